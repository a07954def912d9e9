"""What a caller is asked to agree to: the same three questions in every call, and how each was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tocsin.domain.clearance import ADDRESSEES, PUBLIC, QUESTIONS, USES, Answer
from tocsin.domain.consent import is_refused
from tocsin.domain.dossier import EntityView

OFFICE = "office"
ASKED: Mapping[str, str] = {OFFICE: "May we keep what you told us, and work on it in this office?", **QUESTIONS}
"""The question for each audience, in the order in which they are asked."""
USE_OF: Mapping[str, str] = {OFFICE: "analyse", ADDRESSEES: USES[ADDRESSEES][0], PUBLIC: USES[PUBLIC][0]}


def answered(consents: Iterable[EntityView]) -> Mapping[str, Answer]:
    """By audience, what the consents about one statement say; a refusal beats an agreement."""
    found = dict.fromkeys(ASKED, Answer.NOT_ASKED)
    for one in consents:
        audience = one.one("consent.audience")
        if audience is None or audience.value not in found or found[audience.value] is Answer.REFUSED:
            continue
        found[audience.value] = Answer.REFUSED if is_refused(one) else Answer.YES
    return found
