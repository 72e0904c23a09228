"""``make audit``: an index that cannot be asked is a failure in words, a weakness is one too, silence never passes."""

import json
import os
import subprocess
import sys

import pytest

from scripts import audit
from scripts.audit import CLEAN, NOT_ASKED, WEAK, Answer

NOWHERE = "http://127.0.0.1:9"
UNREACHABLE = dict.fromkeys(("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"), NOWHERE)


def read(said: object, reader, complaint: str = "") -> Answer:
    return audit._read("a lock", (said if isinstance(said, str) else json.dumps(said), complaint), reader)


def package(**more: object) -> dict[str, object]:
    return {"name": "django", "version": "5.2.1", "vulns": [], **more}


def test_with_unreachable_indexes_the_audit_says_so_for_every_lock_and_fails():
    environment = {**os.environ, **UNREACHABLE, "NO_PROXY": "", "no_proxy": "", "npm_config_registry": NOWHERE}
    environment |= {"npm_config_fetch_retries": "0"}
    done = subprocess.run(
        [sys.executable, "scripts/audit.py"], cwd=audit.PROJECT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == NOT_ASKED, done.stdout + done.stderr
    for lock in ("requirements/test.txt", "requirements/audit.txt", "package-lock.json"):
        assert f"{lock}: NOT ASKED" in done.stdout
    assert "The audit is NOT complete" in done.stdout


def test_packages_without_a_weakness_are_clean():
    answer = read({"dependencies": [package()], "fixes": []}, audit._python_answer)
    assert (answer.status, answer.asked) == (CLEAN, 1)
    npm = {"vulnerabilities": {}, "metadata": {"dependencies": {"total": 7}}}
    assert (read(npm, audit._npm_answer).status, read(npm, audit._npm_answer).asked) == (CLEAN, 7)


def test_a_weakness_is_named_with_the_release_that_mends_it():
    found = package(vulns=[{"id": "PYSEC-1", "fix_versions": ["5.2.2"]}])
    answer = read({"dependencies": [found]}, audit._python_answer)
    assert (answer.status, answer.weaknesses) == (WEAK, ("django 5.2.1: PYSEC-1, mended in 5.2.2",))
    npm = {"vulnerabilities": {"a": {"severity": "high", "range": "<2"}}, "metadata": {"dependencies": {"total": 1}}}
    assert read(npm, audit._npm_answer).status == WEAK


@pytest.mark.parametrize(
    ("said", "reader"),
    [
        ("", audit._python_answer),
        ("<html>", audit._python_answer),
        ({"dependencies": []}, audit._python_answer),
        ({"dependencies": [{"name": "django", "skip_reason": "not found"}]}, audit._python_answer),
        ([], audit._python_answer),
        ("", audit._npm_answer),
        ({"error": {"summary": "405"}}, audit._npm_answer),
        ({"message": "down"}, audit._npm_answer),
        ({}, audit._npm_answer),
        ({"vulnerabilities": {}}, audit._npm_answer),
    ],
)
def test_no_answer_a_strange_one_or_one_with_gaps_counts_as_not_asked(said, reader):
    answer = read(said, reader, "ERROR: nobody there\n")
    assert answer.status == NOT_ASKED
    assert answer.failure


def test_a_missing_program_counts_as_not_asked(monkeypatch, tmp_path):
    monkeypatch.setattr(audit.python, "AUDIT_VENV", tmp_path)
    assert audit.ask_python("node").status == NOT_ASKED


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ([Answer("a"), Answer("b")], CLEAN),
        ([Answer("a", failure="x"), Answer("b")], NOT_ASKED),
        ([Answer("a", failure="x"), Answer("b", weaknesses=("y",))], WEAK),
    ],
)
def test_the_status_is_never_zero_unless_all_was_asked_and_clean(monkeypatch, capsys, answers, status):
    left = iter([*answers, *[Answer("c")] * 3])
    monkeypatch.setattr(audit, "ask_python", lambda name: next(left))
    monkeypatch.setattr(audit, "ask_npm", lambda folder: next(left))
    assert audit.main() == status
    assert ("NOT complete" in capsys.readouterr().out) == any(answer.failure for answer in answers)


def test_everything_locked_is_asked_about():
    locks = {path.stem for path in (audit.PROJECT / "requirements").glob("*.txt")}
    held = {"base", "local"}  # test.txt holds them, as their .in files say
    assert locks - held == set(audit.PYTHON_LOCKS)
