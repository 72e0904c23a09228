"""Steps inside the sheet's services that put the vote about each member to the ballots room and count it there."""

from typing import TYPE_CHECKING, Final

from django.db.models import F
from django.utils.translation import gettext as _

from accounts.findings import Finding, Refused
from cell_life.ballots import services as ballots
from cell_life.ballots.rules import Level, Tally
from cell_life.choices import BaseKind
from cell_life.models import Ballot, BallotBase, RatingEntry, RatingSheet
from cell_life.rounds import rules
from cell_life.rounds.rules import Votes
from cell_life.rounds.services.sheets import refuse, settle
from members.choices import RatingLevel

if TYPE_CHECKING:
    from accounts.models import User
    from cell_life.rounds.services.filling import Sitting

SUBJECT: Final = "rating"


def base_of(sheet: RatingSheet, *, by: "User") -> BallotBase:
    """Return the closed list of voters of the day of the vote; one that is open is closed now, with all its reasons.

    Raises ``Refused`` without a day, or while an objection against the list has no conclusion.
    """
    if sheet.voted_on is None:
        said = _("Chưa ghi ngày bỏ phiếu.")
        raise Refused([Finding("required", "voted_on", said, _("Ghi ngày hội nghị chi bộ đã bỏ phiếu."))])
    base = ballots.open_base(
        organisation_id=sheet.cell_id,
        kind=BaseKind.CELL,
        held_on=sheet.voted_on,
        meeting_id=sheet.meeting_id,
        by=by,
    )
    return base if base.frozen_at else ballots.freeze_base(base_id=base.pk, by=by)


def count(base: BallotBase, row: RatingEntry, votes: Votes, sitting: "Sitting", *, by: "User") -> Ballot:
    """Put the four levels about one member on the list and write what was counted. Raises ``Refused``."""
    person = row.membership.person
    chair = sitting.chair_id
    if chair == person.pk and sitting.other_chair_id:
        chair = sitting.other_chair_id
    found = rules.chair_findings(chair, person.pk, person.full_name)
    if found:
        raise Refused(found)
    ballot = ballots.open_ballot(
        base_id=base.pk,
        subject_kind=SUBJECT,
        subject_id=row.pk,
        about_id=person.pk,
        question=_("Xếp loại năm {year} đối với đồng chí {name}").format(year=row.sheet.year, name=person.full_name),
        rule_key=rules.SHARE,
        options=[Level(str(level.value), str(level.label)) for level in rules.LEVELS],
        by=by,
    )
    return ballots.record_count(
        ballot_id=ballot.pk,
        tally=tally_of(votes, sitting.issued),
        chair_id=chair,
        counters=[one for one in sitting.counters if one != person.pk],
        by=by,
    )


def tally_of(votes: Votes, issued: int | None) -> Tally:
    """Write votes as the ballots room counts them; papers given out are as many as came back unless told."""
    cast = {str(RatingLevel(level).value): number for level, number in zip(rules.LEVELS, votes.cast, strict=True)}
    given = votes.total if issued is None else issued
    return Tally(yes=sum(votes.cast), invalid=votes.invalid, issued=given, votes=cast)


def void(ballot_id: int, reason: str, *, by: "User") -> None:
    """Make the vote about a member void."""
    ballots.void_ballot(ballot_id=ballot_id, reason=reason, by=by)


def voted_anew(ballot: Ballot, by: "User") -> None:
    """Take back what a vote that is made void had said of a member; once reported it stays. Raises ``Refused``."""
    row = RatingEntry.objects.select_for_update(of=("self",)).select_related("sheet").get(pk=ballot.subject_id or 0)
    refuse(rules.step_findings(row.sheet.state, rules.BEFORE_REPORT))
    RatingEntry.objects.filter(pk=row.pk).update(ballot=None, cell_level="", version=F("version") + 1)
    settle(row.sheet_id)
