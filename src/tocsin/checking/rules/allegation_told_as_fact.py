"""A headline that states as fact who did it, where the text only gives it as somebody's word."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.checking.glance import where_told
from tocsin.checking.headlines import ToldEvent, texts_with_headlines
from tocsin.checking.links import place_of
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.saying import words_claim
from tocsin.checking.sentences import layout_of
from tocsin.checking.spoken import worded
from tocsin.checking.words.attribution import (
    addressed,
    all_named,
    attributes,
    attributes_by_a_sign,
    names_nobody,
    naming_words,
    quotes,
)
from tocsin.domain.facts import Fact, Finding, Severity
from tocsin.domain.passages import InText

# what an office does openly (an arrest, a charge, a judgment) is no allegation
DEEDS = frozenset({
    "surveillance", "threat", "intimidation_harassment", "attempted_abduction", "abduction", "enforced_disappearance",
    "assault", "torture", "killing", "smear", "cyberattack",
})  # fmt: skip


def _check(case: Case) -> Iterator[Finding]:
    for text, headlines, body in texts_with_headlines(case):
        asked: set[str] = set()
        for headline in headlines:
            accused = headline.value("perpetrator")
            attributed = None if accused in asked else _only_attributed(headline, body, text)
            if attributed is not None:
                asked.add(accused)
                yield _finding(headline, attributed)


def _only_attributed(headline: ToldEvent, body: list[ToldEvent], text: str | None) -> Fact | None:
    """Where the body names the headline's perpetrator by somebody's word only; None where it states it too."""
    words = naming_words(headline.value("perpetrator"))
    if names_nobody(words) or headline.value("type") not in DEEDS or _says_whose_word(headline, text):
        return None
    named = [event for event in body if all_named(words, naming_words(event.value("perpetrator")))]
    if any(event.flat and not _attributed(event, text) for event in named):
        return None
    if named:
        return named[0].one("attribution") or named[0].rows[0]
    return _sentence_naming(words, headline, text) if text else None


def _says_whose_word(headline: ToldEvent, text: str | None) -> bool:
    """Whether the headline itself attributes or quotes."""
    line = _sentence(headline, text)
    return attributes(line) or quotes(line) or attributes_by_a_sign(line)


def _attributed(event: ToldEvent, text: str | None) -> bool:
    return attributes(_sentence(event, text))


def _sentence(event: ToldEvent, text: str | None) -> str:
    place = place_of(event.rows[0])
    return text[slice(*layout_of(text).sentence(place.start, place.end))] if text and place else ""


def _sentence_naming(words: frozenset[str], headline: ToldEvent, text: str) -> Fact | None:
    """The first sentence after the headline that names the accused, if each that does so gives somebody's word."""
    place = place_of(headline.rows[0])
    after = place.end if place else 0
    naming = [
        (begin, end)
        for begin, end in layout_of(text).sentences()
        if begin >= after and _speaks_of(words, text[begin:end])
    ]
    if not naming or not all(attributes(text[begin:end]) for begin, end in naming):
        return None
    first = naming[0]
    here = InText(place.text if place else "", *first)
    return Fact(headline.entity, "event.attribution", text[slice(*first)], words_claim(here), passages=(here,))


def _speaks_of(words: frozenset[str], sentence: str) -> bool:
    return all_named(words, naming_words(sentence)) and not addressed(words, sentence)


def _finding(headline: ToldEvent, other: Fact) -> Finding:
    mine = headline.one("perpetrator") or headline.rows[0]
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION,
        message=worded(f"{RULE.name}.asks", who=headline.value("perpetrator")),
        subjects=tuple(dict.fromkeys((headline.entity, other.entity))),
        claims=(mine.claim, other.claim),
        passages=(place_of(mine) or place_of(headline.rows[0]), place_of(other)),
    )


_EN = "On 3 May 2031 the editor Ilona Varga was followed by unknown men in Brod. "
_RU = "3 мая 2031 года за редактором Илоной Варгой следили неизвестные в Броде. "
_UK = "3 травня 2031 року за редакторкою Ілоною Варгою стежили невідомі у Броді. "
_PL = "3 maja 2031 roku redaktorkę Ilonę Vargę śledzili nieznani mężczyźni w Brodzie. "

RULE = Rule(
    name="allegation-told-as-fact",
    version=2,
    reason="A headline that says more than the text proves can be held against the people it speaks for.",
    check=_check,
    may_strike=where_told("event.heading"),
    examples=(
        Example(
            "en",
            (
                (
                    "Secret service is shadowing editors in Orvania\n\n"
                    f"{_EN}The editors claim that the secret service is shadowing them."
                ),
            ),
            ("editors claim",),
        ),
        Example(
            "en",
            (
                (
                    "Secret service is shadowing editors in Orvania\n\n"
                    f"{_EN}Two men of the secret service were following her and showed their cards."
                ),
            ),
        ),
        Example(
            "ru",
            (
                (
                    "Спецслужбы Орвании следят за редакторами\n\n"
                    f"{_RU}Редакторы утверждают, что слежку ведут люди, связанные со спецслужбами Орвании."
                ),
            ),
            ("утверждают",),
        ),
        Example(
            "ru",
            (
                (
                    "Редакторы: спецслужбы Орвании следят за нами\n\n"
                    f"{_RU}Редакторы утверждают, что за ними следят спецслужбы Орвании."
                ),
            ),
        ),
        Example(
            "ru",
            (f"Спецслужбы Орвании следят за редакторами\n\n{_RU}Сотрудники спецслужб предъявили удостоверения.",),
        ),
        Example(
            "uk",
            (
                (
                    "Спецслужби Орванії стежать за редакторами\n\n"
                    f"{_UK}Редактори стверджують, що за ними стежать спецслужби Орванії."
                ),
            ),
            ("стверджують",),
        ),
        Example(
            "uk",
            (f"Спецслужби Орванії стежать за редакторами\n\n{_UK}Агенти спецслужб показали посвідчення.",),
        ),
        Example(
            "uk",
            (
                (
                    "Невідомі стежать за редакторами в Орванії\n\n"
                    f"{_UK}Редактори стверджують, що невідомі пов’язані зі спецслужбами."
                ),
            ),
        ),
        Example(
            "pl",
            (
                (
                    "Służby specjalne Orwanii śledzą redaktorów\n\n"
                    f"{_PL}Redaktorzy twierdzą, że śledzą ich służby specjalne Orwanii."
                ),
            ),
            ("twierdzą",),
        ),
        Example(
            "pl",
            (f"Służby specjalne Orwanii śledzą redaktorów\n\n{_PL}Agenci służb specjalnych pokazali legitymacje.",),
        ),
    ),
)
