"""What `compose` asks about a letter before it is saved: dates in it, and sentences against what they rest on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from support.dossiers import Case, letter_of
from support.terminal import Terminal
from tocsin.cli.letter_questions import letter_questions, running_text
from tocsin.composing.letter import Claims, Letter, Ours, OursKind, Paragraph, Part, PartKind, Sentence
from tocsin.domain.facts import CaseFacts, Fact

BRIEF = """
[organisation]
name = "Quay Centre"
contact = ["press@quay.example"]

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
body = "Office of the Prosecutor General"
salutation = "Dear Prosecutor General"
checked = 2021-03-01

[[demands]]
text = "TEXT"
addressees = ["prosecutor"]
"""
ENTRY = """
[[person]]
as = "ilona"
name = "Ilona Varga"
birth = 1991-04-02
occupation = "journalist"

[[event]]
as = "search"
type = "search_seizure"
completion = "done"
date = "2021-02-18"
attribution = "her lawyer"

[[act]]
event = "search"
victim = "ilona"
type = "search"
"""
RIGHT, WRONG = "return what was taken on 18 February 2021", "return what was taken on Friday, 18 February 2021"


@pytest.fixture
def office(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A case with one search, and a brief with a right and one with a wrong weekday."""
    terminal.say("case", "Harbour case")
    texts = {"entry": ENTRY, "right": BRIEF.replace("TEXT", RIGHT), "wrong": BRIEF.replace("TEXT", WRONG)}
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    terminal.say("record", str(tmp_path / "entry.toml"), "--case", "Harbour")
    return terminal


def test_a_letter_with_nothing_to_ask_says_nothing_of_it(office: Terminal, tmp_path: Path) -> None:
    assert office.say("compose", "Harbour", "--brief", str(tmp_path / "right.toml")).startswith("Sealed as")
    assert office.json("compose", "Harbour", "--brief", str(tmp_path / "right.toml"))["findings"] == []


def test_the_question_stands_before_the_letter_which_is_a_draft_all_the_same(office: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "letters"
    said = office.say("compose", "Harbour", "--brief", str(tmp_path / "wrong.toml"), "--out", str(out))
    asked, _sealed, rest = said.partition("Sealed as")
    assert asked.startswith("Before this letter leaves, look again at:\n1. These cannot all be true (weekday)")
    assert "[Friday, 18 February 2021]" in asked
    assert rest.count("Saved in clear on this machine") == 3
    assert len(list(out.iterdir())) == 3


def test_the_questions_as_json(office: Terminal, tmp_path: Path) -> None:
    answer = office.json("compose", "Harbour", "--brief", str(tmp_path / "wrong.toml"))
    assert [finding["rule"] for finding in answer["findings"]] == ["weekday"]
    assert answer["intervention"]


def letter(*told: Sentence, demand: str = "release her") -> Letter:
    """A letter that tells this."""
    demanded = Paragraph((Sentence(demand, Ours(OursKind.DEMAND)),))
    parts = (
        Part(PartKind.EVENTS, "What happened", (Paragraph(told),)),
        Part(PartKind.DEMANDS, "We ask", (demanded,)),
    )
    title = Sentence("Ilona Varga", Claims(("c1",)))
    return Letter("appeal", "1", 1, date(2021, 3, 1), "en", "Quay Centre", title, (), parts)


def fact(name: str, value: str, claim: str) -> Fact:
    return Fact(entity="event:1", property=name, value=value, claim=claim)


def test_a_sentence_that_drops_who_says_so_is_asked_about() -> None:
    facts = CaseFacts(
        {"event:1": "event"},
        (
            fact("event.type", "abduction", "c2"),
            fact("event.perpetrator", "the secret police", "c3"),
            fact("event.attribution", "her brother", "c4"),
        ),
        labels={"event:1": "the abduction"},
    )
    flat = letter(Sentence("The secret police abducted Ilona Varga.", Claims(("c2", "c3"))))
    told = letter(Sentence("According to her brother, the secret police abducted Ilona Varga.", Claims(("c2", "c3"))))
    assert [finding.rule for finding in letter_questions(flat, facts, {}).findings] == ["allegation-told-as-fact"]
    assert letter_questions(told, facts, {}).findings == ()


def test_the_running_text_is_what_the_addressee_reads() -> None:
    text = running_text(
        letter(Sentence("She was arrested.", Claims(("c1",))), Sentence("She is ill.", Claims(("c2",))))
    )
    assert text == "Ilona Varga\n\nWhat happened\n\nShe was arrested. She is ill.\n\nWe ask\n\nrelease her"


def test_an_address_and_what_is_set_small_stand_on_lines_of_their_own() -> None:
    case = Case()
    case.grown("ilona", "Ilona Varga")
    case.event("event", "arrest", "ilona", date="2021-02-18")
    text = running_text(letter_of(case))
    assert "\n\nInvestigate, and tell us the number of the file.\nTo: " in text
    assert "\nappeals@harbourlight.example" in text


def test_a_composed_letter_about_an_attempt_asks_nothing() -> None:
    case = Case()
    case.grown("ilona", "Ilona Varga")
    case.event("event", "attempted_abduction", "ilona", date="2021-02-18", completion="attempted")
    assert letter_questions(letter_of(case), CaseFacts({}, ()), {}).findings == ()
