"""Handing a cell over in one act, taking that back, letting a deputy stand in for a time."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused
from accounts.models import User
from branches import grants
from branches.models import Organisation, RoleGrant
from branches.services.ground import hold_tree
from cell_life.handover import rules
from cell_life.handover.content import content_of
from cell_life.handover.selectors import ROLE
from cell_life.models import HandOver
from members.choices import PostKind
from members.models import Post
from members.posts import services as posts
from members.posts.selectors import account_named
from members.posts.services import NO_PAPER, Account, Paper


def hand_over(
    *,
    cell_id: int,
    person_id: int,
    starts_on: date,
    username: str = "",
    term: str = "",
    paper: Paper = NO_PAPER,
    reason: str = "",
    by: User,
) -> HandOver:
    """End the secretary's post and roles in a cell on a day, open the next one's, and keep what was handed over.

    One act: post, role and minutes together or nothing. Tasks given at meetings stay with whom they were given to,
    and things to do belong to the post. Locks the cell, so of two at once the second meets the new secretary.
    Raises ``Refused``.
    """
    with transaction.atomic(), history.act("hand_over", by=by, reason=reason, paper=paper.number):
        _lock(cell_id)
        today = timezone.localdate()
        leaving = _secretary(cell_id, starts_on)
        holds = leaving.person_id if leaving else None
        again = HandOver.objects.filter(organisation_id=cell_id, starts_on=starts_on, undone_on=None).exists()
        _refuse(rules.hand_over_findings(person_id, holds, starts_on, today, again=again))
        old = _roles(cell_id, max(starts_on, today))
        with translation.override("vi"):
            content = content_of(cell_id, {grant.user_id for grant in old}, today)
        ended = _end_roles(cell_id, old, username, max(starts_on, today), by)
        goes_on = any(_is_of(grant, username) for grant in old)
        post = posts.appoint_to_post(
            person_id=person_id,
            organisation_id=cell_id,
            kind=PostKind.SECRETARY,
            starts_on=starts_on,
            term=term,
            paper=paper,
            replaces=leaving is not None,
            account=Account(username, ROLE) if username and not goes_on else None,
            reason=reason,
            by=by,
        )
        return HandOver.objects.create(
            organisation_id=cell_id,
            starts_on=starts_on,
            post_from=leaving,
            post_to=post,
            ended_grants=ended,
            content=content,
            created_by=by,
        )


def undo_hand_over(*, hand_over_id: int, reason: str, version: int | None = None, by: User) -> HandOver:
    """Take a hand-over back: the new post never counted, the old one and its roles go on. Recorded, nothing erased.

    Raises ``Refused`` and ``ChangedMeanwhile``.
    """
    with transaction.atomic(), history.act("undo_hand_over", by=by, reason=reason):
        cell_id = HandOver.objects.values_list("organisation_id", flat=True).get(pk=hand_over_id)
        _lock(cell_id)
        row = (
            HandOver.objects.select_for_update(of=("self",)).select_related("post_from", "post_to").get(pk=hand_over_id)
        )
        if version is not None and version != row.version:
            raise ChangedMeanwhile({"undone_on": (None, row.undone_on, None)}, row.version)
        _refuse(rules.undo_findings(undone=row.undone_on is not None, later=_is_followed(row), reason=reason))
        _close_new(row, reason, by)
        _reopen_old(row, reason, by)
        row.undone_on, row.undone_reason = timezone.localdate(), reason.strip()[:300]
        row.version += 1
        row.save(update_fields=["undone_on", "undone_reason", "version"])
    return row


def stand_in(*, cell_id: int, username: str, starts_on: date, last_on: date, reason: str, by: User) -> RoleGrant:
    """Let an account do the secretary's work from a day to a last day; it ends by itself. Raises ``Refused``."""
    with transaction.atomic(), history.act("stand_in", by=by, reason=reason):
        _lock(cell_id)
        user = account_named(username)
        if user is None:
            words = _("Không có tài khoản “{name}” đang dùng.").format(name=username)
            raise Refused([Finding("no_account", "username", words, _("Xem lại tên đăng nhập."))])
        ends_on = last_on + timedelta(days=1)
        held = RoleGrant.objects.on(starts_on).filter(user=user, organisation_id=cell_id).values_list("role", flat=True)
        _refuse(rules.stand_in_findings(starts_on, ends_on, timezone.localdate(), list(held)))
        return grants.grant_role(
            user_id=user.pk,
            role=ROLE,
            organisation_id=cell_id,
            starts_on=starts_on,
            ends_on=ends_on,
            reason=reason,
            stands_in=True,
            by=by,
        )


# ── parts ───────────────────────────────────────────────────────────────────
def _lock(cell_id: int) -> None:
    hold_tree()
    Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=cell_id)


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise Refused(findings)


def _secretary(cell_id: int, day: date) -> Post | None:
    found: Post | None = Post.objects.on(day).filter(organisation_id=cell_id, kind=PostKind.SECRETARY).first()
    return found


def _roles(cell_id: int, day: date) -> list[RoleGrant]:
    """Return the secretaries' roles in force on the day; a deputy who stands in goes on to the last day given."""
    found = RoleGrant.objects.on(day).filter(organisation_id=cell_id, role=ROLE, stands_in=False)
    return list(found.select_related("user").order_by("pk"))


def _is_of(grant: RoleGrant, username: str) -> bool:
    return bool(grant.user.username == username.strip().lower())


def _end_roles(cell_id: int, old: list[RoleGrant], username: str, day: date, by: User) -> list[list[int | str | None]]:
    """End the roles of all but the account that goes on; return each with the end it had before.

    Who stood in and now gets the post stands in no more: the role of the post takes its place.
    """
    why = _("Bàn giao nhiệm vụ bí thư")
    ended: list[list[int | str | None]] = []
    for grant in old:
        if not _is_of(grant, username):
            before = grant.ends_on.isoformat() if grant.ends_on else None
            grants.end_grant(grant_id=grant.pk, ends_on=day, reason=why, by=by)
            ended.append([grant.pk, before])
    standing = RoleGrant.objects.on(day).filter(organisation_id=cell_id, role=ROLE, stands_in=True)
    for grant in standing.filter(user__username=username.strip().lower()):
        grants.end_grant(grant_id=grant.pk, ends_on=day, reason=why, by=by)
    return ended


def _is_followed(row: HandOver) -> bool:
    """Say whether something was written after the hand-over that taking it back would tear up."""
    later = HandOver.objects.filter(organisation_id=row.organisation_id, undone_on=None, pk__gt=row.pk)
    others = Post.objects.filter(organisation_id=row.organisation_id, kind=PostKind.SECRETARY, pk__gt=row.post_to_id)
    return later.exists() or others.exists() or row.post_to.ends_on is not None


def _close_new(row: HandOver, reason: str, by: User) -> None:
    post, today = row.post_to, timezone.localdate()
    for grant in RoleGrant.objects.filter(post_id=post.pk).exclude(ends_on__lte=today):
        grants.end_grant(grant_id=grant.pk, reason=reason[:200], by=by)
    posts.correct_post(
        post_id=post.pk, starts_on=post.starts_on, ends_on=post.starts_on, never=True, reason=reason, by=by
    )


def _reopen_old(row: HandOver, reason: str, by: User) -> None:
    """Let the old post go on as it stood, and give its accounts their roles again from today."""
    if row.post_from is not None:
        old = row.post_from
        paper = Paper(old.decision_number, old.decided_on, old.issuer)
        posts.correct_post(
            post_id=old.pk,
            starts_on=old.starts_on,
            ends_on=None,
            term=old.term,
            acting=old.acting,
            title=old.title,
            paper=paper,
            reason=reason,
            by=by,
        )
    before = {int(pk): end for pk, end in row.ended_grants}
    for grant in RoleGrant.objects.filter(pk__in=before):
        end = before[grant.pk]
        grants.grant_role(
            user_id=grant.user_id,
            role=grant.role,
            organisation_id=row.organisation_id,
            starts_on=max(timezone.localdate(), grant.ends_on or timezone.localdate()),
            ends_on=date.fromisoformat(end) if end else None,
            reason=_("Rút lại bàn giao: {why}").format(why=reason)[:200],
            post_id=grant.post_id,
            by=by,
        )
