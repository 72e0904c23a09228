"""The day party age is counted from, in SQL: one definition for filters, orders and the bands of reports.

The decision on admission, else the ceremony; of somebody admitted more than once, the first of these and then as
many days later as were spent out of the Party. ``members.badges.reaching`` reckons badges the same way, and a
test holds both to ``rulebook.party_age``. Source: 12-HD/BTCTW (18/01/2022), counting from the first admission less
the time out of the Party.
"""

from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateField, F, Func
from django.db.models.sql.compiler import SQLCompiler

COUNTED_FROM: Final = """CASE WHEN EXISTS (
    SELECT FROM members_membership AS gone WHERE gone.person_id = {person} AND gone.ended_on IS NOT NULL
) THEN (
    SELECT (array_agg(life.again ORDER BY life.id))[1] + coalesce(sum(greatest(life.again - life.ended, 0)), 0)::int
      FROM (SELECT one.id, coalesce(one.decided_on, one.admitted_on) AS again,
                   lag(one.ended_on) OVER (ORDER BY one.id) AS ended
              FROM members_membership AS one WHERE one.person_id = {person} AND one.id <= {membership}) AS life
) ELSE coalesce({decided}, {admitted}) END"""
"""The day for one row of ``members_membership``; nobody who was admitted once pays for the others."""


class CountedFrom(Func):
    """The day party age is counted from, of the membership a queryset is about."""

    output_field = DateField()

    def __init__(self) -> None:
        """Take the columns of the membership itself."""
        super().__init__(F("person_id"), F("pk"), F("decided_on"), F("admitted_on"))

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **extra_context: Any,
    ) -> tuple[str, Any]:
        """Put the columns into the one definition."""
        names = ("person", "membership", "decided", "admitted")
        columns = [compiler.compile(one)[0] for one in self.get_source_expressions()]
        return COUNTED_FROM.format(**dict(zip(names, columns, strict=True))), []
