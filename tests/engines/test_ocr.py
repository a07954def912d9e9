"""Pictures of text: the same persons and days as the text they show, marked as read by OCR; nothing without it."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pypdfium2
import pytest
import typst
from click.testing import CliRunner

from tocsin.cli.read import command
from tocsin.engines import ocr, pictures
from tocsin.engines.tesseract_lines import lines_of
from tocsin.intake import Extracted, NotRead, Reason, extract
from tocsin.reading import read

TOLD = {
    "en": "Dovrin, 12 July 2021\n\nOn 3 May 2021 the police arrested the journalist Marta Velin in Port Harrow. She "
    "was released on 5 May 2021, and her lawyer Tomas Brenn said that nobody had shown a warrant.",
    "ru": "Доврин, 12 июля 2021 года\n\n3 мая 2021 года полиция задержала журналистку Марту Велин. По словам её "
    "адвоката Томаша Бренна, 5 мая 2021 года она была освобождена, но ордера никто не показал.",
    "uk": "Доврін, 12 липня 2021 року\n\n3 травня 2021 року поліція затримала журналістку Марту Велін. За словами її "
    "адвоката Томаша Бренна, 5 травня 2021 року її звільнили, але ордера ніхто не показав.",
    "pl": "Dowrin, 12 lipca 2021 r.\n\nW dniu 3 maja 2021 roku policja zatrzymała dziennikarkę Martę Velin. Jej "
    "adwokat Tomasz Brenn powiedział, że 5 maja 2021 roku została zwolniona, ale nikt nie okazał nakazu.",
}

has_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or len(getattr(ocr.installed(), "languages", ())) < 4,
    reason="Tesseract with its four languages is not installed (tools/system.sh)",
)


def picture(words: str) -> bytes:
    """A page with these words as PNG."""
    source = f"#set page(width: 15cm, height: auto)\n#set text(size: 12pt)\n{words}"
    return typst.compile(source.encode(), format="png", ppi=200.0)


def scan(*pages: str) -> bytes:
    """A PDF whose pages are pictures of these words, and nothing else."""
    document = pypdfium2.PdfDocument.new()
    for words in pages:
        drawn = pypdfium2.PdfDocument(typst.compile(f"#set page(width: 15cm, height: 8cm)\n{words}".encode()))
        image = pypdfium2.PdfImage.new(document)
        image.set_bitmap(drawn[0].render(scale=3))
        image.set_matrix(pypdfium2.PdfMatrix().scale(425, 227))
        page = document.new_page(425, 227)
        page.insert_obj(image)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def recognised(data: bytes, **more: str) -> Extracted | NotRead:
    kept = extract(io.BytesIO(data), name=None)
    assert isinstance(kept, NotRead)
    assert pictures.is_picture(kept)
    return ocr.recognise(data, kept, **more)


@has_tesseract
@pytest.mark.parametrize("language", TOLD)
def test_a_picture_gives_the_persons_and_days_of_its_text(language: str) -> None:
    found = recognised(picture(TOLD[language]))
    assert isinstance(found, Extracted)
    seen, plain = read(found.text), read(TOLD[language])
    assert seen.language == language
    assert {one.name for one in seen.persons} == {one.name for one in plain.persons}
    assert seen.document_date == plain.document_date == "2021-07-12"
    assert [one.date for one in seen.events] == [one.date for one in plain.events]


@has_tesseract
def test_a_scan_is_read_page_by_page_and_says_that_it_was() -> None:
    found = recognised(scan("They came on 3 May 2021.", "They left on 5 May 2021."), language="en")
    assert isinstance(found, Extracted)
    assert " ".join(found.text.split()) == "They came on 3 May 2021. They left on 5 May 2021."
    assert [number for _start, number in found.pages] == [1, 2]
    assert found.by_ocr
    assert found.notes[0].startswith("Read by OCR (Tesseract ")
    assert "eng" in found.version


@has_tesseract
def test_a_picture_without_words_is_an_image_as_before() -> None:
    found = recognised(picture("#rect(width: 3cm, height: 2cm)"))
    assert found == NotRead(Reason.IMAGE, "image/png")


@has_tesseract
@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"x" * 500, b"\xff\xd8\xff" + b"y" * 500, b"II*\x00" + b"z" * 500]
)
def test_a_broken_picture_is_kept_and_not_read(data: bytes) -> None:
    found = recognised(data)
    assert isinstance(found, NotRead)


def test_where_tesseract_is_missing_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "installed", lambda: None)
    found = recognised(b"\x89PNG\r\n\x1a\n")
    assert found == NotRead(Reason.NO_OCR, "image/png")
    assert "apt install tesseract-ocr" in found.words


@has_tesseract
def test_read_says_what_was_recognised(tmp_path: Path) -> None:
    file = tmp_path / "scan.png"
    file.write_bytes(picture(TOLD["en"]))
    done = CliRunner().invoke(command, ["--json", "--rules-only", str(file)])
    assert done.exit_code == 0
    whole = json.loads(done.stdout)
    assert whole["extraction"]["ocr"] is True
    assert "Read by OCR" in done.stderr


@has_tesseract
@pytest.mark.parametrize("suffix", ["png", "pdf"])
def test_a_scan_can_contradict_itself(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"scan.{suffix}"
    words = TOLD["en"].replace("3 May 2021", "3 May 2031")
    file.write_bytes(picture(words) if suffix == "png" else scan(words))
    done = CliRunner().invoke(command, ["--json", "--rules-only", str(file)])
    (found,) = [one for one in json.loads(done.stdout)["findings"] if one["severity"] == "contradiction"]
    assert (found["repairs"][0]["from"], found["repairs"][0]["to"]) == ("2031", "2021")


HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def test_words_of_the_table_become_lines() -> None:
    rows = [
        "1\t1\t0\t0\t0\t0\t0\t0\t900\t900\t-1\t",
        "5\t1\t1\t1\t1\t1\t10\t10\t50\t20\t96.5\tTwo",
        "5\t1\t1\t1\t1\t2\t70\t10\t50\t20\t90\tmen-",
    ]
    ((line,),) = lines_of("\n".join([HEAD, *rows]))
    assert (line.text, line.broken, line.left, line.right) == ("Two men", True, 10.0, 120.0)


@pytest.mark.parametrize(
    "table", ["", HEAD, "nothing", "5\t1\t1\t1\t1\t1\tx\t10\t50\t20\t96\tTwo", "5\t1\t1\t1\t1\t1\t1\t1\t5\t2\t-1\tTwo"]
)
def test_a_table_without_words_is_a_page_without_lines(table: str) -> None:
    assert lines_of(table) == [[]]
