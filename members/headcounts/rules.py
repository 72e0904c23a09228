"""Quarters, and judging a match of head-counts. Plain values in, findings out.

Every three months the numbers are matched with the level below and above: words printed on the roll 7-HSĐV (reported).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _

from accounts.findings import Finding

ROMAN: Final = ("I", "II", "III", "IV")
SHOWN: Final = 6
FIRST_YEAR: Final = 1990


@dataclass(frozen=True, order=True)
class Quarter:
    """One quarter of a year."""

    year: int
    number: int

    @property
    def day(self) -> date:
        """Return its last day."""
        following = date(self.year + self.number // 4, self.number * 3 % 12 + 1, 1)
        return following - timedelta(days=1)

    @property
    def words(self) -> str:
        """Write it as people do."""
        return _("Quý {number}/{year}").format(number=ROMAN[self.number - 1], year=self.year)

    @property
    def inside(self) -> str:
        """Write it inside a sentence."""
        return _("quý {number}/{year}").format(number=ROMAN[self.number - 1], year=self.year)

    @property
    def before(self) -> "Quarter":
        """Return the quarter before."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)


def quarter_of(day: date) -> Quarter:
    """Return the quarter a day lies in."""
    return Quarter(day.year, (day.month - 1) // 3 + 1)


def last_ended(today: date) -> Quarter:
    """Return the last quarter that is over."""
    return quarter_of(today).before


def to_choose_from(asked: Quarter, today: date) -> list[Quarter]:
    """Return the last few quarters that are over, and the one asked for."""
    found = [last_ended(today)]
    while len(found) < SHOWN:
        found.append(found[-1].before)
    return sorted({asked, *found}, reverse=True)


class State(StrEnum):
    """Where a match stands."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    MATCHED = "matched"
    DIFFERS = "differs"
    REOPENED = "reopened"


@dataclass(frozen=True)
class Said:
    """What was confirmed of a unit and day: the number of the register then, of the paper roll, and why they differ."""

    counted: int
    paper_count: int | None
    explanation: str
    confirmed_by: int | None
    accepted_by: int | None


def state_of(said: Said | None, counted: int) -> State:
    """Say where a match stands, given what the register counts for its day now.

    Confirmed and then the ledger changed behind its day: open again, whoever had confirmed it.
    """
    if said is None or said.confirmed_by is None:
        return State.OPEN
    if said.counted != counted:
        return State.REOPENED
    if said.accepted_by is None:
        return State.CONFIRMED
    return State.MATCHED if said.paper_count in (None, said.counted) else State.DIFFERS


def confirm_findings(
    said: Said | None, counted: int, paper_count: int, explanation: str, quarter: Quarter, today: date
) -> list[Finding]:
    """Say what speaks against confirming: the quarter still runs, both levels have confirmed, a bare difference."""
    if quarter > last_ended(today):
        words = _("{quarter} chưa kết thúc.").format(quarter=quarter.words)
        return [Finding("headcount_too_early", "", words, _("Đối khớp từ ngày đầu của quý sau."))]
    if state_of(said, counted) in (State.MATCHED, State.DIFFERS):
        words = _("Hai cấp đã xác nhận số của ngày này.")
        return [Finding("headcount_matched", "", words, _("Chỉ đối khớp lại khi số trong sổ thay đổi."))]
    if paper_count != counted and not explanation.strip():
        words = _("Sổ giấy {paper} người, sổ này {counted} người mà chưa giải thích.").format(
            paper=paper_count, counted=counted
        )
        remedy = _("Ví dụ: một đồng chí nộp giấy giới thiệu ngày 30/9, tiếp nhận ngày 2/10/2026.")
        return [Finding("headcount_unexplained", "explanation", words, remedy)]
    return []


def accept_findings(said: Said | None, counted: int, user_id: int) -> list[Finding]:
    """Say what speaks against the level above confirming: nothing to confirm, changed since, the same person."""
    state = state_of(said, counted)
    if state == State.REOPENED and said is not None:
        words = _("Khi đơn vị xác nhận sổ ghi {old} người, nay là {new} người.").format(old=said.counted, new=counted)
        return [Finding("headcount_moved", "", words, _("Đề nghị đơn vị xem lại và xác nhận lại."))]
    if state == State.OPEN:
        return [Finding("headcount_not_confirmed", "", _("Đơn vị chưa xác nhận."), _("Chờ đơn vị xác nhận trước."))]
    if state != State.CONFIRMED:
        words = _("Hai cấp đã xác nhận số của ngày này.")
        return [Finding("headcount_matched", "", words, _("Tải lại trang để xem kết quả."))]
    if said is not None and said.confirmed_by == user_id:
        words = _("Hai bên xác nhận phải là hai người.")
        return [Finding("headcount_two_people", "", words, _("Nhờ người khác của cấp trên xác nhận."))]
    return []
