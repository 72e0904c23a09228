"""A cell goes from one secretary to the next in one act, which is taken back as an act of its own; deputies."""

import threading
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.findings import Refused
from accounts.models import Draft, User
from branches.choices import Book
from branches.models import Register, RoleGrant
from branches.scopes import scope_of
from branches.workitems import inbox
from cell_life.choices import MeetingState
from cell_life.handover import services
from cell_life.models import DuesSheet, HandOver, MeetingTask
from members.models import Post
from members.posts.services import Paper
from tests.factories import GrantFactory, UserFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.members import MemberFactory
from tests.factories.posts import PostFactory
from tests.members.printing.records import pdf_text

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PAPER = Paper("12-QĐ/ĐU", TODAY, "Đảng ủy phường Ngọc Hà")


@pytest.fixture
def old(city, secretary) -> Post:
    """Somebody in post since January, with the secretary's account."""
    person = MemberFactory(cell=city.cell, since=date(2025, 1, 1), full_name="Nguyễn Văn Bí")
    post = PostFactory(person=person, organisation=city.cell)
    secretary.grants.update(post_id=post.pk)
    return post


@pytest.fixture
def new(city):
    """The member who follows."""
    return MemberFactory(cell=city.cell, since=date(2025, 1, 1), full_name="Trần Thị Mới")


@pytest.fixture
def account() -> User:
    return UserFactory(username="moi.tt", full_name="Trần Thị Mới")


def hand_over(city, new, by, **more) -> HandOver:
    given = {"starts_on": TODAY, "paper": PAPER, "username": "moi.tt"} | more
    return services.hand_over(cell_id=city.cell.pk, person_id=new.pk, by=by, **given)


def secretaries(city, day=TODAY) -> list[str]:
    grants = RoleGrant.objects.on(day).filter(organisation=city.cell, role="secretary").select_related("user")
    return sorted(grant.user.username for grant in grants)


def test_one_act_ends_post_and_role_and_opens_the_next(city, old, new, account, officer, secretary, only_kinds):
    only_kinds("dues.open")

    def told(user):
        return [one.title for one in inbox.waiting(user, scope_of(user, TODAY), TODAY)]

    assert told(secretary)
    row = hand_over(city, new, officer)
    old.refresh_from_db()
    assert (old.ends_on, row.post_to.person_id, row.post_to.decision_number) == (TODAY, new.pk, "12-QĐ/ĐU")
    assert secretaries(city) == ["moi.tt"]
    assert (told(secretary), bool(told(account))) == ([], True)
    assert RoleGrant.objects.get(user=account).post_id == row.post_to_id


def test_the_minutes_say_what_was_handed_over(city, old, new, account, officer, secretary, client_for, tmp_path):
    Register.objects.create(organisation=city.cell, book=Book.DECISIONS, year=2026, last_number=14)
    DuesSheet.objects.create(cell=city.cell, month=date(2026, 10, 1))
    meeting = MeetingFactory(cell=city.cell, held_on=date(2026, 11, 3), state=MeetingState.HELD)
    MeetingTask.objects.create(meeting=meeting, person=old.person, words="Rà soát hộ nghèo", due_on=date(2026, 12, 1))
    Draft.objects.create(user=secretary, key="b", title="Biên bản tháng 11", path="/sinh-hoat/")
    row = hand_over(city, new, officer)
    target = tmp_path / "bien-ban.pdf"
    target.write_bytes(client_for(officer).get(reverse("handover:minutes", args=[row.pk])).content)
    text = pdf_text(target)
    for words in (
        "Nguyễn Văn Bí",
        "Trần Thị Mới",
        "Sổ quyết định năm 2026: đến số 14",
        "Bảng đảng phí tháng 10/2026: đang thu",
        "Rà soát hộ nghèo (Nguyễn Văn Bí, hạn 01/12/2026)",
        "Biên bản tháng 11",
        "Ghi và thông qua biên bản buổi ngày 03/11/2026",
    ):
        assert words in text, words
    assert MeetingTask.objects.get().person_id == old.person_id


def test_it_is_taken_back_as_an_act_of_its_own(city, old, new, account, officer, secretary):
    row = hand_over(city, new, officer)
    services.undo_hand_over(hand_over_id=row.pk, reason="ghi nhầm người nhận", version=row.version, by=officer)
    old.refresh_from_db()
    row.refresh_from_db()
    assert (old.ends_on, row.undone_reason) == (None, "ghi nhầm người nhận")
    assert Post.objects.get(pk=row.post_to_id).ends_on == TODAY
    assert secretaries(city) == ["bi.thu"]
    with pytest.raises(Refused, match="rút lại rồi"):
        services.undo_hand_over(hand_over_id=row.pk, reason="lần nữa", by=officer)


def test_nothing_is_half_done(city, old, new, officer, secretary):
    with pytest.raises(Refused):
        hand_over(city, new, officer, username="khong-co")
    old.refresh_from_db()
    assert old.ends_on is None
    assert secretaries(city) == ["bi.thu"]
    assert not HandOver.objects.exists()


def test_the_secretary_in_post_takes_over_from_nobody(city, old, officer):
    with pytest.raises(Refused, match="đang là bí thư"):
        hand_over(city, old.person, officer, username="")


def test_who_stands_in_sees_the_work_until_the_last_day(city, old, account, officer, only_kinds):
    only_kinds("dues.open")
    last = TODAY + timedelta(days=7)
    MemberFactory(cell=city.cell)
    grant = services.stand_in(
        cell_id=city.cell.pk, username="moi.tt", starts_on=TODAY, last_on=last, reason="bí thư đi công tác", by=officer
    )
    assert (grant.stands_in, grant.ends_on) == (True, last + timedelta(days=1))
    assert inbox.waiting(account, scope_of(account, TODAY), TODAY)
    after = last + timedelta(days=1)
    assert inbox.waiting(account, scope_of(account, after), after) == []


def test_who_stood_in_and_gets_the_post_has_one_role(city, old, new, account, officer):
    services.stand_in(
        cell_id=city.cell.pk, username="moi.tt", starts_on=TODAY, last_on=TODAY, reason="bí thư vắng", by=officer
    )
    hand_over(city, new, officer)
    assert secretaries(city) == ["moi.tt"]
    assert RoleGrant.objects.on(TODAY).get(user=account).stands_in is False


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(0, 200, "không quá sáu tháng"), (-3, 5, "ngày đã qua"), (5, 3, "trước ngày đầu")],
)
def test_standing_in_has_its_bounds(city, account, officer, first, last, words):
    with pytest.raises(Refused, match=words):
        services.stand_in(
            cell_id=city.cell.pk,
            username="moi.tt",
            starts_on=TODAY + timedelta(days=first),
            last_on=TODAY + timedelta(days=last),
            reason="bí thư vắng",
            by=officer,
        )


def test_a_secretary_gives_his_place_to_nobody(city, old, account, secretary):
    with pytest.raises(Refused, match="không thuộc phạm vi"):
        services.stand_in(
            cell_id=city.cell.pk, username="moi.tt", starts_on=TODAY, last_on=TODAY, reason="vắng", by=secretary
        )


def test_the_officer_hands_over_on_the_page(city, old, new, account, officer, client_for):
    client = client_for(officer)
    page = unescape(client.get(reverse("handover:hand_over", args=[city.cell.pk])).content.decode())
    assert "Những gì sẽ ghi vào biên bản" in page
    day = {"starts_on_day": TODAY.day, "starts_on_month": TODAY.month, "starts_on_year": TODAY.year}
    sent = {"person": new.pk, "username": "moi.tt", "decision_number": "12-QĐ/ĐU", **day}
    answer = client.post(reverse("handover:hand_over", args=[city.cell.pk]), sent, follow=True)
    assert "Đã bàn giao. In biên bản để hai bên ký." in unescape(answer.content.decode())
    row = HandOver.objects.get()
    answer = client.post(reverse("handover:undo", args=[row.pk]), {"reason": "ghi nhầm", "version": row.version})
    assert answer.status_code == 302
    assert secretaries(city) == ["bi.thu"]


@pytest.mark.django_db(transaction=True)
def test_two_hand_overs_at_once_leave_one_secretary(city, old, new, account, officer, secretary):
    other = MemberFactory(cell=city.cell, since=date(2025, 1, 1), full_name="Lê Văn Kia")
    GrantFactory(user=UserFactory(username="kia.lv"), role="leader", organisation=city.base)
    ready, told = threading.Barrier(2), []

    def act(person, username) -> None:
        try:
            ready.wait(10)
            hand_over(city, person, officer, username=username)
            told.append("done")
        except Refused as refused:
            told.append(str(next(iter(refused.findings)).code))
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=pair) for pair in ((new, "moi.tt"), (other, "kia.lv"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(told) == ["done", "handover_twice"]
    assert len(secretaries(city)) == 1
    assert Post.objects.on(TODAY).filter(organisation=city.cell, kind="secretary").count() == 1
