"""One Chromium for all journeys, in a thread of its own.

Playwright's blocking calls keep an event loop running in their thread, and in such a thread Django
refuses its database and opens other connections. So the browser lives beside the test, and
``in_browser`` sends a call over and waits for the answer.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from typing import Any, TypeVar

from playwright.sync_api import Browser, BrowserContext, sync_playwright

Method = TypeVar("Method", bound=Callable[..., Any])
OPTIONS = ["--disable-dev-shm-usage", "--font-render-hinting=none", "--lang=vi"]


class BrowserThread:
    """A Chromium and the one thread that may speak to it."""

    def __init__(self, program: str) -> None:
        """Start the browser; raises when it does not start."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="browser")
        self.run(self._start, program)

    def run(self, call: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run ``call`` in the browser's thread and return what it returns."""
        return self._thread.submit(call, *args, **kwargs).result()

    def context(self, **options: Any) -> BrowserContext:
        """Return a new context: cookies and storage of its own."""
        return self.run(self._browser.new_context, **options)

    def stop(self) -> None:
        """End the browser and its thread."""
        self.run(self._end)
        self._thread.shutdown()

    def _start(self, program: str) -> None:
        self._driver = sync_playwright().start()
        self._browser: Browser = self._driver.chromium.launch(executable_path=program, args=OPTIONS)

    def _end(self) -> None:
        self._browser.close()
        self._driver.stop()


def in_browser(method: Method) -> Method:
    """Run a method of an object that has ``browser`` in the browser's thread."""

    @wraps(method)
    def over_there(self: Any, *args: Any, **kwargs: Any) -> Any:
        return self.browser.run(method, self, *args, **kwargs)

    return over_there  # type: ignore[return-value]
