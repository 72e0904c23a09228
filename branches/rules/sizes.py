"""What the size of a body asks for on a day: officials, committee, groups, kind. Plain facts in, breaches out.

One pass judges 17,000 bodies, so the limits of the day are read once and words are made only for what is
shown. Each breach names the rule it rests on; a written consent of the superior (``SizeConsent``) silences it.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

import rulebook
from branches.choices import CELLS, Kind, SizeException
from rulebook.model import Parameter

COMMITTEE = 3
"""Seats from which a committee is there at all: bí thư, phó bí thư and at least one more (our reading)."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One body on one day: members of it with all below it, who is in post, what was consented to.

    ``seats`` are the persons in posts of the committee, secretary and deputy among them; ``board`` those
    of the standing committee; ``groups`` the heads of tổ đảng; ``exceptions`` the ``SizeException`` in force.
    """

    organisation_id: int
    kind: str
    official: int = 0
    total: int = 0
    has_secretary: bool = False
    seats: int = 0
    board: int = 0
    groups: int = 0
    exceptions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing the size asks for and the body lacks: how many there are, the limit, the rule's key."""

    code: str
    rule: str
    actual: int
    limit: int


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of one day; None where the rulebook has no rule that day."""

    officials: int | None
    committee: int | None
    seats: int | None
    section_seats: int | None
    groups: int | None
    base: int | None
    upper: int | None
    board: Fraction | None


OFFICIALS = "organisation.min_official_members"
COMMITTEE_FROM = "organisation.cell_committee.min_official"
SEATS = "organisation.cell_committee.max_seats"
SECTION_SEATS = "organisation.section_committee.max_seats"
GROUPS = "organisation.party_group.min_members"
BASE = "organisation.base_committee.min_members"
UPPER = "organisation.above_base.min_members"
BOARD = "organisation.standing_committee.max_share"

RULES: dict[str, str] = {
    "few_officials": OFFICIALS,
    "secretary_missing": COMMITTEE_FROM,
    "committee_missing": COMMITTEE_FROM,
    "committee_too_early": COMMITTEE_FROM,
    "committee_too_large": SEATS,
    "section_too_large": SECTION_SEATS,
    "board_too_large": BOARD,
    "groups_missing": GROUPS,
    "base_cell_too_large": BASE,
    "base_too_small": BASE,
    "upper_too_small": UPPER,
}
"""Every code with the rule behind it, in the order in which lists show them."""

TITLES: dict[str, str | Promise] = {
    "few_officials": gettext_lazy("Chưa đủ số đảng viên chính thức"),
    "secretary_missing": gettext_lazy("Chưa có bí thư"),
    "committee_missing": gettext_lazy("Chưa có chi ủy"),
    "committee_too_early": gettext_lazy("Có chi ủy khi chưa đủ đảng viên chính thức"),
    "committee_too_large": gettext_lazy("Chi ủy đông hơn quy định"),
    "section_too_large": gettext_lazy("Đảng ủy bộ phận đông hơn quy định"),
    "board_too_large": gettext_lazy("Ban thường vụ đông hơn quy định"),
    "groups_missing": gettext_lazy("Chi bộ đông chưa chia tổ đảng"),
    "base_cell_too_large": gettext_lazy("Chi bộ cơ sở đủ số để lập đảng bộ"),
    "base_too_small": gettext_lazy("Đảng bộ cơ sở chưa đủ số đảng viên"),
    "upper_too_small": gettext_lazy("Đảng bộ cấp trên cơ sở chưa đủ số đảng viên"),
}

CONSENTS: dict[str, SizeException] = {
    "base_too_small": SizeException.SMALL_BASE,
    "base_cell_too_large": SizeException.LARGE_BASE_CELL,
    "upper_too_small": SizeException.SMALL_UPPER,
    "groups_missing": SizeException.NO_GROUPS,
}
"""Which breach a written consent answers; the others nobody may consent to."""


@lru_cache(maxsize=64)
def limits_on(day: date) -> Limits:
    """Return the numbers in force on a day."""
    rules = rulebook.on(day)
    return Limits(
        *(_value(rules, key) for key in (OFFICIALS, COMMITTEE_FROM, SEATS, SECTION_SEATS, GROUPS, BASE, UPPER, BOARD))
    )


def _value(rules: rulebook.RuleSet, key: str) -> Any:
    found = rules.get(key)
    return found.value if found else None


def breaches(facts: Facts, limits: Limits) -> tuple[Breach, ...]:
    """Return all that the size of a body asks for and it lacks, by the limits of the day."""
    found = [*_officials(facts, limits), *_kind(facts, limits)]
    if facts.kind in CELLS:
        found += _cell(facts, limits)
    found += _board(facts, limits)
    answered = {code for code, exception in CONSENTS.items() if exception in facts.exceptions}
    return tuple(one for one in found if one.code not in answered)


def _breach(code: str, actual: int, limit: int) -> Breach:
    return Breach(code, RULES[code], actual, limit)


def _officials(facts: Facts, limits: Limits) -> list[Breach]:
    """Điều lệ 21: three official members make a body; the city's is not asked."""
    if limits.officials is None or facts.kind == Kind.CITY or facts.official >= limits.officials:
        return []
    return [_breach("few_officials", facts.official, limits.officials)]


def _kind(facts: Facts, limits: Limits) -> list[Breach]:
    """Thirty members make a đảng bộ cơ sở; a village cell under a ward stays a chi bộ, whatever its size."""
    if facts.kind == Kind.BASE_CELL and limits.base is not None and facts.total >= limits.base:
        return [_breach("base_cell_too_large", facts.total, limits.base)]
    if facts.kind == Kind.BASE and limits.base is not None and facts.total < limits.base:
        return [_breach("base_too_small", facts.total, limits.base)]
    if facts.kind == Kind.UPPER and limits.upper is not None and facts.total < limits.upper:
        return [_breach("upper_too_small", facts.total, limits.upper)]
    return []


def _cell(facts: Facts, limits: Limits) -> list[Breach]:
    """Under nine officials a secretary, from nine a committee of at most seven, from thirty members groups."""
    found = []
    if limits.committee is not None:
        if not facts.has_secretary and facts.official:
            found.append(_breach("secretary_missing", 0, 1))
        if facts.official >= limits.committee and facts.seats < COMMITTEE:
            found.append(_breach("committee_missing", facts.official, limits.committee))
        if facts.official < limits.committee and facts.seats >= COMMITTEE:
            found.append(_breach("committee_too_early", facts.official, limits.committee))
    if limits.seats is not None and facts.seats > limits.seats:
        found.append(_breach("committee_too_large", facts.seats, limits.seats))
    if limits.groups is not None and facts.total >= limits.groups and not facts.groups:
        found.append(_breach("groups_missing", facts.total, limits.groups))
    return found


def _board(facts: Facts, limits: Limits) -> list[Breach]:
    """Committees above the cells: a section's has at most seven, a board at most its share."""
    if facts.kind == Kind.SECTION and limits.section_seats is not None and facts.seats > limits.section_seats:
        return [_breach("section_too_large", facts.seats, limits.section_seats)]
    most = int(facts.seats * limits.board) if limits.board is not None else facts.board
    if facts.kind not in CELLS and facts.board > most:
        return [_breach("board_too_large", facts.board, most)]
    return []


def parameter_of(breach: Breach, day: date) -> Parameter:
    """Return the rule behind a breach as it stands on a day: clause, confidence, note."""
    return rulebook.on(day)[breach.rule]


def reason_words(breach: Breach) -> str:
    """Say in a sentence what there is and what is asked."""
    n, limit = breach.actual, breach.limit
    match breach.code:
        case "few_officials":
            words = ngettext(
                "Có {n} đảng viên chính thức; cần ít nhất {limit}.",
                "Có {n} đảng viên chính thức; cần ít nhất {limit}.",
                n,
            )
        case "secretary_missing":
            words = _("Chưa ghi ai giữ hay phụ trách chức vụ bí thư.")
        case "committee_missing":
            words = _("Có {n} đảng viên chính thức, từ {limit} thì bầu chi ủy; chưa ghi đủ chi ủy.")
        case "committee_too_early":
            words = _("Có {n} đảng viên chính thức, dưới {limit} thì chỉ bầu bí thư và phó bí thư.")
        case "committee_too_large" | "section_too_large":
            words = _("Có {n} đồng chí trong cấp ủy; nhiều nhất {limit}.")
        case "board_too_large":
            words = _("Ban thường vụ có {n} đồng chí; nhiều nhất {limit}, theo số cấp ủy viên đang ghi.")
        case "groups_missing":
            words = _("Có {n} đảng viên, từ {limit} thì chia tổ đảng; chưa ghi tổ trưởng tổ đảng nào.")
        case "base_cell_too_large":
            words = _("Có {n} đảng viên, từ {limit} thì lập đảng bộ cơ sở.")
        case "base_too_small":
            words = _("Có {n} đảng viên, dưới {limit} thì là chi bộ cơ sở.")
        case _:
            words = _("Có {n} đảng viên; đảng bộ cấp trên cơ sở cần từ {limit}.")
    return words.format(n=n, limit=limit)


def remedy_words(code: str) -> str:
    """Say what puts a breach right."""
    match code:
        case "few_officials":
            return _("Chuyển đảng viên về chi bộ phù hợp, hoặc sáp nhập.")
        case "secretary_missing" | "committee_missing" | "groups_missing":
            words = _("Ghi các đồng chí đang giữ chức vụ ở thẻ Cấp ủy.")
            return (
                words
                if code != "groups_missing"
                else _("Ghi tổ trưởng ở thẻ Cấp ủy, hoặc văn bản đồng ý của cấp trên.")
            )
        case "committee_too_early" | "committee_too_large" | "section_too_large" | "board_too_large":
            return _("Xem lại các chức vụ đang ghi; ghi ngày thôi cho đồng chí đã thôi.")
    return _("Đổi loại tổ chức theo quyết định, hoặc ghi văn bản đồng ý của cấp trên.")
