"""The 54 peoples of Vietnam: own keys, names, aliases, codes of both official lists. Never matched by number alone."""

from typing import Final, Literal

from vietnam.code_lists import CodeList

Scheme = Literal["1979", "2008"]

_IN_ORDER_OF_1979: Final[tuple[tuple[str, str], ...]] = (
    ("kinh", "Kinh"), ("tay", "Tày"), ("thai", "Thái"), ("hoa", "Hoa"), ("kho-me", "Khơ-me"), ("muong", "Mường"),
    ("nung", "Nùng"), ("hmong", "HMông"), ("dao", "Dao"), ("gia-rai", "Gia-rai"), ("ngai", "Ngái"), ("e-de", "Ê-đê"),
    ("ba-na", "Ba-na"), ("xo-dang", "Xơ-đăng"), ("san-chay", "Sán Chay"), ("co-ho", "Cơ-ho"), ("cham", "Chăm"),
    ("san-diu", "Sán Dìu"), ("hre", "Hrê"), ("mnong", "Mnông"), ("ra-glai", "Ra-glai"), ("xtieng", "Xtiêng"),
    ("bru-van-kieu", "Bru-Vân Kiều"), ("tho", "Thổ"), ("giay", "Giáy"), ("co-tu", "Cơ-tu"),
    ("gie-trieng", "Gié-Triêng"), ("ma", "Mạ"), ("kho-mu", "Khơ-mú"), ("co", "Co"), ("ta-oi", "Ta-ôi"),
    ("cho-ro", "Chơ-ro"), ("khang", "Kháng"), ("xinh-mun", "Xinh-mun"), ("ha-nhi", "Hà Nhì"), ("chu-ru", "Chu-ru"),
    ("lao", "Lào"), ("la-chi", "La Chí"), ("la-ha", "La Ha"), ("phu-la", "Phù Lá"), ("la-hu", "La Hủ"), ("lu", "Lự"),
    ("lo-lo", "Lô Lô"), ("chut", "Chứt"), ("mang", "Mảng"), ("pa-then", "Pà Thẻn"), ("co-lao", "Cơ Lao"),
    ("cong", "Cống"), ("bo-y", "Bố Y"), ("si-la", "Si La"), ("pu-peo", "Pu Péo"), ("brau", "Brâu"), ("o-du", "Ơ Đu"),
    ("ro-mam", "Rơ-măm"),
)  # fmt: skip

_FOREIGN = ("nuoc-ngoai", "Quốc tịch gốc nước ngoài")
"""A row of the Party's tables, no people: it has a label and no code."""

ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "kinh": ("Việt", "Kinh Việt"),
    "tay": ("Ngạn", "Phén", "Thù Lao", "Pa Dí", "Tày Pa Dí"),
    "thai": ("Thái trắng", "Thái đen", "Thái đỏ", "Tày Khao", "Tày Đăm", "Tày Mười", "Tày Thanh"),
    "hoa": ("Hán", "Hoa Hán", "Triều Châu", "Quảng Đông", "Phúc Kiến", "Xạ Phang", "Minh Hương"),
    "kho-me": ("Khmer", "Khmer Krom", "Khơ me Krôm", "Khơ mer", "Khome", "Miên", "Cur", "Việt gốc Miên"),
    "muong": ("Mol", "Mual", "Ao Tá"),
    "nung": ("Nùng An", "Nùng Cháo", "Nùng Inh", "Nùng Lòi", "Nùng Phàn Slình", "Nùng Giang", "Xuồng"),
    "hmong": ("Mông", "H Mông", "H'Mông", "Hơ Mông", "Mèo", "Mẹo", "Mông trắng", "Mông hoa", "Mông đen", "Mông xanh",
              "Mèo trắng", "Mèo hoa", "Na Miẻo"),
    "dao": ("Mán", "Dao đỏ", "Dao tiền", "Dao Quần Trắng", "Dao Quần Chẹt", "Dao Thanh Y", "Dao Lô Gang", "Kìm Mùn",
            "Kìm Miền"),
    "gia-rai": ("Jrai", "J'rai", "Jơrai", "Giơ rai", "Chơ rai"),
    "ngai": ("Xín", "Khách Gia", "Hắc Cá"),
    "e-de": ("Ra đê", "Rha đê", "Rhadé", "Ê đê Êga", "Mđhur", "Kpạ", "Bih"),
    "ba-na": ("Bahnar", "Bơ nâm", "Rơ ngao", "Giơ lâng", "Gơ lar", "Tơ lô"),
    "xo-dang": ("Sê đăng", "Xê đăng", "Sơ đăng", "Ca dong", "Cà dong", "Ha lăng", "Mơ nâm", "Tơ đrá", "Xơ teng"),
    "san-chay": ("Cao Lan", "Sán Chỉ", "Cao Lan Sán Chỉ", "Sán Chay Cao Lan", "Sán Chí", "Mán Cao Lan", "Hờn Bán"),
    "co-ho": ("K'Ho", "Kơ ho", "Koho", "Cơ ho Chil", "Chil", "Cil", "Lạch", "Xrê", "Srê", "Nộp"),
    "cham": ("Chàm", "Chiêm Thành", "Hroi", "Chăm Hroi", "H'roi"),
    "san-diu": ("Sán Dẻo", "Trại Đất", "Mán Quần Cộc", "Sán Déo Nhín"),
    "hre": ("H're", "Chăm Rê", "Krẹ Lũy"),
    "mnong": ("M'Nông", "Mơ nông", "Pnông", "Bu nông", "Mnông Gar", "Mnông Preh"),
    "ra-glai": ("Raglay", "Rắc lây", "Ra glây", "Noang", "La oang", "Ra clây"),
    "xtieng": ("X'Tiêng", "Stiêng", "S'tiêng", "Xa điêng", "Xơ tiêng"),
    "bru-van-kieu": ("Bru", "Vân Kiều", "Vân Kiều Bru", "Măng coong", "Ma coong", "Khùa"),
    "tho": ("Đan Lai", "Ly Hà", "Tày Poọng", "Con Kha"),
    "giay": ("Nhắng", "Dẩng", "Pu Nà", "Cùi Chu", "Pầu Thỉn"),
    "co-tu": ("Ka tu", "Kơ tu", "Katu", "Ca tu"),
    "gie-trieng": ("Giẻ Triêng", "Giẻ", "Gié", "Triêng", "Dẻ Triêng", "Ta riêng", "Bnoong", "Cà tang"),
    "ma": ("Châu Mạ", "Mạ Ngăn", "Mạ Xốp", "Chô Mạ"),
    "kho-mu": ("Khmú", "Kmụ", "Khơ mụ", "Xá Cẩu", "Tày Hạy", "Mứn Xen", "Tềnh"),
    "co": ("Cor", "Kor", "Col", "Cùa", "Trầu"),
    "ta-oi": ("Tà Ôi", "Tôi ôi", "Pa cô", "Pa kô", "Pa hi", "Ba hi"),
    "cho-ro": ("Đơ ro", "Châu ro", "Chrau", "Dơ ro"),
    "khang": ("Xá Khao", "Xá Xúa", "Xá Dón", "Quảng Lâm"),
    "xinh-mun": ("Puộc", "Pụa", "Xin mun"),
    "ha-nhi": ("U Ní", "Xá U Ní", "Hà Nhì La Mí"),
    "chu-ru": ("Chơ ru", "Churu"),
    "lao": ("Lào Bốc", "Lào Nọi", "Phu Thay"),
    "la-chi": ("Cù Tê", "La Quả"),
    "la-ha": ("Xá Khắc", "Phlắc", "Khlá"),
    "phu-la": ("Bồ Khô Pạ", "Mu Di Pạ", "Xá Phó", "Phù Lá Hán"),
    "la-hu": ("Khù Sung", "Cò Xung", "Khả Quy"),
    "lu": ("Lừ", "Nhuồn Duôn"),
    "lo-lo": ("Mun Di", "Lô Lô hoa", "Lô Lô đen"),
    "chut": ("Rục", "Mã Liềng", "Arem", "A rem"),
    "mang": ("Mảng Ư", "Xá Lá Vàng"),
    "pa-then": ("Pà Hưng",),
    "co-lao": ("Cờ Lao", "Co Lao", "Kơ Lao"),
    "cong": ("Xắm Khống", "Mông Nhé", "Xá Xeng"),
    "bo-y": ("Chủng Chá", "Trọng Gia", "Tu Dí", "Tu Dìn"),
    "si-la": ("Cù Dề Xừ", "Khả Pẻ"),
    "pu-peo": ("Ka bèo", "Pen ti lô lô"),
    "brau": ("Brạo", "Brao"),
    "o-du": ("Tày Hạt", "Ơ đu Tày Hạt"),
    "ro-mam": ("Rơ mâm",),
}  # fmt: skip

SPOKEN_OF = r"^(dân tộc|dan toc|dân\s*tộc:|người|nguoi|d\.?t\.?)\s*:?\s+"

NAMES: Final[dict[str, str]] = dict(_IN_ORDER_OF_1979)
"""Own key → official name, in the order of 1979."""

LABELS: Final[dict[str, str]] = NAMES | dict([_FOREIGN])
"""The names and the row that is no people."""

_LIST = CodeList(LABELS, ALIASES, prefix=SPOKEN_OF)

_CODES_1979 = {key: f"{place:02}" for place, key in enumerate(NAMES, 1)}
"""Decision 121-TCTK/PPCĐ of 2/3/1979."""

_ORDER_OF_2008 = (
    "kinh", "tay", "thai", "muong", "kho-me", "hoa", "nung", "hmong", "dao", "gia-rai", "e-de", "ba-na", "san-chay",
    "cham", "co-ho", "xo-dang", "san-diu", "hre", "ra-glai", "mnong",
)  # fmt: skip
_CODES_2008 = {key: f"{place:02}" for place, key in enumerate(_ORDER_OF_2008, 1)}
"""Decision 1019/QĐ-TCTK of 12/11/2008, as far as its text was seen (01 to 20); the others have no code here."""

CODES: Final[dict[Scheme, dict[str, str]]] = {"1979": _CODES_1979, "2008": _CODES_2008}


def lookup(text: str) -> str | None:
    """Find a people by its name or an alias (H'Mông, Dân tộc Kinh, Sán Chay (Cao Lan)), None when there is none."""
    return _LIST.lookup(text)


def suggest(text: str, limit: int = 3) -> list[str]:
    """List the names nearest to an unknown one, best first."""
    return _LIST.suggest(text, limit)


def label(key: str) -> str:
    """Return the official name of a key."""
    return _LIST.labels[key]


def code(key: str, scheme: Scheme) -> str | None:
    """Return the number of a people in a named official list, None where that list's number is not known."""
    return CODES[scheme].get(key)


def from_code(number: str, scheme: Scheme) -> str | None:
    """Find the key behind a number; the list must be named, because 04 is Hoa in 1979 and Mường in 2008."""
    wanted = number.strip().zfill(2)
    return next((key for key, known in CODES[scheme].items() if known == wanted), None)
