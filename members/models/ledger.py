"""Times in which a member takes no part, cards, yearly ratings, and the quarterly match of head-counts."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from branches.models import DateRange, Organisation
from members.choices import CardEnd, CardKind, ExemptionGround, RatingLevel
from members.models.person import Person
from members.models.standing import Membership
from members.querysets import HeadcountMatchQuerySet, OfMembershipQuerySet, RecordRowQuerySet


class Apart(models.Model):
    """A time during which a membership goes on but its holder takes no part, by a paper."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(_("Từ ngày"))
    until_on = models.DateField(_("Theo quyết định đến ngày"), null=True, blank=True)
    ends_on = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    reason = models.CharField(_("Lý do"), max_length=300, blank=True)
    decision_number = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=200, blank=True)
    ending_number = models.CharField(_("Số quyết định kết thúc"), max_length=60, blank=True)
    ending_reason = models.CharField(_("Lý do kết thúc"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfMembershipQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.membership_id} {self.starts_on}"


def _once_at_a_time(name: str) -> ExclusionConstraint:
    return ExclusionConstraint(
        name=name,
        expressions=[
            ("membership", RangeOperators.EQUAL),
            (DateRange("starts_on", "ends_on", RangeBoundary()), RangeOperators.OVERLAPS),
        ],
        violation_error_message=_("Trong thời gian đó đã có một dòng khác."),
    )


def _in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
        name=name,
        violation_error_message=_("Ngày kết thúc không thể trước ngày bắt đầu."),
    )


@history.track()
class Exemption(Apart):
    """Miễn công tác và sinh hoạt: on request, for age and health or for a time for other reasons."""

    ground = models.CharField(_("Trường hợp miễn"), max_length=12, choices=ExemptionGround.choices)

    class Meta:
        verbose_name = _("lần miễn công tác và sinh hoạt")
        verbose_name_plural = _("miễn công tác và sinh hoạt")
        constraints = [
            _once_at_a_time("members_exemption_one_at_a_time"),
            _in_order("members_exemption_ends_not_before_it_starts"),
        ]


@history.track()
class Suspension(Apart):
    """Đình chỉ sinh hoạt: a measure with its length; ``detained`` months are not counted against dues."""

    detained = models.BooleanField(_("Bị tạm giữ, tạm giam"), default=False)
    extended = models.BooleanField(_("Đã gia hạn"), default=False)

    class Meta:
        verbose_name = _("lần đình chỉ sinh hoạt")
        verbose_name_plural = _("đình chỉ sinh hoạt")
        constraints = [
            _once_at_a_time("members_suspension_one_at_a_time"),
            _in_order("members_suspension_ends_not_before_it_starts"),
        ]


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
class Rating(models.Model):
    """Xếp loại hằng năm của một đảng viên: the level of one year, or why there is none."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="ratings")
    year = models.PositiveSmallIntegerField(_("Năm"))
    level = models.CharField(_("Mức xếp loại"), max_length=12, choices=RatingLevel.choices)
    cell = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("Chi bộ")
    )
    reason = models.CharField(_("Lý do chưa xếp loại"), max_length=300, blank=True)
    decision_number = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("xếp loại hằng năm")
        verbose_name_plural = _("xếp loại hằng năm")
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "year"],
                name="members_rating_one_per_year",
                violation_error_message=_("Năm này đã có xếp loại; hãy đính chính dòng đã có."),
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1930, 2200)),
                name="members_rating_is_of_a_year_of_the_party",
                violation_error_message=_("Năm không hợp lý."),
            ),
            models.CheckConstraint(
                condition=Q(level__in=RatingLevel.values),
                name="members_rating_is_of_a_known_level",
                violation_error_message=_("Không có mức xếp loại này."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.year} {self.level}"


class HeadcountMatch(models.Model):
    """Đối khớp số lượng: one unit's head-count of a quarter's end, confirmed below and above."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("Tính đến ngày"))
    counted = models.PositiveIntegerField(_("Số trong sổ này"))
    paper_count = models.PositiveIntegerField(_("Số theo sổ giấy"), null=True)
    explanation = models.CharField(_("Giải thích chênh lệch"), max_length=500, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    confirmed_at = models.DateTimeField(_("Đơn vị xác nhận lúc"), null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    accepted_at = models.DateTimeField(_("Cấp trên xác nhận lúc"), null=True)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = HeadcountMatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần đối khớp số lượng")
        verbose_name_plural = _("đối khớp số lượng")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "day"],
                name="members_headcountmatch_one_per_unit_and_day",
                violation_error_message=_("Đơn vị này đã có lần đối khớp của ngày đó."),
            ),
            models.CheckConstraint(
                condition=Q(accepted_by__isnull=True) | ~Q(accepted_by=F("confirmed_by")),
                name="members_headcountmatch_two_people_confirm",
                violation_error_message=_("Hai bên xác nhận phải là hai người."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.day}"
