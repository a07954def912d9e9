"""The review of the demo: the officer's answers stand in `demo_files/decisions.toml`, the product does the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tocsin.access.people import suggest
from tocsin.access.proposals import ProposalLine, get_proposal, proposals_of
from tocsin.access.statements import get_text
from tocsin.actions.record import Item, record
from tocsin.actions.review import accept, reject
from tocsin.cli.demo_screen import Screen
from tocsin.cli.demo_texts import table
from tocsin.cli.proposal_words import passage_lines, summary
from tocsin.domain.dossier import Dossier
from tocsin.domain.schema import schema
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer

Answer = Mapping[str, Any]
WAITING = "waiting"
TAKEN: Answer = {"do": "accept"}


def review(viewer: Viewer, screen: Screen, statement: str, of: str) -> None:
    """Decide everything that waits of a statement, one by one, and show each decision."""
    text = get_text(viewer, statement).text
    for line in proposals_of(viewer, statement):
        if line.kind == "relation" or get_proposal(viewer, line.id).state != WAITING:
            continue
        answer = answer_to(line, of)
        _DO[answer["do"]](viewer, screen, line, answer)
        if line.kind == "event":
            for passage in passage_lines(line, text):
                screen.under(passage)


def answer_to(line: ProposalLine, of: str) -> Answer:
    """What the officer says to a proposal: the first of her answers that fits it, else that it is right."""
    for answer in table("decisions.toml")["answer"]:
        asked = {key: answer[key] for key in ("name", "type", "date") if key in answer}
        if answer["of"] == of and answer["kind"] == line.kind and asked.items() <= line.form.items():
            found: Answer = answer
            return found
    return TAKEN


def type_in(viewer: Viewer, screen: Screen, dossier: Dossier, statements: Mapping[str, str]) -> None:
    """Record by hand what the officer knows of the people, by her own word or a statement's, and show it."""
    for row in table("decisions.toml")["known"]:
        values = {name: (value,) for name, value in row["values"].items()}
        item = Item("person", values, entity=person_called(dossier, row["name"]))
        record(viewer, dossier.case, [item], statement=statements.get(row.get("of", "")))
        told = (
            f"{schema().property(f'person.{name}').label().lower()}: {text}" for name, text in row["values"].items()
        )
        screen.line("✎", f"{row['name']} · {' · '.join(told).replace('true', 'yes')}")


def tie_steps(viewer: Viewer, screen: Screen, dossier: Dossier, statement: str) -> None:
    """Say which events are steps of whose procedure, in the words of the statement, and show it."""
    for row in table("decisions.toml")["proceeding"]:
        items = [Item("proceeding", {"type": (row["type"],), "person": (person_called(dossier, row["person"]),)}, "it")]
        for stage, event_type in row["stages"].items():
            event = next(_with(dossier, "event.type", event_type))
            items.append(Item("stage", {"proceeding": ("it",), "type": (stage,), "event": (event,)}))
        record(viewer, dossier.case, items, statement=statement)
        steps = ", ".join(thesaurus("event_types").term(kind).label().lower() for kind in row["stages"].values())
        screen.line("✎", f"{thesaurus('proceeding_types').term(row['type']).label()} of {row['person']}: {steps}")


def person_called(dossier: Dossier, name: str) -> str:
    """The person of a case who has this name."""
    return next(_with(dossier, "person.name", name))


def group_called(dossier: Dossier, name: str) -> str:
    """The group of a case that has this name."""
    return next(_with(dossier, "group.name", name))


def _with(dossier: Dossier, property_id: str, value: str) -> Iterator[str]:
    return (view.id for view in dossier.entities.values() if any(s.value == value for s in view.all(property_id)))


def _accept(viewer: Viewer, screen: Screen, line: ProposalLine, answer: Answer) -> None:
    del answer
    accept(viewer, line.id)
    screen.line("✓", summary(line))


def _correct(viewer: Viewer, screen: Screen, line: ProposalLine, answer: Answer) -> None:
    right = replace(line, form={**line.form, **answer["corrected"]})
    accept(viewer, line.id, corrected=answer["corrected"])
    screen.line("✎", summary(right))
    screen.under(f"read as: {summary(line)}")
    screen.under(answer["because"])


def _reject(viewer: Viewer, screen: Screen, line: ProposalLine, answer: Answer) -> None:
    reject(viewer, line.id)
    screen.line("✗", summary(line))
    screen.under(answer["because"])


def _know(viewer: Viewer, screen: Screen, line: ProposalLine, answer: Answer) -> None:
    match = suggest(viewer, line.form["name"], scope=line.scope)[0]
    accept(viewer, line.id, known=match.entity, corrected=answer["corrected"])
    screen.line("=", summary(line))
    screen.under(f"{answer['because']} The names are {match.likeness} of 100 alike; only a person may say so.")


_DO = {"accept": _accept, "correct": _correct, "reject": _reject, "know": _know}
