"""Cards and badges of the Party: the card in hand, what is asked for, and who is proposed for a round."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from branches.models import Organisation
from members.choices import BadgeWay, BadgeYears, CardAsk, CardEnd, CardKind, ProposalStage
from members.models.person import Person
from members.querysets import RecordRowQuerySet


@history.track()
class PartyCard(models.Model):
    """Thẻ đảng viên: one card from its issue until it is exchanged, lost or collected.

    The number of the card in hand is copied to the person by the services.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cards")
    number = models.CharField(_("Số thẻ"), max_length=12)
    kind = models.CharField(_("Cấp lần này"), max_length=10, choices=CardKind.choices)
    issued_on = models.DateField(_("Ngày cấp"))
    decision_number = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    issuer = models.CharField(_("Nơi cấp"), max_length=200, blank=True)
    ended_on = models.DateField(_("Hết dùng ngày"), null=True, blank=True)
    ending = models.CharField(_("Vì sao hết dùng"), max_length=10, choices=CardEnd.choices, blank=True)
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = RecordRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("thẻ đảng viên")
        verbose_name_plural = _("thẻ đảng viên")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_on__isnull=True),
                name="members_partycard_one_in_hand",
                violation_error_message=_("Đồng chí này đang có một thẻ còn dùng."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ending="") | (Q(ended_on__isnull=False) & ~Q(ending="")),
                name="members_partycard_ends_with_a_reason",
                violation_error_message=_("Thẻ hết dùng phải ghi vì sao."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("issued_on")),
                name="members_partycard_ends_not_before_its_issue",
                violation_error_message=_("Ngày hết dùng không thể trước ngày cấp."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"


@history.track()
class CardRequest(models.Model):
    """Đề nghị cấp thẻ: a card asked for, first, for a lost one or for one damaged or wrong, until it is decided.

    Closed by the decision (``decided_on``), by a card that is printed (``card``) or by a refusal with its reason.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="card_requests")
    kind = models.CharField(_("Đề nghị"), max_length=10, choices=CardKind.choices)
    asked_on = models.DateField(_("Ngày đề nghị"))
    reason = models.CharField(_("Lý do"), max_length=300, blank=True)
    happened_on = models.DateField(_("Ngày mất, hỏng"), null=True, blank=True)
    stage = models.CharField(_("Bước"), max_length=10, choices=CardAsk.choices, default=CardAsk.ASKED)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    decision_number = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=200, blank=True)
    closing_reason = models.CharField(_("Lý do không cấp"), max_length=300, blank=True)
    card = models.OneToOneField(
        PartyCard, on_delete=models.PROTECT, null=True, related_name="request", verbose_name=_("Thẻ đã cấp")
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("Ghi vào sổ lúc"), default=timezone.now)

    objects = RecordRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("đề nghị cấp thẻ")
        verbose_name_plural = _("đề nghị cấp thẻ")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(stage=CardAsk.ASKED),
                name="members_cardrequest_one_waiting_per_person",
                violation_error_message=_("Đồng chí này đang có một đề nghị cấp thẻ chưa xong."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=CardAsk.REFUSED) | ~Q(closing_reason=""),
                name="members_cardrequest_refusal_has_a_reason",
                violation_error_message=_("Không cấp thẻ phải ghi lý do."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "asked_on"], name="members_cardrequest_waiting")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.stage}"


@history.track()
class BadgeProposal(models.Model):
    """Đề nghị tặng Huy hiệu Đảng: one person put forward for one badge in one round, until it is decided.

    The planner shows who qualifies; a person puts them forward. ``proposer`` is the organisation that
    proposes (the one that was left, when the move came after the day of the years). A decision makes a ``Badge``.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="badge_proposals")
    years = models.PositiveSmallIntegerField(_("Huy hiệu (năm tuổi Đảng)"), choices=BadgeYears.choices)
    round_on = models.DateField(_("Đợt"))
    way = models.CharField(_("Trường hợp"), max_length=10, choices=BadgeWay.choices)
    stage = models.CharField(_("Bước"), max_length=10, choices=ProposalStage.choices, default=ProposalStage.PROPOSED)
    proposer = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("Đơn vị đề nghị"), db_index=False
    )
    evidence = models.CharField(_("Giấy tờ kèm theo"), max_length=300, blank=True)
    reason = models.CharField(_("Giải trình"), max_length=500, blank=True)
    number = models.CharField(_("Số huy hiệu"), max_length=20, blank=True)
    decision_number = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=200, blank=True)
    closing_reason = models.CharField(_("Lý do thôi đề nghị"), max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(_("Ghi vào sổ lúc"), default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = RecordRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("đề nghị tặng Huy hiệu Đảng")
        verbose_name_plural = _("đề nghị tặng Huy hiệu Đảng")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "years"],
                condition=Q(stage=ProposalStage.PROPOSED),
                name="members_badgeproposal_one_open_of_each_kind",
                violation_error_message=_("Đồng chí này đã được đề nghị tặng huy hiệu loại đó."),
            ),
            models.CheckConstraint(
                condition=Q(years__in=BadgeYears.values),
                name="members_badgeproposal_is_of_known_years",
                violation_error_message=_("Không có loại huy hiệu này."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=ProposalStage.DECIDED) | (Q(decided_on__isnull=False) & ~Q(decision_number="")),
                name="members_badgeproposal_decided_by_a_paper",
                violation_error_message=_("Quyết định tặng huy hiệu phải có số và ngày."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=ProposalStage.WITHDRAWN) | ~Q(closing_reason=""),
                name="members_badgeproposal_withdrawn_with_a_reason",
                violation_error_message=_("Thôi đề nghị phải ghi lý do."),
            ),
        ]
        indexes = [models.Index(fields=["round_on", "stage"], name="members_badgeproposal_of_round")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.years} {self.stage}"
