"""The same walk in English: no Vietnamese sentence of the catalogue is left on any page."""

import polib
import pytest
from django.conf import settings

from accounts.models import User
from scripts import translations
from tests.fences.rows import World
from tests.journeys.inspection import Sentences, barriers, expect_none, undefined_variables, vietnamese_leaks
from tests.journeys.test_walk import walk
from tests.journeys.visitor import DESK, Visitor


@pytest.fixture
def world(served, city, people) -> World:
    """The small city, read by people who chose English."""
    User.objects.update(language="en")
    return World(city=city, people=people)


@pytest.fixture(scope="session")
def sentences() -> Sentences:
    """What the catalogue says in Vietnamese and, otherwise worded, in English."""
    entries = polib.pofile(str(settings.BASE_DIR / translations.ENGLISH))
    pairs = [(entry.msgid, entry.msgstr or entry.msgstr_plural.get(0, "")) for entry in entries if not entry.obsolete]
    assert len(pairs) > 500
    return Sentences(pairs)


def test_every_page_in_english_on_a_desk(visit, world, sentences):
    def inspect(visitor: Visitor) -> list[str]:
        language = visitor.asks("() => document.documentElement.lang")
        return [
            *([] if language == "en" else [f"language {language}"]),
            *barriers(visitor),
            *undefined_variables(visitor),
            *vietnamese_leaks(visitor, sentences),
        ]

    english = {settings.LANGUAGE_COOKIE_NAME: "en"}
    expect_none(walk(visit, world, inspect, size=DESK, cookies=english))
