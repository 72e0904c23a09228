"""The pages of the fields of the record in the help, made of the field table and of what a table cannot say."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.help.fields import FieldPage, WrongExample
from members import facts
from members.fields import BACKGROUND_GROUPS, BY_NAME, GROUPS, Field, Kind

FORM: Final = "12-HD/BTCTW@2022-01-18#mẫu 2-HSĐV"
"""The guidance that prescribes the Phiếu đảng viên."""

_DATE_FAULTS: Final = (
    WrongExample("03/25/1970", gettext_lazy("tháng đứng trước; ở đây ngày luôn đứng trước")),
    WrongExample("5/3/70", gettext_lazy("năm thiếu hai chữ số đầu")),
)
_FAULTS: Final[Mapping[Kind, tuple[WrongExample, ...]]] = {
    Kind.DATE: _DATE_FAULTS,
    Kind.DAY: (*_DATE_FAULTS, WrongExample("1985", gettext_lazy("ô này cần đủ ngày, tháng, năm"))),
    Kind.NAME: (
        WrongExample("Đ/c Ánh", gettext_lazy("thiếu họ và tên đệm")),
        WrongExample("Nguyễn Thị Ánh (Hà)", gettext_lazy("tên khác có ô riêng")),
    ),
    Kind.PHONE: (WrongExample("0912 345 67", gettext_lazy("thiếu một chữ số")),),
    Kind.AMOUNT: (WrongExample("2 trăm triệu", gettext_lazy("ghi bằng chữ số")),),
    Kind.AREA: (WrongExample("42m2", gettext_lazy("chỉ ghi số, không ghi đơn vị")),),
    Kind.PROVINCE: (WrongExample("HN", gettext_lazy("không viết tắt tên tỉnh, thành phố")),),
    Kind.COUNTRY: (WrongExample("VN", gettext_lazy("không viết tắt tên nước")),),
}
_OWN_FAULTS: Final[Mapping[str, tuple[WrongExample, ...]]] = {
    "identity_number": (
        WrongExample("1158000123", gettext_lazy("mất hai số 0 ở đầu, thường do Excel")),
        WrongExample("012345678", gettext_lazy("chín chữ số là chứng minh nhân dân cũ, có ô riêng")),
    ),
    "old_identity_card": (WrongExample("001158000123", gettext_lazy("mười hai chữ số là số định danh, có ô riêng")),),
    "card_number": (WrongExample("12345678", gettext_lazy("tám chữ số là số thẻ cũ, có ô riêng")),),
    "old_card_number": (WrongExample("001158000123", gettext_lazy("mười hai chữ số là số thẻ mới, có ô riêng")),),
    "decided_on": (
        WrongExample("19/05/1985", gettext_lazy("sai nếu đó là ngày làm lễ, không phải ngày ký quyết định")),
    ),
    "admitted_on": (
        WrongExample("02/05/1985", gettext_lazy("sai nếu đó là ngày ký quyết định, không phải ngày làm lễ")),
    ),
}
_PLACES: Final[Mapping[str, Promise]] = {
    "full_name": gettext_lazy("Dòng đầu của giấy khai sinh, mặt trước thẻ căn cước."),
    "sex": gettext_lazy("Mặt trước thẻ căn cước."),
    "born_on": gettext_lazy("Giấy khai sinh; không còn thì theo thẻ căn cước và lý lịch gốc."),
    "identity_number": gettext_lazy("Mặt trước thẻ căn cước, dãy 12 chữ số."),
    "old_identity_card": gettext_lazy("Chứng minh nhân dân cũ, hoặc giấy xác nhận số chứng minh nhân dân."),
    "card_number": gettext_lazy("Mặt trước thẻ đảng viên mới, dưới ảnh."),
    "card_issued_on": gettext_lazy("Mặt trước thẻ đảng viên, dòng ngày tháng trên chữ ký."),
    "card_issued_by": gettext_lazy("Mặt trước thẻ đảng viên, nơi đóng dấu."),
    "old_card_number": gettext_lazy("Thẻ đảng viên cũ, 8 chữ số."),
    "dossier_number": gettext_lazy("Góc trên bìa lý lịch đảng viên và góc Phiếu đảng viên."),
    "decided_on": gettext_lazy("Quyết định kết nạp đảng viên, dòng ngày tháng ở góc trên bên phải."),
    "admitted_on": gettext_lazy("Lý lịch đảng viên và sổ chi bộ; ngày làm lễ kết nạp, không phải ngày ký quyết định."),
    "official_on": gettext_lazy("Quyết định công nhận đảng viên chính thức."),
    "ethnic": gettext_lazy("Giấy khai sinh, thẻ căn cước."),
    "religion": gettext_lazy("Lý lịch đảng viên, theo lời khai của đồng chí ấy."),
}
_PURPOSES: Final[Mapping[str, tuple[Promise, str]]] = {
    "born_on": (
        gettext_lazy("Để biết đủ tuổi vào Đảng, tuổi đời trong báo cáo và lúc được miễn sinh hoạt."),
        "admission.age.min_months",
    ),
    "decided_on": (gettext_lazy("Tuổi Đảng và huy hiệu tính từ ngày này."), "badge.years"),
    "admitted_on": (gettext_lazy("Thời gian dự bị bắt đầu từ ngày này."), "probation.months"),
    "official_on": (
        gettext_lazy("Từ ngày này được biểu quyết, được tính vào số đảng viên chính thức."),
        "probation.months",
    ),
    "identity_number": (
        gettext_lazy("Số duy nhất không đổi của một người: tìm ra hai hồ sơ của cùng một đồng chí."),
        FORM,
    ),
    "card_number": (gettext_lazy("Để đổi, cấp lại và thu hồi thẻ đảng viên."), FORM),
    "phone": (gettext_lazy("Để chi bộ mời họp và gọi khi cần xác minh. Không đưa vào báo cáo nào."), ""),
    "ethnic": (gettext_lazy("Chỉ dùng để đếm trong báo cáo, không dùng để xét từng người."), FORM),
    "religion": (gettext_lazy("Chỉ dùng để đếm trong báo cáo, không dùng để xét từng người."), FORM),
}


def page_of(name: str) -> FieldPage | None:
    """Return the page of a field of the record, None for any other name."""
    field = BY_NAME.get(name)
    if field is None:
        return None
    purpose, rule = _PURPOSES.get(name, (_asked_by(field), FORM if field.item else ""))
    return FieldPage(
        name=name,
        label=facts.label(name),
        asks=field.hint,
        place=_PLACES.get(name) or _usual_place(field),
        good=_good(field),
        bad=_OWN_FAULTS.get(name, ()) + _FAULTS.get(field.kind, ()),
        purpose=purpose,
        rule=rule,
        klass=str(field.klass),
        guarded=field.guarded,
    )


def _good(field: Field) -> tuple[str, ...]:
    """Return right ways to write it: the example of the table, and for a date the shorter forms that are read too."""
    if field.kind in (Kind.DATE, Kind.DAY):
        return (field.example, "5-3-1970", "05031970", *(("1970",) if field.kind == Kind.DATE else ()))
    return (field.example,)


def _usual_place(field: Field) -> str:
    if field.item:
        return _("Mục {item} của Phiếu đảng viên (mẫu 2-HSĐV), lý lịch đảng viên.").format(item=field.item)
    return _("Hồ sơ đảng viên; chưa có thì hỏi trực tiếp đồng chí ấy.")


def _asked_by(field: Field) -> str:
    if field.item:
        return _("Mẫu 2-HSĐV hỏi ở mục {item}; báo cáo và giấy tờ của đồng chí ấy dùng lại điều này.").format(
            item=field.item
        )
    return _("Để liên hệ và giữ hồ sơ cho đúng người.")


def groups() -> tuple[tuple[str | Promise, tuple[str, ...]], ...]:
    """Return the headings of the record with their fields, in the order of the paper."""
    return tuple((group.legend, group.fields) for group in (*GROUPS, *BACKGROUND_GROUPS))
