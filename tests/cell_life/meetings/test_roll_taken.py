"""Taking the roll: everybody came but the exceptions; strangers, late entry, two tabs, corrections."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.conf import settings
from django.db import connection

from accounts.findings import ChangedMeanwhile, Refused
from cell_life.choices import MeetingState
from cell_life.meetings.rules import Absence
from cell_life.meetings.services import RollGiven, record_roll, record_rolls
from cell_life.models import Attendance, Meeting
from members.models import Exemption, Suspension
from tests.factories.meetings import MeetingFactory, membership_of, stays_in
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


def roll(meeting):
    rows = Attendance.objects.filter(meeting=meeting).select_related("membership__person")
    return {row.membership.person.full_name: (row.capacity, row.presence, row.reason) for row in rows}


def absent(person, presence="unexcused", reason="", note=""):
    return Absence(membership_of(person), presence, reason, note)


def test_without_exceptions_everybody_came_but_who_cannot(city, meeting, members, secretary):
    an, binh, chi, _dung, _em = members
    Exemption.objects.create(membership_id=membership_of(an), starts_on=date(2026, 2, 1), ground="age_health")
    Suspension.objects.create(membership_id=membership_of(binh), starts_on=date(2026, 10, 1))
    stays_in(chi, city.second_cell, date(2026, 9, 1))
    stays_in(MemberFactory(cell=city.second_cell, full_name="Mai Văn Khách"), city.cell, date(2026, 9, 1))
    held = record_roll(meeting_id=meeting.pk, exceptions=[], by=secretary)
    assert (held.state, held.recorded_on, held.late) == (MeetingState.HELD, date(2026, 11, 4), False)
    assert roll(meeting) == {
        "Trần Thị An": ("official", "excused", "exempt"),
        "Lê Văn Bình": ("official", "excused", "suspended"),
        "Vũ Thị Chi": ("official", "excused", "elsewhere"),
        "Đỗ Văn Dũng": ("official", "present", ""),
        "Phạm Thị Em": ("official", "present", ""),
        "Mai Văn Khách": ("temporary", "present", ""),
    }


def test_exceptions_stand_as_given_and_an_exempt_member_may_come(meeting, members, secretary):
    an, binh, chi, _dung, _em = members
    Exemption.objects.create(membership_id=membership_of(an), starts_on=date(2026, 2, 1), ground="age_health")
    given = [absent(an, "present"), absent(binh, "excused", "ill"), absent(chi)]
    record_roll(meeting_id=meeting.pk, exceptions=given, by=secretary)
    found = roll(meeting)
    assert found["Trần Thị An"] == ("official", "present", "")
    assert found["Lê Văn Bình"] == ("official", "excused", "ill")
    assert found["Vũ Thị Chi"] == ("official", "unexcused", "")


def test_somebody_not_in_the_cell_that_day_is_refused_by_name(city, meeting, secretary):
    stranger = MemberFactory(cell=city.neighbour_cell, full_name="Lý Văn Xa")
    with pytest.raises(Refused, match="Ngày 03/11/2026 đồng chí Lý Văn Xa không sinh hoạt ở chi bộ này"):
        record_roll(meeting_id=meeting.pk, exceptions=[absent(stranger)], by=secretary)
    assert not Attendance.objects.exists()
    assert Meeting.objects.get().state == MeetingState.PLANNED


@pytest.mark.parametrize(
    ("presence", "reason", "said"),
    [("excused", "", "phải chọn lý do"), ("excused", "other", "phải ghi rõ"), ("", "", "Chưa chọn")],
)
def test_an_absence_without_its_words_is_refused_at_its_row(meeting, members, secretary, presence, reason, said):
    one = absent(members[0], presence, reason)
    with pytest.raises(Refused, match=said) as refused:
        record_roll(meeting_id=meeting.pk, exceptions=[one], by=secretary)
    assert refused.value.findings[0].field == one.field


def test_before_the_day_and_of_a_meeting_called_off_there_is_no_roll(city, members, secretary, clock):
    ahead = MeetingFactory(cell=city.cell, held_on=date(2026, 12, 3))
    off = MeetingFactory(cell=city.cell, state=MeetingState.CANCELLED, closing_reason="Bão")
    for one, said in ((ahead, "Chưa tới ngày họp 03/12/2026"), (off, "không tổ chức")):
        with pytest.raises(Refused, match=said):
            record_roll(meeting_id=one.pk, exceptions=[], by=secretary)


@pytest.mark.parametrize(("day", "late"), [(date(2026, 11, 5), False), (date(2026, 11, 6), True)])
def test_entry_after_two_days_is_marked_and_asks_why(meeting, secretary, clock, day, late):
    clock(day)
    if late:
        with pytest.raises(Refused, match=r"Ghi sau hạn 2 ngày \(đến 05/11/2026\)") as refused:
            record_roll(meeting_id=meeting.pk, exceptions=[], by=secretary)
        assert refused.value.findings[0].rule == "meeting.upload.days"
    held = record_roll(meeting_id=meeting.pk, exceptions=[], late_reason="Mất mạng", by=secretary)
    assert (held.late, held.late_reason) == (late, "Mất mạng" if late else "")


def test_the_second_of_two_tabs_is_told_what_stands_and_nothing_of_the_first_is_lost(meeting, members, secretary):
    an, binh = members[:2]
    opened = meeting.version
    record_roll(meeting_id=meeting.pk, exceptions=[absent(an)], version=opened, by=secretary)
    with pytest.raises(ChangedMeanwhile) as met:
        record_roll(meeting_id=meeting.pk, exceptions=[absent(binh, "excused", "ill")], version=opened, by=secretary)
    assert met.value.fields == {
        f"m{membership_of(an)}": (None, ("unexcused", "", ""), ("present", "", "")),
        f"m{membership_of(binh)}": (None, ("present", "", ""), ("excused", "ill", "")),
    }
    both = [absent(an), absent(binh, "excused", "ill")]
    record_roll(meeting_id=meeting.pk, exceptions=both, version=met.value.version, by=secretary)
    assert (roll(meeting)["Trần Thị An"][1], roll(meeting)["Lê Văn Bình"][1]) == ("unexcused", "excused")


def test_the_same_roll_sent_twice_is_no_conflict(meeting, members, secretary):
    for _tab in range(2):
        record_roll(meeting_id=meeting.pk, exceptions=[absent(members[0])], version=meeting.version, by=secretary)
    assert Attendance.objects.count() == 5


def test_a_closed_roll_is_put_right_only_with_a_reason_that_history_keeps(meeting, members, secretary):
    held = record_roll(meeting_id=meeting.pk, exceptions=[], by=secretary)
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.CLOSED)
    put_right = {"meeting_id": meeting.pk, "exceptions": [absent(members[0])], "version": held.version}
    with pytest.raises(Refused, match="phải ghi vì sao đính chính"):
        record_roll(**put_right, by=secretary)
    record_roll(**put_right, why="Ghi nhầm dòng", by=secretary)
    event = Attendance.pgh_event_model.objects.order_by("-pgh_id").first()
    assert (event.presence, event.pgh_context["reason"], event.pgh_context["user"]) == (
        "unexcused",
        "Ghi nhầm dòng",
        secretary.pk,
    )


def test_a_member_found_later_joins_the_roll_when_it_is_put_right_and_nobody_falls_out(
    city, meeting, members, secretary
):
    held = record_roll(meeting_id=meeting.pk, exceptions=[absent(members[0])], by=secretary)
    MemberFactory(cell=city.cell, full_name="Bùi Văn Sau")
    given = [absent(members[0], "excused", "leave")]
    record_roll(meeting_id=meeting.pk, exceptions=given, version=held.version, by=secretary)
    assert roll(meeting)["Bùi Văn Sau"] == ("official", "present", "")
    assert Attendance.objects.count() == 6


def test_many_rolls_of_a_file_are_written_all_or_none_and_a_second_run_changes_nothing(
    city, meeting, members, secretary, clock
):
    october = MeetingFactory(cell=city.cell, held_on=date(2026, 10, 5))
    given = [RollGiven(meeting.pk, [absent(members[0])]), RollGiven(october.pk, [absent(members[1])], "Sổ tay")]
    stranger = RollGiven(october.pk, [absent(MemberFactory(cell=city.other_cell))], "Sổ tay")
    with pytest.raises(Refused):
        record_rolls(rolls=[given[0], stranger], by=secretary)
    assert not Attendance.objects.exists()
    assert record_rolls(rolls=given, by=secretary) == 2
    assert record_rolls(rolls=given, by=secretary) == 0
    assert Meeting.objects.get(pk=october.pk).late
    with pytest.raises(ChangedMeanwhile):
        record_rolls(rolls=[RollGiven(meeting.pk, [])], by=secretary)


@pytest.mark.parametrize("count", [1, 4])
def test_a_roll_costs_the_same_queries_whatever_its_length(
    city, clock, secretary, count, django_assert_max_num_queries
):
    for _one in range(count):
        MemberFactory(cell=city.cell)
    one = MeetingFactory(cell=city.cell)
    with django_assert_max_num_queries(11):
        record_roll(meeting_id=one.pk, exceptions=[], by=secretary)


@pytest.mark.django_db(transaction=True)
def test_two_secretaries_at_once_one_writes_and_the_other_is_told(meeting, members, secretary):
    ids = [membership_of(one) for one in members[:2]]

    def at_once(membership):
        try:
            with connection.cursor() as cursor:
                cursor.execute(f'SET ROLE "{settings.APP_DATABASE_USER}"')
            record_roll(meeting_id=meeting.pk, exceptions=[Absence(membership, "unexcused")], version=1, by=secretary)
        except ChangedMeanwhile as met:
            return dict(met.fields)
        finally:
            connection.close()
        return {}

    with ThreadPoolExecutor(2) as pool:
        told = [one for one in pool.map(at_once, ids) if one]
    assert len(told) == 1
    assert told[0].keys() == {f"m{one}" for one in ids}
    assert Attendance.objects.filter(presence="unexcused").count() == 1
    assert Attendance.objects.count() == 5
