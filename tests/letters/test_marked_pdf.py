"""A PDF with notes: read back, drawn, and the file before them byte for byte."""

from __future__ import annotations

import ctypes
import hashlib
import io
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst

from tocsin.domain.passages import InText
from tocsin.intake.formats import pdf
from tocsin.letters.marked_copy import Quoter
from tocsin.letters.marked_pdf import marked
from tocsin.letters.questions import CannotBeMarkedError, Question

DRAFT = "Selmora, 21 March 2019\n\nOn Friday 19 March 2014, a press conference of the editors was held.\n\n"


def made(source: str, page: str = "width: 12cm, height: 9cm") -> bytes:
    """A PDF of this text."""
    return typst.compile(f"#set page({page})\n#set par(justify: true)\n{source}".encode())


def asked(data: bytes, *passages: str, words: str = "Was it “Tuesday”?\nЧи «вівторок»?") -> list[Question]:
    """One question at each of these passages of the text that the reader makes of a PDF."""
    found = pdf.read(data)
    places = (InText("", found.text.index(said), found.text.index(said) + len(said)) for said in passages)
    quoted = map(Quoter(found).quotation, places)
    return [Question(number, words, (place,)) for number, place in enumerate(quoted, 1) if place]


@dataclass
class Note:
    """An annotation as a reader of PDF sees it."""

    page: int
    kind: int
    words: str
    author: str
    under: str
    keys: set[str]


def notes_of(data: bytes) -> list[Note]:
    """The annotations of a PDF, with the words that each highlight lies on."""
    document = pypdfium2.PdfDocument(data)
    return [note for number in range(len(document)) for note in _on_page(document[number], number)]


def _on_page(page: pypdfium2.PdfPage, number: int) -> list[Note]:
    found = []
    for place in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        raw = pdfium.FPDFPage_GetAnnot(page.raw, place)
        under = []
        for line in range(pdfium.FPDFAnnot_CountAttachmentPoints(raw)):
            corners = pdfium.FS_QUADPOINTSF()
            pdfium.FPDFAnnot_GetAttachmentPoints(raw, line, ctypes.byref(corners))
            under.append(page.get_textpage().get_text_bounded(corners.x1, corners.y3, corners.x2, corners.y1).strip())
        keys = {key for key in ("M", "CreationDate", "NM", "Subj", "RC") if pdfium.FPDFAnnot_HasKey(raw, key.encode())}
        kind = pdfium.FPDFAnnot_GetSubtype(raw)
        found.append(Note(number, kind, _string(raw, b"Contents"), _string(raw, b"T"), "|".join(under), keys))
    return found


def _string(raw: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(raw, key, None, 0)
    room = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(raw, key, ctypes.cast(room, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return room.raw[:-2].decode("utf-16-le")


def highlights(data: bytes) -> list[str]:
    return [note.under for note in notes_of(data) if note.kind == pdfium.FPDF_ANNOT_HIGHLIGHT]


def test_a_passage_is_highlighted_and_a_note_says_the_question() -> None:
    data = made(DRAFT)
    copy = marked(data, asked(data, "Friday 19 March 2014"))
    light, note = notes_of(copy)
    assert (light.kind, light.under, light.words) == (pdfium.FPDF_ANNOT_HIGHLIGHT, "Friday 19 March 2014", "[1]")
    assert (note.kind, note.words) == (pdfium.FPDF_ANNOT_TEXT, "[1] Was it “Tuesday”?\nЧи «вівторок»?")
    assert {light.author, note.author} == {"Tocsin"}
    assert light.keys | note.keys == set()  # no date, no name of the machine or of who asked


def test_the_file_stays_and_the_notes_are_appended() -> None:
    data = made(DRAFT)
    copy = marked(data, asked(data, "Friday 19 March 2014"))
    assert copy.startswith(data)
    assert pdf.read(copy).text == pdf.read(data).text
    before, after = (pypdfium2.PdfDocument(one).get_metadata_dict() for one in (data, copy))
    assert before == after


def test_the_page_is_drawn_as_before_but_for_the_notes() -> None:
    data = made(DRAFT)
    copy = marked(data, asked(data, "Friday 19 March 2014"))
    plain, same, lit = (
        bytes(pypdfium2.PdfDocument(one)[0].render(draw_annots=drawn).buffer)
        for one, drawn in ((data, True), (copy, False), (copy, True))
    )
    assert same == plain
    assert lit != plain


@pytest.mark.parametrize(
    ("source", "page", "passage", "under"),
    [
        (
            "x " * 60 + "they came on Friday 19 March 2014 to her house.",
            "width: 6cm, height: 12cm",
            "Friday 19 March 2014",
            1,
        ),
        ("In the office of an official: Friday 19 March 2014.", "width: 12cm, height: 6cm", "office of an official", 1),
        (
            "She met the extraordinarily uncooperative representatives. " * 3,
            "width: 5cm, height: 12cm",
            "uncooperative",
            1,
        ),
        (
            "#rotate(90deg, reflow: true)[On Friday 19 March 2014.]",
            "width: 12cm, height: 9cm",
            "Friday 19 March 2014",
            1,
        ),
        (
            "One.#pagebreak()Two.#pagebreak()Friday 19 March 2014.",
            "width: 12cm, height: 6cm",
            "Friday 19 March 2014",
            1,
        ),
        ("They met in 2013.#footnote[On 31 April 2019.] Then.", "width: 12cm, height: 9cm", "31 April 2019", 1),
    ],
    ids=["over two lines", "ligatures", "divided", "turned", "third page", "a note"],
)
def test_a_passage_wherever_it_stands(source: str, page: str, passage: str, under: int) -> None:
    data = made(f"#set text(hyphenate: true)\n{source}", page)
    (said,) = highlights(marked(data, asked(data, passage)))
    letters = "".join(filter(str.isalnum, said))
    assert letters.replace("ﬃ", "ffi").replace("ﬁ", "fi") == passage.replace(" ", "") * under


def test_two_columns_and_a_passage_that_stands_twice() -> None:
    data = made(
        "On 5 July he came. " * 3 + "#colbreak() Again on 5 July in Brod.", "width: 12cm, height: 6cm, columns: 2"
    )
    found = pdf.read(data)
    start = found.text.rindex("5 July")
    place = Quoter(found).quotation(InText("", start, start + 6))
    assert place is not None
    (light, _note) = notes_of(marked(data, [Question(1, "Why?", (place,))]))
    assert light.under == "5 July"
    page = pypdfium2.PdfDocument(marked(data, [Question(1, "Why?", (place,))]))[0]
    raw, corners = pdfium.FPDFPage_GetAnnot(page.raw, 0), pdfium.FS_QUADPOINTSF()
    pdfium.FPDFAnnot_GetAttachmentPoints(raw, 0, ctypes.byref(corners))
    assert corners.x1 > page.get_width() / 2


def test_what_is_not_found_is_asked_at_the_top_of_its_page() -> None:
    data = made("One.#pagebreak()Two.")
    (place,) = (question.places[0] for question in asked(data, "Two"))
    elsewhere = type(place)(place.before, "Three", place.after, 0, 1, pages=(2, 2))
    (note,) = notes_of(marked(data, [Question(1, "Why?", (elsewhere,))]))
    assert (note.page, note.kind, note.words) == (1, pdfium.FPDF_ANNOT_TEXT, "[1] Why?")


def test_two_questions_at_one_passage_stand_beside_each_other() -> None:
    data = made(DRAFT)
    (one,) = asked(data, "Friday 19 March 2014")
    copy = marked(data, [one, Question(2, "And?", one.places)])
    assert [note.words for note in notes_of(copy)] == ["[1]", f"[1] {one.words}", "[2]", "[2] And?"]
    page, sides = pypdfium2.PdfDocument(copy)[0], []
    for place in (1, 3):
        box = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(pdfium.FPDFPage_GetAnnot(page.raw, place), ctypes.byref(box))
        sides.append(box.left)
    assert sides[0] != sides[1]


def test_notes_that_stand_already_stay_and_a_copy_can_be_marked_again() -> None:
    data = made(DRAFT)
    once = marked(data, asked(data, "Friday 19 March 2014"))
    twice = marked(once, asked(once, "press conference"))
    assert twice.startswith(once)
    assert highlights(twice) == ["Friday 19 March 2014", "press conference"]


def test_nothing_to_ask_is_the_same_file() -> None:
    assert marked(data := made(DRAFT), []) == data


PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def rc4(key: bytes, data: bytes) -> bytes:
    """The cipher of the oldest protected PDFs."""
    state, other, out = list(range(256)), 0, bytearray()
    for place in range(256):
        other = (other + state[place] + key[place % len(key)]) % 256
        state[place], state[other] = state[other], state[place]
    one = other = 0
    for byte in data:
        one = (one + 1) % 256
        other = (other + state[one]) % 256
        state[one], state[other] = state[other], state[one]
        out.append(byte ^ state[(state[one] + state[other]) % 256])
    return bytes(out)


def protected(text: bytes) -> bytes:
    """A PDF that everybody can read and nobody may change (standard handler, revision 2, no password to open it)."""
    owner, number = b"o" * 32, b"i" * 16
    key = hashlib.md5(PAD + owner + (0xFFFFFFC0).to_bytes(4, "little") + number).digest()[:5]
    stream = b"BT /F 12 Tf 20 100 Td (" + text + b") Tj ET"
    sealed = rc4(hashlib.md5(key + b"\x04\x00\x00\x00\x00").digest()[:10], stream)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(sealed), sealed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Filter/Standard/V 1/R 2/P -64/O<%b>/U<%b>>>" % (owner.hex().encode(), rc4(key, PAD).hex().encode()),
    ]
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for count, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (count, content))
    begin = out.tell()
    out.write(b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    number_text = number.hex().encode()
    out.write(b"trailer<</Size 7/Root 1 0 R/Encrypt 6 0 R/ID[<%b><%b>]>>\nstartxref\n" % (number_text, number_text))
    out.write(b"%d\n%%%%EOF\n" % begin)
    return out.getvalue()


def test_a_file_that_is_protected_against_changes_is_left_alone() -> None:
    data = protected(b"On 31 April 2019 they came.")
    assert pdf.read(data).text == "On 31 April 2019 they came."
    with pytest.raises(CannotBeMarkedError):
        marked(data, asked(data, "31 April 2019"))
