"""Proposals in words: what the reader thinks it read, and the passages it stands on."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.access.handles import handle
from tocsin.access.proposals import ProposalLine
from tocsin.actions.carry_over import CARRIED, TAKEN_FOR
from tocsin.cli.findings import quoted
from tocsin.domain.dates import phrase
from tocsin.domain.passages import InText
from tocsin.domain.terms import thesaurus

MOST_PASSAGES = 3


def summary(line: ProposalLine) -> str:
    """One line: who, what, when, where, by whose word."""
    form = line.form
    if line.kind == "event":
        return _event(line)
    if line.kind == "document":
        dated = f"dated {form['date']}" if form["date"] else "without a date"
        return f"The statement itself: {dated}{', “' + form['title'] + '”' if form['title'] else ''}"
    what = "Person" if line.kind == "person" else "Body"
    also = f", also “{'”, “'.join(form['aliases'])}”" if form["aliases"] else ""
    roles = f" ({', '.join(form['roles'])})" if form["roles"] else ""
    return f"{what}: {form['name']}{roles}{also}{_carried(line)}"


def _event(line: ProposalLine) -> str:
    form = line.form
    kind = thesaurus("event_types").term(form["type"]).label()
    done = "" if form["completion"] == "done" else f", {form['completion']}"
    parts = [
        f"{kind}{done}",
        ", ".join(form["victims"]),
        phrase(form["date"]) if form["date"] else "",
        form["place"] or "",
        f"allegedly by {form['perpetrator']}" if form["perpetrator"] else "",
        f"according to {form['attribution']}" if form["attribution"] else "",
        "" if form["stance"] == "asserts" else f"the text {form['stance']} it",
    ]
    return " · ".join(part for part in parts if part) + _carried(line)


def _carried(line: ProposalLine) -> str:
    """What a decision about the same name has changed here."""
    if CARRIED not in line.form:
        return ""
    entity = line.form.get(TAKEN_FOR)
    who = f"taken for {handle('person' if line.kind == 'person' else 'group', entity)}" if entity else "written so"
    return f" [{who}, as you decided of “{line.form[CARRIED]}”]"


def passage_lines(line: ProposalLine, text: str) -> Iterator[str]:
    """The passages, quoted in their line."""
    form = line.form
    spans = form.get("passages") or form.get("mentions") or ([form["span"]] if form.get("span") else [])
    for start, end in spans[:MOST_PASSAGES]:
        yield f"“{quoted(InText('', start, end), text)}”"
