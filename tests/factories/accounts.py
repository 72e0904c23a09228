"""Users for tests."""

import factory
from django.contrib.auth.hashers import make_password

from accounts.models import User

PASSWORD = "nắng sớm bên hồ 1954"


class UserFactory(factory.django.DjangoModelFactory):
    """A person who may sign in with ``PASSWORD``; grants are made apart."""

    class Meta:
        model = User

    username = factory.Sequence(lambda number: f"can.bo.{number}")
    full_name = factory.Sequence(lambda number: f"Trần Thị Cán Bộ {number}")
    password = factory.LazyFunction(lambda: make_password(PASSWORD))
