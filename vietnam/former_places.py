"""What provinces were called before and what they became: 63 until 1/7/2025, and the larger ones before 1991.

Names only: a text on a paper stays as it was written, the present name is shown beside it. The unions
of 1/7/2025 are those of the National Assembly's resolution 202/2025/QH15 (12/6/2025); wards and communes
before that day are held by no source we have, so their names stay text.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from vietnam import places
from vietnam.names import fold

MERGED_ON: Final = date(2025, 7, 1)

FORMER: Final[dict[str, tuple[str, ...]]] = {
    "Thành phố Hà Nội": ("Hà Tây",),
    "Tuyên Quang": ("Tuyên Quang", "Hà Giang"),
    "Lào Cai": ("Lào Cai", "Yên Bái"),
    "Thái Nguyên": ("Thái Nguyên", "Bắc Kạn"),
    "Phú Thọ": ("Phú Thọ", "Vĩnh Phúc", "Hòa Bình"),
    "Bắc Ninh": ("Bắc Ninh", "Bắc Giang"),
    "Hưng Yên": ("Hưng Yên", "Thái Bình"),
    "Thành phố Hải Phòng": ("Hải Phòng", "Hải Dương"),
    "Ninh Bình": ("Ninh Bình", "Hà Nam", "Nam Định"),
    "Quảng Trị": ("Quảng Trị", "Quảng Bình"),
    "Thành phố Huế": ("Thừa Thiên Huế",),
    "Thành phố Đà Nẵng": ("Đà Nẵng", "Quảng Nam"),
    "Quảng Ngãi": ("Quảng Ngãi", "Kon Tum"),
    "Gia Lai": ("Gia Lai", "Bình Định"),
    "Khánh Hòa": ("Khánh Hòa", "Ninh Thuận"),
    "Lâm Đồng": ("Lâm Đồng", "Đắk Nông", "Bình Thuận"),
    "Đắk Lắk": ("Đắk Lắk", "Phú Yên"),
    "Thành phố Hồ Chí Minh": ("Thành phố Hồ Chí Minh", "Bình Dương", "Bà Rịa - Vũng Tàu"),
    "Đồng Nai": ("Đồng Nai", "Bình Phước"),
    "Tây Ninh": ("Tây Ninh", "Long An"),
    "Thành phố Cần Thơ": ("Cần Thơ", "Sóc Trăng", "Hậu Giang"),
    "Vĩnh Long": ("Vĩnh Long", "Bến Tre", "Trà Vinh"),
    "Đồng Tháp": ("Đồng Tháp", "Tiền Giang"),
    "Cà Mau": ("Cà Mau", "Bạc Liêu"),
    "An Giang": ("An Giang", "Kiên Giang"),
}
"""Present province → what was united in it; a name of its own among them is a province that grew."""

OLDER: Final[dict[str, tuple[str, ...]]] = {
    "Hà Bắc": ("Bắc Ninh",),
    "Bắc Thái": ("Thái Nguyên",),
    "Hà Tuyên": ("Tuyên Quang",),
    "Vĩnh Phú": ("Phú Thọ",),
    "Hoàng Liên Sơn": ("Lào Cai",),
    "Nam Hà": ("Ninh Bình",),
    "Hà Nam Ninh": ("Ninh Bình",),
    "Hải Hưng": ("Thành phố Hải Phòng", "Hưng Yên"),
    "Hà Sơn Bình": ("Thành phố Hà Nội", "Phú Thọ"),
    "Nghệ Tĩnh": ("Nghệ An", "Hà Tĩnh"),
    "Bình Trị Thiên": ("Quảng Trị", "Thành phố Huế"),
    "Quảng Nam - Đà Nẵng": ("Thành phố Đà Nẵng",),
    "Nghĩa Bình": ("Quảng Ngãi", "Gia Lai"),
    "Phú Khánh": ("Đắk Lắk", "Khánh Hòa"),
    "Thuận Hải": ("Khánh Hòa", "Lâm Đồng"),
    "Gia Lai - Kon Tum": ("Gia Lai", "Quảng Ngãi"),
    "Sông Bé": ("Đồng Nai", "Thành phố Hồ Chí Minh"),
    "Cửu Long": ("Vĩnh Long",),
    "Minh Hải": ("Cà Mau",),
}
"""Provinces of 1976 to 1996, each with the present ones its land lies in."""

_SPELLINGS: Final = {
    "bac can": "Bắc Kạn",
    "ba ria vung tau": "Bà Rịa - Vũng Tàu",
    "ba ria-vung tau": "Bà Rịa - Vũng Tàu",
    "ba ria – vung tau": "Bà Rịa - Vũng Tàu",
    "dac lac": "Đắk Lắk",
    "dak lac": "Đắk Lắk",
    "dac lak": "Đắk Lắk",
    "dac nong": "Đắk Nông",
    "thua thien - hue": "Thừa Thiên Huế",
    "thua thien – hue": "Thừa Thiên Huế",
    "quang nam da nang": "Quảng Nam - Đà Nẵng",
    "quang nam-da nang": "Quảng Nam - Đà Nẵng",
    "gia lai kon tum": "Gia Lai - Kon Tum",
    "gia lai-kon tum": "Gia Lai - Kon Tum",
    "hcm": "Thành phố Hồ Chí Minh",
    "tphcm": "Thành phố Hồ Chí Minh",
    "sai gon": "Thành phố Hồ Chí Minh",
}


@dataclass(frozen=True, slots=True)
class Became:
    """What a province of a paper is called now: ``former`` as it was properly written, ``now`` one or more names."""

    former: str
    now: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return the present names in one text: Phú Thọ; Thành phố Hà Nội, Phú Thọ."""
        return ", ".join(self.now)


def became(text: str) -> Became | None:
    """Say what a province written in a paper is called now; None where the name still stands or is none."""
    return _former_names().get(_key(text))


def suggestions() -> tuple[tuple[str, str], ...]:
    """List every province a paper may name with what it became, empty for one of today; today's come first."""
    today = tuple((province.name, "") for province in places.provinces())
    return today + tuple(sorted((one.former, one.words) for one in set(_former_names().values())))


def present(text: str) -> str:
    """Return the present name of a province written in any of its names; the text itself where several fit."""
    province = places.find_province(text)
    if province is not None:
        return province.name
    found = became(text)
    return found.now[0] if found and len(found.now) == 1 else text


def _key(text: str) -> str:
    found = places.without_kind(fold(text))
    return places.without_kind(fold(_SPELLINGS[found])) if found in _SPELLINGS else found


@lru_cache(maxsize=1)
def _former_names() -> dict[str, Became]:
    """Index the names that are no province's any more by their plain form."""
    standing = {places.without_kind(fold(province.name)) for province in places.provinces()}
    pairs: list[tuple[str, tuple[str, ...]]] = [(old, (now,)) for now, united in FORMER.items() for old in united]
    pairs += list(OLDER.items())
    found = {places.without_kind(fold(old)): Became(old, now) for old, now in pairs}
    return {key: one for key, one in found.items() if key not in standing}
