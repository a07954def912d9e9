"""Heads of every scope and what is said of devices, kept beside the record; filled from what is there already.

The code reads stored bytes by itself: a migration must give tomorrow what it gave today.
"""

import base64
import json
from typing import Any

from django.db import migrations, models

PLACES = 1024


def fill(apps: Any, schema_editor: Any) -> None:
    """Every changeset that no other stands on, and every `device.added`."""
    del schema_editor
    changeset, operation = apps.get_model("records", "Changeset"), apps.get_model("records", "Operation")
    head, device = apps.get_model("records", "Head"), apps.get_model("records", "Device")
    headers = {
        seq: (uid, json.loads(bytes(header)))
        for seq, uid, header in changeset.objects.values_list("seq", "uid", "header").iterator()
    }
    stood_on = {parent for _, header in headers.values() for parent in header["parents"]}
    head.objects.bulk_create(
        head(uid=uid, scope=header["scope"], device=header["device"], tick=header["tick"], time=header["time"])
        for uid, header in headers.values()
        if uid not in stood_on
    )
    for number, body in operation.objects.filter(body__isnull=False).values_list("id", "body").iterator():
        if b'"op":"device.added"' in bytes(body):
            said = json.loads(bytes(body))
            uid, header = headers[number // PLACES]
            device.objects.create(
                operation=number,
                device=said["device"],
                scope=header["scope"],
                changeset=uid,
                key=base64.urlsafe_b64decode(said["key"] + "="),
            )


class Migration(migrations.Migration):
    """Two tables; taken back, they are dropped, and nothing of the record is touched."""

    dependencies = [("records", "0001_first_tables")]

    operations = [
        migrations.CreateModel(
            name="Device",
            fields=[
                ("operation", models.BigIntegerField(primary_key=True, serialize=False)),
                ("device", models.CharField(max_length=22)),
                ("scope", models.CharField(max_length=27)),
                ("changeset", models.CharField(max_length=43)),
                ("key", models.BinaryField(null=True)),
            ],
            options={"db_table": "device"},
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("uid", models.CharField(max_length=43, primary_key=True, serialize=False)),
                ("scope", models.CharField(max_length=27)),
                ("device", models.CharField(max_length=22)),
                ("tick", models.BigIntegerField()),
                ("time", models.BigIntegerField()),
            ],
            options={"db_table": "head", "indexes": [models.Index(fields=["scope"], name="head_scope")]},
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
