"""Organisations and grants for tests: ``OrganisationFactory(parent=…, kind=…)`` keeps the paths right."""

from datetime import date

import factory

from branches.choices import Kind
from branches.models import Organisation, OrganisationPeriod, RoleGrant
from vietnam import names

FOUNDED = date(2020, 1, 1)


def period_of(organisation: Organisation) -> OrganisationPeriod:
    """Return the newest period of the organisation."""
    return organisation.periods.order_by("-starts_on")[0]


class OrganisationFactory(factory.django.DjangoModelFactory):
    """An organisation with one open period.

    Give ``name``, ``kind``, ``parent`` (an organisation), ``code`` and ``since``; the organisation
    made carries ``path`` and ``name`` of that period for the tests' convenience.
    """

    class Meta:
        model = Organisation
        exclude = ("since",)

    since = FOUNDED
    opened_on = factory.SelfAttribute("since")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        details = {key: kwargs.pop(key) for key in ("name", "kind", "parent", "code", "sector") if key in kwargs}
        organisation = super()._create(model_class, *args, **kwargs)
        period = _open_period(organisation, **details)
        organisation.path = period.path
        organisation.name = period.name
        return organisation


def _open_period(organisation: Organisation, *, name="", kind=Kind.CELL, parent=None, code="", sector=""):
    name = name or f"Chi bộ {organisation.pk}"
    above = period_of(parent).path if parent else ""
    return OrganisationPeriod.objects.create(
        organisation=organisation,
        starts_on=organisation.opened_on,
        name=name,
        name_folded=names.fold(name),
        name_sort=names.fold(name),
        kind=kind,
        parent=parent,
        code=code,
        sector=sector,
        path=f"{above}{organisation.pk}/",
    )


def rename(organisation: Organisation, *, name: str, on: date) -> None:
    """Close the open period on ``on`` and open one with the new name."""
    period = period_of(organisation)
    OrganisationPeriod.objects.filter(pk=period.pk).update(ends_on=on)
    period.pk, period.starts_on, period.ends_on, period.name = None, on, None, name
    period.name_folded = period.name_sort = names.fold(name)
    period.cause = OrganisationPeriod.Cause.RENAMED
    period.save(force_insert=True)
    organisation.name = name


def close(organisation: Organisation, *, on: date) -> None:
    """End the organisation and its open period on ``on``."""
    OrganisationPeriod.objects.filter(organisation=organisation, ends_on=None).update(ends_on=on)
    organisation.closed_on = on
    organisation.save(update_fields=["closed_on"])


class GrantFactory(factory.django.DjangoModelFactory):
    """A role for a user on an organisation since the founding, without an end."""

    class Meta:
        model = RoleGrant

    starts_on = FOUNDED
