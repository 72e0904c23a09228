"""Demo data: the same for the same seed, believable, faulty in a few places, only into an empty register."""

from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from branches.models import Organisation, OrganisationPeriod, RoleGrant
from members.choices import ENDED_STANDINGS, Precision
from members.ledger.proving import disagreements
from members.models import Exemption, HeadcountMatch, Membership, Person, Placement, Rating, Suspension
from members.seed import signins
from members.seed.bodies import plan
from members.seed.persons import People
from members.seed.secretaries import secretary_of
from vietnam import ethnic, religions
from vietnam.identity import parse, parse_organisation_code

TODAY = date(2026, 11, 24)


def everybody(seed: int, members: int = 600) -> list:
    made = plan(members, Random(seed), TODAY)
    people = People(seed, TODAY)
    return [member for cell in made.cells for member in people.of(cell)]


@pytest.mark.parametrize("members", [36, 300, 20_000])
def test_the_plan_holds_so_many_members_in_cells_of_a_few_to_sixty(members):
    made = plan(members, Random(1), TODAY)
    assert sum(body.size for body in made.bodies) == members
    assert all(body.size <= 60 for body in made.cells)
    kinds = Counter(str(body.now.kind) for body in made.bodies if not body.closed_on)
    assert (kinds["city"], kinds["commune"], kinds["upper"]) == (1, 127, 10)


def test_codes_lie_under_their_parents_and_names_are_told_apart():
    made = plan(20_000, Random(1), TODAY)
    for body in made.bodies:
        parent = body.now.parent
        if parent and body.now.code:
            own, above = parse_organisation_code(body.now.code), parse_organisation_code(parent.now.code)
            assert own.is_under(above)
    names = Counter((id(body.now.parent), body.now.name) for body in made.bodies)
    assert max(names.values()) == 1


def test_the_same_seed_makes_the_same_people_and_another_seed_others():
    assert everybody(1) == everybody(1)
    assert everybody(1) != everybody(2)


def test_people_are_adults_with_their_own_numbers():
    people = everybody(3, 4_000)
    numbers = [member.identity for member in people if member.identity]
    assert len(set(numbers)) == len(numbers)
    for member in people:
        assert member.ethnic in {"", *ethnic.NAMES}
        assert member.religion in {"", *religions.NAMES}
        if member.admitted_on and member.born_precision == Precision.DAY and member.admitted_precision == "day":
            assert member.admitted_on >= member.born_on.replace(year=member.born_on.year + 18, day=1)
    ages = sorted((TODAY - member.born_on).days // 365 for member in people)
    assert 18 <= ages[0] < 25
    assert 88 < ages[-1] <= 96


def test_a_few_in_a_hundred_have_the_faults_of_real_registers():
    people = everybody(4, 4_000)
    wrong = sum(
        1
        for member in people
        if not member.identity
        or parse(member.identity, sex=member.sex, birth_year=member.born_on.year).warnings
        or member.born_precision != Precision.DAY
        or member.admitted_precision != Precision.DAY
    )
    assert 0.01 < wrong / len(people) < 0.04


@pytest.fixture
def seeded(db):
    out = StringIO()
    call_command("seed_demo", members=300, seed=1, stdout=out)
    return out.getvalue()


def test_the_register_is_filled_and_keeps_its_own_rules(seeded):
    assert "300 đảng viên" in seeded
    assert Person.objects.count() == Membership.objects.count() == Placement.objects.count() == 300
    places = dict(OrganisationPeriod.objects.filter(ends_on=None).values_list("organisation_id", "path"))
    assert all(person.keeper_path == places[person.keeper_id] for person in Person.objects.all())
    for ended in Membership.objects.filter(standing__in=ENDED_STANDINGS):
        assert ended.placements.get().ends_on == ended.ended_on


def test_every_event_says_that_the_demo_wrote_it(seeded):
    for model in (User, Person, Membership, Placement, Organisation, OrganisationPeriod, RoleGrant):
        events = model.pgh_event_model.objects.all()
        assert events.count() >= model.objects.count()
        assert not events.exclude(pgh_context__act="seed_demo").exists()


def test_a_register_that_holds_something_is_left_alone(seeded):
    before = Person.objects.count()
    with pytest.raises(CommandError, match="trống"):
        call_command("seed_demo", members=300, seed=2, stdout=StringIO())
    assert Person.objects.count() == before


@pytest.mark.parametrize("options", [{"members": 35}, {"members": 300, "as_of": date(2025, 6, 30)}])
def test_what_cannot_be_made_is_refused(db, options):
    with pytest.raises(CommandError):
        call_command("seed_demo", **options, stdout=StringIO())
    assert not Organisation.objects.exists()


def test_the_demo_says_who_is_exempt_and_suspended_and_its_books_agree(seeded):
    for standing, model in (("exempt", Exemption), ("suspended", Suspension)):
        assert model.objects.filter(ends_on=None).count() == Membership.objects.filter(standing=standing).count()
    assert Exemption.objects.exists()
    today = timezone.localdate()
    assert list(disagreements(today, today)) == []


def test_the_demo_has_ratings_and_matched_head_counts(seeded):
    assert set(Rating.objects.values_list("level", flat=True)) >= {"excellent", "good", "not_rated"}
    matches = HeadcountMatch.objects.all()
    assert matches
    assert any(row.accepted_by_id and row.accepted_by_id != row.confirmed_by_id for row in matches)


def test_the_demo_secretary_signs_in_and_finds_the_ward_of_the_samples(seeded, client):
    secretary = User.objects.get(username="bithu")
    assert secretary.check_password(signins.PASSWORD)
    client.force_login(secretary)
    cell = OrganisationPeriod.objects.get(code="01001000000001", ends_on=None)
    assert client.get(reverse("branches:detail", args=[cell.organisation_id])).status_code == 200
    assert Person.objects.filter(keeper=cell.organisation_id).exists()


def test_the_organisations_of_the_samples_are_there_already(seeded, tmp_path: Path):
    rows = ["Mã,Tên tổ chức,Loại,Mã cấp trên", '01001000000000,Đảng bộ phường Thử Nghiệm,"Đảng bộ xã, phường",']
    ward = OrganisationPeriod.objects.get(code="01001000000000")
    cells = OrganisationPeriod.objects.filter(parent=ward.organisation_id, ends_on=None)
    rows += [f"{cell.code},{cell.name},Chi bộ,01001000000000" for cell in cells]
    (tmp_path / "mau.csv").write_text("\n".join(rows), encoding="utf-8")
    before = OrganisationPeriod.objects.count()
    call_command("import_organisations", str(tmp_path / "mau.csv"), stdout=StringIO())
    assert len(rows) == 14
    assert OrganisationPeriod.objects.count() == before


def test_demo_users_prints_one_line_a_person(seeded, settings):
    out = StringIO()
    call_command("demo_users", stdout=out)
    lines = out.getvalue().splitlines()
    assert len(lines) == 1 + len(signins.SIGN_INS)
    assert all(signins.PASSWORD in line for line in lines[1:])
    assert len(signins.PASSWORD) >= 12
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("demo_users", stdout=StringIO())


def test_without_the_demo_no_account_can_sign_in(db, settings):
    settings.DEMO = False
    call_command("seed_demo", members=36, seed=1, as_of=timezone.localdate(), stdout=StringIO())
    assert not User.objects.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists()
    assert RoleGrant.objects.filter(role="secretary").count() == 12


def test_every_cell_has_one_secretary_an_official_member_of_likely_age(seeded):
    today = timezone.localdate()
    cells = set(Placement.objects.values_list("cell", flat=True))
    grants = RoleGrant.objects.filter(role="secretary", ends_on=None, starts_on__lte=today).select_related("user")
    led = {grant.organisation_id: grant for grant in grants}
    assert len(grants) == len(cells)
    assert led.keys() == cells
    for cell, grant in led.items():
        if grant.user.username in {one.username for one in signins.SIGN_INS}:
            continue
        period = OrganisationPeriod.objects.get(organisation=cell, ends_on=None)
        assert grant.user.username == f"bt.{period.code}"
        members = Membership.objects.filter(person__keeper=cell, person__full_name=grant.user.full_name)
        assert members.filter(ended_on=None, standing="active", official_on__lte=grant.starts_on).exists()


def test_only_the_demo_users_can_sign_in(seeded):
    able = {user.username for user in User.objects.all() if user.has_usable_password()}
    assert able == {one.username for one in signins.SIGN_INS}


@pytest.mark.parametrize("members", [300, 6_000])
def test_secretaries_are_of_a_likely_age(members):
    made = plan(members, Random(1), TODAY)
    people = People(1, TODAY)
    ages = []
    for cell in made.cells:
        there = list(people.of(cell))
        chosen = secretary_of(cell, there, seed=1, today=TODAY)
        ages += [(TODAY - one.born_on).days // 365 for one in there if one.name == chosen.full_name][:1]
    assert sum(30 <= age <= 75 for age in ages) / len(ages) > 0.95


def test_direct_committees_say_who_helps(seeded):
    direct = OrganisationPeriod.objects.filter(kind__in=["commune", "upper"], ends_on=None)
    assert not direct.filter(organisation__helper_phone="").exists()
