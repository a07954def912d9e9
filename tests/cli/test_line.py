"""`receive`, `note`, `review`, `check`: from a file to findings at the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.terminal import Terminal
from tocsin.domain.errors import BadDate, BadValue, CannotReadFile, NoSuch, NothingToRead, ReasonMissing

STATEMENT = """Brod, 3 March 2031

ORVANIA: RELEASE ILONA VARGA

On 18 February 2031 officers searched the flat of Ilona Varga, a journalist. She was arrested and taken away.

On 20 February 2013, the District Court ordered that she be held for sixty days in pre-trial detention.

On 23 February 2031, a prosecutor charged her.

The Quay Centre calls on the Prosecutor General to release Ilona Varga.
"""


OPUS = b"OggS" + bytes(24) + b"OpusHead" + bytes(200)


@pytest.fixture
def received(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A case that holds one statement with a slip in it."""
    terminal.say("case", "Harbour case")
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    terminal.say("receive", str(file), "--case", "Harbour")
    return terminal


def waiting(terminal: Terminal, kind: str) -> list[dict[str, object]]:
    """What waits for review, of one kind."""
    return [line for line in terminal.json("review", "Harbour") if line["kind"] == kind]


def test_receive_says_what_waits_and_where_the_original_lies(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    said = terminal.say("receive", str(file))
    assert re.match(r"statement\.txt: sealed and read as statement-[\w-]{5}; \d+ proposals wait for review\.", said)
    assert "The original still lies in clear where it was." in said


def test_the_same_file_is_not_taken_in_twice(received: Terminal, tmp_path: Path) -> None:
    before = received.json("review", "Harbour")
    said = received.say("receive", str(tmp_path / "statement.txt"), "--case", "Harbour")
    assert "this case holds it already" in said
    assert received.json("review", "Harbour") == before


def test_another_case_may_hold_the_same_file(received: Terminal, tmp_path: Path) -> None:
    received.say("case", "Other case")
    assert "sealed and read" in received.say("receive", str(tmp_path / "statement.txt"), "--case", "Other")


def test_what_has_no_text_is_kept_and_says_so(terminal: Terminal, tmp_path: Path) -> None:
    voice = tmp_path / "voice.ogg"
    voice.write_bytes(OPUS)
    assert re.search(
        r"sealed as statement-[\w-]{5}; kept, not read: it is a sound", terminal.say("receive", str(voice))
    )
    assert "kept, not read" in terminal.say("show", "Inbox")


def test_a_transcript_is_typed_by_hand_and_read(terminal: Terminal, tmp_path: Path) -> None:
    voice = tmp_path / "voice.ogg"
    voice.write_bytes(OPUS)
    found = re.search(r"statement-[\w-]{5}", terminal.say("receive", str(voice)))
    assert found
    handle = found[0]
    assert isinstance(terminal.fails("show", handle, "--text"), NothingToRead)
    said = terminal.say("record", "--transcript", handle, typed="Ilona Varga was arrested on 3 May 2031.\n")
    assert re.match(r"Sealed; \d+ proposals wait", said)
    assert terminal.say("show", handle, "--text") == "Ilona Varga was arrested on 3 May 2031.\n"
    assert isinstance(terminal.fails("record", "--transcript", handle, typed="Again."), BadValue)


def test_a_file_that_is_not_there_is_one_sentence(terminal: Terminal, tmp_path: Path) -> None:
    assert isinstance(terminal.fails("receive", str(tmp_path / "nothing.txt")), CannotReadFile)


def test_a_wrong_date_keeps_nothing(terminal: Terminal, tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    assert isinstance(terminal.fails("receive", str(file), "--date", "2031-02-30"), BadDate)
    assert terminal.json("verify")["files"] == 0
    assert not [path for path in (folder / "vault").rglob("*") if path.is_file()]


def test_a_call_is_kept_as_it_was_said(terminal: Terminal) -> None:
    words = "Two men followed me from the office to my flat, and again on Tuesday."
    said = terminal.say("note", "--channel", "phone", "--source", "withheld", typed=words)
    found = re.search(r"statement-[\w-]{5}", said)
    assert found
    assert terminal.say("show", found[0], "--text") == f"{words}\n"
    shown = terminal.say("show", found[0])
    assert "Source: (withheld)" in shown


def test_a_source_is_sealed_and_opened_only_with_a_reason(terminal: Terminal) -> None:
    said = terminal.say("note", "--source", "Petra Lind", "--contact", "after 18:00", typed="They came again.")
    found = re.search(r"source-[\w-]{5}", said)
    assert found
    assert "Petra" not in terminal.say("show", found[0])
    assert isinstance(terminal.fails("show", found[0], "--open"), ReasonMissing)
    opened = terminal.say("show", found[0], "--open", "--because", "to call her back")
    assert "Name: Petra Lind" in opened
    assert "Contact: after 18:00" in opened
    assert "because: to call her back" in terminal.say("history", "Inbox")


def test_no_words_are_no_call(terminal: Terminal) -> None:
    assert isinstance(terminal.fails("note", typed=" \n"), BadValue)


def test_review_as_json_gives_numbers_and_passages(received: Terminal) -> None:
    events = waiting(received, "event")
    assert "arrest" in [event["type"] for event in events]
    assert all(event["passages"] for event in events)


def test_review_accepts_and_rejects_by_number(received: Terminal) -> None:
    arrest = next(event for event in waiting(received, "event") if event["type"] == "arrest")
    charge = next(event for event in waiting(received, "event") if event["type"] == "charge")
    said = received.say("review", "Harbour", "--accept", str(arrest["number"]), "--reject", str(charge["number"]))
    assert f"{charge['number']}: rejected." in said
    assert "Arrest: Ilona Varga" in received.say("show", "Harbour")
    assert "Charge" not in received.say("show", "Harbour")


def test_review_by_keys_corrects_in_place(received: Terminal) -> None:
    keys = []
    for line in received.json("review", "Harbour"):
        if line["kind"] == "event" and line["type"] == "detention":
            keys += ["c", "date", "2031-02-20"]
        elif line["kind"] != "relation":
            keys += ["a"]
    said = received.say("review", "Harbour", typed="\n".join(keys) + "\n")
    assert re.search(r"1 of \d+  The statement itself: dated 2031-03-03", said)
    assert "on 20 February 2031" in received.say("show", "Harbour")
    assert received.say("review", "Harbour") == "Nothing waits for review.\n"


def test_review_stops_and_goes_on_later(received: Terminal) -> None:
    before = len(received.json("review", "Harbour"))
    assert "Stopped; what is left waits." in received.say("review", "Harbour", typed="a\nq\n")
    assert len(received.json("review", "Harbour")) == before - 1


def test_review_refuses_an_impossible_date_and_asks_again(received: Terminal) -> None:
    first = next(line for line in received.json("review", "Harbour") if line["kind"] == "document")
    result = received.run("review", "Harbour", typed="c\ndate\n2031-02-30\na\nq\n")
    assert "is not a date Tocsin can keep" in result.stderr
    assert first["number"] not in [line["number"] for line in received.json("review", "Harbour")]


def test_review_recognises_somebody_we_know(received: Terminal, tmp_path: Path) -> None:
    entry = tmp_path / "known.toml"
    entry.write_text('[[person]]\nname = "Илона Варга"\n', "utf-8")
    known = received.say("record", str(entry), "--case", "Harbour").split()[1]
    keys = "".join("k\n" + known + "\n" if line["kind"] == "person" else "s\n" for line in _cards(received))
    said = received.say("review", "Harbour", typed=keys)
    assert re.search(rf"{known}  \d+ of 100 alike", said)
    people = re.findall(r"person-[\w-]{5}", received.say("show", "Harbour"))
    assert people == [known]


def _cards(terminal: Terminal) -> list[dict[str, object]]:
    return [line for line in terminal.json("review", "Harbour") if line["kind"] != "relation"]


def test_accepting_all_needs_a_reason_and_is_marked(received: Terminal) -> None:
    assert isinstance(received.fails("review", "Harbour", "--accept-all"), ReasonMissing)
    said = received.say("review", "Harbour", "--accept-all", "--because", "a rehearsal")
    assert "all marked “nobody looked”" in said
    person = re.search(r"person-[\w-]{5}", received.say("show", "Harbour"))
    assert person
    assert "nobody looked" in received.say("show", person[0])
    assert "because: a rehearsal" in received.say("history", "Harbour")


def test_check_names_both_passages_and_the_repair(received: Terminal) -> None:
    received.say("review", "Harbour", "--accept-all", "--because", "a rehearsal")
    [found] = [one for one in received.json("check", "Harbour") if one["severity"] == "contradiction"]
    assert found["repairs"][0]["from"] == "2013"
    assert found["repairs"][0]["to"] == "2031"
    said = received.say("check", "Harbour")
    assert "[20 February 2013]" in said
    assert "perhaps “2031” instead of “2013”" in said


def test_check_is_silent_once_the_date_is_mended(received: Terminal) -> None:
    received.say("review", "Harbour", "--accept-all", "--because", "a rehearsal")
    [found] = [one for one in received.json("check", "Harbour") if one["severity"] == "contradiction"]
    received.say("correct", found["repairs"][0]["claim"], "2031-02-20", "--because", "a slip of the year")
    assert [one for one in received.json("check", "Harbour") if one["severity"] == "contradiction"] == []


def test_a_settled_finding_is_not_asked_again(received: Terminal) -> None:
    received.say("review", "Harbour", "--accept-all", "--because", "a rehearsal")
    before = received.json("check", "Harbour")
    assert isinstance(received.fails("check", "Harbour", "--settle", "1"), ReasonMissing)
    assert isinstance(received.fails("check", "Harbour", "--settle", "99", "--because", "x"), NoSuch)
    received.say("check", "Harbour", "--settle", "1", "--because", "two courts, two years")
    assert received.json("check", "Harbour") == before[1:]
    assert "1. " in received.say("check", "Harbour", "--settled")
    for number in ("0", "2"):
        assert isinstance(received.fails("check", "Harbour", "--reopen", number), NoSuch)
    assert "asked again" in received.say("check", "Harbour", "--reopen", "1")
    assert received.json("check", "Harbour") == before
    assert isinstance(received.fails("check", "Harbour", "--reopen", "1"), NoSuch)
