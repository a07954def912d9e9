"""`compose`: a draft letter from the resolved claims of a case, sealed as it was rendered."""

from __future__ import annotations

from tocsin.access.dossier import get_dossier
from tocsin.access.filter import scope_of
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.sealed_letter import Composed, rendered, seal_letter
from tocsin.actions.writing import writing
from tocsin.composing import Brief, Letter
from tocsin.composing import compose as write_letter
from tocsin.domain.viewer import Viewer
from tocsin.letters.naming import letter_name
from tocsin.lib.clock import utc_day
from tocsin.lib.ids import new_id
from tocsin.workspace import current


def compose(viewer: Viewer, case: str, brief: Brief, *, template: str = "urgent-appeal") -> Composed:
    """Write, render and seal a draft. Nothing leaves the workspace. Raises NoSuch, and what the brief lacks."""
    scope = scope_of(viewer, case)
    today = utc_day(current.require().clock.now_ms())
    letter = write_letter(get_dossier(viewer, case), brief, template=template, today=today)
    files = rendered(letter)
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    intervention = entry.open("intervention")
    sealed, uses = seal_letter(viewer, scope, entry, intervention, letter, files)
    _say_intervention(entry, intervention, letter, brief)
    with writing(viewer) as said:
        said.say(scope, *sealed, *entry.operations, *uses)
    return Composed(letter, intervention, letter_name(letter), files)


def _say_intervention(entry: Entry, intervention: str, letter: Letter, brief: Brief) -> None:
    entry.claim(intervention, "intervention.title", letter.title.text)
    entry.claim(intervention, "intervention.version", str(letter.version))
    entry.claim(intervention, "intervention.date", letter.day.isoformat())
    if letter.number:
        entry.claim(intervention, "intervention.number", letter.number)
    addressees = {block.key: _addressee(entry, block.office) for block in brief.addressees}
    for number, demand in enumerate(brief.demands, 1):
        entity = entry.open("demand")
        entry.claim(entity, "demand.intervention", intervention)
        entry.claim(entity, "demand.number", str(number))
        entry.claim(entity, "demand.text", demand.text)
        for key in demand.addressees:
            entry.claim(entity, "demand.addressee", addressees[key])


def _addressee(entry: Entry, office: str) -> str:
    entity = entry.open("addressee")
    entry.claim(entity, "addressee.office", office)
    return entity
