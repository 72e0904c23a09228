"""Take the pictures of the README into ``docs/pictures/``: a small demo in a database of its own, then a browser.

The demo is made by ``seed_demo`` and thrown away afterwards; the one of ``make run`` is left alone.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [] if str(PROJECT) in sys.path else [str(PROJECT)]

import psycopg  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright  # noqa: E402
from psycopg import sql  # noqa: E402

from scripts import run, servers, supervisor  # noqa: E402
from scripts.install import chromium  # noqa: E402

PICTURES = PROJECT / "docs" / "pictures"
SAMPLE = PROJECT / "tests" / "data" / "b_ds_dangvien.xlsx"
DATABASE = "dangtich_pictures"
MEMBERS = 3000
DESK, PHONE = (1280, 860), (390, 780)
Act = Callable[[Page], object]


class Studio:
    """The served demo and the browser in front of it."""

    def __init__(self, browser: Browser, base: str, environment: dict[str, str]) -> None:
        """Keep what every picture needs."""
        self.browser, self.base, self.environment = browser, base, environment
        self.password = self._password()

    def sign_in(self, username: str, size: tuple[int, int], scale: int = 1) -> Page:
        """Open a window and sign in by the form."""
        view = ViewportSize(width=size[0], height=size[1])
        context = self.browser.new_context(viewport=view, device_scale_factor=scale, locale="vi-VN")
        page = context.new_page()
        page.goto(f"{self.base}/tai-khoan/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(self.password)
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url(f"{self.base}/")
        return page

    def run_jobs(self) -> None:
        """Do what waits, as the workers would."""
        manage(["run_due_jobs"], self.environment)

    def _password(self) -> str:
        lines = manage(["demo_users"], self.environment).splitlines()
        return next(line for line in lines if line.startswith("bithu ")).split()[1]


def main() -> int:
    """Serve, take the pictures, and clean up whatever happens."""
    program = chromium.find()
    if program is None:
        print("The pictures need Chromium, and none starts here: run make setup, or set CHROMIUM to its path.")
        return 1
    servers.configure_environment()
    port = run._port()
    environment = _environment(port)
    programs = [one for one in run._programs("127.0.0.1", port) if one.name == "web"]
    try:
        _make_database()
        _prepare(environment)
        programs[0].start(PROJECT, environment)
        run._wait_until_served(programs, port)
        _take_all(program, f"http://127.0.0.1:{port}", environment)
    finally:
        supervisor.end(programs)
        _drop_database()
        servers.leave()
    return 0


def manage(command: list[str], environment: dict[str, str]) -> str:
    """Run a management command and return what it said."""
    line = [sys.executable, "manage.py", *command]
    return subprocess.run(line, cwd=PROJECT, env=environment, capture_output=True, text=True, check=True).stdout


def _environment(port: int) -> dict[str, str]:
    """Return the environment of the demo: the same servers, a database of its own, jobs due at once."""
    found = run._environment("127.0.0.1", port)
    for name in ("DATABASE_URL", "MIGRATION_DATABASE_URL"):
        found[name] = _in_own_database(os.environ[name])
    return {**found, "DEBUG": "0", "JOB_SWEEP_SECONDS": "0", "MEDIA_ROOT": str(PROJECT / "var" / "pictures")}


def _in_own_database(url: str) -> str:
    return urlsplit(url)._replace(path=f"/{DATABASE}").geturl()


def _make_database() -> None:
    _drop_database()
    with psycopg.connect(os.environ["MIGRATION_DATABASE_URL"], autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def _drop_database() -> None:
    with psycopg.connect(os.environ["MIGRATION_DATABASE_URL"], autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(DATABASE)))


def _prepare(environment: dict[str, str]) -> None:
    command = [sys.executable, "scripts/prepare.py", "--demo", str(MEMBERS)]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True)


def _take_all(program: str, base: str, environment: dict[str, str]) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program)
        studio = Studio(browser, base, environment)
        _import_preview(studio)
        _desk(studio)
        _report(studio)
        _phone(studio)
        browser.close()


def _import_preview(studio: Studio) -> None:
    """Bring the sample in as the ward's office and show what the check found."""
    page = studio.sign_in("vanphong", DESK)
    page.goto(f"{studio.base}/nhap-lieu/")
    page.get_by_label("Tệp danh sách").set_input_files(str(SAMPLE))
    page.get_by_role("button", name="Tải lên và kiểm tra").click()
    page.wait_for_url("**/nhap-lieu/*/")
    studio.run_jobs()
    page.reload()
    _take(page, "import")


def _desk(studio: Studio) -> None:
    page = studio.sign_in("vanphong", DESK)
    _take(page, "home")
    page.goto(f"{studio.base}/dang-vien/")
    _take(page, "list")
    page.locator("table.list a.name").nth(3).click()
    page.wait_for_load_state()
    _take(page, "person")


def _report(studio: Studio) -> None:
    page = studio.sign_in("lanhdao", DESK)
    page.goto(f"{studio.base}/bao-cao/")
    _take(page, "report")


def _phone(studio: Studio) -> None:
    page = studio.sign_in("bithu", PHONE, scale=2)
    _take(page, "phone-home")
    page.goto(f"{studio.base}/dang-vien/")
    _take(page, "phone-list")
    page.locator("table.list a.name").first.click()
    page.get_by_role("link", name="Sửa hồ sơ").click()
    page.wait_for_load_state()
    _take(page, "phone-form")


def _take(page: Page, name: str) -> None:
    """Take one picture and keep it small: 128 colours are enough for a page."""
    page.evaluate("() => document.fonts.ready.then(() => true)")
    file = PICTURES / f"{name}.png"
    page.screenshot(path=str(file))
    with Image.open(file) as picture:
        picture.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.relative_to(PROJECT)}  {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    sys.exit(main())
