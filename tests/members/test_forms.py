"""The form of one record: what is asked, what is put right, what two people do to it."""

import re
import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts import drafts
from accounts.models import AccessLog
from members import facts, policy
from members.fields import STEPS, TABLE_SLUGS
from members.forms.person import form_data, read_opened, sign_opened
from members.models import Movement, Person
from members.services import correct_placement, set_standing
from tests.factories.members import MemberFactory
from vietnam.dates import PartialDate, of_day, of_month, of_year, parse

pytestmark = pytest.mark.django_db

VALUES = {
    "full_name": "NGUYỄN THỊ ÁNH",
    "sex": "female",
    "born_on": "14/02/1958",
    "ethnic": "kinh",
    "religion": "khong",
    "identity_number": "001 158 000 123",
    "card_number": "001158000123",
    "admitted_on": "19/05/1985",
    "official_on": "19/05/1986",
    "as_of": "01/03/2026",
}


def posted(**changes) -> dict[str, str]:
    """Return what the browser sends for the values; dates go into three boxes."""
    sent = {}
    for field, value in {**VALUES, **changes}.items():
        if field == "as_of" or field in (*facts.PERSON_DATES, *facts.MEMBERSHIP_DATES):
            sent |= form_data(field, parse(value) if value else None)
        else:
            sent[field] = value
    return sent


@pytest.fixture
def add(city, secretary, client_for):
    client = client_for(secretary)

    def post(follow=True, **changes):
        data = {"cell": str(city.cell.pk), **posted(**changes)}
        return client.post(reverse("members:add"), data, follow=follow)

    return post


def text(answer) -> str:
    return answer.content.decode()


def errors(answer, field) -> list[str]:
    return [str(error) for error in answer.context["form"].errors.get(field, [])]


# ── who may add ─────────────────────────────────────────────────────────────
@pytest.mark.parametrize("role", ["leader", "inspector", "auditor", "administrator", "outsider"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_those_who_may_write_somewhere_may_add(people, client_for, role, method):
    assert getattr(client_for(people[role]), method)(reverse("members:add")).status_code == 403


def test_nobody_adds_to_a_cell_out_of_reach(city, add):
    answer = add(cell=str(city.neighbour_cell.pk))
    assert errors(answer, "cell")
    assert "Tổ dân phố 9" not in text(answer)
    assert not Person.objects.exists()


# ── adding ──────────────────────────────────────────────────────────────────
def test_a_secretary_with_one_cell_finds_it_preset(city, secretary, client_for):
    page = text(client_for(secretary).get(reverse("members:add")))
    assert "Chi bộ Tổ dân phố 7" in page
    assert re.search(rf'type="hidden" name="cell" value="{city.cell.pk}"', page)
    assert "Gõ vài chữ" not in page


def test_an_office_with_several_cells_chooses_and_a_link_from_a_cell_presets_it(city, office, client_for):
    client = client_for(office)
    assert "Gõ vài chữ" in text(client.get(reverse("members:add")))
    page = text(client.get(reverse("members:add") + f"?chi-bo={city.second_cell.pk}"))
    assert re.search(rf'value="{city.second_cell.pk}"[^>]*checked', page)
    page = text(client.get(reverse("members:add") + f"?chi-bo={city.neighbour_cell.pk}"))
    assert "Tổ dân phố 9" not in page


def test_adding_leads_to_the_short_forms_of_the_new_record(city, add):
    answer = add()
    person = Person.objects.get()
    assert answer.redirect_chain == [(reverse("members:edit", args=[person.pk]), 302)]
    assert "Đã ghi đồng chí Nguyễn Thị Ánh vào sổ." in text(answer)
    assert (person.full_name, person.identity_number, person.keeper_id) == (
        "Nguyễn Thị Ánh",
        "001158000123",
        city.cell.pk,
    )
    assert Movement.objects.get().happened_on == date(2026, 3, 1)


def test_an_empty_form_says_all_that_is_missing_at_once(secretary, client_for):
    answer = client_for(secretary).post(reverse("members:add"), {})
    assert set(answer.context["form"].errors) == {"full_name", "born_on", "cell", "as_of"}
    page = text(answer)
    assert 'class="errors"' in page
    assert 'href="#id_full_name"' in page
    assert 'href="#id_born_on_0"' in page


def test_shape_and_sense_are_told_together(add):
    answer = add(born_on="", official_on="19/05/1984", identity_number="0011580001")
    form = answer.context["form"]
    assert {"born_on", "official_on", "identity_number"} <= set(form.errors)
    assert "Ngày chính thức 19/05/1984 trước ngày vào Đảng 19/05/1985." in text(answer)


@pytest.mark.parametrize(
    ("boxes", "words"),
    [
        (("5", "3", "70"), "chỉ có hai chữ số"),
        (("31", "2", "1958"), "không có trong lịch"),
        (("5", "", "1970"), "không có trong lịch"),
        (("", "", "abc"), "Chưa đọc được"),
    ],
)
def test_a_birth_date_that_is_none_is_asked_back(add, boxes, words):
    day, month, year = boxes
    answer = add(**{"born_on": "", "born_on_day": day, "born_on_month": month, "born_on_year": year})
    assert any(words in error for error in errors(answer, "born_on"))


@pytest.mark.parametrize(
    ("pasted", "stored", "precision"),
    [
        ("14/02/1958", date(1958, 2, 14), "day"),
        ("14-2-1958", date(1958, 2, 14), "day"),
        ("14.02.1958", date(1958, 2, 14), "day"),
        ("14021958", date(1958, 2, 14), "day"),
        ("14 tháng 2 năm 1958", date(1958, 2, 14), "day"),
        ("2/1958", date(1958, 2, 1), "month"),
        ("1958", date(1958, 1, 1), "year"),
    ],
)
def test_a_whole_date_in_the_first_box_counts(add, pasted, stored, precision):
    add(born_on="", born_on_day=pasted)
    person = Person.objects.get()
    assert (person.born_on, person.born_precision) == (stored, precision)


def test_a_date_is_read_back_with_age(add):
    page = text(add(official_on="19/05/1984"))
    assert "thứ Sáu, 14 tháng 2 năm 1958 · 68 tuổi" in page


def test_doubts_let_pass_with_a_reason(add):
    answer = add(sex="male")
    assert "Giới tính không khớp với số định danh." in text(answer)
    assert errors(answer, "reason")
    assert not Person.objects.exists()
    add(sex="male", reason="đã đối chiếu căn cước")
    assert Person.objects.get().sex == "male"
    assert Movement.objects.get().reason == "đã đối chiếu căn cước"


def test_an_old_identity_card_is_moved_into_its_box_and_asked_once(add):
    answer = add(identity_number="012345678")
    form = answer.context["form"]
    assert (form["identity_number"].value(), form["old_identity_card"].value()) == ("", "012345678")
    add(identity_number="", old_identity_card="012345678")
    assert Person.objects.get().old_identity_card == "012345678"


def test_an_old_party_card_is_moved_into_its_box_and_asked_once(add):
    answer = add(card_number="12345678")
    form = answer.context["form"]
    assert (form["card_number"].value(), form["old_card_number"].value()) == ("", "12345678")


def test_a_number_held_in_reach_leads_to_its_record(city, add):
    held = MemberFactory(cell=city.cell, full_name="Trần Thị Giữ Số", identity_number="001158000123")
    page = text(add())
    assert "Trần Thị Giữ Số" in page
    assert reverse("members:detail", args=[held.pk]) in page


def test_a_number_held_out_of_reach_names_nobody(city, add):
    held = MemberFactory(cell=city.other_cell, full_name="Trần Thị Giữ Số", identity_number="001158000123")
    page = text(add())
    assert "Số này đã có trong sổ." in page
    assert "Giữ Số" not in page
    assert reverse("members:detail", args=[held.pk]) not in page
    assert "Chùa Láng" not in page


def test_a_namesake_born_the_same_day_is_doubted_only_in_reach(city, add):
    MemberFactory(cell=city.other_cell, full_name="Nguyen Thi Anh", born_on=date(1958, 2, 14))
    add()
    assert Person.objects.filter(full_name="Nguyễn Thị Ánh").exists()
    answer = add(identity_number="", card_number="")
    assert "cùng họ tên và ngày sinh" in text(answer)
    add(identity_number="", card_number="", reason="hai người khác nhau")
    assert Person.objects.filter(full_name="Nguyễn Thị Ánh").count() == 2


# ── names as people send them ───────────────────────────────────────────────
@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("Nguye\u0302\u0303n Thi\u0323 A\u0301nh", "Nguyễn Thị Ánh"),
        ("Nguyễn\u200b Thị\u00a0 Ánh\u200e", "Nguyễn Thị Ánh"),
        ("Nguyễn\x00 Thị Ánh", "Nguyễn Thị Ánh"),
        ("  nguyễn   thị ánh ", "Nguyễn Thị Ánh"),
        ("Nguyễn Thị Hoà", "Nguyễn Thị Hoà"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("Y", "Y"),
    ],
)
def test_a_name_is_stored_clean(add, sent, stored):
    add(full_name=sent, identity_number="", card_number="")
    assert Person.objects.get().full_name == stored


def test_cyrillic_letters_are_put_right_and_shown_before_saving(add):
    answer = add(full_name="Nguyễn Vаn Аn")
    assert answer.context["form"]["full_name"].value() == "Nguyễn Van An"
    assert "bảng chữ khác" in text(answer)
    assert not Person.objects.exists()


@pytest.mark.parametrize("sent", ["Ấ" * 10_000, "Nguyễn <b>An</b>", "=1+1", "An 😀", "   ", "\x00"])
def test_a_name_that_is_none_is_refused_with_a_reason(add, sent):
    answer = add(full_name=sent)
    assert answer.status_code == 200
    assert errors(answer, "full_name")
    assert not Person.objects.exists()


def test_words_of_the_page_are_safe(add):
    answer = add(full_name="<script>alert(1)</script>", birth_detail='"><img src=x>')
    assert "<script>alert" not in text(answer)
    assert "<img src=x>" not in text(answer)


# ── one sending, one record ─────────────────────────────────────────────────
def test_a_second_sending_of_the_same_form_leads_to_the_same_record(add):
    key = str(uuid.uuid4())
    first, second = add(form_key=key), add(form_key=key)
    assert first.redirect_chain == second.redirect_chain
    assert Person.objects.count() == 1


def test_the_draft_goes_when_the_record_is_made(add, secretary):
    drafts.save(key="dang-vien-them", fields={"full_name": ["Nguyễn"]}, by=secretary)
    add()
    assert drafts.of(secretary) == []


def test_a_draft_is_offered_and_fills_the_form_without_complaints(secretary, client_for):
    drafts.save(key="dang-vien-them", fields={"full_name": ["Nguyễn Dở Dang"], "born_on_year": ["1958"]}, by=secretary)
    client = client_for(secretary)
    assert "Dùng tiếp bản nháp" in text(client.get(reverse("members:add")))
    page = text(client.get(reverse("members:add") + "?ban-nhap=1"))
    assert "Nguyễn Dở Dang" in page
    assert 'class="errors"' not in page


# ── changing ────────────────────────────────────────────────────────────────
@pytest.fixture
def person(city):
    return MemberFactory(
        cell=city.cell,
        full_name="Nguyễn Thị Ánh",
        sex="female",
        born_on=date(1958, 2, 14),
        identity_number="001158000123",
        admitted_on=date(1985, 5, 19),
        official_on=date(1986, 5, 19),
        phone="0901000001",
    )


@pytest.fixture
def editing(person, client_for):
    """Open the form as a user; the answer saves it with changes, however much later."""

    def open_form(user):
        client = client_for(user)
        page = client.get(reverse("members:edit_all", args=[person.pk]))
        sent = fields_of(text(page))

        def save(**changes):
            return client.post(reverse("members:edit_all", args=[person.pk]), {**sent, **changes}, follow=True)

        return save

    return open_form


def fields_of(page: str) -> dict[str, str]:
    """Read the form as a browser would: inputs, chosen radios and options."""
    found = {}
    main = page[page.index("<main") : page.index("</main>")]
    for tag in re.findall(r"<input[^>]*>", main):
        name, value = attribute(tag, "name"), attribute(tag, "value")
        if name and (attribute(tag, "type") not in ("radio", "checkbox") or " checked" in tag):
            found[name] = value
    for select in re.findall(r"<select.*?</select>", main, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', select)
        found[attribute(select, "name")] = chosen[1] if chosen else ""
    for area in re.findall(r"<textarea[^>]*>", main):
        found[attribute(area, "name")] = ""
    return found


def attribute(tag: str, name: str) -> str:
    import html

    match = re.search(rf'{name}="([^"]*)"', tag)
    return html.unescape(match[1]) if match else ""


def test_a_form_sent_as_it_was_opened_changes_nothing(person, secretary, editing):
    page = text(editing(secretary)())
    person.refresh_from_db()
    assert "Không có gì thay đổi" in page
    assert person.version == 1


def test_a_version_above_a_thousand_is_sent_as_a_plain_number(person, secretary, client_for):
    Person.objects.filter(pk=person.pk).update(version=1500)
    assert 'name="version" value="1500"' in text(
        client_for(secretary).get(reverse("members:edit_all", args=[person.pk]))
    )


def test_opening_the_form_shows_the_numbers_and_is_logged(person, secretary, client_for):
    page = text(client_for(secretary).get(reverse("members:edit_all", args=[person.pk])))
    assert "001158000123" in page
    assert AccessLog.objects.get(action="revealed").filter_words == "mở biểu mẫu sửa"


def test_two_people_with_different_fields_both_keep_theirs(person, secretary, office, editing):
    first, second = editing(secretary), editing(office)
    first(phone="0902000002")
    page = text(second(other_name="Ánh Bé"))
    person.refresh_from_db()
    assert (person.phone, person.other_name) == ("0902000002", "Ánh Bé")
    assert "phần sửa của cả hai đều được giữ" in page


def test_two_people_with_the_same_field_choose_between_three_values(person, secretary, office, editing):
    first, second = editing(secretary), editing(office)
    first(phone="0902000002", other_name="Ánh Cả")
    answer = second(phone="0903000003", residence_detail="số 12")
    page = text(answer)
    for value in ("0901000001", "0902000002", "0903000003"):
        assert value in page
    person.refresh_from_db()
    assert person.phone == "0902000002"
    hidden = fields_of(page)
    save = lambda **choice: Client.post(answer.client, answer.request["PATH_INFO"], {**hidden, **choice}, follow=True)  # noqa: E731
    save(keep_phone="yours")
    person.refresh_from_db()
    assert (person.phone, person.residence_detail, person.other_name) == ("0903000003", "số 12", "Ánh Cả")


def test_keeping_theirs_still_saves_the_rest_of_mine(person, secretary, office, editing):
    first, second = editing(secretary), editing(office)
    first(phone="0902000002")
    answer = second(phone="0903000003", residence_detail="số 12")
    hidden = fields_of(text(answer))
    answer.client.post(answer.request["PATH_INFO"], {**hidden, "keep_phone": "now"}, follow=True)
    person.refresh_from_db()
    assert (person.phone, person.residence_detail) == ("0902000002", "số 12")


def test_a_date_both_changed_is_a_conflict_too(person, secretary, office, editing):
    first, second = editing(secretary), editing(office)
    first(born_on_day="15")
    page = text(second(born_on_day="16"))
    assert all(day in page for day in ("14/02/1958", "15/02/1958", "16/02/1958"))


def test_a_record_closed_meanwhile_keeps_what_was_typed_and_says_so(person, secretary, office, editing):
    save = editing(secretary)
    set_standing(person_id=person.pk, standing="died", on=date(2026, 5, 1), reason="giấy chứng tử", by=office)
    page = text(save(other_name="Ánh Bé"))
    person.refresh_from_db()
    assert person.other_name == "Ánh Bé"
    assert "Hồ sơ này đã được ghi: Đã từ trần." in page


def test_a_record_that_left_the_reach_meanwhile_keeps_what_was_typed_as_a_draft(
    city, person, secretary, office, editing, neighbour_secretary, client_for
):
    save = editing(secretary)
    correct_placement(person_id=person.pk, cell_id=city.second_cell.pk, reason="ghi nhầm tổ", by=office)
    page = text(save(other_name="Ánh Bé"))
    assert "đã giữ ở bản nháp" in page
    (draft,) = drafts.of(secretary)
    assert draft.data["other_name"] == ["Ánh Bé"]
    answer = client_for(neighbour_secretary).post(reverse("members:edit_all", args=[person.pk]), {"other_name": "x"})
    assert answer.status_code == 404
    assert drafts.of(neighbour_secretary) == []


def test_replacing_a_date_of_membership_asks_for_a_reason(person, secretary, editing):
    save = editing(secretary)
    answer = save(admitted_on_day="20", official_on_day="20")
    assert "Sửa ngày này là đính chính" in text(answer)
    save(admitted_on_day="20", official_on_day="20", reason="theo quyết định gốc")
    assert Movement.objects.latest("pk").kind == "corrected"


def test_a_stale_draft_is_merged_not_written_over(person, secretary, office, editing, client_for):
    client = client_for(secretary)
    typed = fields_of(text(client.get(reverse("members:edit_all", args=[person.pk]))))
    fields = {name: [value] for name, value in typed.items() if name not in ("csrfmiddlewaretoken", "form_owner")}
    drafts.save(key=f"dang-vien-{person.pk}-sua", fields=fields | {"other_name": ["Ánh Bé"]}, by=secretary)
    editing(office)(phone="0902000002")
    page = text(client.get(reverse("members:edit_all", args=[person.pk]) + "?ban-nhap=1"))
    client.post(reverse("members:edit_all", args=[person.pk]), fields_of(page))
    person.refresh_from_db()
    assert (person.phone, person.other_name) == ("0902000002", "Ánh Bé")


# ── weight and packing ──────────────────────────────────────────────────────
@pytest.mark.parametrize("role", ["secretary", "officer"])
def test_a_short_form_weighs_no_more_than_50_kilobytes_and_the_whole_no_more_than_80(person, people, client_for, role):
    client = client_for(people[role])
    short = [reverse("members:edit_step", args=[person.pk, step.slug]) for step in STEPS]
    short += [reverse("members:rows", args=[person.pk, TABLE_SLUGS[table.name]]) for table in policy.kept_tables()]
    weights = {url: len(client.get(url).content) for url in (reverse("members:add"), *short)}
    assert max(weights.values()) <= 50_000, weights
    assert len(client.get(reverse("members:edit_all", args=[person.pk])).content) <= 80_000


days = st.dates(date(1900, 1, 1), date(2026, 1, 1))
partials = st.one_of(
    days.map(of_day), days.map(lambda day: of_month(day.year, day.month)), days.map(lambda day: of_year(day.year))
)
values = st.fixed_dictionaries(
    {field: st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20) for field in facts.TEXTS}
    | {field: st.one_of(st.none(), partials) for field in facts.WITH_PRECISION}
)


@given(values)
def test_what_was_shown_at_opening_comes_back_signed(shown):
    signed = sign_opened(shown, 7)
    assert read_opened(signed, 7) == {
        field: value or ("" if field in facts.TEXTS else None) for field, value in shown.items()
    }
    assert read_opened(signed, 8) is None


@given(partials)
def test_the_boxes_of_a_date_read_the_same_date(when: PartialDate):
    boxes = form_data("born_on", when)
    from accounts.dates import read_boxes

    assert read_boxes(list(boxes.values())) == when
