"""Ties with the place of residence: introduced or exempt, commented on each year, who is still missing, papers."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.findings import ChangedMeanwhile, Refused
from accounts.models import AccessLog
from branches.scopes import scope_of
from members.models import ResidenceComment, ResidenceTie
from members.residence import selectors, services
from members.residence.services import Said, Tie
from tests.factories.branches import period_of
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
PLACE = "Chi ủy Tổ dân phố số 7, phường Ngọc Hà"
COME = date(2026, 11, 20)


@pytest.fixture
def members(city):
    return [MemberFactory(cell=city.cell) for _ in range(3)]


def introduce(person, by, **more):
    reason = more.pop("reason", "")
    tie = Tie(**({"place": PLACE, "starts_on": date(2026, 2, 1), "letter_number": "3-GT"} | more))
    return services.save_tie(person_id=person.pk, tie=tie, reason=reason, by=by)


def comment(cell, by, *said, year=2026, received_on=COME):
    return services.save_comments(cell_id=cell.pk, year=year, received_on=received_on, comments=said, by=by)


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


def test_a_new_introduction_ends_the_one_that_runs(members, secretary):
    first = introduce(members[0], secretary)
    introduce(members[0], secretary, place="Chi ủy thôn 2", starts_on=date(2026, 6, 1))
    first.refresh_from_db()
    assert first.ends_on == date(2026, 6, 1)


def test_who_is_exempt_from_introduction_needs_no_place_and_group_a_does(members, secretary):
    introduce(members[0], secretary, place="", letter_number="", exemption="secret_task")
    with pytest.raises(Refused) as refusal:
        introduce(members[1], secretary, place="", exemption="barracks")
    assert codes(refusal) == ["required"]
    with pytest.raises(Refused) as refusal:
        introduce(members[1], secretary, exemption="combat_ready")
    assert codes(refusal) == ["residence_not_introduced"]
    assert introduce(members[1], secretary, exemption="combat_ready", reason="đơn vị cho phép").place == PLACE


def test_a_whole_cell_is_written_at_once_and_criticism_needs_words(city, members, secretary):
    one, two, _third = members
    with pytest.raises(Refused) as refusal:
        comment(city.cell, secretary, Said(one.pk, "good"), Said(two.pk, "negative"))
    assert codes(refusal) == ["residence_words"]
    assert not ResidenceComment.objects.exists()
    assert comment(city.cell, secretary, Said(one.pk, "good"), Said(two.pk, "negative", "không dự họp")) == 2
    with pytest.raises(Refused) as refusal:
        comment(city.cell, secretary, Said(one.pk, "remarks", "ít dự họp"))
    assert codes(refusal) == ["residence_already"]


def test_a_comment_is_put_right_by_whoever_saw_the_one_that_stands(city, members, secretary, office):
    comment(city.cell, secretary, Said(members[0].pk, "good"))
    said = Said(members[0].pk, "remarks", "ít dự họp")
    given = {"person_id": members[0].pk, "year": 2026, "said": said, "received_on": COME, "by": office}
    with pytest.raises(ChangedMeanwhile):
        services.correct_comment(**given)
    assert services.correct_comment(**given, version=1).view == "remarks"


def test_the_list_of_the_missing_names_who_was_introduced_and_not_commented_on(city, members, secretary):
    for person in members:
        introduce(person, secretary)
    introduce(MemberFactory(cell=city.cell), secretary, exemption="barracks")
    comment(city.cell, secretary, Said(members[0].pk, "good"))
    today = timezone.localdate()
    rows, total = selectors.missing_below(period_of(city.base), 2026, scope_of(secretary, today), today)
    assert {row.person_id for row in rows} == {members[1].pk, members[2].pk}
    assert total == 2


def test_the_page_of_a_cell_keeps_what_was_typed_when_refused_and_its_reading_is_logged(
    city, members, secretary, client_for
):
    client = client_for(secretary)
    url = reverse("residence:cell", args=[city.cell.pk, 2026])
    day = {"received_on_day": 20, "received_on_month": 11, "received_on_year": 2026}
    first = members[0].pk
    page = client.post(url, day | {f"p{first}": "negative", f"w{members[1].pk}": "chữ đã gõ"}).content.decode()
    assert "phải ghi nội dung" in page
    assert "chữ đã gõ" in page
    assert client.post(url, day | {f"p{first}": "good"}).status_code == 302
    before = AccessLog.objects.count()
    assert "thực hiện tốt" in client.get(url).content.decode()
    assert AccessLog.objects.count() == before + 1


def test_letter_and_slips_are_pdfs(city, members, secretary, client_for):
    tie = introduce(members[0], secretary)
    client = client_for(secretary)
    for url in (
        reverse("residence:letter", args=[tie.pk]),
        reverse("residence:slips", args=[city.cell.pk, 2026]),
    ):
        assert client.get(url).content.startswith(b"%PDF")
    assert ResidenceTie.objects.count() == 1
