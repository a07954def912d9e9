"""What a composed letter asks of its officer before it is saved: the rules for drafts, held against our own text.

A letter is held against itself, as any draft is (dates, weekdays, what its title claims), and each of its sentences
against the claims that it rests on. What is found is shown and not kept; the letter is a draft either way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.checking import check
from tocsin.checking.drafts import DraftSentence, told_flat
from tocsin.composing import Letter
from tocsin.composing.letter import Ours, Paragraph, Style
from tocsin.domain.facts import CaseFacts, Finding
from tocsin.engines import best_models
from tocsin.reading import read
from tocsin.reading.facts import facts_of

_OWN = ""  # stands for the digest of the letter's own text


@dataclass(frozen=True, slots=True)
class LetterQuestions:
    """The findings about a letter, and the texts that their passages count in: its own, and those of the record."""

    findings: tuple[Finding, ...]
    texts: Mapping[str, str]


def letter_questions(
    letter: Letter, facts: CaseFacts, texts: Mapping[str, str], changed: Sequence[DraftSentence] = ()
) -> LetterQuestions:
    """What asks for a second look in a letter about the case that has these facts and texts.

    `changed` are sentences that came back with other words, with the claims that they rested on before.
    """
    own = running_text(letter)
    reading = read(own, date=letter.day.isoformat(), language=letter.language, models=best_models())
    alone = check(facts_of(reading, own), own)
    against = (finding for _number, finding in told_flat([*_stated(letter), *changed], facts))
    return LetterQuestions((*alone, *against), {**texts, _OWN: own})


def running_text(letter: Letter) -> str:
    """The letter's title, headings and paragraphs as one text, without its marks and notes."""
    blocks = [letter.title.text, " ".join(line.text for line in letter.meta)]
    for part in letter.parts:
        blocks += [part.heading, *map(_words, part.paragraphs)]
    return "\n\n".join(block for block in blocks if block)


def _words(paragraph: Paragraph) -> str:
    words = [sentence.text for sentence in paragraph.sentences]
    running = 0 if paragraph.style is Style.LINES else len(words) - paragraph.small
    return "\n".join(line for line in (" ".join(words[:running]), *words[running:]) if line)


def _stated(letter: Letter) -> list[DraftSentence]:
    """The sentences that rest on claims."""
    stated = ((one.text, one.basis) for _, one in letter.sentences())
    return [DraftSentence(text, basis.ids) for text, basis in stated if not isinstance(basis, Ours) and basis.ids]
