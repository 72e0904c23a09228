"""The size and place of things: floors, lengths, names, loose ends, migrations, templates."""

import ast
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.fences.sources import APPS, PLAIN, PROJECT, files, modules, name_of

LONGEST_FILE, LONGEST_FUNCTION = 500, 60
EVERYTHING = (*APPS, *PLAIN, "config", "scripts", "tests", "benches", "deploy")
JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc"}
LOOSE_ENDS = re.compile("|".join([r"\bTO" r"DO\b", r"\bFIX" r"ME\b", r"\bX" r"XX\b", r"\bHA" r"CK\b"]))
SKIPS = re.compile("|".join([r"mark\.sk" r"ip", r"mark\.xf" r"ail", r"pytest\.sk" r"ip\(", r"importor" r"skip"]))
FRAME = re.compile(r'\{% extends "[\w/]+\.html" %\}')
ROOTS = {
    "skeleton.html",
    "400.html",
    "500.html",
    "papers/base.html",
    "papers/sheet.html",
}  # nothing to lean on, or nothing above


def test_the_floors_hold():
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_no_file_is_longer_than_500_lines():
    sources = [*files(".py"), *files(".html"), *files(".css"), *files(".js")]
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sources}
    assert {
        name: length for name, length in lengths.items() if length > LONGEST_FILE and "/migrations/" not in name
    } == {}


def test_no_function_is_longer_than_60_lines():
    assert {
        f"{name}:{node.name}": length
        for name, tree in modules(*EVERYTHING).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    } == {}


def test_no_module_is_a_junk_drawer():
    assert [name for name in modules(*EVERYTHING) if JUNK_DRAWERS & set(re.split(r"[/.]", name))] == []


def test_nothing_is_left_for_later_and_no_test_is_left_out():
    sources = [*files(".py"), *files(".html"), *files(".js"), *files(".css"), *files(".toml"), *files(".md")]
    marked = [name_of(path) for path in sources if LOOSE_ENDS.search(path.read_text(encoding="utf-8"))]
    skipped = [
        name for path in files(".py") if SKIPS.search(path.read_text(encoding="utf-8")) and (name := name_of(path))
    ]
    assert (marked, skipped) == ([], [])


@pytest.mark.django_db
def test_no_migration_is_missing():
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    except (SystemExit, CommandError):
        pytest.fail(said.getvalue())


# ── Templates ───────────────────────────────────────────────────────────────
TEMPLATES = {name_of(path).removeprefix("templates/"): path for path in files(".html")}
SCREENS = [name for name in TEMPLATES if not name.startswith("papers/")]


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a style attribute", r"\sstyle="),
        ("a style element", r"<style\b"),
        ("a script in the page", r"<script(?![^>]*\bsrc=)"),
        ("a handler in the page", r"\son[a-z]+="),
        ("an htmx handler in the page", r"\shx-on"),
        ("a script as an address", r"javascript:"),
        ("another host", r"(?:src|href|action)=[\"']?(?:https?:)?//"),
    ],
)
def test_no_screen_has(what, pattern):
    found = [name for name in SCREENS if re.search(pattern, TEMPLATES[name].read_text(encoding="utf-8"))]
    assert found == [], what


def test_every_page_stands_in_a_frame():
    """A template extends a frame, or is a part: in ``parts/``, of a form, or named with an underscore."""
    pages = [
        name
        for name in TEMPLATES
        if name not in ROOTS
        and not name.startswith("django/")
        and "parts" not in name.split("/")
        and not name.rsplit("/", 1)[-1].startswith("_")
    ]
    own_frames = {"base.html", "gate.html", "base_two.html"}
    loose = [name for name in pages if not FRAME.match(TEMPLATES[name].read_text(encoding="utf-8"))]
    assert sorted(set(loose) - own_frames) == []


def test_no_filter_switches_escaping_off():
    risky = re.compile(r"\|safe\b|\{% autoescape off|\|safeseq\b")
    assert [name for name in TEMPLATES if risky.search(TEMPLATES[name].read_text(encoding="utf-8"))] == []
