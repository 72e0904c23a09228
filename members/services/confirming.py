"""Writing that a record was gone through with the member in person."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from members.models import Person

if TYPE_CHECKING:
    from accounts.models import User


def confirm_record(*, person_id: int, on: date, by: "User") -> Person:
    """Write that somebody went through the record with the member on this day; the last day stands.

    Locks the person. Raises ``Refused`` for a day still to come or before the one that stands.
    """
    with transaction.atomic(), history.act("confirm_record", by=by):
        person = Person.objects.locked(person_id)
        if on > timezone.localdate():
            remedy = _("Ghi ngày hôm nay hoặc ngày đã qua.")
            raise Refused([Finding("date_in_future", "on", _("Ngày này chưa tới."), remedy)])
        if person.confirmed_on and on < person.confirmed_on:
            reason = _("Lần kiểm gần nhất đã ghi là ngày {day}.").format(day=person.confirmed_on.strftime("%d/%m/%Y"))
            raise Refused([Finding("confirmed_later", "on", reason, _("Chỉ ghi lần kiểm mới hơn."))])
        Person.objects.filter(pk=person_id).update(confirmed_on=on, version=F("version") + 1)
    person.refresh_from_db()
    return person
