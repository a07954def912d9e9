"""`tocsin note`: a call, from standard input."""

from __future__ import annotations

import click

from tocsin.access.handles import handle
from tocsin.actions.note import Call, note
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.terminal import complain, counted, is_terminal, read_typed, say, say_json
from tocsin.domain.viewer import Viewer


@click.command("note")
@click.option("--case", "case_words", help="The case, by title, handle or id; the Inbox if left out.")
@click.option("--channel", help="How the call came: a term of the list of channels, such as phone.")
@click.option("--time", help="The day or moment of the call, as EDTF; today if left out.")
@click.option("--source", help="Who called, or “withheld”; sealed under a key of its own.")
@click.option("--contact", help="How to reach the source safely; sealed like the name.")
@click.option("--language", type=click.Choice(["en", "uk", "ru", "pl"]), help="The language that was spoken.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(
    viewer: Viewer,
    case_words: str | None,
    channel: str | None,
    time: str | None,
    source: str | None,
    contact: str | None,
    language: str | None,
    as_json: bool,
) -> None:
    """Keep the words of a call as they were said, read from standard input until its end (Ctrl-D)."""
    case = the_case(viewer, case_words)
    if is_terminal():
        complain("Type the words as they were said. End with Ctrl-D on a line of its own.")
    words = read_typed("statement.words")
    noted = note(viewer, case, words, Call(channel, time, source, contact, language))
    if as_json:
        say_json({"statement": noted.statement, "source": noted.source, "proposals": noted.proposals})
        return
    say(f"Kept as {handle('statement', noted.statement)}; {counted(noted.proposals, 'proposal', 'wait')} for review.")
    if noted.source:
        say(f"The source is sealed as {handle('source', noted.source)}.")
