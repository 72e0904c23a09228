"""Writes about saved lists and about how a list lies before somebody."""

from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.findings import ChangedMeanwhile, Finding, Refused
from accounts.models import User
from members.lists import arrangement
from members.models import SavedList

MOST_LISTS = 50
"""Lists one person keeps; the page counts them all at once."""


@transaction.atomic
def save_list(
    *,
    name: str,
    query: Mapping[str, str],
    texts: Mapping[str, str],
    columns: Sequence[str],
    shared_with: int | None = None,
    by: User,
) -> SavedList:
    """Keep conditions, order and columns under a name; raises ``Refused`` for a name used before or too many lists."""
    if SavedList.objects.filter(owner=by).exclude(name=arrangement.OWN).count() >= MOST_LISTS:
        why = _("Đồng chí đã giữ {n} danh sách, số nhiều nhất.").format(n=MOST_LISTS)
        raise Refused([Finding("too_many_lists", "name", why, _("Xóa bớt danh sách không dùng nữa rồi lưu lại."))])
    params = {"query": dict(query), "texts": dict(texts)}
    row = SavedList(owner=by, name=name, params=params, columns=list(columns), shared_with_id=shared_with)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise _name_used() from error
    return row


@transaction.atomic
def change_list(*, list_id: int, opened_version: int, name: str, shared_with: int | None, by: User) -> None:
    """Rename one's own list or share it otherwise.

    Raises ``ChangedMeanwhile`` when it was changed since the form was opened, ``Refused`` for a name used before.
    """
    rows = SavedList.objects.filter(pk=list_id, owner=by, version=opened_version)
    try:
        with transaction.atomic():
            changed = rows.update(name=name, shared_with=shared_with, version=F("version") + 1)
    except IntegrityError as error:
        raise _name_used() from error
    if not changed:
        raise ChangedMeanwhile({}, opened_version)


@transaction.atomic
def delete_list(*, list_id: int, by: User) -> None:
    """Throw one's own list away; the people on it stay as they are."""
    SavedList.objects.filter(pk=list_id, owner=by).delete()


@transaction.atomic
def copy_list(*, list_id: int, by: User) -> SavedList:
    """Take a list that others share for one's own, so that it stays when they change or drop theirs."""
    found = SavedList.objects.get(pk=list_id)
    taken = set(SavedList.objects.filter(owner=by).values_list("name", flat=True))
    name, number = found.name, 2
    while name in taken:
        name, number = f"{found.name[:110]} ({number})", number + 1
    return save_list(
        name=name,
        query=found.params.get("query", {}),
        texts=found.params.get("texts", {}),
        columns=found.columns,
        by=by,
    )


@transaction.atomic
def arrange(*, columns: Sequence[str], dense: bool, order: str, by: User) -> None:
    """Keep how the list lies before somebody: the columns, how dense, in which order."""
    params = {arrangement.DENSE: "1" if dense else "", arrangement.ORDER: order}
    SavedList.objects.update_or_create(
        owner=by, name=arrangement.OWN, defaults={"columns": list(columns), "params": params}
    )


@transaction.atomic
def arrange_list(*, list_id: int, columns: Sequence[str], by: User) -> None:
    """Keep other columns with one's own saved list."""
    SavedList.objects.filter(pk=list_id, owner=by).update(columns=list(columns), version=F("version") + 1)


def _name_used() -> Refused:
    why = _("Đồng chí đã có danh sách mang tên này.")
    return Refused([Finding("list_name_used", "name", why, _("Chọn tên khác, hoặc xóa danh sách cũ trước."))])
