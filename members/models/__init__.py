"""The tables of the members app, one module per noun."""

from members.models.background import Background
from members.models.cards import BadgeProposal, CardRequest, PartyCard
from members.models.doubles import DoubleCandidate, DoubleVerdict, Merge
from members.models.ledger import Exemption, Suspension
from members.models.lists import BulkEdit, BulkEditRow, SavedList
from members.models.papers import FilePaper, Portrait
from members.models.person import Person
from members.models.posts import Post
from members.models.proofs import LedgerProof
from members.models.quality import CellQuality
from members.models.ratings import HeadcountMatch, Rating
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
from members.models.residence import ResidenceComment, ResidenceTie
from members.models.standing import Membership, Movement, Placement
from members.models.transfers import Hold, Transfer

__all__ = [
    "Background",
    "Badge",
    "BadgeProposal",
    "BulkEdit",
    "BulkEditRow",
    "CardRequest",
    "CellQuality",
    "Discipline",
    "DoubleCandidate",
    "DoubleVerdict",
    "Exemption",
    "FilePaper",
    "HeadcountMatch",
    "Hold",
    "Honour",
    "LedgerProof",
    "Membership",
    "Merge",
    "Movement",
    "PartyCard",
    "Person",
    "Placement",
    "Portrait",
    "Post",
    "Rating",
    "Relative",
    "ResidenceComment",
    "ResidenceTie",
    "Reward",
    "SavedList",
    "Suspension",
    "Training",
    "Transfer",
    "Travel",
    "WorkPeriod",
]
