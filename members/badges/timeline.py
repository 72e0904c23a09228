"""Proposals for badges as entries of a person's timeline; badges given stand there as lines of the record."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from members.badges.proposals import is_of_illness
from members.choices import ProposalStage
from members.models import BadgeProposal
from members.timeline import Entry


def entries(person_id: int, scope: Scope) -> Iterator[Entry]:
    """Give one entry for each proposal that waits or was taken back; of an illness to who may read of it. One query."""
    rows = BadgeProposal.objects.filter(person_id=person_id).exclude(stage=ProposalStage.DECIDED)
    for row in rows.select_related("person").order_by("created_at", "pk"):
        day = timezone.localtime(row.created_at).date()
        title = _("Đề nghị Huy hiệu Đảng {years} năm: {stage}").format(
            years=row.years, stage=ProposalStage(row.stage).label
        )
        ill, note = is_of_illness(row), row.closing_reason or row.reason
        may_read = not ill or scope.allows(Permission.VIEW_BACKGROUND, row.person.keeper_path)
        yield Entry(
            on=day,
            day=f"{day:%d/%m/%Y}",
            title=title,
            note=note if may_read else "",
            url=f"{reverse('badges:proposals')}?dot={row.round_on:%Y-%m-%d}",
            soft=row.stage == ProposalStage.PROPOSED,
            is_guarded=ill and may_read and bool(note),
        )
