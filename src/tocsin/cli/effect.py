"""`tocsin effect`: record what changed for a person after a letter."""

from __future__ import annotations

import click

from tocsin.access.handles import find_entity, handle
from tocsin.actions.effect import Changed, record_effect
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say, say_json
from tocsin.domain.effects import CODES, Impact
from tocsin.domain.viewer import Viewer


@click.command("effect")
@click.argument("letter")
@click.argument("person")
@click.option(
    "--is",
    "impact",
    required=True,
    type=click.Choice([impact.replace(" ", "-") for impact in CODES.values()]),
    help="How far it changed, for the better or the worse.",
)
@click.option("--on", "seen", required=True, help="The day on which we saw or learnt it, as EDTF.")
@click.option("--words", default="", help="What changed, and how we know it. For the office alone.")
@click.option("--confidential", is_flag=True, help="We learnt it in confidence: no count that goes out includes it.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(
    viewer: Viewer, letter: str, person: str, impact: str, seen: str, words: str, confidential: bool, as_json: bool
) -> None:
    """Say what changed for PERSON after LETTER (an intervention), as you judge it.

    Tocsin never says that it changed because of the letter. A later effect on the same person counts in its place.
    """
    intervention, whom = find_entity(viewer, letter, "intervention"), find_entity(viewer, person, "person")
    changed = Changed(Impact(impact.replace("-", " ")), seen, words, confidential)
    made = record_effect(viewer, intervention, whom, changed)
    if as_json:
        say_json({"effect": made})
    else:
        say(f"Recorded {handle('effect', made)}.")
