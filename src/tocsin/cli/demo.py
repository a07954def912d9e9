"""`tocsin demo`: the whole line on an invented office, from a draft to a letter, through the same verbs as the rest."""

from __future__ import annotations

import io
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from tocsin.access.dossier import get_dossier
from tocsin.actions.correct import correct
from tocsin.actions.init import Office, init
from tocsin.actions.lock import lock
from tocsin.actions.note import Call, note
from tocsin.actions.open_case import open_case
from tocsin.actions.receive import About, receive
from tocsin.actions.record import Item, record
from tocsin.actions.words import new_passphrase, new_recovery
from tocsin.cli import demo_approval, demo_desk, demo_ending, demo_letter, demo_way, timeline
from tocsin.cli.asked import Asked
from tocsin.cli.case_texts import texts_of
from tocsin.cli.check import open_findings
from tocsin.cli.demo_draft import proofread_draft
from tocsin.cli.demo_folder import DemoFolder, make_folder
from tocsin.cli.demo_review import group_called, review, tie_steps, type_in
from tocsin.cli.demo_screen import Screen
from tocsin.cli.demo_texts import draft_docx, text
from tocsin.cli.findings import finding_lines
from tocsin.cli.serve import PORT
from tocsin.cli.terminal import is_terminal, say
from tocsin.domain.dates import phrase
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import FixedClock

TODAY = datetime(2026, 9, 15, 9, 30, tzinfo=UTC)  # in the invented office; “yesterday” in its call hangs on it
CASE = "Exiles in Brennik"
MEMBER = "Ada Lind"
PARTNER = "Passage Aid Association"
ABOUT = About(
    channel="email",
    publishable=True,
    citation="Exiles from Varsenia followed and threatened in Kelmark",
    url="https://passage-aid.example/2026/09/exiles-followed",
)


@click.command("demo")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("tocsin-demo"))
@click.option("--desk/--text", "at_desk", default=None, help="In a browser, or as a transcript in this terminal.")
@click.option("--port", type=click.IntRange(1024, 65535), default=PORT, show_default=True, help="The port of the desk.")
@click.option("--pause", is_flag=True, help="Wait for Enter after each step of the transcript.")
def command(folder: Path, at_desk: bool | None, port: int, pause: bool) -> None:
    """Show the whole line on an invented office, in FOLDER (tocsin-demo if left out). Nothing is asked.

    It opens the desk in a browser, with a guide through its first ten minutes. Where nobody sits at a terminal, where
    CI is set in the environment, and with --pause it prints a transcript instead.

    A folder that an earlier demo made is replaced; any other that is not empty is refused.
    """
    asked = click.get_current_context().find_object(Asked)
    if asked is not None and asked.door is not None and asked.door.office is not None:
        raise click.UsageError("The demo makes a workspace of its own. Leave the shell first.")
    places = make_folder(folder)
    if is_wanted_at_desk(at_desk, pause):
        demo_desk.show(places, port)
        return
    screen = Screen(pause)
    say(
        "Lantern House, an invented office, on 15 September 2026. Ada Lind is on duty. Nobody here exists.",
        style="bold",
    )
    _draft(screen, places)
    passphrase, second = new_passphrase(), new_passphrase()
    office = _workspace(screen, places, passphrase)
    try:
        letters = _case(screen, places, office.viewer, second)
    finally:
        lock(office)
    demo_ending.as_a_thief(screen, places, (passphrase, second), letters)
    demo_ending.what_next(places, passphrase, second, CASE)


def is_wanted_at_desk(said: bool | None, pause: bool) -> bool:
    """What was asked for; else the desk, for somebody who sits at a terminal."""
    if said is None:
        return not pause and not os.environ.get("CI") and is_terminal() and sys.stdout.isatty()
    return said


def _draft(screen: Screen, places: DemoFolder) -> None:
    screen.begin(
        "A draft comes back from proofreading",
        "A colleague wrote a statement in a hurry. No workspace is needed for this, no case, no passphrase.",
    )
    draft = places.desk / "draft.docx"
    draft.write_bytes(draft_docx())
    proofread_draft(screen, draft)


def _workspace(screen: Screen, places: DemoFolder, passphrase: str) -> Office:
    screen.begin(
        "A workspace",
        "One folder that holds everything of the office, sealed. Making it takes a second on purpose: on a machine "
        "like this, each guess at the passphrase will take as long.",
    )
    clock = FixedClock(int(TODAY.timestamp()) * 1000, 1000)
    office = init(places.office, passphrase=passphrase, recovery=new_recovery(), member_name=MEMBER, clock=clock)
    screen.line("●", f"{places.office} is made and unlocked. Its passphrase stands at the end of this page.")
    return office


def _case(screen: Screen, places: DemoFolder, viewer: Viewer, second: str) -> list[Path]:
    case = open_case(viewer, CASE)
    call = _call(screen, viewer, case)
    partner = _statement(screen, places, viewer, case)
    _people(screen, viewer, case, call, partner)
    screen.begin(
        "The timeline",
        "What is not known to the day is not drawn as a day, and what has no date stands last.",
    )
    screen.gap()
    screen.rows(timeline.lines(viewer, get_dossier(viewer, case)))
    corrected = _finding(screen, viewer, case)
    written = demo_letter.write(screen, places, viewer, case, corrected)
    left = demo_approval.approve_and_release(screen, places, viewer, written.intervention, second)
    demo_way.leave(places, viewer, case)
    return [*written.paths, *left]


def _call(screen: Screen, viewer: Viewer, case: str) -> str:
    screen.begin("Somebody rings", "The words are typed as they are said; the name of the caller is sealed apart.")
    screen.quote(text("call.txt"))
    noted = note(viewer, case, text("call.txt"), Call(channel="phone", source="Lena Tibor", contact="after 18:00"))
    screen.explain("Tocsin reads, and proposes. Ada decides, card by card; “Saturday” has become a date:")
    review(viewer, screen, noted.statement, "call")
    return noted.statement


def _statement(screen: Screen, places: DemoFolder, viewer: Viewer, case: str) -> str:
    screen.begin(
        "A partner's statement arrives",
        "The original is sealed first, then read. Each line below is a question to Ada, with its passage: ✓ right as "
        "read, ✎ put right, ✗ not taken, = somebody we know. Nothing is in the record before she has answered.",
    )
    original = places.desk / "statement.txt"
    original.write_text(text("statement.txt"), encoding="utf-8")
    received = receive(viewer, case, io.BytesIO(original.read_bytes()), original.name, ABOUT)
    screen.line("●", f"statement.txt: sealed and {received.reading}; {received.proposals} proposals wait.")
    screen.gap()
    review(viewer, screen, received.statement, "partner")
    return received.statement


def _people(screen: Screen, viewer: Viewer, case: str, call: str, partner: str) -> None:
    screen.begin(
        "What no text tells by itself",
        "Ada types it in. Nobody has asked how old Vera Doskal is: until somebody does, no letter names her, as if "
        "she were a child.",
    )
    dossier = get_dossier(viewer, case)
    type_in(viewer, screen, dossier, {"call": call, "partner": partner})
    tie_steps(viewer, screen, dossier, partner)
    publisher = (group_called(dossier, PARTNER),)
    record(viewer, case, [Item("statement", {"publisher": publisher}, entity=partner)])
    screen.line("✎", f"The statement was published by the {PARTNER}.")


def _finding(screen: Screen, viewer: Viewer, case: str) -> str:
    screen.begin(
        "What does not fit", "A question, never a verdict: both passages, and the smallest change that mends it."
    )
    findings = open_findings(viewer, case)
    screen.block(finding_lines(findings, texts_of(viewer, case)))
    wrong = findings[0].repairs[0]
    value = next(
        shown.value
        for view in get_dossier(viewer, case).entities.values()
        for shown in view.all("event.date")
        if wrong.claim in shown.claims
    )
    right = value.replace(wrong.was, wrong.becomes)
    because = "The association rang back: it was 2025; the year was a slip of the keyboard."
    corrected = correct(viewer, wrong.claim, right, because)
    screen.line("✎", f"{phrase(value)} → {phrase(right)}. {because} Both stay in the history, with the reason.")
    screen.explain("Asked again:")
    screen.block(finding_lines(open_findings(viewer, case), texts_of(viewer, case)))
    return corrected
