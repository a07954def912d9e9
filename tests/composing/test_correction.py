"""The draft of a correction: our words, what is right, and of what was withdrawn nothing but the place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tocsin.composing import Brief, parse_brief
from tocsin.composing.correction import compose_correction, where
from tocsin.composing.letter import Claims, PartKind
from tocsin.domain.changed import Change, Why
from tocsin.domain.dossier import Dossier, EntityView, Shown
from tocsin.domain.sent import Line, SentLetter, Used

DAY = date(2031, 6, 1)
STORY = Line("events 1.1", "According to her lawyer, Ilona Varga was threatened on 5 July 2030.", ("date", "name"))
SAME = replace(STORY, place="summary 1.1")
WORK = Line("background 1.1", "Ilona Varga is “a journalist”.", ("work", "name"))
SENT = SentLetter(
    "appeal", "Threat", "UA 1/2031", "2031-05-01", (SAME, STORY, WORK), (), offices=("Prosecutor General",)
)
VALUES = {
    "appeal": {"intervention.number": "UA 1/2031", "intervention.date": "2031-05-01", "intervention.title": "Threat"},
    "event": {"event.type": "threat", "event.date": "2030-07-06"},
    "ilona": {"person.name": "Ilona Varga", "person.birth": "1985"},
    "danilo": {"person.name": "Danilo Zemba", "person.anonymise": "true"},
}
DATE = Used("date", "event", "event.date", "2030-07-05", "statement", out=True)
TRADE = Used("work", "ilona", "person.occupation", "journalist", "statement", out=True)
BRIEF = parse_brief(
    """
[organisation]
name = "Quay Centre"
contact = ["press@quay.example"]
[[addressees]]
key = "minister"
office = "Minister of Justice"
[[demands]]
text = "release her"
addressees = ["minister"]
"""
)


def case() -> Dossier:
    views = {}
    for entity, values in VALUES.items():
        kind = next(iter(values)).partition(".")[0]
        shown = {name: (Shown(value, (f"{entity}-{name}",)),) for name, value in values.items()}
        views[entity] = EntityView(entity, kind, shown)
    return Dossier("case", views)


def corrected(*lines: Line, value: str = "2030-07-06", property_id: str = "event.date") -> Change:
    now = (Shown(value, ("new",)),)
    return Change(Why.CORRECTED, "event", property_id, (DATE,), now, ("date", "new"), lines)


RETRACTED = Change(Why.RETRACTED, "ilona", "person.occupation", (TRADE,), (), ("work",), (WORK,))
WITHDRAWN = Change(Why.WITHDRAWN, "ilona", "consent.granted", (), (), ("given",), (SAME, STORY))
FEWER = Change(Why.FEWER, "event", "event.date", (DATE,), (), ("date",), (STORY,))


def paragraphs(*changes: Change, sent: SentLetter = SENT) -> list[str]:
    made = compose_correction(case(), sent, changes, brief=None, today=DAY)
    assert made is not None
    part = made.letter.part(PartKind.CORRECTION)
    assert part is not None
    assert all(isinstance(sentence.basis, Claims) for one in part.paragraphs for sentence in one.sentences)
    return [" ".join(sentence.text for sentence in one.sentences) for one in part.paragraphs]


APPEAL = "our appeal UA 1/2031 of 1 May 2031"


def test_the_same_words_at_two_places_are_quoted_once() -> None:
    assert paragraphs(corrected(SAME, STORY)) == [
        f"In {APPEAL} we wrote: “{STORY.text}” Correct is: 6 July 2030 (the date)."
    ]


def test_quotation_marks_within_are_single_ones() -> None:
    assert paragraphs(RETRACTED) == [
        (
            f"In {APPEAL} we wrote: “Ilona Varga is ‘a journalist’.” "
            "We no longer stand by this as far as it tells the work of Ilona Varga."
        )
    ]


def test_sentences_with_different_corrections_stand_apart() -> None:
    assert len(paragraphs(corrected(STORY), RETRACTED)) == 2
    both = paragraphs(corrected(WORK), RETRACTED)
    assert len(both) == 1
    assert both[0].endswith(
        "Correct is: 6 July 2030 (the date). We no longer stand by this as far as it tells the work of Ilona Varga."
    )


def test_what_is_withdrawn_is_neither_quoted_nor_told() -> None:
    (text,) = paragraphs(WITHDRAWN, corrected(SAME, STORY))
    assert text == (
        f"Please remove the following from every copy of {APPEAL}, and do not use it any more: "
        "in the summary, sentence 1; under “What happened”, paragraph 1, sentence 1."
    )


def test_where_the_words_are_not_kept_it_says_what_was_given() -> None:
    bare = replace(SENT, lines=())
    change = corrected()
    assert paragraphs(change, sent=bare) == [
        "Our appeal UA 1/2031 of 1 May 2031 gave the date as 5 July 2030. Correct is: 6 July 2030 (the date)."
    ]
    (text,) = paragraphs(replace(WITHDRAWN, lines=()), sent=bare)
    assert text.startswith(f"Please do not use {APPEAL} any more")


def test_an_account_less_is_for_the_office_alone() -> None:
    assert compose_correction(case(), SENT, [FEWER], brief=None, today=DAY) is None
    made = compose_correction(case(), SENT, [FEWER, RETRACTED], brief=None, today=DAY)
    assert made is not None
    assert made.mends == (("work",),)
    assert any("One account" in gap.message for gap in made.letter.gaps)


def test_a_name_that_is_hidden_now_is_struck_from_the_quotation() -> None:
    line = Line("events 1.2", "Danilo Zemba saw it.", ("date",))
    sent = replace(SENT, lines=(line,))
    (text,) = paragraphs(corrected(line), sent=sent)
    assert "Zemba" not in text
    made = compose_correction(case(), sent, [corrected(line)], brief=None, today=DAY)
    assert made is not None
    assert any("taken out" in gap.message for gap in made.letter.gaps)


def test_a_value_that_is_somebody_hidden_is_a_role() -> None:
    change = corrected(STORY, value="danilo", property_id="act.victim")
    (text,) = paragraphs(change)
    assert "Zemba" not in text
    assert "Correct is: another person" in text or "Correct is: a person" in text


@pytest.mark.parametrize("brief", [None, BRIEF])
def test_it_is_a_letter_to_those_who_have_the_appeal(brief: Brief | None) -> None:
    made = compose_correction(case(), SENT, [RETRACTED], brief=brief, today=DAY)
    assert made is not None
    letter = made.letter
    assert (letter.kind, letter.number, letter.day) == ("Correction", "UA 1/2031", DAY)
    assert letter.title.text == "Correction to our appeal UA 1/2031 of 1 May 2031"
    part = letter.part(PartKind.ADDRESSEES)
    assert part is not None
    office = "Minister of Justice" if brief else "Prosecutor General"
    assert part.paragraphs[0].sentences[0].text == office
    assert (letter.part(PartKind.CONTACT) is not None) is (brief is not None)
    assert letter.part(PartKind.DEMANDS) is None


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("title", "the title"),
        ("footnote 3", "footnote 3"),
        ("summary 1.2", "in the summary, sentence 2"),
        ("risk 2.1", "under “The present risk”, paragraph 2, sentence 1"),
        ("correction 2.1", "paragraph 2, sentence 1"),
    ],
)
def test_a_place_in_words(place: str, words: str) -> None:
    assert where(place) == words
