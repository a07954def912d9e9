"""What was sent and what came back, in words: letters with their offices, and how each waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from tocsin.domain.correspondence import Asked, Came, Outcome
from tocsin.domain.follow_up import Basis, Due, State
from tocsin.web.letters import Pill
from tocsin.web.words import date_words, term_label

TONES = {
    State.OVERDUE: "look",
    State.CAME_BACK: "look",
    State.COUNTER: "look",
    State.DUE: "read",
    State.REPLIED: "done",
}
URGENCY = (State.OVERDUE, State.DUE)  # when to ask again, the first first
AHEAD = (*URGENCY, State.NOT_DUE)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came, in words, and the statement that holds it; empty where none does."""

    words: str
    statement: str


@dataclass(frozen=True, slots=True)
class Waits:
    """A letter to one office: how it stands, how it went, our day, and what came. `delivery` may be empty."""

    delivery: str
    office: str
    pill: Pill
    how: str
    due: str
    came: tuple[Reply, ...]
    demands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with the offices that it went to, or was to go to."""

    id: str
    title: str
    number: str
    case: str
    case_title: str
    closed: bool
    offices: tuple[Waits, ...]


def letters_of(rows: Iterable[Asked]) -> list[Letter]:
    """The letters in the order of the record."""
    found: dict[str, list[Asked]] = {}
    for row in rows:
        found.setdefault(row.intervention, []).append(row)
    return [_letter(several) for several in found.values()]


def _letter(rows: list[Asked]) -> Letter:
    one = rows[0]
    offices = tuple(map(waits, rows))
    return Letter(one.intervention, one.title, one.number, one.case, one.case_title, one.closed, offices)


def waits(row: Asked) -> Waits:
    """One office in words."""
    return Waits(
        delivery=row.delivery,
        office=row.office or gettext("An office that nobody named"),
        pill=Pill(state_words(row), TONES.get(row.state, "")),
        how=_how(row),
        due=_due(row.due) if row.due and row.state in {State.NOT_DUE, State.DUE, State.OVERDUE} else "",
        came=tuple(Reply(came_words(came), came.statement) for came in row.came),
        demands=tuple(_demands(row)) if row.came else (),
    )


def state_words(row: Asked) -> str:
    """How it stands, in one or two words."""
    if not row.delivery:
        return gettext("not sent")
    return {
        State.NOT_DUE: gettext("not due"),
        State.DUE: gettext("due"),
        State.OVERDUE: gettext("overdue"),
        State.REPLIED: gettext("answered"),
        State.COUNTER: gettext("denied"),
        State.CAME_BACK: gettext("came back"),
        State.NOT_ASKED: gettext("for information"),
        State.NO_DAY: gettext("day not known"),
    }[row.state]


def _how(row: Asked) -> str:
    if not row.delivery:
        why = gettext("A reply names it.") if row.sent_on_by else ""
        return " ".join(filter(None, (gettext("Nothing says that it was written to."), why)))
    sent = (
        gettext("sent %(day)s") % {"day": date_words(row.sent)} if row.sent else gettext("sent, the day is not known")
    )
    way = term_label("channels", row.channel).lower() if row.channel else ""
    back = term_label("returns", row.came_back).lower() if row.came_back else ""
    return ", ".join(filter(None, (sent, way, back, "" if row.proven else gettext("no proof kept"))))


def _due(due: Due) -> str:
    """Our day, and whose it is: no rule stands behind it."""
    basis = {
        Basis.SET: gettext("set by us"),
        Basis.ASKED: gettext("asked for in the letter"),
        Basis.USUAL: gettext("our usual wait"),
    }[due.basis]
    first, last = due.day.earliest, due.day.latest
    if first and first == last:
        day = date_words(first.isoformat())
        return gettext("our day to ask again: %(day)s (%(basis)s)") % {"day": day, "basis": basis}
    return gettext("our day to ask again is not known to the day (%(basis)s)") % {"basis": basis}


def came_words(came: Came) -> str:
    """One reply: its day, its kind, whom it names."""
    kind = term_label("response_types", came.type) if came.type else gettext("Not classified")
    day = date_words(came.day) if came.day else gettext("the day is not known")
    names = [gettext("names %(office)s") % {"office": came.forwarded_to}] if came.forwarded_to else []
    secret = [gettext("given in confidence")] if came.confidential else []
    return "; ".join([f"{kind}, {day}", *names, *secret])


def _demands(row: Asked) -> Iterator[str]:
    """What became of each demand; what no reply speaks of is not known."""
    for demand, number in zip(row.demands, row.numbers, strict=True):
        outcome = row.outcome(demand)
        said = gettext("not known") if outcome is Outcome.UNKNOWN else term_label("demand_outcomes", outcome).lower()
        yield gettext("demand %(number)s: %(outcome)s") % {"number": number, "outcome": said}


@dataclass(frozen=True, slots=True)
class Reminder:
    """Where somebody is to be asked again: the case, the letter and the office, and why."""

    case: str
    case_title: str
    letter: str
    title: str
    office: str
    pill: Pill
    due: str


def reminders(rows: Iterable[Asked], states: Sequence[State] = URGENCY) -> list[Reminder]:
    """What is overdue, then what is due, by our own days, and then what else; nobody waits on what is closed."""
    waiting = [row for row in rows if not row.closed and row.delivery and row.state in states]
    waiting.sort(key=lambda row: (states.index(row.state), _last_day(row)))
    return [_reminder(row) for row in waiting]


def _reminder(row: Asked) -> Reminder:
    one = waits(row)
    title = " ".join(filter(None, (row.number, row.title)))
    return Reminder(row.case, row.case_title, row.intervention, title, one.office, one.pill, one.due)


def _last_day(row: Asked) -> date:
    return (row.due.day.latest if row.due else None) or date.max


def tally(rows: Iterable[Asked]) -> dict[str, int]:
    """How many are overdue, and how many due; nobody waits on what is closed."""
    states = Counter(row.state for row in rows if row.delivery and not row.closed)
    return {"overdue": states[State.OVERDUE], "due": states[State.DUE]}
