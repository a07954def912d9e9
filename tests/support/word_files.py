"""Word documents for tests: made by python-docx, changed by hand where it cannot, and read back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable

import docx
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "word/document.xml"


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def written(*paragraphs: str) -> bytes:
    """A document of these paragraphs; `*` around words makes them a bold run of their own."""
    document = docx.Document()
    for words in paragraphs:
        paragraph = document.add_paragraph()
        for number, part in enumerate(words.split("*")):
            paragraph.add_run(part).bold = bool(number % 2)
    return saved(document)


def with_body(xml: str, extra: dict[str, bytes] | None = None) -> bytes:
    """A document whose body is this XML (prefix `w`)."""
    root = f'<w:document xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    return replaced(written(""), {MAIN: f"{root}<w:body>{xml}</w:body></w:document>".encode()} | (extra or {}))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def replaced(data: bytes, changed: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts_of(data) | changed).items():
            archive.writestr(name, content)
    return stream.getvalue()


def edited(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    return replaced(data, {name: change(parts_of(data)[name])})


def tree(data: bytes, name: str = MAIN) -> etree._Element:
    return etree.fromstring(parts_of(data)[name])


def marked(data: bytes) -> list[tuple[str, str]]:
    """For each comment, in the order of the comments, the words it stands at and what it says."""
    document, comments = tree(data), tree(data, "word/comments.xml")
    said = {
        comment.get(f"{{{W}}}id"): "\n".join("".join(p.itertext()) for p in comment.iter(f"{{{W}}}p"))
        for comment in comments
    }
    return [(_words_between(document.iter(), number), words) for number, words in said.items()]


def _words_between(elements: Iterable[etree._Element], number: str | None) -> str:
    inside, words = False, ""
    for element in elements:
        if element.get(f"{{{W}}}id") == number and element.tag == f"{{{W}}}commentRangeStart":
            inside = True
        elif element.get(f"{{{W}}}id") == number and element.tag == f"{{{W}}}commentRangeEnd":
            return words
        elif inside and element.tag == f"{{{W}}}t" and not list(element.iterancestors(f"{{{W}}}moveFrom")):
            words += element.text or ""
    return "no range"


def styled_text(data: bytes) -> list[tuple[str, str]]:
    """Every character of the document with the properties of its run: what must never change."""
    found = []
    for run in tree(data).iter(f"{{{W}}}r"):
        properties = run.find(f"{{{W}}}rPr")
        form = etree.tostring(properties).decode() if properties is not None else ""
        for element in run:
            signs = {f"{{{W}}}t": element.text or "", f"{{{W}}}tab": "\t", f"{{{W}}}br": "\n"}
            found += [(sign, form) for sign in signs.get(str(element.tag), "")]
    return found
