"""Writing the yearly rating step by step; each act locks the sheet, so that two people write one after the other."""

from cell_life.rounds.services.bodies import decide_bodies, report_body
from cell_life.rounds.services.complaints import answer_complaint, receive_complaint
from cell_life.rounds.services.deciding import announce, consider, decide_sheets
from cell_life.rounds.services.filling import recount, save_lines
from cell_life.rounds.services.sheets import open_sheet, report_sheet, return_sheet

__all__ = [
    "announce",
    "answer_complaint",
    "consider",
    "decide_bodies",
    "decide_sheets",
    "open_sheet",
    "receive_complaint",
    "recount",
    "report_body",
    "report_sheet",
    "return_sheet",
    "save_lines",
]
