"""Every sentence has its English text, with the same places to fill."""

import re

import polib

from scripts import translations
from tests.fences.sources import PROJECT

PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


def places(text: str) -> set[str]:
    return {named or braced for named, braced in PLACE.findall(text)}


def test_no_sentence_lacks_its_english_text():
    assert translations.missing_sentences() == []


def test_no_translation_loses_or_invents_a_place():
    catalogue = polib.pofile(str(PROJECT / translations.ENGLISH))
    wrong = []
    for entry in catalogue:
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            if text and not places(text) <= places(entry.msgid + entry.msgid_plural):
                wrong.append(entry.msgid)
            if entry.msgstr and places(entry.msgid) - places(entry.msgstr):
                wrong.append(entry.msgid)
    assert wrong == []
