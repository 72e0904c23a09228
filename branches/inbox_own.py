"""What this floor and those below have for the home inbox: jobs, files to approve, drafts, roles ending, failures."""

from datetime import date, datetime, time, timedelta

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import AccessLog, Draft, KeptPost, User
from accounts.roles import ROLES, Permission
from accounts.scope import Scope
from branches.inbox import Figure, InboxItem, Panel
from branches.models import RoleGrant
from branches.selectors import review
from branches.selectors.places import detail_url
from jobs import selectors, selectors_approvals
from jobs.choices import JobState
from jobs.models import Job
from vietnam.words import number

ENDING_WITHIN = timedelta(days=30)
FAILURES_OF = timedelta(days=7)
JOBS_SHOWN = 4
APPROVALS_SHOWN = 3
MOST_JOBS = 50
MOST_LINES = 1_000
ONE_DAY = timedelta(days=1)
TOLD_BY_THEIR_PAGE = ".check"
"""The check of a file ends in a decision, which the list of decisions tells; not twice."""


def jobs_ended(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell the jobs that ended unseen: the newest few each, the others in one line."""
    unseen = Job.objects.filter(requested_by=user, state__in=selectors.ENDED, seen_at__isnull=True)
    unseen = unseen.exclude(state=JobState.CANCELLED)
    unseen = unseen.exclude(kind__endswith=TOLD_BY_THEIR_PAGE, state=JobState.SUCCEEDED)
    rows = [selectors.job_row(job) for job in unseen.order_by("-finished_at", "-pk")[:MOST_JOBS]]
    items = [_job_item(row) for row in rows[:JOBS_SHOWN]]
    more = len(rows) - JOBS_SHOWN
    if more > 0:
        title = ngettext("{n} việc khác giao cho máy đã kết thúc", "{n} việc khác giao cho máy đã kết thúc", more)
        items.append(InboxItem(title.format(n=more), "", reverse("jobs:list"), _("Xem các việc"), tone="ok", order=45))
    return items


def _job_item(row: selectors.JobRow) -> InboxItem:
    url = reverse("jobs:detail", args=[row.pk])
    if row.state in (JobState.FAILED, JobState.REFUSED):
        title = _("Không làm được: {job}").format(job=row.label)
        why = " ".join(part for part in (row.reason, row.remedy) if part)
        return InboxItem(title, why, url, _("Xem cách sửa"), tone="bad", order=10)
    title = _("Đã xong: {job}").format(job=row.label)
    act = _("Xem và tải tệp") if row.file_name else _("Xem kết quả")
    return InboxItem(title, row.file_name, url, act, tone="ok", order=40)


def approvals_to_decide(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell which files of others wait for this person's word: the oldest few each, the others in one line."""
    if not scope.holds(Permission.APPROVE_EXPORTS):
        return []
    rows = selectors_approvals.waiting_rows(scope)
    items = [_approval_item(row) for row in rows[:APPROVALS_SHOWN]]
    more = len(rows) - APPROVALS_SHOWN
    if more > 0:
        title = ngettext("{n} tệp khác chờ phê duyệt", "{n} tệp khác chờ phê duyệt", more).format(n=more)
        items.append(InboxItem(title, "", reverse("jobs:approvals"), _("Xem các yêu cầu"), tone="info", order=7))
    return items


def _approval_item(row: selectors_approvals.ApprovalRow) -> InboxItem:
    why = _("{who} xin tệp {people} người, {place}.")
    return InboxItem(
        title=_("Phê duyệt: {job}").format(job=row.label),
        why=why.format(who=row.who, people=number(row.people), place=row.place),
        url=reverse("jobs:approval", args=[row.pk]),
        act=_("Xem và quyết định"),
        due_on=row.due_on,
        order=7,
    )


def failures_told(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell administrators how many failures were reported to them in the last week."""
    since = timezone.now() - FAILURES_OF
    told = selectors.told_failures(scope.paths(Permission.GRANT_ROLES))
    count = sum(1 for job in told if job.finished_at and job.finished_at >= since)
    if not count:
        return []
    title = ngettext("{n} việc không làm được đã được báo", "{n} việc không làm được đã được báo", count)
    why = _("Người dùng nhờ xem giúp trong bảy ngày qua.")
    return [InboxItem(title.format(n=count), why, reverse("jobs:failures"), _("Xem các lỗi"), tone="bad", order=15)]


def drafts_kept(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell what was typed and not saved, and forms kept when a session ended."""
    drafts = list(Draft.objects.filter(user=user).order_by("-updated_at").values_list("title", "path")[:MOST_JOBS])
    kept = KeptPost.objects.filter(user=user).count()
    url = reverse("accounts:drafts")
    items = []
    if kept:
        title = ngettext("{n} biểu mẫu gửi khi phiên hết hạn", "{n} biểu mẫu gửi khi phiên hết hạn", kept)
        why = _("Nội dung được giữ nguyên, chỉ chờ đồng chí gửi lại.")
        items.append(InboxItem(title.format(n=kept), why, url, _("Xem và gửi tiếp"), tone="warn", order=20))
    if len(drafts) == 1 and drafts[0][1]:
        title = _("Bản nháp chưa lưu: {form}").format(form=drafts[0][0] or _("Biểu mẫu chưa có tên"))
        items.append(InboxItem(title, "", f"{drafts[0][1]}?ban-nhap=1", _("Viết tiếp"), tone="warn", order=50))
    elif drafts:
        title = ngettext("{n} bản nháp chưa lưu", "{n} bản nháp chưa lưu", len(drafts)).format(n=len(drafts))
        why = ", ".join(name for name, _path in drafts[:3] if name)
        items.append(InboxItem(title, why, url, _("Xem bản nháp"), tone="warn", order=50))
    return items


def own_roles_ending(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell a person which of the own roles end within thirty days."""
    names = {(grant.role, grant.organisation_id): grant.name for grant in scope.grants}
    ending = RoleGrant.objects.on(today).filter(user=user, ends_on__lte=today + ENDING_WITHIN)
    items = []
    for role, organisation, ends_on in ending.values_list("role", "organisation_id", "ends_on").order_by("ends_on"):
        if (role, organisation) not in names or role not in ROLES:
            continue
        title = _("Vai trò {role} sắp hết hạn").format(role=ROLES[role].label)
        why = _("{organisation}. Sau ngày này đồng chí không còn quyền của vai trò ấy; ai cấp tiếp ghi ở trang quyền.")
        items.append(
            InboxItem(
                title,
                why.format(organisation=names[role, organisation]),
                reverse("accounts:rights"),
                _("Xem quyền của tôi"),
                due_on=ends_on - ONE_DAY,
                order=30,
            )
        )
    return items


def given_roles_ending(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell those who give roles how many of others end within thirty days, and the first day."""
    if not scope.holds(Permission.GRANT_ROLES):
        return []
    ending = RoleGrant.objects.visible_to(scope, today).on(today).filter(ends_on__lte=today + ENDING_WITHIN)
    found = ending.exclude(user=user).aggregate(
        n=Count("pk"), people=Count("user", distinct=True), first=Min("ends_on"), who=Min("user_id")
    )
    if not found["n"]:
        return []
    title = ngettext("{n} vai trò sắp hết hạn", "{n} vai trò sắp hết hạn", found["n"]).format(n=number(found["n"]))
    one = found["people"] == 1
    url = reverse("users:detail", args=[found["who"]]) if one else reverse("users:list")
    act = _("Xem tài khoản") if one else _("Xem các tài khoản")
    why = _("Trong 30 ngày tới. Người còn làm việc ấy cần được cấp tiếp trước ngày hết hạn.")
    return [InboxItem(title, why, url, act, due_on=found["first"] - ONE_DAY, order=35)]


def bodies_to_review(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell those who can cure it that a body's size asks for something it lacks; the city is told by its list only."""
    paths = [path for path in scope.paths(Permission.EDIT_MEMBERS) if path.count("/") > 1]
    if not paths:
        return []
    reach = Q()
    for path in paths:
        reach |= Q(path__startswith=path)
    found = review.breaches_of(review.in_reach(scope, today, today).filter(reach), today)
    if not found:
        return []
    if len(found) == 1:
        one, breaches = next(iter(found.items()))
        first = review.point(breaches[0], today)
        url, act, key = detail_url(one), _("Xem tổ chức"), breaches[0].rule
        return [InboxItem(first.title, f"{first.reason} {first.remedy}", url, act, tone="warn", order=70, rule_key=key)]
    title = ngettext("{n} tổ chức cần xem lại", "{n} tổ chức cần xem lại", len(found)).format(n=number(len(found)))
    why = _("Số đảng viên, bí thư, chi ủy hay tổ đảng chưa khớp quy định.")
    return [InboxItem(title, why, reverse("branches:review"), _("Xem danh sách"), tone="warn", order=70)]


def accounts_panel(user: User, scope: Scope, today: date) -> Panel | None:
    """Show those without members' data, but with accounts or the log, what they look after."""
    if scope.holds(Permission.VIEW_MEMBERS):
        return None
    figures: list[Figure] = []
    if scope.holds(Permission.GRANT_ROLES):
        figures += _grant_figures(scope, today)
    if scope.holds(Permission.VIEW_ACCESS_LOG):
        figures.append(_log_figure(scope, today))
    return Panel(title=scope.grants[0].name, figures=tuple(figures)) if figures else None


def _grant_figures(scope: Scope, today: date) -> list[Figure]:
    soon = Q(ends_on__lte=today + ENDING_WITHIN)
    found = (
        RoleGrant.objects.visible_to(scope, today)
        .on(today)
        .aggregate(people=Count("user", distinct=True), grants=Count("pk"), soon=Count("pk", filter=soon))
    )
    url = reverse("users:list")
    return [
        Figure(number(found["people"]), _("người đang có vai trò"), url=url),
        Figure(number(found["grants"]), _("vai trò đang hiệu lực")),
        Figure(number(found["soon"]), _("vai trò hết hạn trong 30 ngày")),
    ]


def _log_figure(scope: Scope, today: date) -> Figure:
    start = datetime.combine(today, time.min, tzinfo=timezone.get_current_timezone())
    lines = AccessLog.objects.visible_to(scope).filter(at__gte=start).values("pk")[: MOST_LINES + 1].count()
    value = number(min(lines, MOST_LINES))
    return Figure(
        _("hơn {n}").format(n=value) if lines > MOST_LINES else value,
        _("lượt xem, xuất dữ liệu hôm nay"),
        url=reverse("accounts:access_log"),
    )


PROVIDERS = (
    jobs_ended,
    approvals_to_decide,
    failures_told,
    drafts_kept,
    own_roles_ending,
    given_roles_ending,
    bodies_to_review,
)
