"""The tables of the members app, one module per noun."""

from members.models.background import Background
from members.models.doubles import DoubleVerdict
from members.models.ledger import Exemption, Suspension
from members.models.lists import BulkEdit, BulkEditRow, SavedList
from members.models.papers import FilePaper, Portrait
from members.models.person import Person
from members.models.posts import Post
from members.models.record import (
    Badge,
    Discipline,
    Honour,
    Relative,
    Reward,
    Training,
    Travel,
    WorkPeriod,
)
from members.models.standing import Membership, Movement, Placement
from members.models.transfers import Hold, Transfer

__all__ = [
    "Background",
    "Badge",
    "BulkEdit",
    "BulkEditRow",
    "Discipline",
    "DoubleVerdict",
    "Exemption",
    "FilePaper",
    "Hold",
    "Honour",
    "Membership",
    "Movement",
    "Person",
    "Placement",
    "Portrait",
    "Post",
    "Relative",
    "Reward",
    "SavedList",
    "Suspension",
    "Training",
    "Transfer",
    "Travel",
    "WorkPeriod",
]
