"""A list of exits: same effect as the service, same words twice change nothing, taken back whole or not at all."""

import unicodedata
from datetime import date

import pytest
from django.urls import reverse

from jobs.intake import services
from jobs.models import StagedRow
from members.choices import PostKind
from members.intake.movements import lives
from members.ledger import services as ledger
from members.ledger.proving.running import disagreements
from members.ledger.rules import Decision
from members.ledger.services import life_of
from members.models import Exemption, Membership, Movement, Person, Placement, Post, Transfer
from members.transfers import services as transfers
from tests import workbooks
from tests.factories.members import MemberFactory
from tests.members.doubles.test_at_once import at_once
from tests.members.intake.traces import effects_on, everything_of

pytestmark = pytest.mark.django_db
HEADERS = ("STT", "Họ và tên", "Ngày sinh", "Số định danh", "Chi bộ", "Hình thức", "Căn cứ", "Ngày ra khỏi Đảng",
           "Số quyết định", "Ngày quyết định", "Cấp quyết định", "Lý do")  # fmt: skip
ON = date(2026, 3, 12)
TODAY = date(2026, 11, 24)


@pytest.fixture
def exits(importer):
    importer.kind = "list_exits"
    return importer


def member(trial, place=0, **values):
    values.setdefault("full_name", "Nguyễn Văn An")
    values.setdefault("identity_number", f"00107012345{place}")
    return MemberFactory(cell=trial.cells[0], **values)


def line(person, **more):
    said = {
        "name": person.full_name, "born": f"{person.born_on:%d/%m/%Y}", "number": person.identity_number, "cell": "",
        "kind": "Xóa tên", "ground": "Trả thẻ", "on": "12/03/2026", "paper": "45-QĐ/ĐU", "decided": "10/03/2026",
        "issuer": "Đảng ủy phường Thử Nghiệm", "reason": "",
    }  # fmt: skip
    return ("1", *{**said, **more}.values())


def reconciled() -> bool:
    return not list(disagreements(TODAY, TODAY))


def busy(trial, place):
    """A member with an exemption, a post, a transfer on its way and a stay for a time elsewhere."""
    person = member(trial, place, full_name=f"Trần Văn Bình {'ABC'[place]}")
    own = Membership.objects.get(person=person)
    Exemption.objects.create(membership=own, ground="age_health", starts_on=date(2026, 2, 1), reason="x")
    Membership.objects.filter(pk=own.pk).update(standing="exempt", standing_on=date(2026, 2, 1))
    Movement.objects.create(membership=own, kind="standing", happened_on=date(2026, 2, 1), standing="exempt")
    Post.objects.create(
        person=person, organisation=trial.cells[0], kind=PostKind.MEMBER, starts_on=date(2026, 1, 5), ordinal=place
    ) if hasattr(Post, "ordinal") else Post.objects.create(
        person=person, organisation=trial.cells[0], kind=PostKind.MEMBER, starts_on=date(2026, 1, 5)
    )
    Placement.objects.create(membership=own, cell=trial.cells[2], kind="temporary", starts_on=date(2026, 2, 1))
    return person


def test_an_exit_of_a_list_has_every_effect_of_the_service(exits, sheet_of, trial, clerk):
    one, other = busy(trial, 0), busy(trial, 1)
    for person in (one, other):
        transfers.request_transfer(
            person_id=person.pk, kind="formal", moved_on=date(2026, 3, 1), to_cell_id=trial.cells[1].pk, by=clerk
        )
    paper = Decision("45-QĐ/ĐU", date(2026, 3, 10), "Đảng ủy phường Thử Nghiệm")
    ledger.record_exit(
        person_id=one.pk, kind="struck_off", ground="card_returned", on=ON, paper=paper, posts_end=True, by=clerk
    )
    batch = exits.commit(exits.check(sheet_of(HEADERS, line(other))))
    row = StagedRow.objects.get(batch=batch)
    assert row.state == "written", (row.faults, row.values)
    assert effects_on(other) == effects_on(one)
    assert Movement.objects.get(kind="struck_off", batch_id=batch.pk).membership.person_id == other.pk
    assert reconciled()


def test_the_undo_gives_everything_back(exits, sheet_of, trial):
    person = busy(trial, 0)
    before, version = everything_of(person), person.version
    batch = exits.commit(exits.check(sheet_of(HEADERS, line(person))))
    assert everything_of(person) != before
    assert exits.undo(batch) == []
    assert everything_of(person) == before
    person.refresh_from_db()
    assert person.version > version
    assert reconciled()


def test_the_lives_of_a_chunk_are_those_of_the_service(trial, clerk):
    people = [busy(trial, 0), member(trial, 3), busy(trial, 1)]
    ledger.record_exit(
        person_id=people[2].pk, kind="died", ground="died", on=ON, paper=Decision("1"), posts_end=True, by=clerk
    )
    book = lives.read([person.pk for person in people])
    for person in people:
        own = Membership.objects.get(person=person)
        for day in (date(2025, 1, 1), date(2026, 2, 1), TODAY):
            assert book[person.pk].life(day) == life_of(own, day)


def test_the_same_list_again_changes_nothing(exits, sheet_of, trial):
    person = member(trial)
    exits.commit(exits.check(sheet_of(HEADERS, line(person))))
    events = Movement.objects.count()
    again = exits.check(sheet_of(HEADERS, line(person)))
    assert StagedRow.objects.get(batch=again).verdict == "unchanged"
    exits.commit(again)
    assert Movement.objects.count() == events


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"kind": "Khai trừ"}, "ground_of_another_exit"),
        ({"kind": "Ra đi", "ground": ""}, "unknown_word"),
        ({"kind": "", "ground": ""}, "required"),
        ({"ground": ""}, "required"),
        ({"ground": "Hay đi muộn"}, "unknown_word"),
        ({"on": "31/02/2026"}, "impossible_date"),
        ({"on": "01/01/2099"}, "date_in_future"),
        ({"on": "05/2026"}, "required"),
        ({"on": "12/03/1990"}, "before_last_act"),
        ({"paper": ""}, "required"),
        ({"number": "001070999999", "name": "Lê Thị Khác"}, "no_record"),
        ({"number": "", "born": ""}, "several_in_register"),
    ],
)
def test_what_the_rules_refuse_is_refused_with_its_code(exits, sheet_of, trial, more, code):
    person = member(trial)
    member(trial, 1, born_on=date(1971, 1, 1))
    row = StagedRow.objects.get(
        batch=exits.check(sheet_of(HEADERS, line(person, **({"cell": trial.cells[0].periods.get().name} | more))))
    )
    assert code in [fault["code"] for fault in row.faults]
    assert row.verdict == "held"


def test_words_of_every_kind_are_understood(exits, sheet_of, trial):
    people = [
        member(trial, place, full_name=f"Lê Văn {name}") for place, name in enumerate(("Ba", "Bốn", "Năm", "Sáu"))
    ]
    rows = [
        line(people[0], kind="TỪ TRẦN", ground="", on="2026-03-12"),
        line(people[1], kind="", ground="tu nguyen xin ra khoi Dang"),
        line(people[2], kind="Bị khai trừ khỏi Đảng", ground="corruption"),
        line(people[3], kind="Xo\u0301a te\u0302n", ground="bỏ sinh hoạt"),
    ]
    batch = exits.check(sheet_of(HEADERS, *rows))
    said = StagedRow.objects.filter(batch=batch).order_by("line").values_list("values__kind", "values__ground")
    assert list(said) == [
        ("died", "died"), ("resigned", "resigned"), ("expelled", "corruption"), ("struck_off", "no_party_life"),
    ]  # fmt: skip


def test_by_name_in_the_cell_without_birth_date(exits, sheet_of, trial):
    person = member(trial, full_name="Đỗ Thị Độc Nhất")
    cell = trial.cells[0].periods.get().name
    batch = exits.check(sheet_of(HEADERS, line(person, number="", born="", cell=cell)))
    assert StagedRow.objects.get(batch=batch).object_id == person.pk


def test_nobody_leaves_twice_by_one_list(exits, sheet_of, trial):
    person = member(trial)
    batch = exits.check(sheet_of(HEADERS, line(person), line(person, on="13/03/2026")))
    assert [row.outcome for row in batch.rows.order_by("line")] == ["accepted", "duplicate"]


def test_an_exit_made_meanwhile_by_hand_is_skipped(exits, sheet_of, trial, clerk):
    person = member(trial)
    batch = exits.check(sheet_of(HEADERS, line(person)))
    ledger.record_exit(person_id=person.pk, kind="died", ground="died", on=ON, paper=Decision("1"), by=clerk)
    exits.commit(batch)
    row = StagedRow.objects.get(batch=batch)
    assert (row.state, row.faults[-1]["code"]) == ("skipped", "already_ended")
    assert Movement.objects.filter(membership__person=person).count() == 2


def test_an_undo_is_refused_whole_once_somebody_came_back(exits, sheet_of, trial, clerk):
    people = [member(trial), member(trial, 1, full_name="Lê Văn Hai")]
    batch = exits.commit(exits.check(sheet_of(HEADERS, *map(line, people))))
    ledger.restore_member(
        person_id=people[1].pk, cell_id=trial.cells[0].pk, on=date(2026, 4, 1), paper=Decision("7"), by=clerk
    )
    assert exits.undo(batch) == [2]
    assert Membership.objects.get(person=people[0]).standing == "struck_off"
    assert reconciled()


def test_posts_end_with_the_exit_and_it_is_said(exits, sheet_of, trial):
    person = busy(trial, 0)
    row = StagedRow.objects.get(batch=exits.check(sheet_of(HEADERS, line(person))))
    assert (row.outcome, row.faults[0]["code"]) == ("warning", "posts_held")


def test_somebody_out_of_reach_is_not_told_of(exits, sheet_of, trial, city):
    stranger = MemberFactory(cell=city.cell, full_name="Phạm Thị Xa", identity_number="001170000999")
    row = StagedRow.objects.get(batch=exits.check(sheet_of(HEADERS, line(stranger))))
    assert (row.outcome, row.object_id) == ("refused", None)
    unknown = exits.check(sheet_of(HEADERS, line(stranger, number="001170000998"))).rows.get()
    assert [fault["reason"] for fault in row.faults] == [fault["reason"] for fault in unknown.faults]
    assert not Transfer.objects.exists()
    assert Person.objects.get(pk=stranger.pk).version == 1


def names_of_seven(trial):
    names = (
        "Nguyễn Thị Bích",
        "Trần Đức Đạo",
        "Lê Hữu Phước",
        "Phạm Ngọc Ẩn",
        "Hoàng Quỳnh Ý",
        "Vũ Tuyết Ớt",
        "Đặng Ưng",
    )
    born = [date(1960 + place, 4, 15 + place) for place in range(7)]
    people = [
        MemberFactory(cell=trial.cells[0], full_name=name, born_on=day, identity_number=f"00106{place}12345{place}")
        for place, (name, day) in enumerate(zip(names, born, strict=True))
    ]
    return [(one.full_name, one.born_on, one.identity_number) for one in people]


@pytest.mark.parametrize("letters", ["unicode", "nfd", "tcvn3"])
def test_the_sample_comes_to_its_truth_in_all_letters(exits, trial, tmp_path, letters):
    sample = workbooks.exits(names_of_seven(trial), trial.cells[0].periods.get().name)
    turn = {
        "unicode": lambda value: value,
        "nfd": lambda value: unicodedata.normalize("NFD", value) if type(value) is str else value,
        "tcvn3": workbooks.in_tcvn3,
    }[letters]
    title = ("DANH SÁCH ĐẢNG VIÊN RA KHỎI ĐẢNG, TỪ TRẦN NĂM 2026",)
    rows = [(), workbooks.EXIT_HEADERS, *sample.rows]
    path = workbooks.write(tmp_path / "mau.xlsx", [tuple(map(turn, row)) for row in rows], tuple(map(turn, title)))
    batch = exits.check(path)
    found = [
        (row.outcome, row.faults[-1]["code"] if row.faults else "", row.faults) for row in batch.rows.order_by("line")
    ]
    assert [one[:2] for one in found] == list(sample.truth), found
    exits.commit(batch)
    assert Membership.objects.filter(ended_on__isnull=False).count() == 5
    assert reconciled()


def test_what_ended_before_the_register_began_is_booked_as_the_service_books_it(exits, sheet_of, trial, clerk):
    one, other, day = member(trial, 0), member(trial, 1), date(2025, 12, 1)
    paper = Decision("45-QĐ/ĐU", date(2025, 11, 28), "Đảng ủy phường Thử Nghiệm", "theo sổ giấy")
    ledger.record_exit(person_id=one.pk, kind="struck_off", ground="card_returned", on=day, paper=paper, by=clerk)
    said = line(other, on="01/12/2025", decided="28/11/2025", reason="theo sổ giấy")
    batch = exits.commit(exits.check(sheet_of(HEADERS, said)))
    assert effects_on(other) == effects_on(one)
    assert exits.undo(batch) == []
    assert reconciled()


@pytest.mark.django_db(transaction=True)
def test_a_list_and_the_page_at_the_same_moment_write_one_exit(exits, sheet_of, trial, clerk):
    person = member(trial)
    batch = exits.check(sheet_of(HEADERS, line(person)))

    def by_page():
        ledger.record_exit(person_id=person.pk, kind="died", ground="died", on=ON, paper=Decision("1"), by=clerk)

    told = at_once(lambda: exits.commit(batch), by_page)
    row = StagedRow.objects.get(batch=batch)
    written = Movement.objects.get(membership__person=person, from_cell__isnull=False)
    assert (row.state == "written") == (written.batch_id == batch.pk) == bool(told[1])
    assert reconciled()


def test_the_page_names_the_first_whose_record_forbids_the_undo(exits, sheet_of, trial, clerk, client_for):
    person = member(trial, full_name="Lê Văn Hai")
    batch = exits.commit(exits.check(sheet_of(HEADERS, line(person))))
    ledger.restore_member(
        person_id=person.pk, cell_id=trial.cells[0].pk, on=date(2026, 4, 1), paper=Decision("7"), by=clerk
    )
    exits.undo(batch)
    page = client_for(clerk).get(reverse("intake:detail", args=[batch.pk])).content.decode()
    assert "Trước hết là hồ sơ của đồng chí Lê Văn Hai." in page


def test_a_header_matched_by_hand_is_remembered_for_lists_of_this_kind_alone(exits, sheet_of, trial, clerk):
    person = member(trial)
    strange = ("Ông bà", "Ra đời", "Mã số", "Vì sao", "Hôm nào", "Công văn")
    said = (person.full_name, "05/03/1970", person.identity_number, "Từ trần", "12/03/2026", "12")
    batch = exits.receive(sheet_of(strange, said))
    assert services.needs_mapping(batch) == {"full_name", "on"}
    fields = dict(enumerate(("full_name", "born_on", "identity_number", "kind", "on", "number")))
    services.set_mapping(batch_id=batch.pk, sheet=0, fields=fields, by=clerk)
    again = exits.check(sheet_of(strange, said))
    assert again.rows.get().verdict == "new"
    exits.kind = "list_badges"
    assert services.needs_mapping(exits.receive(sheet_of(strange, said))) == {"full_name", "years"}


@pytest.mark.parametrize("system", [False, True])
def test_a_record_merged_meanwhile_is_skipped_and_its_list_is_not_taken_back(exits, sheet_of, trial, clerk, system):
    first, second = member(trial), member(trial, 1, full_name="Lê Văn Hai")
    kept = MemberFactory(cell=trial.cells[1], full_name="Nguyễn Văn An")
    gone = {"merged_into": kept, "keeper_path": "", "base": None, "committee": None, "identity_number": ""}
    batch = exits.check(sheet_of(HEADERS, line(first), line(second)))
    batch.context = {**batch.context, "system": system}
    batch.save()
    Person.objects.filter(pk=first.pk).update(**gone, card_number="")
    exits.commit(batch)
    rows = list(batch.rows.order_by("line"))
    assert [row.state for row in rows] == ["skipped", "written"]
    assert rows[0].faults[-1]["reason"] == "Hồ sơ này vừa được gộp vào hồ sơ khác."
    assert Membership.objects.get(person=first).ended_on is None
    Person.objects.filter(pk=second.pk).update(**gone, card_number="")
    assert exits.undo(batch) == [rows[1].line]
