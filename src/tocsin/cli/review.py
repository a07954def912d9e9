"""`tocsin review`: go through what the reader proposed, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from tocsin.access.handles import find_entity, handle
from tocsin.access.known_events import list_known_events
from tocsin.access.people import suggest
from tocsin.access.proposals import ProposalLine, get_proposal, list_proposals
from tocsin.access.statements import get_text
from tocsin.actions.carry_over import CARRIED, TAKEN_FOR
from tocsin.actions.propose import catch_up
from tocsin.actions.review import WAITING, Accepted, accept, accept_all, reject
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.labels import term_label
from tocsin.cli.proposal_words import passage_lines, summary
from tocsin.cli.terminal import complain, say, say_json
from tocsin.domain.errors import BadDate, BadValue, NoSuch, NotDecided, UnknownWord
from tocsin.domain.viewer import Viewer

KEYS = "a accept · c correct · r reject · k this is somebody we know · s later · q stop"
APART = "n it is somebody else than that"


@click.command("review")
@click.argument("case_words", metavar="CASE", required=False)
@click.option("--accept", "accepted", type=int, multiple=True, metavar="N", help="Accept proposal N, as read.")
@click.option("--reject", "rejected", type=int, multiple=True, metavar="N", help="Reject proposal N.")
@click.option("--accept-all", "everything", is_flag=True, help="Accept all that waits; marked “nobody looked”.")
@click.option("--because", default="", help="Why it is accepted without looking.")
@click.option("--json", "as_json", is_flag=True, help="List what waits as JSON.")
@in_office
def command(
    viewer: Viewer,
    case_words: str | None,
    accepted: tuple[int, ...],
    rejected: tuple[int, ...],
    everything: bool,
    because: str,
    as_json: bool,
) -> None:
    """Decide what the reader proposed in CASE (the Inbox if left out): accept, correct, reject.

    What is accepted with --accept-all is marked “nobody looked”: a letter that uses it says so and cannot be approved.
    """
    case = the_case(viewer, case_words)
    catch_up(viewer, case)
    waiting = list_proposals(viewer, case)
    if everything:
        _accept_all(viewer, waiting, because, as_json)
    elif accepted or rejected:
        _decide(viewer, waiting, (accepted, rejected), as_json)
    elif as_json:
        say_json([_form(line) for line in waiting])
    else:
        _go_through(viewer, waiting)


def _form(line: ProposalLine) -> dict[str, Any]:
    return {"number": line.id, "statement": line.statement, "kind": line.kind, **line.form}


def _accept_all(viewer: Viewer, waiting: Sequence[ProposalLine], because: str, as_json: bool) -> None:
    made = accept_all(viewer, [line.id for line in waiting], because)
    if as_json:
        say_json({"accepted": len(waiting), "claims": made, "looked": False})
    else:
        say(f"Accepted: {len(waiting)}. Values recorded: {made}, all marked “nobody looked”.")


def _decide(
    viewer: Viewer, waiting: Sequence[ProposalLine], numbers: tuple[Sequence[int], Sequence[int]], as_json: bool
) -> None:
    became = {line.id: _ENTRIES.get(line.kind, "entry") for line in waiting}
    decided: list[dict[str, Any]] = []
    try:
        for number in numbers[0]:
            entity = accept(viewer, number).entity
            decided.append({"number": number, "entity": entity})
        for number in numbers[1]:
            reject(viewer, number)
            decided.append({"number": number, "entity": None})
    finally:  # what was decided before one failed is said too
        if as_json:
            say_json(decided)
        for one in () if as_json else decided:
            entry = one["entity"] and handle(became.get(one["number"], "entry"), one["entity"])
            say(f"{one['number']}: {f'accepted as {entry}' if entry else 'rejected'}.")


def _go_through(viewer: Viewer, waiting: Sequence[ProposalLine]) -> None:
    cards = [line for line in waiting if line.kind != "relation"]
    if not cards:
        say("Nothing waits for review.")
        return
    texts: dict[str, str] = {}
    complain(KEYS)
    for place, card in enumerate(cards, 1):
        line = get_proposal(viewer, card.id)  # an earlier decision may have changed it
        if line.state != WAITING:
            continue
        text = texts.setdefault(line.statement, get_text(viewer, line.statement).text)
        say(f"\n{place} of {len(cards)}  {summary(line)}", style="bold")
        for passage in passage_lines(line, text):
            say(f"  {passage}")
        if line.form.get(TAKEN_FOR):
            complain(APART)
        if not _answer(viewer, line):
            say("Stopped; what is left waits.")
            return


def _answer(viewer: Viewer, line: ProposalLine) -> bool:
    """Take one decision; False to stop."""
    while True:
        key = str(click.prompt("a/c/r/k/s/q", default="a", err=True)).strip().casefold()
        try:
            if key in _KEYS:
                return _KEYS[key](viewer, line)
        except NotDecided:
            say("It was accepted together with another.")
            return True
        except (BadDate, BadValue, UnknownWord, NoSuch) as exc:
            complain(str(exc))
            continue
        complain(KEYS)


def _accept(viewer: Viewer, line: ProposalLine) -> bool:
    accept(viewer, line.id)
    return True


def _apart(viewer: Viewer, line: ProposalLine) -> bool:
    accept(viewer, line.id, known="")
    return True


def _reject(viewer: Viewer, line: ProposalLine) -> bool:
    reject(viewer, line.id)
    return True


def _later(_viewer: Viewer, _line: ProposalLine) -> bool:
    return True


def _stop(_viewer: Viewer, _line: ProposalLine) -> bool:
    return False


def _correct(viewer: Viewer, line: ProposalLine) -> bool:
    part = str(click.prompt(f"Which part ({', '.join(_parts(line))})", err=True)).strip()
    if part not in _parts(line):
        complain(f"It has no part “{part}”: type one of {', '.join(_parts(line))}.")
        return _answer(viewer, line)
    typed = str(
        click.prompt("What is right (several: separated by ;)", default="", show_default=False, err=True)
    ).strip()
    _say_carried(accept(viewer, line.id, corrected={part: _typed(part, line.form[part], typed)}))
    return True


def _parts(line: ProposalLine) -> list[str]:
    return [name for name in line.form if not name.endswith(("span", "passages", "mentions")) and name not in _PLACES]


def _typed(part: str, now: Any, typed: str) -> Any:
    if isinstance(now, list):
        return [part.strip() for part in typed.split(";") if part.strip()]
    if part in _NUMBERS and typed.isdigit():
        return int(typed)
    return typed or None


def _known(viewer: Viewer, line: ProposalLine) -> bool:
    if line.kind == "document" or (line.kind == "event" and not list_known_events(viewer, line.id)):
        complain("Only people, bodies and events that are in the case already can be known.")
        return _answer(viewer, line)
    kind = _ENTRIES[line.kind]
    for entity, what in _perhaps(viewer, line, kind):
        say(f"  {handle(kind, entity)}  {what}")
    words = str(click.prompt("Which (handle)" if kind == "event" else "Who (handle)", err=True))
    _say_carried(accept(viewer, line.id, known=find_entity(viewer, words, kind)))
    return True


def _perhaps(viewer: Viewer, line: ProposalLine, kind: str) -> Iterator[tuple[str, str]]:
    """Whom or what a proposal may mean, and what speaks for it."""
    if kind == "event":
        for event in list_known_events(viewer, line.id):
            yield event.id, ", ".join(filter(None, (term_label("event_types", event.type), event.date)))
        return
    for match in suggest(viewer, line.form["name"], scope=line.scope):
        if match.kind == kind:
            yield match.entity, f"{match.likeness} of 100 alike"


def _say_carried(accepted: Accepted) -> None:
    """Say where else a decision was applied: nothing changes without a word."""
    if accepted.carried:
        numbers = ", ".join(str(number) for number in accepted.carried)
        say(f"Applied to the same name in what waits in this case: {numbers}. Each says so, and you still decide.")


_ENTRIES = {"person": "person", "organisation": "group", "event": "event", "document": "statement"}
_NUMBERS = frozenset({"age", "count"})
_PLACES = frozenset({"start", "end", "heading", "date_text", "date_basis", TAKEN_FOR, CARRIED})
_KEYS = {"a": _accept, "c": _correct, "r": _reject, "k": _known, "s": _later, "q": _stop, "n": _apart}
