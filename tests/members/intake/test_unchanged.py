"""A list that only repeats the register: judged as before, written nowhere, asked for in one query a chunk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobs.intake import runners
from jobs.models import StagedRow
from members.intake.unchanged import Unchanged
from members.models import Person
from tests.data import DATA
from tests.members.intake.test_samples import CODE, differences, lines, truth_of
from tests.workbooks import members, write

pytestmark = pytest.mark.django_db


def test_the_second_time_a_sample_is_judged_as_its_truth_says_and_writes_nothing(trial, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    lines(DATA / "a_29_columns.xlsx", "--organisation", CODE)
    before = list(Person.objects.order_by("pk").values())
    again = lines(DATA / "a_29_columns.xlsx", "--organisation", CODE)
    assert differences(truth_of("a_29_columns.xlsx"), again) == []
    assert list(Person.objects.order_by("pk").values()) == before
    good = sum(row["outcome"] in ("accepted", "warning") for row in again)
    assert StagedRow.objects.filter(verdict="unchanged").count() == good


def test_the_short_way_and_the_long_way_agree(importer, trial, tmp_path, monkeypatch):
    path = write(tmp_path / "a.xlsx", members(60, [cell.name for cell in trial.cells], first=100))
    importer.commit(importer.check(path))
    Person.objects.filter(identity_number__endswith="00105").update(home_detail="Phường khác")

    def staged(batch):
        fields = ("line", "values", "faults", "outcome", "verdict", "changes", "object_id", "object_version")
        return list(StagedRow.objects.filter(batch=batch).order_by("line").values(*fields))

    short = staged(importer.check(path))
    monkeypatch.setattr(Unchanged, "find", lambda self, rows: {})
    assert short == staged(importer.check(path))
    assert [row["verdict"] for row in short].count("changed") == 1


def test_rows_that_repeat_the_register_take_one_query_a_chunk(importer, trial, tmp_path):
    path = write(tmp_path / "a.xlsx", members(40, [cell.name for cell in trial.cells], first=100))
    importer.commit(importer.check(path))
    batch = importer.receive(path)
    type(batch).objects.filter(pk=batch.pk).update(state="checking")
    with CaptureQueriesContext(
        connection,
    ) as seen:
        runners.check_batch(batch, runners.LocalWork())
    assert not [one for one in seen if "WITH given" in one["sql"]]
    assert len([one for one in seen if "array_to_string" in one["sql"]]) == 1


def test_a_record_out_of_reach_is_not_said_to_be_unchanged(importer, trial, tmp_path):
    path = write(tmp_path / "a.xlsx", members(3, [trial.cells[0].name], first=100))
    importer.commit(importer.check(path))
    Person.objects.filter(identity_number__endswith="00101").update(keeper_path="7/8/9/")
    batch = importer.check(path)
    held = StagedRow.objects.get(batch=batch, verdict="held")
    assert (held.object_id, held.faults[0]["code"]) == (None, "number_held")


def test_a_person_named_twice_is_a_double_also_when_both_rows_repeat_the_register(importer, trial, tmp_path):
    rows = list(members(3, [trial.cells[0].name], first=100))
    importer.commit(importer.check(write(tmp_path / "a.xlsx", rows)))
    batch = importer.check(write(tmp_path / "b.xlsx", [*rows, rows[0]]))
    last = StagedRow.objects.get(batch=batch, line=4)
    assert (last.outcome, {fault["code"] for fault in last.faults}) == ("duplicate", {"duplicate_in_file"})
