"""The times apart of a person as entries of the timeline: until when they run by their papers."""

from collections.abc import Iterator
from typing import Any

from django.db.models import BooleanField, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.scope import Scope
from members.models import Exemption, Suspension
from members.timeline import Entry


def entries(person_id: int, scope: Scope) -> Iterator[Entry]:
    """Give the end that stands on the paper of each time apart that runs; one query."""
    for until, is_exemption in _ends(Exemption, person_id).union(_ends(Suspension, person_id), all=True):
        title = _("Hết hạn miễn công tác và sinh hoạt") if is_exemption else _("Hết hạn đình chỉ sinh hoạt")
        url = reverse("ledger:acts", args=[person_id])
        yield Entry(until, f"{until:%d/%m/%Y}", title, _("theo quyết định"), url, soft=True)


def _ends(model: type[Exemption] | type[Suspension], person_id: int) -> QuerySet[Any]:
    rows = model.objects.filter(membership__person_id=person_id, membership__ended_on=None, ends_on=None)
    what = Value(model is Exemption, output_field=BooleanField())
    return rows.filter(until_on__isnull=False).annotate(what=what).values_list("until_on", "what")
