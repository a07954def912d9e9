"""What stands on the envelope of a letter: each office that it may go to, with the details that it is written to by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tocsin.access.dossier import get_dossier
from tocsin.access.offices import get_directory
from tocsin.access.waiting import list_addressees
from tocsin.domain.dossier import EntityView
from tocsin.domain.names import fold_name
from tocsin.domain.offices import Office
from tocsin.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Envelope:
    """An office by its addressee. `own`: the letter asks something of it, or a reply to it names it.

    What the letter itself was given of the office comes first, then what the directory has: for the salutation first
    how whoever holds it is greeted in the language of the letter, as somebody confirmed it. `checked` is the day on
    which somebody last checked the directory's, empty where nobody did or where it is not there.
    """

    addressee: str
    office: str
    own: bool
    body: str = ""
    postal: str = ""
    email: str = ""
    salutation: str = ""
    subject: str = ""
    channels: tuple[str, ...] = ()
    checked: str = ""
    key: str = ""


def list_envelopes(viewer: Viewer, case: str, intervention: str) -> tuple[Envelope, ...]:
    """The offices that a letter may go to, its own first, each name once: the newest has the newest details.

    Raises NoSuch.
    """
    dossier = get_dossier(viewer, case)
    directory = get_directory(viewer)
    known = _by_name(directory.offices)
    language = dossier.entities[intervention].text("intervention.language")
    found: dict[str, Envelope] = {}
    for own, some in zip((True, False), list_addressees(viewer, case, intervention), strict=True):
        newest = {fold_name(one.office): one for one in some}  # in the order in which they were first named
        for key, one in newest.items():
            if key and key not in found:
                office = known.get(key)
                greeting = directory.greetings.get(office.key, {}).get(language, "") if office else ""
                found[key] = _envelope(dossier.entities[one.id], one.office, office, greeting, own=own)
    return tuple(found.values())


def _by_name(offices: tuple[Office, ...]) -> Mapping[str, Office]:
    """The offices by each name that they have; of two that are called the same, none."""
    found: dict[str, list[Office]] = {}
    for one in offices:
        for name in {fold_name(text) for text in _names(one) if text}:
            found.setdefault(name, []).append(one)
    return {name: several[0] for name, several in found.items() if len(several) == 1}


def _names(one: Office) -> Iterator[str]:
    yield from (one.office, one.office_uk, one.office_ru, one.office_pl)


def _envelope(view: EntityView, name: str, office: Office | None, greeting: str, *, own: bool) -> Envelope:
    postal, email, salutation = (_text(view, what) for what in ("postal", "email", "salutation"))
    if office is None:
        return Envelope(view.id, name, own, postal=postal, email=email, salutation=salutation)
    return Envelope(
        addressee=view.id,
        office=name,
        own=own,
        body=office.body,
        postal=postal or office.postal,
        email=email or office.email,
        salutation=salutation or greeting or office.salutation,
        subject=office.subject,
        channels=office.channels,
        checked=office.checked,
        key=office.key,
    )


def _text(view: EntityView, name: str) -> str:
    return view.text(f"addressee.{name}")
