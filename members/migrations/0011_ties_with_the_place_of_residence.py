import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from django.db import migrations, models

from accounts.schema import CreateModels


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0010_sound_records_have_a_name_of_their_own"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="ResidenceComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        ("received_on", models.DateField(verbose_name="Ngày nhận")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="Nơi nhận xét")),
                        (
                            "view",
                            models.CharField(
                                choices=[
                                    ("good", "thực hiện tốt"),
                                    ("remarks", "có điểm cần góp ý"),
                                    ("negative", "thực hiện chưa tốt"),
                                    ("none", "không có ý kiến"),
                                ],
                                max_length=10,
                                verbose_name="Nhận xét chung",
                            ),
                        ),
                        ("words", models.CharField(blank=True, max_length=1000, verbose_name="Nội dung nhận xét")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nhận xét của nơi cư trú",
                        "verbose_name_plural": "nhận xét của nơi cư trú",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "year"),
                                name="members_residencecomment_one_a_year",
                                violation_error_message="Năm này đã có nhận xét của nơi cư trú.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("view__in", ["good", "remarks", "negative", "none"])),
                                name="members_residencecomment_is_of_a_known_view",
                                violation_error_message="Không có mức nhận xét này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("view__in", ["remarks", "negative"]), _negated=True),
                                    models.Q(("words", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="members_residencecomment_criticism_has_words",
                                violation_error_message="Có góp ý hoặc nhận xét không tốt thì phải ghi nội dung.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_residencecommentevent" ("created_at", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "source", "version", "view", "words", "year") VALUES (OLD."created_at", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."received_on", OLD."source", OLD."version", OLD."view", OLD."words", OLD."year"); RETURN NULL;',
                                    hash="480ed522dc0784c351005356bba3f7831a026089",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_81af9",
                                    table="members_residencecomment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_residencecommentevent" ("created_at", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "source", "version", "view", "words", "year") SELECT new_values."created_at", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."received_on", new_values."source", new_values."version", new_values."view", new_values."words", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="e73d8794639ab8fbbf3939564df7e7785dbb36bc",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_10dd8",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_residencecomment",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_residencecommentevent" ("created_at", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "source", "version", "view", "words", "year") VALUES (NEW."created_at", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."received_on", NEW."source", NEW."version", NEW."view", NEW."words", NEW."year"); RETURN NULL;',
                                    hash="3e9933ec6fe03e03d710be923851964132354962",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_1926b",
                                    table="members_residencecomment",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResidenceCommentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        ("received_on", models.DateField(verbose_name="Ngày nhận")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="Nơi nhận xét")),
                        (
                            "view",
                            models.CharField(
                                choices=[
                                    ("good", "thực hiện tốt"),
                                    ("remarks", "có điểm cần góp ý"),
                                    ("negative", "thực hiện chưa tốt"),
                                    ("none", "không có ý kiến"),
                                ],
                                max_length=10,
                                verbose_name="Nhận xét chung",
                            ),
                        ),
                        ("words", models.CharField(blank=True, max_length=1000, verbose_name="Nội dung nhận xét")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                                to="members.residencecomment",
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
                                    hash="fc88bae7369f356328eedb825e77f3730f3fc87a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_81d61",
                                    table="members_residencecommentevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResidenceTie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=300, verbose_name="Chi ủy, đảng ủy nơi cư trú"),
                        ),
                        (
                            "letter_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số giấy giới thiệu"),
                        ),
                        ("letter_on", models.DateField(blank=True, null=True, verbose_name="Ngày giấy giới thiệu")),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("exemption", models.CharField(blank=True, max_length=40, verbose_name="Trường hợp được miễn")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "giấy giới thiệu về nơi cư trú",
                        "verbose_name_plural": "giới thiệu về nơi cư trú",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="members_residencetie_ends_not_before_it_starts",
                                violation_error_message="Ngày kết thúc không thể trước ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("place", ""), _negated=True),
                                    models.Q(("exemption", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="members_residencetie_names_a_place_or_a_ground",
                                violation_error_message="Ghi nơi được giới thiệu đến, hoặc trường hợp được miễn.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_residencetieevent" ("created_at", "ends_on", "exemption", "id", "letter_number", "letter_on", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_on", "version") VALUES (OLD."created_at", OLD."ends_on", OLD."exemption", OLD."id", OLD."letter_number", OLD."letter_on", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."starts_on", OLD."version"); RETURN NULL;',
                                    hash="b8dc990f917857a692fef9ba4377af43b52bc892",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_0d2b1",
                                    table="members_residencetie",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_residencetieevent" ("created_at", "ends_on", "exemption", "id", "letter_number", "letter_on", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_on", "version") SELECT new_values."created_at", new_values."ends_on", new_values."exemption", new_values."id", new_values."letter_number", new_values."letter_on", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."place", new_values."starts_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="d43d1de505a256ff84bf41713c5c1ee38a7267f0",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_3c2f5",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_residencetie",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_residencetieevent" ("created_at", "ends_on", "exemption", "id", "letter_number", "letter_on", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_on", "version") VALUES (NEW."created_at", NEW."ends_on", NEW."exemption", NEW."id", NEW."letter_number", NEW."letter_on", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."starts_on", NEW."version"); RETURN NULL;',
                                    hash="b5e81b1e5e67657f76780eb3ec288ac12148b8bd",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6a523",
                                    table="members_residencetie",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResidenceTieEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "place",
                            models.CharField(blank=True, max_length=300, verbose_name="Chi ủy, đảng ủy nơi cư trú"),
                        ),
                        (
                            "letter_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số giấy giới thiệu"),
                        ),
                        ("letter_on", models.DateField(blank=True, null=True, verbose_name="Ngày giấy giới thiệu")),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("exemption", models.CharField(blank=True, max_length=40, verbose_name="Trường hợp được miễn")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                                to="members.residencetie",
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
                                    hash="85fc697614de7919c8167e76bee2d777fce8503f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ed66a",
                                    table="members_residencetieevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
