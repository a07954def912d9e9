"""By whose word: the record's own words, else published names, else how many sources."""

from __future__ import annotations

import pytest

from support.dossiers import DENIES, TODAY, Case, brief, letter_of, told
from tocsin.composing.draft import Draft
from tocsin.composing.guard import Guard
from tocsin.composing.people import people_of
from tocsin.composing.voice import Voice, distinct_sources, voice_of
from tocsin.lib.ids import new_id


def draft(case: Case) -> Draft:
    return Draft(case.dossier, brief(), TODAY, people_of(case.dossier, None, [], TODAY), Guard(()))


@pytest.mark.parametrize(
    ("voice", "lead"),
    [
        (Voice(("the activists",)), "According to the activists, "),
        (Voice(("the activists", "a neighbour")), "According to the activists and a neighbour, "),
        (Voice(), "A source known to us reports that "),
        (Voice(sources=2), "According to two sources, "),
        (Voice(sources=11), "According to 11 sources, "),
        (Voice(published=True), "A published document reports that "),
        (Voice(own=True), "To our knowledge, "),
    ],
)
def test_leads(voice: Voice, lead: str) -> None:
    assert voice.lead() == lead


@pytest.mark.parametrize(
    ("voice", "lead"),
    [
        (Voice(("the activists",)), "The activists deny that "),
        (Voice(("the activists from Brod",)), "The activists from Brod deny that "),
        (Voice(("the police",)), "The police deny that "),
        (Voice(("the Ministry of Justice",)), "The Ministry of Justice denies that "),
        (Voice(("Ilona Varga",)), "Ilona Varga denies that "),
        (Voice(("Agnes",)), "Agnes denies that "),
        (Voice(("a witness",)), "A witness denies that "),
        (Voice(("two neighbours",)), "Two neighbours deny that "),
        (Voice(("a neighbour", "a passer-by")), "A neighbour and a passer-by deny that "),
        (Voice(), "A source known to us denies that "),
        (Voice(sources=2), "Two sources deny that "),
        (Voice(published=True), "A published document denies that "),
        (Voice(own=True), "To our knowledge, it is not the case that "),
    ],
)
def test_denials(voice: Voice, lead: str) -> None:
    assert voice.lead(denies=True) == lead


@pytest.mark.parametrize(
    ("voice", "lead"),
    [
        (Voice(("the activists",)), "According to the same account, "),
        (Voice(), "According to the same account, "),
        (Voice(("a", "b")), "According to the same accounts, "),
        (Voice(sources=3), "According to the same accounts, "),
    ],
)
def test_the_same_word_twice_running(voice: Voice, lead: str) -> None:
    assert voice.lead(again=True) == lead


@pytest.mark.parametrize(
    ("voice", "lead"),
    [
        (Voice(("the activists",)), "The activists report that "),
        (Voice(("a witness",)), "A witness reports that "),
        (Voice(), "According to a source known to us, "),
        (Voice(published=True), "According to a published document, "),
        (Voice(sources=2), "Two sources report that "),
        (Voice(own=True), "To our knowledge, "),
    ],
)
def test_the_other_turn(voice: Voice, lead: str) -> None:
    assert voice.lead(turn=1) == lead
    assert voice.lead(turn=2) == voice.lead()


@pytest.mark.parametrize(
    ("statement", "lead"),
    [
        ({"entered_by": "Ada"}, "To our knowledge, "),
        ({"entered_by": "Ada", "source": "s"}, "A source known to us reports that "),
        ({"entered_by": "Ada", "source": None}, "A source known to us reports that "),
        ({"entered_by": "Ada", "evidence": "f"}, "A source known to us reports that "),
        ({}, "A source known to us reports that "),
    ],
)
def test_what_a_member_enters_without_a_source_is_our_own_word(statement: dict[str, str | None], lead: str) -> None:
    case = Case()
    values = {key: case.absent("withheld") if value is None else value for key, value in statement.items()}
    case.add("statement", "e", **values)
    assert voice_of(draft(case), (case.say("x", statements=("e",)),)).lead() == lead


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("the activists", "the activists"),
        ("The activists", "the activists"),
        ("According to the activists", "the activists"),
        ("the activists claim", "the activists"),
        ("Her lawyer said that", "her lawyer"),
        ("the activists (at the press conference)", "the activists (at the press conference)"),
        ("Harbour Light Foundation", "the Harbour Light Foundation"),
        ("Ilona Varga reported", "Ilona Varga"),
        ("a neighbour.", "a neighbour"),
    ],
)
def test_words_of_the_record_fit_after_according_to(words: str, who: str) -> None:
    case = Case()
    assert voice_of(draft(case), (case.say("x", by=words),)).who == (who,)


@pytest.mark.parametrize("words", ["", " ", "said", "...", "\u200b"])
def test_empty_words_are_nobody(words: str) -> None:
    case = Case()
    assert voice_of(draft(case), (case.say("x", by=words),)).who == () or words == "said"


def test_a_persons_id_becomes_the_name_with_its_claims() -> None:
    case, person = Case(), new_id()
    case.grown(person, "Ilona Varga")
    voice = voice_of(draft(case), (case.say("x", by=person),))
    assert voice.who == ("Ilona Varga",)
    assert [shown.value for shown in voice.grounds] == ["Ilona Varga"]


def test_the_id_of_a_source_says_nothing() -> None:
    case, source = Case(), new_id()
    case.add("source", source)
    assert voice_of(draft(case), (case.say("x", by=source),)).lead() == "A source known to us reports that "


def test_an_attribution_of_the_event_speaks_for_its_own_statement_only() -> None:
    case = Case()
    said = case.say("the activists", statements=("s1",))
    here, there = case.say("x", statements=("s1",)), case.say("x", statements=("s2",))
    assert voice_of(draft(case), (here,), (said,)).who == ("the activists",)
    assert voice_of(draft(case), (there,), (said,)).who == ()


def test_what_names_its_own_speaker_needs_no_attribution_of_the_event() -> None:
    case = Case()
    assert voice_of(draft(case), (case.say("x", by="the police"),), (case.say("the activists"),)).who == ("the police",)


@pytest.mark.parametrize("attribution", ["absent", "denied", "blank"])
def test_an_attribution_that_says_nothing_is_none(attribution: str) -> None:
    case = Case()
    said = {"absent": case.absent(), "denied": case.say("the activists", stance=DENIES), "blank": case.say(" ")}
    assert voice_of(draft(case), (case.say("x"),), (said[attribution],)).who == ()


def test_a_publisher_is_named_only_where_the_statement_may_be() -> None:
    case = Case()
    case.add("group", "light", name="Harbour Light")
    case.add("statement", "open", publisher="light", publishable="true")
    case.add("statement", "shut", publisher="light")
    opened = voice_of(draft(case), (case.say("x", statements=("open",)),))
    assert opened.who == ("Harbour Light",)
    assert {shown.value for shown in opened.grounds} == {"light", "Harbour Light"}
    assert voice_of(draft(case), (case.say("x", statements=("shut",)),)).who == ()


def test_a_published_statement_without_a_publisher() -> None:
    case = Case()
    case.add("statement", "open", publishable="true")
    assert voice_of(draft(case), (case.say("x", statements=("open",)),)).published


def sources() -> Case:
    case = Case()
    for source in ("s1", "s2"):
        case.add("source", source)
    case.add("statement", "release", source="s1")
    case.add("statement", "article", source="s2", origin="release")
    case.add("statement", "call", source="s2")
    case.add("statement", "again", source="s1")
    case.add("statement", "unknown")
    case.add("statement", "ring-a", source="s1", origin="ring-b")
    case.add("statement", "ring-b", source="s2", origin="ring-a")
    return case


@pytest.mark.parametrize(
    ("statements", "count"),
    [
        ((), 0),
        (("release",), 1),
        (("release", "call"), 2),
        (("release", "article"), 1),
        (("release", "again"), 1),
        (("release", "unknown"), 1),
        (("unknown",), 0),
        (("ring-a", "ring-b"), 0),
        (("nowhere",), 0),
        (("release", "article", "call"), 2),
    ],
)
def test_distinct_sources(statements: tuple[str, ...], count: int) -> None:
    assert len(distinct_sources(sources().dossier, statements)) == count


def test_two_sources_on_one_event() -> None:
    case = sources()
    case.grown("a", "Ilona Varga")
    case.add("event", "e", type=case.say("arrest", statements=("release", "call")))
    case.add("act", "x", event="e", victim="a")
    assert told(letter_of(case)) == ["According to two sources, Ilona Varga was arrested."]


def test_a_date_by_another_word_stands_in_a_sentence_of_its_own() -> None:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.add("event", "e", type=case.say("arrest", by="her lawyer"), date=case.say("2018-07-05", by="the police"))
    case.add("act", "x", event="e", victim="a")
    assert told(letter_of(case)) == [
        "According to her lawyer, Ilona Varga was arrested. According to the police, this happened on 5 July 2018."
    ]
