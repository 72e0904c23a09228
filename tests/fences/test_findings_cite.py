"""Every finding rests on a rule that has a page, or is named as plain sense: a new code cannot be forgotten."""

import ast
from collections.abc import Iterator

import pytest
from django.urls import reverse

from accounts import citations
from accounts.findings import Finding, Level
from members.checks import CHECKS
from tests.fences.sources import APPS, PLAIN, modules

MAKERS = {"Finding": 0, "warning": 0, "FileRefused": 0, "_fault": 1, "skip": 1, "fault": 1}
ERRORS = {"IdentityError": 0, "DateError": 0, "NameFault": 0}


def _codes(tree: ast.Module, makers: dict[str, int]) -> Iterator[str]:
    """Give the constant codes that a module hands to a maker of findings."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        given = [*node.args[makers[name] : makers[name] + 1]] if name in makers else []
        given += [word.value for word in node.keywords if name in makers and word.arg == "code"]
        for value in given:
            yield from (one.value for one in _constants(value) if one.value.replace("_", "").isalpha())


def _constants(value: ast.expr) -> Iterator[ast.Constant]:
    """Give the text constants of an expression: itself, or both sides of a choice."""
    if isinstance(value, ast.IfExp):
        yield from _constants(value.body)
        yield from _constants(value.orelse)
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value


def spoken() -> dict[str, str]:
    """Return every code of the sources with a module that speaks it."""
    found = dict.fromkeys(CHECKS, "members/checks.py")
    for name, tree in modules(*APPS).items():
        found |= dict.fromkeys(_codes(tree, MAKERS), name)
    for name, tree in modules(*PLAIN).items():
        found |= dict.fromkeys([*_codes(tree, ERRORS), *_own_codes(tree)], name)
    return found


def _own_codes(tree: ast.Module) -> Iterator[str]:
    """Give the codes that kinds of errors carry as ``code = "…"``."""
    for kind in ast.walk(tree):
        if isinstance(kind, ast.ClassDef):
            for line in kind.body:
                if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "code":
                    yield from (one.value for one in _constants(line.value))


def test_every_finding_is_cited_or_plain_sense():
    """Add the code to ``CITED`` or ``PLAIN`` in the ``citations.py`` of its app."""
    assert {code: name for code, name in spoken().items() if code not in citations.known()} == {}


def test_no_code_is_both():
    assert set(citations.cited()) & citations.plain_codes() == set()


@pytest.mark.parametrize("code", sorted(citations.cited()))
def test_the_rule_behind_a_finding_has_a_page(client_for, outsider, code):
    found = citations.of(code)
    assert found is not None, f"{citations.reference(code)} is in no rulebook"
    assert found.words
    page, _hash, anchor = found.url.partition("#")
    answer = client_for(outsider).get(page)
    assert answer.status_code == 200
    assert not anchor or f'id="{anchor}"' in answer.content.decode()


def test_a_finding_may_name_a_rule_of_its_own():
    finding = Finding("kind_not_in_force", "kind", "Lý do.", "", Level.WARNING, "", "208-QĐ/TW@2026-07-26")
    error = citations.as_error(finding)
    assert citations.of(error.code, error.rule).url.startswith(reverse("rules:documents"))


def test_what_nobody_knows_has_no_rule():
    assert citations.of("khong_co") is None
    assert citations.field_url("khong_co") == ""
    assert citations.field_url("identity_number") == reverse("help:field", args=["identity_number"])
