"""Who asked for two records to be compared, what a verdict rested on, and that a merged record is kept nowhere."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("branches", "0006_registers_begin_in_mid_year_and_papers_are_voided"),
        ("members", "0006_ledger_proofs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="doubleverdict",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="doubleverdict",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="doubleverdict",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="doublecandidate",
            name="asked_at",
            field=models.DateTimeField(null=True, verbose_name="Yêu cầu đối chiếu lúc"),
        ),
        migrations.AddField(
            model_name="doublecandidate",
            name="asked_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="doubleverdict",
            name="grounds",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="doubleverdictevent",
            name="grounds",
            field=models.JSONField(default=list),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doubleverdict",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "members_doubleverdictevent" ("answer", "grounds", "id", "line_key", "other_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "said_at", "said_by_id", "version") SELECT new_values."answer", new_values."grounds", new_values."id", new_values."line_key", new_values."other_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."said_at", new_values."said_by_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                    hash="ac392062f7d58dade4816beae8ebc9a39ead8fbe",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d538d",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="members_doubleverdict",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doubleverdict",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "members_doubleverdictevent" ("answer", "grounds", "id", "line_key", "other_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "said_at", "said_by_id", "version") VALUES (NEW."answer", NEW."grounds", NEW."id", NEW."line_key", NEW."other_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."said_at", NEW."said_by_id", NEW."version"); RETURN NULL;',
                    hash="32fd8af125dafcf72af164be08dd0951ab0f93cf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7d06a",
                    table="members_doubleverdict",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doubleverdict",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "members_doubleverdictevent" ("answer", "grounds", "id", "line_key", "other_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "said_at", "said_by_id", "version") VALUES (OLD."answer", OLD."grounds", OLD."id", OLD."line_key", OLD."other_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."said_at", OLD."said_by_id", OLD."version"); RETURN NULL;',
                    hash="f921fd368a8e673199d9f9e6da85fcb595e86532",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_97696",
                    table="members_doubleverdict",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(
                        ("base__isnull", True),
                        ("card_number", ""),
                        ("committee__isnull", True),
                        ("identity_number", ""),
                        ("keeper_path", ""),
                    ),
                    _connector="OR",
                ),
                name="members_person_merged_is_kept_nowhere",
                violation_error_message="Hồ sơ này đã được gộp vào hồ sơ khác.",
            ),
        ),
    ]
