"""The same people everywhere: one small city, one person per role, a neighbour and an outsider.

Every area's tests use these fixtures, so that a reader always meets the same cast:

===================  ==========================================================================
``city``             Thành ủy, above a ward committee and its two bases with their cells (``Tree``)
``secretary``        Bí thư of ``city.cell``
``neighbour_secretary``  Bí thư of ``city.neighbour_cell``, in the other base: 404 on the first's
``office``           Văn phòng of ``city.base`` (above ``city.cell`` and ``city.second_cell``)
``officer``          Cán bộ ban tổ chức of ``city.ward``
``leader``           Lãnh đạo of ``city.ward``: reads, 403 on writing
``inspector``        Cán bộ ủy ban kiểm tra of ``city.ward``
``auditor``          Kiểm toán hệ thống of ``city.root``: no members
``administrator``    Quản trị hệ thống of ``city.root``: no members
``outsider``         signed in, without any role
===================  ==========================================================================

``client_for(user)`` gives a client signed in as that user, ``client_for(None)`` an anonymous one.
``people`` maps every role's name above to its user, ``anonymous`` to None.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from accounts.models import User
from branches.choices import Kind
from branches.models import Organisation
from tests.factories import GrantFactory, OrganisationFactory, UserFactory

CAST = (
    "anonymous",
    "outsider",
    "secretary",
    "neighbour_secretary",
    "office",
    "officer",
    "leader",
    "inspector",
    "auditor",
    "administrator",
)


@dataclass(frozen=True)
class Tree:
    """The small city; ``neighbour_*`` lie beside what the secretary may see, ``other_ward`` beside the ward."""

    root: Organisation
    ward: Organisation
    base: Organisation
    cell: Organisation
    second_cell: Organisation
    neighbour_base: Organisation
    neighbour_cell: Organisation
    other_ward: Organisation
    other_cell: Organisation


def make_city() -> Tree:
    """Make the bodies of the city."""
    root = OrganisationFactory(name="Thành ủy Hà Nội", kind=Kind.CITY)
    ward = OrganisationFactory(
        name="Đảng bộ phường Ngọc Hà",
        kind=Kind.COMMUNE,
        parent=root,
        helper_name="Đồng chí Nguyễn Thị Lan",
        helper_phone="024 3456 7890",
    )
    base = OrganisationFactory(name="Đảng bộ Khu dân cư số 1", kind=Kind.BASE, parent=ward)
    neighbour_base = OrganisationFactory(name="Đảng bộ Khu dân cư số 2", kind=Kind.BASE, parent=ward)
    other_ward = OrganisationFactory(name="Đảng bộ phường Láng", kind=Kind.COMMUNE, parent=root)
    return Tree(
        root=root,
        ward=ward,
        base=base,
        cell=OrganisationFactory(name="Chi bộ Tổ dân phố 7", parent=base),
        second_cell=OrganisationFactory(name="Chi bộ Tổ dân phố 8", parent=base),
        neighbour_base=neighbour_base,
        neighbour_cell=OrganisationFactory(name="Chi bộ Tổ dân phố 9", parent=neighbour_base),
        other_ward=other_ward,
        other_cell=OrganisationFactory(name="Chi bộ Chùa Láng", parent=other_ward),
    )


POSTS = {
    "secretary": ("bi.thu", "Nguyễn Văn Bí", "cell"),
    "neighbour_secretary": ("bi.thu.ben", "Lê Thị Láng Giềng", "neighbour_cell"),
    "office": ("van.phong", "Phạm Thị Văn Phòng", "base"),
    "officer": ("to.chuc", "Trần Văn Tổ", "ward"),
    "leader": ("lanh.dao", "Hoàng Thị Lãnh", "ward"),
    "inspector": ("kiem.tra", "Vũ Văn Kiểm", "ward"),
    "auditor": ("kiem.toan", "Đỗ Thị Toán", "root"),
    "administrator": ("quan.tri", "Bùi Văn Trị", "root"),
}


def make_person(name: str, city: Tree | None) -> User | None:
    """Make one of the cast: the user with the role on the body where it is held."""
    if name == "anonymous":
        return None
    if name == "outsider":
        return UserFactory(username="nguoi.la", full_name="Ngô Văn Lạ")
    username, full_name, place = POSTS[name]
    user = UserFactory(username=username, full_name=full_name)
    role = "secretary" if name == "neighbour_secretary" else name
    GrantFactory(user=user, role=role, organisation=getattr(city, place))
    return user


@pytest.fixture
def city(db) -> Tree:
    return make_city()


@pytest.fixture
def secretary(city: Tree) -> User:
    return make_person("secretary", city)


@pytest.fixture
def neighbour_secretary(city: Tree) -> User:
    return make_person("neighbour_secretary", city)


@pytest.fixture
def office(city: Tree) -> User:
    return make_person("office", city)


@pytest.fixture
def officer(city: Tree) -> User:
    return make_person("officer", city)


@pytest.fixture
def leader(city: Tree) -> User:
    return make_person("leader", city)


@pytest.fixture
def inspector(city: Tree) -> User:
    return make_person("inspector", city)


@pytest.fixture
def auditor(city: Tree) -> User:
    return make_person("auditor", city)


@pytest.fixture
def administrator(city: Tree) -> User:
    return make_person("administrator", city)


@pytest.fixture
def outsider(db) -> User:
    return make_person("outsider", None)


@pytest.fixture
def people(request: pytest.FixtureRequest) -> dict[str, User | None]:
    return {name: None if name == "anonymous" else request.getfixturevalue(name) for name in CAST}


@pytest.fixture
def client_for() -> Callable[[User | None], Client]:
    def make(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return make
