"""Running jobs in this process: claims, chunks, attempts, refusals, full disks, lost rights."""

import errno
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from accounts.access import PermissionRefused
from accounts.roles import Permission
from branches.models import RoleGrant
from jobs import registry, running
from jobs.choices import JobState
from jobs.errors import Cancelled, JobRefused, TakenOver
from jobs.models import Job
from jobs.registry import JobKind, JobResult
from jobs.services import cancel_job, request_job, tell_administrator
from tests.drills.conftest import secretary  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def no_bell(monkeypatch, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("jobs.services.ring", lambda job_id: False)


@pytest.fixture
def kind():
    """Return a function that makes ``runner`` the runner of the kind ``test``."""

    def use(runner) -> None:
        registry.register(JobKind("test", "Thử", runner, Permission.IMPORT_MEMBERS))

    yield use
    registry._kinds.pop("test", None)


def ask(user, **more) -> Job:
    return request_job(kind="test", params={}, scope_path=user.path, by=user, **more)


def test_a_job_succeeds_and_leaves_its_file_and_summary(secretary, kind):  # noqa: F811
    def runner(context):
        path = context.result_path("ket-qua.txt")
        path.write_text("xong")
        return JobResult(file=path, name="Kết quả.txt", summary={"people": 3})

    kind(runner)
    job = ask(secretary)
    assert running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result_name, job.result) == (JobState.SUCCEEDED, "Kết quả.txt", {"people": 3})
    assert (settings.MEDIA_ROOT / job.result_file).read_text() == "xong"


def test_a_job_that_runs_is_not_claimed_a_second_time(secretary, kind):  # noqa: F811
    kind(lambda context: None)
    job = ask(secretary)
    assert running.claim(job.pk).attempt == 1
    assert running.claim(job.pk) is None
    assert running.claim(job.pk, at_once=True).attempt == 2


def test_an_ended_lease_frees_the_job(secretary, kind):  # noqa: F811
    kind(lambda context: None)
    job = ask(secretary)
    running.claim(job.pk)
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert running.claim(job.pk).attempt == 2


def test_a_chunk_of_an_old_attempt_is_rolled_back(secretary, kind):  # noqa: F811
    kind(lambda context: None)
    job = ask(secretary)
    context = running.JobContext(running.claim(job.pk))
    with pytest.raises(TakenOver), context.chunk() as step:
        running.claim(job.pk, at_once=True)
        secretary.full_name = "Không được ghi"
        secretary.save()
        step.done = 5
    secretary.refresh_from_db()
    job.refresh_from_db()
    assert secretary.full_name == "Bí Thư"
    assert job.done == 0


def test_three_errors_fail_the_job_in_words_and_the_fourth_claim_is_refused(secretary, kind):  # noqa: F811
    def runner(context):
        raise RuntimeError("boom")

    kind(runner)
    job = ask(secretary)
    for expected in (JobState.QUEUED, JobState.QUEUED, JobState.FAILED):
        running.run(job.pk)
        job.refresh_from_db()
        assert job.state == expected
    assert job.error["reason"]
    assert job.error["remedy"]
    assert running.claim(job.pk) is None


def test_a_refusal_fails_at_once_with_its_own_words(secretary, kind):  # noqa: F811
    def runner(context):
        raise JobRefused("Tệp không còn.", "Tải lên lại.")

    kind(runner)
    job = ask(secretary)
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error) == (JobState.FAILED, {"reason": "Tệp không còn.", "remedy": "Tải lên lại."})


def test_a_full_disk_fails_with_a_remedy_and_leaves_no_partial_file(secretary, kind):  # noqa: F811
    room = []

    def runner(context):
        path = context.result_path("bao-cao.pdf")
        path.write_bytes(b"%PDF half")
        if not room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return JobResult(file=path, name="bao-cao.pdf")

    kind(runner)
    job = ask(secretary)
    running.run(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert "đĩa" in job.error["reason"]
    assert not list(settings.MEDIA_ROOT.rglob("*.pdf"))
    room.append(True)
    again = ask(secretary)
    running.run(again.pk)
    again.refresh_from_db()
    assert again.state == JobState.SUCCEEDED


def test_a_running_job_stops_before_its_next_chunk_and_a_waiting_one_at_once(secretary, kind):  # noqa: F811
    kind(lambda context: None)
    waiting = ask(secretary)
    cancel_job(job_id=waiting.pk, by=secretary)
    waiting.refresh_from_db()
    assert waiting.state == JobState.CANCELLED

    def runner(context):
        cancel_job(job_id=context.job.pk, by=secretary)
        with pytest.raises(Cancelled), context.chunk():
            raise AssertionError("the chunk must not begin")
        raise Cancelled

    kind(runner)
    job = ask(secretary)
    running.run(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED


def test_a_right_lost_before_the_run_refuses_it(secretary, kind):  # noqa: F811
    kind(lambda context: None)
    job = ask(secretary)
    RoleGrant.objects.update(ends_on=timezone.localdate())
    running.run(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    with pytest.raises(PermissionRefused):
        ask(secretary)


def test_the_same_key_makes_one_job(secretary, kind):  # noqa: F811
    kind(lambda context: None)
    assert ask(secretary, idempotency_key="k").pk == ask(secretary, idempotency_key="k").pk
    assert Job.objects.count() == 1


def test_due_jobs_run_without_redis(secretary, kind):  # noqa: F811
    kind(lambda context: None)
    job = ask(secretary)
    assert running.run_due_jobs() == 0
    Job.objects.filter(pk=job.pk).update(requested_at=timezone.now() - timedelta(minutes=1))
    assert running.run_due_jobs() == 1


def test_telling_the_administrator_twice_is_telling_once(secretary, kind):  # noqa: F811
    def runner(context):
        raise JobRefused("Không được.")

    kind(runner)
    job = ask(secretary)
    running.run(job.pk)
    first = tell_administrator(job_id=job.pk, by=secretary).error["told_at"]
    assert tell_administrator(job_id=job.pk, by=secretary).error["told_at"] == first
