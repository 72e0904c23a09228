"""Rows of the import's pages: batches in reach, one batch with its figures, its rows a page at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from jobs.choices import BatchState, Outcome, RowState, Verdict
from jobs.intake import kinds
from jobs.intake.kinds import Intake, kind_of
from jobs.intake.plans import FilePlan
from jobs.models import Batch, StagedRow
from members.intake.kind import MemberIntake
from members.intake.matching import APART
from members.models import Person
from vietnam import identity

PAGE: Final = 50
BATCHES: Final = 100
TONES: Final = {
    BatchState.UPLOADED: "warn",
    BatchState.CHECKING: "info",
    BatchState.REFUSED: "bad",
    BatchState.CHECKED: "warn",
    BatchState.COMMITTING: "info",
    BatchState.COMMITTED: "ok",
    BatchState.UNDOING: "info",
    BatchState.UNDONE: "",
    BatchState.DISCARDED: "",
}
_OUTCOME_TONES: Final = {
    Outcome.ACCEPTED: "ok",
    Outcome.WARNING: "warn",
    Outcome.DUPLICATE: "info",
    Outcome.REFUSED: "bad",
}
FILTERS: Final[dict[str, tuple[Any, dict[str, Any]]]] = {
    "khong-nhan": (gettext_lazy("không nhận"), {"outcome": Outcome.REFUSED}),
    "trung": (gettext_lazy("trùng, cần xem"), {"outcome": Outcome.DUPLICATE}),
    "doi-chieu": (gettext_lazy("cần đối chiếu"), {"verdict": Verdict.HELD, "values__has_key": "like"}),
    "canh-bao": (gettext_lazy("nhận được, có cảnh báo"), {"outcome": Outcome.WARNING}),
    "them-moi": (gettext_lazy("thêm mới"), {"verdict": Verdict.NEW}),
    "cap-nhat": (gettext_lazy("cập nhật"), {"verdict": Verdict.CHANGED}),
    "khong-doi": (gettext_lazy("không đổi"), {"verdict": Verdict.UNCHANGED}),
    "doi-chi-bo": (gettext_lazy("đổi chi bộ hoặc trạng thái"), {"changes__has_any_keys": list(APART)}),
    "da-ghi": (gettext_lazy("đã ghi vào sổ"), {"state": RowState.WRITTEN}),
    "bo-qua": (gettext_lazy("bỏ qua khi ghi"), {"state": RowState.SKIPPED}),
}
"""Word in the address → words on the page and the condition of the rows."""

TEMPLATES: Final = {
    "roll": gettext_lazy("Sổ danh sách đảng viên (7-HSĐV)"),
    "29_columns": gettext_lazy("Mẫu rà soát 29 cột"),
    "ds_dangvien": gettext_lazy("Danh sách xuất từ cơ sở dữ liệu đảng viên (DS_DANGVIEN)"),
}


@dataclass(frozen=True)
class BatchRow:
    """One batch in the list."""

    url: str
    kind: str
    file_name: str
    organisation: str
    by: str
    at: datetime
    as_of: date
    state: str
    tone: str
    rows: int


@dataclass(frozen=True)
class FaultRow:
    """One fault as the page shows it, long numbers masked."""

    column: str
    value: str
    reason: str
    remedy: str
    code: str
    field: str


@dataclass(frozen=True)
class StagedLine:
    """One staged row as the page shows it."""

    place: str
    name: str
    outcome: str
    tone: str
    verdict: str
    state: str
    url: str
    mend_url: str
    double_url: str
    faults: tuple[FaultRow, ...]
    changes: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class LinePage:
    """Some staged rows, and the address of the next ones ("" = no more)."""

    rows: tuple[StagedLine, ...]
    next_url: str
    first_url: str


def batches_in_reach(scope: Scope) -> QuerySet[Batch]:
    """Return the batches on which this person may import and do what their rows do."""
    of_kinds = Q(pk__in=())
    for kind in kinds.every():
        of_kinds |= Q(scope.q(kind.permission, "scope_path"), kind=kind.code)
    return Batch.objects.filter(scope.q(Permission.IMPORT_MEMBERS, "scope_path")).filter(of_kinds)


def batch_rows(scope: Scope, day: date) -> list[BatchRow]:
    """Return the newest batches in reach: two queries."""
    batches = list(batches_in_reach(scope).select_related("created_by").order_by("-created_at")[:BATCHES])
    names = organisation_names({batch.organisation_id for batch in batches}, day)
    return [
        BatchRow(
            url=reverse("intake:detail", args=[batch.pk]),
            kind=str(kind_of(batch.kind).label),
            file_name=batch.file_name,
            organisation=names.get(batch.organisation_id, ""),
            by=batch.created_by.full_name,
            at=batch.created_at,
            as_of=batch.as_of,
            state=str(BatchState(batch.state).label),
            tone=TONES[BatchState(batch.state)],
            rows=batch.counts.get("rows", 0),
        )
        for batch in batches
    ]


def organisation_names(ids: Iterable[int], day: date) -> dict[int, str]:
    """Return the names of organisations on a day, one query; closed ones by their last name."""
    wanted = {key for key in ids if key}
    periods = OrganisationPeriod.objects.filter(organisation_id__in=wanted, starts_on__lte=day).order_by("starts_on")
    return dict(periods.values_list("organisation_id", "name"))


def figures(batch: Batch) -> list[dict[str, object]]:
    """Return the impact of a checked batch as large numbers, each leading to its rows."""
    counts = batch.counts
    first = _("thêm mới") if batch.kind == MemberIntake.code else _("ghi mới")
    new, changed = counts.get("verdict_new", 0), counts.get("verdict_changed", 0)
    figures = [
        ("them-moi", new, first),
        ("cap-nhat", changed, _("cập nhật")),
        ("khong-doi", counts.get("verdict_unchanged", 0), _("không đổi")),
        ("trung", counts.get("duplicate", 0), _("trùng, cần xem")),
        ("khong-nhan", counts.get("refused", 0), _("không nhận")),
        ("canh-bao", counts.get("warning", 0), _("có cảnh báo")),
    ]
    if written := counts.get("state_written", 0):
        figures.insert(0, ("da-ghi", written, _("đã ghi vào sổ")))
    if skipped := counts.get("state_skipped", 0):
        figures.append(("bo-qua", skipped, _("bỏ qua khi ghi")))
    return [
        {"value": value, "label": words, "note": "", "url": f"?ket-qua={key}#dong" if value else ""}
        for key, value, words in figures
    ]


def first_in_the_way(batch: Batch, scope: Scope) -> str:
    """Name whose line forbade the undo first, where the record may be seen; "" otherwise."""
    lines = batch.context.get("undo_refused", [])
    row = StagedRow.objects.filter(batch=batch, line=lines[0]).first() if lines else None
    seen = Person.objects.visible_to(scope).filter(pk=row.object_id).first() if row and row.object_id else None
    return seen.full_name if seen else ""


def good_rows(batch: Batch) -> int:
    """Return how many rows a commit would write, changes listed apart left out of account."""
    return int(batch.counts.get("writable", 0))


def remarks(batch: Batch) -> list[str]:
    """Say how the file was read: template, legacy letters, sheets and columns passed over."""
    plan = FilePlan.from_json(batch.mapping)
    said = []
    if batch.template in TEMPLATES:
        said.append(_("Nhận ra mẫu: {name}.").format(name=TEMPLATES[batch.template]))
    said += [
        _("Cột “{old}” nay tên là “{new}”: hệ thống cấp trên đã đổi tên cột; vẫn đọc như trước.").format(
            old=old, new=new
        )
        for sheet in plan.sheets
        for old, new in sheet.renamed
    ]
    if any(sheet.remembered for sheet in plan.sheets):
        said.append(_("Các cột được ghép như lần trước đơn vị đã chọn."))
    if plan.parts:
        names = ", ".join(sheet.name for sheet in plan.parts)
        said.append(_("Các trang của hồ sơ được đọc cùng: {names}.").format(names=names))
    legacy = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI-Windows", "cp1258": "Windows-1258"}.get(plan.encoding())
    if legacy:
        said.append(_("Chữ trong tệp viết bằng bảng mã {name}, đã chuyển sang Unicode.").format(name=legacy))
    if unknown := plan.unknown():
        said.append(_("Các cột không nhập: {names}.").format(names=", ".join(unknown)))
    if plan.passed_over:
        said.append(_("Các trang tính không phải danh sách: {names}.").format(names=", ".join(plan.passed_over)))
    if hidden := batch.counts.get("hidden_rows", 0):
        said.append(_("{count} dòng đang bị ẩn trong tệp cũng được đọc.").format(count=hidden))
    if plan.hidden:
        said.append(_("Các trang tính bị ẩn, không đọc: {names}.").format(names=", ".join(plan.hidden)))
    return said


def line_page(batch: Batch, *, chosen: str, after: int, scope: Scope, day: date) -> LinePage:
    """Return one page of staged rows by line (keyset); rows with something to say when nothing is chosen."""
    rows = StagedRow.objects.filter(batch=batch, line__gt=after).order_by("line")
    rows = rows.filter(**FILTERS[chosen][1]) if chosen in FILTERS else rows.exclude(faults=[])
    found = list(rows[: PAGE + 1])
    shown = found[:PAGE]
    cells = organisation_names(
        {key for row in shown for key in row.changes.get("cell", ())} | {row.values.get("cell") for row in shown}, day
    )
    visible = _visible_persons(shown, scope)
    titles = _titles(batch)
    base = {"ket-qua": chosen} if chosen in FILTERS else {}
    more = f"?{urlencode({**base, 'sau': shown[-1].line})}#dong" if len(found) > PAGE else ""
    return LinePage(
        rows=tuple(_line(row, batch, cells, visible, titles) for row in shown),
        next_url=more,
        first_url=f"?{urlencode(base)}#dong" if after else "",
    )


def _visible_persons(rows: list[StagedRow], scope: Scope) -> set[int]:
    ids = [row.object_id for row in rows if row.object_id]
    return set(Person.objects.visible_to(scope).filter(pk__in=ids).values_list("pk", flat=True))


def _titles(batch: Batch) -> dict[tuple[str, str], str]:
    """Return the header of each field in each sheet, put right where the letters are legacy ones."""
    plan = FilePlan.from_json(batch.mapping)
    return {(sheet.name, key): sheet.titles[column] for sheet in plan.sheets for column, key in sheet.fields.items()}


def _line(
    row: StagedRow, batch: Batch, cells: Mapping[int, str], visible: set[int], titles: Mapping[tuple[str, str], str]
) -> StagedLine:
    intake = kind_of(batch.kind)
    place = _("dòng {row}").format(row=row.row)
    return StagedLine(
        place=_("{sheet}, {place}").format(sheet=row.sheet, place=place) if row.sheet else place,
        name=row.values.get("full_name", ""),
        outcome=str(Outcome(row.outcome).label),
        tone=_OUTCOME_TONES[Outcome(row.outcome)],
        verdict=str(Verdict(row.verdict).label) if row.verdict != Verdict.HELD else "",
        state=str(RowState(row.state).label) if row.state != RowState.PENDING else "",
        url=reverse("members:detail", args=[row.object_id]) if row.object_id in visible else "",
        mend_url=reverse("intake:mend", args=[batch.pk, row.line])
        if row.faults and batch.state == BatchState.CHECKED
        else "",
        double_url=reverse("intake:double", args=[batch.pk, row.line])
        if row.values.get("like") and row.verdict == Verdict.HELD and batch.state == BatchState.CHECKED
        else "",
        faults=tuple(
            _fault(fault, titles.get((row.sheet, fault["field"])) or intake.label_of(fault["field"]))
            for fault in row.faults
        ),
        changes=_changes(row, cells, intake, is_visible=row.object_id in visible),
    )


def _changes(
    row: StagedRow, cells: Mapping[int, str], intake: Intake, *, is_visible: bool
) -> tuple[dict[str, str], ...]:
    """Say what writing the row would change; of a record out of reach, matched by somebody who reaches it, nothing."""
    if not is_visible or "part" in row.values:
        return ()
    return tuple(_change(field, change, cells, intake) for field, change in row.changes.items())


def _fault(fault: Mapping[str, Any], title: str) -> FaultRow:
    return FaultRow(
        column=title,
        value=identity.mask_runs(fault["value"][:80]),
        reason=identity.mask_runs(fault["reason"]),
        remedy=fault["remedy"],
        code=fault["code"],
        field=fault["field"],
    )


def _change(field: str, change: list[Any], cells: Mapping[int, str], intake: Intake) -> dict[str, str]:
    before, after = (_shown(field, value, cells, intake) for value in change)
    return {"field": intake.label_of(field), "before": before, "after": after}


def _shown(field: str, value: Any, cells: Mapping[int, str], intake: Intake) -> str:
    if value is None or value == "":
        return ""
    if field == "cell":
        return cells.get(value, "")
    return identity.mask_runs(intake.show(field, value))
