"""The tables of cell life, one module per noun."""

from cell_life.models.ballots import Ballot, BallotBase, BallotCounter, BallotOption, BallotVoter
from cell_life.models.dues import (
    DuesBasis,
    DuesLine,
    DuesPayment,
    DuesReceipt,
    DuesRelief,
    DuesRemittance,
    DuesSetting,
    DuesSheet,
)
from cell_life.models.handovers import HandOver
from cell_life.models.meetings import Attendance, Meeting, MeetingScore, MeetingTask
from cell_life.models.rounds import OrganisationRating, RatingComplaint, RatingDecision, RatingEntry, RatingSheet

__all__ = [
    "Attendance",
    "Ballot",
    "BallotBase",
    "BallotCounter",
    "BallotOption",
    "BallotVoter",
    "DuesBasis",
    "DuesLine",
    "DuesPayment",
    "DuesReceipt",
    "DuesRelief",
    "DuesRemittance",
    "DuesSetting",
    "DuesSheet",
    "HandOver",
    "Meeting",
    "MeetingScore",
    "MeetingTask",
    "OrganisationRating",
    "RatingComplaint",
    "RatingDecision",
    "RatingEntry",
    "RatingSheet",
]
