"""How many independent sources the record holds for an event or an act, and why other statements do not count.

Events that a person joined are one: each statement that was read opened its own. What a member only typed in is no
statement of anybody and is left out, unless it says whom it is from. Sources, publishers and witnesses are
one giver where a person joined them, bodies and witnesses also where they bear the same name. The names of sources are
sealed and are not compared: the same person recorded twice as a source counts twice until somebody joins the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tocsin.access.filter import entity_row, visible
from tocsin.access.same import same_as
from tocsin.domain.corroboration import Corroboration, Provenance, Telling, corroboration
from tocsin.domain.dossier import Shown
from tocsin.domain.errors import NoSuch
from tocsin.domain.facts import Stance
from tocsin.domain.names import fold_name
from tocsin.domain.resolve import Rank
from tocsin.domain.viewer import Viewer
from tocsin.records import claims
from tocsin.records.derived import Entity, NameKey
from tocsin.records.standing import Standing
from tocsin.records.words import WORDS

KINDS = ("event", "act")
# what a statement says of the thing itself, not of its name or of what a person concluded about it
_TELLS = frozenset(
    {
        "event.type", "event.term", "event.completion", "event.date", "event.place", "event.place_words",
        "event.count", "event.channel", "act.type", "act.victim", "act.completion", "act.date", "act.place",
    }
)  # fmt: skip
_Values = Mapping[str, tuple[Shown, ...]]
_FIRM = {Stance.DENIES: 0, Stance.HEDGES: 1, Stance.ASSERTS: 2}
_DEPTH = 50  # statements that repeat one another in a row; whoever follows more is being led round


def get_corroboration(viewer: Viewer, entity: str) -> Corroboration:
    """The independent sources of an event or an act. Raises NoSuch."""
    row = entity_row(viewer, entity)
    if WORDS.word(row.kind) not in KINDS:
        raise NoSuch(what="event or act")
    alike = same_as(viewer, [entity])[entity]
    rows = visible(viewer, Entity.objects.filter(uid__in=alike).order_by("id"))
    found = claims.of_entities(rows.values_list("id", flat=True))
    standing = [one for several in found.values() for one in several if _in_force(one)]
    scopes = set(rows.values_list("scope", flat=True))
    told = _Told(standing)
    shown = _statements(viewer, told)
    tellings = [telling for telling in told.tellings() if not _is_entry(shown.get(telling.statement, {}))]
    return corroboration(tellings, _provenance(viewer, shown, _witnesses(viewer, told, scopes)))


@dataclass(frozen=True)
class _Told:
    """The claims in force about one thing."""

    standing: Sequence[Standing]

    def tellings(self) -> list[Telling]:
        """Each statement that tells of it, in the least firm of the words it has for it."""
        stances: dict[str, Stance] = {}
        for one in self.standing:
            if one.claim.property in _TELLS:
                before = stances.get(one.claim.statement, Stance.ASSERTS)
                stances[one.claim.statement] = min(before, one.state.stance, key=_FIRM.__getitem__)
        for one in self.standing:
            if one.claim.property == "event.told_in" and isinstance(one.claim.value, str):
                stances.setdefault(one.claim.value, one.state.stance)
        return [Telling(statement, stance) for statement, stance in stances.items()]

    def voices(self) -> Mapping[str, set[str]]:
        """By whose word each statement has it, in its own words, folded."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.standing:
            words = [one.state.said_by or ""]
            if one.claim.property.endswith(".attribution") and isinstance(one.claim.value, str):
                words.append(one.claim.value)
            found[one.claim.statement] |= {fold_name(said) for said in words if said}
        return found


def _in_force(one: Standing) -> bool:
    return one.claim.value is not None and not one.state.retracted and one.state.rank is not Rank.DEPRECATED


def _witnesses(viewer: Viewer, told: _Told, scopes: Iterable[int]) -> Mapping[str, frozenset[str]]:
    """The people and bodies of the case whose whole name stands in the words by which a statement says who told it."""
    voices = told.voices()
    if not any(voices.values()):
        return {}
    kinds = [WORDS.known(kind) for kind in ("person", "group")]
    who = visible(viewer, Entity.objects.filter(scope__in=list(scopes), kind__in=kinds)).values("id")
    names = visible(viewer, NameKey.objects.filter(scope__in=list(scopes), entity__in=who))
    whole = {key for key in names.values_list("key", flat=True) if " " in key}
    return {
        statement: frozenset(f"name:{key}" for key in whole if any(f" {key} " in f" {one} " for one in said))
        for statement, said in voices.items()
    }


def _statements(viewer: Viewer, told: _Told) -> dict[str, _Values]:
    """What is shown of the statements that tell of it, and of those that they repeat."""
    shown: dict[str, _Values] = {}
    new = {telling.statement for telling in told.tellings()}
    for _ in range(_DEPTH):
        shown |= _shown(viewer, new)
        new = {origin for uid in new for origin in _values(shown.get(uid, {}), "statement.origin")} - shown.keys()
        if not new:
            break
    return shown


def _is_entry(values: _Values) -> bool:
    """Whether a member only typed it in, and no words and no origin are behind it: then nobody tells of anything."""
    entered = bool(_values(values, "statement.entered_by"))
    return entered and not (_values(values, "statement.text") or _givers(values) or _values(values, "statement.origin"))


def _provenance(
    viewer: Viewer, shown: Mapping[str, _Values], witnesses: Mapping[str, frozenset[str]]
) -> dict[str, Provenance]:
    keys = _keys(viewer, {uid for values in shown.values() for uid in _givers(values)})
    return {
        uid: Provenance(
            givers=frozenset().union(*(keys.get(giver, frozenset()) for giver in _givers(values)))
            | witnesses.get(uid, frozenset()),
            origins=_values(values, "statement.origin"),
            known=any(giver in keys for giver in _givers(values)),
        )
        for uid, values in shown.items()
    }


def _givers(values: _Values) -> tuple[str, ...]:
    return _values(values, "statement.source") + _values(values, "statement.publisher")


def _values(values: _Values, property_id: str) -> tuple[str, ...]:
    """Every value that is shown of a property, those that differ as well."""
    every = [one for shown in values.get(property_id, ()) for one in (shown, *shown.others)]
    return tuple(dict.fromkeys(one.value for one in every if one.value))


def _shown(viewer: Viewer, uids: Iterable[str]) -> dict[str, _Values]:
    rows = dict(visible(viewer, Entity.objects.filter(uid__in=list(uids))).values_list("id", "uid"))
    found = claims.of_entities(rows)
    return {uid: claims.shown(found.get(number, [])) for number, uid in rows.items()}


def _keys(viewer: Viewer, uids: Iterable[str]) -> dict[str, frozenset[str]]:
    """What each giver is known by: what a person joined is one, and bodies of one name are."""
    alike = same_as(viewer, uids)
    rows = dict(visible(viewer, Entity.objects.filter(uid__in=list(alike))).values_list("id", "uid"))
    named = visible(viewer, NameKey.objects.filter(entity__in=list(rows))).values_list("entity", "key")
    keys = {uid: {min(group)} for uid, group in alike.items()}
    for number, key in named:
        keys[rows[number]].add(f"name:{key}")
    return {uid: frozenset(found) for uid, found in keys.items()}
