"""The pages about rules: the right day, words, confidence, what replaced what, days off, kind words where none."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

import rulebook
from branches import rules_calendar, rules_pages
from branches.models import Holiday

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def page(client_for: Callable, outsider) -> Callable[..., str]:
    """Give the text of a page of rules, as somebody signed in without any role sees it."""
    client: Client = client_for(outsider)

    def get(name: str, *args: object, **params: object) -> str:
        response = client.get(reverse(name, args=args), params)
        assert response.status_code == 200
        return response.content.decode()

    return get


def test_every_rule_of_the_day_stands_in_exactly_one_subject():
    shown = [row.key for subject in rules_pages.set_page(TODAY, TODAY).subjects for row in subject.rows]
    assert sorted(shown) == sorted(rulebook.on(TODAY))


def test_every_known_key_has_a_subject_of_its_own():
    assert not [key for key in rulebook.changes() if rules_pages.subject_of(key) == rules_pages.OTHER]


def test_the_index_says_value_document_and_confidence_of_a_rule(page):
    text = page("rules:index", ngay="01-07-2025")
    assert "Quy định của ngày 01/07/2025" in text
    assert 'id="admission.ceremony.clock"' in text
    assert "từ ngày nhận quyết định" in text
    assert "Quy định 294-QĐ/TW (26/05/2025)" in text
    assert "mục 4.1" in text
    assert '<span class="tag ok">đã kiểm chứng</span>' in text


def test_the_eve_of_a_regulation_shows_the_one_before(page):
    assert "294-QĐ/TW (26/05/2025)" not in page("rules:index", ngay="30/6/2025").split("Xem ngày khác")[0]
    assert "294-QĐ/TW (26/05/2025)" in page("rules:index", ngay="1/7/2025").split("Xem ngày khác")[0]


def test_before_the_first_regulation_only_the_charter_speaks(page):
    eve, day = date(2016, 7, 24), date(2016, 7, 25)
    assert rules_pages.set_page(eve, TODAY).only_charter
    assert not rules_pages.set_page(day, TODAY).only_charter
    assert "sổ chỉ có các mức ghi trong Điều lệ Đảng" in page("rules:index", ngay="24-07-2016")


def test_a_day_before_all_rules_is_said_kindly(page):
    assert "Sổ chưa có quy định của ngày này" in page("rules:index", ngay="05/03/1970")


def test_three_boxes_lead_to_the_short_address(client_for, outsider):
    boxes = {"ngay_day": "1", "ngay_month": "7", "ngay_year": "2025"}
    response = client_for(outsider).get(reverse("rules:index"), boxes)
    assert response.status_code == 302
    assert response.url == "/quy-dinh/?ngay=01-07-2025"


@pytest.mark.parametrize(
    ("typed", "words"),
    [("01/07/25", "chỉ có hai chữ số"), ("31/02/2025", "không có trong lịch"), ("hôm nọ", "Chưa đọc được")],
)
def test_a_day_that_cannot_be_read_is_asked_back_and_todays_rules_stand(page, typed, words):
    text = page("rules:index", ngay=typed)
    assert words in text
    assert "Quy định đang áp dụng" in text


def test_the_life_of_a_rule_says_what_replaced_what():
    entries = rules_pages.key_page("admission.ceremony.clock", TODAY).entries
    assert entries[0].state == "đang áp dụng"
    assert (entries[0].row.value, entries[0].before) == ("từ ngày ban hành quyết định", "từ ngày nhận quyết định")
    assert entries[1].change == "Giữ nguyên mức, theo văn bản mới"
    assert entries[1].period == "08/04/2026 đến hết 25/07/2026"
    assert entries[-1].change == "Mức đầu tiên có trong sổ"


def test_every_rule_has_its_page(page):
    for key in rulebook.changes():
        assert rules_pages.key_page(key, TODAY)
    assert "Các mức qua thời gian" in page("rules:key", "admission.vote.share")


def test_an_unknown_rule_is_not_found(client_for, outsider):
    assert client_for(outsider).get("/quy-dinh/muc/khong.co/").status_code == 404


def test_what_changed_on_one_day_equals_the_lives_of_the_rules():
    found = rules_pages.compare(date(2026, 7, 25), date(2026, 7, 26))
    began = {key for key, life in rulebook.changes().items() if any(rule.since == date(2026, 7, 26) for rule in life)}
    assert {one.rule.key for one in (*found.changed, *found.kept)} == began
    clock = next(one for one in found.changed if one.rule.key == "admission.ceremony.clock")
    assert (clock.kind, clock.before.value, clock.after.value) == (
        "changed",
        "từ ngày nhận quyết định",
        "từ ngày ban hành quyết định",
    )


def test_a_rule_that_begins_and_one_that_ends_are_told_apart():
    start, end = date(2016, 7, 24), date(2016, 7, 25)
    assert "new" in {one.kind for one in rules_pages.compare(start, end).changed}
    back = rules_pages.compare(end, start).changed
    assert all(one.rule is one.before for one in back if one.kind == "gone")


def test_a_day_compared_with_itself_says_that_nothing_changed(page):
    text = page("rules:compare", tu_ngay="01-07-2025", den_ngay="01-07-2025")
    assert "Không mức nào thay đổi" in text


def test_two_days_the_wrong_way_round_are_put_right(page):
    assert "Từ ngày 30/06/2025 đến ngày 01/07/2025" in page(
        "rules:compare", tu_ngay="01-07-2025", den_ngay="30-06-2025"
    )


def test_the_list_of_steps_marks_those_to_come_and_counts_what_the_comparison_shows():
    steps = {step.day: step for step in rules_pages.steps(TODAY)}
    assert steps["01/01/2028"].soft
    assert not steps["26/07/2026"].soft
    changed = len(rules_pages.compare(date(2026, 7, 25), date(2026, 7, 26)).changed)
    assert steps["26/07/2026"].title == f"{changed} mức thay đổi"


def test_documents_stand_once_and_chains_lead_back(page):
    found = rules_pages.documents_page(TODAY)
    rows = (*found.standing, *found.coming, *found.replaced)
    assert len(rows) == len({row.anchor for row in rows}) == len(rulebook.documents())
    newest = next(row for row in found.standing if "208-QĐ/TW" in row.label)
    assert [label.split()[0] for label, _url in newest.chain] == [
        "20-QĐ/TW",
        "294-QĐ/TW",
        "232-QĐ/TW",
        "24-QĐ/TW",
        "29-QĐ/TW",
    ]
    assert f'id="{newest.anchor}"' in page("rules:documents")


def test_every_link_to_a_document_meets_its_anchor(page):
    text = page("rules:documents")
    for row in (row for subject in rules_pages.set_page(TODAY, TODAY).subjects for row in subject.rows):
        assert f'id="{row.document_url.partition("#")[2]}"' in text


@pytest.mark.parametrize("year", rules_calendar.known_years(TODAY))
def test_the_named_days_and_the_moved_ones_are_the_days_off_by_law(year):
    named = rules_calendar.named_days(rulebook.calendar.legal_year(year))
    on_weekdays = {day for day in named if day.weekday() < 5}
    assert on_weekdays <= rulebook.calendar.holidays_by_law(year)
    off = [row for row in rules_calendar.year_page(year).by_law if row.state == "nghỉ"]
    assert len(off) == len(rulebook.calendar.holidays_by_law(year))


def test_a_day_in_doubt_is_told_and_not_counted(page):
    text = page("rules:holidays", nam="2026")
    assert "Thứ Ba, 24/11/2026: chưa tính là ngày nghỉ" in text
    assert "80-NQ/TW" in text


def test_days_decided_for_the_year_are_shown_and_change_the_working_days(page):
    before = rules_calendar.year_page(2026).working_days
    Holiday.objects.create(day=date(2026, 8, 31), name="Hoán đổi", source="Thông báo")
    Holiday.objects.create(day=date(2026, 8, 22), name="Làm bù", is_off=False)
    after = rules_calendar.year_page(2026)
    assert after.working_days == before
    assert [row.state for row in after.decided] == ["đi làm bù", "nghỉ"]
    assert "Thứ Hai, 31/08/2026" in page("rules:holidays", nam="2026")


@pytest.mark.parametrize("asked", ["1950", "năm nay", "99999999999999999999"])
def test_a_year_without_a_calendar_or_no_year_at_all_is_no_dead_end(page, asked):
    text = page("rules:holidays", nam=asked)
    assert ("Sổ chưa có lịch nghỉ của năm này" in text) == (asked == "1950")


def test_the_pages_of_rules_cost_no_query_of_their_own(client_for, outsider, django_assert_max_num_queries):
    client = client_for(outsider)
    client.get(reverse("rules:index"))
    with django_assert_max_num_queries(8):
        client.get(reverse("rules:index"))


def test_the_room_stands_in_the_navigation(page):
    assert '<a href="/quy-dinh/" aria-current="page">' in page("rules:index")
