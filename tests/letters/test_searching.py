"""A listed name is found in every layer; clean letters strike nothing; what cannot be searched is refused."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from typing import Any

import pypdfium2
import pytest
import typst

from support.dossiers import TODAY
from support.harbour import harbour
from tocsin.composing.brief import parse_brief
from tocsin.composing.composition import compose
from tocsin.composing.template import example_brief
from tocsin.domain.redaction import Listed, Protected, What
from tocsin.letters.docx import to_docx
from tocsin.letters.opened import UnsearchableError
from tocsin.letters.pdf import to_pdf
from tocsin.letters.searching import search_files
from tocsin.letters.text import to_text

LISTED = Listed((Protected("marta", ("Marta Velin",)),))
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001"
    "f61738550000000049454e44ae426082"
)


def places(name: str, data: bytes) -> list[str]:
    """Where the full name strikes."""
    return [one.place for one in search_files({name: data}, LISTED).strikes if one.what is What.NAME]


def pdf(source: str, **more: Any) -> bytes:
    return bytes(typst.compile(source.encode("utf-8"), timestamp=0, **more))


def with_attachment(name: str, data: bytes) -> bytes:
    document = pypdfium2.PdfDocument(pdf("Clean."))
    document.new_attachment(name).set_data(data)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_objects(*objects: bytes) -> bytes:
    """A clean PDF with objects behind it that no page shows, as an older revision leaves them."""
    return pdf("Clean.") + b"\n" + b"\n".join(b"90 0 obj\n%s\nendobj" % one for one in objects)


def with_comment(text: str) -> bytes:
    plain = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Annots [4 0 R] >>"
    note = b"<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /Contents <FEFF%s> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        plain,
        note % text.encode("utf-16-be").hex().encode(),
    ]
    return _written(objects)


def _written(objects: list[bytes]) -> bytes:
    out, starts = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, end)


def paragraph(inner: str) -> bytes:
    return f'<x xmlns:w="{W}"><w:p>{inner}</w:p></x>'.encode()


def run(text: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


def doc(name: str, data: bytes) -> bytes:
    """A package with this part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, data)
    return out.getvalue()


def mail(text: str = "Clean.", **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in headers.items():
        message[name] = value
    message.set_content(text)
    return message


def with_part(data: bytes, name: str, kind: str = "application/octet-stream") -> bytes:
    message = mail()
    main, _, sub = kind.partition("/")
    message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def forwarded() -> bytes:
    message, inner = mail(), mail("Marta Velin is safe.")
    message.add_attachment(inner)
    return message.as_bytes()


def both_ways() -> bytes:
    message = mail()
    message.add_alternative("<p>Marta <b>Vel</b>in</p>", subtype="html")
    return message.as_bytes()


PDF = {
    "page": (pdf("Here is Marta Velin."), "PDF, page 1"),
    "second page": (pdf("Here. #pagebreak() Marta #strong[Velin]"), "PDF, page 2"),
    "unseen letters": (pdf("Here. #text(fill: white, size: 1pt)[Marta Velin]"), "PDF, page 1"),
    "title": (pdf('#set document(title: "For Marta Velin")\nHere.'), "PDF, its properties"),
    "Cyrillic title": (pdf('#set document(title: "Для Марти Велін")\nHere.'), "PDF, its properties"),
    "keywords": (pdf('#set document(keywords: ("Marta Velin",))\nHere.'), "PDF, its properties"),
    "bookmark": (pdf("= Marta Velin\nHere."), "PDF, a bookmark"),
    "link": (pdf('#link("https://quay.example/marta-velin")[here]'), "PDF, inside the file"),
    "comment": (with_comment("Ask Marta Velin"), "PDF, page 1, a comment"),
    "attachment": (with_attachment("note.txt", b"Marta Velin"), "PDF, attachment 1"),
    "file name": (with_attachment("marta_velin.txt", b"Clean."), "PDF, attachment 1, its file name"),
    "form field": (with_objects(b"<< /FT /Tx /V (Marta Velin) >>"), "PDF, inside the file"),
    "escaped": (with_objects(b"<< /V (Mart\\141 Veli\\156) >>"), "PDF, inside the file"),
    "older text": (
        with_objects(b"<< >>\nstream\nBT [(Mar) -20 (ta Ve) 3 (lin)] TJ ET\nendstream"),
        "PDF, inside the file",
    ),
}
DOCX = {
    "text in runs": (doc("word/document.xml", paragraph(run("Mar") + run("ta Ve") + run("lin"))), "DOCX, the text"),
    "taken out": (
        doc("word/document.xml", paragraph(f"<w:del>{run('Marta Velin', 'delText')}</w:del>")),
        "DOCX, the text",
    ),
    "put in the midst": (
        doc("word/document.xml", paragraph(run("Mar") + f"<w:del>{run('xx', 'delText')}</w:del>" + run("ta Velin"))),
        "DOCX, the text",
    ),
    "comment": (doc("word/comments.xml", paragraph(run("Marta Velin"))), "DOCX, a comment"),
    "header": (doc("word/header1.xml", paragraph(run("Marta Velin"))), "DOCX, a header"),
    "footnote": (doc("word/footnotes.xml", paragraph(run("Marta Velin"))), "DOCX, a footnote"),
    "creator": (doc("docProps/core.xml", b"<p><creator>Marta Velin</creator></p>"), "DOCX, its properties"),
    "manager": (doc("docProps/app.xml", b"<p><Manager>Marta Velin</Manager></p>"), "DOCX, its properties"),
    "who changed it": (doc("word/document.xml", paragraph('<w:ins w:author="Marta Velin"/>')), "DOCX, the text"),
    "picture's words": (doc("word/document.xml", paragraph('<w:docPr descr="Marta Velin"/>')), "DOCX, the text"),
    "link": (doc("word/_rels/document.xml.rels", b'<R Target="https://x.example/marta-velin"/>'), "DOCX, a part"),
    "remark": (doc("word/settings.xml", b"<s><!-- Marta Velin --></s>"), "DOCX, a part"),
    "name of a part": (doc("word/media/marta_velin.png", PNG), "DOCX, the name of a part"),
    "inner page": (doc("word/afchunk.html", b"<p>Marta <i>Velin</i></p>"), "DOCX, a part"),
}
HTML = {
    "text": ("<p>Marta <b>Ve</b>lin</p>", "HTML"),
    "entities": ("<p>M&#97;rta&nbsp;Velin</p>", "HTML"),
    "remark": ("<p>Here.</p><!-- Marta Velin -->", "HTML, a hidden remark"),
    "property": ('<meta name="author" content="Marta Velin"><p>Here.', "HTML, inside the page"),
    "picture's words": ('<img alt="Marta Velin" src="a.png">', "HTML, inside the page"),
    "script": ('<script>{"name": "M\\u0061rta Velin"}</script><p>Here.', "HTML, inside the page"),
    "title": ("<title>Marta Velin</title><p>Here.", "HTML"),
}
EML = {
    "subject": (mail(Subject="About Марту Велін").as_bytes(), "EML, the header “Subject”"),
    "sender": (mail(From="Marta Velin <desk@quay.example>").as_bytes(), "EML, the header “From”"),
    "text": (mail("Marta Velin is safe.").as_bytes(), "EML, its text"),
    "page": (both_ways(), "EML, its text"),
    "attached text": (with_part(b"Marta Velin", "note.txt", "application/text"), "EML, attachment 2"),
    "attached name": (with_part(b"Clean.", "marta velin.txt"), "EML, the header “Content-Disposition”"),
    "attached letter": (with_part(PDF["page"][0], "letter.pdf"), "EML, attachment 2, page 1"),
    "mail within": (forwarded(), "EML, its text"),
}


@pytest.mark.parametrize("case", PDF)
def test_a_pdf_is_searched_in_every_layer(case: str) -> None:
    data, place = PDF[case]
    assert place in places("letter.pdf", data)


@pytest.mark.parametrize("case", DOCX)
def test_a_word_document_is_searched_in_every_part(case: str) -> None:
    data, place = DOCX[case]
    assert place in places("letter.docx", data)


@pytest.mark.parametrize("case", HTML)
def test_a_page_is_searched_in_text_and_source(case: str) -> None:
    text, place = HTML[case]
    assert place in places("letter.html", text.encode("utf-8"))


@pytest.mark.parametrize("case", EML)
def test_a_mail_is_searched_in_headers_and_parts(case: str) -> None:
    data, place = EML[case]
    assert place in places("letter.eml", data)


def test_plain_text_and_the_file_name_are_searched() -> None:
    assert places("letter.txt", "Про Марту Велін".encode()) == ["TXT"]
    assert places("for marta velin.txt", b"Clean.") == ["the file name"]


def test_a_clean_letter_strikes_nothing_in_any_form() -> None:
    letter = compose(harbour(), parse_brief(example_brief()), today=TODAY)
    files = {"UA 4.pdf": to_pdf(letter), "UA 4.docx": to_docx(letter), "UA 4.txt": to_text(letter).encode()}
    searched = search_files(files, LISTED)
    assert (searched.strikes, searched.listed, searched.unread) == ((), 1, ())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("letter.pdf", b"%PDF-1.7 broken"),
        ("letter.docx", b"PK\x03\x04 broken"),
        ("letter.docx", doc("word/document.xml", b"<a><b></a>")),
        ("letter.txt", b"\xff\x01\x02"),
        ("letter.pdf", pdf("#rect(width: 5cm, height: 5cm, fill: black)")),
        ("letter.eml", with_part(b"\xff\xd0\x01", "voice.bin")),
    ],
)
def test_what_cannot_be_searched_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(UnsearchableError):
        search_files({name: data}, LISTED)


def test_a_picture_is_named_as_not_read() -> None:
    searched = search_files({"letter.docx": doc("word/media/image1.png", PNG)}, LISTED)
    assert searched.unread == ("DOCX, a part",)
