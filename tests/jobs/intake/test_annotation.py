"""The marked copy: the user's own workbook with colours and comments, or a new one as a stream."""

from datetime import date

import openpyxl
import pytest

from jobs.intake import annotation, limits
from jobs.intake.headers import SheetPlan
from jobs.intake.plans import FilePlan
from jobs.models import Batch, StagedRow
from tests.factories import UserFactory
from tests.workbooks import members, write

pytestmark = pytest.mark.django_db
FAULT = {
    "field": "born_on", "column": "Sinh ngày", "code": "impossible_date", "value": "31/02/1970",
    "reason": "“31/02/1970” không có trong lịch.", "remedy": "Xem lại ngày.", "outcome": "refused",
}  # fmt: skip


@pytest.fixture
def batch(tmp_path):
    """A batch of twelve rows whose fourth row in the sheet is wrong."""
    rows = list(members(12, ["Chi bộ 1"]))
    rows[3][2] = "=Nguyễn"
    path = write(tmp_path / "a.xlsx", rows)
    titles = [f"c{column}" for column in range(29)]
    plan = FilePlan([SheetPlan("Danh sách", 1, titles, titles, {2: "full_name", 5: "born_on"})])
    batch = Batch.objects.create(
        kind="members", created_by=UserFactory(), organisation_id=1, scope_path="1/", as_of=date(2026, 1, 1),
        file=str(path), file_name="a.xlsx", file_hash="", mapping=plan.as_json(), counts={"rows": 12},
    )  # fmt: skip
    StagedRow.objects.create(
        batch=batch, line=3, sheet="Danh sách", row=4, faults=[FAULT], outcome="refused", verdict="held"
    )
    return batch, path


def marked(path) -> tuple:
    sheet = openpyxl.load_workbook(path)["Danh sách"]
    return sheet, sheet.cell(4, 6)


def test_the_own_workbook_gets_a_red_cell_with_a_comment_and_a_column_of_results(batch, tmp_path):
    row, path = batch
    assert annotation.annotate(row, path, tmp_path / "out.xlsx", lambda done: None) == 1
    sheet, cell = marked(tmp_path / "out.xlsx")
    assert cell.fill.start_color.rgb.endswith("F4B6B6")
    assert "không có trong lịch" in cell.comment.text
    assert sheet.cell(1, 30).value == "Kết quả kiểm tra"
    assert "Xem lại ngày." in sheet.cell(4, 30).value
    assert sheet.cell(3, 6).comment is None


def test_above_the_limit_a_new_workbook_is_streamed_with_the_same_marks(batch, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "ANNOTATED_ROWS", 5)
    row, path = batch
    assert annotation.annotate(row, path, tmp_path / "out.xlsx", lambda done: None) == 1
    sheet, cell = marked(tmp_path / "out.xlsx")
    assert cell.fill.start_color.rgb.endswith("F4B6B6")
    assert "không có trong lịch" in cell.comment.text
    assert sheet.max_row == 13
    assert sheet.cell(2, 9).value.startswith("001")


def test_a_text_that_looks_like_a_formula_stays_a_text(batch, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "ANNOTATED_ROWS", 5)
    row, path = batch
    annotation.annotate(row, path, tmp_path / "out.xlsx", lambda done: None)
    cell = openpyxl.load_workbook(tmp_path / "out.xlsx")["Danh sách"].cell(5, 3)
    assert cell.data_type == "s"
    assert cell.value == "'=Nguyễn"
