"""The edges of the commands: names of every alphabet, odd files, brackets, many proposals, titles that are alike."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from support.terminal import Terminal
from tocsin.access import handles
from tocsin.domain.errors import NoSuch, SeveralFit

NAMES = [
    "Ілона Брандт",
    "Наталія Щербань-Ґудзь",
    "ليلى منصور",
    "רותם לוי",
    "Zoë Łęcka",
    "ゆき 田中",
    "O’Brannagh, Máire",
]
BRACKETS = [
    "[bold]not bold[/bold]",
    "[/] closed before it was opened",
    "[link=https://example.org]here[/link]",
    "at 10:key:11 :warning: :smile:",
    "100 % {sure} <b>yes</b> \\[x] %s {0}",
    "[red]",
]


def entered(terminal: Terminal, tmp_path: Path, *names: str) -> list[str]:
    """People of these names in the case “Quay case”: their handles."""
    terminal.say("case", "Quay case")
    rows = "\n".join(f"[[person]]\nname = {json.dumps(name, ensure_ascii=False)}" for name in names)
    file = tmp_path / "people.toml"
    file.write_text(rows, "utf-8")
    return re.findall(r"person-[\w-]{5}", terminal.say("record", str(file), "--case", "Quay"))


def test_names_of_every_alphabet_are_shown_as_they_are(terminal: Terminal, tmp_path: Path) -> None:
    found = entered(terminal, tmp_path, *NAMES)
    shown = terminal.say("show", "Quay")
    for handle, name in zip(found, NAMES, strict=True):
        assert f"  {handle}  {name}\n" in shown
        assert f"  Name: {name}  [claim-" in terminal.say("show", handle)


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_found_by_its_title_in_any_alphabet(terminal: Terminal, name: str) -> None:
    opened = terminal.json("case", name)["case"]
    assert terminal.json("show", name)["case"] == opened
    assert f"  {name}\n" in terminal.say("case")


@pytest.mark.parametrize(
    "name",
    ["свідчення 3.txt", "شهادة.txt", "with two  spaces.txt", "-odd.txt", "--json", "[bold].txt", "a;b&$(d).txt"],
)
def test_a_file_may_have_any_name(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text("Police arrested Taras Venn on 3 May 2031.", "utf-8")
    said = terminal.say("receive", "--", name)
    assert said.startswith(f"{name}: sealed and read as statement-")
    assert f"  {name}" in terminal.say("show", "Inbox")


@pytest.mark.parametrize("words", BRACKETS)
def test_what_looks_like_mark_up_is_printed_as_it_is(terminal: Terminal, words: str) -> None:
    assert terminal.say("case", words).endswith(f": {words}\n")
    assert f"  {words}\n" in terminal.say("case")
    said = re.search(r"statement-[\w-]{5}", terminal.say("note", typed=words))
    assert said
    assert terminal.say("show", said[0], "--text") == f"{words}\n"


@pytest.mark.parametrize(
    ("sign", "seen"), [("\x1b[2J\x1b[31m", "␛[2J␛[31m"), ("a\bb", "a␈b"), ("\x07", "␇"), ("\x9b31m", "\ufffd31m")]
)
def test_a_call_cannot_command_the_screen(terminal: Terminal, sign: str, seen: str) -> None:
    found = re.search(r"statement-[\w-]{5}", terminal.say("note", typed=f"He said: {sign}stop."))
    assert found
    assert f"He said: {seen}stop." in terminal.say("show", found[0], "--text")
    assert terminal.json("show", found[0], "--text")["text"] == f"He said: {sign}stop."


@pytest.mark.parametrize("length", [81, 400, 2000])
def test_a_long_title_is_not_cut(terminal: Terminal, length: int) -> None:
    title = ("The case of the quay and of all who were there " * 50)[:length].strip()
    assert title in terminal.say("case", title)
    assert f"  {title}\n" in terminal.say("case")
    assert terminal.say("show", title).startswith(title)


def test_a_title_of_two_lines_is_kept_whole(terminal: Terminal) -> None:
    terminal.say("case", "first\nsecond")
    assert "first\nsecond" in {line["title"] for line in terminal.json("case")["cases"]}


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\n" * 500])
def test_an_empty_file_is_kept_and_says_that_it_is_empty(terminal: Terminal, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "empty.txt"
    file.write_bytes(content)
    said = terminal.say("receive", str(file))
    assert "kept, not read" in said
    assert "0 proposals" not in said
    assert terminal.say("review") == "Nothing waits for review.\n"


def test_an_empty_statement_is_not_composed_or_checked_into_anything(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_bytes(b"")
    terminal.say("receive", str(file))
    assert "Nothing was found to ask about" in terminal.say("check", "Inbox")
    assert terminal.json("check", "Inbox") == []
    assert terminal.json("review") == []


def test_one_proposal_waits_and_two_wait(terminal: Terminal) -> None:
    assert "1 proposal waits for review." in terminal.say("note", typed="They came again.")
    assert "Inbox  – 1 proposal waits\n" in terminal.say("show")
    assert re.search(r"\n1 proposal waits: `tocsin review case-[\w-]{5}`\.", terminal.say("show", "Inbox"))
    terminal.say("note", typed="And again.")
    assert "Inbox  – 2 proposals wait\n" in terminal.say("show")


def many(number: int) -> str:
    """A call that tells of so many arrests."""
    days = [f"Police arrested Taras Venn in Ostmere on {1 + n % 28} March {1900 + n // 28}." for n in range(number)]
    return "\n\n".join(days)


def test_two_hundred_proposals_are_listed_accepted_and_shown(terminal: Terminal) -> None:
    terminal.say("note", "--time", "2020-01-01", typed=many(200))
    waiting = terminal.json("review")
    events = [line for line in waiting if line["kind"] == "event"]
    assert len(events) == 200
    assert len({line["number"] for line in waiting}) == len(waiting)
    said = terminal.say("review", "--accept-all", "--because", "a rehearsal")
    assert f"Accepted: {len(waiting)}. Values recorded: " in said
    shown = terminal.say("show", "Inbox")
    assert len(re.findall(r"Arrest: Taras Venn  event-", shown)) == 200
    assert "proposals wait" not in shown


def test_two_hundred_cards_are_numbered_to_the_end(terminal: Terminal) -> None:
    terminal.say("note", "--time", "2020-01-01", typed=many(200))
    cards = [line for line in terminal.json("review") if line["kind"] != "relation"]
    said = terminal.say("review", typed="s\n" * len(cards))
    assert said.count("Arrest · Taras Venn") == 200
    assert f"{len(cards)} of {len(cards)}  " in said
    assert len(terminal.json("review")) >= len(cards)


def test_two_cases_of_one_title_are_told_apart_by_handle(terminal: Terminal) -> None:
    first, second = (terminal.json("case", "Quay case")["case"] for _ in range(2))
    for command in (["show", "Quay"], ["check", "quay case"], ["history", "QUAY"], ["review", "Quay case"]):
        refused = terminal.fails(*command)
        assert isinstance(refused, SeveralFit)
        assert str(refused).startswith("More than one case fits those words. Nothing was written.")
    assert terminal.json("show", f"case-{first[-5:]}")["case"] == first
    assert terminal.json("show", second)["case"] == second


def test_a_whole_title_is_taken_before_a_longer_one(terminal: Terminal) -> None:
    short = terminal.json("case", "Quay")["case"]
    terminal.say("case", "Quay house")
    assert terminal.json("show", "Quay")["case"] == short


def test_nothing_is_kept_in_a_case_that_is_one_of_two(terminal: Terminal) -> None:
    for _ in range(2):
        terminal.say("case", "Quay case")
    before = terminal.json("verify")
    assert isinstance(terminal.fails("note", "--case", "Quay", typed="They came again."), SeveralFit)
    assert terminal.json("verify") == before


def test_handles_that_are_alike_are_refused_and_the_whole_id_works(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered(terminal, tmp_path, *(f"Person {n}" for n in range(9)))
    people = [one["id"] for one in terminal.json("show", "Quay")["entities"] if one["kind"] == "person"]
    monkeypatch.setattr(handles, "LENGTH", 1)  # the last character of an id is one of four: nine people must collide
    twice = next(uid[-1] for uid in people if sum(other[-1] == uid[-1] for other in people) > 1)
    refused = terminal.fails("show", f"person-{twice}")
    assert isinstance(refused, SeveralFit)
    assert str(refused).startswith("More than one entry fits those words.")
    for uid in people:
        assert terminal.json("show", uid)["entities"][0]["id"] == uid


def test_claims_whose_handles_are_alike_are_not_changed(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered(terminal, tmp_path, *(f"Person {n}" for n in range(9)))
    claims = [
        claim
        for entity in terminal.json("show", "Quay")["entities"]
        for values in entity["values"].values()
        for shown in values
        for claim in shown["claims"]
    ]
    monkeypatch.setattr(handles, "LENGTH", 1)  # one of four signs ends an id: of nine claims some must be alike
    alike = sorted({one[-1] for one in claims if sum(other[-1] == one[-1] for other in claims) > 1})
    before = terminal.json("verify")
    refused = [terminal.fails("retract", f"claim-{sign}", "--because", "a slip") for sign in alike]
    assert alike
    assert all(isinstance(one, SeveralFit) for one in refused)
    assert terminal.json("verify") == before


def test_a_handle_in_other_capitals_is_another_handle(terminal: Terminal, tmp_path: Path) -> None:
    (handle,) = entered(terminal, tmp_path, "Taras Venn")
    other = handle[:-5] + handle[-5:].swapcase()
    assert isinstance(terminal.fails("show", other), NoSuch)
    assert "Name: Taras Venn" in terminal.say("show", handle)


def test_an_entry_whose_kind_is_not_known_is_found(terminal: Terminal, tmp_path: Path) -> None:
    (handle,) = entered(terminal, tmp_path, "Taras Venn")
    assert "Name: Taras Venn" in terminal.say("show", handle.replace("person-", "entry-"))


@pytest.mark.parametrize("words", ["", " ", "-", "case-", "person-", "event", "%", "_____", "case-_____", "'; --"])
def test_words_that_name_nothing_name_nothing(terminal: Terminal, words: str) -> None:
    terminal.say("case", "Quay case")
    refused = terminal.fails("show", words)
    assert isinstance(refused, NoSuch)
    assert str(refused).startswith("There is no such case or entry here.")
