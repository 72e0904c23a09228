"""Pages of things to do: by post, with why and the next act; a committee drills down; a sheet to pin up."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from branches.choices import WorkPost
from branches.models import WorkItem
from branches.scopes import scope_of
from branches.workitems import inbox, registry, services
from branches.workitems.registry import Wanted, Words, WorkKind, from_rows
from tests.factories import GrantFactory
from tests.members.printing.records import pdf_text

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LIST = "workitems:list"


def shown(item: WorkItem, names: registry.Names) -> Words:
    return Words(f"Nộp biên bản {item.subject}", "Ghi biên bản", "/sinh-hoat/")


@pytest.fixture(autouse=True)
def found(monkeypatch: pytest.MonkeyPatch) -> list[Wanted]:
    """Give the list of what the one kind there is finds; a test fills it."""
    wanted: list[Wanted] = []
    kind = WorkKind(
        code="thu",
        label="Ghi biên bản",
        permission=Permission.RUN_CELL_LIFE,
        post=WorkPost.SECRETARY,
        wanted=lambda moment: from_rows(
            one for one in wanted if moment.cells is None or one.organisation_id in moment.cells
        ),
        shown=shown,
    )
    monkeypatch.setattr(registry, "_kinds", {"thu": kind})
    return wanted


def put(found, cell, *, held=date(2026, 11, 3), subject="tháng 11"):
    found.append(
        Wanted(
            cell.pk,
            subject,
            starts_on=held,
            due_on=held + timedelta(days=2),
            rule_key="meeting.upload.days",
        )
    )


def text(answer) -> str:
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_a_thing_says_why_with_the_sum_and_the_source_of_its_rule(found, city, secretary, client_for):
    put(found, city.cell)
    page = text(client_for(secretary).get(reverse(LIST)))
    assert "Nộp biên bản tháng 11" in page
    assert "Ngày 03/11/2026 + 2 ngày = 05/11/2026; Hướng dẫn 42-HD/BTCTW (28/10/2025), theo nguồn thứ cấp" in page
    assert 'href="/sinh-hoat/"' in page


def test_it_goes_with_the_post_whoever_holds_it(found, city, secretary, outsider):
    put(found, city.cell)

    def told(user):
        return [one.title for one in inbox.waiting(user, scope_of(user, TODAY), TODAY)]

    assert told(secretary) == ["Nộp biên bản tháng 11"]
    assert told(outsider) == []
    GrantFactory(user=outsider, role="secretary", organisation=city.cell, starts_on=TODAY)
    secretary.grants.update(ends_on=TODAY)
    assert (told(secretary), told(outsider)) == ([], ["Nộp biên bản tháng 11"])


def test_a_committee_sees_how_many_are_late_and_goes_down_to_the_cell(found, city, officer, client_for):
    put(found, city.cell)
    put(found, city.second_cell)
    put(found, city.neighbour_cell, held=TODAY + timedelta(days=2))
    services.refresh(today=TODAY, by=None)
    page = text(client_for(officer).get(reverse(LIST)))
    assert "3 việc" in page
    assert "2 việc trễ hạn" in page
    assert f"don_vi={city.base.pk}" in page
    page = text(client_for(officer).get(reverse(LIST), {"don_vi": city.base.pk, "han": "tre"}))
    assert "Nộp biên bản tháng 11 · Chi bộ Tổ dân phố 7" in page
    assert "Chi bộ Tổ dân phố 9" not in page


def test_the_home_page_of_a_committee_tells_what_is_late_below_in_one_line(found, city, officer):
    put(found, city.cell)
    put(found, city.second_cell)
    services.refresh(today=TODAY, by=None)
    (line,) = inbox.waiting(officer, scope_of(officer, TODAY), TODAY)
    assert (line.title, line.why) == ("2 việc của đơn vị cấp dưới trễ hạn", "Nhiều nhất: Ghi biên bản: 2.")


def test_a_long_list_goes_on_where_it_stopped_without_loss_or_repetition(found, city, secretary, client_for):
    for n in range(120):
        put(found, city.cell, held=date(2026, 11, 1 + n % 20), subject=f"số {n:03}")
    client, url, seen = client_for(secretary), reverse(LIST), []
    while url:
        answer = client.get(url)
        seen += [row.item.title for row in answer.context["rows"]]
        url = answer.context["next_url"]
    assert len(seen) == 120
    assert len(set(seen)) == 120


def test_what_cannot_be_read_in_the_address_falls_away(found, city, secretary, client_for):
    put(found, city.cell)
    client = client_for(secretary)
    for query in ("sau=x", "sau=2026-13-01.5", "han=mai", "loai=khong-co", "don_vi=0", "sau=2026-01-01." + "9" * 30):
        assert client.get(f"{reverse(LIST)}?{query}").status_code == 200


def test_more_things_cost_no_more_queries(found, city, secretary, client_for):
    client = client_for(secretary)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            text(client.get(reverse(LIST)))
        return len(asked)

    put(found, city.cell)
    queries()
    few = queries()
    for n in range(30):
        put(found, city.cell, subject=f"số {n}")
    queries()
    assert queries() == few


def test_the_sheet_to_pin_up_has_late_week_and_month_on_one_page(found, city, secretary, client_for, tmp_path):
    put(found, city.cell)
    put(found, city.cell, held=TODAY + timedelta(days=1), subject="tuần này")
    put(found, city.cell, held=TODAY + timedelta(days=20), subject="tháng này")
    answer = client_for(secretary).get(reverse("workitems:digest", args=[city.cell.pk]))
    assert answer["Content-Type"] == "application/pdf"
    target = tmp_path / "viec.pdf"
    target.write_bytes(answer.content)
    page = pdf_text(target)
    for words in ("Trễ hạn", "Trong tuần", "Trong tháng", "Chi bộ Tổ dân phố 7", "1/1"):
        assert words in page
