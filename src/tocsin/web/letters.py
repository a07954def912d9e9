"""How letters stand on their way out, in words: for the list of a case and for the page of one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext

from tocsin.domain.approval import Approval, Standing, Way
from tocsin.domain.changed import Change, Why
from tocsin.domain.dossier import Dossier, Shown
from tocsin.domain.schema import schema
from tocsin.web.words import moment_words, name_of, property_label, value_words

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pill:
    """A word on how something stands, and the tone of its colour."""

    words: str
    tone: str = ""


def pills(standing: Standing, names: Names) -> Iterator[Pill]:
    """How a letter stands, in a few words."""
    if standing.withdrawn:
        who = called(names, standing.withdrawn.member)
        yield Pill(gettext("taken back by %(who)s") % {"who": who})
    elif not standing.letters:
        yield Pill(gettext("draft: nobody has looked at something in it"), "look")
    elif not standing.approved:
        yield Pill(gettext("draft: waits for a second member"), "read")
    for one in standing.approvals:
        yield Pill(approved_by(one, names), "look" if standing.marked else "done")
    if standing.marked:
        yield Pill(gettext("to be countersigned"), "look")


def seen_of(standing: Standing) -> str:
    """What stands behind a letter, in short: another one, if its files, its approvals or its withdrawal changed."""
    whole = json.dumps(
        [standing.digest, bool(standing.withdrawn), [[one.member, one.way] for one in standing.approvals]]
    )
    return sha256(whole.encode()).hexdigest()[:16]


def approved_by(one: Approval, names: Names) -> str:
    """Who stands behind it, and how."""
    said = {
        Way.SIGNED: gettext("approved by %(who)s"),
        Way.VOICE: gettext("approved by telephone by %(who)s"),
        Way.URGENT: gettext("released urgently by %(who)s"),
    }
    return said[one.way] % {"who": called(names, one.member)}


def called(names: Names, member: str) -> str:
    """What a member is called."""
    return names.get(member, gettext("somebody"))


def day_of(time: int) -> str:
    """When something was said, with its minute."""
    return moment_words(time)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a letter says and no longer holds: of what, how it changed, and the sentences that say it."""

    of: str
    how: str
    sentences: tuple[str, ...]


def changed(dossier: Dossier, change: Change) -> Changed:
    """A change under a letter, in words."""
    rule = schema().property(change.property)
    who = name_of(dossier, change.entity)
    sentences = tuple(line.text for line in change.lines)
    if change.why is Why.WITHDRAWN:
        return Changed(who, gettext("this may no longer be told"), sentences)
    was = _values(dossier, change.property, [Shown(used.value, ()) for used in change.was])
    now = _values(dossier, change.property, change.now)
    said = {
        Why.CORRECTED: gettext("%(was)s → %(now)s"),
        Why.RETRACTED: gettext("%(was)s was taken back, and nothing stands in its place"),
        Why.FEWER: gettext("%(was)s rests on one account less; does the letter say whose word it was?"),
        Why.DISPUTED: gettext("the letter says %(was)s; sources differ now: %(now)s"),
    }
    return Changed(f"{property_label(rule.id)}, {who}", said[change.why] % {"was": was, "now": now}, sentences)


def _values(dossier: Dossier, property_id: str, values: list[Shown] | tuple[Shown, ...]) -> str:
    return " / ".join(dict.fromkeys(value_words(dossier, property_id, one) for one in values))
