"""The whole record out and in again: every table of it, the guarded items, and back out by the undo."""

from datetime import date
from decimal import Decimal

import pytest

from jobs.intake.system import system_user
from jobs.models import StagedRow
from members import codes, facts, rows
from members.exchange import going_out
from members.fields import BACKGROUND, TABLES, Kind
from members.models import Background, Person
from tests.factories.branches import period_of
from tests.factories.members import MemberFactory
from vietnam import dates

pytestmark = pytest.mark.django_db


def sample(shape):
    """Return a value of a column: the example of the field table, as the register keeps it."""
    if shape.kind == Kind.CODE:
        return codes.get(shape.codes).lookup(shape.example)
    if shape.kind in (Kind.DATE, Kind.DAY):
        return dates.parse(shape.example)
    if shape.kind == Kind.AMOUNT:
        return int(shape.example)
    if shape.kind == Kind.AREA:
        return Decimal(shape.example.replace(",", ".")).quantize(Decimal("0.01"))
    return f"{shape.example}\ndòng hai" if shape.kind == Kind.LONG else shape.example


@pytest.fixture
def whole(trial, settings):
    """Two members, the first with a line in each table and all guarded items."""
    settings.KEEP_BACKGROUND = True
    own = MemberFactory(
        cell=trial.cells[0], full_name="Nguyễn Văn An", identity_number="001070000001", health="good",
        born_on=date(1958, 2, 14), admitted_on=date(1985, 5, 19), official_on=date(1986, 5, 19),
    )  # fmt: skip
    MemberFactory(cell=trial.cells[0], full_name="Trần Thị Bình", born_on=date(1971, 1, 2))
    for table in TABLES:
        values = {column.name: sample(column) for column in table.columns}
        rows.model_of(table).objects.create(person=own, **rows.columns(table, values))
    Background.objects.create(person=own, **facts.background_columns({one.name: sample(one) for one in BACKGROUND}))
    return own


def record_of(person):
    lines = {
        table.name: [rows.values_of(table, row) for row in rows.model_of(table).objects.filter(person=person)]
        for table in TABLES
    }
    person = Person.objects.get(pk=person.pk)
    background = facts.background_values(Background.objects.filter(person=person).first())
    return {"lines": lines, "background": background, "health": person.health}


def export(trial, path):
    going_out.write_here(path=path, profile="full", unit=period_of(trial.ward), guarded=True, by=system_user())
    return path


def found(batch, verdict):
    return list(StagedRow.objects.filter(batch=batch, verdict=verdict).values_list("sheet", "changes", "faults"))


def test_the_whole_record_comes_in_unchanged(importer, trial, whole, tmp_path):
    batch = importer.check(export(trial, tmp_path / "ra.xlsx"), context={"system": True})
    assert batch.counts["verdict_unchanged"] == batch.counts["rows"] == 2 + len(TABLES) + 1, [
        found(batch, verdict) for verdict in ("new", "changed", "held")
    ]


def test_lines_and_guarded_items_that_are_missing_are_written_and_taken_back(importer, trial, whole, tmp_path):
    path = export(trial, tmp_path / "ra.xlsx")
    full = record_of(whole)
    for table in TABLES:
        rows.model_of(table).objects.all().delete()
    Background.objects.all().delete()
    Person.objects.filter(pk=whole.pk).update(health="")
    bare = record_of(whole)
    batch = importer.check(path, context={"system": True})
    assert batch.counts["verdict_new"] == len(TABLES), found(batch, "held")
    importer.commit(batch)
    assert not found(batch, "held")
    assert record_of(whole) == full
    assert importer.undo(batch) == []
    assert record_of(whole) == bare


def test_a_changed_line_is_an_update_and_the_undo_gives_it_back(importer, trial, whole, tmp_path):
    path = export(trial, tmp_path / "ra.xlsx")
    work = rows.model_of(TABLES[0])
    work.objects.update(place="Nơi khác")
    batch = importer.check(path, context={"system": True})
    assert found(batch, "changed") == [
        ("Quá trình hoạt động và công tác", {"place": ["Nơi khác", "Nhà máy Dệt 8-3"]}, [])
    ]
    importer.commit(batch)
    assert work.objects.get().place == "Nhà máy Dệt 8-3"
    assert importer.undo(batch) == []
    assert work.objects.get().place == "Nơi khác"


def test_lines_of_somebody_who_comes_with_the_same_file_are_written_to_them(importer, trial, whole, tmp_path):
    path = export(trial, tmp_path / "ra.xlsx")
    Person.objects.filter(pk=whole.pk).update(identity_number="001070000009", full_name="Ai Đó", name_folded="ai do")
    Person.objects.filter(pk=whole.pk).update(born_on=date(1940, 1, 1))
    batch = importer.commit(importer.check(path, context={"system": True}))
    new = Person.objects.get(identity_number="001070000001")
    work = rows.model_of(TABLES[0])
    assert work.objects.filter(person=new).count() == 1
    assert importer.undo(batch) == []
    assert work.objects.count() == 1
    assert not Person.objects.filter(pk=new.pk).exists()


def test_a_line_the_database_refuses_leaves_the_others_standing(importer, trial, whole, tmp_path, monkeypatch):
    path = export(trial, tmp_path / "ra.xlsx")
    full = record_of(whole)
    for table in TABLES:
        rows.model_of(table).objects.all().delete()
    monkeypatch.setattr("members.intake.line_sets.row_findings", lambda *args, **more: [])
    twice = importer.check(path, context={"system": True})
    staged = StagedRow.objects.get(batch=twice, values__part="badges")
    StagedRow.objects.create(
        batch=twice, line=staged.line + 100, sheet=staged.sheet, row=staged.row + 1, values=staged.values,
        outcome="accepted", verdict="new",
    )  # fmt: skip
    importer.commit(twice)
    assert record_of(whole)["lines"] == full["lines"]
    badges = StagedRow.objects.filter(batch=twice, values__part="badges").order_by("line")
    assert list(badges.values_list("state", flat=True)) == ["written", "skipped"]
