"""Yearly rating (xếp loại): bands of points, and the cap on "hoàn thành xuất sắc"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import rulebook
from rulebook import votes


class Level(StrEnum):
    """The four levels of the yearly rating."""

    EXCELLENT = "excellent"
    GOOD = "good"
    COMPLETED = "completed"
    FAILED = "failed"

    @property
    def label(self) -> str:
        """Give the level's Vietnamese name."""
        return _LABELS[self]


_LABELS = {
    Level.EXCELLENT: "Hoàn thành xuất sắc nhiệm vụ",
    Level.GOOD: "Hoàn thành tốt nhiệm vụ",
    Level.COMPLETED: "Hoàn thành nhiệm vụ",
    Level.FAILED: "Không hoàn thành nhiệm vụ",
}


def level_by_points(points: int | Decimal | Fraction, on: date) -> Level:
    """Give the level the points alone allow: 90 xuất sắc, 89.9 tốt, 70 tốt, 50 hoàn thành, below không hoàn thành.

    Points 0–100 (``ValueError`` otherwise, ``TypeError`` for floats); lower bounds inclusive. Conditions other than
    points (all tasks on time, faults found) are judged by people.
    Source: 366-QĐ/TW (30/8/2025), Điều 11, theo nguồn thứ cấp.
    """
    if isinstance(points, bool | float):
        raise TypeError("Điểm phải là số nguyên, Decimal hoặc Fraction.")
    if not 0 <= points <= 100:
        raise ValueError("Điểm từ 0 đến 100.")
    bands = rulebook.on(on).table("rating.bands")
    for level in (Level.EXCELLENT, Level.GOOD, Level.COMPLETED):
        if points >= bands[level.value]:  # type: ignore[operator]
            return level
    return Level.FAILED


def excellent_limit(*, good: int, excellent: int = 0, rated: int = 0, on: date) -> int:
    """Give how many may be rated "xuất sắc": the cap times the base the rule names, rounded down.

    ``good`` and ``excellent`` are the numbers so rated, ``rated`` all who were rated, in one base organisation.
    By default the base is those rated "tốt", without the excellent: 10 tốt → 2. Raises ``ValueError`` for negatives.
    Source: 21-HD/BTCTW (2019), theo nguồn thứ cấp; the base under 366-QĐ/TW is assumed.
    """
    if min(good, excellent, rated) < 0:
        raise ValueError("Số người xếp loại không thể âm.")
    rules = rulebook.on(on)
    bases = {"good": good, "good_and_excellent": good + excellent, "all": rated}
    base = bases[rules.choice("rating.excellent.cap_base")]
    return (base * rules.share("rating.excellent.cap")).__floor__()


def level_by_votes(tallies: Sequence[tuple[str, int]], base: int, on: date) -> str | None:
    """Give the level a cell's vote reaches, of (level, votes) from the highest down; None when no level does.

    ``base`` is all official members that count, not those present. Votes for a higher level count for the next lower
    one too, or each level stands alone, as the rule of the day says; both readings are assumed.
    """
    rules = rulebook.on(on)
    share = rules.share("rating.vote.share")
    if rules.choice("rating.vote.counting") == "added":
        return votes.heaviest_downwards(tallies, base, dict.fromkeys((level for level, _votes in tallies), share))
    return next((level for level, cast in tallies if votes.passes(yes=cast, base=base, share=share)), None)


def help_by_ratings(failed_years: set[int], years_running: int) -> tuple[int, ...]:
    """Give the earliest run of consecutive years rated "không hoàn thành" of the length asked, or ().

    Two years with a gap do not count. Source: 02-HD/BTCTW (12/4/2021), II.1.
    """
    for year in sorted(failed_years):
        run = tuple(range(year, year + years_running))
        if failed_years.issuperset(run):
            return run
    return ()
