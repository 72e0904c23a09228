"""What people read about a thing to do: the sum behind its last day with the rule that sets it."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import rulebook
from branches.models import WorkItem
from branches.workitems.registry import Words
from rulebook.errors import RuleUnknown
from rulebook.model import Confidence

UNITS = {
    "ngày": gettext_lazy("ngày"),
    "ngày làm việc": gettext_lazy("ngày làm việc"),
    "tháng": gettext_lazy("tháng"),
    "năm": gettext_lazy("năm"),
}


def why(item: WorkItem, words: Words) -> str:
    """Say why something is to be done by its day: its own words, or the sum, and the source of the rule."""
    told = words.why or summed(item.rule_key, item.starts_on, item.due_on)
    source = source_of(item.rule_key, item.starts_on or item.due_on)
    if told and source:
        return _("{told}; {source}.").format(told=told.rstrip("."), source=source)
    return told or source


def summed(rule_key: str, starts_on: date | None, due_on: date | None) -> str:
    """Say a sum of days: Ngày 03/11/2026 + 2 ngày = 05/11/2026; empty where the rule is no length of time."""
    if not rule_key or starts_on is None or due_on is None:
        return ""
    try:
        rule = rulebook.on(starts_on)[rule_key]
    except RuleUnknown:
        return ""
    if rule.unit not in UNITS or not isinstance(rule.value, int):
        return ""
    words = _("Ngày {start} + {n} {unit} = {due}")
    return words.format(start=say(starts_on), n=rule.value, unit=UNITS[rule.unit], due=say(due_on))


def source_of(rule_key: str, day: date | None) -> str:
    """Cite the rule of a day; empty for none."""
    if not rule_key or day is None:
        return ""
    try:
        rule = rulebook.on(day)[rule_key]
    except RuleUnknown:
        return ""
    if rule.confidence is Confidence.VERIFIED:
        return str(rule.source)
    return _("{source}, {confidence}").format(source=rule.source, confidence=rule.confidence.label)


def say(day: date) -> str:
    """Write a day, day first."""
    return f"{day:%d/%m/%Y}"
