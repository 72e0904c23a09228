"""2-HSĐV, 3-HSĐV and the page to read aloud: complete, by right, logged, one family of type, as typed."""

import re
from unicodedata import normalize
from zipfile import ZipFile

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from accounts.choices import AccessAction
from accounts.models import AccessLog
from branches.scopes import scope_of
from jobs.choices import JobState
from jobs.models import Job
from jobs.running import run as run_job
from members.fields import BACKGROUND, RECORD, TABLES
from members.models import Person, WorkPeriod
from members.papers.services import set_portrait
from members.printing import changes, layout, services
from members.printing.choices import PaperKind
from members.printing.services import Order
from members.services import change_person
from members.services.tables import add_row
from tests.factories.members import MemberFactory
from tests.members.printing.records import full_record, pdf_text, squeezed, words
from tests.members.test_portraits import picture
from vietnam import dates

pytestmark = pytest.mark.django_db
ALPHABET = "".join(
    normalize("NFC", f"{vowel}{mark}") for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for mark in ("", "̀", "̉", "̃", "́", "̣")
)


@pytest.fixture
def background_kept(settings):
    settings.KEEP_BACKGROUND = True


def printed(person, user, tmp_path, kind=PaperKind.CARD, *, full=True, year=2026):
    target = tmp_path / "phieu.pdf"
    code = services.print_paper(
        person=person, order=Order(kind, year, full), scope=scope_of(user, timezone.localdate()), target=target, by=user
    )
    return target, code


# ── the form has a place for everything ─────────────────────────────────────
def test_every_field_of_the_field_table_has_a_place_on_the_form_or_is_known_not_to_be_asked():
    fields = {field.name for field in (*RECORD, *BACKGROUND)}
    placed = layout.placed_fields() - {"exempt_on"}
    assert fields - placed - layout.NOT_ASKED == set()
    assert placed - fields == set()
    assert not placed & layout.NOT_ASKED


def test_every_field_stands_in_the_item_the_field_table_says():
    wrong = {
        field.name: (field.item, layout.item_of(field.name))
        for field in (*RECORD, *BACKGROUND)
        if field.item and layout.item_of(field.name) != field.item
    }
    assert wrong == {}


def test_every_table_and_column_has_a_place_on_the_form():
    assert {table.name: layout.item_of(table.name) for table in TABLES} == {table.name: table.item for table in TABLES}
    grids = {item.grid.name: item.grid for item in layout.ITEMS if item.grid}
    for table in (table for table in TABLES if table.name in grids):
        placed = {column for _head, columns, _width in grids[table.name].heads for column in columns}
        assert placed == {column.name for column in table.columns}


def test_items_stand_in_the_order_of_the_paper():
    assert [item.number for item in layout.ITEMS] == [f"{number:02}" for number in range(1, 31)]


def test_a_full_record_is_printed_whole(city, secretary, tmp_path, background_kept):
    person = full_record(city.cell)
    target, _code = printed(person, secretary, tmp_path)
    text = squeezed(pdf_text(target))
    missing = [
        field.name
        for field in (*RECORD, *BACKGROUND)
        if field.name not in {*layout.NOT_ASKED, *layout.FOOT}
        and squeezed(words(field)) not in text
        and squeezed(words(field).upper()) not in text
    ]
    assert "HàNội,ngày15tháng10năm2025" in text  # declared_at, declared_on
    missing += [
        f"{table.name}.{column.name}"
        for table in TABLES
        for column in table.columns
        if squeezed(words(column)) not in text
    ]
    assert missing == []


def test_the_blank_form_has_every_label_and_no_value(client_for, secretary, tmp_path):
    answer = client_for(secretary).get(reverse("members:blank_card"))
    assert answer["Content-Type"] == "application/pdf"
    path = tmp_path / "a.pdf"
    path.write_bytes(answer.content)
    text = squeezed(pdf_text(path))
    labels = [part.label for item in layout.ITEMS for line in item.lines for part in line]
    assert [label for label in labels if squeezed(label) not in text] == []
    assert "...................." in text


# ── rights ──────────────────────────────────────────────────────────────────
def test_numbers_are_full_only_by_right_and_then_logged_as_revealed(city, secretary, tmp_path):
    person = full_record(city.cell)
    target, code = printed(person, secretary, tmp_path)
    line = AccessLog.objects.get(code=code)
    assert (line.action, line.subject_id) == (AccessAction.REVEALED, person.pk)
    assert "2-HSĐV" in line.filter_words
    text = pdf_text(target)
    assert code in text
    assert person.identity_number in squeezed(text)


def test_numbers_are_masked_unless_asked_for(city, secretary, tmp_path):
    person = full_record(city.cell)
    target, code = printed(person, secretary, tmp_path, full=False)
    text = squeezed(pdf_text(target))
    assert person.identity_number not in text
    assert person.old_identity_card not in text
    assert "001•••••0123" in text
    assert AccessLog.objects.get(code=code).action == AccessAction.EXPORTED


def test_who_may_not_reveal_gets_masked_numbers_even_when_asking(city, leader, tmp_path):
    person = full_record(city.cell)
    target, code = printed(person, leader, tmp_path, full=True)
    assert person.identity_number not in squeezed(pdf_text(target))
    assert AccessLog.objects.get(code=code).action == AccessAction.EXPORTED


def test_guarded_items_stay_empty_without_the_right_and_the_paper_says_so(city, leader, secretary, tmp_path):
    person = full_record(city.cell)
    text = pdf_text(printed(person, leader, tmp_path)[0])
    assert "Khiển trách" not in text
    assert "Thương binh 2/4" not in text
    assert "để trống các mục 18, 26" in text
    assert "Khiển trách" in pdf_text(printed(person, secretary, tmp_path)[0])


def test_items_that_are_switched_off_are_empty_lines_without_a_word(city, secretary, tmp_path):
    person = full_record(city.cell)
    text = pdf_text(printed(person, secretary, tmp_path)[0])
    assert "Lê Minh, Nhật Bản" not in text
    assert "240.000.000" not in text
    assert "29. Quan hệ gia đình" in text
    assert "không có quyền" not in text


# ── the paper itself ────────────────────────────────────────────────────────
def test_vietnamese_comes_out_of_the_paper_as_it_went_in_by_one_family(city, secretary, tmp_path):
    person = MemberFactory(
        cell=city.cell, full_name="Nguyễn Thị Ánh", other_name="Đặng Ước", other_bodies=ALPHABET + "đĐ"
    )
    target, _code = printed(person, secretary, tmp_path)
    text = squeezed(pdf_text(target))
    assert ALPHABET + "đĐ" in text
    assert normalize("NFC", text) == text
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in PdfReader(target).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all(re.search(r"\+Tinos", name) for name in fonts)


def test_the_portrait_is_printed_and_without_one_there_is_room_for_it(city, secretary, tmp_path):
    person = MemberFactory(cell=city.cell)
    target, _code = printed(person, secretary, tmp_path)
    assert not PdfReader(target).pages[0].images
    assert "Ảnh 3×4" in pdf_text(target)
    set_portrait(person_id=person.pk, content=picture(), by=secretary)
    target, _code = printed(person, secretary, tmp_path)
    assert len(PdfReader(target).pages[0].images) == 1


def test_the_names_of_all_levels_stand_in_the_head(city, secretary, tmp_path):
    text = pdf_text(printed(MemberFactory(cell=city.cell), secretary, tmp_path)[0])
    for name in ("Thành ủy Hà Nội", "Đảng bộ phường Ngọc Hà", "Đảng bộ Khu dân cư số 1", "Chi bộ Tổ dân phố 7"):
        assert name in text


def test_markup_in_a_name_is_text_on_the_paper(city, secretary, tmp_path):
    person = MemberFactory(cell=city.cell, other_name="<b>Ánh</b> & <img src=x>")
    assert "<b>Ánh</b> & <img src=x>" in pdf_text(printed(person, secretary, tmp_path)[0])


# ── the yearly slip ─────────────────────────────────────────────────────────
def registered(cell, **values):
    """Register somebody in one transaction, as the service does."""
    with transaction.atomic():
        return MemberFactory(cell=cell, **values)


def _slip(person, user, year=None):
    found = changes.changed_items(
        person, year or timezone.localdate().year, scope_of(user, timezone.localdate()), revealed=False
    )
    return {item.number: item.changes for item in found if item.changes}


def _change(person, by, **values):
    from members import facts

    now = facts.values_of(person, person.memberships.get())
    change_person(
        person_id=person.pk,
        opened_version=person.version,
        opened_values=now,
        values={**now, **values},
        reason="x",
        by=by,
    )


def test_what_was_registered_this_year_is_no_change(city, secretary):
    assert _slip(MemberFactory(cell=city.cell), secretary) == {}


@pytest.mark.django_db(transaction=True)
def test_only_what_changed_in_the_year_stands_on_the_slip(city, secretary, tmp_path):
    person = registered(city.cell, theory="elementary")
    _change(person, secretary, theory="intermediate", residence_detail="số 5 phố Mới")
    add_row(
        person_id=person.pk,
        table=next(table for table in TABLES if table.name == "work"),
        values={"starts_on": dates.parse("9/2026"), "words": "Tổ trưởng dân phố"},
        by=secretary,
    )
    slip = _slip(person, secretary)
    assert set(slip) == {"07", "17", "21"}
    assert (slip["17"][0].before, slip["17"][0].now) == ("Sơ cấp", "Trung cấp")
    assert "Tổ trưởng dân phố" in slip["21"][0].now
    text = pdf_text(printed(person, secretary, tmp_path, PaperKind.SLIP, year=timezone.localdate().year)[0])
    assert "Trung cấp (trước: Sơ cấp)" in text
    assert text.count(" K ") > 20


@pytest.mark.django_db(transaction=True)
def test_changes_of_another_year_are_not_on_the_slip(city, secretary):
    person = registered(city.cell, theory="elementary")
    _change(person, secretary, theory="intermediate")
    assert _slip(person, secretary, timezone.localdate().year - 1) == {}
    assert _slip(person, secretary, timezone.localdate().year + 1) == {}


@pytest.mark.django_db(transaction=True)
def test_a_line_taken_out_and_a_change_taken_back(city, secretary):
    from members.services.tables import remove_row

    person = registered(city.cell, theory="elementary")
    work = next(table for table in TABLES if table.name == "work")
    add_row(person_id=person.pk, table=work, values={"words": "Ghi nhầm"}, by=secretary)
    row = WorkPeriod.objects.get()
    remove_row(person_id=person.pk, table=work, row_id=row.pk, opened_version=row.version, reason="nhầm", by=secretary)
    _change(person, secretary, theory="intermediate")
    _change(Person.objects.get(pk=person.pk), secretary, theory="elementary")
    assert _slip(person, secretary) == {}


@pytest.mark.django_db(transaction=True)
def test_guarded_and_masked_fields_keep_their_rights_on_the_slip(city, secretary, leader):
    person = registered(city.cell)
    _change(person, secretary, health="weak", phone="0912345678", identity_number="001070000123")
    slip = _slip(person, secretary)
    assert slip["18"][0].now == "Yếu"
    assert slip["19"][0].now == "001•••••0123"
    assert "18" not in _slip(person, leader)


# ── to read aloud ───────────────────────────────────────────────────────────
def test_what_is_read_aloud_is_basic_only(city, secretary, tmp_path, background_kept):
    person = full_record(city.cell)
    target, _code = printed(person, secretary, tmp_path, PaperKind.ALOUD)
    text = pdf_text(target)
    assert "ngày 14 tháng 2 năm 1958" in text
    assert "Từ tháng 9 năm 1981 đến tháng 12 năm 1990: Tổ trưởng sản xuất, Nhà máy Dệt 8-3" in text
    for secret in (
        person.identity_number,
        "0912345678",
        "Kinh",
        "Thương binh",
        "Khiển trách",
        "Lê Thị Hoa, 1960",
        "số 12, ngõ 34",
    ):
        assert squeezed(secret) not in squeezed(text)


def test_the_page_to_read_aloud_says_the_same_as_its_paper(client_for, leader, city):
    person = full_record(city.cell)
    text = client_for(leader).get(reverse("members:aloud", args=[person.pk])).content.decode()
    assert "ngày 14 tháng 2 năm 1958" in text
    assert "Trung cấp" in text
    for secret in (person.identity_number, "Khiển trách", "Thương binh"):
        assert secret not in text
    assert AccessLog.objects.filter(subject_id=person.pk, action=AccessAction.VIEWED).count() == 1


def test_a_person_with_nearly_nothing_is_read_without_gaps(city, secretary):
    person = MemberFactory(cell=city.cell, admitted_on=None, official_on=None)
    reading = services.reading(person, today=timezone.localdate())
    assert all(line for passage in reading.passages for line in passage.lines)
    assert all(not line.endswith(": ") for passage in reading.passages for line in passage.lines)


# ── pages ───────────────────────────────────────────────────────────────────
def test_a_paper_is_chosen_and_comes_as_pdf(client_for, secretary, city):
    person = MemberFactory(cell=city.cell)
    answer = client_for(secretary).post(
        reverse("members:print", args=[person.pk]), {"kind": "3-hsdv", "year": "2026", "full": "on"}
    )
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "no-store" in answer["Cache-Control"]
    assert AccessLog.objects.filter(action=AccessAction.REVEALED, subject_id=person.pk).count() == 1


@pytest.mark.parametrize("year", ["1999", "2999", "x"])
def test_a_year_before_the_register_or_to_come_is_refused(client_for, secretary, city, year):
    person = MemberFactory(cell=city.cell)
    answer = client_for(secretary).post(reverse("members:print", args=[person.pk]), {"kind": "3-hsdv", "year": year})
    assert answer.status_code == 200
    assert "year" in answer.context["form"].errors
    assert not AccessLog.objects.filter(action=AccessAction.EXPORTED).exists()


def test_a_reader_without_the_right_is_not_offered_full_numbers(client_for, leader, city):
    page = client_for(leader).get(reverse("members:print", args=[MemberFactory(cell=city.cell).pk]))
    assert 'name="full"' not in page.content.decode()


# ── a whole cell ────────────────────────────────────────────────────────────
def ask(client, city, kind="doc", **more):
    data = {"organisation": city.cell.pk, "kind": kind, "year": "2026", **more}
    return client.post(reverse("members:print_many"), data)


def test_what_is_read_aloud_of_a_whole_cell_is_one_file(client_for, secretary, city, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    people = [MemberFactory(cell=city.cell, full_name=f"Nguyễn Văn {name}") for name in ("Đạt", "An", "Bình")]
    MemberFactory(cell=city.neighbour_cell, full_name="Trần Hàng Xóm")
    assert ask(client_for(secretary), city).status_code == 302
    job = Job.objects.get()
    assert job.state == JobState.QUEUED
    assert run_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == (JobState.SUCCEEDED, 3, 3)
    path = next(tmp_path.rglob("*.pdf"))
    text = pdf_text(path)
    places = [text.index(f"Đồng chí Nguyễn Văn {name}") for name in ("An", "Bình", "Đạt")]
    assert places == sorted(places)
    assert "Hàng Xóm" not in text
    assert AccessLog.objects.filter(subject_type="person", subject_id__in=[one.pk for one in people]).count() == 3
    assert AccessLog.objects.get(subject_type="list").code in text


def test_a_body_of_more_than_one_part_comes_as_an_archive_of_whole_files(
    client_for, secretary, city, tmp_path, settings, monkeypatch
):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("members.printing.many.PART", 2)
    for name in ("Đạt", "An", "Bình"):
        MemberFactory(cell=city.cell, full_name=f"Nguyễn Văn {name}")
    ask(client_for(secretary), city)
    assert run_job(Job.objects.get().pk)
    job = Job.objects.get()
    assert job.done == 3
    assert job.result_name.endswith(".zip")
    with ZipFile(next(tmp_path.rglob("*.zip"))) as archive:
        assert archive.namelist() == ["phan-1.pdf", "phan-2.pdf"]
        archive.extractall(tmp_path / "out")
    assert "Nguyễn Văn Đạt" in pdf_text(tmp_path / "out" / "phan-2.pdf")


def test_cards_of_a_whole_cell_wait_for_a_second_person(client_for, secretary, city):
    MemberFactory(cell=city.cell)
    ask(client_for(secretary), city, kind="2-hsdv")
    assert Job.objects.get().state == JobState.AWAITING


def test_a_leader_may_not_print_a_whole_cell_and_a_neighbour_finds_no_body(
    client_for, leader, neighbour_secretary, city
):
    assert ask(client_for(leader), city).status_code == 403
    answer = ask(client_for(neighbour_secretary), city)
    assert answer.status_code == 200
    assert "organisation" in answer.context["form"].errors


@pytest.mark.parametrize("page", ["members:list", "branches:detail"])
def test_the_list_and_the_body_lead_to_their_papers(client_for, secretary, leader, city, page):
    MemberFactory(cell=city.cell)
    address = reverse(page, args=[city.cell.pk] if page == "branches:detail" else [])
    way = f'href="{reverse("members:print_many")}?don_vi={city.cell.pk}"'
    asked = {"don_vi": city.cell.pk} if page == "members:list" else {}
    assert way in client_for(secretary).get(address, asked).content.decode()
    assert reverse("members:print_many") not in client_for(leader).get(address, asked).content.decode()


def test_too_many_or_nobody_is_refused_in_words(client_for, secretary, city, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    ask(client_for(secretary), city)
    job = Job.objects.get()
    run_job(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert "chưa có đảng viên" in job.error["reason"]
    monkeypatch.setattr("members.printing.many.MOST_PEOPLE", 1)
    MemberFactory(cell=city.cell)
    MemberFactory(cell=city.cell)
    ask(client_for(secretary), city)
    job = Job.objects.latest("pk")
    run_job(job.pk)
    job.refresh_from_db()
    assert "hơn 1 đảng viên" in job.error["reason"]


def test_papers_of_many_ask_the_same_number_of_queries_a_chunk(city, secretary, django_assert_max_num_queries):
    from members.printing.selectors import sources_of

    few = [MemberFactory(cell=city.cell)]
    more = [MemberFactory(cell=city.cell) for _ in range(4)]
    with django_assert_max_num_queries(12):
        sources_of(few, timezone.localdate())
    with django_assert_max_num_queries(12):
        assert len(sources_of(few + more, timezone.localdate())) == 5
