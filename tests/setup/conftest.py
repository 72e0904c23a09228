"""Embedded servers of a test's own, in a folder of its own, gone after it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scripts import servers
from scripts.embedded import postgres, valkey
from scripts.embedded.home import PROJECT, Home, open_home

USER = """
import sys
sys.path.insert(0, {project!r})
from pathlib import Path
from scripts import servers
print(servers.ensure(Path({var!r})), flush=True)
sys.stdin.readline()
"""


@dataclass
class Copy:
    """One copy of the project's servers, and the processes that use them."""

    var: Path
    users: list["subprocess.Popen[str]"] = field(default_factory=list)

    @property
    def home(self) -> Home:
        return open_home(self.var)

    def begin_user(self) -> "subprocess.Popen[str]":
        """Start a process that asks for the servers, says where they are and waits for a line."""
        code = USER.format(project=str(PROJECT), var=str(self.var))
        pipe = subprocess.PIPE
        user = subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        self.users.append(user)
        return user

    def user(self) -> "subprocess.Popen[str]":
        """Start such a process and return once it has the servers."""
        user = self.begin_user()
        assert user.stdout is not None
        assert "DATABASE_URL" in user.stdout.readline()
        return user

    def command(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run the script as a person would."""
        script = [sys.executable, str(PROJECT / "scripts" / "servers.py"), "--var", str(self.var), *arguments]
        return subprocess.run(script, capture_output=True, text=True, check=False)

    def ports(self) -> tuple[int | None, int | None]:
        return postgres.running_port(self.home), valkey.running_port(self.home)

    def runs(self) -> bool:
        return all(self.ports())

    def is_down(self) -> bool:
        return not any(self.ports())


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Copy]:
    made = Copy(tmp_path / "var")
    yield made
    for user in made.users:
        user.kill()
        user.communicate()
    servers.stop(made.var)
    shutil.rmtree(made.home.state)
