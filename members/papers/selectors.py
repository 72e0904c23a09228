"""What the page of the papers shows: lines by band, what is expected, what is still missing. Reading only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members import codes
from members.choices import MovementKind, PaperState, Standing
from members.models import Badge, Discipline, FilePaper, Movement
from members.papers.expected import GUARDED, Course, expected
from members.selectors import Record
from vietnam import dates

BANDS: Final = ("originals", "procedures", "diplomas")
FIELDS: Final = ("state", "number", "issued_on", "kept_at", "issuer", "sheets", "note")
EMPTY: Final[Mapping[str, str]] = dict.fromkeys(FIELDS, "")

Values = Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """One kind of paper in one person's file; ``values`` are texts by field, empty where nothing is recorded."""

    kind: str
    label: str
    band: str
    is_named: bool
    why: str
    values: Values = field(default_factory=lambda: EMPTY)

    @property
    def is_recorded(self) -> bool:
        """Say whether the register says anything about this paper."""
        return bool(self.values["state"])

    @property
    def rest(self) -> str:
        """Return issuer, sheets and note in one line of words."""
        sheets = self.values["sheets"]
        counted = ngettext("{n} tờ", "{n} tờ", int(sheets)).format(n=sheets) if sheets else ""
        return " · ".join(text for text in (self.values["issuer"], counted, self.values["note"]) if text)

    @property
    def is_missing(self) -> bool:
        """Say whether the paper is still to be found: marked so, or expected and not looked for yet."""
        return self.values["state"] == PaperState.MISSING or (bool(self.why) and not self.is_recorded)


@dataclass(frozen=True)
class Band:
    """One band of the list of kinds, with how many of its papers are there and missing."""

    key: str
    title: str
    lines: tuple[Line, ...]

    @property
    def present(self) -> int:
        """Count the papers that are there."""
        return sum(line.values["state"] == PaperState.PRESENT for line in self.lines)

    @property
    def missing(self) -> int:
        """Count the papers still to be found."""
        return sum(line.is_missing for line in self.lines)


@dataclass(frozen=True)
class File:
    """All kinds of paper of one person's file in their bands."""

    bands: tuple[Band, ...]

    @property
    def present(self) -> int:
        """Count the papers that are there."""
        return sum(band.present for band in self.bands)

    @property
    def missing(self) -> int:
        """Count the papers still to be found."""
        return sum(band.missing for band in self.bands)

    def shown(self, band: str, *, only_missing: bool = False) -> tuple[Line, ...]:
        """Return the lines of one band, or those still missing of all bands."""
        if only_missing:
            return tuple(line for one in self.bands for line in one.lines if line.is_missing)
        return next(one.lines for one in self.bands if one.key == band)


def file_of(record: Record, *, background: bool, today: date) -> File:
    """Return the papers of one file; without ``background`` nothing that tells of a measure: four queries."""
    why = expected(_course(record, background=background), today)
    stored = {row.kind: values_of(row) for row in FilePaper.objects.filter(person=record.person)}
    listed = codes.get("file_paper")
    lines = [
        Line(
            kind=entry.key,
            label=entry.label,
            band=entry.group,
            is_named=entry.document is not None,
            why=str(why.get(entry.key, "")),
            values=stored.get(entry.key, EMPTY),
        )
        for entry in listed
        if (listed.holds(entry.key, today) or entry.key in stored) and (background or entry.key not in GUARDED)
    ]
    groups = listed.table.groups
    return File(tuple(Band(key, groups[key], tuple(line for line in lines if line.band == key)) for key in BANDS))


def values_of(paper: FilePaper) -> dict[str, str]:
    """Return what a row says as the texts of the form."""
    return {
        "state": paper.state,
        "number": paper.number,
        "issued_on": dates.of_day(paper.issued_on).display() if paper.issued_on else "",
        "kept_at": paper.kept_at,
        "issuer": paper.issuer,
        "sheets": "" if paper.sheets is None else str(paper.sheets),
        "note": paper.note,
    }


def label(name: str) -> str:
    """Return the name of a field of ``5.number`` as a conflict shows it: the paper and the field."""
    kind, _dot, column = name.partition(".")
    words = FilePaper._meta.get_field(column).verbose_name  # type: ignore[union-attr]
    return f"{codes.get('file_paper').label(kind)}: {words}"


def show(name: str, value: Any) -> str:
    """Write the value of a field of ``5.number`` in words."""
    if name.endswith(".state"):
        return str(PaperState(value).label) if value else _("chưa ghi")
    return str(value)


def _course(record: Record, *, background: bool) -> Course:
    person, membership = record.person, record.membership
    kinds = set(Movement.objects.filter(membership__person=person).values_list("kind", flat=True))
    return Course(
        admitted_on=membership.admitted_on if membership else None,
        is_member=membership is not None,
        is_official=bool(membership and membership.official_on),
        standing=membership.standing if membership else Standing.ACTIVE,
        has_card=bool(person.card_number or person.old_card_number),
        has_badge=Badge.objects.filter(person=person).exists(),
        has_discipline=background and Discipline.objects.filter(person=person).exists(),
        arrived=MovementKind.ARRIVED in kinds,
        restored=MovementKind.RESTORED in kinds,
    )
