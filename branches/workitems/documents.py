"""The list of things to do of a unit on paper: late, this week, this month; one sheet of A4 for a cell."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from django.db.models import Q
from django.template.loader import render_to_string

from branches.choices import CELLS
from branches.models import OrganisationPeriod
from branches.papers.rendering import write_pdf_of
from branches.querysets import WorkItemQuerySet
from branches.workitems import selectors
from branches.workitems.selectors import Below, Shown

STYLESHEET: Final = "css/digest.css"
WEEK, MONTH = timedelta(days=7), timedelta(days=31)
MOST: Final = 24
"""Things on one sheet; the number of the others stands below them."""
MOST_UNITS: Final = 40


@dataclass(frozen=True)
class Digest:
    """What the sheet says: the unit, its things by how soon, for a committee the bodies below with what is late."""

    name: str
    day: date
    late: Sequence[Shown]
    week: Sequence[Shown]
    month: Sequence[Shown]
    undated: Sequence[Shown]
    more: int
    done: int
    below: Sequence[Below]


def digest_of(items: WorkItemQuerySet, period: OrganisationPeriod, today: date) -> Digest:
    """Return what waits in a unit itself, and how much is late in the bodies below a committee. Six queries at most."""
    own = items.filter(organisation_id=period.organisation_id)
    soon = own.open().filter(Q(due_on__lte=today + MONTH) | Q(due_on=None))
    found = list(selectors.pressing(soon)[: MOST + 1])
    rows = selectors.shown(found[:MOST], today)
    late, week, month, undated = _by_day(rows, today)
    below = [] if period.kind in CELLS else selectors.below(items.open(), period.path, today)
    return Digest(
        name=period.name,
        day=today,
        late=late,
        week=week,
        month=month,
        undated=undated,
        more=soon.count() - MOST if len(found) > MOST else 0,
        done=own.filter(closed_on__gte=today.replace(day=1)).count(),
        below=below[:MOST_UNITS],
    )


def _by_day(rows: Sequence[Shown], today: date) -> tuple[list[Shown], list[Shown], list[Shown], list[Shown]]:
    late: list[Shown] = []
    week: list[Shown] = []
    month: list[Shown] = []
    undated: list[Shown] = []
    for row in rows:
        due = row.item.due_on
        group = undated if due is None else late if due < today else week if due <= today + WEEK else month
        group.append(row)
    return late, week, month, undated


def digest_pdf(digest: Digest, *, committee: str) -> bytes:
    """Return a tagged PDF of the list."""
    html = render_to_string("branches/workitems/paper.html", {"digest": digest, "committee": committee})
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "viec-can-lam.pdf"
        write_pdf_of(html, target, stylesheet=STYLESHEET)
        return target.read_bytes()
