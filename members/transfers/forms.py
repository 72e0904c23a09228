"""Forms of the acts on a transfer. Shape only; nothing is saved here."""

from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from accounts.findings import stopping
from members.choices import TransferKind, TransferStage
from members.forms import ActForm
from members.forms.fields import CleanTextField
from members.models import Transfer
from members.transfers.fields import CellField
from members.transfers.rules import ASKED_FOR
from members.transfers.services import Letter


def _day(label: Any, hint: Any, *, required: bool = True) -> PartialDateField:
    return PartialDateField(label=label, full=True, required=required, help_text=hint)


def _reason(label: Any, hint: Any, *, required: bool = False) -> CleanTextField:
    return CleanTextField(label=label, required=required, max_length=300, help_text=hint)


def _late() -> CleanTextField:
    hint = _("Chỉ ghi khi quá hạn hoặc trang này báo điều chưa khớp. Ví dụ: nằm viện từ 3/7 đến 20/8/2026.")
    return _reason(_("Lý do chậm hoặc khác thường"), hint)


def dues_field() -> PartialDateField:
    """Ask for the month up to which dues are paid."""
    return PartialDateField(
        label=_("Đã đóng đảng phí đến hết tháng"),
        required=False,
        help_text=_("Tháng và năm, thường là tháng của giấy giới thiệu. Ví dụ: để trống ngày, 8 | 2026."),
    )


def portal_field() -> CleanTextField:
    """Ask for the number of the file on the portal."""
    return CleanTextField(
        label=_("Mã hồ sơ trên Cổng dịch vụ công"),
        required=False,
        max_length=60,
        help_text=_("Nếu làm thủ tục trên Cổng. Ví dụ: H26-DCS-000123."),
    )


class StepForm(ActForm):
    """One act on one transfer; the version says on which state of it the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    doubts: ClassVar[str] = "late_reason"

    def __init__(
        self, data: Any = None, *, transfer: Transfer, today: date, issuer: str = "", register_of: int | None = None
    ) -> None:
        """Fill in what is known already; ``register_of`` is the body whose register may give the number."""
        super().__init__(data, initial=self.first_values(transfer, today, issuer), label_suffix="")
        self.register_of = register_of
        self.fit(transfer)

    def first_values(self, transfer: Transfer, today: date, issuer: str) -> dict[str, Any]:
        """Return what the form shows before anybody typed."""
        return {"version": transfer.version, "on": today, "letter_on": today, "letter_issuer": issuer} | {
            name: getattr(transfer, name) for name in ("dues_until", "portal_number")
        }

    def fit(self, transfer: Transfer) -> None:
        """Drop the fields that this transfer has no use for."""

    def take(self, findings: Any) -> None:
        """Show each finding at its field; warnings alone ask for the reason."""
        super().take(findings)
        if not stopping(findings) and self.doubts in self.fields and not self.has_error(self.doubts):
            self.add_error(self.doubts, _("Nếu những điều trên là đúng, ghi lý do rồi lưu lại."))

    def values(self) -> dict[str, Any]:
        """Return what the service takes: days as days."""
        data = self.cleaned_data
        return {name: day_of(value) if hasattr(value, "is_full") else value for name, value in data.items()}


def day_of(when: Any) -> date | None:
    """Return a date of a form as a day, the first of a month for a month."""
    return when.value if when else None


class ApproveForm(StepForm):
    """Chi bộ và cấp ủy cơ sở đồng ý: nothing to fill in."""


class LetterForm(StepForm):
    """Giấy giới thiệu: số, ngày, nơi cấp, đảng phí."""

    letter_number = CleanTextField(
        label=_("Số giấy giới thiệu"), max_length=60, help_text=_("Số trong sổ giới thiệu, ví dụ 12-GTSHĐ.")
    )
    letter_on = _day(_("Ngày giấy giới thiệu"), _("Ngày ký ở ô đầu, ví dụ 15 | 8 | 2026."))
    letter_issuer = CleanTextField(
        label=_("Nơi cấp"), required=False, max_length=200, help_text=_("Ví dụ Đảng ủy phường Ngọc Hà.")
    )
    dues_until = dues_field()
    portal_number = portal_field()
    late_reason = _late()

    def fit(self, transfer: Transfer) -> None:
        """Let the number stay empty where the register gives the next one."""
        if self.register_of:
            number = self.fields["letter_number"]
            number.required = False
            number.help_text = _("Để trống thì phần mềm lấy số tiếp theo trong sổ. Ví dụ 12-GTSHĐ.")

    def values(self) -> dict[str, Any]:
        """Return the letter, whose register numbers it, the reason and the version."""
        data = super().values()
        return {
            "letter": letter_of(data),
            "register_of": self.register_of,
            "late_reason": data["late_reason"],
            "version": data["version"],
        }


def letter_of(data: dict[str, Any]) -> Letter:
    """Return the letter that the fields of a form describe."""
    return Letter(
        data["letter_number"], data["letter_on"], data["letter_issuer"], data["dues_until"], data["portal_number"]
    )


class ReplaceForm(LetterForm):
    """Giấy mới thay giấy hỏng: số mới, giấy cũ ở lại trong sổ."""

    reason = _reason(
        _("Giấy cũ hỏng thế nào"),
        _("Ô 1 sai thì thay giấy; ô khác gạch bỏ rồi đóng dấu. Ví dụ: ô 1 sai ngày sinh."),
        required=True,
    )
    doubts = "reason"

    def first_values(self, transfer: Transfer, today: date, issuer: str) -> dict[str, Any]:
        """Begin with what the spoiled letter said, but for its number."""
        issuer = transfer.letter_issuer or issuer
        return super().first_values(transfer, today, issuer)

    def fit(self, transfer: Transfer) -> None:
        """Ask what was wrong with the old letter instead of why it is late."""
        super().fit(transfer)
        del self.fields["late_reason"]

    def values(self) -> dict[str, Any]:
        """Return the new letter, whose register numbers it, what was wrong with the old one, and the version."""
        data = StepForm.values(self)
        kept = {name: data[name] for name in ("reason", "version")}
        return kept | {"letter": letter_of(data), "register_of": self.register_of}


class PresentedForm(StepForm):
    """Ngày xuất trình giấy giới thiệu ở nơi đến."""

    on = _day(_("Ngày nộp giấy cho chi ủy nơi đến"), _("Ngày chi ủy nhận giấy, ví dụ 20 | 8 | 2026."))
    late_reason = _late()


def index_field() -> forms.TypedChoiceField:
    """Ask whether the file came with its confirmed index: without it nobody is taken in."""
    return forms.TypedChoiceField(
        label=_("Hồ sơ kèm theo có mục lục đã xác nhận không?"),
        choices=[("", _("Chưa chọn")), ("co", _("Có")), ("khong", _("Không có, hoặc chưa xác nhận"))],
        coerce=lambda chosen: chosen == "co",
        empty_value=None,
        help_text=_("Mở hồ sơ xem tờ mục lục có chữ ký và dấu của nơi đi. Ví dụ: Có."),
        error_messages={"required": _("Chưa chọn. Mở hồ sơ xem có tờ mục lục đã ký, đóng dấu không.")},
    )


class AcceptForm(StepForm):
    """Tiếp nhận: từ ngày này nơi đến tính đảng số."""

    presented_on = _day(
        _("Ngày nộp giấy"), _("Để trống nếu nộp đúng ngày tiếp nhận. Ví dụ 20 | 8 | 2026."), required=False
    )
    on = _day(_("Ngày tiếp nhận"), _("Ngày chi bộ nơi đến tiếp nhận, ghi ở ô cuối của giấy. Ví dụ 1 | 9 | 2026."))
    index_confirmed = index_field()
    posts_end = forms.BooleanField(label=_("Ghi thôi các chức vụ đang giữ từ cùng ngày"), required=False)
    late_reason = _late()

    def fit(self, transfer: Transfer) -> None:
        """Ask only what matters: the day of handing in when unknown, posts of who leaves the city.

        The index of the file where a file comes to a cell of ours: inside one base and for a time it stays.
        """
        if not transfer.to_cell_id or transfer.kind != TransferKind.FORMAL:
            del self.fields["index_confirmed"]
        if transfer.stage != TransferStage.ISSUED:
            del self.fields["presented_on"]
        if transfer.to_cell_id:
            del self.fields["posts_end"]


class ReturnForm(StepForm):
    """Trả lại giấy giới thiệu."""

    on = _day(_("Ngày trả lại"), _("Ví dụ 25 | 8 | 2026."))
    reason = _reason(_("Lý do"), _("Ví dụ: hồ sơ thiếu mục lục có xác nhận."), required=True)
    doubts = "reason"


class CancelForm(StepForm):
    """Hủy lần chuyển."""

    reason = _reason(_("Lý do"), _("Ví dụ: đồng chí ấy không chuyển công tác nữa."), required=True)
    doubts = "reason"


class ExtendForm(StepForm):
    """Gia hạn sinh hoạt tạm thời."""

    until_on = _day(_("Gia hạn đến ngày"), _("Mỗi lần dưới 12 tháng, ví dụ 31 | 12 | 2027."))
    reason = _reason(
        _("Căn cứ"),
        _("Nơi tạm thời ghi gia hạn vào giấy giới thiệu và báo nơi cũ. Ví dụ: quyết định kéo dài khóa học 15-QĐ/HV."),
        required=True,
    )
    doubts = "reason"


class EndForm(StepForm):
    """Thôi sinh hoạt tạm thời."""

    on = _day(_("Thôi sinh hoạt tạm thời ngày"), _("Ngày rời nơi tạm thời, ví dụ 30 | 6 | 2026."))
    reason = _reason(_("Lý do"), _("Ghi khi quá ngày hết hạn trên giấy. Ví dụ: khóa học kéo dài thêm một tháng."))
    doubts = "reason"


class AskForm(ActForm):
    """Chuyển đi đâu, hình thức nào, từ khi nào."""

    kind = forms.ChoiceField(
        label=_("Hình thức chuyển"),
        choices=[(kind.value, kind.label) for kind in ASKED_FOR],
        initial=TransferKind.FORMAL,
        help_text=_("Tạm thời: từ 3 tháng đến dưới 12 tháng, đảng số vẫn tính ở nơi cũ. Ví dụ: chính thức."),
    )
    to_cell = CellField(
        label=_("Đến chi bộ"),
        required=False,
        help_text=_("Chi bộ trong thành phố, ví dụ gõ: to dan pho 9 lang."),
    )
    to_words = CleanTextField(
        label=_("Hoặc nơi đến ngoài thành phố"),
        required=False,
        max_length=300,
        help_text=_("Ví dụ: Chi bộ 5, Đảng bộ phường Hải Châu, thành phố Đà Nẵng."),
    )
    moved_on = _day(
        _("Ngày chuyển có hiệu lực"),
        _("Ngày ghi trong quyết định, hoặc ngày đổi nơi ở, nơi làm việc. Ví dụ 1 | 8 | 2026."),
    )
    until_on = _day(
        _("Đến ngày"), _("Chỉ ghi khi chuyển tạm thời hoặc ra ngoài nước. Ví dụ 31 | 1 | 2027."), required=False
    )
    study = forms.BooleanField(label=_("Học tập trung trong nước (được đến 24 tháng)"), required=False)
    portal_number = portal_field()
    reason = _reason(_("Lý do chuyển"), _("Ví dụ: chuyển công tác theo Quyết định 12-QĐ/SNV."))

    def __init__(self, data: Any = None, *, today: date) -> None:
        """Let any open cell be chosen."""
        super().__init__(data, label_suffix="")
        cast(CellField, self.fields["to_cell"]).anywhere(today)

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        return {
            "kind": data["kind"],
            "to_cell_id": data["to_cell"],
            "to_words": data["to_words"],
            "moved_on": data["moved_on"].value,
            "until_on": day_of(data["until_on"]),
            "study": data["study"],
            "portal_number": data["portal_number"],
            "reason": data["reason"],
        }
