"""Posts for tests: ``PostFactory(person=…, organisation=…, kind=…)``."""

from datetime import date

import factory

from members.choices import PostKind
from members.models import Post


class PostFactory(factory.django.DjangoModelFactory):
    """A post since the first of 2026, without an end; a secretary's unless told otherwise."""

    class Meta:
        model = Post

    kind = PostKind.SECRETARY
    starts_on = date(2026, 1, 1)
    term = "2025–2030"
    decision_number = "7-QĐ/ĐU"
