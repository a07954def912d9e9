"""What the page that sends a letter shows of each office: how it is written to, and how it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from tocsin.access.dossier import get_entity
from tocsin.access.envelopes import Envelope, list_envelopes
from tocsin.access.gaps import this_moment
from tocsin.access.waiting import get_waiting
from tocsin.actions.ready_to_send import greeting
from tocsin.domain.correspondence import Asked
from tocsin.domain.dossier import EntityView
from tocsin.domain.names import fold_name
from tocsin.domain.series import versions_key
from tocsin.domain.viewer import Viewer
from tocsin.letters.mail import Mail
from tocsin.web.asked import Waits, waits
from tocsin.web.words import date_words, listed, term_label


@dataclass(frozen=True, slots=True)
class Place:
    """An office to send to. `salutation` and `subject` are there once the letter was made ready."""

    id: str
    office: str
    body: str
    postal: str
    email: str
    ways: str
    usual: str
    checked: str
    salutation: str
    subject: str
    sent: tuple[Waits, ...]


def places(viewer: Viewer, case: str, letter: str, mails: Mapping[str, Mail]) -> tuple[list[Place], list[Place]]:
    """The offices that the letter is for, and others of the case that it may go to. Raises NoSuch."""
    sent = _sent(get_waiting(viewer, case, this_moment()), get_entity(viewer, letter))
    envelopes = list_envelopes(viewer, case, letter)
    found = [(one.own or fold_name(one.office) in sent, _place(one, sent, mails)) for one in envelopes]
    return [place for own, place in found if own], [place for own, place in found if not own]


def _sent(rows: Iterable[Asked], letter: EntityView) -> Mapping[str, list[Waits]]:
    """By office how it was sent; who got it in another language, or an earlier version, is not written to again."""
    same = versions_key(letter)
    found: dict[str, list[Waits]] = defaultdict(list)
    for row in rows:
        own = row.intervention == letter.id
        if row.delivery and (own or (row.number and (row.number, row.corrects, row.update) == same)):
            went = waits(row)
            told = went if own or not row.language else replace(went, how=f"{went.how} ({_language(row)})")
            found[fold_name(row.office)].append(told)
    return found


def _language(row: Asked) -> str:
    return term_label("languages", row.language)


def _place(one: Envelope, sent: Mapping[str, list[Waits]], mails: Mapping[str, Mail]) -> Place:
    mail = mails.get(one.addressee)
    return Place(
        id=one.addressee,
        office=one.office,
        body=one.body,
        postal=one.postal,
        email=one.email,
        ways=listed(term_label("channels", way).lower() for way in one.channels),
        usual=one.channels[0] if one.channels else "email" if one.email else "post",
        checked=_checked(one),
        salutation=greeting(one) if mail else "",
        subject=mail.subject if mail else "",
        sent=tuple(sent.get(fold_name(one.office), ())),
    )


def _checked(one: Envelope) -> str:
    if one.checked:
        return gettext("the directory's details were checked %(day)s") % {"day": date_words(one.checked)}
    return gettext("nobody recorded when these details were checked") if one.email or one.postal else ""
