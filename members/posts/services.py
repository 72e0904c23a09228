"""Writing posts: appointing, ending, putting right; the organisation is locked, so acts on it wait for each other."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused, stopping
from accounts.models import User
from branches import grants, hooks
from branches.models import Organisation
from branches.querysets import during
from branches.services.ground import hold_tree
from members.choices import PostKind
from members.models import Membership, Person, Placement, Post
from members.posts import rules, selectors
from members.posts.rules import Appointee, Body, Wanted
from vietnam.names import normalise


@dataclass(frozen=True)
class Paper:
    """A decision, resolution or minutes: number, day, issuer as far as known."""

    number: str = ""
    decided_on: date | None = None
    issuer: str = ""


@dataclass(frozen=True)
class Account:
    """The account that gets the role going with a post, and the role."""

    username: str
    role: str


NO_PAPER = Paper()


def appoint_to_post(
    *,
    person_id: int,
    organisation_id: int,
    kind: str,
    starts_on: date,
    ends_on: date | None = None,
    term: str = "",
    acting: bool = False,
    title: str = "",
    paper: Paper = NO_PAPER,
    replaces: bool = False,
    account: Account | None = None,
    reason: str = "",
    by: User,
) -> Post:
    """Write that a person holds a post from a day on, by a paper.

    With ``replaces`` the secretary then in post ends that day by the same paper; ``account`` gets the
    role that goes with the post, in the same act. Locks the organisation. Raises ``Refused``.
    """
    wanted = Wanted(kind, starts_on, ends_on, rules.clean_term(term), acting, paper.number, paper.decided_on)
    with transaction.atomic(), history.act("appoint_to_post", by=by, reason=reason, paper=paper.number):
        _lock(organisation_id)
        leaving = _secretary_on(organisation_id, starts_on, ends_on) if replaces else None
        facts = _facts(person_id, organisation_id, wanted, but=leaving.pk if leaving else None)
        _refuse(rules.appointment_findings(*facts, wanted, timezone.localdate()), reason)
        if leaving:
            _end(leaving, starts_on, paper, _("Đồng chí khác giữ chức vụ từ ngày ấy."))
        post = _insert(person_id, organisation_id, wanted, title, paper)
        if account:
            _give_role(post, account, by)
    return post


def end_post(
    *,
    post_id: int,
    ends_on: date,
    paper: Paper = NO_PAPER,
    reason: str = "",
    grant_ids: tuple[int, ...] = (),
    version: int | None = None,
    by: User,
) -> Post:
    """End a post on a day, by a paper or for a reason; the grants named end today with it.

    Raises ``Refused`` and ``ChangedMeanwhile``.
    """
    with transaction.atomic(), history.act("end_post", by=by, reason=reason, paper=paper.number):
        post = _locked(post_id, version)
        grounds = reason or paper.number
        _refuse_all(rules.ending_findings(post.starts_on, ends_on, post.ends_on, grounds, timezone.localdate()))
        _end(post, ends_on, paper, reason)
        mine = {one.pk for one in selectors.grants_of(post_id, timezone.localdate())}
        for grant_id in sorted(mine & set(grant_ids)):
            grants.end_grant(grant_id=grant_id, reason=_("Thôi giữ chức vụ"), by=by)
    return post


def correct_post(
    *,
    post_id: int,
    starts_on: date,
    ends_on: date | None,
    term: str = "",
    acting: bool = False,
    title: str = "",
    paper: Paper = NO_PAPER,
    never: bool = False,
    reason: str,
    version: int | None = None,
    by: User,
) -> Post:
    """Put right what was written wrong about a post; ``never`` = written by mistake, it never counted.

    The reason is required; the values before stay in the row's history. Raises ``Refused`` and ``ChangedMeanwhile``.
    """
    with transaction.atomic(), history.act("correct_post", by=by, reason=reason, paper=paper.number):
        post = _locked(post_id, version)
        wanted = Wanted(post.kind, starts_on, ends_on, rules.clean_term(term), acting, paper.number, paper.decided_on)
        if not reason.strip():
            words = _("Đính chính phải có lý do.")
            raise Refused([Finding("reason_missing", "reason", words, _("Ghi sai ở đâu, theo giấy nào."))])
        if never:
            wanted = Wanted(post.kind, post.starts_on, post.starts_on, post.term, post.acting, paper.number)
        else:
            facts = _facts(post.person_id, post.organisation_id, wanted, but=post.pk)
            _refuse(rules.appointment_findings(*facts, wanted, timezone.localdate()), reason)
        _save(post, _columns(wanted, title, paper))
    return post


def give_post_role(*, post_id: int, account: Account, by: User) -> None:
    """Give an account the role that goes with a post. Raises ``Refused``."""
    with transaction.atomic(), history.act("give_post_role", by=by):
        _give_role(_locked(post_id, None), account, by)


def _lock(organisation_id: int) -> None:
    """Keep the tree, and let one act at a time write posts of the organisation."""
    hold_tree()
    Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=organisation_id)


def _locked(post_id: int, version: int | None) -> Post:
    organisation_id = Post.objects.values_list("organisation_id", flat=True).get(pk=post_id)
    _lock(organisation_id)
    post = Post.objects.select_for_update(of=("self",)).get(pk=post_id)
    if version is not None and version != post.version:
        raise ChangedMeanwhile({"ends_on": (None, post.ends_on, None)}, post.version)
    return post


def _refuse(findings: list[Finding], reason: str) -> None:
    if stopping(findings) or (findings and not reason.strip()):
        raise Refused(findings)


def _refuse_all(findings: list[Finding]) -> None:
    if findings:
        raise Refused(findings)


def _secretary_on(organisation_id: int, starts_on: date, ends_on: date | None) -> Post | None:
    """Return the secretary whose time meets [starts_on, ends_on), None when the post is free."""
    posts = Post.objects.filter(organisation_id=organisation_id, kind=PostKind.SECRETARY)
    posts = posts.exclude(ends_on__lte=starts_on).exclude(ends_on=F("starts_on"))
    if ends_on:
        posts = posts.filter(starts_on__lt=ends_on)
    return posts.select_related("person").order_by("-starts_on").first()


def _facts(person_id: int, organisation_id: int, wanted: Wanted, *, but: int | None) -> tuple[Appointee, Body]:
    """Read what the rules ask about the person and the organisation on the first day."""
    day = wanted.starts_on
    period = selectors.body_on(organisation_id, day)
    person = Person.objects.get(pk=person_id)
    if period is None:
        return Appointee(person.full_name), Body("", "", "")
    seated = Post.objects.on(day).filter(organisation_id=organisation_id, kind__in=rules.COMMITTEE)
    seats = set(seated.exclude(pk=but or 0).values_list("person_id", flat=True))
    secretary = _secretary_on(organisation_id, day, wanted.ends_on)
    counts = hooks.counts([organisation_id], day).get(organisation_id, hooks.NOBODY)
    body = Body(
        name=period.name,
        kind=period.kind,
        path=period.path,
        official=counts.official,
        seats=len(seats),
        secretary=secretary.person.full_name if secretary and secretary.pk != but else "",
    )
    return _appointee(person, day, person_id in seats), body


def _appointee(person: Person, day: date, is_seated: bool) -> Appointee:
    """Read the membership in force on a day and the place of the cell; no placement before the register began."""
    memberships = Membership.objects.filter(person=person).order_by("-pk")
    membership = next((one for one in memberships if one.ended_on is None or one.ended_on > day), None)
    placement = (
        Placement.objects.formal().filter(membership=membership).filter(during(day)).first() if membership else None
    )
    period = selectors.body_on(placement.cell_id, day) if placement else None
    return Appointee(
        name=person.full_name,
        path=period.path if period else "",
        official_on=membership.official_on if membership else None,
        is_member=membership is not None,
        is_seated=is_seated,
    )


def _columns(wanted: Wanted, title: str, paper: Paper) -> dict[str, Any]:
    return {
        "starts_on": wanted.starts_on,
        "ends_on": wanted.ends_on,
        "term": wanted.term,
        "acting": wanted.acting,
        "title": normalise(title),
        "decision_number": normalise(paper.number),
        "decided_on": paper.decided_on,
        "issuer": normalise(paper.issuer),
    }


def _insert(person_id: int, organisation_id: int, wanted: Wanted, title: str, paper: Paper) -> Post:
    columns = _columns(wanted, title, paper)
    try:
        with transaction.atomic():
            return Post.objects.create(
                person_id=person_id, organisation_id=organisation_id, kind=wanted.kind, **columns
            )
    except IntegrityError as error:
        raise Refused([_held(error)]) from error


def _save(post: Post, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(post, name, value)
    post.version += 1
    try:
        with transaction.atomic():
            post.save(update_fields=[*columns, "version"])
    except IntegrityError as error:
        raise Refused([_held(error)]) from error


def _held(error: IntegrityError) -> Finding:
    """Say in words which constraint the database held up."""
    if "members_post_one_secretary_at_a_time" in str(error):
        words = _("Tổ chức này đã có bí thư trong thời gian đó.")
        return Finding("secretary_stands", "starts_on", words, _("Ghi đồng chí ấy thôi trước."))
    if "members_post_held_once_at_a_time" in str(error):
        words = _("Đồng chí này đã được ghi giữ chức vụ đó trong thời gian ấy.")
        return Finding("post_held", "person", words, _("Xem lại danh sách đang giữ chức vụ."))
    raise error


def _end(post: Post, ends_on: date, paper: Paper, reason: str) -> None:
    columns = {
        "ends_on": ends_on,
        "ending_number": normalise(paper.number),
        "ending_decided_on": paper.decided_on,
        "ending_issuer": normalise(paper.issuer),
        "ending_reason": normalise(reason)[:300],
    }
    if ends_on < post.starts_on:
        words = _("Đồng chí đang giữ chức vụ bắt đầu từ ngày {day}, sau ngày này.")
        day = f"{post.starts_on:%d/%m/%Y}"
        raise Refused([Finding("secretary_stands", "starts_on", words.format(day=day), _("Xem lại ngày."))])
    _save(post, columns)


def _give_role(post: Post, account: Account, by: User) -> None:
    user = selectors.account_named(account.username)
    if user is None:
        words = _("Không có tài khoản “{name}” đang dùng.").format(name=account.username)
        raise Refused([Finding("no_account", "username", words, _("Xem lại tên đăng nhập, hoặc để trống."))])
    grants.grant_role(
        user_id=user.pk,
        role=account.role,
        organisation_id=post.organisation_id,
        starts_on=max(post.starts_on, timezone.localdate()),
        ends_on=post.ends_on,
        reason=_("Giữ chức vụ {post}").format(post=PostKind(post.kind).label),
        post_id=post.pk,
        by=by,
    )
