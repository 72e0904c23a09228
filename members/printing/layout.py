"""The Phiếu đảng viên (mẫu 2-HSĐV) as data: its items in order, their lines, which field stands where.

The words are those of the form in use since July 2025 (38-HD/BTCTW, reported). Papers are Vietnamese
whatever the language of the reader, so nothing here is translated. A field of the field table that
stands in no line and not in ``NOT_ASKED`` fails a test.
"""

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True)
class Part:
    """One label with the fields that answer it, joined by a comma; ``width`` in percent of the line."""

    label: str
    fields: tuple[str, ...] = ()
    width: int = 100
    capitals: bool = False


@dataclass(frozen=True)
class Grid:
    """A table of the form: heads with the columns they hold, and how many empty lines an empty one gets."""

    name: str
    heads: tuple[tuple[str, tuple[str, ...], int], ...]
    blank: int


@dataclass(frozen=True)
class Item:
    """One numbered item: its lines, then perhaps a grid, a list of a table's rows, or the boxes of badges.

    ``headed`` items show their title above; in others the number stands before the first label.
    """

    number: str
    title: str = ""
    lines: tuple[tuple[Part, ...], ...] = ()
    grid: Grid | None = None
    listed: tuple[tuple[str, str], ...] = field(default=())
    badges: bool = False
    headed: bool = False


def one(label: str, *fields: str, capitals: bool = False) -> tuple[Part, ...]:
    """Make a line of one part."""
    return (Part(label, fields, capitals=capitals),)


def two(left: str, left_field: str, right: str, right_field: str, width: int = 50) -> tuple[Part, ...]:
    """Make a line of two parts, the left ``width`` percent wide."""
    return (Part(left, (left_field,), width), Part(right, (right_field,), 100 - width))


ITEMS: Final = (
    Item("01", "Họ và tên khai sinh", (one("Họ và tên khai sinh (viết chữ in hoa)", "full_name", capitals=True),)),
    Item("02", "Giới tính", (one("Nam, nữ", "sex"),)),
    Item("03", "Tên gọi khác", (one("Tên gọi khác", "other_name"),)),
    Item("04", "Sinh ngày", (one("Sinh ngày", "born_on"),)),
    Item(
        "05",
        "Nơi đăng ký khai sinh",
        (one("Nơi đăng ký khai sinh", "birth_detail", "birth_province", "birth_country"),),
    ),
    Item("06", "Quê quán", (one("Quê quán", "home_detail", "home_province", "home_country"),)),
    Item(
        "07",
        "Nơi thường trú, nơi tạm trú",
        (
            one("Nơi thường trú", "residence_detail", "residence_province", "residence_country"),
            one("Nơi tạm trú", "stay_detail", "stay_province", "stay_country"),
        ),
    ),
    Item("08", "Dân tộc", (one("Dân tộc", "ethnic"),)),
    Item("09", "Tôn giáo", (one("Tôn giáo", "religion"),)),
    Item("10", "Thành phần gia đình", (one("Thành phần gia đình", "origin"),)),
    Item(
        "11",
        "Nghề nghiệp",
        (
            one("Nghề nghiệp hiện nay", "occupation_words", "occupation"),
            one("Nghề nghiệp khi vào Đảng", "occupation_before"),
        ),
    ),
    Item(
        "12",
        "Vào Đảng, chính thức",
        (
            two("Ngày vào Đảng", "admitted_on", "Tại chi bộ", "admitted_at", 36),
            two("Người giới thiệu thứ nhất", "introducer_1", "Chức vụ, đơn vị", "introducer_1_post", 46),
            two("Người giới thiệu thứ hai", "introducer_2", "Chức vụ, đơn vị", "introducer_2_post", 46),
            one("Ngày cấp có thẩm quyền ra quyết định kết nạp", "decided_on"),
            two("Ngày chính thức", "official_on", "Tại chi bộ", "official_at", 36),
        ),
    ),
    Item(
        "13",
        "Được tuyển dụng",
        (two("Ngày được tuyển dụng", "recruited_on", "Cơ quan tuyển dụng", "recruited_by", 42),),
    ),
    Item("14", "Ngày vào Đoàn TNCS Hồ Chí Minh", (one("Ngày vào Đoàn TNCS Hồ Chí Minh", "union_on"),)),
    Item("15", "Tham gia các tổ chức xã hội khác", (one("Tham gia các tổ chức xã hội khác", "other_bodies"),)),
    Item(
        "16",
        "Nhập ngũ, xuất ngũ",
        (two("Ngày nhập ngũ", "enlisted_on", "Ngày xuất ngũ, chuyển ngành", "discharged_on", 42),),
    ),
    Item(
        "17",
        "Trình độ hiện nay",
        (
            (Part("- Giáo dục phổ thông", ("schooling",), 42), Part("- Lý luận chính trị", ("theory",), 58)),
            (Part("- Chuyên môn nghiệp vụ", ("expertise", "expertise_words")),),
            (Part("- Học vị cao nhất", ("degree",), 42), Part("- Học hàm cao nhất", ("academic_title",), 58)),
            (Part("- Ngoại ngữ", ("language",), 42), Part("- Tin học", ("computing",), 58)),
        ),
        headed=True,
    ),
    Item(
        "18",
        "Sức khỏe, chính sách",
        (
            two("Tình trạng sức khỏe", "health", "Thương binh loại", "invalid_class"),
            two("Gia đình liệt sĩ", "martyr_family", "Gia đình có công với cách mạng", "merit_family"),
        ),
    ),
    Item("19", "Số căn cước", (two("Số căn cước", "identity_number", "Số CMND cũ", "old_identity_card", 60),)),
    Item(
        "20", "Được miễn công tác và sinh hoạt Đảng", (one("Được miễn công tác và sinh hoạt Đảng ngày", "exempt_on"),)
    ),
    Item(
        "21",
        "Tóm tắt quá trình hoạt động và công tác",
        grid=Grid(
            "work",
            (
                ("Từ tháng, năm", ("starts_on",), 13),
                ("Đến tháng, năm", ("ends_on",), 13),
                ("Làm việc gì, chức vụ, đơn vị công tác", ("words", "place"), 74),
            ),
            8,
        ),
        headed=True,
    ),
    Item(
        "22",
        "Đào tạo, bồi dưỡng về chuyên môn, nghiệp vụ, lý luận chính trị, ngoại ngữ, tin học",
        grid=Grid(
            "training",
            (
                ("Tên trường", ("school",), 28),
                ("Ngành học hoặc tên lớp học", ("subject",), 24),
                ("Từ tháng, năm – đến tháng, năm", ("starts_on", "ends_on"), 18),
                ("Hình thức học", ("form",), 13),
                ("Văn bằng, chứng chỉ", ("certificate",), 17),
            ),
            5,
        ),
        headed=True,
    ),
    Item("23", "Khen thưởng (huân chương, huy chương, bằng khen)", listed=(("", "rewards"),), headed=True),
    Item("24", "Đã được tặng Huy hiệu Đảng", listed=(("", "badges"),), badges=True, headed=True),
    Item("25", "Danh hiệu được phong", listed=(("", "honours"),), headed=True),
    Item("26", "Kỷ luật (Đảng, chính quyền, pháp luật)", listed=(("", "disciplines"),), headed=True),
    Item(
        "27",
        "Đặc điểm lịch sử bản thân",
        (
            one("a) Bị khai trừ, xóa tên, xin ra khỏi Đảng (thời gian, chi bộ)", "left_words"),
            one("b) Được kết nạp lại vào Đảng", "readmitted_words"),
            one("c) Ngày được khôi phục đảng tịch, tại chi bộ", "restored_words"),
            one("d) Bị xử lý theo pháp luật", "law_words"),
            one("đ) Làm việc trong chế độ cũ", "old_regime_words"),
        ),
        headed=True,
    ),
    Item(
        "28",
        "Quan hệ với nước ngoài",
        (
            one("b) Có quan hệ với tổ chức nước ngoài", "abroad_ties"),
            one("c) Có người thân ở nước ngoài", "relatives_abroad"),
        ),
        listed=(("a) Đã đi nước ngoài", "travels"),),
        headed=True,
    ),
    Item(
        "29",
        "Quan hệ gia đình",
        grid=Grid(
            "family",
            (
                ("Quan hệ", ("relation",), 15),
                ("Họ và tên", ("full_name",), 24),
                ("Năm sinh", ("born_on",), 12),
                ("Quê quán, nơi ở hiện nay, chức danh, đơn vị công tác", ("words",), 49),
            ),
            7,
        ),
        headed=True,
    ),
    Item(
        "30",
        "Hoàn cảnh kinh tế của bản thân và gia đình",
        (
            two(
                "- Tổng thu nhập của hộ gia đình một năm (đồng)", "income", "Bình quân một người", "income_per_head", 60
            ),
            two("- Nhà ở được cấp, được thuê, loại nhà", "house_granted", "Diện tích (m²)", "house_granted_area", 64),
            two("- Nhà ở tự mua, tự xây, loại nhà", "house_own", "Diện tích (m²)", "house_own_area", 64),
            two("- Đất ở được cấp (m²)", "land_granted_area", "Đất ở tự mua (m²)", "land_bought_area"),
            one("- Hoạt động kinh tế", "business"),
            two("- Diện tích đất trang trại (ha)", "farm_area", "Số lao động thuê mướn", "workers_hired"),
            two("- Tài sản có giá trị từ 50 triệu đồng", "assets", "Tổng giá trị (đồng)", "assets_value", 62),
        ),
        headed=True,
    ),
)

HEAD: Final = ("dossier_number", "card_number")
"""Numbers in boxes at the head of the form."""

FOOT: Final = ("declared_at", "declared_on")

NOT_ASKED: Final = frozenset({"card_issued_on", "card_issued_by", "old_card_number", "phone"})
"""Fields of the record the form has no place for."""

BESIDE: Final = (
    (("01", 74), ("02", 26)),
    (("03", 60), ("04", 40)),
    (("08", 28), ("09", 30), ("10", 42)),
)
"""Items that stand beside each other on one line, with their widths in percent."""

BODIES: Final = (
    ("city", "Đảng bộ tỉnh (tương đương)"),
    ("above", "Đảng bộ xã (tương đương)"),
    ("base", "Đảng bộ cơ sở"),
    ("section", "Đảng bộ bộ phận"),
    ("cell", "Chi bộ"),
)

BADGES: Final = (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)
EMPTY_LINES: Final = 2
"""Dotted lines under a list with nothing in it."""


def placed_fields() -> set[str]:
    """Return every field that has a place on the form."""
    lines = (part for item in ITEMS for line in item.lines for part in line)
    return {name for part in lines for name in part.fields} | {*HEAD, *FOOT}


def item_of(name: str) -> str:
    """Return the number of the item in which a field or a table stands, "" for those of head and foot."""
    for item in ITEMS:
        if any(name in part.fields for line in item.lines for part in line):
            return item.number
        if (item.grid and item.grid.name == name) or any(table == name for _label, table in item.listed):
            return item.number
    return ""
