"""`tocsin letterhead`: who you are, as your letters say it, and the paper that they are set on."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.access.letterhead import get_letterhead, get_paper
from tocsin.actions.keep_letterhead import keep_letterhead
from tocsin.actions.keep_paper import keep_paper, leave_paper
from tocsin.actions.let_out import let_out
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say, say_json
from tocsin.domain.errors import NoSuch
from tocsin.domain.letterhead import EVERY_FIELD, FIELDS, LARGEST, LEFT_OUT_WORDS, TONGUES, Letterhead, Paper, Piece
from tocsin.domain.viewer import Viewer
from tocsin.intake import open_file

LABELS = {"name": "Name", "line": "Address", "registration": "Registration", "signatory": "Signed by"}
PIECES = {Piece.LOGO: "Logo", Piece.SIGNATURE: "Signature", Piece.DOCUMENT: "Made in Word"}
_PIECE = click.Choice([piece.value for piece in Piece])


@click.group("letterhead")
def command() -> None:
    """Keep who you are, as your letters say it: names and addresses, logo, signature, a letterhead made in Word."""


@command.command("show")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def show(viewer: Viewer, as_json: bool) -> None:
    """Show what your letters are set on."""
    who, paper = get_letterhead(viewer), get_paper(viewer)
    pieces = _pieces(paper)
    if as_json:
        said = {name: who.said(name) for name in EVERY_FIELD if name in FIELDS or who.said(name)}
        say_json(said | {piece.value: words for piece, words in pieces.items()})
        return
    for name in FIELDS:
        say(f"{LABELS[name]}: {getattr(who, name).replace(chr(10), ', ') or 'not recorded'}")
    for name, words in who.spoken.items():
        field, _, language = name.partition("_")
        say(f"{LABELS[field]} ({language}): {words.replace(chr(10), ', ')}")
    for piece, label in PIECES.items():
        say(f"{label}: {pieces.get(piece) or 'none'}")


def _pieces(paper: Paper) -> dict[Piece, str]:
    found = {Piece.LOGO: paper.logo, Piece.SIGNATURE: paper.signature}
    told = {piece: one.words for piece, one in found.items() if one}
    return told | ({Piece.DOCUMENT: "kept"} if paper.document else {})


@command.command("set")
@click.option("--name", help="The name under which letters go out.")
@click.option("--address", "line", help="Address and contact, each line as it is printed.")
@click.option("--registration", help="Under which number, and where, you are registered.")
@click.option("--signatory", help="Who signs, with their office: “Rona Vell, Director”.")
@click.option("--language", type=click.Choice(TONGUES), help="Say name, address and signatory for letters in it alone.")
@in_office
def put(viewer: Viewer, /, language: str | None, **said: str | None) -> None:
    """Say who you are; what you do not name stays as it is.

    What is said for a language stands in letters in that language; a brief that says otherwise is followed.
    """
    if language and said["registration"] is not None:
        raise click.UsageError("The registration is the same in every language.")
    named = {f"{name}_{language}" if language else name: words for name, words in said.items() if words is not None}
    before = get_letterhead(viewer)
    keep_letterhead(viewer, Letterhead.of({name: before.said(name) for name in EVERY_FIELD} | named))
    say("The letterhead is kept.")


@command.command("take")
@click.argument("piece", type=_PIECE)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--words", default="", help="What the picture shows; a screen reader says it. A picture needs it.")
@in_office
def take(viewer: Viewer, piece: str, file: Path, words: str) -> None:
    """Take in a logo or a signature (PNG, JPEG, SVG), or a letterhead that was made in Word (DOCX).

    A picture is drawn anew and a letterhead written anew, so that nothing leaves with it: no place, no author, no
    link. In the letterhead mark the places {letter}, {date}, {number}, {addressee}, {signatory}, {signature}, {logo}.
    """
    with open_file(file) as stream:
        left_out = keep_paper(viewer, Piece(piece), stream.read(LARGEST + 1), words)
    say(f"{PIECES[Piece(piece)]}: taken in. The file itself still lies where it was, in clear.")
    if left_out:
        say("Not carried over as it was:")
        for one in left_out:
            say(f"  - {LEFT_OUT_WORDS[one]}")


@command.command("drop")
@click.argument("piece", type=_PIECE)
@in_office
def drop(viewer: Viewer, piece: str) -> None:
    """Set letters without this piece from now on. Letters that are sealed stay as they are."""
    leave_paper(viewer, Piece(piece))
    say(f"{PIECES[Piece(piece)]}: left out from now on.")


@command.command("save")
@click.argument("file", type=click.Path(path_type=Path))
@in_office
def save(viewer: Viewer, file: Path) -> None:
    """Save the letterhead made in Word as it was taken in, to look at it. It then lies in clear on this machine."""
    document = get_paper(viewer).document
    if not document:
        raise NoSuch(what="letterhead made in Word")
    let_out(viewer, file, document, "letterhead")
    say(f"Saved: {file}")
