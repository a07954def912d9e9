"""Bodies of operations may lie packed in their rows from here on, and no migration knows derived tables any more.

Nothing is rewritten: what lies there as it is stays so. Taken back, packed bodies are unfolded, so that what came before
can read them.
"""

from typing import Any

from django.db import migrations

from tocsin.records.packing import unpack

MODELS = (
    "CaseRow",
    "Claim",
    "Dated",
    "Entity",
    "EventRow",
    "File",
    "Joined",
    "Judged",
    "LetterUse",
    "NameKey",
    "PersonRow",
    "Scope",
    "StatementRow",
    "Word",
)


def unfold(apps: Any, schema_editor: Any) -> None:
    """Every packed body as it is."""
    del schema_editor
    operation = apps.get_model("records", "Operation")
    for number, body in operation.objects.filter(body__isnull=False).values_list("id", "body").iterator():
        plain = unpack(bytes(body))
        if plain != bytes(body):
            operation.objects.filter(id=number).update(body=plain)


class Migration(migrations.Migration):
    """The derived models were never managed: taking them out of the state touches no table."""

    dependencies = [("records", "0002_heads_and_devices")]

    operations = [
        *(migrations.DeleteModel(name) for name in MODELS),
        migrations.RunPython(migrations.RunPython.noop, unfold),
    ]
