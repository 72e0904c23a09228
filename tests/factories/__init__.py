"""Makers of rows for tests, straight through the ORM; every area has its module."""

from tests.factories.accounts import DoorActFactory, AppFactory, PasskeyFactory, UserFactory
from tests.factories.branches import GrantFactory, OrganisationFactory, close, rename

__all__ = [
    "DoorActFactory",
    "AppFactory",
    "GrantFactory",
    "OrganisationFactory",
    "PasskeyFactory",
    "UserFactory",
    "close",
    "rename",
]
