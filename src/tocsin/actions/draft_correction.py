"""`draft_correction`: what we write to those who have an appeal of which something no longer holds. A draft, sealed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tocsin.access.clearance import audience_of
from tocsin.access.dossier import get_dossier, get_entity
from tocsin.access.envelopes import list_envelopes
from tocsin.access.filter import scope_of
from tocsin.access.letterhead import get_letterhead, get_paper
from tocsin.access.offices import get_directory
from tocsin.access.sent import Appeal, find_appeal, list_appeals_to_correct
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.sealed_letter import Composed, rendered, say_pseudonyms, seal_letter
from tocsin.actions.writing import writing
from tocsin.composing import Brief, Letter
from tocsin.composing.addressed import with_offices
from tocsin.composing.brief import AddresseeBlock, Organisation
from tocsin.composing.correction import compose_correction
from tocsin.composing.pseudonyms import of_letter
from tocsin.composing.template import CORRECTION
from tocsin.composing.translated import Office, Translation
from tocsin.composing.wording import ENGLISH
from tocsin.domain.clearance import PUBLIC
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.letters.naming import letter_name
from tocsin.lib.clock import utc_day
from tocsin.lib.ids import new_id
from tocsin.workspace import current


def appeals_to_correct(viewer: Viewer, case: str) -> tuple[Appeal, ...]:
    """The letters of a case that say what no longer holds today. Nothing is stored of it. Raises NoSuch."""
    return list_appeals_to_correct(viewer, case, _today())


def draft_correction(
    viewer: Viewer, case: str, intervention: str, brief: Brief | None = None, *, language: str = ""
) -> Composed:
    """Write, render and seal the draft of a correction; nothing leaves the workspace.

    It goes to those who got the letter, in the language of the letter, unless the brief has no words in it. Without a
    brief it stands under our letterhead, and has of the offices what the letter and the directory know.

    Raises NoSuch where this letter needs none, BriefProblem, LetterNotSet.
    """
    scope = scope_of(viewer, case)
    appeal = find_appeal(viewer, case, intervention, _today())
    view = get_entity(viewer, intervention)
    written = view.text("intervention.language") or ENGLISH
    language = language or ("" if brief and written not in {*brief.languages, *brief.translations} else written)
    brief = brief or _known(viewer, case, intervention, language)
    directory = get_directory(viewer)
    brief = with_offices(brief, directory.offices, directory.greetings)
    made = compose_correction(
        get_dossier(viewer, case), appeal.letter, appeal.changes, brief=brief, today=_today(), language=language
    )
    if made is None:
        raise NoSuch(what="letter that needs a correction")
    audience = audience_of(view)
    letter = replace(made.letter, public=audience == PUBLIC)
    files = rendered(letter, get_paper(viewer))
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    correction = entry.open("intervention")
    sealed, uses = seal_letter(viewer, scope, entry, correction, letter, files, made.mends)
    _say_correction(entry, correction, intervention, letter)
    entry.claim(correction, "intervention.audience", audience)
    say_pseudonyms(entry, correction, of_letter(get_dossier(viewer, case), intervention))
    with writing(viewer) as said:
        said.say(scope, *sealed, *entry.operations, *uses)
    return Composed(letter, correction, letter_name(letter), files)


def _known(viewer: Viewer, case: str, intervention: str, language: str) -> Brief:
    """Who we are, and whom the letter addresses, as far as the record knows."""
    head = get_letterhead(viewer).in_language(language)
    envelopes = [one for one in list_envelopes(viewer, case, intervention) if one.own]
    blocks = tuple(
        AddresseeBlock(
            key=one.key or one.office,
            office=one.office,
            body=one.body,
            address=tuple(one.postal.split("\n")) if one.postal else (),
            email=one.email,
            salutation=one.salutation,
            directory=one.key,
        )
        for one in envelopes
    )
    greetings = {block.key: Office(salutation=block.salutation) for block in blocks}
    return Brief(
        organisation=Organisation(head.name, tuple(head.contact.split("\n")) if head.contact else (), head.signatory),
        demands=(),
        addressees=blocks,
        translations={language: Translation(addressees=greetings)},
    )


def _say_correction(entry: Entry, correction: str, intervention: str, letter: Letter) -> None:
    entry.claim(correction, "intervention.template", CORRECTION)
    entry.claim(correction, "intervention.language", letter.language)
    entry.claim(correction, "intervention.title", letter.title.text)
    entry.claim(correction, "intervention.version", str(letter.version))
    entry.claim(correction, "intervention.date", letter.day.isoformat())
    entry.claim(correction, "intervention.corrects", intervention)
    if letter.number:
        entry.claim(correction, "intervention.number", letter.number)


def _today() -> date:
    return utc_day(current.require().clock.now_ms())
