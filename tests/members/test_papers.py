"""Papers of the file: what is expected, saved many at once, two people at once, guarded kinds, refusals."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.findings import ChangedMeanwhile, Refused
from members.choices import PaperState, Standing
from members.models import Discipline, FilePaper, Movement, Person
from members.papers import selectors, services
from members.papers.expected import Course, expected
from members.selectors import record_of
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def member(city) -> Person:
    return MemberFactory(cell=city.cell)


def page(client, person, **query):
    return client.get(reverse("members:papers", args=[person.pk]), query)


def sent(**boxes):
    return {name.replace("p", "", 1).replace("_", ".", 1): value for name, value in boxes.items()}


def opened_of(response) -> str:
    return response.context["opened"]


# ── what is expected ────────────────────────────────────────────────────────
def test_an_official_member_needs_both_decisions_and_a_probationary_one_only_the_first():
    official = expected(Course(admitted_on=date(2020, 1, 1), is_official=True), TODAY)
    probationary = expected(Course(admitted_on=date(2026, 1, 1)), TODAY)
    assert list(official) == ["1", "2", "3", "4", "5", "7"]
    assert list(probationary) == ["1", "2", "3", "5"]


def test_the_yearly_slip_is_expected_from_the_day_a_year_after_admission():
    assert "4" not in expected(Course(admitted_on=date(2025, 11, 25)), TODAY)
    assert "4" in expected(Course(admitted_on=date(2025, 11, 24)), TODAY)


@pytest.mark.parametrize(
    ("course", "kinds"),
    [
        (Course(is_official=True, standing=Standing.EXEMPT), {"79", "80", "81"}),
        (Course(is_official=True, standing=Standing.STRUCK_OFF), {"16"}),
        (Course(is_official=False, standing=Standing.STRUCK_OFF), {"8"}),
        (Course(is_official=True, standing=Standing.DIED), {"83", "102"}),
        (Course(is_official=True, standing=Standing.RESIGNED), {"17", "101"}),
        (Course(is_official=True, has_card=True), {"19"}),
        (Course(is_official=True, has_badge=True), {"20"}),
        (Course(is_official=True, has_discipline=True), {"22"}),
        (Course(is_official=True, arrived=True, restored=True), {"14", "54"}),
    ],
)
def test_what_happened_decides_what_is_expected(course, kinds):
    assert kinds <= set(expected(course, TODAY))
    assert not kinds & set(expected(Course(is_official=True), TODAY))


def test_a_candidate_has_the_first_paper_only():
    assert list(expected(Course(is_member=False), TODAY)) == ["1"]


# ── saving ──────────────────────────────────────────────────────────────────
def test_a_band_is_saved_at_once_with_one_place_for_all(client_for, secretary, member):
    client = client_for(secretary)
    first = page(client, member)
    answer = client.post(
        reverse("members:papers", args=[member.pk]),
        {
            "opened": opened_of(first), "kept_everywhere": "Tủ 3",
            **sent(p1_state="present", p2_state="present", p2_kept_at="Két", p4_state="missing", p5_state="present",
                   p5_number="12-QĐ/ĐU", p5_issued_on="5/3/1995", p7_state="", p7_number=""),
        },
    )  # fmt: skip
    assert answer.status_code == 302
    rows = {row.kind: row for row in FilePaper.objects.filter(person=member)}
    assert set(rows) == {"1", "2", "4", "5"}
    assert (rows["1"].kept_at, rows["2"].kept_at, rows["4"].kept_at) == ("Tủ 3", "Két", "")
    assert (rows["5"].number, rows["5"].issued_on) == ("12-QĐ/ĐU", date(1995, 3, 5))
    text = page(client, member).content.decode()
    assert 'value="12-QĐ/ĐU"' in text
    assert 'value="05/03/1995"' in text


def test_emptying_a_line_takes_it_out_and_the_history_keeps_it(secretary, member):
    services.save_papers(
        person_id=member.pk, opened={}, values={"5": {"state": "present", "number": "1"}}, by=secretary
    )
    before = selectors.values_of(FilePaper.objects.get())
    services.save_papers(
        person_id=member.pk, opened={"5": before}, values={"5": {"state": "", "number": ""}}, by=secretary
    )
    assert not FilePaper.objects.exists()
    labels = [event.pgh_label for event in FilePaper.pgh_event_model.objects.order_by("pgh_id")]
    assert labels == ["insert", "delete"]
    assert {event.pgh_context["act"] for event in FilePaper.pgh_event_model.objects.all()} == {"save_papers"}


def test_nothing_changed_writes_nothing(secretary, member):
    line = {"state": "present", "number": "1"}
    services.save_papers(person_id=member.pk, opened={}, values={"5": line}, by=secretary)
    row = FilePaper.objects.get()
    assert services.save_papers(person_id=member.pk, opened={}, values={"5": line}, by=secretary) == 0
    assert FilePaper.objects.get().version == row.version


@pytest.mark.parametrize(
    ("boxes", "words"),
    [
        (sent(p5_state="", p5_number="12"), "chưa chọn tình trạng"),
        (sent(p5_state="present", p5_issued_on="1/1/2999"), "chưa tới"),
        (sent(p5_state="present", p5_issued_on="31/2/1999"), "không có trong lịch"),
        (sent(p5_state="present", p5_issued_on="1999"), "đủ ngày, tháng, năm"),
        (sent(p5_state="lạ"), "lạ"),
        (sent(p5_state="present", p5_number="x" * 61), "61"),
    ],
)
def test_a_wrong_line_is_refused_at_its_box_and_nothing_is_lost(client_for, secretary, member, boxes, words):
    client = client_for(secretary)
    answer = client.post(
        reverse("members:papers", args=[member.pk]),
        {"opened": opened_of(page(client, member)), **sent(p1_state="present", p1_kept_at="Tủ 9"), **boxes},
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert words in text
    assert 'value="Tủ 9"' in text
    assert not FilePaper.objects.exists()


def test_a_kind_no_longer_in_use_may_stay_but_not_be_begun(secretary, member, monkeypatch):
    from members import codes

    FilePaper.objects.create(person=member, kind="5", state=PaperState.MISSING)
    monkeypatch.setattr(codes.Codes, "holds", lambda self, key, on: key != "5" and key != "6")
    was = selectors.values_of(FilePaper.objects.get())
    services.save_papers(person_id=member.pk, opened={"5": was}, values={"5": {"state": "present"}}, by=secretary)
    with pytest.raises(Refused, match="không còn trong danh mục"):
        services.save_papers(person_id=member.pk, opened={}, values={"6": {"state": "present"}}, by=secretary)
    assert "5" in {line.kind for line in _file(member).shown("originals")}
    assert "6" not in {line.kind for line in _file(member).shown("originals")}


# ── two people ──────────────────────────────────────────────────────────────
def test_two_people_write_different_boxes_and_both_are_kept(client_for, secretary, office, member):
    first, second = client_for(secretary), client_for(office)
    seen = opened_of(page(first, member))
    url = reverse("members:papers", args=[member.pk])
    second.post(url, {"opened": opened_of(page(second, member)), **sent(p5_state="present", p5_number="")})
    first.post(url, {"opened": seen, **sent(p5_state="present", p5_number="12-QĐ/ĐU")})
    row = FilePaper.objects.get()
    assert (row.state, row.number) == ("present", "12-QĐ/ĐU")


def test_two_people_write_the_same_box_and_see_three_values(client_for, secretary, office, member):
    first, second = client_for(secretary), client_for(office)
    seen = opened_of(page(first, member))
    url = reverse("members:papers", args=[member.pk])
    second.post(url, {"opened": opened_of(page(second, member)), **sent(p5_state="missing", p5_number="của kia")})
    answer = first.post(url, {"opened": seen, **sent(p5_state="present", p5_number="của tôi", p1_state="present")})
    text = answer.content.decode()
    assert "Hai người cùng sửa" in text
    assert "của kia" in text
    assert "của tôi" in text
    assert not FilePaper.objects.filter(kind="1").exists()
    hidden = dict(answer.context["hidden"])
    first.post(url, {**hidden, "keep_5.state": "now", "keep_5.number": "yours"})
    row = FilePaper.objects.get(kind="5")
    assert (row.state, row.number) == ("missing", "của tôi")
    assert FilePaper.objects.filter(kind="1").exists()


def test_a_form_opened_by_nobody_counts_as_opened_now(secretary, member):
    FilePaper.objects.create(person=member, kind="5", state=PaperState.MISSING)
    with pytest.raises(ChangedMeanwhile):
        services.save_papers(person_id=member.pk, opened={}, values={"5": {"state": "present"}}, by=secretary)


# ── who sees what ───────────────────────────────────────────────────────────
def test_the_decision_of_discipline_is_seen_only_with_the_right_to_the_background(
    client_for, secretary, leader, member
):
    Discipline.objects.create(person=member, kind="party_warning")
    assert "Quyết định kỷ luật" in page(client_for(secretary), member).content.decode()
    assert "Quyết định kỷ luật" not in page(client_for(leader), member).content.decode()


def test_a_reader_sees_no_boxes(client_for, leader, member):
    FilePaper.objects.create(person=member, kind="5", state=PaperState.PRESENT, number="12-QĐ/ĐU")
    text = page(client_for(leader), member).content.decode()
    assert "12-QĐ/ĐU" in text
    assert 'name="5.number"' not in text


def test_a_reader_may_not_send(client_for, leader, member):
    assert client_for(leader).post(reverse("members:papers", args=[member.pk]), {}).status_code == 403


def test_only_what_is_missing_is_shown_across_all_bands(client_for, secretary, member):
    FilePaper.objects.create(person=member, kind="83", state=PaperState.MISSING)
    FilePaper.objects.create(person=member, kind="1", state=PaperState.PRESENT)
    response = page(client_for(secretary), member, thieu="1")
    kinds = [row.line.kind for row in response.context["rows"]]
    assert kinds == ["2", "3", "4", "5", "7", "83"]


def test_an_official_transfer_and_an_exemption_are_read_from_the_register(member, city):
    membership = member.memberships.get()
    Movement.objects.create(membership=membership, kind="arrived", happened_on=TODAY, to_cell=city.cell)
    type(membership).objects.filter(pk=membership.pk).update(standing=Standing.EXEMPT)
    missing = {line.kind for line in _file(member).shown("", only_missing=True)}
    assert {"54", "79", "80", "81"} <= missing


def test_the_page_asks_the_same_number_of_queries_for_one_paper_and_for_many(
    client_for, secretary, member, django_assert_max_num_queries
):
    client = client_for(secretary)
    page(client, member)
    for kind in range(1, 30):
        FilePaper.objects.create(person=member, kind=str(kind), state=PaperState.PRESENT)
    with django_assert_max_num_queries(16):
        response = page(client, member)
    assert len(response.content) < 60_000


def _file(person):
    return selectors.file_of(record_of(person), background=True, today=TODAY)
