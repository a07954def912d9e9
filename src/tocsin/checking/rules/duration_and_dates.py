"""So many days of detention, beside dates that give another number: an interval, or an arrest and the release."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from tocsin.checking.glance import only_in_texts
from tocsin.checking.links import place_of
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.saying import MOST_FINDINGS, words_claim
from tocsin.checking.sentences import layout_of
from tocsin.checking.spoken import counted, spanning, worded
from tocsin.checking.wording import label, when
from tocsin.checking.words.durations import Lasting, lastings
from tocsin.domain.facts import CaseFacts, Fact, Finding, Firmness, Severity, Stance
from tocsin.domain.passages import InText

BESIDE, FAR = 60, 400  # code points from a date within which its duration stands: beside it, or in its sentence
_STAGES = {"arrest": "taken", "detention": "taken", "release": "freed"}
OFF_BY_MORE = 2.0  # widths of the words: less may be another way of counting
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?")
_JAIL = (
    r"(?:custody|detention|arrest|prison|jail|cells?|behind\s+bars|страж\w+|арест\w*|СИЗО|тюрьм\w+|изолятор\w*|варт\w+"
    r"|арешт\w*|в.язниц\w+|ізолятор\w*|areszt\w*|więzieni\w+|detencji)(?!\w)"
)
_FILLING = r"(?:\s+(?!(?:while|when|and|but|during|и|но|когда|пока|та|і|але|коли|поки|i|ale|gdy)\s)[^\s.,;:!?\d]+)"
_BETWEEN = re.compile(rf"(?:{_FILLING}{{0,2}}\s+{_JAIL})?\s*[,(–—:-]?\s*$", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s*[,(–—-]?\s*(?:for|i\.e\.|that is|a total of|in total|в течение|всего|то есть|протягом|усього|тобто|przez|czyli"
    r"|łącznie)?\s*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[.,;:)!?\n]|$)|\s+(?:in|at|в|у|w|we)\s")
_HELD = re.compile(
    rf"(?:held|kept|detained|jailed|imprisoned|удержива\w+|содерж\w+|утримув\w+|przetrzymyw\w+){_FILLING}{{0,4}}\s+$",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"(?:spent|spending|прове(?:л|ла|дя)|пров[её]л|находи\w+|пробы\w+|перебув\w+|пров(?:ів|ела)|пробу\w+|spędz\w+"
    rf"|przebywa\w+)(?P<jail>{_FILLING}{{0,3}}\s+{_JAIL})?{_FILLING}{{0,2}}\s+$",
    re.IGNORECASE,
)
_IN_JAIL = re.compile(rf"{_FILLING}{{0,2}}\s+{_JAIL}", re.IGNORECASE)
_ORDERED = re.compile(
    r"(?:sentenc|order|приговор|присуд|назнач|засуд|признач|skaza|wymierz)\w*[^.;]*$|\b(?:to|на|na)\s+$", re.IGNORECASE
)


def _check(case: Case) -> Iterator[Finding]:
    if not case.texts:
        return
    for fact in _firm(case.facts):
        if "/" in fact.value:
            yield from _interval(case, fact)
    yield from _held(case)


def _firm(facts: CaseFacts) -> Iterator[Fact]:
    """The dates of events to the day that stand in a text, at their own event."""
    for fact in facts.facts:
        told = fact.property == "event.date" and fact.stance is Stance.ASSERTS and fact.firmness is not Firmness.SOFT
        if told and _DAYS.fullmatch(fact.value) and place_of(fact):
            yield fact


def _interval(case: Case, fact: Fact) -> Iterator[Finding]:
    """An interval with how long it was right beside it."""
    place = place_of(fact)
    text = case.texts.get(place.text) if place else None
    if place is None or text is None:
        return
    first, last = (date.fromisoformat(day) for day in fact.value.split("/"))
    begin, end = layout_of(text).sentence(place.start, place.end)
    for said in lastings(text, max(begin, place.start - BESIDE), min(end, place.end + BESIDE)):
        ahead = said.end <= place.start and _BETWEEN.fullmatch(text, said.end, place.start)
        behind = said.start >= place.end and _BEHIND.fullmatch(text, place.end, said.start)
        if ahead or (behind and _ENDS.match(text, said.end)):
            yield from _finding(case, (fact,), InText(place.text, said.start, said.end), said, (last - first).days)


def _held(case: Case) -> Iterator[Finding]:
    """The one arrest and the one release of a person in a statement, and how long the person was held in between."""
    firm = {fact.entity: fact for fact in _firm(case.facts) if "/" not in fact.value}
    kinds = {fact.entity: fact.value for fact in case.facts.facts if fact.property == "event.type"}
    told: dict[tuple[str, str], dict[str, list[Fact]]] = {}
    for fact in case.facts.facts:
        kind = _STAGES.get(kinds.get(fact.entity, "")) if fact.property == "event.victim" else None
        if kind:
            rows = told.setdefault((fact.statement, fact.value), {"taken": [], "freed": []})
            rows[kind].extend([firm[fact.entity]] if fact.entity in firm else [])
    for rows in told.values():
        if len({fact.value for fact in rows["taken"]}) == 1 and len({fact.value for fact in rows["freed"]}) == 1:
            yield from _of_term(case, rows["taken"][0], rows["freed"][0])


def _of_term(case: Case, taken: Fact, freed: Fact) -> Iterator[Finding]:
    """How long the sentences of an arrest and a release say that somebody was held."""
    days = (date.fromisoformat(freed.value) - date.fromisoformat(taken.value)).days
    said = dict.fromkeys((*_terms(case, taken, freeing=False), *_terms(case, freed, freeing=True)))
    if days >= 0 and len(said) == 1:
        place, lasting = next(iter(said))
        yield from _finding(case, (taken, freed), place, lasting, days)


def _terms(case: Case, fact: Fact, *, freeing: bool) -> Iterator[tuple[InText, Lasting]]:
    """ "Held for ten days" in the sentence of a date; "ten days in custody" only where somebody comes free by then."""
    place = place_of(fact)
    text = case.texts.get(place.text) if place else None
    if place is None or text is None:
        return
    begin, end = layout_of(text).sentence(place.start, place.end)
    for lasting in lastings(text, max(begin, place.start - FAR), min(end, place.end + FAR)):
        if _of_detention(text, max(begin, lasting.start - BESIDE), lasting, freeing=freeing):
            yield InText(place.text, lasting.start, lasting.end), lasting


def _of_detention(text: str, begin: int, lasting: Lasting, *, freeing: bool) -> bool:
    """Whether the words around a duration say that somebody was held so long, and not only that it was ordered."""
    before = text[begin : lasting.start]
    in_jail = _IN_JAIL.match(text, lasting.end) is not None
    spent = _SPENT.search(before)
    if _ORDERED.search(before):
        return False
    return bool(_HELD.search(before) or (spent and (spent["jail"] or in_jail)) or (freeing and in_jail))


def _finding(case: Case, dates: tuple[Fact, ...], said: InText, lasting: Lasting, days: int) -> Iterator[Finding]:
    off = lasting.off(days)
    if not off:
        return
    words = " ".join(case.texts[said.text][said.start : said.end].split())
    certain = len(dates) == 1 and off > OFF_BY_MORE and dates[0].firmness is Firmness.FIRM
    rows = [(fact.claim, place_of(fact)) for fact in dates]
    yield Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.CONTRADICTION if certain else Severity.QUESTION,
        message=worded(
            f"{RULE.name}.asks",
            what=label(case.facts, dates[0].entity),
            dates=spanning([when(fact) for fact in dates]),
            words=words,
            counted=_days(days),
        ),
        subjects=tuple(dict.fromkeys(fact.entity for fact in dates)),
        claims=(*(claim for claim, _ in rows), words_claim(said)),
        passages=(*(place for _, place in rows), said),
    )


def _days(days: int) -> str:
    if not days:
        return worded(f"{RULE.name}.one_day")
    return worded(f"{RULE.name}.both_ends", days=counted("days", days), more=str(days + 1))


RULE = Rule(
    name="duration-and-dates",
    version=1,
    reason="Courts and committees count days of detention, and a wrong number costs the whole account its weight.",
    check=lambda case: islice(_check(case), MOST_FINDINGS),
    may_strike=only_in_texts,
    examples=(
        Example("en", ("Ilona Varga was held in detention for 10 days, from 3 to 20 May 2030.",), ("10 days",)),
        Example("en", ("Ilona Varga was held in detention from 3 to 20 May 2030 (10 days).",), ("10 days",)),
        Example(
            "en",
            ("Ilona Varga was arrested on 3 May 2030 and held for ten days. She was released on 20 May 2030.",),
            ("ten days",),
        ),
        Example("en", ("Ilona Varga was held in detention for 17 days, from 3 to 20 May 2030.",)),
        Example("en", ("Ilona Varga was held in detention from 3 to 20 May 2030, at least 10 days.",)),
        Example("en", ("Ilona Varga was held in detention from 3 to 20 May 2030. For 10 days she refused food.",)),
        Example(
            "ru", ("Илона Варга содержалась под стражей десять суток, с 3 по 20 мая 2030 года.",), ("десять суток",)
        ),
        Example(
            "ru",
            ("Илону Варгу задержали 3 мая 2030 года. 20 мая 2030 года её освободили после 10 суток ареста.",),
            ("10 суток",),
        ),
        Example("ru", ("Илона Варга содержалась под стражей 18 суток, с 3 по 20 мая 2030 года.",)),
        Example("ru", ("Илона Варга содержалась под стражей не менее 10 суток, с 3 по 20 мая 2030 года.",)),
        Example("uk", ("Ілона Варга перебувала під вартою з 3 до 20 травня 2030 року (10 діб).",), ("10 діб",)),
        Example(
            "uk",
            ("Ілону Варгу затримали 3 травня 2030 року. 20 травня 2030 року її звільнили після 10 діб арешту.",),
            ("10 діб",),
        ),
        Example("uk", ("Ілона Варга перебувала під вартою з 3 до 20 травня 2030 року (17 діб).",)),
        Example("pl", ("Ilona Varga przebywała w areszcie od 3 do 20 maja 2030 r. (10 dni).",), ("10 dni",)),
        Example(
            "pl", ("Ilona Varga przebywała w areszcie przez 2 tygodnie, od 3 do 30 maja 2030 r.",), ("2 tygodnie",)
        ),
        Example("pl", ("Ilona Varga przebywała w areszcie przez 4 tygodnie, od 3 do 30 maja 2030 r.",)),
    ),
)
