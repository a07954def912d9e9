"""Letters about an appeal that went out: which one it is, by its number, as the record holds it."""

from __future__ import annotations

from tocsin.composing.draft import Draft
from tocsin.composing.letter import Claims, Paragraph, Sentence
from tocsin.composing.people import known
from tocsin.composing.template import Template
from tocsin.composing.wording import bare_date, fill, pattern, sentence, spoken
from tocsin.domain.dossier import Shown
from tocsin.domain.errors import NotInThisCase


def title(draft: Draft, form: Template) -> Sentence:
    """“Withdrawal of our appeal UA 4/2026 of 5 July 2026”. Raises NotInThisCase for a number that no appeal has."""
    number, day, claims = _appeal(draft)
    return Sentence(fill((form.titles or {})[spoken()], number=number, day=day), claims)


def withdrawal_paragraphs(draft: Draft) -> list[Paragraph]:
    """That we withdraw it, and what we ask of those who have it; no name and nothing of its content."""
    number, day, claims = _appeal(draft)
    texts = [fill(pattern("withdrawal", key), number=number, day=day) for key in ("withdrawn", "remove", "forward")]
    return [Paragraph(tuple(Sentence(sentence(text), claims) for text in texts))]


def _appeal(draft: Draft) -> tuple[str, str, Claims]:
    """Number and day of the appeal, and the claims that say so."""
    wanted = draft.brief.regarding
    for view in draft.dossier.of_kind("intervention"):
        number, day = known(view, "intervention.number")[:1], known(view, "intervention.date")[:1]
        if number and day and number[0].value == wanted:
            return draft.guard.clean(wanted), bare_date(day[0].value), _claims((*number, *day))
    raise NotInThisCase(key="regarding", id=wanted)


def _claims(shown: tuple[Shown, ...]) -> Claims:
    return Claims(tuple(dict.fromkeys(claim for one in shown for claim in one.claims)))
