"""Pure rules of votes: who may vote on what, whether a tally holds together, what it reaches; no queries.

Shares are compared as whole numbers (``rulebook.votes``); words show the arithmetic so that a meeting can follow it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.findings import Finding
from cell_life.choices import BaseKind
from rulebook import votes
from rulebook.votes import HALF

TWO_THIRDS: Final = Fraction(2, 3)
MIN_OFFICIAL: Final = "organisation.min_official_members"
RESOLUTION: Final = "resolution.vote.share"
ADDED_UP: Final = "discipline.vote.added_up"
EXPULSION_DECISION: Final = "discipline.expulsion.decision.vote.share"
DISCIPLINE: Final = "discipline."
OF_MEMBERS: Final = (BaseKind.CELL, BaseKind.HELP, BaseKind.CONGRESS)
OF_COMMITTEES: Final = (BaseKind.COMMITTEE, BaseKind.STANDING)


@dataclass(frozen=True)
class Level:
    """One level on a ballot paper: a form of discipline or a rating; the heaviest or highest stands first."""

    code: str
    label: str
    share: Fraction | None = None


@dataclass(frozen=True)
class Tally:
    """What the counters counted; ``votes`` by level where the paper has levels, ``issued`` None for raised cards.

    ``returned`` is what came out of the box, for control: it is not kept, since it follows from the rest.
    """

    yes: int = 0
    no: int = 0
    blank: int = 0
    invalid: int = 0
    issued: int | None = None
    returned: int | None = None
    votes: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return how many votes were cast."""
        return self.yes + self.no + self.blank + self.invalid


@dataclass(frozen=True)
class Question:
    """What a tally is measured by: the share, the levels if any, whether heavier votes count for lighter levels."""

    share: Fraction
    levels: tuple[Level, ...] = ()
    added_up: bool = False


@dataclass(frozen=True)
class Result:
    """What a vote came to: reached or not, at which level, with how many votes of how many needed."""

    reached: bool
    level: str
    votes: int
    needed: int
    share: Fraction


# ── what it comes to ────────────────────────────────────────────────────────
def result_of(question: Question, tally: Tally, base: int) -> Result:
    """Compare a tally with the share of the base, in whole numbers.

    With levels the first one whose votes reach its share wins; where the rule adds up, votes for heavier
    levels count for the lighter ones too.
    """
    if not question.levels:
        needed = votes.required(base, question.share)
        return Result(tally.yes >= needed, "", tally.yes, needed, question.share)
    counted = added(question, tally)
    shares = {level.code: level.share or question.share for level in question.levels}
    if question.added_up:
        rows = [(level.code, tally.votes.get(level.code, 0)) for level in question.levels]
        reached = votes.heaviest_downwards(rows, base, shares) or ""
    else:
        reached = next((code for code, n in counted.items() if n >= votes.required(base, shares[code])), "")
    shown = reached or _nearest(counted, shares, base)
    return Result(bool(reached), reached, counted[shown], votes.required(base, shares[shown]), shares[shown])


def added(question: Question, tally: Tally) -> dict[str, int]:
    """Return the votes that count for each level."""
    found, total = {}, 0
    for level in question.levels:
        own = tally.votes.get(level.code, 0)
        total = total + own if question.added_up else own
        found[level.code] = total
    return found


def needed(share: Fraction, base: int) -> int:
    """Return the smallest number of votes that reaches a share of the base."""
    return votes.required(base, share)


def _nearest(counted: Mapping[str, int], shares: Mapping[str, Fraction], base: int) -> str:
    """Return the level that came nearest to its share, to show how far a vote fell short."""
    return min(counted, key=lambda code: votes.required(base, shares[code]) - counted[code])


def arithmetic(result: Result, base: int) -> str:
    """Show the arithmetic: cần 14/20 phiếu đồng ý (2/3 của 20 = 13,33), có 13."""
    return _("cần {needed}/{base} phiếu đồng ý ({share} của {base} = {exact}), có {votes}").format(
        needed=result.needed,
        base=base,
        share=share_words(result.share),
        exact=exact(base * result.share),
        votes=result.votes,
    )


def share_words(share: Fraction) -> str:
    """Say a share: quá 1/2, 2/3."""
    words = f"{share.numerator}/{share.denominator}" if share.denominator > 1 else str(share.numerator)
    return _("quá {share}").format(share=words) if share == HALF else words


def exact(value: Fraction) -> str:
    """Write a fraction with a decimal comma and two places at most: 13,33."""
    hundredths = int(value * 100)
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}".rstrip("0") if rest else str(whole)


# ── whether it may be put to this body ──────────────────────────────────────
def fits(kind: str, *, is_cell: bool) -> bool:
    """Say whether a body may have a list of this kind: a cell has no standing committee, only cells have members."""
    return is_cell if kind in OF_MEMBERS else kind == BaseKind.COMMITTEE or not is_cell


def competence_findings(rule_key: str, kind: str, *, is_cell: bool) -> list[Finding]:
    """Refuse a vote on discipline by a body that has no power over it."""
    if not rule_key.startswith(DISCIPLINE):
        return []
    if is_cell and kind in OF_COMMITTEES:
        reason = _("Chi ủy không có thẩm quyền kỷ luật đảng viên.")
        return [Finding("ballot_committee_of_cell", "", reason, _("Đưa ra biểu quyết ở hội nghị chi bộ."))]
    if is_cell and rule_key == EXPULSION_DECISION:
        reason = _("Chi bộ không quyết định khai trừ, chỉ biểu quyết đề nghị.")
        return [
            Finding(
                "ballot_expulsion_by_cell",
                "",
                reason,
                _("Chọn biểu quyết đề nghị khai trừ (2/3), rồi báo cáo cấp có thẩm quyền."),
            )
        ]
    return []


def official_findings(official: int, needed: int) -> list[Finding]:
    """Refuse a cell with too few official members."""
    if official >= needed:
        return []
    reason = ngettext(
        "Chi bộ chỉ có {n} đảng viên chính thức, dưới {needed} nên không thể biểu quyết.",
        "Chi bộ chỉ có {n} đảng viên chính thức, dưới {needed} nên không thể biểu quyết.",
        official,
    ).format(n=official, needed=needed)
    return [
        Finding(
            "ballot_too_few_official",
            "",
            reason,
            _("Báo cáo cấp ủy cấp trên để sắp xếp lại chi bộ, hoặc sửa ngày chính thức trong sổ nếu ghi thiếu."),
        )
    ]


def nobody() -> Finding:
    """Refuse a list on which nobody counts."""
    return Finding(
        "ballot_nobody", "", _("Không có ai được tính làm căn cứ."), _("Ghi các chức vụ, nơi sinh hoạt vào sổ trước.")
    )


def day_finding(held_on: date, today: date) -> list[Finding]:
    """Refuse to close a list before its day."""
    if held_on <= today:
        return []
    reason = _("Chưa tới ngày biểu quyết {day}.").format(day=f"{held_on:%d/%m/%Y}")
    return [Finding("ballot_day_to_come", "", reason, _("Chốt danh sách trong ngày họp, khi đã điểm danh."))]


# ── whether the tally holds together ────────────────────────────────────────
def tally_findings(tally: Tally, base: int, present: int, *, secret: bool, levels: Sequence[str] = ()) -> list[Finding]:
    """Return all that is wrong with the numbers of a count."""
    numbers = [tally.yes, tally.no, tally.blank, tally.invalid, *tally.votes.values()]
    numbers += [n for n in (tally.issued, tally.returned) if n is not None]
    if min(numbers) < 0:
        return [Finding("ballot_negative", "yes", _("Số phiếu không thể âm."), _("Ghi lại theo biên bản kiểm phiếu."))]
    found = _level_findings(tally, levels)
    if tally.total > base:
        found.append(_too_large(tally.total, base))
    elif tally.total > present:
        found.append(_more_than_present(tally.total, present))
    return found + (_paper_findings(tally, base) if secret else [])


def _level_findings(tally: Tally, levels: Sequence[str]) -> list[Finding]:
    if not levels:
        return []
    if set(tally.votes) - set(levels):
        return [Finding("ballot_unknown_level", "", _("Có mức không có trên phiếu biểu quyết."), _("Tải lại trang."))]
    if tally.yes == sum(tally.votes.values()) and tally.no == 0:
        return []
    reason = _("Phiếu có nhiều mức thì mỗi phiếu hợp lệ chọn một mức, không có cột đồng ý riêng.")
    return [
        Finding("ballot_levels_and_no", "", reason, _("Ghi số phiếu của từng mức, phiếu trắng, phiếu không hợp lệ."))
    ]


def _too_large(total: int, base: int) -> Finding:
    reason = _("Tổng số phiếu là {total}, nhiều hơn {base} người làm căn cứ.").format(total=total, base=base)
    remedy = _(
        "Kiểm lại từng cột. Đảng viên dự bị, người sinh hoạt tạm thời không biểu quyết nên phiếu không được tính."
    )
    return Finding("ballot_tally_too_large", "yes", reason, remedy)


def _more_than_present(total: int, present: int) -> Finding:
    reason = _("Có {total} phiếu nhưng chỉ {present} đồng chí có quyền biểu quyết có mặt.").format(
        total=total, present=present
    )
    return Finding("ballot_more_than_present", "yes", reason, _("Kiểm lại số phiếu, hoặc điểm danh của buổi họp."))


def _paper_findings(tally: Tally, base: int) -> list[Finding]:
    """Return what is wrong between papers issued, returned and counted."""
    found: list[Finding] = []
    if tally.issued is None:
        return [Finding("required", "issued", _("Chưa ghi số phiếu phát ra."), _("Ghi theo biên bản kiểm phiếu."))]
    if tally.issued > base:
        reason = _("Phát ra {issued} phiếu, nhiều hơn {base} người làm căn cứ.").format(issued=tally.issued, base=base)
        found.append(Finding("ballot_tally_too_large", "issued", reason, _("Kiểm lại số phiếu phát ra.")))
    returned = tally.total if tally.returned is None else tally.returned
    if returned != tally.total:
        reason = _("Thu về {returned} phiếu nhưng các cột cộng lại là {total}.").format(
            returned=returned, total=tally.total
        )
        found.append(Finding("ballot_sum", "returned", reason, _("Kiểm lại từng cột cho khớp số phiếu thu về.")))
    elif returned > tally.issued:
        reason = _("Thu về {returned} phiếu, nhiều hơn {issued} phiếu phát ra.").format(
            returned=returned, issued=tally.issued
        )
        found.append(Finding("ballot_sum", "returned", reason, _("Kiểm lại số phiếu phát ra, thu về.")))
    return found


def people_findings(
    about_id: int | None, chair_id: int | None, counters: Sequence[int], listed: set[int], *, secret: bool
) -> list[Finding]:
    """Refuse a chair or counter who is the person concerned, is not of the body, or counts twice."""
    found: list[Finding] = []
    if chair_id is None:
        found.append(Finding("required", "chair", _("Chưa ghi ai chủ trì."), _("Chọn một đồng chí trong danh sách.")))
    elif chair_id == about_id:
        reason = _("Đồng chí được đưa ra biểu quyết không chủ trì việc biểu quyết về mình.")
        found.append(Finding("ballot_chair_concerned", "chair", reason, _("Chọn phó bí thư hoặc chi ủy viên khác.")))
    if about_id is not None and about_id in counters:
        reason = _("Đồng chí được đưa ra biểu quyết không kiểm phiếu về mình.")
        found.append(Finding("ballot_counter_concerned", "counters", reason, _("Chọn đồng chí khác kiểm phiếu.")))
    if secret and not counters:
        reason = _("Bỏ phiếu kín thì phải có người kiểm phiếu.")
        found.append(Finding("required", "counters", reason, _("Chọn ít nhất một đồng chí.")))
    if len(set(counters)) != len(counters):
        found.append(Finding("ballot_counter_twice", "counters", _("Một đồng chí được ghi hai lần."), _("Bỏ bớt một.")))
    strangers = {one for one in (chair_id, *counters) if one is not None} - listed
    if strangers:
        reason = _("Người chủ trì, người kiểm phiếu phải là đảng viên chính thức trong danh sách.")
        found.append(Finding("ballot_stranger", "counters", reason, _("Chọn trong danh sách của buổi họp.")))
    return found
