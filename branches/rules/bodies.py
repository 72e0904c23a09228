"""Guards of acts on organisations: name, kind, place, day and paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.findings import Finding, Level
from branches.choices import MAY_BE_UNDER, Kind
from vietnam.names import fold, lookalikes

EARLIEST = date(1930, 2, 3)
"""The day the Party was founded; no body is older."""
NAME_LENGTH = 200


@dataclass(frozen=True)
class DatedKind:
    """From when (inclusive) and until when (exclusive) a kind of body is opened, and by which text (``rule``)."""

    since: date | None = None
    until: date | None = None
    source: str = ""
    rule: str = ""


DATED_KINDS: dict[str, DatedKind] = {
    Kind.COMMUNE: DatedKind(since=date(2025, 7, 1), source="294-QĐ/TW (26/5/2025)", rule="294-QĐ/TW@2025-05-26"),
    Kind.UNDER_BASE: DatedKind(since=date(2026, 7, 26), source="208-QĐ/TW (26/7/2026)", rule="208-QĐ/TW@2026-07-26"),
    Kind.BASE_CELL: DatedKind(until=date(2026, 7, 26), source="208-QĐ/TW (26/7/2026)", rule="208-QĐ/TW@2026-07-26"),
}
"""294-QĐ/TW: ward and commune committees directly under the city (đã kiểm chứng).

208-QĐ/TW: pilot of "đảng bộ trực thuộc cơ sở", all cells simply "chi bộ" (theo nguồn thứ cấp, chưa kiểm
chứng). Later papers may allow what these forbid, so a finding here warns and never refuses.
"""


@dataclass(frozen=True)
class Body:
    """What the guards need of a body already in the register."""

    name: str
    kind: str
    opened_on: date
    closed_on: date | None = None
    code: str = ""
    path: str = ""


@dataclass(frozen=True)
class Paper:
    """The decision behind an act; all parts may be empty when the paper is not at hand."""

    number: str = ""
    decided_on: date | None = None
    issuer: str = ""


def name_findings(name: str, siblings: Iterable[str] = ()) -> list[Finding]:
    """Judge a name: present, short enough, our letters, no namesake under the same parent (a warning)."""
    found = []
    if not name:
        found.append(
            Finding("required", "name", _("Chưa ghi tên tổ chức."), _("Ghi đủ tên, ví dụ Chi bộ Tổ dân phố số 7."))
        )
    if len(name) > NAME_LENGTH:
        found.append(
            Finding(
                "text_too_long",
                "name",
                _("Tên dài quá {limit} ký tự.").format(limit=NAME_LENGTH),
                _("Ghi tên như trong quyết định, không kèm địa chỉ."),
                value=name,
            )
        )
    if lookalikes(name) is not None:
        found.append(
            Finding(
                "lookalike_letters",
                "name",
                _("Tên có chữ cái ngoài bảng chữ cái Việt trông giống chữ Việt."),
                _("Gõ lại tên bằng bàn phím, không sao chép từ nơi khác."),
                value=name,
            )
        )
    if name and fold(name) in {fold(other) for other in siblings}:
        found.append(
            Finding(
                "namesake",
                "name",
                _("Dưới cùng cấp trên đã có tổ chức tên “{name}”.").format(name=name),
                _("Kiểm tra xem có phải lập hai lần không; nếu đúng là hai tổ chức, ghi lý do."),
                Level.WARNING,
                name,
            )
        )
    return found


def kind_findings(kind: str, parent_kind: str | None, day: date) -> list[Finding]:
    """Judge a kind: allowed under the parent's kind, and in use on the day (else a warning)."""
    if kind not in Kind.values:
        return [Finding("required", "kind", _("Chưa chọn loại tổ chức."), _("Chọn một loại trong danh sách."))]
    label = Kind(kind).label
    above = MAY_BE_UNDER[kind]
    if parent_kind is None and above:
        reason = _("{kind} phải có cấp trên.").format(kind=label)
        return [Finding("parent_missing", "parent", reason, _("Chọn cấp trên."))]
    if parent_kind is not None and parent_kind not in above:
        allowed = ", ".join(str(Kind(one).label) for one in above)
        remedy = _("Cấp trên có thể là: {kinds}.").format(kinds=allowed) if allowed else _("Để trống cấp trên.")
        reason = _("{kind} không thể trực thuộc {parent}.").format(kind=label, parent=Kind(parent_kind).label)
        return [Finding("kind_under_parent", "kind", reason, remedy, value=kind)]
    return _kind_on_day(kind, day)


def _kind_on_day(kind: str, day: date) -> list[Finding]:
    dated = DATED_KINDS.get(kind, DatedKind())
    if (dated.since is None or day >= dated.since) and (dated.until is None or day < dated.until):
        return []
    reason = _("Ngày {day} loại “{kind}” không lập theo {source}.").format(
        day=f"{day:%d/%m/%Y}", kind=Kind(kind).label, source=dated.source
    )
    remedy = _("Chọn loại khác, hoặc ghi lý do và số quyết định cho phép.")
    return [Finding("kind_not_in_force", "kind", reason, remedy, Level.WARNING, kind, dated.rule)]


def day_findings(starts_on: date, paper: Paper, *, today: date, above: Body | None = None) -> list[Finding]:
    """Judge the day an act takes effect: not to come, not before the parent, not before its own paper."""
    found = []
    if starts_on > today:
        found.append(
            Finding(
                "date_in_future",
                "starts_on",
                _("Ngày có hiệu lực {day} chưa tới.").format(day=f"{starts_on:%d/%m/%Y}"),
                _("Cây tổ chức là cây của hôm nay: ghi vào sổ từ ngày quyết định có hiệu lực."),
                value=starts_on,
            )
        )
    if starts_on < EARLIEST:
        reason = _("Ngày {day} trước ngày thành lập Đảng.").format(day=f"{starts_on:%d/%m/%Y}")
        found.append(Finding("date_too_early", "starts_on", reason, _("Xem lại năm."), value=starts_on))
    if above and starts_on < above.opened_on:
        reason = _("Ngày {day} trước ngày thành lập của cấp trên ({opened}).").format(
            day=f"{starts_on:%d/%m/%Y}", opened=f"{above.opened_on:%d/%m/%Y}"
        )
        remedy = _("Chọn ngày từ đó trở đi, hoặc chọn cấp trên của thời gian ấy.")
        found.append(Finding("before_parent", "starts_on", reason, remedy, value=starts_on))
    if above and above.closed_on and starts_on >= above.closed_on:
        reason = _("Cấp trên “{name}” đã kết thúc ngày {closed}.").format(
            name=above.name, closed=f"{above.closed_on:%d/%m/%Y}"
        )
        found.append(Finding("parent_closed", "parent", reason, _("Chọn cấp trên đang hoạt động.")))
    return found + paper_findings(paper, starts_on, today=today)


def parent_place_findings(above: Body | None, path_today: str, starts_on: date) -> list[Finding]:
    """Refuse a day on which the parent stood elsewhere in the tree: the place would be wrong today."""
    if above is None or above.path == path_today:
        return []
    reason = _("Ngày {day} cấp trên “{name}” còn ở nơi khác trong cây.").format(
        day=f"{starts_on:%d/%m/%Y}", name=above.name
    )
    remedy = _("Ghi từ ngày cấp trên về nơi hiện nay.")
    return [Finding("parent_moved_since", "starts_on", reason, remedy, value=starts_on)]


def paper_findings(paper: Paper, starts_on: date, *, today: date) -> list[Finding]:
    """Judge the paper itself: not signed tomorrow; signed after it took effect is a warning."""
    if paper.decided_on is None:
        return []
    if paper.decided_on > today:
        return [
            Finding(
                "date_in_future",
                "decided_on",
                _("Ngày quyết định {day} chưa tới.").format(day=f"{paper.decided_on:%d/%m/%Y}"),
                _("Xem lại ngày ký trên quyết định."),
                value=paper.decided_on,
            )
        ]
    if paper.decided_on > starts_on:
        reason = _("Quyết định ký ngày {decided}, sau ngày có hiệu lực {day}.").format(
            decided=f"{paper.decided_on:%d/%m/%Y}", day=f"{starts_on:%d/%m/%Y}"
        )
        remedy = _("Xem lại hai ngày; nếu đúng như quyết định, ghi lý do.")
        return [Finding("decided_after_effect", "decided_on", reason, remedy, Level.WARNING, paper.decided_on)]
    return []


def order_findings(starts_on: date, period_starts_on: date) -> list[Finding]:
    """Refuse an act dated on or before the start of the period in force: the past is corrected, not cut."""
    if starts_on > period_starts_on:
        return []
    reason = _("Thời kỳ hiện nay của tổ chức bắt đầu ngày {day}; việc mới phải sau ngày đó.").format(
        day=f"{period_starts_on:%d/%m/%Y}"
    )
    remedy = _("Nếu thời kỳ hiện nay ghi sai, dùng mục Đính chính.")
    return [Finding("not_after_period", "starts_on", reason, remedy, value=starts_on)]


def move_findings(body: Body, old_parent: str, above: Body) -> list[Finding]:
    """Refuse a move under itself or to where the body already is; both paths end in a slash."""
    if above.path.startswith(body.path):
        reason = _("“{above}” nằm trong chính tổ chức này.").format(above=above.name)
        return [Finding("under_itself", "parent", reason, _("Chọn cấp trên khác."))]
    if above.path == old_parent:
        reason = _("Tổ chức đang trực thuộc “{above}”.").format(above=above.name)
        return [Finding("same_parent", "parent", reason, _("Chọn cấp trên khác, hoặc thôi."))]
    return []


def child_findings(kind: str, child_kinds: Iterable[str]) -> list[Finding]:
    """Refuse a new kind under which a child could not stand."""
    wrong = sorted({str(Kind(child).label) for child in child_kinds if kind not in MAY_BE_UNDER[child]})
    if not wrong:
        return []
    reason = _("Tổ chức còn có cấp dưới loại: {kinds}.").format(kinds=", ".join(wrong))
    return [Finding("children_do_not_fit", "kind", reason, _("Chuyển hoặc đổi loại các tổ chức ấy trước."), value=kind)]


def children_open_findings(names: list[str]) -> list[Finding]:
    """Refuse to close a body while others still stand under it; the first three are named."""
    if not names:
        return []
    reason = _("Còn {count} tổ chức trực thuộc: {names}.").format(
        count=len(names), names="; ".join(names[:3]) + ("…" if len(names) > 3 else "")
    )
    return [Finding("children_open", "", reason, _("Chuyển hoặc kết thúc các tổ chức ấy trước."))]


def unchanged_findings(field: str) -> list[Finding]:
    """Refuse an act that would change nothing."""
    return [Finding("nothing_changes", field, _("Chưa có gì khác với hiện nay."), _("Sửa mục cần đổi, hoặc thôi."))]


def reason_findings(reason: str) -> list[Finding]:
    """Refuse a correction without a reason."""
    if reason.strip():
        return []
    return [Finding("reason_missing", "reason", _("Đính chính phải có lý do."), _("Ghi sai ở đâu, theo giấy nào."))]


def start_findings(
    starts_on: date, ends_on: date | None, earlier_starts_on: date | None, *, bound: bool
) -> list[Finding]:
    """Judge another first day of a period: inside its neighbours, and not one that many bodies share."""
    if bound:
        reason = _("Ngày chuyển là chung của nhiều tổ chức, không đính chính riêng ở đây.")
        return [Finding("day_shared", "starts_on", reason, _("Giữ ngày cũ; ghi quyết định chuyển mới nếu cần."))]
    if ends_on is not None and starts_on >= ends_on:
        reason = _("Ngày bắt đầu phải trước ngày kết thúc thời kỳ ({day}).").format(day=f"{ends_on:%d/%m/%Y}")
        return [Finding("start_after_end", "starts_on", reason, _("Xem lại ngày trên quyết định."), value=starts_on)]
    if earlier_starts_on is not None and starts_on <= earlier_starts_on:
        reason = _("Ngày bắt đầu phải sau ngày bắt đầu thời kỳ trước ({day}).").format(
            day=f"{earlier_starts_on:%d/%m/%Y}"
        )
        remedy = _("Xem lại ngày trên quyết định.")
        return [Finding("start_before_earlier", "starts_on", reason, remedy, value=starts_on)]
    return []
