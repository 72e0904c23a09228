"""Pages at full size: the list of a committee, search by name, a person's page, saving a person."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone

from accounts.models import User
from benches.measures import Measure, side_by_side
from branches.models import Organisation, OrganisationPeriod, RoleGrant
from config.urls import urlpatterns as ours
from members import searching
from members.models import Membership, Person

PLAIN = """<!doctype html><table>{% for m in members %}<tr><td>{{ m.person.full_name }}<td>{{ m.person.born_on }}
<td>{{ m.cell }}<td>{{ m.admitted_on }}<td>{{ m.standing }}</tr>{% endfor %}</table><p>{{ total }}</p>"""


@login_required
def minimal(request: HttpRequest, committee: int) -> HttpResponse:
    """Show the same fifty members of a committee as a plain Django page does, with their number."""
    members = Membership.objects.filter(ended_on__isnull=True, person__committee=committee).select_related("person")
    today = timezone.localdate()
    rows = members.filter(person__keeper__periods__starts_on__lte=today, person__keeper__periods__ends_on=None)
    rows = rows.annotate(cell=F("person__keeper__periods__name")).order_by("person__name_sort", "person_id")[:50]
    context = {"members": rows, "total": members.count()}
    return HttpResponse(engines["django"].from_string(PLAIN).render(context, request))


urlpatterns = [*ours, path("bench/<int:committee>/", minimal)]


def measure() -> Iterable[Measure]:
    """Yield the figures of the pages."""
    committee = _largest_committee()
    user = _officer(committee)
    with override_settings(ROOT_URLCONF="benches.pages", ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False):
        client = Client()
        client.force_login(user)
        yield _list(client, committee)
        yield _deep_page(client, committee)
        yield from _search(client, user)
        yield _person(client, committee)


def _largest_committee() -> int:
    rows = Person.objects.exclude(committee=None).values("committee").annotate(n=Count("pk")).order_by("-n")
    return rows[0]["committee"]


def _officer(committee: int) -> User:
    """Return a user who may see the whole city, as the hardest case."""
    city = OrganisationPeriod.objects.filter(kind="city", ends_on=None).values_list("organisation_id", flat=True)[0]
    user, _made = User.objects.get_or_create(username="bench", defaults={"full_name": "Bench"})
    grant = {"user": user, "role": "officer", "organisation": Organisation.objects.get(pk=city)}
    if not RoleGrant.objects.filter(**grant).exists():
        RoleGrant.objects.create(**grant, starts_on=date(2020, 1, 1))
    return user


def _get(client: Client, url: str) -> None:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)


def _list(client: Client, committee: int) -> Measure:
    floor, taken = side_by_side(
        lambda: _get(client, f"/bench/{committee}/"), lambda: _get(client, f"/dang-vien/?don_vi={committee}")
    )
    return Measure("list of 50 in a committee", "a minimal Django page", floor, taken, 2.5)


def _deep_page(client: Client, committee: int) -> Measure:
    late = Person.objects.filter(committee=committee).order_by("-name_sort").values_list("pk", flat=True)[60]
    first, deep = side_by_side(
        lambda: _get(client, f"/dang-vien/?don_vi={committee}"),
        lambda: _get(client, f"/dang-vien/?don_vi={committee}&sau={late}"),
    )
    return Measure("the last page of that list", "its first page", first, deep, 1.5)


def _search(client: Client, user: User) -> Iterable[Measure]:
    for kind, text in (("rare", _rare_name()), ("common", "nguyen thi")):
        condition = searching.understand(text).condition
        people = Person.objects.filter(condition).order_by()[: searching.MOST_HITS + 1]
        sql, params = people.values("pk").query.sql_with_params()

        def bare(sql: str = sql, params: tuple = params) -> None:
            with connection.cursor() as cursor:
                cursor.execute(sql, params)
                cursor.fetchall()

        def page(text: str = text) -> None:
            assert client.post("/dang-vien/tim/goi-y/", {"q": text}).status_code == 200

        floor, taken = side_by_side(bare, page)
        list_page, _same = side_by_side(lambda: _get(client, "/dang-vien/"), lambda: None, times=5)
        yield Measure(f"search of a {kind} name", "3 bare searches and a list page", 3 * floor + list_page, taken, 1.0)


def _rare_name() -> str:
    return Person.objects.order_by("pk").values_list("full_name", flat=True)[777]


def _person(client: Client, committee: int) -> Measure:
    person = Person.objects.filter(committee=committee).values_list("pk", flat=True)[10]
    floor, taken = side_by_side(
        lambda: _get(client, f"/dang-vien/?don_vi={committee}"), lambda: _get(client, f"/dang-vien/{person}/")
    )
    return Measure("a person's page", "the list page", floor, taken, 1.0)
