"""Records that are alike, for tests: ``alike(cell=…, …)`` makes a second record of a member with small differences."""

from typing import Any, cast

from branches.models import Organisation
from members import facts
from members.models import Membership, Person
from tests.factories.members import MemberFactory

NUMBER = "001070012345"


def alike(person: Person, *, cell: Organisation, **differences: Any) -> Person:
    """Make a record that says what ``person`` says, but for the differences; numbers are left out unless given."""
    values = facts.values_of(person, Membership.objects.filter(person=person).order_by("pk").first())
    said = {name: value for name, value in values.items() if value}
    for number in ("identity_number", "card_number", "old_identity_card", "old_card_number", "phone"):
        said.pop(number, None)
    made: Any = MemberFactory(cell=cell, **{**said, **differences})
    return cast(Person, made)
