"""Whether somebody may be named to an audience, on what ground, and what may be told of them: pure, default no.

“Not yet asked” is not “refused”, and a consent that ended counts as none (STANDARDS 8). Beside a consent there are
other grounds: a public office, an own publication, a lawful representative. A refusal beats every ground.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tocsin.domain.audience import Telling
from tocsin.domain.consent import has_begun, has_run_out, holds, is_refused
from tocsin.domain.dossier import Dossier, EntityView, Shown
from tocsin.domain.errors import Cause

ADDRESSEES = "addressees"
PUBLIC = "public"
NAMED = "publish_named"
SHARED = "share"
USES: Mapping[str, tuple[str, ...]] = {ADDRESSEES: (SHARED, NAMED), PUBLIC: (NAMED,)}
"""The uses by any of which somebody may be named to an audience; the first is the one that is asked for."""
_OF_A_ROLE = {ADDRESSEES: (SHARED,), PUBLIC: (SHARED, "publish_anonymously")}  # what even a role must not be used for


QUESTIONS: Mapping[str, Cause] = {
    ADDRESSEES: Cause("May the offices that we write to learn your name and what happened to you?"),
    PUBLIC: Cause("May everybody read it, with your name, also in the country that you come from?"),
}
SCOPE_QUESTIONS: Mapping[Telling, str] = {
    Telling.ASYLUM: "May they also learn that you asked for asylum, and what came of it?",
    Telling.RESIDENCE: "May they also learn where you live?",
    Telling.RELATIVES: "May they also learn of your relatives?",
}


class Answer(StrEnum):
    """What is recorded of somebody, for one audience and day."""

    NOT_ASKED = "not yet asked"
    REFUSED = "refused"
    ENDED = "ended, or not begun"
    GUARDIAN = "agreed to by nobody who may speak for a child"
    YES = "agreed"


class Ground(StrEnum):
    """On what somebody may be named: by the person's own word, or by another ground."""

    OWN_WORD = ""
    OFFICE = "public_office"
    PUBLICATION = "own_publication"
    REPRESENTATIVE = "lawful_representative"


WITHOUT_A_WORD = frozenset({Ground.OFFICE, Ground.PUBLICATION})


@dataclass(frozen=True, slots=True)
class Cleared:
    """How it stands with one person. `consents` are the entries behind the answer, `scopes` what they tick."""

    person: str
    answer: Answer
    ground: Ground = Ground.OWN_WORD
    consents: tuple[str, ...] = ()
    scopes: frozenset[Telling] = frozenset()

    @property
    def may_be_named(self) -> bool:
        """Whether there is a consent in force, or another ground."""
        return self.answer is Answer.YES


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a letter that names somebody must not leave: the answer on record, or what is told without its tick."""

    person: str
    answer: Answer
    unticked: tuple[Telling, ...] = ()


def cleared(dossier: Dossier, person: str, audience: str, day: date, *, child: bool = False) -> Cleared:
    """Whether this person may be named to this audience on this day. Of a child a guardian must have said so."""
    consents = _of(dossier, person)
    refusals = [one.id for one in consents if is_refused(one) and _touches(one, USES[audience], audience)]
    if refusals:
        return Cleared(person, Answer.REFUSED, consents=tuple(refusals))
    given = [one for one in consents if _covers(one, audience) and one.all("consent.granted")]
    valid = [one for one in given if holds(one, day)]
    spoken_for = [one for one in valid if _ground(one) is Ground.REPRESENTATIVE]
    chosen = spoken_for if child else valid
    if chosen:
        ground = Ground.REPRESENTATIVE if len(spoken_for) == len(chosen) else Ground.OWN_WORD
        return Cleared(person, Answer.YES, ground, _ids(chosen), _scopes(chosen))
    if valid:
        return Cleared(person, Answer.GUARDIAN, consents=_ids(valid))
    other = [one for one in consents if _stands_alone(one, audience, day)]
    if other and not child:
        return Cleared(person, Answer.YES, _ground(other[0]), _ids(other))
    return Cleared(person, Answer.ENDED if given else Answer.NOT_ASKED, consents=_ids(given))


def answer_for(dossier: Dossier, person: str, use: str, audience: str, day: date, *, child: bool = False) -> Answer:
    """What is recorded of one use for one audience on this day. A refusal that names neither is about all of them."""
    consents = _of(dossier, person)
    if any(is_refused(one) and _touches(one, (use,), audience) for one in consents):
        return Answer.REFUSED
    given = [one for one in consents if _is_for(one, use, audience) and one.all("consent.granted")]
    valid = [one for one in given if holds(one, day)]
    if not valid:
        return Answer.ENDED if given else Answer.NOT_ASKED
    spoken_for = any(_ground(one) is Ground.REPRESENTATIVE for one in valid)
    return Answer.YES if spoken_for or not child else Answer.GUARDIAN


@dataclass(frozen=True, slots=True)
class ToldOf:
    """Whom a letter names, and what it tells of everybody in it; for `children` a guardian must have agreed."""

    named: frozenset[str]
    told: Mapping[str, Collection[Telling]]
    children: frozenset[str] = frozenset()


def missing(dossier: Dossier, letter: ToldOf, audience: str, day: date) -> tuple[Missing, ...]:
    """What stands between a letter and this audience, for each whom it names or tells of, in the order of the case.

    Somebody who is told of as a role needs no consent, and yet must not have refused.
    """
    people = [view.id for view in dossier.of_kind("person") if view.id in letter.named or view.id in letter.told]
    found = (_missing(dossier, letter, person, audience, day) for person in people)
    return tuple(one for one in found if one is not None)


def _missing(dossier: Dossier, letter: ToldOf, person: str, audience: str, day: date) -> Missing | None:
    if person not in letter.named:
        refused = any(is_refused(one) and _touches(one, _OF_A_ROLE[audience], audience) for one in _of(dossier, person))
        return Missing(person, Answer.REFUSED) if refused else None
    found = cleared(dossier, person, audience, day, child=person in letter.children)
    unticked = tuple(one for one in Telling if one in set(letter.told.get(person, ())) - found.scopes)
    if found.may_be_named and not unticked:
        return None
    return Missing(person, found.answer, unticked if found.may_be_named else ())


def _of(dossier: Dossier, person: str) -> list[EntityView]:
    return list(dossier.pointing("consent.subject", person))


def _touches(consent: EntityView, about: Collection[str], audience: str) -> bool:
    """Whether a refusal is about these uses and this audience. One that names none is about all of them."""
    uses, audiences = _values(consent, "consent.use"), _values(consent, "consent.audience")
    return (not uses or not uses.isdisjoint(about)) and (not audiences or audience in audiences)


def _covers(consent: EntityView, audience: str) -> bool:
    """Whether a consent is for this audience and nothing less; where accounts differ it is none."""
    uses, audiences = _values(consent, "consent.use"), _values(consent, "consent.audience")
    return bool(uses) and uses <= set(USES[audience]) and audiences == {audience}


def _is_for(consent: EntityView, use: str, audience: str) -> bool:
    """Whether a consent is for this use and this audience, as all accounts of it have it."""
    return _values(consent, "consent.use") == {use} and _values(consent, "consent.audience") == {audience}


def _stands_alone(consent: EntityView, audience: str, day: date) -> bool:
    """Whether it is another ground, in its period, and not for another audience alone."""
    audiences = _values(consent, "consent.audience")
    in_time = has_begun(consent, day) and not has_run_out(consent, day)
    return _ground(consent) in WITHOUT_A_WORD and in_time and (not audiences or audience in audiences)


def _ground(consent: EntityView) -> Ground:
    words = _values(consent, "consent.ground")
    if words == {str(Ground.REPRESENTATIVE)} or _values(consent, "consent.given_by"):
        return Ground.REPRESENTATIVE
    return next((one for one in WITHOUT_A_WORD if words == {str(one)}), Ground.OWN_WORD)


def _scopes(consents: Collection[EntityView]) -> frozenset[Telling]:
    ticked = {value for one in consents for value in _values(one, "consent.scope")}
    return frozenset(telling for telling in Telling if telling in ticked)


def _ids(consents: Collection[EntityView]) -> tuple[str, ...]:
    return tuple(one.id for one in consents)


def _values(view: EntityView, property_id: str) -> frozenset[str]:
    return frozenset(one.value for shown in view.all(property_id) for one in _all(shown) if one.value)


def _all(shown: Shown) -> tuple[Shown, ...]:
    return (shown, *shown.others)
