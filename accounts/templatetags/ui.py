"""Components of the design system as template tags; /giao-dien/ shows each with its use. No queries here."""

from collections.abc import Mapping, Sequence
from datetime import date

from django import template
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts import charts
from accounts.dates import day_words

register = template.Library()

NOTE_ICONS = {"ok": "ok", "info": "info", "warn": "warn", "bad": "bad"}
MESSAGE_KINDS = {"success": "ok", "warning": "warn", "error": "bad"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw one icon of static/img/icons.svg; it is decoration, so the words beside it must say all."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def state(kind: str, label: str) -> SafeString:
    """Show a state as word, shape and colour; ``kind`` is ok, info, warn, bad or empty."""
    return format_html('<span class="tag {}">{}</span>', kind, label)


@register.simple_block_tag
def note(content: SafeString, kind: str = "info", title: str = "") -> SafeString:
    """Frame what stands inside as a note of the kind ok, info, warn or bad."""
    heading = format_html("<b>{}</b>", title) if title else ""
    return format_html('<div class="note {}">{}<div>{}{}</div></div>', kind, icon(NOTE_ICONS[kind]), heading, content)


@register.filter
def note_kind(level: str) -> str:
    """Turn a message level of Django into the kind of a note."""
    return MESSAGE_KINDS.get(level, "info")


@register.filter
def initial(full_name: str) -> str:
    """Return the first letter of the given name, which Vietnamese writes last."""
    words = str(full_name).split()
    return words[-1][0].upper() if words else "?"


@register.filter
def given_name(full_name: str) -> str:
    """Return the given name, which Vietnamese writes last."""
    words = str(full_name).split()
    return words[-1] if words else ""


@register.filter
def phone(number: str) -> str:
    """Write a telephone number of ten digits as it is read aloud: 0912 345 678; leave any other as it is."""
    digits = str(number).replace(" ", "").replace(".", "")
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}" if len(digits) == 10 and digits.isdecimal() else str(number)


@register.filter
def label_parts(label: str) -> tuple[str, str]:
    """Split "Quê quán: quốc gia" into what its group already says and what is the field's own; markup stays whole."""
    if isinstance(label, SafeString):
        return "", label
    above, colon, own = str(label).rpartition(": ")
    return above + colon, own[:1].upper() + own[1:]


@register.filter
def long_day(day: date) -> str:
    """Write a day in full: Thứ Ba, 24 tháng 11 năm 2026."""
    words = day_words(day)
    return words[:1].upper() + words[1:]


@register.inclusion_tag("parts/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, object]:
    """List all that is wrong in the forms, each line leading to its field."""
    lines = [line for form in forms for line in _error_lines(form)]
    return {"lines": lines, "only_general": not any(line["href"] for line in lines)}


def _error_lines(form: BaseForm) -> list[dict[str, str]]:
    lines = [_error_line(error) for error in form.non_field_errors().as_data()]
    for field in form:
        lines += [_error_line(error, _first_input(field), str(field.label or "")) for error in field.errors.as_data()]
    return lines


def _error_line(error: ValidationError, href: str = "", label: str = "") -> dict[str, str]:
    """Return one line; ``code`` and ``rule`` lead to the rule behind it."""
    text = str(error.messages[0])
    return {"href": href, "label": label, "text": text, "code": error.code or "", "rule": getattr(error, "rule", "")}


def _first_input(field) -> str:
    """Return the id of the first input of a field, so that the link puts the cursor there."""
    widgets = field.subwidgets
    inner = widgets[0].data.get("subwidgets") if len(widgets) == 1 else None
    if inner:
        return inner[0]["attrs"]["id"]
    return field.id_for_label or (widgets[0].id_for_label if widgets else "") or field.auto_id


@register.inclusion_tag("parts/empty.html")
def empty_state(title: str, text: str, url: str = "", act: str = "", icon_name: str = "inbox") -> dict[str, str]:
    """Say what this place is, why it is empty, and the next act."""
    return {"title": title, "text": text, "url": url, "act": act, "icon_name": icon_name}


@register.inclusion_tag("parts/figures.html")
def figures(items: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Show large numbers in a row; each item has value, label, note, and url ("" = no list behind it)."""
    return {"items": items}


@register.inclusion_tag("parts/todo.html")
def todo(items: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Show what is due; each item has title, why, url, act and due_on (a date, or None for no day)."""
    today = timezone.localdate()
    return {"items": [{**item, "due": due_words(item["due_on"], today)} for item in items]}


def due_words(due_on: object, today: date) -> dict[str, object]:
    """Say how far a day is: word before, large number, unit, and whether it has passed."""
    if not isinstance(due_on, date):
        return {"word": "", "number": "", "unit": _("khi tiện"), "late": False}
    days = (due_on - today).days
    if days == 0:
        return {"word": _("hạn"), "number": _("nay"), "unit": _("hôm nay"), "late": False}
    word = _("quá hạn") if days < 0 else _("còn")
    return {"word": word, "number": abs(days), "unit": _("ngày"), "late": days < 0}


@register.inclusion_tag("parts/pager.html")
def pager(words: str, next_url: str = "", first_url: str = "") -> dict[str, str]:
    """Show where one is in words and lead on; keyset lists have a next page and a first one."""
    return {"words": words, "next_url": next_url, "first_url": first_url}


@register.inclusion_tag("parts/crumbs.html")
def crumbs(*pairs: str) -> dict[str, object]:
    """Show the way here: address, words, address, words…; the page itself is not repeated."""
    return {"steps": list(zip(pairs[::2], pairs[1::2], strict=True))}


@register.inclusion_tag("parts/tabs.html")
def tabs(label: str, items: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Show tabs that are links; each item has url, label and current."""
    return {"label": label, "items": items}


@register.inclusion_tag("parts/facts.html")
def facts(items: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Show facts about one thing; each item has label, value (None = not recorded) and note."""
    return {"items": items}


@register.inclusion_tag("parts/timeline.html")
def timeline(items: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Show dated entries, the newest first; each has day (words), title, note, url and soft."""
    return {"items": items}


@register.inclusion_tag("parts/diff.html")
def diff(caption: str, rows: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Show what changed; each row has field, before and after, empty texts for nothing."""
    return {"caption": caption, "rows": rows}


@register.inclusion_tag("parts/conflict.html")
def conflict(rows: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Show fields two people changed; each row has name, label, opened, now and yours.

    The form receives ``keep_<name>`` as ``yours`` or ``now``.
    """
    return {"rows": rows}


@register.inclusion_tag("parts/progress.html")
def progress(done: int, total: int, label: str, rate: str = "", left: str = "") -> dict[str, object]:
    """Show how far long work is; total 0 means the end is not known yet."""
    return {"done": done, "total": total, "label": label, "rate": rate, "left": left}


@register.inclusion_tag("parts/chart_bars.html")
def bar_chart(name: str, title: str, rows: Sequence[tuple[str, int]], size: str = "") -> dict[str, object]:
    """Draw one bar a row; put the table of the same rows beneath it.

    ``size`` is for paper only, whose drawings do not take the size of the text around them ("" = as large as it).
    """
    return {"chart": charts.bars(name=name, title=title, rows=rows), "size": size}


@register.inclusion_tag("parts/chart_stacked.html")
def stacked_chart(
    name: str, title: str, parts: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]], size: str = ""
) -> dict[str, object]:
    """Draw one stacked bar a row; put the table of the same rows beneath it; ``size`` as for ``bar_chart``."""
    return {"chart": charts.stacked(name=name, title=title, parts=parts, rows=rows), "size": size}
