"""Letters of one series: the first keeps its number, and each later one says which update of it it is."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.composing.draft import Draft
from tocsin.composing.letter import Claims, Sentence
from tocsin.composing.people import known
from tocsin.composing.wording import bare_date, fill, pattern, words
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import Cause, NotInThisCase


@dataclass(frozen=True, slots=True)
class Update:
    """Which update of which letter it is."""

    first: EntityView
    number: int


def first_of(dossier: Dossier, number: str) -> EntityView | None:
    """The letter that began a series: the first of its number that corrects none and is no update itself."""
    for view in dossier.of_kind("intervention"):
        later = view.text("intervention.corrects") or view.text("intervention.update_of")
        if number and view.text("intervention.number") == number and not later:
            return view
    return None


def update_of(draft: Draft) -> Update | None:
    """The update that the brief asks for: without a number of its own the next after those that were sent.

    So a draft that is written anew, or in another language before it is sent, keeps its number. Raises NotInThisCase
    for a letter that the case does not hold.
    """
    wanted = draft.brief.update_of
    if not wanted:
        return None
    first = first_of(draft.dossier, wanted)
    if first is None or not known(first, "intervention.date"):
        raise NotInThisCase(key="update_of", id=wanted)
    sent = _last_sent(draft.dossier, wanted)
    number = draft.brief.update or sent + 1
    if number > sent + 1:
        draft.gap(
            Cause(
                "It is called update {number}, and the record says of {sent} that they were sent.",
                number=number,
                sent=sent,
            ),
            "update",
        )
    return Update(first, number)


def _last_sent(dossier: Dossier, number: str) -> int:
    numbers = (
        int(view.text("intervention.update"))
        for view in dossier.of_kind("intervention")
        if view.text("intervention.number") == number
        and view.text("intervention.update").isdecimal()
        and any(dossier.pointing("delivery.intervention", view.id))
    )
    return max(numbers, default=0)


def lines(update: Update | None) -> tuple[Sentence, ...]:
    """“Third update of the letter of 5 July 2026”, as it stands under the title."""
    if update is None:
        return ()
    shown = (*known(update.first, "intervention.number"), *known(update.first, "intervention.date")[:1])
    named: list[str] = words()["series"]["updates"]
    at = update.number - 1
    which = named[at] if at < len(named) else fill(pattern("series", "later"), number=str(update.number))
    text = fill(pattern("series", "of"), which=which, day=bare_date(shown[-1].value))
    return (Sentence(text, Claims(tuple(dict.fromkeys(claim for one in shown for claim in one.claims)))),)
