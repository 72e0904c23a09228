"""The second person: when one is needed, who it may be, what happens to the job meanwhile and after."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.access import PermissionRefused
from accounts.findings import Refused
from accounts.roles import ROLES, Permission
from branches.models import RoleGrant
from jobs import approvals, gate, registry, running, services
from jobs.approvals import Content, Part
from jobs.choices import ApprovalOutcome, ColumnClass, Ground, JobState
from jobs.models import Approval, Job
from jobs.registry import JobKind, JobResult
from jobs.tasks import sweep

pytestmark = pytest.mark.django_db
SPECIAL = Part("Dân tộc", kind=ColumnClass.SPECIAL)


@pytest.fixture(autouse=True)
def rung(monkeypatch, tmp_path, settings):
    """Keep files in a folder of the test and collect the jobs that were rung for."""
    settings.MEDIA_ROOT = tmp_path
    found: list[int] = []
    for module in ("jobs.services", "jobs.tasks"):
        monkeypatch.setattr(f"{module}.ring", lambda job_id: found.append(job_id) or True)
    return found


@pytest.fixture
def file_of(city):
    """Return a function that says what files of the kind ``people`` hold from now on."""
    held = {"content": Content(people=1, outside=0, scope_path=city.base.path)}

    def runner(context):
        path = context.result_path("a.txt")
        path.write_text("x")
        return JobResult(file=path, name="a.txt", summary={"people": held["content"].people})

    def say(people, *, outside=None, path=city.base.path, columns=(), conditions=()) -> None:
        outside = people if outside is None else outside
        held["content"] = Content(people, outside, path, "Đảng bộ Khu dân cư số 1", conditions, columns)

    kind = JobKind("people", "Thử", runner, Permission.EXPORT_MEMBERS, content=lambda job: held["content"])
    registry.register(kind)
    yield say
    registry._kinds.pop("people", None)


@pytest.fixture
def ask(city, office, django_capture_on_commit_callbacks):
    def make(by=office, path=city.base.path, **more) -> Job:
        with django_capture_on_commit_callbacks(execute=True):
            return services.request_job(kind="people", params={}, scope_path=path, by=by, **more)

    return make


def test_two_hundred_people_outside_the_own_cell_need_nobody_and_one_more_does(file_of, ask, rung):
    file_of(200)
    free = ask()
    assert (free.state, rung) == (JobState.QUEUED, [free.pk])
    file_of(201)
    held = ask()
    assert (held.state, rung) == (JobState.AWAITING, [free.pk])
    assert held.approval.grounds == [Ground.MANY]


def test_people_of_the_own_cell_do_not_count_but_special_data_always_does(file_of, ask):
    file_of(900, outside=0)
    assert ask().state == JobState.QUEUED
    file_of(3, outside=0, columns=(SPECIAL,))
    assert ask().approval.grounds == [Ground.SPECIAL]
    file_of(3, outside=0, conditions=(Part("Tôn giáo", "Phật giáo", ColumnClass.SPECIAL),))
    assert ask().state == JobState.AWAITING


def test_nothing_runs_a_job_that_waits(file_of, ask, rung):
    file_of(300)
    job = ask()
    Job.objects.update(requested_at=timezone.now() - timedelta(hours=1))
    sweep()
    assert running.run_due_jobs() == 0
    assert not running.run(job.pk, at_once=True)
    job.refresh_from_db()
    assert (job.state, job.attempt, rung) == (JobState.AWAITING, 0, [])


def test_an_approved_job_is_rung_for_runs_and_its_file_is_fetched(
    file_of, ask, rung, leader, office, client_for, django_capture_on_commit_callbacks
):
    file_of(300)
    job = ask()
    with django_capture_on_commit_callbacks(execute=True):
        services.approve_job(approval_id=job.approval.pk, by=leader)
    assert rung == [job.pk]
    assert running.run(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.SUCCEEDED
    assert client_for(office).get(f"/viec/{job.pk}/tai-ve/").getvalue() == b"x"


def test_nobody_approves_the_own_request_neither_by_service_nor_in_the_database(file_of, ask, office):
    file_of(300)
    job = ask()
    with pytest.raises(Refused) as refused:
        services.approve_job(approval_id=job.approval.pk, by=office)
    assert refused.value.findings[0].code == "own_request"
    with (
        pytest.raises(IntegrityError, match="jobs_approval_nobody_approves_their_own_request"),
        transaction.atomic(),
    ):
        Approval.objects.update(outcome="approved", decided_by=office, decided_at=timezone.now())


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"outcome": "approved"}, "jobs_approval_a_decision_has_a_person_and_a_moment"),
        ({"outcome": "refused"}, "jobs_approval_a_refusal_says_why"),
        ({"outside": 301}, "jobs_approval_those_outside_are_among_all"),
    ],
)
def test_the_database_refuses_impossible_approvals(file_of, ask, leader, change, name):
    file_of(300)
    ask()
    if change.get("outcome") == "refused":
        change = {**change, "decided_by": leader, "decided_at": timezone.now()}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Approval.objects.update(**change)


def test_a_right_on_a_part_of_the_people_is_not_enough(city, file_of, ask, officer, office):
    file_of(300, path=city.ward.path)
    job = ask(by=officer, path=city.ward.path)
    with pytest.raises(PermissionRefused):
        services.approve_job(approval_id=job.approval.pk, by=office)


@pytest.mark.parametrize("person", ["secretary", "inspector", "auditor", "administrator", "outsider"])
def test_a_role_without_the_right_does_not_decide(file_of, ask, person, request):
    file_of(300)
    job = ask()
    for act in (services.approve_job, services.refuse_job):
        more = {"reason": "không"} if act is services.refuse_job else {}
        with pytest.raises(PermissionRefused):
            act(approval_id=job.approval.pk, by=request.getfixturevalue(person), **more)
    assert Approval.objects.get().outcome == ApprovalOutcome.WAITING


def test_who_approves_sees_the_people_and_leads_them_or_keeps_the_organisations():
    holders = {role.code for role in ROLES.values() if Permission.APPROVE_EXPORTS in role.permissions}
    assert holders == {"office", "officer", "leader"}
    assert all(Permission.VIEW_MEMBERS in ROLES[code].permissions for code in holders)


def test_a_refusal_ends_the_job_and_tells_why(file_of, ask, leader, office, client_for):
    file_of(300)
    job = ask()
    with pytest.raises(Refused):
        services.refuse_job(approval_id=job.approval.pk, reason="  ", by=leader)
    services.refuse_job(approval_id=job.approval.pk, reason="Chỉ cần đảng viên nữ", by=leader)
    job.refresh_from_db()
    assert job.state == JobState.REFUSED
    assert "Chỉ cần đảng viên nữ" in job.error["reason"]
    assert not running.run(job.pk)
    page = client_for(office).get(f"/viec/{job.pk}/").content.decode()
    assert "Chỉ cần đảng viên nữ" in page
    assert "/bao-quan-tri/" not in page


def test_a_request_nobody_decides_ends_after_its_days(file_of, ask, leader, settings):
    file_of(300)
    job = ask()
    assert job.approval.expires_at - job.requested_at == timedelta(days=settings.APPROVAL_DAYS)
    assert services.expire_approvals() == 0
    Approval.objects.update(expires_at=timezone.now())
    with pytest.raises(Refused) as refused:
        services.approve_job(approval_id=job.approval.pk, by=leader)
    assert refused.value.findings[0].code == "request_expired"
    assert services.expire_approvals() == 1
    job.refresh_from_db()
    assert (job.state, job.approval.outcome) == (JobState.REFUSED, ApprovalOutcome.EXPIRED)
    assert services.expire_approvals() == 0


def test_the_requester_may_withdraw_and_then_nobody_decides(file_of, ask, office, leader, client_for):
    file_of(300)
    job = ask()
    client_for(office).post(f"/viec/{job.pk}/dung/")
    job.refresh_from_db()
    assert (job.state, job.approval.outcome) == (JobState.CANCELLED, ApprovalOutcome.WITHDRAWN)
    with pytest.raises(Refused) as refused:
        services.approve_job(approval_id=job.approval.pk, by=leader)
    assert refused.value.findings[0].code == "already_decided"


def test_a_list_that_grew_by_more_than_a_tenth_is_not_what_was_approved(file_of, ask, leader):
    file_of(300)
    jobs = [ask(), ask()]
    for job in jobs:
        services.approve_job(approval_id=job.approval.pk, by=leader)
    file_of(330)
    running.run(jobs[0].pk)
    file_of(331)
    running.run(jobs[1].pk)
    assert [Job.objects.get(pk=job.pk).state for job in jobs] == [JobState.SUCCEEDED, JobState.FAILED]
    assert "331" in Job.objects.get(pk=jobs[1].pk).error["reason"]


@pytest.mark.parametrize("change", ["special", "place"])
def test_other_data_or_another_place_than_approved_is_refused_at_the_run(city, file_of, ask, leader, change):
    file_of(300)
    job = ask()
    services.approve_job(approval_id=job.approval.pk, by=leader)
    more = {"columns": (SPECIAL,)} if change == "special" else {"path": city.ward.path}
    file_of(300, **more)
    running.run(job.pk)
    assert Job.objects.get(pk=job.pk).state == JobState.FAILED


def test_a_free_list_that_needs_approval_by_the_time_it_runs_is_refused_in_words(file_of, ask):
    file_of(200)
    job = ask()
    file_of(201)
    running.run(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert "phê duyệt" in job.error["remedy"]


def test_a_file_is_not_fetched_once_its_people_are_outside_the_own_cell(file_of, ask, office, client_for):
    file_of(900, outside=0)
    job = ask()
    running.run(job.pk)
    client = client_for(office)
    assert client.get(f"/viec/{job.pk}/tai-ve/").getvalue() == b"x"
    file_of(900, outside=900)
    answer = client.get(f"/viec/{job.pk}/tai-ve/", follow=True)
    assert "phê duyệt" in answer.content.decode()
    assert answer.redirect_chain == [(f"/viec/{job.pk}/", 302)]


def test_a_file_written_is_judged_by_the_people_in_it(file_of, ask):
    file_of(150)
    job = ask()
    running.run(job.pk)
    file_of(400)
    job.refresh_from_db()
    gate.check(job)


def test_a_right_lost_between_approval_and_run_refuses_it(file_of, ask, leader, office):
    file_of(300)
    job = ask()
    services.approve_job(approval_id=job.approval.pk, by=leader)
    RoleGrant.objects.filter(user=office).update(ends_on=timezone.localdate())
    running.run(job.pk)
    assert Job.objects.get(pk=job.pk).state == JobState.FAILED


def test_a_request_by_hand_waits_and_runs_like_one_of_its_kind(city, office, leader, file_of):
    file_of(1)
    need = approvals.needed(Content(5, 5, city.base.path, columns=(SPECIAL,)))
    job = services.request_job(kind="people", params={}, scope_path=city.base.path, by=office, approval=need)
    assert job.state == JobState.AWAITING
    services.approve_job(approval_id=job.approval.pk, by=leader)
    running.run(job.pk)
    assert Job.objects.get(pk=job.pk).state == JobState.SUCCEEDED


def test_the_same_key_asks_a_second_person_once(file_of, ask):
    file_of(300)
    assert ask(idempotency_key="k").pk == ask(idempotency_key="k").pk
    assert Approval.objects.count() == 1


def test_the_decision_is_in_the_history_with_who_and_which_act(file_of, ask, leader):
    file_of(300)
    job = ask()
    services.approve_job(approval_id=job.approval.pk, by=leader)
    events = Approval.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", "pgh_context")
    assert [(label, context["act"], context["user"]) for label, context in events] == [
        ("insert", "request_job", job.requested_by_id),
        ("update", "approve_job", leader.pk),
    ]


def test_a_request_follows_its_body_through_the_tree(city, file_of, ask, leader):
    file_of(300)
    job = ask()
    new = f"{city.root.pk}/{city.other_ward.pk}/{city.base.pk}/"
    services.follow_move(new, timezone.localdate())
    assert Approval.objects.get(job=job).scope_path == new


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["1/20/", "1/20/31/"], "1/20/"),
        (["1/20/", "1/203/"], "1/"),
        (["1/2/"], "1/2/"),
        (["1/", "2/"], ""),
        ([], ""),
    ],
)
def test_the_lowest_body_above_several_is_found_by_whole_numbers(paths, expected):
    assert approvals.common_path(paths) == expected


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_at_once_one_decides(file_of, city, office, leader, officer):
    file_of(300)
    job = services.request_job(kind="people", params={}, scope_path=city.base.path, by=office)
    ready, told = threading.Barrier(2), []

    def click(person, act, **more) -> None:
        ready.wait()
        try:
            act(approval_id=job.approval.pk, by=person, **more)
            told.append("decided")
        except Refused as refused:
            told.append(refused.findings[0].code)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=click, args=(leader, services.approve_job)),
        threading.Thread(target=click, args=(officer, services.refuse_job), kwargs={"reason": "không cần"}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["already_decided", "decided"]
    approval, job = Approval.objects.get(), Job.objects.get()
    assert (approval.outcome, job.state) in {("approved", "queued"), ("refused", "refused")}
