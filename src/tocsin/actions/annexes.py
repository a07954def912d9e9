"""What goes beside a letter: chosen when it is written, among the files that are approved, and asked about again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tocsin.access.annexes import Annex, find_annex, list_annexes, photographs_not_agreed
from tocsin.access.handles import find_entity, handle
from tocsin.actions.entry import Entry
from tocsin.actions.letter_checks import today
from tocsin.domain.clearance import Answer
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import NOTHING, BriefProblem, Cause, NoConsent, joined
from tocsin.domain.operations import LetterComposed
from tocsin.domain.viewer import Viewer

NOT_ANY_MORE = Cause(
    "an annex may not go beside it any more: it was taken back, or may not be published; compose it anew"
)


def chosen_annexes(viewer: Viewer, dossier: Dossier, words: Iterable[str]) -> tuple[Annex, ...]:
    """The annexes that a brief names, each once. Raises BriefProblem, NoSuch, SeveralFit."""
    found: dict[str, Annex] = {}
    for word in words:
        annex = find_annex(dossier, find_entity(viewer, word))
        if annex is None:
            raise BriefProblem(
                key="annexes",
                why=Cause(
                    "names “{word}”, which is no redacted copy of this case and no document that may be published",
                    word=word,
                ),
            )
        found.setdefault(annex.file, annex)
    return tuple(found.values())


def say_annexes(entry: Entry, intervention: str, annexes: Sequence[Annex], *, leaves: bool) -> list[LetterComposed]:
    """Claim them of a letter; where it could leave, among what leaves. What is said after the entry."""
    for one in annexes:
        entry.claim(intervention, "intervention.annex", one.file)
        if leaves:
            entry.claim(intervention, "intervention.final", one.file)
    claims = tuple(dict.fromkeys(claim for one in annexes for claim in one.claims))
    files = tuple(one.file for one in annexes)
    return [LetterComposed(intervention=intervention, letters=files, claims=claims)] if annexes else []


def hold_photographs(viewer: Viewer, intervention: str) -> None:
    """Raises NoConsent where an annex shows somebody who has not agreed to the photograph; NoSuch."""
    missing = photographs_not_agreed(viewer, intervention, today())
    if missing:
        raise NoConsent(why=joined(_told(handle("person", who), answer) for who, answer in missing))


def _told(who: str, answer: Answer) -> Cause:
    match answer:
        case Answer.REFUSED:
            return Cause("{who} has refused that a photograph is used", who=who)
        case Answer.ENDED:
            return Cause("what {who} agreed to of the photograph is not in force on this day", who=who)
        case Answer.GUARDIAN:
            return Cause(
                "{who} is or may be under 18, and nobody who may speak for a child has agreed to the photograph",
                who=who,
            )
        case _:
            return Cause("{who} can be recognised in an annex and has not been asked for the photograph yet", who=who)


def why_not_beside(viewer: Viewer, intervention: str) -> Cause:
    """Why an annex of a letter may not leave any more; empty where they all may. Raises NoSuch."""
    return NOTHING if all(list_annexes(viewer, intervention)) else NOT_ANY_MORE


def annexes_again(viewer: Viewer, intervention: str) -> tuple[Annex, ...]:
    """The annexes that a new version of a letter takes over: those that may still go beside one. Raises NoSuch."""
    return tuple(one for one in list_annexes(viewer, intervention) if one)
