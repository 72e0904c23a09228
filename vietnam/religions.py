"""Religions as lists name them: none, and those the state recognises. Not whether someone practises."""

from typing import Final

from vietnam.code_lists import CodeList

NONE = "khong"

NAMES: Final[dict[str, str]] = {
    NONE: "Không",
    "phat-giao": "Phật giáo",
    "cong-giao": "Công giáo",
    "tin-lanh": "Tin Lành",
    "cao-dai": "Cao Đài",
    "hoa-hao": "Phật giáo Hòa Hảo",
    "hoi-giao": "Hồi giáo",
    "bahai": "Tôn giáo Baha'i",
    "tinh-do-cu-si": "Tịnh độ Cư sĩ Phật hội Việt Nam",
    "co-doc-phuc-lam": "Cơ đốc Phục lâm",
    "tu-an-hieu-nghia": "Đạo Tứ Ân Hiếu Nghĩa",
    "minh-su": "Minh Sư đạo",
    "minh-ly": "Minh Lý đạo - Tam Tông Miếu",
    "ba-la-mon": "Bà-la-môn giáo",
    "mac-mon": "Mặc Môn",
    "hieu-nghia-ta-lon": "Phật giáo Hiếu Nghĩa Tà Lơn",
    "buu-son-ky-huong": "Bửu Sơn Kỳ Hương",
}

ALIASES: Final[dict[str, tuple[str, ...]]] = {
    NONE: ("Không có", "Không theo", "Không tôn giáo", "Không theo tôn giáo nào", "K", "Ko", "O", "0", "Lương"),
    "phat-giao": ("Phật", "Đạo Phật", "Phật tử"),
    "cong-giao": ("Thiên Chúa", "Thiên Chúa giáo", "Đạo Thiên Chúa", "Công giáo La Mã", "Kitô giáo", "Giáo dân"),
    "tin-lanh": ("Đạo Tin Lành", "Tin lành Việt Nam"),
    "cao-dai": ("Đạo Cao Đài", "Cao Đài Tây Ninh"),
    "hoa-hao": ("Hòa Hảo", "Phật giáo Hoà Hảo", "Đạo Hòa Hảo", "PG Hòa Hảo"),
    "hoi-giao": ("Đạo Hồi", "Hồi", "Islam", "Hồi giáo Bà-ni", "Bà-ni"),
    "bahai": ("Baha'i", "Bahai", "Đạo Baha'i"),
    "tinh-do-cu-si": ("Tịnh độ cư sĩ", "Tịnh độ Cư sĩ Phật hội"),
    "co-doc-phuc-lam": ("Giáo hội Cơ đốc Phục lâm", "Cơ đốc Phục lâm Việt Nam"),
    "tu-an-hieu-nghia": ("Tứ Ân Hiếu Nghĩa", "Phật giáo Tứ Ân Hiếu Nghĩa"),
    "minh-su": ("Minh Sư", "Phật đường Nam Tông Minh Sư đạo"),
    "minh-ly": ("Minh Lý", "Minh Lý đạo", "Tam Tông Miếu"),
    "ba-la-mon": ("Bà la môn", "Đạo Bà la môn", "Ấn Độ giáo", "Chăm Bà la môn"),
    "mac-mon": ("Thánh hữu Ngày sau", "Các Thánh hữu Ngày sau của Chúa Giêsu Kitô", "Mormon"),
    "hieu-nghia-ta-lon": ("Hiếu Nghĩa Tà Lơn",),
}

SPOKEN_OF: Final = r"^(tôn giáo|ton giao)\s*:\s*"

_LIST = CodeList(NAMES, ALIASES, prefix=SPOKEN_OF)


def lookup(text: str) -> str | None:
    """Find a religion by its name or an alias, None when there is none; "không" is the key ``khong``."""
    return _LIST.lookup(text)


def suggest(text: str, limit: int = 3) -> list[str]:
    """List the names nearest to an unknown one, best first."""
    return _LIST.suggest(text, limit)


def label(key: str) -> str:
    """Return the name of a key."""
    return _LIST.labels[key]
