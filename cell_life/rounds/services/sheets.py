"""The sheet of a cell: opened from dated rows and brought up to date, reported to the level above, returned."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused, stopping
from cell_life.choices import RoundState, Taking
from cell_life.models import RatingEntry, RatingSheet
from cell_life.rounds import rules
from cell_life.rounds.people import Standing, members_of
from members.ratings.rules import counting_day, year_findings

if TYPE_CHECKING:
    from accounts.models import User


def open_sheet(*, cell_id: int, year: int, by: "User") -> RatingSheet:
    """Open the sheet of a cell for a year, or bring the list of one that is open up to date; constant queries.

    Everybody the cell counts on the day is on it, with whether he is rated and why not. Who came later is added, who
    left is taken off while nothing was written of him. Raises ``Refused``.
    """
    today = timezone.localdate()
    refuse(year_findings(year, today))
    day = counting_day(year, today)
    with transaction.atomic(), history.act("open_sheet", by=by):
        RatingSheet.objects.bulk_create([RatingSheet(cell_id=cell_id, year=year, created_by=by)], ignore_conflicts=True)
        sheet = RatingSheet.objects.select_for_update(of=("self",)).get(cell=cell_id, year=year)
        refuse(rules.step_findings(sheet.state, rules.BEFORE_REPORT))
        people = members_of(cell_id, day)
        if not people:
            said = _("Chi bộ chưa có đảng viên nào trong sổ ngày {day}.").format(day=rules.say(day))
            raise Refused([Finding("round_nobody", "", said, _("Đưa danh sách đảng viên vào sổ trước."))])
        _bring_up_to_date(sheet, people, day)
    return sheet


def _bring_up_to_date(sheet: RatingSheet, people: Mapping[int, Standing], day: date) -> None:
    """Add who is missing, take off who is gone and empty, put right whether somebody is rated."""
    rows = {row.membership_id: row for row in RatingEntry.objects.filter(sheet=sheet)}
    fresh = [RatingEntry(sheet=sheet, membership_id=pk) for pk in people if pk not in rows]
    for row in fresh:
        row.taking, row.why = rules.taking_of(people[row.membership_id].life, day)
    RatingEntry.objects.bulk_create(fresh)
    gone = [row.pk for pk, row in rows.items() if pk not in people and _is_empty(row)]
    RatingEntry.objects.filter(pk__in=gone).delete()
    changed = []
    for pk, row in rows.items():
        if pk not in people or row.ballot_id is not None:
            continue
        taking = rules.taking_of(people[pk].life, day)
        if (row.taking, row.why) != taking:
            row.taking, row.why = taking
            row.version += 1
            changed.append(row)
    RatingEntry.objects.bulk_update(changed, ["taking", "why", "version"])
    if fresh or gone or changed:
        state = RoundState.PREPARING if sheet.state == RoundState.VOTED else sheet.state
        RatingSheet.objects.filter(pk=sheet.pk).update(state=state, version=F("version") + 1)
        settle(sheet.pk)
        sheet.refresh_from_db()


def _is_empty(row: RatingEntry) -> bool:
    said = (row.review_on, row.own_level, row.points, row.proposed_level, row.remark, row.ballot_id)
    return not any(said)


def settle(sheet_id: int) -> None:
    """Let a sheet be voted once everybody who is rated has a counted vote, and preparing while somebody has none."""
    waiting = RatingEntry.objects.filter(sheet=sheet_id, taking=Taking.RATED, ballot__isnull=True).exists()
    sheets = RatingSheet.objects.filter(pk=sheet_id)
    if waiting:
        sheets.filter(state=RoundState.VOTED).update(state=RoundState.PREPARING, version=F("version") + 1)
    else:
        sheets.filter(state=RoundState.PREPARING).update(state=RoundState.VOTED, version=F("version") + 1)


def report_sheet(*, sheet_id: int, version: int, reason: str = "", by: "User") -> RatingSheet:
    """Report what the cell voted to the level above; warnings pass with a reason. ``Refused``, ``ChangedMeanwhile``."""
    with transaction.atomic(), history.act("report_sheet", by=by, reason=reason):
        sheet = locked(sheet_id, version)
        refuse(rules.step_findings(sheet.state, rules.BEFORE_REPORT))
        rated = RatingEntry.objects.filter(sheet=sheet, taking=Taking.RATED)
        waiting = rated.filter(ballot__isnull=True).values_list("membership__person__full_name", flat=True)
        found = rules.report_findings(list(waiting), rated.count())
        found += rules.draft_findings(sheet.draft_sent_on, sheet.voted_on)
        refuse(found, reason)
        _write(sheet, state=RoundState.REPORTED, reported_on=timezone.localdate(), reported_by=by, returned_reason="")
    return sheet


def return_sheet(*, sheet_id: int, version: int, reason: str, by: "User") -> RatingSheet:
    """Give a reported sheet back to the cell with the reason. ``Refused``, ``ChangedMeanwhile``."""
    with transaction.atomic(), history.act("return_sheet", by=by, reason=reason):
        sheet = locked(sheet_id, version)
        found = rules.step_findings(sheet.state, [RoundState.REPORTED])
        found += rules.own_findings(sheet.reported_by_id, by.pk)
        if not reason.strip():
            found.append(
                Finding("required", "reason", _("Chưa ghi lý do trả lại."), _("Nói rõ chi bộ cần xem lại điều gì."))
            )
        refuse(found)
        RatingEntry.objects.filter(sheet=sheet).exclude(decided_level="").update(
            decided_level="", decided_reason="", version=F("version") + 1
        )
        _write(sheet, state=RoundState.RETURNED, returned_reason=reason.strip()[:500])
    return sheet


def locked(sheet_id: int, version: int | None) -> RatingSheet:
    """Lock a sheet; raise ``ChangedMeanwhile`` when somebody wrote it after the page was opened."""
    sheet = RatingSheet.objects.select_for_update(of=("self",)).get(pk=sheet_id)
    if version is not None and sheet.version != version:
        raise ChangedMeanwhile({"version": (version, sheet.version, version)}, sheet.version)
    return sheet


def _write(sheet: RatingSheet, **columns: object) -> None:
    RatingSheet.objects.filter(pk=sheet.pk).update(**columns, version=F("version") + 1)
    sheet.refresh_from_db()


def refuse(findings: Sequence[Finding], reason: str = "") -> None:
    """Stop on errors, and on warnings for which no reason is written."""
    if stopping(findings) or (findings and not reason.strip()):
        raise Refused(findings)
