"""Which rule speaks in a finding: a table by code that every app adds to when ready, and where its page is.

A code stands either among the cited ones (a rulebook key, or a document with its clause) or among those of
plain sense, which no text of the Party is needed for; a test knows no third. Nothing here knows the rules
themselves: ``branches`` turns a reference into words and an address.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from accounts.findings import Finding


@dataclass(frozen=True)
class Citation:
    """Căn cứ: the rule that speaks, in words, and the page that shows its value, source and arithmetic."""

    words: str
    url: str


Resolver = Callable[[str], Citation | None]
FieldPage = Callable[[str], str]
_cited: dict[str, str] = {}
_plain: set[str] = {"draft_too_large", "last_factor", "wrong_code", "wrong_passkey"}
_resolvers: list[Resolver] = []
_field_pages: list[FieldPage] = []


def cite(references: Mapping[str, str]) -> None:
    """Say which rule stands behind each code: a rulebook key, or ``document id#clause``."""
    _cited.update(references)


def plain(codes: Iterable[str]) -> None:
    """Say which codes are plain sense: the page of the field explains them, no rule does."""
    _plain.update(codes)


def known() -> frozenset[str]:
    """Return every code that stands in one of the two tables."""
    return frozenset(_cited) | _plain


def plain_codes() -> frozenset[str]:
    """Return the codes of plain sense."""
    return frozenset(_plain)


def cited() -> dict[str, str]:
    """Return the codes that rest on a rule, each with its reference."""
    return dict(_cited)


def reference(code: str) -> str:
    """Return what a code rests on: its rulebook key or document, an empty text for plain sense."""
    return _cited.get(code, "")


def resolve_with(resolver: Resolver) -> None:
    """Let a higher app turn a reference into words and an address."""
    _resolvers[:] = [resolver]


def explain_fields_with(page: FieldPage) -> None:
    """Let a higher app say where a field is explained; it answers an empty text for a field without a page."""
    _field_pages[:] = [page]


def of(code: str, rule: str = "") -> Citation | None:
    """Return the rule behind a code, ``rule`` before the table; None for plain sense."""
    found = rule or reference(code)
    return _resolvers[0](found) if found and _resolvers else None


def field_url(field: str) -> str:
    """Return the page that explains a field, an empty text when none does."""
    return _field_pages[0](field) if field and _field_pages else ""


def sentence(finding: Finding) -> str:
    """Return reason and remedy as one text."""
    return f"{finding.reason} {finding.remedy}".strip()


def as_error(finding: Finding) -> ValidationError:
    """Make a form's error of a finding, which keeps the code so that the page can link to the rule."""
    error = ValidationError(sentence(finding), code=finding.code)
    error.rule = finding.rule  # type: ignore[attr-defined]
    return error
