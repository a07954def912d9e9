"""`pass_strike`: a member proposes that strikes of the search may pass in these very files, and says why."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.access.filter import entity_row
from tocsin.actions.letter_strikes import Struck, strikes_to_pass
from tocsin.actions.reason import reason
from tocsin.actions.writing import writing
from tocsin.domain.errors import CannotPass, Cause
from tocsin.domain.operations import StrikePassed
from tocsin.domain.viewer import Viewer
from tocsin.records.words import SCOPES

_OWN = Cause("you have proposed it; another member must confirm it")
_OTHER = Cause("another member has proposed it; look at the place, and confirm it")


def pass_strike(viewer: Viewer, intervention: str, strikes: Sequence[str], because: str) -> tuple[Struck, ...]:
    """Propose that these strikes, by digest, may pass. Nothing leaves by it before another member has confirmed it.

    Raises NoSuch, ReasonMissing, CannotPass, MissingFile, DamagedFile, CannotBeSearched: nothing is recorded then.
    """
    why = reason(intervention, because)
    standing, chosen = strikes_to_pass(viewer, intervention, strikes)
    for one in chosen:
        if one.passing.members:
            raise CannotPass(why=_OWN if viewer.member in one.passing.members else _OTHER)
    scope = SCOPES.word(entity_row(viewer, intervention).scope)
    operations = [
        StrikePassed(intervention=intervention, letters=standing.digest, strike=one.digest, member=viewer.member)
        for one in chosen
    ]
    with writing(viewer) as said:
        said.say(scope, *operations, why)
    return chosen
