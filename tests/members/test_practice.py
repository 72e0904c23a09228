"""Practice: nothing where it is off; where it is on, a trainee with an own invented cell and five exercises."""

import ast
import re
from datetime import timedelta
from io import BytesIO

import openpyxl
import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.findings import Refused
from accounts.models import User
from branches.models import Organisation, OrganisationPeriod, RoleGrant
from branches.scopes import scope_of
from jobs.models import Batch, Job
from members import checks, facts, practice, rules
from members.models import Person, Placement
from members.practice import trainee_of
from members.practice_cast import LISTED, NEWCOMER, NOT_COMPLETE, PLAN, WRONG_BIRTH, cast_of
from members.practice_exercises import EXERCISES, Work, state_of, states
from members.services import change_person, register_person
from members.services import practice as services
from members.services.persons import current_membership
from tests.branches.test_help import words_of_the_pages
from tests.fences.sources import APPS, modules
from tests.fences.test_every_url_is_guarded import patterns
from tests.journeys.test_main_job import workers_work

TODAY = timezone.localdate()
ADDRESSES = sorted(name for name, _ in patterns() if name.startswith("practice:"))


@pytest.fixture
def practising(settings):
    settings.PRACTICE = True
    settings.DEMO = False
    settings.SECOND_FACTOR_REQUIRED = False
    return settings


def address(name: str) -> str:
    return reverse(name, kwargs={"slug": "them"} if name in ("practice:show", "practice:answer") else {})


def enters(client: Client, role: str = "secretary") -> User:
    answer = client.post(reverse("practice:enter"), {"role": role})
    assert answer.status_code == 302, answer.content.decode()
    return User.objects.get(pk=client.session["_auth_user_id"])


def work_of(user: User, answers: dict | None = None) -> Work:
    trainee = trainee_of(user)
    assert trainee is not None
    return Work(trainee, scope_of(user, TODAY), answers or {})


def left(user: User, slug: str, answers: dict | None = None) -> tuple[str, ...]:
    return state_of(next(one for one in EXERCISES if one.slug == slug), work_of(user, answers)).left


# ── Off: nothing opens it ───────────────────────────────────────────────────
@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "post", "put"])
def test_where_practice_is_off_every_address_is_404_for_everybody(people, client_for, name, method):
    before = User.objects.count()
    for user in people.values():
        client = client_for(user)
        answer = getattr(client, method)(address(name), {"role": "secretary"})
        is_sign_in = user is None and answer.status_code == 302 and answer.url.startswith("/tai-khoan/dang-nhap/")
        assert answer.status_code in (404, 405) or is_sign_in, (user, answer.status_code)
        assert user is not None or "_auth_user_id" not in client.session
    assert User.objects.count() == before


def test_where_practice_is_off_the_services_refuse_too(city, secretary):
    with pytest.raises(Refused):
        services.begin(role="secretary", by=secretary)
    with pytest.raises(Refused):
        services.end(user_id=secretary.pk, by=secretary)
    assert services.end_old(by=None) == 0


def test_a_left_over_trainee_is_nobody_where_practice_is_off(city, practising, client_for):
    practising.DEMO = True
    user = services.begin(role="secretary", by=None)
    practising.PRACTICE = False
    assert trainee_of(user) is None
    assert client_for(user).get(reverse("practice:index")).status_code == 404


def test_only_one_place_signs_somebody_in_without_a_password():
    calls = [
        name
        for name, tree in modules(*APPS).items()
        if re.search(r"^from django\.contrib\.auth import .*\blogin\b", _source(tree), re.MULTILINE)
    ]
    assert calls == ["members/views_practice.py"]


def _source(tree: ast.Module) -> str:
    return ast.unparse(tree)


def test_a_register_with_real_bodies_takes_no_trainee_even_when_switched_on(city, practising):
    client, before = Client(), User.objects.count()
    answer = client.post(reverse("practice:enter"), {"role": "secretary"})
    assert answer.status_code == 403
    assert "_auth_user_id" not in client.session
    assert User.objects.count() == before


def test_the_sign_in_page_speaks_of_practice_only_where_it_is(db, settings):
    page = Client().get(reverse("account_login")).content.decode()
    assert "hực hành" not in page
    settings.PRACTICE_URL = "https://thuc-hanh.example"
    page = Client().get(reverse("account_login")).content.decode()
    assert 'href="https://thuc-hanh.example"' in page
    assert "dữ liệu bịa" not in page


# ── On: a trainee of one's own ──────────────────────────────────────────────
def test_the_sign_in_page_leads_into_practice_and_says_what_it_is(db, practising):
    page = Client().get(reverse("account_login")).content.decode()
    assert "Thực hành — dữ liệu bịa" in page
    assert reverse("practice:index") in page


@pytest.mark.parametrize("role", practice.ROLES)
def test_a_trainee_gets_a_role_and_twelve_people_of_his_own(db, practising, role):
    user = enters(Client(), role)
    assert not user.has_usable_password()
    assert list(RoleGrant.objects.filter(user=user).values_list("role", flat=True)) == [role]
    mine = Person.objects.visible_to(scope_of(user, TODAY))
    assert mine.count() == len(PLAN)
    assert set(mine.values_list("keeper_id", flat=True)) == {trainee_of(user).cell_id}


def test_twenty_people_never_tread_on_each_other(db, practising):
    users = [enters(Client()) for _ in range(20)]
    cells = {trainee_of(user).cell_id for user in users}
    assert len(cells) == 20
    numbers = Person.objects.exclude(identity_number="").values_list("identity_number", flat=True)
    assert len(set(numbers)) == numbers.count()
    for user in users:
        assert Person.objects.visible_to(scope_of(user, TODAY)).count() == len(PLAN)


def test_the_cell_has_believable_mistakes_to_find(db, practising):
    user = enters(Client())
    found = checks.contradictions(Person.objects.visible_to(scope_of(user, TODAY)), today=TODAY, limit=1)
    codes = {one.check.code for one in found}
    assert {"identity_year_mismatch", "card_identity_mismatch", "probation_overdue"} <= codes


def test_what_is_invented_is_the_same_each_time_and_true_where_no_fault_is_put():
    cast = cast_of(77, TODAY)
    assert cast == cast_of(77, TODAY)
    assert cast.members[WRONG_BIRTH].written["born_on"] != cast.members[WRONG_BIRTH].true["born_on"]
    for one in (*cast.members, cast.newcomer, *cast.listed):
        assert rules.person_findings(one.true, TODAY) == []
    assert len(cast.listed) == len(LISTED)
    assert NEWCOMER
    assert cast.members[NOT_COMPLETE].written["phone"] == ""


def test_beginning_anew_closes_what_was_before(db, practising):
    client = Client()
    first = enters(client)
    before = trainee_of(first)
    second = enters(client, "leader")
    first.refresh_from_db()
    assert second.pk != first.pk
    assert not first.is_active
    assert not Placement.objects.filter(cell_id=before.cell_id, ends_on__isnull=True).exists()
    assert Organisation.objects.get(pk=before.cell_id).closed_on == TODAY


def test_old_trainees_are_ended_and_nothing_is_deleted(db, practising):
    old, fresh = enters(Client()), enters(Client())
    User.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=practising.PRACTICE_DAYS + 1))
    people = Person.objects.count()
    assert services.end_old(by=None) == 1
    assert services.end_old(by=None) == 0
    assert not User.objects.get(pk=old.pk).is_active
    assert User.objects.get(pk=fresh.pk).is_active
    assert Person.objects.count() == people


def test_nobody_but_a_trainee_is_ended(city, practising, secretary):
    with pytest.raises(Refused):
        services.end(user_id=secretary.pk, by=None)


def test_the_demo_takes_trainees_under_its_city(city, practising):
    practising.DEMO = True
    user = enters(Client())
    path = OrganisationPeriod.objects.get(organisation_id=trainee_of(user).cell_id).path
    assert path.startswith(f"{city.root.pk}/")


def test_one_address_may_begin_so_often_an_hour(db, practising, monkeypatch):
    monkeypatch.setattr(practice, "PER_HOUR", 2)
    enters(Client())
    enters(Client())
    answer = Client().post(reverse("practice:enter"), {"role": "secretary"})
    assert answer.status_code == 429
    assert User.objects.count() == 2
    other = Client(REMOTE_ADDR="192.0.2.7").post(reverse("practice:enter"), {"role": "secretary"})
    assert other.status_code == 302


def test_a_role_nobody_practises_is_refused(db, practising):
    answer = Client().post(reverse("practice:enter"), {"role": "administrator"})
    assert answer.status_code == 200
    assert User.objects.count() == 0
    with pytest.raises(Refused):
        services.begin(role="administrator", by=None)


def test_every_page_says_that_it_is_practice(db, practising):
    client = Client()
    enters(client)
    for name in ("home", "members:list", "help:index", "practice:index"):
        assert "Thực hành — dữ liệu bịa" in client.get(reverse(name)).content.decode(), name


def test_every_sheet_of_paper_says_that_it_is_practice(db, practising):
    client = Client()
    enters(client)
    content = client.get(reverse("help:card_pdf", args=["dang-nhap"])).content
    assert "DỮ LIỆU BỊA" in pypdf.PdfReader(BytesIO(content)).pages[0].extract_text()


# ── The exercises ───────────────────────────────────────────────────────────
@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.slug)
def test_every_name_in_an_exercise_stands_on_a_page(one):
    assert {name for step in one.steps for name in step.names.values()} - words_of_the_pages() == set()


@pytest.mark.parametrize("role", practice.ROLES)
def test_nothing_is_done_at_the_beginning_and_every_page_opens(db, practising, role):
    client = Client()
    user = enters(client, role)
    assert not any(one.is_done for one in states(work_of(user)))
    for state in states(work_of(user)):
        page = client.get(reverse("practice:show", args=[state.exercise.slug]))
        assert page.status_code == 200
        assert "Còn lại" in page.content.decode()
        assert client.get(page.context["begin_url"]).status_code == 200
        assert client.get(page.context["card_url"]).status_code == 200


def test_adding_the_newcomer_is_seen_and_each_wrong_box_named(db, practising):
    user = enters(Client())
    trainee = trainee_of(user)
    newcomer = trainee.cast.newcomer
    values = {**newcomer.true, "official_on": None}
    person = register_person(values=values, cell_id=trainee.cell_id, as_of=TODAY, reason="x", by=user)
    (words,) = left(user, "them")
    assert "giấy ghi" in words
    _changes(user, person, official_on=newcomer.true["official_on"])
    assert left(user, "them") == ()


def _changes(user: User, person: Person, **values) -> None:
    opened = facts.values_of(person, current_membership(person.pk))
    change_person(
        person_id=person.pk,
        opened_version=person.version,
        opened_values=opened,
        values={**opened, **values},
        reason="theo giấy",
        by=user,
    )


def test_putting_the_birth_date_right_is_seen(db, practising):
    user = enters(Client())
    wrong = trainee_of(user).cast.wrong_birth
    person = Person.objects.get(identity_number=wrong.number)
    assert len(left(user, "ngay-sinh")) == 1
    _changes(user, person, born_on=wrong.true["born_on"])
    assert left(user, "ngay-sinh") == ()


def test_filling_what_is_missing_is_seen_box_by_box(db, practising):
    user = enters(Client())
    gaps = trainee_of(user).cast.not_complete
    person = Person.objects.get(identity_number=gaps.number)
    assert len(left(user, "bo-sung")) == 3
    _changes(user, person, phone=gaps.true["phone"], ethnic=gaps.true["ethnic"])
    assert len(left(user, "bo-sung")) == 1
    person.refresh_from_db()
    _changes(user, person, residence_detail=gaps.true["residence_detail"])
    assert left(user, "bo-sung") == ()


def test_the_small_list_has_two_faulty_lines_and_the_rest_comes_in(db, practising, tmp_path):
    client = Client()
    user = enters(client)
    content = client.get(reverse("practice:list")).content
    assert openpyxl.load_workbook(BytesIO(content)).active.max_row == len(LISTED) + 1
    file = tmp_path / "danh-sach.xlsx"
    file.write_bytes(content)
    cell = trainee_of(user).cell_id
    day = {"kind": "members", "as_of_day": TODAY.day, "as_of_month": TODAY.month, "as_of_year": TODAY.year}
    with file.open("rb") as opened:
        answer = client.post(reverse("intake:list"), {"file": opened, "organisation": cell, **day})
    assert answer.status_code == 302, answer.content.decode()
    workers_work()
    batch = Batch.objects.get()
    assert (batch.counts["verdict_new"], batch.counts["refused"]) == (4, 2)
    client.post(reverse("intake:commit", args=[batch.pk]))
    workers_work()
    (words,) = left(user, "danh-sach")
    assert words.startswith("Còn 2 người")
    for place in (1, 4):
        values = trainee_of(user).cast.listed[place].true
        register_person(values=values, cell_id=cell, as_of=TODAY, reason="x", by=user)
    assert left(user, "danh-sach") == ()


def test_asking_for_the_list_is_seen(db, practising):
    client = Client()
    user = enters(client)
    Job.objects.create(kind="members.export", requested_by=user)
    assert left(user, "xuat") == ()


def test_a_leader_answers_from_the_register_of_the_moment(db, practising):
    client = Client()
    enters(client, "leader")
    answer = reverse("practice:answer", args=["dem-thieu-so"])
    page = client.post(answer, {"answer": "nhiều"})
    assert page.status_code == 200
    client.post(answer, {"answer": "5"})
    assert "chưa đúng với sổ" in client.get(reverse("practice:show", args=["dem-thieu-so"])).content.decode()
    client.post(answer, {"answer": "1"})
    assert "Đã xong" in client.get(reverse("practice:show", args=["dem-thieu-so"])).content.decode()


def test_an_exercise_of_another_role_is_404(db, practising):
    client = Client()
    enters(client, "leader")
    assert client.get(reverse("practice:show", args=["them"])).status_code == 404
    assert client.get(reverse("practice:show", args=["khong-co"])).status_code == 404


def test_others_cells_are_out_of_reach(db, practising):
    client = Client()
    enters(client)
    other = trainee_of(enters(Client()))
    person = Person.objects.filter(keeper_id=other.cell_id).first()
    assert client.get(reverse("members:detail", args=[person.pk])).status_code == 404
