"""The sentences of a letter that is changed at the desk: how each is tied, and what one could rest on, to be ticked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from django.http import QueryDict
from django.utils.translation import gettext

from tocsin.actions.came_back import BY_HAND, Ties
from tocsin.actions.retype import list_grounds
from tocsin.composing.grounds import LINKS, Ground, Pickable, Value
from tocsin.composing.guard import legible
from tocsin.domain.bindings import Binding, Tie
from tocsin.domain.dossier import Dossier
from tocsin.domain.names import fold_name
from tocsin.domain.viewer import Viewer
from tocsin.letters.typed import Field
from tocsin.web.case_events import concerned
from tocsin.web.words import kind_label, listed, name_of, property_label, value_words

OFFERED, FOUND, IN_DETAIL = 3, 8, 12
_MARK = re.compile(r"\[\d{1,4}\]")
_BOUND = frozenset({Tie.SAME, Tie.REWORDED, Tie.TIED, Tie.TRANSLATED})


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that a sentence can be tied to, by the id of an entry or of a claim, and what is said of it."""

    value: str
    words: str
    chosen: bool
    parts: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A sentence that rests on nothing, or that somebody called our own word: what can be said of it.

    `key` is what its fields are called by; `can_stay`: it may rest on what it rested on before.
    """

    key: str
    text: str
    pill: str
    was: str
    why: str
    can_stay: bool
    stays: bool
    is_ours: bool
    is_tied: bool
    find: str
    ticks: tuple[Tick, ...]


def key_of(row: Binding) -> str:
    """What the fields of a sentence are called by: the same words have the same, wherever they stand."""
    return sha256(row.text.encode()).hexdigest()[:12]


def asked(rows: Iterable[Binding]) -> list[Binding]:
    """The sentences of which somebody is asked what they rest on, each once."""
    found = {key_of(row): row for row in rows if row.number and (row.unbound or (row.tie is Tie.OURS and row.why))}
    return list(found.values())


def ties_of(fields: QueryDict, rows: Iterable[Binding], dossier: Dossier) -> Ties:
    """What a form says of these sentences. Raises NoSuch for what is not in the case any more."""
    claims: dict[int, tuple[str, ...]] = {}
    ours = []
    pickable = Pickable(dossier) if any(name.startswith("tie-") for name in fields) else None
    for row in rows:
        if not row.number or not (row.unbound or row.tie is Tie.OURS):
            continue
        key = key_of(row)
        picked = fields.getlist(f"tie-{key}")
        if picked and pickable:
            claims[row.number] = pickable.claims(picked)
        elif fields.get(f"stay-{key}") and _can_stay(row):
            claims[row.number] = ()
        elif fields.get(f"ours-{key}") and row.unbound:
            ours.append(row.number)
    return Ties(claims, ours)


class Cards:
    """The cards of a letter, and what the case offers for each."""

    def __init__(self, viewer: Viewer, dossier: Dossier, letter: str, fields: QueryDict) -> None:
        self._viewer, self._dossier, self._letter, self._fields = viewer, dossier, letter, fields

    def of(self, rows: Sequence[Binding], tied: Sequence[Binding], language: str) -> list[Card]:
        """A card for each of `rows`; `tied` are all sentences as the form ties them."""
        grounds = list_grounds(self._viewer, self._letter, rows, tied, language)
        now = {row.number: row for row in tied}
        return [self._card(row, now.get(row.number, row), grounds[row.number]) for row in rows]

    def _card(self, row: Binding, now: Binding, grounds: Sequence[tuple[int, Ground]]) -> Card:
        key = key_of(row)
        find = self._fields.get(f"find-{key}", "").strip()
        picked = frozenset(self._fields.getlist(f"tie-{key}"))
        return Card(
            key=key,
            text=row.text,
            pill=tie_words(now),
            was=row.was if row.was != row.text else "",
            why=why_words(row.why),
            can_stay=_can_stay(row),
            stays=bool(self._fields.get(f"stay-{key}")),
            is_ours=bool(self._fields.get(f"ours-{key}")) or now.tie is Tie.OURS,
            is_tied=not now.unbound,
            find=find,
            ticks=tuple(self._ticks(grounds, find, picked)),
        )

    def _ticks(self, grounds: Sequence[tuple[int, Ground]], find: str, picked: frozenset[str]) -> Iterator[Tick]:
        """What was ticked, what shares the most with the sentence, what was looked for; each once."""
        near = [one for score, one in grounds if score][:OFFERED] or [one for _, one in grounds[:OFFERED]]
        ticked = [one for _, one in grounds if picked.intersection((one.entity, *one.claims))]
        looked = self._found(grounds, find) if find else []
        for one in {ground.entity: ground for ground in (*ticked, *looked, *near)}.values():
            parts = tuple(self._part(value, picked) for value in self._parts(one))
            yield Tick(one.entity, self._called(one), one.entity in picked, parts)

    def _found(self, grounds: Sequence[tuple[int, Ground]], find: str) -> list[Ground]:
        wanted = fold_name(find).split()
        found: list[Ground] = []
        for _, one in grounds:
            if len(found) == FOUND:
                break
            words = (self._said(value) for value in one.values if value.property not in LINKS)
            text = fold_name(" ".join((self._called(one), *words)))
            found += [one] if wanted and all(word in text for word in wanted) else []
        return found

    @cached_property
    def _whom(self) -> Mapping[str, Sequence[str]]:
        return concerned(self._dossier)

    def _called(self, ground: Ground) -> str:
        """What happened, when, to whom; of a person or a group its name and what it is."""
        name = name_of(self._dossier, ground.entity)
        if ground.kind != "event":
            return f"{name} · {kind_label(ground.kind)}"
        when = [self._said(one) for one in ground.values if one.property == "event.date"][:1]
        whom = listed(name_of(self._dossier, one) for one in self._whom.get(ground.entity, ()))
        return " · ".join(filter(None, (name, *when, whom)))

    def _said(self, value: Value) -> str:
        return value_words(self._dossier, value.property, value.shown)

    def _parts(self, ground: Ground) -> list[Value]:
        told = [one for one in ground.values if one.property not in LINKS and one.shown.claims]
        return told[:IN_DETAIL] if len(told) > 1 else []

    def _part(self, value: Value, picked: frozenset[str]) -> Tick:
        words = f"{property_label(value.property)}: {self._said(value)}"
        return Tick(value.shown.claims[0], words, value.shown.claims[0] in picked)


def _can_stay(row: Binding) -> bool:
    return bool(row.was_claims) and not row.why


def tie_words(row: Binding) -> str:
    """How a sentence is tied, in a few words."""
    if row.tie is Tie.OURS and row.why:
        return gettext("our own word, as a member says")
    return {
        Tie.OURS: gettext("our own word"),
        Tie.TIED: gettext("tied by hand"),
        Tie.CHANGED: gettext("changed since: rests on nothing now"),
        Tie.NEW: gettext("rests on nothing"),
        Tie.LEFT_OUT: gettext("left out"),
    }.get(row.tie, gettext("rests on the record"))


def why_words(why: str) -> str:
    """Why a sentence lost what it rested on, in the language of the page."""
    said = {BY_HAND: gettext("a member said that it is our own word")}
    parts = []
    for part in why.split("; ") if why else ():
        head, _, words = part.partition(": ")
        known = {
            "no longer there": gettext("no longer there: %(words)s"),
            "not there before": gettext("not there before: %(words)s"),
        }
        nobody = gettext("nobody tied it in the version before") if part.startswith("nobody tied it") else part
        parts.append(known[head] % {"words": words} if head in known else said.get(part, nobody))
    return "; ".join(parts)


def counted(rows: Iterable[Binding]) -> dict[str, int]:
    """How many sentences rest on the record, on nothing, are ours, were left out."""
    found = list(rows)
    return {
        "bound": sum(row.tie in _BOUND for row in found),
        "loose": sum(row.unbound for row in found),
        "ours": sum(row.tie is Tie.OURS for row in found),
        "gone": sum(row.tie is Tie.LEFT_OUT and bool(row.was_claims) for row in found),
    }


def placed(fields: Sequence[Field], typed: Mapping[int, str], cards: Iterable[Card]) -> dict[int, list[Card]]:
    """The cards by the number of the paragraph that their sentence stands in; by 0 those that stand in none."""
    texts = {one.number: _plain(typed.get(one.number, one.text)) for one in fields}
    found: dict[int, list[Card]] = {}
    for card in cards:
        words = _plain(card.text)
        at = next((number for number, text in texts.items() if words in text), 0)
        found.setdefault(at, []).append(card)
    return found


def _plain(text: str) -> str:
    return " ".join(_MARK.sub("", " ".join(legible(line) for line in text.splitlines())).split())
