"""Who is meant by "она", "його", "dziennikarz": the person in focus, as far as sex and number allow it.

As in English: a pronoun takes up the first person of its sentence, else the first of the last sentence that named one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tocsin.reading.slavic.events.actor import THINGS, Actor, ActorKind
from tocsin.reading.slavic.events.lexicon import Lexicon

_FEMALE = {"she": True, "he": False}
_STEM = 6  # letters that "журналист" and "журналистка" share
_FIRST = frozenset({"i", "we"})


@dataclass(slots=True)
class Focus:
    """What has been named so far. `resolve` must be called sentence by sentence, in order."""

    lexicon: Lexicon
    teller: str = ""
    addressed: str | None = None  # whom a letter or decision calls "you": the first one named in it
    topic: str | None = None
    body: str | None = None
    several: tuple[str, ...] = ()
    _recent: list[str] = field(default_factory=list)
    _female: dict[str, bool | None] = field(default_factory=dict)
    _offices: dict[str, set[str]] = field(default_factory=dict)

    @property
    def topic_female(self) -> bool | None:
        """The sex of the one in focus, where it is known."""
        return self._female.get(self.topic) if self.topic else None

    def resolve(self, actors: Sequence[Actor]) -> list[Actor]:
        """The actors of the next sentence with `names` filled where somebody named is meant."""
        result: list[Actor] = []
        here: list[str] = []
        plural: list[str] = []
        for actor in actors:
            done = replace(actor, names=self._names(actor, result, here))
            result.append(done)
            self._note(done, here, plural)
        result = [self._owned(actor, result, here) for actor in result]
        if here:
            self.topic = here[0]
        if len(plural) > 1:
            self.several = tuple(dict.fromkeys(plural))
        return result

    def _note(self, actor: Actor, here: list[str], plural: list[str]) -> None:
        if actor.kind is ActorKind.BODY:
            self.body = actor.names[0]
        if actor.kind is ActorKind.PERSON:
            name = actor.names[0]
            self.addressed = self.addressed or name
            if actor.female is not None or name not in self._female:
                self._female[name] = actor.female
            if actor.office:
                self._offices.setdefault(name, set()).add(actor.office)
            plural.append(name)
        person = actor.kind in {ActorKind.PERSON, ActorKind.PRONOUN, ActorKind.PEOPLE}
        source = actor.prep in self.lexicon.words("sources")
        if person and not source and len(actor.names) == 1 and actor.names[0] in self._female:
            here.append(actor.names[0])
            self._recent.append(actor.names[0])
        elif actor.kind is ActorKind.PEOPLE and actor.plural:
            self.several = actor.names or (actor.words,)

    def _names(self, actor: Actor, before: Sequence[Actor], here: Sequence[str]) -> tuple[str, ...]:
        if actor.names:
            return actor.names
        if actor.kind is ActorKind.PRONOUN:
            return self._pronoun(actor, before, here)
        if actor.kind is ActorKind.KIN and actor.noun in self.lexicon.words("couples") and actor.owner is None:
            return self._couple()
        if actor.kind is ActorKind.PEOPLE and actor.plural and not actor.counted:
            return self._group(actor)
        if actor.kind is ActorKind.PEOPLE and not actor.plural:
            return self._called(actor, here)
        if actor.kind is ActorKind.SHORT and actor.owner is None and self.body:
            return (self.body,)
        return ()

    def _pronoun(self, actor: Actor, before: Sequence[Actor], here: Sequence[str]) -> tuple[str, ...]:
        if actor.noun == "relative":
            return self._antecedent(before)
        whos = actor.noun.split("/")
        if _FIRST & {*whos}:
            return (self.teller,) if "i" in whos else ()
        if "you" in whos:
            return (self.addressed,) if self.addressed else ()
        if actor.plural and set(whos) == {"they"}:
            return self.several
        for who in whos:
            found = self._sexed(_FEMALE.get(who), here)
            if found:
                return found
        return ()

    def _sexed(self, female: bool | None, here: Sequence[str]) -> tuple[str, ...]:
        order: Iterable[str | None] = (*here, self.topic, *reversed(self._recent[-20:]))
        for name in order:
            if name is not None and (female is None or self._female.get(name) in {None, female}):
                if female is not None:
                    self._female[name] = female
                return (name,)
        return ()

    def _antecedent(self, before: Sequence[Actor]) -> tuple[str, ...]:
        """Whom "который" takes up: the actor just ahead, in its own words where it has no name."""
        for actor in reversed(before):
            if actor.kind is not ActorKind.PRONOUN:
                return actor.names or ((actor.words,) if actor.kind in _SAYS_WHO else ())
        return ()

    def _called(self, actor: Actor, here: Sequence[str]) -> tuple[str, ...]:
        """Who was called so; else the one in focus, if nothing else is known of what he or she is."""
        order = [name for name in (*here, self.topic, *reversed(self._recent[-20:])) if name is not None]
        for name in order:
            if actor.noun in self._offices.get(name, ()) and self._may_be(name, actor):
                return (name,)
        alike = self.lexicon.words("alike")
        for name in order:
            offices = self._offices.get(name, set())
            akin = any(office[:_STEM] == actor.noun[:_STEM] for office in offices)
            unsure = (not offices or alike.any_of(offices)) and actor.noun in alike
            if self._may_be(name, actor) and (akin or unsure):
                return (name,)
        return ()

    def _may_be(self, name: str, actor: Actor) -> bool:
        """A woman is often called by the masculine word, a man never by the feminine one."""
        female = self._female.get(name)
        return female is None or not actor.female or female

    def _group(self, actor: Actor) -> tuple[str, ...]:
        names = tuple(name for name, offices in self._offices.items() if actor.noun in offices)
        return names if len(names) > 1 and actor.number in {None, len(names)} else ()

    def _couple(self) -> tuple[str, ...]:
        """The two persons told of last."""
        last = tuple(dict.fromkeys(reversed(self._recent[-20:])))[:2]
        return last[::-1] if len(last) == 2 else ()

    def _owned(self, actor: Actor, actors: Sequence[Actor], here: Sequence[str]) -> Actor:
        """A thing stands for its owner; a relative is "брат" with the owner's name."""
        if actor.kind not in THINGS | {ActorKind.KIN, ActorKind.SHORT} or (actor.names and not actor.own):
            return actor
        owner = self._owner(actor, actors, here)
        if actor.kind in THINGS or (actor.kind is ActorKind.SHORT and actor.own):
            return replace(actor, names=owner)
        if actor.kind is ActorKind.KIN and owner and not actor.names:
            return replace(actor, names=(self._kin_of(actor, actors, owner[0]),))
        return actor

    def _kin_of(self, actor: Actor, actors: Sequence[Actor], owner: str) -> str:
        """ "брат Марты Велин", or "брат (Марта Велин)" where a pronoun says whose."""
        holder = actors[actor.owner] if actor.owner is not None else None
        named = holder is not None and holder.kind is ActorKind.PERSON and holder.basic
        return f"{actor.words} {holder.basic}" if holder is not None and named else f"{actor.words} ({owner})"

    def _owner(self, actor: Actor, actors: Sequence[Actor], here: Sequence[str]) -> tuple[str, ...]:
        if actor.owner is not None:
            holder = self._owned(actors[actor.owner], actors, here)
            return holder.names or ((holder.words,) if holder.kind in _SAYS_WHO else ())
        if actor.own == "own":
            return tuple(here[:1]) or ((self.topic,) if self.topic else ())
        if actor.own == "they":
            return self.several
        if actor.own in _FEMALE:
            return self._sexed(_FEMALE[actor.own], here)
        if actor.own == "i":
            return (self.teller,)
        if actor.own == "you":
            return (self.addressed,) if self.addressed else ()
        return ()


_SAYS_WHO = frozenset({ActorKind.PEOPLE, ActorKind.KIN, ActorKind.SHORT, ActorKind.BODY})
