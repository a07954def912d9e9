"""Earlier events of the same kind are offered from the record, and no date becomes more exact by it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from support.dossiers import TODAY, Case, letter_of
from support.tongues import brief_in_four, case_in
from tocsin.composing.composition import compose
from tocsin.composing.letter import Claims, Letter, PartKind
from tocsin.composing.wording import LANGUAGES

SAID = {
    "en": "On record it is the third event of this kind concerning Marta Velin within ten months; "
    "before it: 3 January 2017 and March 2017.",
    "uk": "За записами, це третя подія такого роду (кого стосується: Марта Велін) протягом 10 місяців; "
    "раніше: 3 січня 2017 року та березень 2017 року.",
    "ru": "По записям, это третье событие такого рода (кого касается: Марта Велин) в течение 10 месяцев; "
    "ранее: 3 января 2017 года и март 2017 года.",
    "pl": "Według zapisów jest to trzecie zdarzenie tego rodzaju (kogo dotyczy: Marta Velin) w ciągu 10 miesięcy; "
    "wcześniej: 3 stycznia 2017 r. i marzec 2017 r.",
}


def told(language: str, *earlier: Any, thread: bool = True, **more: str) -> Letter:
    """The arrest of October 2017, and earlier ones of these dates."""
    case = case_in(language)
    for number, date in enumerate(earlier):
        case.event(f"before{number}", "arrest", "marta", date=date, **({"completion": "done"} | more))
    brief = replace(brief_in_four(), thread=thread, events=("arrest",))
    return compose(case.dossier, brief, "urgent-appeal", today=TODAY, language=language)


def sentence(letter: Letter) -> str:
    """The last sentence of the story, if it is the thread."""
    part = letter.part(PartKind.EVENTS)
    assert part
    last = part.paragraphs[0].sentences[-1]
    assert isinstance(last.basis, Claims)
    return last.text if last.text.startswith(("On record", "За записами", "По записям", "Według zapisów")) else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_which_of_its_kind_it_is(language: str) -> None:
    assert sentence(told(language, "2017-01-03", "2017-03")) == SAID[language]


@pytest.mark.parametrize(
    ("dates", "span"),
    [
        (("2017-09-30",), "within two months"),  # the arrest may be of the last of October
        (("2017-09",), "within two months"),
        (("2016-10-31",), "within 12 months"),
        (("2016-10-30",), "within 13 months"),
        (("2017",), ""),  # it may be the later one
        (("2017-10",), ""),
        (("2017-12-01",), ""),
        (("2011-01-01",), ""),  # too long ago to be a thread
        (("../2017-05",), ""),  # nobody knows since when
    ],
)
def test_the_span_is_the_longest_that_the_dates_allow(dates: tuple[str, ...], span: str) -> None:
    said = sentence(told("en", *dates))
    assert span in said
    assert bool(said) is bool(span)


def test_what_is_disputed_undated_or_of_another_degree_does_not_count() -> None:
    case = Case()
    disputed = case.disputed(case.say("2017-01-03"), case.say("2017-01-04"))
    assert sentence(told("en", disputed)) == ""
    assert sentence(told("en", "2017-01-03", completion="attempted")) == ""


def test_a_step_of_a_proceeding_counts_for_whom_it_concerns() -> None:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.grown("b", "Oren Tal")
    for key, person, date in (("1", "a", "2026-01-03"), ("2", "b", "2026-02-03"), ("3", "a", "2026-03-03")):
        case.add("proceeding", f"p{key}", person=person)
        case.add("event", f"e{key}", type="asylum_refusal", date=date, attribution="her lawyer")
        case.add("stage", f"s{key}", proceeding=f"p{key}", event=f"e{key}")
    assert "second event of this kind concerning Ilona Varga" in sentence(letter_of(case, thread=True, events=("e3",)))


def test_without_the_key_it_is_only_offered() -> None:
    made = told("en", "2017-01-03", thread=False)
    assert sentence(made) == ""
    (offered,) = [gap.message for gap in made.gaps if "thread = true" in gap.message]
    assert "the second event of this kind concerning Marta Velin" in offered
