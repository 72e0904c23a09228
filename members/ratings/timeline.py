"""The ratings of a person as entries of the person's timeline."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.scope import Scope
from members.choices import RatingLevel
from members.models import Rating
from members.ratings.selectors import note_of
from members.timeline import Entry


def entries(person_id: int, scope: Scope) -> Iterator[Entry]:
    """Give one entry a year, at the day of the decision, else the end of the year. One query."""
    for row in Rating.objects.filter(membership__person=person_id).order_by("year", "pk"):
        title = _("Xếp loại năm {year}: {level}").format(year=row.year, level=RatingLevel(row.level).label)
        yield Entry(
            on=row.decided_on or date(row.year, 12, 31),
            day=f"{row.decided_on:%d/%m/%Y}" if row.decided_on else str(row.year),
            title=title,
            note=note_of(row),
            url=reverse("ratings:person", args=[person_id]),
        )
