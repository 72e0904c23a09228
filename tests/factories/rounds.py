"""Rounds of the yearly rating for tests, made by the services of the house."""

from datetime import date

from cell_life.models import RatingEntry
from cell_life.rounds import services
from cell_life.rounds.rules import Votes
from cell_life.rounds.services.filling import Line, Sitting

HELD = date(2026, 11, 20)
SENT = date(2026, 11, 16)
ALL_GOOD = Votes((0, 3, 0, 0))


def entries(sheet):
    """Return the lines of a sheet by name order."""
    rows = RatingEntry.objects.filter(sheet=sheet).select_related("membership__person")
    return list(rows.order_by("membership__person__name_sort", "pk"))


def sitting_of(sheet, **more):
    """A sitting chaired by the first, counted by the second and third; the second chairs for the first."""
    people = [row.membership.person_id for row in entries(sheet) if row.taking == "rated"]
    known = {"draft_sent_on": SENT, "voted_on": HELD, "chair_id": people[0], "other_chair_id": people[1]}
    known["counters"] = tuple(people[1:3])
    return Sitting(**(known | more))


def vote(sheet, by, votes, **more):
    """Write votes, by line or the same for all who are rated."""
    rows = [row for row in entries(sheet) if row.taking == "rated"]
    given = votes if isinstance(votes, dict) else {row.pk: votes for row in rows}
    lines = [Line(pk, {}, one) for pk, one in given.items()]
    return services.save_lines(sheet_id=sheet.pk, opened={}, sitting=sitting_of(sheet, **more), lines=lines, by=by)


def reported(cell, by, votes=ALL_GOOD, year=2026):
    """A sheet of a cell, voted and reported."""
    sheet = services.open_sheet(cell_id=cell.pk, year=year, by=by)
    vote(sheet, by, votes)
    sheet.refresh_from_db()
    return services.report_sheet(sheet_id=sheet.pk, version=sheet.version, by=by)
