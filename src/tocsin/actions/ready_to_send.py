"""An approved letter made ready for each office: a mail for a mail program, and the words for web mail and forms.

Nothing is rendered and nothing is sent: what goes with it are the bytes that were approved. Before their text stands
the salutation of the office; that and the subject come from the record, and are searched like everything that leaves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tocsin.access.dossier import get_entity
from tocsin.access.envelopes import Envelope, list_envelopes
from tocsin.access.letters import letters_of_offices
from tocsin.access.scopes import case_of
from tocsin.actions.download import note_download
from tocsin.actions.let_out import let_out, may_leave
from tocsin.actions.search_letter import search_letter
from tocsin.domain.approval import Standing
from tocsin.domain.changesets import digest_text
from tocsin.domain.errors import NoChannel, NoSuch
from tocsin.domain.names import fold_name
from tocsin.domain.viewer import Viewer
from tocsin.letters.mail import Mail, to_eml
from tocsin.letters.naming import is_annex, to_office

TEXT = "txt"
_NOT_BESIDE = (f".{TEXT}", ".html")  # the words stand in the mail, and a page is for our own site
_STOPS = (",", ".", "!", ":", "،")


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter that may leave: its text as approved, and a mail for each office by its addressee."""

    standing: Standing
    name: str
    text: str
    mails: dict[str, Mail]
    envelopes: tuple[Envelope, ...]


def ready_to_send(viewer: Viewer, intervention: str) -> Ready:
    """The letter for each office that it is meant for, searched for what must not leave.

    Raises NotApproved, NoConsent, MustNotLeave, CannotBeSearched, NoSuch, MissingFile, DamagedFile.
    """
    case = case_of(viewer, intervention)
    envelopes = list_envelopes(viewer, case, intervention)
    standing, files = may_leave(viewer, intervention)
    text = next((data.decode("utf-8") for name, data in files.items() if name.endswith(f".{TEXT}")), "")
    beside = _beside(viewer, intervention, files)
    subject = _subject(viewer, intervention)
    mails = {
        one.addressee: Mail(
            one.email,
            _with_rule(one, subject),
            greeted(one, text),
            beside.get(fold_name(one.office)) or beside.get("", {}),
        )
        for one in envelopes
    }
    covers = (
        to_eml(Mail(mail.to, mail.subject, greeting(one))) for one, mail in zip(envelopes, mails.values(), strict=True)
    )
    search_letter(viewer, intervention, {f"mail {number}.eml": data for number, data in enumerate(covers, 1)})
    name = next(iter(files), "letter").rpartition(".")[0]
    return Ready(standing, name, text, mails, envelopes)


def _beside(viewer: Viewer, intervention: str, files: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """What goes beside the words, by the name of the office: its own letter; under no name the one to all of them.

    The annexes go with each.
    """
    offices = letters_of_offices(viewer, intervention)
    found: dict[str, dict[str, bytes]] = {}
    for name, data in files.items():
        if not name.endswith(_NOT_BESIDE) and not is_annex(name):
            office = offices.get(digest_text(hashlib.sha256(data).digest()), "")
            found.setdefault(fold_name(office), {})[name] = data
    annexes = {name: data for name, data in files.items() if is_annex(name)}
    return {office: own | annexes for office, own in found.items()} or {"": annexes}


def hand_out_mail(viewer: Viewer, intervention: str, addressee: str) -> tuple[str, bytes]:
    """The mail for one office with the name of its file, for the browser to save; the list of what is in clear says so.

    Raises what `ready_to_send` raises, NoChannel where that office has no e-mail address, and NoSuch where it is none.
    """
    ready = ready_to_send(viewer, intervention)
    for name, one in _named(ready, ready.envelopes):
        if one.addressee == addressee:
            if not one.email:
                raise NoChannel(office=one.office)
            note_download(viewer, name, "mail with a letter")
            return name, to_eml(ready.mails[addressee])
    raise NoSuch(what="addressee")


def let_out_mails(viewer: Viewer, intervention: str, folder: Path) -> tuple[Path, ...]:
    """Save a mail for each office that the letter asks something of and that has an e-mail address, or none.

    Raises NoChannel where one has neither that nor a postal address, what `ready_to_send` raises, CannotSave.
    """
    ready = ready_to_send(viewer, intervention)
    hold_channels(viewer, intervention)
    own = [one for one in ready.envelopes if one.own and one.email]
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(
        let_out(viewer, folder / name, to_eml(ready.mails[one.addressee]), "mail with a letter")
        for name, one in _named(ready, own)
    )


def hold_channels(viewer: Viewer, intervention: str) -> tuple[str, ...]:
    """The offices that the letter asks something of and that have a postal address alone: they get no mail.

    Raises NoChannel for one that has none either, or where no office at all has an e-mail address; NoSuch.
    """
    own = [one for one in list_envelopes(viewer, case_of(viewer, intervention), intervention) if one.own]
    by_post = [one for one in own if not one.email]
    for one in by_post:
        if not one.postal or by_post == own:
            raise NoChannel(office=one.office)
    return tuple(one.office for one in by_post)


def greeting(envelope: Envelope) -> str:
    """The salutation of an office with its stop; empty where it has none."""
    salutation = envelope.salutation
    return f"{salutation}," if salutation and not salutation.endswith(_STOPS) else salutation


def greeted(envelope: Envelope, text: str) -> str:
    """The text of the letter under the salutation of an office."""
    return "\n\n".join(part for part in (greeting(envelope), text) if part)


def _named(ready: Ready, envelopes: Iterable[Envelope]) -> Iterator[tuple[str, Envelope]]:
    """What the file for each office is called: the letter, and the office as far as its letters are plain."""
    met: set[str] = set()
    for number, one in enumerate(envelopes, 1):
        stem = to_office(ready.name, one.office)
        name = f"{stem}.eml" if f"{stem}.eml" not in met else f"{stem} {number}.eml"
        met.add(name)
        yield name, one


def _subject(viewer: Viewer, intervention: str) -> str:
    view = get_entity(viewer, intervention)
    said = (view.one(f"intervention.{name}") for name in ("number", "title"))
    return ": ".join(shown.value for shown in said if shown and shown.value)


def _with_rule(envelope: Envelope, subject: str) -> str:
    """The office's own words for a subject line first, if it asks for some."""
    return " – ".join(part for part in (envelope.subject, subject) if part)
