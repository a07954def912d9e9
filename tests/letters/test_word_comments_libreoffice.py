"""Documents that LibreOffice makes, and whether it opens ours. Skipped, with its reason, where it is not installed."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from support.word_files import marked, styled_text, written
from tocsin.letters.word_comments import Remark, WordDocument

OFFICE = shutil.which("soffice") or ""
pytestmark = [
    pytest.mark.skipif(not OFFICE, reason="LibreOffice (soffice) is not installed on this machine"),
    pytest.mark.long,
]
PARAGRAPHS = ("Möller met *Vera* Molnar.", "On 10 *July* 2013, a meeting was held.")


def converted(folder: Path, name: str, content: bytes, ending: str) -> bytes:
    """The file as LibreOffice writes it in another form."""
    source, made = folder / name, folder / "made"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", ending, "--outdir", str(made), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (made / f"{source.stem}.{ending}").read_bytes()


def commented(data: bytes) -> bytes:
    document = WordDocument(data)
    at = document.text.index("10 July 2013")
    return document.commented([Remark(at, at + 12, "Is this right?")])


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A document that LibreOffice wrote."""
    return converted(tmp_path_factory.mktemp("theirs"), "draft.docx", written(*PARAGRAPHS), "docx")


def test_a_document_that_libreoffice_made_is_read_and_marked(theirs: bytes) -> None:
    assert WordDocument(theirs).text == "\n\n".join(PARAGRAPHS).replace("*", "")
    out = commented(theirs)
    assert marked(out) == [("10 July 2013", "Is this right?")]
    assert styled_text(out) == styled_text(theirs)


@pytest.mark.parametrize("own", [True, False], ids=["python-docx", "libreoffice"])
def test_libreoffice_opens_ours_with_the_comment_in_its_place(tmp_path: Path, theirs: bytes, own: bool) -> None:
    out = commented(written(*PARAGRAPHS) if own else theirs)
    back = converted(tmp_path, "draft.docx", out, "docx")
    assert marked(back) == [("10 July 2013", "Is this right?")]
    assert [comment.author for comment in docx.Document(io.BytesIO(back)).comments] == ["Tocsin"]
    assert WordDocument(back).text == WordDocument(out).text
