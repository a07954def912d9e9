"""What was asked of courts and authorities at home, and whether another body has the matter, as the case records it."""

from __future__ import annotations

from tocsin.composing.draft import Draft
from tocsin.composing.letter import Paragraph
from tocsin.composing.telling import Teller
from tocsin.composing.voice import voice_of


def remedies_paragraphs(draft: Draft) -> list[Paragraph]:
    """Each step in the words of the record, by whose word it is; then other international procedures."""
    case = draft.dossier.entities.get(draft.dossier.case)
    if case is None:
        return []
    found = []
    for property_id in ("case.remedies", "case.other_procedure"):
        teller = Teller(draft)
        for shown in draft.usable(case, property_id):
            teller.quote(voice_of(draft, (shown,)), shown)
        found += [Paragraph(tuple(teller.sentences))] if teller.sentences else []
    return found
