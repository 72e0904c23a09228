"""The person: what the Phiếu đảng viên (2-HSĐV) says of them, once."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from branches.models import Organisation
from members.choices import Precision, Sex
from members.models.dates import FIRST_DAY, fits_precision, precision_check, precision_field
from members.querysets import PersonQuerySet


@history.track(exclude=["name_folded", "name_sort", "keeper_path", "base", "committee"])
class Person(models.Model):
    """Người trong sổ: one person for ever (form 2-HSĐV); candidates are persons too.

    ``keeper`` is the organisation that answers for the record now: the cell of the open formal
    placement, else the last one. ``keeper_path``, ``base`` and ``committee`` copy its place in
    today's tree, so that every list is one index away; services keep them, ``reconcile`` proves them.
    Head-counts read two indexes and no row: persons with their keeper, open memberships with their
    official day.
    A record merged into another (``merged_into``) is kept nowhere and holds no number: it has left every
    list, search and count, since all of them start from a place in the tree. Undoing puts it back.
    ``name_folded`` (no marks, small letters) is for search, ``name_sort`` for Vietnamese order.
    """

    full_name = models.CharField(_("Họ và tên"), max_length=120)
    name_folded = models.CharField(max_length=120, editable=False)
    name_sort = models.CharField(max_length=400, editable=False, db_collation="C")
    other_name = models.CharField(_("Tên gọi khác"), max_length=120, blank=True)
    sex = models.CharField(_("Giới tính"), max_length=6, choices=Sex.choices, blank=True)
    born_on = models.DateField(_("Sinh ngày"))
    born_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    ethnic = models.CharField(_("Dân tộc"), max_length=30, blank=True)
    religion = models.CharField(_("Tôn giáo"), max_length=30, blank=True)
    identity_number = models.CharField(_("Số định danh cá nhân"), max_length=12, blank=True)
    old_identity_card = models.CharField(_("Số CMND cũ"), max_length=9, blank=True)
    card_number = models.CharField(_("Số thẻ đảng viên"), max_length=12, blank=True)
    card_issued_by = models.CharField(_("Nơi cấp thẻ"), max_length=200, blank=True)
    card_issued_on = models.DateField(_("Ngày cấp thẻ"), null=True, blank=True)
    old_card_number = models.CharField(_("Số thẻ theo Quyết định 85"), max_length=12, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=20, blank=True)
    birth_country = models.CharField(_("Nơi đăng ký khai sinh: quốc gia"), max_length=80, blank=True)
    birth_province = models.CharField(_("Nơi đăng ký khai sinh: tỉnh, thành phố"), max_length=80, blank=True)
    birth_detail = models.CharField(_("Nơi đăng ký khai sinh: địa chỉ chi tiết"), max_length=2000, blank=True)
    home_country = models.CharField(_("Quê quán: quốc gia"), max_length=80, blank=True)
    home_province = models.CharField(_("Quê quán: tỉnh, thành phố"), max_length=80, blank=True)
    home_detail = models.CharField(_("Quê quán: địa chỉ chi tiết"), max_length=2000, blank=True)
    residence_country = models.CharField(_("Thường trú: quốc gia"), max_length=80, blank=True)
    residence_province = models.CharField(_("Thường trú: tỉnh, thành phố"), max_length=80, blank=True)
    residence_detail = models.CharField(_("Thường trú: địa chỉ chi tiết"), max_length=2000, blank=True)
    stay_country = models.CharField(_("Tạm trú: quốc gia"), max_length=80, blank=True)
    stay_province = models.CharField(_("Tạm trú: tỉnh, thành phố"), max_length=80, blank=True)
    stay_detail = models.CharField(_("Tạm trú: địa chỉ chi tiết"), max_length=2000, blank=True)
    dossier_number = models.CharField(_("Số lý lịch đảng viên"), max_length=10, blank=True)
    origin = models.CharField(_("Thành phần gia đình"), max_length=40, blank=True)
    occupation = models.CharField(_("Nhóm nghề nghiệp"), max_length=40, blank=True)
    occupation_words = models.CharField(_("Nghề nghiệp hiện nay"), max_length=200, blank=True)
    occupation_before = models.CharField(_("Nghề nghiệp khi vào Đảng"), max_length=200, blank=True)
    recruited_on = models.DateField(_("Ngày được tuyển dụng"), null=True, blank=True)
    recruited_precision = precision_field()
    recruited_by = models.CharField(_("Cơ quan tuyển dụng"), max_length=200, blank=True)
    union_on = models.DateField(_("Ngày vào Đoàn TNCS Hồ Chí Minh"), null=True, blank=True)
    union_precision = precision_field()
    other_bodies = models.CharField(_("Tham gia các tổ chức xã hội khác"), max_length=600, blank=True)
    enlisted_on = models.DateField(_("Ngày nhập ngũ"), null=True, blank=True)
    enlisted_precision = precision_field()
    discharged_on = models.DateField(_("Ngày xuất ngũ, chuyển ngành"), null=True, blank=True)
    discharged_precision = precision_field()
    schooling = models.CharField(_("Giáo dục phổ thông"), max_length=40, blank=True)
    expertise = models.CharField(_("Chuyên môn nghiệp vụ: trình độ"), max_length=40, blank=True)
    expertise_words = models.CharField(_("Chuyên môn nghiệp vụ: ngành"), max_length=200, blank=True)
    degree = models.CharField(_("Học vị cao nhất"), max_length=40, blank=True)
    academic_title = models.CharField(_("Học hàm cao nhất"), max_length=40, blank=True)
    theory = models.CharField(_("Lý luận chính trị"), max_length=40, blank=True)
    language = models.CharField(_("Ngoại ngữ"), max_length=40, blank=True)
    computing = models.CharField(_("Tin học"), max_length=40, blank=True)
    health = models.CharField(_("Tình trạng sức khỏe"), max_length=40, blank=True)
    invalid_class = models.CharField(_("Thương binh loại"), max_length=40, blank=True)
    martyr_family = models.CharField(_("Gia đình liệt sĩ"), max_length=40, blank=True)
    merit_family = models.CharField(_("Gia đình có công với cách mạng"), max_length=40, blank=True)
    declared_at = models.CharField(_("Nơi khai"), max_length=200, blank=True)
    declared_on = models.DateField(_("Ngày khai"), null=True, blank=True)
    confirmed_on = models.DateField(_("Đã kiểm với đồng chí ấy ngày"), null=True, blank=True)
    keeper = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="kept_persons",
        db_index=False,
        verbose_name=_("Nơi quản lý hồ sơ"),
    )
    keeper_path = models.CharField(max_length=200, editable=False)
    base = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )
    committee = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("Ghi vào sổ lúc"), default=timezone.now)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("người trong sổ")
        verbose_name_plural = _("người trong sổ")
        constraints = [
            models.CheckConstraint(
                condition=Q(identity_number="") | Q(identity_number__regex=r"^\d{12}$"),
                name="members_person_identity_number_has_twelve_digits",
                violation_error_message=_("Số định danh cá nhân gồm đúng 12 chữ số."),
            ),
            models.CheckConstraint(
                condition=Q(old_identity_card="") | Q(old_identity_card__regex=r"^\d{9}$"),
                name="members_person_old_identity_card_has_nine_digits",
                violation_error_message=_("Số CMND cũ gồm đúng 9 chữ số."),
            ),
            models.CheckConstraint(
                condition=Q(card_number="") | Q(card_number__regex=r"^\d{12}$"),
                name="members_person_card_number_has_twelve_digits",
                violation_error_message=_("Số thẻ đảng viên gồm đúng 12 chữ số."),
            ),
            models.CheckConstraint(
                condition=Q(sex__in=["", *Sex.values]),
                name="members_person_sex_is_male_female_or_unknown",
                violation_error_message=_("Giới tính là nam hoặc nữ."),
            ),
            models.CheckConstraint(
                condition=Q(born_precision__in=Precision.values) & fits_precision("born_on"),
                name="members_person_birth_date_fits_its_precision",
                violation_error_message=_("Ngày sinh chưa khớp với phần đã biết của ngày."),
            ),
            models.CheckConstraint(
                condition=Q(born_on__gte=FIRST_DAY),
                name="members_person_is_born_after_1850",
                violation_error_message=_("Năm sinh không hợp lý, xem lại trên giấy."),
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True)
                | Q(keeper_path="", base__isnull=True, committee__isnull=True, identity_number="", card_number=""),
                name="members_person_merged_is_kept_nowhere",
                violation_error_message=_("Hồ sơ này đã được gộp vào hồ sơ khác."),
            ),
            models.CheckConstraint(
                condition=~Q(full_name=""),
                name="members_person_has_a_name",
                violation_error_message=_("Phải có họ và tên."),
            ),
            models.UniqueConstraint(
                fields=["identity_number"],
                condition=~Q(identity_number=""),
                name="members_person_identity_number_is_held_once",
                violation_error_message=_("Số này đã có trong sổ; gửi yêu cầu đối chiếu."),
            ),
            models.UniqueConstraint(
                fields=["card_number"],
                condition=~Q(card_number=""),
                name="members_person_card_number_is_held_once",
                violation_error_message=_("Số thẻ này đã có trong sổ; gửi yêu cầu đối chiếu."),
            ),
            *(
                precision_check("members_person", field)
                for field in ("recruited_on", "union_on", "enlisted_on", "discharged_on")
            ),
        ]
        indexes = [
            models.Index(fields=["name_sort", "id"], name="members_person_order"),
            models.Index(fields=["committee", "name_sort", "id"], name="members_person_of_committee"),
            models.Index(fields=["base", "name_sort", "id"], name="members_person_of_base"),
            models.Index(fields=["keeper", "name_sort", "id"], name="members_person_of_keeper"),
            models.Index(OpClass("keeper_path", name="varchar_pattern_ops"), name="members_person_path"),
            models.Index(fields=["id"], include=["keeper"], name="members_person_with_keeper"),
            GinIndex(OpClass("name_folded", name="gin_trgm_ops"), name="members_person_name_trigrams"),
            models.Index(fields=["born_on"], name="members_person_born"),
            models.Index(fields=["old_card_number"], condition=~Q(old_card_number=""), name="members_person_old_card"),
            models.Index(
                fields=["old_identity_card"], condition=~Q(old_identity_card=""), name="members_person_old_identity"
            ),
            models.Index(
                fields=["dossier_number"], condition=~Q(dossier_number=""), name="members_person_dossier_number"
            ),
            models.Index(fields=["phone"], condition=~Q(phone=""), name="members_person_phone"),
            models.Index(
                fields=["merged_into"], condition=Q(merged_into__isnull=False), name="members_person_merged_into"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name
