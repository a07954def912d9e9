"""A word that was erased is in no byte of the workspace, whatever key one has; and before, the same search finds it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from support.cases import Case, new_case
from support.decrypted import forms_of, holding, inflated
from support.office import DAY_MS, PASSPHRASE, START_MS
from tocsin.actions.compose import compose
from tocsin.actions.correct import correct
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.note import Call, note
from tocsin.actions.rebuild import rebuild
from tocsin.actions.receive import About, receive
from tocsin.actions.retract import retract
from tocsin.actions.review import accept, accept_all
from tocsin.actions.slip import slip
from tocsin.actions.transcribe import transcribe
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.composing import parse_brief
from tocsin.lib.clock import FixedClock
from tocsin.records.local import Proposal
from tocsin.records.packing import DICTIONARY_1

NAME, CYRILLIC = "Jyrvald Xomdroszk", "Йирвальд Щомдрошкевич"
CANARIES = [word for name in (NAME, CYRILLIC) for word in name.split()]
TEXT = f"On 5 July 2018 {NAME} was arrested in Brod by the police of Orvania. His lawyer said that {NAME} was beaten."
BRIEF = """
number = "UA 7/2020"
[organisation]
name = "Quay Centre"
[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
salutation = "Dear Prosecutor General"
[[demands]]
text = "set WHOM free"
addressees = ["prosecutor"]
""".replace("WHOM", NAME)

Begin = Callable[[Case], str]


def a_claim(case: Case) -> str:
    """A name that was corrected, with the reason; its id."""
    person = case.add("person", name=[f"{NAME}, {CYRILLIC}", "Ana Velich"])
    claim = case.claims(person, "person.name")[0]
    retract(case.viewer, claim, f"{CYRILLIC} is her brother")
    return claim


def a_person(case: Case) -> str:
    """Somebody with a role, a home and a part in an event."""
    person = case.add("person", name=[NAME, CYRILLIC], birth="1985-04-02", background=f"{NAME} writes")
    case.add("role", person=person, title=f"editor of {CYRILLIC}")
    case.add("residence", person=person, place=case.add("place", name="Brod"))
    event = case.add("event", type="arrest", date="2018-07-05")
    case.add("act", event=event, victim=person, attribution=f"the lawyer of {NAME}")
    correct(case.viewer, case.claims(person, "person.background")[0], f"{CYRILLIC} edits", f"{NAME} said so")
    return person


def a_statement(case: Case) -> str:
    """A plain text, which is its own extract, read, reviewed in part and corrected."""
    received = receive(case.viewer, case.id, io.BytesIO(TEXT.encode()), f"{CYRILLIC}.txt", About(conditions=NAME))
    waiting = list(Proposal.objects.filter(statement=received.statement, state="waiting").order_by("-kind"))
    accepted = accept(case.viewer, waiting[0].pk)
    accept_all(case.viewer, [one.pk for one in waiting[1:-1]], f"{NAME} is waiting")
    assert waiting[0].kind == "person"
    correct(case.viewer, accepted.claims[0], CYRILLIC, "misread")
    return received.statement


def a_document(case: Case) -> str:
    """A packed file with an extracted text beside it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", DOCUMENT.format(TEXT))
    packed.seek(0)
    return receive(case.viewer, case.id, packed, f"{CYRILLIC}.docx").statement


def a_recording(case: Case) -> str:
    """Something that cannot be read, with a transcript."""
    statement = receive(case.viewer, case.id, io.BytesIO(b"RIFF\0\0\0\0WAVEfmt "), f"{NAME}.wav").statement
    transcribe(case.viewer, statement, f"{TEXT} {CYRILLIC}")
    return statement


def a_call(case: Case) -> str:
    """A call whose source is sealed under its own key."""
    return note(case.viewer, case.id, TEXT, Call(source=CYRILLIC, contact=f"by {NAME}")).statement


def a_case(case: Case) -> str:
    """All of these, and a letter."""
    for begin in (a_claim, a_person, a_statement, a_call):
        begin(case)
    compose(case.viewer, case.id, parse_brief(BRIEF))
    return case.id


DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize("begin", [a_claim, a_statement])
def test_what_was_erased_is_in_no_byte(office: Office, begin: Begin) -> None:
    look(office, begin)


@pytest.mark.long
@pytest.mark.parametrize("begin", [a_person, a_document, a_recording, a_call])
def test_nor_is_anything_else_that_was_erased(office: Office, begin: Begin) -> None:
    look(office, begin)


def look(office: Office, begin: Begin) -> None:
    case = new_case(office)
    what = begin(case)
    assert "log" in holding(office, CANARIES)
    erase(case.viewer, what, "asked", "no name stands here")
    assert holding(office, CANARIES) == set()
    assert verify(case.viewer).damaged == ()


@pytest.mark.long
def test_a_case_that_was_erased_is_in_no_byte(folder: Path) -> None:
    office = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + DAY_MS, 1000))
    case = new_case(office, NAME)
    a_case(case)
    lock(office)
    office = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + 2 * DAY_MS, 1000))
    assert {"record.db", "vault", "source"} <= holding(office, CANARIES)
    erase(office.viewer, case.id, "ordered")
    assert holding(office, CANARIES) == set()
    rebuild(office.viewer)
    assert holding(office, CANARIES) == set()
    assert verify(office.viewer).damaged == ()
    lock(office)


@pytest.mark.long
def test_a_letter_holds_it_until_it_goes_too(office: Office) -> None:
    case = new_case(office)
    person = a_person(case)
    compose(case.viewer, case.id, parse_brief(BRIEF))
    done = erase(case.viewer, person, "danger")
    assert done.letters
    assert "vault" in holding(office, CANARIES)
    erase(case.viewer, done.letters[0], "danger")
    assert holding(office, CANARIES) == set()


@pytest.mark.long
def test_with_letters_it_goes_at_once(office: Office) -> None:
    case = new_case(office)
    person = a_person(case)
    compose(case.viewer, case.id, parse_brief(BRIEF))
    erase(case.viewer, person, "danger", letters=True)
    assert holding(office, CANARIES) == set()


def test_a_slip_is_in_no_byte(office: Office) -> None:
    case = new_case(office)
    slip(case.viewer, case.add("person", name=NAME))
    assert holding(office, CANARIES) == set()


def test_a_reason_that_was_erased_is_in_no_byte(office: Office) -> None:
    case = new_case(office)
    first = erase(case.viewer, case.add("person", name="Ana Velich"), "asked", f"{NAME} rang")
    assert holding(office, CANARIES)
    erase(case.viewer, first.erasure, "asked")
    assert holding(office, CANARIES) == set()


def test_the_search_knows_what_is_folded() -> None:
    assert b"rvald xomdroszk" in forms_of(NAME)


@pytest.mark.parametrize("level", [0, 1, 9])
@pytest.mark.parametrize("strategy", [zlib.Z_DEFAULT_STRATEGY, zlib.Z_FIXED, zlib.Z_HUFFMAN_ONLY])
@pytest.mark.parametrize("dictionary", [b"", DICTIONARY_1], ids=["alone", "with the dictionary"])
def test_the_search_knows_what_is_deflated(level: int, strategy: int, dictionary: bytes) -> None:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15, zlib.DEF_MEM_LEVEL, strategy, dictionary)
    page = b"\x07\x01" + packer.compress(TEXT.encode()) + packer.flush() + bytes(100)
    assert any(NAME.encode() in data for data in inflated(page))
