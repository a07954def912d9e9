"""What is told of an event: what was done, attempted, threatened or planned, to whom, when and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tocsin.composing.bending import Form, bent
from tocsin.composing.draft import Draft, Named
from tocsin.composing.people import best_name, every, known
from tocsin.composing.voice import hedge
from tocsin.composing.wording import (
    ENGLISH,
    address_words,
    country_name,
    fill,
    pattern,
    placed,
    spoken,
    term_label,
    type_words,
    when,
    words,
)
from tocsin.composing.written import suits
from tocsin.domain.dossier import Dossier, EntityView, Shown, State
from tocsin.domain.errors import Cause
from tocsin.domain.facts import Stance

DONE = "done"
UNCLEAR = "unclear"
# Types whose own words say that it was not done, or that it was threatened: no second word is put upon them.
_OWN_WORDS = {"attempted_abduction": frozenset({"attempted", UNCLEAR}), "threat": frozenset({"threatened"})}
# What was not done is never told as done: of several words on one event the weakest counts.
_WEAKEST_FIRST = ("planned", "threatened", "attempted", UNCLEAR, DONE)
_REFUTED = "refuted"
_TELLING_PLACE = "The place is left out, because it could point to somebody who is not named."
_COARSE = frozenset({"settlement", "region", "country"})


@dataclass(frozen=True, slots=True)
class Core:
    """One thing told: what (type, closer term, completion), to whom (entity ids), resting on what; or only denied."""

    type: str
    term: str
    completion: str
    people: tuple[str, ...]
    grounds: tuple[Shown, ...]
    attributions: tuple[Shown, ...]
    denied: bool = False

    @property
    def patterns(self) -> Mapping[str, str]:
        """The words for what it is."""
        return type_words(self.type, self.term)

    @property
    def participles(self) -> Mapping[str, str]:
        """By the sex of those concerned, "была арестована": of languages in which it must agree; else nothing."""
        told: Mapping[str, Any] = self.patterns
        by_sex: Mapping[str, str] = told.get("passive", {})
        return by_sex

    @property
    def is_deed(self) -> bool:
        """Whether it is told as done, with the words of its type: an attempted abduction, a threat."""
        return self.completion == DONE or self.completion in _OWN_WORDS.get(self.type, ())


@dataclass(frozen=True, slots=True)
class Slot:
    """A when, where or how: as it stands at the end of a clause, and what it rests on."""

    text: str
    grounds: tuple[Shown, ...]
    alone: str
    aside: bool = False  # stands in brackets at the end, where the language has no preposition that fits every place

    @property
    def hedge(self) -> str:
        """The hedge of what it rests on, kept."""
        return hedge(self.grounds)


def acts_of(dossier: Dossier, event: str) -> tuple[EntityView, ...]:
    """The acts of an event that nobody has refuted."""
    acts = dossier.pointing("act.event", event)
    return tuple(act for act in acts if all(s.value != _REFUTED for s in act.all("act.status")))


def concerned(dossier: Dossier, event: str) -> tuple[tuple[str, tuple[Shown, ...]], ...]:
    """Whom an event without acts concerns: the persons of proceedings of which it is a step."""
    found = []
    for stage in dossier.pointing("stage.event", event):
        for step in known(stage, "stage.proceeding"):
            proceeding = dossier.entities.get(step.value)
            for person in known(proceeding, "proceeding.person") if proceeding else ():
                link = (s for s in known(stage, "stage.event") if s.value == event)
                found.append((person.value, (person, step, *link)))
    return tuple(found)


def involved_in(dossier: Dossier, event: str) -> Iterator[str]:
    """Persons and groups of an event in a stable order: those it was done to, then those said to have done it."""
    acts = acts_of(dossier, event)
    for act in acts:
        yield from (s.value for s in known(act, "act.victim"))
    yield from (person for person, _ in concerned(dossier, event))
    for act in acts:
        for involvement in dossier.pointing("involvement.act", act.id):
            yield from (s.value for s in known(involvement, "involvement.actor"))


def cores_of(dossier: Dossier, event: EntityView) -> tuple[Core, ...]:
    """What is told of an event, one Core for each degree of completion, the deed before the attempt."""
    kind, sides, denied = _type_of(event)
    acts = acts_of(dossier, event.id)
    grouped: dict[str, list[tuple[tuple[str, ...], tuple[Shown, ...]]]] = {}
    for act in acts:
        completion, why = completion_of(event, act)
        link = tuple(s for s in known(act, "act.event") if s.value == event.id)
        victims = tuple(s for s in said(act, "act.victim") if s.value in dossier.entities)
        grouped.setdefault(completion, []).append((tuple(s.value for s in victims), (*why, *link, *victims)))
    if not acts:
        completion, why = completion_of(event, None)
        whom = concerned(dossier, event.id)
        grouped[completion] = [(tuple(p for p, _ in whom), (*why, *(s for _, shown in whom for s in shown)))]
    attributions = (*event.all("event.attribution"), *(s for act in acts for s in act.all("act.attribution")))
    return tuple(
        Core(
            type=kind,
            term=_closer_term(event, acts),
            completion=completion,
            people=tuple(dict.fromkeys(person for people, _ in rows for person in people)),
            grounds=_usable((*sides, *_flat(rows))),
            attributions=attributions,
            denied=denied,
        )
        for completion, rows in sorted(grouped.items(), key=lambda item: -_WEAKEST_FIRST.index(item[0]))
    )


def _type_of(event: EntityView) -> tuple[str, tuple[Shown, ...], bool]:
    """The type that all asserting sides agree on, else “other”; what says so; whether it is only denied."""
    sides = tuple(s for s in every(event.all("event.type")[:1]) if s.state is not State.ABSENT and s.value)
    asserted = tuple(s for s in sides if s.stance is not Stance.DENIES)
    types = {shown.value for shown in asserted or sides}
    return (types.pop() if len(types) == 1 else "other"), asserted or sides, bool(sides) and not asserted


def _flat(rows: Sequence[tuple[tuple[str, ...], tuple[Shown, ...]]]) -> Iterator[Shown]:
    return (shown for _, grounds in rows for shown in grounds)


def _usable(shown: Sequence[Shown]) -> tuple[Shown, ...]:
    """What has claims, each once, without what is only said to be absent."""
    return tuple(dict.fromkeys(s for s in shown if s.claims and s.state is not State.ABSENT))


def _closer_term(event: EntityView, acts: Sequence[EntityView]) -> str:
    """The narrower word, where the event or all its acts agree on one."""
    terms = {s.value for s in known(event, "event.term")[:1]}
    terms |= {s.value for act in acts for s in known(act, "act.type")[:1]} if not terms else set()
    return next(iter(terms)) if len(terms) == 1 else ""


def completion_of(event: EntityView, act: EntityView | None) -> tuple[str, tuple[Shown, ...]]:
    """The weakest word on how far it went, and the claims that say so; “done” where only the type speaks."""
    said = [*every(event.all("event.completion")), *(every(act.all("act.completion")) if act else ())]
    narrower = [*event.all("event.term"), *(act.all("act.type") if act else ())]
    attempts = [s for s in narrower if s.value.endswith(".attempted") and s.state is not State.ABSENT]
    degrees = [_degree(shown) for shown in said] + ["attempted" for _ in attempts]
    weakest = min(degrees, key=_WEAKEST_FIRST.index, default=DONE)
    return weakest, _usable([*said, *attempts])


def _degree(shown: Shown) -> str:
    usable = shown.state is not State.ABSENT and shown.value in _WEAKEST_FIRST and shown.stance is not Stance.DENIES
    return shown.value if usable else UNCLEAR


def clause(core: Core, people: Named | None, slots: Sequence[Slot] = ()) -> str:
    """What happened, as a clause that can follow “According to …, ” or “reports that ”; hedges are kept."""
    hedged = hedge(core.grounds)
    if spoken() != ENGLISH:
        return _nominative(core, people, slots, hedged)
    since = any(slot.text.startswith("since ") for slot in slots)
    many = people is not None and people.plural
    values = {
        "victims": people.text if people else "",
        "was": ("have been" if many else "has been") if since else ("were" if many else "was"),
        "sg": "has been" if since else "was",
        "pl": "have been" if since else "were",
        "hedge": hedged,
    }
    body = fill(_body(core, people is not None), **values)
    return " ".join([body, *(slot.text if hedged else f"{slot.hedge} {slot.text}".strip() for slot in slots)])


def _nominative(core: Core, people: Named | None, slots: Sequence[Slot], hedged: str) -> str:
    """The same in other languages: “Марта Лужина была арестована …”, or “произошёл арест … (кого касается: …)”.

    Where the form of every name is confirmed, it is “произошёл арест Марты Лужиной …”. The participle is taken only
    where the record says the sex of everybody; otherwise the noun says what happened.
    """
    participle = _participle(core, people)
    about = about_of(core, people)
    body = f"{people.text} {participle}" if people and participle else _noun_clause(core)
    body = f"{body} {about.text}" if about else body
    unsaid = people is not None and not participle and not about
    asides = [fill(pattern("phrases", "concerns"), people=people.text)] if people and unsaid else []
    plain = [slot for slot in slots if not slot.aside]
    asides += [_with_hedge(slot, hedged) for slot in slots if slot.aside]
    text = " ".join(part for part in (hedged, body, *(_with_hedge(slot, hedged) for slot in plain)) if part)
    return f"{text} ({'; '.join(asides)})" if asides else text


def _participle(core: Core, people: Named | None) -> str:
    return core.participles.get(people.sex, "") if people and core.is_deed else ""


def about_of(core: Core, people: Named | None) -> Form | None:
    """“на Марту Велін”, behind the noun; None where a form is missing, or where a participle says what happened."""
    if people is None or _participle(core, people):
        return None
    return bent(core.patterns.get("about", ""), people.forms)


def _with_hedge(slot: Slot, hedged: str) -> str:
    return slot.text if hedged else f"{slot.hedge} {slot.text}".strip()


def _noun_clause(core: Core) -> str:
    """“произошёл арест”, “имела место попытка ареста”."""
    if core.is_deed:
        return core.patterns["none"]
    return fill(pattern("completion", core.completion), noun=core.patterns["noun"], gen=core.patterns["gen"])


def noun_of(core: Core, *, many: bool = False) -> str:
    """The noun for titles, lists and pointers: “attempted abduction”, “попытка похищения”."""
    noun = core.patterns["plural" if many else "noun"]
    if core.is_deed:
        return noun
    return fill(words()["completion_noun"][core.completion][1], noun=noun, gen=core.patterns.get("gen", ""))


def _body(core: Core, with_people: bool) -> str:
    """The pattern; `to`, `nominal` and `noun` of the type are put into the pattern of the completion first."""
    of_type = core.patterns
    if core.is_deed:
        return of_type["done" if with_people else "none"]
    completions: Mapping[str, str] = words()["completion"]
    chosen = completions.get(core.completion if with_people else f"{core.completion}_none", "")
    chosen = chosen or completions[core.completion]
    parts = {"to": of_type["to" if with_people else "to_none"], **{k: of_type[k] for k in ("nominal", "noun", "of")}}
    parts["possible"] = "a possible" if of_type["article"] else "possible"
    for key, part in parts.items():
        chosen = chosen.replace(f"{{{key}}}", part)
    return chosen


def slots_of(draft: Draft, event: EntityView, people: Sequence[str]) -> tuple[Slot, ...]:
    """How, when and where, as far as the record is sure of it and it may be printed."""
    made = (_channel(draft, event), _date(event, draft), _place(draft, event, people))
    return tuple(slot for slot in made if slot)


def said(view: EntityView, property_id: str) -> tuple[Shown, ...]:
    """The one value of a property that a statement asserts or hedges; what is only denied is not said."""
    return tuple(shown for shown in known(view, property_id) if shown.stance is not Stance.DENIES)[:1]


def _date(event: EntityView, draft: Draft) -> Slot | None:
    """The date of the event, else the one on which all its acts agree; none while it is disputed."""
    found = said(event, "event.date")
    if not event.all("event.date"):
        days = [s for act in acts_of(draft.dossier, event.id) for s in known(act, "act.date")]
        found = tuple(days) if len({day.value for day in days}) == 1 else ()
    if not found:
        return None
    text = when(found[0].value)
    return Slot(text, found, fill(pattern("phrases", "this_date"), date=text))


def _channel(draft: Draft, event: EntityView) -> Slot | None:
    for shown in said(event, "event.channel"):
        text = words()["channel"].get(shown.value, "")
        if text:
            return Slot(text, (shown,), fill(pattern("phrases", "this_channel"), channel=text))
        draft.gap(
            Cause("The way in which it was conveyed has no words yet, and is left out."), "event.channel", event.id
        )
    return None


def _place(draft: Draft, event: EntityView, people: Sequence[str]) -> Slot | None:
    """The place with its country. Where somebody is not named, nothing finer than a town, and no words of our own."""
    text, grounds = _place_words(draft, event, _is_hidden(draft, people))
    country = said(event, "event.country") or _country_of_place(draft, event)
    name = draft.guard.clean(term_label("countries", country[0].value)) if country else ""
    if name and name.casefold() not in text.casefold():
        name = country_name(name)
        text = f"{text}, {name}" if text else fill(pattern("phrases", "in_country"), country=name)
        grounds = (*grounds, *country)
    alone = fill(pattern("phrases", "this_place"), place=text)
    return Slot(text, grounds, alone, spoken() != ENGLISH) if text else None


def _is_hidden(draft: Draft, people: Sequence[str]) -> bool:
    return any(person in draft.people and not draft.people[person].named for person in people)


def points_to_hidden(draft: Draft, property_id: str, people: Sequence[str]) -> bool:
    """Whether the sides of a dispute on this could point to one of these people who is not named: places do."""
    return property_id in ("place", "place_words") and _is_hidden(draft, people)


def _country_of_place(draft: Draft, event: EntityView) -> tuple[Shown, ...]:
    for shown in said(event, "event.place"):
        place = draft.view(shown.value)
        return said(place, "place.country") if place else ()
    return ()


def _place_words(draft: Draft, event: EntityView, hidden: bool) -> tuple[str, tuple[Shown, ...]]:
    for shown in said(event, "event.place"):
        place = draft.view(shown.value)
        name = _name_of_place(draft, place) if place else ()
        if place and name:
            if hidden and _is_fine(place, name[0]):
                draft.gap(
                    Cause("The place is left out, because it could point to somebody who is not named."),
                    "event.place",
                    event.id,
                )
                return "", ()
            return placed(draft.guard.clean(name[0].value)), (shown, *name)
    for shown in said(event, "event.place_words"):
        if hidden:
            draft.gap(
                Cause("The place as told is left out, because it could point to somebody who is not named."),
                "event.place_words",
                event.id,
            )
            return "", ()
        if draft.reads(shown.value, shown.language, "event.place_words", event.id):
            return placed(draft.text(shown)), (shown,)
    return "", ()


def _name_of_place(draft: Draft, place: EntityView) -> tuple[Shown, ...]:
    """The name in the letters of the language if there is one; any other stands as it is, and is named as a gap."""
    name = best_name(known(place, "place.name"))
    if name and not suits(name.value, spoken()):
        draft.gap(
            Cause("“{value}” stands in the letters of the record: no other form is there.", value=name.value),
            "place.name",
            place.id,
        )
    return (name,) if name else ()


def _is_fine(place: EntityView, name: Shown) -> bool:
    """Whether a place is closer than a town: by its recorded precision, else by a number or a house in its name."""
    precision = known(place, "place.precision")
    if precision:
        return precision[0].value not in _COARSE
    tokens = set(re.findall(r"\w+", name.value.casefold()))
    return any(token.isdigit() for token in tokens) or not tokens.isdisjoint(address_words())
