"""`--json`: every answer is one JSON value on standard output, whole ids and the texts as they are, no colours."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from support.terminal import Terminal
from support.word_files import written
from tocsin.cli.group import group
from tocsin.domain.errors import ReasonMissing
from tocsin.lib.ids import is_id

SLIP = """Ostmere, 3 March 2031

On 18 February 2031, officers searched the flat of Ilona Brandt, a journalist. She was arrested and taken away.

On 20 February 2013, the District Court ordered that she be held for sixty days in pre-trial detention.

On 23 February 2031, a prosecutor charged her.
"""
BRIEF = """
number = "UA 7/2031"
[organisation]
name = "Quay Centre"
contact = ["press@quay.example"]
[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
body = "Office of the Prosecutor General"
salutation = "Dear Prosecutor General"
checked = 2031-03-01
[[demands]]
text = "release Ilona Brandt at once"
addressees = ["prosecutor"]
"""


@pytest.fixture(scope="module")
def made(template_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a mark-up title, a statement with a slip accepted unseen, and a call: made once."""
    beside = tmp_path_factory.mktemp("made")
    (beside / "slip.txt").write_text(SLIP, "utf-8")
    terminal = Terminal(Path(shutil.copytree(template_folder, beside / "office.tocsin")))
    terminal.say("case", "Quay [bold]case[/bold] :key:")
    terminal.say("receive", str(beside / "slip.txt"), "--case", "Quay", "--date", "2031-03-03")
    terminal.say("review", "Quay", "--accept-all", "--because", "a rehearsal")
    terminal.say("note", "--case", "Quay", "--source", "Petra Lind", typed="[red]They came again.[/red]")
    return terminal.folder


@pytest.fixture
def desk(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """That workspace for each test, and files for more."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "slip.txt").write_text(SLIP, "utf-8")
    (tmp_path / "brief.toml").write_text(BRIEF, "utf-8")
    (tmp_path / "entry.toml").write_text('[[person]]\nas = "one"\nname = "[red]Ілона[/red] :key:"\n', "utf-8")
    return Terminal(Path(shutil.copytree(made, tmp_path / "office.tocsin")))


COMMANDS = [
    "case",
    "case Other",
    "receive slip.txt",
    "note --source Lena",
    "record entry.toml",
    "review Quay",
    "review Quay --accept-all --because rehearsed",
    "show",
    "show Quay",
    "show --in-clear",
    "check Quay",
    "check Quay --settle 1 --because seen",
    "compose Quay --brief brief.toml",
    "compose Quay --brief brief.toml --out letters",
    "history Quay",
    "history Quay --as-known-on 2020-01-01",
    "history Quay --as-known-on 2999-01-01",
    "verify",
    "read slip.txt",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_answer_is_one_json_value_without_colours(desk: Terminal, command: str) -> None:
    said = desk.say(*command.split(), "--json", typed="Somebody called.")
    assert json.loads(said) is not None
    assert "\x1b" not in said
    assert "🔑" not in said


def statement_of(terminal: Terminal, title: str) -> str:
    """The id of a statement of the case."""
    entities = terminal.json("show", "Quay")["entities"]
    return next(
        str(one["id"])
        for one in entities
        if one["kind"] == "statement" and title in str(one["values"].get("statement.title", ""))
    )


def test_the_text_of_a_statement_as_json(desk: Terminal) -> None:
    call = statement_of(desk, "Call")
    assert desk.json("show", call, "--text") == {"statement": call, "text": "[red]They came again.[/red]"}


def test_a_source_as_json_needs_its_reason_too(desk: Terminal) -> None:
    source = next(one["id"] for one in desk.json("show", "Quay")["entities"] if one["kind"] == "source")
    assert isinstance(desk.fails("show", source, "--open", "--json"), ReasonMissing)
    assert desk.json("show", source, "--open", "--because", "to call") == [
        {"property": "source.name", "value": "Petra Lind"}
    ]
    assert "Petra" not in desk.say("show", "Quay", "--json")
    assert "Petra" not in desk.say("history", "Quay", "--json")


def test_titles_and_names_are_as_they_were_typed(desk: Terminal) -> None:
    assert "Quay [bold]case[/bold] :key:" in {line["title"] for line in desk.json("show")}
    recorded = desk.json("record", "entry.toml")
    (uid,) = recorded.values()
    (person,) = desk.json("show", uid)["entities"]
    assert person["values"]["person.name"][0]["value"] == "[red]Ілона[/red] :key:"


def test_deciding_with_json_decides(desk: Terminal) -> None:
    (line,) = desk.json("review", "Quay")
    number = line["number"]
    (decided,) = desk.json("review", "Quay", "--accept", str(number))
    assert decided["number"] == number
    assert is_id(decided["entity"])
    assert desk.json("review", "Quay") == []


def test_rejecting_with_json_rejects(desk: Terminal) -> None:
    (line,) = desk.json("review", "Quay")
    assert desk.json("review", "Quay", "--reject", str(line["number"])) == [{"number": line["number"], "entity": None}]
    assert desk.json("review", "Quay") == []


def test_what_was_decided_before_a_wrong_number_is_said(desk: Terminal) -> None:
    (line,) = desk.json("review", "Quay")
    result = desk.run("review", "Quay", "--accept", str(line["number"]), "--accept", "99999", "--json")
    assert result.exit_code != 0
    assert [one["number"] for one in json.loads(result.stdout)] == [line["number"]]
    assert desk.json("review", "Quay") == []


def test_a_settled_finding_is_said_and_gone(desk: Terminal) -> None:
    before = desk.json("check", "Quay")
    said = desk.json("check", "Quay", "--settle", "1", "--because", "two courts")
    assert said == {"settled": before[0]}
    assert desk.json("check", "Quay") == before[1:]


def test_a_transcript_with_json_says_how_many_wait(terminal: Terminal, tmp_path: Path) -> None:
    voice = tmp_path / "voice.ogg"
    voice.write_bytes(b"OggS" + bytes(24) + b"OpusHead" + bytes(200))
    (received,) = terminal.json("receive", str(voice))
    said = terminal.json("record", "--transcript", received["statement"], typed="They came on 3 May 2031.")
    assert said["statement"] == received["statement"]
    assert said["proposals"] == len(terminal.json("review"))


def test_letters_in_clear_are_listed_with_their_time(desk: Terminal, tmp_path: Path) -> None:
    (original,) = desk.json("show", "--in-clear")
    assert original["what"] == "original"
    Path(original["path"]).unlink()
    assert desk.json("show", "--in-clear") == []
    files = desk.json("compose", "Quay", "--brief", "brief.toml", "--out", str(tmp_path / "letters"))["files"]
    listed = desk.json("show", "--in-clear")
    assert sorted(line["path"] for line in listed) == sorted(files)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", line["time"]) for line in listed)
    assert {line["what"] for line in listed} == {"draft letter"}


# --- DESIGN 5: the JSON of a reading, field by field ---

STATEMENT = """Ostmere, 12 July 2018

UNION LEADER BEATEN, POLICE LOOK AWAY

On 10 July 2013, a press conference of the union was held.

During the press conference, the union reported an attack. On 5 July 2018, two men beat Marta Velin in Ostmere.

The Lakeside Union calls on the Prosecutor General to open an inquiry by 1 August 2018.

https://lake.example/velin
"""
TYPES = frozenset(
    """surveillance threat intimidation_harassment attempted_abduction abduction enforced_disappearance arrest detention
    release charge trial conviction search_seizure extradition_request extradition deportation asylum_application
    asylum_refusal asylum_recognition appeal_court assault torture killing smear cyberattack restriction
    press_conference statement complaint_to_authorities other""".split()  # noqa: SIM905 - thirty lines would hide it
)


def _span(value: Any) -> bool:
    return (
        isinstance(value, list) and len(value) == 2 and all(type(n) is int for n in value) and 0 <= value[0] < value[1]
    )


def _spans(value: Any) -> bool:
    return isinstance(value, list) and all(_span(one) for one in value)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one for one in value)


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _maybe_text(value: Any) -> bool:
    return value is None or _text(value)


def _day(value: Any) -> bool:
    return value is None or (isinstance(value, str) and bool(re.match(r"[\d\[{]", value)))


def _place(value: Any) -> bool:
    return type(value) is int and value >= 0


def _one_of(*words: str) -> Callable[[Any], bool]:
    return lambda value: value in words


FIELDS: dict[str, dict[str, Callable[[Any], bool]]] = {
    "persons": {"name": _text, "aliases": _texts, "roles": _texts, "country": _maybe_text, "mentions": _spans},
    "organisations": {"name": _text, "aliases": _texts, "roles": _texts, "mentions": _spans},
    "events": {
        "type": lambda value: value in TYPES,
        "term": _maybe_text,
        "date": _day,
        "date_text": _maybe_text,
        "place": _maybe_text,
        "victims": _texts,
        "perpetrator": _maybe_text,
        "attribution": _maybe_text,
        "completion": _one_of("done", "attempted", "threatened", "planned"),
        "stance": _one_of("asserts", "hedges", "denies"),
        "channel": _maybe_text,
        "count": lambda value: value is None or isinstance(value, int | str | dict | list),
        "start": _place,
        "end": _place,
        "passages": _spans,
    },
    "requests": {"text": _text, "addressees": _texts, "deadline": _day, "start": _place, "end": _place},
    "findings": {
        "rule": _text,
        "severity": _one_of("contradiction", "question", "gap"),
        "message": _text,
        "spans": _spans,
        "repairs": lambda value: isinstance(value, list),
    },
}
REPAIR: dict[str, Callable[[Any], bool]] = {"span": _span, "from": _text, "to": _text}


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The reading of the statement, as a program gets it."""
    file = tmp_path_factory.mktemp("read") / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    result = CliRunner().invoke(group, ["read", "--json", str(file)], catch_exceptions=False)
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_a_reading_has_these_parts(reading: dict[str, Any]) -> None:
    assert set(reading) >= {*FIELDS, "language", "document_date", "citations", "citation_spans", "passed_over"}
    assert (reading["language"], reading["document_date"]) == ("en", "2018-07-12")
    assert reading["citations"] == ["https://lake.example/velin"]
    assert _spans(reading["citation_spans"])
    assert _spans(reading["passed_over"])


@pytest.mark.parametrize(("part", "field"), [(part, field) for part, fields in FIELDS.items() for field in fields])
def test_each_field_is_what_the_design_says(reading: dict[str, Any], part: str, field: str) -> None:
    assert reading[part], part
    for item in reading[part]:
        assert FIELDS[part][field](item[field]), (part, field, item[field])


@pytest.mark.parametrize("field", REPAIR)
def test_each_field_of_a_repair(reading: dict[str, Any], field: str) -> None:
    repairs = [repair for finding in reading["findings"] for repair in finding["repairs"]]
    assert repairs
    assert all(REPAIR[field](repair[field]) for repair in repairs)


def test_every_proposal_stands_on_a_span_of_the_text(reading: dict[str, Any]) -> None:
    for person in [*reading["persons"], *reading["organisations"]]:
        assert person["mentions"]
    for event in reading["events"]:
        assert event["passages"]
        assert event["start"] < event["end"] <= len(STATEMENT)
        assert event["date_text"] is None or event["date_text"] in STATEMENT
    for repair in (repair for finding in reading["findings"] for repair in finding["repairs"]):
        assert STATEMENT.strip()[slice(*repair["span"])] == repair["from"]


@pytest.mark.parametrize(
    ("name", "words", "most"), [("calm", ["All is well."], 0), ("one", ["She fell on 31 April 2019."], 1)]
)
def test_proofread_as_json(tmp_path: Path, name: str, words: list[str], most: int) -> None:
    draft = tmp_path / f"{name}.docx"
    draft.write_bytes(written("Ostmere, 14 June 2019", *words))
    result = CliRunner().invoke(group, ["proofread", str(draft), "--json"], catch_exceptions=False)
    report = json.loads(result.stdout)
    assert report["file"] == str(tmp_path / f"{name} (proofread).docx")
    assert len(report["findings"]) == most
    assert all(FIELDS["findings"][field](one[field]) for one in report["findings"] for field in FIELDS["findings"])
