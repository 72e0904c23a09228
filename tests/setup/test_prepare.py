"""Demo data goes into an empty register only, and a load that was interrupted is begun again."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from scripts import prepare


class Register:
    """Stands for the database: whether it holds organisations, and the commands it was given."""

    def __init__(self):
        self.filled = False
        self.commands: list[str] = []
        self.is_broken = False

    def call_command(self, name: str, **options) -> None:
        self.commands.append(name)
        self.filled = name == "seed_demo"
        if self.is_broken:
            raise KeyboardInterrupt

    def get_model(self, app: str, name: str) -> SimpleNamespace:
        return SimpleNamespace(objects=SimpleNamespace(exists=lambda: self.filled))


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Register:
    made = Register()
    monkeypatch.setattr(prepare, "VAR", tmp_path)
    monkeypatch.setattr("django.core.management.call_command", made.call_command)
    monkeypatch.setattr("django.apps.apps.get_model", made.get_model)
    return made


def test_an_empty_register_is_filled_once(register: Register):
    prepare._fill("100")
    prepare._fill("100")
    assert register.commands == ["seed_demo"]


def test_a_register_with_organisations_is_left_alone(register: Register):
    register.filled = True
    prepare._fill("100")
    assert register.commands == []


def test_an_interrupted_load_is_wiped_and_begun_again(register: Register):
    register.is_broken = True
    with pytest.raises(KeyboardInterrupt):
        prepare._fill("100")
    register.is_broken = False
    prepare._fill("100")
    prepare._fill("100")
    assert register.commands == ["seed_demo", "flush", "seed_demo"]
