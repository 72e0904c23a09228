"""The demo puts people in post: members of the body, one secretary each, the role linked, some gaps left."""

from datetime import date

import pytest
from django.utils import timezone

from branches.models import OrganisationPeriod, RoleGrant, Succession
from branches.rules import breaches, limits_on
from branches.selectors.review import facts_of
from members.models import Membership, Post
from members.seed.loading import load

pytestmark = pytest.mark.django_db


def test_the_demo_has_posts_of_sense(settings):
    settings.DEMO = True
    load(members=1200, seed=1, today=date(2026, 11, 24))
    its_own_rules_mostly_accept_them()
    everybody_in_post_was_official_and_in_the_body()
    the_role_of_a_secretary_goes_with_the_post()
    assert Succession.objects.count() > 5, "wards of today carry on those of before"


def its_own_rules_mostly_accept_them():
    today = timezone.localdate()
    cells = OrganisationPeriod.objects.on(today).filter(kind="cell").values_list("organisation_id", "kind")
    facts = facts_of(list(cells), today)
    assert sum(one.has_secretary for one in facts) > 0.8 * len(facts)
    found = [breach.code for one in facts for breach in breaches(one, limits_on(today))]
    assert "committee_too_large" not in found
    assert found.count("committee_missing") + found.count("secretary_missing") < 0.4 * len(facts)


def everybody_in_post_was_official_and_in_the_body():
    posts = Post.objects.select_related("person")
    assert posts.count() > 100
    officials = dict(Membership.objects.values_list("person_id", "official_on"))
    for post in posts:
        assert officials[post.person_id] <= post.starts_on
        assert f"/{post.organisation_id}/" in f"/{post.person.keeper_path}"


def the_role_of_a_secretary_goes_with_the_post():
    linked = RoleGrant.objects.filter(role="secretary", post_id__isnull=False).count()
    assert linked > 0.8 * RoleGrant.objects.filter(role="secretary").count() - 5
