"""Writing what is known of the papers of a file, and the portrait."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused
from members import codes
from members.merging import merge
from members.models import FilePaper, Person, Portrait
from members.papers.imaging import Picture, picture_of
from members.papers.selectors import EMPTY, Values, values_of
from vietnam import dates

if TYPE_CHECKING:
    from accounts.models import User


def save_papers(*, person_id: int, opened: Mapping[str, Values], values: Mapping[str, Values], by: "User") -> int:
    """Write many lines of one file at once and return how many changed; different fields merge.

    ``values`` by kind of paper, then by field, as texts; ``opened`` is what the form showed, kinds
    not in it had no line. Raises ``ChangedMeanwhile`` with names such as ``5.number`` where two
    people changed the same field, ``Refused`` with every finding. Locks the person.
    """
    with transaction.atomic(), history.act("save_papers", by=by):
        Person.objects.locked(person_id)
        rows = {row.kind: row for row in FilePaper.objects.filter(person_id=person_id, kind__in=list(values))}
        changed: dict[str, dict[str, str]] = {}
        clashes: dict[str, tuple[Any, Any, Any]] = {}
        for kind, mine in values.items():
            now = values_of(rows[kind]) if kind in rows else EMPTY
            found = merge(opened.get(kind, EMPTY), now, mine)
            clashes |= {f"{kind}.{field}": three for field, three in found.conflicts.items()}
            if found.changes:
                changed[kind] = {**now, **found.changes}
        if clashes:
            raise ChangedMeanwhile(clashes, 0)
        findings = [one for kind, line in changed.items() for one in paper_findings(kind, line, kind in rows)]
        if findings:
            raise Refused(findings)
        for kind, line in changed.items():
            _write(person_id, kind, line, rows.get(kind))
    return len(changed)


def paper_findings(kind: str, line: Values, is_stored: bool) -> list[Finding]:
    """Say what is wrong with one line; a kind no longer in use may stay but not be begun."""
    found = []
    today = timezone.localdate()
    if not is_stored and not codes.get("file_paper").holds(kind, today):
        reason = _("Loại giấy tờ này không còn trong danh mục.")
        found.append(Finding("retired_code", f"{kind}.state", reason, _("Chọn loại giấy tờ khác.")))
    if not line["state"] and any(line[field] for field in line if field != "state"):
        reason = _("Đã ghi số, ngày hoặc nơi lưu mà chưa chọn tình trạng.")
        remedy = _("Chọn có, còn thiếu hay không cần; hoặc xóa các ô đã ghi.")
        found.append(Finding("paper_without_state", f"{kind}.state", reason, remedy))
    day = _day(line["issued_on"])
    if day and day > today:
        reason = _("Ngày {day} chưa tới.").format(day=line["issued_on"])
        found.append(Finding("date_in_future", f"{kind}.issued_on", reason, _("Xem lại ngày ghi trên giấy tờ.")))
    return found


def _write(person_id: int, kind: str, line: Values, row: FilePaper | None) -> None:
    """Insert, change or, when nothing is left to say, take out one line; its history stays."""
    columns = {
        "state": line["state"],
        "number": line["number"],
        "issued_on": _day(line["issued_on"]),
        "kept_at": line["kept_at"],
        "issuer": line["issuer"],
        "sheets": int(line["sheets"]) if line["sheets"] else None,
        "note": line["note"],
    }
    rows = FilePaper.objects.filter(person_id=person_id, kind=kind)
    if row is None:
        FilePaper.objects.create(person_id=person_id, kind=kind, **columns)
    elif line["state"]:
        rows.update(**columns, version=F("version") + 1)
    else:
        rows.delete()


def _day(text: str) -> date | None:
    return dates.parse(text).value if text else None


def set_portrait(*, person_id: int, content: bytes, by: "User") -> Portrait:
    """Put a picture into the record, over the one that was there; raises ``Refused`` for what is no picture."""
    picture: Picture = picture_of(content)
    with transaction.atomic(), history.act("set_portrait", by=by):
        Person.objects.locked(person_id)
        portrait, _made = Portrait.objects.update_or_create(
            person_id=person_id,
            defaults={
                "image": picture.content,
                "width": picture.width,
                "height": picture.height,
                "digest": picture.digest,
                "recorded_at": timezone.now(),
                "recorded_by": by,
            },
        )
    return portrait


def remove_portrait(*, person_id: int, by: "User") -> None:
    """Take the picture out of the record; nothing happens when there is none."""
    with transaction.atomic(), history.act("remove_portrait", by=by):
        Person.objects.locked(person_id)
        Portrait.objects.filter(person_id=person_id).delete()
