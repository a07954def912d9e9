"""Who is named in a letter and who appears as a role, and what a person or group is called (STANDARDS 8)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from tocsin.composing.guard import Hidden, legible
from tocsin.composing.wording import ENGLISH, fill, pattern, spoken, words
from tocsin.composing.written import suits
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.dossier import Dossier, EntityView, Shown, State
from tocsin.domain.errors import NOTHING, Cause
from tocsin.domain.facts import Stance
from tocsin.domain.name_forms import confirmed, every_form, forms_of
from tocsin.domain.names import fold_name

FULL_AGE = 18
_DAY = 86_400
_CHILD_GROUP = "under_18"
NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Person:
    """A person as this letter speaks of them.

    `first` stands at the first mention, `later` afterwards (“a journalist”, “the journalist”). `grounds` is what a
    mention rests on besides the claim that brings the person in: the name, or the occupation that the role is from.
    `why` says in a few words why a person is not named; it is "" for one who is. `forms` has, by name and case, what is
    confirmed in the language of the letter, of one who is named; `declined` every form that the record holds at all.
    """

    id: str
    view: EntityView
    first: str
    later: str
    grounds: tuple[Shown, ...] = ()
    why: Cause = NOTHING
    forms: Mapping[str, Mapping[str, Shown]] = field(default_factory=dict)
    declined: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether the letter calls the person by name."""
        return not self.why

    def names(self, *, originals: bool = True) -> tuple[str, ...]:
        """Every form of the name that the record holds, in all its cases."""
        return (*all_names(self.view, originals=originals), *self.declined)


def people_of(
    dossier: Dossier,
    chosen: Collection[str] | None,
    involved: Sequence[str],
    today: date,
    audience: str = "",
    pseudonyms: Mapping[str, str] = NOBODY,
) -> dict[str, Person]:
    """Everybody of the case by id. `chosen` may be named (None: all); `involved` get the letters of roles, in order.

    Who refused to be named to this audience is not named, and without one whoever refused it to any. Who has a
    pseudonym in this letter is never named in it.
    """
    views = {view.id: view for view in dossier.of_kind("person")}
    why = {key: _why_hidden(view, chosen, today) for key, view in views.items()}
    why |= {key: Cause("consent to the name was refused") for key in _refusing(dossier, audience) if why.get(key) == ""}
    why |= {key: Cause("under a pseudonym") for key in pseudonyms if key in why}
    for key in [key for key, reason in why.items() if not reason]:
        if _may_be_one_of(views[key], [view for other, view in views.items() if why[other]]):
            why[key] = Cause("maybe the same as somebody who is not named")
    unsafe = frozenset[str]().union(*(form for key, view in views.items() if why[key] for form in _forms(view)))
    forms = {key: confirmed(forms_of(dossier, key), spoken()) for key in views if not why[key]}
    named = {key: _named(view, unsafe, forms[key]) for key, view in views.items() if not why[key]}
    order = [key for key in involved if key in views and why[key] and key not in pseudonyms]
    roles = _roles([views[key] for key in order], [person.view for person in named.values()])
    called = roles | {key: _renamed(pseudonym) for key, pseudonym in pseudonyms.items()}
    unnamed = {key: _unnamed(view, called.get(key), why[key]) for key, view in views.items() if why[key]}
    people = {key: named.get(key) or unnamed[key] for key in views}
    declined = {key: tuple(dict.fromkeys(every_form(forms_of(dossier, key)))) for key in views}
    return {key: replace(one, declined=declined[key]) if declined[key] else one for key, one in people.items()}


def _refusing(dossier: Dossier, audience: str) -> Iterator[str]:
    """The subjects of refusals to be published by name."""
    for consent in dossier.of_kind("consent"):
        audiences = {shown.value for shown in every(consent.all("consent.audience"))}
        if audience and audiences and audience not in audiences:
            continue
        granted = list(every(consent.all("consent.granted")))
        if any(s.value == "publish_named" for s in consent.all("consent.use")) and any(
            s.value == "false" for s in granted
        ):
            yield from (shown.value for shown in consent.all("consent.subject"))


def _may_be_one_of(view: EntityView, hidden: Sequence[EntityView]) -> bool:
    """Whether a name of this person holds every word of a hidden person’s name, in any order, or is held by one."""
    own = _forms(view)
    return any(one <= other or other <= one for person in hidden for other in _forms(person) for one in own)


def _forms(view: EntityView) -> list[frozenset[str]]:
    """The folded words of each form of the full name; a short form is shared by whole families."""
    names = (form for shown in every(view.all("person.name")) for form in (shown.value, shown.original))
    folded = (fold_name(legible(name)).split() for name in names)
    return [frozenset(tokens) for tokens in folded if tokens]


def hidden_of(people: Collection[Person]) -> tuple[Hidden, ...]:
    """What the guard has to know of those who are not named."""
    return tuple(Hidden(person.id, person.names(), person.later) for person in people if not person.named)


def all_names(view: EntityView, *, originals: bool = True) -> Iterator[str]:
    """Every form of a name that the record holds, also what is disputed and, unless told not to, the words as stood."""
    for property_id in (f"{view.kind}.name", f"{view.kind}.short_name"):
        for shown in every(view.all(property_id)):
            yield from (form for form in (shown.value, shown.original if originals else "") if form.strip())


def names_in_all_forms(dossier: Dossier, view: EntityView, *, originals: bool = True) -> tuple[str, ...]:
    """The same of a person with the forms of the name in other cases: what a search for somebody has to know."""
    return (*all_names(view, originals=originals), *dict.fromkeys(every_form(forms_of(dossier, view.id))))


def every(values: Sequence[Shown]) -> Iterator[Shown]:
    """The values and what is said against them."""
    for shown in values:
        yield shown
        yield from every(shown.others)


def known(view: EntityView, property_id: str) -> tuple[Shown, ...]:
    """The values of a property that a sentence can state: there, with a letter or digit, and not disputed."""
    values = (s for s in view.all(property_id) if s.state is State.KNOWN and s.claims)
    return tuple(shown for shown in values if any(char.isalnum() for char in legible(shown.value)))


def _why_hidden(view: EntityView, chosen: Collection[str] | None, today: date) -> Cause:
    for flag, why in (
        ("minor", Cause("under 18")),
        ("anonymise", Cause("to stay anonymous")),
        ("do_not_publish", Cause("not to be published")),
    ):
        if _is_set(view, f"person.{flag}"):
            return why
    if chosen is not None and view.id not in chosen:
        return Cause("not chosen in the brief")
    if not _best_name(view):
        return Cause("no name is recorded")
    grown, child = _ages(view, today)
    if child:
        return Cause("under 18")
    return NOTHING if grown else Cause("of unknown age")


def is_child(view: EntityView, today: date) -> bool:
    """Whether anything says that this person is, or may be, under 18."""
    return _is_set(view, "person.minor") or _ages(view, today)[1]


def is_of_age(view: EntityView, today: date) -> bool:
    """Whether something says that this person is 18 or more, and nothing the contrary."""
    return not is_child(view, today) and _ages(view, today)[0]


def _is_set(view: EntityView, property_id: str) -> bool:
    return any(shown.value == "true" and shown.stance is not Stance.DENIES for shown in every(view.all(property_id)))


def _ages(view: EntityView, today: date) -> tuple[bool, bool]:
    """Whether something says that the person is of age, and whether something says the contrary."""
    verdicts = list(_verdicts(view, today))
    return any(verdicts), False in verdicts


def _verdicts(view: EntityView, today: date) -> Iterator[bool]:
    """True for each claim that makes the person 18 or more for certain, False for each that may make them a child."""
    readings = (
        ("person.minor", lambda value: value == "false"),
        ("person.age_group", lambda value: value != _CHILD_GROUP),
        ("person.age", lambda value: int(value.split("..")[0] or 0) >= FULL_AGE),
        ("person.birth", lambda value: bounds(value, Kind.MOMENT).s_max <= _born_before(view, today)),
    )
    for property_id, of_age in readings:
        for shown in every(view.all(property_id)):
            if not shown.value or shown.state is State.ABSENT or shown.stance is Stance.DENIES:
                continue
            grown = of_age(shown.value)
            if not grown or shown.stance is Stance.ASSERTS:
                yield grown


def _born_before(view: EntityView, today: date) -> int:
    """The last second of birth that makes eighteen years today, or at the earliest possible death; a day to spare."""
    deaths = [bounds(s.value, Kind.MOMENT).s_min for s in every(view.all("person.death")) if s.value]
    now = int(datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp())
    years = int(FULL_AGE * 365.25) + 1
    return min([now, *deaths]) - years * _DAY


def _best_name(view: EntityView, declined: Collection[str] = ()) -> Shown | None:
    """The name that a letter uses: one whose forms are confirmed, if there is any."""
    names = [s for s in view.all("person.name") if _says_a_name(s)]
    return next((s for s in names if s.value in declined), None) or best_name(names)


def best_name(names: Sequence[Shown]) -> Shown | None:
    """The first form that is declared for the letter's language, else one in its letters, else the first."""
    declared = [s for s in names if s.language == spoken() and spoken() != ENGLISH]
    written = [s for s in names if suits(legible(s.value), spoken())]
    return next(iter(declared or written or names), None)


def _says_a_name(shown: Shown) -> bool:
    return shown.state is not State.ABSENT and shown.stance is not Stance.DENIES and bool(legible(shown.value))


def _named(view: EntityView, unsafe: frozenset[str], forms: Mapping[str, Mapping[str, Shown]]) -> Person:
    name = _best_name(view, forms)
    assert name is not None  # a person without a name is never named
    full = legible(name.value)
    short = next((s for s in view.all("person.short_name") if _says_a_name(s)), None)
    if short is None or not _fits(legible(short.value), full, unsafe):
        return Person(view.id, view, full, full, (name,), forms=forms)
    return Person(view.id, view, full, legible(short.value), (name, short), forms=forms)


def _fits(short: str, full: str, unsafe: frozenset[str]) -> bool:
    """Whether a reader knows by the short form who is meant: part of the name, and of no hidden person's name."""
    return short in full and unsafe.isdisjoint(fold_name(short).split())


def _renamed(pseudonym: str) -> tuple[str, str, tuple[Shown, ...]]:
    """A reader is told once that it is no name."""
    return fill(pattern("roles", "pseudonym"), name=pseudonym), pseudonym, ()


def _unnamed(view: EntityView, role: tuple[str, str, tuple[Shown, ...]] | None, why: Cause) -> Person:
    another = pattern("roles", "another")
    first, later, grounds = role or (another, another, ())
    return Person(view.id, view, first, later, grounds, why)


def _roles(hidden: Sequence[EntityView], named: Sequence[EntityView]) -> dict[str, tuple[str, str, tuple[Shown, ...]]]:
    """First and later wording of each role. One alone is “the journalist”; several carry letters."""
    taken = {shown.value.casefold() for view in named for shown in view.all("person.occupation")}
    found = {}
    for place, view in enumerate(hidden):
        noun, grounds = _role_noun(view)
        article, definite = _articles(noun)
        if len(hidden) == 1 and noun not in taken:
            found[view.id] = (f"{article}{noun}", f"{definite}{noun}", grounds)
        else:
            letter = chr(ord("A") + place % 26) + (str(place // 26 + 1) if place >= 26 else "")
            found[view.id] = (f"{article}{noun} ({letter})", f"{noun} {letter}", grounds)
    return found


def _articles(noun: str) -> tuple[str, str]:
    """“a ” and “the ”, or nothing in a language without articles."""
    if spoken() != ENGLISH:
        return "", ""
    return ("an " if noun[0] in "aeiou" else "a "), "the "


def _role_noun(view: EntityView) -> tuple[str, tuple[Shown, ...]]:
    common: Mapping[str, str] = words()["roles"]["common"]
    for shown in view.all("person.occupation"):
        noun = legible(shown.value).casefold()
        if shown.state is State.KNOWN and shown.stance is Stance.ASSERTS and noun in common:
            return common[noun], (shown,)
    return pattern("roles", "person"), ()
