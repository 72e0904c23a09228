"""The page of one organisation: what it is on a day, what it was, what stands below it, who works on it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from accounts.roles import ROLES, Permission
from accounts.scope import Scope
from branches import hooks
from branches.choices import ClosingCause, Kind, Sector, UnitKind, kinds_under
from branches.days import carried
from branches.hooks import Clean, Counts
from branches.models import Organisation, OrganisationPeriod, RoleGrant
from branches.selectors.places import Ancestor, ancestors, detail_url, names_on, paper_words
from branches.selectors.sectors import sector_of
from branches.selectors.tree import AT_ONCE, count_words, first_days, head_counts
from vietnam.identity import parse_organisation_code

Cause = OrganisationPeriod.Cause


@dataclass(frozen=True)
class Child:
    """One body directly below."""

    name: str
    kind: str
    code: str
    url: str
    total: int | None
    official: int | None
    probationary: int | None
    clean: Clean | None = None


@dataclass(frozen=True)
class Holder:
    """One person with a role at this body."""

    name: str
    role: str
    since: str


@dataclass(frozen=True)
class Page:
    """Everything the page of an organisation shows."""

    organisation: Organisation
    period: OrganisationPeriod
    name: str
    path: str
    day: date
    is_today: bool
    is_closed: bool
    sees_members: bool
    may_have_children: bool
    above: list[Ancestor]
    facts: list[dict[str, str | None]]
    count_words: str
    children: list[Child]
    children_order: str
    more_children: bool
    clean: Clean | None
    timeline: list[dict[str, object]]
    holders: list[Holder]


def code_words(code: str) -> str:
    """Write a code as it is printed: 01.001.053.000.001; empty for none."""
    return parse_organisation_code(code).dotted if code else ""


def period_shown(organisation: Organisation, day: date) -> OrganisationPeriod | None:
    """Return the period in force on ``day``, else the last one that began before; None before the opening."""
    return organisation.periods.filter(starts_on__lte=day).order_by("-starts_on").first()


def last_period(organisation: Organisation) -> OrganisationPeriod:
    """Return the period in force, or the last one of a closed body; raises ``DoesNotExist`` for none."""
    return organisation.periods.select_related("organisation").latest("starts_on")


def page(
    organisation: Organisation, period: OrganisationPeriod, scope: Scope, day: date, today: date, order: str = ""
) -> Page:
    """Return the page of a body as of ``day``; links lead only where this person may go. Query count is constant.

    The bodies below come by name, or in another ``ORDERS``.
    """
    own = organisation.pk
    is_closed = organisation.closed_on is not None and organisation.closed_on <= day
    above = ancestors(period.path, day if not is_closed else period.starts_on, scope)
    below = _child_periods(own, scope, day, today)
    counts = head_counts(scope, [period, *below[:AT_ONCE]], day)
    clean = hooks.clean(list(counts), day) if day == today else {}
    mine = counts.get(own)
    since = first_days(counts, day) if day != today else {}
    above = [replace(one, url=carried(one.url, day, today)) for one in above]
    children = [
        _child(
            child,
            None if child.organisation_id in since else counts.get(child.organisation_id),
            clean.get(child.organisation_id),
            carried(detail_url(child.organisation_id), day, today),
        )
        for child in below[:AT_ONCE]
    ]
    words = count_words(mine, since.get(own)) if mine else ""
    return Page(
        organisation=organisation,
        period=period,
        name=period.name,
        path=period.path,
        day=day,
        is_today=day == today,
        is_closed=is_closed,
        sees_members=mine is not None,
        may_have_children=bool(kinds_under(period.kind)),
        above=above,
        facts=_facts(organisation, period, above, words, day),
        count_words=words,
        children=sorted(children, key=ORDERS[order]) if order in ORDERS else children,
        children_order=order if order in ORDERS else "",
        more_children=len(below) > AT_ONCE,
        clean=clean.get(own),
        timeline=timeline(organisation),
        holders=holders(own, today),
    )


def _child_periods(own: int, scope: Scope, day: date, today: date) -> list[OrganisationPeriod]:
    children = OrganisationPeriod.objects.on(day).filter(parent_id=own)
    if day == today:
        children = children.visible_to(scope)
    else:
        children = children.filter(organisation__in=Organisation.objects.visible_to(scope, today).values("pk"))
    return list(children.order_by("name_sort", "pk")[: AT_ONCE + 1])


def _share(child: Child) -> int:
    return child.clean.percent if child.clean else 101


ORDERS: dict[str, Callable[[Child], int]] = {
    "sach": _share,
    "-sach": lambda child: -_share(child) if child.clean else 1,
    "so": lambda child: child.total or 0,
    "-so": lambda child: -(child.total or 0),
}
"""How the bodies below may be sorted beside their names: by clean records, by members; ``-`` the other way round."""


def _child(period: OrganisationPeriod, counts: Counts | None, clean: Clean | None, url: str) -> Child:
    return Child(
        period.name,
        str(Kind(period.kind).label),
        code_words(period.code),
        url,
        counts.total if counts else None,
        counts.official if counts else None,
        counts.probationary if counts else None,
        clean,
    )


def _facts(
    organisation: Organisation, period: OrganisationPeriod, above: list[Ancestor], members: str, day: date
) -> list[dict[str, str | None]]:
    """Return the facts in the order in which an officer reads them."""
    rows = [
        (_("Loại"), str(Kind(period.kind).label), ""),
        (_("Loại hình"), *_sector_words(period, day)),
        (_("Mã tổ chức"), code_words(period.code), ""),
        (_("Cấp trên trực tiếp"), above[-1].name if above else _("không có"), ""),
        (_("Thành lập"), f"{organisation.opened_on:%d/%m/%Y}", ""),
        *([(_("Đảng viên"), members, "")] if members else []),
        (_("Người giúp đỡ"), organisation.helper_name, organisation.helper_phone),
    ]
    if organisation.closed_on:
        closing = paper_words(organisation.closing_number, organisation.closing_decided_on, organisation.closing_issuer)
        rows.insert(5, (_("Kết thúc"), f"{organisation.closed_on:%d/%m/%Y}", closing))
    return [{"label": label, "value": value, "note": note} for label, value, note in rows]


def _sector_words(period: OrganisationPeriod, day: date) -> tuple[str, str]:
    """Return the sector a body counts under and, as a note, where that comes from."""
    if period.sector:
        kind = UnitKind(period.unit_kind).label if period.unit_kind else ""
        return str(Sector(period.sector).label), str(kind)
    inherited = sector_of(period.organisation_id, day)
    return (str(Sector(inherited).label), _("theo cấp trên")) if inherited else ("", "")


def timeline(organisation: Organisation) -> list[dict[str, object]]:
    """Return the periods in words, the newest first, and the closing. Two queries."""
    periods = list(organisation.periods.order_by("-starts_on"))
    parents = names_on({(one.parent_id, one.starts_on) for one in periods if one.parent_id})
    entries: list[dict[str, object]] = []
    if organisation.closed_on:
        closing = paper_words(organisation.closing_number, organisation.closing_decided_on, organisation.closing_issuer)
        entries.append({"day": f"{organisation.closed_on:%d/%m/%Y}", "title": _closing(organisation), "note": closing})
    for period in periods:
        parent = parents.get((period.parent_id, period.starts_on), "") if period.parent_id else ""
        entries.append(
            {
                "day": f"{period.starts_on:%d/%m/%Y}",
                "title": _title(period, parent),
                "note": paper_words(period.decision_number, period.decided_on, period.issuer),
                "period_id": period.pk,
            }
        )
    return entries


def _closing(organisation: Organisation) -> str:
    """Say how a body ended: Kết thúc: giải thể."""
    if not organisation.closing_cause:
        return _("Kết thúc")
    return _("Kết thúc: {cause}").format(cause=ClosingCause(organisation.closing_cause).label)


def _title(period: OrganisationPeriod, parent: str) -> str:
    """Say what opened a period."""
    name, kind = period.name, str(Kind(period.kind).label)
    match period.cause:
        case Cause.RENAMED:
            return _("Đổi tên thành “{name}”").format(name=name)
        case Cause.REPARENTED:
            return _("Chuyển về trực thuộc “{parent}”").format(parent=parent)
        case Cause.MOVED_WITH_PARENT:
            return _("Chuyển cùng cấp trên “{parent}”").format(parent=parent)
        case Cause.CHANGED:
            words = _("Đổi loại, mã số: {kind}, mã {code}")
            return words.format(kind=kind, code=code_words(period.code) or _("chưa có"))
        case Cause.UPGRADED:
            return _("Nâng cấp thành {kind}").format(kind=kind)
        case Cause.DOWNGRADED:
            return _("Hạ cấp thành {kind}").format(kind=kind)
        case Cause.CONSOLIDATED:
            return _("Lập do hợp nhất: “{name}”, trực thuộc “{parent}”").format(name=name, parent=parent)
        case Cause.DIVIDED:
            return _("Lập do chia, tách: “{name}”, trực thuộc “{parent}”").format(name=name, parent=parent)
        case Cause.REGISTERED:
            words = _("Ghi vào sổ: “{name}”, trực thuộc “{parent}”") if parent else _("Ghi vào sổ: “{name}”")
            return words.format(name=name, parent=parent)
    words = _("Thành lập “{name}”, trực thuộc “{parent}”") if parent else _("Thành lập “{name}”")
    return words.format(name=name, parent=parent)


def holders(organisation_id: int, day: date) -> list[Holder]:
    """Return who holds which role at this very body on ``day``. One query."""
    grants = RoleGrant.objects.on(day).filter(organisation_id=organisation_id, user__is_active=True)
    return [
        Holder(grant.user.full_name, str(ROLES[grant.role].label), f"{grant.starts_on:%d/%m/%Y}")
        for grant in grants.select_related("user").order_by("role", "user__full_name")
        if grant.role in ROLES
    ]


def may_edit(scope: Scope, path: str) -> bool:
    """Say whether this person may write on the body at ``path``."""
    return scope.allows(Permission.EDIT_ORGANISATIONS, path)
