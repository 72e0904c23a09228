"""Making the papers of a transfer: by right, in Vietnamese, logged with a code that stands on the paper."""

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS, Kind
from branches.models import OrganisationPeriod
from branches.papers.issuers import NO_PLACE, Issuer, committee_name, issuer_on
from branches.services import seal_paper
from members import facts
from members.models import Transfer
from members.printing.services import trace_of
from members.transfers import documents, letters, selectors
from members.transfers.letters import Member, Side, Terms
from members.transfers.services.acts import SUBJECT as SUBJECT_OF_NUMBERS
from members.viewing import SUBJECT

if TYPE_CHECKING:
    from accounts.models import User

_LEVELS: Final = {
    Kind.CITY: "city",
    Kind.COMMUNE: "above",
    Kind.UPPER: "above",
    Kind.BASE: "base",
    Kind.SECTION: "section",
    Kind.UNDER_BASE: "section",
    Kind.BASE_CELL: "cell",
    Kind.CELL: "cell",
}


def print_letter(*, transfer: Transfer, scope: Scope, target: Path, by: "User") -> str:
    """Write the letter of introduction to ``target``, log it and return the code that stands on it.

    Numbers of the member come only to who may reveal them; else they are left to the pen. The digest of the file
    goes into the register that numbered the letter, so that whoever holds it can ask whether it is the one.
    """
    with translation.override("vi"):
        member, full = _member(transfer, scope)
        code = _logged(transfer, _("in giấy giới thiệu sinh hoạt đảng"), by, full=full)
        today = timezone.localdate()
        home, there = _sides(transfer, today)
        paper = letters.letter(member, _terms(transfer, today), home, there)
        documents.write_letter(paper, trace=trace_of(by, code), target=target)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    seal_paper(subject_type=SUBJECT_OF_NUMBERS, subject_id=transfer.pk, sha256=digest, by=by)
    return code


def print_notices(*, transfer: Transfer, scope: Scope, target: Path, by: "User") -> str:
    """Write the notices that go by post to the new side, log it and return the code that stands on them."""
    with translation.override("vi"):
        member, full = _member(transfer, scope)
        code = _logged(transfer, _("in phiếu báo chuyển sinh hoạt đảng"), by, full=full)
        today = timezone.localdate()
        found = letters.notices(member, _terms(transfer, today), *_sides(transfer, today))
        documents.write_notices(found, _issuer(transfer, today), trace=trace_of(by, code), target=target)
    return code


def _logged(transfer: Transfer, words: str, by: "User", *, full: bool) -> str:
    person = transfer.membership.person
    return record_access(
        user=by,
        action=AccessAction.REVEALED if full else AccessAction.EXPORTED,
        subject_type=SUBJECT,
        subject_id=person.pk,
        scope=person.keeper_path,
        filter_words=words,
    )


def _member(transfer: Transfer, scope: Scope) -> tuple[Member, bool]:
    """Return what the paper says of the member, and whether with numbers."""
    person = transfer.membership.person
    said = facts.values_of(person, transfer.membership)
    full = scope.allows(Permission.REVEAL_NUMBERS, person.keeper_path)
    shown = {name: facts.show(name, said[name]) for name in ("born_on", "admitted_on", "official_on")}
    return (
        Member(
            name=person.full_name,
            born=shown["born_on"],
            admitted=shown["admitted_on"],
            official=shown["official_on"],
            card=str(said["card_number"] or "") if full else "",
            dossier=str(said["dossier_number"] or "") if full else "",
        ),
        full,
    )


def _terms(row: Transfer, today: date) -> Terms:
    places = selectors.Places([row], today)
    return Terms(
        kind=row.kind,
        number=row.letter_number,
        day=row.letter_on or today,
        issuer=row.letter_issuer,
        dues_until=f"{row.dues_until:%m/%Y}" if row.dues_until else "",
        until=f"{row.until_on:%d/%m/%Y}" if row.until_on else "",
        reason=row.reason,
        from_name=places.name(row.from_cell_id, row.from_words),
        to_name=places.name(row.to_cell_id, row.to_words),
    )


def _sides(row: Transfer, today: date) -> tuple[Side, Side]:
    """Return the bodies of both sides by level; the city stands only on letters that leave it. Three queries."""
    places = selectors.Places([row], today)
    home, there = _bodies(places.paths.get(row.from_cell_id or 0, "")), _bodies(places.sides(row).there)
    if row.to_cell_id:
        home.pop("city", None)
    there.pop("city", None)
    return Side(home, row.from_words), Side(there, row.to_words)


def _bodies(path: str) -> dict[str, str]:
    ids = [int(step) for step in path.split("/") if step]
    periods = OrganisationPeriod.objects.filter(organisation_id__in=ids, ends_on__isnull=True)
    return {
        _LEVELS[Kind(period.kind)]: period.name if period.kind in CELLS else committee_name(period.name)
        for period in periods
    }


def _issuer(row: Transfer, today: date) -> Issuer:
    body = selectors.issuing_body(row, today)
    if body is None:
        return Issuer("", row.letter_issuer, NO_PLACE, "", "")
    return issuer_on(body.organisation_id, body.path, today)
