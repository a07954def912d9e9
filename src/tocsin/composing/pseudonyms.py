"""What persons are called in one letter in the place of their names, and that it says nothing of a name."""

from __future__ import annotations

from tocsin.composing.brief import Brief
from tocsin.composing.guard import Guard, Hidden
from tocsin.composing.people import names_in_all_forms
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import BriefProblem, Cause, NotInThisCase


def of_letter(dossier: Dossier, intervention: str) -> dict[str, str]:
    """The pseudonyms of a letter, by person."""
    views = dossier.pointing("pseudonym.intervention", intervention)
    found = ((view.text("pseudonym.person"), view.text("pseudonym.called")) for view in views)
    return {person: called for person, called in found if person and called}


def of_series(dossier: Dossier, number: str) -> dict[str, str]:
    """The pseudonyms of all letters of a number, the last that was chosen: who had one keeps it through a series."""
    letters = (view.id for view in dossier.of_kind("intervention") if view.text("intervention.number") == number)
    found: dict[str, str] = {}
    for letter in letters if number else ():
        found |= of_letter(dossier, letter)
    return found


def refuse_close(dossier: Dossier, brief: Brief) -> None:
    """Raises BriefProblem for one that holds a name of this case or is given twice, NotInThisCase for nobody."""
    people = {view.id: view for view in dossier.of_kind("person")}
    guard = Guard(tuple(Hidden(uid, names_in_all_forms(dossier, view), "…") for uid, view in people.items()))
    called = list(brief.pseudonyms.values())
    for person, words in brief.pseudonyms.items():
        if person not in people:
            raise NotInThisCase(key="pseudonyms", id=person)
        if guard.clean(words) != words:
            why = Cause("holds a part of a name that this case knows, or what is spelt much like one")
            raise BriefProblem(key=f"pseudonyms.{person}", why=why)
        if called.count(words) > 1:
            raise BriefProblem(key=f"pseudonyms.{person}", why=Cause("is what another person is called in this letter"))
