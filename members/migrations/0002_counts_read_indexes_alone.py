"""Head-counts read two indexes and no row; the plain index of the keeper stood in members_person_of_keeper too."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("branches", "0001_initial"),
        ("members", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="membership",
            name="members_membership_one_open_per_person",
        ),
        migrations.AlterField(
            model_name="person",
            name="keeper",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="kept_persons",
                to="branches.organisation",
                verbose_name="Nơi quản lý hồ sơ",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["id"], include=("keeper",), name="members_person_with_keeper"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)),
                fields=("person",),
                include=("official_on",),
                name="members_membership_one_open_per_person",
                violation_error_message="Người này đang có đảng tịch.",
            ),
        ),
    ]
