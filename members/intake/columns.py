"""The columns a list of members may have, under the names they go by."""

import re
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobs.intake.headers import Vocabulary, Wording
from members.exchange.sheets import DS_DANGVIEN, NATIONAL
from members.fields import RECORD
from members.intake import composites
from members.intake.parts import PARTS

_NUMBER: Final = (
    "Số định danh cá nhân", "Số định danh", "Số ĐDCN", "Mã định danh", "Mã định danh cá nhân", "Số CCCD", "CCCD",
    "Số CCCD/ĐDCN", "CCCD/ĐDCN", "Số ĐDCN/CCCD", "Số căn cước", "Số căn cước công dân", "Căn cước công dân",
    "Số thẻ căn cước", "Số CCCD/CMND", "Số CMND/CCCD", "CMND/CCCD", "CCCD/CMND", "Số CC/CCCD", "Số CC",
    "Số CCCD/Định danh cá nhân", "Số CCCD/Số định danh", "Số CCCD hoặc số định danh cá nhân", "Định danh cá nhân",
    "Số định danh cá nhân/CCCD", "Số giấy tờ tùy thân", "Personal number",
)  # fmt: skip
_BORN: Final = (
    "Sinh ngày", "Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh", "NTNS", "Sinh năm",
    "Ngày/tháng/năm sinh", "Ngày, tháng năm sinh", "Ngày sinh (dd/mm/yyyy)", "Date of birth", "Ngày th. năm sinh",
)  # fmt: skip
_CELL: Final = (
    "Tổ chức Đảng đang sinh hoạt", "Chi bộ đang sinh hoạt", "Chi bộ", "Tên chi bộ", "Chi bộ sinh hoạt",
    "Sinh hoạt tại chi bộ", "Nơi sinh hoạt", "Nơi sinh hoạt Đảng", "Đơn vị sinh hoạt", "Tổ chức đảng",
    "Tổ chức đảng sinh hoạt", "Chi bộ trực thuộc", "Chi bộ nơi sinh hoạt", "Thuộc chi bộ", "Cell",
    "Chi bộ sinh hoạt chính thức", "Tổ chức Đảng", "Đang sinh hoạt tại",
)  # fmt: skip
_ADMITTED: Final = (
    "Ngày vào Đảng", "Ngày kết nạp", "Ngày kết nạp Đảng", "Kết nạp", "Vào Đảng", "Ngày vào Đảng: Kết nạp",
    "Ngày vào ĐCSVN", "Ngày vào Đảng Cộng sản Việt Nam", "Ngày vào Đảng lần đầu", "Ngày, tháng, năm vào Đảng",
    "Ngày tháng năm vào Đảng", "Ngày vào Đảng (dự bị)", "Dự bị", "Ngày vào Đảng: Dự bị", "Ngày dự bị",
    "Ngày, tháng, năm kết nạp", "Ngày tháng năm kết nạp", "Ngày được kết nạp", "Ngày vào",
)  # fmt: skip
_OFFICIAL: Final = (
    "Ngày chính thức", "Chính thức", "Ngày vào Đảng: Chính thức", "Ngày công nhận chính thức",
    "Ngày vào Đảng chính thức",
    "Ngày công nhận đảng viên chính thức", "Ngày, tháng, năm chính thức", "Ngày tháng năm chính thức", "Ngày CT",
    "Ngày vào Đảng (chính thức)", "Ngày chuyển chính thức", "Ngày được công nhận chính thức",
    "Ngày chuyển Đảng chính thức",
)  # fmt: skip
_SCARD: Final = (
    "Số thẻ Đảng", "Số thẻ đảng viên", "Thẻ đảng viên", "Số thẻ", "Thẻ Đảng", "Số thẻ ĐV", "Số TĐV", "Mã thẻ đảng viên",
    "Số thẻ đảng (12 số)", "Số thẻ Đảng mới", "Số thẻ đảng viên mới",
)  # fmt: skip

_OLDER: Final[dict[str, tuple[str, ...]]] = {
    "full_name": (
        "Họ và tên", "Họ tên", "Họ và tên khai sinh", "Họ, tên", "Họ, chữ đệm và tên", "Họ và tên đảng viên",
        "Tên đảng viên", "Họ tên đảng viên", "Họ và tên đầy đủ", "Đảng viên", "Full name", "Họ, tên khai sinh",
        "Họ, chữ đệm, tên khai sinh", "Họ, chữ đệm và tên khai sinh",
    ),
    "other_name": (
        "Tên gọi khác", "Họ và tên đang dùng", "Tên khác", "Bí danh", "Họ và tên thường gọi", "Tên đang dùng",
        "Họ tên đang dùng", "Tên thường gọi", "Họ tên thường gọi",
    ),
    "sex": ("Giới tính", "Nam/Nữ", "Nam, nữ", "Giới", "Nam nữ", "Phái", "Sex"),
    "born_on": _BORN,
    "ethnic": ("Dân tộc", "Thành phần dân tộc", "D.tộc", "DT"),
    "religion": ("Tôn giáo", "Theo tôn giáo", "TG"),
    "identity_number": _NUMBER,
    "card_number": _SCARD,
    "card_issued_by": ("Nơi cấp thẻ", "Nơi cấp thẻ đảng", "Nơi cấp thẻ đảng viên", "Đơn vị cấp thẻ"),
    "card_issued_on": ("Ngày cấp thẻ", "Ngày cấp thẻ đảng", "Ngày cấp thẻ đảng viên", "Ngày cấp"),
    "old_card_number": (
        "Số thẻ theo quyết định 85", "Số thẻ cũ", "Số thẻ đảng cũ", "Số thẻ QĐ 85", "Số thẻ đảng viên cũ",
        "Số thẻ theo QĐ 85", "Số thẻ theo QĐ85", "Số thẻ (QĐ 85)",
    ),
    "cell": _CELL,
    "birth_country": ("Nơi đăng ký khai sinh: Quốc gia", "Khai sinh: Quốc gia", "Quốc gia đăng ký khai sinh"),
    "birth_province": (
        "Nơi đăng ký khai sinh: Tỉnh", "Nơi đăng ký khai sinh: Tỉnh/Thành phố", "Khai sinh: Tỉnh",
        "Tỉnh đăng ký khai sinh", "Nơi đăng ký khai sinh: Tỉnh, thành phố",
    ),
    "birth_detail": (
        "Nơi đăng ký khai sinh: Địa chỉ chi tiết", "Nơi đăng ký khai sinh", "Nơi sinh", "Nơi khai sinh",
        "Nơi đăng ký khai sinh: Chi tiết", "Khai sinh: Địa chỉ chi tiết",
    ),
    "home_country": ("Quê quán: Quốc gia", "Quê quán (mô hình 2 cấp): Quốc gia"),
    "home_province": (
        "Quê quán: Tỉnh", "Quê quán: Tỉnh/Thành phố", "Quê quán (mô hình 2 cấp): Tỉnh", "Quê quán: Tỉnh, thành phố",
    ),
    "home_detail": (
        "Quê quán: Địa chỉ chi tiết", "Quê quán", "Nguyên quán", "Quê quán: Chi tiết",
        "Quê quán (mô hình 2 cấp): Địa chỉ chi tiết",
    ),
    "residence_country": ("Thường trú: Quốc gia", "Nơi thường trú: Quốc gia"),
    "residence_province": (
        "Thường trú: Tỉnh", "Thường trú: Tỉnh/Thành phố", "Nơi thường trú: Tỉnh", "Thường trú: Tỉnh, thành phố",
    ),
    "residence_detail": (
        "Thường trú: Địa chỉ chi tiết", "Thường trú", "Nơi thường trú", "Địa chỉ thường trú", "Nơi ở", "Chỗ ở",
        "Nơi ở hiện nay", "Địa chỉ", "Hộ khẩu thường trú", "Thường trú: Chi tiết", "Nơi thường trú: Địa chỉ chi tiết",
    ),
    "decided_on": ("Ngày quyết định kết nạp", "Ngày ký quyết định kết nạp", "Ngày QĐ kết nạp"),
    "admitted_on": _ADMITTED,
    "official_on": _OFFICIAL,
    "old_identity_card": ("Số CMND cũ", "Số CMND", "CMND", "Số chứng minh nhân dân", "CMND cũ", "Số CMND 9 số"),
    "standing": ("Trạng thái hoạt động", "Trạng thái", "Tình trạng", "Trạng thái sinh hoạt", "Tình trạng sinh hoạt",
                 "Tình trạng hoạt động"),
    "standing_on": (
        "Ngày rời khỏi/mất/miễn", "Ngày rời khỏi", "Ngày rời khỏi, mất, miễn", "Ngày miễn",
        "Ngày rời khỏi/mất/miễn sinh hoạt",
    ),
    "removal": ("Đề nghị xoá", "Đề nghị xóa", "Đề nghị xóa (có)"),
    "phone": ("Điện thoại", "Số điện thoại", "SĐT", "Di động", "Số ĐT", "Điện thoại di động", "ĐT"),
}  # fmt: skip

_OF_THE_ROLL: Final[dict[str, tuple[str, ...]]] = {
    composites.NAMES: ("Họ và tên, tên khai sinh", "Họ và tên đang dùng, tên khai sinh", "Họ và tên, họ tên khai sinh",
                       "Họ và tên đang dùng, họ và tên khai sinh", "Họ và tên, ngày sinh"),
    composites.PERSON: ("Nam/nữ, dân tộc, tôn giáo", "Nam, nữ, dân tộc, tôn giáo", "Giới tính, dân tộc, tôn giáo"),
    composites.LEARNING: ("Văn hóa, lý luận, chuyên môn, ngoại ngữ", "Trình độ", "Trình độ học vấn", "Học vấn",
                          "Trình độ: văn hóa, lý luận, chuyên môn, ngoại ngữ"),
    composites.WORK: ("Nghề nghiệp trước khi vào Đảng, hiện nay", "Nghề nghiệp: trước khi vào Đảng, hiện nay"),
    composites.ADMISSION: ("Ngày vào Đảng, ngày chính thức", "Ngày kết nạp, chính thức"),
    composites.NUMBERS: ("Số thẻ, số lý lịch, số huy hiệu", "Số thẻ, số lý lịch",
                         "Số thẻ đảng, số lý lịch, số huy hiệu", "Số thẻ đảng viên, số lý lịch, số huy hiệu"),
    "service": ("Bộ đội, công an, hưu trí", "Bộ đội, công an, hưu", "Là bộ đội, công an, hưu trí"),
    "moved_out": ("Ngày chuyển đi, đến đâu", "Ngày chuyển đi", "Chuyển đi", "Chuyển đi ngày, đến đâu"),
    "moved_in": ("Ngày chuyển đến, từ đâu", "Ngày chuyển đến", "Chuyển đến", "Chuyển đến ngày, từ đâu"),
    "died": ("Ngày từ trần, lý do", "Ngày từ trần", "Từ trần", "Từ trần ngày, lý do"),
    "left": ("Ngày ra khỏi Đảng, hình thức", "Ngày ra khỏi Đảng", "Ra khỏi Đảng", "Ra khỏi Đảng ngày, hình thức"),
}  # fmt: skip
"""Columns of the roll 7-HSĐV: several fields in one cell, and what belongs to the movements."""

MOVEMENTS: Final = ("moved_out", "moved_in", "died", "left")

ALIASES: Final[dict[str, tuple[str, ...]]] = {
    **_OLDER,
    **{field.name: field.headers for field in RECORD if field.name not in _OLDER},
    **_OF_THE_ROLL,
}
"""Field → the spellings of its header; marks, case, brackets and signs do not matter."""

_DAY: Final = "ngay thang nam"
_PERSONAL: Final = "so ma the cccd cc cmnd ddcn dd can cuoc cong dan dinh danh ca nhan hoac va gan chip moi chung minh"
_PARTY_CARD: Final = "so ma the dang vien dv csvn moi hien tai nay"
_WHERE: Final = "ten to chuc co so dang sinh hoat hien nay noi tai o don vi thuoc truc cua chinh thuc"
_ENTRY: Final = f"{_DAY} vao dang csvn cong san viet ket nap du bi lan dau vien dv duoc"
_TAKEN_ON: Final = f"{_ENTRY} cn cong nhan chuyen"

WORDINGS: Final = (
    Wording.of("full_name", "ho ten", "va khai sinh day du dang vien dong chi cua theo cccd can cuoc"),
    Wording.of("full_name", "ho chu dem ten", "va khai sinh day du dang vien dong chi cua theo"),
    Wording.of("born_on", "ngay sinh", "thang nam duong lich"),
    Wording.of("born_on", "ntn sinh", ""),
    Wording.of("identity_number", "cccd", _PERSONAL),
    Wording.of("identity_number", "ddcn", _PERSONAL),
    Wording.of("identity_number", "can cuoc", _PERSONAL),
    Wording.of("identity_number", "dinh danh", _PERSONAL),
    Wording.of("old_identity_card", "cmnd", "so the cu 9"),
    Wording.of("old_identity_card", "chung minh nhan dan", "so the giay thu cu 9"),
    Wording.of("card_number", "the dang", _PARTY_CARD),
    Wording.of("old_card_number", "the cu", _PARTY_CARD),
    Wording.of("old_card_number", "the 85", f"{_PARTY_CARD} theo qd quyet dinh qdtw tw cu"),
    Wording.of("card_issued_on", "ngay cap the", f"{_DAY} dang vien dv"),
    Wording.of("cell", "chi bo", _WHERE),
    Wording.of("cell", "to chuc dang", _WHERE),
    Wording.of("cell", "sinh hoat dang tai", _WHERE),
    Wording.of("admitted_on", "vao dang", _ENTRY),
    Wording.of("admitted_on", "ket nap", _ENTRY),
    Wording.of("official_on", "ngay chinh thuc", _TAKEN_ON),
    Wording.of("official_on", "vao dang chinh thuc", _TAKEN_ON),
    Wording.of("home_detail", "que quan", "nguyen"),
    Wording.of(composites.NAMES, "ho ten khai sinh dung", "va dang chu dem ngay thang nam"),
    Wording.of(composites.PERSON, "nam nu dan toc", "ton giao ngay thang nam sinh gioi tinh"),
    Wording.of(composites.LEARNING, "ly luan chuyen mon", "trinh do van hoa chinh tri nghiep vu ngoai ngu hoc van tin"),
    Wording.of(composites.WORK, "nghe nghiep truoc hien nay", "khi vao dang khi"),
    Wording.of(composites.NUMBERS, "so the ly lich", "dang vien huy hieu va"),
    Wording.of("moved_out", "chuyen di", f"{_DAY} den dau noi o di"),
    Wording.of("moved_in", "chuyen den", f"{_DAY} tu dau noi o"),
    Wording.of("died", "tu tran", f"{_DAY} ly do"),
    Wording.of("left", "ra khoi dang", f"{_DAY} hinh thuc"),
)
"""What a header says that is none of the spellings: the words it must have, and may have, in any order."""

PASSED_OVER: Final = (
    "STT", "TT", "Số TT", "ID", "Mã", "Mã đảng viên", "Ghi chú", "Chi bộ nơi cư trú", "Chức vụ", "Đảng bộ",
    "Đảng bộ cơ sở", "Tuổi", "Tuổi Đảng", "Email", "Đơn vị công tác", "Ký tên", "Ghi chú khác", "Số thứ tự",
)  # fmt: skip
"""Columns that lists carry and the register does not take from them."""

LABELS: Final[dict[str, Promise]] = {
    "cell": _("Chi bộ đang sinh hoạt"),
    "standing": _("Trạng thái hoạt động"),
    "standing_on": _("Ngày rời khỏi, mất, miễn"),
    "removal": _("Đề nghị xóa"),
    composites.NAMES: _("Họ và tên, tên khai sinh (một cột)"),
    composites.PERSON: _("Nam/nữ, dân tộc, tôn giáo (một cột)"),
    composites.LEARNING: _("Văn hóa, lý luận, chuyên môn, ngoại ngữ (một cột)"),
    composites.WORK: _("Nghề nghiệp trước khi vào Đảng, hiện nay (một cột)"),
    composites.ADMISSION: _("Ngày vào Đảng, chính thức (một cột)"),
    composites.NUMBERS: _("Số thẻ, số lý lịch, số huy hiệu (một cột)"),
    "service": _("Bộ đội, công an, hưu trí"),
    "moved_out": _("Ngày chuyển đi, đến đâu"),
    "moved_in": _("Ngày chuyển đến, từ đâu"),
    "died": _("Ngày từ trần, lý do"),
    "left": _("Ngày ra khỏi Đảng, hình thức"),
}
"""Names of fields that are not columns of the record itself."""

_BOTH_DAYS: Final = re.compile(r"[,;/\n\r]\s*(?:ngày )?(?:được )?(?:công nhận )?chính thức")
"""A header that ends so names both days: Ngày vào Đảng, chính thức."""

VOCABULARY: Final = Vocabulary(
    aliases=ALIASES,
    required=frozenset({"full_name", "born_on"}),
    ignored=PASSED_OVER,
    wordings=WORDINGS,
    parts=PARTS,
    layouts=(NATIONAL, DS_DANGVIEN),
    joined={"official_on": ("admitted_on", composites.ADMISSION, _BOTH_DAYS)},
    templates={
        "roll": frozenset({"full_name", "admitted_on", "card_number", "moved_out", "died", "left"}),
        "29_columns": frozenset({"birth_country", "home_country", "residence_country", "old_card_number", "removal"}),
        "ds_dangvien": frozenset({"full_name", "card_number", "identity_number", "born_on", "admitted_on", "standing"}),
    },
)


def label(field: str) -> str:
    """Return the name of a field as pages show it."""
    from members import facts

    return str(LABELS[field] if field in LABELS else facts.label(field))
