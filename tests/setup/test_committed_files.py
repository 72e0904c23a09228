"""What is committed names no package registry, and every lock is whole."""

import json
import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
HOSTS = [  # in parts, or this file would name them
    ("pypi", "org"),
    ("python" + "hosted", "org"),
    ("registry." + "npm" + "js", "org"),
    ("npm" + "js", "com"),
    ("deb." + "debian", "org"),
    ("archive." + "ubuntu", "com"),
]
LOCKS = sorted((PROJECT / "requirements").glob("*.txt"))
PACKAGE_LOCKS = [PROJECT / "package-lock.json", PROJECT / "scripts" / "browser" / "package-lock.json"]


def committed() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    paths = (PROJECT / name for name in listing.split("\0") if name)
    return [path for path in paths if path.is_file() and not path.is_symlink()]


def test_no_file_names_a_registry():
    hosts = re.compile("|".join(re.escape(".".join(parts)) for parts in HOSTS).encode())
    assert [str(path.relative_to(PROJECT)) for path in committed() if hosts.search(path.read_bytes())] == []


def test_nothing_that_the_set_up_makes_is_committed():
    made = re.compile(r"^(\.venv|node_modules|var|static/fonts|deploy/secrets)/|(^|/)\.env$|\.mo$|\.pyc$")
    names = [str(path.relative_to(PROJECT)) for path in committed()]
    assert [name for name in names if made.search(name)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_python_package_is_pinned_with_hashes_and_no_address(lock: Path):
    text = lock.read_text(encoding="utf-8")
    entries = [line for line in text.replace("\\\n", " ").split("\n") if line and not line.lstrip().startswith("#")]
    assert entries
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+ ", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert "://" not in text


def test_each_lock_agrees_with_the_one_it_stands_on():
    pins = {lock.stem: dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(), re.MULTILINE)) for lock in LOCKS}
    assert pins["base"].items() <= pins["local"].items() <= pins["test"].items()


@pytest.mark.parametrize("lock", PACKAGE_LOCKS, ids=lambda path: path.parent.name)
def test_every_front_end_package_has_its_hash_and_no_address(lock: Path):
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    assert len(packages) > 1
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert name == "" or package["integrity"].startswith("sha512-"), name
