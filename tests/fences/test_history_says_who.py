"""No row of history without a context: who, which act, why."""

from datetime import date

import pytest
from django.apps import apps
from pghistory.models import Event

from branches import services as organisations
from members.services import register_person
from vietnam.dates import parse

pytestmark = pytest.mark.django_db

EVENTS = [model for model in apps.get_models() if issubclass(model, Event) and model._meta.managed]


@pytest.fixture
def before(city, people) -> dict[type[Event], int]:
    """The newest event of each kind once the city stands; what comes later is written by services."""
    return {model: model.objects.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0 for model in EVENTS}


def test_every_event_of_a_service_says_who_and_which_act(before, city, officer):
    values = {"full_name": "Nguyễn Thị Ánh", "sex": "female", "born_on": parse("14/02/1958"), "ethnic": "kinh"}
    values |= {"religion": "khong", "admitted_on": parse("19/05/1985"), "official_on": parse("19/05/1986")}
    register_person(values=values, cell_id=city.cell.pk, as_of=date(2026, 3, 1), reason="theo sổ giấy", by=officer)
    organisations.rename_organisation(
        organisation_id=city.cell.pk, name="Chi bộ Tổ dân phố 17", starts_on=date(2026, 4, 1), by=officer
    )
    later = {model: model.objects.filter(pgh_id__gt=last) for model, last in before.items()}
    written = [event for rows in later.values() for event in rows]
    assert {type(event).__name__ for event in written} >= {"PersonEvent", "MovementEvent", "OrganisationPeriodEvent"}
    assert {event.pgh_context["user"] for event in written} == {officer.pk}
    assert {event.pgh_context["act"] for event in written} == {"register_person", "rename_organisation"}
