"""Letters of a case under which something changed since they went out: what was sent is not gone (DESIGN 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from tocsin.access.dossier import get_dossier
from tocsin.access.filter import entity_row, visible
from tocsin.access.statements import read_file
from tocsin.domain import values
from tocsin.domain.changed import Change, Former, changes_of, for_readers
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import DamagedFile, MissingFile, NoSuch
from tocsin.domain.operations import ClaimMade
from tocsin.domain.resolve import Rank
from tocsin.domain.schema import schema
from tocsin.domain.sent import Delivered, Line, SentLetter, Used, read_sheet
from tocsin.domain.series import drafts_key
from tocsin.domain.viewer import Viewer
from tocsin.records import bulk, claims, states, store
from tocsin.records.derived import Claim, Entity, LetterUse
from tocsin.records.standing import Standing
from tocsin.records.words import SCOPES

_GIVING = ("consent.granted", "consent.subject", "consent.use", "consent.audience")


@dataclass(frozen=True, slots=True)
class Appeal:
    """A letter that needs a correction: what changed and no correction that was sent mends.

    `drafted` are corrections of it that nothing says to have been sent.
    """

    letter: SentLetter
    changes: tuple[Change, ...]
    drafted: tuple[str, ...]


def list_appeals_to_correct(viewer: Viewer, case: str, day: date) -> tuple[Appeal, ...]:
    """The letters of a case that say what no longer holds on this day, those that were sent first. Raises NoSuch."""
    dossier = get_dossier(viewer, case)
    letters = _letters(viewer, dossier)
    taken_back = _taken_back(viewer, dossier)
    mending = defaultdict(list)
    for letter in letters:
        mending[letter.corrects].append(letter)
    found = []
    for letter in letters:
        corrections = mending[letter.intervention]
        done = {mend for one in corrections if one.sent for mend in one.mends}
        changes = [
            change
            for change in changes_of(_of_its_own(letter, letters), dossier, day, taken_back)
            if frozenset(change.grounds) not in done
        ]
        grounds = {frozenset(change.grounds) for change in changes}
        drafted = (one.intervention for one in corrections if not one.sent and grounds.intersection(one.mends))
        if changes and not _is_replaced(letter, letters):
            found.append(Appeal(letter, tuple(changes), tuple(drafted)))
    return tuple(sorted(found, key=lambda appeal: not appeal.letter.sent))


def find_appeal(viewer: Viewer, case: str, intervention: str, day: date) -> Appeal:
    """One of them. Raises NoSuch where there is none of this intervention."""
    for appeal in list_appeals_to_correct(viewer, case, day):
        if appeal.letter.intervention == intervention:
            return appeal
    raise NoSuch(what="letter that needs a correction")


def list_changes(viewer: Viewer, case: str, intervention: str, day: date) -> tuple[Change, ...]:
    """What changed under one letter of a case since it was written, mended or not. Raises NoSuch for the case."""
    dossier = get_dossier(viewer, case)
    letters = _letters(viewer, dossier)
    taken_back = _taken_back(viewer, dossier)
    own = (letter for letter in letters if letter.intervention == intervention)
    return tuple(
        change for letter in own for change in changes_of(_of_its_own(letter, letters), dossier, day, taken_back)
    )


def has_vanished(viewer: Viewer, intervention: str) -> bool:
    """Whether a claim that a letter rests on is not there any more: it was erased. Raises NoSuch."""
    entity_row(viewer, intervention, "intervention")
    rows = visible(viewer, LetterUse.objects.filter(intervention=intervention))
    used = set(rows.values_list("claim", flat=True))
    return bool(used - set(claims.rows_of(used)))


def needs_correction(appeal: Appeal) -> bool:
    """Whether a correction can be drafted: one account fewer, or the form of a name, is for a person to look at."""
    return any(for_readers(change) for change in appeal.changes)


def _of_its_own(letter: SentLetter, letters: tuple[SentLetter, ...]) -> SentLetter:
    """A correction quotes what was wrong: of what it says of its own only that is left which its mends rest on."""
    if not letter.corrects:
        return letter
    before = {used.id for other in letters if other.intervention == letter.corrects for used in other.used}
    own = frozenset[str]().union(*letter.mends) - before
    names = {f"{kind}.{name}" for kind in ("person", "group") for name in ("name", "short_name")}
    return replace(letter, used=tuple(used for used in letter.used if used.id in own or used.property in names))


def _is_replaced(letter: SentLetter, letters: tuple[SentLetter, ...]) -> bool:
    """Whether a later draft of the same number, or of the same correction, stands in the place of one never sent.

    The same letter in another language is no later draft: who has this one has it.
    """
    later = letters[letters.index(letter) + 1 :]
    if not letter.sent and any(other.revises == letter.intervention for other in later):
        return True
    if letter.sent or not (letter.number or letter.corrects):
        return False
    return any(other.series == letter.series for other in later)


def _letters(viewer: Viewer, dossier: Dossier) -> tuple[SentLetter, ...]:
    scope = entity_row(viewer, dossier.case, "case").scope
    uses: dict[str, dict[str, None]] = defaultdict(dict)
    rows = visible(viewer, LetterUse.objects.filter(scope=scope).order_by("id"))
    for intervention, claim in rows.values_list("intervention", "claim"):
        uses[intervention][claim] = None
    known = _used({claim for several in uses.values() for claim in several}, dossier)
    views = (view for view in dossier.of_kind("intervention") if view.id in uses)
    return tuple(_letter(viewer, dossier, view, tuple(known[c] for c in uses[view.id] if c in known)) for view in views)


def _letter(viewer: Viewer, dossier: Dossier, view: EntityView, used: tuple[Used, ...]) -> SentLetter:
    lines, mends = _sheet(viewer, dossier, view)
    return SentLetter(
        intervention=view.id,
        title=view.text("intervention.title"),
        number=view.text("intervention.number"),
        day=view.text("intervention.date"),
        lines=lines,
        used=used,
        offices=tuple(dict.fromkeys(_offices(dossier, view.id))),
        sent=tuple(_deliveries(dossier, view.id)),
        corrects=view.text("intervention.corrects"),
        mends=mends,
        revises=view.text("intervention.revises"),
        audience=view.text("intervention.audience"),
        update=view.text("intervention.update"),
        series=drafts_key(view),
    )


def _sheet(viewer: Viewer, dossier: Dossier, view: EntityView) -> tuple[tuple[Line, ...], tuple[frozenset[str], ...]]:
    digest = view.text("intervention.basis")
    scope = SCOPES.word(entity_row(viewer, dossier.case, "case").scope)
    if digest:
        with suppress(NoSuch, MissingFile, DamagedFile):
            return read_sheet(read_file(viewer, scope, digest))
    return (), ()


def _used(ids: set[str], dossier: Dossier) -> dict[str, Used]:
    """The claims by id, as far as they are still there and of this case."""
    rows = claims.rows_of(ids)
    told = store.operations(number for number, _ in rows.values())
    codes = dict(bulk.select(Claim, ("id", "state"), "id", told))
    found = {}
    for uid, (number, _) in rows.items():
        made = told[number]
        if isinstance(made, ClaimMade) and made.entity in dossier.entities:
            rule = schema().properties.get(made.property)
            judged = states.decided(codes[number])
            found[uid] = Used(
                id=uid,
                entity=made.entity,
                property=made.property,
                value=values.show(made.value, rule) if rule else "",
                statement=made.statement,
                stance=made.stance,
                out=judged.retracted or judged.rank is Rank.DEPRECATED,
            )
    return found


def _taken_back(viewer: Viewer, dossier: Dossier) -> tuple[Former, ...]:
    """Consents of which somebody took back that they were given, for what, or about whom."""
    uids = [view.id for view in dossier.of_kind("consent")]
    numbers = visible(viewer, Entity.objects.filter(uid__in=uids)).values_list("id", flat=True)
    formers = (_former(standing) for standing in claims.of_entities(numbers).values())
    return tuple(former for former in formers if former.grounds)


def _former(standing: Iterable[Standing]) -> Former:
    said: dict[str, set[str]] = defaultdict(set)
    grounds = []
    for one in standing:
        if one.claim.property in _GIVING and one.claim.value not in (None, False):
            said[one.claim.property].add(str(one.claim.value))
            grounds += [one.claim.claim] if one.state.retracted else []
    subjects, uses, audiences = (frozenset(said[f"consent.{name}"]) for name in ("subject", "use", "audience"))
    return Former(subjects, uses, audiences, tuple(grounds))


def _offices(dossier: Dossier, intervention: str) -> Iterator[str]:
    for demand in dossier.pointing("demand.intervention", intervention):
        yield from (_office(dossier, shown.value) for shown in demand.all("demand.addressee"))


def _deliveries(dossier: Dossier, intervention: str) -> Iterator[Delivered]:
    for delivery in dossier.pointing("delivery.intervention", intervention):
        yield Delivered(delivery.text("delivery.sent"), _office(dossier, delivery.text("delivery.addressee")))


def _office(dossier: Dossier, addressee: str) -> str:
    view = dossier.entities.get(addressee)
    return view.text("addressee.office") if view else ""
