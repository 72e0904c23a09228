"""Who issues a paper, from the tree: the body above, the body itself, the place, who signs for it.

Hướng dẫn 36-HD/VPTW (3/4/2018), reported; that a committee's papers bear "Đảng ủy" where its body is called
"Đảng bộ" follows from it (our reading). Names are as they stood on the day of the paper.
"""

from dataclasses import dataclass
from datetime import date

from branches.choices import CELLS, COMMITTEES, Kind
from branches.models import OrganisationPeriod

NO_PLACE = "…"
_BODY, _COMMITTEE = "Đảng bộ ", "Đảng ủy "
_CITY = "Thành ủy "
_WARDS = ("phường ", "xã ", "đặc khu ", "thị trấn ")


@dataclass(frozen=True)
class Issuer:
    """The words of one issuer on its papers; ``above`` is empty for the city."""

    above: str
    name: str
    place: str
    authority: str
    post: str


def issuer_on(organisation_id: int, path: str, day: date) -> Issuer:
    """Return the words for papers of a body as it stood on ``day`` at ``path``. One query."""
    ids = [int(step) for step in path.split("/") if step]
    periods = {
        period.organisation_id: period for period in OrganisationPeriod.objects.on(day).filter(organisation_id__in=ids)
    }
    chain = [periods[one] for one in ids if one in periods]
    own = periods[organisation_id]
    above = chain[-2] if len(chain) > 1 else None
    return Issuer(
        above=committee_name(above.name) if above else "",
        name=own.name if own.kind in CELLS else committee_name(own.name),
        place=place_of(chain),
        authority=authority_of(own.kind),
        post="BÍ THƯ",
    )


def committee_name(name: str) -> str:
    """Return the name of the committee that leads a body: Đảng bộ phường Láng → Đảng ủy phường Láng."""
    return _COMMITTEE + name.removeprefix(_BODY) if name.startswith(_BODY) else name


def place_of(chain: list[OrganisationPeriod]) -> str:
    """Return the place a paper names: the ward or commune, else the city, of the bodies from the root down."""
    for period in reversed(chain):
        if period.kind == Kind.COMMUNE:
            rest = period.name.removeprefix(_BODY)
            return next((rest.removeprefix(word) for word in _WARDS if rest.startswith(word)), rest)
    root = chain[0].name if chain else ""
    return root.removeprefix(_CITY) if root.startswith(_CITY) else root or NO_PLACE


def authority_of(kind: str) -> str:
    """Return on whose behalf the secretary signs."""
    if kind in CELLS:
        return "T/M CHI BỘ"
    return "T/M BAN THƯỜNG VỤ" if kind in COMMITTEES or kind == Kind.CITY else "T/M ĐẢNG ỦY"
