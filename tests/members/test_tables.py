"""The tables of a record: one line written, changed, taken out; what a line contradicts."""

from datetime import date

import pytest

from accounts.findings import ChangedMeanwhile, Refused
from members import rows
from members.fields import TABLES, TABLES_BY_NAME
from members.models import Badge, WorkPeriod
from members.services import add_row, change_background, change_row, remove_row
from tests.factories.members import MemberFactory
from tests.factories.records import examples, row
from vietnam.dates import parse

pytestmark = pytest.mark.django_db
WORK, BADGES = TABLES_BY_NAME["work"], TABLES_BY_NAME["badges"]


@pytest.fixture
def person(city):
    return MemberFactory(cell=city.cell, born_on=date(1950, 3, 5), admitted_on=date(1975, 5, 19))


@pytest.fixture
def add(person, officer):
    def write(table="work", reason="", **values):
        return add_row(person_id=person.pk, table=TABLES_BY_NAME[table], values=values, reason=reason, by=officer)

    return write


def codes_of(refusal) -> set[tuple[str, str]]:
    return {(finding.code, finding.field) for finding in refusal.value.findings}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_examples_of_every_table_are_written_and_read_back(person, officer, table):
    wanted = examples(table.columns)
    made = add_row(person_id=person.pk, table=table, values=wanted, reason="theo hồ sơ gốc", by=officer)
    stored = rows.model_of(table).objects.get(pk=made.pk)
    assert rows.values_of(table, stored) == wanted
    assert rows.unpack(table, rows.pack(wanted)) == wanted


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_an_empty_line_is_refused_with_every_column_it_needs(add, table):
    with pytest.raises(Refused) as refusal:
        add(table.name)
    needed = {("required", column.name) for column in table.columns if column.required}
    assert codes_of(refusal) == needed


@pytest.mark.parametrize(
    ("table", "values", "code", "field"),
    [
        ("work", {"words": "x", "starts_on": "1949"}, "before_birth", "starts_on"),
        ("work", {"words": "x", "starts_on": "2/1990", "ends_on": "1/1990"}, "end_before_start", "ends_on"),
        ("work", {"words": "x", "starts_on": "2199"}, "date_in_future", "starts_on"),
        ("rewards", {"kind": "party_reprimand"}, "unknown_code", "kind"),
        ("training", {"school": "x", "form": "in_service"}, "retired_code", "form"),
        ("disciplines", {"kind": "party_warning", "decided_on": "2/9/2005", "ended_on": "1/9/2005"},
         "end_before_decision", "ended_on"),
        ("badges", {"years": "30", "decided_on": "2000"}, "badge_too_early", "decided_on"),
        ("family", {"relation": "father", "full_name": "Nguyễn Văn Cha", "born_on": "1949"}, "relative_age", "born_on"),
        ("family", {"relation": "wife", "full_name": "Lê <b>Thị"}, "name_characters", "full_name"),
    ],
)  # fmt: skip
def test_what_a_line_contradicts_is_said_at_its_column(add, table, values, code, field):
    shape = TABLES_BY_NAME[table]
    dated = {name for name in values if name.endswith("_on")}
    given = {name: parse(value) if name in dated else value for name, value in values.items()}
    with pytest.raises(Refused) as refusal:
        add(shape.name, **given)
    assert (code, field) in codes_of(refusal)


def test_a_period_that_may_fit_its_precision_is_not_questioned(person, add):
    add(words="Công nhân", starts_on=parse("1990"), ends_on=parse("2/1990"))
    add(words="Bộ đội", starts_on=parse("1950"))
    assert WorkPeriod.objects.filter(person=person).count() == 2


def test_a_badge_reached_to_the_day_less_the_year_of_the_ill_passes(add):
    add("badges", years="30", decided_on=parse("19/05/2004"))
    with pytest.raises(Refused):
        add("badges", years="50", decided_on=parse("18/05/2024"))
    add("badges", years="50", decided_on=parse("19/05/2024"))


def test_a_badge_of_one_kind_stands_once(person, add):
    add("badges", years="30")
    with pytest.raises(Refused) as refusal:
        add("badges", years="30", reason="chắc chắn")
    assert codes_of(refusal) == {("badge_twice", "years")}
    assert Badge.objects.get(person=person).years == 30


def test_the_same_line_again_and_two_journeys_at_once_ask_for_a_reason(add):
    add(words="Công nhân", starts_on=parse("1990"))
    with pytest.raises(Refused) as refusal:
        add(words="Công nhân", starts_on=parse("1990"))
    assert codes_of(refusal) == {("line_twice", "starts_on")}
    add("travels", country="Lào", starts_on=parse("1/2/2001"), ends_on=parse("1/5/2001"))
    with pytest.raises(Refused) as refusal:
        add("travels", country="Nga", starts_on=parse("1/3/2001"), ends_on=parse("1/4/2001"))
    assert codes_of(refusal) == {("travel_overlaps", "starts_on")}
    add("travels", country="Nga", starts_on=parse("1/5/2001"), ends_on=parse("1/6/2001"))


# ── two people, lists that change, lines that go ────────────────────────────
@pytest.fixture
def change(person, officer):
    def write(line, opened, version=1, reason="", table=WORK, **values):
        return change_row(
            person_id=person.pk,
            table=table,
            row_id=line.pk,
            opened_version=version,
            opened_values=opened,
            values=values,
            reason=reason,
            by=officer,
        )

    return write


def test_two_people_with_different_columns_both_keep_theirs(person, change):
    line = row("work", person=person)
    opened = rows.values_of(WORK, line)
    change(line, opened, words="Quản đốc")
    changed = change(line, opened, place="Nhà máy Sợi")
    assert (changed.words, changed.place, changed.version) == ("Quản đốc", "Nhà máy Sợi", 3)


def test_two_people_with_the_same_column_are_told_the_three_values(person, change):
    line = row("work", person=person)
    opened = rows.values_of(WORK, line)
    change(line, opened, words="Quản đốc")
    with pytest.raises(ChangedMeanwhile) as clash:
        change(line, opened, words="Thợ cả")
    assert clash.value.fields == {"words": (opened["words"], "Quản đốc", "Thợ cả")}


def test_a_retired_entry_stays_where_it_stands_and_is_not_chosen_anew(person, change, add):
    line = row("training", person=person, form="in_service")
    table = TABLES_BY_NAME["training"]
    opened = rows.values_of(table, line)
    assert change(line, opened, table=table, certificate="Bằng cử nhân", form="in_service").version == 2
    with pytest.raises(Refused) as refusal:
        change(line, opened, version=2, table=table, form="specialised")
    assert codes_of(refusal) == {("retired_code", "form")}
    assert "Chuyên tu" in str(refusal.value.findings[0].reason)


def test_a_line_sent_as_it_was_opened_is_left_alone(person, change):
    line = row("work", person=person)
    opened = rows.values_of(WORK, line)
    assert change(line, opened, **opened).version == 1


def test_a_line_taken_out_leaves_its_events_and_the_reason(person, officer):
    line = row("work", person=person)
    remove_row(person_id=person.pk, table=WORK, row_id=line.pk, opened_version=1, reason="ghi nhầm người", by=officer)
    assert not WorkPeriod.objects.exists()
    last = WorkPeriod.pgh_event_model.objects.latest("pgh_id")
    assert (last.words, last.pgh_context["act"], last.pgh_context["reason"]) == (
        line.words,
        "remove_row",
        "ghi nhầm người",
    )


def test_a_line_is_taken_out_only_for_a_reason_and_as_it_was_shown(person, officer, change):
    line = row("work", person=person)
    take = {"person_id": person.pk, "table": WORK, "row_id": line.pk, "opened_version": 1, "by": officer}
    with pytest.raises(Refused):
        remove_row(reason=" ", **take)
    change(line, rows.values_of(WORK, line), words="Quản đốc")
    with pytest.raises(ChangedMeanwhile):
        remove_row(reason="nhầm", **take)


def test_a_line_of_another_person_is_not_reached(city, person, officer):
    other = MemberFactory(cell=city.other_cell)
    line = row("work", person=other)
    with pytest.raises(Refused) as refusal:
        remove_row(person_id=person.pk, table=WORK, row_id=line.pk, opened_version=1, reason="x", by=officer)
    assert codes_of(refusal) == {("line_gone", "")}


# ── items 27, 28 b–c and 30 ─────────────────────────────────────────────────
def test_the_background_is_made_once_and_merged_by_field(person, officer):
    write = {"person_id": person.pk, "opened_version": 0, "opened_values": {}, "by": officer}
    assert change_background(values={"income": None, "assets": ""}, **write) is None
    first = change_background(values={"income": 240_000_000}, **write)
    opened = {"business": "", "income": 240_000_000}
    write |= {"opened_version": 1, "opened_values": opened}
    change_background(values={"business": "cửa hàng"}, **write)
    last = change_background(values={"income": 250_000_000}, **write)
    assert (last.pk, last.income, last.business, last.version) == (first.pk, 250_000_000, "cửa hàng", 3)
    with pytest.raises(ChangedMeanwhile):
        change_background(values={"income": 1}, **write)


def test_an_income_a_head_above_the_whole_asks_for_a_reason(person, officer):
    write = {"person_id": person.pk, "opened_version": 0, "opened_values": {}, "by": officer}
    with pytest.raises(Refused) as refusal:
        change_background(values={"income": 1, "income_per_head": 2}, **write)
    assert codes_of(refusal) == {("income_per_head_too_high", "income_per_head")}
    assert change_background(values={"income": 1, "income_per_head": 2}, reason="đã hỏi", **write).version == 1
