"""Danh sách xếp loại hằng năm: each row the level of one member for one year, by the rules of the page of ratings."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.findings import Finding
from jobs.choices import Verdict
from jobs.models import StagedRow
from members.choices import PlacementKind, RatingLevel
from members.intake.movements import lives
from members.intake.movements.cells import LevelWidget, WholeWidget
from members.intake.movements.columns import DECIDED, HOME, ISSUER, NUMBER, WHO, Shape, text
from members.intake.movements.deed import Deed, Judged, Setting
from members.intake.movements.effects import Effects
from members.models import Membership, Person, Placement, Rating
from members.ratings import rules
from members.ratings.rules import Rated
from members.services.standings import Paper


@dataclass
class Rateable:
    """A member as far as rating goes: name, times in the Party with their placements, ratings by year."""

    person: Person
    memberships: list[Membership] = field(default_factory=list)
    placements: dict[int, list[Placement]] = field(default_factory=lambda: defaultdict(list))
    ratings: dict[tuple[int, int], Rating] = field(default_factory=dict)

    def on(self, day: date) -> tuple[Membership | None, int | None]:
        """Return the membership that counts on a day with its cell; no cell where the register began later."""
        for own in self.memberships:
            for placement in self.placements[own.pk]:
                if placement.starts_on <= day and (placement.ends_on is None or placement.ends_on > day):
                    return own, placement.cell_id
        for own in self.memberships:
            if own.admitted_on and own.admitted_on <= day and (own.ended_on is None or own.ended_on > day):
                first = min((one.starts_on for one in self.placements[own.pk]), default=None)
                return (own if first is None or first > day else None), None
        return None, None


class Ratings(Deed):
    """Kết quả đánh giá, xếp loại đảng viên."""

    code = "list_ratings"
    label = gettext_lazy("Xếp loại đảng viên hằng năm")
    sheet = "Xếp loại"
    note = gettext_lazy("Mức xếp loại của từng người; tệp không có cột năm thì lấy năm của ngày “tính đến”.")
    shapes = (
        *WHO,
        HOME,
        Shape(
            "year",
            gettext_lazy("Năm xếp loại"),
            ("Năm", "Năm xếp loại", "Năm đánh giá", "Xếp loại năm"),
            "Bốn chữ số, ví dụ 2025. Để trống thì lấy năm của ngày “tính đến” khi tải lên.",
            WholeWidget,
            width=8,
        ),
        Shape(
            "level",
            gettext_lazy("Mức xếp loại"),
            ("Mức xếp loại", "Xếp loại", "Kết quả xếp loại", "Kết quả đánh giá, xếp loại", "Kết quả",
             "Mức chất lượng", "Chất lượng", "Đánh giá, xếp loại", "Xếp loại đảng viên", "Mức độ"),
            "Hoàn thành xuất sắc nhiệm vụ (HTXSNV), Hoàn thành tốt (HTTNV), Hoàn thành (HTNV), Không hoàn thành…",
            LevelWidget,
            width=30,
            choices=lambda: [str(level.label) for level in RatingLevel],
        ),
        text(
            "reason",
            gettext_lazy("Lý do chưa xếp loại"),
            ("Lý do chưa xếp loại", "Lý do", "Lí do", "Lý do không xếp loại"),
            "Cần khi ghi Chưa xếp loại.",
        ),
        NUMBER,
        DECIDED,
        ISSUER,
    )  # fmt: skip
    required = frozenset({"full_name", "level"})
    aliases = {"decision_number": "number"}

    def complete(self, values: dict[str, Any], setting: Setting) -> list[Finding]:
        """Take the year of the list where a row has none; a level must be there."""
        values["year"] = values["year"] or setting.batch.as_of.year
        found = rules.year_findings(values["year"], setting.today)
        if not values["level"]:
            found += rules.level_findings("", "", None, setting.today)
        return found

    def key(self, values: Mapping[str, Any], person_id: int) -> Hashable:
        """Return the person and the year."""
        return person_id, values["year"]

    def open(self, person_ids: Iterable[int], *, lock: bool = False) -> dict[int, Rateable]:
        """Read times in the Party, placements and ratings: four queries."""
        book = {person.pk: Rateable(person) for person in lives.persons(person_ids, lock=lock)}
        of: dict[int, Rateable] = {}
        for own in Membership.objects.filter(person_id__in=book).order_by("pk"):
            of[own.pk] = book[own.person_id]
            book[own.person_id].memberships.append(own)
        formal = Placement.objects.filter(membership_id__in=of, kind=PlacementKind.FORMAL)
        for placement in formal.order_by("starts_on"):
            of[placement.membership_id].placements[placement.membership_id].append(placement)
        for row in Rating.objects.filter(membership_id__in=of):
            of[row.membership_id].ratings[row.membership_id, row.year] = row
        return book

    def judge(
        self, values: dict[str, Any], person_id: int | None, book: dict[int, Rateable], setting: Setting
    ) -> Judged:
        """Judge by the rules of a rating; one that stands is put right where the row says otherwise."""
        member = book[person_id or 0]
        day = rules.counting_day(values["year"], setting.today)
        own, _cell = member.on(day)
        if own is None:
            return Judged(findings=[rules.not_a_member(member.person.full_name, day)])
        paper, reason, above = _paper(values), values.get("reason") or "", setting.cells.only is None
        stands = member.ratings.get((own.pk, values["year"]))
        changes = _changes(stands, values, paper, reason) if stands else {}
        if stands and not changes:
            return Judged(Verdict.UNCHANGED)
        found = rules.level_findings(values["level"], reason, own.admitted_on, day)
        found += rules.paper_findings(paper, may_decide=above)
        if not stands:
            return Judged(findings=found)
        was = Rated(stands.level, stands.reason, bool(stands.decision_number))
        why = setting.reason
        if "level" in changes or "reason" in changes:
            found += rules.correction_findings(was, values["level"], reason, paper, why, may_decide=above)
        return Judged(Verdict.CHANGED, found, changes)

    def plan(
        self,
        row: StagedRow,
        values: dict[str, Any],
        person_id: int,
        book: dict[int, Rateable],
        setting: Setting,
        effects: Effects,
    ) -> None:
        """Write the rating, or what the row says otherwise of the one that stands."""
        member = book[person_id]
        own, cell_id = member.on(rules.counting_day(values["year"], setting.today))
        if own is None:
            raise ValueError(f"line {row.line} was judged a member")
        paper, reason = _paper(values), (values.get("reason") or "")[:300]
        stands = member.ratings.get((own.pk, values["year"]))
        if stands is None:
            kept = {"level": values["level"], "reason": reason, "cell_id": cell_id, **paper.columns()}
            effects.make(row, Rating(membership=own, year=values["year"], **kept))
            return
        wanted = {"level": values["level"], "reason": reason, **paper.columns()}
        changed = {name: wanted[name] for name in _changes(stands, values, paper, reason)}
        effects.change(row, stands, **changed, version=stands.version + 1)

    def sentences(self, rows: Any) -> list[str]:
        """Say how many of each year get which level; head-counts stay as they are."""
        counted = rows.values_list("values__year", "values__level").annotate(n=Count("pk")).order_by("values__year")
        years: dict[int, dict[str, int]] = defaultdict(dict)
        for year, level, count in counted:
            years[year][level] = count
        said = []
        for year, levels in years.items():
            parts = [f"{str(one.label).lower()} {levels[one]}" for one in RatingLevel if one in levels]
            said.append(_("Ghi xong, thêm xếp loại năm {year}: {parts}.").format(year=year, parts=", ".join(parts)))
        return [*said, _("Đảng số không đổi.")] if said else []

    def show(self, name: str, value: Any) -> str:
        """Write a value of a change as people read it."""
        if name == "level":
            return str(RatingLevel(value).label)
        return f"{date.fromisoformat(value):%d/%m/%Y}" if name == "decided_on" else str(value)


def _paper(values: Mapping[str, Any]) -> Paper:
    decided = values.get("decided_on")
    return Paper(values.get("number") or "", decided.value if decided else None, values.get("issuer") or "")


def _changes(stands: Rating, values: Mapping[str, Any], paper: Paper, reason: str) -> dict[str, list[Any]]:
    """Return column → [what stands, what the row says]; a blank changes nothing."""
    wanted = {"level": values["level"], "reason": reason, **paper.columns()}
    found = {}
    for name, value in wanted.items():
        if value and getattr(stands, name) != value:
            old = getattr(stands, name)
            found[name] = [_plain(old), _plain(value)]
    return found


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
