"""The tree of organisations, its rules of the day, its registers and papers, as one migration; it stands for those it replaces."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import branches.models
from accounts.schema import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("branches", "0001_initial"),
        ("branches", "0002_successions_consents_and_kinds_of_unit"),
        ("branches", "0003_registers_of_numbers"),
        ("branches", "0004_registers_of_decisions"),
        ("branches", "0005_registers_of_resolutions_and_notices"),
        ("branches", "0006_registers_begin_in_mid_year_and_papers_are_voided"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="Holiday",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(unique=True, verbose_name="Ngày")),
                        ("is_off", models.BooleanField(default=True, verbose_name="Được nghỉ")),
                        ("name", models.CharField(max_length=120, verbose_name="Tên")),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="Căn cứ")),
                    ],
                    options={
                        "verbose_name": "ngày nghỉ",
                        "verbose_name_plural": "ngày nghỉ",
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("opened_on", models.DateField(verbose_name="Ngày thành lập")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="Ngày kết thúc")),
                        (
                            "closing_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số quyết định kết thúc"),
                        ),
                        (
                            "closing_decided_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày quyết định kết thúc"),
                        ),
                        (
                            "closing_issuer",
                            models.CharField(blank=True, max_length=200, verbose_name="Nơi quyết định kết thúc"),
                        ),
                        ("helper_name", models.CharField(blank=True, max_length=120, verbose_name="Người giúp đỡ")),
                        (
                            "helper_phone",
                            models.CharField(blank=True, max_length=20, verbose_name="Điện thoại giúp đỡ"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="branches.organisation",
                            ),
                        ),
                        (
                            "closing_cause",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("dissolved", "giải thể"),
                                    ("disbanded", "giải tán"),
                                    ("merged", "sáp nhập vào tổ chức khác"),
                                    ("consolidated", "hợp nhất thành tổ chức mới"),
                                    ("divided", "chia thành các tổ chức mới"),
                                ],
                                max_length=12,
                                verbose_name="Hình thức kết thúc",
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
                                    hash="53cf0aca0879f8a8c38ebef3fe5184f4f35e5868",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_29358",
                                    table="branches_organisationevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationPeriod",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("name", models.CharField(max_length=200, verbose_name="Tên tổ chức")),
                        ("name_folded", models.CharField(editable=False, max_length=200)),
                        ("name_sort", models.CharField(db_collation="C", editable=False, max_length=400)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("city", "Thành ủy"),
                                    ("commune", "Đảng bộ xã, phường"),
                                    ("upper", "Đảng bộ cấp trên trực tiếp cơ sở"),
                                    ("base", "Đảng bộ cơ sở"),
                                    ("base_cell", "Chi bộ cơ sở"),
                                    ("section", "Đảng bộ bộ phận"),
                                    ("under_base", "Đảng bộ trực thuộc cơ sở"),
                                    ("cell", "Chi bộ"),
                                ],
                                max_length=12,
                                verbose_name="Loại",
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("rural", "Xã"),
                                    ("urban", "Phường"),
                                    ("party_agency", "Cơ quan Đảng, Mặt trận, đoàn thể"),
                                    ("state_agency", "Cơ quan nhà nước"),
                                    ("public_unit", "Đơn vị sự nghiệp công lập"),
                                    ("private_unit", "Đơn vị sự nghiệp ngoài công lập"),
                                    ("military", "Quân đội"),
                                    ("police", "Công an"),
                                    ("state_enterprise", "Doanh nghiệp có vốn nhà nước"),
                                    ("private_enterprise", "Doanh nghiệp ngoài nhà nước"),
                                    ("foreign_enterprise", "Doanh nghiệp có vốn nước ngoài"),
                                    ("cooperative", "Hợp tác xã"),
                                    ("abroad", "Ngoài nước"),
                                    ("other", "Khác"),
                                ],
                                max_length=20,
                                verbose_name="Loại hình",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                blank=True,
                                max_length=14,
                                validators=[
                                    django.core.validators.RegexValidator("^\\d{14}$", "Mã tổ chức gồm đúng 14 chữ số.")
                                ],
                                verbose_name="Mã tổ chức",
                            ),
                        ),
                        ("path", models.CharField(editable=False, max_length=200)),
                        (
                            "cause",
                            models.CharField(
                                choices=[
                                    ("opened", "thành lập"),
                                    ("registered", "ghi vào sổ"),
                                    ("renamed", "đổi tên"),
                                    ("changed", "đổi loại, mã số"),
                                    ("reparented", "chuyển về cấp trên khác"),
                                    ("moved", "chuyển cùng cấp trên"),
                                    ("upgraded", "nâng cấp"),
                                    ("downgraded", "hạ cấp"),
                                    ("consolidated", "lập do hợp nhất"),
                                    ("divided", "lập do chia, tách"),
                                ],
                                default="opened",
                                max_length=12,
                                verbose_name="Căn cứ",
                            ),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="periods",
                                to="branches.organisation",
                                verbose_name="Tổ chức",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="child_periods",
                                to="branches.organisation",
                                verbose_name="Cấp trên trực tiếp",
                            ),
                        ),
                        (
                            "unit_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("state_whole", "100% vốn nhà nước"),
                                    ("state_most", "Vốn nhà nước từ 50%"),
                                    ("state_less", "Vốn nhà nước dưới 50%"),
                                    ("joint_stock", "Công ty cổ phần"),
                                    ("sole", "Doanh nghiệp tư nhân"),
                                    ("limited", "Công ty trách nhiệm hữu hạn"),
                                    ("partnership", "Công ty hợp danh"),
                                    ("foreign_whole", "100% vốn nước ngoài"),
                                    ("foreign_part", "Có một phần vốn nước ngoài"),
                                ],
                                max_length=16,
                                verbose_name="Loại đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thời kỳ của tổ chức",
                        "verbose_name_plural": "thời kỳ của tổ chức",
                        "indexes": [
                            models.Index(fields=["parent", "name_sort"], name="branches_period_children"),
                            models.Index(
                                django.contrib.postgres.indexes.OpClass("path", name="varchar_pattern_ops"),
                                name="branches_period_path",
                            ),
                            models.Index(fields=["code"], name="branches_period_code"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                                ),
                                name="branches_period_ends_after_it_starts",
                                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("code", ""), ("code__regex", "^\\d{14}$"), _connector="OR"),
                                name="branches_period_code_has_fourteen_digits",
                                violation_error_message="Mã tổ chức gồm đúng 14 chữ số.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("parent__isnull", False), ("kind", "city"), _connector="OR"),
                                name="branches_period_only_the_city_has_no_parent",
                                violation_error_message="Chỉ Thành ủy không có cấp trên.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
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
                                name="branches_period_one_at_a_time",
                                violation_error_message="Tổ chức này đã có thời kỳ khác trong khoảng ngày đó.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                expressions=[
                                    (django.contrib.postgres.indexes.OpClass("code", name="gist_text_ops"), "="),
                                    ("organisation", "<>"),
                                    (
                                        branches.models.DateRange(
                                            "starts_on",
                                            "ends_on",
                                            django.contrib.postgres.fields.ranges.RangeBoundary(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="branches_period_code_belongs_to_one_body",
                                violation_error_message="Mã tổ chức này đang thuộc về một tổ chức khác.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_organisationperiodevent" ("cause", "code", "decided_on", "decision_number", "ends_on", "id", "issuer", "kind", "name", "name_folded", "name_sort", "organisation_id", "parent_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector", "starts_on", "unit_kind") VALUES (OLD."cause", OLD."code", OLD."decided_on", OLD."decision_number", OLD."ends_on", OLD."id", OLD."issuer", OLD."kind", OLD."name", OLD."name_folded", OLD."name_sort", OLD."organisation_id", OLD."parent_id", OLD."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sector", OLD."starts_on", OLD."unit_kind"); RETURN NULL;',
                                    hash="a5f537d638fea0b011a497d9f4464246fc687e2d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_90252",
                                    table="branches_organisationperiod",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_organisationperiodevent" ("cause", "code", "decided_on", "decision_number", "ends_on", "id", "issuer", "kind", "name", "name_folded", "name_sort", "organisation_id", "parent_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector", "starts_on", "unit_kind") SELECT new_values."cause", new_values."code", new_values."decided_on", new_values."decision_number", new_values."ends_on", new_values."id", new_values."issuer", new_values."kind", new_values."name", new_values."name_folded", new_values."name_sort", new_values."organisation_id", new_values."parent_id", new_values."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."sector", new_values."starts_on", new_values."unit_kind" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="ad4bfe404cdda2c5ef49706c344303ceb2075dd9",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_9be9e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="branches_organisationperiod",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "branches_organisationperiodevent" ("cause", "code", "decided_on", "decision_number", "ends_on", "id", "issuer", "kind", "name", "name_folded", "name_sort", "organisation_id", "parent_id", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector", "starts_on", "unit_kind") VALUES (NEW."cause", NEW."code", NEW."decided_on", NEW."decision_number", NEW."ends_on", NEW."id", NEW."issuer", NEW."kind", NEW."name", NEW."name_folded", NEW."name_sort", NEW."organisation_id", NEW."parent_id", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sector", NEW."starts_on", NEW."unit_kind"); RETURN NULL;',
                                    hash="587aeaee2636dc42bcd3306402ee870dc9c32328",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d5ff6",
                                    table="branches_organisationperiod",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationPeriodEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("name", models.CharField(max_length=200, verbose_name="Tên tổ chức")),
                        ("name_folded", models.CharField(editable=False, max_length=200)),
                        ("name_sort", models.CharField(db_collation="C", editable=False, max_length=400)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("city", "Thành ủy"),
                                    ("commune", "Đảng bộ xã, phường"),
                                    ("upper", "Đảng bộ cấp trên trực tiếp cơ sở"),
                                    ("base", "Đảng bộ cơ sở"),
                                    ("base_cell", "Chi bộ cơ sở"),
                                    ("section", "Đảng bộ bộ phận"),
                                    ("under_base", "Đảng bộ trực thuộc cơ sở"),
                                    ("cell", "Chi bộ"),
                                ],
                                max_length=12,
                                verbose_name="Loại",
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("rural", "Xã"),
                                    ("urban", "Phường"),
                                    ("party_agency", "Cơ quan Đảng, Mặt trận, đoàn thể"),
                                    ("state_agency", "Cơ quan nhà nước"),
                                    ("public_unit", "Đơn vị sự nghiệp công lập"),
                                    ("private_unit", "Đơn vị sự nghiệp ngoài công lập"),
                                    ("military", "Quân đội"),
                                    ("police", "Công an"),
                                    ("state_enterprise", "Doanh nghiệp có vốn nhà nước"),
                                    ("private_enterprise", "Doanh nghiệp ngoài nhà nước"),
                                    ("foreign_enterprise", "Doanh nghiệp có vốn nước ngoài"),
                                    ("cooperative", "Hợp tác xã"),
                                    ("abroad", "Ngoài nước"),
                                    ("other", "Khác"),
                                ],
                                max_length=20,
                                verbose_name="Loại hình",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                blank=True,
                                max_length=14,
                                validators=[
                                    django.core.validators.RegexValidator("^\\d{14}$", "Mã tổ chức gồm đúng 14 chữ số.")
                                ],
                                verbose_name="Mã tổ chức",
                            ),
                        ),
                        ("path", models.CharField(editable=False, max_length=200)),
                        (
                            "cause",
                            models.CharField(
                                choices=[
                                    ("opened", "thành lập"),
                                    ("registered", "ghi vào sổ"),
                                    ("renamed", "đổi tên"),
                                    ("changed", "đổi loại, mã số"),
                                    ("reparented", "chuyển về cấp trên khác"),
                                    ("moved", "chuyển cùng cấp trên"),
                                    ("upgraded", "nâng cấp"),
                                    ("downgraded", "hạ cấp"),
                                    ("consolidated", "lập do hợp nhất"),
                                    ("divided", "lập do chia, tách"),
                                ],
                                default="opened",
                                max_length=12,
                                verbose_name="Căn cứ",
                            ),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
                                verbose_name="Tổ chức",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
                                verbose_name="Cấp trên trực tiếp",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="branches.organisationperiod",
                            ),
                        ),
                        (
                            "unit_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("state_whole", "100% vốn nhà nước"),
                                    ("state_most", "Vốn nhà nước từ 50%"),
                                    ("state_less", "Vốn nhà nước dưới 50%"),
                                    ("joint_stock", "Công ty cổ phần"),
                                    ("sole", "Doanh nghiệp tư nhân"),
                                    ("limited", "Công ty trách nhiệm hữu hạn"),
                                    ("partnership", "Công ty hợp danh"),
                                    ("foreign_whole", "100% vốn nước ngoài"),
                                    ("foreign_part", "Có một phần vốn nước ngoài"),
                                ],
                                max_length=16,
                                verbose_name="Loại đơn vị",
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
                                    hash="491507c3e1823317f6693747f54412412e4ad13f",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_1faa6",
                                    table="branches_organisationperiodevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoleGrant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("secretary", "Bí thư chi bộ"),
                                    ("office", "Văn phòng cấp ủy cơ sở"),
                                    ("officer", "Cán bộ ban tổ chức"),
                                    ("inspector", "Cán bộ ủy ban kiểm tra"),
                                    ("leader", "Lãnh đạo cấp ủy"),
                                    ("auditor", "Kiểm toán hệ thống"),
                                    ("administrator", "Quản trị hệ thống"),
                                ],
                                max_length=20,
                                verbose_name="Vai trò",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("granted_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Cấp lúc")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="Căn cứ")),
                        (
                            "granted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người cấp",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="branches.organisation",
                                verbose_name="Tổ chức",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người dùng",
                            ),
                        ),
                        ("post_id", models.BigIntegerField(blank=True, null=True, verbose_name="Theo chức vụ")),
                    ],
                    options={
                        "verbose_name": "cấp vai trò",
                        "verbose_name_plural": "cấp vai trò",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("post_id__isnull", False)),
                                fields=["post_id"],
                                name="branches_grant_of_post",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="branches_grant_ends_after_it_starts",
                                violation_error_message="Ngày hết hạn phải sau ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("granted_by__isnull", True),
                                    models.Q(("granted_by", models.F("user")), _negated=True),
                                    _connector="OR",
                                ),
                                name="branches_grant_nobody_grants_to_themselves",
                                violation_error_message="Không ai tự cấp vai trò cho mình.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("user", "="),
                                    ("organisation", "="),
                                    (django.contrib.postgres.indexes.OpClass("role", name="gist_text_ops"), "="),
                                    (
                                        branches.models.DateRange(
                                            "starts_on",
                                            "ends_on",
                                            django.contrib.postgres.fields.ranges.RangeBoundary(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="branches_grant_once_at_a_time",
                                violation_error_message="Người này đã có vai trò đó ở tổ chức này.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_rolegrantevent" ("ends_on", "granted_at", "granted_by_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason", "role", "starts_on", "user_id") VALUES (OLD."ends_on", OLD."granted_at", OLD."granted_by_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."post_id", OLD."reason", OLD."role", OLD."starts_on", OLD."user_id"); RETURN NULL;',
                                    hash="697f8bb5f6605d37ddbd6614df4ca1573e32c006",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_37fd1",
                                    table="branches_rolegrant",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_rolegrantevent" ("ends_on", "granted_at", "granted_by_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason", "role", "starts_on", "user_id") SELECT new_values."ends_on", new_values."granted_at", new_values."granted_by_id", new_values."id", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."post_id", new_values."reason", new_values."role", new_values."starts_on", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="0ed1b34c56d4f4554ed07a8664aa692dace5053d",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_70cec",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="branches_rolegrant",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "branches_rolegrantevent" ("ends_on", "granted_at", "granted_by_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason", "role", "starts_on", "user_id") VALUES (NEW."ends_on", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."post_id", NEW."reason", NEW."role", NEW."starts_on", NEW."user_id"); RETURN NULL;',
                                    hash="0ed7739f5cf7f6677078c8e1d5a7cf4bca4ec741",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_7561f",
                                    table="branches_rolegrant",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoleGrantEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("secretary", "Bí thư chi bộ"),
                                    ("office", "Văn phòng cấp ủy cơ sở"),
                                    ("officer", "Cán bộ ban tổ chức"),
                                    ("inspector", "Cán bộ ủy ban kiểm tra"),
                                    ("leader", "Lãnh đạo cấp ủy"),
                                    ("auditor", "Kiểm toán hệ thống"),
                                    ("administrator", "Quản trị hệ thống"),
                                ],
                                max_length=20,
                                verbose_name="Vai trò",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("granted_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Cấp lúc")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="Căn cứ")),
                        (
                            "granted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Người cấp",
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
                                verbose_name="Tổ chức",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="branches.rolegrant",
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
                        ("post_id", models.BigIntegerField(blank=True, null=True, verbose_name="Theo chức vụ")),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="aecdf7422489508c90cb436e13f05ec1a848d6d4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e5569",
                                    table="branches_rolegrantevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("opened_on", models.DateField(verbose_name="Ngày thành lập")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="Ngày kết thúc")),
                        (
                            "closing_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số quyết định kết thúc"),
                        ),
                        (
                            "closing_decided_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày quyết định kết thúc"),
                        ),
                        (
                            "closing_issuer",
                            models.CharField(blank=True, max_length=200, verbose_name="Nơi quyết định kết thúc"),
                        ),
                        ("helper_name", models.CharField(blank=True, max_length=120, verbose_name="Người giúp đỡ")),
                        (
                            "helper_phone",
                            models.CharField(blank=True, max_length=20, verbose_name="Điện thoại giúp đỡ"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "closing_cause",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("dissolved", "giải thể"),
                                    ("disbanded", "giải tán"),
                                    ("merged", "sáp nhập vào tổ chức khác"),
                                    ("consolidated", "hợp nhất thành tổ chức mới"),
                                    ("divided", "chia thành các tổ chức mới"),
                                ],
                                max_length=12,
                                verbose_name="Hình thức kết thúc",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tổ chức đảng",
                        "verbose_name_plural": "tổ chức đảng",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("closed_on__gt", models.F("opened_on")),
                                    _connector="OR",
                                ),
                                name="branches_organisation_closes_after_it_opens",
                                violation_error_message="Ngày kết thúc phải sau ngày thành lập.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_organisationevent" ("closed_on", "closing_cause", "closing_decided_on", "closing_issuer", "closing_number", "helper_name", "helper_phone", "id", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."closed_on", OLD."closing_cause", OLD."closing_decided_on", OLD."closing_issuer", OLD."closing_number", OLD."helper_name", OLD."helper_phone", OLD."id", OLD."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;',
                                    hash="7e07d82c50c1fb317beee0436d542b9afd31db4d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_120ee",
                                    table="branches_organisation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_organisationevent" ("closed_on", "closing_cause", "closing_decided_on", "closing_issuer", "closing_number", "helper_name", "helper_phone", "id", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."closed_on", new_values."closing_cause", new_values."closing_decided_on", new_values."closing_issuer", new_values."closing_number", new_values."helper_name", new_values."helper_phone", new_values."id", new_values."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="782338474dee1dc3943d273ad2974d1d00ae243f",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_1c78e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="branches_organisation",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "branches_organisationevent" ("closed_on", "closing_cause", "closing_decided_on", "closing_issuer", "closing_number", "helper_name", "helper_phone", "id", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."closed_on", NEW."closing_cause", NEW."closing_decided_on", NEW."closing_issuer", NEW."closing_number", NEW."helper_name", NEW."helper_phone", NEW."id", NEW."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="90f73de42329b28f4b9ed5822b3438f14975c683",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_dd7fa",
                                    table="branches_organisation",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SizeConsent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "exception",
                            models.CharField(
                                choices=[
                                    ("small_base", "Đảng bộ cơ sở có ít đảng viên hơn quy định"),
                                    ("large_base_cell", "Chi bộ cơ sở đủ số đảng viên để lập đảng bộ"),
                                    ("small_upper", "Đảng bộ cấp trên cơ sở có ít đảng viên hơn quy định"),
                                    ("no_groups", "Chi bộ đông chưa chia tổ đảng"),
                                ],
                                max_length=16,
                                verbose_name="Trường hợp",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("decision_number", models.CharField(max_length=60, verbose_name="Số văn bản")),
                        ("decided_on", models.DateField(verbose_name="Ngày văn bản")),
                        ("issuer", models.CharField(max_length=200, verbose_name="Nơi ban hành")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="Ghi chú")),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="branches.organisation",
                                verbose_name="Tổ chức",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "văn bản đồng ý về quy mô",
                        "verbose_name_plural": "văn bản đồng ý về quy mô",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                                ),
                                name="branches_consent_ends_after_it_starts",
                                violation_error_message="Ngày hết hiệu lực phải sau ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decision_number", ""), _negated=True),
                                    models.Q(("issuer", ""), _negated=True),
                                ),
                                name="branches_consent_names_its_paper",
                                violation_error_message="Phải ghi số văn bản và nơi ban hành.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("organisation", "="),
                                    (django.contrib.postgres.indexes.OpClass("exception", name="gist_text_ops"), "="),
                                    (
                                        branches.models.DateRange(
                                            "starts_on",
                                            "ends_on",
                                            django.contrib.postgres.fields.ranges.RangeBoundary(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="branches_consent_once_at_a_time",
                                violation_error_message="Trường hợp này đã có văn bản đồng ý trong khoảng ngày đó.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_sizeconsentevent" ("decided_on", "decision_number", "ends_on", "exception", "id", "issuer", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (OLD."decided_on", OLD."decision_number", OLD."ends_on", OLD."exception", OLD."id", OLD."issuer", OLD."note", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_on"); RETURN NULL;',
                                    hash="003cf14eb34eddb8a618074b8b785785e8fd6f37",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_2e002",
                                    table="branches_sizeconsent",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_sizeconsentevent" ("decided_on", "decision_number", "ends_on", "exception", "id", "issuer", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") SELECT new_values."decided_on", new_values."decision_number", new_values."ends_on", new_values."exception", new_values."id", new_values."issuer", new_values."note", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="f18120b0471cfd436b1fb99fb95dd34a2567e55b",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_39dcc",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="branches_sizeconsent",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "branches_sizeconsentevent" ("decided_on", "decision_number", "ends_on", "exception", "id", "issuer", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."decided_on", NEW."decision_number", NEW."ends_on", NEW."exception", NEW."id", NEW."issuer", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_on"); RETURN NULL;',
                                    hash="6f9e25bb06bb6ec4d9957d9bcf45311f2df25ee7",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_1f34b",
                                    table="branches_sizeconsent",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SizeConsentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "exception",
                            models.CharField(
                                choices=[
                                    ("small_base", "Đảng bộ cơ sở có ít đảng viên hơn quy định"),
                                    ("large_base_cell", "Chi bộ cơ sở đủ số đảng viên để lập đảng bộ"),
                                    ("small_upper", "Đảng bộ cấp trên cơ sở có ít đảng viên hơn quy định"),
                                    ("no_groups", "Chi bộ đông chưa chia tổ đảng"),
                                ],
                                max_length=16,
                                verbose_name="Trường hợp",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("decision_number", models.CharField(max_length=60, verbose_name="Số văn bản")),
                        ("decided_on", models.DateField(verbose_name="Ngày văn bản")),
                        ("issuer", models.CharField(max_length=200, verbose_name="Nơi ban hành")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="Ghi chú")),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
                                verbose_name="Tổ chức",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="branches.sizeconsent",
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
                                    hash="a70e417baf58232657cb0dd153b3027db00fd1dc",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_bebf0",
                                    table="branches_sizeconsentevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Succession",
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
                                    ("merged", "sáp nhập"),
                                    ("consolidated", "hợp nhất"),
                                    ("divided", "chia"),
                                    ("separated", "tách"),
                                ],
                                max_length=12,
                                verbose_name="Hình thức",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="Từ ngày")),
                        ("moved", models.PositiveIntegerField(default=0, verbose_name="Số đảng viên chuyển theo")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "predecessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successions",
                                to="branches.organisation",
                                verbose_name="Tổ chức trước",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="precessions",
                                to="branches.organisation",
                                verbose_name="Tổ chức nối tiếp",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kế thừa tổ chức",
                        "verbose_name_plural": "kế thừa tổ chức",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                                name="branches_succession_nobody_succeeds_itself",
                                violation_error_message="Tổ chức không thể nối tiếp chính mình.",
                            ),
                            models.UniqueConstraint(
                                fields=("predecessor", "successor", "happened_on"),
                                name="branches_succession_is_written_once",
                                violation_error_message="Việc kế thừa này đã có trong sổ.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_successionevent" ("decided_on", "decision_number", "happened_on", "id", "issuer", "kind", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (OLD."decided_on", OLD."decision_number", OLD."happened_on", OLD."id", OLD."issuer", OLD."kind", OLD."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."predecessor_id", OLD."successor_id"); RETURN NULL;',
                                    hash="2ccc0865d021e7eafb5f23e3987cb18cbff60779",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_36de0",
                                    table="branches_succession",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_successionevent" ("decided_on", "decision_number", "happened_on", "id", "issuer", "kind", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") SELECT new_values."decided_on", new_values."decision_number", new_values."happened_on", new_values."id", new_values."issuer", new_values."kind", new_values."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."predecessor_id", new_values."successor_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="469507bd87a981d111e6a451e5aa19033c065b7d",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_9e19d",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="branches_succession",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "branches_successionevent" ("decided_on", "decision_number", "happened_on", "id", "issuer", "kind", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (NEW."decided_on", NEW."decision_number", NEW."happened_on", NEW."id", NEW."issuer", NEW."kind", NEW."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."predecessor_id", NEW."successor_id"); RETURN NULL;',
                                    hash="26e0e761609e70118ab923915c19bff226781eba",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c7d98",
                                    table="branches_succession",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SuccessionEvent",
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
                                    ("merged", "sáp nhập"),
                                    ("consolidated", "hợp nhất"),
                                    ("divided", "chia"),
                                    ("separated", "tách"),
                                ],
                                max_length=12,
                                verbose_name="Hình thức",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="Từ ngày")),
                        ("moved", models.PositiveIntegerField(default=0, verbose_name="Số đảng viên chuyển theo")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="branches.succession",
                            ),
                        ),
                        (
                            "predecessor",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
                                verbose_name="Tổ chức trước",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
                                verbose_name="Tổ chức nối tiếp",
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
                                    hash="8c0aa59a4a32a162d716d12241eb55eec675bc36",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_ac705",
                                    table="branches_successionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IssuedPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="Số")),
                        ("symbol", models.CharField(max_length=60, verbose_name="Số và ký hiệu")),
                        ("kind", models.CharField(max_length=40, verbose_name="Loại văn bản")),
                        ("issued_on", models.DateField(verbose_name="Ngày")),
                        ("subject_type", models.CharField(blank=True, max_length=40)),
                        ("subject_id", models.BigIntegerField(blank=True, null=True)),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="Dấu kiểm của tệp")),
                        (
                            "issued_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "register",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="branches.register",
                            ),
                        ),
                        ("void_on", models.DateField(blank=True, null=True, verbose_name="Hủy ngày")),
                        ("void_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do hủy")),
                    ],
                    options={
                        "verbose_name": "văn bản đã cấp số",
                        "verbose_name_plural": "văn bản đã cấp số",
                        "indexes": [
                            models.Index(fields=["subject_type", "subject_id"], name="branches_issuedpaper_of"),
                            models.Index(
                                condition=models.Q(("sha256", ""), _negated=True),
                                fields=["sha256"],
                                name="branches_issuedpaper_file",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("register", "number"),
                                name="branches_issuedpaper_one_paper_a_number",
                                violation_error_message="Số này đã cấp cho văn bản khác.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)),
                                name="branches_issuedpaper_numbers_begin_at_one",
                                violation_error_message="Số trong sổ bắt đầu từ 1.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("void_on__isnull", True), ("void_reason", "")),
                                    models.Q(("void_on__isnull", False), models.Q(("void_reason", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="branches_issuedpaper_void_with_day_and_reason",
                                violation_error_message="Văn bản hủy phải có ngày và lý do hủy.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_issuedpaperevent" ("id", "issued_by_id", "issued_on", "kind", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_id", "sha256", "subject_id", "subject_type", "symbol", "void_on", "void_reason") VALUES (OLD."id", OLD."issued_by_id", OLD."issued_on", OLD."kind", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."register_id", OLD."sha256", OLD."subject_id", OLD."subject_type", OLD."symbol", OLD."void_on", OLD."void_reason"); RETURN NULL;',
                                    hash="45ecd6b8e68cd18dcfe1cfb67e9be2aa4f8c8da3",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_094e4",
                                    table="branches_issuedpaper",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_issuedpaperevent" ("id", "issued_by_id", "issued_on", "kind", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_id", "sha256", "subject_id", "subject_type", "symbol", "void_on", "void_reason") SELECT new_values."id", new_values."issued_by_id", new_values."issued_on", new_values."kind", new_values."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."register_id", new_values."sha256", new_values."subject_id", new_values."subject_type", new_values."symbol", new_values."void_on", new_values."void_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="1ab9be2a366d8f805b2c7ac857cdc6039602da4f",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f65e6",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="branches_issuedpaper",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "branches_issuedpaperevent" ("id", "issued_by_id", "issued_on", "kind", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_id", "sha256", "subject_id", "subject_type", "symbol", "void_on", "void_reason") VALUES (NEW."id", NEW."issued_by_id", NEW."issued_on", NEW."kind", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."register_id", NEW."sha256", NEW."subject_id", NEW."subject_type", NEW."symbol", NEW."void_on", NEW."void_reason"); RETURN NULL;',
                                    hash="e4d78065c59461badb5d6b7ae41f8571f75ab07d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_01c56",
                                    table="branches_issuedpaper",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Register",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "book",
                            models.CharField(
                                choices=[
                                    ("transfers", "Sổ giới thiệu sinh hoạt đảng"),
                                    ("decisions", "Sổ quyết định"),
                                    ("resolutions", "Sổ nghị quyết"),
                                    ("notices", "Sổ thông báo"),
                                ],
                                max_length=20,
                                verbose_name="Sổ",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        ("last_number", models.PositiveIntegerField(default=0, verbose_name="Số cuối đã cấp")),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="registers",
                                to="branches.organisation",
                            ),
                        ),
                        ("first_number", models.PositiveIntegerField(default=1, verbose_name="Bắt đầu từ số")),
                    ],
                    options={
                        "verbose_name": "sổ đánh số",
                        "verbose_name_plural": "sổ đánh số",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "book", "year"),
                                name="branches_register_one_book_a_year",
                                violation_error_message="Tổ chức này đã có sổ ấy trong năm.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_number__gte", 1),
                                    (
                                        "last_number__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("first_number"), "-", models.Value(1)
                                        ),
                                    ),
                                ),
                                name="branches_register_goes_on_from_its_first_number",
                                violation_error_message="Số cuối đã cấp không thể đứng trước số bắt đầu của sổ.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_registerevent" ("book", "first_number", "id", "last_number", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (OLD."book", OLD."first_number", OLD."id", OLD."last_number", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."year"); RETURN NULL;',
                                    hash="cde9c3de9f923febe43ed5abba7e75f7f589b6ae",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a4c5b",
                                    table="branches_register",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "branches_registerevent" ("book", "first_number", "id", "last_number", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") SELECT new_values."book", new_values."first_number", new_values."id", new_values."last_number", new_values."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="621832ee2bd1c88aa44b1193264b8736c0ee6f9d",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_b7909",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="branches_register",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "branches_registerevent" ("book", "first_number", "id", "last_number", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."book", NEW."first_number", NEW."id", NEW."last_number", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."year"); RETURN NULL;',
                                    hash="58f3f493cfc36657b63a34ea707944b4464fb137",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_e83d8",
                                    table="branches_register",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IssuedPaperEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveIntegerField(verbose_name="Số")),
                        ("symbol", models.CharField(max_length=60, verbose_name="Số và ký hiệu")),
                        ("kind", models.CharField(max_length=40, verbose_name="Loại văn bản")),
                        ("issued_on", models.DateField(verbose_name="Ngày")),
                        ("subject_type", models.CharField(blank=True, max_length=40)),
                        ("subject_id", models.BigIntegerField(blank=True, null=True)),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="Dấu kiểm của tệp")),
                        (
                            "issued_by",
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
                                to="branches.issuedpaper",
                            ),
                        ),
                        (
                            "register",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.register",
                            ),
                        ),
                        ("void_on", models.DateField(blank=True, null=True, verbose_name="Hủy ngày")),
                        ("void_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do hủy")),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="0ae311707bea459058dab6a2f16793246432efdc",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_eb113",
                                    table="branches_issuedpaperevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegisterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "book",
                            models.CharField(
                                choices=[
                                    ("transfers", "Sổ giới thiệu sinh hoạt đảng"),
                                    ("decisions", "Sổ quyết định"),
                                    ("resolutions", "Sổ nghị quyết"),
                                    ("notices", "Sổ thông báo"),
                                ],
                                max_length=20,
                                verbose_name="Sổ",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        ("last_number", models.PositiveIntegerField(default=0, verbose_name="Số cuối đã cấp")),
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
                                to="branches.register",
                            ),
                        ),
                        ("first_number", models.PositiveIntegerField(default=1, verbose_name="Bắt đầu từ số")),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="1138e533baf84cb47e85d6dfe9bc2f08e6854a31",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_10d03",
                                    table="branches_registerevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
