"""Pages of the yearly rating: a unit and its cells, the sheet of a cell, decisions, complaints, bodies."""

from cell_life.rounds.views.bodies import bodies, own
from cell_life.rounds.views.complaints import answer, complain, receipt
from cell_life.rounds.views.deciding import announce, consider, decide, decision, decision_paper, notices, send_back
from cell_life.rounds.views.sheets import minutes, open_round, recount, report, sheet
from cell_life.rounds.views.units import home, summary_paper

__all__ = [
    "announce",
    "answer",
    "bodies",
    "complain",
    "consider",
    "decide",
    "decision",
    "decision_paper",
    "home",
    "minutes",
    "notices",
    "open_round",
    "own",
    "receipt",
    "recount",
    "report",
    "send_back",
    "sheet",
    "summary_paper",
]
