"""What no page may have: barriers, sideways scrolling, small targets, undefined variables, the other language."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from tests.journeys.visitor import Visitor

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast": {"enabled": False}, "color-contrast-enhanced": {"enabled": True}},  # ≥ 7:1 for text
    "resultTypes": ["violations"],
}
RUN_AXE = """options => axe.run(document, options).then(found => found.violations.map(
    rule => rule.id + ": " + rule.nodes.slice(0, 3).map(node => node.target.join(" ") + " " +
        (node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? "")).join(" | ")))"""
WIDER_THAN_THE_SCREEN = """() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.querySelectorAll("body *")].filter(node => node.getBoundingClientRect().right > width + 1)
    return ["scrolls sideways: " + wide.slice(0, 4).map(node => node.tagName + "." + node.className).join(", ")]
}"""
TARGETS = "button, .btn, summary, nav a, select, input:not([type=hidden]), label.check"
SMALL_TARGETS = """targets => [...document.querySelectorAll(targets)]
    .filter(node => node.checkVisibility({visibilityProperty: true}) && !node.closest(".sr, .skip"))
    .map(node => (node.closest(".file, label.check, .find") ?? node))
    .map(node => [node, node.getBoundingClientRect()])
    .filter(([node, box]) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
    .map(([node, box]) => `small target ${Math.round(box.width)}x${Math.round(box.height)}: `
        + `${node.tagName}.${node.className} ${node.textContent.trim().slice(0, 30)}`)"""
TEXTS = """() => {
    const found = [], own = document.documentElement.lang
    const foreign = node => { const at = node.closest("[lang]"); return at && at.lang !== own }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const at = walker.currentNode.parentElement
        if (!at.closest("script, style") && !foreign(at)) found.push(walker.currentNode.textContent)
    }
    for (const node of document.querySelectorAll("[aria-label], [title], [placeholder], [alt], [data-label]"))
        if (!foreign(node)) for (const name of ["aria-label", "title", "placeholder", "alt", "data-label"])
            if (node.getAttribute(name)) found.push(node.getAttribute(name))
    found.push(document.title)
    return [...new Set(found.map(text => text.replace(/\\s+/g, " ").trim()).filter(text => text))]
}"""
# No Vietnamese syllable is written like these.
ENGLISH = re.compile(
    r"\b(?:the|and|of|or|please|this|that|these|are|was|were|your|you|with|from|must|field|required|enter|select"
    r"|choose|choices?|submit|saved?|deleted?|search|values?|valid|invalid|errors?|pages?|not|have|has|ensure"
    r"|already|exists?|dates?|user|password|username|sign|log|unknown|yes|true|false|none|null|available"
    r"|characters?|upload|download|unit|member|organisation|branch|report|job|row|column|sheet|cell|month|year)\b",
    re.IGNORECASE,
)
NAMES_OF_THINGS = re.compile(r"\S*[._/@]\S*|\b(?:Excel|PDF|CSV|XLSX|Chromium)\b|^Enter$")


def barriers(visitor: Visitor) -> list[str]:
    """Return what axe-core finds; in a window without scripts it would wait for ever."""
    assert visitor.scripts, "look over the page in a window with scripts"
    visitor.unrolls()
    visitor.asks(_axe())
    found = list(visitor.asks(RUN_AXE, AXE_OPTIONS))
    visitor.rolls_up()
    return found


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8") + "; undefined"


def layout_faults(visitor: Visitor) -> list[str]:
    """Return what scrolls sideways and what is too small for a finger."""
    return [*visitor.asks(WIDER_THAN_THE_SCREEN), *visitor.asks(SMALL_TARGETS, TARGETS)]


def undefined_variables(visitor: Visitor) -> list[str]:
    """Return the template variables that nobody defined."""
    return re.findall(r"!!undefined: [^!]*!!", visitor.html())


def texts(visitor: Visitor) -> list[str]:
    """Return every text of the page that a person sees or hears."""
    return list(visitor.asks(TEXTS))


def english_leaks(visitor: Visitor) -> list[str]:
    """Return the texts of a Vietnamese page that hold English words."""
    return [f"English: {text}" for text in texts(visitor) if ENGLISH.search(NAMES_OF_THINGS.sub("", text))]


def everything(visitor: Visitor) -> list[str]:
    """Return all that is wrong with a Vietnamese page."""
    return [
        *barriers(visitor),
        *layout_faults(visitor),
        *undefined_variables(visitor),
        *english_leaks(visitor),
    ]


def vietnamese_leaks(visitor: Visitor, sentences: "Sentences") -> list[str]:
    """Return the texts of an English page that stand in the catalogue as Vietnamese sources."""
    return [f"Vietnamese: {text}" for text in texts(visitor) if sentences.holds(text)]


class Sentences:
    """The Vietnamese sentences of the catalogue, with and without places to fill."""

    def __init__(self, sources: list[tuple[str, str]]) -> None:
        """Take pairs of source and English text; those that are the same in both are no leak."""
        differing = [source for source, english in sources if english and source.strip() != english.strip()]
        tidy = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", source)).strip() for source in differing]
        self.plain = {source for source in tidy if not _PLACES.search(source)}
        self.filled = [_pattern(source) for source in tidy if _PLACES.search(source) and _has_words(source)]

    def holds(self, text: str) -> bool:
        """Say whether the text is one of the sentences."""
        return text in self.plain or any(pattern.fullmatch(text) for pattern in self.filled)


_PLACES = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def _has_words(source: str) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", _PLACES.sub("", source))) >= 2


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(".+".join(re.escape(part) for part in _PLACES.split(source)))


def expect_none(faults: dict[str, list[str]]) -> None:
    """Fail with the faults of all pages, page by page."""
    wrong = {page: found for page, found in faults.items() if found}
    if wrong:
        pytest.fail(json.dumps(wrong, ensure_ascii=False, indent=1), pytrace=False)
