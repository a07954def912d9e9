"""The thread of earlier events: “the second event of this kind within nine months”, offered from the record.

It counts what the case holds of the same kind and degree about the same person and surely before, each with a date that
is not disputed. The span is the longest that the dates allow, so that no date becomes more exact by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tocsin.composing.bending import worded
from tocsin.composing.draft import Draft
from tocsin.composing.events import Core, cores_of
from tocsin.composing.letter import Sentence
from tocsin.composing.people import known
from tocsin.composing.wording import ENGLISH, bare_date, fill, listed, number_word, pattern, spoken, words
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.dossier import Dossier, EntityView, Shown

_LONGEST = 60  # months; over a longer time it is no thread


@dataclass(frozen=True, slots=True)
class Earlier:
    """The events of a record by whom they struck, of what kind and how far they went, each with its one date."""

    told: Mapping[tuple[str, str, str], Sequence[tuple[Shown, Core]]]

    def before(self, dated: Shown, core: Core, person: str) -> list[tuple[Shown, Core]]:
        """What was like this and surely over when it began."""
        begins = bounds(dated.value, Kind.MOMENT).s_min
        like = self.told.get((person, core.type, core.completion), ())
        return [(date, one) for date, one in like if bounds(date.value, Kind.MOMENT).e_max < begins]


def earlier_of(dossier: Dossier, events: Iterable[EntityView]) -> Earlier:
    """What struck the people of these events, gathered once: to ask about each took a minute of a case of 2,000."""
    people = {person for event in events for core in cores_of(dossier, event) for person in core.people}
    struck = {event for person in people for event in _events_of(dossier, person)}
    told: dict[tuple[str, str, str], list[tuple[Shown, Core]]] = defaultdict(list)
    for event in dossier.of_kind("event"):
        dated = _date(event) if event.id in struck else None
        if dated is None:
            continue
        for core in cores_of(dossier, event):
            for person in core.people if not core.denied else ():
                told[person, core.type, core.completion].append((dated, core))
    return Earlier(told)


def _events_of(dossier: Dossier, person: str) -> Iterator[str]:
    """The events that may concern somebody: by their acts, or as a step of their proceedings."""
    acts = dossier.pointing("act.victim", person)
    yield from (shown.value for act in acts for shown in act.all("act.event"))
    for proceeding in dossier.pointing("proceeding.person", person):
        for stage in dossier.pointing("stage.proceeding", proceeding.id):
            yield from (shown.value for shown in stage.all("stage.event"))


def thread_sentence(draft: Draft, event: EntityView, earlier: Earlier) -> Sentence | None:
    """What to say of earlier events like this one; None where there is none, or it cannot be said."""
    dated = _date(event)
    if dated is None:
        return None
    for core in cores_of(draft.dossier, event):
        for person in core.people if not core.denied else ():
            found = earlier.before(dated, core, person)
            if found and (made := _sentence(draft, (dated, core), found, person)):
                return made
    return None


def _date(event: EntityView) -> Shown | None:
    """The one date of an event; None where there are several, or sources differ."""
    found = known(event, "event.date")
    return found[0] if len(found) == 1 and not found[0].others else None


def _sentence(
    draft: Draft, this: tuple[Shown, Core], earlier: list[tuple[Shown, Core]], person: str
) -> Sentence | None:
    ordinals: list[str] = words()["thread"]["ordinals"]
    dates = sorted((shown for shown, _ in earlier), key=lambda shown: bounds(shown.value, Kind.MOMENT).s_min)
    span = _months(bounds(dates[0].value, Kind.MOMENT).s_min, bounds(this[0].value, Kind.MOMENT).e_max)
    named = draft.name(person, plain=True)
    if len(earlier) > len(ordinals) or span > _LONGEST or named is None:
        return None
    told = worded(
        "thread.said",
        named.text,
        named.forms,
        which=ordinals[len(earlier) - 1],
        span=_span(span),
        dates=listed([bare_date(shown.value) for shown in dates]),
    )
    grounds = [shown for date, core in (this, *earlier) for shown in (date, *core.grounds)]
    return draft.told(told.text, tuple(dict.fromkeys((*grounds, *named.grounds, *told.grounds))), notes=False)


def _months(first: int, last: int) -> int:
    """Whole months that surely hold both moments (seconds of 1970), one at least; too many from or to an open end."""
    try:
        begins, ends = datetime.fromtimestamp(first, UTC), datetime.fromtimestamp(last, UTC)
    except (ValueError, OverflowError, OSError):  # what lies beyond the calendar, as the ends of “until May” do
        return _LONGEST + 1
    months = (ends.year - begins.year) * 12 + ends.month - begins.month
    return max(1, months + (ends.day > begins.day))


def _span(months: int) -> str:
    one = months == 1 if spoken() in {ENGLISH, "pl"} else months % 10 == 1 and months % 100 != 11
    number = number_word(months) if spoken() == ENGLISH else str(months)
    return fill(pattern("thread", "month" if one else "months"), number=number)
