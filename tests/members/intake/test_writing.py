"""Writing and undoing: what gets into the register, what never changes silently, what can be taken back."""

import csv
from datetime import date

import pghistory.models
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jobs.choices import BatchState, RowState
from jobs.errors import TakenOver
from jobs.intake import runners
from jobs.models import Batch, StagedRow
from members import facts
from members.intake.writing import SEARCHED_AT_ONCE
from members.models import Membership, Movement, Person, Placement
from members.services import change_person
from tests.factories import OrganisationFactory
from tests.factories.members import MemberFactory
from tests.workbooks import members, write

pytestmark = pytest.mark.django_db
HEADERS = (
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số định danh",
    "Ngày vào Đảng",
    "Ngày chính thức",
    "Chi bộ",
    "Trạng thái",
)
AN = (
    "Nguyễn Văn An",
    "05/03/1970",
    "Nam",
    "001070123456",
    "19/05/1995",
    "19/05/1996",
    "Chi bộ Quân sự",
    "Đang sinh hoạt",
)


@pytest.fixture
def sheet(tmp_path):
    """Return a function that writes rows of ``HEADERS`` as CSV."""

    def make(*rows, headers=HEADERS, name="danh-sach.csv"):
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([headers, *rows])
        return path

    return make


def changed(row: tuple, **fields) -> tuple:
    names = ("name", "born", "sex", "number", "admitted", "official", "cell", "standing")
    return tuple({**dict(zip(names, row, strict=True)), **fields}.values())


def one(batch: Batch) -> StagedRow:
    return StagedRow.objects.get(batch=batch)


def cell_of(trial, name: str):
    return next(cell for cell in trial.cells if cell.name == name)


def test_a_new_member_gets_person_membership_placement_and_movement(importer, sheet, trial):
    batch = importer.commit(importer.check(sheet(AN), as_of=date(2026, 6, 30)))
    person = Person.objects.get()
    assert (person.full_name, person.born_on, person.identity_number) == (AN[0], date(1970, 3, 5), AN[3])
    assert (person.name_folded, person.keeper_id) == ("nguyen van an", cell_of(trial, AN[6]).pk)
    assert person.committee_id == trial.ward.pk
    membership = Membership.objects.get(person=person)
    assert (membership.admitted_on, membership.official_on) == (date(1995, 5, 19), date(1996, 5, 19))
    placement = Placement.objects.get(membership=membership)
    assert (placement.starts_on, placement.ends_on, placement.kind) == (date(2026, 6, 30), None, "formal")
    movement = Movement.objects.get(membership=membership)
    assert (movement.kind, movement.happened_on, movement.batch_id) == ("registered", date(2026, 6, 30), batch.pk)


def test_every_event_of_an_import_says_who_and_which_batch(importer, sheet, clerk):
    batch = importer.commit(importer.check(sheet(AN)))
    for model in ("Person", "Membership", "Placement", "Movement"):
        event = pghistory.models.Events.objects.tracks(
            {"Person": Person, "Membership": Membership, "Placement": Placement, "Movement": Movement}[
                model
            ].objects.get()
        ).get()
        assert event.pgh_context["user"] == clerk.pk
        assert event.pgh_context["batch"] == batch.pk
        assert event.pgh_context["act"] == "write_imported_rows"


def test_the_same_file_again_changes_nothing(importer, sheet):
    importer.commit(importer.check(sheet(AN)))
    again = importer.check(sheet(AN))
    assert one(again).verdict == "unchanged"
    importer.commit(again)
    assert Person.objects.count() == Movement.objects.count() == 1
    assert Person.objects.get().version == 1


def test_a_blank_never_overwrites(importer, sheet):
    importer.commit(importer.check(sheet(AN)))
    batch = importer.check(sheet(changed(AN, sex="", admitted="", official="")))
    assert one(batch).verdict == "unchanged"


def test_a_less_exact_date_does_not_replace_an_exact_one(importer, sheet):
    importer.commit(importer.check(sheet(AN)))
    assert one(importer.check(sheet(changed(AN, born="1970")))).changes == {}


def test_only_changed_columns_are_written_and_the_version_rises(importer, sheet):
    importer.commit(importer.check(sheet(AN)))
    batch = importer.check(sheet(changed(AN, name="Nguyễn Văn Ân")))
    assert one(batch).changes == {"full_name": ["Nguyễn Văn An", "Nguyễn Văn Ân"]}
    importer.commit(batch)
    person = Person.objects.get()
    assert (person.full_name, person.version, person.sex) == ("Nguyễn Văn Ân", 2, "male")
    assert person.name_sort != ""
    assert one(batch).before == {"full_name": "Nguyễn Văn An"}


def test_a_replaced_date_of_membership_leaves_a_correction(importer, sheet):
    importer.commit(importer.check(sheet(AN)))
    importer.commit(importer.check(sheet(changed(AN, official="19/06/1996"))))
    movement = Movement.objects.get(kind="corrected")
    assert "danh-sach.csv" in movement.reason


def test_another_cell_is_listed_apart_and_not_written_unless_ticked(importer, sheet, trial):
    importer.commit(importer.check(sheet(AN), as_of=date(2026, 1, 1)))
    moved = sheet(changed(AN, cell="Chi bộ Trạm Y tế"))
    batch = importer.check(moved, as_of=date(2026, 6, 1))
    assert batch.counts["apart"] == 1
    assert batch.counts["writable"] == 0
    importer.commit(batch)
    assert Person.objects.get().keeper_id == cell_of(trial, "Chi bộ Quân sự").pk
    assert one(batch).state == RowState.SKIPPED

    batch = importer.commit(importer.check(moved, as_of=date(2026, 6, 1)), "cell")
    assert Person.objects.get().keeper_id == cell_of(trial, "Chi bộ Trạm Y tế").pk
    old, new = Placement.objects.order_by("pk")
    assert (old.ends_on, new.starts_on) == (date(2026, 6, 1), date(2026, 6, 1))
    assert importer.undo(batch) == []
    assert Person.objects.get().keeper_id == cell_of(trial, "Chi bộ Quân sự").pk


def test_another_standing_is_written_only_when_ticked_and_can_be_undone(importer, sheet):
    importer.commit(importer.check(sheet(AN)))
    exempt = sheet(changed(AN, standing="Miễn sinh hoạt"))
    importer.commit(importer.check(exempt))
    assert Membership.objects.get().standing == "active"
    batch = importer.commit(importer.check(exempt), "standing")
    assert Membership.objects.get().standing == "exempt"
    assert importer.undo(batch) == []
    assert Membership.objects.get().standing == "active"


def test_leaving_the_party_is_never_written_by_an_import(importer, sheet):
    importer.commit(importer.check(sheet(AN)))
    importer.commit(importer.check(sheet(changed(AN, standing="Đã từ trần"))), "standing", "cell")
    assert Membership.objects.get().standing == "active"
    batch = importer.check(sheet(changed(AN, number="001070123457", name="Trần Văn Bê", standing="Đã từ trần")))
    assert (one(batch).verdict, one(batch).outcome) == ("held", "warning")


def test_a_number_held_out_of_reach_is_said_without_name_or_unit(importer, sheet, trial):
    other = OrganisationFactory(
        name="Chi bộ Chùa Láng", parent=OrganisationFactory(kind="commune", parent=None or _city())
    )
    MemberFactory(cell=other, full_name="Lê Thị Kín", identity_number=AN[3], born_on=date(1970, 3, 5))
    row = one(importer.check(sheet(AN)))
    assert (row.outcome, row.verdict, row.object_id) == ("duplicate", "held", None)
    assert [fault["code"] for fault in row.faults] == ["number_held"]
    assert "Kín" not in str(row.faults)
    assert "Láng" not in str(row.faults)


def _city():
    from branches.models import Organisation

    return Organisation.objects.get(periods__kind="city")


def test_a_namesake_out_of_reach_is_not_betrayed(importer, sheet, trial):
    other = OrganisationFactory(parent=OrganisationFactory(kind="commune", parent=_city()))
    MemberFactory(cell=other, full_name=AN[0], born_on=date(1970, 3, 5))
    assert one(importer.check(sheet(changed(AN, number="")))).verdict == "new"


def test_without_numbers_name_and_birth_date_find_the_record(importer, sheet, trial):
    MemberFactory(cell=cell_of(trial, AN[6]), full_name=AN[0], born_on=date(1970, 3, 5))
    row = one(importer.check(sheet(AN)))
    assert row.verdict == "changed"
    assert row.changes["identity_number"] == ["", AN[3]]


def test_a_namesake_in_another_cell_is_left_to_a_person(importer, sheet, trial):
    MemberFactory(cell=cell_of(trial, "Chi bộ Trạm Y tế"), full_name=AN[0], born_on=date(1970, 3, 5))
    row = one(importer.check(sheet(AN)))
    assert (row.outcome, row.verdict) == ("duplicate", "held")
    assert [fault["code"] for fault in row.faults] == ["same_name_elsewhere"]


def test_two_records_that_fit_are_left_to_a_person(importer, sheet, trial):
    for _each in range(2):
        MemberFactory(cell=cell_of(trial, AN[6]), full_name=AN[0], born_on=date(1970, 3, 5))
    row = one(importer.check(sheet(AN)))
    assert [fault["code"] for fault in row.faults] == ["several_in_register"]


def test_a_number_of_somebody_quite_different_is_not_written_over_him(importer, sheet, trial):
    MemberFactory(cell=cell_of(trial, AN[6]), full_name="Phạm Đức Đạt", born_on=date(1950, 1, 1), identity_number=AN[3])
    row = one(importer.check(sheet(AN)))
    assert [fault["code"] for fault in row.faults] == ["number_of_another"]


def test_two_rows_that_are_one_record_are_a_duplicate(importer, sheet, trial):
    MemberFactory(
        cell=cell_of(trial, AN[6]), full_name=AN[0], born_on=date(1970, 3, 5), identity_number=AN[3],
        card_number="001070999999",
    )  # fmt: skip
    headers = (*HEADERS, "Số thẻ đảng viên")
    batch = importer.check(
        sheet(
            (*AN, ""),
            (*changed(AN, number="", born="05/03/1970", name="Nguyễn Văn Ân"), "001070999999"),
            headers=headers,
        )
    )
    assert [row.outcome for row in StagedRow.objects.filter(batch=batch).order_by("line")] == ["accepted", "duplicate"]


def test_a_number_registered_since_the_check_is_skipped(importer, sheet, trial):
    batch = importer.check(sheet(AN, changed(AN, name="Trần Văn Bê", number="001070123457")))
    MemberFactory(cell=cell_of(trial, AN[6]), identity_number=AN[3])
    importer.commit(batch)
    first, second = StagedRow.objects.filter(batch=batch).order_by("line")
    assert (first.state, second.state) == (RowState.SKIPPED, RowState.WRITTEN)
    assert first.faults[-1]["code"] == "number_held"
    assert Batch.objects.get(pk=batch.pk).counts["state_skipped"] == 1


def test_a_record_changed_since_the_check_is_skipped(importer, sheet):
    importer.commit(importer.check(sheet(AN)))
    batch = importer.check(sheet(changed(AN, name="Nguyễn Văn Ân")))
    Person.objects.update(version=7)
    importer.commit(batch)
    assert one(batch).faults[-1]["code"] == "changed_meanwhile"
    assert Person.objects.get().full_name == AN[0]


# ── undo ────────────────────────────────────────────────────────────────────
def test_undo_takes_back_new_and_changed_records_and_leaves_their_history(importer, sheet):
    importer.commit(importer.check(sheet(AN)))
    batch = importer.commit(
        importer.check(
            sheet(
                changed(AN, name="Nguyễn Văn Ân", official="19/06/1996"),
                changed(AN, number="001070123457", name="Trần Bê"),
            )
        )
    )
    assert importer.undo(batch) == []
    person = Person.objects.get()
    assert (person.full_name, Membership.objects.get().official_on) == (AN[0], date(1996, 5, 19))
    assert batch.state == BatchState.UNDONE
    assert "state_written" not in batch.counts
    events = pghistory.models.Events.objects.filter(pgh_model="members.PersonEvent", pgh_label="delete")
    assert events.get().pgh_context["act"] == "undo_imported_rows"


def test_undo_is_refused_with_the_list_when_a_record_changed_since(importer, sheet, clerk):
    batch = importer.commit(importer.check(sheet(AN, changed(AN, number="001070123457", name="Trần Bê"))))
    person = Person.objects.get(full_name=AN[0])
    opened = facts.values_of(person, Membership.objects.get(person=person))
    change_person(person_id=person.pk, opened_version=1, opened_values=opened, values={"phone": "0900000001"}, by=clerk)
    assert importer.undo(batch) == [1]
    assert batch.state == BatchState.COMMITTED
    assert batch.context["undo_refused"] == [1]
    assert Person.objects.count() == 2
    assert not StagedRow.objects.filter(state=RowState.UNDONE).exists()


def test_undo_is_refused_when_a_movement_was_added_since(importer, sheet):
    batch = importer.commit(importer.check(sheet(AN)))
    membership = Membership.objects.get()
    Movement.objects.create(membership=membership, kind="standing", standing="exempt", happened_on=timezone.localdate())
    assert importer.undo(batch) == [1]


# ── sets, interruptions ─────────────────────────────────────────────────────
def queries_of(act) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def test_a_chunk_asks_the_same_number_of_queries_for_few_rows_and_for_five_hundred(importer, trial, tmp_path):
    names = [cell.name for cell in trial.cells]
    asked = {}
    few = SEARCHED_AT_ONCE + 1
    for count, first in ((few, 0), (500, 1000)):
        path = write(tmp_path / f"{count}.xlsx", members(count, names, first=first, seed=first + 1))
        batch = importer.receive(path)
        Batch.objects.filter(pk=batch.pk).update(state=BatchState.CHECKING)
        checked = queries_of(lambda batch=batch: runners.check_batch(batch, runners.LocalWork()))
        batch.refresh_from_db()
        asked[count] = (checked, queries_of(lambda batch=batch: importer.commit(batch)))
    assert asked[few] == asked[500]
    assert Person.objects.count() == few + 500


class Interrupted(runners.LocalWork):
    """Breaks off inside the chunk after ``good`` of them, as a killed worker does."""

    good = 1

    def chunk(self):
        from contextlib import contextmanager

        from django.db import transaction

        @contextmanager
        def opened():
            with transaction.atomic():
                yield self
                self.good -= 1
                if self.good < 0:
                    self.cursor = self.kept
                    raise TakenOver
                self.kept = dict(self.cursor)

        return opened()


def picture() -> list[tuple]:
    return list(
        Person.objects.order_by("identity_number").values_list(
            "full_name", "identity_number", "keeper_id", "memberships__admitted_on", "memberships__placements__cell_id"
        )
    )


def test_an_import_broken_off_anywhere_goes_on_to_the_same_table(importer, trial, tmp_path, monkeypatch):
    monkeypatch.setattr("jobs.intake.limits.CHUNK", 50)
    names = [cell.name for cell in trial.cells]
    path = write(tmp_path / "a.xlsx", members(230, names))
    whole = importer.commit(importer.check(path))
    expected = picture()
    assert importer.undo(whole) == []

    batch = importer.receive(path)
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.CHECKING)
    work = Interrupted()
    work.good = 2
    with pytest.raises(TakenOver):
        runners.check_batch(batch, work)
    assert StagedRow.objects.filter(batch=batch).count() == 100
    runners.check_batch(batch, runners.LocalWork(cursor=work.kept, done=100))
    assert list(StagedRow.objects.filter(batch=batch).order_by("line").values_list("line", flat=True)) == list(
        range(1, 231)
    )

    Batch.objects.filter(pk=batch.pk).update(state=BatchState.COMMITTING)
    batch.refresh_from_db()
    work = Interrupted()
    work.good = 3
    with pytest.raises(TakenOver):
        runners.commit_batch(batch, work, by=importer.user)
    assert Person.objects.count() == 100
    runners.commit_batch(batch, runners.LocalWork(cursor=work.kept), by=importer.user)
    assert picture() == expected
    assert StagedRow.objects.filter(batch=batch, state=RowState.WRITTEN).count() == 230


def test_an_interrupted_check_still_knows_earlier_duplicates(importer, trial, tmp_path, monkeypatch):
    monkeypatch.setattr("jobs.intake.limits.CHUNK", 5)
    rows = list(members(10, [trial.cells[0].name]))
    path = write(tmp_path / "a.xlsx", [*rows, rows[2]])
    batch = importer.receive(path)
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.CHECKING)
    work = Interrupted()
    with pytest.raises(TakenOver):
        runners.check_batch(batch, work)
    runners.check_batch(batch, runners.LocalWork(cursor=work.kept, done=5))
    last = StagedRow.objects.get(batch=batch, line=11)
    assert (last.outcome, last.faults[0]["code"]) == ("duplicate", "duplicate_in_file")


def test_the_office_of_one_base_cannot_write_into_another_by_naming_its_cell(city, office, importer, sheet):
    importer.user, importer.organisation = office, city.base
    row = one(importer.check(sheet(changed(AN, cell=city.neighbour_cell.name))))
    assert [fault["code"] for fault in row.faults] == ["unknown_cell"]


def test_a_date_that_contradicts_the_register_is_refused_at_the_check_and_stops_no_other_row(importer, sheet):
    importer.commit(importer.check(sheet(AN)))
    other = ("Trần Thị Bình", "01/02/1980", "Nữ", "001180123456", "03/02/2005", "03/02/2006", AN[6], AN[7])
    batch = importer.check(sheet(changed(AN, admitted="20/05/1999", official=""), other))
    first, second = StagedRow.objects.filter(batch=batch).order_by("line")
    assert (first.outcome, first.verdict, first.changes) == ("refused", "held", {})
    assert first.faults[0]["code"] == "official_before_admission"
    importer.commit(batch)
    second.refresh_from_db()
    assert second.state == RowState.WRITTEN
    assert Membership.objects.get(person__full_name=AN[0]).admitted_on == date(1995, 5, 19)
