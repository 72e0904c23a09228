"""Dated rules of the Party as data, and what was in force on a day; no Django here.

``rulebook.on(day)["admission.vote.share"]`` gives a value with its unit, source and confidence.
A committee lays its own values over ours from the folder named by ``RULEBOOK_DIR``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from rulebook.book import Book, RuleSet
from rulebook.errors import CalendarUnknown, ExtensionRefused, RulebookError, RuleUnknown
from rulebook.loading import load
from rulebook.model import Confidence, Document, Parameter, Table

__all__ = [
    "Book",
    "CalendarUnknown",
    "Confidence",
    "Document",
    "ExtensionRefused",
    "Parameter",
    "RuleSet",
    "RuleUnknown",
    "RulebookError",
    "Table",
    "ages",
    "bases",
    "calendar",
    "changes",
    "deadlines",
    "documents",
    "dues",
    "folder",
    "history",
    "keys",
    "meetings",
    "on",
    "party_age",
    "ratings",
    "reload",
    "scoring",
    "votes",
    "wording",
]


def on(day: date) -> RuleSet:
    """Give the rules in force on a day (the same object for the same day).

    A ``datetime`` is refused with ``TypeError``: the caller says which day it means, in local time.
    """
    if not isinstance(day, date) or isinstance(day, datetime):
        raise TypeError("rulebook.on cần một ngày (date).")
    return _rule_set(folder(), day)


def keys() -> tuple[str, ...]:
    """Give every rule key, sorted."""
    return _book(folder()).keys


def documents() -> tuple[Document, ...]:
    """Give every document ever kept, oldest first."""
    return tuple(sorted(_book(folder()).documents.values(), key=lambda document: (document.since, document.id)))


def changes() -> Mapping[str, tuple[Parameter, ...]]:
    """Give, per key, its values in order of time; a committee's own follow ours of the same start.

    Equal values under a new document are separate entries: the source changed.
    """
    return {key: history(key) for key in keys()}


def history(key: str) -> tuple[Parameter, ...]:
    """Give the values of one key in order of time, a committee's own after ours of the same start."""
    book = _book(folder())
    every = (*book.values.get(key, ()), *book.overlays.get(key, ()))
    return tuple(sorted(every, key=lambda parameter: (parameter.since, parameter.overlay)))


def reload() -> None:
    """Forget what was read, so that changed files of the committee's folder are read again."""
    _book.cache_clear()
    _rule_set.cache_clear()
    scoring.forget()


def folder() -> str:
    """Give the committee's own folder of rules, an empty text for none."""
    return os.environ.get("RULEBOOK_DIR", "")


@lru_cache(maxsize=8)
def _book(folder: str) -> Book:
    return load(Path(folder) if folder else None)


@lru_cache(maxsize=4096)
def _rule_set(folder: str, day: date) -> RuleSet:
    return RuleSet(day=day, book=_book(folder))


from rulebook import ages, bases, calendar, deadlines, dues, meetings, party_age, ratings, scoring, votes, wording  # noqa: E402 - they ask on()
