"""Derived tables: what screens and checks read. Natural keys, integers, no "now"; dropped and made again by `rebuild`.

They are an application of their own without migrations (`apps.DerivedConfig`): whoever changes one raises FORM, and the
next unlock rebuilds. An operation's number stands for the operation; ids are kept as 16 bytes (`fields.IdField`), and
those of claims as keys of 8 (`fields.key_of`).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tocsin.records.fields import IdField, NumberField

FORM = 13
LABEL = "derived"
PREFIX = "d_"  # of every table here; a rebuild drops whatever has it


class Derived(models.Model):
    """Base: in the application without migrations."""

    class Meta:
        """Abstract."""

        abstract = True
        app_label = LABEL


class Word(Derived):
    """Kinds and properties as small numbers."""

    id = models.AutoField(primary_key=True)
    word = models.CharField(max_length=80, unique=True)

    class Meta(Derived.Meta):
        """Named table."""

        db_table = "d_word"


class Scope(Derived):
    """Scopes as small numbers."""

    id = models.AutoField(primary_key=True)
    uid = models.CharField(max_length=27, unique=True)

    class Meta(Derived.Meta):
        """Named table."""

        db_table = "d_scope"


class Entity(Derived):
    """Every entity with its kind and scope; `id` is the number of the operation that opened it, the first in order."""

    id = NumberField(primary_key=True)
    uid = IdField(unique=True)
    kind = models.IntegerField()
    scope = models.IntegerField()

    class Meta(Derived.Meta):
        """Lists go by scope and kind."""

        db_table = "d_entity"
        indexes: ClassVar = [models.Index(fields=["scope", "kind"], name="d_entity_scope")]


NOBODY = 0  # instead of an entity's number: a claim of what nobody opened


class Claim(Derived):
    """Every claim that counts: not erased, and the first in order under its id. The value stands in its operation.

    `id` is the operation's number, `key` the key of the claim's id, `state` what was decided (`states`).
    """

    id = NumberField(primary_key=True)
    key = models.BigIntegerField()
    entity = models.BigIntegerField()
    property = models.IntegerField()
    state = models.SmallIntegerField()

    class Meta(Derived.Meta):
        """Entities are opened from an index that holds all that is asked for; claims are found by key."""

        db_table = "d_claim"
        indexes: ClassVar = [
            models.Index(fields=["entity", "property", "state"], name="d_claim_entity"),
            models.Index(fields=["key"], name="d_claim_key"),
        ]


class Judged(Derived):
    """Which operations decide something about a claim, by the claim's key; it may not have come yet."""

    id = models.AutoField(primary_key=True)
    claim = models.BigIntegerField()
    operation = models.BigIntegerField()

    class Meta(Derived.Meta):
        """Found by claim, cleared by operation."""

        db_table = "d_judged"
        indexes: ClassVar = [
            models.Index(fields=["claim"], name="d_judged_claim"),
            models.Index(fields=["operation"], name="d_judged_operation"),
        ]


class Aside(Derived):
    """Operations that say nothing for now, under the id that would let them speak.

    `waits`: a claim of an entity that nobody opened yet. Otherwise another operation holds the id: an earlier opening
    or claim, or the parting of a join.
    """

    id = NumberField(primary_key=True)
    uid = IdField()
    waits = models.BooleanField()

    class Meta(Derived.Meta):
        """Found by id."""

        db_table = "d_aside"
        indexes: ClassVar = [models.Index(fields=["uid"], name="d_aside_uid")]


class Dated(Derived):
    """The four bounds of every date claim in force."""

    claim = NumberField(primary_key=True)
    scope = models.IntegerField()
    entity = models.BigIntegerField()
    property = models.IntegerField()
    s_min = models.BigIntegerField()
    s_max = models.BigIntegerField()
    e_min = models.BigIntegerField()
    e_max = models.BigIntegerField()
    soft = models.BooleanField()

    class Meta(Derived.Meta):
        """Checks read a case at a time."""

        db_table = "d_dated"
        indexes: ClassVar = [models.Index(fields=["scope"], name="d_dated_scope")]


class NameKey(Derived):
    """Folded names of people, groups and places, for finding and suggesting; sealed names are never here."""

    id = models.AutoField(primary_key=True)
    scope = models.IntegerField()
    entity = models.BigIntegerField()
    key = models.CharField(max_length=300)

    class Meta(Derived.Meta):
        """Found by scope, cleared by entity."""

        db_table = "d_name_key"
        indexes: ClassVar = [
            models.Index(fields=["scope"], name="d_name_key_scope"),
            models.Index(fields=["entity"], name="d_name_key_entity"),
        ]


class CaseRow(Derived):
    """A case as lists show it."""

    entity = NumberField(primary_key=True)
    scope = models.IntegerField()
    title = models.TextField()
    sort_key = models.TextField()

    class Meta(Derived.Meta):
        """Sorted by folded title."""

        db_table = "d_case"
        indexes: ClassVar = [models.Index(fields=["sort_key"], name="d_case_sort")]


class EventRow(Derived):
    """An event as timelines show it; bounds, and the class of their width (`widths`), are null where no date is known.

    `held` are the values that lists are narrowed by (`held`).
    """

    entity = NumberField(primary_key=True)
    scope = models.IntegerField()
    type = models.CharField(max_length=40)
    completion = models.CharField(max_length=20)
    date = models.TextField()
    s_min = models.BigIntegerField(null=True)
    s_max = models.BigIntegerField(null=True)
    e_min = models.BigIntegerField(null=True)
    e_max = models.BigIntegerField(null=True)
    soft = models.BooleanField()
    disputed = models.BooleanField()
    width = models.SmallIntegerField(null=True)
    held = models.TextField()

    class Meta(Derived.Meta):
        """The timeline of a case goes by scope and start; lists walk an index that holds all that they ask."""

        db_table = "d_event"
        indexes: ClassVar = [
            models.Index(fields=["scope", "s_min"], name="d_event_time"),
            models.Index(
                fields=["width", "s_min", "e_max", "entity", "s_max", "e_min", "soft", "scope", "held"],
                name="d_event_walk",
            ),
        ]


class EventValues(Derived):
    """How many events hold the very same values, in the whole workspace: for who sees everything, and nobody else."""

    held = models.TextField(primary_key=True)
    events = models.BigIntegerField()

    class Meta(Derived.Meta):
        """Read as a whole."""

        db_table = "d_event_values"


class PersonRow(Derived):
    """A person as lists show it."""

    entity = NumberField(primary_key=True)
    scope = models.IntegerField()
    name = models.TextField()
    sort_key = models.TextField()

    class Meta(Derived.Meta):
        """Sorted by folded name."""

        db_table = "d_person"
        indexes: ClassVar = [
            models.Index(fields=["scope", "sort_key"], name="d_person_sort"),
            models.Index(fields=["sort_key"], name="d_person_every"),
        ]


class StatementRow(Derived):
    """A statement as lists show it; `reading` says whether its text was read or it is kept, not read.

    `reviewed`: a person went through what a reader proposed of it, in this copy or in another.
    """

    entity = NumberField(primary_key=True)
    scope = models.IntegerField()
    title = models.TextField()
    date = models.TextField()
    text = models.CharField(max_length=43)
    reading = models.TextField()
    reviewed = models.BooleanField()

    class Meta(Derived.Meta):
        """Listed by scope."""

        db_table = "d_statement"
        indexes: ClassVar = [models.Index(fields=["scope"], name="d_statement_scope")]


class Step(models.IntegerChoices):
    """What a row about letters is of."""

    LETTER = 0
    DELIVERY = 1
    RESPONSE = 2


class LetterRow(Derived):
    """A letter, a delivery of one, a response to a delivery: what says whether anything is still waited for.

    `about` is the letter of a delivery, the delivery of a response, zeros where none is named. `over`: by this row
    nobody waits any more, because the letter is closed, the delivery came back, the response is no holding reply.
    """

    entity = NumberField(primary_key=True)
    scope = models.IntegerField()
    uid = IdField()
    about = IdField()
    step = models.SmallIntegerField()
    over = models.BooleanField()

    class Meta(Derived.Meta):
        """Found by what they are, and by what they are about."""

        db_table = "d_letter"
        indexes: ClassVar = [
            models.Index(fields=["uid"], name="d_letter_uid"),
            models.Index(fields=["about"], name="d_letter_about"),
            models.Index(fields=["step", "over"], name="d_letter_step"),
        ]


class Review(Derived):
    """Finished reviews; `id` is the number of the operation that says so."""

    id = NumberField(primary_key=True)
    statement = IdField()

    class Meta(Derived.Meta):
        """Found by statement."""

        db_table = "d_review"
        indexes: ClassVar = [models.Index(fields=["statement"], name="d_review_statement")]


class Joined(Derived):
    """Joins in force: "same person" across cases; `id` is the number of the operation that says so."""

    id = NumberField(primary_key=True)
    join = IdField()
    one = IdField()
    other = IdField()

    class Meta(Derived.Meta):
        """Found from both ends, and by their id."""

        db_table = "d_joined"
        indexes: ClassVar = [
            models.Index(fields=["join"], name="d_joined_join"),
            models.Index(fields=["one"], name="d_joined_one"),
            models.Index(fields=["other"], name="d_joined_other"),
        ]


class Parted(Derived):
    """Joins that were undone, also those that did not come yet; `id` is the number of the operation that says so."""

    id = NumberField(primary_key=True)
    join = IdField()

    class Meta(Derived.Meta):
        """Found by join."""

        db_table = "d_parted"
        indexes: ClassVar = [models.Index(fields=["join"], name="d_parted_join")]


class File(Derived):
    """Sealed files of a scope; the key stands in the operation `id`."""

    id = NumberField(primary_key=True)
    scope = models.IntegerField()
    digest = models.CharField(max_length=43)

    class Meta(Derived.Meta):
        """Found by scope and digest."""

        db_table = "d_file"
        indexes: ClassVar = [models.Index(fields=["scope", "digest"], name="d_file_digest")]


class LetterUse(Derived):
    """Which interventions use a claim: "sent is not gone"; `operation` says so."""

    id = models.AutoField(primary_key=True)
    operation = models.BigIntegerField()
    scope = models.IntegerField()
    claim = IdField()
    intervention = IdField()

    class Meta(Derived.Meta):
        """Found by claim."""

        db_table = "d_letter_use"
        indexes: ClassVar = [models.Index(fields=["claim"], name="d_letter_use_claim")]


class Deed(Derived):
    """What was done with letters and findings, and the reasons that were given: the operation `id` says it.

    They are few among many, and a page must not read the history of a case to find them.
    """

    id = NumberField(primary_key=True)
    scope = models.IntegerField()

    class Meta(Derived.Meta):
        """Read by scope."""

        db_table = "d_deed"
        indexes: ClassVar = [models.Index(fields=["scope"], name="d_deed_scope")]


class Erasure(Derived):
    """Erasures; ground and places stand in the operation `id`. One act of erasing may be several of these."""

    id = NumberField(primary_key=True)
    scope = models.IntegerField()
    uid = models.CharField(max_length=22)

    class Meta(Derived.Meta):
        """Found by its id, listed by scope."""

        db_table = "d_erasure"
        indexes: ClassVar = [models.Index(fields=["uid"], name="d_erasure_uid")]


class Awaited(Derived):
    """What an erasure names and this copy does not hold yet: it goes the moment it arrives."""

    id = models.AutoField(primary_key=True)
    scope = models.IntegerField()
    changeset = models.CharField(max_length=43)
    place = models.IntegerField()

    class Meta(Derived.Meta):
        """Found by changeset."""

        db_table = "d_awaited"
        indexes: ClassVar = [models.Index(fields=["changeset"], name="d_awaited_changeset")]


class Document(Derived):
    """What is found of an entity: the line that a list of hits shows, and its tokens, sorted, between spaces.

    The tokens are kept because taking a document out of the inverted index means naming each of them.
    """

    entity = NumberField(primary_key=True)
    scope = models.IntegerField()
    line = models.TextField()
    tokens = models.TextField()

    class Meta(Derived.Meta):
        """Found by entity, after the inverted index told which."""

        db_table = "d_document"


class Pointer(Derived):
    """What an act, an involvement or the forms of a name point at, so that those of a person are found.

    `place` is the entity's number times 16, plus a slot (`pointers.POINTERS`).
    """

    place = NumberField(primary_key=True)
    target = models.BigIntegerField()

    class Meta(Derived.Meta):
        """Found from both ends."""

        db_table = "d_pointer"
        indexes: ClassVar = [models.Index(fields=["target"], name="d_pointer_target")]


class Dangling(Derived):
    """What points at an entity that nobody opened yet: `place` as in `Pointer`, `uid` the entity."""

    place = NumberField(primary_key=True)
    uid = IdField()

    class Meta(Derived.Meta):
        """Found by what it points at."""

        db_table = "d_dangling"
        indexes: ClassVar = [models.Index(fields=["uid"], name="d_dangling_uid")]


class NearName(Derived):
    """A folded word of a name under the hash of each of its variants: two names are near when they share one."""

    id = models.AutoField(primary_key=True)
    variant = models.BigIntegerField()
    word = models.CharField(max_length=60)

    class Meta(Derived.Meta):
        """Found by variant."""

        db_table = "d_near_name"
        indexes: ClassVar = [models.Index(fields=["variant"], name="d_near_name_variant")]


TABLES: tuple[type[Derived], ...] = tuple(Derived.__subclasses__())  # in the order in which they stand above
