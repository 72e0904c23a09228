"""Danh sách ra khỏi Đảng, từ trần: each row one exit with its exact ground, as ``record_exit`` writes it."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.findings import Finding, Level
from jobs.choices import Verdict
from jobs.models import StagedRow
from members import codes
from members.choices import EXITS, MovementKind
from members.intake.movements import ends, lives
from members.intake.movements.cells import ExitWidget, GroundWidget, exit_of
from members.intake.movements.columns import DECIDED, HOME, ISSUER, NUMBER, REASON, WHO, Shape, day
from members.intake.movements.deed import Deed, Judged, Setting
from members.intake.movements.effects import Effects
from members.intake.movements.lives import Member
from members.ledger import rules
from members.ledger.rules import Decision
from members.ledger.services.acts import booked
from members.models import Movement


class Exits(Deed):
    """Xóa tên, khai trừ, xin ra khỏi Đảng, từ trần."""

    code = "list_exits"
    label = gettext_lazy("Ra khỏi Đảng, từ trần")
    sheet = "Ra khỏi Đảng, từ trần"
    note = gettext_lazy("Xóa tên, khai trừ, xin ra, từ trần; mỗi người một dòng, có căn cứ và quyết định.")
    shapes = (
        *WHO,
        HOME,
        Shape(
            "kind",
            gettext_lazy("Hình thức"),
            ("Hình thức", "Hình thức ra khỏi Đảng", "Loại biến động", "Biến động", "Trạng thái", "Kết quả xử lý"),
            "Xóa tên, Khai trừ, Xin ra khỏi Đảng hoặc Từ trần.",
            ExitWidget,
            choices=lambda: [str(kind.label) for kind in EXITS],
        ),
        Shape(
            "ground",
            gettext_lazy("Căn cứ"),
            ("Căn cứ", "Căn cứ ra khỏi Đảng", "Trường hợp", "Mã căn cứ", "Lý do ra khỏi Đảng", "Căn cứ, lý do"),
            "Căn cứ chính xác: có được xét kết nạp lại hay không là theo căn cứ này.",
            GroundWidget,
            width=50,
            choices=lambda: [entry.label for entry in codes.get("exit_ground")],
        ),
        day(
            "on",
            gettext_lazy("Từ ngày"),
            ("Ngày ra khỏi Đảng", "Ngày từ trần", "Từ ngày", "Ngày hiệu lực", "Ngày có hiệu lực", "Ngày mất",
             "Ngày ra khỏi Đảng, từ trần", "Ngày xóa tên", "Ngày khai trừ", "Ngày"),
            "Từ ngày này không còn tính đảng số, ví dụ 12/03/2026.",
        ),
        NUMBER,
        DECIDED,
        ISSUER,
        REASON,
    )  # fmt: skip
    required = frozenset({"full_name", "on"})

    def complete(self, values: dict[str, Any], setting: Setting) -> list[Finding]:
        """Let the ground say the exit and death its ground; both must be known in the end."""
        if not values["kind"] and values["ground"]:
            values["kind"] = exit_of(values["ground"])
        if values["kind"] == MovementKind.DIED and not values["ground"]:
            values["ground"] = "died"
        found = []
        if not values["kind"]:
            reason = _("Chưa ghi hình thức ra khỏi Đảng.")
            found.append(Finding("required", "kind", reason, _("Ghi Xóa tên, Khai trừ, Xin ra khỏi Đảng, Từ trần.")))
        elif not values["ground"]:
            reason = _("Chưa ghi căn cứ.")
            remedy = _("Ghi căn cứ theo danh mục trong tệp mẫu: việc kết nạp lại sau này theo căn cứ ấy.")
            found.append(Finding("required", "ground", reason, remedy))
        if values["on"] is None:
            found.append(Finding("required", "on", _("Chưa có ngày."), _("Ghi đủ ngày, tháng, năm.")))
        return found

    def key(self, values: Mapping[str, Any], person_id: int) -> Hashable:
        """Return the person: nobody leaves twice by one list."""
        return person_id

    def open(self, person_ids: Iterable[int], *, lock: bool = False) -> dict[int, Member]:
        """Read the lives of the members."""
        return lives.read(person_ids, lock=lock)

    def judge(self, values: dict[str, Any], person_id: int | None, book: dict[int, Member], setting: Setting) -> Judged:
        """Judge by the rules of the exit; posts held end with it, which is said."""
        member = book[person_id or 0]
        if member.membership is None:
            reason = _("Người này chưa có đảng tịch.")
            return Judged(findings=[Finding("no_membership", "full_name", reason, _("Ghi đảng tịch trước."))])
        on, kind = values["on"].value, values["kind"]
        if (member.membership.standing, member.membership.ended_on) == (kind, on):
            return Judged(Verdict.UNCHANGED)
        life = member.life(on)
        found = rules.exit_findings(life, kind, values["ground"], on, paper_of(values), setting.today, posts_end=True)
        if life.open_posts:
            remedy = _("Ghi dòng này thì các chức vụ ấy cũng thôi từ cùng ngày.")
            found.append(replace(rules.posts_held(life.open_posts, remedy=remedy), level=Level.WARNING))
        return Judged(findings=found)

    def plan(
        self,
        row: StagedRow,
        values: dict[str, Any],
        person_id: int,
        book: dict[int, Member],
        setting: Setting,
        effects: Effects,
    ) -> None:
        """End placements, times apart, the transfer on its way, posts and the membership; one movement."""
        member, on, kind = book[person_id], values["on"].value, values["kind"]
        paper, own, life = paper_of(values), member.membership, book[person_id].life(values["on"].value)
        formal = ends.end_placements(row, member, on, effects)
        ends.end_times_apart(row, member, on, paper.number, effects)
        ends.cancel_transfers(row, member, on, effects)
        ends.end_posts(row, member, on, effects, number=paper.number, reason=str(MovementKind(kind).label))
        effects.change(row, own, standing=kind, standing_on=on, ended_on=on)
        effects.change(row, member.person, version=member.person.version + 1)
        movement = Movement(
            membership=own,
            kind=kind,
            **booked(life, on, replace(paper, reason=paper.reason or setting.reason)),
            from_cell_id=formal.cell_id if formal else member.person.keeper_id,
            standing=kind,
            ground=values["ground"],
            batch_id=setting.batch.pk,
        )
        effects.make(row, movement)

    def sentences(self, rows: Any) -> list[str]:
        """Say by how many members the unit shrinks, and by which exits."""
        by_kind = dict(rows.values_list("values__kind").annotate(n=Count("pk")).order_by())
        total = sum(by_kind.values())
        if not total:
            return []
        parts = [f"{str(kind.label).lower()} {by_kind[kind]}" for kind in EXITS if kind in by_kind]
        return [
            _("Ghi xong, đảng số giảm {n}: {parts}.").format(n=total, parts=", ".join(parts)),
            _("Chức vụ, miễn sinh hoạt, đình chỉ và lần chuyển sinh hoạt đang mở của những người này cũng kết thúc."),
        ]


def paper_of(values: Mapping[str, Any]) -> Decision:
    """Return the paper a row speaks of."""
    decided = values.get("decided_on")
    return Decision(
        number=values.get("number") or "",
        decided_on=decided.value if decided else None,
        issuer=values.get("issuer") or "",
        reason=values.get("reason") or "",
    )
