"""Two windows on one thing: the second is told what changed, with both versions, and nothing is written over.

A form carries what it was made from: the ids of the claims that its page showed. Claims are never changed, only
answered by others, so the ids alone say what somebody saw, and the record says what stands in their place now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext

from tocsin.access.claims import ClaimView, find_claim
from tocsin.composing.people import every
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import NoSuch
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import is_id
from tocsin.web.sides import claim_words
from tocsin.web.words import name_of, property_label, value_words

MOST = 100  # claims of one form that are looked up


@dataclass(frozen=True, slots=True)
class Both:
    """One thing that changed: of what, how it stood when the page was made, and how it stands now."""

    of: str
    was: str
    now: str


def packed(claims: Iterable[str]) -> str:
    """Claims as the hidden field of a form carries them."""
    return ",".join(list(dict.fromkeys(claims))[:MOST])


def seen_of(views: Iterable[EntityView], *more: str) -> str:
    """What entries say, in short: another one, if a claim of them was added, taken back or answered since."""
    whole = "\n".join([*sorted(_claims(views)), *more])
    return sha256(whole.encode()).hexdigest()[:16]


def claims_of(views: Iterable[EntityView]) -> str:
    """The claims that a page shows of entries, as its forms carry them."""
    return packed(_claims(views))


def _claims(views: Iterable[EntityView]) -> Iterator[str]:
    for view in views:
        for values in view.values.values():
            yield from (claim for shown in every(values) for claim in shown.claims)


def changed_since(viewer: Viewer, dossier: Dossier, views: Iterable[EntityView], claims: str) -> tuple[Both, ...]:
    """What entries said when a form was made, and say now, property by property."""
    seen = {one for one in claims.split(",")[:MOST] if is_id(one)}
    before: dict[tuple[str, str], list[str]] = {}
    for claim in sorted(seen):
        with suppress(NoSuch):
            view = find_claim(viewer, claim)
            before.setdefault((view.entity, view.property), []).append(claim_words(dossier, view))
    return tuple(_changed(dossier, views, seen, before))


def _changed(
    dossier: Dossier, views: Iterable[EntityView], seen: set[str], before: Mapping[tuple[str, str], list[str]]
) -> Iterator[Both]:
    for view in views:
        named = {name for entity, name in before if entity == view.id}
        for property_id in sorted(named | view.values.keys()):
            shown = list(every(view.all(property_id)))
            was = before.get((view.id, property_id), [])
            now = [value_words(dossier, property_id, one) for one in shown]
            if not seen.issuperset(claim for one in shown for claim in one.claims) or len(was) > len(now):
                said = (" / ".join(dict.fromkeys(words)) or gettext("(nothing)") for words in (was, now))
                yield Both(f"{property_label(property_id)}, {name_of(dossier, view.id)}", *said)


def differences(viewer: Viewer, dossier: Dossier, claims: str) -> tuple[Both, ...]:
    """What of the claims in a form no longer stands as it was shown; what may not be seen is left out."""
    seen = [one for one in claims.split(",")[:MOST] if is_id(one)]
    return tuple(dict.fromkeys(_differences(viewer, dossier, seen)))


def _differences(viewer: Viewer, dossier: Dossier, seen: list[str]) -> Iterator[Both]:
    for claim in seen:
        with suppress(NoSuch):
            view = find_claim(viewer, claim)
            now = _now(dossier, view, frozenset(seen))
            if view.scope == f"case:{dossier.case}" and now:
                of = f"{property_label(view.property)}, {name_of(dossier, view.entity)}"
                yield Both(of, claim_words(dossier, view), now)


def _now(dossier: Dossier, view: ClaimView, seen: frozenset[str]) -> str:
    """What stands in the place of a claim, or beside it, that was not shown then; empty where all was."""
    if view.entity not in dossier.entities:
        return gettext("(not there any more)")
    shown = dossier.entities[view.entity].all(view.property)
    said = list(every(shown))
    is_new = not schema().property(view.property).many and any(seen.isdisjoint(one.claims) for one in said)
    if not view.retracted and not is_new:
        return ""
    words = dict.fromkeys(value_words(dossier, view.property, one) for one in said)
    return " / ".join(words) or gettext("(taken back, and nothing stands in its place)")
