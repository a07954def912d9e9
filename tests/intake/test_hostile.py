"""Files made to hurt: each has an answer, in bounded time and memory, and the process that asks is never in danger."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest
from tests.support import hostile, statement
from tests.support.hostile import MAIL, MIB, of_document, packed, pdf

from tocsin.intake import NotRead, Reason, extract
from tocsin.intake.bounds import LIMITS
from tocsin.intake.model import Extracted
from tocsin.lib import child

ODD_SIZES = ["[Content_Types].xml", "word/document.xml"]

REFUSED: dict[str, tuple[Callable[[], bytes], Reason]] = {
    "a document of 200 MiB in 400 KiB": (lambda: hostile.blown_up(ODD_SIZES, 200 * MIB), Reason.TOO_LARGE),
    "a document that hides its size": (
        lambda: hostile.lying_about_size(hostile.blown_up(ODD_SIZES, 60 * MIB)),
        Reason.DAMAGED,
    ),
    "more parts than a document has": (
        lambda: hostile.package({f"word/{n}": "" for n in range(6_000)}),
        Reason.TOO_MANY_PARTS,
    ),
    "entities of entities in a document": (lambda: of_document(hostile.laughs("a")), Reason.TOO_LARGE),
    "an entity that names a file": (
        lambda: of_document('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
        Reason.DAMAGED,
    ),
    "paragraphs within paragraphs": (hostile.nested_document, Reason.TOO_MANY_PARTS),
    "a paragraph of forty million letters": (hostile.long_document, Reason.TOO_LARGE),
    "elements within elements": (lambda: b"<html>" + b"<b><i>" * 300_000, Reason.TOO_MANY_PARTS),
    "tables within tables": (lambda: b"<html>" + b"<table><tr><td>" * 300_000, Reason.TOO_MANY_PARTS),
    "groups within groups": (lambda: b"{\\rtf1 " + b"{" * 5_000_000, Reason.TOO_MANY_PARTS),
    "ten thousand parts of a message": (
        lambda: MAIL + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"\n--x\n\na\n" * 10_000,
        Reason.TOO_MANY_PARTS,
    ),
    "messages within messages": (lambda: MAIL + b"Content-Type: message/rfc822\n\n" * 5_000, Reason.TOO_MANY_PARTS),
    "a million objects": (lambda: b"%PDF-1.7\n" + b"1 0 obj\n<<>>\nendobj\n" * 1_000_000, Reason.TOO_MANY_PARTS),
    "a hundred thousand pages": (lambda: pdf(b"", pages=100_000), Reason.TOO_MANY_PARTS),
    "an array within an array": (lambda: pdf(b"")[:100] + b"[" * 2_000_000, Reason.DAMAGED),
    "a text of sixty million letters": (lambda: b"word " * 12_000_000, Reason.TOO_LARGE),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_has_its_reason(name: str) -> None:
    made, reason = REFUSED[name]
    found = extract(io.BytesIO(made()), name=name)
    assert isinstance(found, NotRead)
    assert found.reason is reason


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(
            hostile.laughs("p").replace("DOCTYPE p", "DOCTYPE html").encode(), "&a11;", id="entities in a page"
        ),
        pytest.param(b"<!---->" * 1_100 + b"<", "<", id="comments without end before a page"),
        pytest.param(
            MAIL + b"Subject: " + b"=?utf-8?Q?a?= " * 200_000 + b"\n\nbody", "body", id="a subject without end"
        ),
        pytest.param(b"{\\rtf1 {\\*\\fldinst " + b'HYPERLINK "' * 500_000 + b"}x}", "x", id="links without end"),
    ],
)
def test_a_hostile_file_may_still_be_read(data: bytes, text: str) -> None:
    found = extract(io.BytesIO(data), name=None)
    assert isinstance(found, Extracted)
    assert found.text.endswith(text)
    assert "haha" not in found.text


@pytest.mark.long
@pytest.mark.parametrize(
    ("made", "reason"),
    [
        pytest.param(hostile.many_attributes, Reason.TOO_LONG, id="attributes"),
        pytest.param(lambda: b"{\\rtf1 " + b"\\b a" * 8_000_000, Reason.TOO_LONG, id="words of RTF"),
        pytest.param(lambda: b"<html>" + b"<p>a b</p>" * 6_000_000, Reason.TOO_MUCH_MEMORY, id="paragraphs"),
        pytest.param(lambda: pdf(packed(b"BT /F 9 Tf " + b"(a) Tj " * 3_000_000)), Reason.DAMAGED, id="letters"),
        pytest.param(lambda: pdf(packed(b" " * (1 << 30), 2), "/FlateDecode/FlateDecode"), Reason.DAMAGED, id="1 GiB"),
        pytest.param(lambda: pdf(packed(b"/X Do")), Reason.DAMAGED, id="a form that draws itself twice"),
    ],
)  # fmt: skip
def test_what_takes_all_that_it_may_is_stopped(made: Callable[[], bytes], reason: Reason) -> None:
    found = extract(io.BytesIO(made()), name=None)
    assert isinstance(found, NotRead)
    assert found.reason is reason


@pytest.mark.parametrize("form", sorted(set(statement.FORMATS) - {"text"}))
@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_a_file_that_was_cut_is_read_in_part_or_refused(form: str, share: float) -> None:
    data = statement.FORMATS[form]()
    found = extract(io.BytesIO(data[: int(len(data) * share)]), name=None)
    assert isinstance(found, NotRead) or found.text


PROBE = """
import importlib, os, socket, sys, types
import msgspec
from tocsin.intake import child
from tocsin.intake.model import Extracted

def tried(what):
    try:
        what()
    except OSError:
        return "refused"
    return "done"

def read(data):
    found = {
        "a file": tried(lambda: open(sys.argv[2]).read()),
        "a new file": tried(lambda: open(sys.argv[2] + ".new", "w")),
        "a socket": tried(lambda: socket.create_connection(("127.0.0.1", 9), 1)),
        "a program": tried(lambda: os.posix_spawn(sys.executable, [sys.executable], {})),
        "environment": " ".join(sorted(set(os.environ) - {"LC_CTYPE"})),
    }
    return Extracted(msgspec.json.encode(found).decode(), "x", "x", "1")

importlib.import_module = lambda name: types.SimpleNamespace(read=read, MEDIA_TYPE="x")
child.main()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere less holds; docs/explanation/intake.md")
def test_while_it_reads_the_child_can_reach_nothing(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_SECRET", "morning glory")
    secret = f"{tmp_path}/secret"
    with open(secret, "w", encoding="utf-8") as file:  # noqa: PTH123 - the path goes to the child as words
        file.write("source")
    outcome = child.run(("-c", PROBE, "plain", secret), io.BytesIO(b"bytes"), LIMITS)
    assert outcome.ending is child.Ending.ANSWERED
    answer = outcome.output.decode().replace("\\", "")
    for what in ("a file", "a new file", "a socket", "a program"):
        assert f'"{what}":"refused"' in answer
    assert '"environment":""' in answer
