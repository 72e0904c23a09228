"""The steps of the set-up look first, begin again after an interruption, and say what they may not do."""

import re
from pathlib import Path

import pytest

from scripts.install import frontend, python, system
from scripts.install.steps import SetupError, is_stamped, write_stamp

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the environment step does, done in a folder of the test's own."""
    actions: list[str] = []

    def make() -> None:
        actions.append("made")
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / "python").touch()

    monkeypatch.setattr(python, "VENV", tmp_path)
    monkeypatch.setattr(python, "STAMP", tmp_path / "dangtich.json")
    monkeypatch.setattr(python, "_make_venv", make)
    monkeypatch.setattr(python, "_pip", lambda lock: actions.append(lock.stem))
    return actions


def test_a_finished_environment_is_left_alone(done: list[str]):
    python.install_requirements("test")
    python.install_requirements("test")
    python.install_requirements("local")  # the tests' packages hold those of the servers
    assert done == ["made", "test"]


def test_more_packages_go_into_the_same_environment(done: list[str]):
    python.install_requirements("local")
    python.install_requirements("test")
    assert done == ["made", "local", "test"]


def test_a_half_made_environment_is_made_anew(done: list[str], monkeypatch: pytest.MonkeyPatch):
    def interrupted(lock: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(python, "_pip", interrupted)
        with pytest.raises(KeyboardInterrupt):
            python.install_requirements("local")
    python.install_requirements("local")
    assert done == ["made", "made", "local"]


def test_an_environment_of_another_python_is_made_anew(done: list[str], monkeypatch: pytest.MonkeyPatch):
    python.install_requirements("local")
    monkeypatch.setattr(python, "_version", lambda: "cpython 3.11.0 other")
    python.install_requirements("local")
    assert done == ["made", "local", "made", "local"]


def test_without_rights_the_exact_command_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system, "may_install", lambda: False)
    with pytest.raises(SetupError) as caught:
        system.install(["libpango-1.0-0", "fonts-dejavu-core"], "for making PDF files")
    assert str(caught.value) == (
        "Missing for making PDF files: libpango-1.0-0, fonts-dejavu-core. "
        "Run: sudo apt-get install -y --no-install-recommends libpango-1.0-0 fonts-dejavu-core"
    )


def test_libraries_that_are_there_are_not_asked_for(monkeypatch: pytest.MonkeyPatch):
    asked: list[list[str]] = []
    monkeypatch.setattr(system, "_has_font", lambda: True)
    monkeypatch.setattr(system, "_loads", lambda library: "pangoft2" not in library)
    monkeypatch.setattr(system, "install", lambda packages, purpose: asked.append(packages))
    system.install_libraries()
    assert asked == [["libpangoft2-1.0-0"]]


def test_a_stamp_counts_only_with_its_key(tmp_path: Path):
    stamp = tmp_path / "deep" / "stamp"
    assert not is_stamped(stamp, "one")
    write_stamp(stamp, "one")
    assert is_stamped(stamp, "one")
    assert not is_stamped(stamp, "two")


def test_the_screen_font_has_its_files_and_vietnamese_letters_come_from_one():
    css = frontend.STYLESHEET.read_text(encoding="utf-8")
    files = re.findall(r'url\("\.\./fonts/([^"]+)"\)', css)
    assert len(files) == css.count("@font-face") == len(frontend.WEIGHTS) * len(frontend.SUBSETS)
    assert all((frontend.FONTS / name).stat().st_size > 5_000 for name in files)
    assert "vietnamese" in files[-1]  # the last face wins where ranges overlap
    assert "//" not in css.replace("../", "")


def test_the_paper_font_is_whole_in_its_four_styles():
    from fontTools.ttLib import TTFont

    alphabet = set("aăâbcdđeêghiklmnoôơpqrstuưvxy" + "áàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
    for name in frontend.PAPER_FILES.values():
        with TTFont(frontend.FONTS / "paper" / name, lazy=True) as font:
            missing = {
                letter
                for letter in alphabet | {c.upper() for c in alphabet}
                if ord(letter) not in font["cmap"].getBestCmap()
            }
        assert missing == set()
