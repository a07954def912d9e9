"""The DOCX: a true Word document with headings, lists and footnotes, marked, without author or machine."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from lxml import etree

from support.dossiers import TODAY, Case, letter_of
from support.harbour import harbour, harbour_case
from tocsin.composing.brief import parse_brief
from tocsin.composing.composition import compose
from tocsin.composing.letter import Letter, PartKind
from tocsin.composing.template import example_brief
from tocsin.letters.docx import to_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def letter() -> Letter:
    return compose(harbour(), parse_brief(example_brief()), today=TODAY)


@pytest.fixture(scope="module")
def data(letter: Letter) -> bytes:
    return to_docx(letter)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(xml: bytes) -> str:
    return "".join(element.text or "" for element in etree.fromstring(xml).iter(f"{W}t"))


def test_the_same_letter_gives_the_same_bytes(letter: Letter, data: bytes) -> None:
    assert to_docx(letter) == data


def test_entries_carry_no_time_and_no_system(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_every_part_is_well_formed_and_declared(data: bytes) -> None:
    found = parts(data)
    declared = found["[Content_Types].xml"].decode()
    for name, content in found.items():
        etree.fromstring(content)
        assert name.endswith(".rels") or name == "[Content_Types].xml" or f"/{name}" in declared


def test_python_docx_opens_it(data: bytes, letter: Letter) -> None:
    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert letter.title.text in texts
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [
        x.heading for x in letter.parts if x.heading
    ]


def test_every_sentence_stands_in_it(letter: Letter, data: bytes) -> None:
    whole = words(parts(data)["word/document.xml"]).replace("\u00a0", " ")
    assert [s.text for _, s in letter.sentences() if s.text not in whole] == []


def test_the_mark_and_the_number_stand_in_the_header(data: bytes) -> None:
    assert words(parts(data)["word/header1.xml"]) == "DRAFT, NOT CLEAREDUrgent appeal UA 4/2026"


def test_what_nobody_looked_at_is_said_in_the_header() -> None:
    case = harbour_case()
    case.add("event", "new", type=case.say("arrest", looked=False))
    made = compose(case.dossier, parse_brief(example_brief()), today=TODAY)
    assert "contains what nobody has looked at" in words(parts(to_docx(made))["word/header1.xml"])


def test_the_footer_counts_pages(data: bytes) -> None:
    footer = parts(data)["word/footer1.xml"].decode()
    assert " PAGE " in footer
    assert " NUMPAGES " in footer


def test_footnotes_are_real_and_stand_once(letter: Letter, data: bytes) -> None:
    found = parts(data)
    notes = etree.fromstring(found["word/footnotes.xml"])
    own = [note for note in notes if note.get(f"{W}type") is None]
    assert [note.get(f"{W}id") for note in own] == [str(note.number) for note in letter.footnotes]
    body = etree.fromstring(found["word/document.xml"])
    assert len(list(body.iter(f"{W}footnoteReference"))) == len(letter.footnotes)


def test_a_footnote_cited_again_points_to_the_first_place(letter: Letter, data: bytes) -> None:
    body = etree.fromstring(parts(data)["word/document.xml"])
    fields = [field.get(f"{W}instr") for field in body.iter(f"{W}fldSimple")]
    cited = sum(len(sentence.notes) for _, sentence in letter.sentences())
    assert len(fields) == cited - len(letter.footnotes)
    names = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert {field.split()[1] for field in fields if field} <= names


def test_every_style_that_is_used_is_there(data: bytes) -> None:
    found = parts(data)
    known = {style.get(f"{W}styleId") for style in etree.fromstring(found["word/styles.xml"]).iter(f"{W}style")}
    used = {
        element.get(f"{W}val")
        for name in ("document", "footnotes", "header1", "footer1")
        for tag in ("pStyle", "rStyle")
        for element in etree.fromstring(found[f"word/{name}.xml"]).iter(f"{W}{tag}")
    }
    assert used <= known


def test_the_properties_name_the_letter_and_nobody(data: bytes) -> None:
    core = parts(data)["docProps/core.xml"].decode()
    assert "Urgent appeal UA 4/2026" in core
    assert "creator" not in core
    assert "lastModifiedBy" not in core
    assert "T00:00:00Z" in core
    assert "docProps/app.xml" not in parts(data)


def test_nothing_points_outside(data: bytes) -> None:
    assert [name for name, content in parts(data).items() if b"TargetMode" in content] == []


def test_no_claim_and_no_hidden_name_is_in_any_part(data: bytes) -> None:
    whole = b"".join(parts(data).values()).decode()
    assert "claim-" not in whole
    assert "Danylo" not in whole
    assert "Zięba" not in whole
    assert "Зємба" not in whole


def test_demands_are_a_numbered_list(letter: Letter, data: bytes) -> None:
    document = docx.Document(io.BytesIO(data))
    demands = letter.part(PartKind.DEMANDS)
    assert demands
    assert len([p for p in document.paragraphs if p.style.name == "List Number"]) == len(demands.paragraphs)


@pytest.mark.parametrize("words_in", ["<w:t>&amp;", "]]>", "a\x00b\x0bc", "\ufffe", "“”—’", "汉字 😀 עברית"])
def test_any_words_can_stand_in_it(words_in: str) -> None:
    case = Case()
    case.event("e", "arrest", description=f"they said {words_in} here")
    assert "they said" in words(parts(to_docx(letter_of(case)))["word/document.xml"])


def test_day_and_month_stay_on_one_line(data: bytes) -> None:
    assert "9\u00a0November\u00a02026" in words(parts(data)["word/document.xml"])
