"""Who opens the page of a member's year: who reads the record; dues are on it for those with that right."""

from tests.fences.access.members import about_member
from tests.fences.rows import READERS

EXPECTED = {"cell_life_member:year": about_member(allowed=READERS)}
