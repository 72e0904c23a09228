"""The orders of a list: by name, birth, admission or party age, and where a page starts in each."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.models import Membership
from members.party_days import CountedFrom

FAR: Final = date(9999, 12, 31)


@dataclass(frozen=True)
class Order:
    """One order: its code in the address, its words, what it sorts by, and whether an index has it ready."""

    code: str
    label: str | Promise
    column: str
    words: str | Promise
    words_down: str | Promise
    indexed: bool = False
    down: bool = False

    @property
    def value(self) -> str:
        """Return it as the address has it."""
        return f"-{self.code}" if self.down else self.code

    @property
    def said(self) -> str | Promise:
        """Return the order in words."""
        return self.words_down if self.down else self.words

    def key(self) -> Any:
        """Return what is sorted by, never null; a date that is not known comes last."""
        if self.code == "tuoi_dang":
            return Coalesce(CountedFrom(), FAR)
        return Coalesce(self.column, FAR) if self.code == "vao_dang" else F(self.column)

    def by(self) -> tuple[str, ...]:
        """Return the columns of ORDER BY for memberships annotated with ``sort_key``."""
        sign = "-" if self.down else ""
        return tuple(f"{sign}{name}" for name in ("sort_key", "person_id", "pk"))


ORDERS: Final = {
    order.code: order
    for order in (
        Order(
            "ten", _("Họ và tên"), "person__name_sort", _("Xếp theo tên, thứ tự tiếng Việt"),
            _("Xếp theo tên, từ cuối bảng chữ cái"), indexed=True,
        ),
        Order(
            "sinh", _("Ngày sinh"), "person__born_on", _("Xếp theo ngày sinh, người cao tuổi trước"),
            _("Xếp theo ngày sinh, người trẻ trước"), indexed=True,
        ),
        Order(
            "vao_dang", _("Ngày vào Đảng"), "admitted_on", _("Xếp theo ngày vào Đảng, người vào trước đứng trước"),
            _("Xếp theo ngày vào Đảng, người vào sau đứng trước"),
        ),
        Order(
            "tuoi_dang", _("Tuổi Đảng"), "decided_on", _("Xếp theo tuổi Đảng, người nhiều tuổi Đảng trước"),
            _("Xếp theo tuổi Đảng, người ít tuổi Đảng trước"),
        ),
    )
}  # fmt: skip
BY_NAME: Final = ORDERS["ten"]


def order_of(text: str) -> Order:
    """Return the order an address asks for; that by name for one that is not known."""
    found = ORDERS.get(text.removeprefix("-"), BY_NAME)
    if text.startswith("-") and found.code in text:
        return Order(**{**found.__dict__, "down": True})
    return found


def start_of(order: Order, person_id: int | None, within: Q) -> Any:
    """Return the key of a person in an order, None for somebody who is not there or not ``within`` reach.

    A page that began after a stranger would tell his birth and his name by who still comes.
    """
    if person_id is None:
        return None
    rows = Membership.objects.filter(within, person_id=person_id).annotate(sort_key=order.key())
    return rows.order_by(F("ended_on").desc(nulls_first=True), "-pk").values_list("sort_key", flat=True).first()


def after(queryset: QuerySet[Any], order: Order, start: Any, person_id: int | None) -> QuerySet[Any]:
    """Keep what comes after a person, as a range that an index can start at."""
    if start is None or person_id is None:
        return queryset
    if order.down:
        return queryset.filter(sort_key__lte=start).exclude(sort_key=start, person_id__gte=person_id)
    return queryset.filter(sort_key__gte=start).exclude(sort_key=start, person_id__lte=person_id)
