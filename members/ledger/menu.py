"""The acts on a membership that pages offer: word of the address, words for people, form, service, and when."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.choices import ENDED_STANDINGS, PRESENT_STANDINGS, Standing
from members.ledger import forms, services
from members.ledger.state import State

Words = str | Promise
LEFT: Final = (Standing.STRUCK_OFF, Standing.EXPELLED, Standing.RESIGNED)


@dataclass(frozen=True)
class Act:
    """One act: what it is called, what it means, its form and service, the standings from which it starts."""

    title: Words
    hint: Words
    done: Words
    form: type[forms.DecisionForm]
    service: Callable[..., Any]
    standings: tuple[str, ...]
    is_end: bool = False
    has_paper: bool = True


ACTS: Final[dict[str, Act]] = {
    "mien": Act(
        _("Miễn công tác và sinh hoạt"),
        _("Theo đơn của đồng chí ấy: tuổi cao, sức khỏe yếu, hoặc lý do khác có thời hạn."),
        _("Đã ghi miễn công tác và sinh hoạt cho đồng chí {name}."),
        forms.ExemptForm,
        services.exempt_member,
        (Standing.ACTIVE,),
    ),
    "mien-tiep": Act(
        _("Miễn tiếp lần mới"),
        _("Hết hạn mà lý do vẫn còn: xét lại như lần đầu."),
        _("Đã ghi miễn tiếp cho đồng chí {name}."),
        forms.RenewForm,
        services.renew_exemption,
        (Standing.EXEMPT,),
    ),
    "thoi-mien": Act(
        _("Thôi miễn, trở lại sinh hoạt"),
        _("Đồng chí ấy xin sinh hoạt lại, hoặc đã hết thời hạn miễn."),
        _("Đã ghi đồng chí {name} trở lại sinh hoạt."),
        forms.EndExemptionForm,
        services.end_exemption,
        (Standing.EXEMPT,),
    ),
    "dinh-chi": Act(
        _("Đình chỉ sinh hoạt"),
        _("Theo quyết định của cấp có thẩm quyền, có thời hạn."),
        _("Đã ghi đình chỉ sinh hoạt đối với đồng chí {name}."),
        forms.SuspendForm,
        services.suspend_member,
        (Standing.ACTIVE, Standing.EXEMPT),
    ),
    "gia-han-dinh-chi": Act(
        _("Gia hạn đình chỉ"),
        _("Chỉ một lần, theo quyết định."),
        _("Đã ghi gia hạn đình chỉ sinh hoạt đối với đồng chí {name}."),
        forms.ExtendForm,
        services.extend_suspension,
        (Standing.SUSPENDED,),
    ),
    "thoi-dinh-chi": Act(
        _("Thôi đình chỉ, trở lại sinh hoạt"),
        _("Hết thời hạn đình chỉ, hoặc có quyết định cho sinh hoạt lại."),
        _("Đã ghi đồng chí {name} trở lại sinh hoạt."),
        forms.EndSuspensionForm,
        services.end_suspension,
        (Standing.SUSPENDED,),
    ),
    "vuong-mac": Act(
        _("Ghi vướng mắc khi chuyển"),
        _("Đang được kiểm tra, hoặc đang giải quyết tố cáo, khiếu nại: chưa chuyển sinh hoạt chính thức được."),
        _("Đã ghi vướng mắc của đồng chí {name}."),
        forms.HoldForm,
        services.place_hold,
        PRESENT_STANDINGS,
        has_paper=False,
    ),
    "het-vuong-mac": Act(
        _("Ghi hết vướng mắc"),
        _("Việc kiểm tra, giải quyết đã xong."),
        _("Đã ghi hết vướng mắc của đồng chí {name}."),
        forms.LiftForm,
        services.lift_hold,
        PRESENT_STANDINGS,
        has_paper=False,
    ),
    "tu-tran": Act(
        _("Từ trần"),
        _("Thẻ đảng viên để lại gia đình."),
        _("Đã ghi đồng chí {name} từ trần."),
        forms.DiedForm,
        services.record_exit,
        PRESENT_STANDINGS,
        is_end=True,
    ),
    "xin-ra": Act(
        _("Xin ra khỏi Đảng"),
        _("Chỉ giải quyết khi không vi phạm tư cách; có vi phạm thì xử lý trước."),
        _("Đã ghi {name} ra khỏi Đảng."),
        forms.ResignedForm,
        services.record_exit,
        PRESENT_STANDINGS,
        is_end=True,
    ),
    "xoa-ten": Act(
        _("Xóa tên"),
        _("Theo quyết định xóa tên trong danh sách đảng viên; căn cứ ghi đúng như quyết định."),
        _("Đã ghi xóa tên {name}."),
        forms.StruckOffForm,
        services.record_exit,
        PRESENT_STANDINGS,
        is_end=True,
    ),
    "khai-tru": Act(
        _("Khai trừ"),
        _("Theo quyết định kỷ luật; chỉ với đảng viên chính thức."),
        _("Đã ghi khai trừ {name}."),
        forms.ExpelledForm,
        services.record_exit,
        PRESENT_STANDINGS,
        is_end=True,
    ),
    "khoi-phuc": Act(
        _("Khôi phục đảng tịch"),
        _("Ra khỏi Đảng là sai, hoặc ghi nhầm: đảng tịch cũ tiếp tục, tuổi Đảng liên tục."),
        _("Đã khôi phục đảng tịch của đồng chí {name}."),
        forms.RestoreForm,
        services.restore_member,
        ENDED_STANDINGS,
    ),
    "ket-nap-lai": Act(
        _("Kết nạp lại"),
        _("Đủ thời hạn theo căn cứ đã ra; dự bị 12 tháng, tuổi Đảng không tính thời gian ngoài Đảng."),
        _("Đã ghi kết nạp lại đồng chí {name}."),
        forms.ReadmitForm,
        services.readmit_member,
        LEFT,
    ),
}
"""Word of the address → act, in the order in which the menu shows them."""


def open_acts(state: State) -> dict[str, Act]:
    """Return the acts that may start from where a member stands."""
    standing = state.membership.standing if state.membership else ""
    found = {word: act for word, act in ACTS.items() if standing in act.standings}
    if not state.holds:
        found.pop("het-vuong-mac", None)
    if state.suspension is None or state.suspension.extended:
        found.pop("gia-han-dinh-chi", None)
    return found
