"""A vote: whom it is counted on by name, what is voted, how many said what. Who voted how is kept nowhere."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from branches.models import Organisation
from cell_life.choices import LEFT_OUT, BallotState, BaseKind, Outcome
from cell_life.models.meetings import Meeting
from cell_life.querysets import OfBallotQuerySet, OfBaseQuerySet, OfOrganisationQuerySet
from members.models import Membership, Person


@history.track()
class BallotBase(models.Model):
    """Căn cứ tính kết quả: the list of one body on one day, each counted or left out; frozen before votes are counted.

    Several ballots of one sitting share it. ``size`` is the number counted, written when the list is frozen.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="bases")
    kind = models.CharField(_("Cách tính"), max_length=10, choices=BaseKind.choices)
    held_on = models.DateField(_("Ngày biểu quyết"))
    size = models.PositiveSmallIntegerField(_("Số người làm căn cứ"), null=True)
    frozen_at = models.DateTimeField(_("Chốt lúc"), null=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("danh sách làm căn cứ biểu quyết")
        verbose_name_plural = _("danh sách làm căn cứ biểu quyết")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "held_on"],
                name="cell_life_ballotbase_one_of_a_kind_a_day",
                violation_error_message=_("Ngày này đã có danh sách làm căn cứ cùng loại."),
            ),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True, size__isnull=True) | Q(frozen_at__isnull=False, size__gte=1),
                name="cell_life_ballotbase_frozen_has_its_size",
                violation_error_message=_("Danh sách đã chốt phải có số người."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.held_on} {self.kind}"


@history.track()
class BallotVoter(models.Model):
    """Một người trong danh sách: counted, or left out with the reason and the row of the register it comes from.

    ``proposed`` is what the dated rows say; ``counted`` what the body settled, with ``settled`` saying why when
    the two differ. No row changes once the list is frozen: the database refuses.
    """

    base = models.ForeignKey(BallotBase, on_delete=models.PROTECT, related_name="voters")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    present = models.BooleanField(_("Có mặt"), default=True)
    proposed = models.BooleanField(_("Sổ tính"))
    counted = models.BooleanField(_("Được tính"))
    left_out = models.CharField(_("Vì sao không tính"), max_length=20, choices=LEFT_OUT, blank=True)
    source = models.CharField(_("Theo dòng nào của sổ"), max_length=300, blank=True)
    contest = models.CharField(_("Ý kiến khác"), max_length=500, blank=True)
    settled = models.CharField(_("Kết luận về ý kiến"), max_length=500, blank=True)

    objects = OfBaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("người trong danh sách biểu quyết")
        verbose_name_plural = _("người trong danh sách biểu quyết")
        constraints = [
            models.UniqueConstraint(
                fields=["base", "membership"],
                name="cell_life_ballotvoter_once_a_list",
                violation_error_message=_("Đồng chí này đã có trong danh sách."),
            ),
            models.CheckConstraint(
                condition=Q(counted=True, left_out="") | (Q(counted=False) & ~Q(left_out="")),
                name="cell_life_ballotvoter_left_out_says_why",
                violation_error_message=_("Người không được tính phải ghi vì sao."),
            ),
            models.CheckConstraint(
                condition=Q(counted=F("proposed")) | ~Q(settled=""),
                name="cell_life_ballotvoter_differs_from_the_register_with_a_reason",
                violation_error_message=_("Tính khác với sổ thì phải ghi kết luận."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="a_frozen_list_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF EXISTS (
                        SELECT FROM cell_life_ballotbase
                        WHERE id = COALESCE(NEW.base_id, OLD.base_id) AND frozen_at IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION 'the list of ballot base % is frozen', COALESCE(NEW.base_id, OLD.base_id)
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN COALESCE(NEW, OLD);
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.base_id} {self.membership_id}"


@history.track()
class Ballot(models.Model):
    """Một lần biểu quyết: one question put to one body, counted on a frozen base in whole numbers.

    ``subject_kind`` and ``subject_id`` name what asked for it; ``about`` is the person concerned. The share, its
    clause and confidence are those of the day of the vote. After counting
    yes + no + blank + invalid + not cast = base.
    """

    base = models.ForeignKey(BallotBase, on_delete=models.PROTECT, related_name="ballots")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField(null=True, blank=True)
    about = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Về đồng chí")
    )
    question = models.CharField(_("Nội dung biểu quyết"), max_length=500)
    round = models.PositiveSmallIntegerField(_("Lần"), default=1)
    secret = models.BooleanField(_("Bỏ phiếu kín"), default=True)
    share_numerator = models.PositiveSmallIntegerField()
    share_denominator = models.PositiveSmallIntegerField()
    rule_key = models.CharField(max_length=60, blank=True)
    clause = models.CharField(_("Theo quy định"), max_length=200, blank=True)
    state = models.CharField(_("Tình trạng"), max_length=10, choices=BallotState.choices, default=BallotState.OPEN)
    issued = models.PositiveSmallIntegerField(_("Số phiếu phát ra"), null=True, blank=True)
    yes = models.PositiveSmallIntegerField(_("Đồng ý"), null=True, blank=True)
    no = models.PositiveSmallIntegerField(_("Không đồng ý"), null=True, blank=True)
    blank = models.PositiveSmallIntegerField(_("Phiếu trắng"), null=True, blank=True)
    invalid = models.PositiveSmallIntegerField(_("Phiếu không hợp lệ"), null=True, blank=True)
    not_cast = models.PositiveSmallIntegerField(_("Không bỏ phiếu"), null=True, blank=True)
    base_size = models.PositiveSmallIntegerField(_("Số người làm căn cứ"), null=True, blank=True)
    outcome = models.CharField(_("Kết quả"), max_length=12, choices=Outcome.choices, blank=True)
    reached = models.CharField(_("Mức đạt tỷ lệ"), max_length=40, blank=True)
    counted_at = models.DateTimeField(_("Kiểm phiếu lúc"), null=True, blank=True)
    counted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    chair = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Chủ trì")
    )
    reported_on = models.DateField(_("Báo cáo cấp trên ngày"), null=True, blank=True)
    void_reason = models.CharField(_("Lý do hủy"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = OfBaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần biểu quyết")
        verbose_name_plural = _("biểu quyết")
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="cell_life_ballot_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["base", "subject_kind", "subject_id", "round"],
                condition=~Q(state=BallotState.VOID) & Q(subject_id__isnull=False),
                name="cell_life_ballot_one_a_subject_and_round",
                violation_error_message=_("Việc này đã có lần biểu quyết trong buổi họp."),
            ),
            models.CheckConstraint(
                condition=Q(share_numerator__gte=1, share_numerator__lte=F("share_denominator")),
                name="cell_life_ballot_share_is_between_nought_and_one",
                violation_error_message=_("Tỷ lệ phải lớn hơn 0 và không quá 1."),
            ),
            models.CheckConstraint(
                condition=~Q(state=BallotState.COUNTED)
                | Q(base_size=F("yes") + F("no") + F("blank") + F("invalid") + F("not_cast")),
                name="cell_life_ballot_votes_add_up_to_the_base",
                violation_error_message=_("Tổng số phiếu phải bằng số người làm căn cứ."),
            ),
            models.CheckConstraint(
                condition=Q(state=BallotState.COUNTED, counted_at__isnull=False, base_size__isnull=False)
                | (~Q(state=BallotState.COUNTED) & Q(outcome="")),
                name="cell_life_ballot_has_an_outcome_only_when_counted",
                violation_error_message=_("Chỉ lần biểu quyết đã kiểm phiếu mới có kết quả."),
            ),
            models.CheckConstraint(
                condition=~Q(state=BallotState.VOID) | ~Q(void_reason=""),
                name="cell_life_ballot_is_void_with_a_reason",
                violation_error_message=_("Hủy biểu quyết phải ghi lý do."),
            ),
            models.CheckConstraint(
                condition=Q(about__isnull=True) | Q(chair__isnull=True) | ~Q(chair=F("about")),
                name="cell_life_ballot_is_not_chaired_by_whom_it_is_about",
                violation_error_message=_("Người được biểu quyết không chủ trì việc biểu quyết."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} {self.state}"


@history.track()
class BallotOption(models.Model):
    """Một mức trên phiếu: a form of discipline or a level of rating, heaviest or highest first, and its votes.

    With options on it the ballot's ``yes`` is the sum of their votes and ``no`` is nought.
    """

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="options")
    order = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    label = models.CharField(max_length=120)
    votes = models.PositiveSmallIntegerField(_("Số phiếu"), null=True, blank=True)
    share_numerator = models.PositiveSmallIntegerField()
    share_denominator = models.PositiveSmallIntegerField()

    objects = OfBallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("mức trên phiếu biểu quyết")
        verbose_name_plural = _("mức trên phiếu biểu quyết")
        constraints = [
            models.UniqueConstraint(fields=["ballot", "order"], name="cell_life_ballotoption_in_one_order"),
            models.UniqueConstraint(fields=["ballot", "code"], name="cell_life_ballotoption_once_a_ballot"),
        ]

    def __str__(self) -> str:
        return f"{self.ballot_id} {self.code}"


@history.track()
class BallotCounter(models.Model):
    """Ban kiểm phiếu: who counted, the head first; never the person concerned."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="counters")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    head = models.BooleanField(_("Trưởng ban"), default=False)

    objects = OfBallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("người kiểm phiếu")
        verbose_name_plural = _("ban kiểm phiếu")
        constraints = [
            models.UniqueConstraint(fields=["ballot", "person"], name="cell_life_ballotcounter_once_a_ballot"),
            models.UniqueConstraint(fields=["ballot"], condition=Q(head=True), name="cell_life_ballotcounter_one_head"),
        ]

    def __str__(self) -> str:
        return f"{self.ballot_id} {self.person_id}"
