"""Merging, uniting and dividing bodies: one act, one decision; members and bodies below follow set-based."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding
from accounts.models import User
from branches import hooks, rules
from branches.choices import CELLS, ClosingCause, SuccessionKind
from branches.models import Organisation, OrganisationPeriod, Succession
from branches.rules import Paper
from branches.services import acts, ground
from branches.services.moving import relocate


@dataclass(frozen=True)
class New:
    """A body that an act makes: its name and code; kind, parent and sector are those of the old one."""

    name: str
    code: str = ""


@transaction.atomic
def merge_organisation(
    *,
    organisation_id: int,
    target_id: int,
    starts_on: date,
    decision_number: str = "",
    decided_on: date | None = None,
    issuer: str = "",
    reason: str = "",
    version: int | None = None,
    by: User | None,
) -> Succession:
    """Merge a body into another (sáp nhập): its members and the bodies below it go over, it ends that day.

    Raises ``Refused`` and ``ChangedMeanwhile``; then nothing is written.
    """
    paper = Paper(decision_number, decided_on, issuer)
    source = ground.lock_open(organisation_id, version, target_id=target_id)
    target = ground.lock_open(target_id, None)
    found = _merging_findings(source, target) + rules.order_findings(starts_on, source.period.starts_on)
    found += rules.day_findings(starts_on, paper, today=timezone.localdate(), above=target.body)
    found += rules.parent_place_findings(ground.parent_body(target_id, starts_on), target.period.path, starts_on)
    ground.refuse(found, reason)
    with history.act("merge_organisation", by=by, reason=reason, paper=decision_number):
        act = Act(SuccessionKind.MERGED, ClosingCause.MERGED, starts_on, paper, reason)
        return _take_over(source, target, act)


@transaction.atomic
def consolidate_organisations(
    *,
    organisation_ids: Iterable[int],
    name: str,
    code: str = "",
    starts_on: date,
    decision_number: str = "",
    decided_on: date | None = None,
    issuer: str = "",
    reason: str = "",
    by: User | None,
) -> Organisation:
    """Unite bodies of one kind under one parent into a new one (hợp nhất); all of them end that day."""
    paper = Paper(decision_number, decided_on, issuer)
    ground.lock_tree()
    sources = [ground.lock_open(one, None) for one in sorted(set(organisation_ids))]
    found = _uniting_findings(sources, starts_on)
    ground.refuse(found)
    opening = _opening(sources[0], New(name, code), starts_on, paper, OrganisationPeriod.Cause.CONSOLIDATED)
    ground.refuse(opening.findings(), reason)
    with history.act("consolidate_organisations", by=by, reason=reason, paper=decision_number):
        made = opening.write()
        act = Act(SuccessionKind.CONSOLIDATED, ClosingCause.CONSOLIDATED, starts_on, paper, reason)
        for source in sources:
            _take_over(source, ground.lock_open(made.pk, None), act)
    return made


@transaction.atomic
def split_organisation(
    *,
    organisation_id: int,
    new: New,
    person_ids: Sequence[int],
    rest: New | None = None,
    starts_on: date,
    decision_number: str = "",
    decided_on: date | None = None,
    issuer: str = "",
    reason: str = "",
    version: int | None = None,
    by: User | None,
) -> list[Organisation]:
    """Divide a cell: the chosen persons go to a new one (tách); with ``rest`` the others to a second one (chia).

    In the second case the old cell ends that day. Returns the new cells.
    """
    paper = Paper(decision_number, decided_on, issuer)
    source = ground.lock_open(organisation_id, version)
    found = _dividing_findings(source, person_ids) + rules.order_findings(starts_on, source.period.starts_on)
    opened = OrganisationPeriod.Cause.DIVIDED
    openings = [_opening(source, one, starts_on, paper, opened) for one in (new, rest) if one]
    ground.refuse(found + [finding for one in openings for finding in one.findings()], reason)
    kind = SuccessionKind.DIVIDED if rest else SuccessionKind.SEPARATED
    act = Act(kind, ClosingCause.DIVIDED, starts_on, paper, reason)
    with history.act("split_organisation", by=by, reason=reason, paper=decision_number):
        made = [opening.write() for opening in openings]
        _write(source.organisation.pk, made[0].pk, act, _move(source, made[0].pk, act, tuple(person_ids)))
        if rest:
            _write(source.organisation.pk, made[1].pk, act, _move(source, made[1].pk, act))
            _close(source, act)
        else:
            ground.raise_version(source.organisation)
    return made


@dataclass(frozen=True)
class Act:
    """What all steps of one act share."""

    kind: str
    cause: str
    day: date
    paper: Paper
    reason: str


def _opening(old: ground.Ground, new: New, day: date, paper: Paper, cause: str) -> acts.Opening:
    """Return the new body beside the old one: its kind, parent and sector are the old one's."""
    period = old.period
    return acts.Opening(
        new.name, period.kind, period.parent_id, day, period.sector, period.unit_kind, new.code, cause, paper
    )


def _take_over(source: ground.Ground, target: ground.Ground, act: Act) -> Succession:
    """Move what is below, then the members, then end the source and name its successor."""
    children = OrganisationPeriod.objects.filter(parent_id=source.organisation.pk, ends_on__isnull=True)
    for child in children.order_by("path").values_list("organisation_id", flat=True):
        locked = ground.lock_open(child, None)
        ground.refuse(rules.order_findings(act.day, locked.period.starts_on))
        relocate(locked, target.body, locked.period.code, act.day, act.paper)
    moved = _move(source, target.organisation.pk, act)
    _close(source, act)
    return _write(source.organisation.pk, target.organisation.pk, act, moved)


def _move(source: ground.Ground, target_id: int, act: Act, persons: tuple[int, ...] | None = None) -> int:
    columns = ground.paper_columns(act.paper)
    own = source.organisation.pk
    return hooks.move_members(hooks.Moving((own,), target_id, act.day, reason=act.reason, persons=persons, **columns))


def _close(source: ground.Ground, act: Act) -> None:
    ground.refuse(hooks.closing_findings(source.organisation.pk, act.day))
    ground.close(source, act.day, act.cause, act.paper)


def _write(source_id: int, target_id: int, act: Act, moved: int) -> Succession:
    columns: dict[str, Any] = ground.paper_columns(act.paper)
    return Succession.objects.create(
        predecessor_id=source_id,
        successor_id=target_id,
        kind=act.kind,
        happened_on=act.day,
        moved=moved,
        **columns,
    )


def _merging_findings(source: ground.Ground, target: ground.Ground) -> list[Finding]:
    """Refuse a merger with itself, with what lies below, or of a cell with a committee."""
    own, other = source.period, target.period
    if own.organisation_id == other.organisation_id or other.path.startswith(own.path):
        reason = _("“{name}” là chính tổ chức này hoặc nằm trong nó.").format(name=other.name)
        return [Finding("merged_into_itself", "target_id", reason, _("Chọn tổ chức khác."))]
    if own.path.startswith(other.path):
        reason = _("“{name}” là cấp trên của tổ chức này.").format(name=other.name)
        return [Finding("merged_into_above", "target_id", reason, _("Chọn tổ chức cùng cấp."))]
    if (own.kind in CELLS) != (other.kind in CELLS):
        reason = _("Chi bộ chỉ sáp nhập với chi bộ, đảng bộ với đảng bộ.")
        return [Finding("merged_with_other_kind", "target_id", reason, _("Chọn tổ chức cùng loại."))]
    children = OrganisationPeriod.objects.filter(parent_id=own.organisation_id, ends_on__isnull=True)
    kinds = list(children.values_list("kind", flat=True).distinct())
    return rules.child_findings(other.kind, kinds)


def _uniting_findings(sources: list[ground.Ground], day: date) -> list[Finding]:
    if len(sources) < 2:
        return [Finding("too_few", "others", _("Hợp nhất cần ít nhất hai tổ chức."), _("Chọn thêm tổ chức."))]
    if len({(one.period.kind, one.period.parent_id) for one in sources}) > 1:
        reason = _("Các tổ chức hợp nhất phải cùng loại và cùng cấp trên.")
        return [Finding("not_alike", "others", reason, _("Đổi loại hoặc chuyển về cùng cấp trên trước."))]
    return [finding for one in sources for finding in rules.order_findings(day, one.period.starts_on)]


def _dividing_findings(source: ground.Ground, person_ids: Sequence[int]) -> list[Finding]:
    if source.period.kind not in CELLS:
        reason = _("Chỉ chi bộ chia tách theo đảng viên.")
        return [Finding("not_a_cell", "", reason, _("Đảng bộ: lập tổ chức mới rồi chuyển các chi bộ về."))]
    if not person_ids:
        reason = _("Chưa chọn đảng viên sang chi bộ mới.")
        return [Finding("nobody_chosen", "persons", reason, _("Đánh dấu các đồng chí ấy trong danh sách."))]
    return []
