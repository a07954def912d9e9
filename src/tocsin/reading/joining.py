"""Sentences that tell the same act become one event with all its passages; undated scenes take a neighbour's day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from tocsin.reading.draft import CARRIED, Draft, When, dated
from tocsin.reading.model import Span

_MOST_ALIKE = 200
_STAND_ALONE = frozenset({"extradition_request"})
_FAMILY = frozenset(
    {
        "search_seizure",         "arrest",         "detention",         "assault",         "torture",
        "threat",         "abduction",         "other",         "intimidation_harassment",
        "surveillance", "attempted_abduction",
    }
)  # fmt: skip


def join(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft an act. Weak ones only add passages, unless they name somebody of whom nothing like it is told."""
    told = _Told()
    for draft in (draft for draft in drafts if not draft.weak):
        told.tell(draft)
    for draft in (draft for draft in drafts if draft.weak):
        told.mention(draft)
    return told.events()


class _Told:
    """The events so far, each with the passages that tell it; of very many of one type only the last are compared."""

    def __init__(self) -> None:
        self._events: list[Draft] = []
        self._passages: list[list[Span]] = []
        self._by_type: dict[str, list[int]] = {}
        self._by_victim: dict[str, list[int]] = {}

    def tell(self, draft: Draft) -> None:
        """Enter a draft: into the last event that it tells again, else as a new one."""
        alike = self._by_type.get(draft.type, [])[-_MOST_ALIKE:]
        twin = next((place for place in reversed(alike) if _same(self._events[place], draft)), None)
        if twin is None:
            self._open(draft)
        else:
            self._events[twin] = _merged(self._events[twin], draft)
            self._passages[twin].extend(draft.passages)

    def mention(self, draft: Draft) -> None:
        """Enter a mere mention: as a passage of the first event that it is of, else as an event if it is one."""
        alike = {place for victim in draft.victims for place in self._by_victim.get(victim, [])[:_MOST_ALIKE]}
        if draft.type == "press_conference":
            alike |= {*self._by_type.get(draft.type, [])[:_MOST_ALIKE]}
        twin = next((place for place in sorted(alike) if _echoes(self._events[place], draft)), None)
        if twin is not None:
            self._passages[twin].extend(draft.passages)
        elif draft.named and (draft.when is not None or draft.type in _STAND_ALONE or draft.completion == "planned"):
            self._open(replace(draft, weak=False))

    def events(self) -> list[Draft]:
        """The events in the order of the text."""
        found = (
            replace(event, passages=tuple(sorted({*passages})))
            for event, passages in zip(self._events, self._passages, strict=True)
        )
        return sorted(found, key=lambda event: event.span)

    def _open(self, draft: Draft) -> None:
        place = len(self._events)
        self._events.append(draft)
        self._passages.append([*draft.passages])
        self._by_type.setdefault(draft.type, []).append(place)
        for victim in draft.victims:
            self._by_victim.setdefault(victim, []).append(place)


def _same(event: Draft, draft: Draft) -> bool:
    """Whether two drafts tell one act."""
    if event.type != draft.type or event.heading != draft.heading:
        return False
    if event.type == "other" and event.term != draft.term:
        return False
    if (event.completion == "planned") != (draft.completion == "planned"):
        return False
    if not _dates_agree(event.when, draft.when):
        return False
    shared = bool({*event.victims} & {*draft.victims})
    if event.sentence == draft.sentence and event.type == "appeal_court":
        return False
    if event.sentence == draft.sentence:
        return shared or not event.victims or not draft.victims
    if not shared:
        return event.type == "press_conference" or (
            not draft.victims and event.block == draft.block and draft.when is None
        )
    if event.when is not None and draft.when is not None:
        return True
    near = event.sentence == draft.sentence - 1 and event.block == draft.block
    return near or (draft.when is None and event.when is not None) or event.when is None


def _echoes(event: Draft, draft: Draft) -> bool:
    """Whether a mere mention ("after her arrest") is of this event."""
    if draft.completion == "planned" and event.completion != "planned":
        return False
    alike = (
        event.type == draft.type
        or {event.type, draft.type} <= {"arrest", "detention"}
        or event.type.removeprefix("attempted_") == draft.type
    )
    concerned = bool({*event.victims} & {*draft.victims}) or event.type == draft.type == "press_conference"
    return alike and event.heading == draft.heading and concerned and _dates_agree(event.when, draft.when)


def _dates_agree(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return True
    return one.edtf == other.edtf or one.edtf.startswith(other.edtf) or other.edtf.startswith(one.edtf)


def _merged(event: Draft, draft: Draft) -> Draft:
    """The better dated of the two leads; the other adds what was missing."""
    lead, other = (draft, event) if _exactness(draft) > _exactness(event) else (event, draft)
    return replace(
        lead,
        when=lead.when or other.when,
        place=lead.place or other.place,
        victims=tuple(dict.fromkeys((*lead.victims, *_more(lead, other)))),
        perpetrator=lead.perpetrator or other.perpetrator,
        attribution=lead.attribution or other.attribution,
        channel=lead.channel or other.channel,
        count=lead.count if lead.count is not None else other.count,
        named=lead.named or other.named,
    )


def _more(lead: Draft, other: Draft) -> tuple[str, ...]:
    return other.victims if not lead.victims or lead.sentence == other.sentence else ()


def _exactness(draft: Draft) -> int:
    return len(draft.when.edtf) + (draft.when.basis != CARRIED) if draft.when else 0


def carry_dates(
    drafts: Sequence[Draft],
    looking_back: frozenset[int],
    lede: int | None,
    openers: Mapping[int, tuple[int, When]] = MappingProxyType({}),
) -> list[Draft]:
    """Give undated scenes the day of the scene told just before in the same paragraph, or of the lede.

    `looking_back` are sentences that say "earlier", "previously": they keep no date. `lede` is the block of the lede,
    whose day holds for the paragraphs that follow until another day is named. `openers` are, by block, the sentence and
    the day of a paragraph that opens with a day on which nothing is told but the scene of what follows.
    """
    result: list[Draft] = []
    last: Draft | None = None
    main: Draft | None = None
    for draft in drafts:
        new = _following(draft, last)
        if (
            draft.when is None
            and draft.scene
            and not draft.weak
            and draft.completion in {"done", "attempted"}
            and draft.sentence not in looking_back
        ):
            opener = openers.get(draft.block)
            if last is not None and last.block == draft.block and draft.sentence - last.sentence <= 3:
                new = dated(draft, _when(last))
            elif opener is not None and 0 <= draft.sentence - opener[0] <= 3:
                new = dated(draft, opener[1])
            elif main is not None and draft.type in _FAMILY and main.type in _FAMILY:
                new = dated(draft, _when(main))
        if new.when is not None and new.scene and len(new.when.edtf) == 10 and not new.heading:
            last = new
            if draft.when is not None:
                main = (
                    new
                    if new.block == lede and main is None
                    else (None if main is not None and main.when != new.when else main)
                )
        result.append(new)
    return result


def _following(draft: Draft, last: Draft | None) -> Draft:
    """A release that is told behind a dated scene of its paragraph lies somewhere after it."""
    follows = draft.type == "release" and draft.when is None and not draft.weak and draft.completion == "done"
    if not follows or last is None or last.block != draft.block or not 0 <= draft.sentence - last.sentence <= 3:
        return draft
    when = _when(last)
    return dated(draft, replace(when, edtf=f"{when.edtf}/.."))


def _when(draft: Draft) -> When:
    assert draft.when is not None
    return draft.when
