"""Only services write; whoever else does stands below with the reason, and services have one shape."""

import ast
import re

import pytest

from tests.fences.sources import APPS, is_services, modules

# Who writes beside ``services``, and why. A line whose module writes no more fails too.
MAY_WRITE = {
    "accounts/adapter.py": "the sign-in library saves a new password through its adapter",
    "accounts/drafts.py": "the service of drafts, named after what it keeps",
    "accounts/kept.py": "the service of kept forms, named after what it keeps",
    "accounts/logbook.py": "the service of the access log, which only ever adds",
    "accounts/models.py": "the manager that makes users, as Django's commands ask",
    "accounts/once.py": "the service that makes one sending count once",
    "accounts/throttling.py": "forgets counted failures after a sign-in, in the throttle's own table",
    "accounts/upkeep.py": "the service that throws away what is old: drafts, kept forms, ended sessions",
    "branches/grants.py": "the service of users and grants, named after what it writes",
    "branches/importing.py": "the set-based service of the command import_organisations",
    "cell_life/intake/writing.py": "judges and writes the rows of a list about the life of cells under one lock",
    "jobs/running.py": "the engine: every write is guarded by the number of the attempt",
    "jobs/intake/runners.py": "marks what became of a batch, in the chunk of its job",
    "jobs/intake/staging.py": "the set-based service that stages the rows of a file by COPY",
    "members/intake/deciding.py": "the service of verdicts on lines, which judges the line anew",
    "members/intake/doubles.py": "the service that keeps what was said of a line and a record",
    "members/intake/line_sets.py": "the set-based service that writes and takes back lines of a table of the record",
    "members/intake/lines.py": "writes and takes back lines of records through the services of the record",
    "members/intake/movements/effects.py": "the set-based service that writes what a list of happenings does, and back",
    "members/intake/movements/writing.py": "judges and writes the rows of a list of happenings under one lock",
    "members/intake/undoing.py": "the set-based service that takes a batch back",
    "members/intake/writing.py": "the set-based service that writes the rows of a batch",
    "members/keepers.py": "the service that lets members follow a cell that moves in the tree",
    "members/quality/counting.py": "the one statement that counts cells, carried out by the service beside it",
    "members/management/commands/import_members.py": "runs a batch to its end without a worker",
}
ALWAYS = {"create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "aupdate_or_create"}
ON_ROWS = {"update", "delete"}
ROWS = re.compile(r"\.objects\b|\.filter\(|\.exclude\(|\.all\(|_mine\(|\brows\b|^pair$")
SAVED = {"update_fields", "force_insert", "force_update", "using"}
STATEMENT = re.compile(r"\b(INSERT INTO [a-z_]+|DELETE FROM|TRUNCATE TABLE|UPDATE \S+\s+(AS \S+\s+)?SET)\b")


def writes(tree: ast.Module) -> list[int]:
    """Return the lines of a module that write to the database."""
    return [node.lineno for node in ast.walk(tree) if _writes(node)]


def _writes(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return bool(STATEMENT.search(node.value))
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    attribute, receiver = node.func.attr, ast.unparse(node.func.value)
    if attribute in ALWAYS or (attribute, receiver) == ("copy", "cursor"):
        return True
    if attribute in ON_ROWS:
        return bool(ROWS.search(receiver))
    return (
        attribute == "save"
        and not node.args
        and (not node.keywords or bool(SAVED & {keyword.arg for keyword in node.keywords}))
    )


def writers() -> set[str]:
    return {
        name
        for name, tree in modules(*APPS).items()
        if not is_services(name) and "/seed/" not in name and "seed_demo" not in name and writes(tree)
    }


def test_only_services_and_those_named_here_write():
    assert sorted(writers() - set(MAY_WRITE)) == []


def test_everybody_named_here_still_writes():
    assert sorted(set(MAY_WRITE) - writers()) == []


def test_views_and_forms_never_write():
    forbidden = re.compile(r"/(views|forms|selectors|rules|documents|tasks)[^/]*\.py$|/(views|forms|selectors|rules)/")
    assert [name for name in MAY_WRITE if forbidden.search(name)] == []


def services() -> list[tuple[str, ast.FunctionDef]]:
    """Return the public functions that open a transaction: steps inside one are no services."""
    return [
        (f"{name}:{node.name}", node)
        for name, tree in modules(*APPS).items()
        if is_services(name)
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and "transaction.atomic" in ast.unparse(node)
    ]


@pytest.mark.parametrize(("name", "function"), services(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_service_takes_keywords_only_and_says_by_whom(name, function):
    assert function.args.args == [], name
    assert "by" in [argument.arg for argument in function.args.kwonlyargs], name
