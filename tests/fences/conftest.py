"""Files that rows of the access table bring in land in a folder of the test; papers nobody reads are not set."""

from pathlib import Path
from typing import Any

import pytest
import weasyprint


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


class BlankPaper:
    """Stands for a paper laid out, which costs a second; these fences ask who may have it, not how it looks."""

    pages = ()

    def copy(self, pages: Any) -> "BlankPaper":
        return self

    def write_pdf(self, target: Any, **options: Any) -> None:
        Path(target).write_bytes(b"%PDF-1.7\n%%EOF\n")


@pytest.fixture
def blank_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let papers be rendered to HTML and not be set."""
    monkeypatch.setattr(weasyprint.HTML, "render", lambda self, **options: BlankPaper())
