"""The grants that were ever named, of every case and letter that may be seen: so that one is spelt as it was before."""

from __future__ import annotations

from tocsin.access.filter import visible
from tocsin.domain.names import fold_name
from tocsin.domain.operations import ClaimMade
from tocsin.domain.viewer import Viewer
from tocsin.records import states, store
from tocsin.records.derived import CaseRow, Claim, Entity
from tocsin.records.words import WORDS


def list_grants(viewer: Viewer) -> tuple[str, ...]:
    """Each once, however it is spelt, in the order of the alphabet."""
    scopes = visible(viewer, CaseRow.objects.all()).values("scope")  # entities are found by their scope
    counted = Entity.objects.filter(scope__in=scopes, kind__in=WORDS.numbers(("case", "intervention")))
    named = WORDS.numbers(("case.grant", "intervention.grant"))
    rows = Claim.objects.filter(entity__in=counted.values("id"), property__in=named).values_list("id", "state")
    told = store.operations(number for number, state in rows if not states.decided(state).retracted)
    found: dict[str, str] = {}
    for _, made in sorted(told.items()):
        if isinstance(made, ClaimMade) and isinstance(made.value, str):
            found.setdefault(fold_name(made.value), made.value)
    return tuple(sorted(found.values(), key=str.casefold))
