"""What holds of the events of any text: spans lie in it, reading is pure, a paragraph ahead shifts and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.told import TODAY
from tocsin.domain.facts import Stance
from tocsin.reading import read
from tocsin.reading.english.words import english
from tocsin.reading.model import EventRead, Span

NAMES = ("Nadia Okrent", "Ruben Breel", "Lena Sorran", "the Lakeside Union", "three students", "the journalist", "she")
DOERS = ("Police", "Two masked men", "The ministry", "Nadia Okrent", "They", "A neighbour")
ACTS = (
    "arrested",
    "beat",
    "tried to abduct",
    "threatened",
    "threatened to kill",
    "did not arrest",
    "reportedly released",
    "searched the flat of",
    "followed",
    "may deport",
    "granted asylum to",
    "denied having tortured",
)
WHENS = ("", " on 3 May 2021", " in 2019", " yesterday", " the next day", " since March 2021", " in Port Havrel")
ENDS = (".", ", Ruben Breel said.", " and charged her on 9 May 2021.", "; she must be released.", "!", "")
KNOWN_TYPES = {cue.act.type for cues in english().verb_cues.values() for cue in cues} | {
    "attempted_abduction",
    "press_conference",
}
UNRELATED = (
    "The harvest was good.",
    "It rained all day, and the lake rose.",
    "The café – an old one – closes late.\nIts tables are green.",
    "Ein Tag im Mai.",
)
sentences = st.builds(
    lambda doer, act, name, when, end: f"{doer} {act} {name}{when}{end}",
    st.sampled_from(DOERS),
    st.sampled_from(ACTS),
    st.sampled_from(NAMES),
    st.sampled_from(WHENS),
    st.sampled_from(ENDS),
)
paragraphs = st.lists(sentences, min_size=1, max_size=2).map(" ".join)
texts = st.lists(paragraphs, max_size=3).map("\n\n".join)
closed = st.lists(paragraphs.map(lambda words: f"{words.rstrip('.!')}."), max_size=3).map("\n\n".join)
pieces = ["a", "N", "0", " ", ".", ",", ";", "!", "“", "”", "’", '"', "(", ")", "–", "\n", "\t", "³", "\u00a0", "Ж"]
loose = st.lists(st.sampled_from([*pieces, " arrested ", " Nadia Okrent ", " was ", " threatened ", " by "])).map(
    "".join
)
FEW = settings(max_examples=30, deadline=None)


def _events(text: str) -> tuple[EventRead, ...]:
    return read(text, date=TODAY, language="en").events


def _shifted(event: EventRead, by: int) -> EventRead:
    def move(span: Span) -> Span:
        return span[0] + by, span[1] + by

    return replace(
        event,
        start=event.start + by,
        end=event.end + by,
        passages=tuple(move(span) for span in event.passages),
        date_span=move(event.date_span) if event.date_span else None,
    )


@FEW
@given(texts | loose)
def test_spans_lie_within_the_text(text: str) -> None:
    for event in _events(text):
        for start, end in (*event.passages, (event.start, event.end)):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()


@FEW
@given(texts | loose)
def test_every_event_stands_on_a_passage(text: str) -> None:
    for event in _events(text):
        assert (event.start, event.end) in event.passages
        assert list(event.passages) == sorted(set(event.passages))


@FEW
@given(texts)
def test_a_date_is_quoted_from_the_text(text: str) -> None:
    for event in _events(text):
        given_parts = [event.date is None, event.date_text is None, event.date_span is None, event.date_basis is None]
        assert len(set(given_parts)) == 1
        if event.date_span:
            assert text[slice(*event.date_span)] == event.date_text


@FEW
@given(texts | loose)
def test_values_are_of_the_closed_lists(text: str) -> None:
    for event in _events(text):
        assert event.type in KNOWN_TYPES
        assert event.completion in {"done", "attempted", "threatened", "planned"}
        assert event.stance in Stance
        assert event.count is None or event.count > 0
        assert (event.type == "attempted_abduction") <= (event.completion == "attempted")
        assert not (event.type == "abduction" and event.completion == "attempted")


@FEW
@given(texts)
def test_nobody_is_both_doer_and_victim(text: str) -> None:
    for event in _events(text):
        assert event.perpetrator not in event.victims
        assert len(set(event.victims)) == len(event.victims)
        assert all(name.strip() for name in event.victims)


@FEW
@given(texts | loose)
def test_reading_is_deterministic(text: str) -> None:
    assert _events(text) == _events(text)


@FEW
@given(texts)
def test_events_stand_in_the_order_of_the_text(text: str) -> None:
    starts = [(event.start, event.end) for event in _events(text)]
    assert starts == sorted(starts)


@FEW
@given(st.sampled_from(UNRELATED), closed)
def test_a_paragraph_ahead_only_shifts(paragraph: str, text: str) -> None:
    ahead = f"{paragraph}\n\n"
    assert _events(ahead + text) == tuple(_shifted(event, len(ahead)) for event in _events(text))


@FEW
@given(closed, st.sampled_from(UNRELATED))
def test_a_paragraph_behind_changes_nothing(text: str, paragraph: str) -> None:
    assert _events(f"{text}\n\n{paragraph}") == _events(text)


@FEW
@given(texts)
def test_white_space_at_the_ends_changes_no_event(text: str) -> None:
    assert [event.type for event in _events(f"\n\n  {text}  \n")] == [event.type for event in _events(text)]


@pytest.mark.parametrize("name", ["Nadia Okrent", "Lena Sorran", "Ruben Breel"])
@pytest.mark.parametrize("act", ["arrested", "beat", "abducted", "tortured", "killed", "threatened", "deported"])
def test_active_and_passive_tell_the_same(name: str, act: str) -> None:
    passive = {"beat": "beaten"}.get(act, act)
    (active,) = _events(f"On 3 May 2021 guards {act} {name}.")
    (told,) = _events(f"On 3 May 2021 {name} was {passive} by guards.")
    wanted = (active.type, active.term, active.date, active.victims, active.perpetrator)
    assert (told.type, told.term, told.date, told.victims, told.perpetrator) == wanted
