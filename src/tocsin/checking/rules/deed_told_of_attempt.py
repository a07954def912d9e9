"""A headline that tells a deed where the text tells of an attempt or a threat."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.checking.glance import where_told
from tocsin.checking.headlines import NOT_DONE, ToldEvent, texts_with_headlines
from tocsin.checking.links import place_of
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.spoken import worded
from tocsin.checking.wording import label
from tocsin.domain.facts import CaseFacts, Finding, Severity


def _check(case: Case) -> Iterator[Finding]:
    for _, headlines, body in texts_with_headlines(case):
        for headline in headlines:
            attempt = _only_attempted(headline, body)
            if attempt is not None:
                yield _finding(case.facts, headline, attempt)


def _only_attempted(headline: ToldEvent, body: list[ToldEvent]) -> ToldEvent | None:
    """The body's attempt where the headline tells a deed that the body never does."""
    kind = headline.value("type")
    if headline.value("completion") != "done" or kind.startswith("attempted_"):
        return None
    same = [event for event in body if event.deed == kind and _of_the_same(headline, event)]
    if not same or not all(event.value("completion") in NOT_DONE for event in same):
        return None
    return same[0]


def _of_the_same(headline: ToldEvent, event: ToldEvent) -> bool:
    return not headline.victims or not event.victims or bool(headline.victims & event.victims)


def _finding(facts: CaseFacts, headline: ToldEvent, attempt: ToldEvent) -> Finding:
    mine, other = headline.one("type") or headline.rows[0], attempt.rows[0]
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION,
        message=worded(f"{RULE.name}.asks", what=label(facts, headline.entity)),
        subjects=tuple(dict.fromkeys((headline.entity, attempt.entity))),
        claims=(mine.claim, other.claim),
        passages=(place_of(mine), place_of(other)),
    )


RULE = Rule(
    name="deed-told-of-attempt",
    version=1,
    reason="An attempt that a headline tells as the deed is denied with ease, and takes the text down with it.",
    check=_check,
    may_strike=where_told("event.heading"),
    examples=(
        Example(
            "en",
            (
                (
                    "Ilona Varga abducted in Brod\n\n"
                    "On 3 May 2031 unknown men tried to abduct the editor Ilona Varga in Brod. She got away."
                ),
            ),
            ("abducted",),
        ),
        Example(
            "en",
            (
                (
                    "Attempted abduction of Ilona Varga in Brod\n\n"
                    "On 3 May 2031 unknown men tried to abduct the editor Ilona Varga in Brod. She got away."
                ),
            ),
        ),
        Example(
            "ru",
            (
                (
                    "В Броде похищена редактор Илона Варга\n\n"
                    "3 мая 2031 года неизвестные пытались похитить редактора Илону Варгу в Броде. Ей удалось уйти."
                ),
            ),
            ("похищена",),
        ),
        Example(
            "ru",
            (
                (
                    "В Броде пытались похитить редактора Илону Варгу\n\n"
                    "3 мая 2031 года неизвестные пытались похитить редактора Илону Варгу в Броде. Ей удалось уйти."
                ),
            ),
        ),
        Example(
            "uk",
            (
                (
                    "У Броді викрадено редакторку Ілону Варгу\n\n"
                    "3 травня 2031 року невідомі намагалися викрасти редакторку Ілону Варгу у Броді. Їй вдалося втекти."
                ),
            ),
            ("викрадено",),
        ),
        Example(
            "uk",
            (
                (
                    "У Броді намагалися викрасти редакторку Ілону Варгу\n\n"
                    "3 травня 2031 року невідомі намагалися викрасти редакторку Ілону Варгу у Броді. Їй вдалося втекти."
                ),
            ),
        ),
        Example(
            "pl",
            (
                (
                    "W Brodzie uprowadzono redaktorkę Ilonę Vargę\n\n"
                    "3 maja 2031 roku nieznani mężczyźni próbowali uprowadzić redaktorkę Ilonę Vargę w Brodzie. "
                    "Udało jej się uciec."
                ),
            ),
            ("uprowadzono",),
        ),
        Example(
            "pl",
            (
                (
                    "W Brodzie próbowano uprowadzić redaktorkę Ilonę Vargę\n\n"
                    "3 maja 2031 roku nieznani mężczyźni próbowali uprowadzić redaktorkę Ilonę Vargę w Brodzie. "
                    "Udało jej się uciec."
                ),
            ),
        ),
    ),
)
