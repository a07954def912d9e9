"""A letterhead made in Word: what is carried over, what is named as left out, and what is refused in one sentence."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from support.letterheads import LOGO_WORDS, letterhead
from tocsin.domain.errors import PaperNotTaken
from tocsin.domain.letterhead import LEFT_OUT_WORDS, LeftOut, Piece
from tocsin.letters.house.child import taken_apart
from tocsin.letters.house.taking import PaperRefusedError, taken_in
from tocsin.letters.zipped import zipped

EXTERNAL = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="https://a.example/x" TargetMode="External"/></Relationships>'
)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(change: Callable[[dict[str, bytes]], Mapping[str, bytes]]) -> bytes:
    """The letterhead with other parts."""
    found = parts(letterhead())
    return zipped(found | dict(change(found)))


def related(kind: str, name: str = "word/_rels/document.xml.rels") -> bytes:
    """The letterhead with something outside of it."""
    more = EXTERNAL.format(kind=kind).encode()
    return changed(lambda found: {name: found[name].replace(b"</Relationships>", more)})


def in_body(xml: str) -> Callable[[Any], None]:
    """Puts something into the first paragraph of the body."""

    def change(document: Any) -> None:
        document.paragraphs[0]._p.append(parse_xml(xml.replace("NS", nsdecls("w"))))

    return change


@pytest.fixture(scope="module")
def kept() -> bytes:
    return taken_in(letterhead()).document


def test_it_opens_as_a_document_with_header_footer_places_and_styles(kept: bytes) -> None:
    document = docx.Document(io.BytesIO(kept))
    section = document.sections[0]
    assert [round(side.mm) for side in (section.page_width, section.top_margin, section.left_margin)] == [210, 40, 25]
    cells = section.header.tables[0].rows[0].cells
    assert [one.text for one in cells[1].paragraphs] == [
        "Quay Centre",
        "14 Mole Street, Brod, Orvania",
        "office@quay.example",
    ]
    assert cells[0]._tc.find(f".//{qn('wp:docPr')}").get("descr") == LOGO_WORDS
    assert section.footer.paragraphs[0].text.startswith("Registered 77/2011\tPage")
    assert [one.text for one in document.paragraphs][:3] == ["Brod, {date}", "Our reference: {number}", "{letter}"]
    assert document.styles["Heading 1"].font.color.rgb == document.styles["Title"].font.color.rgb
    assert all(one.style.name.startswith("Letterhead") for one in document.paragraphs)


def test_nothing_of_the_old_file_is_left_but_what_is_known(kept: bytes) -> None:
    def signed(document: Any) -> None:
        document.core_properties.author = document.core_properties.last_modified_by = "Ilona Varga"
        document.core_properties.comments = "secret remark"
        paragraph = document.paragraphs[0]._p
        paragraph.set(qn("w:rsidR"), "00ABCDEF")
        mark = '<w:bookmarkStart NS w:id="7" w:name="hidden_bookmark"/>'
        paragraph.append(parse_xml(mark.replace("NS", nsdecls("w"))))
        hidden = "<w:r NS><w:rPr><w:vanish/></w:rPr><w:t>hidden words</w:t></w:r>"
        paragraph.append(parse_xml(hidden.replace("NS", nsdecls("w"))))

    found = parts(taken_in(letterhead(signed)).document)
    every = b"".join(found.values())
    for words in (
        b"Ilona",
        b"secret remark",
        b"00ABCDEF",
        b"hidden_bookmark",
        b"hidden words",
        b"python-docx",
        b"rsid",
    ):
        assert words not in every
    names = {re.sub(r"\d", "", name) for name in found}
    assert names == {
        "[Content_Types].xml",
        "_rels/.rels",
        "word/styles.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/header-default.xml",
        "word/_rels/header-default.xml.rels",
        "word/footer-default.xml",
        "word/media/picture.png",
    }
    assert found == parts(kept)
    assert taken_in(letterhead()).document == kept


@pytest.mark.parametrize(
    ("xml", "left"),
    [
        ("<w:r NS><w:pict/></w:r>", LeftOut.SHAPES),
        ("<w:r NS><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>", LeftOut.BOXES),
        ('<w:fldSimple NS w:instr=" DATE "><w:r><w:t>1 May</w:t></w:r></w:fldSimple>', LeftOut.FIELDS),
        ("<w:hyperlink NS><w:r><w:t>quay.example</w:t></w:r></w:hyperlink>", LeftOut.LINKS),
        ('<w:r NS><w:footnoteReference w:id="1"/></w:r>', LeftOut.NOTES),
    ],
)
def test_what_is_not_carried_over_is_named(xml: str, left: LeftOut) -> None:
    taken = taken_in(letterhead(in_body(xml)))
    assert left in taken.left_out
    assert LEFT_OUT_WORDS[left]
    assert taken_in(taken.document).left_out == ()  # what is kept has nothing left that is not carried over


def test_words_of_links_and_fields_stay() -> None:
    both = '<w:fldSimple NS w:instr=" DATE "><w:r><w:t>1 May</w:t></w:r></w:fldSimple>'
    document = docx.Document(io.BytesIO(taken_in(letterhead(in_body(both))).document))
    assert document.paragraphs[0].text == "Brod, {date}1 May"


def test_a_mark_that_word_cut_into_pieces_and_a_named_control_are_places() -> None:
    def change(document: Any) -> None:
        document.paragraphs[0].clear()
        for piece in ("Brod, {", "da", "te} "):
            document.paragraphs[0].add_run(piece)
        control = (
            '<w:sdt NS><w:sdtPr><w:tag w:val="Signatory"/></w:sdtPr>'
            "<w:sdtContent><w:p><w:r><w:t>click here</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        document.paragraphs[0]._p.addnext(parse_xml(control.replace("NS", nsdecls("w"))))

    document = docx.Document(io.BytesIO(taken_in(letterhead(change)).document))
    assert "{date}" in [run.text.strip() for run in document.paragraphs[0].runs] or any(
        "{date}" in run.text for run in document.paragraphs[0].runs
    )
    assert document.paragraphs[1].text == "{signatory}"


def test_without_a_place_letters_come_after_what_stands_in_the_body() -> None:
    taken = taken_in(letterhead(marked=False))
    assert LeftOut.NO_PLACE in taken.left_out
    assert [one.text for one in docx.Document(io.BytesIO(taken.document)).paragraphs] == ["Brod, Orvania", "{letter}"]


REFUSED = [
    (lambda: b"", "no Word document"),
    (lambda: b"%PDF-1.7", "no Word document"),
    (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "no Word document"),
    (lambda: letterhead()[:-3000], "damaged"),
    (lambda: zipped({"a.txt": b"x"}), "no Word document"),
    (lambda: changed(lambda _: {"word/vbaProject.bin": b"x"}), "macros"),
    (
        lambda: changed(
            lambda found: {
                "[Content_Types].xml": found["[Content_Types].xml"].replace(
                    b"openxmlformats-officedocument.wordprocessingml.document.main",
                    b"ms-word.document.macroEnabled.main",
                )
            }
        ),
        "macros",
    ),
    (lambda: changed(lambda _: {"word/embeddings/a.bin": b"x"}), "embedded"),
    (lambda: related("attachedTemplate"), "a template that lies elsewhere"),
    (lambda: related("image"), "a picture in it is fetched"),
    (lambda: related("oleObject"), "fetches something from elsewhere"),
    (lambda: changed(lambda _: {"word/media/bomb.bin": b"\0" * (70 << 20)}), "more than is safe"),
    (
        lambda: changed(
            lambda found: {
                "word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]>' + found["word/document.xml"].partition(b"?>")[2]
            }
        ),
        "damaged, or built as no Word document",
    ),
    (
        lambda: letterhead(in_body('<w:ins NS w:id="1" w:author="Ilona Varga"><w:r><w:t>x</w:t></w:r></w:ins>')),
        "tracked changes",
    ),
]


@pytest.mark.parametrize(("make", "why"), REFUSED)
def test_what_is_not_safe_is_refused_in_one_sentence(make: Callable[[], bytes], why: str) -> None:
    with pytest.raises(PaperRefusedError) as refused:
        taken_in(make())
    assert why in refused.value.why


def test_a_truncated_picture_in_it_is_left_out_and_named() -> None:
    def change(found: dict[str, bytes]) -> dict[str, bytes]:
        name = next(one for one in found if one.startswith("word/media/"))
        return {name: found[name][:-200]}

    assert LeftOut.PICTURES in taken_in(changed(change)).left_out


def test_a_link_of_an_address_is_no_danger() -> None:
    assert taken_in(related("hyperlink", "word/_rels/header1.xml.rels")).document


def test_the_child_takes_it_in_and_says_why_it_takes_none(kept: bytes) -> None:
    taken = taken_apart(Piece.DOCUMENT, letterhead())
    assert (taken.data, taken.left_out) == (kept, ())
    with pytest.raises(PaperNotTaken, match="no Word document"):
        taken_apart(Piece.DOCUMENT, b"nothing")


def test_margins_and_a_header_that_leave_no_room_are_bounded_so_that_letters_can_be_set() -> None:
    def change(document: Any) -> None:
        section = document.sections[0]
        section.left_margin = section.right_margin = Mm(104)
        section.top_margin = section.bottom_margin = Mm(90)
        for _ in range(80):
            section.header.add_paragraph("a tall header")

    assert taken_apart(Piece.DOCUMENT, letterhead(change)).data


def test_a_picture_without_a_description_is_named_and_letters_are_set_all_the_same() -> None:
    def change(document: Any) -> None:
        del document.sections[0].header._element.find(f".//{qn('wp:docPr')}").attrib["descr"]

    taken = taken_apart(Piece.DOCUMENT, letterhead(change))
    assert taken.left_out == (LeftOut.UNDESCRIBED,)
