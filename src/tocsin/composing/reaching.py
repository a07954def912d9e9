"""A letter held against whom it goes to: what must not come to the country of origin is refused, doubts are named."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from tocsin.composing.brief import Brief
from tocsin.composing.letter import Gap, Letter
from tocsin.domain.audience import Reach, Telling, allies, held_back, origins, reach, told_by
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import Cause, NotForThisAddressee, joined

_TOLD = {
    Telling.ASYLUM: Cause("asylum"),
    Telling.RESIDENCE: Cause("a residence"),
    Telling.RELATIVES: Cause("relatives"),
}
_WHY = {
    Reach.ORIGIN: Cause("it is in the country of origin of somebody in this case"),
    Reach.PUBLIC: Cause("what is public reaches the country of origin too"),
    Reach.ALLY: Cause("this case names its country as close to the country of origin"),
}
_PUBLIC = Cause("the public")


def hold_back(dossier: Dossier, brief: Brief, letter: Letter) -> Letter:
    """The letter, with a gap for each addressee of whom nobody can say whether it may learn what the letter tells.

    Raises NotForThisAddressee where one must not.
    """
    told = told_by(dossier, {claim for row in letter.basis_table() for claim in row.claims})
    places = dict(_places(dossier, brief))
    for who, where in places.items():
        if kept := held_back(told, where, brief.tells):
            raise NotForThisAddressee(who=who, what=_listed(kept), why=_WHY[where])
    gaps = tuple(_doubts(dossier, places, sorted(told)))
    return replace(letter, gaps=(*letter.gaps, *gaps)) if gaps else letter


def _places(dossier: Dossier, brief: Brief) -> Iterator[tuple[str, Reach]]:
    if brief.public:
        yield _PUBLIC, Reach.PUBLIC
    origin, ally = origins(dossier), allies(dossier)
    for block in brief.addressees:
        yield block.key, reach(block.country, origin, ally)


def _doubts(dossier: Dossier, places: dict[str, Reach], told: Sequence[Telling]) -> Iterator[Gap]:
    if not told:
        return
    what = _listed(told)
    if origins(dossier):
        for who in (who for who, where in places.items() if where is Reach.UNKNOWN):
            yield Gap(
                Cause("The letter tells of {what}, and no country is recorded for “{who}”.", what=what, who=who),
                "addressees.country",
            )
    elif Reach.ELSEWHERE in places.values():
        yield Gap(
            Cause("The letter tells of {what}, and nobody recorded where the persons come from.", what=what),
            "person.country",
        )


def _listed(told: Collection[Telling]) -> Cause:
    return joined((_TOLD[one] for one in told), " and ")
