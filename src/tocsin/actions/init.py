"""`init`: a new workspace with its first member, its device, the shared book and the Inbox."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tocsin.actions import unlocking
from tocsin.actions.entry import Entry
from tocsin.actions.writing import acknowledge, writing
from tocsin.domain import values
from tocsin.domain.changesets import digest_text
from tocsin.domain.operations import DeviceAdded, MemberAdded, RoleGranted, WorkspaceOpened
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import Clock, SystemClock
from tocsin.lib.ids import new_id
from tocsin.workspace import KdfParameters, Session, create, current

INBOX = "Inbox"


@dataclass(frozen=True, slots=True)
class Office:
    """An unlocked workspace: who is here, and the session that `lock` closes."""

    viewer: Viewer
    session: Session


def init(
    folder: Path,
    *,
    passphrase: str,
    recovery: str,
    member_name: str,
    clock: Clock | None = None,
    cost: KdfParameters | None = None,
) -> Office:
    """Make a workspace in a folder and leave it unlocked.

    Raises WorkspaceExists, BadPassphrase, BadRecovery, BadValue (a name that is none), DiskFull. `cost` is for tests;
    without it the cost of a guess is measured to about a second on this machine.
    """
    clock = clock or SystemClock()
    name = values.words(member_name, "member.name")
    member = new_id()
    session = create(folder, passphrase=passphrase, recovery=recovery, member=member, kdf=cost)
    viewer = unlocking.open_record(session, clock)
    # heads before the first words: a kill in between must not look like a record that lost its heads
    acknowledge(current.require())
    session.mark_open()
    _first_words(viewer, session, name)
    return Office(viewer, session)


def _first_words(viewer: Viewer, session: Session, member_name: str) -> None:
    book, links, inbox = new_id(), new_id(), new_id()
    entry = Entry(statement=inbox)
    with writing(viewer) as said:
        said.say(
            f"book:{book}",
            WorkspaceOpened(book=book, links=links, inbox=inbox),
            MemberAdded(member=viewer.member, name=member_name),
            DeviceAdded(device=session.device, key=digest_text(session.device_key)),
            RoleGranted(member=viewer.member, role="lead"),
        )
        entry.open_as(inbox, "case")
        entry.claim(inbox, "case.title", INBOX)
        said.say(f"case:{inbox}", *entry.operations)
