"""The pages of the yearly rating: one sitting on one screen, nothing lost on refusal, the whole way to the notice."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from cell_life.models import RatingComplaint, RatingDecision, RatingEntry, RatingSheet
from cell_life.rounds import services
from members.models import Rating
from tests.factories.members import MemberFactory
from tests.factories.rounds import entries, reported

pytestmark = pytest.mark.django_db
SINCE = date(2024, 1, 1)


@pytest.fixture
def members(city):
    return [MemberFactory(cell=city.cell, since=SINCE) for _ in range(3)]


def url(name, *args):
    return reverse(f"rounds:{name}", args=args)


def day(name, when):
    return {f"{name}_day": when.day, f"{name}_month": when.month, f"{name}_year": when.year}


def boxes_of(page):
    return set(re.findall(r'name="([^"]+)"', page))


def typed(client, sheet, **more):
    """What a secretary types into the whole sheet: three good votes for each, everybody's review."""
    people = [row.membership.person_id for row in entries(sheet)]
    data = day("voted_on", date(2026, 11, 20)) | day("draft_sent_on", date(2026, 11, 16))
    data |= day("received_on", date(2026, 11, 18)) | {"chair": people[0], "other_chair": people[1]}
    data |= {"counter_1": people[1], "counter_2": people[2], "issued": 3}
    for row in entries(sheet):
        data |= {f"e{row.pk}_review": "on", f"e{row.pk}_points": "86,5", f"e{row.pk}_proposed_level": "good"}
        data |= {f"v{row.pk}_excellent": "0", f"v{row.pk}_good": "3"}
    return data | more


def test_a_cell_is_rated_in_one_sending_and_reported(city, members, secretary, client_for):
    client = client_for(secretary)
    address = url("sheet", city.cell.pk, 2026)
    assert "Lập danh sách" in client.get(address).content.decode()
    client.post(url("open", city.cell.pk, 2026))
    sheet = RatingSheet.objects.get()
    page = client.get(address).content.decode()
    asked = {name for name in typed(client, sheet) if not re.search(r"_(day|month|year)$", name)}
    assert asked <= boxes_of(page)
    answer = client.post(address, typed(client, sheet))
    assert answer.status_code == 302, re.findall(r'class="errorlist[^>]*>.*?</ul>', answer.content.decode())
    rows = entries(sheet)
    assert {(str(row.points), row.cell_level, row.review_on) for row in rows} == {("86.50", "good", date(2026, 11, 18))}
    version = RatingSheet.objects.get().version
    assert client.post(url("report", city.cell.pk, 2026), {"version": version}).status_code == 302
    sheet.refresh_from_db()
    assert sheet.state == "reported"


def test_a_refused_sheet_keeps_everything_typed_and_says_at_which_box(city, members, secretary, client_for):
    sheet = services.open_sheet(cell_id=city.cell.pk, year=2026, by=secretary)
    first = entries(sheet)[0]
    client = client_for(secretary)
    wrong = typed(client, sheet) | {f"v{first.pk}_excellent": "2", f"e{first.pk}_remark": "rất tích cực"}
    page = client.post(url("sheet", city.cell.pk, 2026), wrong).content.decode()
    assert "nhiều hơn 3" in page
    assert "rất tích cực" in page
    assert 'value="86,5"' in page
    assert not RatingEntry.objects.filter(ballot__isnull=False).exists()


def test_the_level_above_decides_announces_and_answers_a_complaint(
    city, members, secretary, office, officer, client_for
):
    sheet = reported(city.cell, secretary)
    above, cell, ward = client_for(office), client_for(secretary), client_for(officer)
    page = above.get(url("home") + f"?don_vi={city.base.pk}&nam=2026").content.decode()
    assert "1 chi bộ chờ" in page
    assert above.get(url("consider", city.cell.pk, 2026)).status_code == 200
    today = timezone.localdate()
    paper = day("decided_on", today) | {"from_register": "on", "issuer": "Đảng ủy"}
    ticked = {f"s{sheet.pk}": "on", f"n{sheet.pk}": sheet.version}
    answer = above.post(url("decide", city.base.pk, 2026), paper | ticked)
    decision = RatingDecision.objects.get()
    assert answer.url == url("decision", decision.pk)
    assert Rating.objects.filter(level="good", decision_number="01-QĐ").count() == 3
    above.post(url("announce", decision.pk), day("announced_on", today))
    row = entries(sheet)[0]
    said = day("received_on", today) | {"words": "đề nghị xem lại"}
    assert cell.post(url("complain", row.pk), said).status_code == 302
    complaint = RatingComplaint.objects.get()
    assert "đề nghị xem lại" in ward.get(url("decision", decision.pk)).content.decode()
    replied = {"answer": "đã xem xét", "new_level": "excellent", "version": complaint.version}
    assert ward.post(url("answer", complaint.pk), replied).status_code == 302
    assert Rating.objects.get(membership=row.membership).level == "excellent"


def test_the_papers_are_pdfs(city, members, secretary, office, client_for):
    sheet = reported(city.cell, secretary)
    decision = services.decide_sheets(
        organisation_id=city.base.pk,
        year=2026,
        versions={sheet.pk: sheet.version},
        paper=services.deciding.Paper("9-QĐ/ĐU", date(2026, 11, 23), "Đảng ủy"),
        by=office,
    )
    client = client_for(office)
    for address in (
        url("minutes", city.cell.pk, 2026),
        url("decision_paper", decision.pk),
        url("notices", city.cell.pk, 2026),
        url("summary_paper", city.base.pk, 2026),
    ):
        answer = client.get(address)
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")


def test_the_progress_of_a_unit_costs_the_same_for_many_cells(
    city, members, secretary, officer, client_for, django_assert_max_num_queries
):
    reported(city.cell, secretary)
    client = client_for(officer)
    with django_assert_max_num_queries(16):
        page = client.get(url("home") + f"?don_vi={city.ward.pk}&nam=2026")
    assert page.status_code == 200
