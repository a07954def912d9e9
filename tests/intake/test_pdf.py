"""PDF: notes' marks, pages without text, and what cannot be opened."""

from __future__ import annotations

import io

import pypdfium2
import pytest
import typst
from tests.support import hostile

from tocsin.intake.formats import pdf
from tocsin.intake.model import Reason, RefusedError


def made(source: str) -> bytes:
    return typst.compile(f"#set page(width: 12cm, height: 12cm)\n{source}".encode())


def refusal(data: bytes) -> Reason:
    with pytest.raises(RefusedError) as caught:
        pdf.read(data)
    return caught.value.reason


def test_the_mark_of_a_note_is_not_taken_for_a_number() -> None:
    text = pdf.read(made("They met in 2013.#footnote[An interview.] Then in 2018#footnote[Another.] again.")).text
    assert text == "They met in 2013.¹ Then in 2018² again.\n\n¹ An interview.\n² Another."


def test_figures_and_formulas_on_the_line_stay_as_they_are() -> None:
    assert pdf.read(made("On 5 July 2030 at 10:45, 31 people.")).text == "On 5 July 2030 at 10:45, 31 people."


def test_a_page_that_is_only_a_picture_is_named() -> None:
    found = pdf.read(made("One.#pagebreak()#rect(width: 3cm)#pagebreak()Three."))
    assert found.text == "One.\n\nThree."
    assert found.pages == ((0, 1), (4, 2), (6, 3))
    assert found.notes == ("Pages without text, perhaps pictures of text: 2.",)


def test_real_hyphens_at_the_end_of_a_line_stay() -> None:
    words = "The Anglo-Saxon well-known self-employed person is well-known, and self-employed too. " * 5
    text = pdf.read(typst.compile(f"#set page(width: 8cm)\n#set text(hyphenate: true)\n{words}".encode())).text
    assert text == words.strip()


def locked(data: bytes) -> bytes:
    """The same document, said to be encrypted with a password that nobody knows."""
    entry = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>/ID[(a)(a)]" % (b"o" * 32, b"u" * 32)
    return data.replace(b"trailer<<", b"trailer<<" + entry)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"%PDF-1.7\nnothing", Reason.DAMAGED, id="only a head"),
        pytest.param(locked(hostile.pdf(hostile.packed(b"x"))), Reason.ENCRYPTED, id="a password"),
        pytest.param(made("One.")[:300], Reason.DAMAGED, id="cut"),
        pytest.param(
            b"%PDF-1.7\n" + b"1 0 obj\n<<>>\nendobj\n" * 1_000_000, Reason.TOO_MANY_PARTS, id="a million objects"
        ),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: Reason) -> None:
    assert refusal(data) is reason


def test_more_pages_than_anybody_reads_are_refused() -> None:
    document = pypdfium2.PdfDocument.new()
    for _page in range(2_001):
        document.new_page(100, 100)
    out = io.BytesIO()
    document.save(out)
    assert refusal(out.getvalue()) is Reason.TOO_MANY_PARTS
