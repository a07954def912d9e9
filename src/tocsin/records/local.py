"""Local tables: encrypted too, not in the chain, not shared. A machine's false sentences about people do not stay."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Proposal(models.Model):
    """A claim group that the reader proposes; `form` is one item of the reading as JSON, `state` waiting or decided."""

    statement = models.CharField(max_length=22)
    scope = models.CharField(max_length=27)
    place = models.IntegerField()
    kind = models.CharField(max_length=20)
    form = models.TextField()
    state = models.CharField(max_length=10, default="waiting")
    looked = models.BooleanField(default=False)
    reader = models.CharField(max_length=80)
    entity = models.CharField(max_length=22, default="")

    class Meta:
        """In the order of the text."""

        db_table = "proposal"
        ordering: ClassVar = ["statement", "place"]
        indexes: ClassVar = [models.Index(fields=["scope", "state"], name="proposal_scope")]


class LogEntry(models.Model):
    """A change in the software's own life: unlock, open, export. Never a name: ids only."""

    time = models.BigIntegerField()
    member = models.CharField(max_length=22)
    what = models.CharField(max_length=40)
    about = models.CharField(max_length=60, default="")

    class Meta:
        """Named table."""

        db_table = "log_entry"


class InClear(models.Model):
    """What a person let out of the workspace onto this machine; shown at lock."""

    time = models.BigIntegerField()
    path = models.TextField()
    what = models.CharField(max_length=40)

    class Meta:
        """Named table."""

        db_table = "in_clear"


class KeptView(models.Model):
    """A way of narrowing the events of a case that somebody named, to come back to; `asked` is its address."""

    scope = models.CharField(max_length=27)
    name = models.CharField(max_length=80)
    asked = models.TextField()

    class Meta:
        """By name; one name is one view."""

        db_table = "kept_view"
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["scope", "name"], name="kept_view_name")]


class DerivedForm(models.Model):
    """Which form the derived tables have; an older one is rebuilt at start."""

    form = models.IntegerField(primary_key=True)

    class Meta:
        """Named table."""

        db_table = "derived_form"
