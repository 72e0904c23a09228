"""Votes in whole numbers: how many are needed, whether enough were cast, and the base of the count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

HALF = Fraction(1, 2)


def required(base: int, share: Fraction) -> int:
    """Give the smallest number of votes that reaches the share of the base.

    ``base`` is the number the text prescribes (all official members, not those present). One half always means
    **more than half** (quá bán), since no text is content with a bare half; any other share means
    **at least** that share. So 2/3 of 20 is 14; 1/2 of 12 is 7, of 11 is 6, of 9 is 5.
    Raises ``ValueError`` when base < 1 or share is outside (0, 1], ``TypeError`` for floats.
    Source: Điều lệ Đảng 2011, Điều 4.3 (at least 2/3); 06-HD/TW (9/6/2025), 4.6 (more than 1/2).
    """
    _check_base(base)
    _check_share(share)
    if share == HALF:
        return base // 2 + 1
    return -(-base * share.numerator // share.denominator)


def passes(*, yes: int, base: int, share: Fraction) -> bool:
    """Say whether ``yes`` votes reach the share of the base; see ``required`` for halves.

    Raises ``ValueError`` when yes is negative or > base, and whenever ``required`` does.
    """
    needed = required(base, share)
    _check_votes(yes, base)
    return yes >= needed


def heaviest_downwards(
    tallies: Sequence[tuple[str, int]] | Mapping[str, int],
    base: int,
    shares: Mapping[str, Fraction] | None = None,
) -> str | None:
    """Give the form of discipline reached when votes are added from the heaviest form down (cộng dồn).

    ``tallies`` lists (form, votes), the heaviest first; each vote names one form. Votes for a heavier form
    count for the next lighter one too. A form needs more than half of the base unless ``shares`` says otherwise
    (expulsion: 2/3). None when even the lightest form is not reached.
    Raises ``ValueError`` when votes are negative or together exceed the base.
    Source: 69-QĐ/TW (6/7/2022), Điều 15, theo nguồn thứ cấp.
    """
    _check_base(base)
    rows = list(tallies.items()) if isinstance(tallies, Mapping) else list(tallies)
    for _, votes in rows:
        _check_votes(votes, base)
    _check_votes(sum(votes for _, votes in rows), base)
    total = 0
    for form, votes in rows:
        total += votes
        if total >= required(base, (shares or {}).get(form, HALF)):
            return form
    return None


def _check_base(base: int) -> None:
    if isinstance(base, bool) or not isinstance(base, int):
        raise TypeError("Số làm căn cứ tính tỷ lệ phải là số nguyên.")
    if base < 1:
        raise ValueError("Số làm căn cứ tính tỷ lệ phải từ 1 trở lên.")


def _check_share(share: Fraction) -> None:
    if isinstance(share, bool) or not isinstance(share, Fraction | int):
        raise TypeError("Tỷ lệ phải là phân số (Fraction).")
    if not 0 < share <= 1:
        raise ValueError("Tỷ lệ phải lớn hơn 0 và không quá 1.")


def _check_votes(votes: int, base: int) -> None:
    if isinstance(votes, bool) or not isinstance(votes, int):
        raise TypeError("Số phiếu phải là số nguyên.")
    if votes < 0:
        raise ValueError("Số phiếu không thể âm.")
    if votes > base:
        raise ValueError(f"Số phiếu ({votes}) nhiều hơn số làm căn cứ tính tỷ lệ ({base}).")
