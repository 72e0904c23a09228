"""Users and their second factors for tests."""

import factory
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.hashers import make_password

from accounts.models import DoorAct, User

PASSWORD = "nắng sớm bên hồ 1954"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class UserFactory(factory.django.DjangoModelFactory):
    """A person who may sign in with ``PASSWORD``; grants are made apart."""

    class Meta:
        model = User

    username = factory.Sequence(lambda number: f"can.bo.{number}")
    full_name = factory.Sequence(lambda number: f"Trần Thị Cán Bộ {number}")
    password = factory.LazyFunction(lambda: make_password(PASSWORD))


class AppFactory(factory.django.DjangoModelFactory):
    """The app on somebody's telephone, which knows ``SECRET``, with a sheet of recovery codes."""

    class Meta:
        model = Authenticator
        skip_postgeneration_save = True

    user = factory.SubFactory(UserFactory)
    type = Authenticator.Type.TOTP
    data = factory.LazyFunction(lambda: {"secret": get_adapter().encrypt(SECRET), "last_step": -1})

    @factory.post_generation
    def codes(self, create: bool, extracted: object, **kwargs: object) -> None:
        RecoveryCodes.activate(self.user)


class PasskeyFactory(factory.django.DjangoModelFactory):
    """A passkey as the pages list it; it answers no challenge."""

    class Meta:
        model = Authenticator

    user = factory.SubFactory(UserFactory)
    type = Authenticator.Type.WEBAUTHN
    data = factory.LazyFunction(lambda: {"name": "Máy ở văn phòng", "credential": {}})


class DoorActFactory(factory.django.DjangoModelFactory):
    """Something the owner did to the doors of the account."""

    class Meta:
        model = DoorAct

    user = factory.SubFactory(UserFactory)
    by = factory.SelfAttribute("user")
    kind = "app_set"
