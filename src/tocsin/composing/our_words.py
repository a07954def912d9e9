"""Who we are in the language of a letter, where the brief says just what the letterhead says for every language."""

from __future__ import annotations

from dataclasses import replace

from tocsin.composing.brief import Brief
from tocsin.domain.letterhead import Letterhead


def in_our_words(brief: Brief, who: Letterhead, language: str) -> Brief:
    """The brief with name, contact and signatory as the letterhead has them in this language."""
    ours, here = brief.organisation, who.in_language(language)
    contact = tuple(line for line in who.contact.split("\n") if line)
    spoken = tuple(line for line in here.contact.split("\n") if line)
    return replace(
        brief,
        organisation=replace(
            ours,
            name=here.name if ours.name == who.name else ours.name,
            contact=spoken if ours.contact == contact else ours.contact,
            signatory=here.signatory if ours.signatory == who.signatory else ours.signatory,
        ),
    )
