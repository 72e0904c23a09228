"""The yearly rating in the demo: sheets of a few cells this year, some voted and reported; ties with the residence.

Sheets are made by the services themselves; ties and comments in two statements, for the same few cells.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from django.db import connection

from accounts.findings import Refused
from branches.models import RoleGrant
from cell_life.choices import Taking
from cell_life.models import RatingEntry, RatingSheet
from cell_life.rounds import services
from cell_life.rounds.rules import Votes
from cell_life.rounds.services.filling import Line, Sitting

CELLS: Final = 8
VOTED: Final = 3
MOST_MEMBERS, LEAST_PEOPLE = 45, 4
TIES: Final = """
    INSERT INTO members_residencetie
        (person_id, place, letter_number, letter_on, starts_on, exemption, version, created_at)
    SELECT person.id,
           CASE WHEN person.id %% 11 = 5 THEN '' ELSE 'Chi ủy Tổ dân phố số ' || person.id %% 20 + 1 END,
           CASE WHEN person.id %% 11 = 5 THEN '' ELSE person.id %% 90 + 10 || '-GT' END,
           CASE WHEN person.id %% 11 = 5 THEN NULL ELSE %(since)s END, %(since)s,
           CASE WHEN person.id %% 11 = 5 THEN 'secret_task' WHEN person.id %% 11 = 7 THEN 'mobile' ELSE '' END, 1, now()
    FROM members_person AS person
    WHERE person.keeper_id = ANY(%(cells)s) AND person.born_on > %(young)s
"""
COMMENTS: Final = """
    INSERT INTO members_residencecomment
        (person_id, year, received_on, source, view, words, version, created_at)
    SELECT tie.person_id, %(year)s, %(came)s, tie.place,
           CASE WHEN tie.person_id %% 9 = 4 THEN 'remarks' ELSE 'good' END,
           CASE WHEN tie.person_id %% 9 = 4 THEN 'Ít dự các buổi họp tổ dân phố.' ELSE '' END, 1, now()
    FROM members_residencetie AS tie WHERE tie.exemption = '' AND tie.person_id %% 3 > 0
"""


def write(today: date, members: int) -> int:
    """Write ties, comments and the sheets of this year for a few cells; return how many rows."""
    grants = list(
        RoleGrant.objects.filter(role="secretary", ends_on=None).select_related("user").order_by("pk")[:CELLS]
    )
    written = _residence([grant.organisation_id for grant in grants], today)
    for place, grant in enumerate(grants):
        written += _sheet(grant, today, voted=0 < place <= VOTED)
    return written


def _residence(cells: list[int], today: date) -> int:
    values: dict[str, Any] = {
        "cells": cells,
        "since": date(today.year - 1, 3, 1),
        "young": date(today.year - 58, 1, 1),
        "year": today.year,
        "came": today - timedelta(days=5),
    }
    written = 0
    with connection.cursor() as cursor:
        for statement in (TIES, COMMENTS):
            cursor.execute(statement, values)
            written += cursor.rowcount
    return written


def _sheet(grant: RoleGrant, today: date, *, voted: bool) -> int:
    """Open the sheet of a cell; half of the reviews have come; where asked the cell has voted and reported."""
    try:
        sheet = services.open_sheet(cell_id=grant.organisation_id, year=today.year, by=grant.user)
    except Refused:
        return 0
    rows = list(RatingEntry.objects.filter(sheet=sheet).select_related("membership").order_by("pk"))
    rated = [row for row in rows if row.taking == Taking.RATED]
    days = Sitting(today - timedelta(days=9), today - timedelta(days=2)) if voted else Sitting()
    received = [row for row in rated if voted or row.pk % 2]
    values = {"review_on": today - timedelta(days=12), "own_level": "good"}
    lines = [Line(row.pk, values) for row in received]
    services.save_lines(sheet_id=sheet.pk, opened={}, sitting=days, lines=lines, by=grant.user)
    if voted and 3 <= len(rated) <= MOST_MEMBERS:
        _vote(sheet, rated, days, grant)
    return len(rows) + 1


def _vote(sheet: RatingSheet, rated: list[RatingEntry], days: Sitting, grant: RoleGrant) -> None:
    """Count good votes for nearly everybody and report; a cell whose list does not hold stays as it is."""
    official = [row.membership for row in rated if row.membership.official_on]
    people = [one.person_id for one in official]
    if len(people) < LEAST_PEOPLE:
        return
    sitting = replace(days, chair_id=people[0], other_chair_id=people[-1], counters=tuple(people[1:3]))
    lines = [Line(row.pk, {}, _votes(row.pk, len(official))) for row in rated]
    try:
        services.save_lines(sheet_id=sheet.pk, opened={}, sitting=sitting, lines=lines, by=grant.user)
        sheet.refresh_from_db()
        services.report_sheet(sheet_id=sheet.pk, version=sheet.version, by=grant.user)
    except Refused:
        return


def _votes(number: int, voters: int) -> Votes:
    here = max(voters * 3 // 4, 1)
    if number % 9 == 0:
        return Votes((here, 0, 0, 0))
    return Votes((0, 0, here, 0)) if number % 13 == 0 else Votes((1, here - 1, 0, 0))
