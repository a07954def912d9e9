"""What changed under a letter since it went out: pure, from its claims and the case as it stands on a day.

A letter is concerned where what it says is no longer held: a claim was retracted or another preferred, accounts differ
now of which it told only one, or a consent ended. What was only found out more exactly is no change, and neither is it
when an office denies in its reply what we wrote: that stands beside it in the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from tocsin.domain import values
from tocsin.domain.consent import has_run_out, holds, is_refused
from tocsin.domain.dossier import Dossier, EntityView, Shown, State
from tocsin.domain.errors import BadDate, BadValue, UnknownWord
from tocsin.domain.facts import Stance
from tocsin.domain.name_forms import KIND
from tocsin.domain.schema import Property, schema
from tocsin.domain.sent import Line, SentLetter, Used


class Why(StrEnum):
    """Why a letter is concerned."""

    CORRECTED = "corrected"  # another value holds now
    RETRACTED = "retracted"  # nothing holds now
    FEWER = "fewer"  # one account was taken back, another still says so
    DISPUTED = "disputed"  # accounts differ, and the letter tells not of all
    WITHDRAWN = "withdrawn"  # a consent ended, or somebody asked not to be named


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a letter says and that no longer holds.

    `was` are the claims of the letter that are concerned, `now` what is shown in their place, `grounds` every claim
    that the change rests on, `lines` the sentences. Of what is withdrawn `entity` is whom it is about.
    """

    why: Why
    entity: str
    property: str
    was: tuple[Used, ...]
    now: tuple[Shown, ...]
    grounds: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """What no longer may be said: about whom or what, whether only the name, by which property, resting on what."""

    subject: str
    name_only: bool
    property: str
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Former:
    """What a consent said once: about whom, for which uses and audiences, with the claims that were taken back."""

    subjects: frozenset[str]
    uses: frozenset[str]
    audiences: frozenset[str]
    grounds: tuple[str, ...]


NAMED = "publish_named"
_TOUCHING = frozenset({"store", "share", "publish_anonymously", NAMED})
_AUDIENCES = frozenset({"addressees", "public"})
_OWN = frozenset({"consent", "intervention", "delivery", "addressee", "demand"})  # our own dealings, not what happened
_STRICT = {
    "person.anonymise": "true",
    "person.do_not_publish": "true",
    "person.minor": "true",
    "statement.publishable": "false",
}


def changes_of(
    letter: SentLetter, dossier: Dossier, day: date, taken_back: Sequence[Former] = ()
) -> tuple[Change, ...]:
    """What changed under a letter, what is withdrawn first, the rest in the order of its claims."""
    endings: dict[tuple[str, str, tuple[str, ...]], Ended] = {}
    for ended in _ended(dossier, day, taken_back, frozenset({letter.audience} - {""}) or _AUDIENCES):
        key = ended.subject, ended.property, ended.grounds
        if key not in endings or not ended.name_only:  # of several uses, the one that reaches further
            endings[key] = ended
    found = [change for ended in endings.values() for change in _withdrawn(letter, dossier, ended)]
    groups: dict[tuple[str, str], list[Used]] = defaultdict(list)
    for used in letter.used:
        groups[used.entity, used.property].append(used)
    replies = frozenset(view.text("response.statement") for view in dossier.of_kind("response")) - {""}
    for (entity, property_id), several in groups.items():
        rule = schema().properties.get(property_id)
        view = dossier.entities.get(entity)
        if rule and view and view.kind not in _OWN and not rule.protective and not rule.compartment:
            found += _Group(letter, view, rule, several, replies).changes()
    return tuple(stands for change in found if (stands := _as_it_stands(change)))


def for_readers(change: Change) -> bool:
    """Whether those who have the letter are told: of one account fewer, or of the form of a name, they are not."""
    return change.why is not Why.FEWER and not _is_form(change.property)


def _is_form(property_id: str) -> bool:
    return property_id.startswith(f"{KIND}.")


def _as_it_stands(change: Change) -> Change | None:
    """The change without the sentences that have the form of a name that holds now; None where none is left."""
    if not _is_form(change.property) or not change.now:
        return change
    lines = tuple(line for line in change.lines if not any(one.value in line.text for one in change.now))
    return replace(change, lines=lines) if lines or not change.lines else None


@dataclass(frozen=True)
class _Group:
    """The claims of one property of one entity that a letter uses; `replies` are the statements of offices' replies."""

    letter: SentLetter
    view: EntityView
    rule: Property
    several: Sequence[Used]
    replies: frozenset[str]
    told: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "told", frozenset(used.id for used in self.several))

    def changes(self) -> Iterator[Change]:
        """One a reason at most."""
        shown = tuple(one for one in self.view.all(self.rule.id) if not self._is_denied_in_reply(one) or one.others)
        disputed = next((one for one in shown if one.state is State.DISPUTED), None)
        if disputed:
            sides = (disputed, *disputed.others)
            yield from self._differ(tuple(one for one in sides if not self._is_denied_in_reply(one)))
            return
        carried = {claim for one in shown for claim in one.claims}
        gone = [used for used in self.several if used.value and used.id not in carried]
        by_reason: dict[Why, list[Used]] = defaultdict(list)
        now = tuple(one for one in shown if one.value and not (self.rule.many and self.told.intersection(one.claims)))
        for used in gone:
            why = self._why(used, shown, now)
            if why:
                by_reason[why].append(used)
        for why, several in by_reason.items():
            yield self._change(why, several, now if why is Why.CORRECTED else ())

    def _why(self, used: Used, shown: Sequence[Shown], now: Sequence[Shown]) -> Why | None:
        if any(_says_the_same(used, one) for one in shown):
            return Why.FEWER if used.out else None
        if used.out:
            return Why.CORRECTED if now else Why.RETRACTED
        if self.rule.many or not now or all(_fits(used, one, self.rule) for one in now):
            return None
        return Why.CORRECTED

    def _differ(self, sides: tuple[Shown, ...]) -> Iterator[Change]:
        claims = {claim for side in sides for claim in side.claims}
        touched = [used for used in self.several if used.value and (used.id in claims or used.out)]
        if touched and any(self.told.isdisjoint(side.claims) for side in sides):
            yield self._change(Why.DISPUTED, touched, sides)

    def _is_denied_in_reply(self, shown: Shown) -> bool:
        return shown.stance is Stance.DENIES and bool(shown.statements) and self.replies.issuperset(shown.statements)

    def _change(self, why: Why, was: Sequence[Used], now: tuple[Shown, ...]) -> Change:
        grounds = dict.fromkeys((*(used.id for used in was), *(claim for one in now for claim in one.claims)))
        lines = _lines(self.letter, {used.id for used in was})
        return Change(why, self.view.id, self.rule.id, tuple(was), now, tuple(grounds), lines)


def _says_the_same(used: Used, shown: Shown) -> bool:
    return used.value == shown.value and (used.stance is Stance.DENIES) == (shown.stance is Stance.DENIES)


def _fits(used: Used, shown: Shown, rule: Property) -> bool:
    """Whether both can be true: one may only be the more exact."""
    if (used.stance is Stance.DENIES) != (shown.stance is Stance.DENIES):
        return used.value != shown.value
    try:
        return values.compatible(values.parse(used.value, rule), values.parse(shown.value, rule), rule)
    except (BadDate, BadValue, UnknownWord):
        return used.value == shown.value


def _lines(letter: SentLetter, claims: set[str]) -> tuple[Line, ...]:
    return tuple(line for line in letter.lines if not claims.isdisjoint(line.claims))


def _ended(dossier: Dossier, day: date, taken_back: Sequence[Former], audiences: frozenset[str]) -> Iterator[Ended]:
    """What was allowed once and is not now, and who asks not to be named."""
    consents = list(dossier.of_kind("consent"))
    for consent in consents:
        if is_refused(consent):
            refused = _former(consent, "consent.granted")
            yield from (
                Ended(subject, use == NAMED, "consent.granted", refused.grounds)
                for subject, use in _of(refused, audiences)
            )
    given = [consent for consent in consents if consent.all("consent.granted")]  # another ground is no consent
    former = [_former(consent, "consent.until") for consent in given if has_run_out(consent, day)]
    for one in (*former, *taken_back):
        for subject, use in _of(one, audiences):
            if not any(holds(other, day) and _allows(other, subject, use) for other in consents):
                yield Ended(subject, use == NAMED, "consent.granted", one.grounds)
    yield from _protected(dossier)


def _protected(dossier: Dossier) -> Iterator[Ended]:
    for property_id, strict in _STRICT.items():
        for view in dossier.of_kind(property_id.partition(".")[0]):
            claims = [claim for s in view.all(property_id) if s.value == strict for claim in s.claims]
            if claims:
                yield Ended(view.id, True, property_id, tuple(claims))


def _former(consent: EntityView, ending: str) -> Former:
    """A consent that ended by the values of this property."""
    subjects, uses, audiences = (
        frozenset(shown.value for shown in consent.all(f"consent.{name}")) for name in ("subject", "use", "audience")
    )
    return Former(subjects, uses, audiences, tuple(claim for shown in consent.all(ending) for claim in shown.claims))


def _of(former: Former, audiences: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Subjects with uses of such letters; one that names no use, or no audience, may stand for any."""
    if former.audiences and not former.audiences & audiences:
        return
    for subject in sorted(former.subjects):
        yield from ((subject, use) for use in sorted(former.uses & _TOUCHING) or ([] if former.uses else [""]))


def _allows(consent: EntityView, subject: str, use: str) -> bool:
    about = any(shown.value == subject for shown in consent.all("consent.subject"))
    uses = {shown.value for shown in consent.all("consent.use")}
    return about and (use in uses or (not use and not uses))


def _withdrawn(letter: SentLetter, dossier: Dossier, ended: Ended) -> Iterator[Change]:
    view = dossier.entities.get(ended.subject)
    if view is None or _is_public_body(view):
        return
    was = tuple(used for used in letter.used if _is_concerned(used, dossier, view, ended))
    lines = _lines(letter, {used.id for used in was})
    if was and (lines or not letter.lines):
        yield Change(Why.WITHDRAWN, view.id, ended.property, was, (), ended.grounds, lines)


def _is_concerned(used: Used, dossier: Dossier, view: EntityView, ended: Ended) -> bool:
    """Whether a claim of the letter tells what may no longer be told."""
    if view.kind in {"person", "group"}:
        names = used.entity == view.id and used.property in {f"{view.kind}.name", f"{view.kind}.short_name"}
        return names or (not ended.name_only and view.id in {used.entity, used.value})
    pointing = {"source": "statement.source", "evidence": "statement.evidence"}.get(view.kind)
    statements = {one.id for one in dossier.pointing(pointing, view.id)} if pointing else {view.id}
    if ended.name_only:  # a footnote names it
        return used.entity in statements and used.property == "statement.publishable"
    return bool({used.statement, used.entity} & statements)


def _is_public_body(view: EntityView) -> bool:
    return view.kind == "group" and any(shown.value == "true" for shown in view.all("group.public_body"))
