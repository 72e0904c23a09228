"""Which finding about dues rests on which rule."""

from typing import Final

from cell_life.dues.rules import BY_HAND, LONGEST, SHARES

ARTICLE_FIVE: Final = "01-QĐ/TW@2026-02-03#Điều 5"
CITED: Final = {
    "dues_by_hand_bounds": BY_HAND,
    "dues_not_by_hand": BY_HAND,
    "dues_relief_endless": LONGEST,
    "dues_relief_share": SHARES,
    "dues_relief_too_early": SHARES,
    "dues_relief_too_long": LONGEST,
    "dues_relief_unasked": ARTICLE_FIVE,
    "dues_relief_whole": ARTICLE_FIVE,
}

PLAIN: Final = frozenset(
    {
        "dues_basis_later",
        "dues_basis_meanwhile",
        "dues_basis_no_income",
        "dues_elsewhere",
        "dues_far_ahead",
        "dues_month_ahead",
        "dues_month_closed",
        "dues_more_than_due",
        "dues_no_amount",
        "dues_nobody",
        "dues_not_closed",
        "dues_not_in_cell",
        "dues_paid_meanwhile",
        "dues_relief_decided",
        "dues_relief_empty",
        "dues_relief_over",
        "dues_relief_overlaps",
        "dues_remitted",
        "dues_too_long_ago",
        "dues_void_already",
    }
)
