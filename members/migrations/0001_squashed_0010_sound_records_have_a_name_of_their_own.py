"""Persons, memberships, movements, transfers and all that is kept beside them, as one migration; it stands for those it replaces."""

import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import branches.models
from accounts.schema import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("members", "0001_initial"),
        ("members", "0002_the_whole_record"),
        ("members", "0003_the_day_a_record_was_gone_through"),
        ("members", "0004_transfers_exemptions_suspensions"),
        ("members", "0005_cards_ratings_doubles_quality"),
        ("members", "0006_ledger_proofs"),
        ("members", "0007_doubles_asked_for_and_judged_on_grounds"),
        ("members", "0008_transfer_says_whether_the_index_was_confirmed"),
        ("members", "0009_what_points_at_a_row_is_indexed"),
        ("members", "0010_sound_records_have_a_name_of_their_own"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("branches", "0006_registers_begin_in_mid_year_and_papers_are_voided"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định kết nạp")),
                        ("admitted_on", models.DateField(blank=True, null=True, verbose_name="Ngày vào Đảng")),
                        (
                            "admitted_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("official_on", models.DateField(blank=True, null=True, verbose_name="Ngày chính thức")),
                        (
                            "official_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("active", "Đang sinh hoạt"),
                                    ("exempt", "Được miễn công tác và sinh hoạt"),
                                    ("suspended", "Bị đình chỉ sinh hoạt"),
                                    ("departed", "Đã chuyển đi"),
                                    ("struck_off", "Đã xóa tên"),
                                    ("expelled", "Đã khai trừ"),
                                    ("resigned", "Đã xin ra khỏi Đảng"),
                                    ("died", "Đã từ trần"),
                                ],
                                default="active",
                                max_length=10,
                                verbose_name="Trạng thái",
                            ),
                        ),
                        ("standing_on", models.DateField(blank=True, null=True, verbose_name="Trạng thái từ ngày")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="Kết thúc ngày")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="members.person",
                            ),
                        ),
                        (
                            "admitted_at",
                            models.CharField(blank=True, max_length=300, verbose_name="Vào Đảng tại chi bộ"),
                        ),
                        (
                            "introducer_1",
                            models.CharField(blank=True, max_length=120, verbose_name="Người giới thiệu thứ nhất"),
                        ),
                        (
                            "introducer_1_post",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="Người giới thiệu thứ nhất: chức vụ, đơn vị"
                            ),
                        ),
                        (
                            "introducer_2",
                            models.CharField(blank=True, max_length=120, verbose_name="Người giới thiệu thứ hai"),
                        ),
                        (
                            "introducer_2_post",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="Người giới thiệu thứ hai: chức vụ, đơn vị"
                            ),
                        ),
                        (
                            "official_at",
                            models.CharField(blank=True, max_length=300, verbose_name="Chính thức tại chi bộ"),
                        ),
                    ],
                    options={
                        "verbose_name": "đảng tịch",
                        "verbose_name_plural": "đảng tịch",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=("person",),
                                include=("official_on",),
                                name="members_membership_one_open_per_person",
                                violation_error_message="Người này đang có đảng tịch.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("official_on__isnull", True),
                                    ("admitted_on__isnull", True),
                                    models.Q(("official_precision", "day"), _negated=True),
                                    models.Q(("admitted_precision", "day"), _negated=True),
                                    ("official_on__gte", models.F("admitted_on")),
                                    _connector="OR",
                                ),
                                name="members_membership_official_not_before_admission",
                                violation_error_message="Ngày chính thức không thể trước ngày vào Đảng.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_on__isnull", True), ("standing__in", ("active", "exempt", "suspended"))
                                    ),
                                    models.Q(
                                        ("ended_on__isnull", False),
                                        ("standing__in", ("departed", "struck_off", "expelled", "resigned", "died")),
                                    ),
                                    _connector="OR",
                                ),
                                name="members_membership_ended_standing_has_an_end",
                                violation_error_message="Trạng thái và ngày kết thúc đảng tịch không khớp nhau.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("admitted_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("admitted_on__isnull", True),
                                        ("admitted_precision", "day"),
                                        models.Q(("admitted_on__day", 1), ("admitted_precision", "month")),
                                        models.Q(
                                            ("admitted_on__day", 1),
                                            ("admitted_on__month", 1),
                                            ("admitted_precision", "year"),
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_membership_admission_fits_its_precision",
                                violation_error_message="Ngày vào Đảng chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("official_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("official_on__isnull", True),
                                        ("official_precision", "day"),
                                        models.Q(("official_on__day", 1), ("official_precision", "month")),
                                        models.Q(
                                            ("official_on__day", 1),
                                            ("official_on__month", 1),
                                            ("official_precision", "year"),
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_membership_official_day_fits_its_precision",
                                violation_error_message="Ngày chính thức chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("admitted_on__isnull", True),
                                    ("ended_on__gte", models.F("admitted_on")),
                                    _connector="OR",
                                ),
                                name="members_membership_ends_not_before_admission",
                                violation_error_message="Đảng tịch không thể kết thúc trước ngày vào Đảng.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_membershipevent" ("admitted_at", "admitted_on", "admitted_precision", "decided_on", "ended_on", "id", "introducer_1", "introducer_1_post", "introducer_2", "introducer_2_post", "official_at", "official_on", "official_precision", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standing", "standing_on") VALUES (OLD."admitted_at", OLD."admitted_on", OLD."admitted_precision", OLD."decided_on", OLD."ended_on", OLD."id", OLD."introducer_1", OLD."introducer_1_post", OLD."introducer_2", OLD."introducer_2_post", OLD."official_at", OLD."official_on", OLD."official_precision", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."standing", OLD."standing_on"); RETURN NULL;',
                                    hash="d6b3c6f660a13dbbb60910232febd014923a51fe",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_84b9f",
                                    table="members_membership",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_membershipevent" ("admitted_at", "admitted_on", "admitted_precision", "decided_on", "ended_on", "id", "introducer_1", "introducer_1_post", "introducer_2", "introducer_2_post", "official_at", "official_on", "official_precision", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standing", "standing_on") SELECT new_values."admitted_at", new_values."admitted_on", new_values."admitted_precision", new_values."decided_on", new_values."ended_on", new_values."id", new_values."introducer_1", new_values."introducer_1_post", new_values."introducer_2", new_values."introducer_2_post", new_values."official_at", new_values."official_on", new_values."official_precision", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."standing", new_values."standing_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="cff34083e706b87387b8c55483f45d8e75c8cc6e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_20243",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_membership",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_membershipevent" ("admitted_at", "admitted_on", "admitted_precision", "decided_on", "ended_on", "id", "introducer_1", "introducer_1_post", "introducer_2", "introducer_2_post", "official_at", "official_on", "official_precision", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standing", "standing_on") VALUES (NEW."admitted_at", NEW."admitted_on", NEW."admitted_precision", NEW."decided_on", NEW."ended_on", NEW."id", NEW."introducer_1", NEW."introducer_1_post", NEW."introducer_2", NEW."introducer_2_post", NEW."official_at", NEW."official_on", NEW."official_precision", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."standing", NEW."standing_on"); RETURN NULL;',
                                    hash="897020960962ca57a7cfeae8f6cc51132c43de1a",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f5071",
                                    table="members_membership",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Movement",
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
                                    ("registered", "Ghi vào sổ"),
                                    ("admitted", "Kết nạp"),
                                    ("readmitted", "Kết nạp lại"),
                                    ("arrived", "Chuyển đến"),
                                    ("departed", "Chuyển đi"),
                                    ("struck_off", "Xóa tên"),
                                    ("expelled", "Khai trừ"),
                                    ("resigned", "Xin ra khỏi Đảng"),
                                    ("died", "Từ trần"),
                                    ("restored", "Khôi phục đảng tịch"),
                                    ("reorganised", "Sắp xếp tổ chức"),
                                    ("standing", "Đổi trạng thái sinh hoạt"),
                                    ("corrected", "Đính chính"),
                                ],
                                max_length=12,
                                verbose_name="Biến động",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="Ngày")),
                        (
                            "standing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("active", "Đang sinh hoạt"),
                                    ("exempt", "Được miễn công tác và sinh hoạt"),
                                    ("suspended", "Bị đình chỉ sinh hoạt"),
                                    ("departed", "Đã chuyển đi"),
                                    ("struck_off", "Đã xóa tên"),
                                    ("expelled", "Đã khai trừ"),
                                    ("resigned", "Đã xin ra khỏi Đảng"),
                                    ("died", "Đã từ trần"),
                                ],
                                max_length=10,
                                verbose_name="Trạng thái sau đó",
                            ),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do")),
                        ("batch_id", models.BigIntegerField(null=True, verbose_name="Đợt nhập")),
                        (
                            "recorded_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi lúc"),
                        ),
                        (
                            "corrects",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="members.movement",
                            ),
                        ),
                        (
                            "from_cell",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="movements",
                                to="members.membership",
                            ),
                        ),
                        (
                            "to_cell",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                            ),
                        ),
                        ("ground", models.CharField(blank=True, max_length=40, verbose_name="Căn cứ")),
                        (
                            "transfer",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="movements",
                                to="members.transfer",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "biến động",
                        "verbose_name_plural": "biến động",
                        "indexes": [
                            models.Index(fields=["membership", "happened_on"], name="members_movement_of_member"),
                            models.Index(fields=["kind", "happened_on"], name="members_movement_by_kind"),
                            models.Index(
                                condition=models.Q(("batch_id__isnull", False)),
                                fields=["batch_id"],
                                name="members_movement_of_batch",
                            ),
                            models.Index(
                                condition=models.Q(("transfer__isnull", False)),
                                fields=["transfer"],
                                name="members_movement_of_transfer",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "registered",
                                            "admitted",
                                            "readmitted",
                                            "arrived",
                                            "departed",
                                            "struck_off",
                                            "expelled",
                                            "resigned",
                                            "died",
                                            "restored",
                                            "reorganised",
                                            "standing",
                                            "corrected",
                                        ],
                                    )
                                ),
                                name="members_movement_is_of_a_known_kind",
                                violation_error_message="Không có loại biến động này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind__in", ("registered", "admitted", "readmitted", "arrived", "restored")),
                                        _negated=True,
                                    ),
                                    ("to_cell__isnull", False),
                                    _connector="OR",
                                ),
                                name="members_movement_in_names_the_cell",
                                violation_error_message="Biến động tăng phải ghi chi bộ nhận.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind__in", ("struck_off", "expelled", "resigned", "died")), _negated=True
                                    ),
                                    ("standing", models.F("kind")),
                                    _connector="OR",
                                ),
                                name="members_movement_of_exit_says_the_standing_after_it",
                                violation_error_message="Biến động ra khỏi Đảng, từ trần phải ghi trạng thái sau đó.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "standing"), _negated=True),
                                    ("standing__in", ("active", "exempt", "suspended")),
                                    _connector="OR",
                                ),
                                name="members_movement_of_standing_says_which",
                                violation_error_message="Phải ghi trạng thái sau khi đổi.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "corrected"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="members_movement_correction_has_a_reason",
                                violation_error_message="Đính chính phải có lý do.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_movementevent" ("batch_id", "corrects_id", "decided_on", "decision_number", "from_cell_id", "ground", "happened_on", "id", "issuer", "kind", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "standing", "to_cell_id", "transfer_id") VALUES (OLD."batch_id", OLD."corrects_id", OLD."decided_on", OLD."decision_number", OLD."from_cell_id", OLD."ground", OLD."happened_on", OLD."id", OLD."issuer", OLD."kind", OLD."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."recorded_at", OLD."standing", OLD."to_cell_id", OLD."transfer_id"); RETURN NULL;',
                                    hash="b804400c839182b1ca43827658a5a13bcd691cae",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_d176c",
                                    table="members_movement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_movementevent" ("batch_id", "corrects_id", "decided_on", "decision_number", "from_cell_id", "ground", "happened_on", "id", "issuer", "kind", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "standing", "to_cell_id", "transfer_id") SELECT new_values."batch_id", new_values."corrects_id", new_values."decided_on", new_values."decision_number", new_values."from_cell_id", new_values."ground", new_values."happened_on", new_values."id", new_values."issuer", new_values."kind", new_values."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."recorded_at", new_values."standing", new_values."to_cell_id", new_values."transfer_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="290fa8584c6309458753f083418e9d47a9c8f2ef",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_0a029",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_movement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_movementevent" ("batch_id", "corrects_id", "decided_on", "decision_number", "from_cell_id", "ground", "happened_on", "id", "issuer", "kind", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "standing", "to_cell_id", "transfer_id") VALUES (NEW."batch_id", NEW."corrects_id", NEW."decided_on", NEW."decision_number", NEW."from_cell_id", NEW."ground", NEW."happened_on", NEW."id", NEW."issuer", NEW."kind", NEW."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_at", NEW."standing", NEW."to_cell_id", NEW."transfer_id"); RETURN NULL;',
                                    hash="4971ab2764f22e8e16a4d401ed6dfda02d50eb84",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_28bb8",
                                    table="members_movement",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MovementEvent",
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
                                    ("registered", "Ghi vào sổ"),
                                    ("admitted", "Kết nạp"),
                                    ("readmitted", "Kết nạp lại"),
                                    ("arrived", "Chuyển đến"),
                                    ("departed", "Chuyển đi"),
                                    ("struck_off", "Xóa tên"),
                                    ("expelled", "Khai trừ"),
                                    ("resigned", "Xin ra khỏi Đảng"),
                                    ("died", "Từ trần"),
                                    ("restored", "Khôi phục đảng tịch"),
                                    ("reorganised", "Sắp xếp tổ chức"),
                                    ("standing", "Đổi trạng thái sinh hoạt"),
                                    ("corrected", "Đính chính"),
                                ],
                                max_length=12,
                                verbose_name="Biến động",
                            ),
                        ),
                        ("happened_on", models.DateField(verbose_name="Ngày")),
                        (
                            "standing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("active", "Đang sinh hoạt"),
                                    ("exempt", "Được miễn công tác và sinh hoạt"),
                                    ("suspended", "Bị đình chỉ sinh hoạt"),
                                    ("departed", "Đã chuyển đi"),
                                    ("struck_off", "Đã xóa tên"),
                                    ("expelled", "Đã khai trừ"),
                                    ("resigned", "Đã xin ra khỏi Đảng"),
                                    ("died", "Đã từ trần"),
                                ],
                                max_length=10,
                                verbose_name="Trạng thái sau đó",
                            ),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do")),
                        ("batch_id", models.BigIntegerField(null=True, verbose_name="Đợt nhập")),
                        (
                            "recorded_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi lúc"),
                        ),
                        (
                            "corrects",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.movement",
                            ),
                        ),
                        (
                            "from_cell",
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
                                to="members.movement",
                            ),
                        ),
                        (
                            "to_cell",
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
                        ("ground", models.CharField(blank=True, max_length=40, verbose_name="Căn cứ")),
                        (
                            "transfer",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.transfer",
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
                                    hash="57eacf3c0478f1c2e137f07a20275d3eb701d29b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_c5895",
                                    table="members_movementevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("full_name", models.CharField(max_length=120, verbose_name="Họ và tên")),
                        ("name_folded", models.CharField(editable=False, max_length=120)),
                        ("name_sort", models.CharField(db_collation="C", editable=False, max_length=400)),
                        ("other_name", models.CharField(blank=True, max_length=120, verbose_name="Tên gọi khác")),
                        (
                            "sex",
                            models.CharField(
                                blank=True,
                                choices=[("male", "Nam"), ("female", "Nữ")],
                                max_length=6,
                                verbose_name="Giới tính",
                            ),
                        ),
                        ("born_on", models.DateField(verbose_name="Sinh ngày")),
                        (
                            "born_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("ethnic", models.CharField(blank=True, max_length=30, verbose_name="Dân tộc")),
                        ("religion", models.CharField(blank=True, max_length=30, verbose_name="Tôn giáo")),
                        (
                            "identity_number",
                            models.CharField(blank=True, max_length=12, verbose_name="Số định danh cá nhân"),
                        ),
                        ("old_identity_card", models.CharField(blank=True, max_length=9, verbose_name="Số CMND cũ")),
                        ("card_number", models.CharField(blank=True, max_length=12, verbose_name="Số thẻ đảng viên")),
                        ("card_issued_by", models.CharField(blank=True, max_length=200, verbose_name="Nơi cấp thẻ")),
                        ("card_issued_on", models.DateField(blank=True, null=True, verbose_name="Ngày cấp thẻ")),
                        (
                            "old_card_number",
                            models.CharField(blank=True, max_length=12, verbose_name="Số thẻ theo Quyết định 85"),
                        ),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="Điện thoại")),
                        (
                            "birth_country",
                            models.CharField(blank=True, max_length=80, verbose_name="Nơi đăng ký khai sinh: quốc gia"),
                        ),
                        (
                            "birth_province",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="Nơi đăng ký khai sinh: tỉnh, thành phố"
                            ),
                        ),
                        (
                            "birth_detail",
                            models.CharField(
                                blank=True, max_length=2000, verbose_name="Nơi đăng ký khai sinh: địa chỉ chi tiết"
                            ),
                        ),
                        (
                            "home_country",
                            models.CharField(blank=True, max_length=80, verbose_name="Quê quán: quốc gia"),
                        ),
                        (
                            "home_province",
                            models.CharField(blank=True, max_length=80, verbose_name="Quê quán: tỉnh, thành phố"),
                        ),
                        (
                            "home_detail",
                            models.CharField(blank=True, max_length=2000, verbose_name="Quê quán: địa chỉ chi tiết"),
                        ),
                        (
                            "residence_country",
                            models.CharField(blank=True, max_length=80, verbose_name="Thường trú: quốc gia"),
                        ),
                        (
                            "residence_province",
                            models.CharField(blank=True, max_length=80, verbose_name="Thường trú: tỉnh, thành phố"),
                        ),
                        (
                            "residence_detail",
                            models.CharField(blank=True, max_length=2000, verbose_name="Thường trú: địa chỉ chi tiết"),
                        ),
                        ("keeper_path", models.CharField(editable=False, max_length=200)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        (
                            "base",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                            ),
                        ),
                        (
                            "committee",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                            ),
                        ),
                        (
                            "keeper",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kept_persons",
                                to="branches.organisation",
                                verbose_name="Nơi quản lý hồ sơ",
                            ),
                        ),
                        (
                            "academic_title",
                            models.CharField(blank=True, max_length=40, verbose_name="Học hàm cao nhất"),
                        ),
                        ("computing", models.CharField(blank=True, max_length=40, verbose_name="Tin học")),
                        ("declared_at", models.CharField(blank=True, max_length=200, verbose_name="Nơi khai")),
                        ("declared_on", models.DateField(blank=True, null=True, verbose_name="Ngày khai")),
                        ("degree", models.CharField(blank=True, max_length=40, verbose_name="Học vị cao nhất")),
                        (
                            "discharged_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày xuất ngũ, chuyển ngành"),
                        ),
                        (
                            "discharged_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "dossier_number",
                            models.CharField(blank=True, max_length=10, verbose_name="Số lý lịch đảng viên"),
                        ),
                        ("enlisted_on", models.DateField(blank=True, null=True, verbose_name="Ngày nhập ngũ")),
                        (
                            "enlisted_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "expertise",
                            models.CharField(blank=True, max_length=40, verbose_name="Chuyên môn nghiệp vụ: trình độ"),
                        ),
                        (
                            "expertise_words",
                            models.CharField(blank=True, max_length=200, verbose_name="Chuyên môn nghiệp vụ: ngành"),
                        ),
                        ("health", models.CharField(blank=True, max_length=40, verbose_name="Tình trạng sức khỏe")),
                        ("invalid_class", models.CharField(blank=True, max_length=40, verbose_name="Thương binh loại")),
                        ("language", models.CharField(blank=True, max_length=40, verbose_name="Ngoại ngữ")),
                        ("martyr_family", models.CharField(blank=True, max_length=40, verbose_name="Gia đình liệt sĩ")),
                        (
                            "merit_family",
                            models.CharField(blank=True, max_length=40, verbose_name="Gia đình có công với cách mạng"),
                        ),
                        ("occupation", models.CharField(blank=True, max_length=40, verbose_name="Nhóm nghề nghiệp")),
                        (
                            "occupation_before",
                            models.CharField(blank=True, max_length=200, verbose_name="Nghề nghiệp khi vào Đảng"),
                        ),
                        (
                            "occupation_words",
                            models.CharField(blank=True, max_length=200, verbose_name="Nghề nghiệp hiện nay"),
                        ),
                        ("origin", models.CharField(blank=True, max_length=40, verbose_name="Thành phần gia đình")),
                        (
                            "other_bodies",
                            models.CharField(
                                blank=True, max_length=600, verbose_name="Tham gia các tổ chức xã hội khác"
                            ),
                        ),
                        (
                            "recruited_by",
                            models.CharField(blank=True, max_length=200, verbose_name="Cơ quan tuyển dụng"),
                        ),
                        ("recruited_on", models.DateField(blank=True, null=True, verbose_name="Ngày được tuyển dụng")),
                        (
                            "recruited_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("schooling", models.CharField(blank=True, max_length=40, verbose_name="Giáo dục phổ thông")),
                        ("stay_country", models.CharField(blank=True, max_length=80, verbose_name="Tạm trú: quốc gia")),
                        (
                            "stay_detail",
                            models.CharField(blank=True, max_length=2000, verbose_name="Tạm trú: địa chỉ chi tiết"),
                        ),
                        (
                            "stay_province",
                            models.CharField(blank=True, max_length=80, verbose_name="Tạm trú: tỉnh, thành phố"),
                        ),
                        ("theory", models.CharField(blank=True, max_length=40, verbose_name="Lý luận chính trị")),
                        (
                            "union_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày vào Đoàn TNCS Hồ Chí Minh"),
                        ),
                        (
                            "union_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="Đã kiểm với đồng chí ấy ngày"),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "người trong sổ",
                        "verbose_name_plural": "người trong sổ",
                        "indexes": [
                            models.Index(fields=["name_sort", "id"], name="members_person_order"),
                            models.Index(fields=["committee", "name_sort", "id"], name="members_person_of_committee"),
                            models.Index(fields=["base", "name_sort", "id"], name="members_person_of_base"),
                            models.Index(fields=["keeper", "name_sort", "id"], name="members_person_of_keeper"),
                            models.Index(
                                django.contrib.postgres.indexes.OpClass("keeper_path", name="varchar_pattern_ops"),
                                name="members_person_path",
                            ),
                            models.Index(fields=["id"], include=("keeper",), name="members_person_with_keeper"),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass("name_folded", name="gin_trgm_ops"),
                                name="members_person_name_trigrams",
                            ),
                            models.Index(fields=["born_on"], name="members_person_born"),
                            models.Index(
                                condition=models.Q(("old_card_number", ""), _negated=True),
                                fields=["old_card_number"],
                                name="members_person_old_card",
                            ),
                            models.Index(
                                condition=models.Q(("old_identity_card", ""), _negated=True),
                                fields=["old_identity_card"],
                                name="members_person_old_identity",
                            ),
                            models.Index(
                                condition=models.Q(("phone", ""), _negated=True),
                                fields=["phone"],
                                name="members_person_phone",
                            ),
                            models.Index(
                                condition=models.Q(("dossier_number", ""), _negated=True),
                                fields=["dossier_number"],
                                name="members_person_dossier_number",
                            ),
                            models.Index(
                                condition=models.Q(("merged_into__isnull", False)),
                                fields=["merged_into"],
                                name="members_person_merged_into",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("identity_number", ""), ("identity_number__regex", "^\\d{12}$"), _connector="OR"
                                ),
                                name="members_person_identity_number_has_twelve_digits",
                                violation_error_message="Số định danh cá nhân gồm đúng 12 chữ số.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("old_identity_card", ""), ("old_identity_card__regex", "^\\d{9}$"), _connector="OR"
                                ),
                                name="members_person_old_identity_card_has_nine_digits",
                                violation_error_message="Số CMND cũ gồm đúng 9 chữ số.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("card_number", ""), ("card_number__regex", "^\\d{12}$"), _connector="OR"
                                ),
                                name="members_person_card_number_has_twelve_digits",
                                violation_error_message="Số thẻ đảng viên gồm đúng 12 chữ số.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sex__in", ["", "male", "female"])),
                                name="members_person_sex_is_male_female_or_unknown",
                                violation_error_message="Giới tính là nam hoặc nữ.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("born_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("born_on__isnull", True),
                                        ("born_precision", "day"),
                                        models.Q(("born_on__day", 1), ("born_precision", "month")),
                                        models.Q(
                                            ("born_on__day", 1), ("born_on__month", 1), ("born_precision", "year")
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_person_birth_date_fits_its_precision",
                                violation_error_message="Ngày sinh chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("born_on__gte", datetime.date(1850, 1, 1))),
                                name="members_person_is_born_after_1850",
                                violation_error_message="Năm sinh không hợp lý, xem lại trên giấy.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("full_name", ""), _negated=True),
                                name="members_person_has_a_name",
                                violation_error_message="Phải có họ và tên.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("identity_number", ""), _negated=True),
                                fields=("identity_number",),
                                name="members_person_identity_number_is_held_once",
                                violation_error_message="Số này đã có trong sổ; gửi yêu cầu đối chiếu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("card_number", ""), _negated=True),
                                fields=("card_number",),
                                name="members_person_card_number_is_held_once",
                                violation_error_message="Số thẻ này đã có trong sổ; gửi yêu cầu đối chiếu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("recruited_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("recruited_on__isnull", True),
                                        ("recruited_precision", "day"),
                                        models.Q(("recruited_on__day", 1), ("recruited_precision", "month")),
                                        models.Q(
                                            ("recruited_on__day", 1),
                                            ("recruited_on__month", 1),
                                            ("recruited_precision", "year"),
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_person_recruited_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("union_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("union_on__isnull", True),
                                        ("union_precision", "day"),
                                        models.Q(("union_on__day", 1), ("union_precision", "month")),
                                        models.Q(
                                            ("union_on__day", 1), ("union_on__month", 1), ("union_precision", "year")
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_person_union_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("enlisted_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("enlisted_on__isnull", True),
                                        ("enlisted_precision", "day"),
                                        models.Q(("enlisted_on__day", 1), ("enlisted_precision", "month")),
                                        models.Q(
                                            ("enlisted_on__day", 1),
                                            ("enlisted_on__month", 1),
                                            ("enlisted_precision", "year"),
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_person_enlisted_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("discharged_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("discharged_on__isnull", True),
                                        ("discharged_precision", "day"),
                                        models.Q(("discharged_on__day", 1), ("discharged_precision", "month")),
                                        models.Q(
                                            ("discharged_on__day", 1),
                                            ("discharged_on__month", 1),
                                            ("discharged_precision", "year"),
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_person_discharged_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
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
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_personevent" ("academic_title", "birth_country", "birth_detail", "birth_province", "born_on", "born_precision", "card_issued_by", "card_issued_on", "card_number", "computing", "confirmed_on", "created_at", "declared_at", "declared_on", "degree", "discharged_on", "discharged_precision", "dossier_number", "enlisted_on", "enlisted_precision", "ethnic", "expertise", "expertise_words", "full_name", "health", "home_country", "home_detail", "home_province", "id", "identity_number", "invalid_class", "keeper_id", "language", "martyr_family", "merged_into_id", "merit_family", "occupation", "occupation_before", "occupation_words", "old_card_number", "old_identity_card", "origin", "other_bodies", "other_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "recruited_by", "recruited_on", "recruited_precision", "religion", "residence_country", "residence_detail", "residence_province", "schooling", "sex", "stay_country", "stay_detail", "stay_province", "theory", "union_on", "union_precision", "version") VALUES (OLD."academic_title", OLD."birth_country", OLD."birth_detail", OLD."birth_province", OLD."born_on", OLD."born_precision", OLD."card_issued_by", OLD."card_issued_on", OLD."card_number", OLD."computing", OLD."confirmed_on", OLD."created_at", OLD."declared_at", OLD."declared_on", OLD."degree", OLD."discharged_on", OLD."discharged_precision", OLD."dossier_number", OLD."enlisted_on", OLD."enlisted_precision", OLD."ethnic", OLD."expertise", OLD."expertise_words", OLD."full_name", OLD."health", OLD."home_country", OLD."home_detail", OLD."home_province", OLD."id", OLD."identity_number", OLD."invalid_class", OLD."keeper_id", OLD."language", OLD."martyr_family", OLD."merged_into_id", OLD."merit_family", OLD."occupation", OLD."occupation_before", OLD."occupation_words", OLD."old_card_number", OLD."old_identity_card", OLD."origin", OLD."other_bodies", OLD."other_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."recruited_by", OLD."recruited_on", OLD."recruited_precision", OLD."religion", OLD."residence_country", OLD."residence_detail", OLD."residence_province", OLD."schooling", OLD."sex", OLD."stay_country", OLD."stay_detail", OLD."stay_province", OLD."theory", OLD."union_on", OLD."union_precision", OLD."version"); RETURN NULL;',
                                    hash="9cfdaeb1ff69a5c56795d23206d36f3b4a6fbc4c",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_b4a8d",
                                    table="members_person",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_personevent" ("academic_title", "birth_country", "birth_detail", "birth_province", "born_on", "born_precision", "card_issued_by", "card_issued_on", "card_number", "computing", "confirmed_on", "created_at", "declared_at", "declared_on", "degree", "discharged_on", "discharged_precision", "dossier_number", "enlisted_on", "enlisted_precision", "ethnic", "expertise", "expertise_words", "full_name", "health", "home_country", "home_detail", "home_province", "id", "identity_number", "invalid_class", "keeper_id", "language", "martyr_family", "merged_into_id", "merit_family", "occupation", "occupation_before", "occupation_words", "old_card_number", "old_identity_card", "origin", "other_bodies", "other_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "recruited_by", "recruited_on", "recruited_precision", "religion", "residence_country", "residence_detail", "residence_province", "schooling", "sex", "stay_country", "stay_detail", "stay_province", "theory", "union_on", "union_precision", "version") SELECT new_values."academic_title", new_values."birth_country", new_values."birth_detail", new_values."birth_province", new_values."born_on", new_values."born_precision", new_values."card_issued_by", new_values."card_issued_on", new_values."card_number", new_values."computing", new_values."confirmed_on", new_values."created_at", new_values."declared_at", new_values."declared_on", new_values."degree", new_values."discharged_on", new_values."discharged_precision", new_values."dossier_number", new_values."enlisted_on", new_values."enlisted_precision", new_values."ethnic", new_values."expertise", new_values."expertise_words", new_values."full_name", new_values."health", new_values."home_country", new_values."home_detail", new_values."home_province", new_values."id", new_values."identity_number", new_values."invalid_class", new_values."keeper_id", new_values."language", new_values."martyr_family", new_values."merged_into_id", new_values."merit_family", new_values."occupation", new_values."occupation_before", new_values."occupation_words", new_values."old_card_number", new_values."old_identity_card", new_values."origin", new_values."other_bodies", new_values."other_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."phone", new_values."recruited_by", new_values."recruited_on", new_values."recruited_precision", new_values."religion", new_values."residence_country", new_values."residence_detail", new_values."residence_province", new_values."schooling", new_values."sex", new_values."stay_country", new_values."stay_detail", new_values."stay_province", new_values."theory", new_values."union_on", new_values."union_precision", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="29eaaedc9345f77eb27cc0a850e468ab3bfd5c44",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_ccaf2",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_person",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."academic_title" IS DISTINCT FROM (NEW."academic_title") OR OLD."birth_country" IS DISTINCT FROM (NEW."birth_country") OR OLD."birth_detail" IS DISTINCT FROM (NEW."birth_detail") OR OLD."birth_province" IS DISTINCT FROM (NEW."birth_province") OR OLD."born_on" IS DISTINCT FROM (NEW."born_on") OR OLD."born_precision" IS DISTINCT FROM (NEW."born_precision") OR OLD."card_issued_by" IS DISTINCT FROM (NEW."card_issued_by") OR OLD."card_issued_on" IS DISTINCT FROM (NEW."card_issued_on") OR OLD."card_number" IS DISTINCT FROM (NEW."card_number") OR OLD."computing" IS DISTINCT FROM (NEW."computing") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."declared_at" IS DISTINCT FROM (NEW."declared_at") OR OLD."declared_on" IS DISTINCT FROM (NEW."declared_on") OR OLD."degree" IS DISTINCT FROM (NEW."degree") OR OLD."discharged_on" IS DISTINCT FROM (NEW."discharged_on") OR OLD."discharged_precision" IS DISTINCT FROM (NEW."discharged_precision") OR OLD."dossier_number" IS DISTINCT FROM (NEW."dossier_number") OR OLD."enlisted_on" IS DISTINCT FROM (NEW."enlisted_on") OR OLD."enlisted_precision" IS DISTINCT FROM (NEW."enlisted_precision") OR OLD."ethnic" IS DISTINCT FROM (NEW."ethnic") OR OLD."expertise" IS DISTINCT FROM (NEW."expertise") OR OLD."expertise_words" IS DISTINCT FROM (NEW."expertise_words") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."health" IS DISTINCT FROM (NEW."health") OR OLD."home_country" IS DISTINCT FROM (NEW."home_country") OR OLD."home_detail" IS DISTINCT FROM (NEW."home_detail") OR OLD."home_province" IS DISTINCT FROM (NEW."home_province") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."identity_number" IS DISTINCT FROM (NEW."identity_number") OR OLD."invalid_class" IS DISTINCT FROM (NEW."invalid_class") OR OLD."keeper_id" IS DISTINCT FROM (NEW."keeper_id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."martyr_family" IS DISTINCT FROM (NEW."martyr_family") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."merit_family" IS DISTINCT FROM (NEW."merit_family") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."occupation_before" IS DISTINCT FROM (NEW."occupation_before") OR OLD."occupation_words" IS DISTINCT FROM (NEW."occupation_words") OR OLD."old_card_number" IS DISTINCT FROM (NEW."old_card_number") OR OLD."old_identity_card" IS DISTINCT FROM (NEW."old_identity_card") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."other_bodies" IS DISTINCT FROM (NEW."other_bodies") OR OLD."other_name" IS DISTINCT FROM (NEW."other_name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."recruited_by" IS DISTINCT FROM (NEW."recruited_by") OR OLD."recruited_on" IS DISTINCT FROM (NEW."recruited_on") OR OLD."recruited_precision" IS DISTINCT FROM (NEW."recruited_precision") OR OLD."religion" IS DISTINCT FROM (NEW."religion") OR OLD."residence_country" IS DISTINCT FROM (NEW."residence_country") OR OLD."residence_detail" IS DISTINCT FROM (NEW."residence_detail") OR OLD."residence_province" IS DISTINCT FROM (NEW."residence_province") OR OLD."schooling" IS DISTINCT FROM (NEW."schooling") OR OLD."sex" IS DISTINCT FROM (NEW."sex") OR OLD."stay_country" IS DISTINCT FROM (NEW."stay_country") OR OLD."stay_detail" IS DISTINCT FROM (NEW."stay_detail") OR OLD."stay_province" IS DISTINCT FROM (NEW."stay_province") OR OLD."theory" IS DISTINCT FROM (NEW."theory") OR OLD."union_on" IS DISTINCT FROM (NEW."union_on") OR OLD."union_precision" IS DISTINCT FROM (NEW."union_precision") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                                    func='INSERT INTO "members_personevent" ("academic_title", "birth_country", "birth_detail", "birth_province", "born_on", "born_precision", "card_issued_by", "card_issued_on", "card_number", "computing", "confirmed_on", "created_at", "declared_at", "declared_on", "degree", "discharged_on", "discharged_precision", "dossier_number", "enlisted_on", "enlisted_precision", "ethnic", "expertise", "expertise_words", "full_name", "health", "home_country", "home_detail", "home_province", "id", "identity_number", "invalid_class", "keeper_id", "language", "martyr_family", "merged_into_id", "merit_family", "occupation", "occupation_before", "occupation_words", "old_card_number", "old_identity_card", "origin", "other_bodies", "other_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "recruited_by", "recruited_on", "recruited_precision", "religion", "residence_country", "residence_detail", "residence_province", "schooling", "sex", "stay_country", "stay_detail", "stay_province", "theory", "union_on", "union_precision", "version") VALUES (NEW."academic_title", NEW."birth_country", NEW."birth_detail", NEW."birth_province", NEW."born_on", NEW."born_precision", NEW."card_issued_by", NEW."card_issued_on", NEW."card_number", NEW."computing", NEW."confirmed_on", NEW."created_at", NEW."declared_at", NEW."declared_on", NEW."degree", NEW."discharged_on", NEW."discharged_precision", NEW."dossier_number", NEW."enlisted_on", NEW."enlisted_precision", NEW."ethnic", NEW."expertise", NEW."expertise_words", NEW."full_name", NEW."health", NEW."home_country", NEW."home_detail", NEW."home_province", NEW."id", NEW."identity_number", NEW."invalid_class", NEW."keeper_id", NEW."language", NEW."martyr_family", NEW."merged_into_id", NEW."merit_family", NEW."occupation", NEW."occupation_before", NEW."occupation_words", NEW."old_card_number", NEW."old_identity_card", NEW."origin", NEW."other_bodies", NEW."other_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."recruited_by", NEW."recruited_on", NEW."recruited_precision", NEW."religion", NEW."residence_country", NEW."residence_detail", NEW."residence_province", NEW."schooling", NEW."sex", NEW."stay_country", NEW."stay_detail", NEW."stay_province", NEW."theory", NEW."union_on", NEW."union_precision", NEW."version"); RETURN NULL;',
                                    hash="dae60c5c547c77a9d17eec4b34972e2d8c3afcdc",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a133a",
                                    table="members_person",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MembershipEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định kết nạp")),
                        ("admitted_on", models.DateField(blank=True, null=True, verbose_name="Ngày vào Đảng")),
                        (
                            "admitted_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("official_on", models.DateField(blank=True, null=True, verbose_name="Ngày chính thức")),
                        (
                            "official_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("active", "Đang sinh hoạt"),
                                    ("exempt", "Được miễn công tác và sinh hoạt"),
                                    ("suspended", "Bị đình chỉ sinh hoạt"),
                                    ("departed", "Đã chuyển đi"),
                                    ("struck_off", "Đã xóa tên"),
                                    ("expelled", "Đã khai trừ"),
                                    ("resigned", "Đã xin ra khỏi Đảng"),
                                    ("died", "Đã từ trần"),
                                ],
                                default="active",
                                max_length=10,
                                verbose_name="Trạng thái",
                            ),
                        ),
                        ("standing_on", models.DateField(blank=True, null=True, verbose_name="Trạng thái từ ngày")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="Kết thúc ngày")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
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
                            "admitted_at",
                            models.CharField(blank=True, max_length=300, verbose_name="Vào Đảng tại chi bộ"),
                        ),
                        (
                            "introducer_1",
                            models.CharField(blank=True, max_length=120, verbose_name="Người giới thiệu thứ nhất"),
                        ),
                        (
                            "introducer_1_post",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="Người giới thiệu thứ nhất: chức vụ, đơn vị"
                            ),
                        ),
                        (
                            "introducer_2",
                            models.CharField(blank=True, max_length=120, verbose_name="Người giới thiệu thứ hai"),
                        ),
                        (
                            "introducer_2_post",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="Người giới thiệu thứ hai: chức vụ, đơn vị"
                            ),
                        ),
                        (
                            "official_at",
                            models.CharField(blank=True, max_length=300, verbose_name="Chính thức tại chi bộ"),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="0f6d8ff46c2f4bfa59455a4a3ce243a972dcfd89",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_6dbe4",
                                    table="members_membershipevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PersonEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("full_name", models.CharField(max_length=120, verbose_name="Họ và tên")),
                        ("other_name", models.CharField(blank=True, max_length=120, verbose_name="Tên gọi khác")),
                        (
                            "sex",
                            models.CharField(
                                blank=True,
                                choices=[("male", "Nam"), ("female", "Nữ")],
                                max_length=6,
                                verbose_name="Giới tính",
                            ),
                        ),
                        ("born_on", models.DateField(verbose_name="Sinh ngày")),
                        (
                            "born_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("ethnic", models.CharField(blank=True, max_length=30, verbose_name="Dân tộc")),
                        ("religion", models.CharField(blank=True, max_length=30, verbose_name="Tôn giáo")),
                        (
                            "identity_number",
                            models.CharField(blank=True, max_length=12, verbose_name="Số định danh cá nhân"),
                        ),
                        ("old_identity_card", models.CharField(blank=True, max_length=9, verbose_name="Số CMND cũ")),
                        ("card_number", models.CharField(blank=True, max_length=12, verbose_name="Số thẻ đảng viên")),
                        ("card_issued_by", models.CharField(blank=True, max_length=200, verbose_name="Nơi cấp thẻ")),
                        ("card_issued_on", models.DateField(blank=True, null=True, verbose_name="Ngày cấp thẻ")),
                        (
                            "old_card_number",
                            models.CharField(blank=True, max_length=12, verbose_name="Số thẻ theo Quyết định 85"),
                        ),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="Điện thoại")),
                        (
                            "birth_country",
                            models.CharField(blank=True, max_length=80, verbose_name="Nơi đăng ký khai sinh: quốc gia"),
                        ),
                        (
                            "birth_province",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="Nơi đăng ký khai sinh: tỉnh, thành phố"
                            ),
                        ),
                        (
                            "birth_detail",
                            models.CharField(
                                blank=True, max_length=2000, verbose_name="Nơi đăng ký khai sinh: địa chỉ chi tiết"
                            ),
                        ),
                        (
                            "home_country",
                            models.CharField(blank=True, max_length=80, verbose_name="Quê quán: quốc gia"),
                        ),
                        (
                            "home_province",
                            models.CharField(blank=True, max_length=80, verbose_name="Quê quán: tỉnh, thành phố"),
                        ),
                        (
                            "home_detail",
                            models.CharField(blank=True, max_length=2000, verbose_name="Quê quán: địa chỉ chi tiết"),
                        ),
                        (
                            "residence_country",
                            models.CharField(blank=True, max_length=80, verbose_name="Thường trú: quốc gia"),
                        ),
                        (
                            "residence_province",
                            models.CharField(blank=True, max_length=80, verbose_name="Thường trú: tỉnh, thành phố"),
                        ),
                        (
                            "residence_detail",
                            models.CharField(blank=True, max_length=2000, verbose_name="Thường trú: địa chỉ chi tiết"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        (
                            "keeper",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
                                verbose_name="Nơi quản lý hồ sơ",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="members.person",
                            ),
                        ),
                        (
                            "academic_title",
                            models.CharField(blank=True, max_length=40, verbose_name="Học hàm cao nhất"),
                        ),
                        ("computing", models.CharField(blank=True, max_length=40, verbose_name="Tin học")),
                        ("declared_at", models.CharField(blank=True, max_length=200, verbose_name="Nơi khai")),
                        ("declared_on", models.DateField(blank=True, null=True, verbose_name="Ngày khai")),
                        ("degree", models.CharField(blank=True, max_length=40, verbose_name="Học vị cao nhất")),
                        (
                            "discharged_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày xuất ngũ, chuyển ngành"),
                        ),
                        (
                            "discharged_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "dossier_number",
                            models.CharField(blank=True, max_length=10, verbose_name="Số lý lịch đảng viên"),
                        ),
                        ("enlisted_on", models.DateField(blank=True, null=True, verbose_name="Ngày nhập ngũ")),
                        (
                            "enlisted_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "expertise",
                            models.CharField(blank=True, max_length=40, verbose_name="Chuyên môn nghiệp vụ: trình độ"),
                        ),
                        (
                            "expertise_words",
                            models.CharField(blank=True, max_length=200, verbose_name="Chuyên môn nghiệp vụ: ngành"),
                        ),
                        ("health", models.CharField(blank=True, max_length=40, verbose_name="Tình trạng sức khỏe")),
                        ("invalid_class", models.CharField(blank=True, max_length=40, verbose_name="Thương binh loại")),
                        ("language", models.CharField(blank=True, max_length=40, verbose_name="Ngoại ngữ")),
                        ("martyr_family", models.CharField(blank=True, max_length=40, verbose_name="Gia đình liệt sĩ")),
                        (
                            "merit_family",
                            models.CharField(blank=True, max_length=40, verbose_name="Gia đình có công với cách mạng"),
                        ),
                        ("occupation", models.CharField(blank=True, max_length=40, verbose_name="Nhóm nghề nghiệp")),
                        (
                            "occupation_before",
                            models.CharField(blank=True, max_length=200, verbose_name="Nghề nghiệp khi vào Đảng"),
                        ),
                        (
                            "occupation_words",
                            models.CharField(blank=True, max_length=200, verbose_name="Nghề nghiệp hiện nay"),
                        ),
                        ("origin", models.CharField(blank=True, max_length=40, verbose_name="Thành phần gia đình")),
                        (
                            "other_bodies",
                            models.CharField(
                                blank=True, max_length=600, verbose_name="Tham gia các tổ chức xã hội khác"
                            ),
                        ),
                        (
                            "recruited_by",
                            models.CharField(blank=True, max_length=200, verbose_name="Cơ quan tuyển dụng"),
                        ),
                        ("recruited_on", models.DateField(blank=True, null=True, verbose_name="Ngày được tuyển dụng")),
                        (
                            "recruited_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("schooling", models.CharField(blank=True, max_length=40, verbose_name="Giáo dục phổ thông")),
                        ("stay_country", models.CharField(blank=True, max_length=80, verbose_name="Tạm trú: quốc gia")),
                        (
                            "stay_detail",
                            models.CharField(blank=True, max_length=2000, verbose_name="Tạm trú: địa chỉ chi tiết"),
                        ),
                        (
                            "stay_province",
                            models.CharField(blank=True, max_length=80, verbose_name="Tạm trú: tỉnh, thành phố"),
                        ),
                        ("theory", models.CharField(blank=True, max_length=40, verbose_name="Lý luận chính trị")),
                        (
                            "union_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày vào Đoàn TNCS Hồ Chí Minh"),
                        ),
                        (
                            "union_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="Đã kiểm với đồng chí ấy ngày"),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.person",
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
                                    hash="5ed038c33708a291246651c2dbd8e1fa862a6f04",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_53f61",
                                    table="members_personevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Placement",
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
                                choices=[("formal", "chính thức"), ("temporary", "tạm thời")],
                                default="formal",
                                max_length=9,
                                verbose_name="Hình thức",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        (
                            "cell",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="branches.organisation",
                                verbose_name="Chi bộ",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="members.membership",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sinh hoạt tại chi bộ",
                        "verbose_name_plural": "sinh hoạt tại chi bộ",
                        "indexes": [models.Index(fields=["cell", "starts_on"], name="members_placement_of_cell")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="members_placement_ends_not_before_it_starts",
                                violation_error_message="Ngày thôi sinh hoạt không thể trước ngày bắt đầu.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("kind", "formal")),
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
                                name="members_placement_one_formal_cell_at_a_time",
                                violation_error_message="Đảng viên này đang sinh hoạt chính thức ở một chi bộ khác trong thời gian đó.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_placementevent" ("cell_id", "ends_on", "id", "kind", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (OLD."cell_id", OLD."ends_on", OLD."id", OLD."kind", OLD."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_on"); RETURN NULL;',
                                    hash="aa4dc5a00b63ec2cf881d7fa1d047035923d4b4d",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_28eb0",
                                    table="members_placement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_placementevent" ("cell_id", "ends_on", "id", "kind", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") SELECT new_values."cell_id", new_values."ends_on", new_values."id", new_values."kind", new_values."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="8fdd1a17080469ae28ba9821622ca285f28f5bd4",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_b0e42",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_placement",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_placementevent" ("cell_id", "ends_on", "id", "kind", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."cell_id", NEW."ends_on", NEW."id", NEW."kind", NEW."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_on"); RETURN NULL;',
                                    hash="8dc4204b2c85faf6c09dd9d0844f117cd715728d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_48cda",
                                    table="members_placement",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlacementEvent",
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
                                choices=[("formal", "chính thức"), ("temporary", "tạm thời")],
                                default="formal",
                                max_length=9,
                                verbose_name="Hình thức",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
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
                                to="members.placement",
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
                                    hash="e193f9866db3a079f7174f413c924a00185a373e",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_557db",
                                    table="members_placementevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Background",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "left_words",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="Bị khai trừ, xóa tên, xin ra khỏi Đảng"
                            ),
                        ),
                        ("readmitted_words", models.TextField(blank=True, max_length=2000, verbose_name="Kết nạp lại")),
                        (
                            "restored_words",
                            models.TextField(blank=True, max_length=2000, verbose_name="Khôi phục đảng tịch"),
                        ),
                        (
                            "law_words",
                            models.TextField(blank=True, max_length=2000, verbose_name="Bị xử lý theo pháp luật"),
                        ),
                        (
                            "old_regime_words",
                            models.TextField(blank=True, max_length=2000, verbose_name="Làm việc trong chế độ cũ"),
                        ),
                        (
                            "abroad_ties",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="Quan hệ với tổ chức nước ngoài"
                            ),
                        ),
                        (
                            "relatives_abroad",
                            models.TextField(blank=True, max_length=2000, verbose_name="Người thân ở nước ngoài"),
                        ),
                        (
                            "income",
                            models.BigIntegerField(
                                blank=True, null=True, verbose_name="Tổng thu nhập của hộ một năm (đồng)"
                            ),
                        ),
                        (
                            "income_per_head",
                            models.BigIntegerField(
                                blank=True, null=True, verbose_name="Thu nhập bình quân một người (đồng)"
                            ),
                        ),
                        (
                            "house_granted",
                            models.CharField(blank=True, max_length=200, verbose_name="Nhà được cấp, được thuê: loại"),
                        ),
                        (
                            "house_granted_area",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="Nhà được cấp, được thuê: diện tích (m²)",
                            ),
                        ),
                        (
                            "house_own",
                            models.CharField(blank=True, max_length=200, verbose_name="Nhà tự mua, tự xây: loại"),
                        ),
                        (
                            "house_own_area",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="Nhà tự mua, tự xây: diện tích (m²)",
                            ),
                        ),
                        (
                            "land_granted_area",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="Đất được cấp (m²)"
                            ),
                        ),
                        (
                            "land_bought_area",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="Đất tự mua (m²)"
                            ),
                        ),
                        ("business", models.CharField(blank=True, max_length=500, verbose_name="Hoạt động kinh tế")),
                        (
                            "farm_area",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="Đất trang trại (ha)",
                            ),
                        ),
                        (
                            "workers_hired",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="Số lao động thuê mướn"),
                        ),
                        (
                            "assets",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="Tài sản có giá trị từ 50 triệu đồng"
                            ),
                        ),
                        (
                            "assets_value",
                            models.BigIntegerField(blank=True, null=True, verbose_name="Giá trị tài sản (đồng)"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="background",
                                to="members.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lịch sử bản thân, kinh tế",
                        "verbose_name_plural": "lịch sử bản thân, kinh tế",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("income__isnull", True), ("income__gte", 0), _connector="OR"),
                                    models.Q(
                                        ("income_per_head__isnull", True), ("income_per_head__gte", 0), _connector="OR"
                                    ),
                                    models.Q(("assets_value__isnull", True), ("assets_value__gte", 0), _connector="OR"),
                                ),
                                name="members_background_money_is_not_negative",
                                violation_error_message="Số tiền không thể âm.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("house_granted_area__isnull", True),
                                        ("house_granted_area__gte", 0),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("house_own_area__isnull", True), ("house_own_area__gte", 0), _connector="OR"
                                    ),
                                    models.Q(
                                        ("land_granted_area__isnull", True),
                                        ("land_granted_area__gte", 0),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("land_bought_area__isnull", True),
                                        ("land_bought_area__gte", 0),
                                        _connector="OR",
                                    ),
                                    models.Q(("farm_area__isnull", True), ("farm_area__gte", 0), _connector="OR"),
                                ),
                                name="members_background_area_is_not_negative",
                                violation_error_message="Diện tích không thể âm.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_backgroundevent" ("abroad_ties", "assets", "assets_value", "business", "farm_area", "house_granted", "house_granted_area", "house_own", "house_own_area", "id", "income", "income_per_head", "land_bought_area", "land_granted_area", "law_words", "left_words", "old_regime_words", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "readmitted_words", "relatives_abroad", "restored_words", "version", "workers_hired") VALUES (OLD."abroad_ties", OLD."assets", OLD."assets_value", OLD."business", OLD."farm_area", OLD."house_granted", OLD."house_granted_area", OLD."house_own", OLD."house_own_area", OLD."id", OLD."income", OLD."income_per_head", OLD."land_bought_area", OLD."land_granted_area", OLD."law_words", OLD."left_words", OLD."old_regime_words", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."readmitted_words", OLD."relatives_abroad", OLD."restored_words", OLD."version", OLD."workers_hired"); RETURN NULL;',
                                    hash="f42544ba6f9e1650e1bc3507ec6133daf8cdad15",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_539ea",
                                    table="members_background",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_backgroundevent" ("abroad_ties", "assets", "assets_value", "business", "farm_area", "house_granted", "house_granted_area", "house_own", "house_own_area", "id", "income", "income_per_head", "land_bought_area", "land_granted_area", "law_words", "left_words", "old_regime_words", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "readmitted_words", "relatives_abroad", "restored_words", "version", "workers_hired") SELECT new_values."abroad_ties", new_values."assets", new_values."assets_value", new_values."business", new_values."farm_area", new_values."house_granted", new_values."house_granted_area", new_values."house_own", new_values."house_own_area", new_values."id", new_values."income", new_values."income_per_head", new_values."land_bought_area", new_values."land_granted_area", new_values."law_words", new_values."left_words", new_values."old_regime_words", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."readmitted_words", new_values."relatives_abroad", new_values."restored_words", new_values."version", new_values."workers_hired" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="bbb665761f3fb65da9122d7bc6f4c2da791a1c7e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_77584",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_background",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_backgroundevent" ("abroad_ties", "assets", "assets_value", "business", "farm_area", "house_granted", "house_granted_area", "house_own", "house_own_area", "id", "income", "income_per_head", "land_bought_area", "land_granted_area", "law_words", "left_words", "old_regime_words", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "readmitted_words", "relatives_abroad", "restored_words", "version", "workers_hired") VALUES (NEW."abroad_ties", NEW."assets", NEW."assets_value", NEW."business", NEW."farm_area", NEW."house_granted", NEW."house_granted_area", NEW."house_own", NEW."house_own_area", NEW."id", NEW."income", NEW."income_per_head", NEW."land_bought_area", NEW."land_granted_area", NEW."law_words", NEW."left_words", NEW."old_regime_words", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."readmitted_words", NEW."relatives_abroad", NEW."restored_words", NEW."version", NEW."workers_hired"); RETURN NULL;',
                                    hash="8f76037be3327340f259cf0016251eb6bb1e0ff5",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b4be0",
                                    table="members_background",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BackgroundEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "left_words",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="Bị khai trừ, xóa tên, xin ra khỏi Đảng"
                            ),
                        ),
                        ("readmitted_words", models.TextField(blank=True, max_length=2000, verbose_name="Kết nạp lại")),
                        (
                            "restored_words",
                            models.TextField(blank=True, max_length=2000, verbose_name="Khôi phục đảng tịch"),
                        ),
                        (
                            "law_words",
                            models.TextField(blank=True, max_length=2000, verbose_name="Bị xử lý theo pháp luật"),
                        ),
                        (
                            "old_regime_words",
                            models.TextField(blank=True, max_length=2000, verbose_name="Làm việc trong chế độ cũ"),
                        ),
                        (
                            "abroad_ties",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="Quan hệ với tổ chức nước ngoài"
                            ),
                        ),
                        (
                            "relatives_abroad",
                            models.TextField(blank=True, max_length=2000, verbose_name="Người thân ở nước ngoài"),
                        ),
                        (
                            "income",
                            models.BigIntegerField(
                                blank=True, null=True, verbose_name="Tổng thu nhập của hộ một năm (đồng)"
                            ),
                        ),
                        (
                            "income_per_head",
                            models.BigIntegerField(
                                blank=True, null=True, verbose_name="Thu nhập bình quân một người (đồng)"
                            ),
                        ),
                        (
                            "house_granted",
                            models.CharField(blank=True, max_length=200, verbose_name="Nhà được cấp, được thuê: loại"),
                        ),
                        (
                            "house_granted_area",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="Nhà được cấp, được thuê: diện tích (m²)",
                            ),
                        ),
                        (
                            "house_own",
                            models.CharField(blank=True, max_length=200, verbose_name="Nhà tự mua, tự xây: loại"),
                        ),
                        (
                            "house_own_area",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="Nhà tự mua, tự xây: diện tích (m²)",
                            ),
                        ),
                        (
                            "land_granted_area",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="Đất được cấp (m²)"
                            ),
                        ),
                        (
                            "land_bought_area",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="Đất tự mua (m²)"
                            ),
                        ),
                        ("business", models.CharField(blank=True, max_length=500, verbose_name="Hoạt động kinh tế")),
                        (
                            "farm_area",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                verbose_name="Đất trang trại (ha)",
                            ),
                        ),
                        (
                            "workers_hired",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="Số lao động thuê mướn"),
                        ),
                        (
                            "assets",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="Tài sản có giá trị từ 50 triệu đồng"
                            ),
                        ),
                        (
                            "assets_value",
                            models.BigIntegerField(blank=True, null=True, verbose_name="Giá trị tài sản (đồng)"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
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
                                to="members.background",
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
                                    hash="d6c41352f14cfbbab35b46eb8f518ffd506d5f48",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_969c4",
                                    table="members_backgroundevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Badge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        (
                            "decided_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Cấp quyết định")),
                        (
                            "years",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (30, "30 năm"),
                                    (40, "40 năm"),
                                    (45, "45 năm"),
                                    (50, "50 năm"),
                                    (55, "55 năm"),
                                    (60, "60 năm"),
                                    (65, "65 năm"),
                                    (70, "70 năm"),
                                    (75, "75 năm"),
                                    (80, "80 năm"),
                                    (85, "85 năm"),
                                    (90, "90 năm"),
                                ],
                                verbose_name="Huy hiệu (năm tuổi Đảng)",
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="Số huy hiệu")),
                        ("awarded_on", models.DateField(blank=True, null=True, verbose_name="Ngày trao")),
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
                        "verbose_name": "huy hiệu Đảng",
                        "verbose_name_plural": "huy hiệu Đảng",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("decided_on__isnull", True),
                                        ("decided_precision", "day"),
                                        models.Q(("decided_on__day", 1), ("decided_precision", "month")),
                                        models.Q(
                                            ("decided_on__day", 1),
                                            ("decided_on__month", 1),
                                            ("decided_precision", "year"),
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_badge_decided_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("years__in", [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90])),
                                name="members_badge_is_of_known_years",
                                violation_error_message="Không có loại huy hiệu này.",
                            ),
                            models.UniqueConstraint(
                                fields=("person", "years"),
                                name="members_badge_of_each_kind_once",
                                violation_error_message="Đồng chí này đã có huy hiệu loại đó trong sổ.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_badgeevent" ("awarded_on", "created_at", "decided_on", "decided_precision", "decision_number", "id", "issuer", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "years") VALUES (OLD."awarded_on", OLD."created_at", OLD."decided_on", OLD."decided_precision", OLD."decision_number", OLD."id", OLD."issuer", OLD."number", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version", OLD."years"); RETURN NULL;',
                                    hash="12971c5ac6758c06075e3100ca88d883ab8b0fab",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_0d5c3",
                                    table="members_badge",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_badgeevent" ("awarded_on", "created_at", "decided_on", "decided_precision", "decision_number", "id", "issuer", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "years") SELECT new_values."awarded_on", new_values."created_at", new_values."decided_on", new_values."decided_precision", new_values."decision_number", new_values."id", new_values."issuer", new_values."number", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."version", new_values."years" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="4b6bbc8a62120e08c4a087a72bde02e531506ee3",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_3a6a2",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_badge",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_badgeevent" ("awarded_on", "created_at", "decided_on", "decided_precision", "decision_number", "id", "issuer", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "years") VALUES (NEW."awarded_on", NEW."created_at", NEW."decided_on", NEW."decided_precision", NEW."decision_number", NEW."id", NEW."issuer", NEW."number", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version", NEW."years"); RETURN NULL;',
                                    hash="95a9097a739ef02dff60dd3377f2e74bc81062da",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_e8a96",
                                    table="members_badge",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BadgeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        (
                            "decided_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Cấp quyết định")),
                        (
                            "years",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (30, "30 năm"),
                                    (40, "40 năm"),
                                    (45, "45 năm"),
                                    (50, "50 năm"),
                                    (55, "55 năm"),
                                    (60, "60 năm"),
                                    (65, "65 năm"),
                                    (70, "70 năm"),
                                    (75, "75 năm"),
                                    (80, "80 năm"),
                                    (85, "85 năm"),
                                    (90, "90 năm"),
                                ],
                                verbose_name="Huy hiệu (năm tuổi Đảng)",
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="Số huy hiệu")),
                        ("awarded_on", models.DateField(blank=True, null=True, verbose_name="Ngày trao")),
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
                                to="members.badge",
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
                                    hash="7b3e99c451714322e217b3349f76f90720a267df",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_77dd5",
                                    table="members_badgeevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BulkEdit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Lập lúc")),
                        ("scope_path", models.CharField(max_length=200)),
                        ("filter_words", models.TextField(blank=True, verbose_name="Điều kiện lọc")),
                        ("field", models.CharField(max_length=60, verbose_name="Mục sửa")),
                        ("value", models.JSONField(verbose_name="Giá trị mới")),
                        ("reason", models.CharField(max_length=300, verbose_name="Lý do")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("preview", "đang xem trước"),
                                    ("running", "đang ghi"),
                                    ("written", "đã ghi"),
                                    ("undone", "đã hoàn tác"),
                                    ("cancelled", "đã bỏ"),
                                ],
                                default="preview",
                                max_length=10,
                                verbose_name="Tình trạng",
                            ),
                        ),
                        ("count", models.PositiveIntegerField(default=0, verbose_name="Số người")),
                        ("job_id", models.BigIntegerField(null=True)),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần sửa nhiều hồ sơ",
                        "verbose_name_plural": "lần sửa nhiều hồ sơ",
                        "indexes": [
                            models.Index(fields=["created_by", "-created_at"], name="members_bulkedit_of_user")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["preview", "running", "written", "undone", "cancelled"])
                                ),
                                name="members_bulkedit_is_in_a_known_state",
                                violation_error_message="Không có tình trạng này.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BulkEditRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("before", models.JSONField()),
                        ("opened_version", models.PositiveIntegerField()),
                        ("written_version", models.PositiveIntegerField(null=True)),
                        ("fault", models.CharField(blank=True, max_length=300)),
                        (
                            "bulk_edit",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="members.bulkedit",
                            ),
                        ),
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
                        "verbose_name": "dòng của lần sửa nhiều hồ sơ",
                        "verbose_name_plural": "dòng của lần sửa nhiều hồ sơ",
                        "indexes": [models.Index(fields=["person"], name="members_bulkeditrow_of_person")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("bulk_edit", "person"), name="members_bulkeditrow_each_record_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Discipline",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        (
                            "decided_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Cấp quyết định")),
                        ("kind", models.CharField(max_length=40, verbose_name="Hình thức kỷ luật")),
                        ("words", models.CharField(blank=True, max_length=500, verbose_name="Lý do")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="Hết hiệu lực ngày")),
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
                        "verbose_name": "kỷ luật",
                        "verbose_name_plural": "kỷ luật",
                        "indexes": [models.Index(fields=["person", "decided_on"], name="members_discipline_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("decided_on__isnull", True),
                                        ("decided_precision", "day"),
                                        models.Q(("decided_on__day", 1), ("decided_precision", "month")),
                                        models.Q(
                                            ("decided_on__day", 1),
                                            ("decided_on__month", 1),
                                            ("decided_precision", "year"),
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_discipline_decided_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_disciplineevent" ("created_at", "decided_on", "decided_precision", "decision_number", "ended_on", "id", "issuer", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (OLD."created_at", OLD."decided_on", OLD."decided_precision", OLD."decision_number", OLD."ended_on", OLD."id", OLD."issuer", OLD."kind", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version", OLD."words"); RETURN NULL;',
                                    hash="f0d8460ca8567eb8b823ee83f9a42940ad1f629b",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_66e0d",
                                    table="members_discipline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_disciplineevent" ("created_at", "decided_on", "decided_precision", "decision_number", "ended_on", "id", "issuer", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") SELECT new_values."created_at", new_values."decided_on", new_values."decided_precision", new_values."decision_number", new_values."ended_on", new_values."id", new_values."issuer", new_values."kind", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."version", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="c824eaf72a2357d1ee21e4637929b3671a842ae3",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_4e152",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_discipline",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_disciplineevent" ("created_at", "decided_on", "decided_precision", "decision_number", "ended_on", "id", "issuer", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (NEW."created_at", NEW."decided_on", NEW."decided_precision", NEW."decision_number", NEW."ended_on", NEW."id", NEW."issuer", NEW."kind", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version", NEW."words"); RETURN NULL;',
                                    hash="7bc9c87048994eb318af4f3873a4ec5db8305e70",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_132ca",
                                    table="members_discipline",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DisciplineEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        (
                            "decided_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Cấp quyết định")),
                        ("kind", models.CharField(max_length=40, verbose_name="Hình thức kỷ luật")),
                        ("words", models.CharField(blank=True, max_length=500, verbose_name="Lý do")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="Hết hiệu lực ngày")),
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
                                to="members.discipline",
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
                                    hash="cb104d08f1e99a8667224a98eac114ba06a14bc9",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b3f90",
                                    table="members_disciplineevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DoubleVerdict",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line_key", models.CharField(blank=True, max_length=64)),
                        (
                            "answer",
                            models.CharField(
                                choices=[("one", "một người"), ("two", "hai người")],
                                max_length=5,
                                verbose_name="Kết luận",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do")),
                        ("said_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Lúc")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "other",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="members.person",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                            ),
                        ),
                        (
                            "said_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("grounds", models.JSONField(default=list)),
                    ],
                    options={
                        "verbose_name": "kết luận trùng hồ sơ",
                        "verbose_name_plural": "kết luận trùng hồ sơ",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("line_key", ""), ("other__isnull", False)),
                                    models.Q(("other__isnull", True), models.Q(("line_key", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="members_doubleverdict_is_of_two_records_or_a_line",
                                violation_error_message="Kết luận phải về hai hồ sơ, hoặc một hồ sơ và một dòng.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("other__isnull", True), ("person__lt", models.F("other")), _connector="OR"
                                ),
                                name="members_doubleverdict_names_the_lower_record_first",
                                violation_error_message="Hai hồ sơ phải khác nhau.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("other__isnull", False)),
                                fields=("person", "other"),
                                name="members_doubleverdict_once_per_pair",
                                violation_error_message="Hai hồ sơ này đã có kết luận.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("line_key", ""), _negated=True),
                                fields=("person", "line_key"),
                                name="members_doubleverdict_once_per_line",
                                violation_error_message="Dòng này đã có kết luận.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                            pgtrigger.compiler.Trigger(
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
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DoubleVerdictEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("line_key", models.CharField(blank=True, max_length=64)),
                        (
                            "answer",
                            models.CharField(
                                choices=[("one", "một người"), ("two", "hai người")],
                                max_length=5,
                                verbose_name="Kết luận",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do")),
                        ("said_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Lúc")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "other",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.person",
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
                                to="members.doubleverdict",
                            ),
                        ),
                        (
                            "said_by",
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
                        ("grounds", models.JSONField(default=list)),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="ccf81379fd78641c4a668cb98f9c2a6c881a83e8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_b6f42",
                                    table="members_doubleverdictevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FilePaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=10, verbose_name="Loại giấy tờ")),
                        (
                            "state",
                            models.CharField(
                                choices=[("present", "có"), ("missing", "còn thiếu"), ("not_needed", "không cần")],
                                max_length=10,
                                verbose_name="Tình trạng",
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="Số, ký hiệu")),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="Ngày ban hành")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        ("sheets", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số tờ")),
                        ("kept_at", models.CharField(blank=True, max_length=200, verbose_name="Nơi lưu")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="Ghi chú")),
                        ("version", models.PositiveIntegerField(default=1)),
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
                        "verbose_name": "giấy tờ trong hồ sơ",
                        "verbose_name_plural": "giấy tờ trong hồ sơ",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "kind"),
                                name="members_filepaper_of_each_kind_one_line",
                                violation_error_message="Loại giấy tờ này đã có một dòng trong hồ sơ.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["present", "missing", "not_needed"])),
                                name="members_filepaper_is_there_missing_or_not_needed",
                                violation_error_message="Giấy tờ phải là có, còn thiếu hoặc không cần.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_filepaperevent" ("id", "issued_on", "issuer", "kept_at", "kind", "note", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheets", "state", "version") VALUES (OLD."id", OLD."issued_on", OLD."issuer", OLD."kept_at", OLD."kind", OLD."note", OLD."number", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sheets", OLD."state", OLD."version"); RETURN NULL;',
                                    hash="f704369ad7cb297723c0249fa9719fb2332f2477",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_591f8",
                                    table="members_filepaper",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_filepaperevent" ("id", "issued_on", "issuer", "kept_at", "kind", "note", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheets", "state", "version") SELECT new_values."id", new_values."issued_on", new_values."issuer", new_values."kept_at", new_values."kind", new_values."note", new_values."number", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."sheets", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="6308f8942de0298380aede6dceb96eb42cb14292",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_5b1ec",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_filepaper",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_filepaperevent" ("id", "issued_on", "issuer", "kept_at", "kind", "note", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheets", "state", "version") VALUES (NEW."id", NEW."issued_on", NEW."issuer", NEW."kept_at", NEW."kind", NEW."note", NEW."number", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sheets", NEW."state", NEW."version"); RETURN NULL;',
                                    hash="fc2742c4aec08b31080e251463f40033cab13879",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6d98b",
                                    table="members_filepaper",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FilePaperEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("kind", models.CharField(max_length=10, verbose_name="Loại giấy tờ")),
                        (
                            "state",
                            models.CharField(
                                choices=[("present", "có"), ("missing", "còn thiếu"), ("not_needed", "không cần")],
                                max_length=10,
                                verbose_name="Tình trạng",
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="Số, ký hiệu")),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="Ngày ban hành")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        ("sheets", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số tờ")),
                        ("kept_at", models.CharField(blank=True, max_length=200, verbose_name="Nơi lưu")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="Ghi chú")),
                        ("version", models.PositiveIntegerField(default=1)),
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
                                to="members.filepaper",
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
                                    hash="3c2183582a18eba97a8f822c8c1f94a3876588f0",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_3fb2e",
                                    table="members_filepaperevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Honour",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        (
                            "decided_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Cấp quyết định")),
                        ("kind", models.CharField(max_length=40, verbose_name="Danh hiệu")),
                        ("words", models.CharField(blank=True, max_length=500, verbose_name="Ghi chú")),
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
                        "verbose_name": "danh hiệu được phong",
                        "verbose_name_plural": "danh hiệu được phong",
                        "indexes": [models.Index(fields=["person", "decided_on"], name="members_honour_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("decided_on__isnull", True),
                                        ("decided_precision", "day"),
                                        models.Q(("decided_on__day", 1), ("decided_precision", "month")),
                                        models.Q(
                                            ("decided_on__day", 1),
                                            ("decided_on__month", 1),
                                            ("decided_precision", "year"),
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_honour_decided_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_honourevent" ("created_at", "decided_on", "decided_precision", "decision_number", "id", "issuer", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (OLD."created_at", OLD."decided_on", OLD."decided_precision", OLD."decision_number", OLD."id", OLD."issuer", OLD."kind", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version", OLD."words"); RETURN NULL;',
                                    hash="fba089ffae677ea2346b98839948a725746c27d8",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_1e502",
                                    table="members_honour",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_honourevent" ("created_at", "decided_on", "decided_precision", "decision_number", "id", "issuer", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") SELECT new_values."created_at", new_values."decided_on", new_values."decided_precision", new_values."decision_number", new_values."id", new_values."issuer", new_values."kind", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."version", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="86ba4ce45898764913f3374df79fe18ec69a8bf3",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8574b",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_honour",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_honourevent" ("created_at", "decided_on", "decided_precision", "decision_number", "id", "issuer", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (NEW."created_at", NEW."decided_on", NEW."decided_precision", NEW."decision_number", NEW."id", NEW."issuer", NEW."kind", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version", NEW."words"); RETURN NULL;',
                                    hash="c8dbe3fda30c46651686794d6cc7ea31004f3d5a",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_ff5ff",
                                    table="members_honour",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HonourEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        (
                            "decided_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Cấp quyết định")),
                        ("kind", models.CharField(max_length=40, verbose_name="Danh hiệu")),
                        ("words", models.CharField(blank=True, max_length=500, verbose_name="Ghi chú")),
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
                                to="members.honour",
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
                                    hash="fc0104cc98b4618e1cc0235f294b7305643f0d93",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a339f",
                                    table="members_honourevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Portrait",
                    fields=[
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="portrait",
                                serialize=False,
                                to="members.person",
                            ),
                        ),
                        ("image", models.BinaryField()),
                        ("width", models.PositiveSmallIntegerField()),
                        ("height", models.PositiveSmallIntegerField()),
                        ("digest", models.CharField(max_length=64)),
                        (
                            "recorded_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi lúc"),
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
                        "verbose_name": "ảnh chân dung",
                        "verbose_name_plural": "ảnh chân dung",
                    },
                ),
                migrations.CreateModel(
                    name="Post",
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
                                    ("secretary", "Bí thư"),
                                    ("deputy", "Phó bí thư"),
                                    ("standing", "Ủy viên ban thường vụ"),
                                    ("member", "Cấp ủy viên"),
                                    ("inspection_head", "Chủ nhiệm ủy ban kiểm tra"),
                                    ("group_head", "Tổ trưởng tổ đảng"),
                                    ("group_deputy", "Tổ phó tổ đảng"),
                                ],
                                max_length=16,
                                verbose_name="Chức vụ",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="Chức danh ghi trên giấy")),
                        ("term", models.CharField(blank=True, max_length=20, verbose_name="Nhiệm kỳ")),
                        ("acting", models.BooleanField(default=False, verbose_name="Phụ trách, quyền")),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "ending_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số quyết định thôi giữ chức vụ"),
                        ),
                        (
                            "ending_decided_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày quyết định thôi giữ chức vụ"),
                        ),
                        (
                            "ending_issuer",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="Nơi quyết định thôi giữ chức vụ"
                            ),
                        ),
                        (
                            "ending_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="Lý do thôi giữ chức vụ"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="branches.organisation",
                                verbose_name="Tổ chức",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="members.person",
                                verbose_name="Đồng chí",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "chức vụ trong Đảng",
                        "verbose_name_plural": "chức vụ trong Đảng",
                        "indexes": [
                            models.Index(fields=["organisation", "starts_on"], name="members_post_of_organisation"),
                            models.Index(fields=["person", "starts_on"], name="members_post_of_person"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="members_post_ends_not_before_it_starts",
                                violation_error_message="Ngày thôi giữ chức vụ không thể trước ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "secretary",
                                            "deputy",
                                            "standing",
                                            "member",
                                            "inspection_head",
                                            "group_head",
                                            "group_deputy",
                                        ],
                                    )
                                ),
                                name="members_post_is_of_a_known_kind",
                                violation_error_message="Không có chức vụ này.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("kind", "secretary")),
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
                                name="members_post_one_secretary_at_a_time",
                                violation_error_message="Tổ chức này đã có bí thư trong thời gian đó.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("person", "="),
                                    ("organisation", "="),
                                    (django.contrib.postgres.indexes.OpClass("kind", name="gist_text_ops"), "="),
                                    (
                                        branches.models.DateRange(
                                            "starts_on",
                                            "ends_on",
                                            django.contrib.postgres.fields.ranges.RangeBoundary(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="members_post_held_once_at_a_time",
                                violation_error_message="Đồng chí này đang giữ chức vụ đó trong thời gian đó.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_postevent" ("acting", "created_at", "decided_on", "decision_number", "ending_decided_on", "ending_issuer", "ending_number", "ending_reason", "ends_on", "id", "issuer", "kind", "organisation_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "term", "title", "version") VALUES (OLD."acting", OLD."created_at", OLD."decided_on", OLD."decision_number", OLD."ending_decided_on", OLD."ending_issuer", OLD."ending_number", OLD."ending_reason", OLD."ends_on", OLD."id", OLD."issuer", OLD."kind", OLD."organisation_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."term", OLD."title", OLD."version"); RETURN NULL;',
                                    hash="c34226d1d9352a80cc9cc62b27dde4cd113f909a",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_ccde5",
                                    table="members_post",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_postevent" ("acting", "created_at", "decided_on", "decision_number", "ending_decided_on", "ending_issuer", "ending_number", "ending_reason", "ends_on", "id", "issuer", "kind", "organisation_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "term", "title", "version") SELECT new_values."acting", new_values."created_at", new_values."decided_on", new_values."decision_number", new_values."ending_decided_on", new_values."ending_issuer", new_values."ending_number", new_values."ending_reason", new_values."ends_on", new_values."id", new_values."issuer", new_values."kind", new_values."organisation_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."starts_on", new_values."term", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="504e3ec37373dc24113bd0e41c0f779d0ce7c2cf",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_ad967",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_post",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_postevent" ("acting", "created_at", "decided_on", "decision_number", "ending_decided_on", "ending_issuer", "ending_number", "ending_reason", "ends_on", "id", "issuer", "kind", "organisation_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "term", "title", "version") VALUES (NEW."acting", NEW."created_at", NEW."decided_on", NEW."decision_number", NEW."ending_decided_on", NEW."ending_issuer", NEW."ending_number", NEW."ending_reason", NEW."ends_on", NEW."id", NEW."issuer", NEW."kind", NEW."organisation_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_on", NEW."term", NEW."title", NEW."version"); RETURN NULL;',
                                    hash="1a7c9ca472da9227bf185785184645d22d3fbba5",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_ee5d0",
                                    table="members_post",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PostEvent",
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
                                    ("secretary", "Bí thư"),
                                    ("deputy", "Phó bí thư"),
                                    ("standing", "Ủy viên ban thường vụ"),
                                    ("member", "Cấp ủy viên"),
                                    ("inspection_head", "Chủ nhiệm ủy ban kiểm tra"),
                                    ("group_head", "Tổ trưởng tổ đảng"),
                                    ("group_deputy", "Tổ phó tổ đảng"),
                                ],
                                max_length=16,
                                verbose_name="Chức vụ",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="Chức danh ghi trên giấy")),
                        ("term", models.CharField(blank=True, max_length=20, verbose_name="Nhiệm kỳ")),
                        ("acting", models.BooleanField(default=False, verbose_name="Phụ trách, quyền")),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "ending_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số quyết định thôi giữ chức vụ"),
                        ),
                        (
                            "ending_decided_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày quyết định thôi giữ chức vụ"),
                        ),
                        (
                            "ending_issuer",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="Nơi quyết định thôi giữ chức vụ"
                            ),
                        ),
                        (
                            "ending_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="Lý do thôi giữ chức vụ"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
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
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.person",
                                verbose_name="Đồng chí",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="members.post",
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
                                    hash="5d49286e745b821c86b146765d1c0bbb9b41eef7",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a73e0",
                                    table="members_postevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Relative",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("relation", models.CharField(max_length=40, verbose_name="Quan hệ")),
                        ("full_name", models.CharField(max_length=120, verbose_name="Họ và tên")),
                        ("born_on", models.DateField(blank=True, null=True, verbose_name="Năm sinh")),
                        (
                            "born_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "words",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="Quê quán, nơi ở, chức danh, đơn vị"
                            ),
                        ),
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
                        "verbose_name": "người thân",
                        "verbose_name_plural": "quan hệ gia đình",
                        "indexes": [models.Index(fields=["person", "id"], name="members_relative_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("born_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("born_on__isnull", True),
                                        ("born_precision", "day"),
                                        models.Q(("born_on__day", 1), ("born_precision", "month")),
                                        models.Q(
                                            ("born_on__day", 1), ("born_on__month", 1), ("born_precision", "year")
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_relative_born_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_relativeevent" ("born_on", "born_precision", "created_at", "full_name", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "version", "words") VALUES (OLD."born_on", OLD."born_precision", OLD."created_at", OLD."full_name", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."relation", OLD."version", OLD."words"); RETURN NULL;',
                                    hash="78dbe752f8c88f5005ea96bc875f520d5aa6cb00",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_678a1",
                                    table="members_relative",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_relativeevent" ("born_on", "born_precision", "created_at", "full_name", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "version", "words") SELECT new_values."born_on", new_values."born_precision", new_values."created_at", new_values."full_name", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."relation", new_values."version", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="384a6483818d3eab59fc88fd5f1e78d3f5777aa8",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8ff5d",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_relative",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_relativeevent" ("born_on", "born_precision", "created_at", "full_name", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "version", "words") VALUES (NEW."born_on", NEW."born_precision", NEW."created_at", NEW."full_name", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."relation", NEW."version", NEW."words"); RETURN NULL;',
                                    hash="97ac37909732439f500aed102f62de254cfb8136",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_452a1",
                                    table="members_relative",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RelativeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("relation", models.CharField(max_length=40, verbose_name="Quan hệ")),
                        ("full_name", models.CharField(max_length=120, verbose_name="Họ và tên")),
                        ("born_on", models.DateField(blank=True, null=True, verbose_name="Năm sinh")),
                        (
                            "born_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        (
                            "words",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="Quê quán, nơi ở, chức danh, đơn vị"
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
                                to="members.relative",
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
                                    hash="1ae2c3dfc1c41980b49656b82c592ce1293819b5",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_e7808",
                                    table="members_relativeevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reward",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        (
                            "decided_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Cấp quyết định")),
                        ("kind", models.CharField(max_length=40, verbose_name="Hình thức khen thưởng")),
                        ("words", models.CharField(blank=True, max_length=500, verbose_name="Thành tích")),
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
                        "verbose_name": "khen thưởng",
                        "verbose_name_plural": "khen thưởng",
                        "indexes": [models.Index(fields=["person", "decided_on"], name="members_reward_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("decided_on__isnull", True),
                                        ("decided_precision", "day"),
                                        models.Q(("decided_on__day", 1), ("decided_precision", "month")),
                                        models.Q(
                                            ("decided_on__day", 1),
                                            ("decided_on__month", 1),
                                            ("decided_precision", "year"),
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_reward_decided_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_rewardevent" ("created_at", "decided_on", "decided_precision", "decision_number", "id", "issuer", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (OLD."created_at", OLD."decided_on", OLD."decided_precision", OLD."decision_number", OLD."id", OLD."issuer", OLD."kind", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version", OLD."words"); RETURN NULL;',
                                    hash="e04aae154121629aa31ad1256516d431e895a89f",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_4bf78",
                                    table="members_reward",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_rewardevent" ("created_at", "decided_on", "decided_precision", "decision_number", "id", "issuer", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") SELECT new_values."created_at", new_values."decided_on", new_values."decided_precision", new_values."decision_number", new_values."id", new_values."issuer", new_values."kind", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."version", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="9986d9df4416115e316bbc294ded67573107b034",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_1d1fb",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_reward",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_rewardevent" ("created_at", "decided_on", "decided_precision", "decision_number", "id", "issuer", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (NEW."created_at", NEW."decided_on", NEW."decided_precision", NEW."decision_number", NEW."id", NEW."issuer", NEW."kind", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version", NEW."words"); RETURN NULL;',
                                    hash="30e378256274f8954b75aff0f23ab0ee86d86fb4",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_56070",
                                    table="members_reward",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RewardEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        (
                            "decided_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Cấp quyết định")),
                        ("kind", models.CharField(max_length=40, verbose_name="Hình thức khen thưởng")),
                        ("words", models.CharField(blank=True, max_length=500, verbose_name="Thành tích")),
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
                                to="members.reward",
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
                                    hash="9c2a7f14dd31f5eaeca7138618155ef5428fad18",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_7864c",
                                    table="members_rewardevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedList",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="Tên danh sách")),
                        ("params", models.JSONField(default=dict, verbose_name="Điều kiện lọc")),
                        ("columns", models.JSONField(default=list, verbose_name="Cột")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Lập lúc")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_with",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                                verbose_name="Dùng chung ở",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "danh sách đã lưu",
                        "verbose_name_plural": "danh sách đã lưu",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "name"),
                                name="members_savedlist_name_is_used_once_by_its_owner",
                                violation_error_message="Đồng chí đã có danh sách mang tên này.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Training",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="Từ")),
                        (
                            "starts_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến")),
                        (
                            "ends_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("school", models.CharField(max_length=300, verbose_name="Tên trường")),
                        ("subject", models.CharField(blank=True, max_length=300, verbose_name="Ngành học, lớp học")),
                        ("form", models.CharField(blank=True, max_length=40, verbose_name="Hình thức học")),
                        (
                            "certificate",
                            models.CharField(blank=True, max_length=300, verbose_name="Văn bằng, chứng chỉ"),
                        ),
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
                        "verbose_name": "đào tạo, bồi dưỡng",
                        "verbose_name_plural": "đào tạo, bồi dưỡng",
                        "indexes": [models.Index(fields=["person", "starts_on"], name="members_training_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("starts_on__isnull", True),
                                        ("starts_precision", "day"),
                                        models.Q(("starts_on__day", 1), ("starts_precision", "month")),
                                        models.Q(
                                            ("starts_on__day", 1), ("starts_on__month", 1), ("starts_precision", "year")
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_training_starts_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("ends_on__isnull", True),
                                        ("ends_precision", "day"),
                                        models.Q(("ends_on__day", 1), ("ends_precision", "month")),
                                        models.Q(
                                            ("ends_on__day", 1), ("ends_on__month", 1), ("ends_precision", "year")
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_training_ends_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("starts_on__isnull", True),
                                    models.Q(("starts_precision", "day"), _negated=True),
                                    models.Q(("ends_precision", "day"), _negated=True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="members_training_ends_not_before_it_starts",
                                violation_error_message="Ngày kết thúc không thể trước ngày bắt đầu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_trainingevent" ("certificate", "created_at", "ends_on", "ends_precision", "form", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school", "starts_on", "starts_precision", "subject", "version") VALUES (OLD."certificate", OLD."created_at", OLD."ends_on", OLD."ends_precision", OLD."form", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school", OLD."starts_on", OLD."starts_precision", OLD."subject", OLD."version"); RETURN NULL;',
                                    hash="e99714925045ada33a1f8315434ae1b8fd5e1af9",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_8972f",
                                    table="members_training",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_trainingevent" ("certificate", "created_at", "ends_on", "ends_precision", "form", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school", "starts_on", "starts_precision", "subject", "version") SELECT new_values."certificate", new_values."created_at", new_values."ends_on", new_values."ends_precision", new_values."form", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."school", new_values."starts_on", new_values."starts_precision", new_values."subject", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="32f06ff92710ac93843f7ddac425de44d0416212",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_cccdb",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_training",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_trainingevent" ("certificate", "created_at", "ends_on", "ends_precision", "form", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school", "starts_on", "starts_precision", "subject", "version") VALUES (NEW."certificate", NEW."created_at", NEW."ends_on", NEW."ends_precision", NEW."form", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school", NEW."starts_on", NEW."starts_precision", NEW."subject", NEW."version"); RETURN NULL;',
                                    hash="b2ed12fc97863013d0fff8ed1c8b860df2682a44",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_436df",
                                    table="members_training",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="Từ")),
                        (
                            "starts_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến")),
                        (
                            "ends_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("school", models.CharField(max_length=300, verbose_name="Tên trường")),
                        ("subject", models.CharField(blank=True, max_length=300, verbose_name="Ngành học, lớp học")),
                        ("form", models.CharField(blank=True, max_length=40, verbose_name="Hình thức học")),
                        (
                            "certificate",
                            models.CharField(blank=True, max_length=300, verbose_name="Văn bằng, chứng chỉ"),
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
                                to="members.training",
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
                                    hash="d87fe22b2dbfb133472326ca89e57cf8f958e0d3",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_7b055",
                                    table="members_trainingevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Travel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="Từ")),
                        (
                            "starts_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến")),
                        (
                            "ends_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("country", models.CharField(max_length=80, verbose_name="Nước")),
                        ("words", models.CharField(blank=True, max_length=500, verbose_name="Mục đích, cơ quan cử đi")),
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
                        "verbose_name": "lần đi nước ngoài",
                        "verbose_name_plural": "lần đi nước ngoài",
                        "indexes": [models.Index(fields=["person", "starts_on"], name="members_travel_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("starts_on__isnull", True),
                                        ("starts_precision", "day"),
                                        models.Q(("starts_on__day", 1), ("starts_precision", "month")),
                                        models.Q(
                                            ("starts_on__day", 1), ("starts_on__month", 1), ("starts_precision", "year")
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_travel_starts_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("ends_on__isnull", True),
                                        ("ends_precision", "day"),
                                        models.Q(("ends_on__day", 1), ("ends_precision", "month")),
                                        models.Q(
                                            ("ends_on__day", 1), ("ends_on__month", 1), ("ends_precision", "year")
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_travel_ends_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("starts_on__isnull", True),
                                    models.Q(("starts_precision", "day"), _negated=True),
                                    models.Q(("ends_precision", "day"), _negated=True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="members_travel_ends_not_before_it_starts",
                                violation_error_message="Ngày kết thúc không thể trước ngày bắt đầu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_travelevent" ("country", "created_at", "ends_on", "ends_precision", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "starts_precision", "version", "words") VALUES (OLD."country", OLD."created_at", OLD."ends_on", OLD."ends_precision", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."starts_precision", OLD."version", OLD."words"); RETURN NULL;',
                                    hash="7418dfaf8a5cbdf7030aac222d52ad8ba0f33e72",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_2db7e",
                                    table="members_travel",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_travelevent" ("country", "created_at", "ends_on", "ends_precision", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "starts_precision", "version", "words") SELECT new_values."country", new_values."created_at", new_values."ends_on", new_values."ends_precision", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."starts_on", new_values."starts_precision", new_values."version", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="fe95397a7c2b97d645640502b0a7a0cfe1ab8732",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_4aeb2",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_travel",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_travelevent" ("country", "created_at", "ends_on", "ends_precision", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "starts_precision", "version", "words") VALUES (NEW."country", NEW."created_at", NEW."ends_on", NEW."ends_precision", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_on", NEW."starts_precision", NEW."version", NEW."words"); RETURN NULL;',
                                    hash="4599fa44290f692ab00f2e1a02a423ccdfd19139",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_06857",
                                    table="members_travel",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TravelEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="Từ")),
                        (
                            "starts_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến")),
                        (
                            "ends_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("country", models.CharField(max_length=80, verbose_name="Nước")),
                        ("words", models.CharField(blank=True, max_length=500, verbose_name="Mục đích, cơ quan cử đi")),
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
                                to="members.travel",
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
                                    hash="7858f6fbc1027dddfe99b5227dd84609d5ac9ddb",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_81d40",
                                    table="members_travelevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkPeriod",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="Từ")),
                        (
                            "starts_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến")),
                        (
                            "ends_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("words", models.CharField(max_length=500, verbose_name="Làm việc gì, chức vụ")),
                        ("place", models.CharField(blank=True, max_length=300, verbose_name="Đơn vị công tác")),
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
                        "verbose_name": "quá trình công tác",
                        "verbose_name_plural": "quá trình công tác",
                        "indexes": [models.Index(fields=["person", "starts_on"], name="members_work_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("starts_on__isnull", True),
                                        ("starts_precision", "day"),
                                        models.Q(("starts_on__day", 1), ("starts_precision", "month")),
                                        models.Q(
                                            ("starts_on__day", 1), ("starts_on__month", 1), ("starts_precision", "year")
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_work_starts_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_precision__in", ["day", "month", "year"]),
                                    models.Q(
                                        ("ends_on__isnull", True),
                                        ("ends_precision", "day"),
                                        models.Q(("ends_on__day", 1), ("ends_precision", "month")),
                                        models.Q(
                                            ("ends_on__day", 1), ("ends_on__month", 1), ("ends_precision", "year")
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="members_work_ends_fits_its_precision",
                                violation_error_message="Ngày chưa khớp với phần đã biết của ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("starts_on__isnull", True),
                                    models.Q(("starts_precision", "day"), _negated=True),
                                    models.Q(("ends_precision", "day"), _negated=True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="members_work_ends_not_before_it_starts",
                                violation_error_message="Ngày kết thúc không thể trước ngày bắt đầu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_workperiodevent" ("created_at", "ends_on", "ends_precision", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_on", "starts_precision", "version", "words") VALUES (OLD."created_at", OLD."ends_on", OLD."ends_precision", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."starts_on", OLD."starts_precision", OLD."version", OLD."words"); RETURN NULL;',
                                    hash="28e9b4c794f59698def48b04b30d1be9571833ae",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_25228",
                                    table="members_workperiod",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_workperiodevent" ("created_at", "ends_on", "ends_precision", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_on", "starts_precision", "version", "words") SELECT new_values."created_at", new_values."ends_on", new_values."ends_precision", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."place", new_values."starts_on", new_values."starts_precision", new_values."version", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="b38588054dc26fbdcf8f0b6128a6566a71a80568",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8a652",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_workperiod",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_workperiodevent" ("created_at", "ends_on", "ends_precision", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_on", "starts_precision", "version", "words") VALUES (NEW."created_at", NEW."ends_on", NEW."ends_precision", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."starts_on", NEW."starts_precision", NEW."version", NEW."words"); RETURN NULL;',
                                    hash="7aaec13d94226542ee4c300d3005ecce7d7d4bce",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_0911a",
                                    table="members_workperiod",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkPeriodEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="Từ")),
                        (
                            "starts_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến")),
                        (
                            "ends_precision",
                            models.CharField(
                                choices=[("day", "đủ ngày"), ("month", "tháng và năm"), ("year", "chỉ năm")],
                                default="day",
                                max_length=5,
                            ),
                        ),
                        ("words", models.CharField(max_length=500, verbose_name="Làm việc gì, chức vụ")),
                        ("place", models.CharField(blank=True, max_length=300, verbose_name="Đơn vị công tác")),
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
                                to="members.workperiod",
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
                                    hash="4839b46b624e1b80f98f484c1c18d4a48c92946b",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_3caed",
                                    table="members_workperiodevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Exemption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="Theo quyết định đến ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "ending_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số quyết định kết thúc"),
                        ),
                        ("ending_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do kết thúc")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("age_health", "tuổi cao, sức khỏe yếu"),
                                    ("treatment", "điều trị dài ngày"),
                                    ("abroad", "ở nước ngoài một mình hoặc việc riêng"),
                                    ("mobile", "việc lưu động dưới một năm"),
                                    ("retiring", "chờ nghỉ hưu"),
                                    ("maternity", "nghỉ thai sản"),
                                ],
                                max_length=12,
                                verbose_name="Trường hợp miễn",
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
                        "verbose_name": "lần miễn công tác và sinh hoạt",
                        "verbose_name_plural": "miễn công tác và sinh hoạt",
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
                                name="members_exemption_one_at_a_time",
                                violation_error_message="Trong thời gian đó đã có một dòng khác.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="members_exemption_ends_not_before_it_starts",
                                violation_error_message="Ngày kết thúc không thể trước ngày bắt đầu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_exemptionevent" ("decided_on", "decision_number", "ending_number", "ending_reason", "ends_on", "ground", "id", "issuer", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "until_on", "version") VALUES (OLD."decided_on", OLD."decision_number", OLD."ending_number", OLD."ending_reason", OLD."ends_on", OLD."ground", OLD."id", OLD."issuer", OLD."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."starts_on", OLD."until_on", OLD."version"); RETURN NULL;',
                                    hash="df09013a3d2dd70075b6515d2af45893f66e97f7",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_5a1c7",
                                    table="members_exemption",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_exemptionevent" ("decided_on", "decision_number", "ending_number", "ending_reason", "ends_on", "ground", "id", "issuer", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "until_on", "version") SELECT new_values."decided_on", new_values."decision_number", new_values."ending_number", new_values."ending_reason", new_values."ends_on", new_values."ground", new_values."id", new_values."issuer", new_values."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."starts_on", new_values."until_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="9298b6526d076a0fef67cfa6ec1f20acbdc19527",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_12025",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_exemption",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_exemptionevent" ("decided_on", "decision_number", "ending_number", "ending_reason", "ends_on", "ground", "id", "issuer", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "until_on", "version") VALUES (NEW."decided_on", NEW."decision_number", NEW."ending_number", NEW."ending_reason", NEW."ends_on", NEW."ground", NEW."id", NEW."issuer", NEW."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."starts_on", NEW."until_on", NEW."version"); RETURN NULL;',
                                    hash="055a089a5e945662e01c2709dd3844186cf4d354",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c6158",
                                    table="members_exemption",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExemptionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="Theo quyết định đến ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "ending_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số quyết định kết thúc"),
                        ),
                        ("ending_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do kết thúc")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("age_health", "tuổi cao, sức khỏe yếu"),
                                    ("treatment", "điều trị dài ngày"),
                                    ("abroad", "ở nước ngoài một mình hoặc việc riêng"),
                                    ("mobile", "việc lưu động dưới một năm"),
                                    ("retiring", "chờ nghỉ hưu"),
                                    ("maternity", "nghỉ thai sản"),
                                ],
                                max_length=12,
                                verbose_name="Trường hợp miễn",
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
                                to="members.exemption",
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
                                    hash="55d1df9eaf2d65c41f2c8614ec6cf873104ca896",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_8c2d9",
                                    table="members_exemptionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Hold",
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
                                    ("inspection", "đang được kiểm tra"),
                                    ("complaint", "đang giải quyết tố cáo, khiếu nại"),
                                ],
                                max_length=12,
                                verbose_name="Loại",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("paper", models.CharField(blank=True, max_length=60, verbose_name="Số văn bản")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Nội dung")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="holds",
                                to="members.membership",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vướng mắc khi chuyển sinh hoạt",
                        "verbose_name_plural": "vướng mắc khi chuyển sinh hoạt",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="members_hold_ends_not_before_it_starts",
                                violation_error_message="Ngày kết thúc không thể trước ngày bắt đầu.",
                            )
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_holdevent" ("ends_on", "id", "kind", "membership_id", "paper", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "version") VALUES (OLD."ends_on", OLD."id", OLD."kind", OLD."membership_id", OLD."paper", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."starts_on", OLD."version"); RETURN NULL;',
                                    hash="48ee0e62dd540ce713fbb3bc643d6580b5aedf47",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_e6c1e",
                                    table="members_hold",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_holdevent" ("ends_on", "id", "kind", "membership_id", "paper", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "version") SELECT new_values."ends_on", new_values."id", new_values."kind", new_values."membership_id", new_values."paper", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."starts_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="55d25443dea88509acfaf6fff36665f4bfbf0ec4",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_85ce6",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_hold",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_holdevent" ("ends_on", "id", "kind", "membership_id", "paper", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "version") VALUES (NEW."ends_on", NEW."id", NEW."kind", NEW."membership_id", NEW."paper", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."starts_on", NEW."version"); RETURN NULL;',
                                    hash="3c1cec42cf53f8339d0b42f798ec726d96a10199",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d5edb",
                                    table="members_hold",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HoldEvent",
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
                                    ("inspection", "đang được kiểm tra"),
                                    ("complaint", "đang giải quyết tố cáo, khiếu nại"),
                                ],
                                max_length=12,
                                verbose_name="Loại",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("paper", models.CharField(blank=True, max_length=60, verbose_name="Số văn bản")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Nội dung")),
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
                                to="members.hold",
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
                                    hash="ebd1318db970b00d8af7e83bd50b4df4d9437cbc",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_a6c8e",
                                    table="members_holdevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Suspension",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="Theo quyết định đến ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "ending_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số quyết định kết thúc"),
                        ),
                        ("ending_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do kết thúc")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("detained", models.BooleanField(default=False, verbose_name="Bị tạm giữ, tạm giam")),
                        ("extended", models.BooleanField(default=False, verbose_name="Đã gia hạn")),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.membership"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần đình chỉ sinh hoạt",
                        "verbose_name_plural": "đình chỉ sinh hoạt",
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
                                name="members_suspension_one_at_a_time",
                                violation_error_message="Trong thời gian đó đã có một dòng khác.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="members_suspension_ends_not_before_it_starts",
                                violation_error_message="Ngày kết thúc không thể trước ngày bắt đầu.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_suspensionevent" ("decided_on", "decision_number", "detained", "ending_number", "ending_reason", "ends_on", "extended", "id", "issuer", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "until_on", "version") VALUES (OLD."decided_on", OLD."decision_number", OLD."detained", OLD."ending_number", OLD."ending_reason", OLD."ends_on", OLD."extended", OLD."id", OLD."issuer", OLD."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."starts_on", OLD."until_on", OLD."version"); RETURN NULL;',
                                    hash="061e9586ba4f6e05ad20aa91762c97de11ea6244",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_dc729",
                                    table="members_suspension",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_suspensionevent" ("decided_on", "decision_number", "detained", "ending_number", "ending_reason", "ends_on", "extended", "id", "issuer", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "until_on", "version") SELECT new_values."decided_on", new_values."decision_number", new_values."detained", new_values."ending_number", new_values."ending_reason", new_values."ends_on", new_values."extended", new_values."id", new_values."issuer", new_values."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."starts_on", new_values."until_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="fa3637e08e598656a96f061d4c7471165d70d8d3",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e0479",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_suspension",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_suspensionevent" ("decided_on", "decision_number", "detained", "ending_number", "ending_reason", "ends_on", "extended", "id", "issuer", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on", "until_on", "version") VALUES (NEW."decided_on", NEW."decision_number", NEW."detained", NEW."ending_number", NEW."ending_reason", NEW."ends_on", NEW."extended", NEW."id", NEW."issuer", NEW."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."starts_on", NEW."until_on", NEW."version"); RETURN NULL;',
                                    hash="a721f68f6afa8daa883b01bf96daadd8e917e73c",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_341d3",
                                    table="members_suspension",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SuspensionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("starts_on", models.DateField(verbose_name="Từ ngày")),
                        ("until_on", models.DateField(blank=True, null=True, verbose_name="Theo quyết định đến ngày")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "ending_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số quyết định kết thúc"),
                        ),
                        ("ending_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do kết thúc")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("detained", models.BooleanField(default=False, verbose_name="Bị tạm giữ, tạm giam")),
                        ("extended", models.BooleanField(default=False, verbose_name="Đã gia hạn")),
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
                                to="members.suspension",
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
                                    hash="d93ca5bebf037089d951b470f3fdea69fc7cda49",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_34710",
                                    table="members_suspensionevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Transfer",
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
                                    ("formal", "chính thức"),
                                    ("temporary", "tạm thời"),
                                    ("abroad", "ra ngoài nước"),
                                    ("internal", "trong nội bộ đảng bộ"),
                                    ("reorganised", "do sắp xếp tổ chức"),
                                ],
                                max_length=12,
                                verbose_name="Hình thức chuyển",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("requested", "đã đề nghị"),
                                    ("approved", "chi bộ, cấp ủy cơ sở đã đồng ý"),
                                    ("issued", "đã cấp giấy giới thiệu"),
                                    ("presented", "đã xuất trình"),
                                    ("accepted", "đã tiếp nhận"),
                                    ("returned", "bị trả lại"),
                                    ("cancelled", "đã hủy"),
                                ],
                                default="requested",
                                max_length=10,
                                verbose_name="Bước",
                            ),
                        ),
                        ("from_words", models.CharField(blank=True, max_length=300, verbose_name="Từ đâu")),
                        ("to_words", models.CharField(blank=True, max_length=300, verbose_name="Đến đâu")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do chuyển")),
                        (
                            "moved_on",
                            models.DateField(verbose_name="Ngày quyết định chuyển hoặc ngày chuyển có hiệu lực"),
                        ),
                        (
                            "until_on",
                            models.DateField(blank=True, null=True, verbose_name="Sinh hoạt tạm thời đến ngày"),
                        ),
                        (
                            "letter_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số giấy giới thiệu"),
                        ),
                        ("letter_on", models.DateField(blank=True, null=True, verbose_name="Ngày giấy giới thiệu")),
                        (
                            "letter_issuer",
                            models.CharField(blank=True, max_length=200, verbose_name="Nơi cấp giấy giới thiệu"),
                        ),
                        (
                            "dues_until",
                            models.DateField(blank=True, null=True, verbose_name="Đã đóng đảng phí đến hết tháng"),
                        ),
                        (
                            "portal_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Mã hồ sơ trên Cổng dịch vụ công"),
                        ),
                        ("presented_on", models.DateField(blank=True, null=True, verbose_name="Ngày xuất trình")),
                        ("late_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do chậm")),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày tiếp nhận, trả lại hoặc hủy"),
                        ),
                        (
                            "closing_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="Lý do trả lại hoặc hủy"),
                        ),
                        ("study", models.BooleanField(default=False, verbose_name="Học tập trung trong nước")),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="Thôi sinh hoạt tạm thời ngày"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
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
                            "from_cell",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                                verbose_name="Từ chi bộ",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transfers",
                                to="members.membership",
                            ),
                        ),
                        (
                            "to_cell",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                                verbose_name="Đến chi bộ",
                            ),
                        ),
                        (
                            "index_confirmed",
                            models.BooleanField(blank=True, null=True, verbose_name="Hồ sơ có mục lục đã xác nhận"),
                        ),
                    ],
                    options={
                        "verbose_name": "chuyển sinh hoạt đảng",
                        "verbose_name_plural": "chuyển sinh hoạt đảng",
                        "indexes": [
                            models.Index(fields=["from_cell", "stage"], name="members_transfer_from_cell"),
                            models.Index(fields=["to_cell", "stage"], name="members_transfer_to_cell"),
                            models.Index(
                                condition=models.Q(("stage", "issued")),
                                fields=["letter_on"],
                                name="members_transfer_unpresented",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage__in", ("requested", "approved", "issued", "presented"))),
                                fields=("membership",),
                                name="members_transfer_one_on_its_way_per_member",
                                violation_error_message="Đồng chí này đang có một lần chuyển sinh hoạt chưa xong.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_cell__isnull", False), ("to_cell__isnull", False), _connector="OR"
                                ),
                                name="members_transfer_begins_or_ends_in_a_cell_of_ours",
                                violation_error_message="Phải có chi bộ chuyển đi hoặc chi bộ nhận trong sổ này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_cell__isnull", True),
                                    ("to_cell__isnull", True),
                                    models.Q(("from_cell", models.F("to_cell")), _negated=True),
                                    _connector="OR",
                                ),
                                name="members_transfer_goes_to_another_cell",
                                violation_error_message="Chi bộ nhận phải khác chi bộ chuyển đi.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_on__isnull", True),
                                        ("stage__in", ("requested", "approved", "issued", "presented")),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("stage__in", ("requested", "approved", "issued", "presented")),
                                            _negated=True,
                                        ),
                                        ("closed_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="members_transfer_ends_on_a_day",
                                violation_error_message="Bước này và ngày kết thúc không khớp nhau.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("presented_on__isnull", True),
                                    ("letter_on__isnull", True),
                                    ("presented_on__gte", models.F("letter_on")),
                                    _connector="OR",
                                ),
                                name="members_transfer_presented_not_before_the_letter",
                                violation_error_message="Ngày xuất trình không thể trước ngày giấy giới thiệu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "temporary"), _negated=True),
                                    ("until_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="members_transfer_for_a_time_says_until_when",
                                violation_error_message="Chuyển tạm thời phải ghi đến ngày nào.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    models.Q(
                                        ("ended_on__gte", models.F("closed_on")),
                                        ("kind__in", ("temporary", "abroad")),
                                        ("stage", "accepted"),
                                    ),
                                    _connector="OR",
                                ),
                                name="members_transfer_for_a_time_ends_after_acceptance",
                                violation_error_message="Chỉ lần chuyển tạm thời đã tiếp nhận mới có ngày thôi, không trước ngày ấy.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_transferevent" ("closed_on", "closing_reason", "created_at", "created_by_id", "dues_until", "ended_on", "from_cell_id", "from_words", "id", "index_confirmed", "kind", "late_reason", "letter_issuer", "letter_number", "letter_on", "membership_id", "moved_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "portal_number", "presented_on", "reason", "stage", "study", "to_cell_id", "to_words", "until_on", "version") VALUES (OLD."closed_on", OLD."closing_reason", OLD."created_at", OLD."created_by_id", OLD."dues_until", OLD."ended_on", OLD."from_cell_id", OLD."from_words", OLD."id", OLD."index_confirmed", OLD."kind", OLD."late_reason", OLD."letter_issuer", OLD."letter_number", OLD."letter_on", OLD."membership_id", OLD."moved_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."portal_number", OLD."presented_on", OLD."reason", OLD."stage", OLD."study", OLD."to_cell_id", OLD."to_words", OLD."until_on", OLD."version"); RETURN NULL;',
                                    hash="1ecac0c26052e77a6d2a3737859e7dd514d6dd08",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a1fe7",
                                    table="members_transfer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_transferevent" ("closed_on", "closing_reason", "created_at", "created_by_id", "dues_until", "ended_on", "from_cell_id", "from_words", "id", "index_confirmed", "kind", "late_reason", "letter_issuer", "letter_number", "letter_on", "membership_id", "moved_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "portal_number", "presented_on", "reason", "stage", "study", "to_cell_id", "to_words", "until_on", "version") SELECT new_values."closed_on", new_values."closing_reason", new_values."created_at", new_values."created_by_id", new_values."dues_until", new_values."ended_on", new_values."from_cell_id", new_values."from_words", new_values."id", new_values."index_confirmed", new_values."kind", new_values."late_reason", new_values."letter_issuer", new_values."letter_number", new_values."letter_on", new_values."membership_id", new_values."moved_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."portal_number", new_values."presented_on", new_values."reason", new_values."stage", new_values."study", new_values."to_cell_id", new_values."to_words", new_values."until_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="1c1c750c98c7ac9de7dfacae2edaa46d630d7d29",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_4de99",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_transfer",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_transferevent" ("closed_on", "closing_reason", "created_at", "created_by_id", "dues_until", "ended_on", "from_cell_id", "from_words", "id", "index_confirmed", "kind", "late_reason", "letter_issuer", "letter_number", "letter_on", "membership_id", "moved_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "portal_number", "presented_on", "reason", "stage", "study", "to_cell_id", "to_words", "until_on", "version") VALUES (NEW."closed_on", NEW."closing_reason", NEW."created_at", NEW."created_by_id", NEW."dues_until", NEW."ended_on", NEW."from_cell_id", NEW."from_words", NEW."id", NEW."index_confirmed", NEW."kind", NEW."late_reason", NEW."letter_issuer", NEW."letter_number", NEW."letter_on", NEW."membership_id", NEW."moved_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."portal_number", NEW."presented_on", NEW."reason", NEW."stage", NEW."study", NEW."to_cell_id", NEW."to_words", NEW."until_on", NEW."version"); RETURN NULL;',
                                    hash="6ef2e58f7560dbdbdd2c95a5e157e99e36372f43",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_eecdd",
                                    table="members_transfer",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TransferEvent",
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
                                    ("formal", "chính thức"),
                                    ("temporary", "tạm thời"),
                                    ("abroad", "ra ngoài nước"),
                                    ("internal", "trong nội bộ đảng bộ"),
                                    ("reorganised", "do sắp xếp tổ chức"),
                                ],
                                max_length=12,
                                verbose_name="Hình thức chuyển",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("requested", "đã đề nghị"),
                                    ("approved", "chi bộ, cấp ủy cơ sở đã đồng ý"),
                                    ("issued", "đã cấp giấy giới thiệu"),
                                    ("presented", "đã xuất trình"),
                                    ("accepted", "đã tiếp nhận"),
                                    ("returned", "bị trả lại"),
                                    ("cancelled", "đã hủy"),
                                ],
                                default="requested",
                                max_length=10,
                                verbose_name="Bước",
                            ),
                        ),
                        ("from_words", models.CharField(blank=True, max_length=300, verbose_name="Từ đâu")),
                        ("to_words", models.CharField(blank=True, max_length=300, verbose_name="Đến đâu")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do chuyển")),
                        (
                            "moved_on",
                            models.DateField(verbose_name="Ngày quyết định chuyển hoặc ngày chuyển có hiệu lực"),
                        ),
                        (
                            "until_on",
                            models.DateField(blank=True, null=True, verbose_name="Sinh hoạt tạm thời đến ngày"),
                        ),
                        (
                            "letter_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Số giấy giới thiệu"),
                        ),
                        ("letter_on", models.DateField(blank=True, null=True, verbose_name="Ngày giấy giới thiệu")),
                        (
                            "letter_issuer",
                            models.CharField(blank=True, max_length=200, verbose_name="Nơi cấp giấy giới thiệu"),
                        ),
                        (
                            "dues_until",
                            models.DateField(blank=True, null=True, verbose_name="Đã đóng đảng phí đến hết tháng"),
                        ),
                        (
                            "portal_number",
                            models.CharField(blank=True, max_length=60, verbose_name="Mã hồ sơ trên Cổng dịch vụ công"),
                        ),
                        ("presented_on", models.DateField(blank=True, null=True, verbose_name="Ngày xuất trình")),
                        ("late_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do chậm")),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="Ngày tiếp nhận, trả lại hoặc hủy"),
                        ),
                        (
                            "closing_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="Lý do trả lại hoặc hủy"),
                        ),
                        ("study", models.BooleanField(default=False, verbose_name="Học tập trung trong nước")),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="Thôi sinh hoạt tạm thời ngày"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
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
                            "from_cell",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
                                verbose_name="Từ chi bộ",
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
                                to="members.transfer",
                            ),
                        ),
                        (
                            "to_cell",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
                                verbose_name="Đến chi bộ",
                            ),
                        ),
                        (
                            "index_confirmed",
                            models.BooleanField(blank=True, null=True, verbose_name="Hồ sơ có mục lục đã xác nhận"),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="append_only",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f092798e472372e10e1284f3c355f44a8233a5bf",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_8573c",
                                    table="members_transferevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BadgeProposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "years",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (30, "30 năm"),
                                    (40, "40 năm"),
                                    (45, "45 năm"),
                                    (50, "50 năm"),
                                    (55, "55 năm"),
                                    (60, "60 năm"),
                                    (65, "65 năm"),
                                    (70, "70 năm"),
                                    (75, "75 năm"),
                                    (80, "80 năm"),
                                    (85, "85 năm"),
                                    (90, "90 năm"),
                                ],
                                verbose_name="Huy hiệu (năm tuổi Đảng)",
                            ),
                        ),
                        ("round_on", models.DateField(verbose_name="Đợt")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("due", "đủ năm tuổi Đảng"),
                                    ("early", "tặng sớm do bệnh nặng"),
                                    ("late", "tặng chậm"),
                                    ("posthumous", "truy tặng"),
                                    ("reissue", "cấp lại huy hiệu mất"),
                                ],
                                max_length=10,
                                verbose_name="Trường hợp",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("proposed", "đã đề nghị"),
                                    ("decided", "đã có quyết định"),
                                    ("withdrawn", "thôi đề nghị"),
                                ],
                                default="proposed",
                                max_length=10,
                                verbose_name="Bước",
                            ),
                        ),
                        ("evidence", models.CharField(blank=True, max_length=300, verbose_name="Giấy tờ kèm theo")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="Giải trình")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="Số huy hiệu")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "closing_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="Lý do thôi đề nghị"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="badge_proposals",
                                to="members.person",
                            ),
                        ),
                        (
                            "proposer",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                                verbose_name="Đơn vị đề nghị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "đề nghị tặng Huy hiệu Đảng",
                        "verbose_name_plural": "đề nghị tặng Huy hiệu Đảng",
                        "indexes": [models.Index(fields=["round_on", "stage"], name="members_badgeproposal_of_round")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "proposed")),
                                fields=("person", "years"),
                                name="members_badgeproposal_one_open_of_each_kind",
                                violation_error_message="Đồng chí này đã được đề nghị tặng huy hiệu loại đó.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("years__in", [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90])),
                                name="members_badgeproposal_is_of_known_years",
                                violation_error_message="Không có loại huy hiệu này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "decided"), _negated=True),
                                    models.Q(
                                        ("decided_on__isnull", False), models.Q(("decision_number", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="members_badgeproposal_decided_by_a_paper",
                                violation_error_message="Quyết định tặng huy hiệu phải có số và ngày.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "withdrawn"), _negated=True),
                                    models.Q(("closing_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="members_badgeproposal_withdrawn_with_a_reason",
                                violation_error_message="Thôi đề nghị phải ghi lý do.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_badgeproposalevent" ("closing_reason", "created_at", "created_by_id", "decided_on", "decision_number", "evidence", "id", "issuer", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "reason", "round_on", "stage", "version", "way", "years") VALUES (OLD."closing_reason", OLD."created_at", OLD."created_by_id", OLD."decided_on", OLD."decision_number", OLD."evidence", OLD."id", OLD."issuer", OLD."number", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposer_id", OLD."reason", OLD."round_on", OLD."stage", OLD."version", OLD."way", OLD."years"); RETURN NULL;',
                                    hash="56e8ee6203bb161c758c77bf030321347dd910ea",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_a568b",
                                    table="members_badgeproposal",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_badgeproposalevent" ("closing_reason", "created_at", "created_by_id", "decided_on", "decision_number", "evidence", "id", "issuer", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "reason", "round_on", "stage", "version", "way", "years") SELECT new_values."closing_reason", new_values."created_at", new_values."created_by_id", new_values."decided_on", new_values."decision_number", new_values."evidence", new_values."id", new_values."issuer", new_values."number", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."proposer_id", new_values."reason", new_values."round_on", new_values."stage", new_values."version", new_values."way", new_values."years" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="4f6fcf87b8021f563e32be35153d4061fe920b94",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_5a70d",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_badgeproposal",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_badgeproposalevent" ("closing_reason", "created_at", "created_by_id", "decided_on", "decision_number", "evidence", "id", "issuer", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "reason", "round_on", "stage", "version", "way", "years") VALUES (NEW."closing_reason", NEW."created_at", NEW."created_by_id", NEW."decided_on", NEW."decision_number", NEW."evidence", NEW."id", NEW."issuer", NEW."number", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposer_id", NEW."reason", NEW."round_on", NEW."stage", NEW."version", NEW."way", NEW."years"); RETURN NULL;',
                                    hash="f4fc74195d8ddf4fa47a560a41cfb509dde19eaa",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_83073",
                                    table="members_badgeproposal",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BadgeProposalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "years",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (30, "30 năm"),
                                    (40, "40 năm"),
                                    (45, "45 năm"),
                                    (50, "50 năm"),
                                    (55, "55 năm"),
                                    (60, "60 năm"),
                                    (65, "65 năm"),
                                    (70, "70 năm"),
                                    (75, "75 năm"),
                                    (80, "80 năm"),
                                    (85, "85 năm"),
                                    (90, "90 năm"),
                                ],
                                verbose_name="Huy hiệu (năm tuổi Đảng)",
                            ),
                        ),
                        ("round_on", models.DateField(verbose_name="Đợt")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("due", "đủ năm tuổi Đảng"),
                                    ("early", "tặng sớm do bệnh nặng"),
                                    ("late", "tặng chậm"),
                                    ("posthumous", "truy tặng"),
                                    ("reissue", "cấp lại huy hiệu mất"),
                                ],
                                max_length=10,
                                verbose_name="Trường hợp",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("proposed", "đã đề nghị"),
                                    ("decided", "đã có quyết định"),
                                    ("withdrawn", "thôi đề nghị"),
                                ],
                                default="proposed",
                                max_length=10,
                                verbose_name="Bước",
                            ),
                        ),
                        ("evidence", models.CharField(blank=True, max_length=300, verbose_name="Giấy tờ kèm theo")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="Giải trình")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="Số huy hiệu")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "closing_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="Lý do thôi đề nghị"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
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
                                to="members.badgeproposal",
                            ),
                        ),
                        (
                            "proposer",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
                                verbose_name="Đơn vị đề nghị",
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
                                    hash="2d6f9219cfd5cce09a93df4931a03e88fc11ca54",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_d3863",
                                    table="members_badgeproposalevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CardRequest",
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
                                    ("first", "phát thẻ"),
                                    ("exchange", "đổi thẻ"),
                                    ("replace", "cấp lại thẻ mất"),
                                ],
                                max_length=10,
                                verbose_name="Đề nghị",
                            ),
                        ),
                        ("asked_on", models.DateField(verbose_name="Ngày đề nghị")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do")),
                        ("happened_on", models.DateField(blank=True, null=True, verbose_name="Ngày mất, hỏng")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("asked", "đang chờ quyết định"),
                                    ("issued", "đã cấp"),
                                    ("refused", "không cấp"),
                                ],
                                default="asked",
                                max_length=10,
                                verbose_name="Bước",
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "closing_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="Lý do không cấp"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="card_requests",
                                to="members.person",
                            ),
                        ),
                        (
                            "card",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="request",
                                to="members.partycard",
                                verbose_name="Thẻ đã cấp",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "đề nghị cấp thẻ",
                        "verbose_name_plural": "đề nghị cấp thẻ",
                        "indexes": [models.Index(fields=["stage", "asked_on"], name="members_cardrequest_waiting")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "asked")),
                                fields=("person",),
                                name="members_cardrequest_one_waiting_per_person",
                                violation_error_message="Đồng chí này đang có một đề nghị cấp thẻ chưa xong.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "refused"), _negated=True),
                                    models.Q(("closing_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="members_cardrequest_refusal_has_a_reason",
                                violation_error_message="Không cấp thẻ phải ghi lý do.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_cardrequestevent" ("asked_on", "card_id", "closing_reason", "created_at", "decided_on", "decision_number", "happened_on", "id", "issuer", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stage", "version") VALUES (OLD."asked_on", OLD."card_id", OLD."closing_reason", OLD."created_at", OLD."decided_on", OLD."decision_number", OLD."happened_on", OLD."id", OLD."issuer", OLD."kind", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."stage", OLD."version"); RETURN NULL;',
                                    hash="83291aa09ef81e146b40172b29b7c1123037b5ff",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_be35b",
                                    table="members_cardrequest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_cardrequestevent" ("asked_on", "card_id", "closing_reason", "created_at", "decided_on", "decision_number", "happened_on", "id", "issuer", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stage", "version") SELECT new_values."asked_on", new_values."card_id", new_values."closing_reason", new_values."created_at", new_values."decided_on", new_values."decision_number", new_values."happened_on", new_values."id", new_values."issuer", new_values."kind", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."stage", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="33e5a704807e9871ad914ee01af17ef3b9cb21ab",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_21281",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_cardrequest",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_cardrequestevent" ("asked_on", "card_id", "closing_reason", "created_at", "decided_on", "decision_number", "happened_on", "id", "issuer", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stage", "version") VALUES (NEW."asked_on", NEW."card_id", NEW."closing_reason", NEW."created_at", NEW."decided_on", NEW."decision_number", NEW."happened_on", NEW."id", NEW."issuer", NEW."kind", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."stage", NEW."version"); RETURN NULL;',
                                    hash="da10e8b3f85a4fc28acfad5ae71f11570c90e295",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_51d4d",
                                    table="members_cardrequest",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CardRequestEvent",
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
                                    ("first", "phát thẻ"),
                                    ("exchange", "đổi thẻ"),
                                    ("replace", "cấp lại thẻ mất"),
                                ],
                                max_length=10,
                                verbose_name="Đề nghị",
                            ),
                        ),
                        ("asked_on", models.DateField(verbose_name="Ngày đề nghị")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do")),
                        ("happened_on", models.DateField(blank=True, null=True, verbose_name="Ngày mất, hỏng")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("asked", "đang chờ quyết định"),
                                    ("issued", "đã cấp"),
                                    ("refused", "không cấp"),
                                ],
                                default="asked",
                                max_length=10,
                                verbose_name="Bước",
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        (
                            "closing_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="Lý do không cấp"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Ghi vào sổ lúc"),
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
                                to="members.cardrequest",
                            ),
                        ),
                        (
                            "card",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="members.partycard",
                                verbose_name="Thẻ đã cấp",
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
                                    hash="22416aacb2e9d522da88d1caf0f6712a34f67f1d",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_2f364",
                                    table="members_cardrequestevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CellQuality",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("path", models.CharField(editable=False, max_length=200)),
                        ("members", models.PositiveIntegerField(verbose_name="Số đảng viên")),
                        ("wrong", models.PositiveIntegerField(default=0, verbose_name="Sai")),
                        ("missing", models.PositiveIntegerField(default=0, verbose_name="Thiếu")),
                        ("doubled", models.PositiveIntegerField(default=0, verbose_name="Trùng")),
                        ("stale", models.PositiveIntegerField(default=0, verbose_name="Cũ")),
                        (
                            "sound",
                            models.PositiveIntegerField(
                                db_column="clean", default=0, verbose_name="Hồ sơ không có điểm nào phải sửa"
                            ),
                        ),
                        ("repairs", models.JSONField(default=dict, verbose_name="Việc sửa có tác dụng nhất")),
                        (
                            "computed_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Tính lúc"),
                        ),
                        (
                            "cell",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="branches.organisation",
                                verbose_name="Chi bộ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "chất lượng dữ liệu của chi bộ",
                        "verbose_name_plural": "chất lượng dữ liệu của các chi bộ",
                        "indexes": [
                            models.Index(
                                fields=["path"], name="members_cellquality_path", opclasses=["varchar_pattern_ops"]
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DoubleCandidate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("score", models.PositiveSmallIntegerField(verbose_name="Mức giống nhau")),
                        ("reasons", models.JSONField(default=list, verbose_name="Giống ở")),
                        (
                            "found_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Tìm thấy lúc"),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="members.person"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="members.person"
                            ),
                        ),
                        ("asked_at", models.DateTimeField(null=True, verbose_name="Yêu cầu đối chiếu lúc")),
                        (
                            "asked_by",
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
                        "verbose_name": "cặp nghi trùng",
                        "verbose_name_plural": "các cặp nghi trùng",
                        "indexes": [models.Index(fields=["-score", "id"], name="members_doublecandidate_score")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "other"), name="members_doublecandidate_once_per_pair"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("person__lt", models.F("other"))),
                                name="members_doublecandidate_names_the_lower_record_first",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HeadcountMatch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="Tính đến ngày")),
                        ("counted", models.PositiveIntegerField(verbose_name="Số trong sổ này")),
                        ("paper_count", models.PositiveIntegerField(null=True, verbose_name="Số theo sổ giấy")),
                        (
                            "explanation",
                            models.CharField(blank=True, max_length=500, verbose_name="Giải thích chênh lệch"),
                        ),
                        ("confirmed_at", models.DateTimeField(null=True, verbose_name="Đơn vị xác nhận lúc")),
                        ("accepted_at", models.DateTimeField(null=True, verbose_name="Cấp trên xác nhận lúc")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "confirmed_by",
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
                        "verbose_name": "lần đối khớp số lượng",
                        "verbose_name_plural": "đối khớp số lượng",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "day"),
                                name="members_headcountmatch_one_per_unit_and_day",
                                violation_error_message="Đơn vị này đã có lần đối khớp của ngày đó.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("accepted_by__isnull", True),
                                    models.Q(("accepted_by", models.F("confirmed_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="members_headcountmatch_two_people_confirm",
                                violation_error_message="Hai bên xác nhận phải là hai người.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_headcountmatchevent" ("accepted_at", "accepted_by_id", "confirmed_at", "confirmed_by_id", "counted", "created_at", "day", "explanation", "id", "organisation_id", "paper_count", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."accepted_at", OLD."accepted_by_id", OLD."confirmed_at", OLD."confirmed_by_id", OLD."counted", OLD."created_at", OLD."day", OLD."explanation", OLD."id", OLD."organisation_id", OLD."paper_count", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;',
                                    hash="1150125d9160199d9ab5df295fcdc1d6ac4376e6",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_ee3a8",
                                    table="members_headcountmatch",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_headcountmatchevent" ("accepted_at", "accepted_by_id", "confirmed_at", "confirmed_by_id", "counted", "created_at", "day", "explanation", "id", "organisation_id", "paper_count", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."accepted_at", new_values."accepted_by_id", new_values."confirmed_at", new_values."confirmed_by_id", new_values."counted", new_values."created_at", new_values."day", new_values."explanation", new_values."id", new_values."organisation_id", new_values."paper_count", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="014f331e3e7cb24491f461376d4ebf0c646640d6",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_0df22",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_headcountmatch",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_headcountmatchevent" ("accepted_at", "accepted_by_id", "confirmed_at", "confirmed_by_id", "counted", "created_at", "day", "explanation", "id", "organisation_id", "paper_count", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."counted", NEW."created_at", NEW."day", NEW."explanation", NEW."id", NEW."organisation_id", NEW."paper_count", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="f11108daeb72d41201c21075659a1c3b5fd86655",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b36e2",
                                    table="members_headcountmatch",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HeadcountMatchEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("day", models.DateField(verbose_name="Tính đến ngày")),
                        ("counted", models.PositiveIntegerField(verbose_name="Số trong sổ này")),
                        ("paper_count", models.PositiveIntegerField(null=True, verbose_name="Số theo sổ giấy")),
                        (
                            "explanation",
                            models.CharField(blank=True, max_length=500, verbose_name="Giải thích chênh lệch"),
                        ),
                        ("confirmed_at", models.DateTimeField(null=True, verbose_name="Đơn vị xác nhận lúc")),
                        ("accepted_at", models.DateTimeField(null=True, verbose_name="Cấp trên xác nhận lúc")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "accepted_by",
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
                            "confirmed_by",
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
                                to="members.headcountmatch",
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
                                    hash="e983e40067b9817a5a7388f8c441bf33cadf88ab",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_5e5ff",
                                    table="members_headcountmatchevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Merge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(max_length=300, verbose_name="Lý do")),
                        ("moved", models.JSONField(default=dict)),
                        ("before", models.JSONField(default=dict)),
                        ("merged_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Gộp lúc")),
                        ("undone_at", models.DateTimeField(null=True, verbose_name="Tách lại lúc")),
                        ("undoing_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do tách lại")),
                        (
                            "dropped",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                            ),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.person"
                            ),
                        ),
                        (
                            "merged_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần gộp hồ sơ",
                        "verbose_name_plural": "các lần gộp hồ sơ",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kept", models.F("dropped")), _negated=True),
                                name="members_merge_is_of_two_records",
                                violation_error_message="Hai hồ sơ phải khác nhau.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("undone_at__isnull", True)),
                                fields=("dropped",),
                                name="members_merge_drops_a_record_once",
                                violation_error_message="Hồ sơ này đã được gộp.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_mergeevent" ("before", "dropped_id", "id", "kept_id", "merged_at", "merged_by_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "undoing_reason", "undone_at", "undone_by_id") VALUES (OLD."before", OLD."dropped_id", OLD."id", OLD."kept_id", OLD."merged_at", OLD."merged_by_id", OLD."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."undoing_reason", OLD."undone_at", OLD."undone_by_id"); RETURN NULL;',
                                    hash="a706181caf30ba4d9d1af67ea32db57f51481ee8",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_349e2",
                                    table="members_merge",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_mergeevent" ("before", "dropped_id", "id", "kept_id", "merged_at", "merged_by_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "undoing_reason", "undone_at", "undone_by_id") SELECT new_values."before", new_values."dropped_id", new_values."id", new_values."kept_id", new_values."merged_at", new_values."merged_by_id", new_values."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."undoing_reason", new_values."undone_at", new_values."undone_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="3870cab7b17be9547d3973bb5b73a2b70f282552",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_3bce5",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_merge",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_mergeevent" ("before", "dropped_id", "id", "kept_id", "merged_at", "merged_by_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "undoing_reason", "undone_at", "undone_by_id") VALUES (NEW."before", NEW."dropped_id", NEW."id", NEW."kept_id", NEW."merged_at", NEW."merged_by_id", NEW."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."undoing_reason", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                                    hash="22a311f65c7d11a6072bee60d500bea6fe534f95",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_73828",
                                    table="members_merge",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MergeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("reason", models.CharField(max_length=300, verbose_name="Lý do")),
                        ("moved", models.JSONField(default=dict)),
                        ("before", models.JSONField(default=dict)),
                        ("merged_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Gộp lúc")),
                        ("undone_at", models.DateTimeField(null=True, verbose_name="Tách lại lúc")),
                        ("undoing_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do tách lại")),
                        (
                            "dropped",
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
                            "kept",
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
                            "merged_by",
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
                                to="members.merge",
                            ),
                        ),
                        (
                            "undone_by",
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
                                    hash="b22a3e80719e9c6fd1532c04f300671b69e865c4",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_22968",
                                    table="members_mergeevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyCard",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=12, verbose_name="Số thẻ")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("first", "phát thẻ"),
                                    ("exchange", "đổi thẻ"),
                                    ("replace", "cấp lại thẻ mất"),
                                ],
                                max_length=10,
                                verbose_name="Cấp lần này",
                            ),
                        ),
                        ("issued_on", models.DateField(verbose_name="Ngày cấp")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi cấp")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="Hết dùng ngày")),
                        (
                            "ending",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("exchanged", "đã đổi"),
                                    ("lost", "bị mất"),
                                    ("damaged", "bị hỏng"),
                                    ("collected", "đã thu hồi"),
                                    ("left", "để lại gia đình"),
                                ],
                                max_length=10,
                                verbose_name="Vì sao hết dùng",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="Ghi chú")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="cards", to="members.person"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thẻ đảng viên",
                        "verbose_name_plural": "thẻ đảng viên",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=("person",),
                                name="members_partycard_one_in_hand",
                                violation_error_message="Đồng chí này đang có một thẻ còn dùng.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_on__isnull", True), ("ending", "")),
                                    models.Q(("ended_on__isnull", False), models.Q(("ending", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="members_partycard_ends_with_a_reason",
                                violation_error_message="Thẻ hết dùng phải ghi vì sao.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("issued_on")),
                                    _connector="OR",
                                ),
                                name="members_partycard_ends_not_before_its_issue",
                                violation_error_message="Ngày hết dùng không thể trước ngày cấp.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_partycardevent" ("decision_number", "ended_on", "ending", "id", "issued_on", "issuer", "kind", "note", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."decision_number", OLD."ended_on", OLD."ending", OLD."id", OLD."issued_on", OLD."issuer", OLD."kind", OLD."note", OLD."number", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;',
                                    hash="d3f6fde888c9298e01c14d037a2e6e80ff7c80d0",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_fefde",
                                    table="members_partycard",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_partycardevent" ("decision_number", "ended_on", "ending", "id", "issued_on", "issuer", "kind", "note", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."decision_number", new_values."ended_on", new_values."ending", new_values."id", new_values."issued_on", new_values."issuer", new_values."kind", new_values."note", new_values."number", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="8f22d87f5b075d50ec3d6f2042f9980890107400",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_3d4fb",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_partycard",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_partycardevent" ("decision_number", "ended_on", "ending", "id", "issued_on", "issuer", "kind", "note", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."decision_number", NEW."ended_on", NEW."ending", NEW."id", NEW."issued_on", NEW."issuer", NEW."kind", NEW."note", NEW."number", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                                    hash="adf3a859ce5f89d9a16c800727d723a7e685e184",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f8c59",
                                    table="members_partycard",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyCardEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("number", models.CharField(max_length=12, verbose_name="Số thẻ")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("first", "phát thẻ"),
                                    ("exchange", "đổi thẻ"),
                                    ("replace", "cấp lại thẻ mất"),
                                ],
                                max_length=10,
                                verbose_name="Cấp lần này",
                            ),
                        ),
                        ("issued_on", models.DateField(verbose_name="Ngày cấp")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi cấp")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="Hết dùng ngày")),
                        (
                            "ending",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("exchanged", "đã đổi"),
                                    ("lost", "bị mất"),
                                    ("damaged", "bị hỏng"),
                                    ("collected", "đã thu hồi"),
                                    ("left", "để lại gia đình"),
                                ],
                                max_length=10,
                                verbose_name="Vì sao hết dùng",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="Ghi chú")),
                        ("version", models.PositiveIntegerField(default=1)),
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
                                to="members.partycard",
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
                                    hash="f95c850659ee79fa5bd2f157c04664114bf802f5",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_7e186",
                                    table="members_partycardevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rating",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                    ("not_rated", "Chưa xếp loại"),
                                ],
                                max_length=12,
                                verbose_name="Mức xếp loại",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do chưa xếp loại")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "cell",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                                verbose_name="Chi bộ",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ratings",
                                to="members.membership",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "xếp loại hằng năm",
                        "verbose_name_plural": "xếp loại hằng năm",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("membership", "year"),
                                name="members_rating_one_per_year",
                                violation_error_message="Năm này đã có xếp loại; hãy đính chính dòng đã có.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (1930, 2200))),
                                name="members_rating_is_of_a_year_of_the_party",
                                violation_error_message="Năm không hợp lý.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("level__in", ["excellent", "good", "done", "not_done", "not_rated"])
                                ),
                                name="members_rating_is_of_a_known_level",
                                violation_error_message="Không có mức xếp loại này.",
                            ),
                        ],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_ratingevent" ("cell_id", "decided_on", "decision_number", "id", "issuer", "level", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version", "year") VALUES (OLD."cell_id", OLD."decided_on", OLD."decision_number", OLD."id", OLD."issuer", OLD."level", OLD."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."version", OLD."year"); RETURN NULL;',
                                    hash="d9f814947469d5326b4e4a220b693a59bcdffbbc",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_cef5b",
                                    table="members_rating",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='INSERT INTO "members_ratingevent" ("cell_id", "decided_on", "decision_number", "id", "issuer", "level", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version", "year") SELECT new_values."cell_id", new_values."decided_on", new_values."decision_number", new_values."id", new_values."issuer", new_values."level", new_values."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                                    hash="23990b61f4392052122b2b768d14a9407ed2e1ac",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_299aa",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="members_rating",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                                    func='INSERT INTO "members_ratingevent" ("cell_id", "decided_on", "decision_number", "id", "issuer", "level", "membership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "version", "year") VALUES (NEW."cell_id", NEW."decided_on", NEW."decision_number", NEW."id", NEW."issuer", NEW."level", NEW."membership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."version", NEW."year"); RETURN NULL;',
                                    hash="f8707ba2f8ee430aca649958a5256f3bccf82b4d",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_a4c06",
                                    table="members_rating",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RatingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
                                    ("good", "Hoàn thành tốt nhiệm vụ"),
                                    ("done", "Hoàn thành nhiệm vụ"),
                                    ("not_done", "Không hoàn thành nhiệm vụ"),
                                    ("not_rated", "Chưa xếp loại"),
                                ],
                                max_length=12,
                                verbose_name="Mức xếp loại",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do chưa xếp loại")),
                        ("decision_number", models.CharField(blank=True, max_length=60, verbose_name="Số quyết định")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Ngày quyết định")),
                        ("issuer", models.CharField(blank=True, max_length=200, verbose_name="Nơi ban hành")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "cell",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="branches.organisation",
                                verbose_name="Chi bộ",
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
                                to="members.rating",
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
                                    hash="98536e3b92456dead701ad1853dd4ef5455bec3a",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_append_only_3d331",
                                    table="members_ratingevent",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LedgerProof",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("path", models.CharField(blank=True, max_length=200, verbose_name="Phạm vi")),
                        ("day", models.DateField(verbose_name="Tính đến ngày")),
                        ("found", models.JSONField(default=list, verbose_name="Chỗ không khớp")),
                        ("milliseconds", models.PositiveIntegerField(default=0, verbose_name="Thời gian chạy")),
                        (
                            "made_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="Đối soát lúc"),
                        ),
                        (
                            "made_by",
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="branches.organisation",
                                verbose_name="Tổ chức",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần đối soát sổ",
                        "verbose_name_plural": "các lần đối soát sổ",
                        "indexes": [
                            models.Index(fields=["organisation", "-made_at"], name="members_ledgerproof_latest")
                        ],
                    },
                ),
            ],
        ),
    ]
