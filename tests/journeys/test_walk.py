"""A walk over every page of the URL map: on a desk, on a phone, in the largest text; nothing may be wrong on any."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from accounts.models import User
from tests.fences.access import EXPECTED
from tests.fences.rows import SIGNED_IN, World
from tests.journeys.inspection import everything, expect_none, layout_faults
from tests.journeys.visitor import DESK, PHONE, Visitor

SMALL_PHONE = (320, 640)
NOT_PAGES = {
    "account_inactive",
    "ballots:blanks",
    "ballots:minutes",
    "ballots:print_list",
    "dues_above:ledger_file",
    "dues_above:month_file",
    "dues_above:quarter_file",
    "handover:minutes",
    "headcounts:minutes",
    "health",
    "help:booklet",
    "help:card_pdf",
    "intake:template",
    "jobs:download",
    "members:blank_card",
    "members:portrait",
    "residence:letter",
    "residence:slips",
    "rounds:decision_paper",
    "rounds:minutes",
    "rounds:notices",
    "rounds:receipt",
    "rounds:summary_paper",
    "workitems:digest",
}


@pytest.fixture
def world(served, city, people) -> World:
    return World(city=city, people=people)


def pages(world: World) -> Iterator[tuple[str, str, str]]:
    """Give each page with a person who may open it: name, address, person."""
    for name, row in EXPECTED.items():
        if row.method != "get" or name in NOT_PAGES:
            continue
        person = next((who for who in ("anonymous", *SIGNED_IN) if row.expected(who) == 200), None)
        if person is not None:
            yield name, reverse(name, kwargs=row.kwargs(world)), person


def walk(visit, world: World, inspect, **options) -> dict[str, list[str]]:
    """Open every page as its person and gather what ``inspect`` finds there."""
    windows: dict[str, Visitor] = {}
    faults: dict[str, list[str]] = {}
    for name, address, person in pages(world):
        if person not in windows:
            windows[person] = visit(world.people[person], **options)
        visitor = windows[person]
        status = visitor.goes(address)
        faults[f"{name} {address} ({person})"] = [f"status {status}"] if status != 200 else inspect(visitor)
    return faults


def test_every_page_in_vietnamese_on_a_desk(visit, world):
    expect_none(walk(visit, world, everything, size=DESK))


def test_every_page_in_vietnamese_on_a_phone(visit, world):
    expect_none(walk(visit, world, everything, size=PHONE))


def test_every_page_in_the_largest_text_on_the_smallest_phone(visit, world):
    User.objects.update(text_size="rat-lon")
    expect_none(walk(visit, world, layout_faults, size=SMALL_PHONE))
