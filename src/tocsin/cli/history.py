"""`tocsin history`: who recorded what, when and why; and a case as it was known on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

import click
import msgspec

from tocsin.access.handles import find_entity, handle
from tocsin.access.history import Gone, Told, get_dossier_as_known, list_history
from tocsin.access.members import member_names
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.labels import of_identifier
from tocsin.cli.show import show_entity
from tocsin.cli.shown_json import dossier_json
from tocsin.cli.terminal import say, say_json
from tocsin.domain import values
from tocsin.domain.erasure import GROUNDS
from tocsin.domain.operations import (
    ClaimMade,
    ClaimRetracted,
    ContentErased,
    EntityOpened,
    Known,
    LetterApproved,
    LetterWithdrawn,
    ReasonGiven,
    SourceOpened,
    StatementReviewed,
    StrikePassed,
)
from tocsin.domain.schema import Property, ValueKind, schema
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import utc_day, utc_text


@click.command("history")
@click.argument("case_words", metavar="CASE")
@click.argument("entry", required=False)
@click.option(
    "--as-known-on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The case as it was known that day (UTC)."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, case_words: str, entry: str | None, day: datetime | None, as_json: bool) -> None:
    """Show who recorded what in CASE, or about one ENTRY of it."""
    case = the_case(viewer, case_words)
    entity = find_entity(viewer, entry) if entry else None
    if day is not None:
        _as_known(viewer, case, day.date(), entity, as_json)
        return
    told = list_history(viewer, case, entity)
    if as_json:
        say_json([_form(one) for one in told])
        return
    names = member_names(viewer)
    for one, words in _lines(told):
        doubt = " (clock in doubt)" if one.doubtful else ""
        who = names.get(one.member, handle("member", one.member))
        say(f"{utc_text(one.time)}{doubt}  {who}  {words}")


def _lines(told: Sequence[Told]) -> Iterator[tuple[Told, str]]:
    """Each operation in words; what was erased is one line for all that was recorded together."""
    for _, together in groupby(told, key=lambda one: one.gone and (one.changeset, one.gone)):
        lines = list(together)
        if lines[0].gone:
            yield lines[0], gone_sentence(lines[0].gone, len(lines))
        yield from ((one, sentence(one.operation)) for one in lines if one.operation)


def gone_sentence(gone: Gone, number: int) -> str:
    """What is said where something stood that was erased."""
    what = "1 entry" if number == 1 else f"{number} entries"
    if gone.time is None:
        return f"{what}, not here, and no erasure says why"
    return f"{what}, erased on {utc_day(gone.time).isoformat()} because {GROUNDS[gone.ground or '']}"


def _as_known(viewer: Viewer, case: str, day: date, entity: str | None, as_json: bool) -> None:
    dossier = get_dossier_as_known(viewer, case, day)
    if as_json:
        say_json(dossier_json(dossier, entity if entity in dossier.entities else None))
        return
    say(f"As known at the end of {day.isoformat()} (UTC), in this version of Tocsin:")
    if not dossier.entities:
        say("Nothing was recorded yet.")
    for view in dossier.entities.values():
        if entity in {None, view.id} and view.kind in {"case", "person", "group", "event"}:
            say()
            show_entity(dossier, view)


def _form(one: Told) -> dict[str, Any]:
    operation = msgspec.to_builtins(one.operation)
    form = {"time": utc_text(one.time), "doubtful": one.doubtful, "member": one.member, "operation": operation}
    if one.gone:
        erased = utc_text(one.gone.time) if one.gone.time is not None else None
        form["erased"] = {"time": erased, "ground": one.gone.ground}
    return form


def _value(operation: ClaimMade, rule: Property) -> str:
    text = values.show(operation.value, rule)
    if not text:
        return f"({(operation.absent or 'sealed').replace('_', ' ')})"
    if rule.type is ValueKind.ENTITY:
        return handle(rule.targets[0] if len(rule.targets) == 1 else "entry", text)
    return of_identifier(rule, text) or f"“{text}”"


def _of_a_letter(operation: LetterApproved | LetterWithdrawn | StrikePassed) -> str:
    match operation:
        case LetterApproved():
            how = {"signed": "approved", "voice": "approved by voice", "urgent": "released urgently"}[operation.way]
            return f": {how}{f', read by {_member(operation.member)}' if operation.way == 'voice' else ''}"
        case StrikePassed():
            return f": {handle('strike', operation.strike)} may pass in these files"
        case LetterWithdrawn():
            return " is withdrawn"


def _member(uid: str) -> str:
    return handle("member", uid)


def sentence(operation: Known) -> str:
    """One operation in plain words."""
    match operation:
        case EntityOpened():
            return f"opened {handle(operation.kind, operation.entity)}"
        case ClaimMade():
            rule = schema().property(operation.property)
            entity = handle(rule.kind, operation.entity)
            return f"{handle('claim', operation.claim)}: {rule.label()} of {entity} is {_value(operation, rule)}"
        case ClaimRetracted():
            return f"{handle('claim', operation.claim)} is out of force"
        case ReasonGiven():
            return f"because: {operation.text}"
        case StatementReviewed():
            counts = f"{operation.accepted} accepted, {operation.rejected} rejected, {operation.looked} looked at"
            return f"review finished: {counts}"
        case LetterApproved() | LetterWithdrawn() | StrikePassed():
            return f"{handle('intervention', operation.intervention)}{_of_a_letter(operation)}"
        case SourceOpened():
            return f"opened what identifies {handle('source', operation.source)}"
        case ContentErased():
            number = len(operation.places)
            what = "1 entry" if number == 1 else f"{number} entries"
            return f"{handle('erasure', operation.erasure)}: erased {what} because {GROUNDS[operation.ground]}"
        case _:
            return str(type(operation).__struct_config__.tag).replace(".", " ")
