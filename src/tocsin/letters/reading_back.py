"""A letter in Word as it reads if every tracked change were accepted: its paragraphs with their styles, and its notes.

What was deleted or moved away with changes tracked is not read, nor hidden text; remarks in the margin are kept aside.
The same reads our own letters, in which every sentence is a run of its own. Names: ECMA-376, part 1, section 17.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from tocsin.composing.stated import clean
from tocsin.domain.errors import (
    BrokenWordFile,
    Cause,
    LetterNotTaken,
    LockedWordFile,
    NotAWordFile,
    OversizedWordFile,
    StrictWordFile,
)
from tocsin.letters.docx_text import W
from tocsin.letters.house.styles import PREFIX
from tocsin.letters.word_comments import WordDocument

LARGEST = 32 << 20
NOT_OURS = Cause("none of its paragraphs is set as Tocsin sets a letter, or it holds no text")
TOO_LARGE = Cause("it is larger than {most} MiB, which no letter is", most=LARGEST >> 20)
DAMAGED = Cause("it is damaged, or built as no Word document is")
_NO_WORD_FILE = Cause("it is no Word document (DOCX)")
_LOCKED = Cause("it is protected with a password")
_UNSAFE = Cause("it unpacks to more than is safe")
_STRICT = Cause("it is saved as “Strict Open XML”; save it as an ordinary Word document")
_ACTIVE = Cause("it carries macros or controls")
_EMBEDDED = Cause("another document is embedded in it")
WHY_NOT = (NOT_OURS, TOO_LARGE, DAMAGED, _NO_WORD_FILE, _LOCKED, _UNSAFE, _STRICT, _ACTIVE, _EMBEDDED)
PICTURES = Cause("A picture or an embedded object in it is not taken over.")
BOXES = Cause("The words of a text box in it are not taken over.")
HIDDEN = Cause("Hidden text in it is not taken over.")
TABLES = Cause("Tables in it are taken over as paragraphs.")
IN_LETTERHEAD = Cause("What was written into the letterhead itself, around the letter, is not taken over.")
_LETTERHEAD = PREFIX.casefold()
_STYLES = {
    "letter number and date": "Meta",
    "title": "Title",
    "summary": "Lead",
    "list bullet": "ListBullet",
    "list number": "ListNumber",
    "addressed to": "Addressed",
    "address": "Address",
    "address note": "AddressNote",
}
_MACROS = ("vbaProject.bin", "vbaData.xml", "activeX")
_LEFT_OUT = frozenset(
    f"{{{W}}}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTE_FIELD = re.compile(r"NOTEREF\s+(\S+)")
_DC = "{http://purl.org/dc/elements/1.1/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"

REMARKS = (PICTURES, BOXES, TABLES, HIDDEN, IN_LETTERHEAD)


@dataclass(slots=True)
class WordParagraph:
    """One paragraph. `runs` are its pieces as they are written, `notes` where each note is cited, by its id."""

    style: str = "Normal"
    runs: list[str] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)

    @property
    def raw(self) -> str:
        """All of it as it is written."""
        return "".join(self.runs)


@dataclass(frozen=True, slots=True)
class WordLetter:
    """What a file says. `notes` are the words of its notes by id, `remarks` what was not taken over.

    `letterhead` are the paragraphs of the letterhead around it, which are no part of what the letter says.
    """

    title: str
    language: str
    sender: str
    paragraphs: tuple[WordParagraph, ...]
    notes: Mapping[str, str]
    comments: tuple[str, ...]
    remarks: tuple[str, ...]
    letterhead: tuple[str, ...] = ()


def read_back(data: bytes) -> WordLetter:
    """The letter in a Word file. Raises LetterNotTaken, with one of `WHY_NOT`."""
    if len(data) > LARGEST:
        raise LetterNotTaken(why=TOO_LARGE)
    try:
        document = WordDocument(data)
        _refuse_active(document)
        reader = _Reader(document)
        reader.walk(document.root())
        return reader.letter()
    except NotAWordFile as exc:
        raise LetterNotTaken(why=_NO_WORD_FILE) from exc
    except LockedWordFile as exc:
        raise LetterNotTaken(why=_LOCKED) from exc
    except OversizedWordFile as exc:
        raise LetterNotTaken(why=_UNSAFE) from exc
    except StrictWordFile as exc:
        raise LetterNotTaken(why=_STRICT) from exc
    except (BrokenWordFile, RecursionError) as exc:
        raise LetterNotTaken(why=DAMAGED) from exc


def _refuse_active(document: WordDocument) -> None:
    if any(mark.casefold() in name.casefold() for name in document.names for mark in _MACROS):
        raise LetterNotTaken(why=_ACTIVE)
    if any("afchunk" in name.casefold() for name in document.names):
        raise LetterNotTaken(why=_EMBEDDED)


class _Reader:
    """Turns elements into paragraphs."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._names = _style_names(document.part("styles"))
        self._bookmarks = _bookmarks(document.root())
        self._paragraphs: list[WordParagraph] = []
        self._now: WordParagraph | None = None
        self._remarks: set[str] = set()
        self._letterhead: list[str] = []

    def letter(self) -> WordLetter:
        """What was read."""
        told = tuple(one for one in self._paragraphs if clean(one.raw))
        if not told:
            raise LetterNotTaken(why=NOT_OURS)
        core = self._document.part_named("docProps/core.xml")
        title, language = (core.findtext(f"{_DC}{name}") if core is not None else "" for name in ("title", "language"))
        footer = self._document.part("footer")
        sender = next((str(text.text or "") for text in footer.iter(f"{{{W}}}t")), "") if footer is not None else ""
        on_letterhead = core.findtext(f"{_CORE}category") if core is not None else ""  # where the footer is not ours
        notes = self._notes("footnote") | self._notes("endnote")
        remarks = tuple(sorted(self._remarks))
        sender, aside = clean(on_letterhead or sender), tuple(self._letterhead)
        return WordLetter(clean(title or ""), language or "", sender, told, notes, self._comments(), remarks, aside)

    def walk(self, element: Element) -> None:
        """An element with all that it holds."""
        name = str(element.tag)
        if name in _LEFT_OUT or name == _FALLBACK or _is_deleted_row(element):
            return
        local = name.rpartition("}")[2]
        if local == "p":
            self._paragraph(element)
        elif local == "r":
            self._run(element)
        elif local == "fldSimple" and (found := _NOTE_FIELD.search(element.get(f"{{{W}}}instr", ""))):
            self._cite(self._bookmarks.get(found.group(1), ""))
        else:
            if local == "tbl" and not all(self._is_aside(one) for one in element.iter(f"{{{W}}}p")):
                self._remarks.add(TABLES)
            for child in element:
                self.walk(child)

    def _called(self, element: Element) -> str:
        style = element.find(f"{{{W}}}pPr/{{{W}}}pStyle")
        return self._names.get(style.get(f"{{{W}}}val", ""), "Normal") if style is not None else "Normal"

    def _is_aside(self, element: Element) -> bool:
        return self._called(element) == PREFIX

    def _paragraph(self, element: Element) -> None:
        called = self._called(element)
        if called == PREFIX:
            if words := clean(" ".join(_words(element))):
                self._letterhead.append(words)
            return
        runs_on = self._now is not None
        paragraph = self._now = self._now or WordParagraph()
        if not (runs_on and called == "Normal" and paragraph.runs):
            paragraph.style = called
        for child in element:
            self.walk(child)
        # a paragraph whose mark was deleted goes on in the next one
        mark = element.find(f"{{{W}}}pPr/{{{W}}}rPr")
        if mark is None or mark.find(f"{{{W}}}del") is None:
            self._paragraphs.append(paragraph)
            self._now = None

    def _run(self, element: Element) -> None:
        properties = element.find(f"{{{W}}}rPr")
        if properties is not None and _is_on(properties.find(f"{{{W}}}vanish")):
            self._remarks.add(HIDDEN)
            return
        style = properties.find(f"{{{W}}}rStyle") if properties is not None else None
        cites = style is not None and self._names.get(style.get(f"{{{W}}}val", "")) == "note"
        words = "".join(self._sign(child, cites=cites) for child in element)
        if words and self._now is not None:
            self._now.runs.append(words)

    def _sign(self, element: Element, *, cites: bool) -> str:
        local = str(element.tag).rpartition("}")[2]
        if local in {"drawing", "pict", "object"}:
            boxed = next(element.iter(f"{{{W}}}txbxContent"), None) is not None
            self._remarks.add(BOXES if boxed else PICTURES)
        elif local == "AlternateContent":
            self._remarks.add(PICTURES if next(element.iter(f"{{{W}}}txbxContent"), None) is None else BOXES)
        elif local in {"footnoteReference", "endnoteReference"}:
            self._cite(_note_id(local.removesuffix("Reference"), element))
        elif local == "instrText" and (found := _NOTE_FIELD.search(element.text or "")):
            self._cite(self._bookmarks.get(found.group(1), ""))
        if cites:
            return ""  # the figure of a note, and the comma between two
        if local == "t":
            return element.text or ""
        return {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}.get(local, "")

    def _cite(self, note: str) -> None:
        if note and self._now is not None:
            self._now.notes.append((len(self._now.raw), note))

    def _notes(self, kind: str) -> dict[str, str]:
        root = self._document.part(f"{kind}s")
        found = {}
        for note in root.iter(f"{{{W}}}{kind}") if root is not None else ():
            if note.get(f"{{{W}}}type") in (None, "normal"):
                found[_note_id(kind, note)] = clean(" ".join(_words(note)))
        return found

    def _comments(self) -> tuple[str, ...]:
        root = self._document.part("comments")
        every = root.iter(f"{{{W}}}comment") if root is not None else iter(())
        return tuple(words for one in every if (words := clean(" ".join(_words(one)))))


def _words(element: Element) -> Iterator[str]:
    """The words of the paragraphs of a note or a remark, as accepted."""
    for paragraph in element.iter(f"{{{W}}}p"):
        yield "".join(
            text.text or ""
            for text in paragraph.iter(f"{{{W}}}t")
            if not any(parent.tag in _LEFT_OUT for parent in text.iterancestors())
        )


def _style_names(styles: Element | None) -> dict[str, str]:
    """What each style is to a letter, by its id: a word processor may give it another id and keeps its name."""
    found = {}
    for style in styles.iter(f"{{{W}}}style") if styles is not None else ():
        name = style.find(f"{{{W}}}name")
        called = name.get(f"{{{W}}}val", "").casefold() if name is not None else ""
        kind = "Heading1" if called.startswith("heading") else _STYLES.get(called, "")
        kind = PREFIX if called.startswith(_LETTERHEAD) else kind
        if called in {"footnote reference", "endnote reference"}:
            kind = "note"
        if kind:
            found[style.get(f"{{{W}}}styleId", "")] = kind
    return found


def _bookmarks(root: Element) -> dict[str, str]:
    """The note that stands behind the beginning of each bookmark."""
    found, waiting = {}, ""
    for element in root.iter(f"{{{W}}}bookmarkStart", f"{{{W}}}footnoteReference"):
        if element.tag == f"{{{W}}}bookmarkStart":
            waiting = element.get(f"{{{W}}}name", "")
        elif waiting:
            found[waiting], waiting = _note_id("footnote", element), ""
    return found


def _note_id(kind: str, element: Element) -> str:
    return f"{kind} {element.get(f'{{{W}}}id', '')}"


def _is_deleted_row(element: Element) -> bool:
    return element.tag == f"{{{W}}}tr" and element.find(f"{{{W}}}trPr/{{{W}}}del") is not None


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(f"{{{W}}}val", "true") not in {"0", "false", "off"}
