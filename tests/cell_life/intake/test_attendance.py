"""Attendance out of the electronic handbook: long and wide, compared with the roll, written once, taken back whole."""

import unicodedata
from datetime import date, time

import pytest
import xlsxwriter
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cell_life.models import Attendance, Meeting
from jobs.intake import services
from jobs.intake.errors import FileRefused
from members.models import Membership, Person, Placement
from tests.factories import GrantFactory, UserFactory
from tests.factories.members import MemberFactory
from tests.members.doubles.test_at_once import at_once

pytestmark = pytest.mark.django_db
LONG = ("STT", "Họ và tên", "Ngày sinh", "Số thẻ/Số định danh", "Chi bộ", "Ngày họp", "Trạng thái", "Lý do vắng")
WIDE = ("STT", "Họ và tên", "Số định danh", "03/09/2026", "02/10/2026", "Ghi chú")
DAY = date(2026, 9, 3)


@pytest.fixture
def attendance(importer):
    importer.kind = "attendance"
    return importer


@pytest.fixture
def people(trial):
    return [
        MemberFactory(cell=trial.cells[0], full_name=name, identity_number=f"00107012345{place}")
        for place, name in enumerate(("Nguyễn Văn An", "Trần Thị Bình", "Đỗ Đức Ý"))
    ]


def name_of(cell):
    return cell.periods.get().name


def line(person, cell, status="Có mặt", reason="", on="03/09/2026"):
    born = f"{person.born_on:%d/%m/%Y}"
    return ("1", person.full_name, born, person.identity_number, name_of(cell), on, status, reason)


def everything():
    """All that stands of meetings and rolls, but for versions."""
    meetings = [{**row, "version": 0} for row in Meeting.objects.order_by("pk").values()]
    return meetings, list(Attendance.objects.order_by("pk").values())


def codes(batch):
    return [[fault["code"] for fault in row.faults] for row in batch.rows.order_by("line")]


def test_a_file_makes_the_meeting_of_its_day_marked_late_and_imported(attendance, sheet_of, trial, people, clerk):
    rows = [
        line(people[0], trial.cells[0]),
        line(people[1], trial.cells[0], "Vắng có lý do", "ốm"),
        line(people[2], trial.cells[0], "KP"),
    ]
    batch = attendance.check(sheet_of(LONG, *rows))
    assert [row.verdict for row in batch.rows.order_by("line")] == ["new"] * 3, codes(batch)
    attendance.commit(batch)
    meeting = Meeting.objects.get()
    assert (meeting.cell_id, meeting.held_on, meeting.kind, meeting.state) == (
        trial.cells[0].pk,
        DAY,
        "regular",
        "held",
    )
    assert (meeting.late, meeting.created_by) == (True, clerk)
    assert "danh-sach.csv" in meeting.late_reason
    found = Attendance.objects.order_by("membership_id").values_list("presence", "reason", "capacity")
    assert list(found) == [("present", "", "official"), ("excused", "ill", "official"), ("unexcused", "", "official")]


def test_a_planned_meeting_gets_its_roll_also_on_another_day(attendance, sheet_of, trial, people):
    plan = Meeting.objects.create(
        cell=trial.cells[0], month=date(2026, 9, 1), held_on=date(2026, 9, 4), starts_at=time(8), place="Nhà văn hóa"
    )
    batch = attendance.check(sheet_of(LONG, line(people[0], trial.cells[0])))
    assert codes(batch) == [["meeting_moved"]]
    attendance.commit(batch)
    plan.refresh_from_db()
    assert (plan.held_on, plan.state, plan.place, plan.roll.count()) == (DAY, "held", "Nhà văn hóa", 1)


def test_a_wide_table_tells_of_a_meeting_a_column(attendance, sheet_of, trial, people):
    attendance.organisation = trial.cells[0]
    rows = [
        ("1", people[0].full_name, people[0].identity_number, "x", "P", ""),
        ("2", people[1].full_name, people[1].identity_number, "KP", "", ""),
        ("3", people[2].full_name, people[2].identity_number, "v", "x", ""),
        ("", "Tổng số có mặt", "", "1", "1", ""),
    ]
    batch = attendance.check(sheet_of(WIDE, *rows))
    assert codes(batch) == [[], [], ["mark_unclear"]]
    assert batch.rows.get(line=3).faults[0]["column"] == "03/09/2026"
    attendance.commit(batch)
    assert list(Meeting.objects.order_by("held_on").values_list("held_on", flat=True)) == [DAY, date(2026, 10, 2)]
    assert Attendance.objects.count() == 3


def test_a_name_that_looks_like_a_word_of_totals_is_somebody(attendance, sheet_of, trial):
    attendance.organisation = trial.cells[0]
    named = [MemberFactory(cell=trial.cells[0], full_name=name) for name in ("Vàng A Páo", "Công Văn Lý")]
    rows = [*(("1", one.full_name, "", "x", "", "") for one in named), ("", "TỔNG CỘNG: VẮNG", "", "2", "0", "")]
    batch = attendance.check(sheet_of(WIDE, *rows))
    assert set(batch.rows.values_list("object_id", flat=True)) == {one.pk for one in named}


def test_merged_headers_dates_as_cells_and_decomposed_letters_are_read(attendance, trial, people, tmp_path):
    attendance.organisation = trial.cells[0]
    names = [unicodedata.normalize("NFD", one.full_name.upper()) for one in people]
    rows = [
        (),
        ("TT", "Họ và tên", "Số thẻ", "Các buổi sinh hoạt", None),
        (None, None, None, DAY, date(2026, 10, 2)),
        *((place, name, None, "x", "P") for place, name in enumerate(names)),
        (None, "Cộng", None, 3, 3),
    ]
    path = tmp_path / "rong.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Điểm danh")
        for place, row in enumerate([("SỔ ĐIỂM DANH NĂM 2026",), *rows]):
            sheet.write_row(place, 0, row)
    batch = attendance.check(path)
    assert codes(batch) == [[], [], []], [row.faults for row in batch.rows.all()]
    attendance.commit(batch)
    assert Attendance.objects.filter(presence="present").count() == 3
    assert Attendance.objects.filter(reason="leave").count() == 3


def test_a_roll_already_taken_is_compared_line_by_line(attendance, sheet_of, trial, people):
    attendance.commit(attendance.check(sheet_of(LONG, *(line(one, trial.cells[0]) for one in people[:2]))))
    rows = [line(people[0], trial.cells[0]), line(people[1], trial.cells[0], "P"), line(people[2], trial.cells[0])]
    again = attendance.check(sheet_of(LONG, *rows))
    assert [row.verdict for row in again.rows.order_by("line")] == ["unchanged", "changed", "new"]
    assert again.rows.get(line=2).changes == {"status": ["present::", "excused:leave:"]}
    attendance.commit(again)
    assert Meeting.objects.get().roll.count() == 3
    assert Attendance.objects.get(membership__person=people[1]).reason == "leave"


def test_the_roll_of_agreed_minutes_is_not_changed(attendance, sheet_of, trial, people):
    attendance.commit(attendance.check(sheet_of(LONG, line(people[0], trial.cells[0]))))
    Meeting.objects.update(state="closed")
    rows = [line(people[0], trial.cells[0]), line(people[1], trial.cells[0])]
    assert codes(attendance.check(sheet_of(LONG, *rows))) == [[], ["roll_is_closed"]]
    assert codes(attendance.check(sheet_of(LONG, line(people[0], trial.cells[0], "KP")))) == [["roll_is_closed"]]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"on": "03/09/2027"}, "date_in_future"),
        ({"on": "31/09/2026"}, "impossible_date"),
        ({"on": "03/09/2019"}, "not_in_the_cell"),
        ({"status": "", "reason": ""}, "required"),
        ({"status": "Vắng", "reason": ""}, "mark_unclear"),
        ({"status": "Vắng có lý do", "reason": "bận việc lắm"}, "unknown_word"),
        ({"status": "Vắng có lý do"}, "absence_reason_missing"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_code(attendance, sheet_of, trial, people, more, code):
    batch = attendance.check(sheet_of(LONG, line(people[0], trial.cells[0], **more)))
    assert codes(batch) == [[code]]
    assert batch.rows.get().verdict == "held"


def test_a_regular_meeting_already_held_on_another_day_is_not_doubled(attendance, sheet_of, trial, people):
    attendance.commit(attendance.check(sheet_of(LONG, line(people[0], trial.cells[0]))))
    batch = attendance.check(sheet_of(LONG, line(people[0], trial.cells[0], on="05/09/2026")))
    assert codes(batch) == [["meeting_held_on_another_day"]]
    with_kind = (*LONG, "Loại buổi")
    said = (*line(people[0], trial.cells[0], on="05/09/2026"), "Chuyên đề")
    attendance.commit(attendance.check(sheet_of(with_kind, said)))
    assert Meeting.objects.get(kind="thematic").held_on == date(2026, 9, 5)


def test_who_was_not_in_the_cell_that_day_is_refused_in_words(attendance, sheet_of, trial, people):
    other = MemberFactory(cell=trial.cells[1], full_name="Phạm Văn Khác", identity_number="001070999111")
    Placement.objects.filter(membership__person=people[0]).update(starts_on=date(2026, 10, 1))
    rows = [line(other, trial.cells[0]), line(people[0], trial.cells[0])]
    batch = attendance.check(sheet_of(LONG, *rows))
    assert codes(batch) == [["not_in_the_cell"], ["not_in_the_cell"]]
    assert name_of(trial.cells[0]) in batch.rows.get(line=1).faults[0]["reason"]


def test_a_guest_in_temporary_membership_is_found_where_he_meets(attendance, sheet_of, trial, city):
    guest = MemberFactory(cell=city.cell, full_name="Lê Thị Khách", identity_number="001170000777")
    own = Membership.objects.get(person=guest)
    batch = attendance.check(sheet_of(LONG, line(guest, trial.cells[0])))
    unknown = Person(full_name="Lê Thị Lạ", born_on=date(1970, 1, 1), identity_number="001170000778")
    nobody = attendance.check(sheet_of(LONG, line(unknown, trial.cells[0])))
    assert codes(batch) == codes(nobody) == [["no_record"]]
    assert batch.rows.get().faults[0]["reason"] == nobody.rows.get().faults[0]["reason"]
    assert batch.rows.get().object_id is None
    Placement.objects.create(membership=own, cell=trial.cells[0], kind="temporary", starts_on=date(2026, 8, 1))
    attendance.commit(attendance.check(sheet_of(LONG, line(guest, trial.cells[0]))))
    assert Attendance.objects.get().capacity == "temporary"


def test_the_same_list_again_changes_nothing(attendance, sheet_of, trial, people):
    path = sheet_of(LONG, *(line(one, trial.cells[0]) for one in people))
    attendance.commit(attendance.check(path))
    before = everything()
    again = attendance.check(path)
    assert [row.verdict for row in again.rows.all()] == ["unchanged"] * 3
    attendance.commit(again)
    assert everything() == before


def test_the_same_chunk_written_twice_changes_nothing(attendance, sheet_of, trial, people):
    batch = attendance.commit(attendance.check(sheet_of(LONG, *(line(one, trial.cells[0], "KP") for one in people))))
    before = everything()
    attendance.commit(batch)
    batch.rows.update(state="pending")
    attendance.commit(batch)
    assert everything() == before
    assert {row.faults[-1]["code"] for row in batch.rows.all()} == {"changed_meanwhile"}


def test_who_commits_writes_only_at_cells_of_his_own_reach(attendance, sheet_of, trial, people):
    batch = attendance.check(sheet_of(LONG, line(people[0], trial.cells[0])))
    attendance.user = UserFactory(username="bi.thu.khac")
    GrantFactory(user=attendance.user, role="secretary", organisation=trial.cells[1])
    attendance.commit(batch)
    row = batch.rows.get()
    assert (row.state, row.faults[-1]["code"]) == ("skipped", "no_record")
    assert not Meeting.objects.exists()


def test_the_undo_gives_everything_back(attendance, sheet_of, trial, people):
    Meeting.objects.create(cell=trial.cells[0], month=date(2026, 9, 1), held_on=date(2026, 9, 4))
    held = Meeting.objects.create(
        cell=trial.cells[0],
        month=date(2026, 10, 1),
        held_on=date(2026, 10, 2),
        state="held",
        recorded_on=date(2026, 10, 2),
    )
    own = Membership.objects.get(person=people[0])
    Attendance.objects.create(meeting=held, membership=own, capacity="official")
    before = everything()
    rows = [line(one, trial.cells[0]) for one in people]
    rows += [line(people[0], trial.cells[0], "KP", on="02/10/2026"), line(people[1], trial.cells[0], on="02/10/2026")]
    rows += [line(people[0], trial.cells[0], on="03/11/2026")]
    batch = attendance.commit(attendance.check(sheet_of(LONG, *rows)))
    assert everything() != before
    assert attendance.undo(batch) == []
    assert everything() == before


def test_an_undo_is_refused_whole_once_somebody_worked_on_the_roll(attendance, sheet_of, trial, people):
    batch = attendance.commit(attendance.check(sheet_of(LONG, *(line(one, trial.cells[0]) for one in people[:2]))))
    meeting = Meeting.objects.get()
    own = Membership.objects.get(person=people[2])
    Attendance.objects.create(meeting=meeting, membership=own, capacity="official")
    assert attendance.undo(batch) == [1, 2]
    assert meeting.roll.count() == 3


def test_a_row_twice_in_the_file_counts_once(attendance, sheet_of, trial, people):
    rows = [line(people[0], trial.cells[0]), line(people[0], trial.cells[0], "KP")]
    batch = attendance.check(sheet_of(LONG, *rows))
    assert [row.outcome for row in batch.rows.order_by("line")] == ["accepted", "duplicate"]


def test_a_roll_taken_on_the_page_meanwhile_is_not_written_over(attendance, sheet_of, trial, people):
    batch = attendance.check(sheet_of(LONG, line(people[0], trial.cells[0])))
    meeting = Meeting.objects.create(
        cell=trial.cells[0],
        month=date(2026, 9, 1),
        held_on=date(2026, 9, 2),
        state="held",
        recorded_on=date(2026, 9, 2),
    )
    attendance.commit(batch)
    row = batch.rows.get()
    assert (row.state, row.faults[-1]["code"]) == ("skipped", "meeting_held_on_another_day")
    assert meeting.roll.count() == 0


def test_a_header_matched_by_hand_is_remembered_whatever_its_days(attendance, sheet_of, trial, people, clerk):
    attendance.organisation = trial.cells[0]
    strange = ("Ông bà", "Mã riêng", "Nhóm", "03/09/2026", "02/10/2026")
    said = (people[0].full_name, people[0].identity_number, "A", "x", "x")
    batch = attendance.receive(sheet_of(strange, said))
    assert services.needs_mapping(batch) == {"full_name"}
    fields = {0: "full_name", 1: "identity_number", 3: "mark:2026-09-03", 4: "mark:2026-10-02"}
    services.set_mapping(batch_id=batch.pk, sheet=0, fields=fields, by=clerk)
    again = attendance.check(sheet_of((*strange[:4], "03/11/2026"), said))
    assert set(again.rows.get().values["marks"]) == {"2026-09-03", "2026-11-03"}


def test_a_file_that_says_nothing_of_presence_is_refused(attendance, sheet_of, people):
    with pytest.raises(FileRefused, match="có mặt hay vắng"):
        attendance.receive(sheet_of(("Họ và tên", "Ngày sinh", "Chi bộ"), ("Nguyễn Văn An", "05/03/1970", "x")))


def test_many_rows_are_judged_by_as_many_queries_as_one(attendance, sheet_of, trial, people):
    def asked(*persons):
        path = sheet_of(LONG, *(line(one, trial.cells[0]) for one in persons))
        with CaptureQueriesContext(connection) as found:
            attendance.commit(attendance.check(path))
        Attendance.objects.all().delete()
        Meeting.objects.all().delete()
        return len(found)

    assert asked(*people) == asked(people[0])


def test_the_page_shows_what_a_file_of_attendance_would_do(attendance, sheet_of, trial, people, clerk, client_for):
    batch = attendance.check(sheet_of(LONG, line(people[0], trial.cells[0]), line(people[1], trial.cells[0], "KP")))
    page = client_for(clerk).get(reverse("intake:detail", args=[batch.pk])).content.decode()
    assert "có 2 lượt điểm danh ở 1 buổi sinh hoạt, trong đó 1 lượt vắng không lý do" in page
    assert client_for(clerk).get(reverse("intake:template", args=["attendance"])).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_files_of_one_meeting_at_the_same_moment_make_one_meeting(attendance, sheet_of, trial, people):
    first = attendance.check(sheet_of(LONG, line(people[0], trial.cells[0])))
    second = attendance.check(sheet_of(LONG, line(people[1], trial.cells[0]), name="hai.csv"))
    told = at_once(lambda: attendance.commit(first), lambda: attendance.commit(second))
    assert not any(told)
    assert Meeting.objects.get().roll.count() == 2
