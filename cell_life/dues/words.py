"""The arithmetic of one line of the sheet in words: 1% × 10.000.000 đ = 100.000 đ, 01-QĐ/TW."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

import rulebook
from cell_life.choices import DuesKind, NotCounted
from cell_life.dues import rules
from cell_life.dues.rules import dong, percent
from rulebook import dues as book


@dataclass(frozen=True)
class Arithmetic:
    """How a line was reckoned, and the rule it rests on ("" = none: something lacks, or a decision frees)."""

    words: str
    rule_key: str = ""


def arithmetic(line: Any, month: date) -> Arithmetic:
    """Return how a line (of the table, or a ``Due``) was reckoned."""
    if line.not_counted:
        return Arithmetic(_free_words(line.not_counted), _free_rule(line.not_counted))
    if line.rule_key == rules.BY_HAND:
        return Arithmetic(_hand_words(line.due), rules.BY_HAND)
    if line.due is None:
        return Arithmetic(_lack_words(line.kind))
    parameter = rulebook.on(month)[line.rule_key]
    source = parameter.document.number
    if isinstance(parameter.value, Fraction):
        full = _full(line, parameter.value, month)
        head = _("{rate} × {of} = {due}, {source}").format(
            rate=percent(parameter.value), of=_of_words(line), due=dong(full), source=source
        )
    else:
        full = int(parameter.value)
        head = _("{due} mỗi tháng, {source}").format(due=dong(full), source=source)
    return Arithmetic(head + _relief_words(full, line.due, month), line.rule_key)


def _full(line: Any, rate: Fraction, month: date) -> int:
    """Return the amount before a reduction, by the arithmetic of the rulebook."""
    reckoned = {rules.INSURED: book.insured, rules.PENSION: book.pension, rules.ALLOWANCE: book.allowance}
    found = reckoned.get(line.rule_key)
    return found(line.basis, month) if found else int(line.basis * rate + Fraction(1, 2))


def _of_words(line: Any) -> str:
    if line.kind == DuesKind.UNINSURED:
        return _("lương tối thiểu vùng {wage}").format(wage=dong(line.basis))
    return dong(line.basis)


def _relief_words(full: int, due: int, month: date) -> str:
    if due >= full:
        return ""
    share = next((one for one in rules.shares_on(month) if book.relieved(full, one, month, months=1) == due), None)
    if share is None:
        return _("; được giảm, còn {due}").format(due=dong(due))
    return _("; giảm {share}, còn {due}").format(share=percent(share), due=dong(due))


def _free_words(reason: str) -> str:
    label = str(NotCounted(reason).label)
    return label[:1].upper() + label[1:]


def _free_rule(reason: str) -> str:
    return rules.PARTY_AGE if reason == NotCounted.PARTY_AGE else ""


def _hand_words(due: int | None) -> str:
    if due is None:
        return _("Chưa ghi mức chi ủy đã quyết định")
    return _("{due} do chi ủy quyết định, 342-QĐ/TW").format(due=dong(due))


def _lack_words(kind: str) -> str:
    if kind == DuesKind.UNINSURED:
        return _("Chưa chọn vùng lương tối thiểu, hoặc chưa có ngày sinh")
    return _("Chưa có căn cứ")
