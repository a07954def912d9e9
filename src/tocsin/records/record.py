"""Record tables: the truth. Rows are appended and never rewritten, but for a lawful erasure (DESIGN 2.2)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Changeset(models.Model):
    """One changeset in the order in which this copy took it in.

    `log` is the running digest over the ids so far and `total` counts the operations: `heads` keeps the last of both,
    so that rows which vanish are missed.
    """

    seq = models.BigAutoField(primary_key=True)
    uid = models.CharField(max_length=43, unique=True)
    scope = models.CharField(max_length=27)
    device = models.CharField(max_length=22)
    author = models.CharField(max_length=22)
    tick = models.BigIntegerField()
    time = models.BigIntegerField()
    batch = models.CharField(max_length=22, null=True)
    count = models.IntegerField()
    total = models.BigIntegerField()
    header = models.BinaryField()
    signature = models.BinaryField()
    log = models.BinaryField()

    class Meta:
        """Chains are read by scope and device."""

        db_table = "changeset"
        indexes: ClassVar = [models.Index(fields=["scope", "device", "tick"], name="changeset_chain")]


class Operation(models.Model):
    """One operation in canonical bytes, with its salt; after an erasure only the commitment is left."""

    id = models.BigIntegerField(primary_key=True)
    salt = models.BinaryField(null=True)
    body = models.BinaryField(null=True)
    erased = models.BinaryField(null=True)

    class Meta:
        """The number alone finds it."""

        db_table = "operation"


class Head(models.Model):
    """A changeset that none of its scope stands on yet: what the next one takes for parents. Made from the headers."""

    uid = models.CharField(max_length=43, primary_key=True)
    scope = models.CharField(max_length=27)
    device = models.CharField(max_length=22)
    tick = models.BigIntegerField()
    time = models.BigIntegerField()

    class Meta:
        """Found by scope."""

        db_table = "head"
        indexes: ClassVar = [models.Index(fields=["scope"], name="head_scope")]


class Device(models.Model):
    """What the record says of devices: one row for each `device.added` and `device.removed`, in the local order.

    Kept beside the record, because `verify` and `rebuild` need it before anything is derived. `key` is null in a
    removal; `scope` is where it was said.
    """

    operation = models.BigIntegerField(primary_key=True)
    device = models.CharField(max_length=22)
    scope = models.CharField(max_length=27)
    changeset = models.CharField(max_length=43)
    key = models.BinaryField(null=True)

    class Meta:
        """Few rows: read as a whole."""

        db_table = "device"
