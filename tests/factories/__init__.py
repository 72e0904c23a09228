"""Makers of rows for tests, straight through the ORM; every area has its module."""

from tests.factories.accounts import UserFactory
from tests.factories.branches import GrantFactory, OrganisationFactory, close, rename

__all__ = ["GrantFactory", "OrganisationFactory", "UserFactory", "close", "rename"]
