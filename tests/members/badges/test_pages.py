"""Pages of badges: what the planner shows of whom, down the tree; putting forward, deciding, the papers."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import AccessLog
from members.choices import BadgeWay, ProposalStage, Standing
from members.keeping import keeper_columns
from members.models import Badge, BadgeProposal, Discipline, Membership, Person, Placement
from tests.factories.members import MemberFactory
from vietnam import dates

pytestmark = pytest.mark.django_db
ROUND = "2027-02-03"


def member(cell, decided_on, name, **more):
    given = {"admitted_on": decided_on, "official_on": decided_on.replace(year=decided_on.year + 1)} | more
    return MemberFactory(cell=cell, decided_on=decided_on, full_name=name, since=date(2021, 1, 1), **given)


@pytest.fixture
def people(city):
    due = member(city.cell, date(1997, 1, 10), "Đào Đúng Hạn")
    due_far = member(city.neighbour_cell, date(1986, 12, 1), "Ngô Ở Xa")
    near = member(city.cell, date(1977, 3, 5), "Phạm Sắp Đủ")
    late = member(city.cell, date(1985, 5, 2), "Lê Đã Qua")
    held = member(city.cell, date(1997, 2, 1), "Trần Đã Có")
    Badge.objects.create(person=held, years=30, number="HN 00000007", decided_on=date(2026, 11, 7))
    dead = member(city.cell, date(1972, 5, 10), "Vũ Từ Trần")
    Membership.objects.filter(person=dead).update(standing=Standing.DIED, ended_on=date(2026, 11, 10))
    vague = MemberFactory(
        cell=city.cell, full_name="Hồ Thiếu Ngày", admitted_on=dates.of_month(1997, 2), official_on=dates.of_year(1998)
    )
    return {"due": due, "far": due_far, "near": near, "late": late, "held": held, "dead": dead, "vague": vague}


def page(client, name="badges:planner", **query):
    return client.get(reverse(name), {"dot": ROUND, **query})


def names(answer):
    return [line.person.full_name for line in answer.context["plan"].lines]


@pytest.mark.parametrize(
    ("group", "shown"),
    [
        ("", ["Đào Đúng Hạn"]),
        ("sap-du", ["Phạm Sắp Đủ"]),
        ("cham", ["Phạm Sắp Đủ", "Lê Đã Qua"]),
        ("da-co", ["Trần Đã Có"]),
        ("truy-tang", ["Vũ Từ Trần"]),
        ("thieu-ngay", ["Hồ Thiếu Ngày"]),
    ],
)
def test_each_group_shows_whom_it_should(client_for, secretary, people, group, shown):
    assert names(page(client_for(secretary), nhom=group)) == shown


def test_a_line_explains_itself(client_for, secretary, people):
    client = client_for(secretary)
    assert "10/01/1997 + 30 năm = 10/01/2027" in page(client).content.decode()
    assert "Nếu bệnh nặng, được xét tặng sớm ngay đợt này." not in page(client, nhom="").content.decode()
    assert "xét tặng sớm" in page(client, nhom="sap-du").content.decode()
    assert "không trước 01/02/2027 và không sau 28/02/2027" in page(client, nhom="thieu-ngay").content.decode()
    assert "Đã có huy hiệu số HN 00000007." in page(client, nhom="da-co").content.decode()


def test_the_ward_counts_by_body_and_badge_and_leads_down_the_tree(client_for, officer, city, people):
    client = client_for(officer)
    answer = page(client)
    plan = answer.context["plan"]
    assert (plan.years, plan.totals, plan.total) == ((30, 40), (1, 1), 2)
    rows = {row.name: row.total for row in plan.children}
    assert rows == {"Đảng bộ Khu dân cư số 1": 1, "Đảng bộ Khu dân cư số 2": 1}
    below = client.get(plan.children[0].url).context["plan"]
    assert [row.name for row in below.children] == ["Chi bộ Tổ dân phố 7"]
    assert below.money.total == 3_795_000


def test_a_filter_by_badge_keeps_the_counts(client_for, officer, people, city):
    member(city.neighbour_cell, date(1977, 1, 5), "Bùi Năm Mươi")
    plan = page(client_for(officer), nam="50").context["plan"]
    assert [line.person.full_name for line in plan.lines] == ["Bùi Năm Mươi"]
    assert (plan.years, plan.totals, plan.shown_of) == ((30, 40, 50), (1, 1, 1), 1)


def test_a_discipline_is_told_to_who_may_read_it_and_logged(client_for, secretary, leader, people):
    Discipline.objects.create(person=people["due"], kind="party_removal", decided_on=date(2026, 10, 1))
    told = "Do kỷ luật, tặng từ ngày 01/10/2027 trở đi."
    assert told not in page(client_for(leader)).content.decode()
    assert not AccessLog.objects.filter(subject_type="background").exists()
    assert told in page(client_for(secretary)).content.decode()
    assert AccessLog.objects.filter(subject_type="background", subject_id=people["due"].pk).exists()


def test_who_moved_after_the_day_shows_who_proposes(client_for, officer, city):
    person = member(city.cell, date(1996, 10, 5), "Mai Mới Chuyển")
    Placement.objects.filter(membership__person=person).update(ends_on=date(2026, 11, 1))
    Placement.objects.create(
        membership=Membership.objects.get(person=person), cell=city.neighbour_cell, starts_on=date(2026, 11, 1)
    )
    Person.objects.filter(pk=person.pk).update(**keeper_columns(city.neighbour_cell.pk, date(2026, 11, 24)))
    answer = page(client_for(officer), dot="2026-11-07")
    assert "Đã đủ năm khi còn ở Chi bộ Tổ dân phố 7: nơi ấy đề nghị." in answer.content.decode()


def test_the_cell_marks_the_ward_decides_and_prints(client_for, secretary, officer, city, people):
    mine = client_for(secretary)
    key = f"{people['due'].pk}-30"
    answer = mine.post(reverse("badges:propose_due"), {"don_vi": city.cell.pk, "dot": ROUND, "ai": [key]}, follow=True)
    assert "Đã đề nghị 1 đồng chí." in answer.content.decode()
    row = BadgeProposal.objects.get()
    ward = client_for(officer)
    listed = page(ward, "badges:proposals").content.decode()
    assert "Đào Đúng Hạn" in listed
    assert "Ghi quyết định" in listed
    address = f"{reverse('badges:decide')}?dot={ROUND}"
    sent = {
        "people": [row.pk],
        "number": "152-QĐ/TU",
        "on_day": "20",
        "on_month": "11",
        "on_year": "2026",
        "issuer": "Thành ủy",
    }
    done = ward.post(address, sent, follow=True)
    assert "Đã ghi quyết định tặng 1 huy hiệu." in done.content.decode()
    row.refresh_from_db()
    assert row.stage == ProposalStage.DECIDED
    book = {"dot": ROUND, "quyet_dinh": "152-QĐ/TU"}
    sheet = load_workbook(
        BytesIO(ward.post(reverse("badges:papers", args=["quyet-dinh", "xlsx"]), book).content)
    ).active
    texts = [cell.value for line in sheet.iter_rows() for cell in line if cell.value]
    assert {"Đào Đúng Hạn", "HN 00000008", "3.795.000"} <= set(texts)
    pdf = ward.post(reverse("badges:papers", args=["quyet-dinh", "pdf"]), book)
    assert pdf.content.startswith(b"%PDF")
    assert AccessLog.objects.filter(filter_words__contains="được tặng Huy hiệu Đảng", count=1).count() == 2


def test_the_decision_names_the_city_as_issuer_whoever_writes_it(client_for, officer, city, people):
    given = {"person": people["due"], "years": 30, "round_on": date(2027, 2, 3), "proposer_id": city.cell.pk}
    BadgeProposal.objects.create(way=BadgeWay.DUE, **given)
    form = page(client_for(officer), "badges:decide").context["form"]
    assert form.initial["issuer"] == "Thành ủy Hà Nội"
    assert city.ward.periods.get().name not in str(form)


@pytest.mark.parametrize("paper", ["so", "cap-lai", "de-nghi"])
def test_book_and_lists_have_the_columns_of_their_forms(client_for, officer, city, people, paper):
    given = {"person": people["held"], "years": 30, "round_on": date(2027, 2, 3), "proposer_id": city.cell.pk}
    BadgeProposal.objects.create(way=BadgeWay.REISSUE, number="HN 00000007", reason="mất khi lũ", **given)
    decided = {"stage": ProposalStage.DECIDED, "decision_number": "9-QĐ/TU", "decided_on": date(2026, 11, 1)}
    BadgeProposal.objects.create(way=BadgeWay.DUE, number="HN 00000007", **decided, **given)
    answer = client_for(officer).post(reverse("badges:papers", args=[paper, "xlsx"]), {"dot": ROUND})
    sheet = load_workbook(BytesIO(answer.content)).active
    heads = [cell.value for cell in sheet[5]]
    assert len(heads) == {"so": 9, "cap-lai": 11, "de-nghi": 12}[paper]
    lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=6)]
    if paper == "so":
        assert lines[0][1:4] == ["03/02/2027", "30 năm, số HN 00000007", "Trần Đã Có, 05/03/1970"]
    if paper == "cap-lai":
        assert lines[0][1:3] == ["HN 00000007", "Trần Đã Có"]


def test_a_refusal_at_the_form_says_what_to_do_and_keeps_what_was_typed(client_for, secretary, people):
    client = client_for(secretary)
    address = reverse("badges:propose", args=[people["late"].pk])
    assert client.get(f"{address}?nam=40&dot={ROUND}").status_code == 200
    sent = {"years": 40, "round_on": ROUND, "way": "late", "evidence": "QĐ kết nạp"}
    page_again = client.post(address, sent).content.decode()
    assert "tặng chậm phải giải trình" in page_again
    assert "QĐ kết nạp" in page_again
    assert not BadgeProposal.objects.exists()
