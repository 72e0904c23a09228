"""Every write to the register of members, one module per noun."""

from members.services.backgrounds import change_background
from members.services.confirming import confirm_record
from members.services.persons import change_person, register_person
from members.services.placements import correct_placement
from members.services.standings import set_standing
from members.services.tables import add_row, change_row, remove_row

__all__ = [
    "add_row",
    "change_background",
    "change_person",
    "change_row",
    "confirm_record",
    "correct_placement",
    "register_person",
    "remove_row",
    "set_standing",
]
