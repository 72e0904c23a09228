"""What an exported list holds, in words for the one who approves it: how many people, which columns of which class."""

from django.db.models import Q
from django.utils.translation import gettext as _

from branches.choices import CELLS
from branches.models import OrganisationPeriod
from jobs.approvals import Content, Part, common_path
from jobs.choices import ColumnClass
from jobs.models import Job
from members import export, filters, listing, policy
from members.field_classes import FieldClass, class_of
from members.models import Membership
from vietnam import dates
from vietnam.words import number

FILTERED_FIELDS = {"dan_toc": "ethnic", "ton_giao": "religion"}
"""Filters, and gaps one may filter by, whose people share a value of a special field: the list tells it
even without the column."""


def content(job: Job) -> Content:
    """Return what the list would hold if it were written now, by the rights of its requester; up to six queries.

    Counts stop behind the longest list that is written at all.
    """
    asked, shown = export.request_of(job), export.columns_of(job)
    people = listing.count_up_to(asked, export.MOST_ROWS)
    own = own_cells(asked)
    return Content(
        people=people,
        outside=listing.count_up_to(asked, export.MOST_ROWS, ~_kept_in(own)) if own and people else people,
        scope_path=place_path(asked),
        place=_place_words(asked),
        conditions=conditions(asked),
        columns=(Part(_("Họ và tên")), *(Part(str(one.label), kind=kind_of(one.klass)) for one in shown)),
    )


def own_cells(asked: listing.Request) -> list[str]:
    """Return the paths of the cells in which the requester holds the right to export by a role there."""
    held = {grant.organisation_id: grant.path for grant in asked.scope.grants if asked.permission in grant.permissions}
    periods = OrganisationPeriod.objects.on(asked.today).filter(organisation_id__in=held, kind__in=CELLS)
    return [held[pk] for pk in periods.values_list("organisation_id", flat=True)]


def place_path(asked: listing.Request) -> str:
    """Return the path of the lowest body that all people of the list lie under, as far as reach goes."""
    reach = asked.scope.paths(asked.permission)
    if asked.unit is None:
        return common_path(reach)
    place = listing.place_now(asked.unit, asked)
    return place if asked.day == asked.today and not asked.moved else common_path([place, *reach])


def _place_words(asked: listing.Request) -> str:
    """Return the unit asked for, or the one above all those the requester may export from."""
    if asked.unit:
        return asked.unit.name
    lowest = place_path(asked).rstrip("/").rpartition("/")[2]
    above = filters.unit_on(int(lowest), asked.today) if lowest else None
    return _("%(unit)s, mọi đơn vị người xin được xuất") % {"unit": above.name} if above else _("Nhiều đơn vị")


def conditions(asked: listing.Request) -> tuple[Part, ...]:
    """Return the filters in words; of a search only that it was one, because its text may be a name."""
    bound = filters.MemberFilter(asked.params, Membership.objects.none(), day=asked.day)
    made = []
    if asked.day != asked.today:
        made.append(Part(_("Tính đến ngày"), dates.of_day(asked.day).display()))
    if asked.found is not None:
        made.append(Part(_("Tìm"), _("kết quả của một lần tìm: %(n)s người") % {"n": number(len(asked.found))}))
    for name, value in asked.params.items():
        if name in bound.filters:
            words = listing.value_words(bound, name, value)
            made.append(Part(str(bound.filters[name].label), words, kind_of(class_of(_field_told(name, value)))))
    typed = (Part(one.label, one.public, kind_of(policy.klass(one.item.name))) for one in asked.conditions)
    return (*made, *typed)


def _field_told(name: str, value: str) -> str:
    """Return the field of which a filter tells something, one that tells nothing of the person for all others."""
    return FILTERED_FIELDS.get(value if name == "thieu" else name, "id")


def kind_of(klass: FieldClass) -> ColumnClass:
    """Return a class as an approver reads it; what says nothing about the person is basic."""
    return ColumnClass.BASIC if klass == FieldClass.TECHNICAL else ColumnClass(klass.value)


def _kept_in(paths: list[str]) -> Q:
    inside = Q()
    for path in paths:
        inside |= Q(person__keeper_path__startswith=path)
    return inside
