"""The count of sound records no longer hides the method ``clean`` of a model; the column stays."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Rename the field, not the column."""

    dependencies = [("members", "0009_what_points_at_a_row_is_indexed")]

    operations = [
        migrations.AlterField(
            model_name="cellquality",
            name="clean",
            field=models.PositiveIntegerField(
                db_column="clean", default=0, verbose_name="Hồ sơ không có điểm nào phải sửa"
            ),
        ),
        migrations.RenameField(model_name="cellquality", old_name="clean", new_name="sound"),
    ]
