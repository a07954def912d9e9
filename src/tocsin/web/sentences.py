"""What went wrong, in the language of the desk: the sentences that somebody meets there, each as its error says it.

A sentence that is not in this list stays English. A translation may leave out what English says within it (`why`).
"""

from __future__ import annotations

from django.utils.translation import get_language, gettext, gettext_noop

from tocsin.domain.audience import Telling
from tocsin.domain.errors import BadValue, TocsinError, UnknownWord
from tocsin.domain.redaction import What
from tocsin.web.words import property_label

SENTENCES = (
    gettext_noop(
        "This passphrase does not open the workspace, or its header is damaged. Nothing was changed. Check the "
        "keyboard layout and try again; `tocsin verify` says whether the header is damaged."
    ),
    gettext_noop(
        "The disk is full. What was there before is unchanged; nothing half-written was kept. Make room and do it "
        "again."
    ),
    gettext_noop("There is no such {what} here. Nothing was written. `tocsin show` lists what there is."),
    gettext_noop("That proposal has been decided already. What was decided is kept; `tocsin history` shows it."),
    gettext_noop("Say why with --because “…”. Nothing was written; the reason is kept beside what you change."),
    gettext_noop(
        "The desk takes at most {most} at once. What was more is not kept. Give it in smaller parts, or in the "
        "terminal: `tocsin receive`."
    ),
    gettext_noop("The file did not come through to its end. Nothing of it was kept. Give it again."),
    gettext_noop(
        "Somebody else is writing to the record and has not finished. Nothing was written. Do it again in a moment."
    ),
    gettext_noop(
        "These are not the four check words of this letter. Nothing was recorded. Make sure that both of you look at "
        "the same letter: `tocsin show LETTER` gives its words."
    ),
    gettext_noop(
        "“{text}” is not a date Tocsin can keep: {why}. Nothing was written. Write it like 2018-07-05, 2018-07, "
        "2017-03/.. or [2018-07-03,2018-07-05]."
    ),
    gettext_noop("“{property}” cannot hold that value: {why}. Nothing was written."),
    gettext_noop("There is no {what} called “{word}”. Nothing was written. docs/reference/ lists the words."),
    gettext_noop(
        "The chosen events hold nothing that a letter could say. No letter was written. Record at least what happened, "
        "and by whose word."
    ),
)


def said(error: TocsinError) -> str:
    """The sentence of an error, in the language of the page where it has words in it."""
    if error.sentence not in SENTENCES or (get_language() or "en").startswith("en"):
        return str(error)
    return gettext(error.sentence).format(**_fields(error))


def _fields(error: TocsinError) -> dict[str, object]:
    """What stands in the sentence; a property by what the desk calls it."""
    name = str(error.fields.get("property", ""))
    if not isinstance(error, BadValue):
        return error.fields
    try:
        return error.fields | {"property": property_label(name)}
    except UnknownWord:
        return error.fields


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
    }[what]
