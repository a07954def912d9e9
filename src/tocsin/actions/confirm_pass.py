"""`confirm_pass`: another member looks at the place too, and lets exactly these strikes pass in these very files."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.access.filter import entity_row
from tocsin.actions.letter_strikes import Struck, strikes_to_pass
from tocsin.actions.writing import writing
from tocsin.domain.errors import NOTHING, CannotPass, Cause
from tocsin.domain.operations import StrikePassed
from tocsin.domain.viewer import Viewer
from tocsin.records.words import SCOPES

_NOBODY = Cause("nobody has proposed it; say why with --because")
_OWN = Cause("you have proposed it; another member must confirm it")
_DONE = Cause("two members have passed it already")


def confirm_pass(viewer: Viewer, intervention: str, strikes: Sequence[str]) -> tuple[Struck, ...]:
    """Agree with the member who proposed it: then these strikes, by digest, are passed.

    Raises NoSuch, CannotPass, MissingFile, DamagedFile, CannotBeSearched: nothing is recorded then.
    """
    standing, chosen = strikes_to_pass(viewer, intervention, strikes)
    for one in chosen:
        if why_not := _why_not(viewer, one):
            raise CannotPass(why=why_not)
    scope = SCOPES.word(entity_row(viewer, intervention).scope)
    operations = [
        StrikePassed(intervention=intervention, letters=standing.digest, strike=one.digest, member=viewer.member)
        for one in chosen
    ]
    with writing(viewer) as said:
        said.say(scope, *operations)
    return chosen


def _why_not(viewer: Viewer, one: Struck) -> Cause:
    if not one.passing.members:
        return _NOBODY
    if one.passed:
        return _DONE
    return _OWN if viewer.member in one.passing.members else NOTHING
