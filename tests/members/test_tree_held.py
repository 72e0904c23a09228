"""Whoever copies a cell's place into a record waits for an act on the tree: no record keeps an old place."""

from datetime import date

import psycopg
import pytest
from django.db import OperationalError, connection, transaction

from branches.services.ground import TREE_LOCK
from members.models import Person
from members.services import correct_placement, register_person, set_standing
from tests.factories.members import MemberFactory
from vietnam.dates import parse

pytestmark = pytest.mark.django_db
VALUES = {
    "full_name": "Nguyễn Thị Ánh",
    "sex": "female",
    "born_on": parse("14/02/1958"),
    "ethnic": "kinh",
    "religion": "khong",
    "admitted_on": parse("19/05/1985"),
    "official_on": parse("19/05/1986"),
}


@pytest.fixture
def somebody_moves_a_body():
    """Another connection in the middle of an act on the tree."""
    settings = connection.get_connection_params()
    wanted = {key: settings[key] for key in ("dbname", "user", "password", "host", "port") if settings.get(key)}
    with psycopg.connect(**wanted) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [TREE_LOCK])
        yield
        other.rollback()


def register(city, by) -> None:
    register_person(values=VALUES, cell_id=city.cell.pk, as_of=date(2026, 3, 1), reason="theo sổ", by=by)


def place(city, by) -> None:
    pk = Person.objects.get().pk
    correct_placement(person_id=pk, cell_id=city.second_cell.pk, reason="ghi nhầm", by=by)


def restore(city, by) -> None:
    set_standing(person_id=Person.objects.get().pk, standing="exempt", on=date(2026, 9, 1), reason="tuổi cao", by=by)


@pytest.mark.parametrize("act", [register, place, restore])
def test_an_act_that_copies_a_place_waits_for_the_tree(city, office, somebody_moves_a_body, act):
    MemberFactory(cell=city.cell)
    with pytest.raises(OperationalError, match="lock timeout"), transaction.atomic():
        connection.cursor().execute("SET LOCAL lock_timeout = '150ms'")
        act(city, office)


@pytest.mark.parametrize("act", [register, place, restore])
def test_without_an_act_on_the_tree_nobody_waits(city, office, act):
    MemberFactory(cell=city.cell)
    with transaction.atomic():
        connection.cursor().execute("SET LOCAL lock_timeout = '150ms'")
        act(city, office)
