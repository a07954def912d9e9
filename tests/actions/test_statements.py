"""What comes in: files sealed before they are read, calls as they were said, words typed for what has no text."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from support.cases import Case, claims_made, new_case
from support.office import DAY_MS, PASSPHRASE, START_MS
from support.record import ident
from tocsin.access.proposals import list_proposals, proposals_of
from tocsin.access.statements import find_file, get_statement, get_text, list_statements, read_file
from tocsin.actions import propose as propose_module
from tocsin.actions import receive as receive_module
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.note import Call, note
from tocsin.actions.propose import propose
from tocsin.actions.receive import About, receive
from tocsin.actions.review import reject
from tocsin.actions.transcribe import transcribe
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.domain.dossier import State
from tocsin.domain.errors import BadDate, BadValue, NoSuch, NothingToRead, TocsinError, UnknownWord
from tocsin.domain.operations import FileSealed
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import utc_day
from tocsin.records import store

WORDS = "Orvania, 12 July 2018\r\n\r\nOn 5 July 2018 two unidentified men threatened the journalist Ana Velich.\r\n"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
TODAY = utc_day(START_MS + DAY_MS).isoformat()


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def take(case: Case, data: bytes = WORDS.encode(), name: str = "report.txt", **about: Any) -> Any:
    return receive(case.viewer, case.id, io.BytesIO(data), name, About(**about))


def refused(error: type[TocsinError], work: Any, *given: Any, **named: Any) -> None:
    before = store.position()
    with pytest.raises(error):
        work(*given, **named)
    assert store.position() == before


def files(case: Case) -> list[FileSealed]:
    return [one for one in case.told() if isinstance(one, FileSealed)]


def test_a_file_is_sealed_read_and_proposed(case: Case) -> None:
    received = take(case)
    assert (received.reading, received.again) == ("read", False)
    assert received.proposals == len(list_proposals(case.viewer, case.id)) > 0
    text = get_text(case.viewer, received.statement)
    assert "two unidentified men" in text.text
    assert "\r" not in text.text
    evidence = case.view(received.evidence)
    assert evidence.one("evidence.name").value == "report.txt"
    assert evidence.one("evidence.text").value == text.digest
    assert evidence.one("evidence.size").value == str(len(WORDS.encode()))
    assert read_file(case.viewer, case.scope, evidence.one("evidence.file").value) == WORDS.encode()


def test_the_extracted_text_names_its_original_and_what_read_it(case: Case) -> None:
    take(case)
    original, text = files(case)
    assert (original.role, text.role) == ("original", "text")
    assert text.made_from == original.digest
    assert text.made_by
    assert original.key != text.key


def test_a_plain_text_may_be_its_own_extracted_text(case: Case) -> None:
    received = take(case, b"Two men waited at the stairs on 5 July 2018.")
    assert get_text(case.viewer, received.statement).text.startswith("Two men")
    assert verify(case.viewer).damaged == ()


def test_what_a_person_says_of_it_is_recorded(case: Case) -> None:
    source = case.add("source", name="Petro Marin")
    about = {
        "title": "The report",
        "date": "2018-07-12",
        "language": "en",
        "source": source,
        "channel": "email",
        "conditions": "not before August",
        "publishable": False,
        "citation": "Report 7",
        "url": "https://example.org/7",
    }
    view = case.view(take(case, **about).statement)
    found = {name: view.one(f"statement.{name}").value for name in about}
    assert found == about | {"publishable": "false"}
    assert view.one("statement.received").value == TODAY


def test_a_source_is_one_of_this_case(case: Case) -> None:
    other = new_case(case.office, "Lighthouse").add("source", name="Petro Marin")
    for source in (other, ident(7), case.id):
        refused(NoSuch, take, case, source=source)


def test_the_same_file_is_not_taken_in_twice(case: Case) -> None:
    first = take(case)
    before = store.position()
    second = take(case, name="again.txt", title="Another title")
    assert (second.statement, second.evidence, second.again) == (first.statement, first.evidence, True)
    assert store.position() == before


def test_the_same_file_in_another_case_is_another(case: Case) -> None:
    other = new_case(case.office, "Lighthouse")
    one, two = take(case), take(other)
    assert one.evidence != two.evidence
    assert not two.again
    assert {sealed.digest for sealed in files(case)} == {sealed.digest for sealed in files(other)}
    assert not {sealed.key for sealed in files(case)} & {sealed.key for sealed in files(other)}


def test_a_file_whose_bytes_lie_here_under_another_role_is_taken_in(case: Case) -> None:
    noted = note(case.viewer, case.id, "Two men waited.")
    received = take(case, b"Two men waited.")
    assert not received.again
    assert received.statement != noted.statement
    assert get_text(case.viewer, received.statement).text == "Two men waited."
    assert verify(case.viewer).damaged == ()


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (PICTURE, "wall.png", "image"),
        (b"", "nothing.txt", "empty"),
        (b"\x00\x01\x02" * 50, "voice.bin", "kinds of file"),
    ],
)
def test_what_has_no_text_is_kept_whole_and_says_so(case: Case, data: bytes, name: str, why: str) -> None:
    received = take(case, data, name)
    assert received.reading.startswith("kept, not read: ")
    assert why in received.reading
    assert received.proposals == 0
    evidence = case.view(received.evidence)
    assert evidence.one("evidence.reading").value == received.reading
    assert read_file(case.viewer, case.scope, evidence.one("evidence.file").value) == data
    with pytest.raises(NothingToRead):
        get_text(case.viewer, received.statement)
    refused(NothingToRead, propose, case.viewer, received.statement)


@pytest.mark.parametrize(
    ("about", "error"),
    [({"date": "12 July"}, BadDate), ({"language": "Klingon"}, UnknownWord), ({"channel": "owl"}, UnknownWord)],
)
def test_what_does_not_fit_is_refused_before_anything_is_kept(
    case: Case, folder: Path, about: dict[str, str], error: type[TocsinError]
) -> None:
    refused(error, take, case, **about)
    assert not [path for path in (folder / "vault").rglob("*") if path.is_file()]


def test_nobody_puts_a_file_where_they_may_not_look(case: Case) -> None:
    stranger = Viewer(case.viewer.member, frozenset())
    for viewer, where in ((stranger, case.id), (case.viewer, ident(7))):
        refused(NoSuch, receive, viewer, where, io.BytesIO(b"words"), "a.txt")
        refused(NoSuch, note, viewer, where, "words")


def test_what_breaks_off_before_the_record_is_swept(case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(receive_module, "writing", stop)
        with pytest.raises(KeyboardInterrupt):
            take(case)
    assert [path for path in (folder / "vault").rglob("*") if path.is_file()]
    lock(case.office)
    lock(unlock(folder, PASSPHRASE))
    assert not [path for path in (folder / "vault").rglob("*") if path.is_file()]


def test_what_breaks_off_before_reading_is_read_when_it_comes_again(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(receive_module, "propose", lambda *_: 0)
        take(case)
    assert list_proposals(case.viewer, case.id) == ()
    assert take(case).proposals == len(list_proposals(case.viewer, case.id)) > 0


def test_a_file_with_a_name_that_is_no_text_is_taken_in(case: Case) -> None:
    received = take(case, name="odch\udcf3d.txt")
    assert case.view(received.evidence).one("evidence.name").value == "odch?d.txt"


def test_a_call_needs_its_words_and_nothing_else(case: Case) -> None:
    noted = note(case.viewer, case.id, "  Two men followed me,\r\nagain on Tuesday. ")
    view = case.view(noted.statement)
    assert get_text(case.viewer, noted.statement).text == "Two men followed me,\nagain on Tuesday."
    assert view.one("statement.entered_by").value == case.viewer.member
    assert [view.one(name).value for name in ("statement.day", "statement.date")] == [TODAY, TODAY]
    assert (view.one("statement.source").state, view.one("statement.source").absent) == (State.ABSENT, "not_asked")
    assert noted.source is None


def test_a_call_says_what_is_known_of_it(case: Case) -> None:
    call = Call(channel="phone", time="2020-09-13T21:40:00+03:00", source="withheld", language="uk")
    noted = note(case.viewer, case.id, "Двоє стежили за мною.", call)
    view = case.view(noted.statement)
    values = {name: view.one(f"statement.{name}") for name in ("channel", "date", "language", "source")}
    assert [values[name].value for name in ("channel", "language")] == ["phone", "uk"]
    assert values["date"].value.startswith("2020-09-13")
    assert values["source"].absent == "withheld"


@pytest.mark.parametrize(
    ("words", "call", "error"),
    [
        ("", Call(), BadValue),
        (" \n", Call(), BadValue),
        ("words", Call(time="yesterday"), BadDate),
        ("words", Call(channel="owl"), UnknownWord),
        ("words", Call(source=" "), BadValue),
    ],
)
def test_a_call_that_does_not_fit_is_refused(case: Case, words: str, call: Call, error: type[TocsinError]) -> None:
    refused(error, note, case.viewer, case.id, words, call)


def test_the_same_words_twice_are_two_calls(case: Case) -> None:
    one, two = (note(case.viewer, case.id, "He called again.") for _ in range(2))
    assert one.statement != two.statement
    assert get_text(case.viewer, one.statement) == get_text(case.viewer, two.statement)
    assert len({sealed.key for sealed in files(case)}) == 1


def test_a_transcript_gives_words_to_what_has_none(case: Case) -> None:
    received = take(case, PICTURE, "wall.png")
    waiting = transcribe(case.viewer, received.statement, "On 5 July 2018 two men threatened Ana Velich.\r\n")
    assert waiting == len(list_proposals(case.viewer, case.id)) > 0
    text = get_text(case.viewer, received.statement)
    assert text.text == "On 5 July 2018 two men threatened Ana Velich."
    assert case.view(received.evidence).one("evidence.transcript").value == text.digest
    made = next(one for one in claims_made(case.scope) if one.property == "evidence.transcript")
    assert case.view(made.statement).one("statement.entered_by").value == case.viewer.member
    assert files(case)[-1].role == "transcript"


def test_a_text_that_is_there_stays(case: Case) -> None:
    received = take(case)
    refused(BadValue, transcribe, case.viewer, received.statement, "other words")
    picture = take(case, PICTURE, "wall.png").statement
    refused(BadValue, transcribe, case.viewer, picture, " ")
    refused(NoSuch, transcribe, case.viewer, ident(7), "words")
    refused(NoSuch, transcribe, case.viewer, received.evidence, "words")


def test_nothing_is_proposed_twice(case: Case) -> None:
    received = take(case)
    reject(case.viewer, proposals_of(case.viewer, received.statement)[0].id)
    before = proposals_of(case.viewer, received.statement)
    assert propose(case.viewer, received.statement) == received.proposals - 1
    assert proposals_of(case.viewer, received.statement) == before


def test_proposals_stand_in_the_order_in_which_they_are_decided(case: Case) -> None:
    kinds = [line.kind for line in proposals_of(case.viewer, take(case).statement)]
    ranks = ["document", "person", "organisation", "event", "relation"]
    assert [ranks.index(kind) for kind in kinds] == sorted(ranks.index(kind) for kind in kinds)
    assert "person" in kinds
    assert "event" in kinds


def test_the_reader_is_given_the_day_of_the_statement(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader is not what is tested here: only what it is told."""
    told: list[Any] = []
    real = propose_module.reading.read
    monkeypatch.setattr(propose_module.reading, "read", lambda *a, **k: told.append((a, k)) or real(*a, **k))
    take(case, date="2018-07-12")
    assert told[0][1]["date"] == "2018-07-12"
    assert "two unidentified men" in told[0][0][0]


def test_statements_are_listed_as_they_came(case: Case) -> None:
    first, second = take(case).statement, note(case.viewer, case.id, "He called again.").statement
    page = list_statements(case.viewer, case.id)
    listed = [line.id for line in page.items]
    assert [one for one in listed if one in (first, second)] == [first, second]
    assert get_statement(case.viewer, first).title == "report.txt"
    with pytest.raises(NoSuch):
        find_file(case.viewer, case.scope, "A" * 43)
