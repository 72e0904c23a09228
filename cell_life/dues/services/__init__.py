"""Every write of dues at the cell: the sheet of a month, receipts, bases, reliefs."""

from cell_life.dues.services.bases import Wish, set_bases
from cell_life.dues.services.receipts import Part, Taking, take_dues, void_receipt
from cell_life.dues.services.reliefs import Paper, ask_relief, decide_relief, end_relief
from cell_life.dues.services.sheets import close_sheet, fix_by_hand, open_sheet, recompute_sheet, reopen_sheet

__all__ = [
    "Paper",
    "Part",
    "Taking",
    "Wish",
    "ask_relief",
    "close_sheet",
    "decide_relief",
    "end_relief",
    "fix_by_hand",
    "open_sheet",
    "recompute_sheet",
    "reopen_sheet",
    "set_bases",
    "take_dues",
    "void_receipt",
]
