"""The share a vote needs: read from the rules of its day, with clause and confidence in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import rulebook
from cell_life.ballots.rules import ADDED_UP, DISCIPLINE, EXPULSION_DECISION, Level, Question, share_words
from cell_life.choices import BaseKind
from cell_life.models import Ballot
from rulebook.errors import RuleUnknown
from vietnam.names import fold

RATING, RATING_COUNTING = "rating.vote.share", "rating.vote.counting"
EXPULSION = "discipline.expulsion.vote.share"
OFFERED: dict[str, tuple[str, ...]] = {
    BaseKind.CELL: ("resolution.vote.share", "discipline.vote.share", EXPULSION),
    BaseKind.HELP: ("help.vote.share",),
    BaseKind.CONGRESS: ("resolution.vote.share",),
    BaseKind.COMMITTEE: ("resolution.vote.share", "discipline.vote.share", EXPULSION_DECISION),
    BaseKind.STANDING: ("resolution.vote.share", "discipline.vote.share", EXPULSION_DECISION),
}
"""The rules a free question may be put under, by the kind of list; admissions and exits put theirs themselves."""
WHAT = {
    "resolution.vote.share": gettext_lazy("Thông qua nghị quyết, công việc chung"),
    "discipline.vote.share": gettext_lazy("Khiển trách, cảnh cáo"),
    EXPULSION: gettext_lazy("Đề nghị khai trừ"),
    EXPULSION_DECISION: gettext_lazy("Quyết định khai trừ"),
    "help.vote.share": gettext_lazy("Đưa vào diện giúp đỡ, công nhận tiến bộ"),
}
_EXPELLED = fold("khai trừ")


@dataclass(frozen=True)
class Asked:
    """Which share a vote needs, and what says so; ``clause`` is empty where no rule does."""

    share: Fraction
    clause: str = ""
    rule_key: str = ""


def of_rule(key: str, day: date) -> Asked:
    """Return the share of a rule on a day; ``RuleUnknown`` when it had none."""
    rules = rulebook.on(day)
    parameter = rules[key]
    words = _("{source} ({confidence})").format(source=parameter.source, confidence=parameter.confidence.label)
    return Asked(rules.share(key), words[:200], key)


def offered(kind: str, day: date) -> list[tuple[str, str]]:
    """Return the rules a free question on a kind of list may be put under on a day, each with share and source."""
    found = []
    for key in OFFERED[kind]:
        try:
            asked = of_rule(key, day)
        except RuleUnknown:
            continue
        words = _("{what}: {share}. {clause}")
        found.append((key, words.format(what=WHAT[key], share=share_words(asked.share), clause=asked.clause)))
    return found


def adds_up(rule_key: str, day: date) -> bool:
    """Say whether votes for one level count for the next too: discipline and ratings, where the rule says so."""
    rules = rulebook.on(day)
    try:
        if rule_key == RATING:
            return rules.choice(RATING_COUNTING) == "added"
        return rule_key.startswith(DISCIPLINE) and rules.flag(ADDED_UP)
    except RuleUnknown:
        return False


def question_of(ballot: Ballot, day: date) -> Question:
    """Return what a ballot is measured by."""
    levels = tuple(
        Level(one.code, one.label, Fraction(one.share_numerator, one.share_denominator))
        for one in sorted(ballot.options.all(), key=lambda one: one.order)
    )
    return Question(share_of(ballot), levels, adds_up(ballot.rule_key, day))


def share_of(ballot: Ballot) -> Fraction:
    """Return the share of a ballot."""
    return Fraction(ballot.share_numerator, ballot.share_denominator)


def levels_of(lines: Sequence[str], rule_key: str, day: date) -> list[Level]:
    """Return the levels typed for a paper, the heaviest first; expulsion needs the share of its own rule."""
    own = of_rule(EXPULSION, day).share if rule_key.startswith(DISCIPLINE) else None
    return [
        Level(f"m{place}", line, own if fold(line) == _EXPELLED else None) for place, line in enumerate(lines, start=1)
    ]
