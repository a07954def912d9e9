"""A page that shows what letters look like on the paper, and says nothing of anybody."""

from __future__ import annotations

from datetime import date

from tocsin.composing.letter import CameBack, Letter, Ours, OursKind, Paragraph, Part, PartKind, Sentence, Style
from tocsin.domain.letterhead import Letterhead

_SAMPLE = CameBack()


def sample(who: Letterhead, language: str, day: date, title: str, text: str) -> Letter:
    """A letter of one paragraph, as it would leave."""
    own = [line for line in (who.signatory, who.name or title, *who.contact.split("\n")) if line]
    signed = tuple(Sentence(line, Ours(OursKind.CONTACT)) for line in own)
    body = Paragraph((Sentence(text, _SAMPLE),))
    return Letter(
        kind=title,
        number="",
        version=1,
        day=day,
        language=language,
        sender=who.name or title,
        title=Sentence(title, _SAMPLE),
        meta=(Sentence(day.isoformat(), Ours(OursKind.CONTACT)),),
        parts=(
            Part(PartKind.EVENTS, "", (body,)),
            Part(PartKind.CONTACT, "", (Paragraph(signed, Style.LINES),)),
        ),
        draft=False,
    )
