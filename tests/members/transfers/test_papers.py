"""Papers of a transfer: the right letter with its boxes, two notices, numbers by right, numbers without gaps."""

from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader

from accounts.findings import Refused
from accounts.models import AccessLog
from branches.choices import Kind
from branches.models import IssuedPaper
from branches.scopes import scope_of
from members.choices import TransferKind
from members.models import Person, Transfer
from members.transfers import services
from members.transfers.services import Letter
from tests.factories import OrganisationFactory
from tests.factories.members import MemberFactory
from tests.members.printing.records import pdf_text

pytestmark = pytest.mark.django_db
ON = date(2026, 8, 15)


@pytest.fixture
def member(city):
    return MemberFactory(
        cell=city.cell, since=date(2026, 1, 1), full_name="Phạm Thị Giới Thiệu", dossier_number="000123HN"
    )


def issued(person, by, to=None, city=None, **more):
    given = {"kind": TransferKind.FORMAL, "moved_on": date(2026, 8, 1)} | more
    row = services.request_transfer(person_id=person.pk, to_cell_id=to.pk if to else None, by=by, **given)
    letter = Letter("", ON, "Đảng ủy phường Ngọc Hà", dues_until=date(2026, 8, 1))
    return services.issue_letter(transfer_id=row.pk, letter=letter, register_of=city.ward.pk, by=by)


def text_of(make, row, user, tmp_path):
    target = tmp_path / "giay.pdf"
    make(transfer=row, scope=scope_of(user, ON), target=target, by=user)
    return " ".join(pdf_text(target).split())


@pytest.mark.parametrize(
    ("where", "title", "boxes"),
    [
        ({"to": "neighbour_cell"}, "loại 7 ô", 7),
        ({"to": "other_cell"}, "loại 10 ô", 10),
        ({"to_words": "Đảng bộ phường Hải Châu, Đà Nẵng"}, "loại 10 ô", 10),
        ({"to": "other_cell", "kind": "temporary", "until_on": date(2027, 1, 31)}, "loại 8 ô", 8),
        ({"to_words": "Nhật Bản", "kind": "abroad", "until_on": date(2027, 1, 31)}, "loại 2 ô", 2),
        ({"to": "second_cell", "kind": "internal"}, "loại 7 ô", 7),
    ],
)
def test_the_letter_is_of_the_right_kind_with_its_boxes(where, title, boxes, city, member, officer, tmp_path):
    more = dict(where)
    to = getattr(city, more.pop("to")) if "to" in more else None
    text = text_of(services.print_letter, issued(member, officer, to, city, **more), officer, tmp_path)
    assert title.upper() in text.upper()
    assert text.count("Kính gửi:") == boxes
    assert all(said in text for said in ("Phạm Thị Giới Thiệu", "01-GTSHĐ", "08/2026", "Chi bộ Tổ dân phố 7"))


def test_two_notices_go_to_the_two_committees_of_the_new_side(city, member, officer, tmp_path):
    base = OrganisationFactory(name="Đảng bộ Trường Lê", kind=Kind.BASE, parent=city.other_ward)
    row = issued(member, officer, OrganisationFactory(name="Chi bộ Tổ Toán", parent=base), city)
    text = text_of(services.print_notices, row, officer, tmp_path)
    assert "Kính gửi: Đảng ủy phường Láng" in text
    assert "Kính gửi: Đảng ủy Trường Lê" in text
    assert len(PdfReader(tmp_path / "giay.pdf").pages) == 2


def test_inside_a_ward_the_notice_goes_to_the_base_alone(city, member, officer, tmp_path):
    row = issued(member, officer, city.neighbour_cell, city)
    text = text_of(services.print_notices, row, officer, tmp_path)
    assert "Kính gửi: Đảng ủy Khu dân cư số 2" in text
    assert len(PdfReader(tmp_path / "giay.pdf").pages) == 1


def test_numbers_of_the_member_stand_only_for_who_may_reveal_them(city, member, officer, leader, tmp_path):
    row = issued(member, officer, city.neighbour_cell, city)
    assert "000123HN" in text_of(services.print_letter, row, officer, tmp_path)
    assert AccessLog.objects.order_by("-pk")[0].action == "revealed"
    assert "000123HN" not in text_of(services.print_letter, row, leader, tmp_path)
    assert AccessLog.objects.order_by("-pk")[0].action == "exported"


def test_letters_of_a_committee_are_numbered_without_gaps(city, member, officer):
    others = [MemberFactory(cell=city.cell, since=date(2026, 1, 1)) for _number in range(2)]
    rows = [issued(one, officer, city.neighbour_cell, city) for one in (member, others[0])]
    row = services.request_transfer(
        person_id=others[1].pk, kind="formal", moved_on=ON, to_cell_id=city.other_cell.pk, by=officer
    )
    with pytest.raises(Refused):
        late = Letter("", date(2999, 1, 1))
        services.issue_letter(transfer_id=row.pk, letter=late, register_of=city.ward.pk, by=officer)
    rows.append(services.issue_letter(transfer_id=row.pk, letter=Letter("", ON), register_of=city.ward.pk, by=officer))
    assert [one.letter_number for one in rows] == ["01-GTSHĐ", "02-GTSHĐ", "03-GTSHĐ"]
    assert set(IssuedPaper.objects.values_list("subject_id", flat=True)) == {one.pk for one in rows}


def test_the_officer_leaves_the_number_to_the_register_the_secretary_may_not(
    city, member, officer, secretary, client_for
):
    other = MemberFactory(cell=city.cell, since=date(2026, 1, 1))
    data = {"letter_on_day": "2", "letter_on_month": "11", "letter_on_year": "2026"}
    for user, person, status in ((officer, member, 302), (secretary, other, 200)):
        row = services.request_transfer(
            person_id=person.pk, kind="formal", moved_on=date(2026, 10, 1), to_cell_id=city.other_cell.pk, by=officer
        )
        answer = client_for(user).post(reverse("transfers:act", args=[row.pk, "cap-giay"]), data)
        assert answer.status_code == status
    assert Transfer.objects.get(membership__person=member).letter_number == "01-GTSHĐ"


def test_the_page_prints_for_the_old_side_only(city, member, officer, secretary, neighbour_secretary, client_for):
    row = issued(member, officer, city.neighbour_cell, city)
    address = reverse("transfers:papers", args=[row.pk, "giay-gioi-thieu"])
    answer = client_for(secretary).post(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert client_for(neighbour_secretary).post(address).status_code == 403
    assert Person.objects.count() == 1
