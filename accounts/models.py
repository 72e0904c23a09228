"""Users, the doors of their accounts, drafts, kept posts, the access log; who may do what where is in ``branches``."""

import uuid
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from accounts.choices import AccessAction, DoorActKind, TextSize
from accounts.querysets import AccessLogQuerySet


class UserManager(BaseUserManager["User"]):
    """Making and finding users by user name, capitals ignored."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """Create a user; without a password the account cannot sign in until one is set."""
        user = self.model(username=username.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user of that name, capitals ignored."""
        return self.get(username=(username or "").strip().lower())


@history.track(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """Người dùng: one person who signs in; closed by ``is_active = False``, never deleted."""

    username = models.CharField(_("Tên đăng nhập"), max_length=60, unique=True)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    phone = models.CharField(_("Điện thoại"), max_length=20, blank=True)
    language = models.CharField(_("Ngôn ngữ"), max_length=5, default="vi")
    text_size = models.CharField(_("Cỡ chữ"), max_length=8, choices=TextSize.choices, default=TextSize.NORMAL)
    is_active = models.BooleanField(_("Đang dùng"), default=True)
    created_at = models.DateTimeField(_("Lập lúc"), default=timezone.now)
    must_change_password = models.BooleanField(_("Phải đổi mật khẩu"), default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]
    objects = UserManager()

    class Meta:
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="accounts_user_name_is_taken_once",
                violation_error_message=_("Tên đăng nhập này đã có người dùng."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username


@history.track()
class DoorAct(models.Model):
    """Việc bảo vệ tài khoản: one thing done to the doors of an account, by its owner or by somebody else.

    Without ``by`` it was done at the keyboard of the server.

    Never changed but for ``told_at``, the moment when the owner was told of what somebody else did.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("Người dùng"))
    kind = models.CharField(_("Việc"), max_length=16, choices=DoorActKind.choices)
    at = models.DateTimeField(_("Lúc"), default=timezone.now)
    by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Người làm")
    )
    detail = models.CharField(_("Chi tiết"), max_length=120, blank=True)
    reason = models.CharField(_("Lý do"), max_length=200, blank=True)
    told_at = models.DateTimeField(_("Báo cho chủ tài khoản lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("việc bảo vệ tài khoản")
        verbose_name_plural = _("việc bảo vệ tài khoản")
        indexes = [models.Index(fields=["user", "-at"], name="dooract_of_a_user")]
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=False, by=F("user")) | ~Q(reason=""),
                name="accounts_door_act_by_another_gives_a_reason",
                violation_error_message=_("Cần ghi lý do."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind}"


class AccessLog(models.Model):
    """Nhật ký xem: one reading of sensitive data or one export; append-only, without foreign keys."""

    at = models.DateTimeField(_("Lúc"), default=timezone.now)
    user_id = models.BigIntegerField(_("Mã người dùng"))
    username = models.CharField(_("Tên đăng nhập"), max_length=60)
    action = models.CharField(_("Việc"), max_length=12, choices=AccessAction.choices)
    subject_type = models.CharField(_("Loại hồ sơ"), max_length=40, blank=True)
    subject_id = models.BigIntegerField(_("Mã hồ sơ"), null=True)
    scope = models.CharField(_("Phạm vi"), max_length=200, blank=True)
    filter_words = models.TextField(_("Điều kiện lọc"), blank=True)
    count = models.PositiveIntegerField(_("Số người"), default=1)
    code = models.CharField(_("Mã tra cứu"), max_length=20, unique=True)

    objects = AccessLogQuerySet.as_manager()

    class Meta:
        verbose_name = _("dòng nhật ký xem")
        verbose_name_plural = _("nhật ký xem")
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-at"], name="accesslog_of_a_record"),
            models.Index(fields=["user_id", "-at"], name="accesslog_of_a_user"),
            models.Index(OpClass("scope", name="varchar_pattern_ops"), F("id").desc(), name="accesslog_of_a_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.action}"


class Draft(models.Model):
    """Bản nháp: what somebody is typing into one form; closed when the form is saved or thrown away."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    title = models.CharField(_("Biểu mẫu"), max_length=200, blank=True)
    path = models.CharField(max_length=300, blank=True)
    data = models.JSONField(default=dict)
    updated_at = models.DateTimeField(_("Giữ lúc"), auto_now=True)

    class Meta:
        verbose_name = _("bản nháp")
        verbose_name_plural = _("bản nháp")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="accounts_draft_one_per_user_and_form")]

    def __str__(self) -> str:
        return self.key


class KeptPost(models.Model):
    """Một lần gửi được giữ lại: a form sent after the session was lost, replayed after sign-in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=300)
    data = models.JSONField(default=dict)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("lần gửi được giữ")
        verbose_name_plural = _("lần gửi được giữ")

    def __str__(self) -> str:
        return self.path


class SentOnce(models.Model):
    """Một lần tạo: the key of a create form and where its one record lives; kept for two days."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField()
    result = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("lần tạo")
        verbose_name_plural = _("lần tạo")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="accounts_sent_once_per_key")]

    def __str__(self) -> str:
        return str(self.key)
