"""Drills with real processes: whatever dies, freezes or vanishes, every line has exactly one outcome."""

import signal
import time

import pytest

from jobs.choices import JobState
from jobs.models import Job, StagedRow
from jobs.services import request_job
from tests.drills.servers import wait_until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


def ask(secretary, batch, *, rows=20_000, pause=0.0) -> Job:
    params = {"batch": batch.pk, "rows": rows, "pause": pause}
    return request_job(kind="probe.numbers", params=params, scope_path=secretary.path, by=secretary)


def state(job: Job) -> str:
    return Job.objects.values_list("state", flat=True).get(pk=job.pk)


def lines(batch) -> list[int]:
    return list(StagedRow.objects.filter(batch=batch).order_by("line").values_list("line", flat=True))


def under_way(worker) -> bool:
    return worker.trace.exists() and bool(worker.trace.read_text())


def test_a_job_whose_child_is_killed_goes_on_within_seconds_and_writes_each_line_once(secretary, batch, make_worker):
    worker = make_worker("one", lease=60, sweep=60)
    assert worker.ready()
    job = ask(secretary, batch, pause=0.05)
    assert wait_until(lambda: under_way(worker))
    worker.kill_child()
    killed = time.monotonic()
    assert wait_until(lambda: Job.objects.get(pk=job.pk).attempt == 2, 20)
    assert time.monotonic() - killed < 20, "taken over before the lease of 60 s ended"
    assert wait_until(lambda: state(job) == JobState.SUCCEEDED, 40)
    assert lines(batch) == list(range(1, 20_001))


def test_a_dead_worker_is_replaced_when_its_lease_ends(secretary, batch, make_worker):
    first = make_worker("one")
    assert first.ready()
    job = ask(secretary, batch, pause=0.05)
    assert wait_until(lambda: under_way(first))
    first.signal(signal.SIGKILL)
    make_worker("two")
    assert wait_until(lambda: state(job) == JobState.SUCCEEDED, 60)
    assert lines(batch) == list(range(1, 20_001))


def test_a_frozen_worker_that_wakes_cannot_commit_after_the_takeover(secretary, batch, make_worker):
    first = make_worker("one", beat=False)
    assert first.ready()
    job = ask(secretary, batch, rows=5_000, pause=0.2)
    assert wait_until(lambda: under_way(first))
    first.signal(signal.SIGSTOP)
    make_worker("two")
    assert wait_until(lambda: Job.objects.get(pk=job.pk).attempt >= 2, 40)
    first.signal(signal.SIGCONT)
    assert wait_until(lambda: state(job) == JobState.SUCCEEDED, 60)
    assert lines(batch) == list(range(1, 5_001))
    assert Job.objects.get(pk=job.pk).attempt == 2


def test_jobs_asked_for_while_redis_is_down_run_when_it_is_back(secretary, batch, bell, make_worker, fast_lease):
    bell.kill()
    began = time.monotonic()
    job = ask(secretary, batch, rows=500)
    assert time.monotonic() - began < 5
    assert state(job) == JobState.QUEUED
    bell.start()
    make_worker("one")
    assert wait_until(lambda: state(job) == JobState.SUCCEEDED, 60)


def test_a_queue_that_was_emptied_loses_nothing(secretary, batch, bell, make_worker, fast_lease):
    jobs = [ask(secretary, batch, rows=0) for _ in range(3)]
    bell.kill()
    bell.start()
    make_worker("one")
    assert wait_until(lambda: all(state(job) == JobState.SUCCEEDED for job in jobs), 60)


def test_a_frozen_redis_holds_up_a_request_for_seconds_at_most(secretary, batch, bell):
    bell.freeze()
    began = time.monotonic()
    job = ask(secretary, batch, rows=0)
    assert time.monotonic() - began < 6
    assert state(job) == JobState.QUEUED
