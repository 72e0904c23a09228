"""In the demo, which records were gone through with their members, and the first count of the quality of data.

Some cells alone, however large the register; a large one waits for its night to be counted.
"""

from datetime import date
from typing import Final

from django.db import connection

from branches.choices import CELLS
from branches.models import OrganisationPeriod
from members.quality import services
from members.quality.jobs import CHUNK

MOST_CELLS: Final = 120
COUNTED_UP_TO: Final = 50_000
CONFIRMED: Final = """
    UPDATE members_person AS person SET confirmed_on = %(today)s - (30 + abs(hashint8(person.id)) %% 450)
    WHERE keeper_id IN (SELECT organisation_id FROM branches_organisationperiod
                        WHERE kind IN ('cell', 'base_cell') AND ends_on IS NULL
                        ORDER BY hashint8(organisation_id) LIMIT %(most)s)
      AND abs(hashint8(person.id * 7)) %% 4 > 0
"""


def write(today: date, members: int) -> None:
    """Write the days and, in a register of up to fifty thousand, count every cell."""
    with connection.cursor() as cursor:
        cursor.execute(CONFIRMED, {"today": today, "most": MOST_CELLS})
    if members <= COUNTED_UP_TO:
        cells = OrganisationPeriod.objects.on(today).filter(kind__in=CELLS).order_by("organisation_id")
        ids = list(cells.values_list("organisation_id", flat=True))
        for start in range(0, len(ids), CHUNK):
            services.count_cells(cells=ids[start : start + CHUNK], by=None)
