"""The rating of organisations: what a body says of itself, what the level above decides by one paper for many."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding
from branches.models import Organisation, OrganisationPeriod
from cell_life.models import OrganisationRating, RatingDecision
from cell_life.rounds import rules
from cell_life.rounds.services.deciding import Decided, paper_findings, write_decision
from cell_life.rounds.services.sheets import refuse
from members.ratings.rules import counting_day, year_findings
from members.services.standings import Paper

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Own:
    """What a body says of itself: its level, its points, and a word where the points speak for a lower level."""

    level: str
    points: Decimal | None = None
    reason: str = ""


def report_body(
    *, organisation_id: int, year: int, own: Own, version: int | None = None, by: "User"
) -> OrganisationRating:
    """Write the level and points a body gives itself and report it; ``version`` None where no row was shown.

    Raises ``Refused`` (decided already, points against the level), ``ChangedMeanwhile``.
    """
    refuse(year_findings(year, timezone.localdate()))
    with transaction.atomic(), history.act("report_body_rating", by=by, reason=own.reason):
        Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=organisation_id)
        row = OrganisationRating.objects.filter(organisation=organisation_id, year=year).first()
        if row is not None and row.version != version:
            raise ChangedMeanwhile({"own_level": (None, row.own_level, own.level)}, row.version)
        found = []
        if row is not None and row.level:
            said = _("Cấp trên đã quyết định xếp loại tổ chức này.")
            found.append(Finding("round_step", "", said, _("Muốn thay đổi thì báo cáo cấp đã quyết định.")))
        if not own.level:
            said = _("Chưa chọn mức tự xếp loại.")
            found.append(Finding("required", "own_level", said, _("Chọn một trong bốn mức.")))
        day = counting_day(year, timezone.localdate())
        found += rules.points_findings(own.points, own.level, own.reason, "points", day)
        refuse(found)
        values = {"own_level": own.level, "points": own.points, "reported_on": timezone.localdate()}
        if row is None:
            return OrganisationRating.objects.create(organisation_id=organisation_id, year=year, **values)
        OrganisationRating.objects.filter(pk=row.pk).update(**values, version=F("version") + 1)
        row.refresh_from_db()
    return row


def decide_bodies(
    *,
    organisation_id: int,
    year: int,
    choices: Mapping[int, Decided],
    paper: Paper,
    from_register: bool = False,
    by: "User",
) -> RatingDecision:
    """Decide the levels of bodies directly below by one paper; ``choices`` by organisation, empty levels are left out.

    Another level than the body's own needs a reason. Raises ``Refused`` with each finding at its box (``d12``).
    """
    given = {pk: one for pk, one in choices.items() if one.level}
    refuse(paper_findings(paper, given, from_register=from_register, what=_("Chưa chọn mức cho tổ chức nào.")))
    with transaction.atomic(), history.act("decide_body_ratings", by=by, paper=paper.number):
        below = OrganisationPeriod.objects.on(counting_day(year, timezone.localdate()))
        inside = set(below.filter(parent=organisation_id).values_list("organisation_id", flat=True))
        list(Organisation.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=given).order_by("pk"))
        there = {
            row.organisation_id: row for row in OrganisationRating.objects.filter(organisation__in=given, year=year)
        }
        refuse(_body_findings(given, inside, there))
        decision = write_decision(organisation_id, year, paper, by=by)
        for pk, one in given.items():
            row = there.get(pk) or OrganisationRating(organisation_id=pk, year=year)
            row.level, row.reason, row.decision = one.level, one.reason.strip()[:500], decision
            row.version += 1 if row.pk else 0
            there[pk] = row
        fresh = [there[pk] for pk in given if there[pk].pk is None]
        OrganisationRating.objects.bulk_create(fresh)
        rows = [there[pk] for pk in given if there[pk] not in fresh]
        OrganisationRating.objects.bulk_update(rows, ["level", "reason", "decision", "version"])
    return decision


def _body_findings(
    given: Mapping[int, Decided], inside: set[int], there: Mapping[int, OrganisationRating]
) -> list[Finding]:
    found: list[Finding] = []
    for pk, one in given.items():
        row = there.get(pk)
        if pk not in inside:
            said = _("Tổ chức này không trực thuộc cấp ra quyết định.")
            found.append(Finding("round_not_below", f"d{pk}", said, _("Tải lại trang.")))
        elif row is not None and row.level:
            said = _("Người khác vừa ghi quyết định xếp loại tổ chức này.")
            found.append(Finding("round_taken", f"d{pk}", said, _("Tải lại trang để xem.")))
        elif row is not None and row.own_level != one.level and not one.reason.strip():
            said = _("Khác mức tự xếp loại thì phải ghi lý do.")
            found.append(Finding("round_reason", f"r{pk}", said, _("Ghi căn cứ của cấp ủy.")))
    return found
