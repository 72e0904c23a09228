"""Two edits of the same people at the same moment, on real connections: one value a record, both reports right."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from branches.scopes import scope_of
from jobs import running
from jobs.models import Job
from members.lists import bulk
from members.lists.services import bulk as services
from members.models import BulkEditRow, Person
from tests.factories.members import MemberFactory
from tests.members.lists.test_bulk import no_bell, preview

__all__ = ["no_bell"]
pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 240


def in_threads(jobs: list[int]) -> None:
    """Run the jobs at once, each in a thread with a connection of its own."""
    ready = threading.Barrier(len(jobs))

    def work(pk: int) -> None:
        ready.wait()
        try:
            running.run(pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(pk,)) for pk in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)


@pytest.fixture
def crowd(city, monkeypatch):
    monkeypatch.setattr(services, "CHUNK", 20)
    return [MemberFactory(full_name=f"Nguyễn Văn {number:03}", cell=city.cell) for number in range(PEOPLE)]


def test_two_edits_at_once_leave_one_value_and_two_true_reports(crowd, officer):
    edits = {value: preview(officer, value=value) for value in ("intermediate", "advanced")}
    jobs = [services.run_bulk_edit(edit_id=edit.pk, by=officer).pk for edit in edits.values()]
    in_threads(jobs)
    assert {job.state for job in Job.objects.filter(pk__in=jobs)} == {"succeeded"}
    told = {}
    for value, edit in edits.items():
        for row in BulkEditRow.objects.filter(bulk_edit=edit):
            assert (row.fault, row.written_version) in {("", 2), (bulk.CHANGED, None)}
            if row.written_version:
                assert row.person_id not in told, "both edits say they wrote the same record"
                told[row.person_id] = value
    assert told == dict(Person.objects.values_list("pk", "theory"))
    assert set(Person.objects.values_list("version", flat=True)) == {2}
    scope = scope_of(officer, timezone.localdate())
    reports = [bulk.report(edit, scope) for edit in edits.values()]
    assert sum(one.written for one in reports) == PEOPLE
    assert all(one.written + one.refused == PEOPLE for one in reports)


def test_an_edit_and_the_undoing_of_another_at_once_lose_nothing(crowd, officer):
    first = preview(officer, value="intermediate")
    running.run(services.run_bulk_edit(edit_id=first.pk, by=officer).pk)
    second = preview(officer, value="advanced")
    first.refresh_from_db()
    undo = services.undo_bulk_edit(edit_id=first.pk, by=officer).pk
    in_threads([services.run_bulk_edit(edit_id=second.pk, by=officer).pk, undo])
    written = set(BulkEditRow.objects.filter(bulk_edit=second, written_version__isnull=False).values_list("person"))
    undone = set(BulkEditRow.objects.filter(bulk_edit=first, fault=bulk.UNDONE).values_list("person"))
    assert not written & undone
    assert written | undone == set(Person.objects.values_list("pk"))
    assert set(Person.objects.filter(theory="advanced").values_list("pk")) == written
    assert set(Person.objects.filter(theory="").values_list("pk")) == undone
