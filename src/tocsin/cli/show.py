"""`tocsin show`: what there is, what it rests on, and what lies in clear."""

from __future__ import annotations

import click

from tocsin.access.approvals import get_standing
from tocsin.access.cases import list_cases
from tocsin.access.dossier import get_dossier
from tocsin.access.handles import find_entity, handle
from tocsin.access.in_clear import list_in_clear
from tocsin.access.letters import get_letter_text
from tocsin.access.proposals import list_proposals
from tocsin.access.scopes import case_of
from tocsin.access.statements import get_text, list_statements
from tocsin.actions.open_source import open_source
from tocsin.cli import timeline
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.labels import name_of, value_of
from tocsin.cli.letter_standing import standing_json, standing_lines
from tocsin.cli.shown_json import dossier_json
from tocsin.cli.sources import KINDS, source_lines, sources_json
from tocsin.cli.terminal import counted, say, say_json
from tocsin.cli.tie_words import standing_list, tie_json
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import NoSuch, SeveralFit
from tocsin.domain.schema import ValueKind, schema
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import utc_text


@click.command("show")
@click.argument("what", required=False)
@click.option("--text", "as_text", is_flag=True, help="Print the text of a statement, or of a letter.")
@click.option("--open", "opening", is_flag=True, help="Open what identifies a source; needs --because.")
@click.option("--because", default="", help="Why you open it; kept in the history.")
@click.option("--in-clear", "in_clear", is_flag=True, help="List what was saved outside the workspace.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(
    viewer: Viewer, what: str | None, as_text: bool, opening: bool, because: str, in_clear: bool, as_json: bool
) -> None:
    """Show the cases; or WHAT: a case by title, handle or id, or any entry by its handle."""
    if in_clear:
        _show_in_clear(viewer, as_json)
    elif what is None:
        if as_text or opening:
            raise click.UsageError("Say of what: --text takes a statement's or a letter's handle, --open a source's.")
        _show_cases(viewer, as_json)
    elif as_text:
        _show_text(viewer, what, as_json)
    elif opening:
        _show_source(viewer, what, because, as_json)
    else:
        _show_one(viewer, what, as_json)


def _show_text(viewer: Viewer, what: str, as_json: bool) -> None:
    kind = "intervention" if what.startswith("intervention-") else "statement"
    entity = find_entity(viewer, what, kind)
    text = _letter_text(viewer, entity) if kind == "intervention" else get_text(viewer, entity).text
    if as_json:
        say_json({kind: entity, "text": text})
    else:
        say(text)


def _letter_text(viewer: Viewer, intervention: str) -> str:
    if text := get_letter_text(viewer, intervention):
        return text
    raise NoSuch(what="letter")


def _show_source(viewer: Viewer, what: str, because: str, as_json: bool) -> None:
    opened = open_source(viewer, find_entity(viewer, what, "source"), because)
    if as_json:
        say_json([{"property": property_id, "value": value} for property_id, value in opened.values])
        return
    for property_id, value in opened.values:
        say(f"{schema().property(property_id).label()}: {value}")


def _show_cases(viewer: Viewer, as_json: bool) -> None:
    page = list_cases(viewer)
    if as_json:
        say_json([{"id": line.id, "title": line.title} for line in page.items])
        return
    for line in page.items:
        waiting = len(list_proposals(viewer, line.id))
        aside = f"  – {counted(waiting, 'proposal', 'wait')}" if waiting else ""
        say(f"{handle('case', line.id)}  {line.title}{aside}")


def _show_one(viewer: Viewer, what: str, as_json: bool) -> None:
    entity = _find(viewer, what)
    case = case_of(viewer, entity)
    dossier = get_dossier(viewer, case)
    if dossier.entities[entity].kind == "intervention":
        _show_letter(viewer, dossier, entity, as_json)
        return
    told = dossier.entities[entity].kind in KINDS
    if as_json:
        shown = dossier_json(dossier, None if entity == case else entity)
        say_json({**shown, "sources": sources_json(viewer, entity)} if told else shown)
    elif entity == case:
        _show_case(viewer, dossier)
    else:
        show_entity(dossier, dossier.entities[entity])
        for line in source_lines(viewer, entity) if told else ():
            say(f"  {line}")


def _show_letter(viewer: Viewer, dossier: Dossier, entity: str, as_json: bool) -> None:
    """A letter and how it stands; of one that was withdrawn no name is repeated."""
    standing = get_standing(viewer, entity)
    if as_json:
        shown = {"entity": entity} if standing.withdrawn else dossier_json(dossier, entity)
        ties = {} if standing.withdrawn else tie_json(viewer, entity)
        say_json({**shown, "standing": standing_json(standing), **ties})
        return
    if standing.withdrawn:
        say(handle("intervention", entity), style="bold")
    else:
        show_entity(dossier, dossier.entities[entity])
    for line in (*standing_lines(viewer, standing), *(() if standing.withdrawn else standing_list(viewer, entity))):
        say(f"  {line}")


def _find(viewer: Viewer, what: str) -> str:
    try:
        return find_entity(viewer, what)
    except SeveralFit:
        raise
    except NoSuch:
        return the_case(viewer, what, "case or entry")


def _show_case(viewer: Viewer, dossier: Dossier) -> None:
    say(name_of(dossier, dossier.case), style="bold")
    for kind, title in (("person", "People"), ("group", "Groups")):
        views = list(dossier.of_kind(kind))
        if views:
            say(f"\n{title}")
        for view in views:
            say(f"  {handle(kind, view.id)}  {name_of(dossier, view.id)}")
    timeline.show(viewer, dossier)
    lines = list_statements(viewer, dossier.case).items
    kept = [line for line in lines if line.text or _is_kept(dossier, line.id)]
    if kept:
        say("\nStatements")
    for line in kept:
        say(f"  {handle('statement', line.id)}  {line.title or 'entry'}{'' if line.text else '  – kept, not read'}")
    waiting = len(list_proposals(viewer, dossier.case))
    if waiting:
        say(f"\n{counted(waiting, 'proposal', 'wait')}: `tocsin review {handle('case', dossier.case)}`.")


def _is_kept(dossier: Dossier, statement: str) -> bool:
    return dossier.entities[statement].one("statement.evidence") is not None


def show_entity(dossier: Dossier, view: EntityView) -> None:
    """One entry: each value, who says so, its claims, and how many say something else."""
    say(f"{name_of(dossier, view.id)}  ({handle(view.kind, view.id)})", style="bold")
    for property_id, values in view.values.items():
        rule = schema().property(property_id)
        if rule.type is ValueKind.IDENTIFIER and len(values) > 1:  # the files of a letter: nobody reads a list of them
            say(f"  {rule.label()}: {len(values)} files (sealed)")
            continue
        for shown in values:
            said = f", says: {', '.join(shown.attributed_to)}" if shown.attributed_to else ""
            differ = f", {counted(shown.dissent, 'other', 'differ')}" if shown.dissent else ""
            looked = "" if shown.looked else ", nobody looked"
            claims = ", ".join(handle("claim", claim) for claim in shown.claims[:3])
            say(f"  {rule.label()}: {value_of(dossier, rule, shown)}  [{claims}{said}{differ}{looked}]")


def _show_in_clear(viewer: Viewer, as_json: bool) -> None:
    lines = [line for line in list_in_clear(viewer) if line.may_be_there]
    if as_json:
        say_json([{"time": utc_text(line.time), "what": line.what, "path": line.path} for line in lines])
        return
    if not lines:
        say("Nothing was saved outside the workspace with Tocsin.")
    for line in lines:
        say(f"{utc_text(line.time)}  {line.what}  {line.path}")
