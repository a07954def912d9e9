"""`tocsin reply`: keep what an office answered."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from tocsin.access.handles import find_entity, handle
from tocsin.actions.reply import Heard, reply
from tocsin.cli.door import in_office
from tocsin.cli.terminal import complain, counted, is_terminal, read_typed, say, say_json
from tocsin.domain.viewer import Viewer
from tocsin.intake import open_file

TYPES = {
    "favourable": "010000000000",
    "pledge": "020000000000",
    "against": "030000000000",
    "denial": "030100000000",
    "obstruction": "030200000000",
    "asks-more": "040000000000",
    "holding": "050000000000",
    "other": "900000000000",
}
OUTCOMES = ("met", "partly", "refused", "reversed")


@click.command("reply")
@click.argument("delivery")
@click.option("--on", "day", required=True, help="The day on which it came, as EDTF.")
@click.option("--type", "kind", default="", help="favourable, pledge, against, denial, … or a code of the list.")
@click.option("--by", "channel", default="", help="How it came: a term of the list of channels, such as phone.")
@click.option("--file", "path", type=click.Path(path_type=Path), help="The reply itself; without it, type its words.")
@click.option("--heard-by", "hearer", default="", help="Who took the call.")
@click.option("--language", type=click.Choice(["en", "uk", "ru", "pl"]), help="The language of the reply.")
@click.option("--met", multiple=True, type=int, metavar="N", help="Demand N is met; may be repeated, like the next.")
@click.option("--partly", multiple=True, type=int, metavar="N", help="Demand N is met in part.")
@click.option("--refused", multiple=True, type=int, metavar="N", help="Demand N is not met.")
@click.option("--reversed", multiple=True, type=int, metavar="N", help="Demand N had been met and was taken back.")
@click.option("--sends-us-to", "forwarded_to", default="", help="The office that it names instead.")
@click.option("--confidential", is_flag=True, help="It was given in confidence: no count that goes out includes it.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(
    viewer: Viewer,
    /,
    delivery: str,
    day: str,
    kind: str,
    channel: str,
    path: Path | None,
    hearer: str,
    language: str | None,
    forwarded_to: str,
    confidential: bool,
    as_json: bool,
    **outcomes: tuple[int, ...],
) -> None:
    """Keep what came back on DELIVERY: a file, or words from standard input until its end (Ctrl-D).

    What it tells is proposed for review as that office's word. A holding reply does not stop the waiting.
    """
    uid = find_entity(viewer, delivery, "delivery")
    if path is None and is_terminal():
        complain("Type the words as they were said. End with Ctrl-D on a line of its own.")
    with ExitStack() as opened:
        heard = Heard(
            day=day,
            type=TYPES.get(kind, kind),
            channel=channel,
            words="" if path else read_typed("response.words"),
            hearer=hearer,
            file=(opened.enter_context(open_file(path)), path.name) if path else None,
            language=language,
            outcomes={number: name for name in OUTCOMES for number in outcomes[name]},
            forwarded_to=forwarded_to,
            confidential=confidential,
        )
        done = reply(viewer, uid, heard)
    if as_json:
        answer = {"response": done.response, "statement": done.statement, "proposals": done.proposals}
        say_json(answer | {"follow_up": done.follow_up, "again": done.again})
        return
    if done.again:
        say(f"The record has this reply already, as {handle('response', done.response)}; what it means was added.")
        return
    waiting = counted(done.proposals, "proposal", "wait")
    say(f"Kept as {handle('statement', done.statement)}; {waiting} for review as that office's word.")
    if done.follow_up:
        say(f"It names another office: {handle('addressee', done.follow_up)}. Nobody is written to by itself.")
