"""What share a body keeps, and where that is known from: its own paper, one of a body above, or the rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from branches.models import OrganisationPeriod
from branches.querysets import during
from branches.selectors.places import ids_of, paper_words
from cell_life.models import DuesSetting
from rulebook import dues


@dataclass(frozen=True)
class Share:
    """The share a body keeps (None = nobody knows), where it is known from, and how sure that is."""

    fraction: Fraction | None
    origin: str
    sureness: str = ""
    rule_key: str = ""
    numerator: int = 0
    denominator: int = 1

    @property
    def words(self) -> str:
        """Write the share as people do: 70%, or a fraction where a percentage would not be whole."""
        return share_words(self.fraction) if self.fraction is not None else _("chưa rõ")


def share_words(share: Fraction) -> str:
    """Write a share: 70%, 2/3."""
    hundredth = share * 100
    return f"{hundredth}%" if hundredth.denominator == 1 else f"{share.numerator}/{share.denominator}"


def shares_of(places: Iterable[OrganisationPeriod], day: date) -> dict[int, Share]:
    """Return the share of each body on a day, by its id: two queries.

    The nearest body upwards with a setting counts, its own first, one for itself alone before one for all below;
    without any the rules of the day.
    """
    known = list(places)
    every = {one for place in known for one in ids_of(place.path)}
    settings = DuesSetting.objects.filter(during(day), organisation__in=every, kept_numerator__isnull=False)
    found = {(row.organisation_id, row.own_only): row for row in settings}
    givers = {row.organisation_id for row in found.values()}
    names = _names(givers, day) if givers else {}
    return {place.organisation_id: _share(place, found, names, day) for place in known}


def _names(ids: Iterable[int], day: date) -> dict[int, str]:
    return dict(OrganisationPeriod.objects.on(day).filter(organisation__in=ids).values_list("organisation_id", "name"))


def _share(
    place: OrganisationPeriod, found: Mapping[tuple[int, bool], DuesSetting], names: Mapping[int, str], day: date
) -> Share:
    own = found.get((place.organisation_id, True))
    if own is None:
        above = (found.get((one, False)) for one in reversed(ids_of(place.path)))
        own = next((row for row in above if row is not None), None)
    return _by_setting(own, place, names) if own is not None else by_rule(place.kind, place.sector, day)


def _by_setting(row: DuesSetting, place: OrganisationPeriod, names: Mapping[int, str]) -> Share:
    numerator, denominator = int(row.kept_numerator or 0), int(row.kept_denominator or 1)
    paper = paper_words(row.decision_number, row.decided_on, row.issuer)
    if row.organisation_id == place.organisation_id:
        origin = paper or _("mức ghi cho đơn vị")
    else:
        giver = _("theo mức của {unit}").format(unit=names.get(row.organisation_id, ""))
        origin = " · ".join(part for part in (giver, paper) if part)
    return Share(Fraction(numerator, denominator), origin, "", "", numerator, denominator)


def by_rule(kind: str, sector: str, day: date) -> Share:
    """Return what the rules of a day say for a kind of body, or that they say nothing."""
    kept = dues.kept_share(kind, sector, day)
    if kept.share is None or kept.parameter is None:
        return Share(None, _("quy định trong sổ chưa có mức của loại đơn vị này"))
    one = kept.parameter
    source, sureness = str(one.source), one.confidence.label
    return Share(kept.share, source, sureness, one.key, kept.share.numerator, kept.share.denominator)
