"""Đối khớp số lượng: two people of two levels, a difference with its reason, open again when the ledger changed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from accounts.findings import ChangedMeanwhile, Refused
from branches.scopes import scope_of
from branches.workitems import inbox
from members.headcounts import rules, selectors, services
from members.headcounts.rules import Quarter, State
from members.models import HeadcountMatch, Placement
from tests.factories.branches import period_of
from tests.factories.members import MemberFactory
from tests.members.printing.records import pdf_text

pytestmark = pytest.mark.django_db
AUTUMN = Quarter(2026, 3)
TODAY = date(2026, 11, 24)


@pytest.fixture
def members(city):
    return [MemberFactory(cell=city.cell, since=date(2026, 1, 1)) for _ in range(3)]


def confirm(cell, by, paper=3, **more):
    return services.confirm_headcount(organisation_id=cell.pk, quarter=AUTUMN, paper_count=paper, by=by, **more)


def accept(cell, by, version=1):
    return services.accept_headcount(organisation_id=cell.pk, quarter=AUTUMN, version=version, by=by)


def page(body, by):
    return selectors.page_of(period_of(body), AUTUMN, scope_of(by, TODAY), by.pk)


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


def leaves(person, on):
    Placement.objects.filter(membership__person=person).update(ends_on=on)


# ── quarters ────────────────────────────────────────────────────────────────
def test_a_quarter_is_over_on_the_day_after_its_last():
    assert [Quarter(2026, number).day for number in (1, 2, 3, 4)] == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
    ]
    assert rules.last_ended(date(2026, 9, 30)) == Quarter(2026, 2)
    assert rules.last_ended(date(2026, 10, 1)) == AUTUMN
    assert rules.last_ended(date(2026, 1, 1)) == Quarter(2025, 4)
    assert AUTUMN.words == "Quý III/2026"


# ── the two confirmations ───────────────────────────────────────────────────
def test_the_unit_confirms_then_the_level_above_and_it_is_matched(city, members, secretary, office):
    assert page(city.base, office).below[0].state == State.OPEN
    row = confirm(city.cell, secretary)
    assert (row.counted, row.paper_count) == (3, 3)
    assert page(city.base, office).below[0].state == State.CONFIRMED
    accept(city.cell, office)
    assert page(city.base, office).below[0].state == State.MATCHED
    assert page(city.base, office).done == 1


def test_nobody_confirms_both_sides(city, members, office, officer):
    confirm(city.cell, office)
    line = page(city.base, office).below[0]
    assert line.accept_url == ""
    with pytest.raises(Refused) as refusal:
        accept(city.cell, office)
    assert codes(refusal) == ["headcount_two_people"]
    accept(city.cell, officer)


def test_a_difference_needs_its_reason_and_shows_it(city, members, secretary, office):
    with pytest.raises(Refused) as refusal:
        confirm(city.cell, secretary, paper=4)
    assert codes(refusal) == ["headcount_unexplained"]
    confirm(city.cell, secretary, paper=4, explanation="Một đồng chí tiếp nhận ngày 2/10.")
    accept(city.cell, office)
    line = page(city.base, office).below[0]
    assert (line.state, line.difference) == (State.DIFFERS, "+1")


def test_the_ledger_changing_behind_a_confirmed_day_opens_the_match_again(city, members, secretary, office):
    confirm(city.cell, secretary)
    leaves(members[0], date(2026, 9, 15))
    with pytest.raises(Refused) as refusal:
        accept(city.cell, office)
    assert codes(refusal) == ["headcount_moved"]
    line = page(city.base, office).below[0]
    assert line.state == State.REOPENED
    assert line.state_words == "đối khớp lại: 3 → 2"
    confirm(city.cell, secretary, paper=2, version=1)
    accept(city.cell, office, version=2)
    leaves(members[1], date(2026, 9, 20))
    assert page(city.base, office).below[0].state == State.REOPENED
    again = confirm(city.cell, secretary, paper=1, version=3)
    assert (again.counted, again.accepted_by) == (1, None)


def test_a_move_after_the_day_changes_nothing_and_what_is_matched_stays(city, members, secretary, office):
    confirm(city.cell, secretary)
    accept(city.cell, office)
    leaves(members[0], date(2026, 10, 2))
    assert page(city.base, office).below[0].state == State.MATCHED
    with pytest.raises(Refused) as refusal:
        confirm(city.cell, secretary, version=2)
    assert codes(refusal) == ["headcount_matched"]


def test_a_quarter_that_still_runs_and_a_unit_that_is_silent_are_refused(city, members, secretary, office):
    with pytest.raises(Refused) as refusal:
        services.confirm_headcount(organisation_id=city.cell.pk, quarter=Quarter(2199, 4), paper_count=3, by=secretary)
    assert codes(refusal) == ["headcount_too_early"]
    with pytest.raises(Refused) as refusal:
        accept(city.cell, office, version=None)
    assert codes(refusal) == ["headcount_not_confirmed"]


@pytest.mark.django_db(transaction=True)
def test_two_people_confirming_at_once_make_one_match(city, members, secretary, office):
    def save(by):
        with connection.cursor() as cursor:
            cursor.execute(f'SET ROLE "{settings.APP_DATABASE_USER}"')
        try:
            return confirm(city.cell, by).version
        except ChangedMeanwhile as changed:
            return f"changed to {changed.version}"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(save, (secretary, office)))
    assert sorted(results, key=str) == [1, "changed to 1"]
    assert HeadcountMatch.objects.count() == 1


# ── pages, minutes, inbox ───────────────────────────────────────────────────
def test_both_confirm_on_the_pages_and_the_minutes_say_it(client_for, city, members, secretary, office, tmp_path):
    where = [city.cell.pk, 2026, 3]
    sent = {"paper_count": "4", "explanation": ""}
    unit = client_for(secretary)
    wrong = unit.post(reverse("headcounts:confirm", args=where), sent).content.decode()
    assert "Sổ giấy 4 người, sổ này 3 người mà chưa giải thích." in wrong
    sent["explanation"] = "Một đồng chí tiếp nhận ngày 2/10/2026."
    done = unit.post(reverse("headcounts:confirm", args=where), sent, follow=True).content.decode()
    assert "chờ cấp trên" in done
    above = client_for(office)
    sent = {"version": "1", "tu": "tren"}
    page = above.post(reverse("headcounts:accept", args=where), sent, follow=True).content.decode()
    assert "có chênh lệch" in page
    assert "1 trên 2 đơn vị đã xong" in page
    target = tmp_path / "bien-ban.pdf"
    target.write_bytes(above.get(reverse("headcounts:minutes", args=[city.base.pk, 2026, 3])).content)
    text = pdf_text(target)
    assert "đối khớp số lượng đảng viên quý III/2026" in text
    assert "Một đồng chí tiếp nhận ngày 2/10/2026." in text
    assert "ĐẠI DIỆN CẤP TRÊN" in text.upper()


def test_a_page_opened_before_somebody_else_confirmed_says_so(client_for, city, members, secretary, office):
    confirm(city.cell, office)
    where = reverse("headcounts:confirm", args=[city.cell.pk, 2026, 3])
    page = client_for(secretary).post(where, {"paper_count": "3"}).content.decode()
    assert "Người khác vừa xác nhận số này." in page
    assert 'name="version" value="1"' in page


def test_a_quarter_to_come_has_no_page(client_for, city, secretary):
    client = client_for(secretary)
    for year, number in ((2199, 4), (2026, 5), (1900, 1)):
        assert client.get(reverse("headcounts:quarter", args=[city.cell.pk, year, number])).status_code == 404


def test_the_inbox_tells_the_unit_then_the_level_above(city, members, secretary, office, only_kinds):
    only_kinds("headcounts.")

    def told(user):
        return [item.title for item in inbox.waiting(user, scope_of(user, TODAY), TODAY)]

    assert told(secretary) == ["Đối khớp số lượng đảng viên quý III/2026"]
    confirm(city.cell, secretary)
    assert told(secretary) == []
    assert "1 đơn vị đã xác nhận số lượng" in told(office)
    accept(city.cell, office)
    assert "1 đơn vị đã xác nhận số lượng" not in told(office)
    leaves(members[0], date(2026, 9, 15))
    (item,) = inbox.waiting(secretary, scope_of(secretary, TODAY), TODAY)
    assert item.why == "Sổ đã thay đổi sau khi xác nhận 3 người."
