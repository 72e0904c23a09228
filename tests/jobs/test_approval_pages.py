"""The pages of the second person: what waits, one request, the decisions; and what the requester sees."""

import pytest
from django.urls import reverse

from jobs.approvals import Part
from jobs.choices import ApprovalOutcome, ColumnClass, JobState
from jobs.models import Approval, Job
from tests.jobs.test_approvals import SPECIAL, ask, file_of, rung  # noqa: F401

pytestmark = pytest.mark.django_db
LIST = "/viec/phe-duyet/"


@pytest.fixture
def approval(file_of, ask) -> Approval:  # noqa: F811
    file_of(312, conditions=(Part("Giới tính", "nữ"),), columns=(Part("Họ và tên"), SPECIAL))
    return ask().approval


def url(approval: Approval, act: str = "") -> str:
    return f"{LIST}{approval.pk}/{act}"


def test_the_one_who_approves_reads_who_asks_for_what(approval, leader, client_for):
    client = client_for(leader)
    assert "Phạm Thị Văn Phòng" in client.get(LIST).content.decode()
    page = client.get(url(approval)).content.decode()
    for words in ("Phạm Thị Văn Phòng", "van.phong", "312", "Giới tính: nữ", "Dân tộc", "đặc biệt", "Khu dân cư số 1"):
        assert words in page


def test_the_home_page_and_the_list_of_jobs_lead_to_it(approval, leader, office, client_for):
    home = client_for(leader).get("/").content.decode()
    assert reverse("jobs:approval", args=[approval.pk]) in home
    assert LIST in client_for(leader).get("/viec/").content.decode()
    assert reverse("jobs:approval", args=[approval.pk]) not in client_for(office).get("/").content.decode()


def test_the_requester_sees_that_it_waits_who_approves_and_may_withdraw(approval, leader, office, client_for):
    page = client_for(office).get(f"/viec/{approval.job_id}/").content.decode()
    assert "Chờ người thứ hai phê duyệt" in page
    assert leader.full_name in page
    assert f"/viec/{approval.job_id}/dung/" in page
    assert "every 2s" not in page


def test_without_anybody_to_approve_the_page_says_so(city, approval, office, client_for):
    page = client_for(office).get(f"/viec/{approval.job_id}/").content.decode()
    assert "Chưa có ai khác giữ quyền phê duyệt" in page


def test_the_own_request_shows_no_button_and_refuses_the_post(approval, office, client_for):
    client = client_for(office)
    assert "/dong-y/" not in client.get(url(approval)).content.decode()
    client.post(url(approval, "dong-y/"))
    approval.refresh_from_db()
    assert approval.outcome == ApprovalOutcome.WAITING


def test_approving_by_a_double_click_says_it_once(approval, leader, client_for):
    client = client_for(leader)
    key = {"form_key": "7d0f3c1e-5a4b-4c5d-9e6f-112233445566"}
    for _ in range(2):
        page = client.post(url(approval, "dong-y/"), key, follow=True).content.decode()
        assert "đã có kết quả" not in page
    approval.refresh_from_db()
    assert (approval.outcome, approval.decided_by, approval.job.state) == ("approved", leader, JobState.QUEUED)


def test_a_decision_that_comes_too_late_says_so(approval, leader, officer, client_for):
    client_for(leader).post(url(approval, "dong-y/"))
    page = client_for(officer).post(url(approval, "khong-dong-y/"), {"reason": "không cần"}, follow=True)
    assert "Yêu cầu này đã có kết quả." in page.content.decode()
    approval.refresh_from_db()
    assert approval.outcome == ApprovalOutcome.APPROVED


def test_a_refusal_without_a_reason_keeps_the_page_and_says_what_is_missing(approval, leader, client_for):
    answer = client_for(leader).post(url(approval, "khong-dong-y/"), {"reason": ""})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    client_for(leader).post(url(approval, "khong-dong-y/"), {"reason": "Chỉ cần đảng viên nữ"})
    approval.refresh_from_db()
    assert (approval.outcome, approval.reason) == ("refused", "Chỉ cần đảng viên nữ")


def test_the_list_costs_the_same_queries_for_one_and_three_requests(
    file_of,  # noqa: F811
    ask,  # noqa: F811
    leader,
    client_for,
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    file_of(300)
    client, counts = client_for(leader), []
    for more in (1, 2):
        for _ in range(more):
            ask()
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_class_nobody_knows_any_more_is_shown_as_the_strictest(approval, leader, client_for):
    Approval.objects.update(columns=[["Cột cũ", "", "gone"]])
    assert str(ColumnClass.SPECIAL.label) in client_for(leader).get(url(approval)).content.decode()
    assert Job.objects.count() == 1
