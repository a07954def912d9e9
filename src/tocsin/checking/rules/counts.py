"""A number of people that the names beside it, or the parts beside it, do not give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from tocsin.checking.counted import Counted, counted
from tocsin.checking.glance import where_told
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.saying import MOST_FINDINGS, words_claim
from tocsin.checking.set_right import facts_at
from tocsin.checking.spoken import counted as in_words
from tocsin.checking.spoken import listed, worded
from tocsin.checking.wording import label, mended
from tocsin.checking.words.numbers import written_like
from tocsin.domain.facts import CaseFacts, Fact, Finding, Repair, Severity
from tocsin.domain.passages import InText

MOST_NAMED = 8  # names in a message


def _check(case: Case) -> Iterator[Finding]:
    typed = [fact for fact in case.facts.facts if fact.property == "event.count" and _most(fact) is not None]
    if not typed and not case.texts:
        return
    names = _people(case.facts)
    for digest, text in case.texts.items():
        for count in counted(text):
            if not count.fits and _all_known(count, names) and not _set_right(case.facts, text, digest, count):
                yield _in_text(case.facts, text, digest, count)
    yield from _typed(case.facts, typed, names)


def _people(facts: CaseFacts) -> dict[str, str]:
    """Every name that a person of the case bears, with the person."""
    return {fact.value.casefold(): fact.entity for fact in facts.facts if fact.property == "person.name"}


def _all_known(count: Counted, people: dict[str, str]) -> bool:
    """Whether each of the names is another person's: a body or a place in the list is no one who is counted."""
    found = {people.get(name.casefold()) for name in count.names}
    return None not in found and len(found) == len(count.names)


def _recorded(facts: CaseFacts, text: str, digest: str, count: Counted) -> Fact | None:
    """The name of a group that review took from these words: “six people” is how the record and its letters call it."""
    words = _words(text, count)
    here = {fact.statement for fact in _struck(facts, digest, count) if fact.value.casefold() == words}
    names = (fact for fact in facts.facts if fact.property == "group.name" and fact.statement in here)
    return next((fact for fact in names if fact.value.casefold() == words), None)


def _set_right(facts: CaseFacts, text: str, digest: str, count: Counted) -> bool:
    """Whether the record by now calls those people by the number that the list gives, and not as the words do."""
    was, words = text[count.start : count.end], _words(text, count)
    becomes = written_like(was.casefold(), count.given)
    called = {fact.value.casefold() for fact in _struck(facts, digest, count)}
    return becomes is not None and words not in called and becomes + words[len(was) :] in called


def _struck(facts: CaseFacts, digest: str, count: Counted) -> Iterator[Fact]:
    """Whom these words tell of, by name."""
    return (
        fact for fact in facts_at(facts, InText(digest, count.start, count.stop)) if fact.property == "event.victim"
    )


def _words(text: str, count: Counted) -> str:
    return " ".join(text[count.start : count.stop].split()).casefold()


def _repairs(facts: CaseFacts, text: str, digest: str, count: Counted) -> tuple[Repair, ...]:
    """The number in its own words; of the claim, where one was recorded from them, else of the words alone."""
    was = text[count.start : count.end]
    becomes = written_like(was, count.given)
    if not becomes:
        return ()
    name = _recorded(facts, text, digest, count)
    claim = name.claim if name else words_claim(InText(digest, count.start, count.stop))
    value = (written_like(name.value[: len(was)], count.given) or "") + name.value[len(was) :] if name else ""
    return (Repair(claim, InText(digest, count.start, count.end), was, becomes, value),)


def _in_text(facts: CaseFacts, text: str, digest: str, count: Counted) -> Finding:
    said, listing = InText(digest, count.start, count.stop), InText(digest, *count.listing)
    claim = words_claim(said)
    words = " ".join(text[count.start : count.stop].split())
    repairs = _repairs(facts, text, digest, count)
    what = "names" if count.names else "parts"
    question = worded(f"{RULE.name}.{'too_few' if count.given > count.number else 'too_many'}")
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.CONTRADICTION if count.given > count.number and count.sure else Severity.QUESTION,
        message=worded(f"{RULE.name}.{what}", words=words, given=str(count.given), question=question)
        + mended(repairs, whole=False),
        subjects=(),
        claims=(claim, words_claim(listing)),
        passages=(said, listing),
        repairs=repairs,
    )


def _most(number: Fact) -> int | None:
    """The most that a number which a person typed allows; None of one that was read, whose words are asked instead."""
    most = number.value.rpartition("..")[2]
    return int(most) if most and not number.passages else None


def _typed(facts: CaseFacts, numbers: Iterable[Fact], people: dict[str, str]) -> Iterator[Finding]:
    """Events for which a person typed a number, with more people by name."""
    victims: dict[str, dict[str, Fact]] = {}
    for fact in facts.facts:
        if fact.property == "event.victim" and fact.value.casefold() in people:
            victims.setdefault(fact.entity, {}).setdefault(people[fact.value.casefold()], fact)
    for number in numbers:
        named, most = list(victims.get(number.entity, {}).values()), _most(number)
        if most is not None and len(named) > most:
            yield _of_event(facts, number, most, named)


def _of_event(facts: CaseFacts, number: Fact, most: int, named: list[Fact]) -> Finding:
    shown = [fact.value for fact in named[:MOST_NAMED]] + [worded("common.others")] * (len(named) > MOST_NAMED)
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION,
        message=worded(
            f"{RULE.name}.event",
            what=label(facts, number.entity),
            people=in_words("people", most),
            given=str(len(named)),
            names=listed(shown),
        ),
        subjects=(number.entity,),
        claims=(number.claim, *(fact.claim for fact in named)),
        passages=(None, *(fact.passages[0] if fact.passages else None for fact in named)),
        repairs=(Repair(number.claim, None, number.value, str(len(named)), str(len(named))),),
    )


RULE = Rule(
    name="counts",
    version=1,
    reason="A number that its own list does not give is the first thing that a reader of the appeal will doubt.",
    check=lambda case: islice(_check(case), MOST_FINDINGS),
    may_strike=where_told("event.count"),
    examples=(
        Example(
            "en",
            ("Police detained four activists: Ilona Varga, Marta Velin, Piotr Zan, Dana Orel and Ivo Brand.",),
            ("four activists",),
        ),
        Example("en", ("Police detained six people – three men and two women – at the square.",), ("six people",)),
        Example("en", ("Three men and two women, six people in all, were beaten on 3 May 2030.",), ("six people",)),
        Example("en", ("Police detained four activists: Ilona Varga, Marta Velin, Piotr Zan and Dana Orel.",)),
        Example("en", ("Police detained at least four activists: Ilona Varga, Marta Velin, Piotr Zan.",)),
        Example("en", ("Police detained four activists, including Ilona Varga and Marta Velin.",)),
        Example("en", ("Police detained six people – three men, two women and a girl – at the square.",)),
        Example(
            "ru",
            ("Задержаны трое активистов: Илона Варга, Марта Велин, Пётр Зан и Дана Орел.",),
            ("трое активистов",),
        ),
        Example("ru", ("Полиция задержала шесть человек: трёх мужчин и двух женщин.",), ("шесть человек",)),
        Example("ru", ("Задержаны четверо активистов: Илона Варга, Марта Велин, Пётр Зан и Дана Орел.",)),
        Example("ru", ("Полиция задержала не менее шести человек: трёх мужчин и двух женщин.",)),
        Example("ru", ("Полиция задержала пять человек, среди них трёх женщин и двух подростков.",)),
        Example(
            "uk",
            ("Затримано трьох активістів: Ілона Варга, Марта Велін, Петро Зан і Дана Орел.",),
            ("трьох активістів",),
        ),
        Example("uk", ("Поліція затримала шість осіб: трьох чоловіків і двох жінок.",), ("шість осіб",)),
        Example("uk", ("Затримано чотирьох активістів: Ілона Варга, Марта Велін, Петро Зан і Дана Орел.",)),
        Example("uk", ("Поліція затримала понад шість осіб: трьох чоловіків і двох жінок.",)),
        Example(
            "pl",
            ("Zatrzymano trzech aktywistów: Ilona Varga, Marta Velin, Piotr Zan i Anna Zarębska.",),
            ("trzech aktywistów",),
        ),
        Example("pl", ("Policja zatrzymała sześć osób: trzech mężczyzn i dwie kobiety.",), ("sześć osób",)),
        Example("pl", ("Zatrzymano czterech aktywistów: Ilona Varga, Marta Velin, Piotr Zan i Anna Zarębska.",)),
        Example("pl", ("Policja zatrzymała co najmniej sześć osób: trzech mężczyzn i dwie kobiety.",)),
    ),
)
