"""Makers of rows for tests, straight through the ORM; every area has its module."""

from tests.factories.accounts import AppFactory, DoorActFactory, PasskeyFactory, UserFactory
from tests.factories.branches import GrantFactory, OrganisationFactory, close, rename

__all__ = [
    "AppFactory",
    "DoorActFactory",
    "GrantFactory",
    "OrganisationFactory",
    "PasskeyFactory",
    "UserFactory",
    "close",
    "rename",
]
