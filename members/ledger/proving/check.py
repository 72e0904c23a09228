"""What a check is, and the pieces of SQL that checks share."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise

MOST: Final = 100
"""Rows a check returns at most."""

IN_FORCE: Final = "p.starts_on <= %(day)s AND (p.ends_on IS NULL OR p.ends_on > %(day)s)"
PLACED: Final = f"p.kind = 'formal' AND {IN_FORCE}"
OF_MEMBER: Final = """
  JOIN members_membership m ON m.id = {row}.membership_id
  JOIN members_person person ON person.id = m.person_id
"""
FIRST: Final = f"""
WITH found (person_id, organisation_id, day, expected, found) AS MATERIALIZED ({{sql}})
SELECT * FROM found ORDER BY 1, 2, 3 LIMIT {MOST}
"""  # noqa: S608
"""All breaches are found before the first are taken: a limit on the search itself makes slow plans."""
WITHIN: Final = " AND person.keeper_path LIKE %(path)s || '%%'"
OF_THESE: Final = f""" AND membership_id IN (
    SELECT m.id FROM members_membership m JOIN members_person person ON person.id = m.person_id WHERE true{WITHIN}
)"""  # noqa: S608 - only constants of this package are put in


@dataclass(frozen=True)
class Check:
    """One thing that must hold: its code, its sentence for people, and the statement that finds breaches.

    The statement returns (person_id, organisation_id, day, expected, found), any of them null.
    In it ``{within}`` keeps the persons of a path, ``{of_these}`` the rows of their memberships.
    ``today_only`` checks speak of what is kept for today alone. ``values`` says what expected and
    found are: ``count``, ``standing``, or ``id`` (ids and paths, told to nobody but the command).
    """

    code: str
    words: str | Promise
    sql: str
    today_only: bool = False
    values: str = "count"

    def statement(self, path: str) -> str:
        """Return the statement for what is kept under ``path``, for the whole register when it is empty."""
        sql = self.sql.format(within=WITHIN if path else "", of_these=OF_THESE if path else "")
        return FIRST.format(sql=sql)
