"""Two records made one take their life in the cell along; taken apart again every row is as it was."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.findings import Refused
from cell_life.choices import AbsenceReason, BaseKind, Capacity, DuesKind, MeetingState, Presence
from cell_life.models import (
    Attendance,
    Ballot,
    BallotBase,
    BallotVoter,
    DuesBasis,
    DuesLine,
    DuesReceipt,
    DuesSheet,
    Meeting,
    MeetingTask,
    RatingEntry,
    RatingSheet,
)
from members.doubles.rows import snapshot
from members.doubles.services.merging import merge_records
from members.doubles.services.undoing import undo_merge
from members.models import Person
from tests.factories.ballots import ballot_on
from tests.factories.doubles import alike
from tests.factories.meetings import MeetingFactory, membership_of
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
MONTH = date(2026, 10, 1)


@pytest.fixture
def pair(city):
    """One person told twice, in two cells."""
    person = MemberFactory(cell=city.cell, full_name="Nguyễn Văn Hòa")
    return person, alike(person, cell=city.second_cell, since=date(2026, 3, 1))


def merge(pair, by):
    kept, dropped = (Person.objects.get(pk=one.pk) for one in pair)
    given = {"choices": {}, "versions": (kept.version, dropped.version), "reason": "đã đối chiếu lý lịch gốc"}
    return merge_records(kept_id=kept.pk, dropped_id=dropped.pk, placement="kept", by=by, **given)


def rows_of(pair):
    found = snapshot([one.pk for one in pair])
    for one in found["person"].values():
        del one["version"]
    return found


def attend(meeting, person, **more):
    given = {"capacity": Capacity.OFFICIAL, "presence": Presence.PRESENT} | more
    return Attendance.objects.create(meeting=meeting, membership_id=membership_of(person), **given)


def vote_in(cell, day, *people):
    """Freeze a list of these."""
    base = BallotBase.objects.create(organisation=cell, kind=BaseKind.CELL, held_on=day)
    for person in people:
        BallotVoter.objects.create(base=base, membership_id=membership_of(person), proposed=True, counted=True)
    BallotBase.objects.filter(pk=base.pk).update(frozen_at=f"{day}T09:00:00+07:00", size=len(people))
    return base


def live(city, pair, by):
    """Let both records take part: rows that differ, rows both have alike, rows only one has."""
    kept, dropped = pair
    meeting = MeetingFactory(cell=city.second_cell, chair=dropped, state=MeetingState.HELD)
    attend(meeting, dropped)
    both = MeetingFactory(cell=city.cell, clerk=kept, state=MeetingState.HELD)
    for one in pair:
        attend(both, one)
    MeetingTask.objects.create(meeting=meeting, person=dropped, words="rà soát", due_on=date(2026, 12, 1))
    ballot_on(vote_in(city.second_cell, date(2026, 10, 5), dropped), by, about_id=dropped.pk)
    sheet = DuesSheet.objects.create(cell=city.cell, month=MONTH)
    DuesLine.objects.create(sheet=sheet, membership_id=membership_of(kept))
    DuesLine.objects.create(sheet=sheet, membership_id=membership_of(dropped), due=30_000, kind=DuesKind.UNINSURED)
    receipt = {"number": 1, "year": 2026, "paid_on": date(2026, 10, 3), "total": 30_000}
    DuesReceipt.objects.create(cell=city.second_cell, membership_id=membership_of(dropped), **receipt)
    rated = RatingSheet.objects.create(cell=city.cell, year=2026)
    for one, level in zip(pair, ("good", ""), strict=True):
        RatingEntry.objects.create(sheet=rated, membership_id=membership_of(one), own_level=level)


def test_cell_life_goes_with_the_record_that_stays(city, pair, officer):
    live(city, pair, officer)
    merge(pair, officer)
    kept = membership_of(pair[0])
    assert Attendance.objects.filter(membership=kept).count() == 2
    assert BallotVoter.objects.get().membership_id == kept
    with pytest.raises(IntegrityError), transaction.atomic():
        BallotVoter.objects.update(present=False)
    assert DuesLine.objects.get().due == 30_000
    assert DuesReceipt.objects.get().membership_id == kept
    assert RatingEntry.objects.get().own_level == "good"
    assert MeetingTask.objects.get().person_id == Ballot.objects.get().about_id == pair[0].pk
    assert set(Meeting.objects.values_list("chair", "clerk")) == {(pair[0].pk, None), (None, pair[0].pk)}


def test_taken_apart_every_row_is_as_it_was_and_what_came_since_stays(city, pair, officer):
    live(city, pair, officer)
    before = rows_of(pair)
    done = merge(pair, officer)
    Meeting.objects.update(topic="chuyên đề mới")
    later = attend(MeetingFactory(cell=city.cell, held_on=date(2026, 12, 3)), pair[0])
    undo_merge(merge_id=done.pk, reason="là hai anh em", by=officer)
    after = rows_of(pair)
    assert after["cell_life.attendance"].pop(str(later.pk))["membership_id"] == membership_of(pair[0])
    for found in (before, after):
        for row in found["cell_life.meeting"].values():
            del row["topic"]
    assert after == before


def test_rows_that_differ_are_named_with_what_to_do(city, pair, officer):
    meeting = MeetingFactory(cell=city.cell, state=MeetingState.HELD)
    attend(meeting, pair[0])
    attend(meeting, pair[1], presence=Presence.EXCUSED, reason=AbsenceReason.values[0])
    vote_in(city.cell, date(2026, 10, 5), *pair)
    since = {"starts_on": date(2026, 1, 1), "kind": DuesKind.UNINSURED}
    DuesBasis.objects.create(membership_id=membership_of(pair[0]), **since)
    more = {"starts_on": date(2026, 5, 1), "kind": DuesKind.STUDENT}
    DuesBasis.objects.create(membership_id=membership_of(pair[1]), **more)
    with pytest.raises(Refused) as refusal:
        merge(pair, officer)
    said = " ".join(f"{finding.reason} {finding.remedy}" for finding in refusal.value.findings)
    assert {finding.code for finding in refusal.value.findings} == {"rows_clash"}
    for words in ("buổi sinh hoạt ngày 03/11/2026", "danh sách ngày 05/10/2026", "từ ngày 01/05/2026"):
        assert words in said
