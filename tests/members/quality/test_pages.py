"""Where the quality of data is told: the night, a cell at once, the tree, five repairs with their lists."""

import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from branches import hooks
from branches.hooks import Clean
from branches.services import move_organisation
from jobs import running
from jobs.choices import JobState
from jobs.models import Job
from members import tasks
from members.models import CellQuality, Person
from members.quality import jobs, services
from tests.factories.branches import period_of
from tests.factories.members import MemberFactory
from tests.factories.quality import COMPLETE

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def members(city) -> None:
    """One clean record and two that lack much in the cell, one beside it, one in another ward."""
    MemberFactory(cell=city.cell, **COMPLETE)
    MemberFactory(cell=city.cell, **COMPLETE | {"identity_number": "", "card_number": "", "theory": ""})
    for cell in (city.cell, city.second_cell, city.other_cell):
        MemberFactory(cell=cell)


def page_of(client, unit) -> str:
    answer = client.get(reverse("members:quality"), {"don_vi": unit.pk})
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_night_counts_every_cell_once_whatever_rings_twice(members, city):
    first, again = tasks.count_quality(), tasks.count_quality()
    assert first == again
    assert running.run(first)
    job = Job.objects.get(pk=first)
    assert (job.state, job.done, job.total) == (JobState.SUCCEEDED, 4, 4)
    assert {row.cell_id: (row.members, row.sound) for row in CellQuality.objects.all()} == {
        city.cell.pk: (3, 1), city.second_cell.pk: (1, 0), city.neighbour_cell.pk: (0, 0), city.other_cell.pk: (1, 0),
    }  # fmt: skip


def test_a_count_whose_worker_died_goes_on_where_it_stood(members, city, monkeypatch):
    monkeypatch.setattr(jobs, "CHUNK", 1)
    job_id, done = tasks.count_quality(), []

    def count_and_die(*, cells, by):
        done.append(cells[0])
        if len(done) == 3:
            raise MemoryError

    monkeypatch.setattr(services, "count_cells", count_and_die)
    with pytest.raises(MemoryError):
        jobs.run(running.JobContext(running.claim(job_id)))
    jobs.run(running.JobContext(running.claim(job_id, at_once=True)))
    cells = sorted([city.cell.pk, city.second_cell.pk, city.neighbour_cell.pk, city.other_cell.pk])
    assert done == [*cells[:3], *cells[2:]]


def test_a_cell_is_counted_anew_when_its_page_is_opened(members, city, secretary, client_for):
    client = client_for(secretary)
    assert "1 trong 3 hồ sơ sạch (33 %)" in page_of(client, city.cell)
    Person.objects.filter(keeper=city.cell, full_name__startswith="Nguyễn", theory="").update(keeper=city.other_cell)
    assert "1 trong 1 hồ sơ sạch (100 %)" in page_of(client, city.cell)
    assert "Không có gì phải sửa." in page_of(client, city.cell)


def test_five_repairs_come_in_the_order_of_what_they_mend_with_their_lists(members, city, office, client_for):
    services.count_cells(cells=[city.cell.pk, city.second_cell.pk], by=office)
    client = client_for(office)
    page = page_of(client, city.base)
    repairs = re.findall(r'<li><a href="(/dang-vien/\?[^"]+)">([^<]+)<span class="n mono">(\d+) hồ sơ</span>', page)
    assert len(repairs) == 5
    numbers = [int(number) for _url, _act, number in repairs]
    assert numbers == sorted(numbers, reverse=True)
    for url, act, number in repairs:
        assert f"{number} đồng chí" in unescape(client.get(url).content.decode()), act
    assert "Còn" in page
    assert f"/dang-vien/sua-nhieu/?don_vi={city.base.pk}&m.theory=-" in page


def test_a_reader_is_shown_no_way_to_write(members, city, leader, client_for):
    services.count_cells(cells=[city.cell.pk, city.second_cell.pk], by=leader)
    page = page_of(client_for(leader), city.ward)
    assert "Năm việc sửa có tác dụng nhất" in page
    assert "sua-nhieu" not in page


def test_a_unit_never_counted_says_so(city, officer, client_for):
    assert "Chưa có số liệu" in page_of(client_for(officer), city.ward)


def test_the_tree_tells_shares_and_bodies_below_are_sorted_by_them(members, city, officer, client_for):
    services.count_cells(cells=[city.cell.pk, city.second_cell.pk, city.neighbour_cell.pk], by=officer)
    MemberFactory(cell=city.neighbour_cell, **COMPLETE | {"identity_number": "001070000777", "card_number": ""})
    services.count_cells(cells=[city.neighbour_cell.pk], by=officer)
    client = client_for(officer)
    tree = unescape(client.get(reverse("branches:tree"), {"mo": [city.base.pk]}).content.decode())
    assert "3 đảng viên · 33 % hồ sơ sạch" in tree
    assert "1 đảng viên · 0 % hồ sơ sạch" in tree

    def order(way: str) -> list[str]:
        text = unescape(client.get(reverse("branches:detail", args=[city.base.pk]), {"xep": way}).content.decode())
        return re.findall(r'<a class="name"[^>]*>([^<]+)</a>', text)

    assert order("") == order("-sach") == [city.cell.name, city.second_cell.name]
    assert order("sach") == [city.second_cell.name, city.cell.name]


def test_figures_follow_a_cell_to_another_base_and_end_with_it(members, city, officer):
    services.count_cells(cells=[city.cell.pk, city.second_cell.pk], by=officer)
    assert hooks.clean([city.base.pk, city.neighbour_base.pk], TODAY) == {city.base.pk: Clean(4, 1)}
    move_organisation(
        organisation_id=city.cell.pk, parent_id=city.neighbour_base.pk, starts_on=TODAY, decision_number="1-QĐ/ĐU",
        decided_on=TODAY, issuer="Đảng ủy", by=officer,
    )  # fmt: skip
    moved = hooks.clean([city.base.pk, city.neighbour_base.pk], TODAY)
    assert moved == {city.base.pk: Clean(1, 0), city.neighbour_base.pk: Clean(3, 1)}
    assert CellQuality.objects.get(cell=city.cell).path == period_of(city.cell).path
    city.second_cell.periods.update(ends_on=TODAY)
    services.forget_closed_cells(by=officer)
    assert not CellQuality.objects.filter(cell=city.second_cell).exists()
