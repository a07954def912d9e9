"""`tocsin templates`: the kinds of letters; those that ship, and your own."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.access.templates import get_template, kinds_of_letters
from tocsin.actions.keep_template import drop_template, keep_template
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say, say_json
from tocsin.composing.template import Template
from tocsin.composing.template_text import template_text
from tocsin.domain.errors import Cause, TemplateProblem
from tocsin.domain.viewer import Viewer
from tocsin.intake import open_file


@click.group("templates")
def command() -> None:
    """Keep kinds of letters of your own. A kind is a small file of data: parts, headings, what it requires."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def show_list(viewer: Viewer, as_json: bool) -> None:
    """List every kind of letter: what it is called, in which languages, what it requires and how much it takes."""
    kinds = kinds_of_letters(viewer)
    if as_json:
        say_json([{"key": one.form.id, "own": bool(one.own), "names": dict(one.form.names)} for one in kinds])
        return
    for one in kinds:
        say(f"{one.form.id}: {one.form.name(one.form.languages[0])}{' (your own)' if one.own else ''}")
        say(f"  {_told(one.form)}")


def _told(form: Template) -> str:
    most = {"addressees": form.most_addressees, "demands": form.most_demands, "words": form.most_words}
    several = [f"in {', '.join(form.languages)}"]
    several += [f"requires {', '.join(form.requires)}"] if form.requires else []
    several += [f"at most {number} {what}" for what, number in most.items() if number]
    return "; ".join(several)


@command.command("show")
@click.argument("key")
@in_office
def show(viewer: Viewer, key: str) -> None:
    """Print the kind of letter called KEY as a file, to begin one of your own with."""
    say(template_text(get_template(viewer, key)).rstrip("\n"))


@command.command("keep")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as", "key", help="What it is called for; else the name of the file. That of one that ships changes it."
)
@in_office
def keep(viewer: Viewer, file: Path, key: str | None) -> None:
    """Keep the kind of letter in FILE for all cases. Kept again, it is changed; letters that are written stay."""
    with open_file(file) as stream:
        try:
            text = stream.read().decode("utf-8")
        except UnicodeDecodeError as exc:
            raise TemplateProblem(key="the file", why=Cause("is not written in UTF-8")) from exc
    form = keep_template(viewer, key or file.stem, text)
    say(f"Kept: {form.id}. `tocsin compose CASE --brief FILE --template {form.id}` writes one.")


@command.command("drop")
@click.argument("key")
@in_office
def drop(viewer: Viewer, key: str) -> None:
    """Keep the kind called KEY no longer. One that ships is as it was; letters that are written stay as they are."""
    drop_template(viewer, key)
    say(f"No longer kept: {key}.")
