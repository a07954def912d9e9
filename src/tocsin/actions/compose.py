"""`compose`: a draft letter from the resolved claims of a case, sealed as it was rendered."""

from __future__ import annotations

from dataclasses import replace

from tocsin.access.dossier import get_dossier
from tocsin.access.filter import scope_of
from tocsin.access.letterhead import get_letterhead, get_paper
from tocsin.access.offices import get_directory
from tocsin.access.templates import get_template
from tocsin.actions.annexes import chosen_annexes, say_annexes
from tocsin.actions.entry import Entry
from tocsin.actions.follow_on import followed, say_series
from tocsin.actions.letters_to_each import Progress, seal_to_each
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.sealed_letter import Composed, rendered, seal_letter
from tocsin.actions.writing import writing
from tocsin.composing import Brief, Letter, Template
from tocsin.composing import compose as write_letter
from tocsin.composing.addressed import with_offices
from tocsin.composing.brief import AddresseeBlock
from tocsin.composing.composition import compose_to_each
from tocsin.composing.letter import PartKind
from tocsin.composing.our_words import in_our_words
from tocsin.composing.reaching import hold_back
from tocsin.composing.spoken_brief import in_language
from tocsin.domain.audience import NO_STATE
from tocsin.domain.clearance import ADDRESSEES, PUBLIC
from tocsin.domain.dossier import Dossier
from tocsin.domain.viewer import Viewer
from tocsin.letters.naming import letter_name
from tocsin.lib.clock import utc_day
from tocsin.lib.ids import new_id
from tocsin.workspace import current

_SUBMITTER = "who submits it"


def compose(
    viewer: Viewer,
    case: str,
    brief: Brief,
    *,
    template: str | Template = "urgent-appeal",
    language: str = "",
    each: bool = False,
    progress: Progress | None = None,
) -> Composed:
    """Write, render and seal a draft. Nothing leaves the workspace. Raises NoSuch, and what the brief lacks.

    `each`: seal, beside it, a letter of its own to each addressee; `progress` is called with how many are done.
    Raises NotForThisAddressee where the letter would tell the country of origin what must not come there, and
    LetterRefused where each is asked for and the letter addresses nobody.
    """
    scope = scope_of(viewer, case)
    form = get_template(viewer, template) if isinstance(template, str) else template
    brief, letter = drafted(viewer, case, brief, form, language)
    dossier = get_dossier(viewer, case)
    annexes = chosen_annexes(viewer, dossier, brief.annexes)
    files = rendered(letter, get_paper(viewer))
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    intervention = entry.open("intervention")
    sealed, uses = seal_letter(viewer, scope, entry, intervention, letter, files)
    uses = [*uses, *say_annexes(entry, intervention, annexes, leaves=letter.may_be_approved)]
    addressees = _say_intervention(entry, intervention, letter, brief, form)
    say_series(entry, dossier, intervention, letter, brief)
    _say_form(entry, intervention, form, brief)
    if each:
        own = _to_each(dossier, brief, form, letter, language)
        further, more = seal_to_each(
            viewer, scope, entry, intervention, {addressees[key]: one for key, one in own.items()}, progress
        )
        sealed, uses = [*sealed, *further], [*uses, *more]
    with writing(viewer) as said:
        said.say(scope, *sealed, *entry.operations, *uses)
    return Composed(letter, intervention, letter_name(letter), files)


def drafted(
    viewer: Viewer, case: str, brief: Brief, template: str | Template, language: str = ""
) -> tuple[Brief, Letter]:
    """The letter as data, with the brief that its offices were filled into. Raises NoSuch, and what the brief lacks."""
    today = utc_day(current.require().clock.now_ms())
    form = get_template(viewer, template) if isinstance(template, str) else template
    dossier = get_dossier(viewer, case)
    brief, proposed = followed(viewer, dossier, brief, form)
    directory = get_directory(viewer)
    brief = with_offices(brief, directory.offices, directory.greetings)
    brief = in_our_words(brief, get_letterhead(viewer), language or brief.languages[0])
    annexes = tuple(one.entity for one in chosen_annexes(viewer, dossier, brief.annexes))
    brief = replace(brief, public=brief.public or form.for_everybody, annexes=annexes)
    letter = write_letter(dossier, brief, template=form, today=today, language=language)
    return brief, hold_back(dossier, brief, replace(letter, gaps=(*proposed, *letter.gaps)))


def _to_each(dossier: Dossier, brief: Brief, form: Template, letter: Letter, language: str) -> dict[str, Letter]:
    """The letter to each addressee by its key, as it leaves; none where nobody has looked at something."""
    made = compose_to_each(dossier, brief, form, today=letter.day, language=language)
    return {key: replace(one, draft=False) for key, one in made.items()} if letter.may_be_approved else {}


def _say_intervention(entry: Entry, intervention: str, letter: Letter, brief: Brief, form: Template) -> dict[str, str]:
    """Claim what it is, and what is asked of whom; the addressees by their keys."""
    entry.claim(intervention, "intervention.template", form.id)
    entry.claim(intervention, "intervention.language", letter.language)
    entry.claim(intervention, "intervention.title", letter.title.text)
    entry.claim(intervention, "intervention.version", str(letter.version))
    entry.claim(intervention, "intervention.date", letter.day.isoformat())
    if letter.number:
        entry.claim(intervention, "intervention.number", letter.number)
    entry.claim(intervention, "intervention.audience", PUBLIC if brief.public else ADDRESSEES)
    if brief.reply_by:
        entry.claim(intervention, "intervention.reply_by", brief.reply_by.isoformat())
    spoken, _ = in_language(brief, letter.language)
    greetings = {block.key: block.salutation for block in spoken.addressees}
    addressees = {block.key: _addressee(entry, block, greetings[block.key]) for block in brief.addressees}
    for number, demand in enumerate(brief.demands, 1):
        entity = entry.open("demand")
        entry.claim(entity, "demand.intervention", intervention)
        entry.claim(entity, "demand.number", str(number))
        entry.claim(entity, "demand.text", demand.text)
        for key in demand.addressees:
            entry.claim(entity, "demand.addressee", addressees[key])
    return addressees


def _say_form(entry: Entry, intervention: str, form: Template, brief: Brief) -> None:
    """Claim what kind of thing it is, and of a submission who submits it and what is to stay confidential."""
    if form.kind:
        entry.claim(intervention, "intervention.kind", form.kind)
    if any(row.kind is PartKind.CONFIDENTIAL for row in form.parts):
        ours = brief.organisation
        entry.claim(intervention, "intervention.submitter", "\n".join((ours.name, *ours.contact)))
        for name, lines in (("contact", ours.contact), ("confidential", brief.confidential or (_SUBMITTER,))):
            for line in lines:
                entry.claim(intervention, f"intervention.{name}", line)


def _addressee(entry: Entry, block: AddresseeBlock, salutation: str) -> str:
    entity = entry.open("addressee")
    entry.claim(entity, "addressee.office", block.office)
    if block.country and block.country != NO_STATE:
        entry.claim(entity, "addressee.country", block.country)
    for name, text in (("postal", "\n".join(block.address)), ("email", block.email), ("salutation", salutation)):
        if text:
            entry.claim(entity, f"addressee.{name}", text)
    return entity
