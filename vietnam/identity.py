"""Numbers: the 12-digit personal number, old cards, party cards, profiles, badges, codes of organisations."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from vietnam.letters import without_unseen

PROVINCES: Final[dict[str, str]] = {
    "001": "Hà Nội", "002": "Hà Giang", "004": "Cao Bằng", "006": "Bắc Kạn", "008": "Tuyên Quang",
    "010": "Lào Cai", "011": "Điện Biên", "012": "Lai Châu", "014": "Sơn La", "015": "Yên Bái",
    "017": "Hòa Bình", "019": "Thái Nguyên", "020": "Lạng Sơn", "022": "Quảng Ninh", "024": "Bắc Giang",
    "025": "Phú Thọ", "026": "Vĩnh Phúc", "027": "Bắc Ninh", "030": "Hải Dương", "031": "Hải Phòng",
    "033": "Hưng Yên", "034": "Thái Bình", "035": "Hà Nam", "036": "Nam Định", "037": "Ninh Bình",
    "038": "Thanh Hóa", "040": "Nghệ An", "042": "Hà Tĩnh", "044": "Quảng Bình", "045": "Quảng Trị",
    "046": "Thừa Thiên Huế", "048": "Đà Nẵng", "049": "Quảng Nam", "051": "Quảng Ngãi", "052": "Bình Định",
    "054": "Phú Yên", "056": "Khánh Hòa", "058": "Ninh Thuận", "060": "Bình Thuận", "062": "Kon Tum",
    "064": "Gia Lai", "066": "Đắk Lắk", "067": "Đắk Nông", "068": "Lâm Đồng", "070": "Bình Phước",
    "072": "Tây Ninh", "074": "Bình Dương", "075": "Đồng Nai", "077": "Bà Rịa - Vũng Tàu",
    "079": "Thành phố Hồ Chí Minh", "080": "Long An", "082": "Tiền Giang", "083": "Bến Tre", "084": "Trà Vinh",
    "086": "Vĩnh Long", "087": "Đồng Tháp", "089": "An Giang", "091": "Kiên Giang", "092": "Cần Thơ",
    "093": "Hậu Giang", "094": "Sóc Trăng", "095": "Bạc Liêu", "096": "Cà Mau",
}  # fmt: skip
"""The 63 provinces of birth registration, by their names before 1/7/2025; their numbers stay valid for ever."""

Sex = Literal["male", "female"]

LENGTH = 12
OLD_CARD_LENGTH = 9
LEGACY_CARD_LENGTH = 8


class IdentityError(ValueError):
    """A text that is no such number; ``code`` is the fault's code, the number itself stays out of the message."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Identity:
    """A personal number taken apart; ``warnings`` are codes, none of them refuses the number."""

    number: str
    province_code: str
    sex: Sex
    birth_year: int
    warnings: tuple[str, ...] = ()

    @property
    def province(self) -> str | None:
        """Return the old name of the province of birth registration, None for a code that is no province."""
        return PROVINCES.get(self.province_code)


def clean_number(value: object) -> str:
    """Take the noise off a number from a sheet: apostrophes, spaces, dots between digits, a trailing ".0"."""
    if type(value) is str and value.isascii() and value.isdecimal():
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    text = unicodedata.normalize("NFKC", without_unseen(str(value))).strip(" \t\r\n'’‘`\"")
    text = re.sub(r"^(\d+)\.0+$", r"\1", text)
    return re.sub(r"(?<=\d)[\s.\-\u2010-\u2014]+(?=\d)", "", text)


def parse(text: object, *, sex: str | None = None, birth_year: int | None = None) -> Identity:
    """Take a personal number apart; compare it with the declared sex and year of birth where given.

    Raises ``IdentityError`` with ``identity_characters`` or ``identity_length``. Warnings: ``unknown_province``,
    ``identity_sex_mismatch``, ``identity_year_mismatch``.
    """
    found = _parse_clean(clean_number(text))
    warnings = list(found.warnings)
    if sex is not None and sex != found.sex:
        warnings.append("identity_sex_mismatch")
    if birth_year is not None and birth_year != found.birth_year:
        warnings.append("identity_year_mismatch")
    if len(warnings) == len(found.warnings):
        return found
    return Identity(found.number, found.province_code, found.sex, found.birth_year, tuple(warnings))


def _parse_clean(number: str) -> Identity:
    if not (number.isascii() and number.isdecimal()):
        raise IdentityError("identity_characters" if number else "identity_length")
    if len(number) != LENGTH:
        raise IdentityError("identity_length")
    century = int(number[3])
    return Identity(
        number=number,
        province_code=number[:3],
        sex="female" if century % 2 else "male",
        birth_year=1900 + 100 * (century // 2) + int(number[4:6]),
        warnings=() if number[:3] in PROVINCES else ("unknown_province",),
    )


def restore_leading_zeros(numeric: object, sex: str | None = None, birth_year: int | None = None) -> str | None:
    """Give back the zeros a spreadsheet ate, for a numeric cell only; None unless all that is known agrees.

    The padded number must have a known province and fit the sex and the year of birth where these are given.
    """
    if isinstance(numeric, bool):
        return None
    digits = clean_number(numeric)
    if not (digits.isascii() and digits.isdecimal() and len(digits) < LENGTH and digits[0] != "0"):
        return None
    found = parse(digits.zfill(LENGTH), sex=sex, birth_year=birth_year)
    return None if found.warnings else found.number


def is_old_identity_card(text: object) -> bool:
    """Say whether this is a number of the old identity card (CMND, 9 digits)."""
    digits = clean_number(text)
    return digits.isascii() and digits.isdecimal() and len(digits) == OLD_CARD_LENGTH


def mask(number: str) -> str:
    """Hide the middle of a number: 001•••••0123; of shorter ones at most the last two show."""
    if len(number) >= LENGTH:
        return f"{number[:3]}{'•' * (len(number) - 7)}{number[-4:]}"
    shown = 2 if len(number) >= LEGACY_CARD_LENGTH else 0
    return "•" * (len(number) - shown) + number[len(number) - shown :]


_RUN = re.compile(r"(?<!\d)\d{9,12}(?!\d)")


def mask_runs(text: str) -> str:
    """Hide every run of 9 to 12 digits in a text that goes to a log."""
    return _RUN.sub(lambda run: mask(run[0]), text)


@dataclass(frozen=True, slots=True)
class PartyCard:
    """Số thẻ đảng viên: ``current`` has 12 digits (normally the personal number), ``legacy`` 8."""

    number: str
    kind: Literal["current", "legacy"]
    warnings: tuple[str, ...] = ()


def parse_card(text: object, *, identity_number: str | None = None) -> PartyCard:
    """Read a party card number; raises ``IdentityError`` with ``card_characters`` or ``card_length``.

    A current card that differs from the personal number warns with ``card_identity_mismatch``.
    """
    digits = clean_number(text)
    if not (digits.isascii() and digits.isdecimal()):
        raise IdentityError("card_characters" if digits else "card_length")
    if len(digits) == LEGACY_CARD_LENGTH:
        return PartyCard(digits, "legacy")
    if len(digits) != LENGTH:
        raise IdentityError("card_length")
    differs = identity_number is not None and identity_number != digits
    return PartyCard(digits, "current", ("card_identity_mismatch",) if differs else ())


_PROFILE = re.compile(r"\d{6}[A-ZĐ]{2,3}")


def clean_profile_number(text: str) -> str:
    """Write a số lý lịch in capitals without spaces: 000001 hn → 000001HN."""
    return re.sub(r"[\s.\-]+", "", unicodedata.normalize("NFC", without_unseen(text))).upper()


def profile_number_warnings(text: str) -> tuple[str, ...]:
    """Warn with ``profile_number_form`` when a số lý lịch is not 6 digits and 2 or 3 capitals.

    38-HD/BTCTW (29/9/2025), II.1.2; Hanoi's letters are HN. Older papers differ, so nothing is refused.
    """
    return () if _PROFILE.fullmatch(clean_profile_number(text)) else ("profile_number_form",)


BADGE_FORMS: Final[dict[int, tuple[str, int]]] = {
    30: ("", 8), 40: ("", 7), 45: ("E", 7), 50: ("", 6), 55: ("D", 6), 60: ("", 5), 65: ("C", 5),
    70: ("", 4), 75: ("B", 4), 80: ("", 3), 85: ("A", 3), 90: ("", 2),
}  # fmt: skip
"""Letter and digits of a badge number by years of party age (21-HD/BTCTU, 21/8/2025)."""

_BADGE_YEARS = {form: years for years, form in BADGE_FORMS.items()}
_BADGE = re.compile(r"([A-E]?)(\d{2,8})")


def parse_badge_number(text: str, *, symbol: str = "HN") -> tuple[int, int]:
    """Read a badge number into (years of the badge, running number): HN E0000001 → (45, 1).

    Raises ``IdentityError`` with ``badge_number`` when letters or the count of digits fit no badge.
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", without_unseen(text))).upper()
    match = _BADGE.fullmatch(plain.removeprefix(symbol)) if plain.startswith(symbol) else None
    years = _BADGE_YEARS.get((match[1], len(match[2]))) if match else None
    if match is None or years is None or int(match[2]) == 0:
        raise IdentityError("badge_number")
    return years, int(match[2])


def format_badge_number(years: int, serial: int, *, symbol: str = "HN") -> str:
    """Write a badge number: (45, 1) → HN E0000001. Raises ``ValueError`` when the serial needs more digits."""
    letter, digits = BADGE_FORMS[years]
    if not 0 < serial < 10**digits:
        raise ValueError("badge_serial")
    return f"{symbol} {letter}{serial:0{digits}}"


_GROUPS = (2, 3, 3, 3, 3)


@dataclass(frozen=True, slots=True)
class OrganisationCode:
    """Mã tổ chức đảng: city, committee above the base, base organisation, its direct committee, cell (2.3.3.3.3).

    A group of zeros means there is no such level; the cell's group is then zero too for a committee's own code.
    """

    groups: tuple[str, str, str, str, str]

    @property
    def digits(self) -> str:
        """Return the 14 digits as they are stored."""
        return "".join(self.groups)

    @property
    def dotted(self) -> str:
        """Return the code as it is printed: 01.001.053.000.001."""
        return ".".join(self.groups)

    def __str__(self) -> str:
        return self.dotted

    @property
    def depth(self) -> int:
        """Return the place of the last group that is not all zeros (1 to 5), 0 for none."""
        return max((place for place, group in enumerate(self.groups, 1) if group.strip("0")), default=0)

    def wrong_group(self, parent: "OrganisationCode") -> int | None:
        """Return the place (1 to 5) of the first group that leads to another tree than the parent's, or None."""
        pairs = zip(self.groups[: parent.depth], parent.groups, strict=False)
        return next((place for place, (own, above) in enumerate(pairs, 1) if own != above), None)

    def is_under(self, parent: "OrganisationCode") -> bool:
        """Say whether the code starts with the parent's groups and goes on below them."""
        return self.wrong_group(parent) is None and self.depth > parent.depth


def parse_organisation_code(text: object) -> OrganisationCode:
    """Read an organisation code: 14 digits, or five groups with dots, each padded (38.168.53.0.1).

    Raises ``IdentityError`` with ``organisation_code_characters`` or ``organisation_code_length``.
    """
    raw = unicodedata.normalize("NFKC", without_unseen(str(text))).strip(" \t\r\n'’‘`\"")
    parts = [part.strip() for part in re.split(r"[.\- ]+", raw)]
    if not all(part.isascii() and part.isdecimal() for part in parts):
        raise IdentityError("organisation_code_characters" if raw else "organisation_code_length")
    if len(parts) == len(_GROUPS):
        return organisation_code(*map(int, parts))
    digits = "".join(parts)
    if len(digits) != sum(_GROUPS):
        raise IdentityError("organisation_code_length")
    starts = zip((0, 2, 5, 8, 11), _GROUPS, strict=True)
    return organisation_code(*(int(digits[start : start + size]) for start, size in starts))


def organisation_code(m1: int, m2: int = 0, m3: int = 0, m4: int = 0, m5: int = 0) -> OrganisationCode:
    """Build a code of its five numbers; ``IdentityError`` (``organisation_code_length``) when one is too long."""
    one, two, three, four, five = (f"{part:0{size}}" for part, size in zip((m1, m2, m3, m4, m5), _GROUPS, strict=True))
    if any(len(group) != size for group, size in zip((one, two, three, four, five), _GROUPS, strict=True)):
        raise IdentityError("organisation_code_length")
    return OrganisationCode((one, two, three, four, five))
