"""Danh sách Huy hiệu Đảng đã tặng: each row a line of table 24 of the record, by the rules of that table."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.findings import Finding
from jobs.choices import Verdict
from jobs.models import StagedRow
from members import kinds, rows
from members.choices import BadgeYears
from members.fields import TABLES_BY_NAME
from members.intake.movements import lives
from members.intake.movements.cells import BadgeWidget
from members.intake.movements.columns import DECIDED, HOME, ISSUER, NUMBER, WHO, Shape, day, text
from members.intake.movements.deed import Deed, Judged, Setting
from members.intake.movements.effects import Effects
from members.models import Badge, Membership, Person
from members.rules import Bearer, row_findings
from members.services.tables import bearer_of

TABLE = TABLES_BY_NAME["badges"]
_OWN = tuple(column.name for column in TABLE.columns)


@dataclass
class Holder:
    """A person with the badges the record has, and what lines are held against."""

    person: Person
    first: Membership | None = None
    badges: list[Badge] = field(default_factory=list)

    def of(self, years: Any) -> Badge | None:
        """Return the badge for these years."""
        return next((badge for badge in self.badges if str(badge.years) == str(years)), None)

    def bearer(self) -> Bearer:
        """Return what lines are held against."""
        return bearer_of(self.person, self.first)

    def others(self, but: Badge | None) -> list[rows.Values]:
        """Return the other lines of the table."""
        return [rows.values_of(TABLE, badge) for badge in self.badges if badge is not but]


class Badges(Deed):
    """Huy hiệu Đảng."""

    code = "list_badges"
    label = gettext_lazy("Huy hiệu Đảng")
    sheet = "Huy hiệu Đảng"
    note = gettext_lazy("Huy hiệu đã có quyết định tặng: loại huy hiệu, số huy hiệu, quyết định, ngày trao.")
    shapes = (
        *WHO,
        HOME,
        Shape(
            "years",
            gettext_lazy("Loại huy hiệu"),
            ("Loại huy hiệu", "Huy hiệu Đảng", "Huy hiệu", "Loại HHĐ", "HHĐ", "Năm tuổi Đảng", "Huy hiệu (năm)",
             "Được tặng huy hiệu", "Mức huy hiệu", "Tặng Huy hiệu Đảng"),
            "Số năm tuổi Đảng của huy hiệu, ví dụ 30 năm.",
            BadgeWidget,
            choices=lambda: [str(years.label) for years in BadgeYears],
        ),
        text(
            "number",
            gettext_lazy("Số huy hiệu"),
            ("Số huy hiệu", "Số hiệu huy hiệu", "Số HHĐ", "Số huy hiệu Đảng"),
            "Như khắc sau huy hiệu, ví dụ HN 00001234.",
            20,
        ),
        day(
            "awarded_on",
            gettext_lazy("Ngày trao"),
            ("Ngày trao", "Ngày trao tặng", "Ngày nhận", "Ngày trao huy hiệu"),
            "Ngày trao huy hiệu, ví dụ 19/05/2026.",
        ),
        Shape("decision_number", NUMBER.label, NUMBER.headers, NUMBER.hint, NUMBER.widget),
        DECIDED,
        ISSUER,
    )  # fmt: skip
    required = frozenset({"full_name", "years"})

    def complete(self, values: dict[str, Any], setting: Setting) -> list[Finding]:
        """Say when a row names no badge."""
        if values["years"]:
            values["years"] = str(values["years"])
            return []
        reason = _("Chưa ghi loại huy hiệu.")
        return [Finding("required", "years", reason, _("Ghi số năm tuổi Đảng của huy hiệu, ví dụ 30."))]

    def key(self, values: Mapping[str, Any], person_id: int) -> Hashable:
        """Return the person and the badge."""
        return person_id, values["years"]

    def open(self, person_ids: Iterable[int], *, lock: bool = False) -> dict[int, Holder]:
        """Read the badges of the members: three queries."""
        book = {person.pk: Holder(person) for person in lives.persons(person_ids, lock=lock)}
        for own in Membership.objects.filter(person_id__in=book).order_by("-pk"):
            book[own.person_id].first = own
        for badge in Badge.objects.filter(person_id__in=book).order_by("pk"):
            book[badge.person_id].badges.append(badge)
        return book

    def judge(self, values: dict[str, Any], person_id: int | None, book: dict[int, Holder], setting: Setting) -> Judged:
        """Judge by the rules of the table; a blank changes nothing of a badge the record has."""
        holder = book[person_id or 0]
        stands = holder.of(values["years"])
        before = rows.values_of(TABLE, stands) if stands else {}
        empty = {column.name: kinds.empty(column.kind) for column in TABLE.columns}
        said = {name: values[name] for name in _OWN if values.get(name)}
        changes = {
            name: [kinds.pack(before[name]), kinds.pack(value)]
            for name, value in said.items()
            if before and before[name] != value
        }
        if stands and not changes:
            return Judged(Verdict.UNCHANGED)
        line = {**empty, **before, **said}
        found = row_findings(
            TABLE, line, bearer=holder.bearer(), others=holder.others(stands), before=before, today=setting.today
        )
        return Judged(Verdict.CHANGED if stands else Verdict.NEW, found, changes)

    def plan(
        self,
        row: StagedRow,
        values: dict[str, Any],
        person_id: int,
        book: dict[int, Holder],
        setting: Setting,
        effects: Effects,
    ) -> None:
        """Write the badge, or what the row says otherwise of the one that stands."""
        holder = book[person_id]
        said = {name: values[name] for name in _OWN if values.get(name)}
        stands = holder.of(values["years"])
        if stands is None:
            badge = Badge(person=holder.person, **rows.columns(TABLE, said))
            holder.badges.append(badge)
            effects.make(row, badge)
            return
        now = rows.values_of(TABLE, stands)
        other = {name: value for name, value in said.items() if now[name] != value}
        effects.change(row, stands, **rows.columns(TABLE, other), version=stands.version + 1)

    def sentences(self, listed: Any) -> list[str]:
        """Say how many badges of which years the records will have more."""
        new = listed.filter(verdict=Verdict.NEW).values_list("values__years").annotate(n=Count("pk")).order_by()
        counted = sorted((int(years), count) for years, count in new)
        if not counted:
            return []
        parts = ", ".join(_("{years} năm: {n}").format(years=years, n=count) for years, count in counted)
        return [_("Ghi xong, hồ sơ có thêm huy hiệu {parts}.").format(parts=parts), _("Đảng số không đổi.")]

    def show(self, name: str, value: Any) -> str:
        """Write a value of a change as people read it."""
        column = next(one for one in TABLE.columns if one.name == name)
        return rows.show(column, kinds.unpack(column.kind, value))
