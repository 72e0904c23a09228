"""Báo cáo tổng hợp đảng viên: counts, tables, drawings, comparisons and remarks put together."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import rulebook
from accounts.scope import Scope
from branches.choices import Kind
from members.book import flows
from members.book.flows import Moved
from members.book.rows import Table
from members.filters import MISSING
from reports import behind, rules
from reports.figures import BY_KEY, MEASURES
from reports.rows import Check, Definition, Headline, Remark, Subject, Summary
from reports.selectors import counting, source, subjects, tables
from reports.selectors.counting import Counted
from vietnam.words import number, percent

HEADLINES = ("total", "female", "minority", "religious", "young", "badge")
PARTS = ("official", "probationary", "female", "male", "minority", "religious", "young", "badge")


def summary(subject: Subject, *, today: date, scope: Scope | None = None) -> Summary:
    """Return the whole report; with a ``scope`` only bodies in its reach today are named. Five or six queries."""
    counted = counting.count(subject.path, subject.day)
    moved = flows.moved(subject.organisation_id, subject.since, subject.day, using=source.alias())
    below = subjects.units_of(subject, scope, today)
    by_unit = tables.units(subject, counted, below)
    divided = tables.breakdowns(subject, counted)
    movement = tables.movement(subject, moved)
    cells = subjects.names_of([gap.cell_id for gap in moved.gaps], subject.day, scope, today) if moved.gaps else {}
    return Summary(
        subject=subject,
        kind_words=str(Kind(subject.kind).label),
        rules=rulebook.on(subject.day).name,
        total=counted.whole["total"],
        headlines=tuple(headlines(subject, counted)),
        tables=(movement, *divided, *([by_unit] if by_unit else [])),
        charts=tuple(tables.charts({table.key: table for table in divided}, counted)),
        checks=tuple(checks(counted, moved, divided, by_unit, cells)),
        remarks=tuple(remarks(subject, counted)),
        definitions=tuple(Definition(str(measure.label), str(measure.words)) for measure in MEASURES),
    )


def headlines(subject: Subject, counted: Counted) -> list[Headline]:
    """Return the large numbers on top."""
    whole = counted.whole
    made = []
    for key in HEADLINES:
        measure, value = BY_KEY[key], whole[key]
        url = behind.list_url(subject.organisation_id, subject.day, measure.params) if value else ""
        note = _official_words(counted) if key == "total" else _share_words(value, whole["total"])
        made.append(Headline(key, str(measure.label), number(value), note, url))
    if whole.mean_age is not None:
        made.append(Headline("mean_age", _("Tuổi bình quân"), number(whole.mean_age, 1)))
    return made


def _official_words(counted: Counted) -> str:
    return _("{official} chính thức, {probationary} dự bị").format(
        official=number(counted.whole["official"]), probationary=number(counted.whole["probationary"])
    )


def _share_words(part: int, whole: int) -> str:
    return percent(100 * part / whole, 1) if whole else ""


def checks(
    counted: Counted, moved: Moved, divided: Sequence[Table], by_unit: Table | None, cells: dict[int, str]
) -> list[Check]:
    """Return every comparison, those that fail too."""
    whole = counted.whole
    made = [rules.movement_holds(moved.opening, moved.increases, moved.decreases, moved.closing)]
    made += [_cells_check(moved, cells), rules.closing_is_total(moved.closing, whole["total"])]
    words = _("Cộng theo “{breakdown}” bằng tổng số")
    for table in divided:
        parts = [int(row.cells[0].value or 0) for row in table.rows if not row.is_total and not row.of_which]
        made.append(rules.adds_up(words.format(breakdown=table.title), parts, whole["total"]))
    made.append(rules.parts_within({str(BY_KEY[key].label): whole[key] for key in PARTS}, whole["total"]))
    return [*made, _units_check(by_unit)] if by_unit else made


def _cells_check(moved: Moved, cells: dict[int, str]) -> Check:
    """Compare the movement of every cell with its numbers, and name the cells where they disagree."""
    words = _("Đầu kỳ + tăng − giảm = cuối kỳ ở từng chi bộ")
    line = _("{cell}: đầu kỳ {opening}, biến động {net}, cuối kỳ {closing}")
    places = [
        line.format(
            cell=cells[gap.cell_id],
            opening=number(gap.opening),
            net=f"{gap.net:+d}",
            closing=number(gap.closing),
        )
        for gap in moved.gaps
        if gap.cell_id in cells
    ]
    hidden = moved.gap_count - len(places)
    if hidden:
        places.append(ngettext("và {count} chi bộ khác", "và {count} chi bộ khác", hidden).format(count=number(hidden)))
    return Check(words, not moved.gap_count, tuple(places))


def _units_check(by_unit: Table) -> Check:
    """Compare the sum of every column of the table by unit with the body itself; means are left out."""
    *parts, total = by_unit.rows
    columns = {
        column: (sum(int(row.cells[place].value or 0) for row in parts), int(total.cells[place].value or 0))
        for place, column in enumerate(by_unit.columns[:-1])
    }
    return rules.units_add_up(columns)


def remarks(subject: Subject, counted: Counted) -> list[Remark]:
    """Return what a reader should look into before signing: what is not plausible, and what is missing."""
    lines = (
        ("age", 0, _("{count} người chưa đủ 18 tuổi trong ngày tính số liệu: xem lại ngày sinh."), {"tuoi_den": "17"}),
        ("sex", "", _("{count} người chưa ghi giới tính."), {"thieu": "gioi_tinh"}),
        ("ethnic", "", _("{count} người chưa ghi dân tộc."), {"dan_toc": MISSING}),
        ("religion", "", _("{count} người chưa ghi tôn giáo."), {"ton_giao": MISSING}),
        (
            "party",
            counting.UNKNOWN,
            _("{count} người chưa ghi ngày quyết định kết nạp và ngày vào Đảng."),
            {"thieu": "moc_tuoi_dang"},
        ),
        ("sector", "", _("{count} người thuộc đơn vị chưa ghi loại hình."), {"loai_hinh": MISSING}),
    )
    found = [
        Remark(
            words.format(count=number(tally["total"])), behind.list_url(subject.organisation_id, subject.day, params)
        )
        for breakdown, key, words, params in lines
        if (tally := counted.by[breakdown].get(key))
    ]
    whole = counted.whole
    if 5 * whole["probationary"] > whole["total"]:
        words = _("Đảng viên dự bị trên một phần năm tổng số: xem lại ngày chính thức.")
        url = behind.list_url(subject.organisation_id, subject.day, BY_KEY["probationary"].params)
        found.append(Remark(words, url))
    return found
