"""Views of lists that somebody named; local, as proposals are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One new table."""

    dependencies = [("records", "0003_packed_bodies")]

    operations = [
        migrations.CreateModel(
            name="KeptView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scope", models.CharField(max_length=27)),
                ("name", models.CharField(max_length=80)),
                ("asked", models.TextField()),
            ],
            options={
                "db_table": "kept_view",
                "ordering": ["name"],
                "constraints": [models.UniqueConstraint(fields=["scope", "name"], name="kept_view_name")],
            },
        ),
    ]
