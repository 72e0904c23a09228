"""Jobs, batches of lists, mappings and approvals, as one migration; it stands for those it replaces."""

import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from accounts.schema import CreateModels


class Migration(migrations.Migration):
    replaces = [("jobs", "0001_initial"), ("jobs", "0002_approvals"), ("jobs", "0003_mappings_of_a_unit")]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="Batch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40, verbose_name="Loại danh sách")),
                        ("organisation_id", models.BigIntegerField(verbose_name="Tổ chức")),
                        ("scope_path", models.CharField(max_length=200, verbose_name="Phạm vi")),
                        ("as_of", models.DateField(verbose_name="Tính đến ngày")),
                        ("context", models.JSONField(default=dict, verbose_name="Bối cảnh")),
                        ("file", models.CharField(max_length=200, verbose_name="Tệp")),
                        ("file_name", models.CharField(max_length=200, verbose_name="Tên tệp")),
                        ("file_hash", models.CharField(max_length=64, verbose_name="Mã băm")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("uploaded", "đã nhận tệp"),
                                    ("checking", "đang kiểm tra"),
                                    ("refused", "không nhận"),
                                    ("checked", "chờ quyết định"),
                                    ("committing", "đang ghi"),
                                    ("committed", "đã ghi vào sổ"),
                                    ("undoing", "đang hoàn tác"),
                                    ("undone", "đã hoàn tác"),
                                    ("discarded", "đã bỏ"),
                                ],
                                default="uploaded",
                                max_length=10,
                                verbose_name="Trạng thái",
                            ),
                        ),
                        ("template", models.CharField(blank=True, max_length=40, verbose_name="Mẫu nhận ra")),
                        ("encoding", models.CharField(blank=True, max_length=10, verbose_name="Bảng mã")),
                        ("mapping", models.JSONField(default=dict, verbose_name="Ghép cột")),
                        ("counts", models.JSONField(default=dict, verbose_name="Tổng hợp")),
                        ("refusal", models.JSONField(default=dict, verbose_name="Lý do không nhận")),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Nhận lúc"),
                        ),
                        ("committed_at", models.DateTimeField(null=True, verbose_name="Ghi lúc")),
                        ("undone_at", models.DateTimeField(null=True, verbose_name="Hoàn tác lúc")),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người nhập",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "đợt nhập",
                        "verbose_name_plural": "đợt nhập",
                        "indexes": [models.Index(fields=["created_by", "-created_at"], name="jobs_batch_of_a_user")],
                    },
                ),
                migrations.CreateModel(
                    name="HeaderMapping",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("mapping", models.JSONField(default=dict)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("organisation_id", models.BigIntegerField(null=True)),
                        ("titles", models.JSONField(default=list)),
                    ],
                    options={
                        "verbose_name": "cách ghép cột",
                        "verbose_name_plural": "cách ghép cột",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "fingerprint", "organisation_id"),
                                name="jobs_headermapping_once_per_unit",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Job",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40, verbose_name="Loại việc")),
                        ("organisation_id", models.BigIntegerField(null=True, verbose_name="Tổ chức")),
                        ("scope_path", models.CharField(blank=True, max_length=200, verbose_name="Phạm vi")),
                        ("params", models.JSONField(default=dict, verbose_name="Tham số")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("awaiting", "chờ phê duyệt"),
                                    ("queued", "đang chờ"),
                                    ("running", "đang chạy"),
                                    ("succeeded", "đã xong"),
                                    ("failed", "không làm được"),
                                    ("cancelled", "đã dừng theo yêu cầu"),
                                    ("refused", "không được phê duyệt"),
                                ],
                                default="queued",
                                max_length=10,
                                verbose_name="Trạng thái",
                            ),
                        ),
                        ("attempt", models.PositiveSmallIntegerField(default=0, verbose_name="Lần chạy")),
                        ("lease_until", models.DateTimeField(null=True, verbose_name="Giữ việc đến")),
                        ("cursor", models.JSONField(default=dict, verbose_name="Đã làm đến")),
                        ("done", models.PositiveIntegerField(default=0, verbose_name="Đã xong")),
                        ("total", models.PositiveIntegerField(null=True, verbose_name="Tổng số")),
                        ("result_file", models.CharField(blank=True, max_length=200, verbose_name="Tệp kết quả")),
                        ("result_name", models.CharField(blank=True, max_length=200, verbose_name="Tên tệp")),
                        ("result", models.JSONField(default=dict, verbose_name="Kết quả")),
                        ("error", models.JSONField(default=dict, verbose_name="Lỗi")),
                        (
                            "idempotency_key",
                            models.CharField(max_length=80, null=True, unique=True, verbose_name="Khóa chống lặp"),
                        ),
                        ("cancel_requested", models.BooleanField(default=False, verbose_name="Yêu cầu dừng")),
                        (
                            "requested_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Yêu cầu lúc"),
                        ),
                        ("started_at", models.DateTimeField(null=True, verbose_name="Bắt đầu lúc")),
                        ("finished_at", models.DateTimeField(null=True, verbose_name="Xong lúc")),
                        ("seen_at", models.DateTimeField(null=True, verbose_name="Đã xem lúc")),
                        (
                            "requested_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="jobs",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người yêu cầu",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "việc nền",
                        "verbose_name_plural": "việc nền",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ["queued", "running"])),
                                fields=["state", "requested_at"],
                                name="jobs_job_due",
                            ),
                            models.Index(fields=["requested_by", "-requested_at"], name="jobs_job_of_a_user"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("total__isnull", True), ("done__lte", models.F("total")), _connector="OR"
                                ),
                                name="jobs_job_done_is_not_more_than_total",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "running"), _negated=True),
                                    ("lease_until__isnull", False),
                                    _connector="OR",
                                ),
                                name="jobs_job_running_has_a_lease",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StagedRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line", models.PositiveIntegerField()),
                        ("sheet", models.CharField(max_length=100)),
                        ("row", models.PositiveIntegerField()),
                        ("raw", models.JSONField(default=list)),
                        ("values", models.JSONField(default=dict)),
                        ("faults", models.JSONField(default=list)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("accepted", "nhận được"),
                                    ("warning", "nhận được, có cảnh báo"),
                                    ("duplicate", "trùng"),
                                    ("refused", "không nhận"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("new", "thêm mới"),
                                    ("changed", "cập nhật"),
                                    ("unchanged", "không đổi"),
                                    ("held", "giữ lại"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("changes", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("pending", "chưa ghi"),
                                    ("written", "đã ghi"),
                                    ("skipped", "bỏ qua"),
                                    ("undone", "đã hoàn tác"),
                                ],
                                default="pending",
                                max_length=8,
                            ),
                        ),
                        ("object_id", models.BigIntegerField(null=True)),
                        ("object_version", models.PositiveIntegerField(null=True)),
                        ("before", models.JSONField(default=dict)),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="jobs.batch"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "dòng chờ",
                        "verbose_name_plural": "dòng chờ",
                        "indexes": [
                            models.Index(fields=["batch", "outcome", "line"], name="jobs_stagedrow_by_outcome")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("batch", "line"), name="jobs_stagedrow_line_once_per_batch")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Approval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "requested_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Xin lúc"),
                        ),
                        ("expires_at", models.DateTimeField(verbose_name="Hết hạn lúc")),
                        ("scope_path", models.CharField(max_length=200, verbose_name="Phạm vi")),
                        ("place", models.CharField(blank=True, max_length=250, verbose_name="Đơn vị")),
                        ("grounds", models.JSONField(default=list, verbose_name="Vì sao cần phê duyệt")),
                        ("people", models.PositiveIntegerField(verbose_name="Số người")),
                        ("outside", models.PositiveIntegerField(verbose_name="Số người ngoài chi bộ của người xin")),
                        ("conditions", models.JSONField(default=list, verbose_name="Điều kiện lọc")),
                        ("columns", models.JSONField(default=list, verbose_name="Các cột")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("waiting", "chờ phê duyệt"),
                                    ("approved", "đã phê duyệt"),
                                    ("refused", "không phê duyệt"),
                                    ("withdrawn", "người xin đã rút"),
                                    ("expired", "đã hết hạn"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="Kết quả",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="Quyết định lúc")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="Lý do")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người quyết định",
                            ),
                        ),
                        (
                            "job",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="approval",
                                to="jobs.job",
                                verbose_name="Việc",
                            ),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người xin",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phê duyệt",
                        "verbose_name_plural": "phê duyệt",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("outcome", "waiting")),
                                fields=["expires_at"],
                                name="jobs_approval_waiting",
                            ),
                            models.Index(fields=["decided_by", "-decided_at"], name="jobs_approval_of_a_decider"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by__isnull", True),
                                    models.Q(("decided_by", models.F("requested_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="jobs_approval_nobody_approves_their_own_request",
                                violation_error_message="Không ai phê duyệt yêu cầu của chính mình.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                        ("outcome__in", ["approved", "refused"]),
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", True),
                                        ("outcome__in", ["withdrawn", "expired"]),
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", True),
                                        ("decided_by__isnull", True),
                                        ("outcome", "waiting"),
                                    ),
                                    _connector="OR",
                                ),
                                name="jobs_approval_a_decision_has_a_person_and_a_moment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "refused"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="jobs_approval_a_refusal_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("outside__lte", models.F("people"))),
                                name="jobs_approval_those_outside_are_among_all",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "jobs_approvalevent" ("columns", "conditions", "decided_at", "decided_by_id", "expires_at", "grounds", "id", "job_id", "outcome", "outside", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "requested_at", "requested_by_id", "scope_path") VALUES (OLD."columns", OLD."conditions", OLD."decided_at", OLD."decided_by_id", OLD."expires_at", OLD."grounds", OLD."id", OLD."job_id", OLD."outcome", OLD."outside", OLD."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."reason", OLD."requested_at", OLD."requested_by_id", OLD."scope_path"); RETURN NULL;',
                                    hash="39214ce2a7ec895c2fb1e3b497c2d5d4bde4bfd9",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_7c6f4",
                                    table="jobs_approval",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "jobs_approvalevent" ("columns", "conditions", "decided_at", "decided_by_id", "expires_at", "grounds", "id", "job_id", "outcome", "outside", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "requested_at", "requested_by_id", "scope_path") SELECT new_values."columns", new_values."conditions", new_values."decided_at", new_values."decided_by_id", new_values."expires_at", new_values."grounds", new_values."id", new_values."job_id", new_values."outcome", new_values."outside", new_values."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."place", new_values."reason", new_values."requested_at", new_values."requested_by_id", new_values."scope_path" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="d7b6aa9067147c014c4ba6bd10f9669478475c4a",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_66ff4",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="jobs_approval",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "jobs_approvalevent" ("columns", "conditions", "decided_at", "decided_by_id", "expires_at", "grounds", "id", "job_id", "outcome", "outside", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "requested_at", "requested_by_id", "scope_path") VALUES (NEW."columns", NEW."conditions", NEW."decided_at", NEW."decided_by_id", NEW."expires_at", NEW."grounds", NEW."id", NEW."job_id", NEW."outcome", NEW."outside", NEW."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."reason", NEW."requested_at", NEW."requested_by_id", NEW."scope_path"); RETURN NULL;',
                                    hash="ae0194abedd632f581b1ffda1e311e8aef93dc51",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b0058",
                                    table="jobs_approval",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApprovalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "requested_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Xin lúc"),
                        ),
                        ("expires_at", models.DateTimeField(verbose_name="Hết hạn lúc")),
                        ("scope_path", models.CharField(max_length=200, verbose_name="Phạm vi")),
                        ("place", models.CharField(blank=True, max_length=250, verbose_name="Đơn vị")),
                        ("grounds", models.JSONField(default=list, verbose_name="Vì sao cần phê duyệt")),
                        ("people", models.PositiveIntegerField(verbose_name="Số người")),
                        ("outside", models.PositiveIntegerField(verbose_name="Số người ngoài chi bộ của người xin")),
                        ("conditions", models.JSONField(default=list, verbose_name="Điều kiện lọc")),
                        ("columns", models.JSONField(default=list, verbose_name="Các cột")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("waiting", "chờ phê duyệt"),
                                    ("approved", "đã phê duyệt"),
                                    ("refused", "không phê duyệt"),
                                    ("withdrawn", "người xin đã rút"),
                                    ("expired", "đã hết hạn"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="Kết quả",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="Quyết định lúc")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="Lý do")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người quyết định",
                            ),
                        ),
                        (
                            "job",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jobs.job",
                                verbose_name="Việc",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="jobs.approval",
                            ),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người xin",
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
                                    hash="b30663e7adf10ab65660be87557df18320680db1",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_3a72f",
                                    table="jobs_approvalevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
