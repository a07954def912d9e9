"""Two invented cases for the desk: one with everything that a page can show, and one that somebody else works on."""

from __future__ import annotations

import io
import wave
from dataclasses import dataclass

from support.cases import Case, new_case
from support.small_pictures import jpeg
from tocsin.access.offices import get_directory
from tocsin.access.proposals import proposals_of
from tocsin.actions.compose import compose
from tocsin.actions.deliver import Sent, deliver, find_addressee
from tocsin.actions.init import Office
from tocsin.actions.note import note
from tocsin.actions.offices import keep_offices
from tocsin.actions.passphrases import add_passphrase
from tocsin.actions.receive import About, receive
from tocsin.actions.review import accept
from tocsin.composing import parse_brief
from tocsin.domain.offices import office_of

SECOND = "orchard winter copper lantern violin meadow"  # the passphrase of Oren Tal, the other member
NAME, CYRILLIC = "Marta Velin", "Марта Велін"
SEALED = "Zoryana Hidden"  # who a source is
CASE, OTHER, MAPPED = "Followed in Brod", "Silent Quay", "Along the river"
STATEMENT = (
    "Harbour Light, 12 November 2025\n\n"
    "On 5 November 2025 two unknown men tried to abduct the journalist Ilona Varga in Brod. "
    "On 9 November 2025 she was threatened by telephone.\n\n"
    "She was detained in October 2024. The office keeps only what it needs.\n"
)
TO_REVIEW = (
    "On 3 November 2025 two unknown men threatened the journalist Martha Velin in Brod, near the harbour office. "
    "The office keeps only what it needs.\n\n"
    "On 5 November 2025 Petro Danko was arrested by the Harbour Guard. On 7 November 2025 he was released.\n"
)


@dataclass(frozen=True, slots=True)
class Ids:
    """What a test opens."""

    case: str
    person: str
    event: str
    undated: str
    disputed: str
    statement: str
    other_case: str
    other_event: str
    letter: str
    delivery: str
    office: str
    to_review: str
    source: str
    proceeding: str
    value: str
    mapped: str
    recording: str
    photograph: str


def write_cases(office: Office) -> Ids:
    """Record both cases."""
    add_passphrase(office.viewer, SECOND, member_name="Oren Tal")
    case = new_case(office, CASE)
    person = case.add("person", name=[NAME, CYRILLIC], occupation="journalist")
    event = _event(case, person, date="2025-11-05", type="attempted_abduction", completion="attempted")
    _event(case, person, date="2025-10/..", type="surveillance", completion="done")
    _event(case, person, date="2025-08-03/2025-08-20", type="detention", completion="done")
    undated = _event(case, person, type="threat", completion="threatened")
    statement = _statement(office, case)
    disputed = _event(case, person, date="2025-03-05", type="search_seizure", completion="done")
    case.more(disputed, date="2025-03-06")
    other = new_case(office, OTHER)
    other.add("person", name="<script>alert(1)</script> Quay")
    arrest = other.add("event", date="2024", type="arrest")
    letter, delivery = _letter(office, case)
    to_review = note(office.viewer, case.id, TO_REVIEW).statement
    source = case.add("source", name=SEALED, connection="010200000000")
    proceeding = _proceeding(case, person)
    (value,) = case.claims(event, "event.date")
    return Ids(
        case.id, person, event, undated, disputed, statement, other.id, arrest, letter, delivery, _office(office),
        to_review, source, proceeding, value, _mapped(office), _recording(office, case),
        receive(office.viewer, case.id, io.BytesIO(jpeg()), "harbour.jpg").statement,
    )  # fmt: skip


def tone(seconds: float) -> bytes:
    """A recording, generated: a quiet tone."""
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setparams((1, 1, 8_000, 0, "NONE", ""))
        sound.writeframes(bytes(128 + place % 20 for place in range(int(8_000 * seconds))))
    return made.getvalue()


def _recording(office: Office, case: Case) -> str:
    """A voice note, kept and not read."""
    return receive(office.viewer, case.id, io.BytesIO(tone(8)), "voice note.wav", About(channel="messenger")).statement


def _proceeding(case: Case, person: str) -> str:
    """Asylum, refused and served, and nobody has said what time is left; and where the person stands in law."""
    body = case.add("group", name=["Office for Refugees", "Урад у справах біженців"], public_body="true")
    proceeding = case.add("proceeding", type="asylum", person=person, body=body, number="R 17/2025")
    case.add("stage", proceeding=proceeding, type="asylum.registered", date="2025-01-20")
    case.add("stage", proceeding=proceeding, type="asylum.first-decision", date="2025-09-02", outcome="Not founded.")
    case.add("status", person=person, type="asylum_seeker", country="UA", period="2025-01/..")
    return proceeding


def _mapped(office: Office) -> str:
    """A case whose events lie in real towns and countries: a map knows no invented ones."""
    case = new_case(office, MAPPED)
    person = case.add("person", name="Ilona Varga")
    ferry = case.add("place", name="the ferry house", precision="exact", point="46.4896,30.7419,40", country="UA")
    hills = case.add("place", name="the hills", precision="region", country="KZ", point="43.1,77.2,0")
    _event(case, person, date="2024-02-03", type="arrest", completion="done", place_words="Simferopol")
    _event(case, person, date="2024-03", type="detention", completion="done", place_words="Україні")
    _event(case, person, date="2024-05-01", type="abduction", completion="attempted", place_words="a café in Kyiv")
    _event(case, person, date="2024-05-02", type="threat", completion="done", place_words="Kyiv, Ukraine")
    _event(case, person, date="2024-06-07", type="search_seizure", completion="done", place=ferry)
    torn = _event(case, person, date="2024-07-01", type="assault", completion="done", place=ferry)
    case.more(torn, place=hills)
    _event(case, person, date="2024-08-01", type="surveillance", completion="done", place_words="Brod")
    _event(case, person, date="2024-09", type="threat", completion="threatened", country="MT")
    _event(case, person, type="smear", completion="done")
    return case.id


BRIEF = """
number = "UA 3/2020"
[organisation]
name = "Harbour Light"
[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
[[demands]]
text = "Open an investigation without delay."
addressees = ["prosecutor"]
"""


def _office(office: Office) -> str:
    """The one office of the directory."""
    keep_offices(office.viewer, [office_of({"key": "harbour-board", "office": "Harbour Board", "country": "none"})])
    return get_directory(office.viewer).find("harbour-board").view.id


def _letter(office: Office, case: Case) -> tuple[str, str]:
    letter = compose(office.viewer, case.id, parse_brief(BRIEF)).intervention
    addressee = find_addressee(office.viewer, letter, "Prosecutor")
    return letter, deliver(office.viewer, letter, addressee, Sent("email", "2020-09-13")).delivery


def _event(case: Case, person: str, **values: str) -> str:
    event = case.add("event", **values)
    case.add("act", event=event, victim=person)
    return event


def _statement(office: Office, case: Case) -> str:
    stream = io.BytesIO(STATEMENT.encode())
    received = receive(office.viewer, case.id, stream, "statement.txt", About(channel="email"))
    waiting = [line for line in proposals_of(office.viewer, received.statement) if line.kind == "event"]
    accept(office.viewer, waiting[0].id)
    return received.statement
