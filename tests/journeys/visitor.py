"""A person at the browser: what she does and sees, in the words of the page."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, expect

from tests.journeys.browser import BrowserThread, in_browser

DESK, PHONE = (1280, 900), (360, 740)
MARKED = r"(\s+\((không bắt buộc|bắt buộc|optional|required)\))?"
WAIT = 10_000


class Visitor:
    """One browser window; ``faults`` gathers what no page may ever do."""

    def __init__(
        self,
        browser: BrowserThread,
        base: str,
        *,
        size: tuple[int, int] = DESK,
        javascript: bool = True,
        cookies: dict[str, str] | None = None,
    ) -> None:
        """Open a window on the served application, with cookies already in it."""
        self.browser, self.base, self.size, self.scripts = browser, base, size, javascript
        self.faults: list[str] = []
        self.context = browser.context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=javascript,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            accept_downloads=True,
            reduced_motion="reduce",
        )
        self._open(cookies or {})

    # ── What she does ───────────────────────────────────────────────────────

    @in_browser
    def goes(self, path: str) -> int:
        """Open an address and return the status of the answer."""
        answer = self.page.goto(self.base + path, wait_until="load")
        assert answer is not None, path
        return answer.status

    @in_browser
    def writes(self, label: str, text: str) -> None:
        """Fill the field of that label."""
        self._field(label).fill(text)

    @in_browser
    def writes_date(self, label: str, day: str, month: str = "", year: str = "") -> None:
        """Fill the three boxes of a date."""
        boxes = self.page.get_by_role("group", name=re.compile(f"^{re.escape(label)}{MARKED}")).first
        for name, value in (("Ngày", day), ("Tháng", month), ("Năm", year)):
            boxes.get_by_label(name, exact=True).fill(value)

    @in_browser
    def types(self, keys: str) -> None:
        """Press keys where the focus is, one after the other."""
        self.page.keyboard.type(keys)

    @in_browser
    def strikes(self, key: str, times: int = 1) -> None:
        """Press one key, such as ``Tab``."""
        for _ in range(times):
            self.page.keyboard.press(key)

    @in_browser
    def chooses(self, label: str, option: str) -> None:
        """Choose an option of a list."""
        self._field(label).select_option(label=option)

    @in_browser
    def ticks(self, label: str) -> None:
        """Tick a box or choose a radio button."""
        self._field(label).check()

    @in_browser
    def unticks(self, label: str) -> None:
        """Take the tick off a box."""
        self._field(label).uncheck()

    @in_browser
    def writes_into(self, name: str, text: str) -> None:
        """Fill the box of that name, where many boxes have labels of several parts."""
        self.page.locator(f'main [name="{name}"]').fill(text)

    @in_browser
    def picks(self, group: str, option: str) -> None:
        """Choose one of the radio buttons of a group."""
        self.page.get_by_role("group", name=group).get_by_label(option, exact=True).check()

    @in_browser
    def brings(self, label: str, file: Path) -> None:
        """Choose a file for upload."""
        self._field(label).set_input_files(str(file))

    @in_browser
    def presses(self, name: str, *, within: str = "main", times: int = 1) -> None:
        """Press a button by its words and wait for the page that follows."""
        button = self._named("button", name, within)
        if times == 1:
            button.click(timeout=WAIT)
        else:
            button.dblclick(timeout=WAIT, no_wait_after=True)
        self.page.wait_for_load_state("load")

    @in_browser
    def follows(self, name: str, *, within: str = "main") -> None:
        """Follow a link by its words."""
        self._named("link", name, within).click(timeout=WAIT)
        self.page.wait_for_load_state("load")

    @in_browser
    def downloads(self, name: str, folder: Path, *, role: str = "link") -> Path:
        """Press what downloads a file and return where it was kept."""
        with self.page.expect_download(timeout=WAIT) as waiting:
            self._named(role, name, "main").click()
        target = folder / waiting.value.suggested_filename
        waiting.value.save_as(target)
        return target

    @in_browser
    def unrolls(self) -> None:
        """Make the window as tall as the page, so that nothing that sticks to an edge covers another part."""
        height = self.page.evaluate("() => document.documentElement.scrollHeight")
        self.page.set_viewport_size({"width": self.size[0], "height": max(height, self.size[1])})

    @in_browser
    def rolls_up(self) -> None:
        """Give the window its own height back."""
        self.page.set_viewport_size({"width": self.size[0], "height": self.size[1]})

    @in_browser
    def leaves(self) -> None:
        """Close the window."""
        self.context.close()

    # ── What she sees ───────────────────────────────────────────────────────

    @in_browser
    def sees(self, text: str, *, within: str = "body") -> None:
        """Wait until the words stand on the page; fails when they do not come."""
        expect(self.page.locator(within).first).to_contain_text(text, timeout=WAIT)

    @in_browser
    def misses(self, text: str, *, within: str = "main") -> None:
        """Make sure that the words do not stand on the page."""
        expect(self.page.locator(within).first).not_to_contain_text(text, timeout=WAIT)

    @in_browser
    def reads(self, label: str) -> str:
        """Return what stands in the field of that label."""
        return self._field(label).input_value(timeout=WAIT)

    @in_browser
    def text(self, selector: str = "main") -> str:
        """Return the words of a part of the page."""
        return self.page.locator(selector).first.inner_text(timeout=WAIT)

    @in_browser
    def count(self, selector: str) -> int:
        """Return how many such elements the page has."""
        return self.page.locator(selector).count()

    @in_browser
    def asks(self, script: str, argument: object = None) -> object:
        """Run a script in the page and return its answer."""
        return self.page.evaluate(script, argument)

    @in_browser
    def html(self) -> str:
        """Return the page as it stands."""
        return self.page.content()

    @in_browser
    def shows(self, file: Path, *, full: bool = False) -> None:
        """Take a picture of the page."""
        self.page.screenshot(path=str(file), full_page=full)

    @in_browser
    def waits_for(self, selector: str) -> None:
        """Wait until such an element is there."""
        self.page.locator(selector).first.wait_for(timeout=WAIT, state="attached")

    @property
    @in_browser
    def path(self) -> str:
        """Return the address now, without the host."""
        return urlsplit(self.page.url).path

    @property
    def focused(self) -> str:
        """Return the accessible words of what has the focus."""
        return str(self.asks("() => { const at = document.activeElement; return (at.id || at.textContent).trim() }"))

    # ── Inside the browser's thread ─────────────────────────────────────────

    @in_browser
    def _open(self, cookies: dict[str, str]) -> None:
        if cookies:
            self.context.add_cookies([{"name": name, "value": cookies[name], "url": self.base} for name in cookies])
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(WAIT)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        about_the_page = message.location.get("url") == self.page.url or message.text.startswith("Failed to load")
        if message.type == "error" and not ("Failed to load resource" in message.text and about_the_page):
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.faults.append(f"asked another host: {request.url}")

    def _response(self, response: Response) -> None:
        is_page = response.request.is_navigation_request()
        if response.status >= 500 or (response.status >= 400 and not is_page and response.request.method == "GET"):
            self.faults.append(f"{response.status} {response.request.method} {response.url}")

    def _field(self, label: str) -> Locator:
        return self.page.locator("main").get_by_label(re.compile(f"^\\s*{re.escape(label)}{MARKED}\\s*$")).first

    def _named(self, role: str, name: str, within: str) -> Locator:
        return self.page.locator(within).first.get_by_role(role, name=re.compile(re.escape(name))).first
