"""Tables of encodings from before Unicode, by the letters a Western screen shows for their bytes. No detection."""

import unicodedata

from vietnam.letters import ACUTE, DOT, GRAVE, HOOK, TILDE

_TCVN3_LOW = {
    "\xb8": "á", "\xb5": "à", "\xb6": "ả", "\xb7": "ã", "\xb9": "ạ",
    "\xa8": "ă", "\xbe": "ắ", "\xbb": "ằ", "\xbc": "ẳ", "\xbd": "ẵ", "\xc6": "ặ",
    "\xa9": "â", "\xca": "ấ", "\xc7": "ầ", "\xc8": "ẩ", "\xc9": "ẫ", "\xcb": "ậ",
    "\xae": "đ",
    "\xd0": "é", "\xcc": "è", "\xce": "ẻ", "\xcf": "ẽ", "\xd1": "ẹ",
    "\xaa": "ê", "\xd5": "ế", "\xd2": "ề", "\xd3": "ể", "\xd4": "ễ", "\xd6": "ệ",
    "\xdd": "í", "\xd7": "ì", "\xd8": "ỉ", "\xdc": "ĩ", "\xde": "ị",
    "\xe3": "ó", "\xdf": "ò", "\xe1": "ỏ", "\xe2": "õ", "\xe4": "ọ",
    "\xab": "ô", "\xe8": "ố", "\xe5": "ồ", "\xe6": "ổ", "\xe7": "ỗ", "\xe9": "ộ",
    "\xac": "ơ", "\xed": "ớ", "\xea": "ờ", "\xeb": "ở", "\xec": "ỡ", "\xee": "ợ",
    "\xf3": "ú", "\xef": "ù", "\xf1": "ủ", "\xf2": "ũ", "\xf4": "ụ",
    "\xad": "ư", "\xf8": "ứ", "\xf5": "ừ", "\xf6": "ử", "\xf7": "ữ", "\xf9": "ự",
    "\xfd": "ý", "\xfa": "ỳ", "\xfb": "ỷ", "\xfc": "ỹ", "\xfe": "ỵ",
}  # fmt: skip
_TCVN3_CAPITALS = {"\xa1": "Ă", "\xa2": "Â", "\xa3": "Ê", "\xa4": "Ô", "\xa5": "Ơ", "\xa6": "Ư", "\xa7": "Đ"}

TCVN3 = _TCVN3_LOW | _TCVN3_CAPITALS
"""TCVN 5712:1993 as the fonts .VnTime use it (ABC): one sign a letter; capitals with a tone mark have none."""

_VNI_TONES = {"ù": ACUTE, "ø": GRAVE, "û": HOOK, "õ": TILDE, "ï": DOT}
_VNI_HATS = {
    "â": ("\u0302", ""), "á": ("\u0302", ACUTE), "à": ("\u0302", GRAVE),
    "å": ("\u0302", HOOK), "ã": ("\u0302", TILDE), "ä": ("\u0302", DOT),
    "ê": ("\u0306", ""), "é": ("\u0306", ACUTE), "è": ("\u0306", GRAVE),
    "ú": ("\u0306", HOOK), "ü": ("\u0306", TILDE), "ë": ("\u0306", DOT),
}  # fmt: skip
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_pairs() -> dict[str, str]:
    """Build all pairs of VNI: a letter followed by the sign of its marks."""
    pairs = {}
    for base in "aeouyôö":
        for sign, tone in _VNI_TONES.items():
            pairs[base + sign] = _composed(_VNI_SINGLE.get(base, base) + tone)
    for sign, (hat, tone) in _VNI_HATS.items():
        for base in "aeo" if hat == "\u0302" else "a":
            pairs[base + sign] = _composed(base + hat + tone)
    return pairs


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _in_all_cases(table: dict[str, str]) -> dict[str, str]:
    """Add the capitals: the letter's case decides, whatever the case of the sign of its marks."""
    cases = {}
    for written, letter in table.items():
        base, sign = written[0], written[1:]
        for mark in {sign, sign.upper()}:
            cases[base + mark] = letter
            cases[base.upper() + mark] = letter.upper()
    return cases


VNI = _in_all_cases(_vni_pairs() | _VNI_SINGLE)
"""VNI-Windows: ASCII letter and a second sign for its marks; đ, ơ, ư, í, ì, ỉ, ĩ, ị, ỵ are one sign."""

CP1258 = {
    "\xcc": GRAVE, "\xd2": HOOK, "\xde": TILDE, "\xec": ACUTE, "\xf2": DOT,
    "\xc3": "Ă", "\xe3": "ă", "\xd0": "Đ", "\xf0": "đ", "\xd5": "Ơ", "\xf5": "ơ", "\xdd": "Ư", "\xfd": "ư",
}  # fmt: skip
"""windows-1258 where it differs from windows-1252: marks follow their letter."""
