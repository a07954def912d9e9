"""What went wrong, in the language of the desk: each error of the closed list with the reason within it.

`at_the_desk` has what is said here where the sentence of an error is one for the terminal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from django.utils.translation import gettext

from tocsin.domain.audience import Telling
from tocsin.domain.errors import Cause, TocsinError, UnknownWord
from tocsin.domain.redaction import What
from tocsin.domain.terms import Term
from tocsin.intake.model import SENTENCES as NOT_READ
from tocsin.web.at_the_desk import CAUSES, SENTENCES
from tocsin.web.languages import of_the_record
from tocsin.web.words import absent_words, date_words, kind_label, number_words, property_label


def said(error: TocsinError) -> str:
    """The sentence of an error, in the language of the page."""
    return _filled(SENTENCES.get(type(error), error.sentence), error.fields)


def cause_words(cause: Cause) -> str:
    """A reason in the language of the page; what is put together of several, each of them."""
    return _filled(CAUSES.get(cause.sentence, cause.sentence), cause.fields) if cause else ""


def place_words(place: str) -> str:
    """Where something stands in a file."""
    return cause_words(place) if isinstance(place, Cause) else place


def not_read_words(reading: str) -> str:
    """Why something is kept and not read, by what the record says of it."""
    said_so = reading.partition(": ")[2]
    return next((cause_words(cause) for cause in NOT_READ.values() if cause == said_so), said_so)


def _filled(sentence: str, fields: Mapping[str, object]) -> str:
    return gettext(sentence).format(**{name: _words(name, value) for name, value in fields.items()})


def _words(name: str, value: object) -> str:
    """What stands in a sentence: a property, a kind and a number by what the desk calls them."""
    match value:
        case Cause():
            return cause_words(value)
        case What():
            return strike_words(value)
        case Term():
            return value.label(of_the_record()).lower()
        case int():
            return number_words(value)
    text = str(value)
    try:
        if name == "property":
            return _FIELDS[text]() if text in _FIELDS else property_label(text)
        return _BY_NAME[name](text) if name in _BY_NAME else text
    except UnknownWord:
        return text


def _why_absent(why: str) -> str:
    return gettext("sources differ") if why == "disputed" else absent_words(why)


def field_of_the_form(key: str) -> str:
    """A key of a brief by what the form of a letter calls it."""
    called = {
        "addressees": gettext("To"),
        "contact": gettext("Our address and contact, a line each"),
        "country": gettext("Country: a code such as PL, or none"),
        "courtesy": gettext("Courtesies"),
        "demands": gettext("What is asked"),
        "law": gettext("The law"),
        "most_addressees": gettext("Most offices that it is written to"),
        "most_demands": gettext("Most demands"),
        "most_words": gettext("Most words"),
        "number": gettext("Number, such as UA 4/2026"),
        "office": gettext("Office, such as Prosecutor General"),
        "organisation": gettext("From"),
        "organisation.name": gettext("Our name"),
        "position": gettext("Our position"),
        "pseudonyms": gettext("Somebody stands in it under another name"),
        "regarding": gettext("About our letter"),
        "reply_by": gettext("An answer by, such as 2026-12-11"),
        "reply_to": gettext("An answer to, such as an e-mail address"),
        "short_name": gettext("Short name, of small Latin letters, digits and hyphens"),
        "update_of": gettext("It is an update of our letter"),
        "valid_until": gettext("Valid until, such as 2027-01-15; after it the readers check with us first"),
    }
    first, last = re.split(r"[.\[]", key, maxsplit=1)[0], key.rpartition(".")[2]
    return called.get(key) or called.get(last) or called.get(first, key)


_BY_NAME: Mapping[str, Callable[[str], str]] = {
    "key": field_of_the_form,
    "missing": field_of_the_form,
    "kind": kind_label,
    "other_kind": kind_label,
    "absent": _why_absent,
    "day": date_words,
}
_FIELDS: Mapping[str, Callable[[], str]] = {
    "words": lambda: gettext("Words of the text"),
    "draft": lambda: gettext("Draft"),
    "entities.joined": lambda: gettext("The same person"),
    "member.name": lambda: gettext("Your name"),
    "reason.given": lambda: gettext("Why"),
    "view.name": lambda: gettext("Name of the list"),
}


def telling_words(one: Telling) -> str:
    """What a letter may tell, beside the box that is ticked for it."""
    return {
        Telling.ASYLUM: gettext("asylum"),
        Telling.RESIDENCE: gettext("residence"),
        Telling.RELATIVES: gettext("relatives"),
    }[one]


def strike_words(what: What) -> str:
    """What struck in a letter that was searched."""
    return {
        What.NAME: gettext("a listed name"),
        What.PART: gettext("part of a listed name"),
        What.PHONE: gettext("a telephone number"),
        What.EMAIL: gettext("an e-mail address"),
        What.ADDRESS: gettext("an address"),
        What.SCHOOL: gettext("where a child, or somebody of unknown age, goes to school"),
        What.FILE: gettext("the name of a sealed file"),
        What.FACE: gettext("a face that is or may be a child's"),
    }[what]
