"""What binds the actors of a sentence to one another: callings and names, prepositions, possessors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.reading.layout import Word
from tocsin.reading.slavic.events.actor import THINGS, Actor, ActorKind
from tocsin.reading.slavic.events.lexicon import Lexicon, plain
from tocsin.reading.slavic.forms import Case

_LONGEST_PREPOSITION = 3


def bound(actors: Sequence[Actor], words: Sequence[Word], lexicon: Lexicon) -> list[Actor]:
    """The actors with their callings, prepositions and possessors; their cases are narrowed by these."""
    placed = [_placed(actor, words, lexicon) for actor in _with_offices(actors, words, lexicon)]
    return _with_names_of_family(_with_owners(placed), words)


def _with_offices(actors: Sequence[Actor], words: Sequence[Word], lexicon: Lexicon) -> list[Actor]:
    """Join a calling with the name behind it: "журналиста Остапа Верещака" is one; "X, редактор" leaves X alone."""
    kept: list[Actor] = []
    for actor in actors:
        before = kept[-1] if kept else None
        if before is not None and _is_office_of(before, actor, words, lexicon):
            kept[-1] = _called(actor, before)
        elif len(kept) > 1 and _is_office_through(kept[-2], kept[-1], actor):
            held = kept.pop()
            office = kept.pop()
            kept += [replace(held, complement=True)] if held.kind is ActorKind.BODY else []
            kept.append(_called(actor, office))
        elif before is not None and _is_office_behind(before, actor, words):
            kept[-1] = replace(before, office=before.office or actor.noun)
        else:
            kept.append(actor)
    return kept


def _called(bearer: Actor, office: Actor) -> Actor:
    """One who bears a name with the calling ahead of it."""
    return replace(
        bearer,
        first=office.first,
        office=office.noun,
        female=bearer.female if bearer.female is not None else office.female,
        cases=(bearer.cases & office.cases) or office.cases,
        own=office.own,
    )


def _is_office_through(office: Actor, held: Actor, bearer: Actor) -> bool:
    """ "редактора газеты «X» Марка Тишка": what the office is held in stands between it and the name."""
    holds = held.kind in {ActorKind.SHORT, ActorKind.BODY, ActorKind.POWER} and Case.GENITIVE in held.cases
    close = office.last == held.first and held.last == bearer.first
    of_people = office.kind in {ActorKind.PEOPLE, ActorKind.DOER, ActorKind.KIN} and not office.plural
    return holds and close and of_people and bearer.kind is ActorKind.PERSON and bool(office.cases & bearer.cases)


def _is_office_of(office: Actor, bearer: Actor, words: Sequence[Word], lexicon: Lexicon) -> bool:
    if bearer.kind is not ActorKind.PERSON or office.kind not in {ActorKind.PEOPLE, ActorKind.DOER, ActorKind.KIN}:
        return False
    between = [word.text for word in words[office.last : bearer.first]]
    if between == [","] and office.kind is ActorKind.KIN and not office.plural:
        return bool(office.cases & bearer.cases)
    if between or not (office.cases & bearer.cases) or _is_of_another(office, bearer, words, lexicon):
        return False
    return not office.plural or bearer.plural or not office.counted


def _is_of_another(office: Actor, bearer: Actor, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """ "брата Марты Велин", "адвоката Марты Велин": the relative or lawyer of somebody, not a woman called so."""
    if Case.GENITIVE not in bearer.cases or office.own:
        return False
    differ = None not in {office.female, bearer.female} and office.female != bearer.female
    if office.kind is ActorKind.KIN:
        return differ or Case.GENITIVE in office.cases
    prep = preposition_before(words, office.first, lexicon)
    same_case = bool(prep) and Case.GENITIVE in lexicon.prepositions[tuple(prep.split())]
    return differ and not same_case and office.noun in lexicon.words("relational")


def _is_office_behind(before: Actor, actor: Actor, words: Sequence[Word]) -> bool:
    if before.kind is not ActorKind.PERSON or actor.kind is not ActorKind.PEOPLE or actor.plural:
        return False
    between = [word.text for word in words[before.last : actor.first]]
    return between in ([","], ["–"], ["—"], ["-"], ["("]) and bool(before.cases & actor.cases)


def _placed(actor: Actor, words: Sequence[Word], lexicon: Lexicon) -> Actor:
    """The actor with its preposition, and the cases that this one leaves."""
    if actor.prep:
        return actor
    end = actor.first
    low = plain(words[end - 1].low) if end else ""
    if actor.own and (low in lexicon.table("possessives") or low in lexicon.words("own")):
        end -= 1
    prep = preposition_before(words, end, lexicon)
    if not prep:
        hangs = _hangs(actor, words, end, lexicon)
        return replace(actor, complement=hangs, words=_certain(actor) if hangs else actor.words)
    governed = lexicon.prepositions[tuple(prep.split())]
    cases = (actor.cases & governed) or governed
    words_of_it = actor.words if Case.NOMINATIVE in cases else _certain(actor)
    return replace(actor, prep=prep, cases=cases, words=words_of_it)


def _certain(actor: Actor) -> str:
    """The words in the nominative, where something else says that they stand in another case."""
    return actor.words if actor.names or not actor.basic else actor.basic


def preposition_before(words: Sequence[Word], end: int, lexicon: Lexicon) -> str:
    """The longest preposition that ends just ahead of word `end`, or nothing."""
    for length in range(_LONGEST_PREPOSITION, 0, -1):
        lows = tuple(plain(word.low) for word in words[max(0, end - length) : end])
        if len(lows) == length and lows in lexicon.prepositions:
            words_of_it = " ".join(lows)
            return str(lexicon.table("alike_prepositions").get(words_of_it, words_of_it))
    return ""


def _hangs(actor: Actor, words: Sequence[Word], end: int, lexicon: Lexicon) -> bool:
    """Whether an actor is the complement of the noun ahead of it: "по просьбе Марты Велин"."""
    if not end or Case.GENITIVE not in actor.cases or actor.kind is ActorKind.PRONOUN or actor.counted:
        return False
    before = words[end - 1]
    low = plain(before.low)
    known = low in lexicon.verbs or low in lexicon.table("quantities") or low in lexicon.words("conjunctions")
    small = low in lexicon.words("adverbs") or low in lexicon.words("negations") or low in lexicon.words("be")
    if (
        low in lexicon.words("time_words")
        or known
        or small
        or not low[0].isalpha()
        or len(low) < 3
        or low in lexicon.words("subordinators")
    ):
        return False
    return not low.endswith(tuple(lexicon.table("verbal_endings"))) and low not in lexicon.words("relative")


def _with_owners(actors: Sequence[Actor]) -> list[Actor]:
    """Give things, homes and family their possessor, where it follows them: "квартира Зоряновой"."""
    result = list(actors)
    for place in range(len(actors)):
        actor = result[place]
        owned = actor.kind in THINGS | {ActorKind.KIN, ActorKind.SHORT} or (
            actor.kind in {ActorKind.PEOPLE, ActorKind.DOER} and not actor.counted
        )
        after = result[place + 1] if place + 1 < len(result) else None
        if not owned or actor.own or after is None or not _follows(actor, after) or after.prep:
            continue
        if Case.GENITIVE in after.cases and after.kind is not ActorKind.PRONOUN:
            result[place] = replace(actor, owner=place + 1)
            result[place + 1] = replace(after, complement=True, words=_certain(after))
    return result


def _with_names_of_family(actors: Sequence[Actor], words: Sequence[Word]) -> list[Actor]:
    """ "жена журналиста, Дарина Верещак": the one named behind is the relative."""
    result = list(actors)
    for place, actor in enumerate(actors[:-2]):
        named = result[place + 2]
        if actor.kind is not ActorKind.KIN or actor.owner != place + 1 or named.kind is not ActorKind.PERSON:
            continue
        between = [word.text for word in words[result[place + 1].last : named.first]]
        if between == [","] and (actor.cases & named.cases):
            known = replace(named, complement=True)
            result[place] = replace(actor, kind=ActorKind.PERSON, names=named.names, owner=None, female=named.female)
            result[place + 2] = known
    return result


def _follows(actor: Actor, after: Actor) -> bool:
    """Straight behind, or with only "её", "своего" between."""
    return after.first == actor.last or (bool(after.own) and after.first == actor.last + 1)
