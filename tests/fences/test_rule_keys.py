"""Every rule key that code asks for exists in the rulebook on some day."""

import ast
import re
from datetime import date

import rulebook
from tests.fences.sources import APPS, PLAIN, modules

KEY = re.compile(r"[a-z_]+(\.[a-z_]+)+|base_salary")
DAYS = [date(2016, 8, 1), date(2021, 8, 1), date(2022, 6, 1), date(2025, 1, 1), date(2026, 1, 15), date(2026, 11, 1)]


def asked() -> dict[str, str]:
    """Return the keys that code looks up in a rule set, each with the module that asks."""
    return {
        node.slice.value: name
        for name, tree in modules(*APPS, *PLAIN).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and isinstance(node.slice.value, str)
        and KEY.fullmatch(node.slice.value)
        and "rules" in ast.unparse(node.value)
    }


def known() -> set[str]:
    return {key for day in DAYS for key in rulebook.on(day)}


def test_every_key_asked_for_is_in_the_rulebook():
    keys, there = asked(), known()
    assert {key: name for key, name in keys.items() if key not in there} == {}
    assert keys
