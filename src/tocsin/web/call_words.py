"""What a caller is asked to agree to, in the language of the desk, and how it was answered."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext

from tocsin.domain.call_questions import OFFICE, answered
from tocsin.domain.clearance import ADDRESSEES, PUBLIC, Answer
from tocsin.domain.dossier import Dossier


def question_words() -> Mapping[str, str]:
    """The question for each audience."""
    return {
        OFFICE: gettext("May we keep what you told us, and work on it in this office?"),
        ADDRESSEES: gettext("May the offices that we write to learn your name and what happened to you?"),
        PUBLIC: gettext("May everybody read it, with your name, also in the country that you come from?"),
    }


def answer_lines(dossier: Dossier, statement: str) -> list[tuple[str, str]]:
    """Each question with its answer, for a call in which at least one was asked."""
    found = answered(dossier.pointing("consent.subject", statement))
    if all(answer is Answer.NOT_ASKED for answer in found.values()):
        return []
    words = question_words()
    return [(words[audience], str(answer)) for audience, answer in found.items()]
