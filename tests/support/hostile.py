"""Files made to hurt who reads them, built in memory; each small, or as large as it must be."""

from __future__ import annotations

import io
import zipfile
import zlib

from tests.support.packages import docx, package, paragraph

MIB = 1 << 20
MAIL = b"From: a@orvania.example\nMIME-Version: 1.0\n"
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def blown_up(names: list[str], size: int) -> bytes:
    """A ZIP file whose parts are so many bytes of spaces, and next to nothing packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as writer:
        for name in names:
            with writer.open(name, "w", force_zip64=True) as part:
                for _mib in range(size // MIB):
                    part.write(b" " * MIB)
    return out.getvalue()


def lying_about_size(data: bytes) -> bytes:
    """The same ZIP file, whose directory says that each part is 10 bytes."""
    out = bytearray(data)
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        out[place + 24 : place + 28] = (10).to_bytes(4, "little")
        place = data.find(b"PK\x01\x02", place + 4)
    return bytes(out)


def of_document(document: str) -> bytes:
    """A DOCX whose main part is this XML."""
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def laughs(root: str) -> str:
    """A document type whose last entity is a million million “ha”."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 10}">' for n in range(12))
    return f"<!DOCTYPE {root} [{entities}]><{root}>&a11;</{root}>"


def pdf(content: bytes, filters: str = "/FlateDecode", pages: int = 1) -> bytes:
    """A PDF whose page has this content, packed already; the same page so many times."""
    shapes = b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    form = b"<</Subtype/Form/BBox[0 0 9 9]%s/Length 12>>stream\n/X Do /X Do \nendstream" % shapes
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * pages, pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%s>>" % shapes,
        b"<</Filter[%s]/Length %d>>stream\n%s\nendstream" % (filters.encode(), len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        form,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 7\n0000000000 65535 f \n%strailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def packed(content: bytes, times: int = 1) -> bytes:
    """Deflated, so many times over."""
    for _time in range(times):
        content = zlib.compress(content)
    return content


def long_document() -> bytes:
    """A DOCX of forty million letters in one paragraph, honestly packed."""
    words = f"<w:document {_NS}><w:body>{paragraph('word ' * 8_000_000)}</w:body></w:document>"
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": words}
    return package(parts, zipfile.ZIP_STORED)


def nested_document() -> bytes:
    """A DOCX of paragraphs within paragraphs."""
    return docx("<w:p>" * 100_000)


def many_attributes() -> bytes:
    """A page with half a million attributes on one element, each compared with each."""
    return b"<html><p " + b" ".join(b"a%d=1" % number for number in range(500_000)) + b">x"
