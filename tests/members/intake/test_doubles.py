"""Lines that resemble somebody in the register: asked about once, beside the record; the answer is remembered."""

import csv
from datetime import date

import pytest
from django.urls import reverse

from accounts.findings import Refused
from jobs.models import StagedRow
from members.intake import deciding
from members.models import DoubleVerdict, Person
from tests.factories import GrantFactory, UserFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
HEADERS = ("Họ và tên", "Ngày sinh", "Số định danh", "Số CMND", "Chi bộ", "Quê quán")


@pytest.fixture
def known(trial):
    return MemberFactory(
        cell=trial.cells[0],
        full_name="Nguyễn Văn An",
        born_on=date(1970, 3, 5),
        identity_number="001070123456",
        old_identity_card="012345678",
    )


@pytest.fixture
def sheet(tmp_path, trial):
    def make(name, born, number="", card="", cell=None):
        path = tmp_path / "danh-sach.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            row = (name, born, number, card, cell or trial.cells[0].name, "Xã Ba Vì")
            csv.writer(file).writerows([HEADERS, row])
        return path

    return make


def line(batch) -> StagedRow:
    return StagedRow.objects.get(batch=batch)


def codes(row) -> list[str]:
    return [fault["code"] for fault in row.faults]


@pytest.mark.parametrize(
    ("name", "born", "number", "card"),
    [
        ("Nguyễn Văn An", "03/05/1970", "", ""),
        ("Nguyễn Văn An", "05/03/1970", "001070123465", ""),
        ("Nguyễn Văn An", "05/03/1970", "001070123457", ""),
        ("Nguyễn Văn Ân", "1970", "", "012345678"),
    ],
)
def test_a_line_that_resembles_a_record_waits_for_a_verdict(importer, known, sheet, name, born, number, card):
    row = line(importer.check(sheet(name, born, number, card)))
    assert (row.outcome, row.verdict, row.values["like"]) == ("duplicate", "held", [known.pk])
    assert "possible_double" in codes(row)


def test_somebody_else_of_the_same_name_and_day_is_new(importer, known, sheet):
    row = line(importer.check(sheet("Nguyễn Văn An", "05/03/1970", "001070999888")))
    assert (row.verdict, row.faults) == ("new", [])


def test_one_person_makes_the_line_an_update_and_next_month_nobody_asks(importer, clerk, known, sheet):
    path = sheet("Nguyễn Văn An", "03/05/1970")
    batch = importer.check(path)
    deciding.decide(batch_id=batch.pk, line=1, person_id=known.pk, answer="one", by=clerk)
    row = line(batch)
    assert (row.verdict, row.object_id, row.outcome) == ("changed", known.pk, "accepted")
    assert row.changes["born_on"] == ["1970-03-05 day", "1970-05-03 day"]
    batch.refresh_from_db()
    assert (batch.counts["writable"], batch.counts.get("duplicate")) == (1, 0)
    assert line(importer.check(path)).verdict == "changed"
    assert Person.objects.count() == 1


def test_two_people_make_the_line_new_for_a_reason_that_is_kept(importer, clerk, known, sheet):
    path = sheet("Nguyễn Văn An", "03/05/1970")
    batch = importer.check(path)
    with pytest.raises(Refused, match="vì sao"):
        deciding.decide(batch_id=batch.pk, line=1, person_id=known.pk, answer="two", by=clerk)
    deciding.decide(batch_id=batch.pk, line=1, person_id=known.pk, answer="two", reason="khác quê", by=clerk)
    assert line(batch).verdict == "new"
    assert DoubleVerdict.objects.get().reason == "khác quê"
    batch.refresh_from_db()
    importer.commit(batch)
    assert Person.objects.count() == 2


def test_the_same_name_in_another_cell_is_decided_on_too(importer, clerk, known, sheet, trial):
    Person.objects.update(identity_number="")
    batch = importer.check(sheet("Nguyễn Văn An", "05/03/1970", cell=trial.cells[1].name))
    assert codes(line(batch)) == ["same_name_elsewhere"]
    deciding.decide(batch_id=batch.pk, line=1, person_id=known.pk, answer="one", by=clerk)
    assert "cell" in line(batch).changes


def test_whoever_answers_second_and_otherwise_is_told_what_was_said(importer, clerk, known, sheet, trial):
    path = sheet("Nguyễn Văn An", "03/05/1970")
    first, second = importer.check(path), importer.check(path)
    other = UserFactory(username="can.bo.hai", full_name="Lê Thị Hai")
    GrantFactory(user=other, role="officer", organisation=trial.ward)
    deciding.decide(batch_id=first.pk, line=1, person_id=known.pk, answer="one", by=clerk)
    with pytest.raises(Refused, match="vừa kết luận là một người"):
        deciding.decide(batch_id=second.pk, line=1, person_id=known.pk, answer="two", reason="khác", by=other)
    verdict = deciding.decide(
        batch_id=second.pk, line=1, person_id=known.pk, answer="two", reason="khác", opened_version=1, by=other
    )
    assert (verdict.answer, verdict.version, verdict.said_by) == ("two", 2, other)


def test_the_page_sets_line_and_record_side_by_side_and_goes_on(importer, clerk, known, sheet, client):
    batch = importer.check(sheet("Nguyễn Văn An", "03/05/1970"))
    client.force_login(clerk)
    url = reverse("intake:double", args=[batch.pk, 1])
    page = client.get(url).content.decode()
    assert "<ins>03/05/1970</ins>" in page
    assert "<del>05/03/1970</del>" in page
    refused = client.post(url, {"person": known.pk, "version": 0, "answer": "two", "reason": ""})
    assert "Chưa ghi vì sao là hai người" in refused.content.decode()
    answer = client.post(url, {"person": known.pk, "version": 0, "answer": "one", "reason": ""})
    assert answer.url == reverse("intake:detail", args=[batch.pk])


def test_a_record_out_of_reach_is_neither_compared_nor_named(importer, clerk, known, sheet, client):
    batch = importer.check(sheet("Nguyễn Văn An", "03/05/1970"))
    Person.objects.update(keeper_path="7/8/9/")
    client.force_login(clerk)
    page = client.get(reverse("intake:double", args=[batch.pk, 1])).content.decode()
    assert "Số này đã có trong sổ" in page
    assert "05/03/1970" not in page
    with pytest.raises(Refused):
        deciding.decide(batch_id=batch.pk, line=1, person_id=known.pk, answer="one", by=clerk)
    assert line(importer.check(sheet("Nguyễn Văn An", "03/05/1970"))).verdict == "new"
