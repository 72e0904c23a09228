"""A person says whether a line and a record are one: the verdict is kept, the line is judged anew, the page shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.findings import Finding, Refused
from accounts.roles import Permission
from accounts.scope import Scope
from jobs.choices import BatchState, Verdict
from jobs.intake import runners, staging
from jobs.intake.faults import Fault, outcome_of
from jobs.intake.plans import FilePlan
from jobs.models import Batch, StagedRow
from jobs.registry import scope_now
from members import facts, policy
from members.intake import doubles
from members.intake.checking import CheckedRow
from members.intake.matching import Matcher
from members.intake.reach import paths_of
from members.models import DoubleVerdict, Membership, Person
from vietnam.identity import mask_runs

if TYPE_CHECKING:
    from accounts.models import User

_FIRST: Final = ("full_name", "other_name", "born_on", "sex", "identity_number", "card_number", "old_identity_card",
                 "old_card_number", "admitted_on", "official_on", "home_province", "home_detail")  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """One field of a line beside the record."""

    label: str
    line: str
    record: str
    differs: bool


def doubts(batch: Batch) -> QuerySet[StagedRow]:
    """Return the lines of a batch that wait for a verdict."""
    return StagedRow.objects.filter(batch=batch, verdict=Verdict.HELD, values__has_key="like").order_by("line")


def compared(row: StagedRow, person: Person, scope: Scope, *, revealed: bool) -> list[Comparison]:
    """Set a line beside a record in reach, what is told apart first; hidden fields stay out."""
    membership = Membership.objects.filter(person=person).order_by("ended_on", "-pk").first()
    mine, theirs = facts.unpack(row.values), facts.values_of(person, membership)
    names = [*_FIRST, *(name for name in facts.FIELDS if name not in _FIRST and mine.get(name))]
    found = []
    for name in names:
        view = policy.view(name, scope, person.keeper_path, revealed=revealed)
        if view == policy.View.HIDDEN or not (mine.get(name) or theirs.get(name)):
            continue
        line, record = facts.show(name, mine.get(name)), facts.show(name, theirs.get(name))
        differs = bool(line and record) and line != record
        if view == policy.View.MASKED:
            line, record = mask_runs(line), policy.text(name, record, view)
        found.append(Comparison(str(facts.label(name)), line, record, differs))
    return found


@transaction.atomic
def decide(
    *, batch_id: int, line: int, person_id: int, answer: str, reason: str = "", opened_version: int = 0, by: "User"
) -> DoubleVerdict:
    """Keep what somebody says of a line and a record it resembles, and judge the line anew by it.

    Locks the batch. Raises ``Refused`` when the list is no longer being decided on, the line does not
    wait for a verdict on that record, or somebody said otherwise meanwhile.
    """
    batch = Batch.objects.select_for_update(of=("self",)).get(pk=batch_id)
    row = doubts(batch).filter(line=line).first() if batch.state == BatchState.CHECKED else None
    reach = Person.objects.visible_to(scope_now(by), Permission.IMPORT_MEMBERS)
    if row is None or person_id not in row.values["like"] or not reach.filter(pk=person_id).exists():
        reason_gone = _("Dòng này không còn chờ đối chiếu với hồ sơ đó.")
        raise Refused([Finding("nothing_to_decide", "", reason_gone, _("Tải lại trang để xem kết quả mới nhất."))])
    key = doubles.line_key(facts.unpack(row.values))
    verdict = doubles.say(
        person_id=person_id, key=key, answer=answer, reason=reason, opened_version=opened_version, by=by
    )
    _judge_anew(batch, row)
    return verdict


def _judge_anew(batch: Batch, row: StagedRow) -> None:
    """Settle one line again, its other faults kept, and count the batch anew."""
    values: dict[str, Any] = {**row.values, **facts.unpack(row.values)}
    values.pop("like", None)
    faults = [Fault(**fault) for fault in row.faults if fault["code"] not in doubles.DOUBTS]
    checked = CheckedRow(row.line, row.sheet, row.row, values, faults, outcome_of(faults))
    matcher = _matcher(batch, row)
    matcher.settle([checked])
    packed = {name: value for name, value in row.values.items() if name != "like"}
    row.values = packed | ({"like": checked.like} if checked.like else {})
    row.faults = [fault.as_json() for fault in checked.faults]
    row.outcome, row.verdict, row.changes = str(checked.outcome), str(checked.verdict), checked.changes
    row.object_id, row.object_version = checked.object_id, checked.object_version
    row.save(update_fields=["values", "faults", "outcome", "verdict", "changes", "object_id", "object_version"])
    counts: Mapping[str, int] = {**batch.counts, **_zeroed(batch), **staging.counts(batch.pk, runners.apart_of(batch))}
    Batch.objects.filter(pk=batch.pk).update(counts=counts)


def _zeroed(batch: Batch) -> dict[str, int]:
    """Return the counts of rows at nought: a group that no longer has rows is not counted."""
    return {name: 0 for name in batch.counts if name != "hidden_rows"}


def _matcher(batch: Batch, row: StagedRow) -> Matcher:
    matcher = Matcher(paths_of(batch), FilePlan.from_json(batch.mapping).sheets, batch.scope_path)
    others = StagedRow.objects.filter(batch=batch, object_id__isnull=False).exclude(pk=row.pk)
    matcher.remember((person, number) for person, number in others.values_list("object_id", "row") if person)
    return matcher
