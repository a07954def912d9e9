"""Somebody is told to have been held throughout, and on a day within arrested, or doing what only the free do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from tocsin.checking.chronology import DAY
from tocsin.checking.custody import Custody, custodies_of, day_of
from tocsin.checking.links import place_of
from tocsin.checking.lives import Happening, happenings, is_plain, sentence_at, sentence_of
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.saying import MOST_FINDINGS, day_in, sayings, words_claim
from tocsin.checking.sentences import layout_of
from tocsin.checking.spoken import spanning, spoken, worded
from tocsin.checking.whereabouts import exclude, stays
from tocsin.checking.wording import label, when
from tocsin.checking.words.attribution import attributes, quotes
from tocsin.checking.words.free_acts import free_acts
from tocsin.checking.words.held import is_from_the_cell
from tocsin.domain.dates import bare_phrase
from tocsin.domain.facts import CaseFacts, Finding, Severity
from tocsin.domain.outline import Outline
from tocsin.domain.passages import InText, Passage

_EPOCH = date(1970, 1, 1).toordinal()
_STAGES = frozenset({"detention", "arrest"})


def _check(case: Case) -> Iterator[Finding]:
    stated = any(fact.property == "event.date" and "/" in fact.value for fact in case.facts.facts)
    if not stated and not case.texts:
        return
    kinds = {fact.value for fact in case.facts.facts if fact.property == "event.type"}
    if not (stated and "detention" in kinds) and not kinds >= {"arrest", "release"}:
        return
    for held in custodies_of(case.facts, case.texts):
        yield from _arrested(case, held)
        yield from _acting(case, held)


def _may_strike(outline: Outline) -> bool:
    """Whether an arrest lies within a closed term of detention, whoever was meant: of free acts only texts tell."""
    if not any(one.property == "event.date" and "/" in one.value for one in outline.told):
        return False
    kinds = {one.entity: one.value for one in outline.of("event.type") if one.value in _STAGES}
    dated = [(kinds[one.entity], one) for one in outline.of("event.date") if one.bounds and one.entity in kinds]
    terms = [one.bounds for kind, one in dated if kind == "detention" and one.bounds and "/" in one.value]
    arrests = [one.bounds for kind, one in dated if kind == "arrest" and one.bounds]
    return any(term.s_min < day.s_min and day.e_max < term.e_max for term in terms for day in arrests)


def _arrested(case: Case, held: Custody) -> Iterator[Finding]:
    """Arrests of the person within a stated term; the one that began it is none."""
    for event in happenings(case.facts, case.facts.kinds) if len(held.events) == 1 else ():
        day = day_of(event) if event.type.value == "arrest" else None
        bounds = day.bounds if day else None
        if day is None or bounds is None or not held.holds_over(bounds.s_min // DAY):
            continue
        own = (name for person, name in event.people if person == held.person)
        if any(_is_new(event, name, case) for name in own) and not _is_elsewhere(case, held, event.entity):
            told = worded(f"{RULE.name}.arrested", day=when(day))
            yield _finding(case.facts, held, told, event.entity, day.claim, place_of(day))


def _is_new(event: Happening, name: str, case: Case) -> bool:
    """Whether it is told as taking somebody who was free, and not as a step before a court."""
    told = sentence_of(event, case.texts)
    return is_plain(event, name, case.texts) and (told is None or not is_from_the_cell(told))


def _is_elsewhere(case: Case, held: Custody, event: str) -> bool:
    """Whether both are at places too far apart: then the rule about two places asks already."""
    known = [stay for stay in stays(case.facts, case.texts) if stay.event in {event, *held.events}]
    return any(exclude(one, other) for one in known for other in known if one.event != other.event)


def _acting(case: Case, held: Custody) -> Iterator[Finding]:
    names = {
        fact.value for fact in case.facts.facts if fact.property == "person.name" and fact.entity == held.person
    } | {held.name}
    for digest, text in case.texts.items():
        found = sorted((one for name in names for one in free_acts(name, text)), key=lambda one: one.span())
        for one in found:
            day = _day_of(text, InText(digest, *one.span()))
            if day is not None and held.holds_over(day.toordinal() - _EPOCH):
                words = " ".join(one[0].split())
                place = InText(digest, *one.span())
                told = worded(f"{RULE.name}.did", words=words, day=bare_phrase(day.isoformat(), spoken()))
                yield _finding(case.facts, held, told, "", words_claim(place), place)


def _day_of(text: str, place: InText) -> date | None:
    """The one day that the sentence names, where it tells flat what was done on it."""
    layout = layout_of(text)
    begin, end = sentence_at(layout, place)
    told = text[begin:end]
    if is_from_the_cell(told) or attributes(told) or quotes(told):
        return None
    if layout.looks_ahead(place.start, place.end) or layout.looks_back(place.start, place.end):
        return None
    days = list(sayings(told))
    year = days[0].year if len(days) == 1 else None
    return day_in(days[0], year) if year is not None else None


def _finding(facts: CaseFacts, held: Custody, told: str, event: str, claim: str, place: Passage | None) -> Finding:
    rows = [*((fact.claim, place_of(fact)) for fact in held.dates), (claim, place)]
    subjects = dict.fromkeys(one for one in (held.person, *held.events, event) if one)
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION,
        message=worded(
            f"{RULE.name}.asks",
            who=label(facts, held.person),
            days=spanning([when(fact) for fact in held.dates]),
            told=told,
        ),
        subjects=tuple(subjects),
        claims=tuple(one for one, _ in rows),
        passages=tuple(passage for _, passage in rows),
    )


RULE = Rule(
    name="held-meanwhile",
    version=1,
    reason="Whoever is in a cell calls no press conference; or the detention had ended, and nobody wrote it down.",
    check=lambda case: islice(_check(case), MOST_FINDINGS),
    may_strike=_may_strike,
    examples=(
        Example(
            "en",
            (
                "Ilona Varga was held in detention from 3 to 20 May 2030.",
                "On 12 May 2030 police arrested Ilona Varga.",
            ),
            ("12 May 2030",),
        ),
        Example(
            "en",
            (
                "Ilona Varga was arrested on 3 May 2030 and Ilona Varga was released on 20 May 2030.",
                "On 10 May 2030 Ilona Varga gave a press conference in Brod.",
            ),
            ("gave a press conference",),
        ),
        Example(
            "en",
            (
                "Ilona Varga was held in detention from 3 to 20 May 2030.",
                "On 12 May 2030 a court formally arrested Ilona Varga.",
                "On 10 May 2030 Ilona Varga gave a press conference by video from prison.",
            ),
        ),
        Example(
            "en",
            (
                "Ilona Varga was held in detention from 3 to 20 May 2030. On 8 May 2030 Ilona Varga escaped.",
                "On 12 May 2030 police arrested Ilona Varga.",
            ),
        ),
        Example(
            "en",
            (
                "Ilona Varga was held in detention from 3 to 20 May 2030.",
                "On 20 May 2030 Ilona Varga gave a press conference in Brod.",
            ),
        ),
        Example(
            "ru",
            (
                "Илона Варга содержалась под стражей с 3 по 20 мая 2030 года.",
                "10 мая 2030 года Илона Варга провела пресс-конференцию.",
            ),
            ("провела пресс-конференцию",),
        ),
        Example(
            "ru",
            (
                "Илона Варга содержалась под стражей с 3 по 20 мая 2030 года.",
                "5 мая 2030 года суд арестовал Илону Варгу.",
                "10 мая 2030 года адвокат Илоны Варги провёл пресс-конференцию.",
            ),
        ),
        Example(
            "uk",
            (
                "Ілона Варга перебувала під вартою з 3 до 20 травня 2030 року.",
                "12 травня 2030 року поліція затримала Ілону Варгу.",
            ),
            ("12 травня 2030",),
        ),
        Example(
            "uk",
            (
                "Ілона Варга перебувала під вартою з 3 до 20 травня 2030 року.",
                "25 травня 2030 року Ілона Варга перетнула кордон.",
            ),
        ),
        Example(
            "pl",
            (
                "Ilona Varga przebywała w areszcie od 3 do 20 maja 2030 r.",
                "W dniu 10 maja 2030 r. Ilona Varga zwołała konferencję prasową.",
            ),
            ("zwołała konferencję",),
        ),
        Example(
            "pl",
            (
                "Ilona Varga przebywała w areszcie od 3 do 20 maja 2030 r. Potem trafiła do aresztu domowego.",
                "W dniu 10 maja 2030 r. Ilona Varga dostała przepustkę.",
                "W dniu 11 maja 2030 r. Ilona Varga wzięła udział w marszu na przepustce.",
            ),
        ),
    ),
)
