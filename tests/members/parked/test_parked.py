"""Signs that somebody is parked: each found with its evidence, cleared by what it says, a verdict never."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from branches.choices import Sector
from branches.models import OrganisationPeriod
from branches.scopes import scope_of
from members.choices import ExemptionGround, PlacementKind, Standing, TransferKind, TransferStage
from members.models import Exemption, Membership, Person, Placement, Transfer, WorkPeriod
from members.parked import inbox, past_ends, selectors
from members.parked.registry import Evidence, Provider, provide, providers
from members.transfers import clocks
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def scope(officer, today):
    return scope_of(officer, today)


def membership(person):
    return Membership.objects.get(person=person)


def member(city, **more):
    return MemberFactory(cell=city.cell, since=date(2025, 6, 1), full_name="Phạm Văn Gửi", **more)


def transfer(person, city, **more):
    given = {
        "kind": TransferKind.FORMAL,
        "stage": TransferStage.ISSUED,
        "moved_on": date(2026, 5, 1),
        "letter_on": date(2026, 5, 4),
        "letter_number": "07-GTSHĐ",
    }
    return Transfer.objects.create(
        membership=membership(person), from_cell_id=city.cell.pk, to_cell_id=city.other_cell.pk, **(given | more)
    )


def signs(scope, today, kind=""):
    return selectors.page(scope, today, kind).rows


def only(scope, today):
    (row,) = signs(scope, today)
    return row


def dwelling(city):
    OrganisationPeriod.objects.filter(organisation=city.ward).update(sector=Sector.URBAN)


# ── where somebody lives ────────────────────────────────────────────────────
def test_a_residence_in_another_province_is_told_without_the_street(city, scope, today):
    member(
        city, residence_province="Nghệ An", residence_detail="Số 5 ngõ 2, Phường Vinh", declared_on=date(2025, 11, 1)
    )
    row = only(scope, today)
    assert (row.kind, row.since) == ("Cư trú ngoài thành phố", "01/11/2025")
    assert row.evidence == (Evidence("Thường trú: Vinh, Nghệ An", "mục 07 Phiếu đảng viên, khai ngày 01/11/2025"),)
    assert "tạm trú" in row.cure


@pytest.mark.parametrize(
    "more",
    [
        {"residence_province": "Thành phố Hà Nội"},
        {"residence_province": "TP. Hà Nội"},
        {"residence_province": "Hà Tây"},
        {"residence_province": ""},
        {"residence_province": "Nghệ An", "stay_province": "Thành phố Hà Nội"},
    ],
)
def test_who_lives_or_stays_in_the_city_or_says_nothing_is_left_alone(more, city, scope, today):
    member(city, **more)
    assert signs(scope, today) == ()


def test_a_stay_elsewhere_counts_before_the_residence(city, scope, today):
    member(city, residence_province="Thành phố Hà Nội", stay_province="Đà Nẵng")
    assert only(scope, today).evidence[0].words == "Tạm trú: Đà Nẵng"


def test_another_present_ward_speaks_only_in_dwelling_areas_and_in_present_names(city, scope, today):
    given = {"residence_province": "Thành phố Hà Nội"}
    member(city, residence_detail="Số 3, Phường Cửa Nam", **given)
    member(city, residence_detail="Số 3, phường Ngọc Hà", **given)
    member(city, residence_detail="Số 3, phường Đội Cấn cũ", **given)
    assert signs(scope, today) == ()
    dwelling(city)
    row = only(scope, today)
    assert (row.kind, row.evidence[0].words) == ("Cư trú ở phường, xã khác", "Thường trú: Cửa Nam, Thành phố Hà Nội")


@pytest.mark.parametrize("away", ["on the way", "for a time", "exempt"])
def test_who_has_done_what_is_asked_is_not_parked(away, city, scope, today):
    person = member(city, residence_province="Nghệ An")
    if away == "on the way":
        transfer(person, city, letter_on=today, moved_on=today)
    elif away == "for a time":
        Placement.objects.create(
            membership=membership(person), cell=city.other_cell, kind=PlacementKind.TEMPORARY, starts_on=today
        )
    else:
        Membership.objects.filter(person=person).update(standing=Standing.EXEMPT)
    assert signs(scope, today) == ()


def test_the_last_line_of_work_in_another_province(city, scope, today):
    person = member(city)
    WorkPeriod.objects.create(person=person, starts_on=date(2010, 1, 1), words="Kỹ sư", place="Sở Xây dựng tỉnh Sơn La")
    assert only(scope, today).evidence[0].words == "Kỹ sư, Sở Xây dựng tỉnh Sơn La"
    WorkPeriod.objects.create(person=person, starts_on=date(2024, 1, 1), words="Kỹ sư", place="Sở Xây dựng Hà Nội")
    assert signs(scope, today) == ()


# ── past ends ───────────────────────────────────────────────────────────────
def test_a_letter_never_presented_is_told_from_the_day_after_its_last(city, scope, today):
    last = past_ends.last_late(TransferKind.FORMAL, today, clocks.days_off())
    assert past_ends._is_late(TransferKind.FORMAL, last, today, clocks.days_off())
    assert not past_ends._is_late(TransferKind.FORMAL, last + timedelta(days=1), today, clocks.days_off())
    row = transfer(member(city), city, letter_on=last + timedelta(days=1))
    assert signs(scope, today) == ()
    Transfer.objects.filter(pk=row.pk).update(letter_on=last)
    letter, due = only(scope, today).evidence
    assert letter.words == f"Giấy giới thiệu số 07-GTSHĐ ngày {last:%d/%m/%Y} chưa xuất trình"
    assert "30 ngày làm việc" in due.words
    Transfer.objects.filter(pk=row.pk).update(stage=TransferStage.PRESENTED, presented_on=today)
    assert signs(scope, today) == ()


def test_a_stay_and_an_exemption_past_their_ends(city, scope, today):
    person = member(city)
    yesterday = today - timedelta(days=1)
    stay = transfer(
        person,
        city,
        kind=TransferKind.TEMPORARY,
        stage=TransferStage.ACCEPTED,
        until_on=yesterday,
        closed_on=date(2026, 5, 10),
    )
    exemption = Exemption.objects.create(
        membership=membership(person),
        ground=ExemptionGround.TREATMENT,
        starts_on=date(2026, 1, 1),
        until_on=yesterday,
        decision_number="5-QĐ/ĐU",
    )
    found = {row.kind: row.evidence[0] for row in signs(scope, today)}
    assert set(found) == {"Quá hạn sinh hoạt tạm thời", "Quá hạn miễn công tác và sinh hoạt"}
    told = found["Quá hạn miễn công tác và sinh hoạt"]
    assert (told.words, told.source) == (
        f"Miễn công tác và sinh hoạt đến {yesterday:%d/%m/%Y}",
        "quyết định số 5-QĐ/ĐU",
    )
    Exemption.objects.filter(pk=exemption.pk).update(ends_on=today)
    Transfer.objects.filter(pk=stay.pk).update(ended_on=today)
    assert signs(scope, today) == ()


# ── page, list, home, registry ──────────────────────────────────────────────
def test_the_page_shows_own_signs_by_kind_and_unit(city, secretary, neighbour_secretary, client_for):
    person = member(city, residence_province="Nghệ An")
    page = reverse("parked:list")
    shown = client_for(secretary).get(page, {"loai": "cu-tru-tinh-khac", "don_vi": city.cell.pk}).content.decode()
    assert person.full_name in shown
    assert f"{reverse('members:list')}?don_vi={city.cell.pk}&amp;gui=cu-tru-tinh-khac" in shown
    assert "Không có dấu hiệu nào" in client_for(neighbour_secretary).get(page).content.decode()
    assert "Không có dấu hiệu nào" in client_for(secretary).get(page, {"loai": "het-mien"}).content.decode()


def test_the_list_narrows_to_a_kind_so_that_it_can_be_kept_and_taken(city, officer, client_for):
    member(city, residence_province="Nghệ An")
    MemberFactory(cell=city.cell, full_name="Lê Văn Ở Nhà")
    shown = client_for(officer).get(reverse("members:list"), {"gui": "cu-tru-tinh-khac"}).content.decode()
    assert "Phạm Văn Gửi" in shown
    assert "Lê Văn Ở Nhà" not in shown


def test_home_and_the_unit_s_page_count_them(city, secretary, office, today, client_for):
    member(city, residence_province="Nghệ An")
    for user in (secretary, office):
        (item,) = inbox.waiting(user, scope_of(user, today), today)
        assert (item.title, item.why) == ("1 dấu hiệu gửi sinh hoạt cần xem", "Cư trú ngoài thành phố: 1")
    page = client_for(secretary).get(reverse("branches:detail", args=[city.cell.pk])).content.decode()
    assert f"{reverse('parked:list')}?don_vi={city.cell.pk}" in page


def test_as_many_questions_for_one_as_for_many(city, scope, today):
    counts = []
    for _number in range(3):
        member(city, residence_province="Nghệ An")
        with CaptureQueriesContext(connection) as asked:
            signs(scope, today)
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_a_higher_app_adds_a_kind_of_its_own(city, scope, today):
    person = member(city)
    absent = Provider(
        kind="vang-hop",
        label="Vắng sinh hoạt",
        cure="Ghi lý do",
        find=lambda day: Person.objects.filter(full_name="Phạm Văn Gửi"),
        since="declared_on",
        tell=lambda rows, day: {row: (Evidence("Vắng ba buổi", "sổ họp"),) for row in rows},
    )
    provide(absent)
    try:
        row = only(scope, today)
    finally:
        del providers()["vang-hop"]
    assert (row.url, row.evidence[0].words) == (reverse("members:detail", args=[person.pk]), "Vắng ba buổi")
