"""Turning counts into the tables and drawings of a report; no queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from branches.choices import Sector
from members.book import figures
from members.book.flows import Moved
from members.book.rows import Cell, Row, Table
from members.filters import MISSING
from reports import behind
from reports.figures import BY_KEY, NOBODY, Band, Params, Tally, age_bands, ethnic_band, party_bands, religion_band
from reports.rows import Chart, Subject
from reports.selectors.counting import UNKNOWN, Counted
from reports.selectors.subjects import Unit
from vietnam.words import number, percent

GROUP_MEASURES = ("total", "female", "probationary")
UNIT_MEASURES = ("total", "official", "probationary", "female", "minority", "religious", "young", "badge")


def members_cell(subject: Subject, value: int, *filters: Params) -> Cell:
    """Return an entry about members of the subject on its day."""
    return figures.counted(value, behind.list_url(subject.organisation_id, subject.day, *filters))


def mean_cell(tally: Tally) -> Cell:
    """Return the entry of a mean age; no list stands behind a mean."""
    mean = tally.mean_age
    return Cell("" if mean is None else number(mean, 1), mean)


def share_cell(part: int, whole: int) -> Cell:
    """Return the entry of a share of the whole in hundredths."""
    if not whole:
        return Cell("")
    share = 100 * part / whole
    return Cell(percent(share, 1), round(share, 1))


def breakdowns(subject: Subject, counted: Counted) -> list[Table]:
    """Return one table for each way of dividing the members."""
    by = counted.by
    return [
        _groups(subject, counted, "sector", _("Loại hình đơn vị"), _sector_lines(by["sector"])),
        _groups(subject, counted, "standing", _("Chính thức, dự bị"), _standing_lines(by["official"])),
        _groups(subject, counted, "sex", _("Giới tính"), _sex_lines(by["sex"])),
        _groups(subject, counted, "age", _("Độ tuổi"), _age_lines(by["age"]), note=_mean_words(counted.whole)),
        _groups(subject, counted, "party", _("Tuổi Đảng"), _party_lines(by["party"], subject.day), note=_party_note()),
        _groups(subject, counted, "ethnic", _("Dân tộc"), _ethnic_lines(by["ethnic"])),
        _groups(subject, counted, "religion", _("Tôn giáo"), _religion_lines(by["religion"])),
    ]


Line = tuple[Band, Tally, bool]
"""A line of a breakdown: what it is, who is in it, whether it is a part of other lines ("of which")."""


def _groups(subject: Subject, counted: Counted, key: str, title: str, lines: Iterable[Line], note: str = "") -> Table:
    whole = counted.whole
    rows = [
        Row(band.key, band.label, _group_cells(subject, tally, whole, band.params), of_which=part)
        for band, tally, part in lines
    ]
    total = Row("total", _("Cộng"), _group_cells(subject, whole, whole, {}), is_total=True)
    columns = (_("Số người"), _("Tỷ lệ"), _("Nữ"), _("Dự bị"))
    return Table(key, title, title, columns, (*rows, total), note)


def _group_cells(subject: Subject, tally: Tally, whole: Tally, params: Params) -> tuple[Cell, ...]:
    total, female, probationary = (
        members_cell(subject, tally[key], params, BY_KEY[key].params) for key in GROUP_MEASURES
    )
    return total, share_cell(tally["total"], whole["total"]), female, probationary


def _standing_lines(tallies: Mapping[object, Tally]) -> list[Line]:
    return [
        _measure_line("official", tallies.get(True, NOBODY)),
        _measure_line("probationary", tallies.get(False, NOBODY)),
    ]


def _sex_lines(tallies: Mapping[object, Tally]) -> list[Line]:
    lines = [_measure_line("male", tallies.get("male", NOBODY)), _measure_line("female", tallies.get("female", NOBODY))]
    return [*lines, _measure_line("sex_missing", tallies[""])] if "" in tallies else lines


def _measure_line(key: str, tally: Tally) -> Line:
    measure = BY_KEY[key]
    return Band(key, str(measure.label), measure.params), tally, False


def _sector_lines(tallies: Mapping[object, Tally]) -> list[Line]:
    lines = [
        (Band(value, str(label), {"loai_hinh": value}), tallies[value], False)
        for value, label in Sector.choices
        if value in tallies
    ]
    if "" in tallies:
        lines.append((Band("", _("Chưa ghi"), {"loai_hinh": MISSING}), tallies[""], False))
    return lines


def _age_lines(tallies: Mapping[object, Tally]) -> list[Line]:
    lines = [(band, tallies.get(int(band.key), NOBODY), False) for band in age_bands()]
    return [line for line in lines if line[0].key != "0" or line[1]["total"]]


def _party_lines(tallies: Mapping[object, Tally], day: date) -> list[Line]:
    lines = [(band, tallies[int(band.key)], False) for band in party_bands(day) if int(band.key) in tallies]
    if UNKNOWN in tallies:
        unknown = Band("unknown", _("Chưa ghi ngày vào Đảng"), {"thieu": "moc_tuoi_dang"})
        lines.append((unknown, tallies[UNKNOWN], False))
    return lines


def _ethnic_lines(tallies: Mapping[object, Tally]) -> list[Line]:
    keys = sorted((key for key in tallies if key not in ("", "kinh")), key=lambda key: -tallies[key]["total"])
    lines: list[Line] = [(ethnic_band("kinh"), tallies.get("kinh", NOBODY), False)]
    lines += [(ethnic_band(str(key)), tallies[key], False) for key in keys]
    if "" in tallies:
        lines.append((ethnic_band(""), tallies[""], False))
    minority = BY_KEY["minority"]
    part = Band("minority", _("Trong đó: các dân tộc thiểu số"), minority.params)
    return [*lines, (part, _together(tallies, keys), True)] if keys else lines


def _religion_lines(tallies: Mapping[object, Tally]) -> list[Line]:
    keys = sorted((key for key in tallies if key not in ("", "khong")), key=lambda key: -tallies[key]["total"])
    lines: list[Line] = [(religion_band("khong"), tallies.get("khong", NOBODY), False)]
    lines += [(religion_band(str(key)), tallies[key], False) for key in keys]
    if "" in tallies:
        lines.append((religion_band(""), tallies[""], False))
    part = Band("religious", _("Trong đó: có tôn giáo"), BY_KEY["religious"].params)
    return [*lines, (part, _together(tallies, keys), True)] if keys else lines


def _together(tallies: Mapping[object, Tally], keys: Iterable[object]) -> Tally:
    together = NOBODY
    for key in keys:
        together += tallies[key]
    return together


def _mean_words(whole: Tally) -> str:
    mean = whole.mean_age
    if mean is None:
        return ""
    return _("Tuổi bình quân {mean}. Hồ sơ chỉ ghi năm sinh được tính như sinh ngày 01/01.").format(
        mean=number(mean, 1)
    )


def _party_note() -> str:
    return _("Tính tròn năm từ ngày quyết định kết nạp; hồ sơ chưa ghi ngày đó thì từ ngày vào Đảng.")


def units(subject: Subject, counted: Counted, below: Sequence[Unit]) -> Table | None:
    """Return the table of the bodies directly below with the body itself as the total; None when it has none."""
    if not below:
        return None
    tallies = counted.by["unit"]
    named = [unit for unit in below if unit.is_named]
    rows = [_unit_row(subject, unit, tallies.get(unit.organisation_id, NOBODY)) for unit in named]
    others = [tallies.get(unit.organisation_id, NOBODY) for unit in below if not unit.is_named]
    if others:
        words = ngettext(
            "{count} đơn vị khác, nay ngoài phạm vi của đồng chí",
            "{count} đơn vị khác, nay ngoài phạm vi của đồng chí",
            len(others),
        ).format(count=len(others))
        rows.append(Row("outside", words, _unit_cells(None, sum(others, NOBODY))))
    known = {unit.organisation_id for unit in below}
    direct = [tally for key, tally in tallies.items() if key not in known]
    if direct:
        rows.append(
            Row("direct", _("Sinh hoạt trực tiếp, không qua đơn vị nào"), _unit_cells(None, sum(direct, NOBODY)))
        )
    total = Row("total", _("Cộng"), _unit_cells(subject.organisation_id, counted.whole, subject.day), is_total=True)
    columns = (*(_unit_column(key) for key in UNIT_MEASURES), _("Tuổi bình quân"))
    return Table("units", _("Các đơn vị trực thuộc"), _("Đơn vị"), columns, (*rows, total), is_wide=True)


def _unit_column(key: str) -> str:
    return _("Tổng số") if key == "total" else str(BY_KEY[key].label)


def _unit_row(subject: Subject, unit: Unit, tally: Tally) -> Row:
    query: dict[str, str | int] = {
        "don_vi": unit.organisation_id,
        "ngay": f"{subject.day:%d/%m/%Y}",
        "tu_ngay": f"{subject.since:%d/%m/%Y}",
    }
    url = f"{reverse('reports:summary')}?{urlencode(query)}"
    return Row(str(unit.organisation_id), unit.name, _unit_cells(unit.organisation_id, tally, subject.day), url)


def _unit_cells(organisation_id: int | None, tally: Tally, day: date | None = None) -> tuple[Cell, ...]:
    if organisation_id is None or day is None:
        return (*(figures.plain(tally[key]) for key in UNIT_MEASURES), mean_cell(tally))
    base = behind.list_url(organisation_id, day)
    cells = [figures.counted(tally[key], _with(base, BY_KEY[key].params)) for key in UNIT_MEASURES]
    return (*cells, mean_cell(tally))


def _with(base: str, params: Params) -> str:
    return f"{base}&{urlencode(params)}" if params else base


def movement(subject: Subject, moved: Moved) -> Table:
    """Return the table of the movement in the period."""
    return figures.movement([figures.Column(_("Số lượt"), moved)], _Links(subject))


@dataclass(frozen=True)
class _Links:
    """The lists of members behind the numbers of the movement."""

    subject: Subject

    def members(self, day: date, params: Params) -> str:
        return behind.list_url(self.subject.organisation_id, day, params)

    def moves(self, kind: str, way: str, params: Params) -> str:
        return behind.movements_url(self.subject.organisation_id, kind, way, self.subject.since, self.subject.day)


def charts(tables: Mapping[str, Table], counted: Counted) -> list[Chart]:
    """Return the drawings: age by sex, party age, sector; each of the very numbers of its table."""
    made = [
        Chart("age", _("Đảng viên theo độ tuổi"), (_("Nam"), _("Nữ")), _by_sex(tables["age"], counted.by["age"])),
        Chart("party", _("Đảng viên theo tuổi Đảng"), (), _bars(tables["party"])),
        Chart("sector", _("Đảng viên theo loại hình đơn vị"), (), _bars(tables["sector"])),
    ]
    if counted.whole["sex_missing"]:
        parts = (*made[0].parts, _("Chưa ghi giới tính"))
        made[0] = Chart("age", made[0].title, parts, _by_sex(tables["age"], counted.by["age"], "sex_missing"))
    return [chart for chart in made if len(chart.rows) > 1]


def _by_sex(table: Table, tallies: Mapping[object, Tally], *more: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    keys = ("male", "female", *more)
    rows = []
    for row in table.rows:
        if not row.is_total:
            tally = tallies.get(int(row.key), NOBODY)
            rows.append((row.label, tuple(tally[key] for key in keys)))
    return tuple(rows)


def _bars(table: Table) -> tuple[tuple[str, int], ...]:
    return tuple((row.label, int(row.cells[0].value or 0)) for row in table.rows if not row.is_total)
