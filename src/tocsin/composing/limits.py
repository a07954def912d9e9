"""What a template refuses: a language that it has no words for, a key that the brief lacks, too much of something."""

from __future__ import annotations

from tocsin.composing.brief import Brief
from tocsin.composing.letter import Letter
from tocsin.composing.template import APPEAL, CORRECTION, Template, template, template_ids
from tocsin.domain.errors import Cause, LetterRefused


def written_from_a_brief() -> tuple[str, ...]:
    """The templates that ship and take a brief."""
    return tuple(name for name in template_ids() if template(name).about != CORRECTION)


def refuse(form: Template, brief: Brief, language: str) -> None:
    """Raises LetterRefused for what this template does not take of a brief."""
    name = form.name(form.languages[0])
    if language not in form.languages:
        raise LetterRefused(
            template=name,
            why=Cause(
                "it has no words in “{language}”, only in {known}", language=language, known=", ".join(form.languages)
            ),
        )
    needed = (*form.requires, *(("regarding",) if form.about == APPEAL and "regarding" not in form.requires else ()))
    missing = next((key for key in needed if not _has(brief, key)), None)
    if missing:
        raise LetterRefused(template=name, why=Cause("the brief has no “{missing}”", missing=missing))
    if brief.demands and not brief.addressees:
        raise LetterRefused(template=name, why=Cause("a demand is addressed to nobody"))
    for key, most in (("addressees", form.most_addressees), ("demands", form.most_demands)):
        found = len(getattr(brief, key))
        if most and found > most:
            raise LetterRefused(
                template=name,
                why=Cause("the brief has {found} {key}, and it takes {most} at most", found=found, key=key, most=most),
            )


def _has(brief: Brief, key: str) -> bool:
    return bool(brief.organisation.contact if key == "contact" else getattr(brief, key))


def refuse_length(form: Template, letter: Letter) -> None:
    """Raises LetterRefused for a letter of more words than the template allows."""
    found = sum(len(sentence.text.split()) for _, sentence in letter.sentences())
    if form.most_words and found > form.most_words:
        name = form.name(form.languages[0])
        raise LetterRefused(
            template=name,
            why=Cause(
                "it would have {found} words, and it takes {most} at most",
                found=found,
                most=form.most_words,
            ),
        )
