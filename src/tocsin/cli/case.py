"""`tocsin case`: open a case, or list them."""

from __future__ import annotations

import click

from tocsin.access.cases import list_cases
from tocsin.access.handles import handle
from tocsin.actions.open_case import open_case
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say, say_json
from tocsin.domain.viewer import Viewer


@click.command("case")
@click.argument("title", required=False)
@click.option("--reference", help="The office's own number for the case.")
@click.option("--summary", help="A few sentences for a colleague.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, title: str | None, reference: str | None, summary: str | None, as_json: bool) -> None:
    """Open a case called TITLE; without one, list the cases."""
    if title is None:
        _list(viewer, as_json)
        return
    case = open_case(viewer, title, reference=reference, summary=summary)
    if as_json:
        say_json({"case": case})
    else:
        say(f"Opened {handle('case', case)}: {title}")


def _list(viewer: Viewer, as_json: bool) -> None:
    page = list_cases(viewer)
    if as_json:
        say_json({"cases": [{"id": line.id, "title": line.title} for line in page.items], "total": page.total})
        return
    for line in page.items:
        say(f"{handle('case', line.id)}  {line.title}")
    if page.next is not None:
        say(f"… the first {len(page.items)} of {page.total}.")
