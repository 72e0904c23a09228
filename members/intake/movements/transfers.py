"""Danh sách chuyển sinh hoạt: each row one transfer, accepted on its day, or a letter still on its way."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.findings import Finding, Level
from jobs.choices import Verdict
from jobs.models import StagedRow
from members import rules as person_rules
from members.choices import Standing, TransferStage
from members.intake.movements import arriving, lives, moving
from members.intake.movements.cells import TransferWidget
from members.intake.movements.columns import WHO, Shape, day, text
from members.intake.movements.deed import Judged, Setting, TakesStrangers
from members.intake.movements.effects import Effects
from members.intake.movements.lives import Member
from members.intake.movements.moving import MOVED, Way
from members.intake.movements.people import NOBODY
from members.intake.widgets import DateWidget
from members.ledger.rules import posts_held
from members.transfers import rules
from members.transfers.rules import Asked, Spot

_CLOSED: Final = (TransferStage.RETURNED, TransferStage.CANCELLED)


class Transfers(TakesStrangers):
    """Chuyển sinh hoạt đảng: đi, đến, nội bộ, tạm thời."""

    code = "list_transfers"
    label = gettext_lazy("Chuyển sinh hoạt đảng")
    sheet = "Chuyển sinh hoạt"
    note = gettext_lazy("Chuyển đi, chuyển đến, trong nội bộ, tạm thời; chưa có ngày tiếp nhận thì là đang trên đường.")
    shapes = (
        *WHO,
        Shape(
            "kind",
            gettext_lazy("Hình thức chuyển"),
            ("Hình thức chuyển", "Hình thức", "Loại chuyển", "Hình thức chuyển sinh hoạt"),
            "Chính thức, Tạm thời, Nội bộ, Ngoài nước hoặc Ngoài thành phố. Để trống là chính thức.",
            TransferWidget,
            choices=lambda: ["Chính thức", "Tạm thời", "Nội bộ", "Ngoài nước", "Ngoài thành phố"],
        ),
        text(
            "from_words",
            gettext_lazy("Chuyển từ"),
            ("Chuyển từ", "Nơi đi", "Từ chi bộ", "Chi bộ chuyển đi", "Chuyển đến từ đâu", "Từ đâu", "Chi bộ",
             "Nơi chuyển đi", "Chi bộ đang sinh hoạt", "Tổ chức đảng nơi đi", "Từ"),
            "Chi bộ trong sổ, hoặc tổ chức đảng và tỉnh, thành phố nơi đi.",
        ),
        text(
            "to_words",
            gettext_lazy("Chuyển đến"),
            ("Chuyển đến", "Nơi đến", "Đến chi bộ", "Chi bộ tiếp nhận", "Chuyển đi đâu", "Đến đâu", "Nơi chuyển đến",
             "Chi bộ chuyển đến", "Tổ chức đảng nơi đến", "Đến", "Nơi tiếp nhận"),
            "Tên hoặc mã chi bộ trong sổ; nơi khác thì ghi cả tỉnh, thành phố.",
        ),
        text(
            "letter_number",
            gettext_lazy("Số giấy giới thiệu"),
            ("Số giấy giới thiệu", "Số giấy GT", "Số GTSHĐ", "Số giấy", "Giấy giới thiệu số", "Số quyết định", "Số"),
            "Số trong sổ giới thiệu sinh hoạt đảng, ví dụ 12-GTSHĐ.",
            60,
        ),
        day(
            "letter_on",
            gettext_lazy("Ngày giấy giới thiệu"),
            ("Ngày giấy giới thiệu", "Ngày giấy", "Ngày giấy GT", "Ngày ký", "Ngày cấp giấy", "Ngày quyết định"),
            "Ngày ký, ví dụ 05/03/2026.",
        ),
        text(
            "letter_issuer",
            gettext_lazy("Nơi cấp giấy"),
            ("Nơi cấp giấy", "Nơi cấp", "Cấp giới thiệu", "Nơi giới thiệu", "Nơi ban hành"),
            "Ví dụ Đảng ủy phường Ngọc Hà.",
            200,
        ),
        day(
            "on",
            gettext_lazy("Ngày tiếp nhận"),
            ("Ngày tiếp nhận", "Ngày chuyển", "Ngày chuyển đến", "Ngày chuyển đi", "Ngày đến", "Từ ngày",
             "Ngày chuyển sinh hoạt"),
            "Từ ngày này nơi mới tính đảng số. Để trống khi nơi đến chưa tiếp nhận.",
        ),
        day(
            "until_on",
            gettext_lazy("Tạm thời đến ngày"),
            ("Tạm thời đến ngày", "Đến ngày", "Thời hạn đến", "Hết hạn", "Sinh hoạt tạm thời đến ngày"),
            "Chỉ với chuyển tạm thời hoặc ra ngoài nước có hạn.",
        ),
        Shape(
            "dues_until",
            gettext_lazy("Đã đóng đảng phí đến hết tháng"),
            ("Đã đóng đảng phí đến hết tháng", "Đóng đảng phí đến", "Đảng phí đến hết tháng",
             "Đóng đảng phí đến tháng"),
            "Tháng và năm, ví dụ 3/2026.",
            DateWidget,
            "date",
        ),
        text("reason", gettext_lazy("Lý do chuyển"), ("Lý do chuyển", "Lý do", "Lí do"), "Ví dụ: đổi nơi công tác."),
        text("late_reason", gettext_lazy("Lý do chậm"), ("Lý do chậm", "Lý do nộp chậm"), "Chỉ khi nộp giấy quá hạn."),
        *arriving.SHAPES,
    )  # fmt: skip
    required = frozenset({"full_name", "letter_number"})
    aliases = {"to_cell": "to_words", "moved_on": "letter_on", "presented_on": "on", "cell": "to_words"}

    def complete(self, values: dict[str, Any], setting: Setting) -> list[Finding]:
        """Find the two cells a row names and say which places are neither ours nor surely outside the city."""
        found = moving.settle_places(values, setting)
        if values["letter_on"] is None:
            reason = _("Chưa có ngày giấy giới thiệu.")
            found.append(Finding("required", "letter_on", reason, _("Ghi đủ ngày, tháng, năm trên giấy.")))
        return found

    def key(self, values: Mapping[str, Any], person_id: int) -> Hashable:
        """Return the person: nobody moves twice by one list."""
        return person_id

    def open(self, person_ids: Iterable[int], *, lock: bool = False) -> dict[int, Member]:
        """Read the lives of the members."""
        return lives.read(person_ids, lock=lock)

    def judge(self, values: dict[str, Any], person_id: int | None, book: dict[int, Member], setting: Setting) -> Judged:
        """Judge a transfer by the rules of its steps, all of them at once; the same letter twice is one."""
        if person_id is None:
            return self._judge_stranger(values, setting)
        member = book[person_id]
        if _is_known(member, values):
            return Judged(Verdict.UNCHANGED)
        own = member.membership
        if own and own.standing == Standing.DEPARTED and values.get("to_cell"):
            found = arriving.findings(values, member.life(_on(values)), setting)
            return Judged(findings=found, more={"way": Way.RETURNED})
        found = self._findings(values, member, setting)
        return Judged(findings=_once(found), more={"way": moving.way_of(values)})

    def _judge_stranger(self, values: dict[str, Any], setting: Setting) -> Judged:
        """Take in somebody the register does not know only as one who comes from outside it."""
        if not values.get("to_cell") or not values["from_words"] or values.get("cell"):
            return Judged(findings=[Finding(NOBODY, "full_name", "")])
        found = arriving.findings(values, None, setting)
        asked = arriving.values_of(values)
        found += person_rules.person_findings({**asked, "cell": values["to_cell"]}, setting.today)
        return Judged(findings=_once(found), more={"way": Way.ARRIVED})

    def _findings(self, values: dict[str, Any], member: Member, setting: Setting) -> list[Finding]:
        if member.membership is None:
            reason = _("Người này chưa có đảng tịch.")
            return [Finding("no_membership", "full_name", reason, _("Ghi đảng tịch trước."))]
        today, kind, until = setting.today, moving.kind_of(values), _day(values, "until_on")
        home = setting.spot(member.formal.cell_id, today) if member.formal else None
        on, letter_on = _day(values, "on"), values["letter_on"].value
        to = setting.spot(values["to_cell"], *({on or today, today})) if values.get("to_cell") else None
        asked = Asked(kind, to, values["to_words"], letter_on, until)
        held, elsewhere = member.is_held(today), member.elsewhere
        found = rules.request_findings(asked, member.life(today), home, today, held=held, elsewhere=elsewhere)
        found += moving.letter_findings(values, kind, until, setting)
        if values.get("cell") and home and values["cell"] != home.cell_id:
            reason = _("Sổ ghi đồng chí này đang sinh hoạt ở chi bộ khác.")
            remedy = _("Ghi dòng này thì chuyển từ chi bộ trong sổ.")
            found.append(Finding("home_differs", "from_words", reason, remedy, Level.WARNING))
        official = rules.is_official(kind, letter_on, until)
        if on is not None and home is not None:
            found += self._accepting(values, member, (to, home), setting, official=official)
        return found

    @staticmethod
    def _accepting(
        values: dict[str, Any], member: Member, spots: tuple[Spot | None, Spot], setting: Setting, *, official: bool
    ) -> list[Finding]:
        on, (to, home) = values["on"].value, spots
        life = member.life(on)
        found = moving.presented_findings(values, setting)
        found += rules.accept_findings(on, values["letter_on"].value, setting.today, to, home, life, official=official)
        if official and to is None and life.open_posts:
            remedy = _("Ghi dòng này thì các chức vụ ấy cũng thôi từ cùng ngày.")
            found.append(replace(posts_held(life.open_posts, remedy=remedy), level=Level.WARNING))
        return found

    def plan(
        self,
        row: StagedRow,
        values: dict[str, Any],
        person_id: int,
        book: dict[int, Member],
        setting: Setting,
        effects: Effects,
    ) -> None:
        """Write the transfer and what its acceptance means for placements, membership and keeper."""
        moving.plan(row, values, book[person_id], setting, effects)

    def admit(self, row: StagedRow, values: dict[str, Any], setting: Setting) -> None:
        """Take in somebody who comes from outside the register."""
        arriving.admit(row, values, setting)

    def sentences(self, rows: Any) -> list[str]:
        """Say by how many the unit grows and shrinks, and how many move inside it."""
        counted = dict(rows.values_list("values__way").annotate(n=Count("pk")).order_by())
        return [str(words).format(n=counted[way]) for way, words in MOVED.items() if way in counted]


def _day(values: Mapping[str, Any], name: str) -> date | None:
    value = values.get(name)
    return value.value if value else None


def _on(values: Mapping[str, Any]) -> date:
    return _day(values, "on") or values["letter_on"].value


def _once(findings: list[Finding]) -> list[Finding]:
    """Say the same thing of a field once."""
    return list({(one.code, one.field): one for one in findings}.values())


def _is_known(member: Member, values: Mapping[str, Any]) -> bool:
    """Say whether the register has this transfer: the same letter to the same place, not taken back."""
    number, to = values["letter_number"].casefold(), values.get("to_cell")
    return any(
        one.stage not in _CLOSED
        and one.to_cell_id == to
        and one.letter_number.casefold() == number
        and one.letter_on == values["letter_on"].value
        and (one.stage == TransferStage.ACCEPTED or not values.get("on"))
        for one in member.transfers
    )
