"""One field of many records: preview, writing, what is left alone and why, undoing, rights at every step."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.findings import Refused
from branches.models import RoleGrant
from branches.scopes import scope_of
from jobs import running
from jobs.errors import TakenOver
from jobs.models import Job
from members import facts, listing
from members.fields import BY_NAME, FieldClass, Kind
from members.lists import bulk, bulk_jobs
from members.lists.services import bulk as services
from members.models import BulkEdit, BulkEditRow, Person
from members.services import change_person
from members.services.persons import current_membership
from tests.factories.members import MemberFactory
from vietnam.dates import parse

pytestmark = pytest.mark.django_db
URL = "/dang-vien/sua-nhieu/"


@pytest.fixture(autouse=True)
def no_bell(monkeypatch):
    monkeypatch.setattr("jobs.services.ring", lambda job_id: False)


@pytest.fixture
def people_of_ward(city):
    return [
        MemberFactory(full_name="Trần Thị Ánh", cell=city.cell, theory="elementary"),
        MemberFactory(full_name="Lê Văn Bình", cell=city.second_cell),
        MemberFactory(full_name="Đỗ Thị Cúc", cell=city.neighbour_cell, theory="intermediate"),
    ]


def preview(user, field="theory", value="intermediate", **params) -> BulkEdit:
    """Make a preview over the people of a list of the user."""
    today = timezone.localdate()
    scope = scope_of(user, today)
    asked = listing.read_request(params, scope, today, permission="members.edit")
    return services.begin_bulk_edit(
        asked=asked, field=field, value=value, reason="theo kê khai", words="",
        scope_path=scope.paths("members.edit")[0], by=user,
    )  # fmt: skip


def write(edit: BulkEdit, user) -> BulkEdit:
    running.run(services.run_bulk_edit(edit_id=edit.pk, by=user).pk)
    edit.refresh_from_db()
    return edit


def take_back(edit: BulkEdit, user) -> BulkEdit:
    running.run(services.undo_bulk_edit(edit_id=edit.pk, by=user).pk)
    edit.refresh_from_db()
    return edit


def change(person: Person, user, **values) -> None:
    now = facts.values_of(person, current_membership(person.pk))
    version = Person.objects.get(pk=person.pk).version
    change_person(
        person_id=person.pk, opened_version=version, opened_values=now, values=values, reason="sửa tay", by=user
    )


def said(people, field="theory") -> list[str]:
    return [getattr(Person.objects.get(pk=one.pk), field) for one in people]


def report(edit: BulkEdit, user) -> bulk.Report:
    return bulk.report(edit, scope_of(user, timezone.localdate()))


# ── from page to page ───────────────────────────────────────────────────────
def test_from_the_list_to_the_report_and_back(people_of_ward, officer, client_for):
    client = client_for(officer)
    begin = client.get(f"{URL}?gioi_tinh=male")
    assert begin.context["count"] == 3
    assert "theory" in [name for _legend, some in begin.context["shelves"] for name, _label in some]
    sent = {"muc": "theory", "value": "intermediate", "reason": "theo kê khai tháng 9"}
    shown = client.post(f"{URL}?gioi_tinh=male", sent, follow=True)
    found = shown.context["report"]
    assert (found.will, found.same, found.refused, found.value) == (2, 1, 0, "Trung cấp")
    assert [line.name for line in found.first] == ["Trần Thị Ánh", "Lê Văn Bình"]
    assert said(people_of_ward) == ["elementary", "", "intermediate"]
    page = client.post(f"{shown.redirect_chain[-1][0]}ghi/")
    running.run(Job.objects.get().pk)
    assert page.url == reverse("jobs:detail", args=[Job.objects.get().pk])
    assert said(people_of_ward) == ["intermediate"] * 3
    done = client.get(shown.redirect_chain[-1][0]).context["report"]
    assert (done.edit.state, done.written, done.will, done.may_undo) == ("written", 2, 0, True)
    client.post(f"{shown.redirect_chain[-1][0]}hoan-tac/")
    running.run(Job.objects.latest("pk").pk)
    assert said(people_of_ward) == ["elementary", "", "intermediate"]
    gone = client.get(shown.redirect_chain[-1][0]).context["report"]
    assert (gone.edit.state, gone.undone, gone.edit.undone_by) == ("undone", 2, officer)


def test_people_ticked_are_the_only_ones_edited(people_of_ward, officer, client_for):
    client = client_for(officer)
    chosen = client.post("/dang-vien/chon/", {"viec": "sua", "chon": [people_of_ward[1].pk]}, follow=True)
    assert chosen.context["count"] == 1
    assert "Đã chọn: 1 đồng chí" in chosen.content.decode()
    only = client.post("/dang-vien/chon/", {"viec": "xem", "chon": [people_of_ward[1].pk]}, follow=True)
    assert [row.full_name for row in only.context["page"].rows] == ["Lê Văn Bình"]
    nobody = client.post("/dang-vien/chon/", {"viec": "sua"}, follow=True)
    assert "Chưa chọn ai" in nobody.content.decode()


def test_somebody_ticked_out_of_reach_is_not_edited(people_of_ward, secretary, client_for):
    client = client_for(secretary)
    everybody = [one.pk for one in people_of_ward]
    chosen = client.post("/dang-vien/chon/", {"viec": "sua", "chon": everybody}, follow=True)
    assert chosen.context["count"] == 1


def test_a_reason_is_asked_for_and_a_strange_code_refused(people_of_ward, officer, client_for):
    response = client_for(officer).post(URL, {"muc": "theory", "value": "khong-co", "reason": ""})
    assert {"value", "reason"} <= set(response.context["form"].errors)
    assert BulkEdit.objects.count() == 0


def test_a_double_click_makes_one_preview_and_one_job(people_of_ward, officer, client_for):
    client, key = client_for(officer), "6f1c7cf6-3f3b-4f3a-9a3e-0a3d0a8f2f12"
    sent = {"muc": "theory", "value": "advanced", "reason": "x", "form_key": key}
    urls = {client.post(URL, sent).url for _ in range(2)}
    assert len(urls) == BulkEdit.objects.count() == 1
    (url,) = urls
    assert len({client.post(f"{url}ghi/", {"form_key": key}).url for _ in range(2)}) == 1
    assert Job.objects.count() == 1


def test_a_dropped_preview_changes_nothing(people_of_ward, officer, client_for):
    edit = preview(officer)
    client_for(officer).post(f"{URL}{edit.pk}/bo/")
    edit.refresh_from_db()
    assert (edit.state, BulkEditRow.objects.count()) == ("cancelled", 0)
    assert client_for(officer).get(f"{URL}{edit.pk}/").status_code == 200


# ── which fields ────────────────────────────────────────────────────────────
def test_only_fields_that_many_may_share_are_edited_so():
    for name in bulk.FIELDS:
        one = BY_NAME[name]
        assert one.row == "person"
        assert one.klass == FieldClass.BASIC
        assert one.kind not in (Kind.NAME, Kind.NUMBER, Kind.PHONE)
        assert not one.guarded


@pytest.mark.parametrize(
    ("field", "value", "stored"),
    [
        ("theory", "advanced", {"theory": "advanced"}),
        ("theory", "", {"theory": ""}),
        ("occupation_words", "Giáo viên", {"occupation_words": "Giáo viên"}),
        ("residence_province", "Thành phố Hà Nội", {"residence_province": "Thành phố Hà Nội"}),
        ("declared_on", parse("15/10/2025"), {"declared_on": date(2025, 10, 15)}),
        ("union_on", parse("1990"), {"union_on": date(1990, 1, 1), "union_precision": "year"}),
        ("union_on", None, {"union_on": None, "union_precision": "day"}),
    ],
)
def test_each_kind_is_written_and_taken_back(people_of_ward, officer, field, value, stored):
    Person.objects.filter(pk=people_of_ward[0].pk).update(union_on=date(1988, 3, 1), union_precision="month")
    before = list(Person.objects.order_by("pk").values(*stored))
    edit = write(preview(officer, field, value), officer)
    assert edit.state == "written", Job.objects.get().error
    assert list(Person.objects.order_by("pk").values(*stored)) == [stored] * 3
    take_back(edit, officer)
    assert list(Person.objects.order_by("pk").values(*stored)) == before


def test_a_date_that_contradicts_a_record_is_refused_there_with_the_reason(people_of_ward, officer):
    late = timezone.localdate().replace(year=timezone.localdate().year + 1)
    edit = preview(officer, "declared_on", parse(late.strftime("%d/%m/%Y")))
    assert report(edit, officer).will == 0
    assert report(edit, officer).refused == 3
    assert "chưa tới" in str(report(edit, officer).left[0].why)


def test_a_code_taken_from_the_list_meanwhile_is_not_written(people_of_ward, officer, monkeypatch):
    edit = preview(officer)
    job = services.run_bulk_edit(edit_id=edit.pk, by=officer)
    monkeypatch.setattr(bulk.codes.Codes, "holds", lambda self, key, on: False)
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error["reason"]) == ("failed", "Giá trị “Trung cấp” không còn trong danh mục.")
    assert said(people_of_ward) == ["elementary", "", "intermediate"]


def test_more_than_ten_thousand_or_nobody_is_refused(people_of_ward, officer, monkeypatch):
    monkeypatch.setattr(bulk, "MOST", 2)
    with pytest.raises(Refused):
        preview(officer)
    with pytest.raises(Refused):
        preview(officer, gioi_tinh="female")
    assert BulkEdit.objects.count() == 0


# ── changed meanwhile ───────────────────────────────────────────────────────
def test_a_record_changed_meanwhile_is_left_alone_and_named(people_of_ward, officer):
    edit = preview(officer)
    change(people_of_ward[0], officer, theory="advanced")
    change(people_of_ward[1], officer, phone="0912345678")
    write(edit, officer)
    assert said(people_of_ward) == ["advanced", "intermediate", "intermediate"]
    found = report(edit, officer)
    assert (found.written, found.refused) == (1, 1)
    assert [(line.name, str(line.why)) for line in found.left] == [("Trần Thị Ánh", "hồ sơ vừa được sửa ở nơi khác")]


def test_undo_leaves_what_somebody_changed_since(people_of_ward, officer):
    edit = write(preview(officer), officer)
    change(people_of_ward[0], officer, theory="advanced")
    change(people_of_ward[1], officer, phone="0912345678")
    take_back(edit, officer)
    assert said(people_of_ward) == ["advanced", "", "intermediate"]
    found = report(edit, officer)
    assert (found.undone, found.kept) == (1, 1)
    assert Person.objects.get(pk=people_of_ward[1].pk).phone == "0912345678"


def test_undo_leaves_a_value_that_was_changed_and_set_again(people_of_ward, officer):
    """Somebody weighed the record after the act and decided for the same value: theirs stands."""
    edit = write(preview(officer), officer)
    change(people_of_ward[0], officer, theory="advanced")
    change(people_of_ward[0], officer, theory="intermediate")
    take_back(edit, officer)
    assert said(people_of_ward) == ["intermediate", "", "intermediate"]


def test_undoing_twice_or_while_writing_is_refused(people_of_ward, officer):
    edit = preview(officer)
    with pytest.raises(Refused):
        services.undo_bulk_edit(edit_id=edit.pk, by=officer)
    services.run_bulk_edit(edit_id=edit.pk, by=officer)
    with pytest.raises(Refused):
        services.undo_bulk_edit(edit_id=edit.pk, by=officer)
    write(edit, officer)
    take_back(edit, officer)
    with pytest.raises(Refused):
        services.undo_bulk_edit(edit_id=edit.pk, by=officer)


def test_who_moves_out_of_reach_meanwhile_is_left_alone(people_of_ward, city, officer):
    edit = preview(officer)
    path = f"{city.root.pk}/{city.other_ward.pk}/{city.other_cell.pk}/"
    Person.objects.filter(pk=people_of_ward[0].pk).update(keeper=city.other_cell, keeper_path=path)
    write(edit, officer)
    assert said(people_of_ward) == ["elementary", "intermediate", "intermediate"]
    assert BulkEditRow.objects.get(person=people_of_ward[0]).fault == bulk.AWAY
    assert report(edit, officer).left == ()


def test_a_right_lost_before_the_run_stops_it(people_of_ward, officer):
    job = services.run_bulk_edit(edit_id=preview(officer).pk, by=officer)
    RoleGrant.objects.filter(user=officer).delete()
    running.run(job.pk)
    job.refresh_from_db()
    assert job.state == "failed"
    assert said(people_of_ward) == ["elementary", "", "intermediate"]


# ── history, resuming, cost ─────────────────────────────────────────────────
def test_the_history_of_a_record_says_act_and_reason(people_of_ward, officer, client_for):
    write(preview(officer), officer)
    page = client_for(officer).get(f"/dang-vien/{people_of_ward[0].pk}/lich-su/").content.decode()
    assert "Sửa nhiều hồ sơ" in page
    assert "theo kê khai" in page


def test_a_killed_job_goes_on_where_it_was(city, people_of_ward, officer, monkeypatch):
    monkeypatch.setattr(services, "CHUNK", 2)
    for number in range(5):
        MemberFactory(full_name=f"Thêm {number}", cell=city.cell)
    edit = preview(officer, value="advanced")
    job = services.run_bulk_edit(edit_id=edit.pk, by=officer)
    calls, real = [], services.write_rows

    def dies_at_the_third(*args, **kwargs):
        calls.append(kwargs["after"])
        if len(calls) == 3:
            raise TakenOver
        return real(*args, **kwargs)

    monkeypatch.setattr(services, "write_rows", dies_at_the_third)
    running.run(job.pk)
    assert BulkEditRow.objects.filter(written_version__isnull=False).count() == 4
    monkeypatch.setattr(services, "write_rows", real)
    running.run(job.pk, at_once=True)
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("succeeded", 8, 8)
    assert set(Person.objects.values_list("theory", "version")) == {("advanced", 2)}
    assert report(edit, officer).written == 8


def test_a_chunk_costs_the_same_queries_for_one_and_many(city, people_of_ward, officer):
    """Set-based: the number of statements does not grow with the people."""
    counts = []
    for more in (0, 6):
        for number in range(more):
            MemberFactory(full_name=f"Thêm {number}", cell=city.cell)
        edit = preview(officer, value="advanced" if more else "bachelor")
        scope = scope_of(officer, timezone.localdate())
        with CaptureQueriesContext(connection) as found:
            services.write_rows(edit, after=0, scope=scope, by=officer)
        counts.append(len(found))
    assert counts[0] == counts[1] <= 6


def test_the_page_of_an_act_belongs_to_its_job(people_of_ward, officer):
    job = services.run_bulk_edit(edit_id=preview(officer).pk, by=officer)
    assert bulk_jobs.page(job) == f"{URL}{BulkEdit.objects.get().pk}/"


def test_the_place_of_an_act_follows_a_move_in_the_tree(city, people_of_ward, officer):
    edit = preview(officer)
    path = f"{city.root.pk}/999/{city.ward.pk}/"
    services.follow_move(path, timezone.localdate())
    edit.refresh_from_db()
    assert edit.scope_path == path
