"""What of a case must not leave, for the search of a finished letter: names, numbers, addresses, names of files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain

from tocsin.access.dossier import get_dossier
from tocsin.access.letterhead import get_letterhead
from tocsin.access.part import get_told
from tocsin.composing.people import every, is_child, is_of_age, people_of
from tocsin.composing.pseudonyms import of_letter
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.named_words import Names, split_words
from tocsin.domain.redaction import Detail, Listed, Protected, What
from tocsin.domain.schema import ValueKind, schema
from tocsin.domain.viewer import Viewer

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\d(?:[\s().\-–/]{0,3}\d){8,}")
_DIGIT = re.compile(r"\d")
_EXACT = frozenset({"exact", "street"})
_SHORTEST_FILE = 8
_SCHOOL = re.compile(
    r"school|kindergarten|lyceum|gymnasium|школ|дитсад|дитяч|детск|ліце|гімназ|лице|гимназ|szko|przedszko|lice",
    re.IGNORECASE,
)
# what these say is our own, or was published, or is of a public office
_OURS = frozenset({"intervention", "demand", "addressee", "delivery", "response", "group", "statement", "proceeding"})


def get_protected(viewer: Viewer, case: str, day: date, audience: str = "", intervention: str = "") -> Listed:
    """All that is listed of a case: whoever a letter of this day would not name, and what belongs to people.

    Without an `audience` whoever refused any is listed. Of an `intervention` also whoever has a pseudonym in it.

    Raises NoSuch.
    """
    dossier = get_dossier(viewer, case)
    people = people_of(dossier, None, (), day, audience, of_letter(dossier, intervention)).values()
    hidden = [Protected(one.id, one.names()) for one in people if not one.named]
    cleared = [name for one in people if one.named for name in one.names(originals=False)]
    cleared += _signs(viewer, hidden)
    details = (
        *_homes(dossier),
        *_schools(dossier, day),
        *_contacts(get_told(viewer, case, _in_words())),
        *_files(dossier),
    )
    return Listed(tuple(one for one in hidden if one.names), tuple(cleared), tuple(dict.fromkeys(details)))


def _signs(viewer: Viewer, hidden: Sequence[Protected]) -> Iterator[str]:
    """Who signs our letters, by name: a surname on the letterhead betrays nobody who shares it.

    Not where somebody who is not named is called so, or nearly so.
    """
    listed = Names((person.entity, one) for person in hidden for one in person.names)
    for name in get_letterhead(viewer).signatory_names:
        words = split_words(name)
        if not listed.full(words, name, listed.hits(words)):
            yield name


def _homes(dossier: Dossier) -> Iterator[Detail]:
    """Where people live, as far as it is more than the name of a town."""
    for residence in dossier.of_kind("residence"):
        for shown in every(residence.all("residence.place")):
            place = dossier.entities.get(shown.value)
            for name in every(place.all("place.name")) if place else ():
                if _DIGIT.search(name.value) or _is_exact(place):
                    yield Detail(What.ADDRESS, residence.id, name.value)


def _schools(dossier: Dossier, day: date) -> Iterator[Detail]:
    """What a child belongs to, and the school of anybody whose age is not known; a name of one word is too common."""
    for kind in ("membership", "role"):
        for view in dossier.of_kind(kind):
            people = [dossier.entities.get(shown.value) for shown in every(view.all(f"{kind}.person"))]
            if all(person is None or is_of_age(person, day) for person in people):
                continue
            child = any(person is not None and is_child(person, day) for person in people)
            for name in _group_names(dossier, view):
                if len(name.split()) > 1 and (child or _SCHOOL.search(name)):
                    yield Detail(What.SCHOOL, view.id, name)


def _group_names(dossier: Dossier, view: EntityView) -> Iterator[str]:
    for shown in every(view.all(f"{view.kind}.group")):
        group = dossier.entities.get(shown.value)
        yield from (name.value for name in every(group.all("group.name")) if name.value) if group else ()


def _is_exact(place: EntityView | None) -> bool:
    return place is not None and any(shown.value in _EXACT for shown in place.all("place.precision"))


def _contacts(texts: Dossier) -> Iterator[Detail]:
    """Telephone numbers and mail addresses in what is told of people and events."""
    for view in texts.entities.values():
        for shown in every(tuple(chain.from_iterable(view.values.values()))):
            yield from (Detail(What.EMAIL, view.id, found) for found in _EMAIL.findall(shown.value))
            yield from (Detail(What.PHONE, view.id, found) for found in _PHONE.findall(shown.value))


@cache
def _in_words() -> tuple[str, ...]:
    """The properties whose values are texts, but for those that are our own."""
    texts = (one for one in schema().properties.values() if one.type is ValueKind.TEXT)
    return tuple(one.id for one in texts if one.kind not in _OURS)


def _files(dossier: Dossier) -> Iterator[Detail]:
    """The names that sealed files came with, but for those that stand in a published address."""
    links = " ".join(s.value for view in dossier.of_kind("statement") for s in view.all("statement.url")).casefold()
    for evidence in dossier.of_kind("evidence"):
        for shown in every(evidence.all("evidence.name")):
            if len(shown.value) >= _SHORTEST_FILE and "." in shown.value and shown.value.casefold() not in links:
                yield Detail(What.FILE, evidence.id, shown.value)
