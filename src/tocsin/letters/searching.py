"""The search of a finished file: PDF, DOCX, EML, HTML and text, every layer, and the files within them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from tocsin.domain.errors import BrokenWordFile, Cause, LockedWordFile, NotAWordFile, OversizedWordFile
from tocsin.domain.redaction import Layer, Listed, Search, Strike
from tocsin.letters.markup_layers import html_layers, xml_layers
from tocsin.letters.opened import Inner, UnsearchableError, within
from tocsin.letters.package import Package
from tocsin.letters.pdf_layers import pdf_layers

DEEPEST = 5  # files within files
_PICTURES = ("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "ttf", "otf", "odttf")
_PLACES = {
    "word/document.xml": Cause("the text"),
    "word/comments.xml": Cause("a comment"),
    "word/footnotes.xml": Cause("a footnote"),
    "word/endnotes.xml": Cause("an endnote"),
    "docProps/core.xml": Cause("its properties"),
    "docProps/app.xml": Cause("its properties"),
    "docProps/custom.xml": Cause("its properties"),
}


@dataclass(frozen=True, slots=True)
class Searched:
    """What the search found. `listed` names were looked for; `unread` are places that no search reads (pictures)."""

    strikes: tuple[Strike, ...]
    listed: int
    details: int = 0
    unread: tuple[str, ...] = ()


def search_files(files: Mapping[str, bytes], listed: Listed) -> Searched:
    """Look through finished files, by their names. Raises UnsearchableError."""
    search, unread, layers = Search(listed), list[str](), list[Layer]()
    kinds = Counter(map(ending_of, files))
    for name, data in files.items():
        ending = ending_of(name)
        layers.append(Layer(Cause("the file name"), name, prose=False))
        # of several PDFs a place says which one
        for found in layers_of(name, data, ending.upper() if kinds[ending] == 1 else name):
            if isinstance(found, Layer):
                layers.append(found)
            else:
                unread.append(found.place)
    return Searched(search.strikes(layers), listed.names, len(listed.details), tuple(dict.fromkeys(unread)))


def ending_of(name: str) -> str:
    """What stands behind the last stop of a file name, in small letters."""
    return name.rpartition(".")[2].lower()


def layers_of(name: str, data: bytes, called: str, depth: int = 0) -> Iterator[Layer | Inner]:
    """The layers of a file and of the files within it; as `Inner` what cannot say anything to a search.

    Raises UnsearchableError.
    """
    if depth > DEEPEST:
        raise UnsearchableError(called, Cause("too many files lie within one another"))
    for found in _own(name, data, called):
        if isinstance(found, Inner) and found.data and ending_of(found.name) not in _PICTURES:
            yield from layers_of(found.name, found.data, found.place, depth + 1)
        else:
            yield found


def _own(name: str, data: bytes, called: str) -> Iterator[Layer | Inner]:
    ending = ending_of(name)
    if data.startswith(b"%PDF") or ending == "pdf":
        return pdf_layers(data, called)
    if data.startswith(b"PK\x03\x04") or ending == "docx":
        return package_layers(data, called)
    if ending in {"eml", "mht"}:
        return mail_layers(message_from_bytes(data, policy=policy.default), called)
    if ending in {"html", "htm", "xhtml"}:
        return html_layers(_text(data, called), called)
    if ending in {"xml", "rels"}:
        return xml_layers(data, called)
    return iter((Layer(called, _text(data, called)),))


def _text(data: bytes, called: str) -> str:
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as exc:
        raise UnsearchableError(called, Cause("it is of a kind that is not searched, or not written in UTF-8")) from exc


def package_layers(data: bytes, called: str) -> Iterator[Layer | Inner]:
    """Every part of an Office document, and the names of its parts. Raises UnsearchableError."""
    try:
        package = Package(data)
        for name in package.names:
            yield Layer(within(called, Cause("the name of a part")), name, prose=False)
            if ending_of(name) in {"xml", "rels"}:
                yield from xml_layers(package.part(name), within(called, _place(name)))
            elif not name.endswith("/"):
                yield Inner(within(called, _place(name)), name, package.part(name))
    except (NotAWordFile, LockedWordFile, OversizedWordFile, BrokenWordFile) as exc:
        raise UnsearchableError(called, Cause("it is damaged, locked or no Word document")) from exc


def _place(name: str) -> Cause:
    stem = name.rpartition("/")[2]
    known = _PLACES.get(name)
    if known:
        return known
    header, footer = stem.startswith("header"), stem.startswith("footer")
    return Cause("a header") if header else Cause("a footer") if footer else Cause("a part")


def mail_layers(message: EmailMessage, called: str) -> Iterator[Layer | Inner]:
    """Headers, bodies and attachments of a mail, also of mails within it. Raises UnsearchableError."""
    for number, part in enumerate(message.walk()):
        for header, value in part.items():
            yield Layer(within(called, Cause("the header “{header}”", header=header)), str(value), prose=False)
        for text in (part.preamble, part.epilogue):
            yield Layer(within(called, Cause("around its parts")), text or "")
        if not part.is_multipart():
            yield _body(part, within(called, _part_of_mail(part, number)))


def _part_of_mail(part: EmailMessage, number: int) -> Cause:
    return Cause("attachment {number}", number=str(number)) if part.get_filename() else Cause("its text")


def _body(part: EmailMessage, place: str) -> Inner | Layer:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    if part.get_content_maintype() in {"image", "audio", "video", "font"}:
        return Inner(place, "", b"")
    if part.get_content_maintype() != "text":
        return Inner(place, part.get_filename() or "", data)
    try:
        text = data.decode(part.get_content_charset("utf-8"))
    except (UnicodeDecodeError, LookupError) as exc:
        raise UnsearchableError(place, Cause("its letters cannot be read")) from exc
    if part.get_content_subtype() == "html":
        return Inner(place, "text.html", text.encode("utf-8"))
    return Layer(place, text)
