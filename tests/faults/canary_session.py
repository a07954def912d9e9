"""One whole session on fifty canaries from standard input: everything that can be said, then SIGKILL."""

from __future__ import annotations

import io
import os
import signal
import sys
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tocsin.config.settings"
django.setup()

from docx import Document  # noqa: E402 - Django must be set up before models are imported

from tocsin.access.dossier import get_dossier  # noqa: E402 - as above
from tocsin.access.facts import get_facts  # noqa: E402 - as above
from tocsin.access.people import suggest  # noqa: E402 - as above
from tocsin.access.proposals import list_proposals  # noqa: E402 - as above
from tocsin.actions.compose import compose  # noqa: E402 - as above
from tocsin.actions.correct import correct  # noqa: E402 - as above
from tocsin.actions.note import Call, note  # noqa: E402 - as above
from tocsin.actions.open_case import open_case  # noqa: E402 - as above
from tocsin.actions.open_source import open_source  # noqa: E402 - as above
from tocsin.actions.rebuild import rebuild  # noqa: E402 - as above
from tocsin.actions.receive import About, receive  # noqa: E402 - as above
from tocsin.actions.record import Item, record  # noqa: E402 - as above
from tocsin.actions.review import accept_all  # noqa: E402 - as above
from tocsin.actions.unlock import unlock  # noqa: E402 - as above
from tocsin.checking import check  # noqa: E402 - as above
from tocsin.composing import parse_brief  # noqa: E402 - as above

TELLING = "On 5 March 2031 {0} {1}, a journalist, was arrested by officers. {0} {1} was released on 9 March 2031."
BRIEF = """
[organisation]
name = "{0} Centre"

[[addressees]]
key = "ministry"
office = "Minister {1}"

[[demands]]
text = "release {2} at once"
addressees = ["ministry"]
"""


def files(words: list[str]) -> list[tuple[str, bytes]]:
    """Statements of every kind, with canaries in their names and their text."""
    told = [TELLING.format(words[at], words[at + 1]) for at in range(0, 20, 2)]
    document = Document()
    document.add_paragraph(told[0])
    docx = io.BytesIO()
    document.save(docx)
    mail = f"From: {words[30]} <a@b.example>\r\nSubject: {words[32]}\r\n\r\n{told[1]}\r\n".encode()
    return [
        (f"{words[20]}.docx", docx.getvalue()),
        (f"{words[21]}.eml", mail),
        (f"{words[22]}.html", f"<html><title>{words[34]}</title><body><p>{told[2]}</p></body></html>".encode()),
        (f"{words[23]}.txt", told[3].encode("utf-8")),
        (f"{words[24]}.txt", told[4].encode("utf-16")),
        (f"{words[25]}.bin", b"\x00\x01" + told[5].encode("utf-16-be")),
        (f"{words[26]}.jpg", b"\xff\xd8\xff\xe0" + told[6].encode()),
    ]


def main() -> None:
    """Say everything, with the database left open, and die."""
    folder, passphrase = Path(sys.argv[1]), sys.argv[2]
    words = sys.stdin.read().split("\n")
    viewer = unlock(folder, passphrase).viewer
    case = open_case(viewer, f"Case of {words[40]}", reference=words[41], summary=words[42])
    for name, data in files(words):
        receive(
            viewer,
            case,
            io.BytesIO(data),
            name,
            About(conditions=words[43], citation=words[44], url=f"https://{words[27]}.example", title=words[39]),
        )
    call = note(viewer, case, TELLING.format(words[45], words[46]), Call(source=words[47], contact=words[48]))
    assert call.source is not None
    open_source(viewer, call.source, f"to call {words[49]} back")
    who = record(viewer, case, [Item("person", {"name": [words[28]], "background": [words[29]]}, "who")])["who"]
    claim = get_dossier(viewer, case).entities[who].one("person.background")
    assert claim is not None
    correct(viewer, claim.claims[0], words[31], f"{words[33]} said so")
    accept_all(viewer, [line.id for line in list_proposals(viewer, case)], f"for {words[35]}")
    check(get_facts(viewer, case))
    suggest(viewer, words[28])
    compose(viewer, case, parse_brief(BRIEF.format(words[36], words[37], words[38])))
    rebuild(viewer)
    sys.stdout.write("said everything\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
