"""Who is meant by "she", "the journalist", "the activists", "their office": the person in focus, sentence by sentence.

The rule is centring in its simplest form: a pronoun takes up the first person of its sentence, else the first of the
last sentence that named one, as far as what is known of his or her sex allows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tocsin.reading.english.actors import POSSESSIVES, Actor, ActorKind
from tocsin.reading.english.bodies import Body
from tocsin.reading.english.persons import Person
from tocsin.reading.english.roles import role_noun
from tocsin.reading.english.speaker import Voices, is_own
from tocsin.reading.english.words import english

_COUNSEL = frozenset({"lawyer", "attorney", "advocate", "barrister", "solicitor", "counsel", "representative"})
_FEMALE, _MALE = frozenset({"she", "her"}), frozenset({"he", "him", "his"})
_MOST_RECENT = 30
_OFFICE_NOUNS = frozenset({"court", "ministry", "committee"})
_PLURAL_OF = {"women": "woman", "men": "man"}


@dataclass(slots=True)
class Focus:
    """What has been named so far. `resolve` must be called sentence by sentence, in order."""

    persons: Sequence[Person]
    bodies: Sequence[Body]
    topic: str | None = None
    several: tuple[str, ...] = ()
    body: str | None = None
    office: str | None = None
    _recent: list[str] = field(default_factory=list)
    _by_name: dict[str, Person] = field(default_factory=dict)
    _relatives: dict[str, bool] = field(default_factory=dict)  # without a name, told of last; whether female
    _teller: str | None = None
    _publishers: frozenset[str] = frozenset()
    _offices: frozenset[str] = frozenset()
    _said: dict[str, bool] = field(default_factory=dict)  # within one sentence: who is "she" cannot be "he" too

    def __post_init__(self) -> None:
        self._by_name = {person.name: person for person in self.persons}
        self._publishers = frozenset(body.name for body in self.bodies if "publisher" in body.roles)
        self._offices = frozenset(
            body.name for body in self.bodies if {"court", "UN body", "state body", "addressee"} & {*body.roles}
        )

    def resolve(self, actors: Sequence[Actor], voices: Voices | None = None) -> list[Actor]:
        """The actors of the next sentence with `names` filled where somebody named is meant; `voices` knows "I"."""
        self._said = {}
        self._teller = voices.teller.one if voices else None
        result: list[Actor] = []
        here: list[str] = []
        plural: list[str] = []
        for actor in actors:
            done = replace(actor, names=self._names(actor, result, here))
            result.append(done)
            self._note(done, here, plural)
        if voices is not None:
            result = [replace(actor, names=voices.names(actor, result)) if is_own(actor) else actor for actor in result]
        for _ in range(2):  # "the door of her flat": the flat is hers, then the door
            result = [
                self._owned(actor, result) if not actor.names and actor.owner is not None else actor for actor in result
            ]
        for actor in result:
            if actor.kind is ActorKind.KIN and len(actor.names) == 1:
                self._note_relative(actor)
        if here:
            self.topic = here[0]
        if len(plural) > 1:
            self.several = tuple(dict.fromkeys(plural))
        return result

    def _note(self, actor: Actor, here: list[str], plural: list[str]) -> None:
        if actor.kind is ActorKind.BODY and actor.names[0] in self._offices:
            self.office = actor.names[0]
        elif actor.kind is ActorKind.BODY and not self._is_publisher(actor.names[0]):
            self.body = actor.names[0]
        if (
            actor.kind in {ActorKind.PERSON, ActorKind.PRONOUN, ActorKind.TAKEN_UP}
            and len(actor.names) == 1
            and actor.names[0] in self._by_name
        ):
            here.append(actor.names[0])
            self._recent.append(actor.names[0])
            if actor.kind is ActorKind.PERSON:
                plural.append(actor.names[0])
            self._relatives = {} if actor.kind is ActorKind.PERSON and len(here) == 1 else self._relatives
        elif actor.kind is ActorKind.KIN and len(actor.names) == 1:
            self._note_relative(actor)
        elif actor.kind is ActorKind.GROUP and actor.plural:
            self.several = actor.names or (actor.wording,)

    def _note_relative(self, actor: Actor) -> None:
        lexicon = english()
        if actor.noun in lexicon.names("female_kin") | lexicon.names("male_kin"):
            self._relatives[actor.names[0]] = actor.noun in lexicon.names("female_kin")

    def _names(self, actor: Actor, before: Sequence[Actor], here: Sequence[str]) -> tuple[str, ...]:
        if actor.names or is_own(actor):
            return actor.names
        if actor.kind is ActorKind.PRONOUN:
            return self._they(actor) if actor.plural else self._pronoun(actor.noun, here)
        if actor.kind is ActorKind.TAKEN_UP:
            return (
                () if actor.noun in english().short_classes and actor.owner is not None else self._taken_up(actor, here)
            )
        if actor.kind in {ActorKind.GROUP, ActorKind.DOER} and actor.plural and _is_definite(actor):
            return self._group(actor)
        if actor.noun == "family" and actor.owner is None and actor.definite and self.topic:
            return (f"{possessive(self.topic)} family",)
        return self._owned(actor, before).names if actor.owner is not None else ()

    def _owned(self, actor: Actor, actors: Sequence[Actor]) -> Actor:
        """A thing stands for its owner; a relative is "X's son"; members of a body are the body's members."""
        if actor.owner is None or actor.owner >= len(actors):
            return actor
        owner = actors[actor.owner]
        if actor.kind is ActorKind.THING or actor.noun in english().short_classes:
            return replace(actor, names=owner.names or ((owner.wording,) if owner.kind is ActorKind.GROUP else ()))
        if actor.noun == "client" and owner.names:
            return replace(actor, names=self._client_of(owner.names[0], actors))
        led = actor.kind is ActorKind.GROUP and owner.first < actor.first  # "his neighbours", not "members of …"
        people = (actor.kind is ActorKind.KIN or led) and owner.kind is not ActorKind.BODY
        if people and actor.noun.removesuffix("s") not in _COUNSEL and owner.names and owner.names[0] in self._by_name:
            noun = actor.wording if owner.kind is not ActorKind.PRONOUN else actor.noun
            return replace(actor, names=(f"{possessive(owner.names[0])} {noun.removeprefix('the ')}",))
        if actor.kind is ActorKind.KIN and owner.names:
            noun = actor.wording if owner.kind is not ActorKind.PRONOUN else actor.noun
            return replace(actor, names=(f"{possessive(owner.names[0])} {noun.removeprefix('the ')}",))
        return actor

    def _they(self, actor: Actor) -> tuple[str, ...]:
        """Those told of last; "both", "all three" only if so many are known by name."""
        return self.several if actor.number in {None, len(self.several)} else ()

    def _client_of(self, counsel: str, actors: Sequence[Actor]) -> tuple[str, ...]:
        """The client of a lawyer: the one told of last who is somebody else."""
        here = {name for actor in actors for name in actor.names}
        other = next((name for name in reversed(self._recent) if name != counsel and name not in here), None)
        return (other,) if other else ()

    def _pronoun(self, low: str, here: Sequence[str]) -> tuple[str, ...]:
        wanted = True if low in _FEMALE else (False if low in _MALE else None)
        relative = self._relative(wanted, here)
        if relative is not None:
            return (relative,)
        order: Iterable[str | None] = (*here, self.topic, *reversed(self._recent[-_MOST_RECENT:]))
        names = [name for name in order if name is not None and self._fits(name, wanted)]
        for name in sorted(names, key=lambda name: self._unlike(name, wanted)):
            if name is not None:
                if wanted is not None and self._by_name[name].female is None and low not in POSSESSIVES:
                    self._by_name[name].female = wanted
                if wanted is not None:
                    self._said[name] = wanted
                return (name,)
        return ()

    def _relative(self, wanted: bool | None, here: Sequence[str]) -> str | None:
        """ "X's son was arrested. He …" is the son, unless somebody is named who is known to be a man."""
        known = any(self._sex(name) is wanted for name in (*here, self.topic) if name is not None)
        if wanted is None or known:
            return None
        return next((name for name, female in reversed(self._relatives.items()) if female is wanted), None)

    def _sex(self, name: str) -> bool | None:
        known = self._by_name[name].female
        return self._said.get(name) if known is None else known

    def _unlike(self, name: str, wanted: bool | None) -> bool:
        """Whether the name itself speaks against it: "she" for somebody with a man's name."""
        return wanted is not None and self._sex(name) is None and self._by_name[name].likely_female is (not wanted)

    def _fits(self, name: str, wanted: bool | None) -> bool:
        sex = self._sex(name)
        return wanted is None or (name != self._teller and sex in {None, wanted})

    def _taken_up(self, actor: Actor, here: Sequence[str]) -> tuple[str, ...]:
        if actor.noun in english().short_classes:
            body = self.office if actor.noun in _OFFICE_NOUNS else self.body or self.office
            return (body,) if body else ()
        for name in (*here, self.topic, *reversed(self._recent)):
            if name is not None and self._has_role(name, actor.noun):
                return (name,)
        return ()

    def _group(self, actor: Actor) -> tuple[str, ...]:
        """ "the activists": those who were called so; "the three journalists": if exactly three were."""
        noun = _PLURAL_OF.get(actor.noun, actor.noun.removesuffix("s"))
        names = tuple(person.name for person in self.persons if self._has_role(person.name, noun))
        number = 2 if actor.words.lower().startswith("both ") else actor.number
        if len(names) > 1 and number in {None, len(names)}:
            return names
        known = all(name in self._by_name for name in self.several)
        return self.several if number == len(self.several) > 1 and known else ()

    def _has_role(self, name: str, noun: str) -> bool:
        alike = {"reporter", "journalist", "blogger", "editor", "correspondent"}
        roles = {role_noun(role) for role in self._by_name[name].roles}
        return noun in roles or (noun in alike and bool(roles & alike))

    def _is_publisher(self, name: str) -> bool:
        return name in self._publishers


def _is_definite(actor: Actor) -> bool:
    """ "the activists", "both lawyers"; men and officers only where they are counted: "the two men"."""
    both = actor.words.lower().startswith("both ")
    return both or (actor.definite and (actor.kind is ActorKind.GROUP or actor.number is not None))


def possessive(name: str) -> str:
    """A name with its possessive ending: "Velin's", "Torres'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
