"""What a person is called beside the name: offices, callings, country, sex as titles and family words show it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tocsin.reading.english.persons import Mention, Person
from tocsin.reading.english.runs import joined
from tocsin.reading.english.words import english, small_words
from tocsin.reading.layout import Layout, Sentence, Word

_STOPS = small_words("roles.stops")
_LONGEST = 70
_WOMANS = re.compile(r"(?:[oe]va|skaya|skaia|ckaya|ivna|ovna|evna|qizi|kyzy|gizi|dóttir)$")
_MANS = re.compile(r"(?:[^aeiou][oe]v|s[ck]iy|skyi|skyy|ovich|evich|ovych|uly|uulu|o[gğ]lu)$")
_STATE = re.compile(
    r"\b([A-Z][^\W\d_]{3,})['’]s "
    r"(?:secret|security|special|intelligence|interior|foreign|government|authorities|embassy)\b"
    r"|\b(?:authorities|government|embassy|president|parliament) of ([A-Z][^\W\d_]{3,})\b"
)


def give_roles(layout: Layout, persons: Sequence[Person]) -> None:
    """Fill `roles`, `country` and `female` of the persons from the words around their names."""
    ends = {mention.end: person for person in persons for mention in person.mentions}
    states = _states(layout)
    for person in persons:
        for mention in person.mentions:
            sentence = layout.sentences[mention.sentence]
            first = _place(sentence, mention.start)
            last = _place(sentence, mention.end)
            _add(person, _role_before(sentence.words, first))
            _add_with_origin(person, _role_after(sentence.words, last), states)
            _sex_from_kin(person, sentence.words, first)
            _country(person, sentence.words, first, last)
    for person in persons:
        for mention in person.mentions:
            _share_in_list(layout, mention, person, ends)
        person.roles = [role for role in person.roles if not _lengthens(role, person.roles)]
        person.likely_female = _sex_of_name(person.name)


def _sex_of_name(name: str) -> bool | None:
    """What the name itself says: the ending of a surname that has two forms, else the given name."""
    parts = name.split()
    if len(parts) > 1 and _WOMANS.search(parts[-1]):
        return True
    if len(parts) > 1 and _MANS.search(parts[-1]):
        return False
    return english().is_female_name(parts[0])


def _states(layout: Layout) -> dict[str, str]:
    """Words of the text for countries: those of the lexicon, and what the text speaks of as a state of its own."""
    found = dict(english().countries)
    for match in _STATE.finditer(layout.text):
        name = match[1] or match[2]
        found.setdefault(name.lower(), name)
    return found


def _lengthens(role: str, roles: Sequence[str]) -> bool:
    """Whether a role only says where somebody is from, beside a role without it: "activist", "activist from Dovrin"."""
    return any(role.startswith(f"{other} from ") for other in roles)


def _add_with_origin(person: Person, role: str, states: dict[str, str]) -> None:
    """Add a role; the country somebody is from is no part of it."""
    plain, _, origin = role.partition(" from ")
    country = states.get(origin.lower().removeprefix("the "))
    if country is not None and role_noun(plain):
        person.country = person.country or country
    _add(person, plain if country is not None else role)


def role_noun(phrase: str) -> str:
    """The noun of a role phrase: "opposition activist" is an activist."""
    words = [word for word in phrase.lower().replace(",", " ").split() if word in english().names("roles")]
    return words[-1] if words and " of " not in phrase else (words[0] if words else "")


def _place(sentence: Sentence, offset: int) -> int:
    return next((place for place, word in enumerate(sentence.words) if word.start >= offset), len(sentence.words))


def _add(person: Person, role: str) -> None:
    if role and role not in person.roles:
        person.roles.append(role)


def _role_before(words: Sequence[Word], first: int) -> str:
    """ "activist X", "civil society activists X", "reporter with … X" is not one."""
    lexicon = english()
    place = first - 1
    if place >= 0 and words[place].low == ".":
        place -= 1
    noun = _singular(words[place].low) if place >= 0 else ""
    if noun not in lexicon.names("roles"):
        return ""
    begin = place
    while begin > 0 and (
        words[begin - 1].low in lexicon.names("role_starts") or (words[begin - 1].low in {"'s", "and"} and begin > 1)
    ):
        if words[begin - 1].low in {"'s", "and"} and words[begin - 2].low not in lexicon.names("roles") | {
            "women",
            "children",
        }:
            break
        begin -= 2 if words[begin - 1].low in {"'s", "and"} else 1
    return " ".join([joined(words[begin:place]).lower(), noun]) if begin < place else noun


def _singular(noun: str) -> str:
    roles = english().names("roles")
    if noun in roles:
        return noun
    return noun[:-1] if noun.endswith("s") and noun[:-1] in roles else ""


def _role_after(words: Sequence[Word], last: int) -> str:
    """ "X, a reporter with Y," and "X is an activist and journalist": the words up to the next comma or verb."""
    lexicon = english()
    rest = words[last : last + 14]
    if not rest:
        return ""
    start = 1 if rest[0].low in {",", "–", "—", "is", "was"} else -1
    if start < 0:
        return ""
    taken: list[Word] = []
    for word in rest[start:]:
        if word.low in _STOPS or (word.low in {",", "–", "—"} and taken):
            break
        taken.append(word)
    lows = [word.low for word in taken]
    noun = next((place for place, low in enumerate(lows) if _singular(low)), None)
    if (
        noun is None
        or noun > 6
        or (noun and any(low in lexicon.names("particles") | {"of", "by", "for"} for low in lows[:noun]))
    ):
        return ""
    if lows[0] in {"a", "an", "the", "one"}:
        taken = taken[1:]
    text = " ".join(word.text for word in taken)
    return text if len(text) <= _LONGEST else _singular(lows[noun])


def _sex_from_kin(person: Person, words: Sequence[Word], first: int) -> None:
    lexicon = english()
    near = [word.low for word in words[max(0, first - 2) : first]]
    if any(low in lexicon.names("female_kin") for low in near):
        person.female = True
    elif any(low in lexicon.names("male_kin") for low in near):
        person.female = False


def _country(person: Person, words: Sequence[Word], first: int, last: int) -> None:
    countries = english().countries
    rest = words[last : last + 2]
    if len(rest) == 2 and rest[0].text == "(" and rest[1].low in countries:
        person.country = countries[rest[1].low]
    for word in words[max(0, first - 5) : first]:
        if (
            person.country is None
            and word.capital
            and word.low in countries
            and word.low != countries[word.low].lower()
        ):
            person.country = countries[word.low]


def _share_in_list(layout: Layout, mention: Mention, person: Person, ends: dict[int, Person]) -> None:
    """ "activists X, Y and Z": the calling in the plural belongs to all of the list."""
    words = layout.sentences[mention.sentence].words
    first = _place(layout.sentences[mention.sentence], mention.start)
    if first == 0 or words[first - 1].low not in english().names("people"):
        return
    noun = _singular(words[first - 1].low)
    if not noun:
        return
    place = first
    while place < len(words) and (words[place].capital or words[place].low in {",", "and", "(", ")"}):
        other = ends.get(words[place].end)
        if other is not None and other is not person:
            _add(other, _role_before(words, first))
        place += 1
