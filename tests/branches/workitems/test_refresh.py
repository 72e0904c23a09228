"""Things to do are reckoned from what stands: new ones in, changed ones brought up to date, gone ones closed."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Permission
from branches.choices import WorkPost
from branches.models import WorkItem
from branches.workitems import registry, services
from branches.workitems.jobs import KIND
from branches.workitems.registry import Statement, Wanted, Words, WorkKind, from_rows
from jobs import running
from jobs.intake.system import system_user
from jobs.services import request_upkeep
from tests.factories import OrganisationFactory
from tests.factories.branches import close, period_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def kind(code: str, wanted, **more) -> WorkKind:
    values = {
        "label": "Việc thử",
        "permission": Permission.RUN_CELL_LIFE,
        "post": WorkPost.SECRETARY,
        "shown": lambda item, names: Words(f"Việc {item.subject}", "Làm", "/"),
        **more,
    }
    return WorkKind(code=code, wanted=wanted, **values)


def of_every_cell(moment) -> Statement:
    return Statement(
        """
        SELECT place.organisation_id, 'thang', %s::date, %s::date, 1, 'meeting.upload.days', '{}'::jsonb
        FROM place WHERE place.kind = 'cell'
        """,
        [moment.today, moment.today + timedelta(days=2)],
    )


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_kinds", {})


def rows() -> list[tuple[int, str, date | None]]:
    return list(WorkItem.objects.open().order_by("organisation_id", "subject").values_list("path", "subject", "due_on"))


def test_what_waits_comes_in_once_and_goes_when_nothing_asks_for_it(city):
    found = [Wanted(city.cell.pk, "a"), Wanted(city.second_cell.pk, "b")]
    registry.register_kind(kind("thu", lambda moment: from_rows(found)))
    assert services.refresh(today=TODAY, by=None) == 2
    services.refresh(today=TODAY, by=None)
    assert [row[1] for row in rows()] == ["a", "b"]
    del found[0]
    services.refresh(today=TODAY + timedelta(days=1), by=None)
    assert [row[1] for row in rows()] == ["b"]
    assert WorkItem.objects.get(subject="a").closed_on == TODAY + timedelta(days=1)


def test_a_thing_that_comes_again_is_a_new_row(city):
    found = [Wanted(city.cell.pk, "a")]
    registry.register_kind(kind("thu", lambda moment: from_rows(found)))
    services.refresh(today=TODAY, by=None)
    kept = found.pop()
    services.refresh(today=TODAY, by=None)
    found.append(kept)
    services.refresh(today=TODAY, by=None)
    assert WorkItem.objects.filter(subject="a").count() == 2
    assert WorkItem.objects.open().filter(subject="a").count() == 1


def test_changed_facts_are_brought_up_to_date_and_unchanged_ones_are_not_written(city):
    due = [date(2026, 11, 5)]
    registry.register_kind(kind("thu", lambda moment: from_rows([Wanted(city.cell.pk, due_on=due[0], facts={"n": 1})])))
    services.refresh(today=TODAY, by=None)
    services.refresh(today=TODAY + timedelta(days=1), by=None)
    assert WorkItem.objects.get().computed_on == TODAY
    due[0] = date(2026, 11, 6)
    services.refresh(today=TODAY + timedelta(days=1), by=None)
    item = WorkItem.objects.get()
    assert (item.due_on, item.computed_on) == (date(2026, 11, 6), TODAY + timedelta(days=1))


def test_some_bodies_are_reckoned_without_touching_others(city):
    registry.register_kind(kind("thu", of_every_cell))
    services.refresh(today=TODAY, by=None)
    before = rows()
    services.refresh(cells=[city.cell.pk], today=TODAY + timedelta(days=1), by=None)
    after = rows()
    assert [row[0] for row in before] == [row[0] for row in after]
    changed = {row[0] for row in set(after) - set(before)}
    assert changed == {period_of(city.cell).path}


def test_a_closed_body_has_nothing_to_do(city):
    registry.register_kind(kind("thu", of_every_cell))
    services.refresh(today=TODAY, by=None)
    path = period_of(city.second_cell).path
    close(city.second_cell, on=TODAY)
    services.refresh(today=TODAY, by=None)
    assert path not in [row[0] for row in rows()]


def test_the_number_of_statements_does_not_grow_with_the_cells(city):
    registry.register_kind(kind("thu", of_every_cell))
    registry.register_kind(kind("khac", of_every_cell))
    few = statements()
    for n in range(12):
        OrganisationFactory(name=f"Chi bộ số {n}", parent=city.base)
    many = statements()
    assert many == few
    assert WorkItem.objects.open().count() == 2 * 16


def statements() -> int:
    with CaptureQueriesContext(connection) as queries:
        services.refresh(today=TODAY, by=None)
    return len(queries)


def test_the_night_reckons_every_kind_and_forgets_what_was_done_long_ago(city):
    registry.register_kind(kind("thu", of_every_cell))
    registry.register_kind(kind("khac", lambda moment: None))
    old = WorkItem.objects.create(
        organisation_id=city.cell.pk,
        path="1/",
        kind="thu",
        subject="cu",
        post=WorkPost.SECRETARY,
        computed_on=TODAY,
        closed_on=date(2020, 1, 1),
    )
    job = request_upkeep(kind=KIND, key="2026-11-24", by=system_user())
    assert running.run(job.pk)
    assert not WorkItem.objects.filter(pk=old.pk).exists()
    assert WorkItem.objects.open().filter(kind="thu").count() == 4


def test_a_move_of_the_tree_takes_the_things_along(city):
    registry.register_kind(kind("thu", of_every_cell))
    services.refresh(today=TODAY, by=None)
    WorkItem.objects.filter(organisation_id=city.cell.pk).update(path="9/9/")
    services.follow_move(period_of(city.base).path, TODAY)
    assert WorkItem.objects.get(organisation_id=city.cell.pk).path == period_of(city.cell).path
