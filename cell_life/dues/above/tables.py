"""The sheet and the ledger as plain tables: the same rows for the workbook and the paper. No queries."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cell_life.dues.above.selectors.ledgers import Ledger
from cell_life.dues.above.selectors.sheets import Sheet
from vietnam.words import number

Value = str | int


@dataclass(frozen=True)
class Row:
    """One line: words first, then amounts in đồng, then words; ``is_total`` for the sum."""

    values: tuple[Value, ...]
    is_total: bool = False

    @property
    def texts(self) -> tuple[tuple[str, bool], ...]:
        """Return each value as paper writes it, and whether it is an amount."""
        return tuple((number(one), True) if isinstance(one, int) else (one, False) for one in self.values)


@dataclass(frozen=True)
class Table:
    """Heads and rows."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def sheet_table(sheet: Sheet) -> Table:
    """Return the sheet of a level as a table with the sum below."""
    heads = (
        _("Đơn vị"), _("Chi bộ đã khóa sổ"), _("Số phải thu"), _("Số đã thu"), _("Các cấp dưới giữ lại"),
        _("Nộp lên"), _("Đã nhận"), _("Còn ở cấp dưới"), _("Tình trạng"),
    )  # fmt: skip
    lines = [
        Row((f"{place}. {line.name}", line.closed_words, *line.amounts, line.state_words))
        for place, line in enumerate(sheet.lines, start=1)
    ]
    total = Row((_("Cộng"), sheet.closed_words, *sheet.amounts, f"{sheet.done}/{len(sheet.lines)}"), is_total=True)
    return Table(heads, (*lines, total))


def own_table(sheet: Sheet) -> Table:
    """Return what the unit itself has, keeps and sends, month by month."""
    heads = (_("Tháng"), _("Thu trực tiếp"), _("Cấp dưới nộp lên"), _("Giữ lại"), _("Nộp cấp trên"), _("Chứng từ"))
    rows = [
        Row((f"{one.month:%m/%Y}", one.taken, one.from_below, one.kept, one.sent, one.voucher))
        for one in sheet.own.slips
    ]
    return Table(heads, tuple(rows))


def ledger_table(ledger: Ledger) -> Table:
    """Return the ledger of a year: what came in of each body and month; words where nothing did."""
    heads = (_("Đơn vị"), *(str(month.month) for month in ledger.months), _("Cả năm"))
    rows = [
        Row((f"{place}. {row.name}", *(one.received or one.words for one in row.entries), row.received))
        for place, row in enumerate(ledger.rows, start=1)
    ]
    return Table(heads, (*rows, Row((_("Cộng"), *ledger.sums, ledger.total), is_total=True)))
