"""Every write to the register of members, one module per noun."""

from members.services.persons import change_person, register_person
from members.services.placements import correct_placement
from members.services.standings import set_standing

__all__ = ["change_person", "correct_placement", "register_person", "set_standing"]
