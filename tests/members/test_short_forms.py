"""The short forms of a record: the list of them, one by one, its tables line by line, the background, the check."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from accounts import drafts
from accounts.models import AccessLog
from branches import codes as code_lists
from members.fields import BACKGROUND_STEPS, FIRST_FIELDS, STEPS, TABLE_SLUGS, TABLES_BY_NAME
from members.models import Background, Discipline, Person, Training, WorkPeriod
from members.rows import values_of
from members.services import add_row, change_row, correct_placement, remove_row
from tests.factories.members import MemberFactory
from tests.factories.records import row
from tests.members.test_forms import fields_of
from vietnam.dates import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(city):
    return MemberFactory(cell=city.cell, full_name="Trần Văn Bình", admitted_on=date(1995, 5, 19), phone="0901000001")


@pytest.fixture
def client(secretary, client_for):
    return client_for(secretary)


def text(answer) -> str:
    return unescape(answer.content.decode())


def step(person, slug):
    return reverse("members:edit_step", args=[person.pk, slug])


def lines(person, table):
    return reverse("members:rows", args=[person.pk, TABLE_SLUGS[table]])


def line(person, table, pk, name="row"):
    return reverse(f"members:{name}", args=[person.pk, TABLE_SLUGS[table], pk])


def send(client, url, **changes):
    """Open a form and send it as a browser would, with changes."""
    return client.post(url, {**fields_of(client.get(url).content.decode()), **changes}, follow=True)


# ── the list of forms ───────────────────────────────────────────────────────
def test_adding_asks_only_the_few_needed_fields(client):
    form = client.get(reverse("members:add")).context["form"]
    assert set(form.fields) == {*FIRST_FIELDS, "cell", "as_of", "reason"}


def test_the_list_says_what_is_filled_missing_and_doubtful(city, client):
    person = MemberFactory(cell=city.cell, identity_number="001170000123", union_on=parse("1975"))
    row("work", person=person)
    page = text(client.get(reverse("members:edit", args=[person.pk])))
    for words in (
        "Đã ghi 3/4",
        "Giới tính không khớp với số định danh.",
        "Sinh 05/03/1970 mà vào Đoàn 1975: chưa đủ 14 tuổi.",
        "còn thiếu: quê quán: tỉnh, thành phố",
        "1 dòng",
        "Chưa ghi",
    ):
        assert words in page
    for one in STEPS:
        assert step(person, one.slug) in page


def test_items_27_to_30_are_listed_only_where_they_are_kept(person, client, settings):
    urls = [step(person, one.slug) for one in BACKGROUND_STEPS]
    urls += [lines(person, "family"), lines(person, "travels")]
    listed = text(client.get(reverse("members:edit", args=[person.pk])))
    assert [url for url in urls if url in listed] == []
    assert {client.get(url).status_code for url in urls} == {404}
    assert client.get(reverse("members:background", args=[person.pk])).status_code == 404
    settings.KEEP_BACKGROUND = True
    listed = text(client.get(reverse("members:edit", args=[person.pk])))
    assert [url for url in urls if url not in listed] == []
    assert {client.get(url).status_code for url in urls} == {200}


@pytest.mark.parametrize("slug", ["khong-co", "ho_ten", "1"])
def test_a_form_that_is_none_is_not_found(person, client, slug):
    assert client.get(step(person, slug)).status_code == 404
    assert client.get(reverse("members:rows", args=[person.pk, slug])).status_code == 404


# ── one short form ──────────────────────────────────────────────────────────
def test_a_short_form_changes_its_fields_and_leads_to_the_list_or_the_next(person, client):
    answer = send(client, step(person, "ho-ten"), other_name="Bình Cả")
    assert answer.redirect_chain == [(reverse("members:edit", args=[person.pk]), 302)]
    answer = send(client, step(person, "noi-o"), residence_province="Hà Nội", then="1")
    assert answer.redirect_chain == [(step(person, "dan-toc"), 302)]
    person.refresh_from_db()
    assert (person.other_name, person.residence_country, person.phone) == ("Bình Cả", "Việt Nam", "0901000001")


def test_a_short_form_holds_nothing_it_does_not_show(person, client):
    page = client.get(step(person, "ho-ten"))
    assert "0901000001" not in text(page)
    assert set(page.context["form"].opened) == {"full_name", "sex", "other_name", "born_on"}
    assert not AccessLog.objects.filter(action="revealed").exists()
    client.get(step(person, "lien-he"))
    assert AccessLog.objects.filter(action="revealed").count() == 1


def test_two_people_in_two_short_forms_never_meet(person, client, office, client_for):
    other = client_for(office)
    url = step(person, "ho-ten")
    sent = fields_of(client.get(url).content.decode())
    send(other, step(person, "lien-he"), phone="0902000002")
    assert "phần sửa của cả hai" in text(client.post(url, {**sent, "other_name": "Bình Cả"}, follow=True))
    person.refresh_from_db()
    assert (person.phone, person.other_name) == ("0902000002", "Bình Cả")


def test_a_short_form_shows_three_values_where_both_changed_one(person, client, office, client_for):
    url = step(person, "lien-he")
    sent = fields_of(client.get(url).content.decode())
    send(client_for(office), url, phone="0902000002")
    page = text(client.post(url, {**sent, "phone": "0903000003"}))
    assert all(value in page for value in ("0901000001", "0902000002", "0903000003"))
    client.post(url, {**fields_of(page), "keep_phone": "yours"})
    person.refresh_from_db()
    assert person.phone == "0903000003"


def test_an_entry_retired_while_the_form_was_open_is_refused_in_words(person, client, tmp_path, monkeypatch):
    url = step(person, "dan-toc")
    sent = fields_of(client.get(url).content.decode())
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "origin.toml").write_text(
        '[[entry]]\nkey = "farmer"\nlabel = "Nông dân"\nuntil = 2026-01-01\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("RULEBOOK_DIR", str(tmp_path))
    code_lists.reload()
    try:
        page = text(client.post(url, {**sent, "origin": "farmer"}))
        assert "“Nông dân” không còn dùng từ ngày 01/01/2026." in page
        Person.objects.filter(pk=person.pk).update(origin="farmer")
        assert "Đã lưu hồ sơ" in text(send(client, url, religion="phat-giao"))
    finally:
        monkeypatch.delenv("RULEBOOK_DIR")
        code_lists.reload()


# ── lines of tables ─────────────────────────────────────────────────────────
def test_several_lines_are_written_in_one_sitting_and_stand_in_order_of_time(person, client):
    url = lines(person, "work")
    for year, words in (("1999", "Quản đốc"), ("1990", "Thợ máy")):
        answer = send(client, url, starts_on_year=year, words=words, more="1")
        assert answer.redirect_chain == [(f"{url}#them", 302)]
    page = text(answer)
    assert page.index("Thợ máy") < page.index("Quản đốc")
    assert "Đã ghi dòng: Thợ máy." in page
    answer = send(client, url, starts_on_year="2005", words="Giám đốc")
    assert answer.redirect_chain == [(reverse("members:edit", args=[person.pk]), 302)]


def test_a_line_sent_twice_is_written_once(person, client):
    url = lines(person, "work")
    sent = {**fields_of(client.get(url).content.decode()), "words": "Thợ máy"}
    assert client.post(url, sent).url == client.post(url, sent).url
    assert WorkPeriod.objects.count() == 1


def test_all_that_is_wrong_in_a_line_is_said_at_once(person, client):
    page = text(send(client, lines(person, "work"), starts_on_year="1960", ends_on_year="1950"))
    for words in (
        "Ngày 1960 trước ngày sinh 05/03/1970.",
        "Kết thúc 1950 trước khi bắt đầu 1960.",
        "Chưa ghi mục này.",
    ):
        assert words in page
    assert 'href="#id_starts_on_0"' in page


def test_a_line_is_changed_merged_and_taken_out_for_a_reason(person, client, office):
    made = row("work", person=person, words="Thợ máy", place="Nhà máy Dệt")
    url, table = line(person, "work", made.pk), TABLES_BY_NAME["work"]
    sent = fields_of(client.get(url).content.decode())
    change_row(
        person_id=person.pk, table=table, row_id=made.pk, opened_version=1, opened_values=values_of(table, made),
        values={"place": "Nhà máy Sợi"}, by=office,
    )  # fmt: skip
    client.post(url, {**sent, "words": "Quản đốc"})
    made.refresh_from_db()
    assert (made.words, made.place) == ("Quản đốc", "Nhà máy Sợi")
    remove = line(person, "work", made.pk, "remove_row")
    assert "Quản đốc, Nhà máy Sợi" in text(client.get(remove))
    assert "Chưa ghi mục này" in text(send(client, remove))
    assert "Đã bỏ dòng." in text(send(client, remove, reason="ghi nhầm người"))
    assert not WorkPeriod.objects.exists()


def test_a_line_taken_out_meanwhile_keeps_what_was_typed(person, client, office, secretary):
    made = row("work", person=person)
    url = line(person, "work", made.pk)
    sent = fields_of(client.get(url).content.decode())
    table = TABLES_BY_NAME["work"]
    remove_row(person_id=person.pk, table=table, row_id=made.pk, opened_version=1, reason="nhầm", by=office)
    page = text(client.post(url, {**sent, "words": "Quản đốc"}, follow=True))
    assert "người khác vừa bỏ" in page
    (draft,) = drafts.of(secretary)
    assert draft.data["words"] == ["Quản đốc"]
    assert "Quản đốc" in text(client.get(lines(person, "work") + "?ban-nhap=1"))


def test_a_line_of_somebody_else_is_not_found_under_ones_own(city, person, client):
    other = MemberFactory(cell=city.cell)
    answer = client.get(line(person, "work", row("work", person=other).pk), follow=True)
    assert answer.redirect_chain == [(lines(person, "work"), 302)]


def test_a_record_that_left_the_reach_keeps_the_line_as_a_draft(city, person, client, office, secretary):
    made = row("work", person=person)
    url = line(person, "work", made.pk)
    sent = fields_of(client.get(url).content.decode())
    correct_placement(person_id=person.pk, cell_id=city.second_cell.pk, reason="ghi nhầm", by=office)
    assert "đã giữ ở bản nháp" in text(client.post(url, {**sent, "words": "Quản đốc"}, follow=True))
    assert drafts.of(secretary)[0].data["words"] == ["Quản đốc"]


@pytest.mark.parametrize("table", ["work", "badges"])
def test_a_page_of_lines_costs_the_same_for_one_and_three(person, client, table, django_assert_max_num_queries):
    years = iter(("30", "40", "45", "50"))
    add = lambda: row(table, person=person, **({"years": next(years)} if table == "badges" else {}))  # noqa: E731
    add()
    client.get(lines(person, table))
    with django_assert_max_num_queries(12) as one:
        client.get(lines(person, table))
    add(), add()
    with django_assert_max_num_queries(12) as three:
        client.get(lines(person, table))
    assert len(one) == len(three)


# ── background ──────────────────────────────────────────────────────────────
def test_amounts_are_typed_as_people_write_them(person, client, settings):
    settings.KEEP_BACKGROUND = True
    url = step(person, "kinh-te")
    answer = send(client, url, income="240.000.000", house_own="nhà ba tầng", house_own_area="42,5")
    assert answer.redirect_chain
    stored = Background.objects.get(person=person)
    assert (stored.income, str(stored.house_own_area), stored.version) == (240_000_000, "42.50", 1)
    page = text(client.get(url))
    assert 'value="240.000.000"' in page
    assert 'value="42,5"' in page
    assert "Không có gì thay đổi" in text(send(client, url))


@pytest.mark.parametrize("typed", ["2 trăm triệu", "-5", "12,5", "9" * 30, "1e9"])
def test_an_amount_that_is_none_is_asked_back(person, client, settings, typed):
    settings.KEEP_BACKGROUND = True
    answer = send(client, step(person, "kinh-te"), income=typed)
    assert "income" in answer.context["form"].errors
    assert not Background.objects.exists()


# ── who sees, who looked ────────────────────────────────────────────────────
def test_reading_what_is_guarded_is_one_line_a_day_for_each_reader(person, client, people, client_for):
    row("disciplines", person=person)
    for _ in range(2):
        client.get(reverse("members:honours", args=[person.pk]))
        client.get(reverse("members:profile", args=[person.pk]))
    client_for(people["leader"]).get(reverse("members:honours", args=[person.pk]))
    assert AccessLog.objects.filter(subject_type="background", subject_id=person.pk).count() == 1
    assert "đọc mục hạn chế" in text(client.get(reverse("members:lookers", args=[person.pk])))


def test_the_page_of_lookers_says_who_may_read_what_is_guarded(person, client, people):
    page = text(client.get(reverse("members:lookers", args=[person.pk])))
    assert "xem được" in page
    assert "không xem" in page


def test_a_discipline_is_told_to_those_who_may_and_to_nobody_else(person, client, people, client_for, officer):
    table = TABLES_BY_NAME["disciplines"]
    values = {"kind": "party_warning", "decided_on": parse("2/9/2005"), "words": "vi phạm quy chế"}
    add_row(person_id=person.pk, table=table, values=values, reason="theo hồ sơ", by=officer)
    leader = client_for(people["leader"])
    for tab in ("detail", "honours", "history"):
        url = reverse(f"members:{tab}", args=[person.pk])
        assert "Cảnh cáo về Đảng" in text(client.get(url)), tab
        hidden = text(leader.get(url))
        assert "Cảnh cáo" not in hidden, tab
        assert "vi phạm quy chế" not in hidden, tab
        assert "theo hồ sơ" not in hidden, tab
    assert Discipline.objects.count() == 1


# ── timeline, history, check ────────────────────────────────────────────────
def test_the_timeline_tells_the_lines_among_the_dates_of_the_party(person, client):
    row("work", person=person)
    row("badges", person=person)
    page = text(client.get(reverse("members:detail", args=[person.pk])))
    for words in ("Công tác: Tổ trưởng sản xuất, Nhà máy Dệt 8-3", "đến 12/1990", "Huy hiệu Đảng: 30 năm"):
        assert words in page


def test_the_history_tells_lines_before_and_after_with_reason_and_paper(person, client, officer):
    table = TABLES_BY_NAME["training"]
    common = {"person_id": person.pk, "table": table, "by": officer}
    made = add_row(values={"school": "Đại học Luật", "starts_on": parse("9/1990")}, paper="bằng số 12", **common)
    opened = values_of(table, made)
    change_row(row_id=made.pk, opened_version=1, opened_values=opened, values={"school": "Đại học Y"}, **common)
    remove_row(row_id=made.pk, opened_version=2, reason="ghi nhầm người", **common)
    page = text(client.get(reverse("members:history", args=[person.pk])))
    for words in (
        "Thêm dòng",
        "Sửa dòng",
        "Bỏ dòng",
        "Theo bằng số 12.",
        "Lý do: ghi nhầm người",
        "từ 09/1990: Đại học Luật",
        "Đào tạo, bồi dưỡng: Tên trường",
        "<del>Đại học Luật</del>",
        "<ins>Đại học Y</ins>",
        "<del>từ 09/1990: Đại học Y</del>",
    ):
        assert words in page
    assert not Training.objects.exists()


def test_the_check_shows_all_at_once_each_a_click_from_its_field(city, client):
    person = MemberFactory(
        cell=city.cell, identity_number="001170000123", discharged_on=parse("1990"), enlisted_on=parse("1992")
    )
    made = row("work", person=person, starts_on=parse("1950"))
    page = text(client.get(reverse("members:check", args=[person.pk])))
    for url in (
        f"{step(person, 'can-cuoc')}#id_identity_number",
        f"{step(person, 'doan-the')}#id_discharged_on_0",
        f"{line(person, 'work', made.pk)}#id_starts_on_0",
        f"{lines(person, 'training')}#them",
    ):
        assert f'href="{url}"' in page
    assert "Phải sửa" in page


def test_the_day_the_record_was_gone_through_is_written(person, client, people, client_for):
    url = reverse("members:check", args=[person.pk])
    day = {"on_day": "1", "on_month": "10", "on_year": "2026"}
    assert "Đã kiểm với đồng chí ấy ngày 01/10/2026." in text(send(client, url, **day))
    assert "Chỉ ghi lần kiểm mới hơn." in text(send(client, url, **{**day, "on_day": "2", "on_month": "9"}))
    assert "Đã kiểm với đồng chí ấy" in text(client.get(reverse("members:history", args=[person.pk])))
    assert client_for(people["leader"]).post(url, day).status_code == 403
