"""A text that names somebody a murderer, an extremist, a thief, and tells elsewhere of no more than a suspicion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from tocsin.checking.glance import only_in_texts
from tocsin.checking.headlines import events_of
from tocsin.checking.labelled import Labelled, labelled, names_of
from tocsin.checking.links import place_of
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.saying import words_claim
from tocsin.checking.sentences import layout_of
from tocsin.checking.spoken import worded
from tocsin.checking.words.attribution import all_named, naming_words
from tocsin.checking.words.verdicts import JUDGMENTS, SUSPICIONS, judges, suspects
from tocsin.domain.facts import CaseFacts, Finding, Severity
from tocsin.domain.passages import InText

MOST_PERSONS = 50  # of one text whom this rule looks at; whoever labels more has another trouble


def _check(case: Case) -> Iterator[Finding]:
    names = names_of(case.facts) if case.texts else {}
    asked: set[str] = set()
    for digest, text in case.texts.items():
        for person, one in islice(_first_of_each(text, names).items(), MOST_PERSONS):
            suspicion = _suspicion(case, names[person], one, digest) if person not in asked else None
            if suspicion is not None and not _judged(case, names[person]):
                asked.add(person)
                yield _finding(one, InText(digest, one.start, one.end), suspicion)


def _first_of_each(text: str, names: Mapping[str, frozenset[str]]) -> dict[str, Labelled]:
    found: dict[str, Labelled] = {}
    for one in labelled(text, names):
        found.setdefault(one.person, one)
    return found


def _judged(case: Case, name: frozenset[str]) -> bool:
    """Whether anything in the case tells of a judgment on this person."""
    return _struck(case.facts, name, JUDGMENTS) is not None or any(
        judges(text[begin:end]) and _named_in(name, text[begin:end])
        for text in case.texts.values()
        for begin, end in layout_of(text).sentences()
    )


def _suspicion(case: Case, name: frozenset[str], one: Labelled, digest: str) -> tuple[str, InText | None] | None:
    """The claim and place of a suspicion against this person, outside the sentence that labels them."""
    text = case.texts[digest]
    for begin, end in layout_of(text).sentences():
        inside = begin <= one.start < end
        if not inside and suspects(text[begin:end]) and _named_in(name, text[begin:end]):
            here = InText(digest, begin, end)
            return words_claim(here), here
    return _struck(case.facts, name, SUSPICIONS)


def _struck(facts: CaseFacts, name: frozenset[str], types: frozenset[str]) -> tuple[str, InText | None] | None:
    """The first event of one of these types that the case tells of this person."""
    for event in events_of(facts):
        kind = event.one("type")
        if kind and kind.value in types and any(_named_in(name, victim) for victim in event.victims):
            return kind.claim, place_of(kind)
    return None


def _named_in(name: frozenset[str], words: str) -> bool:
    return all_named(name, naming_words(words))


def _finding(one: Labelled, here: InText, suspicion: tuple[str, InText | None]) -> Finding:
    claim, place = suspicion
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION,
        message=worded(f"{RULE.name}.asks", words=one.words),
        subjects=(one.person,),
        claims=(words_claim(here), claim),
        passages=(here, place),
    )


RULE = Rule(
    name="verdict-told-of-suspicion",
    version=1,
    reason="Whoever is only accused is presumed innocent, and a text that judges first can be held against us.",
    check=_check,
    may_strike=only_in_texts,
    examples=(
        Example(
            "en",
            (
                (
                    "Hearing in Brod\n\nThe court in Brod will hear the extremist Marta Velin in June. "
                    "Marta Velin is accused of calling for riots."
                ),
            ),
            ("extremist Marta Velin",),
        ),
        Example(
            "en",
            (
                (
                    "Hearing in Brod\n\nA newspaper called her the extremist Marta Velin. "
                    "Marta Velin is accused of calling for riots."
                ),
            ),
        ),
        Example(
            "en",
            (
                (
                    "Judgment in Brod\n\nThe murderer Marta Velin will appeal. "
                    "Marta Velin was convicted of murder on 3 May 2031."
                ),
            ),
        ),
        Example(
            "ru",
            (
                (
                    "Суд в Броде\n\nУбийца Марта Велин предстанет перед судом 3 июня 2031 года. "
                    "Марта Велин обвиняется в убийстве."
                ),
            ),
            ("Убийца Марта Велин",),
        ),
        Example(
            "ru",
            (
                (
                    "Суд в Броде\n\nСуд рассмотрит дело Марты Велин 3 июня 2031 года. "
                    "Марта Велин обвиняется в убийстве. Газеты называют её «убийца Марта Велин»."
                ),
            ),
        ),
        Example(
            "uk",
            (
                (
                    "Суд у Броді\n\nВбивця Марта Велін постане перед судом 3 червня 2031 року. "
                    "Марта Велін обвинувачується у вбивстві."
                ),
            ),
            ("Вбивця Марта Велін",),
        ),
        Example(
            "uk",
            (
                (
                    "Вирок у Броді\n\nВбивця Марта Велін подасть апеляцію. "
                    "Марту Велін засудили за вбивство 3 травня 2031 року."
                ),
            ),
        ),
        Example(
            "pl",
            (
                (
                    "Sąd w Brodzie\n\nMorderczyni Marta Velin stanie przed sądem 3 czerwca 2031 roku. "
                    "Marta Velin jest oskarżona o morderstwo."
                ),
            ),
            ("Morderczyni Marta Velin",),
        ),
        Example(
            "pl",
            (
                (
                    "Sąd w Brodzie\n\nSąd rozpozna sprawę Marty Velin 3 czerwca 2031 roku. "
                    "Marta Velin nie jest terrorystką. Marta Velin jest oskarżona o terroryzm."
                ),
            ),
        ),
    ),
)
