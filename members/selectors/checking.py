"""All that is wrong, doubtful or missing in one record at once, before it is printed or sent. Reading only."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.scope import Scope
from members import policy
from members.fields import TABLE_SLUGS, TABLES_BY_NAME
from members.selectors.concerns import Concern, concerns_of, line_concerns, missing_of
from members.selectors.lines import lines_of
from members.selectors.record import Record


@dataclass(frozen=True)
class Checked:
    """What a check found; ``guarded`` when guarded items were looked at for it."""

    errors: tuple[Concern, ...]
    doubts: tuple[Concern, ...]
    missing: tuple[tuple[str, str, str], ...]
    empty: tuple[tuple[str, str], ...]
    confirmed_on: date | None
    guarded: bool

    @property
    def is_clean(self) -> bool:
        """Say whether nothing stands in the way."""
        return not (self.errors or self.doubts or self.missing)


_EXPECTED = ("work", "training")
"""Tables that are empty in hardly any record."""


def checked_of(record: Record, scope: Scope, today: date) -> Checked:
    """Check one record as far as somebody may read it: one query."""
    tables = policy.tables(scope, record.person.keeper_path)
    lines = lines_of(record.person.pk, tables)
    concerns = [*concerns_of(record, today, scope), *line_concerns(record, lines, today)]
    empty = [
        (_("{table}: chưa có dòng nào").format(table=TABLES_BY_NAME[name].legend), TABLE_SLUGS[name])
        for name in _EXPECTED
        if not lines[name]
    ]
    return Checked(
        errors=tuple(concern for concern in concerns if concern.stops),
        doubts=tuple(concern for concern in concerns if not concern.stops),
        missing=tuple(missing_of(record, scope)),
        empty=tuple(empty),
        confirmed_on=record.person.confirmed_on,
        guarded=any(table.guarded for table in tables),
    )
