"""Random consistent stories, told in sentences of the genre, read and checked: no alarm; broken ones are found."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.checking import check
from tocsin.domain.facts import Finding, Severity
from tocsin.reading import read
from tocsin.reading.facts import facts_of

PEOPLE = ("Vera Molnar", "Ivo Brandt", "Mara Holt")
DEEDS = (
    "{day}, unidentified men beat {who} in the street.",
    "{day}, an unknown person phoned {who} and threatened to kill them.",
    "{day}, police officers searched the flat of {who}.",
    "{day}, two men attempted to abduct {who}.",
    "{who} was followed by an unknown car {low}.",
    "{day}, unidentified persons set fire to the car of {who}.",
    "According to colleagues, {who} was beaten {low}.",
    "{day}, the authorities summoned {who}.",
)
AHEAD = (
    "An appeal will be heard on {ahead}.",
    "The trial is scheduled for {ahead}.",
    "Please send appeals before {ahead}.",
    "A new law will enter into force on {ahead}.",
    "The ban is valid until {ahead}.",
)
BACK = (
    "{who}, born on 29 February 1984, is a journalist from Sardovia.",
    "Since March 2009, {who} has lived in Brod.",
    "In October 2011, {who} had been attacked before.",
    "A year earlier, in {year_before}, {who} had been fined.",
    "The newspaper was founded in 1998.",
)


def spoken(day: date, form: int) -> str:
    month = day.strftime("%B")
    return (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day:%A}, {day.day} {month} {day.year}",
    )[form]


@st.composite
def stories(draw: st.DrawFn) -> tuple[date, list[tuple[date, str, str]], list[str]]:
    """The day of a statement, what happened (day, its words, its sentence), and what else it says."""
    told = draw(st.dates(date(2012, 1, 1), date(2024, 12, 31)))
    days = sorted(
        told - timedelta(ago) for ago in draw(st.lists(st.integers(0, 300), min_size=1, max_size=5, unique=True))
    )
    deeds = []
    for day in days:
        words = spoken(day, draw(st.integers(0, 2)))
        who = draw(st.sampled_from(PEOPLE))
        deeds.append((day, words, draw(st.sampled_from(DEEDS)).format(day=f"On {words}", low=f"on {words}", who=who)))
    ahead = spoken(told + timedelta(draw(st.integers(3, 300))), draw(st.integers(0, 2)))
    year_before = f"{told:%B} {told.year - 1}"
    other = draw(st.lists(st.sampled_from(AHEAD + BACK), max_size=3, unique=True))
    return told, deeds, [words.format(ahead=ahead, who=PEOPLE[0], year_before=year_before) for words in other]


def written(told: date, sentences: list[str], other: list[str]) -> str:
    body = " ".join(sentences)
    return f"Brod, {spoken(told, 0)}\n\nPRESSURE ON JOURNALISTS IN SARDOVIA\n\n{body}\n\n" + "\n\n".join(other) + "\n"


def contradictions(text: str) -> list[Finding]:
    found = check(facts_of(read(text), text), text)
    return [finding for finding in found if finding.severity is Severity.CONTRADICTION]


QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(stories())
def test_a_story_as_it_happened_raises_no_alarm(story: tuple[date, list[tuple[date, str, str]], list[str]]) -> None:
    told, deeds, other = story
    text = written(told, [sentence for _, _, sentence in deeds], other)
    assert [finding.message for finding in contradictions(text)] == [], text


@QUICK
@given(stories(), st.integers(0, 4), st.integers(1, 5))
def test_a_deed_dated_after_its_telling_is_found_if_it_was_read(
    story: tuple[date, list[tuple[date, str, str]], list[str]], which: int, years: int
) -> None:
    told, deeds, other = story
    day, words, sentence = deeds[which % len(deeds)]
    if words.split()[0].endswith(","):  # with the day of the week another rule may be the first to speak
        return
    late = words.replace(str(day.year), str(told.year + years))
    text = written(told, [one[2] if one[1] != words else sentence.replace(words, late) for one in deeds], other)
    at = text.index(late)
    events = [
        event for event in read(text).events if event.date_span and event.date_span[0] <= at + 3 <= event.date_span[1]
    ]
    if events:
        found = [place for finding in contradictions(text) for place in finding.passages if place]
        assert any(place.start < at + len(late) and at < place.end for place in found), text
