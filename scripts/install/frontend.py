"""Front-end packages by npm, and the fonts taken out of them."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from scripts.install import python
from scripts.install.steps import PROJECT, VENV, SetupError, is_stamped, key_of, run, say, write_stamp

NODE_MAJOR = 18
MODULES = PROJECT / "node_modules"
SCREEN = MODULES / "@fontsource" / "be-vietnam-pro"
PAPER = MODULES / "@expo-google-fonts" / "tinos"
FONTS = PROJECT / "static" / "fonts"
STYLESHEET = PROJECT / "static" / "css" / "fonts.css"
WEIGHTS = (400, 500, 600, 700)
SUBSETS = ("latin-ext", "latin", "vietnamese")  # where ranges overlap the last one wins
PAPER_FILES = {
    "400Regular": "Tinos-Regular.ttf",
    "400Regular_Italic": "Tinos-Italic.ttf",
    "700Bold": "Tinos-Bold.ttf",
    "700Bold_Italic": "Tinos-BoldItalic.ttf",
}


def install_packages(*, with_tests: bool) -> None:
    """Bring ``node_modules`` to the lock file; the packages of the tests only where they are wanted."""
    key = key_of(PROJECT / "package-lock.json", PROJECT / "package.json")
    whole, part = f"{key} all", f"{key} fonts"
    stamp = MODULES / "dangtich.stamp"
    if is_stamped(stamp, whole) or (not with_tests and is_stamped(stamp, part)):
        return
    say("Fetching fonts (npm, package-lock.json)…")
    stamp.unlink(missing_ok=True)
    npm_ci(PROJECT, *([] if with_tests else ["--omit=dev"]))
    write_stamp(stamp, whole if with_tests else part)


def lock_packages() -> None:
    """Compile ``package.json`` into its lock file, without the address of any registry."""
    for folder in (PROJECT, PROJECT / "scripts" / "browser"):
        say(f"Compiling {(folder / 'package-lock.json').relative_to(PROJECT)}…")
        _npm_in(folder, "install", "--package-lock-only", "--omit-lockfile-registry-resolved")


def npm_ci(folder: Path, *options: str) -> None:
    """Install a folder's locked packages, whose installation scripts are not run."""
    _npm_in(folder, "ci", *options)


def _npm_in(folder: Path, *arguments: str) -> None:
    program = npm()
    path = f"{program.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    run(
        [str(program), *arguments, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        "npm could not fetch the front-end packages; is the package registry reachable?",
        cwd=folder,
        env=os.environ | {"PATH": path},
    )


def build_fonts() -> None:
    """Copy the fonts of screens and papers from their packages and write the stylesheet that names them."""
    key = key_of(PROJECT / "package-lock.json", Path(__file__))
    stamp = FONTS / "dangtich.stamp"
    if is_stamped(stamp, key) and STYLESHEET.exists():
        return
    if FONTS.exists():
        shutil.rmtree(FONTS)
    (FONTS / "paper").mkdir(parents=True)
    STYLESHEET.parent.mkdir(parents=True, exist_ok=True)
    STYLESHEET.write_text("".join(_faces()), encoding="utf-8")
    for folder, name in PAPER_FILES.items():
        shutil.copy(PAPER / folder / f"Tinos_{folder}.ttf", FONTS / "paper" / name)
    shutil.copy(SCREEN / "LICENSE", FONTS / "LICENSE-BeVietnamPro.txt")
    shutil.copy(PAPER / "LICENSE_FONT", FONTS / "paper" / "LICENSE-Tinos.txt")
    write_stamp(stamp, key)


def npm() -> Path:
    """Return npm of a Node.js that is new enough, installing one into ``.venv`` where the system has none."""
    system = shutil.which("npm")
    if system and shutil.which("node") and _node_major("node") >= NODE_MAJOR:
        return Path(system)
    own = VENV / "bin" / "npm"
    if not own.exists() or _node_major(str(VENV / "bin" / "node")) < NODE_MAJOR:
        python.install_node()
    return own


def _node_major(node: str) -> int:
    done = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    match = re.match(r"v(\d+)\.", done.stdout)
    return int(match.group(1)) if match else 0


def _faces() -> list[str]:
    """Copy the screen font's files and return one ``@font-face`` for each."""
    return [_face(weight, subset) for weight in WEIGHTS for subset in SUBSETS]


def _face(weight: int, subset: str) -> str:
    name = f"be-vietnam-pro-{subset}-{weight}-normal"
    block = re.search(rf"/\* {name} \*/\s*@font-face \{{(.*?)\}}", _sheet(weight), re.DOTALL)
    letters = re.search(r"unicode-range:\s*([^;]+);", block.group(1)) if block else None
    if letters is None:
        raise SetupError(f"{SCREEN.name} no longer has the font {name}; see scripts/install/frontend.py")
    shutil.copy(SCREEN / "files" / f"{name}.woff2", FONTS / f"{name}.woff2")
    return (
        "@font-face {\n"
        '  font-family: "Be Vietnam Pro";\n'
        f"  font-style: normal;\n  font-weight: {weight};\n  font-display: swap;\n"
        f'  src: url("../fonts/{name}.woff2") format("woff2");\n'
        f"  unicode-range: {letters.group(1)};\n"
        "}\n"
    )


def _sheet(weight: int) -> str:
    return (SCREEN / f"{weight}.css").read_text(encoding="utf-8")
