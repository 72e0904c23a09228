"""Forms of the acts on a membership. Shape only; nothing is saved here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from accounts.findings import stopping
from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS
from branches.fields import OrganisationField
from members import codes
from members.choices import ExemptionGround, HoldKind, MovementKind
from members.forms import ActForm
from members.forms.fields import CleanTextField
from members.ledger.rules import GROUNDS, Decision, meaning
from members.models import Exemption, Hold, Person


@dataclass(frozen=True)
class About:
    """What a form is filled in and fitted with: whose, who decides, what runs."""

    person: Person
    scope: Scope
    today: date
    issuer: str = ""
    committee: str = ""
    registers: Mapping[str, int | None] = field(default_factory=dict)
    has_posts: bool = False
    exemption: Exemption | None = None
    since: date | None = None
    holds: Sequence[Hold] = ()
    needs_clearing: bool = False


def _day(label: Any, hint: Any, *, required: bool = True) -> PartialDateField:
    return PartialDateField(label=label, full=True, required=required, help_text=hint)


class DecisionForm(ActForm):
    """Một việc trong đảng tịch: từ ngày nào, theo giấy nào, vì sao."""

    own: ClassVar[tuple[str, ...]] = ()
    """Fields that the act takes by their own names."""
    of_committee: ClassVar[bool] = True

    on = _day(_("Từ ngày"), _("Ngày có hiệu lực ghi trên giấy tờ, ví dụ 3 | 2 | 2026."))
    decision_number = CleanTextField(
        label=_("Số quyết định, nghị quyết"), required=False, max_length=60, help_text=_("Ví dụ 12-QĐ/ĐU.")
    )
    decided_on = _day(_("Ngày quyết định"), _("Ngày ký, ví dụ 30 | 1 | 2026."), required=False)
    issuer = CleanTextField(
        label=_("Nơi ban hành"), required=False, max_length=200, help_text=_("Ví dụ Đảng ủy phường Ngọc Hà.")
    )
    reason = CleanTextField(
        label=_("Lý do"),
        required=False,
        max_length=300,
        help_text=_("Ghi khi chưa có số quyết định hoặc trang này báo điều chưa khớp. Ví dụ: theo đơn ngày 2/3/2026."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, about: About) -> None:
        """Fill in what is known already."""
        super().__init__(data, initial=self.first_values(about), label_suffix="")
        self.about = about
        self.fit(about)

    def first_values(self, about: About) -> dict[str, Any]:
        """Return what the form shows before anybody typed."""
        issuer = about.committee if self.of_committee else about.issuer
        return {"on": about.today, "decided_on": about.today, "issuer": issuer, "version": about.person.version}

    def fit(self, about: About) -> None:
        """Drop or name what this member has no use for."""

    def take(self, findings: Any) -> None:
        """Show each finding at its field; warnings alone ask for the reason."""
        super().take(findings)
        if not stopping(findings) and not self.has_error("reason"):
            self.add_error("reason", _("Nếu những điều trên là đúng, ghi lý do rồi làm tiếp."))

    @property
    def day(self) -> date:
        """Return the day of the act."""
        return cast(date, self.cleaned_data["on"].value)

    def paper(self) -> Decision:
        """Return the paper behind the act."""
        data = self.cleaned_data
        return Decision(data["decision_number"], day_of(data["decided_on"]), data["issuer"], data["reason"])

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        return {"on": self.day, "paper": self.paper(), "version": data["version"]} | {
            name: data[name] for name in self.own if name in data
        }


def day_of(when: Any) -> date | None:
    """Return a date of a form as a day."""
    return when.value if when else None


class ExitForm(DecisionForm):
    """Ra khỏi Đảng: căn cứ chính xác quyết định có được xét kết nạp lại không."""

    kind: ClassVar[str] = ""
    ground = forms.ChoiceField(
        label=_("Căn cứ"),
        widget=forms.RadioSelect,
        help_text=_("Chọn đúng căn cứ trong quyết định: căn cứ quyết định có được xét kết nạp lại không."),
        error_messages={"required": _("Chưa chọn căn cứ ghi trong quyết định.")},
    )
    posts_end = forms.BooleanField(label=_("Ghi thôi các chức vụ đang giữ từ cùng ngày"), required=False)
    field_order = ("ground",)

    def fit(self, about: About) -> None:
        """Offer the grounds of this exit; ask about posts only of who holds one."""
        cast(forms.ChoiceField, self.fields["ground"]).choices = _grounds(self.kind, about.today)
        if not about.has_posts:
            del self.fields["posts_end"]

    def values(self) -> dict[str, Any]:
        """Add the exit, its ground and whether posts end."""
        data = self.cleaned_data
        more = {"kind": self.kind, "ground": data["ground"], "posts_end": data.get("posts_end", False)}
        return super().values() | more


def _grounds(kind: str, day: date) -> list[tuple[str, str]]:
    """Return the grounds of an exit that may be chosen on a day, each with its clause and what it means later."""
    known = codes.get("exit_ground")
    found = []
    for key in GROUNDS[kind]:
        entry = known.entry(key)
        if entry and entry.holds(day):
            parts = (entry.label, f"({entry.source})" if entry.source else "")
            found.append((key, f"{' '.join(filter(None, parts))}. {meaning(entry.group, day)}".strip()))
    return found


class StruckOffForm(ExitForm):
    """Xóa tên trong danh sách đảng viên."""

    kind = MovementKind.STRUCK_OFF


class ExpelledForm(ExitForm):
    """Khai trừ."""

    kind = MovementKind.EXPELLED


class ResignedForm(ExitForm):
    """Xin ra khỏi Đảng."""

    kind = MovementKind.RESIGNED


class DiedForm(ExitForm):
    """Từ trần: không có quyết định, thẻ để lại gia đình."""

    kind = MovementKind.DIED

    def first_values(self, about: About) -> dict[str, Any]:
        """Expect a certificate of death, no decision."""
        return super().first_values(about) | {"decided_on": None, "issuer": ""}

    def fit(self, about: About) -> None:
        """Know the ground; ask for the day of death and the certificate."""
        super().fit(about)
        del self.fields["ground"]
        self.fields["on"].label = _("Ngày từ trần")
        self.fields["decision_number"].label = _("Số giấy báo tử, giấy chứng tử")
        self.fields["decision_number"].help_text = _("Ví dụ 215/TLKT-BS.")

    def values(self) -> dict[str, Any]:
        """Give the one ground there is."""
        self.cleaned_data["ground"] = "died"
        return super().values()


class ExemptForm(DecisionForm):
    """Miễn công tác và sinh hoạt: trường hợp nào, đến bao giờ."""

    own = ("ground",)
    of_committee = False
    ground = forms.ChoiceField(
        label=_("Trường hợp miễn"),
        choices=ExemptionGround.choices,
        widget=forms.RadioSelect,
        help_text=_("Tuổi cao, sức khỏe yếu do chi bộ quyết định; trường hợp khác do cấp ủy cơ sở quyết định."),
        error_messages={"required": _("Chưa chọn trường hợp miễn.")},
    )
    until_on = _day(
        _("Đến ngày"),
        _("Bỏ trống nếu miễn vì tuổi cao, sức khỏe yếu. Trường hợp khác mỗi lần dưới 12 tháng. Ví dụ 30 | 6 | 2026."),
        required=False,
    )
    field_order = ("ground", "on", "until_on")

    def fit(self, about: About) -> None:
        """Let the number stay empty where the register gives the next one."""
        if any(about.registers.values()):
            hint = _("Bỏ trống thì phần mềm lấy số tiếp theo trong sổ. Ví dụ 05-NQ.")
            self.fields["decision_number"].help_text = hint

    def values(self) -> dict[str, Any]:
        """Add the end and the body whose register gives the number."""
        return super().values() | {
            "until": day_of(self.cleaned_data["until_on"]),
            "register_of": self.about.registers.get(self.cleaned_data["ground"]),
        }


class RenewForm(ExemptForm):
    """Miễn tiếp: làm như lần đầu, từ ngày lần trước hết."""

    def first_values(self, about: About) -> dict[str, Any]:
        """Begin where the one that runs ends."""
        running = about.exemption
        if running is None:
            return super().first_values(about) | {"on": about.since or about.today}
        begins = min(running.until_on or about.today, about.today)
        return super().first_values(about) | {"ground": running.ground, "on": begins}


class EndExemptionForm(DecisionForm):
    """Thôi miễn: trở lại sinh hoạt."""

    of_committee = False


class SuspendForm(DecisionForm):
    """Đình chỉ sinh hoạt: đến bao giờ, có bị tạm giam không."""

    own = ("detained",)
    until_on = _day(
        _("Đến ngày"),
        _("Ngày hết hạn trong quyết định: 90 ngày, gia hạn một lần không quá 30 ngày. Ví dụ 3 | 5 | 2026."),
        required=False,
    )
    detained = forms.BooleanField(label=_("Đang bị khởi tố, tạm giữ hoặc tạm giam"), required=False)
    field_order = ("on", "until_on", "detained")

    def values(self) -> dict[str, Any]:
        """Add the end."""
        return super().values() | {"until": day_of(self.cleaned_data["until_on"])}


class ExtendForm(DecisionForm):
    """Gia hạn đình chỉ, một lần."""

    until_on = _day(
        _("Gia hạn đến ngày"), _("Không quá 30 ngày kể từ ngày hết hạn cũ, chỉ một lần. Ví dụ 2 | 6 | 2026.")
    )
    field_order = ("on", "until_on")

    def fit(self, about: About) -> None:
        """Call the day what it is here: that of the decision."""
        self.fields["on"].label = _("Ngày quyết định gia hạn")
        del self.fields["decided_on"]

    def paper(self) -> Decision:
        """Return the paper, decided on the day of the act."""
        data = self.cleaned_data
        return Decision(data["decision_number"], self.day, data["issuer"], data["reason"])

    def values(self) -> dict[str, Any]:
        """Add the new end."""
        return super().values() | {"until": day_of(self.cleaned_data["until_on"])}


class EndSuspensionForm(DecisionForm):
    """Hết đình chỉ: trở lại sinh hoạt."""


class RestoreForm(DecisionForm):
    """Khôi phục đảng tịch: ra khỏi Đảng là sai, hoặc đã ghi nhầm."""

    cell = OrganisationField(
        label=_("Sinh hoạt ở chi bộ"),
        kinds=CELLS,
        permission=Permission.EDIT_MEMBERS,
        help_text=_("Thường là chi bộ cũ. Ví dụ gõ: to dan pho 7."),
    )
    field_order: Sequence[str] = ("cell",)

    def first_values(self, about: About) -> dict[str, Any]:
        """Offer the last cell."""
        return super().first_values(about) | {"cell": about.person.keeper_id}

    def fit(self, about: About) -> None:
        """Let a cell in reach be chosen."""
        cast(OrganisationField, self.fields["cell"]).within(about.scope, about.today, about.person.keeper_id)

    def values(self) -> dict[str, Any]:
        """Add the cell."""
        return super().values() | {"cell_id": self.cleaned_data["cell"]}


class ReadmitForm(RestoreForm):
    """Kết nạp lại: dự bị 12 tháng từ ngày lễ, một đảng tịch thứ hai."""

    consent = CleanTextField(
        label=_("Văn bản đồng ý của ban thường vụ thành ủy"),
        required=False,
        max_length=100,
        help_text=_("Số và ngày. Ví dụ 312-CV/TU ngày 4/5/2026."),
    )
    cleared_on = _day(_("Ngày được xóa án tích"), _("Theo giấy xác nhận, ví dụ 2 | 9 | 2020."), required=False)
    field_order = ("cell", "on", "decision_number", "decided_on", "issuer", "consent", "cleared_on")

    def fit(self, about: About) -> None:
        """Ask for the ceremony and the decision; for the clearing of a record only after a minor crime."""
        super().fit(about)
        self.fields["on"].label = _("Ngày làm lễ kết nạp lại")
        self.fields["decided_on"].label = _("Ngày quyết định kết nạp lại")
        self.fields["decided_on"].required = True
        self.fields["decided_on"].help_text = _("Tuổi Đảng tính tiếp từ ngày này. Ví dụ 30 | 1 | 2026.")
        if not about.needs_clearing:
            del self.fields["cleared_on"]

    def values(self) -> dict[str, Any]:
        """Add the day of the decision, the consent and the clearing."""
        data = self.cleaned_data
        return super().values() | {
            "decided_on": day_of(data["decided_on"]),
            "consent": data["consent"],
            "cleared_on": day_of(data.get("cleared_on")),
        }


class HoldForm(DecisionForm):
    """Vướng mắc: đang được kiểm tra, đang giải quyết tố cáo, khiếu nại."""

    own: ClassVar[tuple[str, ...]] = ("kind",)
    kind = forms.ChoiceField(
        label=_("Vướng mắc"),
        choices=HoldKind.choices,
        widget=forms.RadioSelect,
        help_text=_("Còn vướng mắc thì chưa chuyển chính thức được; chuyển tạm thời vẫn được."),
        error_messages={"required": _("Chưa chọn vướng mắc.")},
    )
    field_order = ("kind",)

    def fit(self, about: About) -> None:
        """Ask for a number and a reason only."""
        self.fields["decision_number"].label = _("Số văn bản")
        self.fields["decision_number"].help_text = _("Ví dụ 07-QĐ/UBKT.")
        del self.fields["decided_on"], self.fields["issuer"]

    def paper(self) -> Decision:
        """Return number and reason."""
        return Decision(self.cleaned_data["decision_number"], reason=self.cleaned_data["reason"])


class LiftForm(HoldForm):
    """Hết vướng mắc: chọn vướng mắc nào."""

    own = ()
    hold = forms.TypedChoiceField(
        label=_("Vướng mắc đã hết"),
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_("Chọn việc đã giải quyết xong."),
        error_messages={"required": _("Chưa chọn vướng mắc đã hết.")},
    )
    field_order = ("hold",)

    def first_values(self, about: About) -> dict[str, Any]:
        """Choose the only one there is."""
        return super().first_values(about) | {"hold": about.holds[0].pk if len(about.holds) == 1 else None}

    def fit(self, about: About) -> None:
        """Offer those that stand."""
        super().fit(about)
        del self.fields["kind"]
        self.fields["on"].label = _("Hết từ ngày")
        cast(forms.ChoiceField, self.fields["hold"]).choices = [
            (one.pk, f"{one.get_kind_display()}, {one.starts_on:%d/%m/%Y}") for one in about.holds
        ]

    def values(self) -> dict[str, Any]:
        """Name the hold."""
        return super().values() | {"hold_id": self.cleaned_data["hold"]}
