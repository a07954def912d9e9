"""Editing a letter as a word processor does with changes tracked: real `w:ins`, `w:del`, moves and remarks."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from support.word_files import MAIN, W, parts_of, replaced, tree

DIRECTOR = {f"{{{W}}}id": "900", f"{{{W}}}author": "Rosa Halm", f"{{{W}}}date": "2020-09-20T10:00:00Z"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _text(words: str, name: str = "t") -> etree._Element:
    run = etree.Element(f"{{{W}}}r")
    text = etree.SubElement(run, f"{{{W}}}{name}")
    text.text = words
    text.set(_SPACE, "preserve")
    return run


def tracked(name: str, words: str) -> etree._Element:
    """A tracked insertion (`ins`, `moveTo`) or deletion (`del`, `moveFrom`) of these words."""
    change = etree.Element(f"{{{W}}}{name}", DIRECTOR)
    change.append(_text(words, "delText" if name == "del" else "t"))
    return change


def changed(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """The file with its document part changed."""
    root = tree(data)
    change(root)
    return replaced(data, {MAIN: etree.tostring(root, xml_declaration=True, encoding="UTF-8")})


def run_with(root: etree._Element, words: str) -> etree._Element | None:
    """The last run in which these words stand: the title and the summary stand first."""
    runs = [run for run in root.iter(f"{{{W}}}r") if words in "".join(t.text or "" for t in run.iter(f"{{{W}}}t"))]
    return runs[-1] if runs else None


def replaced_in_word(data: bytes, was: str, now: str) -> bytes:
    """Words deleted, and others put in their place, with changes tracked; the file itself where they do not stand."""

    def change(root: etree._Element) -> None:
        run = run_with(root, was)
        if run is None:
            return
        text = run.find(f"{{{W}}}t")
        assert text is not None
        assert text.text
        before, _, after = text.text.partition(was)
        pieces = [_text(before), tracked("del", was), *([tracked("ins", now)] if now else []), _text(after)]
        for piece in reversed(pieces):
            run.addnext(piece)
        run.getparent().remove(run)

    return changed(data, change)


def paragraph_of(root: etree._Element, words: str) -> etree._Element:
    """The last paragraph in which these words stand."""
    run = run_with(root, words)
    assert run is not None
    return next(run.iterancestors(f"{{{W}}}p"))


def inserted_paragraph(data: bytes, behind: str, words: str) -> bytes:
    """A paragraph put behind another, with changes tracked."""

    def change(root: etree._Element) -> None:
        fresh = etree.Element(f"{{{W}}}p")
        mark = etree.SubElement(etree.SubElement(fresh, f"{{{W}}}pPr"), f"{{{W}}}rPr")
        etree.SubElement(mark, f"{{{W}}}ins", DIRECTOR)
        fresh.append(tracked("ins", words))
        paragraph_of(root, behind).addnext(fresh)

    return changed(data, change)


def deleted_paragraph(data: bytes, words: str) -> bytes:
    """A paragraph taken out whole, its mark included, with changes tracked."""

    def change(root: etree._Element) -> None:
        paragraph = paragraph_of(root, words)
        properties = paragraph.find(f"{{{W}}}pPr")
        assert properties is not None
        etree.SubElement(etree.SubElement(properties, f"{{{W}}}rPr"), f"{{{W}}}del", DIRECTOR)
        _struck_out(paragraph, "del")

    return changed(data, change)


def moved_paragraph(data: bytes, words: str, behind: str) -> bytes:
    """A paragraph moved behind another, with changes tracked."""

    def change(root: etree._Element) -> None:
        paragraph = paragraph_of(root, words)
        copy = etree.fromstring(etree.tostring(paragraph))
        _struck_out(paragraph, "moveFrom")
        _struck_out(copy, "moveTo")
        paragraph_of(root, behind).addnext(copy)

    return changed(data, change)


def _struck_out(paragraph: etree._Element, name: str) -> None:
    for run in list(paragraph.iter(f"{{{W}}}r")):
        around = etree.Element(f"{{{W}}}{name}", DIRECTOR)
        run.addprevious(around)
        around.append(run)
        for text in run.iter(f"{{{W}}}t") if name == "del" else ():
            text.tag = f"{{{W}}}delText"


def retyped(data: bytes, was: str, now: str) -> bytes:
    """Words typed over without a trace."""
    xml = parts_of(data)[MAIN].decode("utf-8")
    assert was in xml
    return replaced(data, {MAIN: xml.replace(was, now).encode("utf-8")})


def with_remark(data: bytes, words: str) -> bytes:
    """A remark in the margin of the whole document."""
    from tocsin.letters.word_comments import Remark, WordDocument

    return WordDocument(data).commented([Remark(0, 5, words)], author="Rosa Halm")
