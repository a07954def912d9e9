"""The demo's desk: an invented office laid out for ten minutes in a browser, as it stands before the guide begins."""

from __future__ import annotations

import io
import os
import socket
import sys
import threading
import time
import webbrowser
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context

from tocsin.access.approvals import get_standing
from tocsin.access.proposals import get_proposal, proposals_of
from tocsin.access.scopes import case_of
from tocsin.actions.approve import approve
from tocsin.actions.compose import compose
from tocsin.actions.consent import Answered, record_consent
from tocsin.actions.deliver import Sent, deliver
from tocsin.actions.init import Office, init
from tocsin.actions.keep_letterhead import keep_letterhead
from tocsin.actions.letter_consents import clearance_of
from tocsin.actions.lock import lock
from tocsin.actions.open_case import open_case
from tocsin.actions.passphrases import add_passphrase
from tocsin.actions.receive import About, receive
from tocsin.actions.review import accept
from tocsin.actions.words import new_passphrase, new_recovery
from tocsin.cli.demo_folder import DemoFolder
from tocsin.cli.demo_review import WAITING
from tocsin.cli.demo_texts import draft_docx, text
from tocsin.cli.group import Commands
from tocsin.cli.terminal import say
from tocsin.composing.brief import parse_brief
from tocsin.domain.audience import Telling
from tocsin.domain.clearance import ADDRESSEES
from tocsin.domain.letterhead import Letterhead
from tocsin.domain.rehearsal import Rehearsal
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import FixedClock

BEFORE = datetime(2026, 8, 20, 9, 30, tzinfo=UTC)
TODAY = datetime(2026, 9, 16, 9, 30, tzinfo=UTC)  # a Wednesday: “again on Tuesday” in the call was yesterday
CASE = "Exiles in Brennik"
MEMBER, SECOND = "Ada Lind", "Tomas Feld"
SEEN = "KM 4471"
OURS = Letterhead(
    "Lantern House",
    "3 Ropewalk, Brennik, Kelmark\nappeals@lantern-house.example",
    "Registered in Kelmark under 0173",
    "Ada Lind, on duty",
)
PATIENCE = 30.0


def show(places: DemoFolder, port: int) -> None:
    """Lay the office out and show it until somebody stops it. Raises PortTaken."""
    say("Lantern House, an invented office, on 16 September 2026. Nobody here exists. Laying it out …", style="bold")
    # apart: the server's process is forked from this one, and must not inherit a typesetter that has begun its threads
    with ProcessPoolExecutor(1, get_context("spawn"), Commands.prepare) as apart:
        rehearsal = apart.submit(lay_out, places).result()
    for name, words in (("draft.docx", rehearsal.draft), ("call.txt", rehearsal.call.encode())):
        (places.desk / name).write_bytes(words)
    Commands.serve(places.office, port, lambda address: _started(address, rehearsal), rehearsal)


def lay_out(places: DemoFolder) -> Rehearsal:
    """The office as the guide finds it: a letter went out last month, and a new statement waits."""
    passphrase = new_passphrase()
    clock = FixedClock(int(BEFORE.timestamp()) * 1000, 1000)
    office = init(places.office, passphrase=passphrase, recovery=new_recovery(), member_name=MEMBER, clock=clock)
    try:
        return _laid_out(office, clock, passphrase)
    finally:
        lock(office)


def _laid_out(office: Office, clock: FixedClock, passphrase: str) -> Rehearsal:
    viewer = office.viewer
    keep_letterhead(viewer, OURS)
    case = open_case(viewer, CASE)
    report = _receive(viewer, case, "desk_report.txt")
    for line in proposals_of(viewer, report):
        if line.kind != "relation" and get_proposal(viewer, line.id).state == WAITING:
            accept(viewer, line.id)
    second = new_passphrase()
    _send(viewer, compose(viewer, case, parse_brief(text("desk_letter.toml"))).intervention, second)
    clock.at_ms = int(TODAY.timestamp()) * 1000
    statement = _receive(viewer, case, "desk_statement.txt")
    return Rehearsal(
        passphrase=passphrase,
        second=second,
        start_ms=clock.at_ms,
        case=case,
        report=report,
        statement=statement,
        call=text("desk_call.txt").strip(),
        seen=SEEN,
        brief=text("brief.toml"),
        draft=draft_docx(),
        reply=text("desk_reply.txt").strip(),
    )


def _receive(viewer: Viewer, case: str, name: str) -> str:
    called = name.removeprefix("desk_")
    about = About(channel="email")
    return receive(viewer, case, io.BytesIO(text(name).encode()), called, about).statement


def _send(viewer: Viewer, letter: str, passphrase: str) -> None:
    """The letter of last month: consents asked, approved by the second member, sent by e-mail."""
    for one in clearance_of(viewer, get_standing(viewer, letter)).missing:
        yes = Answered(ADDRESSEES, granted=True, scopes=tuple(Telling), form="oral")
        record_consent(viewer, case_of(viewer, letter), one.person, [yes])
    second = add_passphrase(viewer, passphrase, member_name=SECOND)
    approve(Viewer(second.member), letter)
    deliver(viewer, letter, "", Sent("email", "2026-08-20"), office="Minister of the Interior")


def _started(address: str, rehearsal: Rehearsal) -> None:
    say(f"\nThe desk is at {address} – Ctrl-C ends it. Its passphrase, which the page has filled in already:")
    say(f"\n    {rehearsal.passphrase}\n")
    say(f"That of {SECOND}, who approves what {MEMBER} writes:\n\n    {rehearsal.second}\n")
    if has_display():
        threading.Thread(target=_open, args=(address,), daemon=True).start()
    else:
        say("There is no display here: open the address in a browser of this machine.")


def has_display() -> bool:
    """Whether a browser could show itself here."""
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(one) for one in ("DISPLAY", "WAYLAND_DISPLAY"))


def _open(address: str) -> None:
    """Open the browser as soon as somebody answers there."""
    port = int(address.rpartition(":")[2])
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                webbrowser.open(address)
                return
        time.sleep(0.1)
