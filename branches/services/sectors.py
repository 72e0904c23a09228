"""Writing sector and kind of unit of many bodies in one act, for statistics."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import history
from accounts.findings import Finding
from accounts.models import User
from branches import rules
from branches.choices import Sector
from branches.models import Organisation, OrganisationPeriod
from branches.rules import Paper
from branches.services import ground

KEPT = "name, name_folded, name_sort, kind, parent_id, code, path"
FILL = """
    UPDATE branches_organisationperiod SET sector = %(sector)s, unit_kind = %(unit_kind)s
    WHERE ends_on IS NULL AND organisation_id = ANY(%(ids)s) AND sector = ''
"""
CHANGE = f"""
    WITH ended AS (
        UPDATE branches_organisationperiod SET ends_on = %(day)s
        WHERE ends_on IS NULL AND organisation_id = ANY(%(ids)s)
          AND sector <> '' AND (sector, unit_kind) <> (%(sector)s, %(unit_kind)s)
        RETURNING *
    )
    INSERT INTO branches_organisationperiod
        (organisation_id, starts_on, sector, unit_kind, cause, decision_number, decided_on, issuer, {KEPT})
    SELECT organisation_id, %(day)s, %(sector)s, %(unit_kind)s,
           %(cause)s, %(number)s, %(decided_on)s, %(issuer)s, {KEPT}
    FROM ended ORDER BY path
"""  # noqa: S608 - the only part put in is the constant above


@dataclass(frozen=True)
class Done:
    """How many bodies got a sector that had none, how many another one."""

    filled: int
    changed: int


@transaction.atomic
def set_sectors(
    *,
    organisation_ids: Iterable[int],
    sector: str,
    unit_kind: str = "",
    starts_on: date,
    decision_number: str = "",
    decided_on: date | None = None,
    issuer: str = "",
    reason: str = "",
    by: User | None,
) -> Done:
    """Give many bodies a sector in one act: where none was recorded it is filled in, else a new period begins.

    Three statements whatever the number. Raises ``Refused``; then nothing is written.
    """
    ground.lock_tree()
    ids, paper = sorted(set(organisation_ids)), Paper(decision_number, decided_on, issuer)
    ground.refuse(_findings(ids, sector, unit_kind, starts_on, paper), reason)
    values: dict[str, Any] = {"ids": ids, "sector": sector, "unit_kind": unit_kind, "day": starts_on}
    columns = ground.paper_columns(paper)
    values |= {"cause": OrganisationPeriod.Cause.CHANGED.value, "number": columns["decision_number"]}
    values |= {"decided_on": decided_on, "issuer": columns["issuer"]}
    with history.act("set_sectors", by=by, reason=reason, paper=decision_number), connection.cursor() as cursor:
        cursor.execute(CHANGE, values)
        changed = cursor.rowcount
        cursor.execute(FILL, values)
        filled = cursor.rowcount
        Organisation.objects.filter(pk__in=ids).update(version=F("version") + 1)
    return Done(filled=filled, changed=changed)


def _findings(ids: list[int], sector: str, unit_kind: str, starts_on: date, paper: Paper) -> list[Finding]:
    found = rules.unit_kind_findings(unit_kind, sector)
    if sector not in Sector.values:
        found.append(Finding("required", "sector", _("Chưa chọn loại hình."), _("Chọn một loại hình trong danh sách.")))
    if not ids:
        found.append(Finding("nothing_chosen", "", _("Chưa chọn tổ chức nào."), _("Đánh dấu các tổ chức rồi gửi lại.")))
    changing = OrganisationPeriod.objects.filter(organisation_id__in=ids, ends_on__isnull=True).exclude(sector="")
    late = changing.exclude(sector=sector, unit_kind=unit_kind).filter(starts_on__gte=starts_on).count()
    if late:
        words = ngettext(
            "{n} tổ chức có thời kỳ bắt đầu từ ngày ấy hoặc muộn hơn.",
            "{n} tổ chức có thời kỳ bắt đầu từ ngày ấy hoặc muộn hơn.",
            late,
        )
        remedy = _("Chọn ngày muộn hơn, hoặc đính chính từng tổ chức.")
        found.append(Finding("not_after_period", "starts_on", words.format(n=late), remedy, value=starts_on))
    return found + rules.day_findings(starts_on, paper, today=timezone.localdate())
