"""How the parts of a DOCX refer to one another, and how its lists count."""

from __future__ import annotations

import pytest
from tests.support.packages import package

from tocsin.intake.container import Package
from tocsin.intake.formats.docx_parts import Numbering, Relation, child, is_on, part_of_type, relations, value
from tocsin.intake.markup import Element, parse_xml

RELATED = """<R>
<Relationship Id="a" Type="http://x/styles" Target="styles.xml"/>
<Relationship Id="b" Type="http://x/footnotes" Target="/word/notes/foot.xml"/>
<Relationship Id="c" Type="http://x/hyperlink" Target="https://sardovia.example" TargetMode="External"/>
<Relationship Id="d" Type="http://x/image" Target="../../../etc/passwd"/>
</R>"""


def element(xml: str) -> Element:
    return parse_xml(f'<x xmlns:w="w">{xml}</x>'.encode())[0]


def levels(*forms: str) -> Element:
    entries = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/></w:lvl>' for n, form in enumerate(forms)
    )
    abstract = f'<w:abstractNum w:abstractNumId="0">{entries}</w:abstractNum>'
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in (1, 2))
    return element(f"<w:numbering>{abstract}{lists}</w:numbering>")


def item(level: int = 0, list_id: int = 1) -> Element:
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return element(f"<w:p><w:pPr>{numbering}</w:pPr></w:p>")


def test_references_are_resolved_within_the_package() -> None:
    inside = Package(package({"word/_rels/document.xml.rels": RELATED}))
    assert relations(inside, "word/document.xml") == {
        "a": Relation("styles", "word/styles.xml", external=False),
        "b": Relation("footnotes", "word/notes/foot.xml", external=False),
        "c": Relation("hyperlink", "https://sardovia.example", external=True),
        "d": Relation("image", "etc/passwd", external=False),
    }
    assert relations(inside, "word/none.xml") == {}


def test_a_part_is_found_by_its_relation() -> None:
    inside = Package(package({"word/_rels/document.xml.rels": RELATED, "word/notes/foot.xml": "<notes/>"}))
    related = relations(inside, "word/document.xml")
    found = part_of_type(inside, related, "footnotes")
    assert found is not None
    assert found.tag == "notes"
    assert part_of_type(inside, related, "styles") is None
    assert part_of_type(inside, related, "hyperlink") is None


def test_children_and_attributes_are_found_whatever_their_namespace() -> None:
    outer = element('<w:a><w:b w:val="1"/><b xmlns="other" val="2"><c val="3"/></b></w:a>')
    assert value(child(outer, "b")) == "1"
    assert child(outer, "b", "c") is None
    assert child(None, "b") is None
    assert (value(None), value(outer)) == (None, None)


@pytest.mark.parametrize(
    ("xml", "on"),
    [("<w:v/>", True), ('<w:v w:val="true"/>', True), ('<w:v w:val="1"/>', True), ('<w:v w:val="0"/>', False),
     ('<w:v w:val="False"/>', False), ('<w:v w:val="off"/>', False), ('<w:v w:val="none"/>', False)],
)  # fmt: skip
def test_a_property_may_be_there_and_off(xml: str, on: bool) -> None:
    assert is_on(element(xml)) is on


def test_a_property_that_is_not_there_is_off() -> None:
    assert not is_on(None)


@pytest.mark.parametrize(
    ("form", "marks"),
    [
        ("decimal", ["1. ", "2. ", "3. "]),
        ("lowerLetter", ["a. ", "b. ", "c. "]),
        ("upperLetter", ["A. ", "B. ", "C. "]),
        ("bullet", ["– ", "– ", "– "]),
        ("none", ["", "", ""]),
        ("upperRoman", ["1. ", "2. ", "3. "]),
    ],
)
def test_the_marks_of_each_form(form: str, marks: list[str]) -> None:
    numbering = Numbering(levels(form), None)
    assert [numbering.mark(item()) for _item in marks] == marks


def test_an_inner_list_begins_again_and_the_outer_goes_on() -> None:
    numbering = Numbering(levels("decimal", "lowerLetter", "decimal"), None)
    marks = [numbering.mark(item(level)) for level in (0, 1, 1, 2, 1, 0, 1)]
    assert marks == ["1. ", "a. ", "b. ", "1. ", "c. ", "2. ", "a. "]


def test_two_numbers_of_one_description_count_together() -> None:
    numbering = Numbering(levels("decimal"), None)
    assert [numbering.mark(item(0, list_id)) for list_id in (1, 2, 1)] == ["1. ", "2. ", "3. "]


def test_letters_begin_again_after_the_last() -> None:
    numbering = Numbering(levels("lowerLetter"), None)
    assert [numbering.mark(item()) for _item in range(27)][-2:] == ["z. ", "a. "]


@pytest.mark.parametrize("level", ["9", "x", "-1"])
def test_a_level_that_nobody_described_has_a_dash(level: str) -> None:
    paragraph = item()
    ilvl = child(paragraph, "pPr", "numPr", "ilvl")
    assert ilvl is not None
    ilvl.set("{w}val", level)
    assert Numbering(levels("decimal"), None).mark(paragraph) in {"– ", "1. "}


def test_a_paragraph_outside_any_list_has_no_mark() -> None:
    numbering = Numbering(None, None)
    assert numbering.mark(element("<w:p/>")) is None
    assert numbering.mark(element('<w:p><w:pPr><w:pStyle w:val="gone"/></w:pPr></w:p>')) is None
    assert numbering.mark(item()) == "– "
