"""Making one record of two, whole or not at all.

Locks the tree, then both persons, the lower number first, as every act on a person does; judges, writes, and
keeps what every touched row said before and says after, so that ``undo_merge`` puts it back to the letter.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused, stopping
from branches.services.ground import hold_tree
from members import facts, rules
from members.choices import CardAsk, CardEnd, ProposalStage
from members.doubles import higher
from members.doubles.plan import Plan, chosen_values, plan_of, taken_slots
from members.doubles.rows import OF_MEMBERSHIP, SLOTS, UNITED, difference, model_of, snapshot
from members.doubles.services import carrying, memberships
from members.doubles.services.memberships import DROPPED, KEPT, said
from members.doubles.services.verdicts import lock_pair, refuse_without_right
from members.keeping import CellNotThere, keeper_of
from members.models import (
    BadgeProposal,
    CardRequest,
    DoubleCandidate,
    DoubleVerdict,
    Membership,
    Merge,
    PartyCard,
    Person,
    Portrait,
    Post,
)
from members.services.placements import open_placement

if TYPE_CHECKING:
    from accounts.models import User

NOWHERE: Final[dict[str, Any]] = {
    "keeper_path": "",
    "base_id": None,
    "committee_id": None,
    "identity_number": "",
    "card_number": "",
}
"""What a merged record says of its place and numbers: nothing, so that no list finds it and no number is held twice."""


def merge_records(
    *,
    kept_id: int,
    dropped_id: int,
    versions: tuple[int, int],
    choices: Mapping[str, str],
    placement: str = "",
    reason: str,
    by: "User",
) -> Merge:
    """Make the record ``dropped_id`` part of ``kept_id``: fields as chosen, tables united, one membership.

    ``versions`` are those of the kept and the dropped record when the page was opened. ``choices`` maps the
    names of ``plan.Line`` to ``kept`` or ``dropped``; what is not named follows the proposal. ``placement``
    says whose cell stays where both take part. Raises ``Refused``, also for who may not edit both records, and
    ``ChangedMeanwhile``.
    """
    _refuse_unsaid(kept_id, dropped_id, reason)
    with transaction.atomic(), history.act("merge_records", by=by, reason=reason):
        hold_tree()
        rows = {row.pk: row for row in lock_pair(*sorted((kept_id, dropped_id)))}
        kept, dropped = rows[kept_id], rows[dropped_id]
        sentence = _("Chỉ người có quyền sửa cả hai hồ sơ mới gộp được.")
        refuse_without_right((kept.keeper_path, dropped.keeper_path), sentence, by=by)
        if (kept.version, dropped.version) != versions:
            raise ChangedMeanwhile({}, kept.version)
        plan = plan_of(kept, dropped)
        refuse(plan, choices, placement)
        before = snapshot([kept_id, dropped_id])
        digest = _write(plan, choices, placement, reason)
        after = snapshot([kept_id, dropped_id])
        was, now = difference(before, after)
        known = {name: [int(key) for key in after[name]] for name in OF_MEMBERSHIP}
        DoubleCandidate.objects.filter(Q(person=dropped) | Q(other=dropped)).delete()
        return Merge.objects.create(
            kept=kept,
            dropped=dropped,
            reason=reason[:300],
            before=was,
            moved={"rows": now, "portrait": digest, "known": known},
            merged_by=by,
        )


def _refuse_unsaid(kept_id: int, dropped_id: int, reason: str) -> None:
    if kept_id == dropped_id:
        raise Refused([Finding("same_record", "", _("Hai hồ sơ phải khác nhau."), _("Chọn hồ sơ khác."))])
    if not reason.strip():
        remedy = _("Ghi căn cứ, ví dụ: đã đối chiếu lý lịch gốc ngày 3/2/2026.")
        raise Refused([Finding("required", "reason", _("Chưa ghi lý do gộp."), remedy)])


def refuse(plan: Plan, choices: Mapping[str, str], placement: str) -> None:
    """Raise ``Refused`` with all that keeps the two records from being made one."""
    found = memberships.findings(plan.pairs, placement)
    found += _waiting_findings(plan) + _post_findings(plan)
    found += higher.findings(higher.PERSON, plan.kept.pk, plan.dropped.pk)
    values, changes = chosen_values(plan, choices)
    judged = rules.person_findings(values, timezone.localdate())
    found += [finding for finding in stopping(judged) if finding.field in changes]
    if found:
        raise Refused(found)


def _waiting_findings(plan: Plan) -> list[Finding]:
    """Say which requests both records have open: one of the two is to be closed first."""
    people, found = (plan.kept, plan.dropped), []
    asked = CardRequest.objects.filter(person__in=people, stage=CardAsk.ASKED)
    if asked.count() > 1:
        reason = _("Cả hai hồ sơ đều đang chờ cấp thẻ.")
        found.append(Finding("requests_wait", "", reason, _("Kết thúc một trong hai đề nghị cấp thẻ, rồi gộp lại.")))
    proposed = BadgeProposal.objects.filter(person__in=people, stage=ProposalStage.PROPOSED)
    years = list(proposed.values_list("years", flat=True))
    if len(set(years)) < len(years):
        reason = _("Cả hai hồ sơ đều đang được đề nghị tặng cùng một loại Huy hiệu Đảng.")
        found.append(Finding("proposals_wait", "", reason, _("Thôi một trong hai đề nghị, rồi gộp lại.")))
    return found


def _post_findings(plan: Plan) -> list[Finding]:
    """Say where both records hold the same post for times of which neither lies inside the other's."""
    found = []
    for one, other in _same_posts(plan):
        if not _inside(other, one):
            reason = _("Hai hồ sơ ghi cùng chức vụ {post} với thời gian khác nhau.").format(post=one.get_kind_display())
            found.append(
                Finding("posts_differ", "", reason, _("Sửa ngày bắt đầu, ngày thôi cho giống nhau, rồi gộp lại."))
            )
    return found


def _same_posts(plan: Plan) -> list[tuple[Post, Post]]:
    mine = list(Post.objects.filter(person=plan.kept).exclude(ends_on=F("starts_on")))
    theirs = Post.objects.filter(person=plan.dropped).exclude(ends_on=F("starts_on")).order_by("pk")
    return [
        (one, other)
        for other in theirs
        for one in mine
        if (one.organisation_id, one.kind) == (other.organisation_id, other.kind)
        and (other.ends_on is None or one.starts_on < other.ends_on)
        and (one.ends_on is None or other.starts_on < one.ends_on)
    ]


def _inside(inner: Post, outer: Post) -> bool:
    ends = outer.ends_on is None or (inner.ends_on is not None and inner.ends_on <= outer.ends_on)
    return inner.starts_on >= outer.starts_on and ends


def _write(plan: Plan, choices: Mapping[str, str], placement: str, reason: str) -> str:
    """Write the merge; return the digest of the portrait that moved, "" for none.

    The dropped record lets go of its numbers first.
    """
    kept, dropped = plan.kept, plan.dropped
    note = _("Gộp hồ sơ: {reason}").format(reason=reason)[:300]
    _values, changes = chosen_values(plan, choices)
    _choose_rows(plan, choices, placement)
    Person.objects.filter(pk=dropped.pk).update(merged_into=kept, version=F("version") + 1, **NOWHERE)
    try:
        with transaction.atomic():
            Person.objects.filter(pk=kept.pk).update(version=F("version") + 1, **facts.person_columns(changes))
            _one_membership(plan, changes, placement, note)
            carrying.move(higher.PERSON, kept.pk, dropped.pk)
    except IntegrityError as error:
        reason = _("Các giá trị đã chọn không đi cùng nhau được.")
        raise Refused([Finding("values_clash", "", reason, _("Xem lại các ngày và các số đã chọn."))]) from error
    _unite(kept, dropped)
    _move_rest(plan, note)
    _keep_at(kept)
    return _move_portrait(kept, dropped)


def _one_membership(plan: Plan, changes: facts.Values, placement: str, note: str) -> None:
    """Make each pair one and write the chosen values; memberships of other times just move."""
    today = timezone.localdate()
    for pair in plan.pairs:
        values = facts.membership_columns({**facts.values_of(plan.kept, pair.kept), **changes})
        winner, loser = pair.winner(placement)
        memberships.make_one(winner, loser, today, note)
        Membership.objects.filter(pk=winner.pk).update(person=plan.kept, **values)
    Membership.objects.filter(person=plan.dropped).update(person=plan.kept)


def _choose_rows(plan: Plan, choices: Mapping[str, str], placement: str) -> None:
    """Let each row of a slot say what was chosen for it."""
    proposed = {line.name: line.proposed for line in plan.lines}
    loses = {pair.winner(placement)[1].pk for pair in plan.pairs}
    for name, mine, theirs in taken_slots(plan.kept, plan.dropped, plan.pairs):
        key = ":".join(["row", name, *(str(getattr(mine, part)) for part in SLOTS[name])])
        chosen = theirs if choices.get(key, proposed.get(key, KEPT)) == DROPPED else mine
        stays = theirs if name == "rating" and mine.membership_id in loses else mine
        if chosen.pk != stays.pk:
            values = {field: getattr(chosen, field) for field, _value in said(chosen)}
            model_of(name).objects.filter(pk=stays.pk).update(**values, version=F("version") + 1)


def _unite(kept: Person, dropped: Person) -> None:
    """Move the lines of the tables; a line the kept record has already stays where it is."""
    for name in (*UNITED, *(slot for slot in SLOTS if slot != "rating")):
        model, keys = model_of(name), SLOTS.get(name)
        mine = list(model.objects.filter(person=kept))
        there = {said(row) if keys is None else tuple(getattr(row, key) for key in keys) for row in mine}
        for row in model.objects.filter(person=dropped).order_by("pk"):
            if (said(row) if keys is None else tuple(getattr(row, key) for key in keys)) not in there:
                model.objects.filter(pk=row.pk).update(person=kept)


def _move_rest(plan: Plan, note: str) -> None:
    """Move posts, cards, requests and what was said of lines of lists."""
    kept, dropped = plan.kept, plan.dropped
    void = {other.pk for _one, other in _same_posts(plan)}
    Post.objects.filter(pk__in=void).update(ends_on=F("starts_on"), ending_reason=note, version=F("version") + 1)
    _end_older_card(kept, dropped, note)
    numbers = PartyCard.objects.filter(person=kept).values("number", "issued_on")
    known = {(row["number"], row["issued_on"]) for row in numbers}
    for card in PartyCard.objects.filter(person=dropped):
        if (card.number, card.issued_on) not in known:
            PartyCard.objects.filter(pk=card.pk).update(person=kept)
    _hold_card(kept)
    for model in (Post, CardRequest, BadgeProposal):
        model.objects.filter(person=dropped).update(person=kept)
    said_of = DoubleVerdict.objects.filter(person=kept).exclude(line_key="").values("line_key")
    lines = DoubleVerdict.objects.filter(person=dropped).exclude(line_key="")
    lines.exclude(line_key__in=list(said_of.values_list("line_key", flat=True))).update(person=kept)


def _end_older_card(kept: Person, dropped: Person, note: str) -> None:
    """End the older of two cards in hand, on the day the newer one was issued; one card told twice is one."""
    cards = list(
        PartyCard.objects.filter(person__in=(kept, dropped), ended_on__isnull=True).order_by("issued_on", "pk")
    )
    if len(cards) < 2 or (cards[0].number, cards[0].issued_on) == (cards[1].number, cards[1].issued_on):
        return
    older, newer = cards
    PartyCard.objects.filter(pk=older.pk).update(
        ended_on=newer.issued_on, ending=CardEnd.EXCHANGED, note=note, version=F("version") + 1
    )


def _hold_card(kept: Person) -> None:
    """Let the record say the number of the card in hand."""
    card = PartyCard.objects.filter(person=kept, ended_on__isnull=True).first()
    if card is not None:
        Person.objects.filter(pk=kept.pk).update(card_number=card.number)


def _keep_at(kept: Person) -> None:
    """Let the record be kept where the member now takes part."""
    placement = open_placement(kept.pk)
    if placement is None or placement.cell_id == kept.keeper_id:
        return
    try:
        keeper = keeper_of(placement.cell_id, timezone.localdate())
    except CellNotThere:
        reason = _("Chi bộ được chọn nay không còn.")
        raise Refused([Finding("unknown_cell", "placement", reason, _("Chọn chi bộ của hồ sơ kia."))]) from None
    Person.objects.filter(pk=kept.pk).update(**keeper.columns())


def _move_portrait(kept: Person, dropped: Person) -> str:
    """Move the picture where the kept record has none; return its digest when it moved."""
    digest = Portrait.objects.filter(person=dropped).values_list("digest", flat=True).first()
    if digest is None or Portrait.objects.filter(person=kept).exists():
        return ""
    Portrait.objects.filter(person=dropped).update(person=kept)
    return str(digest)
