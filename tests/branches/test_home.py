"""The home page: what waits, in order, with its rule and next act; figures that equal the lists behind them."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Draft, KeptPost
from branches import inbox
from branches.inbox import InboxItem
from branches.inbox_own import bodies_to_review
from branches.scopes import scope_of
from branches.workitems.inbox import waiting as work_waiting
from jobs.choices import BatchState, JobState
from jobs.models import Batch, Job
from members import inbox as of_members
from members import listing
from members.intake.kind import MemberIntake
from members.models import Person
from tests.factories import GrantFactory
from tests.factories.members import MemberFactory
from tests.factories.quality import COMPLETE

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def home(client_for: Callable) -> Callable[..., str]:
    """Give the text of the home page as one person sees it."""

    def get(user) -> str:
        response = client_for(user).get("/")
        assert response.status_code == 200
        return unescape(response.content.decode())

    return get


@pytest.fixture(autouse=True)
def sound_members(city) -> None:
    """Put one member without any contradiction into each cell of the ward."""
    for cell in (city.cell, city.second_cell, city.neighbour_cell):
        MemberFactory(cell=cell)


@pytest.fixture(autouse=True)
def sizes_aside(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what every unit here would hear, told in tests of its own: sizes of bodies, the deadlines."""
    if "all_providers" not in request.fixturenames:
        aside = (bodies_to_review, work_waiting)
        monkeypatch.setattr(inbox, "_providers", [one for one in inbox._providers if one not in aside])


@pytest.fixture
def all_providers() -> None:
    """Ask for the whole inbox, the sizes of bodies too."""


def titles(user) -> list[str]:
    found = inbox.inbox(user, scope_of(user, TODAY), TODAY)
    return [row.item.title for row in (*found.first, *found.rest)]


def job(user, state=JobState.SUCCEEDED, **more) -> Job:
    values = {"kind": "members.export", "finished_at": timezone.now(), **more}
    return Job.objects.create(requested_by=user, state=state, **values)


def batch(user, cell, **more) -> Batch:
    values = {
        "kind": MemberIntake.code,
        "created_by": user,
        "organisation_id": cell.pk,
        "scope_path": cell.path,
        "as_of": TODAY,
        "file_name": "danh-sach.xlsx",
        "state": BatchState.CHECKED,
        "counts": {"rows": 20, "verdict_new": 18, "refused": 2},
        **more,
    }
    return Batch.objects.create(**values)


def item(title: str, **more) -> InboxItem:
    return InboxItem(title, "", "/", "Xem", **more)


def test_late_comes_before_soon_before_undated_before_later():
    things = [
        item("later", due_on=TODAY + timedelta(days=8)),
        item("undated", order=1),
        item("soon", due_on=TODAY + timedelta(days=7)),
        item("late", due_on=TODAY - timedelta(days=1), order=999),
        item("undated but more pressing", order=0),
        item("today", due_on=TODAY),
    ]
    found = [thing.title for thing in sorted(things, key=lambda thing: inbox.urgency(thing, TODAY))]
    assert found == ["late", "today", "soon", "undated but more pressing", "undated", "later"]


def test_todays_five_things_come_first_and_the_rest_is_folded(home, secretary, monkeypatch):
    seven = [item(f"Việc số {n}", order=n) for n in range(1, 8)]
    monkeypatch.setattr(inbox, "_providers", [lambda user, scope, today: seven])
    text = home(secretary)
    assert "Chào đồng chí Bí, hôm nay có 7 việc" in text
    first, rest = text.split("Còn 2 việc khác")
    assert "<strong>Việc số 5</strong>" in first
    assert "<strong>Việc số 6</strong>" not in first
    assert "<strong>Việc số 7</strong>" in rest


def test_the_rule_behind_a_thing_is_one_click_away(home, secretary, monkeypatch):
    thing = item("Xét công nhận", rule_key="probation.months", due_on=TODAY)
    monkeypatch.setattr(inbox, "_providers", [lambda user, scope, today: [thing]])
    assert f'href="{reverse("rules:key", args=["probation.months"])}"' in home(secretary)


def test_nothing_due_is_a_good_state_said_kindly(home, secretary, city):
    text = home(secretary)
    assert "hôm nay không có việc nào chờ" in text
    assert "Mọi việc đã xong" in text


def test_without_a_role_the_page_says_who_gives_one(home, outsider):
    text = home(outsider)
    assert "Đồng chí chưa có vai trò nào" in text
    assert reverse("accounts:rights") in text


@pytest.mark.usefixtures("all_providers")
def test_every_role_is_greeted(home, people):
    for name, user in people.items():
        if user is not None:
            assert f"Chào đồng chí {user.full_name.split()[-1]}," in home(user), name


def test_a_finished_job_leads_to_its_file_and_goes_once_seen(home, secretary):
    done = job(secretary, result_file="a.xlsx", result_name="danh-sach-chi-bo.xlsx")
    text = home(secretary)
    assert "Đã xong: Xuất danh sách đảng viên" in text
    assert "danh-sach-chi-bo.xlsx" in text
    assert reverse("jobs:detail", args=[done.pk]) in text
    Job.objects.update(seen_at=timezone.now())
    assert "Đã xong" not in home(secretary)


def test_a_failed_job_comes_first_with_reason_and_remedy(secretary):
    job(secretary)
    job(secretary, JobState.FAILED, error={"reason": "Ổ đĩa đầy.", "remedy": "Báo quản trị."})
    found = inbox.inbox(secretary, scope_of(secretary, TODAY), TODAY).first
    assert [row.item.tone for row in found] == ["bad", "ok"]
    assert found[0].item.why == "Ổ đĩa đầy. Báo quản trị."


def test_many_finished_jobs_are_told_in_one_line(secretary):
    for _ in range(7):
        job(secretary)
    assert titles(secretary).count("Đã xong: Xuất danh sách đảng viên") == 4
    assert "3 việc khác giao cho máy đã kết thúc" in titles(secretary)


def test_a_cancelled_job_and_another_persons_job_are_not_told(secretary, neighbour_secretary):
    job(secretary, JobState.CANCELLED)
    job(neighbour_secretary)
    assert titles(secretary) == []


def test_a_checked_file_is_told_once_as_a_decision(secretary, city):
    file = batch(secretary, city.cell)
    job(secretary, kind=f"{MemberIntake.code}.check", params={"batch": file.pk})
    assert titles(secretary) == ["Quyết định danh sách danh-sach.xlsx"]
    found = inbox.inbox(secretary, scope_of(secretary, TODAY), TODAY).first[0].item
    assert found.why == "20 dòng, 18 thêm mới, 2 không nhận"


def test_files_to_decide_are_told_in_reach_only_and_ones_own_first(office, secretary, neighbour_secretary, city):
    batch(secretary, city.cell, file_name="cua-bi-thu.xlsx")
    batch(office, city.second_cell, file_name="cua-van-phong.xlsx", created_at=timezone.now() - timedelta(days=3))
    batch(neighbour_secretary, city.neighbour_cell, file_name="cua-ben-canh.xlsx")
    batch(secretary, city.cell, file_name="da-ghi.xlsx", state=BatchState.COMMITTED)
    assert titles(office) == ["Quyết định danh sách cua-van-phong.xlsx", "Quyết định danh sách cua-bi-thu.xlsx"]


def test_a_leader_has_no_file_to_decide_and_no_record_to_cure(leader, secretary, city):
    batch(secretary, city.cell)
    MemberFactory(cell=city.cell, official_on=date(1996, 5, 20))
    assert titles(leader) == []


def test_contradictions_are_told_by_kind_with_the_list_or_the_form_behind(secretary, office, city):
    one = MemberFactory(cell=city.cell, official_on=date(1996, 5, 20))
    found = inbox.inbox(secretary, scope_of(secretary, TODAY), TODAY).first
    assert [row.item.title for row in found] == ["Thời gian dự bị không đúng 12 tháng: 1 đồng chí"]
    assert found[0].item.url == reverse("members:edit", args=[one.pk])
    MemberFactory(cell=city.second_cell, official_on=date(1996, 5, 20))
    found = inbox.inbox(office, scope_of(office, TODAY), TODAY).first
    assert found[0].item.title == "Thời gian dự bị không đúng 12 tháng: 2 đồng chí"
    assert found[0].item.url == "/dang-vien/?sai=probation_length"


def test_the_list_behind_a_contradiction_has_as_many_as_it_says(office, client_for, city):
    for cell in (city.cell, city.second_cell, city.neighbour_cell):
        MemberFactory(cell=cell, official_on=date(1996, 5, 20))
    MemberFactory(cell=city.cell)
    scope = scope_of(office, TODAY)
    assert listing.page(listing.read_request({"sai": "probation_length"}, scope, TODAY)).total == 2
    text = unescape(client_for(office).get("/dang-vien/?sai=probation_length").content.decode())
    assert "Thời gian dự bị không đúng 12 tháng" in text


def test_a_neighbour_hears_of_nothing_here(neighbour_secretary, secretary, city):
    batch(secretary, city.cell)
    MemberFactory(cell=city.cell, official_on=date(1996, 5, 20))
    job(secretary)
    assert titles(neighbour_secretary) == []


def test_drafts_and_kept_forms_are_offered_again(secretary):
    Draft.objects.create(user=secretary, key="a", title="Thêm đảng viên", path="/dang-vien/them/")
    KeptPost.objects.create(user=secretary, path="/dang-vien/them/")
    found = inbox.inbox(secretary, scope_of(secretary, TODAY), TODAY).first
    assert [row.item.title for row in found] == [
        "1 biểu mẫu gửi khi phiên hết hạn",
        "Bản nháp chưa lưu: Thêm đảng viên",
    ]
    assert found[1].item.url == "/dang-vien/them/?ban-nhap=1"
    Draft.objects.create(user=secretary, key="b", title="Sửa hồ sơ")
    assert "2 bản nháp chưa lưu" in titles(secretary)


def test_a_role_that_ends_within_thirty_days_is_told_with_its_last_day(city, outsider):
    ends = TODAY + timedelta(days=30)
    grant = GrantFactory(user=outsider, role="secretary", organisation=city.cell, ends_on=ends)
    found = inbox.inbox(outsider, scope_of(outsider, TODAY), TODAY).first
    assert [row.item.title for row in found] == ["Vai trò Bí thư chi bộ sắp hết hạn"]
    assert found[0].item.due_on == ends - timedelta(days=1)
    grant.ends_on = ends + timedelta(days=1)
    grant.save()
    assert titles(outsider) == []


def test_those_who_give_roles_hear_which_of_others_end(administrator, officer, leader, city, outsider):
    GrantFactory(user=outsider, role="leader", organisation=city.cell, ends_on=TODAY + timedelta(days=9))
    for user in (administrator, officer):
        found = inbox.inbox(user, scope_of(user, TODAY), TODAY).first
        assert [row.item.title for row in found] == ["1 vai trò sắp hết hạn"]
        assert found[0].item.url == reverse("users:detail", args=[outsider.pk])
    assert titles(leader) == []


def test_a_role_elsewhere_is_no_matter_of_this_officer(officer, city, outsider):
    GrantFactory(user=outsider, role="leader", organisation=city.other_ward, ends_on=TODAY + timedelta(days=9))
    assert titles(officer) == []


def test_a_failure_told_reaches_the_administrator_for_a_week(administrator, leader, secretary, city):
    failed = job(secretary, JobState.FAILED, scope_path=city.cell.path, error={"told_at": "2026-11-24"})
    assert "1 việc không làm được đã được báo" in titles(administrator)
    assert titles(leader) == []
    failed.finished_at = timezone.now() - timedelta(days=8)
    failed.save()
    assert titles(administrator) == []


def test_administrator_and_auditor_see_no_member_but_what_they_look_after(home, administrator, auditor, city):
    MemberFactory(cell=city.cell)
    text = home(administrator)
    assert "người đang có vai trò" in text
    assert "/dang-vien/" not in text.replace("/dang-vien/tim/", "")
    assert "lượt xem, xuất dữ liệu hôm nay" in home(auditor)


FIGURE = re.compile(r'<a href="(/dang-vien/\?[^"]+)"><b>(\d+)</b>')
LINE = re.compile(r'<a href="(/dang-vien/\?[^"]+)">[^<]+<span class="n mono">(\d+) ')


def test_every_number_opens_a_list_of_that_length(client_for, office, city):
    MemberFactory(cell=city.cell, identity_number="001070000123", card_number="001070000123")
    MemberFactory(cell=city.cell, official_on=None, admitted_on=TODAY - timedelta(days=30), sex="", ethnic="")
    MemberFactory(cell=city.second_cell, born_on=date(1941, 2, 3), admitted_on=None, official_on=None)
    MemberFactory(cell=city.neighbour_cell)
    client = client_for(office)
    text = unescape(client.get("/").content.decode())
    found = FIGURE.findall(text) + LINE.findall(text)
    assert len(found) > 10
    for url, shown in found:
        assert f"{shown} đồng chí" in unescape(client.get(url).content.decode()), url


def test_complete_data_is_praised(home, secretary, city):
    assert "Không có gì phải sửa." not in home(secretary)
    Person.objects.update(keeper=city.other_cell)
    MemberFactory(cell=city.cell, **COMPLETE)
    assert "Không có gì phải sửa." in home(secretary)
    assert "1 trong 1 hồ sơ sạch (100 %)" in home(secretary)


def test_figures_of_the_city_are_kept_a_while_and_say_when(home, city, outsider):
    cache.clear()
    GrantFactory(user=outsider, role="leader", organisation=city.root)
    MemberFactory(cell=city.cell)
    assert "tính lúc" in home(outsider)
    MemberFactory(cell=city.cell)
    assert "<b>4</b>đảng viên" in home(outsider)
    cache.clear()
    assert "<b>5</b>đảng viên" in home(outsider)


def test_the_city_hears_no_contradictions_of_single_records(city, outsider):
    GrantFactory(user=outsider, role="officer", organisation=city.root)
    MemberFactory(cell=city.cell, official_on=date(1996, 5, 20))
    assert titles(outsider) == []


def _queries(client) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get("/").status_code == 200
    return len(queries)


def _fill(office, outsider, city, *, times: int) -> None:
    for n in range(times):
        batch(office, city.cell)
        job(office)
        job(office, JobState.FAILED)
        Draft.objects.create(user=office, key=f"{times}-{n}", title="Thêm đảng viên", path="/dang-vien/them/")
        KeptPost.objects.create(user=office)
        MemberFactory(cell=city.cell, official_on=date(1996, 5, 20))
        MemberFactory(cell=city.cell, admitted_on=date(1980, 1, 1), official_on=date(1981, 1, 1), sex="")


@pytest.mark.usefixtures("all_providers")
def test_more_things_cost_no_more_queries(client_for, office, outsider, city):
    client = client_for(office)
    _fill(office, outsider, city, times=1)
    _queries(client)
    few = _queries(client)
    _fill(office, outsider, city, times=6)
    assert _queries(client) == few
    assert few <= 35


def test_more_roles_ending_cost_no_more_queries(client_for, administrator, outsider, city):
    client = client_for(administrator)
    soon = TODAY + timedelta(days=5)
    GrantFactory(user=outsider, role="leader", organisation=city.cell, ends_on=soon)
    _queries(client)
    few = _queries(client)
    for cell in (city.second_cell, city.neighbour_cell, city.other_cell):
        GrantFactory(user=outsider, role="leader", organisation=cell, ends_on=soon)
    assert _queries(client) == few


def test_an_empty_register_asks_for_its_list_first(secretary, leader, city):
    Person.objects.update(keeper_path=city.other_cell.path)
    assert titles(secretary) == ["Đưa danh sách đảng viên vào sổ"]
    assert titles(leader) == []


def test_a_batch_whose_page_is_missing_has_no_dead_link(monkeypatch):
    assert of_members._address("intake:no_such_page") == ""
