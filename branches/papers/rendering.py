"""Turning a paper into PDF: official stylesheet, whole fonts, nothing fetched from outside the static files.

WeasyPrint is imported when the first paper is made: it is heavy, and most processes make none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

STYLESHEET = "css/paper.css"
VARIANT = "pdf/ua-1"
PRACTICE_MARK = """@page { @top-right { content: "THỰC HÀNH — DỮ LIỆU BỊA"; font: bold 10pt Tinos; color: #7d1114;
    white-space: nowrap; vertical-align: top; padding-top: 3mm } }"""
"""Every sheet of a practice site says what it is, whatever the paper."""


@dataclass(frozen=True)
class Paper:
    """What the frame of every paper shows; the meaning of each is in templates/papers/base.html."""

    issuer: str
    kind: str
    summary: str
    above: str = ""
    number: str = ""
    place: str = ""
    day: date | None = None
    as_of: str = ""
    recipients: tuple[str, ...] = field(default=())
    authority: str = ""
    post: str = ""
    signer: str = ""
    trace: str = ""
    watermark: str = ""


PICTURE = "data:image/jpeg;base64,"
"""A picture that stands in the paper itself: a portrait, re-encoded when it came in."""


class OutsideFile(ValueError):
    """A paper asked for something that is not one of the static files."""


def write_pdf(template: str, context: dict[str, Any], target: Path) -> None:
    """Render the template and write a tagged PDF (PDF/UA-1) of it to ``target``."""
    write_pdf_of(render_to_string(template, context), target)


def write_pdf_of(html: str, target: Path, *, stylesheet: str = STYLESHEET) -> None:
    """Write a tagged PDF of a paper that is HTML already; where people practise, every sheet of it says so."""
    write_joined([html], target, stylesheet=stylesheet)


def write_joined(papers: Iterable[str], target: Path, *, stylesheet: str = STYLESHEET) -> None:
    """Write several papers, each HTML with page numbers of its own, into one tagged PDF.

    They are laid out one after the other as they are asked for; the pages stay in memory until the end.
    """
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    fetcher = _fetcher()
    style = sheet_of(stylesheet)
    sheets = [CSS(filename=str(style), font_config=fonts, url_fetcher=fetcher)]
    if settings.PRACTICE:
        sheets.append(CSS(string=PRACTICE_MARK, font_config=fonts, url_fetcher=fetcher))
    done = [
        HTML(string=html, base_url=style.as_uri(), url_fetcher=fetcher).render(
            stylesheets=sheets, font_config=fonts, pdf_variant=VARIANT
        )
        for html in papers
    ]
    pages = [page for document in done for page in document.pages]
    done[0].copy(pages).write_pdf(target, pdf_variant=VARIANT)


def sheet_of(name: str = STYLESHEET) -> Path:
    """Return a stylesheet of papers: the source in development, the collected copy in production."""
    found = finders.find(name)
    return Path(found) if found else Path(settings.STATIC_ROOT) / name


@cache
def _fetcher() -> "URLFetcher":
    """Return a fetcher that reads files beside the stylesheet and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class StaticFilesOnly(URLFetcher):
        """Reads static files; a picture or link to any other place stays away, and the log says so."""

        def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
            """Return a picture of the paper itself, or the file a ``file:`` address names, if it is one of ours."""
            if url.startswith(PICTURE):
                return super().fetch(url, headers)
            root = sheet_of().parent.parent.as_uri()
            if not url.startswith(f"{root}/") or ".." in url:
                raise OutsideFile(url)
            return super().fetch(url, headers)

    return StaticFilesOnly(allowed_protocols=["file", "data"])
