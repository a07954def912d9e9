"""`tocsin receive`: take files into a case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tocsin.access.handles import handle
from tocsin.actions.download import note_original
from tocsin.actions.receive import READ, READ_BY_OCR, About, Received, receive
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.terminal import counted, progress, say, say_json
from tocsin.domain.viewer import Viewer
from tocsin.intake import open_file, opener_beside


@click.command("receive")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--case", "case_words", help="The case, by title, handle or id; the Inbox if left out.")
@click.option("--title", help="What to call the statement; the file's name if left out.")
@click.option("--date", help="The day of the statement, as EDTF (2018-07-12).")
@click.option("--language", type=click.Choice(["en", "uk", "ru", "pl"]), help="The language of the statement.")
@click.option("--channel", help="How it reached the office: a term of the list of channels.")
@click.option("--conditions", help="What the source allows and what not.")
@click.option("--publishable/--not-publishable", default=None, help="Whether letters may name it in a footnote.")
@click.option("--citation", help="How a footnote names it.")
@click.option("--url", help="Where it was published. It is kept and not fetched.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, /, files: tuple[Path, ...], case_words: str | None, as_json: bool, **about: Any) -> None:
    """Seal FILES in a case, read what can be read, and let the reader propose.

    The originals stay where they are, in clear: delete them yourself when the workspace holds them.
    """
    case = the_case(viewer, case_words)
    for path in files:  # a wrong name among many is said before anything is kept
        open_file(path).close()
    answers: list[tuple[Path, Received]] = []
    try:
        with progress("Receiving", quiet=as_json) as tell:
            for done, path in enumerate(files, 1):
                with open_file(path) as stream:
                    taken = receive(viewer, case, stream, path.name, About(**about), beside=opener_beside(path))
                    answers.append((path, taken))
                note_original(viewer, str(path.resolve()))
                tell(done, len(files))
    finally:  # what was acknowledged before one failed is said too
        _tell(answers, as_json)


def _tell(answers: Sequence[tuple[Path, Received]], as_json: bool) -> None:
    if as_json:
        say_json([_form(path, received) for path, received in answers])
        return
    for path, received in answers:
        say(_sentence(path, received))
        if received.attached:
            say(f"  What it carried was sealed with it: {counted(len(received.attached), 'file', 'lie')} in the case.")
        if received.missing:
            say(f"  Not beside it, and so not sealed: {', '.join(received.missing)}. Give them with “tocsin receive”.")
    if answers:
        one = len(answers) == 1
        say(f"The original{' still lies' if one else 's still lie'} in clear where {'it was' if one else 'they were'}.")


def _form(path: Path, received: Received) -> dict[str, Any]:
    return {
        "file": path.name,
        "statement": received.statement,
        "evidence": received.evidence,
        "reading": received.reading,
        "proposals": received.proposals,
        "again": received.again,
        "attached": [one.statement for one in received.attached],
        "missing": list(received.missing),
    }


def _sentence(path: Path, received: Received) -> str:
    name = handle("statement", received.statement)
    if received.again:
        return f"{path.name}: this case holds it already, as {name}. Nothing was added."
    if received.reading not in {READ, READ_BY_OCR}:
        return f"{path.name}: sealed as {name}; {received.reading}."
    waiting = f"{counted(received.proposals, 'proposal', 'wait')} for review"
    waiting = waiting if received.proposals else "nothing was found in it"
    ocr = " by OCR (compare names, dates and numbers with the picture)" if received.reading == READ_BY_OCR else ""
    return f"{path.name}: sealed and read{ocr} as {name}; {waiting}."
