"""docs/rules.md names every key, every document, and only tests and functions that exist."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import rulebook
from rulebook.__main__ import main, table_rows

ROOT = Path(__file__).resolve().parents[2]
MAP = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def ours_alone(monkeypatch):
    monkeypatch.delenv("RULEBOOK_DIR", raising=False)


def test_every_key_with_its_sources_is_in_the_map():
    missing = [row for row in table_rows() if row not in MAP]
    assert not missing


def test_every_document_is_in_the_map():
    assert not [document.id for document in rulebook.documents() if f"| `{document.id}` |" not in MAP]


def test_every_test_the_map_names_exists():
    sources = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].rglob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", MAP))
    assert len(named) > 30
    assert not [name for name in named if f"def {name}(" not in sources]


def test_every_function_the_map_names_exists():
    rows = re.findall(r"^\| (`rulebook\.\w+\.\w+`[^|]*) \|", MAP, flags=re.MULTILINE)
    assert len(rows) > 15
    for row in rows:
        module, *names = re.findall(r"`(?:(rulebook\.\w+))?\.?(\w+)`", row)
        found = import_module(module[0])
        assert not [name for _, name in (module, *names) if not hasattr(found, name)]


def test_the_table_command_prints_the_rows_of_the_map(capsys):
    assert main(["table"]) == 0
    assert capsys.readouterr().out.splitlines() == table_rows()


def test_every_document_but_the_background_ones_has_a_date_in_its_key():
    for document in rulebook.documents():
        name, _, day = document.id.rpartition("@")
        assert name == (document.number or document.kind)
        assert day == (document.issued_on.isoformat() if document.issued_on else day[:4])
