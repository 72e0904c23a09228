"""The shape of Vietnamese syllables: which spellings can be Vietnamese at all. Meaning and frequency are not known."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from vietnam.letters import TONES

_ONSET_LIST = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_ONSETS = frozenset(_ONSET_LIST.split()) | {""}

_HIGHLAND_LIST = """
bl br by dl dr đr gl gr hl hm hn hr hw jr kb kd kđ kl km kn kp kr ks kt ktl kw ml mr mđ mn ndr
pl pr sr st tl tw xt đl đh bh đk f j w z
"""
_HIGHLAND_ONSETS = frozenset(_HIGHLAND_LIST.split())
"""Beginnings of words in names of other peoples of the country; only believed in text as it stands."""

_RHYME_LIST = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uên
uôc uôi uôm uôn uông uôt uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu
ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh yt
"""
_RHYMES = frozenset(_RHYME_LIST.split())
"""Vowels with what follows them, without tone, as they are spelled after any beginning."""

_STOPS = ("c", "p", "t", "ch")
_ROUNDED = ("oa", "oă", "oe", "uâ", "uê", "uy", "uơ")
_FRONT = "eêiy"
_WORDS = re.compile(r"[^\W\d_]+(?:[\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b]+[^\W\d_]*)*", re.UNICODE)
_SPLIT = re.compile(r"([bcdđghklmnpqrstvxfjwz]*)(.*)", re.DOTALL)


def words(text: str) -> list[str]:
    """List the words of a text, letters only."""
    return _WORDS.findall(text)


def has_onset(word: str) -> bool:
    """Say whether a word starts with a consonant of the alphabet."""
    return word[:1].lower() in tuple("bcdđghklmnpqrstvx")


@lru_cache(maxsize=1 << 16)
def is_syllable(word: str, *, strict: bool) -> bool:
    """Say whether a word can be one Vietnamese syllable.

    ``strict`` also asks for the spelling rules (k or c, ng or ngh, tones before a final stop) and allows no
    beginnings of other peoples' languages.
    """
    if _jumps(word):
        return False
    plain, tones = _without_tones(word.lower())
    if len(tones) > 1 or len(plain) > 8:
        return False
    if not _tone_in_place(word.lower(), plain):
        return False
    onset, rhyme = _split(plain)
    if not _tone_fits(rhyme, tones, strict=strict) or (onset == "qu" and rhyme[:2] in _ROUNDED):
        return False
    if onset in ("gh", "ngh") and rhyme[:1] not in tuple(_FRONT):
        return False
    if rhyme not in _RHYMES or onset not in _ONSETS:
        return not strict and _is_highland(onset, rhyme)
    return not strict or (_well_spelled(onset, rhyme) and rhyme not in ("ooc", "oong"))


def _jumps(word: str) -> bool:
    """Say whether a marked capital follows a small letter, which only wrongly read text shows."""
    return any(a.islower() and b.isupper() and not b.isascii() for a, b in pairwise(word))


def _without_tones(word: str) -> tuple[str, list[str]]:
    spread = unicodedata.normalize("NFD", word)
    tones = [mark for mark in spread if mark in TONES]
    return unicodedata.normalize("NFC", "".join(mark for mark in spread if mark not in TONES)), tones


_EITHER_PLACE = ("oa", "oe", "uy")


def _tone_in_place(word: str, plain: str) -> bool:
    """Say whether the tone mark stands on the vowel that can carry it (old and new places both count)."""
    composed = unicodedata.normalize("NFC", word)
    marked = next((place for place, (a, b) in enumerate(zip(composed, plain, strict=False)) if a != b), None)
    if marked is None:
        return True
    onset, rhyme = _split(plain)
    place = marked - len(onset)
    return place in _places(rhyme) or (place == -1 and (onset == "gi" or (onset == "qu" and rhyme in ("a", "e", "y"))))


@lru_cache(maxsize=1024)
def _places(rhyme: str) -> tuple[int, ...]:
    """List where in a rhyme the tone mark may stand."""
    vowels = len(rhyme) - len(rhyme.lstrip("aăâeêioôơuưy"))
    shaped = [place for place, letter in enumerate(rhyme) if letter in "ăâêôơ"] or [
        place for place, letter in enumerate(rhyme) if letter == "ư"
    ]
    if shaped:
        return (shaped[-1],)
    if vowels < 2:
        return (0,)
    if vowels > 2 or vowels < len(rhyme):
        return (1, 0) if rhyme[:2] in _EITHER_PLACE and vowels == 2 else (1,)
    return (0, 1) if rhyme in _EITHER_PLACE else (0,)


def _split(plain: str) -> tuple[str, str]:
    """Cut a word without tones into beginning and rhyme; u belongs to q, i to g where a vowel follows."""
    match = _SPLIT.fullmatch(plain)
    onset, rhyme = (match[1], match[2]) if match else ("", plain)
    if onset == "q" and rhyme[:1] == "u":
        return "qu", rhyme[1:]
    if onset == "g" and rhyme[:1] == "i" and rhyme[1:2] in tuple("aăâeêoôơuư"):
        return ("g", rhyme) if rhyme in ("iêng", "iêc") else ("gi", rhyme[1:])
    return onset, rhyme


_HIGHLAND_RHYME = re.compile(r"(?:[aăâeêioôơuưy]|iê|uô|ươ|oa|ia|ea|ie|io|ai|ao|ei)[klrhs]")


def _is_highland(onset: str, rhyme: str) -> bool:
    """Say whether beginning and rhyme can be a word of another people (Krông, Búk, Păl), without its tone."""
    if onset in _HIGHLAND_ONSETS:
        return rhyme[:1] in tuple("aăâeêioôơuưy") and all(c.isascii() or c in "ăâêôơưđ" for c in rhyme)
    return onset in _ONSETS and _HIGHLAND_RHYME.fullmatch(rhyme) is not None


def _well_spelled(onset: str, rhyme: str) -> bool:
    front = rhyme[0] in _FRONT
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "ng"):
        return not front
    return onset != "g" or not front or rhyme[0] == "i"


def _tone_fits(rhyme: str, tones: list[str], *, strict: bool) -> bool:
    """Say whether the tone can stand: before a final stop only sắc and nặng do, or none in other peoples' words."""
    if not rhyme.endswith(_STOPS):
        return True
    return TONES[tones[0]] in (4, 5) if tones else not strict
