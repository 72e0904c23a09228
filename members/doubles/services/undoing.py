"""Taking two records apart again: every row the merge touched says what it said before, or nothing changes.

Refused, and named, where somebody has written since into a row the merge moved or made.
"""

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from branches.services.ground import hold_tree
from members import facts
from members.doubles.rows import OF_MEMBERSHIP, Snapshot, columns_of, model_of, snapshot
from members.doubles.services import carrying
from members.doubles.services.verdicts import refuse_without_right
from members.keeping import CellNotThere, keeper_of
from members.models import Merge, Person, Portrait

if TYPE_CHECKING:
    from accounts.models import User

_FOLLOWS: Final = frozenset({"version", "keeper_path", "base_id", "committee_id", "name_folded", "name_sort"})
"""Columns of a person that go by themselves: the version, and copies of today's tree."""


def undo_merge(*, merge_id: int, reason: str, by: "User") -> Merge:
    """Take apart what ``merge_records`` made one; rows, memberships, movements and numbers as before.

    What others wrote meanwhile into fields the merge did not touch stays. Locks tree and both records.
    Raises ``Refused`` for who may not edit where both were kept, for a merge undone already or merged on, and
    for rows written since, each named.
    """
    if not reason.strip():
        remedy = _("Ghi điều làm đồng chí biết là hai người.")
        raise Refused([Finding("required", "reason", _("Chưa ghi lý do tách lại."), remedy)])
    with transaction.atomic(), history.act("undo_merge", by=by, reason=reason):
        hold_tree()
        pair = Merge.objects.values_list("kept_id", "dropped_id").get(pk=merge_id)
        people = Person.objects.select_for_update(of=("self",)).filter(pk__in=pair).order_by("pk")
        rows = {row.pk: row for row in people}
        merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge_id)
        _refuse_closed(merge, rows[merge.kept_id])
        sentence = _("Chỉ người có quyền sửa ở nơi quản lý của cả hai hồ sơ mới tách lại được.")
        refuse_without_right({rows[merge.kept_id].keeper_path, *_former_places(merge)}, sentence, by=by)
        now = snapshot(pair)
        _refuse_written(merge, now)
        _put_back(merge)
        Merge.objects.filter(pk=merge.pk).update(undone_by=by, undone_at=timezone.now(), undoing_reason=reason[:300])
        merge.refresh_from_db()
    return merge


def _former_places(merge: Merge) -> list[str]:
    """Return where both records were kept before the merge, as today's tree has it; as it was where a cell is gone."""
    today, found = timezone.localdate(), []
    for row in merge.before["person"].values():
        try:
            found.append(keeper_of(row["keeper_id"], today).path)
        except CellNotThere:
            found.append(row["keeper_path"])
    return found


def _refuse_closed(merge: Merge, kept: Person) -> None:
    if merge.undone_at is not None:
        raise Refused([Finding("undone_already", "", _("Lần gộp này đã được tách lại."), _("Tải lại trang."))])
    if kept.merged_into_id:
        reason = _("Hồ sơ giữ lại đã được gộp tiếp vào hồ sơ khác.")
        raise Refused([Finding("merged_on", "", reason, _("Tách lần gộp sau trước, rồi tách lần này."))])


def _refuse_written(merge: Merge, now: Snapshot) -> None:
    """Refuse when a row the merge touched says something else now, or a membership has new rows."""
    made: Snapshot = merge.moved["rows"]
    found: dict[str, list[str]] = {}
    for name, rows in made.items():
        for key, row in rows.items():
            there = now.get(name, {}).get(key)
            if name == "person":
                _note(found, name, _changed_fields(merge.before["person"][key], row or {}, there or {}))
            elif "." in name:
                _note(found, name, _changed_since(row, there))
            elif there != row:
                _note(found, name, [""])
    touched = {int(key) for key, row in made.get("membership", {}).items() if row}
    for name in OF_MEMBERSHIP:
        late = _newer(name, touched, now, made.get(name, {}), merge)
        _note(found, name, [""] if late else [])
    picture = Portrait.objects.filter(person=merge.kept_id).values_list("digest", flat=True).first()
    if merge.moved["portrait"] not in ("", picture):
        found["portrait"] = [""]
    if found:
        raise Refused([_written(name, fields) for name, fields in found.items()])


def _newer(name: str, memberships: set[int], now: Snapshot, made: dict[str, Any], merge: Merge) -> bool:
    """Say whether a membership the merge touched has a row that came after the merge."""
    known = set(merge.moved["known"].get(name, ())) | {int(key) for key in made}
    return any(int(key) not in known and row["membership_id"] in memberships for key, row in now.get(name, {}).items())


def _changed_since(made: dict[str, Any] | None, there: dict[str, Any] | None) -> list[str]:
    """Say where a row of a higher app points elsewhere since; one that went meanwhile says nothing any more."""
    if made is None:
        return [""] if there is not None else []
    return [""] if there is not None and any(there[name] != value for name, value in made.items()) else []


def _changed_fields(before: dict[str, Any], made: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Return the fields that the merge changed and somebody changed again."""
    mine = {name for name in before if before[name] != made.get(name)} - _FOLLOWS
    return [name for name in mine if made.get(name) != now.get(name)]


def _note(found: dict[str, list[str]], name: str, fields: list[str]) -> None:
    if fields:
        found.setdefault(name, []).extend(fields)


def _written(name: str, fields: list[str]) -> Finding:
    what = str(model_of(name)._meta.verbose_name)
    named = ", ".join(str(facts.label(field)) for field in fields if field and field != "keeper_id")
    if name == "person":
        what = named or _("nơi quản lý hồ sơ")
    reason = _("Sau khi gộp đã có người ghi thêm hoặc sửa: {what}.").format(what=what)
    remedy = _("Không tách tự động được nữa. Sửa hồ sơ hiện có, hoặc ghi hồ sơ mới cho người thứ hai.")
    return Finding("written_since", "", reason, remedy)


def _put_back(merge: Merge) -> None:
    """Write every row as it was: what the merge made goes first, then memberships, persons and the rest."""
    before, made = merge.before, merge.moved["rows"]
    for name in ("movement", *(other for other in made if other != "movement")):
        created = [int(key) for key, row in before.get(name, {}).items() if row is None]
        model_of(name)._default_manager.filter(pk__in=created).delete()
    for name in ("membership", "person", *(other for other in before if other not in ("membership", "person"))):
        rows = before.get(name, {})
        order = sorted(rows, key=lambda key: (made[name][key] is None, int(key) == merge.dropped_id))
        for key in order:
            if rows[key] is not None:
                _write(name, int(key), rows[key], made[name][key], merge)
    if merge.moved["portrait"]:
        Portrait.objects.filter(person=merge.kept_id).update(person=merge.dropped_id)


def _write(name: str, pk: int, row: dict[str, Any], made: dict[str, Any] | None, merge: Merge) -> None:
    model = model_of(name)
    if made is None:
        model(**columns_of(name, row)).save(force_insert=True)
        return
    changed = {column: value for column, value in row.items() if value != made[column]}
    columns = columns_of(name, changed)
    if name == "person":
        columns = {**columns, **_place(row, pk, merge), "version": F("version") + 1}
    with carrying.let_through(name):
        model._default_manager.filter(pk=pk).update(**columns)


def _place(row: dict[str, Any], pk: int, merge: Merge) -> dict[str, Any]:
    """Return where the record is kept, as today's tree has it; nothing where the merge did not move it."""
    if pk != merge.dropped_id and row["keeper_id"] == merge.moved["rows"]["person"][str(pk)]["keeper_id"]:
        return {}
    try:
        return keeper_of(row["keeper_id"], timezone.localdate()).columns()
    except CellNotThere:
        reason = _("Chi bộ quản lý hồ sơ trước khi gộp nay không còn.")
        raise Refused([Finding("unknown_cell", "", reason, _("Ghi hồ sơ mới ở chi bộ hiện nay."))]) from None
