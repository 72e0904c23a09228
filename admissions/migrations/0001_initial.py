"""Admissions, their acts and papers, the people to be verified, classes and targets."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from accounts.schema import CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("branches", "0007_work_items_and_standing_in"),
        ("cell_life", "0003_dues_settings_for_itself_and_for_all_below"),
        ("members", "0011_ties_with_the_place_of_residence"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="Admission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("source", "nguồn"),
                                    ("sympathiser", "cảm tình Đảng"),
                                    ("class_done", "đã học lớp nhận thức về Đảng"),
                                    ("dossier", "đang lập hồ sơ"),
                                    ("verifying", "đang thẩm tra lý lịch"),
                                    ("verified", "đã thẩm tra lý lịch"),
                                    ("ready", "đủ hồ sơ, chờ chi bộ xét"),
                                    ("cell_passed", "chi bộ đã có nghị quyết"),
                                    ("appraised", "đảng ủy bộ phận đã thẩm định"),
                                    ("base_passed", "đảng ủy cơ sở đã có nghị quyết"),
                                    ("decided", "đã có quyết định, chờ lễ kết nạp"),
                                    ("probation", "đảng viên dự bị"),
                                    ("rec_cell_passed", "chi bộ đã đề nghị công nhận"),
                                    ("rec_appraised", "đảng ủy bộ phận đã thẩm định công nhận"),
                                    ("rec_base_passed", "đảng ủy cơ sở đã đề nghị công nhận"),
                                    ("official", "đảng viên chính thức"),
                                    ("dropped", "đưa khỏi danh sách"),
                                    ("upper_rejected", "cấp trên không đồng ý"),
                                    ("struck", "xóa tên khi đang dự bị"),
                                    ("cancelled", "hủy quyết định"),
                                    ("moved", "chuyển nơi khác"),
                                ],
                                default="source",
                                max_length=16,
                                verbose_name="Bước",
                            ),
                        ),
                        ("stage_on", models.DateField(verbose_name="Từ ngày")),
                        (
                            "category",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("state_official", "cán bộ, công chức cơ quan nhà nước"),
                                    ("party_official", "cán bộ cơ quan Đảng, Mặt trận, đoàn thể"),
                                    ("commune_official", "cán bộ, công chức xã, phường"),
                                    ("village_official", "người hoạt động ở thôn, tổ dân phố"),
                                    ("teacher", "giáo viên"),
                                    ("lecturer", "giảng viên"),
                                    ("public_employee", "viên chức khác"),
                                    ("private_unit_worker", "người làm việc ở đơn vị sự nghiệp ngoài công lập"),
                                    ("state_worker", "công nhân, lao động doanh nghiệp nhà nước"),
                                    ("private_worker", "công nhân, lao động doanh nghiệp ngoài nhà nước"),
                                    ("foreign_worker", "công nhân, lao động doanh nghiệp có vốn nước ngoài"),
                                    ("manager", "quản lý doanh nghiệp"),
                                    ("owner", "chủ doanh nghiệp tư nhân"),
                                    ("farmer", "nông dân, lao động nông, lâm, ngư nghiệp"),
                                    ("armed_forces", "quân đội, công an"),
                                    ("student", "sinh viên"),
                                    ("pupil", "học sinh"),
                                    ("other", "khác"),
                                ],
                                max_length=20,
                                verbose_name="Đối tượng",
                            ),
                        ),
                        (
                            "route",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("members", "hai đảng viên chính thức"),
                                    ("youth_union", "Đoàn thanh niên cơ sở và một đảng viên chính thức"),
                                    ("trade_union", "công đoàn cơ sở và một đảng viên chính thức"),
                                ],
                                max_length=12,
                                verbose_name="Ai giới thiệu",
                            ),
                        ),
                        (
                            "groups",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("over_sixty", "trên 60 tuổi"),
                                        ("religion", "có đạo"),
                                        ("foreign_marriage", "kết hôn với người nước ngoài"),
                                        ("foreign_origin", "công dân Việt Nam gốc nước ngoài"),
                                        ("readmission", "kết nạp lại"),
                                        ("schooling", "chưa đạt trình độ học vấn theo quy định"),
                                        ("political", "có vấn đề liên quan đến tiêu chuẩn chính trị"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="Trường hợp đặc biệt",
                            ),
                        ),
                        (
                            "listed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày vào danh sách cảm tình Đảng"),
                        ),
                        (
                            "certificate_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="Ngày cấp giấy chứng nhận lớp nhận thức"
                            ),
                        ),
                        ("dossier_on", models.DateField(blank=True, null=True, verbose_name="Ngày lập hồ sơ")),
                        (
                            "resolved_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày nghị quyết của chi bộ"),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định kết nạp")),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="Ngày ban hành quyết định")),
                        (
                            "received_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày chi bộ nhận quyết định"),
                        ),
                        ("ceremony_on", models.DateField(blank=True, null=True, verbose_name="Ngày lễ kết nạp")),
                        (
                            "recognised_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày chi bộ đề nghị công nhận"),
                        ),
                        ("official_on", models.DateField(blank=True, null=True, verbose_name="Ngày chính thức")),
                        (
                            "extension_days",
                            models.PositiveSmallIntegerField(default=0, verbose_name="Số ngày làm việc gia hạn"),
                        ),
                        (
                            "failed_votes",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="Số lần biểu quyết không đủ tỷ lệ"
                            ),
                        ),
                        ("escalated_on", models.DateField(blank=True, null=True, verbose_name="Báo cáo cấp trên ngày")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Hạn của bước tới")),
                        ("due_rule", models.CharField(blank=True, max_length=60)),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="Kết thúc ngày")),
                        ("ending_reason", models.CharField(blank=True, max_length=500, verbose_name="Lý do kết thúc")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        (
                            "cell",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                                verbose_name="Chi bộ",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.membership",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="admissions",
                                to="members.person",
                            ),
                        ),
                        (
                            "previous",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="admissions.admission",
                                verbose_name="Tiếp theo hồ sơ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hồ sơ kết nạp",
                        "verbose_name_plural": "kết nạp",
                        "indexes": [
                            models.Index(fields=["cell", "stage"], name="admissions_admission_stage"),
                            models.Index(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=["due_on"],
                                name="admissions_admission_due",
                            ),
                            models.Index(
                                condition=models.Q(("decided_on__isnull", False)),
                                fields=["decided_on"],
                                name="admissions_admission_result",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=("person",),
                                name="admissions_admission_one_running_a_person",
                                violation_error_message="Người này đang có một hồ sơ kết nạp.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_on__isnull", False),
                                        (
                                            "stage__in",
                                            ("official", "dropped", "upper_rejected", "struck", "cancelled", "moved"),
                                        ),
                                    ),
                                    models.Q(
                                        models.Q(
                                            (
                                                "stage__in",
                                                (
                                                    "official",
                                                    "dropped",
                                                    "upper_rejected",
                                                    "struck",
                                                    "cancelled",
                                                    "moved",
                                                ),
                                            ),
                                            _negated=True,
                                        ),
                                        ("ended_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="admissions_admission_ended_at_an_end",
                                violation_error_message="Hồ sơ kết thúc thì phải có ngày kết thúc.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "stage__in",
                                            (
                                                "source",
                                                "sympathiser",
                                                "class_done",
                                                "dossier",
                                                "verifying",
                                                "verified",
                                                "ready",
                                                "cell_passed",
                                                "appraised",
                                                "base_passed",
                                                "decided",
                                            ),
                                        ),
                                        _negated=True,
                                    ),
                                    ("membership__isnull", True),
                                    _connector="OR",
                                ),
                                name="admissions_admission_no_member_before_the_ceremony",
                                violation_error_message="Chưa kết nạp thì chưa có đảng tịch.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ceremony_on__isnull", True),
                                    ("ceremony_on__gte", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="admissions_admission_ceremony_not_before_the_decision",
                                violation_error_message="Lễ kết nạp không thể trước ngày quyết định.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_admissionevent" ("category", "cell_id", "ceremony_on", "certificate_on", "created_at", "created_by_id", "decided_on", "dossier_on", "due_on", "due_rule", "ended_on", "ending_reason", "escalated_on", "extension_days", "failed_votes", "groups", "id", "issued_on", "listed_on", "membership_id", "official_on", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "received_on", "recognised_on", "resolved_on", "route", "stage", "stage_on", "version") VALUES (OLD."category", OLD."cell_id", OLD."ceremony_on", OLD."certificate_on", OLD."created_at", OLD."created_by_id", OLD."decided_on", OLD."dossier_on", OLD."due_on", OLD."due_rule", OLD."ended_on", OLD."ending_reason", OLD."escalated_on", OLD."extension_days", OLD."failed_votes", OLD."groups", OLD."id", OLD."issued_on", OLD."listed_on", OLD."membership_id", OLD."official_on", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."previous_id", OLD."received_on", OLD."recognised_on", OLD."resolved_on", OLD."route", OLD."stage", OLD."stage_on", OLD."version"); RETURN NULL;',
                                    hash="bc59b0cb64230b94c255d38e8dad46aed02db430",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_50968",
                                    table="admissions_admission",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_admissionevent" ("category", "cell_id", "ceremony_on", "certificate_on", "created_at", "created_by_id", "decided_on", "dossier_on", "due_on", "due_rule", "ended_on", "ending_reason", "escalated_on", "extension_days", "failed_votes", "groups", "id", "issued_on", "listed_on", "membership_id", "official_on", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "received_on", "recognised_on", "resolved_on", "route", "stage", "stage_on", "version") SELECT new_values."category", new_values."cell_id", new_values."ceremony_on", new_values."certificate_on", new_values."created_at", new_values."created_by_id", new_values."decided_on", new_values."dossier_on", new_values."due_on", new_values."due_rule", new_values."ended_on", new_values."ending_reason", new_values."escalated_on", new_values."extension_days", new_values."failed_votes", new_values."groups", new_values."id", new_values."issued_on", new_values."listed_on", new_values."membership_id", new_values."official_on", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."previous_id", new_values."received_on", new_values."recognised_on", new_values."resolved_on", new_values."route", new_values."stage", new_values."stage_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="a29fc1c0a9994f37558a441609870bd31c5097c9",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_bcafd",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="admissions_admission",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "admissions_admissionevent" ("category", "cell_id", "ceremony_on", "certificate_on", "created_at", "created_by_id", "decided_on", "dossier_on", "due_on", "due_rule", "ended_on", "ending_reason", "escalated_on", "extension_days", "failed_votes", "groups", "id", "issued_on", "listed_on", "membership_id", "official_on", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "received_on", "recognised_on", "resolved_on", "route", "stage", "stage_on", "version") VALUES (NEW."category", NEW."cell_id", NEW."ceremony_on", NEW."certificate_on", NEW."created_at", NEW."created_by_id", NEW."decided_on", NEW."dossier_on", NEW."due_on", NEW."due_rule", NEW."ended_on", NEW."ending_reason", NEW."escalated_on", NEW."extension_days", NEW."failed_votes", NEW."groups", NEW."id", NEW."issued_on", NEW."listed_on", NEW."membership_id", NEW."official_on", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."previous_id", NEW."received_on", NEW."recognised_on", NEW."resolved_on", NEW."route", NEW."stage", NEW."stage_on", NEW."version"); RETURN NULL;',
                                    hash="9d01314c40c7ddf9e67b39f35dc4ea0e84a7dcec",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d5e1f",
                                    table="admissions_admission",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdmissionAct",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=30, verbose_name="Việc")),
                        (
                            "from_stage",
                            models.CharField(
                                choices=[
                                    ("source", "nguồn"),
                                    ("sympathiser", "cảm tình Đảng"),
                                    ("class_done", "đã học lớp nhận thức về Đảng"),
                                    ("dossier", "đang lập hồ sơ"),
                                    ("verifying", "đang thẩm tra lý lịch"),
                                    ("verified", "đã thẩm tra lý lịch"),
                                    ("ready", "đủ hồ sơ, chờ chi bộ xét"),
                                    ("cell_passed", "chi bộ đã có nghị quyết"),
                                    ("appraised", "đảng ủy bộ phận đã thẩm định"),
                                    ("base_passed", "đảng ủy cơ sở đã có nghị quyết"),
                                    ("decided", "đã có quyết định, chờ lễ kết nạp"),
                                    ("probation", "đảng viên dự bị"),
                                    ("rec_cell_passed", "chi bộ đã đề nghị công nhận"),
                                    ("rec_appraised", "đảng ủy bộ phận đã thẩm định công nhận"),
                                    ("rec_base_passed", "đảng ủy cơ sở đã đề nghị công nhận"),
                                    ("official", "đảng viên chính thức"),
                                    ("dropped", "đưa khỏi danh sách"),
                                    ("upper_rejected", "cấp trên không đồng ý"),
                                    ("struck", "xóa tên khi đang dự bị"),
                                    ("cancelled", "hủy quyết định"),
                                    ("moved", "chuyển nơi khác"),
                                ],
                                max_length=16,
                            ),
                        ),
                        (
                            "to_stage",
                            models.CharField(
                                choices=[
                                    ("source", "nguồn"),
                                    ("sympathiser", "cảm tình Đảng"),
                                    ("class_done", "đã học lớp nhận thức về Đảng"),
                                    ("dossier", "đang lập hồ sơ"),
                                    ("verifying", "đang thẩm tra lý lịch"),
                                    ("verified", "đã thẩm tra lý lịch"),
                                    ("ready", "đủ hồ sơ, chờ chi bộ xét"),
                                    ("cell_passed", "chi bộ đã có nghị quyết"),
                                    ("appraised", "đảng ủy bộ phận đã thẩm định"),
                                    ("base_passed", "đảng ủy cơ sở đã có nghị quyết"),
                                    ("decided", "đã có quyết định, chờ lễ kết nạp"),
                                    ("probation", "đảng viên dự bị"),
                                    ("rec_cell_passed", "chi bộ đã đề nghị công nhận"),
                                    ("rec_appraised", "đảng ủy bộ phận đã thẩm định công nhận"),
                                    ("rec_base_passed", "đảng ủy cơ sở đã đề nghị công nhận"),
                                    ("official", "đảng viên chính thức"),
                                    ("dropped", "đưa khỏi danh sách"),
                                    ("upper_rejected", "cấp trên không đồng ý"),
                                    ("struck", "xóa tên khi đang dự bị"),
                                    ("cancelled", "hủy quyết định"),
                                    ("moved", "chuyển nơi khác"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="Ngày")),
                        ("paper_number", models.CharField(blank=True, max_length=60, verbose_name="Số văn bản")),
                        ("paper_on", models.DateField(blank=True, null=True, verbose_name="Ngày văn bản")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        ("reason", models.CharField(blank=True, max_length=1000, verbose_name="Lý do, ý kiến")),
                        ("warnings", models.JSONField(blank=True, default=list, verbose_name="Cảnh báo đã chấp nhận")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Hạn")),
                        ("due_rule", models.CharField(blank=True, max_length=60)),
                        ("late", models.BooleanField(default=False, verbose_name="Muộn")),
                        (
                            "recorded_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi lúc"),
                        ),
                        (
                            "admission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acts",
                                to="admissions.admission",
                            ),
                        ),
                        (
                            "ballot",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cell_life.ballot",
                            ),
                        ),
                        (
                            "corrects",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="admissions.admissionact",
                                verbose_name="Đính chính",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "việc kết nạp",
                        "verbose_name_plural": "việc kết nạp",
                        "indexes": [models.Index(fields=["admission", "id"], name="admissions_act_in_order")],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_admissionactevent" ("admission_id", "ballot_id", "code", "corrects_id", "due_on", "due_rule", "from_stage", "happened_on", "id", "issuer", "late", "paper_number", "paper_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "to_stage", "warnings") VALUES (OLD."admission_id", OLD."ballot_id", OLD."code", OLD."corrects_id", OLD."due_on", OLD."due_rule", OLD."from_stage", OLD."happened_on", OLD."id", OLD."issuer", OLD."late", OLD."paper_number", OLD."paper_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."recorded_at", OLD."recorded_by_id", OLD."to_stage", OLD."warnings"); RETURN NULL;',
                                    hash="6a2c3c289b1937e0ab6d82cb66f45d9ea1a79304",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_304dc",
                                    table="admissions_admissionact",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_admissionactevent" ("admission_id", "ballot_id", "code", "corrects_id", "due_on", "due_rule", "from_stage", "happened_on", "id", "issuer", "late", "paper_number", "paper_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "to_stage", "warnings") SELECT new_values."admission_id", new_values."ballot_id", new_values."code", new_values."corrects_id", new_values."due_on", new_values."due_rule", new_values."from_stage", new_values."happened_on", new_values."id", new_values."issuer", new_values."late", new_values."paper_number", new_values."paper_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."recorded_at", new_values."recorded_by_id", new_values."to_stage", new_values."warnings" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="7c102587e97707d174ee0a19f7556080850c4ee7",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_a8a33",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="admissions_admissionact",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "admissions_admissionactevent" ("admission_id", "ballot_id", "code", "corrects_id", "due_on", "due_rule", "from_stage", "happened_on", "id", "issuer", "late", "paper_number", "paper_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "to_stage", "warnings") VALUES (NEW."admission_id", NEW."ballot_id", NEW."code", NEW."corrects_id", NEW."due_on", NEW."due_rule", NEW."from_stage", NEW."happened_on", NEW."id", NEW."issuer", NEW."late", NEW."paper_number", NEW."paper_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."to_stage", NEW."warnings"); RETURN NULL;',
                                    hash="d00c8dcdfa52f5f92ea538ecfd65dec51ecab79e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3122e",
                                    table="admissions_admissionact",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdmissionActEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("code", models.CharField(max_length=30, verbose_name="Việc")),
                        (
                            "from_stage",
                            models.CharField(
                                choices=[
                                    ("source", "nguồn"),
                                    ("sympathiser", "cảm tình Đảng"),
                                    ("class_done", "đã học lớp nhận thức về Đảng"),
                                    ("dossier", "đang lập hồ sơ"),
                                    ("verifying", "đang thẩm tra lý lịch"),
                                    ("verified", "đã thẩm tra lý lịch"),
                                    ("ready", "đủ hồ sơ, chờ chi bộ xét"),
                                    ("cell_passed", "chi bộ đã có nghị quyết"),
                                    ("appraised", "đảng ủy bộ phận đã thẩm định"),
                                    ("base_passed", "đảng ủy cơ sở đã có nghị quyết"),
                                    ("decided", "đã có quyết định, chờ lễ kết nạp"),
                                    ("probation", "đảng viên dự bị"),
                                    ("rec_cell_passed", "chi bộ đã đề nghị công nhận"),
                                    ("rec_appraised", "đảng ủy bộ phận đã thẩm định công nhận"),
                                    ("rec_base_passed", "đảng ủy cơ sở đã đề nghị công nhận"),
                                    ("official", "đảng viên chính thức"),
                                    ("dropped", "đưa khỏi danh sách"),
                                    ("upper_rejected", "cấp trên không đồng ý"),
                                    ("struck", "xóa tên khi đang dự bị"),
                                    ("cancelled", "hủy quyết định"),
                                    ("moved", "chuyển nơi khác"),
                                ],
                                max_length=16,
                            ),
                        ),
                        (
                            "to_stage",
                            models.CharField(
                                choices=[
                                    ("source", "nguồn"),
                                    ("sympathiser", "cảm tình Đảng"),
                                    ("class_done", "đã học lớp nhận thức về Đảng"),
                                    ("dossier", "đang lập hồ sơ"),
                                    ("verifying", "đang thẩm tra lý lịch"),
                                    ("verified", "đã thẩm tra lý lịch"),
                                    ("ready", "đủ hồ sơ, chờ chi bộ xét"),
                                    ("cell_passed", "chi bộ đã có nghị quyết"),
                                    ("appraised", "đảng ủy bộ phận đã thẩm định"),
                                    ("base_passed", "đảng ủy cơ sở đã có nghị quyết"),
                                    ("decided", "đã có quyết định, chờ lễ kết nạp"),
                                    ("probation", "đảng viên dự bị"),
                                    ("rec_cell_passed", "chi bộ đã đề nghị công nhận"),
                                    ("rec_appraised", "đảng ủy bộ phận đã thẩm định công nhận"),
                                    ("rec_base_passed", "đảng ủy cơ sở đã đề nghị công nhận"),
                                    ("official", "đảng viên chính thức"),
                                    ("dropped", "đưa khỏi danh sách"),
                                    ("upper_rejected", "cấp trên không đồng ý"),
                                    ("struck", "xóa tên khi đang dự bị"),
                                    ("cancelled", "hủy quyết định"),
                                    ("moved", "chuyển nơi khác"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="Ngày")),
                        ("paper_number", models.CharField(blank=True, max_length=60, verbose_name="Số văn bản")),
                        ("paper_on", models.DateField(blank=True, null=True, verbose_name="Ngày văn bản")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        ("reason", models.CharField(blank=True, max_length=1000, verbose_name="Lý do, ý kiến")),
                        ("warnings", models.JSONField(blank=True, default=list, verbose_name="Cảnh báo đã chấp nhận")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Hạn")),
                        ("due_rule", models.CharField(blank=True, max_length=60)),
                        ("late", models.BooleanField(default=False, verbose_name="Muộn")),
                        (
                            "recorded_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi lúc"),
                        ),
                        (
                            "admission",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="admissions.admission",
                            ),
                        ),
                        (
                            "ballot",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.ballot",
                            ),
                        ),
                        (
                            "corrects",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="admissions.admissionact",
                                verbose_name="Đính chính",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="admissions.admissionact",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
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
                                    hash="1f1b2b114409c3816298da73effd640f186110df",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d143b",
                                    table="admissions_admissionactevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdmissionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("source", "nguồn"),
                                    ("sympathiser", "cảm tình Đảng"),
                                    ("class_done", "đã học lớp nhận thức về Đảng"),
                                    ("dossier", "đang lập hồ sơ"),
                                    ("verifying", "đang thẩm tra lý lịch"),
                                    ("verified", "đã thẩm tra lý lịch"),
                                    ("ready", "đủ hồ sơ, chờ chi bộ xét"),
                                    ("cell_passed", "chi bộ đã có nghị quyết"),
                                    ("appraised", "đảng ủy bộ phận đã thẩm định"),
                                    ("base_passed", "đảng ủy cơ sở đã có nghị quyết"),
                                    ("decided", "đã có quyết định, chờ lễ kết nạp"),
                                    ("probation", "đảng viên dự bị"),
                                    ("rec_cell_passed", "chi bộ đã đề nghị công nhận"),
                                    ("rec_appraised", "đảng ủy bộ phận đã thẩm định công nhận"),
                                    ("rec_base_passed", "đảng ủy cơ sở đã đề nghị công nhận"),
                                    ("official", "đảng viên chính thức"),
                                    ("dropped", "đưa khỏi danh sách"),
                                    ("upper_rejected", "cấp trên không đồng ý"),
                                    ("struck", "xóa tên khi đang dự bị"),
                                    ("cancelled", "hủy quyết định"),
                                    ("moved", "chuyển nơi khác"),
                                ],
                                default="source",
                                max_length=16,
                                verbose_name="Bước",
                            ),
                        ),
                        ("stage_on", models.DateField(verbose_name="Từ ngày")),
                        (
                            "category",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("state_official", "cán bộ, công chức cơ quan nhà nước"),
                                    ("party_official", "cán bộ cơ quan Đảng, Mặt trận, đoàn thể"),
                                    ("commune_official", "cán bộ, công chức xã, phường"),
                                    ("village_official", "người hoạt động ở thôn, tổ dân phố"),
                                    ("teacher", "giáo viên"),
                                    ("lecturer", "giảng viên"),
                                    ("public_employee", "viên chức khác"),
                                    ("private_unit_worker", "người làm việc ở đơn vị sự nghiệp ngoài công lập"),
                                    ("state_worker", "công nhân, lao động doanh nghiệp nhà nước"),
                                    ("private_worker", "công nhân, lao động doanh nghiệp ngoài nhà nước"),
                                    ("foreign_worker", "công nhân, lao động doanh nghiệp có vốn nước ngoài"),
                                    ("manager", "quản lý doanh nghiệp"),
                                    ("owner", "chủ doanh nghiệp tư nhân"),
                                    ("farmer", "nông dân, lao động nông, lâm, ngư nghiệp"),
                                    ("armed_forces", "quân đội, công an"),
                                    ("student", "sinh viên"),
                                    ("pupil", "học sinh"),
                                    ("other", "khác"),
                                ],
                                max_length=20,
                                verbose_name="Đối tượng",
                            ),
                        ),
                        (
                            "route",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("members", "hai đảng viên chính thức"),
                                    ("youth_union", "Đoàn thanh niên cơ sở và một đảng viên chính thức"),
                                    ("trade_union", "công đoàn cơ sở và một đảng viên chính thức"),
                                ],
                                max_length=12,
                                verbose_name="Ai giới thiệu",
                            ),
                        ),
                        (
                            "groups",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("over_sixty", "trên 60 tuổi"),
                                        ("religion", "có đạo"),
                                        ("foreign_marriage", "kết hôn với người nước ngoài"),
                                        ("foreign_origin", "công dân Việt Nam gốc nước ngoài"),
                                        ("readmission", "kết nạp lại"),
                                        ("schooling", "chưa đạt trình độ học vấn theo quy định"),
                                        ("political", "có vấn đề liên quan đến tiêu chuẩn chính trị"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="Trường hợp đặc biệt",
                            ),
                        ),
                        (
                            "listed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày vào danh sách cảm tình Đảng"),
                        ),
                        (
                            "certificate_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="Ngày cấp giấy chứng nhận lớp nhận thức"
                            ),
                        ),
                        ("dossier_on", models.DateField(blank=True, null=True, verbose_name="Ngày lập hồ sơ")),
                        (
                            "resolved_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày nghị quyết của chi bộ"),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định kết nạp")),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="Ngày ban hành quyết định")),
                        (
                            "received_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày chi bộ nhận quyết định"),
                        ),
                        ("ceremony_on", models.DateField(blank=True, null=True, verbose_name="Ngày lễ kết nạp")),
                        (
                            "recognised_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày chi bộ đề nghị công nhận"),
                        ),
                        ("official_on", models.DateField(blank=True, null=True, verbose_name="Ngày chính thức")),
                        (
                            "extension_days",
                            models.PositiveSmallIntegerField(default=0, verbose_name="Số ngày làm việc gia hạn"),
                        ),
                        (
                            "failed_votes",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="Số lần biểu quyết không đủ tỷ lệ"
                            ),
                        ),
                        ("escalated_on", models.DateField(blank=True, null=True, verbose_name="Báo cáo cấp trên ngày")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Hạn của bước tới")),
                        ("due_rule", models.CharField(blank=True, max_length=60)),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="Kết thúc ngày")),
                        ("ending_reason", models.CharField(blank=True, max_length=500, verbose_name="Lý do kết thúc")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        (
                            "cell",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
                                verbose_name="Chi bộ",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.membership",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.person",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="admissions.admission",
                            ),
                        ),
                        (
                            "previous",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="admissions.admission",
                                verbose_name="Tiếp theo hồ sơ",
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
                                    hash="212f5cf6ab4334ccb74ee44a2d775c9a72a699cb",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_9a784",
                                    table="admissions_admissionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Course",
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
                                    ("awareness", "lớp bồi dưỡng nhận thức về Đảng"),
                                    ("new_member", "lớp bồi dưỡng đảng viên mới"),
                                ],
                                max_length=12,
                                verbose_name="Loại lớp",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="Tên lớp")),
                        ("starts_on", models.DateField(verbose_name="Khai giảng")),
                        ("ends_on", models.DateField(verbose_name="Bế giảng")),
                        (
                            "issuer",
                            models.CharField(blank=True, max_length=200, verbose_name="Nơi cấp giấy chứng nhận"),
                        ),
                        ("sessions", models.PositiveSmallIntegerField(default=1, verbose_name="Số buổi")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lớp bồi dưỡng",
                        "verbose_name_plural": "lớp bồi dưỡng",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="admissions_course_ends_not_before_it_starts",
                                violation_error_message="Bế giảng không thể trước khai giảng.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_courseevent" ("ends_on", "id", "issuer", "kind", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sessions", "starts_on", "version") VALUES (OLD."ends_on", OLD."id", OLD."issuer", OLD."kind", OLD."name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sessions", OLD."starts_on", OLD."version"); RETURN NULL;',
                                    hash="9b7a3319b66492ccdf8fee3174b6e4be1b0d6f0a",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_1bf83",
                                    table="admissions_course",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_courseevent" ("ends_on", "id", "issuer", "kind", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sessions", "starts_on", "version") SELECT new_values."ends_on", new_values."id", new_values."issuer", new_values."kind", new_values."name", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."sessions", new_values."starts_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="4377f4882702d9c855f37efc1b264fe8c3ae20df",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_fcc1b",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="admissions_course",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "admissions_courseevent" ("ends_on", "id", "issuer", "kind", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sessions", "starts_on", "version") VALUES (NEW."ends_on", NEW."id", NEW."issuer", NEW."kind", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sessions", NEW."starts_on", NEW."version"); RETURN NULL;',
                                    hash="d3d2dc4a6decc8cb5485dd7dcbd9b7c4b6d86ed9",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_dee46",
                                    table="admissions_course",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CourseEvent",
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
                                    ("awareness", "lớp bồi dưỡng nhận thức về Đảng"),
                                    ("new_member", "lớp bồi dưỡng đảng viên mới"),
                                ],
                                max_length=12,
                                verbose_name="Loại lớp",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="Tên lớp")),
                        ("starts_on", models.DateField(verbose_name="Khai giảng")),
                        ("ends_on", models.DateField(verbose_name="Bế giảng")),
                        (
                            "issuer",
                            models.CharField(blank=True, max_length=200, verbose_name="Nơi cấp giấy chứng nhận"),
                        ),
                        ("sessions", models.PositiveSmallIntegerField(default=1, verbose_name="Số buổi")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="admissions.course",
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
                                    hash="af6e742bc37faf4a99d6054be49f5908e86c0b38",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_04c25",
                                    table="admissions_courseevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DossierItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("CN-NTVĐ", "Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng"),
                                    ("1-KNĐ", "Đơn xin vào Đảng"),
                                    ("2-KNĐ", "Lý lịch của người xin vào Đảng"),
                                    ("3-KNĐ", "Giấy giới thiệu người vào Đảng"),
                                    ("4-KNĐ", "Nghị quyết giới thiệu đoàn viên ưu tú vào Đảng"),
                                    ("4A-KNĐ", "Nghị quyết giới thiệu đoàn viên công đoàn vào Đảng"),
                                    (
                                        "5-KNĐ",
                                        "Tổng hợp ý kiến nhận xét của tổ chức chính trị - xã hội và chi ủy nơi cư trú",
                                    ),
                                    ("thẩm tra", "Văn bản thẩm tra lý lịch"),
                                    ("đồng ý", "Văn bản đồng ý hoặc ý kiến của cấp có thẩm quyền"),
                                    ("6-KNĐ", "Nghị quyết của chi bộ đề nghị kết nạp"),
                                    ("7-KNĐ", "Báo cáo thẩm định của đảng ủy bộ phận"),
                                    ("8-KNĐ", "Nghị quyết của đảng ủy cơ sở đề nghị kết nạp"),
                                    ("9-KNĐ", "Quyết định kết nạp đảng viên"),
                                    ("CN-ĐVM", "Giấy chứng nhận học lớp bồi dưỡng đảng viên mới"),
                                    ("10-KNĐ", "Bản tự kiểm điểm của đảng viên dự bị"),
                                    ("11-KNĐ", "Bản nhận xét đảng viên dự bị của người giúp đỡ"),
                                    ("12-KNĐ", "Tổng hợp ý kiến nhận xét đối với đảng viên dự bị"),
                                    ("13-KNĐ", "Nghị quyết của chi bộ đề nghị công nhận đảng viên chính thức"),
                                    ("14-KNĐ", "Báo cáo của đảng ủy bộ phận về công nhận đảng viên chính thức"),
                                    ("15-KNĐ", "Nghị quyết của đảng ủy cơ sở đề nghị công nhận đảng viên chính thức"),
                                    ("16-KNĐ", "Quyết định công nhận đảng viên chính thức"),
                                ],
                                max_length=10,
                                verbose_name="Giấy tờ",
                            ),
                        ),
                        (
                            "about",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("over_sixty", "trên 60 tuổi"),
                                    ("religion", "có đạo"),
                                    ("foreign_marriage", "kết hôn với người nước ngoài"),
                                    ("foreign_origin", "công dân Việt Nam gốc nước ngoài"),
                                    ("readmission", "kết nạp lại"),
                                    ("schooling", "chưa đạt trình độ học vấn theo quy định"),
                                    ("political", "có vấn đề liên quan đến tiêu chuẩn chính trị"),
                                ],
                                max_length=20,
                                verbose_name="Cho trường hợp",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="Bản")),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="Số")),
                        ("made_on", models.DateField(blank=True, null=True, verbose_name="Ngày")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi lập")),
                        ("present", models.BooleanField(default=True, verbose_name="Đã có")),
                        ("kept_at", models.CharField(blank=True, max_length=200, verbose_name="Nơi lưu")),
                        ("agree", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số tán thành")),
                        (
                            "disagree",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số không tán thành"),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="Ghi chú")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "admission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="admissions.admission",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "giấy tờ trong hồ sơ kết nạp",
                        "verbose_name_plural": "giấy tờ trong hồ sơ kết nạp",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("admission", "form", "about", "order"),
                                name="admissions_dossieritem_one_of_a_kind",
                                violation_error_message="Hồ sơ đã có giấy tờ này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("present", False), ("made_on__isnull", False), _connector="OR"),
                                name="admissions_dossieritem_there_has_its_day",
                                violation_error_message="Giấy tờ đã có thì phải ghi ngày.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_dossieritemevent" ("about", "admission_id", "agree", "disagree", "form", "id", "issuer", "kept_at", "made_on", "note", "number", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "version") VALUES (OLD."about", OLD."admission_id", OLD."agree", OLD."disagree", OLD."form", OLD."id", OLD."issuer", OLD."kept_at", OLD."made_on", OLD."note", OLD."number", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."present", OLD."version"); RETURN NULL;',
                                    hash="75020f9cc4bbe6971a9e13d945b25eeeafbc5d9d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_4a3df",
                                    table="admissions_dossieritem",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_dossieritemevent" ("about", "admission_id", "agree", "disagree", "form", "id", "issuer", "kept_at", "made_on", "note", "number", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "version") SELECT new_values."about", new_values."admission_id", new_values."agree", new_values."disagree", new_values."form", new_values."id", new_values."issuer", new_values."kept_at", new_values."made_on", new_values."note", new_values."number", new_values."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."present", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="78c736fe68212a121525a870fde3aebec34bb5ef",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_4469a",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="admissions_dossieritem",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "admissions_dossieritemevent" ("about", "admission_id", "agree", "disagree", "form", "id", "issuer", "kept_at", "made_on", "note", "number", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "version") VALUES (NEW."about", NEW."admission_id", NEW."agree", NEW."disagree", NEW."form", NEW."id", NEW."issuer", NEW."kept_at", NEW."made_on", NEW."note", NEW."number", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."present", NEW."version"); RETURN NULL;',
                                    hash="c0248f1675824fd53529ab678a2d9d9209380922",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_dfc8e",
                                    table="admissions_dossieritem",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DossierItemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("CN-NTVĐ", "Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng"),
                                    ("1-KNĐ", "Đơn xin vào Đảng"),
                                    ("2-KNĐ", "Lý lịch của người xin vào Đảng"),
                                    ("3-KNĐ", "Giấy giới thiệu người vào Đảng"),
                                    ("4-KNĐ", "Nghị quyết giới thiệu đoàn viên ưu tú vào Đảng"),
                                    ("4A-KNĐ", "Nghị quyết giới thiệu đoàn viên công đoàn vào Đảng"),
                                    (
                                        "5-KNĐ",
                                        "Tổng hợp ý kiến nhận xét của tổ chức chính trị - xã hội và chi ủy nơi cư trú",
                                    ),
                                    ("thẩm tra", "Văn bản thẩm tra lý lịch"),
                                    ("đồng ý", "Văn bản đồng ý hoặc ý kiến của cấp có thẩm quyền"),
                                    ("6-KNĐ", "Nghị quyết của chi bộ đề nghị kết nạp"),
                                    ("7-KNĐ", "Báo cáo thẩm định của đảng ủy bộ phận"),
                                    ("8-KNĐ", "Nghị quyết của đảng ủy cơ sở đề nghị kết nạp"),
                                    ("9-KNĐ", "Quyết định kết nạp đảng viên"),
                                    ("CN-ĐVM", "Giấy chứng nhận học lớp bồi dưỡng đảng viên mới"),
                                    ("10-KNĐ", "Bản tự kiểm điểm của đảng viên dự bị"),
                                    ("11-KNĐ", "Bản nhận xét đảng viên dự bị của người giúp đỡ"),
                                    ("12-KNĐ", "Tổng hợp ý kiến nhận xét đối với đảng viên dự bị"),
                                    ("13-KNĐ", "Nghị quyết của chi bộ đề nghị công nhận đảng viên chính thức"),
                                    ("14-KNĐ", "Báo cáo của đảng ủy bộ phận về công nhận đảng viên chính thức"),
                                    ("15-KNĐ", "Nghị quyết của đảng ủy cơ sở đề nghị công nhận đảng viên chính thức"),
                                    ("16-KNĐ", "Quyết định công nhận đảng viên chính thức"),
                                ],
                                max_length=10,
                                verbose_name="Giấy tờ",
                            ),
                        ),
                        (
                            "about",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("over_sixty", "trên 60 tuổi"),
                                    ("religion", "có đạo"),
                                    ("foreign_marriage", "kết hôn với người nước ngoài"),
                                    ("foreign_origin", "công dân Việt Nam gốc nước ngoài"),
                                    ("readmission", "kết nạp lại"),
                                    ("schooling", "chưa đạt trình độ học vấn theo quy định"),
                                    ("political", "có vấn đề liên quan đến tiêu chuẩn chính trị"),
                                ],
                                max_length=20,
                                verbose_name="Cho trường hợp",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="Bản")),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="Số")),
                        ("made_on", models.DateField(blank=True, null=True, verbose_name="Ngày")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi lập")),
                        ("present", models.BooleanField(default=True, verbose_name="Đã có")),
                        ("kept_at", models.CharField(blank=True, max_length=200, verbose_name="Nơi lưu")),
                        ("agree", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số tán thành")),
                        (
                            "disagree",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số không tán thành"),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="Ghi chú")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "admission",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="admissions.admission",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="admissions.dossieritem",
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
                                    hash="2d6fafa6013910fc30aa63a33abafd78c6681b3f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_be267",
                                    table="admissions_dossieritemevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Seat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("attended", models.PositiveSmallIntegerField(default=0, verbose_name="Số buổi dự")),
                        (
                            "certificate_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số giấy chứng nhận"),
                        ),
                        ("certificate_on", models.DateField(blank=True, null=True, verbose_name="Ngày cấp")),
                        ("grade", models.CharField(blank=True, max_length=60, verbose_name="Xếp loại")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "course",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="admissions.course",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "học viên lớp bồi dưỡng",
                        "verbose_name_plural": "học viên lớp bồi dưỡng",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("course", "person"),
                                name="admissions_seat_once_a_course",
                                violation_error_message="Người này đã có trong danh sách lớp.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("certificate_number", ""), ("certificate_on__isnull", True)),
                                    models.Q(
                                        models.Q(("certificate_number", ""), _negated=True),
                                        ("certificate_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="admissions_seat_certificate_has_number_and_day",
                                violation_error_message="Giấy chứng nhận phải có số và ngày cấp.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_seatevent" ("attended", "certificate_number", "certificate_on", "course_id", "grade", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."attended", OLD."certificate_number", OLD."certificate_on", OLD."course_id", OLD."grade", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;',
                                    hash="cf046daa73fdea9afb5e280a4816dc7d76fb267e",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_abb6c",
                                    table="admissions_seat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_seatevent" ("attended", "certificate_number", "certificate_on", "course_id", "grade", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."attended", new_values."certificate_number", new_values."certificate_on", new_values."course_id", new_values."grade", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="38c489333a5e287ef3b50ba19c4d637aac4fa71e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_a9be2",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="admissions_seat",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "admissions_seatevent" ("attended", "certificate_number", "certificate_on", "course_id", "grade", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."attended", NEW."certificate_number", NEW."certificate_on", NEW."course_id", NEW."grade", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="ad6bbe2b9bb8124f374409c035d61a28bf09c58b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d4bc3",
                                    table="admissions_seat",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeatEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("attended", models.PositiveSmallIntegerField(default=0, verbose_name="Số buổi dự")),
                        (
                            "certificate_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số giấy chứng nhận"),
                        ),
                        ("certificate_on", models.DateField(blank=True, null=True, verbose_name="Ngày cấp")),
                        ("grade", models.CharField(blank=True, max_length=60, verbose_name="Xếp loại")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "course",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="admissions.course",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.person",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="admissions.seat",
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
                                    hash="645c65415bc2045ee49924510703e1abb8106164",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_4adc7",
                                    table="admissions_seatevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Supporter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "backing",
                            models.CharField(
                                choices=[
                                    ("helper", "giúp đỡ quần chúng"),
                                    ("introducer", "giới thiệu vào Đảng"),
                                    ("probation_helper", "giúp đỡ đảng viên dự bị"),
                                ],
                                max_length=18,
                                verbose_name="Tư cách",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Phân công ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        (
                            "together_since",
                            models.DateField(
                                blank=True, null=True, verbose_name="Cùng công tác, học tập, cư trú từ ngày"
                            ),
                        ),
                        ("replaces", models.BooleanField(default=False, verbose_name="Thay người không tiếp tục được")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do thôi")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "admission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supporters",
                                to="admissions.admission",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.person",
                                verbose_name="Đảng viên chính thức",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "người giúp đỡ, giới thiệu",
                        "verbose_name_plural": "người giúp đỡ, giới thiệu",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on__isnull", True)),
                                fields=("admission", "person", "backing"),
                                name="admissions_supporter_once_at_a_time",
                                violation_error_message="Đồng chí này đang được phân công việc đó.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_supporterevent" ("admission_id", "backing", "ends_on", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "replaces", "starts_on", "together_since", "version") VALUES (OLD."admission_id", OLD."backing", OLD."ends_on", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."replaces", OLD."starts_on", OLD."together_since", OLD."version"); RETURN NULL;',
                                    hash="4d0c2f448517d80ee2e30f85d2ad5347e6c76cfd",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_51604",
                                    table="admissions_supporter",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_supporterevent" ("admission_id", "backing", "ends_on", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "replaces", "starts_on", "together_since", "version") SELECT new_values."admission_id", new_values."backing", new_values."ends_on", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."replaces", new_values."starts_on", new_values."together_since", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="360e5e26b642c978a7fd739534cc1d4d4fe609bc",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8ce04",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="admissions_supporter",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "admissions_supporterevent" ("admission_id", "backing", "ends_on", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "replaces", "starts_on", "together_since", "version") VALUES (NEW."admission_id", NEW."backing", NEW."ends_on", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."replaces", NEW."starts_on", NEW."together_since", NEW."version"); RETURN NULL;',
                                    hash="450fec159591a695339b5038319e3d35ca3dbbe7",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_022c2",
                                    table="admissions_supporter",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupporterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "backing",
                            models.CharField(
                                choices=[
                                    ("helper", "giúp đỡ quần chúng"),
                                    ("introducer", "giới thiệu vào Đảng"),
                                    ("probation_helper", "giúp đỡ đảng viên dự bị"),
                                ],
                                max_length=18,
                                verbose_name="Tư cách",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Phân công ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        (
                            "together_since",
                            models.DateField(
                                blank=True, null=True, verbose_name="Cùng công tác, học tập, cư trú từ ngày"
                            ),
                        ),
                        ("replaces", models.BooleanField(default=False, verbose_name="Thay người không tiếp tục được")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do thôi")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "admission",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="admissions.admission",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.person",
                                verbose_name="Đảng viên chính thức",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="admissions.supporter",
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
                                    hash="508bc00e6c8543bc5d63534fc98dcd71cee72f10",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_752f3",
                                    table="admissions_supporterevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Target",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        (
                            "span",
                            models.CharField(
                                choices=[("q1", "quý I"), ("h1", "6 tháng"), ("m9", "9 tháng"), ("year", "cả năm")],
                                default="year",
                                max_length=6,
                                verbose_name="Giai đoạn",
                            ),
                        ),
                        ("tag", models.CharField(blank=True, max_length=20, verbose_name="Đối tượng")),
                        ("number", models.PositiveIntegerField(verbose_name="Chỉ tiêu")),
                        ("starts_on", models.DateField(verbose_name="Có hiệu lực từ ngày")),
                        ("document_number", models.CharField(max_length=60, verbose_name="Số văn bản giao")),
                        ("document_on", models.DateField(verbose_name="Ngày văn bản")),
                        ("issuer", models.CharField(max_length=200, verbose_name="Nơi giao")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="Lý do điều chỉnh")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "chỉ tiêu kết nạp",
                        "verbose_name_plural": "chỉ tiêu kết nạp",
                        "indexes": [models.Index(fields=["year", "span", "tag"], name="admissions_target_of_a_year")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "year", "span", "tag", "starts_on"),
                                name="admissions_target_one_version_a_day",
                                violation_error_message="Ngày này đã có một lần giao chỉ tiêu đó.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("tag", ""),
                                    (
                                        "tag__in",
                                        [
                                            "state_official",
                                            "party_official",
                                            "commune_official",
                                            "village_official",
                                            "teacher",
                                            "lecturer",
                                            "public_employee",
                                            "private_unit_worker",
                                            "state_worker",
                                            "private_worker",
                                            "foreign_worker",
                                            "manager",
                                            "owner",
                                            "farmer",
                                            "armed_forces",
                                            "student",
                                            "pupil",
                                            "other",
                                            "women",
                                            "ethnic",
                                            "religion",
                                            "union",
                                        ],
                                    ),
                                    _connector="OR",
                                ),
                                name="admissions_target_is_of_a_known_category",
                                violation_error_message="Không có đối tượng này.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_targetevent" ("created_at", "created_by_id", "document_number", "document_on", "id", "issuer", "number", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "span", "starts_on", "tag", "year") VALUES (OLD."created_at", OLD."created_by_id", OLD."document_number", OLD."document_on", OLD."id", OLD."issuer", OLD."number", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."span", OLD."starts_on", OLD."tag", OLD."year"); RETURN NULL;',
                                    hash="2bb14f0bdac843e58afeee7d992a1a22e77e1c7b",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b5e7a",
                                    table="admissions_target",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_targetevent" ("created_at", "created_by_id", "document_number", "document_on", "id", "issuer", "number", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "span", "starts_on", "tag", "year") SELECT new_values."created_at", new_values."created_by_id", new_values."document_number", new_values."document_on", new_values."id", new_values."issuer", new_values."number", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."span", new_values."starts_on", new_values."tag", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="5d668ec13dfec2190cfcb86b30988bde9c59bfed",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_be025",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="admissions_target",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "admissions_targetevent" ("created_at", "created_by_id", "document_number", "document_on", "id", "issuer", "number", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "span", "starts_on", "tag", "year") VALUES (NEW."created_at", NEW."created_by_id", NEW."document_number", NEW."document_on", NEW."id", NEW."issuer", NEW."number", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."span", NEW."starts_on", NEW."tag", NEW."year"); RETURN NULL;',
                                    hash="a35c61d9166f52e7f6e18adaf3bdc720346b193e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f00d6",
                                    table="admissions_target",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TargetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        (
                            "span",
                            models.CharField(
                                choices=[("q1", "quý I"), ("h1", "6 tháng"), ("m9", "9 tháng"), ("year", "cả năm")],
                                default="year",
                                max_length=6,
                                verbose_name="Giai đoạn",
                            ),
                        ),
                        ("tag", models.CharField(blank=True, max_length=20, verbose_name="Đối tượng")),
                        ("number", models.PositiveIntegerField(verbose_name="Chỉ tiêu")),
                        ("starts_on", models.DateField(verbose_name="Có hiệu lực từ ngày")),
                        ("document_number", models.CharField(max_length=60, verbose_name="Số văn bản giao")),
                        ("document_on", models.DateField(verbose_name="Ngày văn bản")),
                        ("issuer", models.CharField(max_length=200, verbose_name="Nơi giao")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="Lý do điều chỉnh")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="admissions.target",
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
                                    hash="ffcc5502f5beac066e442224dae3571b61460db3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_fedee",
                                    table="admissions_targetevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Verification",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("self", "bản thân"),
                                    ("father", "bố đẻ"),
                                    ("mother", "mẹ đẻ"),
                                    ("spouse", "vợ hoặc chồng"),
                                    ("spouse_father", "bố vợ hoặc bố chồng"),
                                    ("spouse_mother", "mẹ vợ hoặc mẹ chồng"),
                                    ("carer", "người trực tiếp nuôi dưỡng"),
                                    ("child", "con đẻ, con nuôi hợp pháp có năng lực hành vi dân sự đầy đủ"),
                                ],
                                max_length=14,
                                verbose_name="Quan hệ",
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="Họ và tên")),
                        (
                            "place",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="Quê quán, nơi ở hoặc nơi làm việc"
                            ),
                        ),
                        (
                            "member_confirmed",
                            models.BooleanField(
                                default=False, verbose_name="Là đảng viên, cấp ủy quản lý đã xác nhận lý lịch rõ ràng"
                            ),
                        ),
                        (
                            "waived_history",
                            models.BooleanField(default=False, verbose_name="Miễn thẩm tra lịch sử chính trị"),
                        ),
                        (
                            "waived_present",
                            models.BooleanField(default=False, verbose_name="Miễn thẩm tra chính trị hiện nay"),
                        ),
                        ("waiver_reason", models.CharField(blank=True, max_length=300, verbose_name="Căn cứ miễn")),
                        ("abroad", models.BooleanField(default=False, verbose_name="Ở ngoài nước")),
                        ("letter_number", models.CharField(blank=True, max_length=60, verbose_name="Số công văn")),
                        ("sent_on", models.DateField(blank=True, null=True, verbose_name="Gửi ngày")),
                        ("received_on", models.DateField(blank=True, null=True, verbose_name="Nơi được hỏi nhận ngày")),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="Trả lời ngày")),
                        ("answer", models.CharField(blank=True, max_length=1000, verbose_name="Kết quả")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "admission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="verifications",
                                to="admissions.admission",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "người phải thẩm tra",
                        "verbose_name_plural": "thẩm tra lý lịch",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("waived_history", False), ("waived_present", False)),
                                    models.Q(("waiver_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="admissions_verification_waived_with_a_reason",
                                violation_error_message="Miễn thẩm tra phải ghi căn cứ.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_verificationevent" ("abroad", "admission_id", "answer", "answered_on", "full_name", "id", "letter_number", "member_confirmed", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "received_on", "relation", "sent_on", "version", "waived_history", "waived_present", "waiver_reason") VALUES (OLD."abroad", OLD."admission_id", OLD."answer", OLD."answered_on", OLD."full_name", OLD."id", OLD."letter_number", OLD."member_confirmed", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."received_on", OLD."relation", OLD."sent_on", OLD."version", OLD."waived_history", OLD."waived_present", OLD."waiver_reason"); RETURN NULL;',
                                    hash="97218dabdf457657bbae5ad3756725ea14864fdd",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_213ef",
                                    table="admissions_verification",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "admissions_verificationevent" ("abroad", "admission_id", "answer", "answered_on", "full_name", "id", "letter_number", "member_confirmed", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "received_on", "relation", "sent_on", "version", "waived_history", "waived_present", "waiver_reason") SELECT new_values."abroad", new_values."admission_id", new_values."answer", new_values."answered_on", new_values."full_name", new_values."id", new_values."letter_number", new_values."member_confirmed", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."place", new_values."received_on", new_values."relation", new_values."sent_on", new_values."version", new_values."waived_history", new_values."waived_present", new_values."waiver_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="71017c8250c9216237894ee1573609a2a5e42867",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8cd81",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="admissions_verification",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "admissions_verificationevent" ("abroad", "admission_id", "answer", "answered_on", "full_name", "id", "letter_number", "member_confirmed", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "received_on", "relation", "sent_on", "version", "waived_history", "waived_present", "waiver_reason") VALUES (NEW."abroad", NEW."admission_id", NEW."answer", NEW."answered_on", NEW."full_name", NEW."id", NEW."letter_number", NEW."member_confirmed", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."received_on", NEW."relation", NEW."sent_on", NEW."version", NEW."waived_history", NEW."waived_present", NEW."waiver_reason"); RETURN NULL;',
                                    hash="4e20a2cff583ee2fa1b7feecf579d45ba943b770",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_9a6b4",
                                    table="admissions_verification",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VerificationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("self", "bản thân"),
                                    ("father", "bố đẻ"),
                                    ("mother", "mẹ đẻ"),
                                    ("spouse", "vợ hoặc chồng"),
                                    ("spouse_father", "bố vợ hoặc bố chồng"),
                                    ("spouse_mother", "mẹ vợ hoặc mẹ chồng"),
                                    ("carer", "người trực tiếp nuôi dưỡng"),
                                    ("child", "con đẻ, con nuôi hợp pháp có năng lực hành vi dân sự đầy đủ"),
                                ],
                                max_length=14,
                                verbose_name="Quan hệ",
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="Họ và tên")),
                        (
                            "place",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="Quê quán, nơi ở hoặc nơi làm việc"
                            ),
                        ),
                        (
                            "member_confirmed",
                            models.BooleanField(
                                default=False, verbose_name="Là đảng viên, cấp ủy quản lý đã xác nhận lý lịch rõ ràng"
                            ),
                        ),
                        (
                            "waived_history",
                            models.BooleanField(default=False, verbose_name="Miễn thẩm tra lịch sử chính trị"),
                        ),
                        (
                            "waived_present",
                            models.BooleanField(default=False, verbose_name="Miễn thẩm tra chính trị hiện nay"),
                        ),
                        ("waiver_reason", models.CharField(blank=True, max_length=300, verbose_name="Căn cứ miễn")),
                        ("abroad", models.BooleanField(default=False, verbose_name="Ở ngoài nước")),
                        ("letter_number", models.CharField(blank=True, max_length=60, verbose_name="Số công văn")),
                        ("sent_on", models.DateField(blank=True, null=True, verbose_name="Gửi ngày")),
                        ("received_on", models.DateField(blank=True, null=True, verbose_name="Nơi được hỏi nhận ngày")),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="Trả lời ngày")),
                        ("answer", models.CharField(blank=True, max_length=1000, verbose_name="Kết quả")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "admission",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="admissions.admission",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="admissions.verification",
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
                                    hash="40cdfba59a62dcbac5b981e41a57814500a4e4e4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_4d97c",
                                    table="admissions_verificationevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
