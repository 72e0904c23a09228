import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnam.corpus import FOREIGN, HIGHLAND, NAMES, PHRASES
from vietnam import encodings, names
from vietnam.encodings import Repair, decode, detect, repair, repair_many
from vietnam.legacy_tables import CP1258, TCVN3, VNI
from vietnam.letters import split_tone
from vietnam.syllables import is_syllable, words

TEXTS = NAMES[::7] + PHRASES

_TCVN3_SIGNS = {letter: sign for sign, letter in TCVN3.items()}
_VNI_SIGNS = {letter: sign for sign, letter in VNI.items() if sign[-1].isupper() == letter.isupper()}


def as_tcvn3(text: str) -> str:
    """Write a text as .VnTime shows it on a Western screen; capitals with a tone mark become small."""
    return "".join(_TCVN3_SIGNS.get(c) or _TCVN3_SIGNS.get(c.lower(), c) for c in text)


def as_vni(text: str) -> str:
    """Write a text as a VNI font shows it on a Western screen."""
    return "".join(_VNI_SIGNS.get(c, c) for c in text)


def cp1258_bytes(text: str) -> bytes:
    """Encode with Python's own codec, a loose tone mark where the code page has no composed letter."""
    encoded = b""
    for letter in text:
        try:
            encoded += letter.encode("cp1258")
        except UnicodeEncodeError:
            encoded += "".join(split_tone(letter)).encode("cp1258")
    return encoded


def as_cp1258(text: str) -> str:
    """Show windows-1258 bytes on a Western screen."""
    return cp1258_bytes(text).decode("latin-1")


WRITERS = {"tcvn3": as_tcvn3, "vni": as_vni, "cp1258": as_cp1258}


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("NguyÔn V¨n Dòng", "Nguyễn Văn Dũng"),
        ("Hµ Néi", "Hà Nội"),
        ("TrÇn ThÞ Hång Nhung", "Trần Thị Hồng Nhung"),
        ("§Æng Quèc ¦ng", "Đặng Quốc Ưng"),
        ("Tr\u00ad¬ng Thuú Ch¾t", "Trương Thuỳ Chắt"),
        ("Hä vµ tªn", "Họ và tên"),
        ("X· Ba V×", "Xã Ba Vì"),
        ("N÷", "Nữ"),
        ("Hµ", "Hà"),
    ],
)
def test_tcvn3_is_repaired(shown, meant):
    found = repair(shown)
    assert (found.text, found.encoding) == (meant, "tcvn3")
    assert 0.5 <= found.confidence <= 1


def test_capitals_that_tcvn3_has_no_code_for_are_given_back():
    assert repair("NGUYÔN V¡N DòNG").text == "NGUYỄN VĂN DŨNG"
    assert repair("TrÇn ThÞ ¸nh").text == "Trần Thị Ánh"
    assert repair("§¶ng ñy ph\u00adêng").text == "Đảng ủy phường"


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("Nguyeãn Vaên Duõng", "Nguyễn Văn Dũng"),
        ("NGUYEÃN THÒ AÙNH", "NGUYỄN THỊ ÁNH"),
        ("Traàn Quoác Ñaït", "Trần Quốc Đạt"),
        ("Phöôøng Hoaøn Kieám", "Phường Hoàn Kiếm"),
        ("Aùnh Tuyeát", "Ánh Tuyết"),
        ("Hoà Nghóa", "Hồ Nghĩa"),
    ],
)
def test_vni_is_repaired(shown, meant):
    assert repair(shown)[:2] == (meant, "vni")


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("NguyêÞn Vãn DuÞng", "Nguyễn Văn Dũng"),
        ("Phýõng", "Phương"),
        ("ÐãòngThiò", "ĐặngThị"),
        ("ÐýìcThãìng", "ĐứcThắng"),
    ],
)
def test_windows_1258_read_as_western_is_repaired(shown, meant):
    assert decode(shown, "cp1258") == meant


def test_windows_1258_with_loose_tones_is_composed():
    shown = cp1258_bytes("Nguyễn Thị Đượm").decode("cp1258")
    assert repair(shown) == Repair("Nguyễn Thị Đượm", "cp1258", 1.0)


def test_fully_loose_unicode_is_composed():
    assert repair(unicodedata.normalize("NFD", "Nguyễn Thị Hoà")) == Repair("Nguyễn Thị Hoà", "nfd", 1.0)
    assert repair(unicodedata.normalize("NFD", "Hà")) == Repair("Hà", "nfd", 1.0)


def test_text_that_is_right_is_never_changed():
    right = NAMES + PHRASES + HIGHLAND + FOREIGN + [name.upper() for name in NAMES] + [name.lower() for name in NAMES]
    assert [(text, repair(text)) for text in right if repair(text)[:2] != (text, "unicode")] == []


@pytest.mark.parametrize("foreign", FOREIGN)
def test_right_text_beside_a_foreign_word_is_not_changed_either(foreign):
    for right in ("Hòa", "Lê Tú", "công ty", "Hà Nam", "Nguyễn Văn Đạt"):
        assert repair(f"{foreign} {right}").text == f"{foreign} {right}"
        assert repair(f"{right} {foreign}").text == f"{right} {foreign}"


def test_a_single_telling_word_is_repaired_with_less_confidence():
    assert repair("Taï").text == "Tạ"
    assert repair("Taï").confidence <= 0.7
    assert repair("Taï Thò Höông").confidence > 0.7


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_is_untouched_and_sure(text):
    assert repair(text) == Repair(text, "unicode", 1.0)


@given(st.text())
def test_repair_gives_composed_text_with_a_confidence_between_0_and_1(text):
    found = repair(text)
    assert unicodedata.is_normalized("NFC", found.text)
    assert 0 <= found.confidence <= 1
    if found.encoding in ("unicode", "nfd"):
        assert found.text == unicodedata.normalize("NFC", text)


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))
def test_repaired_text_is_not_repaired_again(parts):
    once = repair(as_tcvn3(", ".join(parts))).text
    assert repair(once).text == once


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "cp1258"])
def test_decoding_gives_back_what_was_encoded(encoding):
    write = WRITERS[encoding]
    wrong = [text for text in TEXTS if names.capitalise(decode(write(text), encoding)) != names.capitalise(text)]
    assert wrong == []


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "cp1258"])
def test_single_cells_are_repaired_or_left_alone_but_never_spoiled(encoding):
    write = WRITERS[encoding]
    repaired = 0
    for text in TEXTS:
        shown = write(text)
        found = repair(shown)
        if found.encoding == "unicode":
            assert found.text == shown
            assert all(is_syllable(word, strict=False) for word in words(shown))
            assert shown == text or found.confidence < 1
        else:
            assert names.capitalise(found.text) == names.capitalise(text)
        repaired += found.text == text
    assert repaired / len(TEXTS) > 0.95


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "cp1258"])
def test_a_column_is_recognised_and_its_ambiguous_cells_follow(encoding):
    write = WRITERS[encoding]
    column = ["Chi bộ", "Hồng", "Nam", *TEXTS]
    found = detect(map(write, column))
    assert found.encoding == encoding
    assert found.confidence > 0.9
    repaired = repair_many([write(text) for text in column])
    assert [names.capitalise(cell.text) for cell in repaired] == [names.capitalise(text) for text in column]


def test_a_column_of_unicode_stays_as_it_is():
    assert detect(NAMES).encoding == "unicode"
    assert [cell.text for cell in repair_many(NAMES)] == NAMES
    assert detect([]) == ("unicode", 1.0)
    assert detect(["Hà", "Tô", "Bùi"]).encoding == "unicode"


def test_unicode_cells_in_a_legacy_column_are_left_alone():
    cells = [*map(as_tcvn3, NAMES[:40]), "Nguyễn Thị Đào", "Nam"]
    assert [cell.text for cell in repair_many(cells)][-2:] == ["Nguyễn Thị Đào", "Nam"]


def test_the_user_can_name_the_encoding():
    assert repair_many(["Chi bé"], encoding="tcvn3")[0].text == "Chi bộ"
    with pytest.raises(ValueError, match="klingon"):
        decode("a", "klingon")


def test_a_cell_that_reads_well_both_ways_is_kept_with_less_confidence():
    found = repair("Chi bé")
    assert found.text == "Chi bé"
    assert found.confidence < 0.7


def test_tables_have_every_vietnamese_letter_once():
    small = {c for c in map(chr, range(0xC0, 0x1EFA)) if c.islower() and _is_vietnamese(c)}
    assert len(small) == 67
    assert small <= set(TCVN3.values())
    assert small <= set(VNI.values())
    assert len(set(TCVN3.values())) == len(TCVN3)


def _is_vietnamese(letter: str) -> bool:
    plain, tone = split_tone(letter)
    return plain in "aăâeêioôơuưyđ" and unicodedata.normalize("NFC", plain + tone) == letter


def test_windows_1258_table_agrees_with_the_codec_of_python():
    for sign, meant in CP1258.items():
        assert sign.encode("cp1252").decode("cp1258") == meant


def test_long_texts_are_repaired_too():
    text = " ".join(NAMES[:200])
    assert repair(as_vni(text)).text == text
    assert encodings.repair(text).text == text
