"""What a body has of a month and would send up: the ground of the voucher, for the page and for the service."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from branches.choices import CELLS
from branches.models import OrganisationPeriod
from cell_life.dues.above import rules
from cell_life.dues.above.places import children_in, place_in, receiver_of
from cell_life.dues.above.shares import Share, shares_of
from cell_life.dues.above.spans import last_day
from cell_life.dues.selectors.cash import cash_of, sheets_in
from cell_life.models import DuesRemittance
from rulebook import dues


@dataclass(frozen=True)
class Ground:
    """What a body has of a month: taken by itself, come in from below, and how that is divided."""

    place: OrganisationPeriod | None
    to: int | None
    share: Share
    taken: int
    from_below: int
    kept: int
    sent: int
    known: rules.Sending

    @property
    def total(self) -> int:
        """Return all it has of the month."""
        return self.taken + self.from_below


UNKNOWN = Share(None, "")


def ground_of(organisation_id: int, month: date, today: date) -> Ground:
    """Return the ground of a body and month: at most ten queries."""
    place = place_in(organisation_id, month)
    is_cell = place is not None and place.kind in CELLS
    sheet = sheets_in([organisation_id], month).get(organisation_id) if is_cell else None
    share = shares_of([place], last_day(month))[organisation_id] if place else UNKNOWN
    taken = cash_of([organisation_id], month).get(organisation_id, 0)
    below = received_by(organisation_id, month)
    kept, sent = dues.divided(taken + below, share.fraction, month) if share.fraction is not None else (0, 0)
    known = rules.Sending(
        month=month,
        today=today,
        is_there=place is not None,
        is_top=place is not None and place.parent_id is None,
        is_sent=DuesRemittance.objects.filter(organisation=organisation_id, month=month).exists(),
        sheet=(str(sheet.state) if sheet else "") if is_cell else None,
        has_share=share.fraction is not None,
        missing=[] if is_cell else missing_of(organisation_id, month),
    )
    to = receiver_of(place, today) if place else None
    return Ground(place, to, share, taken, below, kept, sent, known)


def received_by(organisation_id: int, month: date) -> int:
    """Return what has come in from below of a month: the sum of the vouchers confirmed."""
    rows = DuesRemittance.objects.filter(to=organisation_id, month=month, received_on__isnull=False)
    return rows.aggregate(sum=Sum("sent"))["sum"] or 0


def missing_of(organisation_id: int, month: date) -> list[str]:
    """Return the names of the bodies directly below whose month has not been received, by name."""
    rows = DuesRemittance.objects.filter(month=month, received_on__isnull=False)
    done = set(rows.values_list("organisation_id", flat=True).filter(to=organisation_id))
    return [one.name for one in children_in(organisation_id, month) if one.organisation_id not in done]
