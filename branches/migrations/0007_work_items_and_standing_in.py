import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from accounts.schema import CreateModels


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("branches", "0006_registers_begin_in_mid_year_and_papers_are_voided"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="WorkItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("path", models.CharField(editable=False, max_length=200)),
                        ("kind", models.CharField(max_length=40, verbose_name="Loại việc")),
                        ("subject", models.CharField(blank=True, max_length=40)),
                        (
                            "post",
                            models.CharField(
                                choices=[
                                    ("secretary", "bí thư (phó bí thư khi thay)"),
                                    ("collector", "người được phân công thu đảng phí"),
                                    ("office", "văn phòng, ban tổ chức của cấp ủy"),
                                ],
                                max_length=10,
                                verbose_name="Của ai",
                            ),
                        ),
                        ("facts", models.JSONField(default=dict)),
                        ("rule_key", models.CharField(blank=True, max_length=60)),
                        ("starts_on", models.DateField(null=True, verbose_name="Tính từ ngày")),
                        ("due_on", models.DateField(null=True, verbose_name="Hạn")),
                        ("amount", models.PositiveIntegerField(default=1, verbose_name="Bao nhiêu")),
                        ("computed_on", models.DateField(verbose_name="Tính ngày")),
                        ("closed_on", models.DateField(null=True, verbose_name="Xong ngày")),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="branches.organisation",
                                verbose_name="Tổ chức",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "việc cần làm",
                        "verbose_name_plural": "việc cần làm",
                        "indexes": [
                            models.Index(
                                django.contrib.postgres.indexes.OpClass("path", name="varchar_pattern_ops"),
                                condition=models.Q(("closed_on__isnull", True)),
                                name="branches_workitem_open_path",
                            ),
                            models.Index(
                                condition=models.Q(("closed_on__isnull", False)),
                                fields=["closed_on"],
                                name="branches_workitem_closed",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("closed_on__isnull", True)),
                                fields=("organisation", "kind", "subject"),
                                name="branches_workitem_open_once",
                            )
                        ],
                    },
                ),
            ],
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="rolegrant",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="rolegrant",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="rolegrant",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="rolegrant",
            name="stands_in",
            field=models.BooleanField(default=False, verbose_name="Làm thay trong một thời gian"),
        ),
        migrations.AddField(
            model_name="rolegrantevent",
            name="stands_in",
            field=models.BooleanField(default=False, verbose_name="Làm thay trong một thời gian"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rolegrant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "branches_rolegrantevent" ("ends_on", "granted_at", "granted_by_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason", "role", "stands_in", "starts_on", "user_id") SELECT new_values."ends_on", new_values."granted_at", new_values."granted_by_id", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."post_id", new_values."reason", new_values."role", new_values."stands_in", new_values."starts_on", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                    hash="a284221b74215f68d20455894f1e23bef4f2f3fc",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_70cec",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="branches_rolegrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rolegrant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "branches_rolegrantevent" ("ends_on", "granted_at", "granted_by_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason", "role", "stands_in", "starts_on", "user_id") VALUES (NEW."ends_on", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."post_id", NEW."reason", NEW."role", NEW."stands_in", NEW."starts_on", NEW."user_id"); RETURN NULL;',
                    hash="9f6cd8f30872bf7cdf9e7ddf90be34dd0a02d3ab",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7561f",
                    table="branches_rolegrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rolegrant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "branches_rolegrantevent" ("ends_on", "granted_at", "granted_by_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason", "role", "stands_in", "starts_on", "user_id") VALUES (OLD."ends_on", OLD."granted_at", OLD."granted_by_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."post_id", OLD."reason", OLD."role", OLD."stands_in", OLD."starts_on", OLD."user_id"); RETURN NULL;',
                    hash="d144798b712f9dfbf0dfb6f9f6f22ce78892c364",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_37fd1",
                    table="branches_rolegrant",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="rolegrant",
            constraint=models.CheckConstraint(
                condition=models.Q(("stands_in", False), ("ends_on__isnull", False), _connector="OR"),
                name="branches_grant_standing_in_comes_to_an_end",
                violation_error_message="Làm thay phải có ngày kết thúc.",
            ),
        ),
    ]
