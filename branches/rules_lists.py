"""What the pages about code lists show, as frozen rows; the lists themselves are ``branches.codes``."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from branches import codes
from branches.rules_pages import SURENESS, day_text, document_url
from rulebook import Confidence
from rulebook.lists import Entry


@dataclass(frozen=True)
class ListRow:
    """One code list as the index of lists shows it."""

    name: str
    url: str
    title: str
    note: str
    standing: int
    retired: int
    schemes: tuple[str, ...]
    own: int
    tallies: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class EntryRow:
    """One entry of a list, every part a text; ``numbers`` holds scheme and number, "" where unknown."""

    key: str
    label: str
    aliases: str
    numbers: tuple[tuple[str, str], ...]
    period: str
    holds: bool
    document: str
    document_url: str
    clause: str
    note: str
    tone: str
    sureness: str
    is_own: bool


@dataclass(frozen=True)
class ListPage:
    """One code list: its schemes in order, its entries by group (an empty name where there is none)."""

    row: ListRow
    schemes: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, tuple[EntryRow, ...]], ...]


def lists(today: date) -> list[ListRow]:
    """Return every code list, by title."""
    return sorted((_list_row(codes.get(name), today) for name in codes.names()), key=lambda row: row.title)


def list_page(name: str, today: date) -> ListPage | None:
    """Return one code list with all its entries, retired ones too; None for a list that is not ours."""
    if name not in codes.names():
        return None
    found = codes.get(name)
    groups: dict[str, list[EntryRow]] = {}
    for entry in found:
        title = found.table.groups.get(entry.group, "")
        groups.setdefault(title, []).append(_entry_row(entry, tuple(found.table.schemes), today))
    return ListPage(
        row=_list_row(found, today),
        schemes=tuple(found.table.schemes.items()),
        groups=tuple((title, tuple(rows)) for title, rows in groups.items()),
    )


def _list_row(found: codes.Codes, today: date) -> ListRow:
    standing = sum(entry.holds(today) for entry in found)
    tallies = Counter(entry.confidence for entry in found)
    return ListRow(
        name=found.name,
        url=reverse("rules:list", args=[found.name]),
        title=found.title,
        note=found.table.note,
        standing=standing,
        retired=len(found) - standing,
        schemes=tuple(found.table.schemes.values()),
        own=sum(entry.overlay for entry in found),
        tallies=tuple(
            (SURENESS[confidence].tone, str(SURENESS[confidence].label), tallies[confidence])
            for confidence in Confidence
            if tallies[confidence]
        ),
    )


def _entry_row(entry: Entry, schemes: tuple[str, ...], today: date) -> EntryRow:
    sureness = SURENESS[entry.confidence]
    return EntryRow(
        key=entry.key,
        label=entry.label,
        aliases=", ".join(entry.aliases),
        numbers=tuple((scheme, entry.codes.get(scheme, "")) for scheme in schemes),
        period=_period(entry),
        holds=entry.holds(today),
        document=entry.document.label if entry.document else "",
        document_url=document_url(entry.document.id) if entry.document else "",
        clause=entry.clause,
        note=entry.note,
        tone=sureness.tone,
        sureness=str(sureness.label),
        is_own=entry.overlay,
    )


def _period(entry: Entry) -> str:
    if entry.since and entry.until:
        return _("từ {since} đến trước {until}").format(since=day_text(entry.since), until=day_text(entry.until))
    if entry.since:
        return _("từ {since}").format(since=day_text(entry.since))
    if entry.until:
        return _("đến trước {until}").format(until=day_text(entry.until))
    return ""
