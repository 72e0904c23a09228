"""An import of 20,000 rows whose worker is killed on the way ends as one nobody disturbed; Redis may be down."""

import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from accounts.models import User
from branches.choices import Kind
from branches.models import Organisation
from jobs import running
from jobs.choices import BatchState, JobState, Outcome, RowState, Verdict
from jobs.intake import services
from jobs.intake.runners import GOOD, WRITABLE
from jobs.models import Batch, Job, StagedRow
from members.models import Membership, Movement, Person, Placement
from tests.drills.servers import Worker, wait_until
from tests.factories import OrganisationFactory
from tests.workbooks import members, write

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]
ROWS, KNOWN, CELLS = 20_000, 400, 20
KILL_AFTER = 4_000
"""Rows that are through when the worker's child is killed."""
INTO_A_CHUNK = 0.2
"""Seconds after a chunk was committed, when the next one is half written."""
LEASE = 60
AS_OF = date(2026, 1, 31)
BORN, NUMBER, CELL, PROVINCE = 5, 8, 13, 15
REGISTER = (Movement, Placement, Membership, Person)
OWNER_OF = {Person: "", Membership: "person__", Placement: "membership__person__", Movement: "membership__person__"}
"""The way from a row of the register to its person."""
FATE = ("line", "outcome", "verdict", "state", "object_id")
TAKEN_ANEW = {"id", "person", "membership", "batch", "batch_id", "created_at", "recorded_at", "object_id"}
"""Columns that differ between two runs of the same file."""


@pytest.fixture
def ward(secretary: User) -> Organisation:
    """Put cells with names of their own below the secretary's committee."""
    above = Organisation.objects.get(pk=secretary.cell_id)
    for number in range(1, CELLS + 1):
        OrganisationFactory(name=f"Chi bộ số {number}", kind=Kind.CELL, parent=above)
    return above


@pytest.fixture
def lists(tmp_path: Path) -> tuple[Path, Path]:
    """Write the list of those known beforehand, and the long one with changes, faults and doubles in it."""
    cells = [f"Chi bộ số {number}" for number in range(1, CELLS + 1)]
    known = write(tmp_path / "known.xlsx", members(KNOWN, cells))
    rows = chain(_changed(members(KNOWN, cells)), _faulty(members(ROWS - KNOWN, cells, seed=2, first=KNOWN)))
    return known, write(tmp_path / "long.xlsx", rows)


def _changed(rows: Iterator[list[Any]]) -> Iterator[list[Any]]:
    for place, row in enumerate(rows):
        row[PROVINCE] = "Nam Định" if place % 2 else row[PROVINCE]
        yield row


def _faulty(rows: Iterator[list[Any]]) -> Iterator[list[Any]]:
    """Give some rows no birthday, an unknown cell, or the number of the row before."""
    number = ""
    for place, row in enumerate(rows):
        if place % 97 == 5:
            row[BORN] = "không rõ"
        elif place % 101 == 7:
            row[CELL] = "Chi bộ không có"
        elif place % 103 == 9:
            row[NUMBER] = number
        number = row[NUMBER]
        yield row


def receive(path: Path, ward: Organisation, by: User) -> Batch:
    return services.receive_file(
        kind="members", path=path, name=path.name, organisation_id=ward.pk, scope_path=by.path, as_of=AS_OF, by=by
    )


def finish(job: Job) -> None:
    assert wait_until(lambda: Job.objects.get(pk=job.pk).state == JobState.SUCCEEDED, 90), Job.objects.get(pk=job.pk)


def kill_on_the_way(job: Job, worker: Worker) -> None:
    """Kill the worker's child when a part is through; another attempt must begin long before the lease ends."""
    assert wait_until(lambda: Job.objects.get(pk=job.pk).done >= KILL_AFTER, 30, 0.01)
    time.sleep(INTO_A_CHUNK)
    worker.kill_child()
    killed = time.monotonic()
    assert KILL_AFTER <= Job.objects.get(pk=job.pk).done < ROWS - KILL_AFTER, "killed too late to mean anything"
    assert wait_until(lambda: Job.objects.get(pk=job.pk).attempt == 2, LEASE / 3)
    assert time.monotonic() - killed < LEASE / 3


def bring_in(path: Path, ward: Organisation, by: User, worker: Worker, *, disturbed: bool) -> Batch:
    """Check and commit a list by the worker, as the pages ask for it."""
    batch = receive(path, ward, by)
    for start in (services.start_check, services.start_commit):
        job = start(batch_id=batch.pk, by=by)
        if disturbed:
            kill_on_the_way(job, worker)
        finish(job)
    return Batch.objects.get(pk=batch.pk)


def contents(model: type, key: str = "", **chosen: Any) -> Counter:
    """Return the rows of a table with the numbers of the person they belong to, without ids and times."""
    columns = [field.attname for field in model._meta.concrete_fields if field.name not in TAKEN_ANEW]
    owner = [f"{key}identity_number", f"{key}full_name"] if key or model is Person else []
    return Counter(map(str, model.objects.filter(**chosen).values_list(*owner, *columns)))


def register(batch: Batch) -> dict[str, Counter]:
    """Return the contents of every table an import writes."""
    found = {model.__name__: contents(model, OWNER_OF[model]) for model in REGISTER}
    return found | {"StagedRow": contents(StagedRow, batch=batch)}


def empty() -> None:
    """Take people, rows, events and what hangs on them out, as the owner, so that the same file is new again."""
    events = [model.pgh_event_model for model in REGISTER]
    tables = ", ".join(model._meta.db_table for model in (*REGISTER, *events, StagedRow, Batch))
    with connection.cursor() as cursor:
        cursor.execute(f"RESET ROLE; TRUNCATE {tables} CASCADE; SET ROLE {settings.APP_DATABASE_USER}")


def assert_every_line_has_one_outcome(batch: Batch) -> None:
    rows = list(StagedRow.objects.filter(batch=batch).order_by("line").values_list(*FATE, named=True))
    assert [row.line for row in rows] == list(range(1, ROWS + 1))
    written = [row.object_id for row in rows if row.state == RowState.WRITTEN]
    to_write = [row for row in rows if row.outcome in GOOD and row.verdict in WRITABLE]
    assert len(set(written)) == len(written) == len(to_write)
    assert Person.objects.count() == KNOWN + sum(row.verdict == Verdict.NEW for row in rows)
    assert {row.outcome for row in rows} >= {Outcome.ACCEPTED, Outcome.DUPLICATE}
    assert 0 < sum(row.verdict == Verdict.CHANGED for row in rows) < KNOWN


def assert_every_event_says_who_and_why(batch: Batch, by: User) -> None:
    for model in REGISTER:
        events = model.pgh_event_model.objects.all()
        assert not events.filter(pgh_context__isnull=True).exists()
        assert set(events.values_list("pgh_context__act", "pgh_context__user")) == {("write_imported_rows", by.pk)}
    of_batch = Person.pgh_event_model.objects.filter(pgh_context__batch=batch.pk)
    written = StagedRow.objects.filter(batch=batch, state=RowState.WRITTEN).count()
    assert of_batch.count() == written, "one event for each row written, none of it twice"


def test_an_import_whose_worker_is_killed_twice_ends_as_one_nobody_disturbed(secretary, ward, lists, make_worker):
    known, long = lists
    worker = make_worker("one", lease=LEASE, sweep=LEASE)
    assert worker.ready()
    found = []
    for disturbed in (False, True):
        bring_in(known, ward, secretary, worker, disturbed=False)
        batch = bring_in(long, ward, secretary, worker, disturbed=disturbed)
        assert batch.state == BatchState.COMMITTED
        found.append((batch.counts, register(batch)))
        if not disturbed:
            empty()
    assert found[0] == found[1]
    assert_every_line_has_one_outcome(batch)
    assert_every_event_says_who_and_why(batch, secretary)


def test_a_list_sent_while_redis_is_down_is_answered_and_imported_later(secretary, ward, bell, tmp_path):
    cells = [f"Chi bộ số {number}" for number in range(1, CELLS + 1)]
    path = write(tmp_path / "short.xlsx", members(200, cells))
    client = Client()
    client.force_login(secretary)
    bell.kill()
    with override_settings(JOB_SWEEP_SECONDS=0):
        page = _quickly(lambda: _upload(client, ward, path))
        batch = Batch.objects.get()
        assert page.redirect_chain[-1][0] == reverse("intake:detail", args=[batch.pk])
        assert page.status_code == 200
        assert batch.state == BatchState.CHECKING
        assert running.run_due_jobs() == 1
        page = _quickly(lambda: client.post(reverse("intake:commit", args=[batch.pk]), follow=True))
        assert page.status_code == 200
        assert running.run_due_jobs() == 1
    assert Batch.objects.get().state == BatchState.COMMITTED
    assert Person.objects.count() == 200


def _quickly(act: Any) -> Any:
    began = time.monotonic()
    answer = act()
    assert time.monotonic() - began < 6
    return answer


def _upload(client: Client, ward: Organisation, path: Path) -> Any:
    day = {"kind": "members", "as_of_day": AS_OF.day, "as_of_month": AS_OF.month, "as_of_year": AS_OF.year}
    with path.open("rb") as file:
        return client.post(reverse("intake:list"), {"file": file, "organisation": ward.pk, **day}, follow=True)
