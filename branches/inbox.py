"""The home inbox: what each app says is waiting for a person, put in order; today's five things first.

Apps register providers in ``AppConfig.ready``: ``register_provider`` for things to do, ``register_panel``
for the figures of a person's unit. A provider costs a fixed number of queries, whatever it finds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.scope import Scope
from accounts.templatetags.ui import due_words

FIRST = 5
SOON = timedelta(days=7)
MARKS = {
    "ok": ("ok", gettext_lazy("đã xong")),
    "info": ("inbox", gettext_lazy("chờ đồng chí")),
    "warn": ("warn", gettext_lazy("cần xem")),
    "bad": ("bad", gettext_lazy("trục trặc")),
}


@dataclass(frozen=True)
class InboxItem:
    """One thing to do: what, why (``rule_key`` names the rule), and the next act with its address.

    ``due_on`` is the last day, None for none; ``tone`` is ok, info, warn, bad or empty; among things
    equally pressing a smaller ``order`` comes first.
    """

    title: str
    why: str
    url: str
    act: str
    due_on: date | None = None
    tone: str = ""
    order: int = 100
    rule_key: str | None = None


@dataclass(frozen=True)
class ItemRow:
    """One thing to do as the page shows it: when in words, the rule one click away."""

    item: InboxItem
    icon: str
    word: str
    number: str
    unit: str
    late: bool
    rule_url: str


@dataclass(frozen=True)
class Inbox:
    """All that waits for a person today: the first five, then the rest."""

    first: tuple[ItemRow, ...] = ()
    rest: tuple[ItemRow, ...] = ()

    @property
    def count(self) -> int:
        """Return how many things wait."""
        return len(self.first) + len(self.rest)


@dataclass(frozen=True)
class Figure:
    """One large number, what it counts, and the list behind it ("" = none)."""

    value: str
    label: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Line:
    """One line with the list behind it: what, how many as a number and in words."""

    label: str | Promise
    count: int
    value: str
    url: str = ""


@dataclass(frozen=True)
class Panel:
    """The figures of a person's unit. ``lines`` name what is missing, ``complete`` what is not.

    ``note`` says when figures were taken that are not of this moment. ``part`` is a template of the app
    itself that the box shows first, ``about`` what it is about.
    """

    title: str
    figures: tuple[Figure, ...]
    box: str = ""
    lines: tuple[Line, ...] = ()
    complete: tuple[str, ...] = ()
    bars_title: str = ""
    bars: tuple[Line, ...] = ()
    acts: tuple[tuple[str, str], ...] = ()
    note: str = ""
    part: str = ""
    about: object = None

    @property
    def chart_rows(self) -> list[tuple[str, int]]:
        """Return label and number of each bar, as the chart draws them."""
        return [(str(bar.label), bar.count) for bar in self.bars]


Provider = Callable[[User, Scope, date], list[InboxItem]]
PanelProvider = Callable[[User, Scope, date], Panel | None]
_providers: list[Provider] = []
_panels: list[PanelProvider] = []


def register_provider(provider: Provider) -> None:
    """Let an app say what waits for a person; asked once for each visit to the home page."""
    if provider not in _providers:
        _providers.append(provider)


def register_panel(provider: PanelProvider) -> None:
    """Let an app show the figures of a person's unit; it answers None for a person it has none for."""
    if provider not in _panels:
        _panels.append(provider)


def inbox(user: User, scope: Scope, today: date) -> Inbox:
    """Return all that waits for the user, the most pressing first."""
    found = [item for provider in _providers for item in provider(user, scope, today)]
    rows = tuple(row_of(item, today) for item in sorted(found, key=lambda item: urgency(item, today)))
    return Inbox(rows[:FIRST], rows[FIRST:])


def panels(user: User, scope: Scope, today: date) -> list[Panel]:
    """Return the figures of the user's unit, by the apps that have any."""
    found = (provider(user, scope, today) for provider in _panels)
    return [panel for panel in found if panel]


def urgency(item: InboxItem, today: date) -> tuple[int, date, int]:
    """Return what things are sorted by: late and due today, due within a week, without a day, later.

    Equals stay in the order of their provider.
    """
    if item.due_on is None:
        return 2, date.max, item.order
    rank = 0 if item.due_on <= today else 1 if item.due_on <= today + SOON else 3
    return rank, item.due_on, item.order


def row_of(item: InboxItem, today: date) -> ItemRow:
    """Return a thing to do as pages show it."""
    due = due_words(item.due_on, today)
    icon, word = MARKS.get(item.tone, ("clock", _("khi tiện"))) if item.due_on is None else ("", "")
    return ItemRow(
        item=item,
        icon=icon,
        word=str(word or due["word"]),
        number=str(due["number"]),
        unit="" if item.due_on is None else str(due["unit"]),
        late=bool(due["late"]),
        rule_url=reverse("rules:key", args=[item.rule_key]) if item.rule_key else "",
    )
