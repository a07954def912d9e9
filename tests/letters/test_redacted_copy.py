"""A redacted copy says the same whatever was taken out of it: byte for byte, in every layer, in every dot."""

from __future__ import annotations

import io
import re
import zlib

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from support.small_pictures import chunks, jpeg, png
from tocsin.domain.errors import CannotBeRedacted
from tocsin.domain.redacting import Area, Cut, Kind, left
from tocsin.domain.redaction import Layer, Listed, Protected
from tocsin.letters.redacted_copy import Heading, of_pictures, of_text
from tocsin.letters.repainting import MOST_PAGES, Painted, repainted
from tocsin.letters.searching import layers_of, search_files

HEADING = Heading("Kq3xA", "Quay Centre", "29 November 2026", "en")
SECRET = "Marta Velin"
LISTED = Listed((Protected("marta", (SECRET,)),))


def everything(data: bytes) -> str:
    """All that a PDF says to anybody who takes it apart: its layers, its bytes, its streams unpacked."""
    layers = [found.text for found in layers_of("copy.pdf", data, "PDF") if isinstance(found, Layer)]
    raw = [data]
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            raw.append(zlib.decompressobj().decompress(data[found.end() :]))
        except zlib.error:
            continue
    texts = [one.decode(how, "ignore") for one in raw for how in ("utf-8", "latin-1", "utf-16-be", "utf-16-le")]
    return "\n".join([*layers, *texts])


def copy_of(secret: str, language: str = "en") -> bytes:
    text = f"On 5 July 2018 {secret} was seen at the harbour.\n\nNothing else is known."
    heading = Heading("Kq3xA", "Quay Centre", "29 November 2026", language)
    return of_text(heading, left(text, [Cut(15, 15 + len(secret), Kind.CHILD)]))


@settings(max_examples=8)
@given(st.text("QXZqxzЩЖщж", min_size=1, max_size=40))
def test_the_bytes_tell_nothing_of_what_was_taken_out(secret: str) -> None:
    assert copy_of(secret) == copy_of(SECRET)


def test_no_layer_says_it_and_the_rest_stands() -> None:
    data = copy_of(SECRET)
    said = everything(data)
    assert not any(word in said for word in SECRET.split())
    page = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert "On 5 July 2018 [name of a child] was seen at the harbour." in " ".join(page.split())
    assert not search_files({"copy.pdf": data}, LISTED).strikes


@pytest.mark.parametrize(
    ("language", "mark", "says"),
    [
        ("en", "[name of a child]", "Redacted copy of document Kq3xA"),
        ("uk", "[ім’я дитини]", "Копія документа Kq3xA з вилученнями"),
        ("ru", "[имя ребёнка]", "Копия документа Kq3xA с изъятиями"),
        ("pl", "[imię dziecka]", "Kopia dokumentu Kq3xA z usuniętymi fragmentami"),
    ],
)
def test_every_page_says_what_it_is_in_each_language(language: str, mark: str, says: str) -> None:
    heading = Heading("Kq3xA", "Quay Centre", "29 November 2026", language)
    text = "\n\n".join(["Harbour."] * 90 + ["x"])
    data = of_text(heading, left(text, [Cut(len(text) - 1, len(text), Kind.CHILD)]))
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(data)]
    assert len(pages) > 1
    assert mark in pages[-1]
    assert all(says in page and "Quay Centre" in page and "29 November 2026" in page for page in pages)


def test_all_marks_are_equally_wide() -> None:
    text = "\n".join("abcdefghi")
    runs = left(text, [Cut(2 * n, 2 * n + 1, kind) for n, kind in enumerate(Kind)])
    page = pypdfium2.PdfDocument(of_text(HEADING, runs))[0]
    paths = (one.get_bounds() for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]))
    widths = {round(right - left_, 1) for left_, bottom, right, top in paths if 5 < top - bottom < 20}
    assert len(widths) == 1


def dots(data: bytes, page: int = 0) -> tuple[int, int, bytes, int]:
    """Width and height of the one picture on a page of a PDF, its dots and how many bytes each has."""
    (one,) = pypdfium2.PdfDocument(data)[page].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
    assert isinstance(one, pypdfium2.PdfImage)
    drawn = one.get_bitmap()
    rows = [
        bytes(drawn.buffer[y * drawn.stride : y * drawn.stride + drawn.width * drawn.n_channels])
        for y in range(drawn.height)
    ]
    return drawn.width, drawn.height, b"".join(rows), drawn.n_channels


def striped(secret: int) -> bytes:
    """Stripes, with something in the middle that is another one each time."""

    def dot(x: int, y: int) -> tuple[int, int, int]:
        inside = 20 <= x < 40 and 15 <= y < 30
        return (secret, 255 - secret, secret // 2) if inside else (x * 3, y * 4, 128)

    return png(64, 48, dot, comment=SECRET.encode())


AREA = Area(1, 2800, 2800, 6600, 6600)


def test_a_covered_area_is_solid_and_nothing_is_beneath_it() -> None:
    pages = [repainted(striped(secret), 1, [AREA]) for secret in (10, 240)]
    assert pages[0].data == pages[1].data
    assert {name for name, _ in chunks(pages[0].data)} == {b"IHDR", b"IDAT", b"IEND"}
    data = of_pictures(HEADING, [(pages[0], 1)])
    assert SECRET not in everything(data)
    width, height, found, step = dots(data)
    rows = range(2800 * height // 10_000, 6600 * height // 10_000)
    covered = {
        found[(y * width + 2800 * width // 10_000) * step : (y * width + 6600 * width // 10_000) * step] for y in rows
    }
    assert covered == {bytes(len(next(iter(covered))))}
    assert any(found[: width * step])  # what was not covered is there


def test_a_photograph_stands_upright_and_its_metadata_is_gone() -> None:
    upright, turned = (repainted(jpeg(way, SECRET.encode()), 1) for way in (0, 6))
    assert (upright.width, upright.height) == (1600, 800)
    assert (turned.width, turned.height) == (800, 1600)
    data = of_pictures(HEADING, [(upright, 0), (turned, 0)])
    assert SECRET not in everything(data)
    red = []
    for page in range(2):
        width, height, found, step = dots(data, page)
        corners = [(x, y) for y in (height // 8, height * 7 // 8) for x in (width // 8, width * 7 // 8)]
        red.append([sum(found[(y * width + x) * step :][:3]) < 400 for x, y in corners])
    assert red == [[True, False, False, False], [False, True, False, False]]


def scan(words: str, pages: int = 1) -> bytes:
    """A PDF whose pages show these words, with a text layer of them."""
    form = f'#set page(width: 90mm, height: 60mm)\n#set text(size: 20pt)\n#let words = "{words}"\n'
    return bytes(typst.compile((form + "#pagebreak()\n".join(["#words\n"] * pages)).encode(), timestamp=0))


def test_a_scanned_page_is_made_anew_without_its_text() -> None:
    data = scan(SECRET, 2)
    assert "Velin" in everything(data)
    whole = [repainted(data, number, [Area(number, 0, 0, 10_000, 5_000)]) for number in (1, 2)]
    assert [one.pages for one in whole] == [2, 2]
    copy = of_pictures(HEADING, [(one, 1) for one in whole])
    assert not any(word in everything(copy) for word in SECRET.split())
    assert search_files({"copy.pdf": copy}, LISTED).unread
    assert copy == of_pictures(
        HEADING, [(repainted(scan("Ilona Varga", 2), n, [Area(n, 0, 0, 10_000, 5_000)]), 1) for n in (1, 2)]
    )


@pytest.mark.parametrize(
    "data", [b"", b"plain words", b"\x89PNG\r\n\x1a\nbroken", b"\xff\xd8\xff broken", b"%PDF-1.7 broken"]
)
def test_what_is_damaged_is_refused(data: bytes) -> None:
    with pytest.raises(CannotBeRedacted, match="damaged"):
        repainted(data, 1)


def test_what_is_no_page_or_too_many_are_refused() -> None:
    with pytest.raises(CannotBeRedacted):
        repainted(jpeg(), 2)
    many = pypdfium2.PdfDocument.new()
    for _ in range(MOST_PAGES + 1):
        many.new_page(100, 100)
    out = io.BytesIO()
    many.save(out)
    with pytest.raises(CannotBeRedacted, match="more than"):
        repainted(out.getvalue(), 1)


def test_a_picture_that_claims_to_be_vast_is_refused() -> None:
    vast = striped(1).replace((64).to_bytes(4, "big") + (48).to_bytes(4, "big"), b"\x00\x00\xff\xff\x00\x00\xff\xff", 1)
    with pytest.raises(CannotBeRedacted):
        repainted(vast, 1)


def test_a_picture_says_how_large_it_is() -> None:
    page = repainted(striped(1), 1)
    assert page == Painted(page.data, 1600, 1200, 1)
