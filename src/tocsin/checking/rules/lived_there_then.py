"""Told as done while somebody lived at a place, on a day on which the person did not live there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tocsin.checking.custody import only_date
from tocsin.checking.glance import only_in_texts
from tocsin.checking.links import place_of
from tocsin.checking.lives import Happening, happenings, sentence_at
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.saying import MOST_FINDINGS, words_claim
from tocsin.checking.sentences import layout_of
from tocsin.checking.spoken import quoted, worded
from tocsin.checking.wording import label, when
from tocsin.checking.words.attribution import all_named, attributes, naming_words
from tocsin.checking.words.residence import counts_years, lived, tells_of_a_return, while_living
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Finding, Severity
from tocsin.domain.passages import InText, Passage


@dataclass(frozen=True, slots=True)
class _Residence:
    """From when to when, at most, somebody lived at a place; its words, what claims it and where it stands."""

    begin: int
    end: int
    words: str
    claim: str
    passage: Passage | None


def _check(case: Case) -> Iterator[Finding]:
    for digest, text in case.texts.items():
        found = list(while_living(text))
        for span, who, place in () if found and tells_of_a_return(text) else found:
            here = InText(digest, *span)
            begin, end = sentence_at(layout_of(text), here)
            if not attributes(text[begin:end]):
                yield from _of_sentence(case, InText(digest, begin, end), who, place)


def _of_sentence(case: Case, told: InText, who: str, place: str) -> Iterator[Finding]:
    """What the sentence tells as done while somebody lived there."""
    for event in happenings(case.facts, case.facts.kinds):
        date = only_date(event)
        if date is None or date.bounds is None or not _within(event.type, told) or not _within(date, told):
            continue
        person = _person(case, event, who, told.text)
        known = list(_residences(case, person, place, told.text)) if person else []
        outside = [one for one in known if date.bounds.e_max < one.begin or one.end < date.bounds.s_min]
        if person and known and len(outside) == len(known):
            yield _finding(case.facts, event, date, person, place, known[0])


def _within(fact: Fact, told: InText) -> bool:
    place = place_of(fact)
    return place is not None and place.text == told.text and told.start <= place.start and place.end <= told.end


def _person(case: Case, event: Happening, who: str, digest: str) -> str:
    """The one person to whom it was done, if it is the one who lived there: named, or the only one of the text."""
    if len(event.people) != 1:
        return ""
    person, name = event.people[0]
    if who[:1].isupper():
        return person if all_named(naming_words(who), naming_words(name)) else ""
    return person if _people_of(case.facts, digest) == {person} else ""


def _people_of(facts: CaseFacts, digest: str) -> set[str]:
    named = (fact for fact in facts.facts if fact.property == "person.name")
    return {fact.entity for fact in named if (place := place_of(fact)) and place.text == digest}


def _residences(case: Case, person: str, place: str, digest: str) -> Iterator[_Residence]:
    """When the person lived at the place, by the record and by this text."""
    yield from _recorded(case.facts, person, place)
    text, others = case.texts[digest], _people_of(case.facts, digest) - {person}
    names = [fact.value for fact in case.facts.facts if fact.property == "person.name" and fact.entity in others]
    for span, where, begin, end in lived(text):
        said = text[slice(*sentence_at(layout_of(text), InText(digest, *span)))]
        told = naming_words(said)
        if _same(place, where) and not any(all_named(naming_words(name), told) for name in names):
            here = InText(digest, *span)
            years = (begin, end) if counts_years(said) == 2 else (1, 9998)  # another time may be told beside it
            first, last = (bounds(f"{year:04}", Kind.MOMENT) for year in years)
            words = " ".join(text[slice(*span)].split())
            yield _Residence(first.s_min, last.e_max, quoted(words), words_claim(here), here)


def _recorded(facts: CaseFacts, person: str, place: str) -> Iterator[_Residence]:
    places = {f.entity for f in facts.facts if f.property == "place.name" and _same(place, f.value)}
    rows = [fact for fact in facts.facts if fact.property.startswith("residence.")]
    of_person = {fact.entity for fact in rows if fact.property == "residence.person" and fact.value == person}
    there = {fact.entity for fact in rows if fact.property == "residence.place" and fact.value in places}
    for fact in rows:
        if fact.property == "residence.period" and fact.entity in of_person & there and fact.bounds:
            begin, end = (fact.bounds.s_min, fact.bounds.e_max) if not fact.bounds.soft else (-(2**62), 2**62)
            yield _Residence(begin, end, when(fact), fact.claim, place_of(fact))


def _same(one: str, other: str) -> bool:
    words = naming_words(one), naming_words(other)
    return all(words) and all_named(*words) and all_named(*reversed(words))


def _finding(facts: CaseFacts, event: Happening, date: Fact, person: str, place: str, one: _Residence) -> Finding:
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION,
        message=worded(
            f"{RULE.name}.asks",
            what=label(facts, event.entity),
            day=when(date),
            who=label(facts, person),
            place=place,
            time=one.words,
        ),
        subjects=(event.entity, person),
        claims=(date.claim, one.claim),
        passages=(place_of(date), one.passage),
    )


def _told(language: str, text: str, strikes: Sequence[str] = ()) -> Example:
    return Example(language, (text,), tuple(strikes))


RULE = Rule(
    name="lived-there-then",
    version=1,
    reason="What happened while somebody lived at a place lies within that time, or one of the years is another.",
    check=lambda case: islice(_check(case), MOST_FINDINGS),
    may_strike=only_in_texts,
    examples=(
        _told(
            "en",
            "Marta Velin lived in Ordavia from 2015 to 2018. "
            "While Marta Velin lived in Ordavia, on 3 May 2020 unknown men attacked Marta Velin.",
            ("3 May 2020",),
        ),
        _told(
            "en",
            "Marta Velin lived in Ordavia from 2015 to 2018. "
            "While Marta Velin lived in Ordavia, on 3 May 2018 unknown men attacked Marta Velin.",
        ),
        _told(
            "en",
            "Her lawyer Ilona Varga lived in Ordavia from 2015 to 2018. "
            "While Marta Velin lived in Ordavia, on 3 May 2020 unknown men attacked Marta Velin.",
        ),
        _told(
            "ru",
            "Марта Велин жила в Ордавии с 2015 по 2018 год. "
            "Когда она жила в Ордавии, 3 мая 2020 года неизвестные избили её.",
            ("3 мая 2020",),
        ),
        _told(
            "ru",
            "Марта Велин жила в Ордавии с 2015 по 2018 год. "
            "Когда она жила в Орвании, 3 мая 2020 года неизвестные избили её.",
        ),
        _told(
            "uk",
            "Марта Велін жила в Ордавії з 2015 до 2018 року. "
            "Коли вона жила в Ордавії, 3 травня 2020 року невідомі побили її.",
            ("3 травня 2020",),
        ),
        _told(
            "uk",
            "Марта Велін жила в Ордавії з 2015 до 2018 року, а потім з 2019 до 2021 року. "
            "Коли вона жила в Ордавії, 3 травня 2020 року невідомі побили її.",
        ),
        _told(
            "pl",
            "Marta Velin mieszkała w Ordawii od 2015 do 2018 roku. "
            "Kiedy ona mieszkała w Ordawii, 3 maja 2020 r. nieznani sprawcy pobili Martę Velin.",
            ("3 maja 2020",),
        ),
        _told(
            "pl",
            "Marta Velin mieszkała w Ordawii od 2015 do 2018 roku. "
            "Kiedy ona mieszkała w Ordawii, 3 maja 2016 r. nieznani sprawcy pobili Martę Velin.",
        ),
    ),
)
