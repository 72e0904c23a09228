"""Libraries and programs of the operating system: asked of apt, and only when missing."""

import ctypes
import os
import shutil
import subprocess
from pathlib import Path

from scripts.install.steps import SetupError, say

# The library as WeasyPrint opens it, and the package that brings it on Debian and Ubuntu.
LIBRARIES = {
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
}
OPTIONAL = {"libharfbuzz-subset0"}  # absent from older releases; the PDF is then made a little slower
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_PACKAGE = "fonts-dejavu-core"


def install_libraries() -> None:
    """Install what PDF making needs: Pango and its family, and one font for signs that ours lack."""
    missing = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if not _has_font():
        missing.append(FONT_PACKAGE)
    needed = [package for package in missing if package not in OPTIONAL]
    extra = [package for package in missing if package in OPTIONAL]
    if needed:
        install(needed, "for making PDF files")
    if extra and may_install() and _is_known(extra[0]):
        install(extra, "for making PDF files")


def install_program(name: str, package: str, purpose: str) -> None:
    """Install ``package`` unless the program ``name`` is there."""
    if shutil.which(name) is None:
        install([package], purpose)


def install(packages: list[str], purpose: str) -> None:
    """Install packages by apt; where that is not allowed, say the exact command."""
    by_hand = f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise SetupError(f"Missing {purpose}: {', '.join(packages)}, by Debian's names. Install them with your system.")
    if not may_install():
        raise SetupError(f"Missing {purpose}: {', '.join(packages)}. Run: {by_hand}")
    say(f"Installing {', '.join(packages)} ({purpose})…")
    arguments = ["install", "-y", "-q", "--no-install-recommends", *packages]
    if _apt(*arguments) == 0:
        return
    _apt("update", "-q")
    if _apt(*arguments, show=True) != 0:
        raise SetupError(f"apt could not install {', '.join(packages)} {purpose}. Try: {by_hand}")


def may_install() -> bool:
    """Return whether apt can be used without asking for a password."""
    return shutil.which("apt-get") is not None and (os.geteuid() == 0 or _sudo_works())


def _sudo_works() -> bool:
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def _apt(*arguments: str, show: bool = False) -> int:
    """Run apt, waiting for another one to end; its words are shown when they are the last hope."""
    command = [] if os.geteuid() == 0 else ["sudo", "-n"]
    command += ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300", *arguments]
    output = None if show else subprocess.DEVNULL
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False).returncode


def _is_known(package: str) -> bool:
    found = subprocess.run(["apt-cache", "policy", package], capture_output=True, text=True, check=False).stdout
    return "Candidate:" in found and "Candidate: (none)" not in found


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_font() -> bool:
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(next(folder.rglob("*.[to]tf"), None) for folder in folders if folder.is_dir())
