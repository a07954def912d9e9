"""Who stands in a sentence: named people and bodies, groups, doers, pronouns, things with their owner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tocsin.reading.english.words import english, small_words
from tocsin.reading.layout import Sentence, Word

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: number for number, word in enumerate(f"{_UNITS} eighteen nineteen".split(), 1)} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 2)
}
_FIGURE = re.compile(r"\d{1,3}(?:[, ]\d{3})*$|\d+$")
_DETERMINERS = small_words("actors.determiners")
_NOT_ADJECTIVES = small_words("actors.not_adjectives")
FIRST_PERSON, FIRST_PERSONS = frozenset({"i", "me", "my"}), frozenset({"we", "us", "our"})
SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "i", "we"})
OBJECT_PRONOUNS = frozenset({"him", "her", "them", "me", "us"})
POSSESSIVES = frozenset({"his", "her", "their", "my", "our"})
_PRONOUNS = SUBJECT_PRONOUNS | OBJECT_PRONOUNS | POSSESSIVES
_MANY = frozenset({"they", "them", "their"}) | FIRST_PERSONS
_MARKED = small_words("actors.marked")
_LONGEST_PHRASE = 9
_MEASURES = frozenset({"group", "couple", "team", "crew", "majority", "gang"})
_ING_ADJECTIVES = frozenset({"leading", "working", "visiting", "sitting", "participating", "practising", "surviving"})
_VERBS_AS_NAMES = frozenset({"appeal", "appeals"})  # "the appeal court"
_OFFICE_WORDS = small_words("actors.office_words")


class ActorKind(StrEnum):
    """What stands there."""

    PERSON = "person"
    BODY = "body"
    PRONOUN = "pronoun"
    TAKEN_UP = "taken_up"  # "the journalist", "the activists", "the newspaper": somebody named before
    GROUP = "group"
    DOER = "doer"
    KIN = "kin"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Actor:
    """Words `first` to `last` (excluded) of a sentence. `names` are who is meant, once resolved; `noun` is its head.

    `owner` is the place of the possessor among the sentence's actors, for things and family; `definite` is false for
    "a journalist", "several activists"; `number` is a stated count.
    """

    kind: ActorKind
    first: int
    last: int
    words: str
    noun: str = ""
    names: tuple[str, ...] = ()
    number: int | None = None
    definite: bool = True
    forceful: bool = False
    plural: bool = False
    owner: int | None = None

    @property
    def wording(self) -> str:
        """The words in one line, without the capital that they owe to a sentence's start: "two men", not "Two men"."""
        words = " ".join(self.words.split())
        first = words.split(" ", 1)[0]
        shouted = len(first) > 1 and first.isupper()
        return words if shouted or not _is_common(first.lower()) else words[0].lower() + words[1:]


def actors_of(sentence: Sentence, text: str, named: dict[int, tuple[int, str, ActorKind]]) -> list[Actor]:
    """The actors of a sentence in order. `named`: by start offset, the end, name and kind of persons and bodies."""
    found: list[Actor] = []
    place = 0
    while place < len(sentence.words):
        actor = _actor_at(sentence, text, place, named, found)
        if actor is None:
            place += 1
            continue
        found = [other for other in found if other.last <= actor.first or not _covers(actor, other)]
        found.append(actor)
        place = actor.last
    return _with_owners(sentence.words, _without_offices(sentence.words, found))


def _without_offices(words: Sequence[Word], actors: Sequence[Actor]) -> list[Actor]:
    """Leave out callings that stand beside a name: "human rights lawyer X", "its leader, X", "X, a reporter with …"."""
    kept: list[Actor] = []
    for place, actor in enumerate(actors):
        after = actors[place + 1] if place + 1 < len(actors) else None
        if after is not None and _leads_to_name(words, actor, actors[place + 1 :]):
            continue
        if kept and _stands_behind_name(words, kept[-1], actor):
            continue
        kept.append(actor)
    return kept


def _leads_to_name(words: Sequence[Word], actor: Actor, rest: Sequence[Actor]) -> bool:
    """Whether a calling is followed by its bearer's name."""
    if actor.kind not in {ActorKind.GROUP, ActorKind.TAKEN_UP, ActorKind.KIN, ActorKind.DOER} or (
        actor.forceful and actor.plural
    ):
        return False
    bearer = next((other for other in rest if other.kind is ActorKind.PERSON), None)
    if bearer is None:
        return False
    between = list(words[actor.last : bearer.first])
    if not between:
        return True
    lows = [word.low for word in between]
    if actor.plural:
        return lows == [","] and _are_listed_and_close(words, rest)
    if lows[-1] == "," and actor.kind is not ActorKind.DOER and _is_complement(lows[:-1]):
        return True
    if lows[-1] == "," and all(word.capital or word.low in _OFFICE_WORDS for word in between[:-1]):
        return (
            actor.definite
            or actor.kind is ActorKind.KIN
            or len(between) == 1
            or words[actor.first].low not in {"a", "an"}
        )
    return (
        lows[0] == "and"
        and all(low in english().names("roles") | english().names("role_starts") for low in lows[1:])
        and len(lows) > 1
    )


def _is_complement(lows: Sequence[str]) -> bool:
    """ "(another member) of the group": what only says of what somebody is a member."""
    return (
        lows[:1] in (["of"], ["from"], ["in"], ["at"])
        and len(lows) <= _LONGEST_PHRASE
        and not any(
            low == "," or _verbal(low) or low in english().act_words("be") | {"who", "which", "that"} for low in lows
        )
    )


def _are_listed_and_close(words: Sequence[Word], rest: Sequence[Actor]) -> bool:
    """Whether two or more names follow in a list that a comma or dash closes: "two colleagues, X and Y, …"."""
    last = rest[0].last
    named = 0
    for actor in rest:
        between = [word.low for word in words[last : actor.first]]
        if actor.kind is not ActorKind.PERSON or any(low not in {",", "and"} for low in between):
            break
        named, last = named + 1, actor.last
    return named > 1 and last < len(words) and words[last].low in {",", "–", "—", "-"}


def _stands_behind_name(words: Sequence[Word], before: Actor, actor: Actor) -> bool:
    """Whether a calling follows its bearer behind a comma."""
    if (
        actor.plural
        and words[actor.first].low == "both"
        and [word.low for word in words[before.last : actor.first]] == [","]
    ):
        return True
    if (
        before.kind not in {ActorKind.PERSON, ActorKind.BODY}
        or actor.kind not in {ActorKind.GROUP, ActorKind.TAKEN_UP}
        or actor.plural
    ):
        return False
    between = [word.low for word in words[before.last : actor.first]]
    return between in ([","], ["–"], ["—"]) and (
        actor.last >= len(words) or words[actor.last].low not in english().act_words("be")
    )


def _covers(actor: Actor, other: Actor) -> bool:
    return actor.first <= other.first < actor.last and other.kind is not ActorKind.PERSON


def _actor_at(
    sentence: Sentence, text: str, place: int, named: dict[int, tuple[int, str, ActorKind]], found: Sequence[Actor]
) -> Actor | None:
    word = sentence.words[place]
    if word.start in named:
        end, name, kind = named[word.start]
        last = next((spot for spot, other in enumerate(sentence.words) if other.start >= end), len(sentence.words))
        first = _behind_titles(sentence.words, place) if kind is ActorKind.PERSON else place
        return Actor(kind, first, last, text[word.start : end], name.lower(), (name,))
    if word.low in _PRONOUNS and word.text != "US":
        return Actor(ActorKind.PRONOUN, place, place + 1, word.text, word.low, plural=word.low in _MANY)
    return _taken_together(sentence.words, place) or _phrase(sentence.words, text, place, found)


def _behind_titles(words: Sequence[Word], place: int) -> int:
    """Where a name begins with its titles: "Mr.", "Judge"; the stop of an abbreviation ends no list."""
    titles = english().names("titles")
    first = place
    while first:
        stop = first > 1 and words[first - 1].text == "."
        ahead = first - 1 - stop
        if words[ahead].low not in titles or not words[ahead].capital:
            break
        first = ahead
    return first


def _taken_together(words: Sequence[Word], place: int) -> Actor | None:
    """ "Both", "all three", "the two" ahead of a verb: they of whom was spoken last, so many of them."""
    lexicon = english()
    low = words[place].low
    last, number = place + 1, 2 if low == "both" else None
    if low in {"all", "the"} and last < len(words) and words[last].low in _NUMBERS:
        number, last = _NUMBERS[words[last].low], last + 1
    if low == "the" and last < len(words) and words[last].low in {"pair", "duo"}:
        number, last = 2, last + 1
    if not number or last >= len(words):
        return None
    follows = words[last].low
    verbs = lexicon.act_words("be") | lexicon.act_words("have") | lexicon.act_words("modals") | lexicon.forms.keys()
    if follows not in verbs or follows == "'s":
        return None
    phrase = " ".join(word.text for word in words[place:last])
    return Actor(ActorKind.PRONOUN, place, last, phrase, "they", number=number, plural=True)


def _phrase(words: Sequence[Word], text: str, place: int, found: Sequence[Actor]) -> Actor | None:
    """A noun of people, doers, family or things, with the words before it that belong to it."""
    lexicon = english()
    low = words[place].low
    kind = _noun_kind(low, words, place)
    if kind is None:
        return None
    floor = found[-1].last if found and found[-1].kind is not ActorKind.BODY else 0
    if found and found[-1].kind is ActorKind.BODY and found[-1].last == place:
        floor = found[-1].first
    first = _begin(words, place, floor)
    lows = [word.low for word in words[first:place]]
    number = next((value for value in (_number(word.low) for word in words[first:place]) if value is not None), None)
    marked = any(low in _MARKED for low in lows) or (
        low in {"men", "man"} and not any(low in lexicon.names("role_starts") for low in lows)
    )
    definite = "the" in lows or low in lexicon.names("bodies") or bool(lows and lows[0] in {"this", "these", "those"})
    phrase = text[words[first].start : words[place].end]
    return Actor(
        kind=kind,
        first=first,
        last=place + 1,
        words=phrase,
        noun=low,
        number=number,
        definite=definite and "other" not in lows,
        forceful=kind is ActorKind.DOER or marked,
        plural=low.endswith("s") or low in {"men", "women", "people", "police", "children", "staff"},
    )


def _is_common(low: str) -> bool:
    lexicon = english()
    lists = ("people", "person_one", "doers", "doer_starts", "roles", "role_starts", "kin", "things", "bodies")
    return low in _DETERMINERS | _MARKED | _NUMBERS.keys() or any(low in lexicon.names(key) for key in lists)


def _noun_kind(low: str, words: Sequence[Word], place: int) -> ActorKind | None:
    lexicon = english()
    follows = words[place + 1].low if place + 1 < len(words) else ""
    compound = follows in lexicon.names("people") | lexicon.names("doers") | lexicon.names("roles") and words[
        place
    ].low not in {"her", "family"}
    if compound or (low in _MEASURES and follows == "of"):
        return None
    before = words[place - 1].low if place else ""
    if low in lexicon.short_classes and before in {"the", "this"}:
        return ActorKind.TAKEN_UP
    if low in lexicon.names("things") and (
        before in POSSESSIVES or before in {"'s", "own", "’"} or follows == "of" or low not in lexicon.names("doers")
    ):
        return ActorKind.THING
    if low in lexicon.names("kin"):
        return ActorKind.KIN
    if low in lexicon.names("people") or low in lexicon.names("person_one"):
        return ActorKind.DOER if low in lexicon.names("doers") and _is_doer(words, place) else ActorKind.GROUP
    if low in lexicon.names("doers"):
        return ActorKind.DOER
    if low in lexicon.names("roles"):
        return ActorKind.TAKEN_UP if place and words[place - 1].low in {"the", "same"} else ActorKind.GROUP
    return None


def _is_doer(words: Sequence[Word], place: int) -> bool:
    before = [word.low for word in words[max(0, place - 4) : place]]
    return any(low in _MARKED or low in {"young", "large", "two", "three", "four"} for low in before) or words[
        place
    ].low in {"men", "man"}


def _begin(words: Sequence[Word], place: int, floor: int) -> int:
    """How far left the noun phrase goes: adjectives, numbers, then determiners; no verb, preposition or comma."""
    first = place
    while first > floor and place - first < _LONGEST_PHRASE:
        low = words[first - 1].low
        if low in _DETERMINERS and low != "of":
            first -= 1
            if low in {"a", "an", "the"}:
                break
            continue
        if (
            low == "of"
            and first - 2 >= floor
            and words[first - 2].low
            in {"dozens", "hundreds", "thousands", "scores", "group", "majority", "number", "couple"}
        ):
            first -= 2
            continue
        if not low[0].isalnum() or low in _NOT_ADJECTIVES or low in POSSESSIVES or _verbal(low):
            break
        if _FIGURE.match(low) and int(re.sub(r"\D", "", low)) > 1900:
            break
        first -= 1
    return first


def _verbal(low: str) -> bool:
    forms = english().forms.get(low, ())
    if low.endswith("ing") and len(low) > 5 and low not in _ING_ADJECTIVES:
        return True
    return (
        bool(forms) or (low.endswith("ly") and low not in {"family", "early"})
    ) and low not in _MARKED | _VERBS_AS_NAMES


def _number(low: str) -> int | None:
    if low in _NUMBERS:
        return _NUMBERS[low]
    return int(re.sub(r"\D", "", low)) if _FIGURE.match(low) else None


def _with_owners(words: Sequence[Word], actors: Sequence[Actor]) -> list[Actor]:
    """Give things and family their possessor: "X's flat", "her car", "the offices of X"."""
    result = list(actors)
    for place, actor in enumerate(actors):
        if actor.kind is ActorKind.PERSON and place and _is_relative_of(words, actors[place - 1], actor):
            result[place] = replace(actor, owner=place - 1)
        if actor.kind not in {ActorKind.THING, ActorKind.KIN, ActorKind.GROUP, ActorKind.TAKEN_UP, ActorKind.DOER}:
            continue
        before = actors[place - 1] if place else None
        if before is not None and _possesses(words, before, actor):
            result[place] = replace(actor, owner=place - 1)
        elif place + 1 < len(actors) and actor.last < len(words) and words[actor.last].low == "of":
            holder = place + 1
            if actors[holder].first - actor.last <= 5:
                if holder + 1 < len(actors) and _possesses(words, actors[holder], actors[holder + 1]):
                    holder += 1  # "the flat of X's mother" is the mother's
                result[place] = replace(actor, owner=holder)
    return result


def _is_relative_of(words: Sequence[Word], owner: Actor, person: Actor) -> bool:
    """Whether a name is that of somebody's relative or colleague: "her son Ilo", "X's young nephew, Ilo"."""
    between = [word.low for word in words[owner.last : person.first]]
    possessive = (owner.kind is ActorKind.PRONOUN and owner.noun in POSSESSIVES) or between[:1] == ["'s"]
    lexicon = english()
    noun = next((low for low in reversed(between) if low != ","), "")
    called = noun in lexicon.names("kin") | lexicon.names("roles") | lexicon.names("person_one")
    return possessive and called and len(between) <= _LONGEST_PHRASE and "and" not in between


def _possesses(words: Sequence[Word], owner: Actor, thing: Actor) -> bool:
    between = [word.low for word in words[owner.last : thing.first]]
    if owner.kind is ActorKind.PRONOUN:
        return owner.noun in POSSESSIVES and len(between) == 0
    if between[:1] in (["'s"], ["'"], ["’"]):
        return len(between) <= 3
    return not between and owner.kind is ActorKind.BODY
