"""A list of transfers: same effect as the services of both sides; who comes, goes, moves; taken back whole."""

from datetime import date

import pytest

from branches.models import OrganisationPeriod
from jobs.models import StagedRow
from members.choices import PostKind
from members.ledger.proving.running import disagreements
from members.models import Membership, Movement, Person, Placement, Post, Transfer
from members.transfers import services as transfers
from members.transfers.services import Letter
from tests.factories.members import MemberFactory
from tests.members.intake.traces import effects_on, everything_of

pytestmark = pytest.mark.django_db
HEADERS = ("Họ và tên", "Ngày sinh", "Số định danh", "Hình thức", "Chuyển từ", "Chuyển đến", "Số giấy giới thiệu",
           "Ngày giấy giới thiệu", "Nơi cấp giấy", "Ngày tiếp nhận", "Tạm thời đến ngày", "Lý do", "Giới tính",
           "Dân tộc", "Tôn giáo", "Ngày vào Đảng", "Ngày chính thức")  # fmt: skip
TODAY = date(2026, 11, 24)
PAPER, ON = date(2026, 3, 5), date(2026, 3, 20)


@pytest.fixture
def moves(importer):
    importer.kind = "list_transfers"
    return importer


def name_of(cell) -> str:
    return OrganisationPeriod.objects.get(organisation=cell).name


def member(trial, place=0, **values):
    values.setdefault("full_name", f"Nguyễn Văn {'ABCDEF'[place]}n")
    values.setdefault("identity_number", f"00107012345{place}")
    return MemberFactory(cell=trial.cells[0], **values)


def line(person, **more):
    said = {
        "name": person.full_name, "born": f"{person.born_on:%d/%m/%Y}", "number": person.identity_number, "kind": "",
        "from": "", "to": "", "letter": "12-GTSHĐ", "letter_on": "05/03/2026", "issuer": "Đảng ủy phường",
        "on": "20/03/2026", "until": "",
        "reason": "", "sex": "", "ethnic": "", "religion": "", "admitted": "", "official": "",
    }  # fmt: skip
    return tuple({**said, **more}.values())


def by_service(person, clerk, *, kind="formal", until=None, **to):
    row = transfers.request_transfer(
        person_id=person.pk, kind=kind, moved_on=PAPER, until_on=until, reason="theo đơn", by=clerk, **to
    )
    letter = Letter("12-GTSHĐ", PAPER, "Đảng ủy phường")
    transfers.issue_letter(transfer_id=row.pk, letter=letter, by=clerk)
    transfers.accept_transfer(transfer_id=row.pk, on=ON, posts_end=True, by=clerk)


def reconciled() -> bool:
    return not list(disagreements(TODAY, TODAY))


def busy(trial, place):
    """A member with a post and a stay for a time in the third cell."""
    person = member(trial, place)
    own = Membership.objects.get(person=person)
    Post.objects.create(person=person, organisation=trial.cells[5], kind=PostKind.MEMBER, starts_on=date(2026, 1, 5))
    Placement.objects.create(membership=own, cell=trial.cells[2], kind="temporary", starts_on=date(2026, 2, 1))
    return person


WAYS = {
    "inside": ({"to": 1}, {"kind": "formal"}),
    "to where he already stays for a time": ({"to": 2}, {"kind": "formal"}),
    "out of the city": ({"words": "Đảng ủy phường Hải Châu, thành phố Đà Nẵng"}, {"kind": "formal"}),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_transfer_of_a_list_has_every_effect_of_the_services(moves, sheet_of, trial, clerk, way):
    to, more = WAYS[way]
    one, other = busy(trial, 0), busy(trial, 1)
    own = {"to_cell_id": trial.cells[to["to"]].pk} if "to" in to else {"to_words": to["words"]}
    by_service(one, clerk, **more, **own)
    said = name_of(trial.cells[to["to"]]) if "to" in to else to["words"]
    before = everything_of(other)
    batch = moves.commit(moves.check(sheet_of(HEADERS, line(other, to=said, reason="theo đơn"))))
    row = StagedRow.objects.get(batch=batch)
    assert row.state == "written", (row.faults, row.values)
    assert effects_on(other) == effects_on(one)
    assert reconciled()
    assert moves.undo(batch) == []
    assert everything_of(other) == before
    assert reconciled()


def test_a_stay_for_a_time_keeps_him_counted_at_home(moves, sheet_of, trial, clerk):
    one, other = member(trial, 0), member(trial, 1)
    until = date(2026, 9, 30)
    by_service(one, clerk, kind="temporary", until=until, to_cell_id=trial.cells[1].pk)
    row = line(other, kind="tạm thời", to=name_of(trial.cells[1]), until="30/09/2026", reason="theo đơn")
    batch = moves.commit(moves.check(sheet_of(HEADERS, row)))
    assert effects_on(other) == effects_on(one)
    assert Person.objects.get(pk=other.pk).keeper_id == trial.cells[0].pk
    assert moves.undo(batch) == []
    assert not Placement.objects.filter(membership__person=other, kind="temporary").exists()


def test_without_a_day_of_acceptance_the_letter_is_on_its_way(moves, sheet_of, trial):
    person = member(trial)
    batch = moves.commit(moves.check(sheet_of(HEADERS, line(person, to=name_of(trial.cells[1]), on=""))))
    transfer = Transfer.objects.get()
    assert (transfer.stage, transfer.from_cell_id) == ("issued", trial.cells[0].pk)
    assert Placement.objects.get(membership__person=person).ends_on is None
    assert moves.undo(batch) == []
    assert not Transfer.objects.exists()


def test_the_same_list_again_changes_nothing(moves, sheet_of, trial):
    people = [member(trial, place) for place in range(5)]
    home = {"number": "", "from": name_of(trial.cells[0])}
    rows = [
        line(people[3], to=name_of(trial.cells[1]), letter="15", **home),
        line(people[4], to=name_of(trial.cells[1]), letter="16", born="", **home),
        line(people[0], to=name_of(trial.cells[1])),
        line(people[1], to="Tỉnh ủy Thanh Hóa, tỉnh Thanh Hóa", letter="13"),
        line(people[2], to=name_of(trial.cells[1]), on="", letter="14"),
    ]
    first = moves.commit(moves.check(sheet_of(HEADERS, *rows)))
    assert first.counts["state_written"] == 5
    again = moves.check(sheet_of(HEADERS, *rows))
    assert list(again.rows.values_list("verdict", flat=True)) == ["unchanged"] * 5


def stranger(**more):
    class Somebody:
        full_name, born_on, identity_number = "Lò Thị Mới", date(1980, 7, 9), "014180000123"

    given = {"sex": "Nữ", "ethnic": "Thái", "religion": "Không", "admitted": "03/02/2005", "official": "03/02/2006",
             "from": "Đảng ủy xã Mường Phăng, tỉnh Điện Biên"}  # fmt: skip
    return line(Somebody, **{**given, **more})


def test_somebody_unknown_who_arrives_gets_a_record_and_loses_it_with_the_undo(moves, sheet_of, trial):
    batch = moves.check(sheet_of(HEADERS, stranger(to=name_of(trial.cells[3]))))
    assert batch.rows.get().verdict == "new", batch.rows.get().faults
    moves.commit(batch)
    person = Person.objects.get(full_name="Lò Thị Mới")
    movement = Movement.objects.get(membership__person=person)
    assert (person.keeper_id, movement.kind, movement.batch_id) == (trial.cells[3].pk, "arrived", batch.pk)
    assert reconciled()
    again = moves.check(sheet_of(HEADERS, stranger(to=name_of(trial.cells[3]))))
    assert again.rows.get().verdict == "unchanged"
    assert moves.undo(batch) == []
    assert not Person.objects.exists()
    assert not Transfer.objects.exists()
    assert reconciled()


def test_who_had_departed_comes_back_to_the_same_membership(moves, sheet_of, trial, clerk):
    person = member(trial)
    by_service(person, clerk, to_words="Tỉnh ủy Thanh Hóa, tỉnh Thanh Hóa")
    before = everything_of(person)
    row = line(person, to=name_of(trial.cells[1]), letter="9", letter_on="01/06/2026", on="10/06/2026",
               **{"from": "Đảng ủy phường Hạc Thành, tỉnh Thanh Hóa"})  # fmt: skip
    batch = moves.commit(moves.check(sheet_of(HEADERS, row)))
    own = Membership.objects.get(person=person)
    assert (own.standing, own.ended_on) == ("active", None)
    assert Person.objects.get(pk=person.pk).keeper_id == trial.cells[1].pk
    assert reconciled()
    assert moves.undo(batch) == []
    assert everything_of(person) == before
    assert reconciled()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"to": "Chi bộ Không Có Thật"}, "unknown_cell"),
        ({"to": "Đảng ủy phường Ba Đình, thành phố Hà Nội"}, "unknown_cell"),
        ({"to": ""}, "required"),
        ({"to": 0}, "same_cell"),
        ({"to": 1, "letter": ""}, "required"),
        ({"to": 1, "letter_on": ""}, "required"),
        ({"to": 1, "on": "01/03/2026"}, "presented_before_letter"),
        ({"to": 1, "on": "01/01/2099"}, "date_in_future"),
        ({"to": 1, "kind": "tạm thời"}, "required"),
        ({"to": 1, "kind": "đi chơi"}, "unknown_word"),
        ({"to": 1, "number": "001070999999", "name": "Lê Văn Lạ"}, "no_record"),
    ],
)
def test_what_the_rules_refuse_is_refused_with_its_code(moves, sheet_of, trial, more, code):
    person = member(trial)
    if isinstance(more.get("to"), int):
        more = {**more, "to": name_of(trial.cells[more["to"]])}
    row = moves.check(sheet_of(HEADERS, line(person, **more))).rows.get()
    assert code in [fault["code"] for fault in row.faults], row.faults
    assert row.verdict == "held"


def test_words_outside_are_taken_only_when_they_surely_are(moves, sheet_of, trial):
    people = [member(trial, place) for place in range(3)]
    rows = [
        line(people[0], to="Đảng bộ Quân khu 3", kind="Ngoài thành phố"),
        line(people[1], to="Đảng bộ tại Liên bang Nga", kind="Ra ngoài nước"),
        line(people[2], to="Đảng ủy xã Kim Sơn - Ninh Bình"),
    ]
    batch = moves.check(sheet_of(HEADERS, *rows))
    assert [row.values["way"] for row in batch.rows.order_by("line")] == ["departed"] * 3


def test_an_undo_is_refused_once_another_transfer_stands_on_it(moves, sheet_of, trial, clerk):
    person = member(trial)
    batch = moves.commit(moves.check(sheet_of(HEADERS, line(person, to=name_of(trial.cells[1])))))
    transfers.request_transfer(
        person_id=person.pk, kind="formal", moved_on=date(2026, 6, 1), to_cell_id=trial.cells[2].pk, by=clerk
    )
    assert moves.undo(batch) == [1]
    assert Movement.objects.filter(kind="arrived", membership__person=person).exists()


def test_what_a_list_will_do_is_said_in_words(moves, sheet_of, trial):
    from jobs.intake import kinds

    people = [member(trial, place) for place in range(2)]
    rows = [line(people[0], to=name_of(trial.cells[1])), line(people[1], to="tỉnh Thanh Hóa"),
            stranger(to=name_of(trial.cells[3]))]  # fmt: skip
    said = kinds.kind_of("list_transfers").impact(moves.check(sheet_of(HEADERS, *rows)))
    assert len(said) == 3
    assert "đảng số tăng 1" in said[1]
    assert "đảng số giảm 1" in said[2]
