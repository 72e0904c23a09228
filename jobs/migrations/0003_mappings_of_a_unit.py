"""The matching of columns is remembered for the unit of the list, with the headers it was made for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the unit and the headers; what one person remembered before stays, for no unit."""

    dependencies = [("jobs", "0002_approvals")]

    operations = [
        migrations.AddField("headermapping", "organisation_id", models.BigIntegerField(null=True)),
        migrations.AddField("headermapping", "titles", models.JSONField(default=list)),
        migrations.RemoveConstraint("headermapping", "jobs_headermapping_once_per_user"),
        migrations.AddConstraint(
            "headermapping",
            models.UniqueConstraint(
                fields=["kind", "fingerprint", "organisation_id"], name="jobs_headermapping_once_per_unit"
            ),
        ),
    ]
