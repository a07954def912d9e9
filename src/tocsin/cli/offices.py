"""`tocsin offices`: the directory of institutions that you write to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from tocsin.access.dossier import get_dossier
from tocsin.access.offices import get_directory
from tocsin.actions.let_out import let_out
from tocsin.actions.offices import Kept, keep_offices
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.terminal import say, say_json
from tocsin.domain.audience import NO_STATE, allies, origins
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import BadTable, Cause, RejectedError
from tocsin.domain.institutions import starting_set
from tocsin.domain.offices import BETWEEN, MANY, Office, cells_of, matching, office_of, why_unticked
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer
from tocsin.exchange.offices_csv import read_offices, write_offices
from tocsin.intake import open_file

LABELS = {
    "office": "Office",
    "office_uk": "In Ukrainian",
    "office_ru": "In Russian",
    "office_pl": "In Polish",
    "body": "Body",
    "country": "Country",
    "languages": "Languages",
    "channels": "Channels",
    "postal": "Postal address",
    "email": "E-mail address",
    "salutation": "Salutation",
    "subject": "Subject line",
    "hours": "Working hours",
    "time_zone": "Time zone",
    "holidays": "Closed on",
    "checked": "Checked",
    "checked_by": "Checked by",
    "forwards_to": "Passes letters on to",
    "lists": "On the lists",
    "procedures": "Procedures",
}


@click.group("offices")
def command() -> None:
    """Keep the directory of institutions that you write to. A brief names an office of it by its key."""


@command.command("list")
@click.argument("words", required=False)
@click.option("--for", "case_words", metavar="CASE", help="Tick those that may be written to about this case.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def show_list(viewer: Viewer, words: str | None, case_words: str | None, as_json: bool) -> None:
    """List the offices, or those that are on the list called WORDS, or have WORDS in their names, body or country.

    With --for, those are left unticked that are of the country of origin of somebody in the case, of a country close to
    it, or of a country that nobody recorded.
    """
    offices = get_directory(viewer).offices
    found = matching(offices, words) if words else offices
    reasons = _reasons(viewer, case_words, found) if case_words else {}
    if as_json:
        say_json([_as_json(one) | ({"unticked": reasons[one.key]} if reasons else {}) for one in found])
        return
    if not found:
        say("No office is there. `tocsin offices start` takes in a starting set of public bodies.")
    for one in found:
        say(_line(one, reasons.get(one.key) if reasons else None))
    if case_words and not origins(_dossier(viewer, case_words)):
        say("Nobody recorded where the persons of this case come from, so no country of origin is left unticked.")


@command.command("show")
@click.argument("key")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def show(viewer: Viewer, key: str, as_json: bool) -> None:
    """Show what is kept of the office KEY."""
    office = get_directory(viewer).find(key).office
    if as_json:
        say_json(_as_json(office))
        return
    say(f"{office.office}  ({office.key})")
    for name, text in cells_of(office).items():
        if text and name in LABELS and name != "office":
            say(f"  {LABELS[name]}: {_shown(name, text)}")
    if not office.checked:
        say("  Not checked: nobody recorded when somebody last made sure of these details.")


@command.command("add")
@click.argument("key")
@click.option("--office", help="The office or mandate, as a letter addresses it.")
@click.option("--body", help="The institution.")
@click.option("--country", help="The code of its country, or “none” for a body of no state.")
@click.option("--language", "languages", multiple=True, help="A language that it takes letters in; may be repeated.")
@click.option("--channel", "channels", multiple=True, help="A way that it takes letters; may be repeated.")
@click.option("--postal", help="Its postal address.")
@click.option("--email", help="Its e-mail address.")
@click.option("--salutation", help="How a letter greets.")
@click.option("--subject", help="What it asks for in the subject line.")
@click.option("--checked", help="The day on which somebody last checked these details.")
@click.option("--checked-by", help="Who checked them, and where they looked.")
@click.option("--list", "lists", multiple=True, help="A list that it is on; may be repeated.")
@in_office
def add(viewer: Viewer, /, key: str, **typed: str | tuple[str, ...] | None) -> None:
    """Keep the office KEY, or change what is given of one that is there. A table holds the rest (`offices save`)."""
    cells = {name: text if isinstance(text, str) else BETWEEN.join(text) for name, text in typed.items() if text}
    known = {one.key: one for one in get_directory(viewer).offices}
    before = cells_of(known[key]) if key in known else {}
    try:
        office = office_of(before | {"key": key} | cells)
    except RejectedError as exc:
        raise BadTable(why=Cause("What is wrong: {fault}.", fault=exc.why)) from None
    _say_kept(keep_offices(viewer, [office]))


@command.command("load")
@click.argument("table", type=click.Path(path_type=Path))
@in_office
def load(viewer: Viewer, table: Path) -> None:
    """Take in the offices of TABLE (CSV). One whose key is known gets what the table's columns say; all or nothing."""
    with open_file(table) as stream:
        found = read_offices(stream.read())
    _say_kept(keep_offices(viewer, found.offices, found.columns))


@command.command("save")
@click.argument("table", type=click.Path(path_type=Path))
@in_office
def save(viewer: Viewer, table: Path) -> None:
    """Save the directory as TABLE (CSV), in clear."""
    path = let_out(viewer, table, write_offices(get_directory(viewer).offices), "directory of institutions")
    say(f"Saved in clear on this machine: {path}")


@command.command("start")
@in_office
def start(viewer: Viewer) -> None:
    """Take in the starting set of public bodies. One that is there already stays as it is; none of them was checked."""
    there = {one.key for one in get_directory(viewer).offices}
    _say_kept(keep_offices(viewer, [one for one in starting_set() if one.key not in there]))


def _reasons(viewer: Viewer, case_words: str, offices: tuple[Office, ...]) -> dict[str, str]:
    dossier = _dossier(viewer, case_words)
    origin, ally = origins(dossier), allies(dossier)
    return {one.key: why_unticked(one, origin, ally) for one in offices}


def _dossier(viewer: Viewer, case_words: str) -> Dossier:
    return get_dossier(viewer, the_case(viewer, case_words))


def _line(one: Office, unticked: str | None) -> str:
    tick = "" if unticked is None else "[ ] " if unticked else "[x] "
    place = _shown("country", one.country) if one.country else "country not recorded"
    checked = f"checked {one.checked}" if one.checked else "not checked"
    name = f"{one.office}, {one.body}" if one.body else one.office
    return f"{tick}{one.key}  {name} – {unticked or f'{place} – {checked}'}"


def _shown(name: str, text: str) -> str:
    if name == "country":
        return "of no state" if text == NO_STATE else thesaurus("countries").term(text).label()
    if name in {"languages", "channels"}:
        return ", ".join(thesaurus(name).term(one).label() for one in text.split(BETWEEN))
    return text.replace(BETWEEN, ", ") if name in MANY else text.replace("\n", ", ")


def _say_kept(kept: Kept) -> None:
    for line in _kept_lines(kept):
        say(line)


def _kept_lines(kept: Kept) -> Iterator[str]:
    if kept.new:
        yield f"New in the directory: {', '.join(kept.new)}"
    if kept.changed:
        yield f"Changed: {', '.join(kept.changed)}"
    if not kept.new and not kept.changed:
        yield "Nothing changed."


def _as_json(one: Office) -> dict[str, object]:
    return {name: list(value) if isinstance(value := getattr(one, name), tuple) else value for name in cells_of(one)}
