"""Judging an appointment: who, where, when, how many. Plain values in, findings out; thresholds from the rulebook."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

import rulebook
from accounts.findings import Finding, Level
from branches.choices import CELLS, Kind
from members.choices import PostKind
from rulebook.model import Parameter

COMMITTEE: Final = (PostKind.SECRETARY, PostKind.DEPUTY, PostKind.STANDING, PostKind.MEMBER)
"""Posts whose holders are the committee; each person counts once."""
BOARD: Final = (PostKind.SECRETARY, PostKind.DEPUTY, PostKind.STANDING)
GROUPS: Final = (PostKind.GROUP_HEAD, PostKind.GROUP_DEPUTY)
OF_CELLS: Final = (PostKind.SECRETARY, PostKind.DEPUTY, PostKind.MEMBER, *GROUPS)
OF_COMMITTEES: Final = (*COMMITTEE, PostKind.INSPECTION_HEAD)

OFFICIAL_ONLY, WITHIN_BODY = "organisation.post.official_only", "organisation.post.within_body"
SEATS = "organisation.cell_committee.max_seats"
SECTION_SEATS = "organisation.section_committee.max_seats"
COMMITTEE_FROM = "organisation.cell_committee.min_official"
TERM_YEARS, CELL_TERM = "organisation.term.years", "organisation.cell_term.months"
_TERM = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})")


@dataclass(frozen=True)
class Body:
    """The organisation on the first day of the post; ``path`` is empty when it was not there."""

    name: str
    kind: str
    path: str
    official: int = 0
    seats: int = 0
    secretary: str = ""


@dataclass(frozen=True)
class Appointee:
    """The person on that day: where placed ("" = in no cell), since when official, seated there already."""

    name: str
    path: str = ""
    official_on: date | None = None
    is_member: bool = True
    is_seated: bool = False


@dataclass(frozen=True)
class Wanted:
    """The post as the form says it."""

    kind: str
    starts_on: date
    ends_on: date | None = None
    term: str = ""
    acting: bool = False
    decision_number: str = ""
    decided_on: date | None = None


def kinds_of(body_kind: str) -> tuple[PostKind, ...]:
    """Return the posts there are in a body of this kind."""
    return OF_CELLS if body_kind in CELLS else OF_COMMITTEES


def clean_term(text: str) -> str:
    """Write a term as it is printed, 2025–2030; a text that is none is returned as it is."""
    found = _TERM.fullmatch(text.strip())
    return f"{found[1]}–{found[2]}" if found else text.strip()


def term_of(day: date) -> str:
    """Return the term of the congresses a day falls in: they begin in 2020, 2025, 2030."""
    first = day.year - day.year % 5
    return f"{first}–{first + 5}"


def appointment_findings(who: Appointee, body: Body, wanted: Wanted, today: date) -> list[Finding]:
    """Say all that speaks against the appointment; findings of verified rules stop, others ask for a reason."""
    if not body.path:
        return [_not_there(wanted.starts_on)]
    found = [*_kind(body, wanted), *_days(wanted, today), *_paper(wanted, today)]
    found += [*_person(who, body, wanted), *_secretary(body, wanted), *_seats(who, body, wanted)]
    return found + term_findings(body.kind, wanted)


def _not_there(day: date) -> Finding:
    reason = _("Ngày {day} tổ chức này chưa có, hoặc không còn.").format(day=_words(day))
    return Finding("body_not_there", "starts_on", reason, _("Xem lại ngày trên quyết định."), value=day)


def _words(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _kind(body: Body, wanted: Wanted) -> list[Finding]:
    if wanted.kind in kinds_of(body.kind):
        return []
    kinds = ", ".join(str(PostKind(one).label) for one in kinds_of(body.kind))
    reason = _("Loại tổ chức này không có chức vụ ấy.")
    return [Finding("post_not_of_body", "kind", reason, _("Các chức vụ: {kinds}.").format(kinds=kinds))]


def _days(wanted: Wanted, today: date) -> list[Finding]:
    found = []
    if wanted.starts_on > today:
        reason = _("Ngày {day} chưa tới.").format(day=_words(wanted.starts_on))
        remedy = _("Ghi vào sổ từ ngày chức vụ có hiệu lực.")
        found.append(Finding("date_in_future", "starts_on", reason, remedy, value=wanted.starts_on))
    if wanted.ends_on is not None and wanted.ends_on <= wanted.starts_on:
        reason = _("Ngày thôi giữ chức vụ phải sau ngày bắt đầu.")
        found.append(Finding("ends_before_start", "ends_on", reason, _("Xem lại hai ngày."), value=wanted.ends_on))
    return found


def _paper(wanted: Wanted, today: date) -> list[Finding]:
    if wanted.decided_on is not None and wanted.decided_on > today:
        reason = _("Ngày quyết định {day} chưa tới.").format(day=_words(wanted.decided_on))
        return [Finding("date_in_future", "decided_on", reason, _("Xem lại ngày ký."), value=wanted.decided_on)]
    if wanted.decision_number.strip():
        return []
    reason = _("Chưa ghi số quyết định, nghị quyết.")
    return [Finding("post_without_paper", "decision_number", reason, _("Ghi số, hoặc lý do chưa có."), Level.WARNING)]


def _person(who: Appointee, body: Body, wanted: Wanted) -> list[Finding]:
    """Judge whether the appointee is an official member of the body, or of one below it, that day."""
    rules = rulebook.on(wanted.starts_on)
    if not who.is_member:
        reason = _("Ngày {day} đồng chí {name} không có đảng tịch.").format(day=_words(wanted.starts_on), name=who.name)
        return [Finding("not_a_member", "person", reason, _("Xem lại ngày, hoặc chọn đồng chí khác."))]
    found = []
    if who.official_on is None or who.official_on > wanted.starts_on:
        reason = _("Ngày {day} đồng chí {name} chưa là đảng viên chính thức.").format(
            day=_words(wanted.starts_on), name=who.name
        )
        found.append(_by_rule("post_not_official", "person", reason, rules.get(OFFICIAL_ONLY)))
    if not who.path.startswith(body.path):
        reason = _("Ngày {day} đồng chí {name} không sinh hoạt ở đây hay tổ chức trực thuộc.").format(
            day=_words(wanted.starts_on), name=who.name
        )
        found.append(_by_rule("post_outside_body", "person", reason, rules.get(WITHIN_BODY)))
    return found


def _by_rule(code: str, field: str, reason: str, rule: Parameter | None, remedy: str = "") -> Finding:
    """Make a finding that stops when its rule is verified and else asks for a reason; it names the rule."""
    stops = rule is not None and rule.refuses
    source = f"{rule.source}, {rule.confidence.label}" if rule else ""
    words = f"{reason} ({source})" if source else reason
    asked = _("Chọn đồng chí khác, hoặc xem lại ngày.") if stops else _("Nếu đúng như quyết định, ghi lý do.")
    level = Level.ERROR if stops else Level.WARNING
    return Finding(code, field, words, remedy or asked, level, rule=rule.key if rule else "")


def _secretary(body: Body, wanted: Wanted) -> list[Finding]:
    if wanted.kind != PostKind.SECRETARY or not body.secretary:
        return []
    reason = _("Trong thời gian ấy đồng chí {name} đang giữ chức vụ bí thư.").format(name=body.secretary)
    remedy = _("Đánh dấu để ghi đồng chí ấy thôi từ cùng ngày, hoặc xem lại ngày.")
    return [Finding("secretary_stands", "replaces", reason, remedy)]


def _seats(who: Appointee, body: Body, wanted: Wanted) -> list[Finding]:
    """Judge how many the committee then has, by the size of the body."""
    if wanted.kind not in COMMITTEE:
        return []
    rules = rulebook.on(wanted.starts_on)
    seats = body.seats + (0 if who.is_seated else 1)
    most = rules.get(SEATS) if body.kind in CELLS else rules.get(SECTION_SEATS) if body.kind == Kind.SECTION else None
    found = []
    if most and seats > most.value:
        reason = _("Cấp ủy sẽ có {n} đồng chí; nhiều nhất {limit}.").format(n=seats, limit=most.value)
        found.append(_by_rule("too_many_seats", "kind", reason, most, _("Ghi đồng chí đã thôi trước, hoặc ghi lý do.")))
    least = rules.get(COMMITTEE_FROM)
    if body.kind in CELLS and wanted.kind == PostKind.MEMBER and least and body.official < least.value:
        reason = _("Chi bộ có {n} đảng viên chính thức, dưới {limit} thì chỉ có bí thư và phó bí thư.").format(
            n=body.official, limit=least.value
        )
        found.append(_by_rule("cell_without_committee", "kind", reason, least))
    return found


def term_findings(body_kind: str, wanted: Wanted) -> list[Finding]:
    """Judge the term: two years, the post inside it, no longer than the rule of the day allows (a warning)."""
    if not wanted.term:
        return []
    written = _TERM.fullmatch(wanted.term)
    if written is None or int(written[2]) <= int(written[1]):
        reason, remedy = _("Nhiệm kỳ ghi bằng hai năm."), _("Ví dụ 2025–2030.")
        return [Finding("term_form", "term", reason, remedy, value=wanted.term)]
    first, last = int(written[1]), int(written[2])
    found = []
    ends = wanted.ends_on.year if wanted.ends_on else wanted.starts_on.year
    if not first <= wanted.starts_on.year <= last or ends > last:
        reason = _("Thời gian giữ chức vụ nằm ngoài nhiệm kỳ {term}.").format(term=wanted.term)
        remedy = _("Xem lại nhiệm kỳ; nếu được kéo dài theo quyết định, ghi lý do.")
        found.append(Finding("outside_term", "term", reason, remedy, Level.WARNING, wanted.term))
    return found + _term_length(body_kind, wanted, last - first)


def _term_length(body_kind: str, wanted: Wanted, years: int) -> list[Finding]:
    rules = rulebook.on(wanted.starts_on)
    cell, above = rules.get(CELL_TERM), rules.get(TERM_YEARS)
    rule = cell if body_kind == Kind.CELL else above
    if rule is None:
        return []
    months = rule.value if rule is cell else rule.value * 12
    if years * 12 - 12 < months:
        return []
    reason = _("Nhiệm kỳ {term} dài hơn quy định.").format(term=wanted.term)
    return [_by_rule("term_too_long", "term", reason, rule, _("Xem lại hai năm; nếu đúng như quyết định, ghi lý do."))]


def ending_findings(starts_on: date, ends_on: date, ended_on: date | None, grounds: str, today: date) -> list[Finding]:
    """Judge the end of a post: not ended yet, after it began, not to come, by a paper or for a reason."""
    found = []
    if ended_on is not None:
        reason = _("Chức vụ này đã ghi thôi từ ngày {day}.").format(day=_words(ended_on))
        found.append(Finding("ended_already", "ends_on", reason, _("Nếu ngày ấy sai, dùng mục Đính chính.")))
    if ends_on <= starts_on:
        reason = _("Ngày thôi giữ chức vụ phải sau ngày bắt đầu ({day}).").format(day=_words(starts_on))
        found.append(Finding("ends_before_start", "ends_on", reason, _("Xem lại ngày trên quyết định."), value=ends_on))
    if ends_on > today:
        reason = _("Ngày {day} chưa tới.").format(day=_words(ends_on))
        found.append(
            Finding("date_in_future", "ends_on", reason, _("Ghi khi quyết định đã có hiệu lực."), value=ends_on)
        )
    if not grounds.strip():
        reason = _("Chưa có số quyết định hay lý do.")
        found.append(Finding("required", "reason", reason, _("Ghi một trong hai làm căn cứ.")))
    return found
