"""Lists of badges and of yearly ratings: written by the rules of their pages, taken back whole."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from jobs import running
from jobs.choices import JobState
from jobs.intake import kinds
from jobs.models import Batch, Job
from members.fields import TABLES_BY_NAME
from members.intake.movements.kinds import DEEDS
from members.models import Badge, Membership, Rating
from members.ratings import services as ratings
from members.services import add_row
from tests.factories.members import MemberFactory
from tests.factories.ratings import RatingFactory
from vietnam.dates import parse

pytestmark = pytest.mark.django_db
BADGES = ("Họ và tên", "Ngày sinh", "Số định danh", "Loại huy hiệu", "Số huy hiệu", "Ngày trao", "Số quyết định",
          "Ngày quyết định", "Nơi ban hành")  # fmt: skip
RATINGS = ("HỌ VÀ TÊN", "SINH NGÀY", "SỐ ĐỊNH DANH CÁ NHÂN", "NĂM", "KẾT QUẢ XẾP LOẠI", "LÝ DO")


@pytest.fixture
def list_of(importer):
    def of(kind):
        importer.kind = kind
        return importer

    return of


def member(trial, place=0, **values):
    values.setdefault("full_name", f"Nguyễn Văn {'ABCDEFGHIJ'[place]}n")
    values.setdefault("identity_number", f"00105812345{place}")
    return MemberFactory(cell=trial.cells[0], born_on=date(1958, 2, 14), since=date(2024, 1, 1), **values)


def badge(person, **more):
    said = {"name": person.full_name, "born": "14/02/1958", "id": person.identity_number, "years": "30 năm",
            "number": "HN 00001234", "given": "19/05/2025", "paper": "9-QĐ/TU", "on": "05/05/2025",
            "by": "Thành ủy Hà Nội"}  # fmt: skip
    return tuple({**said, **more}.values())


def rating(person, level, year="2025", reason=""):
    return (person.full_name, "14/02/1958", person.identity_number, year, level, reason)


# ── badges ──────────────────────────────────────────────────────────────────
def test_a_badge_of_a_list_is_the_line_the_service_writes(list_of, sheet_of, trial, clerk):
    one, other = member(trial), member(trial, 1)
    values = {"years": "30", "number": "HN 00001234", "awarded_on": parse("19/05/2025"), "decision_number": "9-QĐ/TU",
              "decided_on": parse("05/05/2025"), "issuer": "Thành ủy Hà Nội"}  # fmt: skip
    add_row(person_id=one.pk, table=TABLES_BY_NAME["badges"], values=values, reason="x", by=clerk)
    lists = list_of("list_badges")
    batch = lists.commit(lists.check(sheet_of(BADGES, badge(other))))
    names = [field.name for field in Badge._meta.concrete_fields if field.name not in ("id", "person", "created_at")]
    first, second = Badge.objects.order_by("pk").values(*names)
    assert first == second
    assert lists.check(sheet_of(BADGES, badge(other))).rows.get().verdict == "unchanged"
    assert lists.undo(batch) == []
    assert Badge.objects.get().person_id == one.pk


def test_a_blank_changes_nothing_and_a_new_number_is_a_change_that_is_shown(list_of, sheet_of, trial):
    person, lists = member(trial), list_of("list_badges")
    lists.commit(lists.check(sheet_of(BADGES, badge(person, number=""))))
    assert (
        lists.check(sheet_of(BADGES, badge(person, number="", given="", paper="", on="", by=""))).rows.get().verdict
        == "unchanged"
    )
    batch = lists.check(sheet_of(BADGES, badge(person)))
    assert batch.rows.get().changes == {"number": ["", "HN 00001234"]}
    lists.commit(batch)
    assert Badge.objects.get().number == "HN 00001234"
    assert lists.undo(batch) == []
    assert Badge.objects.get().number == ""


@pytest.mark.parametrize(
    ("more", "code"),
    [({"years": "35 năm"}, "unknown_word"), ({"years": ""}, "required"), ({"on": "31/02/2025"}, "impossible_date")],
)
def test_what_cannot_be_a_badge_is_refused(list_of, sheet_of, trial, more, code):
    row = list_of("list_badges").check(sheet_of(BADGES, badge(member(trial), **more))).rows.get()
    assert code in [fault["code"] for fault in row.faults]
    assert row.outcome == "refused"


# ── ratings ─────────────────────────────────────────────────────────────────
WORDS = {
    "Hoàn thành xuất sắc nhiệm vụ": "excellent", "HTXSNV": "excellent", "Hoàn thành tốt": "good", "HTTNV": "good",
    "Hoa\u0300n tha\u0300nh nhiê\u0323m vu\u0323": "done", "KHTNV": "not_done", "không hoàn thành nhiệm vụ": "not_done",
}  # fmt: skip


def test_words_of_every_level_are_understood_and_counted_by_year(list_of, sheet_of, trial):
    people = [member(trial, place) for place in range(len(WORDS))]
    lists = list_of("list_ratings")
    rows = [rating(person, words) for person, words in zip(people, WORDS, strict=True)]
    batch = lists.check(sheet_of(RATINGS, *rows))
    said = kinds.kind_of("list_ratings").impact(batch)
    assert "năm 2025" in said[0]
    lists.commit(batch)
    assert list(Rating.objects.order_by("pk").values_list("level", flat=True)) == list(WORDS.values())
    assert set(Rating.objects.values_list("cell_id", flat=True)) == {trial.cells[0].pk}
    assert lists.undo(batch) == []
    assert not Rating.objects.exists()


def test_a_list_without_a_year_speaks_of_the_year_of_its_day(list_of, sheet_of, trial):
    person, lists = member(trial), list_of("list_ratings")
    batch = lists.check(sheet_of(RATINGS, rating(person, "HTTNV", year="")), as_of=date(2024, 12, 31))
    assert batch.rows.get().values["year"] == 2024


def test_a_rating_that_stands_is_put_right_and_given_back(list_of, sheet_of, trial):
    person, lists = member(trial), list_of("list_ratings")
    stands = RatingFactory(person=person)
    batch = lists.check(sheet_of(RATINGS, rating(person, "HTXSNV")))
    assert batch.rows.get().changes == {"level": ["good", "excellent"]}
    lists.commit(batch)
    stands.refresh_from_db()
    assert (stands.level, stands.version) == ("excellent", 2)
    assert lists.undo(batch) == []
    stands.refresh_from_db()
    assert (stands.level, stands.version) == ("good", 3)


def test_an_undo_is_refused_whole_once_a_rating_was_put_right_by_hand(list_of, sheet_of, trial, clerk):
    people, lists = [member(trial), member(trial, 1)], list_of("list_ratings")
    batch = lists.commit(lists.check(sheet_of(RATINGS, *(rating(one, "HTTNV") for one in people))))
    ratings.record_rating(
        person_id=people[1].pk, year=2025, level="done", why="ghi nhầm dòng", version=1, may_decide=True, by=clerk
    )
    assert lists.undo(batch) == [2]
    assert Rating.objects.count() == 2


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (("Giỏi",), "unknown_word"),
        (("",), "rating_no_choice"),
        (("HTTNV", "2099"), "rating_year"),
        (("HTTNV", "1990"), "rating_before_membership"),
        (("Chưa xếp loại",), "required"),
    ],
)
def test_what_the_rules_of_ratings_refuse_is_refused(list_of, sheet_of, trial, said, code):
    row = list_of("list_ratings").check(sheet_of(RATINGS, rating(member(trial), *said))).rows.get()
    assert code in [fault["code"] for fault in row.faults], row.faults
    assert row.outcome == "refused"


def test_several_years_of_one_member_come_in_one_list(list_of, sheet_of, trial):
    person, lists = member(trial), list_of("list_ratings")
    rows = [rating(person, "HTTNV", "2024"), rating(person, "HTNV", "2025"), rating(person, "HTNV", "2025")]
    batch = lists.check(sheet_of(RATINGS, *rows))
    assert [row.outcome for row in batch.rows.order_by("line")] == ["accepted", "accepted", "duplicate"]
    lists.commit(batch)
    assert Rating.objects.filter(membership=Membership.objects.get(person=person)).count() == 2


# ── the pages ───────────────────────────────────────────────────────────────
def test_the_workbook_of_each_kind_is_read_back_by_its_own_kind(client_for, clerk, list_of, tmp_path, trial):
    client = client_for(clerk)
    for deed in DEEDS:
        answer = client.get(reverse("intake:template", args=[deed.code.removeprefix("list_")]))
        book = openpyxl.load_workbook(BytesIO(answer.content))
        assert [cell.value for cell in book.worksheets[0][1]] == [shape.title for shape in deed.shapes]
        book.worksheets[0].append(["Nguyễn Văn Ai", "01/02/1970", "001070000009"])
        path = tmp_path / f"{deed.code}.xlsx"
        book.save(path)
        batch = list_of(deed.code).check(path)
        assert (batch.counts["rows"], batch.mapping["sheets"][0]["name"]) == (1, deed.sheet)
        assert set(batch.mapping["sheets"][0]["fields"].values()) == {shape.name for shape in deed.shapes}


def test_a_list_of_ratings_goes_from_upload_to_the_register_and_back(
    client_for, clerk, trial, sheet_of, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path / "files"
    client, person, other = client_for(clerk), member(trial), member(trial, 1)
    with sheet_of(RATINGS, rating(person, "HTTNV"), rating(other, "Giỏi")).open("rb") as file:
        data = {"kind": "list_ratings", "file": file, "organisation": str(trial.ward.pk), "as_of_day": "31",
                "as_of_month": "12", "as_of_year": "2025"}  # fmt: skip
        url = client.post(reverse("intake:list"), data).url
    _run_jobs()
    page = client.get(url).content.decode()
    assert "Ghi xong, thêm xếp loại năm 2025: hoàn thành tốt nhiệm vụ 1." in page
    assert "Chưa hiểu mức xếp loại" in page
    batch = Batch.objects.get()
    fixed = {f"column_{place}": text for place, text in enumerate(rating(other, "HTNV"))}
    assert "&lt;span" not in client.get(reverse("intake:mend", args=[batch.pk, 2])).content.decode()
    assert client.post(reverse("intake:mend", args=[batch.pk, 2]), fixed).status_code == 302
    _run_jobs()
    client.post(f"{url}ghi/")
    _run_jobs()
    assert list(Rating.objects.order_by("pk").values_list("level", flat=True)) == ["good", "done"]
    assert client.post(f"{url}danh-dau/").status_code == 302
    _run_jobs()
    client.post(f"{url}hoan-tac/")
    _run_jobs()
    assert "sổ trở về như trước đợt nhập" in client.get(url).content.decode()
    assert not Rating.objects.exists()
    assert "Xếp loại đảng viên hằng năm" in client.get(reverse("intake:list")).content.decode()


def _run_jobs() -> None:
    for job in Job.objects.filter(state=JobState.QUEUED).order_by("pk"):
        running.run(job.pk)
