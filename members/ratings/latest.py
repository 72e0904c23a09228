"""The last rating of each member as of a day: for lists, whatever their length. Reading only."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from members.choices import RatingLevel
from members.models import Rating


def latest(day: date) -> QuerySet[Rating]:
    """Return the ratings after which none is known on a day; that of the year itself counts unless decided later."""
    later = Rating.objects.filter(_known(day), membership=OuterRef("membership"), year__gt=OuterRef("year"))
    return Rating.objects.filter(_known(day)).filter(~Exists(later))


def _known(day: date) -> Q:
    undated = Q(decided_on__isnull=True) | Q(decided_on__lte=day)
    return Q(year__lt=day.year) | (Q(year=day.year) & undated)


def words_of(memberships: Collection[int], day: date) -> dict[int, str]:
    """Return the last rating of some members in words: one query."""
    rows = latest(day).filter(membership__in=memberships).values_list("membership_id", "year", "level")
    return {membership: f"{year}: {str(RatingLevel(level).label).lower()}" for membership, year, level in rows}
