"""Conditions on any field of the record: from the parameters of an address to words and to a query, no request.

One item makes one condition of its parameters ``m.<item>`` (keys of a list, ``-`` not written, ``*`` written,
``?`` a date without its day, ``~<key>`` a text kept outside the address), ``m.<item>.tu`` and ``.den`` (from, to),
and for a table ``m.<table>.<column>``; ``m.<table>=khong`` asks for those who have no such line.
A condition nobody can read, or on what one may not see, keeps no one: a list never says more than asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from accounts.scope import Scope
from members import codes, kinds, policy
from members.choices import Precision
from members.fields import Column, Field, Kind, Table
from members.lists import items, texts
from members.lists.items import Item
from vietnam import dates, words

PREFIX: Final = "m."
ABSENT, PRESENT, INEXACT, NO_LINE, ANY_LINE, TEXT = "-", "*", "?", "khong", "co", "~"
FROM, TO = "tu", "den"
NUMBERS: Final = frozenset({Kind.AMOUNT, Kind.AREA})
NOBODY: Final = Q(pk__in=[])


@dataclass(frozen=True)
class Part:
    """One bit of a condition: its words, the same without what somebody typed, and its query."""

    words: str
    q: Q
    public: str = ""
    fault: str = ""

    @property
    def safe(self) -> str:
        """Return the words that may stand in a log."""
        return self.public or self.words


@dataclass(frozen=True)
class Condition:
    """One condition of a list: on which item, in words, as a query on memberships; ``fault`` says what is wrong."""

    item: Item
    params: tuple[str, ...]
    words: str
    public: str
    q: Q
    fault: str = ""

    @property
    def label(self) -> str:
        """Return the name of the item."""
        return self.item.label


@dataclass(frozen=True)
class Asked:
    """The parameters of one item, without their prefix, and where its texts are kept."""

    values: dict[str, str]
    texts: Mapping[str, str] = field(default_factory=dict)

    def keys(self, name: str) -> list[str]:
        """Return the values of a parameter that may be repeated."""
        return [key for key in self.values.get(name, "").split(",") if key]

    def text(self, value: str) -> str | None:
        """Return the text that a value stands for; None when it is kept no more."""
        return self.texts.get(value.removeprefix(TEXT))


def is_known(name: str) -> bool:
    """Say whether a parameter belongs to a condition of the record as this installation keeps it."""
    item_name = name.removeprefix(PREFIX).partition(".")[0]
    return name.startswith(PREFIX) and items.item(item_name) is not None and policy.kept(item_name)


def read(
    params: Mapping[str, str], scope: Scope, today: date, kept: Mapping[str, str] | None = None
) -> list[Condition]:
    """Return the conditions of the parameters; ``kept`` are the texts that are not in the address, by key."""
    found: dict[str, dict[str, str]] = {}
    for name, value in params.items():
        if is_known(name) and value:
            found.setdefault(name.split(".")[1], {})[name] = value
    return [_condition(name, values, scope, today, kept or {}) for name, values in found.items()]


def _condition(name: str, values: dict[str, str], scope: Scope, today: date, kept: Mapping[str, str]) -> Condition:
    item = items.item(name)
    assert item is not None
    condition = Condition(item, tuple(values), "", "", NOBODY)
    if not policy.holds(name, scope):
        refused = _("đồng chí không được xem mục này")
        return replace(condition, words=refused, public=refused, fault=refused)
    asked = Asked({key.removeprefix(PREFIX): value for key, value in values.items()}, kept)
    parts = _table_parts(item.table, asked, today) if item.table else _field_parts(item, asked, today)
    fault = next((part.fault for part in parts if part.fault), "" if parts else _("chưa đọc được điều kiện này"))
    words_, public = ", ".join(part.words for part in parts), ", ".join(part.safe for part in parts)
    if fault:
        return replace(condition, words=words_ or fault, public=public or fault, fault=fault)
    q = _of_table(item.table, asked, parts) if item.table else _all(part.q for part in parts)
    narrower = items.narrower(name, scope)
    if narrower:
        q &= scope.q(narrower, "person__keeper_path")
    return replace(condition, words=words_, public=public, q=q)


def _all(conditions: Iterable[Q]) -> Q:
    made = Q()
    for condition in conditions:
        made &= condition
    return made


# ── fields ──────────────────────────────────────────────────────────────────
def _field_parts(item: Item, asked: Asked, today: date) -> list[Part]:
    assert item.field is not None
    one = item.field
    if one.kind == Kind.CODE:
        return _code_parts(one, asked.keys(item.name), item.path)
    marks = [_presence(item, mark) for mark in asked.keys(item.name) if mark in (ABSENT, PRESENT, INEXACT)]
    if one.kind in items.WORDS_TO_SEARCH:
        marks += [_text_part(asked, key, item.path) for key in asked.keys(item.name) if key.startswith(TEXT)]
    elif one.kind in NUMBERS:
        marks += _number_parts(asked, item.name, item.path)
    elif one.kind in items.DATES:
        marks += _date_parts(asked, item.name, item.path)
    return marks


def _presence(item: Item, mark: str) -> Part:
    """Return the condition that a field is written, is not, or is not exact to the day."""
    assert item.field is not None
    path, kind = item.path, item.field.kind
    if kind in (*items.DATES, *NUMBERS):
        empty = Q(**{f"{path}__isnull": True})
    else:
        empty = Q(**{path: ""}) | (Q(**{f"{path}__isnull": True}) if item.field.row == "background" else Q())
    if mark == ABSENT:
        return Part(_("chưa ghi"), empty)
    if mark == INEXACT and kind == Kind.DATE:
        precision = f"{path.removesuffix('_on')}_precision"
        return Part(_("chưa đủ ngày, tháng"), ~empty & ~Q(**{precision: Precision.DAY}))
    return Part(_("đã ghi"), ~empty)


def _code_parts(one: Field | Column, keys: list[str], path: str) -> list[Part]:
    """Return one part: any of the keys of a list, written at all, or not written."""
    listed = codes.get(one.codes)
    known = [key for key in keys if key in listed]
    q, said = Q(), []
    if PRESENT in keys:
        q, said = ~Q(**{path: ""}), [_("đã ghi")]
    elif known:
        wanted: list[Any] = [int(key) for key in known] if _is_whole(one) else list(known)
        q, said = Q(**{f"{path}__in": wanted}), [kinds.code_label(one.codes, key) for key in known]
    if ABSENT in keys:
        q, said = q | Q(**{path: ""}), [*said, _("chưa ghi")]
    return [Part(either(said), q)] if said else []


def _is_whole(one: Field | Column) -> bool:
    """Say whether the keys of the list are numbers in the database."""
    return one.codes == "badge"


def either(choices: list[str]) -> str:
    """Return the choices as a sentence has them: A, B hoặc C."""
    if len(choices) < 2:
        return "".join(choices)
    return _("{some} hoặc {last}").format(some=", ".join(choices[:-1]), last=choices[-1])


def _text_part(asked: Asked, value: str, path: str) -> Part:
    text = asked.text(value)
    if text is None:
        gone = _("chữ cần tìm không còn được giữ, hãy ghi lại")
        return Part(gone, NOBODY, fault=gone)
    words_ = _("có chữ “{text}”").format(text=text)
    return Part(words_, Q(**{f"{path}__iregex": texts.pattern(text)}), public=_("có một đoạn chữ"))


def _date_parts(asked: Asked, name: str, path: str) -> list[Part]:
    parts = []
    for end, form, lookup in ((FROM, _("từ {when}"), "gte"), (TO, _("đến {when}"), "lte")):
        raw = asked.values.get(f"{name}.{end}")
        if not raw:
            continue
        try:
            when = dates.parse(raw)
        except ValueError:
            parts.append(_unreadable(raw))
            continue
        bound = when.earliest if end == FROM else when.latest
        parts.append(Part(form.format(when=when.display()), Q(**{f"{path}__{lookup}": bound})))
    return parts


def _number_parts(asked: Asked, name: str, path: str) -> list[Part]:
    parts = []
    for end, form, lookup in ((FROM, _("từ {when}"), "gte"), (TO, _("đến {when}"), "lte")):
        raw = asked.values.get(f"{name}.{end}")
        if not raw:
            continue
        try:
            value: Decimal = words.parse_number(raw)
        except ValueError:
            parts.append(_unreadable(raw))
            continue
        parts.append(Part(form.format(when=words.number(value)), Q(**{f"{path}__{lookup}": value})))
    return parts


def _unreadable(raw: str) -> Part:
    said = _("chưa đọc được “{raw}”").format(raw=raw[:30])
    return Part(said, NOBODY, fault=said)


# ── tables ──────────────────────────────────────────────────────────────────
def _table_parts(table: Table, asked: Asked, today: date) -> list[Part]:
    """Return the parts of a condition on the lines of a table; all of them speak of one line."""
    name = table.name
    parts = [Part(_("không có") if asked.values.get(name) == NO_LINE else _("có"), Q())]
    for column in table.columns:
        keys = asked.keys(f"{name}.{column.name}")
        if column.kind == Kind.CODE and keys:
            parts += _code_parts(column, keys, column.name) or [_unreadable(keys[0])]
        elif column.kind in items.WORDS_TO_SEARCH - {Kind.NAME}:
            parts += [_text_part(asked, key, column.name) for key in keys if key.startswith(TEXT)]
    dated = items.main_date(table)
    return parts + _date_parts(asked, name, dated.name) if dated else parts


def _of_table(table: Table, asked: Asked, parts: list[Part]) -> Q:
    """Return the condition that such a line exists, or that none does."""
    model = apps.get_model("members", table.model)
    lines = Exists(model.objects.filter(_all(part.q for part in parts), person=OuterRef("person_id")))
    return ~Q(lines) if asked.values.get(table.name) == NO_LINE else Q(lines)


def missing(item: Item) -> Q:
    """Return the condition that a field is not written, or that a table has no line."""
    if item.table:
        model = apps.get_model("members", item.table.model)
        return ~Q(Exists(model.objects.filter(person=OuterRef("person_id"))))
    return _presence(item, ABSENT).q


def texts_used(params: Mapping[str, str], kept: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Give the kept texts that the parameters point at, with their keys."""
    for name, value in params.items():
        for key in value.split(",") if is_known(name) else ():
            if key.startswith(TEXT) and key.removeprefix(TEXT) in kept:
                yield key.removeprefix(TEXT), kept[key.removeprefix(TEXT)]
