"""`tocsin deliver`: say that a letter went to an office."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from tocsin.access.handles import find_entity, handle
from tocsin.actions.deliver import Sent, deliver, find_addressee
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say, say_json
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.intake import open_file


@click.command("deliver")
@click.argument("letter")
@click.option("--to", "office", required=True, help="The office, by the first words of its name or its handle.")
@click.option("--new", is_flag=True, help="The office is in the record nowhere yet: enter it under this name.")
@click.option("--by", "channel", required=True, help="How it went: a term of the list of channels, such as email.")
@click.option("--on", "day", required=True, help="The day on which it was sent, as EDTF (2031-04-04).")
@click.option("--ask-again", "follow_up", default="", help="Our own day to look whether an answer came.")
@click.option("--proof", type=click.Path(path_type=Path), help="The receipt; it is sealed as evidence.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(
    viewer: Viewer,
    letter: str,
    office: str,
    new: bool,
    channel: str,
    day: str,
    follow_up: str,
    proof: Path | None,
    as_json: bool,
) -> None:
    """Say that LETTER (an intervention) went to an office. Tocsin itself sends nothing."""
    intervention = find_entity(viewer, letter, "intervention")
    addressee = "" if new else _addressee(viewer, intervention, office)
    with ExitStack() as opened:
        receipt = (opened.enter_context(open_file(proof)), proof.name) if proof else None
        sent = Sent(channel, day, follow_up, receipt)
        done = deliver(viewer, intervention, addressee, sent, office=office if new else "")
    if as_json:
        say_json({"delivery": done.delivery, "addressee": done.addressee, "again": done.again})
        return
    name = handle("delivery", done.delivery)
    say(f"The record has it already, as {name}." if done.again else f"Recorded {name}.")
    if proof:
        say("The proof is sealed. Its file still lies in clear where it was.")


def _addressee(viewer: Viewer, intervention: str, words: str) -> str:
    try:
        return find_entity(viewer, words, "addressee")
    except NoSuch:  # then they are the name of an office, or its first words
        return find_addressee(viewer, intervention, words)
