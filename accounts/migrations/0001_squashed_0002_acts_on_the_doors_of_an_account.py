"""Accounts, the doors they go through and what is logged of them, as one migration; it stands for those it replaces."""

import uuid

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations, models

from accounts.schema import CreateModels


class Migration(migrations.Migration):
    replaces = [("accounts", "0001_initial"), ("accounts", "0002_acts_on_the_doors_of_an_account")]

    initial = True

    dependencies = []

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="AccessLog",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Lúc")),
                        ("user_id", models.BigIntegerField(verbose_name="Mã người dùng")),
                        ("username", models.CharField(max_length=60, verbose_name="Tên đăng nhập")),
                        (
                            "action",
                            models.CharField(
                                choices=[
                                    ("viewed", "xem hồ sơ"),
                                    ("revealed", "hiện số định danh"),
                                    ("exported", "xuất danh sách"),
                                    ("reported", "lập báo cáo"),
                                    ("downloaded", "tải tệp"),
                                ],
                                max_length=12,
                                verbose_name="Việc",
                            ),
                        ),
                        ("subject_type", models.CharField(blank=True, max_length=40, verbose_name="Loại hồ sơ")),
                        ("subject_id", models.BigIntegerField(null=True, verbose_name="Mã hồ sơ")),
                        ("scope", models.CharField(blank=True, max_length=200, verbose_name="Phạm vi")),
                        ("filter_words", models.TextField(blank=True, verbose_name="Điều kiện lọc")),
                        ("count", models.PositiveIntegerField(default=1, verbose_name="Số người")),
                        ("code", models.CharField(max_length=20, unique=True, verbose_name="Mã tra cứu")),
                    ],
                    options={
                        "verbose_name": "dòng nhật ký xem",
                        "verbose_name_plural": "nhật ký xem",
                        "indexes": [
                            models.Index(fields=["subject_type", "subject_id", "-at"], name="accesslog_of_a_record"),
                            models.Index(fields=["user_id", "-at"], name="accesslog_of_a_user"),
                            models.Index(
                                django.contrib.postgres.indexes.OpClass("scope", name="varchar_pattern_ops"),
                                models.OrderBy(models.F("id"), descending=True),
                                name="accesslog_of_a_scope",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Draft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=120)),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="Biểu mẫu")),
                        ("path", models.CharField(blank=True, max_length=300)),
                        ("data", models.JSONField(default=dict)),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="Giữ lúc")),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bản nháp",
                        "verbose_name_plural": "bản nháp",
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "key"), name="accounts_draft_one_per_user_and_form")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeptPost",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("path", models.CharField(max_length=300)),
                        ("data", models.JSONField(default=dict)),
                        ("kept_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần gửi được giữ",
                        "verbose_name_plural": "lần gửi được giữ",
                    },
                ),
                migrations.CreateModel(
                    name="SentOnce",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField()),
                        ("result", models.CharField(blank=True, max_length=300)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần tạo",
                        "verbose_name_plural": "lần tạo",
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "key"), name="accounts_sent_once_per_key")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UserEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("username", models.CharField(max_length=60, verbose_name="Tên đăng nhập")),
                        ("full_name", models.CharField(max_length=120, verbose_name="Họ và tên")),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="Điện thoại")),
                        ("language", models.CharField(default="vi", max_length=5, verbose_name="Ngôn ngữ")),
                        (
                            "text_size",
                            models.CharField(
                                choices=[("thuong", "Thường"), ("lon", "Lớn"), ("rat-lon", "Rất lớn")],
                                default="thuong",
                                max_length=8,
                                verbose_name="Cỡ chữ",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="Đang dùng")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Lập lúc")),
                        ("must_change_password", models.BooleanField(default=False, verbose_name="Phải đổi mật khẩu")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="9e9498e73f6fbdf2642fb33fa14189f1ad2382c8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_45b21",
                                    table="accounts_userevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        ("username", models.CharField(max_length=60, unique=True, verbose_name="Tên đăng nhập")),
                        ("full_name", models.CharField(max_length=120, verbose_name="Họ và tên")),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="Điện thoại")),
                        ("language", models.CharField(default="vi", max_length=5, verbose_name="Ngôn ngữ")),
                        (
                            "text_size",
                            models.CharField(
                                choices=[("thuong", "Thường"), ("lon", "Lớn"), ("rat-lon", "Rất lớn")],
                                default="thuong",
                                max_length=8,
                                verbose_name="Cỡ chữ",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="Đang dùng")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Lập lúc")),
                        ("must_change_password", models.BooleanField(default=False, verbose_name="Phải đổi mật khẩu")),
                    ],
                    options={
                        "verbose_name": "người dùng",
                        "verbose_name_plural": "người dùng",
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("username"),
                                name="accounts_user_name_is_taken_once",
                                violation_error_message="Tên đăng nhập này đã có người dùng.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "accounts_userevent" ("created_at", "full_name", "id", "is_active", "language", "must_change_password", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "text_size", "username") VALUES (OLD."created_at", OLD."full_name", OLD."id", OLD."is_active", OLD."language", OLD."must_change_password", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."text_size", OLD."username"); RETURN NULL;',
                                    hash="6bbf990e6a64b18f560b7e4c09995ab3a234e14d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_19f14",
                                    table="accounts_user",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "accounts_userevent" ("created_at", "full_name", "id", "is_active", "language", "must_change_password", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "text_size", "username") SELECT new_values."created_at", new_values."full_name", new_values."id", new_values."is_active", new_values."language", new_values."must_change_password", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."phone", new_values."text_size", new_values."username" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="dbb8877371a402c90dd60fb7b5334b6a76ad1865",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_3867c",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="accounts_user",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."must_change_password" IS DISTINCT FROM (NEW."must_change_password") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."text_size" IS DISTINCT FROM (NEW."text_size") OR OLD."username" IS DISTINCT FROM (NEW."username"))',
                                    func='INSERT INTO "accounts_userevent" ("created_at", "full_name", "id", "is_active", "language", "must_change_password", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "text_size", "username") VALUES (NEW."created_at", NEW."full_name", NEW."id", NEW."is_active", NEW."language", NEW."must_change_password", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."text_size", NEW."username"); RETURN NULL;',
                                    hash="409eb7f0d41d547bd886b5b310fdfd4422b1af13",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_0e890",
                                    table="accounts_user",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DoorAct",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("app_set", "cài mã bằng điện thoại"),
                                    ("app_changed", "chuyển mã sang điện thoại khác"),
                                    ("app_removed", "bỏ mã bằng điện thoại"),
                                    ("passkey_added", "thêm khóa của máy"),
                                    ("passkey_removed", "bỏ khóa của máy"),
                                    ("codes_made", "làm tờ mã dự phòng mới"),
                                    ("code_used", "đăng nhập bằng mã dự phòng"),
                                    ("factor_reset", "đặt lại bước xác nhận khi đăng nhập"),
                                    ("password_reset", "cấp mật khẩu dùng một lần"),
                                    ("sessions_ended", "kết thúc các phiên đang mở"),
                                ],
                                max_length=16,
                                verbose_name="Việc",
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Lúc")),
                        ("detail", models.CharField(blank=True, max_length=120, verbose_name="Chi tiết")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="Lý do")),
                        (
                            "told_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="Báo cho chủ tài khoản lúc"),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người làm",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người dùng",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "việc bảo vệ tài khoản",
                        "verbose_name_plural": "việc bảo vệ tài khoản",
                        "indexes": [models.Index(fields=["user", "-at"], name="dooract_of_a_user")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("by", models.F("user")), ("by__isnull", False)),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="accounts_door_act_by_another_gives_a_reason",
                                violation_error_message="Cần ghi lý do.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "accounts_dooractevent" ("at", "by_id", "detail", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "told_at", "user_id") VALUES (OLD."at", OLD."by_id", OLD."detail", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."told_at", OLD."user_id"); RETURN NULL;',
                                    hash="708c9912e220e876c7f52cd8c45a35c3d2b994b2",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_eb9ec",
                                    table="accounts_dooract",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "accounts_dooractevent" ("at", "by_id", "detail", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "told_at", "user_id") SELECT new_values."at", new_values."by_id", new_values."detail", new_values."id", new_values."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."told_at", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="cdd77883857d29695ec426a761587ad70f187cc0",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_33a18",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="accounts_dooract",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "accounts_dooractevent" ("at", "by_id", "detail", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "told_at", "user_id") VALUES (NEW."at", NEW."by_id", NEW."detail", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."told_at", NEW."user_id"); RETURN NULL;',
                                    hash="48cb0245faf159ae642a4b10a64904beb6341193",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_47fef",
                                    table="accounts_dooract",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DoorActEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("app_set", "cài mã bằng điện thoại"),
                                    ("app_changed", "chuyển mã sang điện thoại khác"),
                                    ("app_removed", "bỏ mã bằng điện thoại"),
                                    ("passkey_added", "thêm khóa của máy"),
                                    ("passkey_removed", "bỏ khóa của máy"),
                                    ("codes_made", "làm tờ mã dự phòng mới"),
                                    ("code_used", "đăng nhập bằng mã dự phòng"),
                                    ("factor_reset", "đặt lại bước xác nhận khi đăng nhập"),
                                    ("password_reset", "cấp mật khẩu dùng một lần"),
                                    ("sessions_ended", "kết thúc các phiên đang mở"),
                                ],
                                max_length=16,
                                verbose_name="Việc",
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Lúc")),
                        ("detail", models.CharField(blank=True, max_length=120, verbose_name="Chi tiết")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="Lý do")),
                        (
                            "told_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="Báo cho chủ tài khoản lúc"),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người làm",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="accounts.dooract",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người dùng",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="fa35cddfb7b2ae4fe8046ff7a1e7c6570fc7d9be",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_0cfca",
                                    table="accounts_dooractevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
