"""The papers stay true: every model and choice in the glossary, every link leads somewhere, decisions stay short."""

import inspect
import re
from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import Choices

from tests.fences.sources import APPS, PROJECT, files, name_of

GLOSSARY = (PROJECT / "docs" / "glossary.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
PAPERS = [path for path in files(".md") if name_of(path) != "docs/rules.md"]
MODELS = [
    model for model in apps.get_models() if model._meta.app_label in APPS and not hasattr(model, "pgh_tracked_model")
]


def choices() -> list[type[Choices]]:
    found = set()
    for module in (import_module(f"{app}.{name}") for app in APPS for name in ("choices", "models") if _has(app, name)):
        holders = [module, *(holder for _, holder in inspect.getmembers(module, inspect.isclass))]
        for holder in holders:
            found |= {inner for _, inner in inspect.getmembers(holder, inspect.isclass) if issubclass(inner, Choices)}
    return sorted((one for one in found if one.__module__.split(".")[0] in APPS), key=lambda one: one.__name__)


def _has(app: str, name: str) -> bool:
    return (PROJECT / app / f"{name}.py").exists()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_glossary_knows_the_model_by_its_vietnamese_name(model):
    line = next((line for line in GLOSSARY.splitlines() if line.startswith(f"| `{model.__name__}`")), "")
    assert str(model._meta.verbose_name).lower() in line.lower()


def test_the_glossary_knows_every_choice():
    assert [one.__name__ for one in choices() if f"`{one.__name__}`" not in GLOSSARY] == []


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_every_link_of_a_paper_leads_somewhere(paper):
    targets = LINK.findall(paper.read_text(encoding="utf-8"))
    assert [target for target in targets if not (paper.parent / target).exists()] == []


def test_decisions_are_short_and_dated():
    notes = [path for path in files(".md") if path.parent.name == "decisions"]
    assert notes
    for note in notes:
        text = note.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 40, note.name
        assert re.search(r"^20\d\d-\d\d-\d\d · (accepted|replaced by)", text, re.MULTILINE), note.name


@pytest.mark.parametrize("paper", PAPERS, ids=name_of)
def test_every_file_that_a_paper_names_exists(paper):
    named = re.findall(
        r"`((?:accounts|branches|jobs|members|reports|rulebook|vietnam|config|deploy|docs|scripts|tests"
        r"|templates|static)/[\w./-]*)`",
        paper.read_text(encoding="utf-8"),
    )
    assert [name for name in named if not (PROJECT / name).exists() and not name.startswith("deploy/secrets")] == []
