"""What the members app has for the home page: imports to decide, contradictions, the figures of one's unit.

The figures are counted in one pass by the conditions of the members' list, so that each equals the
list that it opens. For the whole city they are kept for ten minutes; contradictions are told to the
committees, not to the city.
"""

from collections.abc import Collection
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS
from branches.inbox import Figure, InboxItem, Line, Panel
from jobs.choices import BatchState
from jobs.models import Batch
from members import checks, filters
from members.citations import CITED
from members.intake.selectors import batches_in_reach
from members.models import Person
from members.quality import selectors as quality_selectors
from members.quality import services as quality_services
from vietnam.words import number

BATCHES_SHOWN = 3
MOST_BATCHES = 50
KEPT_SECONDS = 600
BANDS: tuple[tuple[int | None, int | None], ...] = ((None, 30), (31, 45), (46, 60), (61, None))


def names_of(ids: Collection[int]) -> dict[int, str]:
    """Return the names of the people that things to do speak of. One query."""
    return dict(Person.objects.filter(pk__in=ids).values_list("pk", "full_name"))


def empty_register(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell those who bring lists in that nobody of their reach stands in the register yet; one query."""
    if not scope.holds(Permission.IMPORT_MEMBERS) or Person.objects.visible_to(scope).exists():
        return []
    return [
        InboxItem(
            title=_("Đưa danh sách đảng viên vào sổ"),
            why=_("Sổ chưa có đồng chí nào. Tệp Excel đang dùng nhập được ngay; phần mềm kiểm tra trước khi ghi."),
            url=_address("intake:list"),
            act=_("Nhập danh sách"),
            order=8,
        )
    ]


def batches_to_decide(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell the checked files that wait for a decision, one's own first; one query."""
    if not scope.holds(Permission.IMPORT_MEMBERS):
        return []
    own_first = Case(When(created_by=user, then=Value(0)), default=Value(1), output_field=IntegerField())
    waiting = (
        batches_in_reach(scope)
        .filter(state=BatchState.CHECKED)
        .select_related("created_by")
        .order_by(own_first, "-created_at", "-pk")
    )
    found = list(waiting[:MOST_BATCHES])
    items = [_batch_item(batch, user) for batch in found[:BATCHES_SHOWN]]
    more = len(found) - BATCHES_SHOWN
    if more > 0:
        title = ngettext("{n} tệp khác chờ quyết định", "{n} tệp khác chờ quyết định", more).format(n=more)
        items.append(InboxItem(title, "", _address("intake:list"), _("Xem các tệp"), tone="info", order=6))
    return items


def _batch_item(batch: Batch, user: User) -> InboxItem:
    why = _batch_words(batch.counts)
    if batch.created_by_id != user.pk:
        why = _("{name} gửi. {words}").format(name=batch.created_by.full_name, words=why)
    return InboxItem(
        title=_("Quyết định danh sách {file}").format(file=batch.file_name),
        why=why,
        url=_address("intake:detail", batch.pk),
        act=_("Xem và quyết định"),
        tone="info",
        order=5,
    )


def _batch_words(counts: dict[str, int]) -> str:
    """Say what the check of a file found: rows, new, changed, refused."""
    parts = (
        (counts.get("rows", 0), ngettext("{n} dòng", "{n} dòng", counts.get("rows", 0))),
        (counts.get("verdict_new", 0), _("{n} thêm mới")),
        (counts.get("verdict_changed", 0), _("{n} cập nhật")),
        (counts.get("refused", 0), _("{n} không nhận")),
        (counts.get("duplicate", 0), _("{n} trùng")),
    )
    return ", ".join(words.format(n=number(count)) for count, words in parts if count)


def _address(name: str, *args: int) -> str:
    """Return the address of a page; empty while the page does not exist."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def contradictions(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell those who can cure them which records contradict themselves, by kind; one query.

    The city is left out: there it is a figure of the committees, not a thing to do.
    """
    paths = [path for path in scope.paths(Permission.EDIT_MEMBERS) if not _is_city(path)]
    if not paths:
        return []
    reach = Q()
    for path in paths:
        reach |= Q(keeper_path__startswith=path)
    found = checks.contradictions(Person.objects.visible_to(scope).filter(reach), today=today, limit=1)
    return [_contradiction_item(one) for one in found]


def _is_city(path: str) -> bool:
    return path.count("/") == 1


def _contradiction_item(found: checks.Found) -> InboxItem:
    title = ngettext("{what}: {n} đồng chí", "{what}: {n} đồng chí", found.count)
    first = found.examples[0]
    if found.count == 1:
        why, url, act = first.full_name, reverse("members:edit", args=[first.person_id]), _("Xem và sửa")
    else:
        words = ngettext("{name} và {n} đồng chí khác", "{name} và {n} đồng chí khác", found.count - 1)
        why = words.format(name=first.full_name, n=number(found.count - 1))
        url, act = f"{reverse('members:list')}?{urlencode({'sai': found.check.code})}", _("Xem danh sách")
    return InboxItem(
        title=title.format(what=found.check.label, n=number(found.count)),
        why=why,
        url=url,
        act=act,
        tone="warn",
        order=60,
        rule_key=CITED.get(found.check.code),
    )


def unit_panel(user: User, scope: Scope, today: date) -> Panel | None:
    """Return the figures of the first unit whose members one may see; four queries at most.

    The quality of a cell is counted anew, that of a larger unit is what the night left.
    """
    unit = filters.first_unit(scope, today)
    if unit is None:
        return None
    if unit.kind in CELLS:
        quality_services.count_cells(cells=[unit.organisation_id], by=user)
    counts = _kept(unit, today) if _is_city(unit.path) else count(unit, today)
    lines, complete = _missing(unit, counts)
    return Panel(
        title=unit.name,
        figures=_figures(unit, counts),
        box=_box(unit) if counts["total"] else "",
        lines=lines,
        complete=complete,
        bars_title=_("Độ tuổi"),
        bars=_bars(unit, counts),
        acts=_acts(scope),
        note=_("tính lúc {time}").format(time=counts["at"]) if "at" in counts else "",
        part="members/quality/_home.html",
        about=quality_selectors.quality_of(unit, scope),
    )


def _box(unit: filters.Unit) -> str:
    if unit.kind in CELLS:
        return _("Dữ liệu của chi bộ: đúng, đủ, sạch, sống")
    return _("Dữ liệu của đơn vị: đúng, đủ, sạch, sống")


def _acts(scope: Scope) -> tuple[tuple[str, str], ...]:
    wanted = (
        (Permission.IMPORT_MEMBERS, _("Nhập danh sách"), "intake:list"),
        (Permission.EDIT_MEMBERS, _("Thêm đảng viên"), "members:add"),
        (Permission.VIEW_REPORTS, _("Xem báo cáo tổng hợp"), "reports:summary"),
    )
    found = ((label, _address(name)) for permission, label, name in wanted if scope.holds(permission))
    return tuple((label, url) for label, url in found if url)[:2]


def count(unit: filters.Unit, today: date) -> dict[str, Any]:
    """Count the members of a unit in one pass: all, official, by what is missing, by age."""
    members = filters.people_on(today, today, unit=unit)
    parts = {"official": Q(official_on__lte=today)}
    parts |= {f"missing_{key}": condition(today) for key, (_words, condition) in filters.MISSING_DATA.items()}
    parts |= {f"band_{place}": _band(today, *band) for place, band in enumerate(BANDS)}
    return members.aggregate(total=Count("pk"), **{name: Count("pk", filter=part) for name, part in parts.items()})


def _kept(unit: filters.Unit, today: date) -> dict[str, Any]:
    """Return the counts of a whole city, not older than ten minutes, with the time they were taken ``at``."""

    def taken() -> dict[str, Any]:
        return {**count(unit, today), "at": f"{timezone.localtime():%H:%M}"}

    found: dict[str, Any] | None = cache.get_or_set(f"home:{unit.organisation_id}:{today}", taken, KEPT_SECONDS)
    return found or taken()


def _band(today: date, least: int | None, greatest: int | None) -> Q:
    condition = Q()
    if least is not None:
        condition &= Q(person__born_on__lte=filters.years_before(today, least))
    if greatest is not None:
        condition &= Q(person__born_on__gt=filters.years_before(today, greatest + 1))
    return condition


def list_url(unit: filters.Unit, **params: object) -> str:
    """Return the address of the list of members of a unit, narrowed by the parameters of the list."""
    return f"{reverse('members:list')}?{urlencode({'don_vi': unit.organisation_id, **params})}"


def _figures(unit: filters.Unit, counts: dict[str, Any]) -> tuple[Figure, ...]:
    total, official = counts["total"], counts["official"]
    missing = counts["missing_so_dinh_danh"]
    figures = [
        Figure(number(total), _("đảng viên"), url=list_url(unit)),
        Figure(number(official), _("chính thức"), url=list_url(unit, dang=filters.OFFICIAL)),
        Figure(number(total - official), _("dự bị"), url=list_url(unit, dang=filters.PROBATIONARY)),
    ]
    if missing:
        figures.append(Figure(number(missing), _("chưa có số định danh"), url=list_url(unit, thieu="so_dinh_danh")))
    return tuple(figures)


def _missing(unit: filters.Unit, counts: dict[str, Any]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Return the lines about what is missing, the most frequent first, and the names of what is complete."""
    found = [(counts[f"missing_{key}"], key, words) for key, (words, _condition) in filters.MISSING_DATA.items()]
    lacking = sorted((row for row in found if row[0]), key=lambda row: -row[0])
    return (
        tuple(Line(_sentence(words), count, number(count), list_url(unit, thieu=key)) for count, key, words in lacking),
        tuple(str(words) for count, _key, words in found if not count),
    )


def _sentence(words: Any) -> str:
    text = str(words)
    return text[:1].upper() + text[1:]


def _bars(unit: filters.Unit, counts: dict[str, Any]) -> tuple[Line, ...]:
    bars = []
    for place, (least, greatest) in enumerate(BANDS):
        params = {"tuoi_tu": least, "tuoi_den": greatest}
        given = {name: value for name, value in params.items() if value is not None}
        people = counts[f"band_{place}"]
        bars.append(Line(_band_words(least, greatest), people, number(people), list_url(unit, **given)))
    return tuple(bars)


def _band_words(least: int | None, greatest: int | None) -> str:
    if least is None:
        return _("Đến {n} tuổi").format(n=greatest)
    if greatest is None:
        return _("Trên {n} tuổi").format(n=least - 1)
    return _("{a}–{b} tuổi").format(a=least, b=greatest)


PROVIDERS = (empty_register, batches_to_decide, contradictions)
