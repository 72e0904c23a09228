import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import branches.models
from accounts.schema import CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("branches", "0007_work_items_and_standing_in"),
        ("members", "0011_ties_with_the_place_of_residence"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "capacity",
                            models.CharField(
                                choices=[
                                    ("official", "chính thức"),
                                    ("probationary", "dự bị"),
                                    ("temporary", "sinh hoạt tạm thời"),
                                ],
                                max_length=12,
                                verbose_name="Tư cách",
                            ),
                        ),
                        (
                            "presence",
                            models.CharField(
                                choices=[
                                    ("present", "có mặt"),
                                    ("excused", "vắng có lý do"),
                                    ("unexcused", "vắng không lý do"),
                                ],
                                default="present",
                                max_length=10,
                                verbose_name="Có mặt",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("leave", "xin phép"),
                                    ("mission", "đi công tác"),
                                    ("ill", "ốm, điều trị"),
                                    ("maternity", "thai sản"),
                                    ("exempt", "được miễn sinh hoạt"),
                                    ("suspended", "bị đình chỉ sinh hoạt"),
                                    ("elsewhere", "đang sinh hoạt tạm thời nơi khác"),
                                    ("other", "lý do khác"),
                                ],
                                max_length=10,
                                verbose_name="Lý do vắng",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="Ghi chú")),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="members.membership",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="roll", to="cell_life.meeting"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "điểm danh",
                        "verbose_name_plural": "điểm danh",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "membership"),
                                name="cell_life_attendance_once_a_meeting",
                                violation_error_message="Đồng chí này đã có trong danh sách điểm danh.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("presence", "excused"), models.Q(("reason", ""), _negated=True)),
                                    models.Q(models.Q(("presence", "excused"), _negated=True), ("reason", "")),
                                    _connector="OR",
                                ),
                                name="cell_life_attendance_excused_says_why",
                                violation_error_message="Vắng có lý do thì phải chọn lý do.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_attendanceevent" ("capacity", "id", "meeting_id", "membership_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "reason") VALUES (OLD."capacity", OLD."id", OLD."meeting_id", OLD."membership_id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."presence", OLD."reason"); RETURN NULL;',
                                    hash="b28a51bce9fcdc7e42e1f1b19e99ad768c5aa907",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_df6b6",
                                    table="cell_life_attendance",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_attendanceevent" ("capacity", "id", "meeting_id", "membership_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "reason") SELECT new_values."capacity", new_values."id", new_values."meeting_id", new_values."membership_id", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."presence", new_values."reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="de9e193d4ee17629122fcfb7e7bffe8727fb1c23",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_40d9e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_attendance",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_attendanceevent" ("capacity", "id", "meeting_id", "membership_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "reason") VALUES (NEW."capacity", NEW."id", NEW."meeting_id", NEW."membership_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."presence", NEW."reason"); RETURN NULL;',
                                    hash="27c2232221001a94a4a036e3f3a17ccda7910c4b",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_0eece",
                                    table="cell_life_attendance",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotBase",
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
                                    ("cell", "đảng viên chính thức của chi bộ"),
                                    ("help", "đảng viên chính thức, trừ người được miễn sinh hoạt"),
                                    ("congress", "đảng viên chính thức dự đại hội, hội nghị đảng viên"),
                                    ("committee", "ủy viên cấp ủy đương nhiệm"),
                                    ("standing", "ủy viên ban thường vụ đương nhiệm"),
                                ],
                                max_length=10,
                                verbose_name="Cách tính",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="Ngày biểu quyết")),
                        ("size", models.PositiveSmallIntegerField(null=True, verbose_name="Số người làm căn cứ")),
                        ("frozen_at", models.DateTimeField(null=True, verbose_name="Chốt lúc")),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "frozen_by",
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
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bases",
                                to="cell_life.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "danh sách làm căn cứ biểu quyết",
                        "verbose_name_plural": "danh sách làm căn cứ biểu quyết",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "kind", "held_on"),
                                name="cell_life_ballotbase_one_of_a_kind_a_day",
                                violation_error_message="Ngày này đã có danh sách làm căn cứ cùng loại.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("frozen_at__isnull", True), ("size__isnull", True)),
                                    models.Q(("frozen_at__isnull", False), ("size__gte", 1)),
                                    _connector="OR",
                                ),
                                name="cell_life_ballotbase_frozen_has_its_size",
                                violation_error_message="Danh sách đã chốt phải có số người.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ballotbaseevent" ("created_at", "created_by_id", "frozen_at", "frozen_by_id", "held_on", "id", "kind", "meeting_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "version") VALUES (OLD."created_at", OLD."created_by_id", OLD."frozen_at", OLD."frozen_by_id", OLD."held_on", OLD."id", OLD."kind", OLD."meeting_id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."size", OLD."version"); RETURN NULL;',
                                    hash="ff1bb6cabf6e0eecfe888c857f0e61f1553a57bd",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_56148",
                                    table="cell_life_ballotbase",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ballotbaseevent" ("created_at", "created_by_id", "frozen_at", "frozen_by_id", "held_on", "id", "kind", "meeting_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "version") SELECT new_values."created_at", new_values."created_by_id", new_values."frozen_at", new_values."frozen_by_id", new_values."held_on", new_values."id", new_values."kind", new_values."meeting_id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."size", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="3a6c549387111fbd6f3b2ab389592a5aa4544774",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_7cc7e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_ballotbase",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_ballotbaseevent" ("created_at", "created_by_id", "frozen_at", "frozen_by_id", "held_on", "id", "kind", "meeting_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "version") VALUES (NEW."created_at", NEW."created_by_id", NEW."frozen_at", NEW."frozen_by_id", NEW."held_on", NEW."id", NEW."kind", NEW."meeting_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."size", NEW."version"); RETURN NULL;',
                                    hash="211a8c088f7f81712147a5f9dc61904483670669",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_86342",
                                    table="cell_life_ballotbase",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ballot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("subject_kind", models.CharField(max_length=40)),
                        ("subject_id", models.BigIntegerField(blank=True, null=True)),
                        ("question", models.CharField(max_length=500, verbose_name="Nội dung biểu quyết")),
                        ("round", models.PositiveSmallIntegerField(default=1, verbose_name="Lần")),
                        ("secret", models.BooleanField(default=True, verbose_name="Bỏ phiếu kín")),
                        ("share_numerator", models.PositiveSmallIntegerField()),
                        ("share_denominator", models.PositiveSmallIntegerField()),
                        ("rule_key", models.CharField(blank=True, max_length=60)),
                        ("clause", models.CharField(blank=True, max_length=200, verbose_name="Theo quy định")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "chờ biểu quyết"), ("counted", "đã kiểm phiếu"), ("void", "đã hủy")],
                                default="open",
                                max_length=10,
                                verbose_name="Tình trạng",
                            ),
                        ),
                        (
                            "issued",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số phiếu phát ra"),
                        ),
                        ("yes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Đồng ý")),
                        ("no", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Không đồng ý")),
                        ("blank", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Phiếu trắng")),
                        (
                            "invalid",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Phiếu không hợp lệ"),
                        ),
                        (
                            "not_cast",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Không bỏ phiếu"),
                        ),
                        (
                            "base_size",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số người làm căn cứ"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("reached", "đủ tỷ lệ"), ("not_reached", "không đủ tỷ lệ")],
                                max_length=12,
                                verbose_name="Kết quả",
                            ),
                        ),
                        ("reached", models.CharField(blank=True, max_length=40, verbose_name="Mức đạt tỷ lệ")),
                        ("counted_at", models.DateTimeField(blank=True, null=True, verbose_name="Kiểm phiếu lúc")),
                        ("reported_on", models.DateField(blank=True, null=True, verbose_name="Báo cáo cấp trên ngày")),
                        ("void_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do hủy")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "about",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.person",
                                verbose_name="Về đồng chí",
                            ),
                        ),
                        (
                            "chair",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.person",
                                verbose_name="Chủ trì",
                            ),
                        ),
                        (
                            "counted_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "base",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ballots",
                                to="cell_life.ballotbase",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần biểu quyết",
                        "verbose_name_plural": "biểu quyết",
                        "indexes": [
                            models.Index(fields=["subject_kind", "subject_id"], name="cell_life_ballot_subject")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    models.Q(("state", "void"), _negated=True), ("subject_id__isnull", False)
                                ),
                                fields=("base", "subject_kind", "subject_id", "round"),
                                name="cell_life_ballot_one_a_subject_and_round",
                                violation_error_message="Việc này đã có lần biểu quyết trong buổi họp.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("share_numerator__gte", 1), ("share_numerator__lte", models.F("share_denominator"))
                                ),
                                name="cell_life_ballot_share_is_between_nought_and_one",
                                violation_error_message="Tỷ lệ phải lớn hơn 0 và không quá 1.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "counted"), _negated=True),
                                    (
                                        "base_size",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    django.db.models.expressions.CombinedExpression(
                                                        models.F("yes"), "+", models.F("no")
                                                    ),
                                                    "+",
                                                    models.F("blank"),
                                                ),
                                                "+",
                                                models.F("invalid"),
                                            ),
                                            "+",
                                            models.F("not_cast"),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="cell_life_ballot_votes_add_up_to_the_base",
                                violation_error_message="Tổng số phiếu phải bằng số người làm căn cứ.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("base_size__isnull", False),
                                        ("counted_at__isnull", False),
                                        ("state", "counted"),
                                    ),
                                    models.Q(models.Q(("state", "counted"), _negated=True), ("outcome", "")),
                                    _connector="OR",
                                ),
                                name="cell_life_ballot_has_an_outcome_only_when_counted",
                                violation_error_message="Chỉ lần biểu quyết đã kiểm phiếu mới có kết quả.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "void"), _negated=True),
                                    models.Q(("void_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="cell_life_ballot_is_void_with_a_reason",
                                violation_error_message="Hủy biểu quyết phải ghi lý do.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("about__isnull", True),
                                    ("chair__isnull", True),
                                    models.Q(("chair", models.F("about")), _negated=True),
                                    _connector="OR",
                                ),
                                name="cell_life_ballot_is_not_chaired_by_whom_it_is_about",
                                violation_error_message="Người được biểu quyết không chủ trì việc biểu quyết.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ballotevent" ("about_id", "base_id", "base_size", "blank", "chair_id", "clause", "counted_at", "counted_by_id", "created_at", "created_by_id", "id", "invalid", "issued", "no", "not_cast", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "reached", "reported_on", "round", "rule_key", "secret", "share_denominator", "share_numerator", "state", "subject_id", "subject_kind", "version", "void_reason", "yes") VALUES (OLD."about_id", OLD."base_id", OLD."base_size", OLD."blank", OLD."chair_id", OLD."clause", OLD."counted_at", OLD."counted_by_id", OLD."created_at", OLD."created_by_id", OLD."id", OLD."invalid", OLD."issued", OLD."no", OLD."not_cast", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."question", OLD."reached", OLD."reported_on", OLD."round", OLD."rule_key", OLD."secret", OLD."share_denominator", OLD."share_numerator", OLD."state", OLD."subject_id", OLD."subject_kind", OLD."version", OLD."void_reason", OLD."yes"); RETURN NULL;',
                                    hash="c72d0a76d6125a29357860be76f274db44dc3e84",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_1f9d7",
                                    table="cell_life_ballot",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ballotevent" ("about_id", "base_id", "base_size", "blank", "chair_id", "clause", "counted_at", "counted_by_id", "created_at", "created_by_id", "id", "invalid", "issued", "no", "not_cast", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "reached", "reported_on", "round", "rule_key", "secret", "share_denominator", "share_numerator", "state", "subject_id", "subject_kind", "version", "void_reason", "yes") SELECT new_values."about_id", new_values."base_id", new_values."base_size", new_values."blank", new_values."chair_id", new_values."clause", new_values."counted_at", new_values."counted_by_id", new_values."created_at", new_values."created_by_id", new_values."id", new_values."invalid", new_values."issued", new_values."no", new_values."not_cast", new_values."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."question", new_values."reached", new_values."reported_on", new_values."round", new_values."rule_key", new_values."secret", new_values."share_denominator", new_values."share_numerator", new_values."state", new_values."subject_id", new_values."subject_kind", new_values."version", new_values."void_reason", new_values."yes" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="48f9a3ec958d179058dea2564f8da76474d32c40",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_3ee62",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_ballot",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_ballotevent" ("about_id", "base_id", "base_size", "blank", "chair_id", "clause", "counted_at", "counted_by_id", "created_at", "created_by_id", "id", "invalid", "issued", "no", "not_cast", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "reached", "reported_on", "round", "rule_key", "secret", "share_denominator", "share_numerator", "state", "subject_id", "subject_kind", "version", "void_reason", "yes") VALUES (NEW."about_id", NEW."base_id", NEW."base_size", NEW."blank", NEW."chair_id", NEW."clause", NEW."counted_at", NEW."counted_by_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."invalid", NEW."issued", NEW."no", NEW."not_cast", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."question", NEW."reached", NEW."reported_on", NEW."round", NEW."rule_key", NEW."secret", NEW."share_denominator", NEW."share_numerator", NEW."state", NEW."subject_id", NEW."subject_kind", NEW."version", NEW."void_reason", NEW."yes"); RETURN NULL;',
                                    hash="5dee8df593548f0b8c6149d0f05cbadbe820c958",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_69bc4",
                                    table="cell_life_ballot",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotCounter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("head", models.BooleanField(default=False, verbose_name="Trưởng ban")),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="counters",
                                to="cell_life.ballot",
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
                        "verbose_name": "người kiểm phiếu",
                        "verbose_name_plural": "ban kiểm phiếu",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ballot", "person"), name="cell_life_ballotcounter_once_a_ballot"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("head", True)),
                                fields=("ballot",),
                                name="cell_life_ballotcounter_one_head",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ballotcounterevent" ("ballot_id", "head", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."ballot_id", OLD."head", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                                    hash="b56c449fe59f96115eb89e3487e3c7b6a266a48e",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_f63a4",
                                    table="cell_life_ballotcounter",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ballotcounterevent" ("ballot_id", "head", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."ballot_id", new_values."head", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="efcbaa482cb24727d61ecdaed90e17e702a5c0b6",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_90213",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_ballotcounter",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_ballotcounterevent" ("ballot_id", "head", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."ballot_id", NEW."head", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;',
                                    hash="04f7d7957b048338a51973740895048460afac50",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_50a44",
                                    table="cell_life_ballotcounter",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotCounterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("head", models.BooleanField(default=False, verbose_name="Trưởng ban")),
                        (
                            "ballot",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.ballot",
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
                                to="cell_life.ballotcounter",
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
                                    hash="2673fc4e826d4a15a22dcdbfafe6615d63592ff8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e47bb",
                                    table="cell_life_ballotcounterevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("subject_kind", models.CharField(max_length=40)),
                        ("subject_id", models.BigIntegerField(blank=True, null=True)),
                        ("question", models.CharField(max_length=500, verbose_name="Nội dung biểu quyết")),
                        ("round", models.PositiveSmallIntegerField(default=1, verbose_name="Lần")),
                        ("secret", models.BooleanField(default=True, verbose_name="Bỏ phiếu kín")),
                        ("share_numerator", models.PositiveSmallIntegerField()),
                        ("share_denominator", models.PositiveSmallIntegerField()),
                        ("rule_key", models.CharField(blank=True, max_length=60)),
                        ("clause", models.CharField(blank=True, max_length=200, verbose_name="Theo quy định")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "chờ biểu quyết"), ("counted", "đã kiểm phiếu"), ("void", "đã hủy")],
                                default="open",
                                max_length=10,
                                verbose_name="Tình trạng",
                            ),
                        ),
                        (
                            "issued",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số phiếu phát ra"),
                        ),
                        ("yes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Đồng ý")),
                        ("no", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Không đồng ý")),
                        ("blank", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Phiếu trắng")),
                        (
                            "invalid",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Phiếu không hợp lệ"),
                        ),
                        (
                            "not_cast",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Không bỏ phiếu"),
                        ),
                        (
                            "base_size",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số người làm căn cứ"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("reached", "đủ tỷ lệ"), ("not_reached", "không đủ tỷ lệ")],
                                max_length=12,
                                verbose_name="Kết quả",
                            ),
                        ),
                        ("reached", models.CharField(blank=True, max_length=40, verbose_name="Mức đạt tỷ lệ")),
                        ("counted_at", models.DateTimeField(blank=True, null=True, verbose_name="Kiểm phiếu lúc")),
                        ("reported_on", models.DateField(blank=True, null=True, verbose_name="Báo cáo cấp trên ngày")),
                        ("void_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do hủy")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "about",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.person",
                                verbose_name="Về đồng chí",
                            ),
                        ),
                        (
                            "base",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.ballotbase",
                            ),
                        ),
                        (
                            "chair",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.person",
                                verbose_name="Chủ trì",
                            ),
                        ),
                        (
                            "counted_by",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.ballot",
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
                                    hash="fa75494cacaf1c0824095658785c05a53dcf9a13",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d8292",
                                    table="cell_life_ballotevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotOption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField()),
                        ("code", models.CharField(max_length=40)),
                        ("label", models.CharField(max_length=120)),
                        ("votes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số phiếu")),
                        ("share_numerator", models.PositiveSmallIntegerField()),
                        ("share_denominator", models.PositiveSmallIntegerField()),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="options",
                                to="cell_life.ballot",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mức trên phiếu biểu quyết",
                        "verbose_name_plural": "mức trên phiếu biểu quyết",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ballot", "order"), name="cell_life_ballotoption_in_one_order"
                            ),
                            models.UniqueConstraint(
                                fields=("ballot", "code"), name="cell_life_ballotoption_once_a_ballot"
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ballotoptionevent" ("ballot_id", "code", "id", "label", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share_denominator", "share_numerator", "votes") VALUES (OLD."ballot_id", OLD."code", OLD."id", OLD."label", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."share_denominator", OLD."share_numerator", OLD."votes"); RETURN NULL;',
                                    hash="7536c10da05d79737443625c37b0db129771fb03",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_98161",
                                    table="cell_life_ballotoption",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ballotoptionevent" ("ballot_id", "code", "id", "label", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share_denominator", "share_numerator", "votes") SELECT new_values."ballot_id", new_values."code", new_values."id", new_values."label", new_values."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."share_denominator", new_values."share_numerator", new_values."votes" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="d6fb1c92216ae2803e4a8ee4787e47d921b207bb",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_1ef51",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_ballotoption",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_ballotoptionevent" ("ballot_id", "code", "id", "label", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share_denominator", "share_numerator", "votes") VALUES (NEW."ballot_id", NEW."code", NEW."id", NEW."label", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."share_denominator", NEW."share_numerator", NEW."votes"); RETURN NULL;',
                                    hash="cbe03bb0f696ceb21f2f0eafe00fa2f48b54d214",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3580e",
                                    table="cell_life_ballotoption",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotOptionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("order", models.PositiveSmallIntegerField()),
                        ("code", models.CharField(max_length=40)),
                        ("label", models.CharField(max_length=120)),
                        ("votes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số phiếu")),
                        ("share_numerator", models.PositiveSmallIntegerField()),
                        ("share_denominator", models.PositiveSmallIntegerField()),
                        (
                            "ballot",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.ballot",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.ballotoption",
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
                                    hash="f5a43b64339f7155a6bb49f71e6eb50b2a0f0d72",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_7c23c",
                                    table="cell_life_ballotoptionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotVoter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("present", models.BooleanField(default=True, verbose_name="Có mặt")),
                        ("proposed", models.BooleanField(verbose_name="Sổ tính")),
                        ("counted", models.BooleanField(verbose_name="Được tính")),
                        (
                            "left_out",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_official", "đảng viên dự bị"),
                                    ("temporary_elsewhere", "đang sinh hoạt tạm thời nơi khác"),
                                    ("exempt", "được miễn công tác và sinh hoạt"),
                                    ("suspended", "đang bị đình chỉ sinh hoạt"),
                                    ("prosecuted", "đang bị khởi tố, truy tố hoặc tạm giam"),
                                    ("absent_all_through", "vắng suốt thời gian đại hội, có lý do được chấp nhận"),
                                ],
                                max_length=20,
                                verbose_name="Vì sao không tính",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="Theo dòng nào của sổ")),
                        ("contest", models.CharField(blank=True, max_length=500, verbose_name="Ý kiến khác")),
                        ("settled", models.CharField(blank=True, max_length=500, verbose_name="Kết luận về ý kiến")),
                        (
                            "base",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="voters",
                                to="cell_life.ballotbase",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.membership"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "người trong danh sách biểu quyết",
                        "verbose_name_plural": "người trong danh sách biểu quyết",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("base", "membership"),
                                name="cell_life_ballotvoter_once_a_list",
                                violation_error_message="Đồng chí này đã có trong danh sách.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("counted", True), ("left_out", "")),
                                    models.Q(("counted", False), models.Q(("left_out", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="cell_life_ballotvoter_left_out_says_why",
                                violation_error_message="Người không được tính phải ghi vì sao.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("counted", models.F("proposed")),
                                    models.Q(("settled", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="cell_life_ballotvoter_differs_from_the_register_with_a_reason",
                                violation_error_message="Tính khác với sổ thì phải ghi kết luận.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="a_frozen_list_stays",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n                    IF EXISTS (\n                        SELECT FROM cell_life_ballotbase\n                        WHERE id = COALESCE(NEW.base_id, OLD.base_id) AND frozen_at IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION 'the list of ballot base % is frozen', COALESCE(NEW.base_id, OLD.base_id)\n                            USING ERRCODE = 'integrity_constraint_violation';\n                    END IF;\n                    RETURN COALESCE(NEW, OLD);\n                ",
                                    hash="92d7012220aa55b990703f85413dc24d291af2fe",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_a_frozen_list_stays_519ac",
                                    table="cell_life_ballotvoter",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ballotvoterevent" ("base_id", "contest", "counted", "id", "left_out", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "proposed", "settled", "source") VALUES (OLD."base_id", OLD."contest", OLD."counted", OLD."id", OLD."left_out", OLD."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."present", OLD."proposed", OLD."settled", OLD."source"); RETURN NULL;',
                                    hash="e913fa265cb03177e0ab448f7aa0de88a974e45f",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_c3269",
                                    table="cell_life_ballotvoter",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ballotvoterevent" ("base_id", "contest", "counted", "id", "left_out", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "proposed", "settled", "source") SELECT new_values."base_id", new_values."contest", new_values."counted", new_values."id", new_values."left_out", new_values."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."present", new_values."proposed", new_values."settled", new_values."source" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="512c4f909b76283036a3304ac180cb776acc8b7b",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_bc754",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_ballotvoter",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_ballotvoterevent" ("base_id", "contest", "counted", "id", "left_out", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "proposed", "settled", "source") VALUES (NEW."base_id", NEW."contest", NEW."counted", NEW."id", NEW."left_out", NEW."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."present", NEW."proposed", NEW."settled", NEW."source"); RETURN NULL;',
                                    hash="62f59fcf5cde4504a44457b34bfb946a36c2918f",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_8673b",
                                    table="cell_life_ballotvoter",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotVoterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("present", models.BooleanField(default=True, verbose_name="Có mặt")),
                        ("proposed", models.BooleanField(verbose_name="Sổ tính")),
                        ("counted", models.BooleanField(verbose_name="Được tính")),
                        (
                            "left_out",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_official", "đảng viên dự bị"),
                                    ("temporary_elsewhere", "đang sinh hoạt tạm thời nơi khác"),
                                    ("exempt", "được miễn công tác và sinh hoạt"),
                                    ("suspended", "đang bị đình chỉ sinh hoạt"),
                                    ("prosecuted", "đang bị khởi tố, truy tố hoặc tạm giam"),
                                    ("absent_all_through", "vắng suốt thời gian đại hội, có lý do được chấp nhận"),
                                ],
                                max_length=20,
                                verbose_name="Vì sao không tính",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="Theo dòng nào của sổ")),
                        ("contest", models.CharField(blank=True, max_length=500, verbose_name="Ý kiến khác")),
                        ("settled", models.CharField(blank=True, max_length=500, verbose_name="Kết luận về ý kiến")),
                        (
                            "base",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.ballotbase",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.membership",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.ballotvoter",
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
                                    hash="b4658e1f58986bdfc3021106075867e7d5056de8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e38d7",
                                    table="cell_life_ballotvoterevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesBasis",
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
                                    ("insured", "đóng bảo hiểm xã hội bắt buộc"),
                                    ("benefit", "hưởng trợ cấp ốm đau, thai sản"),
                                    ("pension", "hưởng lương hưu"),
                                    ("allowance", "hưởng trợ cấp hằng tháng"),
                                    ("uninsured", "không đóng bảo hiểm xã hội bắt buộc"),
                                    ("student", "học sinh, sinh viên"),
                                ],
                                max_length=10,
                                verbose_name="Nhóm",
                            ),
                        ),
                        (
                            "amount",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="Tiền lương, lương hưu, trợ cấp mỗi tháng (đồng)"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="Theo giấy tờ nào")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dues_bases",
                                to="members.membership",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "căn cứ đóng đảng phí",
                        "verbose_name_plural": "căn cứ đóng đảng phí",
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("membership", "="),
                                    (
                                        branches.models.DateRange(
                                            "starts_on",
                                            "ends_on",
                                            django.contrib.postgres.fields.ranges.RangeBoundary(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="cell_life_duesbasis_one_at_a_time",
                                violation_error_message="Trong thời gian đó đã có một dòng khác.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amount__isnull", True), ("kind__in", ["uninsured", "student"])),
                                    models.Q(
                                        models.Q(("kind__in", ["uninsured", "student"]), _negated=True),
                                        ("amount__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="cell_life_duesbasis_income_where_the_group_has_one",
                                violation_error_message="Nhóm này phải có (hoặc không có) số tiền làm căn cứ.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duesbasisevent" ("amount", "ends_on", "id", "kind", "membership_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "version") VALUES (OLD."amount", OLD."ends_on", OLD."id", OLD."kind", OLD."membership_id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."version"); RETURN NULL;',
                                    hash="eac541a1dd3ff42b595e97ae7e070e656cd6399d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8e108",
                                    table="cell_life_duesbasis",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duesbasisevent" ("amount", "ends_on", "id", "kind", "membership_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "version") SELECT new_values."amount", new_values."ends_on", new_values."id", new_values."kind", new_values."membership_id", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."starts_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="bc0ee91e0e3a5ac1b82c885251c85a6d399fbb59",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_63d4b",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_duesbasis",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_duesbasisevent" ("amount", "ends_on", "id", "kind", "membership_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "version") VALUES (NEW."amount", NEW."ends_on", NEW."id", NEW."kind", NEW."membership_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_on", NEW."version"); RETURN NULL;',
                                    hash="c5ef5c1d40be0448df553eea336fa9e691e5ecfa",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5ce76",
                                    table="cell_life_duesbasis",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesBasisEvent",
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
                                    ("insured", "đóng bảo hiểm xã hội bắt buộc"),
                                    ("benefit", "hưởng trợ cấp ốm đau, thai sản"),
                                    ("pension", "hưởng lương hưu"),
                                    ("allowance", "hưởng trợ cấp hằng tháng"),
                                    ("uninsured", "không đóng bảo hiểm xã hội bắt buộc"),
                                    ("student", "học sinh, sinh viên"),
                                ],
                                max_length=10,
                                verbose_name="Nhóm",
                            ),
                        ),
                        (
                            "amount",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="Tiền lương, lương hưu, trợ cấp mỗi tháng (đồng)"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="Theo giấy tờ nào")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "membership",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.membership",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.duesbasis",
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
                                    hash="f2ec8fb78a97c4c43784f570df0443dac63c7fa5",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c971a",
                                    table="cell_life_duesbasisevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("due", models.PositiveIntegerField(blank=True, null=True, verbose_name="Phải đóng")),
                        (
                            "not_counted",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("party_age", "đủ tuổi Đảng được miễn"),
                                    ("relief", "được miễn theo quyết định"),
                                    ("detained", "bị tạm giữ, tạm giam"),
                                    ("elsewhere", "đóng tại nơi sinh hoạt tạm thời"),
                                ],
                                max_length=10,
                                verbose_name="Vì sao không phải đóng",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("insured", "đóng bảo hiểm xã hội bắt buộc"),
                                    ("benefit", "hưởng trợ cấp ốm đau, thai sản"),
                                    ("pension", "hưởng lương hưu"),
                                    ("allowance", "hưởng trợ cấp hằng tháng"),
                                    ("uninsured", "không đóng bảo hiểm xã hội bắt buộc"),
                                    ("student", "học sinh, sinh viên"),
                                ],
                                max_length=10,
                                verbose_name="Nhóm",
                            ),
                        ),
                        ("basis", models.PositiveIntegerField(blank=True, null=True, verbose_name="Tính trên")),
                        ("rule_key", models.CharField(blank=True, max_length=60)),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.membership"
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="cell_life.duessheet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "dòng đảng phí",
                        "verbose_name_plural": "dòng đảng phí",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sheet", "membership"), name="cell_life_duesline_once_a_sheet"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("not_counted", ""), ("due", 0), _connector="OR"),
                                name="cell_life_duesline_not_counted_owes_nothing",
                                violation_error_message="Tháng không tính thì không phải đóng.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_dueslineevent" ("basis", "due", "id", "kind", "membership_id", "not_counted", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_key", "sheet_id") VALUES (OLD."basis", OLD."due", OLD."id", OLD."kind", OLD."membership_id", OLD."not_counted", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rule_key", OLD."sheet_id"); RETURN NULL;',
                                    hash="ae310cee89697542179a1784dd1cb831bc8e97fc",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_9c894",
                                    table="cell_life_duesline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_dueslineevent" ("basis", "due", "id", "kind", "membership_id", "not_counted", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_key", "sheet_id") SELECT new_values."basis", new_values."due", new_values."id", new_values."kind", new_values."membership_id", new_values."not_counted", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."rule_key", new_values."sheet_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="9b32634c7d928e0839b4b69dcf20f10e530ec6b0",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_9f94d",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_duesline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_dueslineevent" ("basis", "due", "id", "kind", "membership_id", "not_counted", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_key", "sheet_id") VALUES (NEW."basis", NEW."due", NEW."id", NEW."kind", NEW."membership_id", NEW."not_counted", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rule_key", NEW."sheet_id"); RETURN NULL;',
                                    hash="d4d6ea67d88e80826e1f2f919d159eccc3ddf1cf",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f475a",
                                    table="cell_life_duesline",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesPayment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.DateField(verbose_name="Cho tháng")),
                        ("amount", models.PositiveIntegerField(verbose_name="Số tiền")),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dues_payments",
                                to="members.membership",
                            ),
                        ),
                        (
                            "receipt",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
                                to="cell_life.duesreceipt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "khoản đóng đảng phí",
                        "verbose_name_plural": "khoản đóng đảng phí",
                        "indexes": [models.Index(fields=["month", "membership"], name="cell_life_duespayment_month")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("receipt", "month"), name="cell_life_duespayment_a_month_once_a_receipt"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 1), ("month__day", 1)),
                                name="cell_life_duespayment_is_some_money_for_a_month",
                                violation_error_message="Số tiền phải lớn hơn 0.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duespaymentevent" ("amount", "id", "membership_id", "month", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt_id") VALUES (OLD."amount", OLD."id", OLD."membership_id", OLD."month", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."receipt_id"); RETURN NULL;',
                                    hash="13e2452a6aedffa8e4d3eb02b85fdaa45ae153a0",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_13eaa",
                                    table="cell_life_duespayment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duespaymentevent" ("amount", "id", "membership_id", "month", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt_id") SELECT new_values."amount", new_values."id", new_values."membership_id", new_values."month", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."receipt_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="4f3b13c701794e42d9d493835a57a987732dd4fd",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6d06a",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_duespayment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_duespaymentevent" ("amount", "id", "membership_id", "month", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt_id") VALUES (NEW."amount", NEW."id", NEW."membership_id", NEW."month", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."receipt_id"); RETURN NULL;',
                                    hash="9a073feec330da166ac824f3086d773111ee3c69",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_e55ec",
                                    table="cell_life_duespayment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesReceipt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="Số phiếu thu")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        ("paid_on", models.DateField(verbose_name="Ngày thu")),
                        ("total", models.PositiveIntegerField(verbose_name="Số tiền")),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("cash", "tiền mặt"),
                                    ("bank", "chuyển khoản"),
                                    ("portal", "Cổng Dịch vụ công quốc gia"),
                                ],
                                default="cash",
                                max_length=10,
                                verbose_name="Cách đóng",
                            ),
                        ),
                        ("reference", models.CharField(blank=True, max_length=60, verbose_name="Mã giao dịch")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="Ghi chú")),
                        ("void_on", models.DateField(blank=True, null=True, verbose_name="Hủy ngày")),
                        ("void_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do hủy")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "cell",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dues_receipts",
                                to="members.membership",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phiếu thu đảng phí",
                        "verbose_name_plural": "phiếu thu đảng phí",
                        "indexes": [models.Index(fields=["cell", "paid_on"], name="cell_life_duesreceipt_cell_day")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("cell", "year", "number"), name="cell_life_duesreceipt_one_number_a_year"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    models.Q(("reference", ""), _negated=True), ("void_on__isnull", True)
                                ),
                                fields=("how", "reference"),
                                name="cell_life_duesreceipt_a_transaction_once",
                                violation_error_message="Giao dịch này đã được ghi.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("void_on__isnull", True), ("void_reason", "")),
                                    models.Q(("void_on__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="cell_life_duesreceipt_is_void_with_a_reason",
                                violation_error_message="Hủy phiếu thu phải ghi lý do.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duesreceiptevent" ("cell_id", "created_at", "created_by_id", "how", "id", "membership_id", "note", "number", "paid_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "total", "version", "void_on", "void_reason", "year") VALUES (OLD."cell_id", OLD."created_at", OLD."created_by_id", OLD."how", OLD."id", OLD."membership_id", OLD."note", OLD."number", OLD."paid_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reference", OLD."total", OLD."version", OLD."void_on", OLD."void_reason", OLD."year"); RETURN NULL;',
                                    hash="efd5b7ee51483f0c718e37a9576172cd4c7a66b8",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_d4cce",
                                    table="cell_life_duesreceipt",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duesreceiptevent" ("cell_id", "created_at", "created_by_id", "how", "id", "membership_id", "note", "number", "paid_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "total", "version", "void_on", "void_reason", "year") SELECT new_values."cell_id", new_values."created_at", new_values."created_by_id", new_values."how", new_values."id", new_values."membership_id", new_values."note", new_values."number", new_values."paid_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reference", new_values."total", new_values."version", new_values."void_on", new_values."void_reason", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="534239745486c42b7556aa5099fb764ef8fc5a24",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_74ea5",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_duesreceipt",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_duesreceiptevent" ("cell_id", "created_at", "created_by_id", "how", "id", "membership_id", "note", "number", "paid_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "total", "version", "void_on", "void_reason", "year") VALUES (NEW."cell_id", NEW."created_at", NEW."created_by_id", NEW."how", NEW."id", NEW."membership_id", NEW."note", NEW."number", NEW."paid_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference", NEW."total", NEW."version", NEW."void_on", NEW."void_reason", NEW."year"); RETURN NULL;',
                                    hash="72305d4ae9dbc67d9112ec8d89e39dda544f1b8c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b2e55",
                                    table="cell_life_duesreceipt",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesPaymentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("month", models.DateField(verbose_name="Cho tháng")),
                        ("amount", models.PositiveIntegerField(verbose_name="Số tiền")),
                        (
                            "membership",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.membership",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.duespayment",
                            ),
                        ),
                        (
                            "receipt",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.duesreceipt",
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
                                    hash="10787d50c51a3e8283b0278cf46429523f1e10eb",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d94a7",
                                    table="cell_life_duespaymentevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesReceiptEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveIntegerField(verbose_name="Số phiếu thu")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        ("paid_on", models.DateField(verbose_name="Ngày thu")),
                        ("total", models.PositiveIntegerField(verbose_name="Số tiền")),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("cash", "tiền mặt"),
                                    ("bank", "chuyển khoản"),
                                    ("portal", "Cổng Dịch vụ công quốc gia"),
                                ],
                                default="cash",
                                max_length=10,
                                verbose_name="Cách đóng",
                            ),
                        ),
                        ("reference", models.CharField(blank=True, max_length=60, verbose_name="Mã giao dịch")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="Ghi chú")),
                        ("void_on", models.DateField(blank=True, null=True, verbose_name="Hủy ngày")),
                        ("void_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do hủy")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "cell",
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
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.membership",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.duesreceipt",
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
                                    hash="856738a23e8521e3a253149c66d1140f42c3f001",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_02872",
                                    table="cell_life_duesreceiptevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesRelief",
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
                                choices=[("exempt", "miễn"), ("reduced", "giảm")],
                                max_length=10,
                                verbose_name="Miễn hay giảm",
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("social_pension", "hưởng trợ cấp hưu trí xã hội"),
                                    ("poor", "hộ nghèo, cận nghèo"),
                                    ("illness", "mắc bệnh hiểm nghèo"),
                                    ("hardship", "hoàn cảnh khó khăn khác"),
                                ],
                                max_length=16,
                                verbose_name="Trường hợp",
                            ),
                        ),
                        ("share_numerator", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("share_denominator", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("starts_on", models.DateField(verbose_name="Từ tháng")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước tháng")),
                        ("requested_on", models.DateField(blank=True, null=True, verbose_name="Ngày đề nghị")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi quyết định")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dues_reliefs",
                                to="members.membership",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần miễn, giảm đảng phí",
                        "verbose_name_plural": "miễn, giảm đảng phí",
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("membership", "="),
                                    (
                                        branches.models.DateRange(
                                            "starts_on",
                                            "ends_on",
                                            django.contrib.postgres.fields.ranges.RangeBoundary(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="cell_life_duesrelief_one_at_a_time",
                                violation_error_message="Trong thời gian đó đã có một dòng khác.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "exempt"),
                                        ("share_denominator__isnull", True),
                                        ("share_numerator__isnull", True),
                                    ),
                                    models.Q(
                                        ("kind", "reduced"),
                                        ("share_numerator__gte", 1),
                                        ("share_numerator__lt", models.F("share_denominator")),
                                    ),
                                    _connector="OR",
                                ),
                                name="cell_life_duesrelief_reduced_by_a_share",
                                violation_error_message="Giảm thì phải ghi mức giảm; miễn thì không.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duesreliefevent" ("decided_on", "decision_number", "ends_on", "ground", "id", "issuer", "kind", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "requested_on", "share_denominator", "share_numerator", "starts_on", "version") VALUES (OLD."decided_on", OLD."decision_number", OLD."ends_on", OLD."ground", OLD."id", OLD."issuer", OLD."kind", OLD."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."requested_on", OLD."share_denominator", OLD."share_numerator", OLD."starts_on", OLD."version"); RETURN NULL;',
                                    hash="12e142e8c4d9f14611ecafed4d752f554816b7bf",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_54c99",
                                    table="cell_life_duesrelief",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duesreliefevent" ("decided_on", "decision_number", "ends_on", "ground", "id", "issuer", "kind", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "requested_on", "share_denominator", "share_numerator", "starts_on", "version") SELECT new_values."decided_on", new_values."decision_number", new_values."ends_on", new_values."ground", new_values."id", new_values."issuer", new_values."kind", new_values."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."requested_on", new_values."share_denominator", new_values."share_numerator", new_values."starts_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="acd15d02ea7a8b621579be74a151095dd793e96c",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f5469",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_duesrelief",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_duesreliefevent" ("decided_on", "decision_number", "ends_on", "ground", "id", "issuer", "kind", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "requested_on", "share_denominator", "share_numerator", "starts_on", "version") VALUES (NEW."decided_on", NEW."decision_number", NEW."ends_on", NEW."ground", NEW."id", NEW."issuer", NEW."kind", NEW."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."requested_on", NEW."share_denominator", NEW."share_numerator", NEW."starts_on", NEW."version"); RETURN NULL;',
                                    hash="a0dcd5d680b26ed00e1a733047812e2d7f19bda7",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_cbc36",
                                    table="cell_life_duesrelief",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesReliefEvent",
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
                                choices=[("exempt", "miễn"), ("reduced", "giảm")],
                                max_length=10,
                                verbose_name="Miễn hay giảm",
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("social_pension", "hưởng trợ cấp hưu trí xã hội"),
                                    ("poor", "hộ nghèo, cận nghèo"),
                                    ("illness", "mắc bệnh hiểm nghèo"),
                                    ("hardship", "hoàn cảnh khó khăn khác"),
                                ],
                                max_length=16,
                                verbose_name="Trường hợp",
                            ),
                        ),
                        ("share_numerator", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("share_denominator", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("starts_on", models.DateField(verbose_name="Từ tháng")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước tháng")),
                        ("requested_on", models.DateField(blank=True, null=True, verbose_name="Ngày đề nghị")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi quyết định")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "membership",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.membership",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.duesrelief",
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
                                    hash="88063c868a45556796245497cead03bf9bd5866a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1dc37",
                                    table="cell_life_duesreliefevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesRemittance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.DateField(verbose_name="Tháng")),
                        ("taken", models.PositiveBigIntegerField(verbose_name="Thu trực tiếp")),
                        ("from_below", models.PositiveBigIntegerField(default=0, verbose_name="Cấp dưới nộp lên")),
                        ("kept", models.PositiveBigIntegerField(verbose_name="Giữ lại")),
                        ("sent", models.PositiveBigIntegerField(verbose_name="Nộp cấp trên")),
                        ("kept_numerator", models.PositiveSmallIntegerField()),
                        ("kept_denominator", models.PositiveSmallIntegerField()),
                        ("sent_on", models.DateField(blank=True, null=True, verbose_name="Ngày nộp")),
                        ("voucher", models.CharField(blank=True, max_length=60, verbose_name="Số chứng từ")),
                        ("received_on", models.DateField(blank=True, null=True, verbose_name="Cấp trên nhận ngày")),
                        ("version", models.PositiveIntegerField(default=1)),
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
                        (
                            "received_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần nộp đảng phí",
                        "verbose_name_plural": "nộp đảng phí",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "month"),
                                name="cell_life_duesremittance_one_a_month",
                                violation_error_message="Tháng này đã lập phiếu nộp đảng phí.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kept",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("taken"), "+", models.F("from_below")
                                            ),
                                            "-",
                                            models.F("sent"),
                                        ),
                                    )
                                ),
                                name="cell_life_duesremittance_kept_and_sent_are_the_whole",
                                violation_error_message="Giữ lại và nộp lên phải bằng tổng số thu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)),
                                name="cell_life_duesremittance_month_is_its_first_day",
                                violation_error_message="Tháng được ghi bằng ngày đầu tháng.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duesremittanceevent" ("created_by_id", "from_below", "id", "kept", "kept_denominator", "kept_numerator", "month", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_by_id", "received_on", "sent", "sent_on", "taken", "to_id", "version", "voucher") VALUES (OLD."created_by_id", OLD."from_below", OLD."id", OLD."kept", OLD."kept_denominator", OLD."kept_numerator", OLD."month", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."received_by_id", OLD."received_on", OLD."sent", OLD."sent_on", OLD."taken", OLD."to_id", OLD."version", OLD."voucher"); RETURN NULL;',
                                    hash="edd3babaecededde801a6ced66a9b57beeca3fa9",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_97820",
                                    table="cell_life_duesremittance",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duesremittanceevent" ("created_by_id", "from_below", "id", "kept", "kept_denominator", "kept_numerator", "month", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_by_id", "received_on", "sent", "sent_on", "taken", "to_id", "version", "voucher") SELECT new_values."created_by_id", new_values."from_below", new_values."id", new_values."kept", new_values."kept_denominator", new_values."kept_numerator", new_values."month", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."received_by_id", new_values."received_on", new_values."sent", new_values."sent_on", new_values."taken", new_values."to_id", new_values."version", new_values."voucher" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="69e834f5228fbfc3667498c85523979ce3bbdf82",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_2228d",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_duesremittance",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_duesremittanceevent" ("created_by_id", "from_below", "id", "kept", "kept_denominator", "kept_numerator", "month", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_by_id", "received_on", "sent", "sent_on", "taken", "to_id", "version", "voucher") VALUES (NEW."created_by_id", NEW."from_below", NEW."id", NEW."kept", NEW."kept_denominator", NEW."kept_numerator", NEW."month", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."received_by_id", NEW."received_on", NEW."sent", NEW."sent_on", NEW."taken", NEW."to_id", NEW."version", NEW."voucher"); RETURN NULL;',
                                    hash="3e57598eb49b0364530e8443ecd2489dab3b40d5",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_29f3d",
                                    table="cell_life_duesremittance",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesRemittanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("month", models.DateField(verbose_name="Tháng")),
                        ("taken", models.PositiveBigIntegerField(verbose_name="Thu trực tiếp")),
                        ("from_below", models.PositiveBigIntegerField(default=0, verbose_name="Cấp dưới nộp lên")),
                        ("kept", models.PositiveBigIntegerField(verbose_name="Giữ lại")),
                        ("sent", models.PositiveBigIntegerField(verbose_name="Nộp cấp trên")),
                        ("kept_numerator", models.PositiveSmallIntegerField()),
                        ("kept_denominator", models.PositiveSmallIntegerField()),
                        ("sent_on", models.DateField(blank=True, null=True, verbose_name="Ngày nộp")),
                        ("voucher", models.CharField(blank=True, max_length=60, verbose_name="Số chứng từ")),
                        ("received_on", models.DateField(blank=True, null=True, verbose_name="Cấp trên nhận ngày")),
                        ("version", models.PositiveIntegerField(default=1)),
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
                                to="cell_life.duesremittance",
                            ),
                        ),
                        (
                            "received_by",
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
                            "to",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
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
                                    hash="bcd92ea9dbe1c6403b2a9f218231c1bdc1dafe2f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_fad7b",
                                    table="cell_life_duesremittanceevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesSetting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        (
                            "zone",
                            models.CharField(
                                blank=True,
                                choices=[("I", "I"), ("II", "II"), ("III", "III"), ("IV", "IV")],
                                max_length=3,
                                verbose_name="Vùng lương tối thiểu",
                            ),
                        ),
                        (
                            "kept_numerator",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Phần giữ lại"),
                        ),
                        (
                            "kept_denominator",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="trên"),
                        ),
                        (
                            "own_only",
                            models.BooleanField(default=False, verbose_name="Chỉ áp dụng cho chính tổ chức này"),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số văn bản")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày văn bản")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
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
                        "verbose_name": "mức thu, trích đảng phí",
                        "verbose_name_plural": "mức thu, trích đảng phí",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kept_denominator__isnull", True), ("kept_numerator__isnull", True)),
                                    models.Q(
                                        ("kept_denominator__gte", 1),
                                        ("kept_numerator__lte", models.F("kept_denominator")),
                                    ),
                                    _connector="OR",
                                ),
                                name="cell_life_duessetting_share_is_at_most_the_whole",
                                violation_error_message="Phần giữ lại không quá toàn bộ số thu.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("own_only", True)),
                                expressions=[
                                    ("organisation", "="),
                                    (
                                        branches.models.DateRange(
                                            "starts_on",
                                            "ends_on",
                                            django.contrib.postgres.fields.ranges.RangeBoundary(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="cell_life_duessetting_one_at_a_time_for_itself",
                                violation_error_message="Trong thời gian đó đã có một dòng khác.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("own_only", False)),
                                expressions=[
                                    ("organisation", "="),
                                    (
                                        branches.models.DateRange(
                                            "starts_on",
                                            "ends_on",
                                            django.contrib.postgres.fields.ranges.RangeBoundary(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="cell_life_duessetting_one_at_a_time_for_all_below",
                                violation_error_message="Trong thời gian đó đã có một dòng khác.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duessettingevent" ("decided_on", "decision_number", "ends_on", "id", "issuer", "kept_denominator", "kept_numerator", "organisation_id", "own_only", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "version", "zone") VALUES (OLD."decided_on", OLD."decision_number", OLD."ends_on", OLD."id", OLD."issuer", OLD."kept_denominator", OLD."kept_numerator", OLD."organisation_id", OLD."own_only", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."version", OLD."zone"); RETURN NULL;',
                                    hash="cfc135c47a2b85bd89a533812d3015594c483418",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a5331",
                                    table="cell_life_duessetting",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duessettingevent" ("decided_on", "decision_number", "ends_on", "id", "issuer", "kept_denominator", "kept_numerator", "organisation_id", "own_only", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "version", "zone") SELECT new_values."decided_on", new_values."decision_number", new_values."ends_on", new_values."id", new_values."issuer", new_values."kept_denominator", new_values."kept_numerator", new_values."organisation_id", new_values."own_only", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."starts_on", new_values."version", new_values."zone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="fb46c2681ff95e2ebb69631490e0ce79aa598ae7",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_7f854",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_duessetting",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_duessettingevent" ("decided_on", "decision_number", "ends_on", "id", "issuer", "kept_denominator", "kept_numerator", "organisation_id", "own_only", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "version", "zone") VALUES (NEW."decided_on", NEW."decision_number", NEW."ends_on", NEW."id", NEW."issuer", NEW."kept_denominator", NEW."kept_numerator", NEW."organisation_id", NEW."own_only", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_on", NEW."version", NEW."zone"); RETURN NULL;',
                                    hash="3e39f89cefab9641750473e243184185a8dbecd0",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_16243",
                                    table="cell_life_duessetting",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesSettingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        (
                            "zone",
                            models.CharField(
                                blank=True,
                                choices=[("I", "I"), ("II", "II"), ("III", "III"), ("IV", "IV")],
                                max_length=3,
                                verbose_name="Vùng lương tối thiểu",
                            ),
                        ),
                        (
                            "kept_numerator",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Phần giữ lại"),
                        ),
                        (
                            "kept_denominator",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="trên"),
                        ),
                        (
                            "own_only",
                            models.BooleanField(default=False, verbose_name="Chỉ áp dụng cho chính tổ chức này"),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số văn bản")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày văn bản")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
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
                                to="cell_life.duessetting",
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
                                    hash="e9b55312860a730034680874337628a694f3f824",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_90fa1",
                                    table="cell_life_duessettingevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.DateField(verbose_name="Tháng")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "đang thu"), ("closed", "đã khóa sổ")],
                                default="open",
                                max_length=10,
                                verbose_name="Tình trạng",
                            ),
                        ),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="Khóa sổ lúc")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "cell",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    ],
                    options={
                        "verbose_name": "bảng đảng phí tháng",
                        "verbose_name_plural": "bảng đảng phí tháng",
                        "indexes": [models.Index(fields=["month", "cell"], name="cell_life_duessheet_month_cell")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("cell", "month"),
                                name="cell_life_duessheet_one_a_month",
                                violation_error_message="Chi bộ đã có bảng đảng phí của tháng này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)),
                                name="cell_life_duessheet_month_is_its_first_day",
                                violation_error_message="Tháng được ghi bằng ngày đầu tháng.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duessheetevent" ("cell_id", "closed_at", "closed_by_id", "created_at", "created_by_id", "id", "month", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version") VALUES (OLD."cell_id", OLD."closed_at", OLD."closed_by_id", OLD."created_at", OLD."created_by_id", OLD."id", OLD."month", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."state", OLD."version"); RETURN NULL;',
                                    hash="babf4ca5cbcd65a520d09c807ea321a076455cb7",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_fe395",
                                    table="cell_life_duessheet",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_duessheetevent" ("cell_id", "closed_at", "closed_by_id", "created_at", "created_by_id", "id", "month", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version") SELECT new_values."cell_id", new_values."closed_at", new_values."closed_by_id", new_values."created_at", new_values."created_by_id", new_values."id", new_values."month", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="86f0815d24836536b170b9a405003224878aac3c",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_9f045",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_duessheet",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_duessheetevent" ("cell_id", "closed_at", "closed_by_id", "created_at", "created_by_id", "id", "month", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version") VALUES (NEW."cell_id", NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."month", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."state", NEW."version"); RETURN NULL;',
                                    hash="e77ca8041e880e39d77d03fae36f657b2810c8da",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b109b",
                                    table="cell_life_duessheet",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesLineEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("due", models.PositiveIntegerField(blank=True, null=True, verbose_name="Phải đóng")),
                        (
                            "not_counted",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("party_age", "đủ tuổi Đảng được miễn"),
                                    ("relief", "được miễn theo quyết định"),
                                    ("detained", "bị tạm giữ, tạm giam"),
                                    ("elsewhere", "đóng tại nơi sinh hoạt tạm thời"),
                                ],
                                max_length=10,
                                verbose_name="Vì sao không phải đóng",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("insured", "đóng bảo hiểm xã hội bắt buộc"),
                                    ("benefit", "hưởng trợ cấp ốm đau, thai sản"),
                                    ("pension", "hưởng lương hưu"),
                                    ("allowance", "hưởng trợ cấp hằng tháng"),
                                    ("uninsured", "không đóng bảo hiểm xã hội bắt buộc"),
                                    ("student", "học sinh, sinh viên"),
                                ],
                                max_length=10,
                                verbose_name="Nhóm",
                            ),
                        ),
                        ("basis", models.PositiveIntegerField(blank=True, null=True, verbose_name="Tính trên")),
                        ("rule_key", models.CharField(blank=True, max_length=60)),
                        (
                            "membership",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.membership",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.duesline",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.duessheet",
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
                                    hash="5f96d1cc6785460622a110a97c8565859c3b1934",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_5116e",
                                    table="cell_life_dueslineevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuesSheetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("month", models.DateField(verbose_name="Tháng")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "đang thu"), ("closed", "đã khóa sổ")],
                                default="open",
                                max_length=10,
                                verbose_name="Tình trạng",
                            ),
                        ),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="Khóa sổ lúc")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "cell",
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
                            "closed_by",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.duessheet",
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
                                    hash="0832920d8372ac5b951431871b155d8cf867d1e6",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_3d4c0",
                                    table="cell_life_duessheetevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.DateField(editable=False, verbose_name="Tháng")),
                        ("held_on", models.DateField(verbose_name="Ngày họp")),
                        ("starts_at", models.TimeField(blank=True, null=True, verbose_name="Giờ bắt đầu")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("regular", "thường kỳ"),
                                    ("combined", "thường kỳ và chuyên đề"),
                                    ("thematic", "chuyên đề"),
                                    ("special", "bất thường"),
                                ],
                                default="regular",
                                max_length=10,
                                verbose_name="Loại",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "đã lên lịch"),
                                    ("held", "đã điểm danh"),
                                    ("closed", "đã thông qua biên bản"),
                                    ("cancelled", "không tổ chức"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="Tình trạng",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="Địa điểm")),
                        ("topic", models.CharField(blank=True, max_length=300, verbose_name="Chuyên đề")),
                        (
                            "agenda",
                            models.TextField(blank=True, max_length=4000, verbose_name="Nội dung, chương trình"),
                        ),
                        (
                            "papers_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày gửi tài liệu cho đảng viên"),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="Thời gian họp (phút)"
                            ),
                        ),
                        (
                            "guests",
                            models.CharField(blank=True, max_length=500, verbose_name="Khách mời, đại biểu cấp trên"),
                        ),
                        (
                            "reviewed",
                            models.TextField(
                                blank=True, max_length=8000, verbose_name="Kết quả thực hiện nghị quyết tháng trước"
                            ),
                        ),
                        ("discussed", models.TextField(blank=True, max_length=8000, verbose_name="Ý kiến thảo luận")),
                        (
                            "concluded",
                            models.TextField(blank=True, max_length=8000, verbose_name="Kết luận, nhiệm vụ tháng tới"),
                        ),
                        (
                            "uploaded_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="Ngày cập nhật kết quả lên sổ tay đảng viên điện tử"
                            ),
                        ),
                        ("recorded_on", models.DateField(blank=True, null=True, verbose_name="Ngày ghi vào sổ")),
                        ("late", models.BooleanField(default=False, verbose_name="Ghi muộn")),
                        ("late_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do ghi muộn")),
                        (
                            "closing_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="Lý do không tổ chức"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi lúc")),
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
                            "chair",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.person",
                                verbose_name="Chủ trì",
                            ),
                        ),
                        (
                            "clerk",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.person",
                                verbose_name="Thư ký",
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
                    ],
                    options={
                        "verbose_name": "buổi sinh hoạt",
                        "verbose_name_plural": "sinh hoạt chi bộ",
                        "indexes": [models.Index(fields=["month", "cell"], name="cell_life_meeting_month_cell")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("kind__in", ("regular", "combined")),
                                    models.Q(("state", "cancelled"), _negated=True),
                                ),
                                fields=("cell", "month"),
                                name="cell_life_meeting_one_regular_a_month",
                                violation_error_message="Chi bộ đã có buổi sinh hoạt thường kỳ của tháng này.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "cancelled"), _negated=True),
                                fields=("cell", "held_on", "kind"),
                                name="cell_life_meeting_one_of_a_kind_a_day",
                                violation_error_message="Chi bộ đã có buổi sinh hoạt cùng loại trong ngày này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("month__day", 1),
                                    ("month__month", django.db.models.functions.datetime.ExtractMonth("held_on")),
                                    ("month__year", django.db.models.functions.datetime.ExtractYear("held_on")),
                                ),
                                name="cell_life_meeting_month_is_that_of_its_day",
                                violation_error_message="Tháng phải là tháng của ngày họp.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["held", "closed"]), _negated=True),
                                    ("recorded_on__gte", models.F("held_on")),
                                    _connector="OR",
                                ),
                                name="cell_life_meeting_is_recorded_on_its_day_or_later",
                                violation_error_message="Không điểm danh trước ngày họp.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("closing_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="cell_life_meeting_is_called_off_with_a_reason",
                                violation_error_message="Buổi không tổ chức phải ghi lý do.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_meetingevent" ("agenda", "cell_id", "chair_id", "clerk_id", "closing_reason", "concluded", "created_at", "created_by_id", "discussed", "guests", "held_on", "id", "kind", "late", "late_reason", "minutes", "month", "papers_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_on", "reviewed", "starts_at", "state", "topic", "uploaded_on", "version") VALUES (OLD."agenda", OLD."cell_id", OLD."chair_id", OLD."clerk_id", OLD."closing_reason", OLD."concluded", OLD."created_at", OLD."created_by_id", OLD."discussed", OLD."guests", OLD."held_on", OLD."id", OLD."kind", OLD."late", OLD."late_reason", OLD."minutes", OLD."month", OLD."papers_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."recorded_on", OLD."reviewed", OLD."starts_at", OLD."state", OLD."topic", OLD."uploaded_on", OLD."version"); RETURN NULL;',
                                    hash="525306972d9b57d1b473dbc89952da51e8d0a726",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_fda50",
                                    table="cell_life_meeting",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_meetingevent" ("agenda", "cell_id", "chair_id", "clerk_id", "closing_reason", "concluded", "created_at", "created_by_id", "discussed", "guests", "held_on", "id", "kind", "late", "late_reason", "minutes", "month", "papers_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_on", "reviewed", "starts_at", "state", "topic", "uploaded_on", "version") SELECT new_values."agenda", new_values."cell_id", new_values."chair_id", new_values."clerk_id", new_values."closing_reason", new_values."concluded", new_values."created_at", new_values."created_by_id", new_values."discussed", new_values."guests", new_values."held_on", new_values."id", new_values."kind", new_values."late", new_values."late_reason", new_values."minutes", new_values."month", new_values."papers_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."place", new_values."recorded_on", new_values."reviewed", new_values."starts_at", new_values."state", new_values."topic", new_values."uploaded_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="e194d2beb3620528b77b60d9f4a56a12954c7cb5",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_b2317",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_meeting",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_meetingevent" ("agenda", "cell_id", "chair_id", "clerk_id", "closing_reason", "concluded", "created_at", "created_by_id", "discussed", "guests", "held_on", "id", "kind", "late", "late_reason", "minutes", "month", "papers_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_on", "reviewed", "starts_at", "state", "topic", "uploaded_on", "version") VALUES (NEW."agenda", NEW."cell_id", NEW."chair_id", NEW."clerk_id", NEW."closing_reason", NEW."concluded", NEW."created_at", NEW."created_by_id", NEW."discussed", NEW."guests", NEW."held_on", NEW."id", NEW."kind", NEW."late", NEW."late_reason", NEW."minutes", NEW."month", NEW."papers_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."recorded_on", NEW."reviewed", NEW."starts_at", NEW."state", NEW."topic", NEW."uploaded_on", NEW."version"); RETURN NULL;',
                                    hash="b37b6d79640e529c5fb1a5c69cb04a5ce92cccbd",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_cd314",
                                    table="cell_life_meeting",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotBaseEvent",
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
                                    ("cell", "đảng viên chính thức của chi bộ"),
                                    ("help", "đảng viên chính thức, trừ người được miễn sinh hoạt"),
                                    ("congress", "đảng viên chính thức dự đại hội, hội nghị đảng viên"),
                                    ("committee", "ủy viên cấp ủy đương nhiệm"),
                                    ("standing", "ủy viên ban thường vụ đương nhiệm"),
                                ],
                                max_length=10,
                                verbose_name="Cách tính",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="Ngày biểu quyết")),
                        ("size", models.PositiveSmallIntegerField(null=True, verbose_name="Số người làm căn cứ")),
                        ("frozen_at", models.DateTimeField(null=True, verbose_name="Chốt lúc")),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "frozen_by",
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
                                to="cell_life.ballotbase",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.meeting",
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
                                    hash="642eeca55c72942c2db059866e5f8f831b604d47",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_afb9e",
                                    table="cell_life_ballotbaseevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttendanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "capacity",
                            models.CharField(
                                choices=[
                                    ("official", "chính thức"),
                                    ("probationary", "dự bị"),
                                    ("temporary", "sinh hoạt tạm thời"),
                                ],
                                max_length=12,
                                verbose_name="Tư cách",
                            ),
                        ),
                        (
                            "presence",
                            models.CharField(
                                choices=[
                                    ("present", "có mặt"),
                                    ("excused", "vắng có lý do"),
                                    ("unexcused", "vắng không lý do"),
                                ],
                                default="present",
                                max_length=10,
                                verbose_name="Có mặt",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("leave", "xin phép"),
                                    ("mission", "đi công tác"),
                                    ("ill", "ốm, điều trị"),
                                    ("maternity", "thai sản"),
                                    ("exempt", "được miễn sinh hoạt"),
                                    ("suspended", "bị đình chỉ sinh hoạt"),
                                    ("elsewhere", "đang sinh hoạt tạm thời nơi khác"),
                                    ("other", "lý do khác"),
                                ],
                                max_length=10,
                                verbose_name="Lý do vắng",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="Ghi chú")),
                        (
                            "membership",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.membership",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.attendance",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.meeting",
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
                                    hash="687ee9df20f66dd5abccb61822f17b99d7c73cc8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a5784",
                                    table="cell_life_attendanceevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("month", models.DateField(editable=False, verbose_name="Tháng")),
                        ("held_on", models.DateField(verbose_name="Ngày họp")),
                        ("starts_at", models.TimeField(blank=True, null=True, verbose_name="Giờ bắt đầu")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("regular", "thường kỳ"),
                                    ("combined", "thường kỳ và chuyên đề"),
                                    ("thematic", "chuyên đề"),
                                    ("special", "bất thường"),
                                ],
                                default="regular",
                                max_length=10,
                                verbose_name="Loại",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "đã lên lịch"),
                                    ("held", "đã điểm danh"),
                                    ("closed", "đã thông qua biên bản"),
                                    ("cancelled", "không tổ chức"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="Tình trạng",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="Địa điểm")),
                        ("topic", models.CharField(blank=True, max_length=300, verbose_name="Chuyên đề")),
                        (
                            "agenda",
                            models.TextField(blank=True, max_length=4000, verbose_name="Nội dung, chương trình"),
                        ),
                        (
                            "papers_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày gửi tài liệu cho đảng viên"),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="Thời gian họp (phút)"
                            ),
                        ),
                        (
                            "guests",
                            models.CharField(blank=True, max_length=500, verbose_name="Khách mời, đại biểu cấp trên"),
                        ),
                        (
                            "reviewed",
                            models.TextField(
                                blank=True, max_length=8000, verbose_name="Kết quả thực hiện nghị quyết tháng trước"
                            ),
                        ),
                        ("discussed", models.TextField(blank=True, max_length=8000, verbose_name="Ý kiến thảo luận")),
                        (
                            "concluded",
                            models.TextField(blank=True, max_length=8000, verbose_name="Kết luận, nhiệm vụ tháng tới"),
                        ),
                        (
                            "uploaded_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="Ngày cập nhật kết quả lên sổ tay đảng viên điện tử"
                            ),
                        ),
                        ("recorded_on", models.DateField(blank=True, null=True, verbose_name="Ngày ghi vào sổ")),
                        ("late", models.BooleanField(default=False, verbose_name="Ghi muộn")),
                        ("late_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do ghi muộn")),
                        (
                            "closing_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="Lý do không tổ chức"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi lúc")),
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
                            "chair",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.person",
                                verbose_name="Chủ trì",
                            ),
                        ),
                        (
                            "clerk",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.person",
                                verbose_name="Thư ký",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.meeting",
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
                                    hash="38205e1261cc73b380fd1b61f66071ae455da921",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_043ce",
                                    table="cell_life_meetingevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingScore",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sheet", models.CharField(max_length=40, verbose_name="Mẫu phiếu")),
                        ("points", models.JSONField(verbose_name="Điểm từng tiêu chí")),
                        ("total", models.PositiveSmallIntegerField(verbose_name="Tổng điểm")),
                        ("level", models.CharField(max_length=10, verbose_name="Mức")),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="Ghi chú")),
                        ("agreed_on", models.DateField(blank=True, null=True, verbose_name="Chi ủy thống nhất ngày")),
                        ("sent_on", models.DateField(blank=True, null=True, verbose_name="Gửi cấp trên ngày")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="score",
                                to="cell_life.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phiếu chấm điểm sinh hoạt",
                        "verbose_name_plural": "phiếu chấm điểm sinh hoạt",
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_meetingscoreevent" ("agreed_on", "id", "level", "meeting_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "sent_on", "sheet", "total", "version") VALUES (OLD."agreed_on", OLD."id", OLD."level", OLD."meeting_id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."points", OLD."sent_on", OLD."sheet", OLD."total", OLD."version"); RETURN NULL;',
                                    hash="94f8239d63e238b0e1846833f3a5fb133783569d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_67ba8",
                                    table="cell_life_meetingscore",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_meetingscoreevent" ("agreed_on", "id", "level", "meeting_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "sent_on", "sheet", "total", "version") SELECT new_values."agreed_on", new_values."id", new_values."level", new_values."meeting_id", new_values."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."points", new_values."sent_on", new_values."sheet", new_values."total", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="f4b05eb76c9debd9491b1a0225eb6b31179b5302",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f0f30",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_meetingscore",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_meetingscoreevent" ("agreed_on", "id", "level", "meeting_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "sent_on", "sheet", "total", "version") VALUES (NEW."agreed_on", NEW."id", NEW."level", NEW."meeting_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."points", NEW."sent_on", NEW."sheet", NEW."total", NEW."version"); RETURN NULL;',
                                    hash="542105c8bf0646de58b3031ba5c902d74f20b792",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b9e75",
                                    table="cell_life_meetingscore",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingScoreEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("sheet", models.CharField(max_length=40, verbose_name="Mẫu phiếu")),
                        ("points", models.JSONField(verbose_name="Điểm từng tiêu chí")),
                        ("total", models.PositiveSmallIntegerField(verbose_name="Tổng điểm")),
                        ("level", models.CharField(max_length=10, verbose_name="Mức")),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="Ghi chú")),
                        ("agreed_on", models.DateField(blank=True, null=True, verbose_name="Chi ủy thống nhất ngày")),
                        ("sent_on", models.DateField(blank=True, null=True, verbose_name="Gửi cấp trên ngày")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.meeting",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.meetingscore",
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
                                    hash="c3639219126b45c82fcb75c6d08e9a198fc0781f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_8b8e1",
                                    table="cell_life_meetingscoreevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.CharField(max_length=500, verbose_name="Nhiệm vụ")),
                        ("due_on", models.DateField(verbose_name="Hoàn thành trước ngày")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="Hoàn thành ngày")),
                        ("outcome", models.CharField(blank=True, max_length=500, verbose_name="Kết quả")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="cell_life.meeting",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.person",
                                verbose_name="Người thực hiện",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nhiệm vụ giao tại buổi sinh hoạt",
                        "verbose_name_plural": "nhiệm vụ giao tại buổi sinh hoạt",
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_meetingtaskevent" ("done_on", "due_on", "id", "meeting_id", "outcome", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (OLD."done_on", OLD."due_on", OLD."id", OLD."meeting_id", OLD."outcome", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version", OLD."words"); RETURN NULL;',
                                    hash="8bed4353afc38eeed1343b2061754464f8aeca01",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_530d1",
                                    table="cell_life_meetingtask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_meetingtaskevent" ("done_on", "due_on", "id", "meeting_id", "outcome", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") SELECT new_values."done_on", new_values."due_on", new_values."id", new_values."meeting_id", new_values."outcome", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."version", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="d70787e6a26dd873fa64301d8b5eaae63b89a3e8",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_47e86",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_meetingtask",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_meetingtaskevent" ("done_on", "due_on", "id", "meeting_id", "outcome", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (NEW."done_on", NEW."due_on", NEW."id", NEW."meeting_id", NEW."outcome", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version", NEW."words"); RETURN NULL;',
                                    hash="49a933256d96a5937759a7ccf214e13017d91c0d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_48efb",
                                    table="cell_life_meetingtask",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingTaskEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("words", models.CharField(max_length=500, verbose_name="Nhiệm vụ")),
                        ("due_on", models.DateField(verbose_name="Hoàn thành trước ngày")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="Hoàn thành ngày")),
                        ("outcome", models.CharField(blank=True, max_length=500, verbose_name="Kết quả")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.meeting",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.person",
                                verbose_name="Người thực hiện",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.meetingtask",
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
                                    hash="b3d46f663ee69298f7dc2de5783185d4babe39c9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c43ed",
                                    table="cell_life_meetingtaskevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationRating",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        (
                            "own_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Tự xếp loại",
                            ),
                        ),
                        (
                            "points",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="Điểm"
                            ),
                        ),
                        ("reported_on", models.DateField(blank=True, null=True, verbose_name="Ngày báo cáo")),
                        (
                            "level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Cấp trên xếp loại",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=500, verbose_name="Vì sao khác tự xếp loại"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="organisation_ratings",
                                to="cell_life.ratingdecision",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "xếp loại tổ chức đảng",
                        "verbose_name_plural": "xếp loại tổ chức đảng",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "year"),
                                name="cell_life_organisationrating_one_a_year",
                                violation_error_message="Tổ chức này đã có dòng xếp loại của năm.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("level", ""), ("decision__isnull", False), _connector="OR"),
                                name="cell_life_organisationrating_decided_by_a_paper",
                                violation_error_message="Mức xếp loại của cấp trên phải có quyết định.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_organisationratingevent" ("ballot_id", "decision_id", "id", "level", "organisation_id", "own_level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "reason", "reported_on", "version", "year") VALUES (OLD."ballot_id", OLD."decision_id", OLD."id", OLD."level", OLD."organisation_id", OLD."own_level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."points", OLD."reason", OLD."reported_on", OLD."version", OLD."year"); RETURN NULL;',
                                    hash="61838b17b4ec7b0210902fdd5865088837df5a1a",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_f59a4",
                                    table="cell_life_organisationrating",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_organisationratingevent" ("ballot_id", "decision_id", "id", "level", "organisation_id", "own_level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "reason", "reported_on", "version", "year") SELECT new_values."ballot_id", new_values."decision_id", new_values."id", new_values."level", new_values."organisation_id", new_values."own_level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."points", new_values."reason", new_values."reported_on", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="c89a0b1254e308a0ce794e10bfbade1cb280f4a6",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_876ff",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_organisationrating",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_organisationratingevent" ("ballot_id", "decision_id", "id", "level", "organisation_id", "own_level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "reason", "reported_on", "version", "year") VALUES (NEW."ballot_id", NEW."decision_id", NEW."id", NEW."level", NEW."organisation_id", NEW."own_level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."points", NEW."reason", NEW."reported_on", NEW."version", NEW."year"); RETURN NULL;',
                                    hash="3a4f960cc8f0f944e5a7e9f3320eb343cbaeb68e",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d4c62",
                                    table="cell_life_organisationrating",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RatingComplaint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("received_on", models.DateField(verbose_name="Ngày nhận")),
                        ("words", models.CharField(max_length=1000, verbose_name="Nội dung kiến nghị")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "đã nhận"),
                                    ("kept", "giữ nguyên kết quả"),
                                    ("changed", "thay đổi kết quả"),
                                ],
                                default="received",
                                max_length=10,
                                verbose_name="Tình trạng",
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="Ngày trả lời")),
                        ("answer", models.CharField(blank=True, max_length=1000, verbose_name="Trả lời")),
                        (
                            "new_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Mức mới",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="cell_life.ratingentry",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kiến nghị về xếp loại",
                        "verbose_name_plural": "kiến nghị về xếp loại",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "received")),
                                fields=("entry",),
                                name="cell_life_ratingcomplaint_one_open_an_entry",
                                violation_error_message="Đồng chí này đang có một kiến nghị chưa trả lời.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_on__isnull", True), ("state", "received")),
                                    models.Q(
                                        models.Q(("state", "received"), _negated=True),
                                        ("answered_on__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="cell_life_ratingcomplaint_answered_in_words",
                                violation_error_message="Trả lời phải có ngày và nội dung.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ratingcomplaintevent" ("answer", "answered_by_id", "answered_on", "created_by_id", "entry_id", "id", "new_level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "state", "version", "words") VALUES (OLD."answer", OLD."answered_by_id", OLD."answered_on", OLD."created_by_id", OLD."entry_id", OLD."id", OLD."new_level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."received_on", OLD."state", OLD."version", OLD."words"); RETURN NULL;',
                                    hash="06e3e9c39535d0f46195694f8ad1118ecd8c6baf",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_6ad29",
                                    table="cell_life_ratingcomplaint",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ratingcomplaintevent" ("answer", "answered_by_id", "answered_on", "created_by_id", "entry_id", "id", "new_level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "state", "version", "words") SELECT new_values."answer", new_values."answered_by_id", new_values."answered_on", new_values."created_by_id", new_values."entry_id", new_values."id", new_values."new_level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."received_on", new_values."state", new_values."version", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="c12480a6465646cc1a1b6306296df2d584a62e00",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_0461d",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_ratingcomplaint",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_ratingcomplaintevent" ("answer", "answered_by_id", "answered_on", "created_by_id", "entry_id", "id", "new_level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "state", "version", "words") VALUES (NEW."answer", NEW."answered_by_id", NEW."answered_on", NEW."created_by_id", NEW."entry_id", NEW."id", NEW."new_level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."received_on", NEW."state", NEW."version", NEW."words"); RETURN NULL;',
                                    hash="e6ca8d7d8c39420d704780a6c49f78751e7f1956",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f041e",
                                    table="cell_life_ratingcomplaint",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RatingDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        ("decision_number", models.CharField(max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "cap_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="Lý do vượt tỷ lệ xuất sắc"),
                        ),
                        ("announced_on", models.DateField(blank=True, null=True, verbose_name="Ngày thông báo")),
                        ("version", models.PositiveIntegerField(default=1)),
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
                        "verbose_name": "quyết định xếp loại",
                        "verbose_name_plural": "quyết định xếp loại",
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ratingdecisionevent" ("announced_on", "cap_reason", "created_at", "created_by_id", "decided_on", "decision_number", "id", "issuer", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "year") VALUES (OLD."announced_on", OLD."cap_reason", OLD."created_at", OLD."created_by_id", OLD."decided_on", OLD."decision_number", OLD."id", OLD."issuer", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version", OLD."year"); RETURN NULL;',
                                    hash="fee006c503f4fa89affa85aa93daddb06186edd6",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a65ec",
                                    table="cell_life_ratingdecision",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ratingdecisionevent" ("announced_on", "cap_reason", "created_at", "created_by_id", "decided_on", "decision_number", "id", "issuer", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "year") SELECT new_values."announced_on", new_values."cap_reason", new_values."created_at", new_values."created_by_id", new_values."decided_on", new_values."decision_number", new_values."id", new_values."issuer", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="f4e325ce1955ee682c79cbd5e94dd4615af8b70c",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_9fc61",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_ratingdecision",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_ratingdecisionevent" ("announced_on", "cap_reason", "created_at", "created_by_id", "decided_on", "decision_number", "id", "issuer", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "year") VALUES (NEW."announced_on", NEW."cap_reason", NEW."created_at", NEW."created_by_id", NEW."decided_on", NEW."decision_number", NEW."id", NEW."issuer", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version", NEW."year"); RETURN NULL;',
                                    hash="5ff578e22ad70088d81f7748e3a096ae18d14658",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a74b6",
                                    table="cell_life_ratingdecision",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationRatingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        (
                            "own_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Tự xếp loại",
                            ),
                        ),
                        (
                            "points",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="Điểm"
                            ),
                        ),
                        ("reported_on", models.DateField(blank=True, null=True, verbose_name="Ngày báo cáo")),
                        (
                            "level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Cấp trên xếp loại",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=500, verbose_name="Vì sao khác tự xếp loại"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
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
                                to="cell_life.organisationrating",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.ratingdecision",
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
                                    hash="27ec539e81ef378a72eabd29b512d895cf718df3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_bc2ef",
                                    table="cell_life_organisationratingevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RatingDecisionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        ("decision_number", models.CharField(max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "cap_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="Lý do vượt tỷ lệ xuất sắc"),
                        ),
                        ("announced_on", models.DateField(blank=True, null=True, verbose_name="Ngày thông báo")),
                        ("version", models.PositiveIntegerField(default=1)),
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
                                to="cell_life.ratingdecision",
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
                                    hash="0703569158207419f63a9fc1c45a6958a10d670e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_cfab0",
                                    table="cell_life_ratingdecisionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RatingEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "taking",
                            models.CharField(
                                choices=[
                                    ("rated", "kiểm điểm và xếp loại"),
                                    ("remarked", "kiểm điểm, nhận xét, chưa xếp loại"),
                                    ("not_rated", "không kiểm điểm"),
                                ],
                                default="rated",
                                max_length=10,
                                verbose_name="Tham gia",
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="Vì sao không xếp loại")),
                        (
                            "review_on",
                            models.DateField(blank=True, null=True, verbose_name="Nhận bản tự kiểm điểm ngày"),
                        ),
                        (
                            "own_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Tự nhận",
                            ),
                        ),
                        (
                            "points",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="Điểm"
                            ),
                        ),
                        (
                            "proposed_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Chi ủy đề xuất",
                            ),
                        ),
                        ("remark", models.CharField(blank=True, max_length=1000, verbose_name="Nhận xét")),
                        (
                            "cell_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Chi bộ biểu quyết",
                            ),
                        ),
                        (
                            "decided_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Cấp ủy quyết định",
                            ),
                        ),
                        (
                            "decided_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="Vì sao khác chi bộ"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.membership"
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="cell_life.ratingsheet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "dòng xếp loại",
                        "verbose_name_plural": "dòng xếp loại",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sheet", "membership"), name="cell_life_ratingentry_once_a_sheet"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("taking", "rated"), models.Q(("why", ""), _negated=True), _connector="OR"
                                ),
                                name="cell_life_ratingentry_not_rated_says_why",
                                violation_error_message="Không xếp loại thì phải ghi vì sao.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("taking", "rated"),
                                    models.Q(("cell_level", ""), ("decided_level", "")),
                                    _connector="OR",
                                ),
                                name="cell_life_ratingentry_only_the_rated_have_a_level",
                                violation_error_message="Người không xếp loại thì không có mức.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ratingentryevent" ("ballot_id", "cell_level", "decided_level", "decided_reason", "id", "membership_id", "own_level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "proposed_level", "remark", "review_on", "sheet_id", "taking", "version", "why") VALUES (OLD."ballot_id", OLD."cell_level", OLD."decided_level", OLD."decided_reason", OLD."id", OLD."membership_id", OLD."own_level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."points", OLD."proposed_level", OLD."remark", OLD."review_on", OLD."sheet_id", OLD."taking", OLD."version", OLD."why"); RETURN NULL;',
                                    hash="87160195f9ccfd9891949fa18782d5d1423f223a",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_f383d",
                                    table="cell_life_ratingentry",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ratingentryevent" ("ballot_id", "cell_level", "decided_level", "decided_reason", "id", "membership_id", "own_level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "proposed_level", "remark", "review_on", "sheet_id", "taking", "version", "why") SELECT new_values."ballot_id", new_values."cell_level", new_values."decided_level", new_values."decided_reason", new_values."id", new_values."membership_id", new_values."own_level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."points", new_values."proposed_level", new_values."remark", new_values."review_on", new_values."sheet_id", new_values."taking", new_values."version", new_values."why" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="6b449d9d8e062ac972f4ee02af0f67a3c467fd66",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6ad3e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_ratingentry",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_ratingentryevent" ("ballot_id", "cell_level", "decided_level", "decided_reason", "id", "membership_id", "own_level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "proposed_level", "remark", "review_on", "sheet_id", "taking", "version", "why") VALUES (NEW."ballot_id", NEW."cell_level", NEW."decided_level", NEW."decided_reason", NEW."id", NEW."membership_id", NEW."own_level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."points", NEW."proposed_level", NEW."remark", NEW."review_on", NEW."sheet_id", NEW."taking", NEW."version", NEW."why"); RETURN NULL;',
                                    hash="acb16023b4acdeb6cbe6057591710551b3d2e6b5",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d7f4a",
                                    table="cell_life_ratingentry",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RatingComplaintEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("received_on", models.DateField(verbose_name="Ngày nhận")),
                        ("words", models.CharField(max_length=1000, verbose_name="Nội dung kiến nghị")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "đã nhận"),
                                    ("kept", "giữ nguyên kết quả"),
                                    ("changed", "thay đổi kết quả"),
                                ],
                                default="received",
                                max_length=10,
                                verbose_name="Tình trạng",
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="Ngày trả lời")),
                        ("answer", models.CharField(blank=True, max_length=1000, verbose_name="Trả lời")),
                        (
                            "new_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Mức mới",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "answered_by",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.ratingcomplaint",
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.ratingentry",
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
                                    hash="7ab04fdd45dfdb8ccbe3980aef9410290c14e9c5",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2c357",
                                    table="cell_life_ratingcomplaintevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RatingSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("preparing", "chuẩn bị"),
                                    ("voted", "chi bộ đã bỏ phiếu"),
                                    ("reported", "đã báo cáo cấp trên"),
                                    ("returned", "cấp trên trả lại"),
                                    ("decided", "đã có quyết định"),
                                    ("announced", "đã thông báo"),
                                ],
                                default="preparing",
                                max_length=10,
                                verbose_name="Bước",
                            ),
                        ),
                        (
                            "draft_sent_on",
                            models.DateField(blank=True, null=True, verbose_name="Gửi dự thảo kiểm điểm ngày"),
                        ),
                        ("reported_on", models.DateField(blank=True, null=True, verbose_name="Báo cáo cấp trên ngày")),
                        ("returned_reason", models.CharField(blank=True, max_length=500, verbose_name="Lý do trả lại")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "cell",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
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
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheets",
                                to="cell_life.ratingdecision",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cell_life.meeting",
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("voted_on", models.DateField(blank=True, null=True, verbose_name="Ngày bỏ phiếu")),
                    ],
                    options={
                        "verbose_name": "đợt xếp loại của chi bộ",
                        "verbose_name_plural": "xếp loại hằng năm",
                        "indexes": [models.Index(fields=["year", "cell"], name="cell_life_ratingsheet_year")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("cell", "year"),
                                name="cell_life_ratingsheet_one_a_year",
                                violation_error_message="Chi bộ đã mở đợt xếp loại năm này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["decided", "announced"]), _negated=True),
                                    ("decision__isnull", False),
                                    _connector="OR",
                                ),
                                name="cell_life_ratingsheet_decided_by_a_paper",
                                violation_error_message="Kết quả phải có quyết định.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ratingsheetevent" ("cell_id", "created_at", "created_by_id", "decision_id", "draft_sent_on", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_by_id", "reported_on", "returned_reason", "state", "version", "voted_on", "year") VALUES (OLD."cell_id", OLD."created_at", OLD."created_by_id", OLD."decision_id", OLD."draft_sent_on", OLD."id", OLD."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reported_by_id", OLD."reported_on", OLD."returned_reason", OLD."state", OLD."version", OLD."voted_on", OLD."year"); RETURN NULL;',
                                    hash="2f52bc781b411ef7eb22f97597be300deeba5685",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_3a577",
                                    table="cell_life_ratingsheet",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_ratingsheetevent" ("cell_id", "created_at", "created_by_id", "decision_id", "draft_sent_on", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_by_id", "reported_on", "returned_reason", "state", "version", "voted_on", "year") SELECT new_values."cell_id", new_values."created_at", new_values."created_by_id", new_values."decision_id", new_values."draft_sent_on", new_values."id", new_values."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reported_by_id", new_values."reported_on", new_values."returned_reason", new_values."state", new_values."version", new_values."voted_on", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="88b0e5919d5dfb3a655991f4b627be787f87928c",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_61b6c",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_ratingsheet",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_ratingsheetevent" ("cell_id", "created_at", "created_by_id", "decision_id", "draft_sent_on", "id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reported_by_id", "reported_on", "returned_reason", "state", "version", "voted_on", "year") VALUES (NEW."cell_id", NEW."created_at", NEW."created_by_id", NEW."decision_id", NEW."draft_sent_on", NEW."id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reported_by_id", NEW."reported_on", NEW."returned_reason", NEW."state", NEW."version", NEW."voted_on", NEW."year"); RETURN NULL;',
                                    hash="0f3547c3be8caf274508cef2389d3b97ffcb9d26",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_bb368",
                                    table="cell_life_ratingsheet",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RatingEntryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "taking",
                            models.CharField(
                                choices=[
                                    ("rated", "kiểm điểm và xếp loại"),
                                    ("remarked", "kiểm điểm, nhận xét, chưa xếp loại"),
                                    ("not_rated", "không kiểm điểm"),
                                ],
                                default="rated",
                                max_length=10,
                                verbose_name="Tham gia",
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="Vì sao không xếp loại")),
                        (
                            "review_on",
                            models.DateField(blank=True, null=True, verbose_name="Nhận bản tự kiểm điểm ngày"),
                        ),
                        (
                            "own_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Tự nhận",
                            ),
                        ),
                        (
                            "points",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="Điểm"
                            ),
                        ),
                        (
                            "proposed_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Chi ủy đề xuất",
                            ),
                        ),
                        ("remark", models.CharField(blank=True, max_length=1000, verbose_name="Nhận xét")),
                        (
                            "cell_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Chi bộ biểu quyết",
                            ),
                        ),
                        (
                            "decided_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                ],
                                max_length=12,
                                verbose_name="Cấp ủy quyết định",
                            ),
                        ),
                        (
                            "decided_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="Vì sao khác chi bộ"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "membership",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.membership",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.ratingentry",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.ratingsheet",
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
                                    hash="e84f36db6658d9262fc607deb8c79a21d4db35a8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c6027",
                                    table="cell_life_ratingentryevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RatingSheetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("preparing", "chuẩn bị"),
                                    ("voted", "chi bộ đã bỏ phiếu"),
                                    ("reported", "đã báo cáo cấp trên"),
                                    ("returned", "cấp trên trả lại"),
                                    ("decided", "đã có quyết định"),
                                    ("announced", "đã thông báo"),
                                ],
                                default="preparing",
                                max_length=10,
                                verbose_name="Bước",
                            ),
                        ),
                        (
                            "draft_sent_on",
                            models.DateField(blank=True, null=True, verbose_name="Gửi dự thảo kiểm điểm ngày"),
                        ),
                        ("reported_on", models.DateField(blank=True, null=True, verbose_name="Báo cáo cấp trên ngày")),
                        ("returned_reason", models.CharField(blank=True, max_length=500, verbose_name="Lý do trả lại")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "cell",
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
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.ratingdecision",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="cell_life.meeting",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="cell_life.ratingsheet",
                            ),
                        ),
                        (
                            "reported_by",
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
                        ("voted_on", models.DateField(blank=True, null=True, verbose_name="Ngày bỏ phiếu")),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="48384986b6c8ba5a480cfc55ca4c363f332d8b1a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_6274a",
                                    table="cell_life_ratingsheetevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HandOver",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ended_grants", models.JSONField(default=list, verbose_name="Vai trò đã kết thúc")),
                        ("content", models.JSONField(default=dict, verbose_name="Nội dung bàn giao")),
                        ("undone_on", models.DateField(blank=True, null=True, verbose_name="Rút lại ngày")),
                        ("undone_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do rút lại")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi lúc")),
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
                        (
                            "post_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.post",
                                verbose_name="Người bàn giao",
                            ),
                        ),
                        (
                            "post_to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.post",
                                verbose_name="Người nhận",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần bàn giao",
                        "verbose_name_plural": "bàn giao",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("undone_on__isnull", True)),
                                fields=("organisation", "starts_on"),
                                name="cell_life_handover_once_a_day",
                                violation_error_message="Ngày này chi bộ đã có một lần bàn giao.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("undone_on__isnull", True),
                                    models.Q(("undone_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="cell_life_handover_undone_with_a_reason",
                                violation_error_message="Rút lại phải có lý do.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_handoverevent" ("content", "created_at", "created_by_id", "ended_grants", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_from_id", "post_to_id", "starts_on", "undone_on", "undone_reason", "version") VALUES (OLD."content", OLD."created_at", OLD."created_by_id", OLD."ended_grants", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."post_from_id", OLD."post_to_id", OLD."starts_on", OLD."undone_on", OLD."undone_reason", OLD."version"); RETURN NULL;',
                                    hash="5fd31b1254117fdbe85eac20cdece1e4667a5f9c",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_72f0c",
                                    table="cell_life_handover",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "cell_life_handoverevent" ("content", "created_at", "created_by_id", "ended_grants", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_from_id", "post_to_id", "starts_on", "undone_on", "undone_reason", "version") SELECT new_values."content", new_values."created_at", new_values."created_by_id", new_values."ended_grants", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."post_from_id", new_values."post_to_id", new_values."starts_on", new_values."undone_on", new_values."undone_reason", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="2b6132ced6f46ef1ffba491521a770c2acf26882",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_167dc",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="cell_life_handover",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "cell_life_handoverevent" ("content", "created_at", "created_by_id", "ended_grants", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_from_id", "post_to_id", "starts_on", "undone_on", "undone_reason", "version") VALUES (NEW."content", NEW."created_at", NEW."created_by_id", NEW."ended_grants", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."post_from_id", NEW."post_to_id", NEW."starts_on", NEW."undone_on", NEW."undone_reason", NEW."version"); RETURN NULL;',
                                    hash="d76516ef4ce92dfab4d5a08ba5235bb212cec1a4",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_9a11e",
                                    table="cell_life_handover",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HandOverEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ended_grants", models.JSONField(default=list, verbose_name="Vai trò đã kết thúc")),
                        ("content", models.JSONField(default=dict, verbose_name="Nội dung bàn giao")),
                        ("undone_on", models.DateField(blank=True, null=True, verbose_name="Rút lại ngày")),
                        ("undone_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do rút lại")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi lúc")),
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
                                to="cell_life.handover",
                            ),
                        ),
                        (
                            "post_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.post",
                                verbose_name="Người bàn giao",
                            ),
                        ),
                        (
                            "post_to",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.post",
                                verbose_name="Người nhận",
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
                                    hash="df5645cd1bcc23ed8c724c7b3a6d707e37768785",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_6a809",
                                    table="cell_life_handoverevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
