"""Which finding about ties with the place of residence rests on which text."""

from typing import Final

from members.residence.rules import REGULATION

CITED: Final = {"residence_not_introduced": REGULATION}

PLAIN: Final = frozenset(
    {
        "residence_already",
        "residence_days",
        "residence_ground",
        "residence_nothing",
        "residence_not_in_cell",
        "residence_words",
    }
)
