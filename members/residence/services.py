"""Writing ties with the place of residence and the comments of a year, one member or a whole cell at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused, stopping
from members.models import Person, Placement, ResidenceComment, ResidenceTie
from members.ratings.rules import year_findings
from members.residence import rules

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Tie:
    """What the introduction says: to whom, its paper, from when until when, or by which ground it is not asked."""

    place: str
    starts_on: date | None
    ends_on: date | None = None
    letter_number: str = ""
    letter_on: date | None = None
    exemption: str = ""


@dataclass(frozen=True)
class Said:
    """What the place of residence says of one member."""

    person_id: int
    view: str
    words: str = ""

    @property
    def field(self) -> str:
        """Return the name under which the form knows this member."""
        return f"p{self.person_id}"


def save_tie(
    *, person_id: int, tie: Tie, tie_id: int | None = None, version: int | None = None, reason: str = "", by: "User"
) -> ResidenceTie:
    """Write a new tie, or change the one given; a new one ends the tie that runs. ``Refused``, ``ChangedMeanwhile``."""
    with transaction.atomic(), history.act("save_residence_tie", by=by, reason=reason):
        Person.objects.locked(person_id)
        row = ResidenceTie.objects.filter(person=person_id, pk=tie_id).first() if tie_id else None
        if row is not None and row.version != version:
            raise ChangedMeanwhile({"place": (None, row.place, tie.place)}, row.version)
        was = row.exemption if row else ""
        _refuse(rules.tie_findings(tie.place, tie.exemption, tie.starts_on, tie.ends_on, reason, was=was), reason)
        columns = {
            "place": tie.place.strip()[:300],
            "letter_number": tie.letter_number.strip()[:60],
            "letter_on": tie.letter_on,
            "starts_on": tie.starts_on,
            "ends_on": tie.ends_on,
            "exemption": tie.exemption,
        }
        if row is not None:
            ResidenceTie.objects.filter(pk=row.pk).update(**columns, version=F("version") + 1)
            row.refresh_from_db()
            return row
        running = ResidenceTie.objects.filter(person=person_id, ends_on__isnull=True, starts_on__lte=tie.starts_on)
        running.update(ends_on=tie.starts_on, version=F("version") + 1)
        return ResidenceTie.objects.create(person_id=person_id, **columns)


def save_comments(*, cell_id: int, year: int, received_on: date | None, comments: Sequence[Said], by: "User") -> int:
    """Write the comments of a year for members of a cell, all or none; return how many. Raises ``Refused``."""
    today = timezone.localdate()
    found: list[Finding] = list(year_findings(year, today))
    if not comments:
        said = _("Chưa ghi nhận xét nào.")
        found.append(Finding("residence_nothing", "", said, _("Chọn nhận xét ở ít nhất một dòng.")))
    _refuse(found)
    with transaction.atomic(), history.act("save_residence_comments", by=by):
        people = Person.objects.locked_all([one.person_id for one in comments])
        placed = Placement.objects.on(today).formal().filter(cell=cell_id, membership__person__in=list(people))
        here = set(placed.values_list("membership__person_id", flat=True))
        there = set(ResidenceComment.objects.filter(person__in=here, year=year).values_list("person_id", flat=True))
        for one in comments:
            if one.person_id not in here:
                found.append(rules.not_in_cell(one.field))
            elif one.person_id in there:
                found.append(rules.already(people[one.person_id].full_name, one.field))
            else:
                found += rules.comment_findings(one.view, one.words, received_on, today, one.field)
        _refuse(found)
        assert received_on is not None
        ResidenceComment.objects.bulk_create(
            ResidenceComment(
                person_id=one.person_id,
                year=year,
                received_on=received_on,
                view=one.view,
                words=one.words.strip()[:1000],
            )
            for one in comments
        )
    return len(comments)


def correct_comment(
    *,
    person_id: int,
    year: int,
    said: Said,
    received_on: date | None,
    source: str = "",
    version: int | None = None,
    by: "User",
) -> ResidenceComment:
    """Write or put right the comment of one member for a year. Raises ``Refused``, ``ChangedMeanwhile``."""
    today = timezone.localdate()
    _refuse(year_findings(year, today) + rules.comment_findings(said.view, said.words, received_on, today, "view"))
    assert received_on is not None
    columns = {
        "received_on": received_on,
        "source": source.strip()[:300],
        "view": said.view,
        "words": said.words.strip()[:1000],
    }
    with transaction.atomic(), history.act("correct_residence_comment", by=by):
        Person.objects.locked(person_id)
        row = ResidenceComment.objects.filter(person=person_id, year=year).first()
        if row is None:
            return ResidenceComment.objects.create(person_id=person_id, year=year, **columns)
        if row.version != version:
            raise ChangedMeanwhile({"view": (None, row.view, said.view)}, row.version)
        ResidenceComment.objects.filter(pk=row.pk).update(**columns, version=F("version") + 1)
        row.refresh_from_db()
    return row


def _refuse(findings: Sequence[Finding], reason: str = "") -> None:
    """Stop on errors, and on warnings for which no reason is written."""
    if stopping(findings) or (findings and not reason.strip()):
        raise Refused(findings)
