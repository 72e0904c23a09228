"""The pages of posts: who is in post on a day, appointing by hand on a phone, ending, the role that goes along."""

from datetime import date

import pytest
from django.urls import reverse

from branches.models import RoleGrant
from members.choices import PostKind
from members.models import Post
from tests.factories import UserFactory
from tests.factories.members import MemberFactory
from tests.factories.posts import PostFactory
from tests.people import *  # noqa: F403

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(city):
    return MemberFactory(cell=city.cell, full_name="Nguyễn Thị Hòa")


def date_of(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def form(person, **more):
    values = {"person": person.pk, "kind": "secretary", "term": "2025–2030", "decision_number": "7-QĐ/ĐU"}
    return {**values, **date_of("starts_on", date(2026, 6, 1)), **more}


def html(answer):
    return answer.content.decode()


def test_the_officer_appoints_a_secretary(client_for, officer, city, person):
    client = client_for(officer)
    page = html(client.get(reverse("posts:appoint", args=[city.cell.pk])))
    assert "Nguyễn Thị Hòa (sinh năm 1970)" in page
    answer = client.post(reverse("posts:appoint", args=[city.cell.pk]), form(person))
    assert answer.url == reverse("posts:committee", args=[city.cell.pk])
    page = html(client.get(answer.url))
    assert "Nguyễn Thị Hòa" in page
    assert "7-QĐ/ĐU" in page
    assert "Chưa ghi phó bí thư" in page


def test_a_doubt_comes_back_with_its_rule_and_passes_with_a_reason(client_for, officer, city):
    beginner = MemberFactory(cell=city.cell, official_on=None, admitted_on=date(2026, 2, 3))
    client, address = client_for(officer), reverse("posts:appoint", args=[city.cell.pk])
    page = html(client.post(address, form(beginner)))
    assert "chưa là đảng viên chính thức" in page
    assert "Điều 3" in page
    assert client.post(address, form(beginner, reason="theo chỉ định")).status_code == 302


def test_a_day_of_the_past_shows_who_was_in_post_then(client_for, officer, city, person):
    PostFactory(person=person, organisation=city.cell, ends_on=date(2026, 6, 1))
    client, address = client_for(officer), reverse("posts:committee", args=[city.cell.pk])
    assert "Chưa ghi ai giữ chức vụ" in html(client.get(address))
    page = html(client.get(address, {"ngay": "31/05/2026"}))
    assert "tính đến ngày 31/05/2026" in page
    assert "Nguyễn Thị Hòa" in page


def test_the_role_is_given_and_ended_with_the_post(client_for, officer, city, person):
    UserFactory(username="hoa.nt")
    client = client_for(officer)
    client.post(reverse("posts:appoint", args=[city.cell.pk]), form(person, username="hoa.nt"))
    post, grant = Post.objects.get(), RoleGrant.objects.get(post_id__isnull=False)
    address = reverse("posts:end", args=[city.cell.pk, post.pk])
    assert "Thu hồi vai trò Bí thư chi bộ của tài khoản hoa.nt" in html(client.get(address))
    values = {**date_of("ends_on", date(2026, 9, 1)), "reason": "nghỉ", "grants": [grant.pk], "version": 1}
    assert client.post(address, values).status_code == 302
    grant.refresh_from_db()
    assert grant.ends_on is not None


def test_the_role_is_given_later_too(client_for, officer, city, person):
    UserFactory(username="hoa.nt")
    post = PostFactory(person=person, organisation=city.cell)
    client = client_for(officer)
    client.post(reverse("posts:role", args=[city.cell.pk, post.pk]), {"username": "hoa.nt"})
    assert RoleGrant.objects.get(post_id=post.pk).role == "secretary"


def test_a_correction_asks_why(client_for, officer, city, person):
    post = PostFactory(person=person, organisation=city.cell)
    client, address = client_for(officer), reverse("posts:correct", args=[city.cell.pk, post.pk])
    values = {**date_of("starts_on", date(2026, 2, 1)), "term": "2025–2030", "decision_number": "8", "version": 1}
    assert client.post(address, values).status_code == 200
    assert client.post(address, {**values, "reason": "ghi nhầm ngày"}).status_code == 302
    assert Post.objects.get().starts_on == date(2026, 2, 1)


def test_a_large_body_is_searched_by_words(client_for, officer, city, person, monkeypatch):
    monkeypatch.setattr("members.posts.fields.ALL_OF", 0)
    other = MemberFactory(cell=city.second_cell, full_name="Nguyễn Văn Hòa")
    client, address = client_for(officer), reverse("posts:appoint", args=[city.base.pk])
    page = html(client.post(address, {**form(person), "person": "", "person_q": "nguyen hoa"}))
    assert f'value="{other.pk}"' in page
    assert client.post(address, {**form(person), "person": "", "person_q": "thi hoa"}).status_code == 302
    assert Post.objects.get().person_id == person.pk


def test_a_person_of_another_unit_cannot_be_chosen(client_for, officer, city):
    stranger = MemberFactory(cell=city.other_cell)
    page = html(client_for(officer).post(reverse("posts:appoint", args=[city.cell.pk]), form(stranger)))
    assert "Không có đồng chí nào như vậy" in page
    assert not Post.objects.exists()


def test_the_leader_looks_and_may_not_write(client_for, leader, city, person):
    post = PostFactory(person=person, organisation=city.cell)
    client = client_for(leader)
    assert "Ghi thôi" not in html(client.get(reverse("posts:committee", args=[city.cell.pk])))
    assert client.get(reverse("posts:end", args=[city.cell.pk, post.pk])).status_code == 403


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_asks_the_same_number_of_questions(client_for, officer, city, many, django_assert_max_num_queries):
    for kind in list(PostKind)[:many]:
        PostFactory(person=MemberFactory(cell=city.cell), organisation=city.cell, kind=kind)
    client = client_for(officer)
    with django_assert_max_num_queries(17):
        client.get(reverse("posts:committee", args=[city.cell.pk]))
