"""What the pages of a round show: the sheet of a cell with its notes, what stands against it, who chairs and counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

import rulebook
from accounts.findings import Finding, Level
from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from branches.papers.issuers import committee_name
from cell_life.choices import BaseKind, RoundState, Taking
from cell_life.models import BallotBase, BallotCounter, BallotOption, RatingEntry, RatingSheet
from cell_life.rounds import rules
from cell_life.rounds.people import Standing, disciplined_in, members_of, secretaries
from members.choices import RatingLevel, ResidenceView
from members.models import Rating, ResidenceComment, ResidenceTie
from members.ratings.rules import counting_day
from rulebook import ratings
from rulebook.wording import words as rule_words


@dataclass(frozen=True)
class Row:
    """One member on the sheet: the line, what goes with him, the votes counted; ``boxes`` are those of the form."""

    entry: RatingEntry
    person_id: int
    name: str
    notes: tuple[str, ...]
    votes: tuple[int, ...] = ()
    invalid: int = 0
    residence: str = ""
    boxes: Any = None

    @property
    def is_rated(self) -> bool:
        """Say whether this member gets a level."""
        return bool(self.entry.taking == Taking.RATED)


@dataclass(frozen=True)
class SheetPage:
    """A sheet with all that its page says."""

    sheet: RatingSheet | None
    day: date
    rows: tuple[Row, ...] = ()
    base: BallotBase | None = None
    findings: tuple[Finding, ...] = ()
    chair_id: int | None = None
    other_chair_id: int | None = None
    counters: tuple[int, ...] = ()
    secretaries: frozenset[int] = frozenset()
    newcomers: int = 0

    @property
    def rated(self) -> int:
        """Return how many are rated."""
        return sum(1 for row in self.rows if row.is_rated)

    @property
    def voted(self) -> int:
        """Return how many have a counted vote."""
        return sum(1 for row in self.rows if row.entry.ballot_id)

    @property
    def writes(self) -> bool:
        """Say whether the cell may still write on it."""
        return self.sheet is not None and self.sheet.state in rules.BEFORE_REPORT

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Return how many have which level: as decided, else as voted."""
        levels = [row.entry.decided_level or row.entry.cell_level for row in self.rows if row.is_rated]
        return [(str(RatingLevel(level).label), levels.count(level)) for level in rules.LEVELS]


def page_of(cell_id: int, year: int, today: date, *, guarded: bool) -> SheetPage:
    """Return the sheet of a cell with its rows; ``guarded`` says that disciplines may be read. Constant queries."""
    day = counting_day(year, today)
    sheet = RatingSheet.objects.select_related("decision").filter(cell=cell_id, year=year).first()
    people = members_of(cell_id, day)
    if sheet is None:
        return SheetPage(None, day, newcomers=len(people))
    entries = RatingEntry.objects.filter(sheet=sheet).select_related("membership__person", "ballot")
    found = list(entries.order_by("membership__person__name_sort", "pk"))
    rows = _rows(found, people, year, guarded=guarded)
    chairs = secretaries(cell_id, sheet.voted_on or day)
    known = _people_of_vote(found, chairs)
    bases = BallotBase.objects.filter(organisation=cell_id, kind=BaseKind.CELL)
    base = bases.filter(held_on=sheet.voted_on).first() if sheet.voted_on else None
    known_ids = {row.membership_id for row in found}
    return SheetPage(
        sheet,
        day,
        tuple(rows),
        base,
        findings_of(sheet, rows, people, guarded=guarded),
        *known,
        frozenset(chairs),
        newcomers=len(people.keys() - known_ids) if sheet.state in rules.BEFORE_REPORT else 0,
    )


def _rows(found: Sequence[RatingEntry], people: Mapping[int, Standing], year: int, *, guarded: bool) -> list[Row]:
    votes = votes_of([row.ballot_id for row in found if row.ballot_id])
    said = residence_words([row.membership.person_id for row in found], year) if guarded else {}
    rows = []
    for row in found:
        one = people.get(row.membership_id)
        gone = _("nay không còn trong danh sách của chi bộ")
        rows.append(
            Row(
                row,
                row.membership.person_id,
                row.membership.person.full_name,
                one.notes if one else (gone,),
                votes.get(row.ballot_id or 0, ()),
                (row.ballot.invalid or 0) if row.ballot else 0,
                said.get(row.membership.person_id, ""),
            )
        )
    return rows


def votes_of(ballot_ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return the votes for each level, the highest first, by ballot: one query."""
    found: dict[int, tuple[int, ...]] = {}
    for ballot, votes in (
        BallotOption.objects.filter(ballot__in=ballot_ids).order_by("ballot", "order").values_list("ballot", "votes")
    ):
        found[ballot] = (*found.get(ballot, ()), votes or 0)
    return found


def residence_words(person_ids: Sequence[int], year: int) -> dict[int, str]:
    """Say of each person whether the place of residence has commented on the year, where it is asked: two queries."""
    came = dict(ResidenceComment.objects.filter(person__in=person_ids, year=year).values_list("person", "view"))
    asked = ResidenceTie.objects.filter(person__in=person_ids, exemption="", starts_on__lte=date(year, 12, 31))
    ties = set(asked.exclude(ends_on__lte=date(year, 12, 31)).values_list("person_id", flat=True))
    found = {one: _("chưa có nhận xét nơi cư trú") for one in ties}
    for one, view in came.items():
        found[one] = _("nơi cư trú: {view}").format(view=ResidenceView(view).label)
    return found


def _people_of_vote(rows: Sequence[RatingEntry], chairs: set[int]) -> tuple[int | None, int | None, tuple[int, ...]]:
    """Return who chaired, who chaired for the chair, who counted at the last counted vote; else the secretary."""
    ballots = [row.ballot for row in rows if row.ballot is not None]
    if not ballots:
        return next(iter(sorted(chairs)), None), None, ()
    chaired = [one.chair_id for one in ballots if one.chair_id]
    usual = max(set(chaired), key=chaired.count) if chaired else None
    other = next((one for one in chaired if one != usual), None)
    counters: list[int] = []
    listed = (
        BallotCounter.objects.filter(ballot__in=ballots).order_by("-head", "pk").values_list("person_id", flat=True)
    )
    for person in listed:
        if person not in counters:
            counters.append(person)
    return usual, other, tuple(counters[:3])


# ── what stands against it ──────────────────────────────────────────────────
def findings_of(
    sheet: RatingSheet, rows: Sequence[Row], people: Mapping[int, Standing], *, guarded: bool
) -> tuple[Finding, ...]:
    """Say what is amiss and what is known of faults: draft, self-reviews, disciplines, two years failed."""
    found = list(rules.draft_findings(sheet.draft_sent_on, sheet.voted_on))
    late = [row.name for row in rows if row.entry.taking != Taking.NOT_RATED and row.entry.review_on is None]
    if late:
        said = _("Chưa nhận bản tự kiểm điểm của {n} đồng chí: {names}.").format(n=len(late), names=_some(late))
        found.append(_doubt("round_no_review", said, _("Nhận bản kiểm điểm rồi ghi ngày nhận.")))
    persons = [row.person_id for row in rows]
    if guarded and (faulty := disciplined_in(persons, sheet.year)):
        names = _some([row.name for row in rows if row.person_id in faulty])
        said = _("Có kỷ luật trong năm: {names}.").format(names=names)
        found.append(_doubt("round_fault", said, _("Mức cao hơn mức quy định thì ghi lý do.")))
    failing = failed_twice(persons, sheet.year)
    if failing:
        names = _some([row.name for row in rows if row.person_id in failing])
        said = _("Hai năm liền không hoàn thành nhiệm vụ: {names}.").format(names=names)
        remedy = _("Thuộc diện chi bộ giáo dục, giúp đỡ trước khi xem xét đưa ra khỏi Đảng.")
        found.append(_doubt("round_help", said, remedy))
    return tuple(found)


def _doubt(code: str, reason: str, remedy: str) -> Finding:
    return Finding(code, "", reason, remedy, Level.WARNING)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + ("…" if len(names) > 5 else "")


def failed_twice(person_ids: Sequence[int], year: int) -> set[int]:
    """Return who was rated "không hoàn thành" as many years running as the rule of help asks, up to this year."""
    rule = rules.rule_of(rules.HELP_YEARS, date(year, 12, 31))
    if rule is None:
        return set()
    rows = Rating.objects.filter(
        membership__person__in=person_ids, level=RatingLevel.NOT_DONE, year__range=(year - 9, year)
    )
    years: dict[int, set[int]] = {}
    for person, one in rows.values_list("membership__person_id", "year"):
        years.setdefault(person, set()).add(one)
    return {person for person, failed in years.items() if ratings.help_by_ratings(failed, int(rule.value))}


# ── words and rights ────────────────────────────────────────────────────────
@dataclass(frozen=True)
class RuleLine:
    """One rule of the round as the page shows it: what it says, how sure we are, its page."""

    title: str
    words: str
    confidence: str
    url: str


def rule_lines(day: date) -> list[RuleLine]:
    """Return the rules of the round on a day, in the order of its steps."""
    known = rulebook.on(day)
    return [
        RuleLine(
            known[key].title, rule_words(known[key]), known[key].confidence.label, reverse("rules:key", args=[key])
        )
        for key in rules.MAIN
        if key in known
    ]


def entry_url(entry_id: int) -> str:
    """Return the page of the sheet a line stands on."""
    row = RatingEntry.objects.filter(pk=entry_id).values_list("sheet__cell", "sheet__year").first()
    return f"{reverse('rounds:sheet', args=row)}#e{entry_id}" if row else ""


def parent_path(path: str) -> str:
    """Return the path of the body directly above; empty for the root."""
    return path[: path.rstrip("/").rfind("/") + 1]


def may_decide(path: str, scope: Scope) -> bool:
    """Say whether somebody writes for the level above a body."""
    above = parent_path(path)
    return bool(above) and scope.allows(Permission.RUN_CELL_LIFE, above)


def issuer_of(organisation_id: int, today: date) -> str:
    """Return the name of the committee that leads a body, which issues its decisions."""
    period = OrganisationPeriod.objects.on(today).filter(organisation=organisation_id).first()
    return committee_name(period.name) if period else ""


def is_open(sheet: RatingSheet | None) -> bool:
    """Say whether the announcement has been made, so that complaints may come."""
    return sheet is not None and sheet.state == RoundState.ANNOUNCED
