"""Nothing leaves that names somebody without a consent in force, or another ground, for whoever reads it."""

from __future__ import annotations

from collections.abc import Collection

from tocsin.access.annexes import ENDINGS
from tocsin.access.clearance import Clearance, audience_of, claims_used, countries_of, get_clearance
from tocsin.access.dossier import get_dossier
from tocsin.access.handles import handle
from tocsin.access.scopes import case_of
from tocsin.access.sent import has_vanished
from tocsin.actions.annexes import hold_photographs, why_not_beside
from tocsin.actions.letter_checks import CHANGED, CHILD, VANISHED, has_changed, sealed_files, tells_of_child, today
from tocsin.composing.people import people_of
from tocsin.composing.pseudonyms import of_letter
from tocsin.domain.approval import Standing
from tocsin.domain.audience import Reach, Telling, allies, held_back, origins, reach, told_by
from tocsin.domain.clearance import PUBLIC, QUESTIONS, Answer, Missing
from tocsin.domain.errors import NOTHING, CannotBeSearched, Cause, NoConsent, joined
from tocsin.domain.redaction import Listed, Protected, What
from tocsin.domain.viewer import Viewer
from tocsin.letters.opened import UnsearchableError
from tocsin.letters.searching import search_files

ACCUSED = Cause("it says by name who is said to have done it, and only a second member's own signature covers that")
_TOLD = {
    Telling.ASYLUM: Cause("asylum"),
    Telling.RESIDENCE: Cause("where they live"),
    Telling.RELATIVES: Cause("relatives"),
}


def clearance_of(viewer: Viewer, standing: Standing) -> Clearance:
    """How a letter stands with those whom its sentences or its files name.

    Raises NoSuch, MissingFile, DamagedFile, CannotBeSearched.
    """
    return get_clearance(viewer, standing.intervention, today(), _named_in_files(viewer, standing))


def hold_consents(viewer: Viewer, standing: Standing) -> None:
    """Hold a letter against what its people agreed to, and asylum against the countries that it comes to by now.

    Raises NoConsent, NoSuch, MissingFile, DamagedFile, CannotBeSearched.
    """
    found = clearance_of(viewer, standing)
    if found.missing:
        raise NoConsent(why=joined(_told(one, found.audience) for one in found.missing))
    hold_photographs(viewer, standing.intervention)
    dossier = get_dossier(viewer, case_of(viewer, standing.intervention))
    told = told_by(dossier, claims_used(viewer, standing.intervention)) & {Telling.ASYLUM}
    origin, ally = origins(dossier), allies(dossier)
    places = [reach(country, origin, ally) for country in countries_of(dossier, standing.intervention)]
    places += [Reach.PUBLIC] if found.audience == PUBLIC else []
    if any(held_back(told, where, ()) for where in places if where is not Reach.ALLY):
        raise NoConsent(
            why=Cause("it tells of asylum, and would come to the country of origin of somebody in this case")
        )


def why_not_now(viewer: Viewer, standing: Standing, mended: Collection[frozenset[str]] = ()) -> Cause:
    """What became of a letter since it was written and is not `mended` elsewhere; empty where it still stands.

    Consent comes first: composing anew would not bring it. Raises what `hold_consents` raises.
    """
    hold_consents(viewer, standing)
    if has_vanished(viewer, standing.intervention):
        return VANISHED
    if why_not := why_not_beside(viewer, standing.intervention):
        return why_not
    return CHANGED if has_changed(viewer, standing.intervention, mended) else NOTHING


def needs_signature(viewer: Viewer, standing: Standing) -> Cause:
    """Why neither one person's word nor a telephone call covers this letter; empty where they do."""
    if tells_of_child(viewer, standing.intervention):
        return CHILD
    return ACCUSED if clearance_of(viewer, standing).accused else NOTHING


def _named_in_files(viewer: Viewer, standing: Standing) -> frozenset[str]:
    """Those of the case who may be named, and whose full name stands somewhere in the files: also in our own words."""
    dossier = get_dossier(viewer, case_of(viewer, standing.intervention))
    audience = audience_of(dossier.entities[standing.intervention])
    pseudonyms = of_letter(dossier, standing.intervention)
    people = people_of(dossier, None, (), today(), audience, pseudonyms).values()
    listed = Listed(tuple(Protected(one.id, one.names()) for one in people if one.named))
    files = {
        f"{n}.{ENDINGS.get(media, 'file')}": data for n, (media, data) in enumerate(sealed_files(viewer, standing))
    }
    try:
        strikes = search_files(files, listed).strikes
    except UnsearchableError as exc:
        raise CannotBeSearched(place=exc.place, why=exc.why) from None
    return frozenset(strike.entity for strike in strikes if strike.what is What.NAME)


def _told(one: Missing, audience: str) -> Cause:
    who, question = handle("person", one.person), QUESTIONS[audience]
    if one.unticked:
        return Cause(
            "{who} has not agreed that it tells of {told}",
            who=who,
            told=joined((_TOLD[telling] for telling in one.unticked), " and "),
        )
    match one.answer:
        case Answer.REFUSED:
            return Cause("{who} has refused", who=who)
        case Answer.ENDED:
            return Cause(
                "what {who} agreed to is not in force on this day; ask again: “{question}”", who=who, question=question
            )
        case Answer.GUARDIAN:
            return Cause(
                "{who} is or may be under 18, and nobody who may speak for a child has agreed: “{question}”",
                who=who,
                question=question,
            )
        case _:
            return Cause("{who} is named and has not been asked yet: “{question}”", who=who, question=question)
