"""The level above: considers each member, decides many sheets by one paper, writes the register, announces."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding
from branches.choices import Book
from branches.services import issue_number
from branches.services.numbering import Subject
from cell_life.choices import RoundState, Taking
from cell_life.models import RatingDecision, RatingEntry, RatingSheet
from cell_life.rounds import rules
from cell_life.rounds.counting import base_levels
from cell_life.rounds.people import disciplined_in
from cell_life.rounds.services.register import write_results
from cell_life.rounds.services.sheets import locked, refuse
from members.ratings.rules import counting_day
from members.services.standings import Paper

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Decided:
    """What the level above says of one member: the level, and why where it is not the cell's."""

    level: str
    reason: str = ""


def consider(*, sheet_id: int, version: int, choices: Mapping[int, Decided], by: "User") -> int:
    """Keep, for the members of one reported sheet, the level the committee is going to decide; return how many differ.

    By entry. Raises ``Refused`` with each finding at its box (``d12``), ``ChangedMeanwhile``.
    """
    with transaction.atomic(), history.act("consider_ratings", by=by):
        sheet = locked(sheet_id, version)
        found = rules.step_findings(sheet.state, [RoundState.REPORTED])
        found += rules.own_findings(sheet.reported_by_id, by.pk)
        refuse(found)
        rated = RatingEntry.objects.filter(sheet=sheet, taking=Taking.RATED, pk__in=list(choices))
        rows = list(rated.select_related("membership"))
        day = counting_day(sheet.year, date.max)
        faults = disciplined_in([row.membership.person_id for row in rows], sheet.year)
        for row in rows:
            one = choices[row.pk]
            found += rules.change_findings(one.level, row.cell_level, one.reason, f"r{row.pk}")
            faulty = faults.get(row.membership.person_id)
            found += rules.fault_findings(one.level, faulty, one.reason or row.remark, f"d{row.pk}", day)
        refuse(found)
        for row in rows:
            one = choices[row.pk]
            row.decided_level, row.decided_reason = one.level, one.reason.strip()[:500]
            row.version += 1
        RatingEntry.objects.bulk_update(rows, ["decided_level", "decided_reason", "version"])
        RatingSheet.objects.filter(pk=sheet.pk).update(version=F("version") + 1)
    return sum(1 for row in rows if row.decided_level and row.decided_level != row.cell_level)


def decide_sheets(
    *,
    organisation_id: int,
    year: int,
    versions: Mapping[int, int],
    paper: Paper,
    from_register: bool = False,
    cap_reason: str = "",
    by: "User",
) -> RatingDecision:
    """Decide the ratings of reported sheets by one paper and write them into the register; ``versions`` by sheet.

    A member the committee has not considered gets the level of the cell. The cap on "xuất sắc" is reckoned for each
    base organisation on all that is decided there. Raises ``Refused``, ``ChangedMeanwhile``.
    """
    refuse(paper_findings(paper, versions, from_register=from_register, what=_("Chưa chọn chi bộ nào.")))
    with transaction.atomic(), history.act("decide_rating_sheets", by=by, reason=cap_reason, paper=paper.number):
        sheets = _locked_all(versions)
        found: list[Finding] = []
        for sheet in sheets:
            found += rules.step_findings(sheet.state, [RoundState.REPORTED])
            found += rules.own_findings(sheet.reported_by_id, by.pk)
        refuse(found[:1])
        entries = _settle_levels(sheets)
        refuse(_without_level(entries))
        refuse(_cap_findings(sheets, entries, year, cap_reason))
        decision = write_decision(organisation_id, year, paper, cap_reason, by=by)
        RatingEntry.objects.bulk_update(entries, ["decided_level", "version"])
        RatingSheet.objects.filter(pk__in=[sheet.pk for sheet in sheets]).update(
            state=RoundState.DECIDED, decision=decision, version=F("version") + 1
        )
        write_results(sheets, Paper(decision.decision_number, paper.decided_on, paper.issuer), by=by)
    return decision


def paper_findings(paper: Paper, chosen: Collection[int], *, from_register: bool, what: str) -> list[Finding]:
    """Say what a decision lacks: something to decide (``what`` says what), its number, its day."""
    found = []
    if not chosen:
        found.append(Finding("round_nothing", "", what, _("Chọn ít nhất một dòng có trong quyết định.")))
    if not paper.number.strip() and not from_register:
        said = _("Chưa có số quyết định.")
        found.append(
            Finding("required", "decision_number", said, _("Ghi số trên quyết định, hoặc để phần mềm lấy số."))
        )
    if paper.decided_on is None:
        found.append(Finding("required", "decided_on", _("Chưa có ngày quyết định."), _("Ghi ngày trên quyết định.")))
    elif paper.decided_on > timezone.localdate():
        said = _("Ngày quyết định chưa tới.")
        found.append(Finding("date_in_future", "decided_on", said, _("Ghi ngày hôm nay hoặc ngày đã qua.")))
    return found


def _locked_all(versions: Mapping[int, int]) -> list[RatingSheet]:
    """Lock sheets in one order; raise ``ChangedMeanwhile`` when one was written after the page was opened."""
    rows = RatingSheet.objects.select_for_update(of=("self",)).filter(pk__in=list(versions)).order_by("pk")
    sheets = list(rows)
    for sheet in sheets:
        if sheet.version != versions[sheet.pk]:
            raise ChangedMeanwhile({"version": (versions[sheet.pk], sheet.version, None)}, sheet.version)
    return sheets


def _settle_levels(sheets: Sequence[RatingSheet]) -> list[RatingEntry]:
    """Return who is rated on these sheets, each with the level that is going to be decided."""
    rated = RatingEntry.objects.filter(sheet__in=sheets, taking=Taking.RATED)
    rows = list(rated.select_related("membership__person", "sheet").order_by("pk"))
    for row in rows:
        row.decided_level = row.decided_level or row.cell_level
        row.version += 1
    return rows


def _without_level(entries: Sequence[RatingEntry]) -> list[Finding]:
    names = [row.membership.person.full_name for row in entries if not row.decided_level]
    if not names:
        return []
    said = _("Chi bộ bỏ phiếu chưa đủ cho mức nào, cấp ủy chưa xem xét: {names}.").format(names=", ".join(names[:5]))
    return [Finding("round_no_level", "", said, _("Mở chi bộ ấy, chọn mức và ghi lý do cho từng đồng chí."))]


def _cap_findings(
    sheets: Sequence[RatingSheet], entries: Sequence[RatingEntry], year: int, reason: str
) -> list[Finding]:
    """Reckon the cap of each base organisation: what was decided there before, with what is decided now."""
    day = counting_day(year, timezone.localdate())
    chosen: dict[int, dict[str, int]] = {}
    for row in entries:
        levels = chosen.setdefault(row.sheet.cell_id, {})
        levels[row.decided_level] = levels.get(row.decided_level, 0) + 1
    found: list[Finding] = []
    for base in base_levels([sheet.cell_id for sheet in sheets], chosen, year, day):
        found += rules.cap_findings(rules.cap_of(base.levels, day), reason, base.name, day)
    return found


def write_decision(
    organisation_id: int, year: int, paper: Paper, cap_reason: str = "", *, by: "User"
) -> RatingDecision:
    """Write the paper of a decision; without a number it takes the next one of the body's register of decisions."""
    assert paper.decided_on is not None
    number = paper.number.strip()
    if not number:
        subject = Subject("rating_decision", "organisation", organisation_id)
        number = issue_number(
            organisation_id=organisation_id, book=Book.DECISIONS, day=paper.decided_on, subject=subject, by=by
        ).symbol
    return RatingDecision.objects.create(
        organisation_id=organisation_id,
        year=year,
        decision_number=number[:60],
        decided_on=paper.decided_on,
        issuer=paper.issuer[:200],
        cap_reason=cap_reason.strip()[:500],
        created_by=by,
    )


def announce(*, decision_id: int, on: date, by: "User") -> RatingDecision:
    """Write on which day the results were announced; from then the time for complaints runs. Raises ``Refused``."""
    with transaction.atomic(), history.act("announce_ratings", by=by):
        decision = RatingDecision.objects.select_for_update(of=("self",)).get(pk=decision_id)
        found = []
        if decision.announced_on is not None:
            said = _("Kết quả đã thông báo ngày {day}.").format(day=rules.say(decision.announced_on))
            found.append(Finding("round_step", "", said, _("Tải lại trang.")))
        elif not decision.decided_on <= on <= timezone.localdate():
            said = _("Ngày thông báo phải từ ngày quyết định ({day}) đến hôm nay.").format(
                day=rules.say(decision.decided_on)
            )
            found.append(
                Finding("round_day", "announced_on", said, _("Ghi ngày đã thông báo đến chi bộ và đảng viên."))
            )
        refuse(found)
        RatingDecision.objects.filter(pk=decision.pk).update(announced_on=on, version=F("version") + 1)
        RatingSheet.objects.filter(decision=decision).update(state=RoundState.ANNOUNCED, version=F("version") + 1)
        decision.refresh_from_db()
    return decision
