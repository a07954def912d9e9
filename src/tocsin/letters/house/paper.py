"""The paper of one letter: the letterhead with its places filled, and the signature where it belongs.

DOCX and PDF are both made from this, so that they say and show the same. A draft has no signature, only its room: who
gets hold of one holds nothing that is signed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from tocsin.composing.letter import Letter, Part, PartKind, Style
from tocsin.composing.wording import bare_date, speaking
from tocsin.domain.letterhead import Paper, Picture
from tocsin.letters.house.drawn import EMU, Drawn, drawing, pictures_of
from tocsin.letters.house.pictures import size_of
from tocsin.letters.house.sifting import MARK
from tocsin.letters.house.styles import PREFIX
from tocsin.letters.naming import tied
from tocsin.letters.ooxml import Element, copy, el, local, parsed, text, w, whole

LOGO, SIGNATURE = "logo", "signature"
_ROOM = {LOGO: (170.0, 51.0), SIGNATURE: (150.0, 43.0)}  # points; within these a picture is as large as it can be
_EDGES = ("header-default", "header-first", "footer-default", "footer-first")


@dataclass(frozen=True, slots=True)
class House:
    """A letterhead that was made in Word, opened. `before` and `after` stand around the letter."""

    before: tuple[Element, ...]
    after: tuple[Element, ...]
    section: Element
    styles: Element
    edges: Mapping[str, Element]
    pictures: Mapping[str, bytes]

    @property
    def has_first(self) -> bool:
        """Whether the first page has a header and a footer of its own."""
        return self.section.find(w("titlePg")) is not None


@dataclass(frozen=True, slots=True)
class Filled:
    """The paper of one letter. `signature` is the paragraph of a signature that stands above who signs, if one does.

    `says_address`: the letterhead says to whom the letter goes, so that the letter need not begin with it.
    """

    before: tuple[Element, ...] = ()
    after: tuple[Element, ...] = ()
    edges: Mapping[str, Element] = field(default_factory=dict)
    signature: Element | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    house: House | None = None
    says_address: bool = False


@lru_cache(maxsize=2)
def opened(document: bytes) -> House:
    """A letterhead as `taking` wrote it."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    blocks = [*parsed(parts["word/document.xml"])[0]]
    place = next(at for at, one in enumerate(blocks) if "{letter}" in str(one.xpath("string(.)")))
    edges = {name: parsed(parts[f"word/{name}.xml"]) for name in _EDGES if f"word/{name}.xml" in parts}
    media = {name[11:-4]: data for name, data in parts.items() if name.startswith("word/media/")}
    styles = parsed(parts["word/styles.xml"])
    return House(tuple(blocks[:place]), tuple(blocks[place + 1 : -1]), blocks[-1], styles, edges, media)


def filled(letter: Letter, paper: Paper) -> Filled:
    """The paper for this letter."""
    house = opened(paper.document) if paper.document else None
    said = _said(letter, paper)
    own = {name: one for name, one in ((LOGO, paper.logo), (SIGNATURE, paper.signature)) if one}
    fill = _Filling(said, own, letter.draft)
    if house is None:
        above = (_block(letter, paper, paper.logo),) if paper.logo else ()
        signature = _signature(fill) if paper.signature else None
        return _with_pictures(Filled(above, signature=signature), own, {})
    before, after = (tuple(fill.block(one) for one in side) for side in (house.before, house.after))
    if after:
        _set_off(after[0])
    edges = {name: fill.block(root) for name, root in house.edges.items()}
    placed = {SIGNATURE, "addressee"} & fill.met
    signature = _signature(fill) if paper.signature and SIGNATURE not in placed else None
    made = Filled(before, after, edges, signature, house=house, says_address="addressee" in placed)
    return _with_pictures(made, own, house.pictures)


def _set_off(paragraph: Element) -> None:
    """Leave room above what follows a letter."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return
    spacing = properties.find(w("spacing"))
    if spacing is None:
        spacing = el("spacing")
        later = [one for one in properties if local(one) in {"ind", "contextualSpacing", "jc", "rPr"}]
        properties.insert(properties.index(later[0]) if later else len(properties), spacing)
    spacing.set(w("before"), str(max(whole(spacing.get(w("before"))), 240)))


def _with_pictures(made: Filled, own: Mapping[str, Picture], house: Mapping[str, bytes]) -> Filled:
    """With the pictures that are shown, and no other."""
    roots = [*made.before, *made.after, *made.edges.values(), *([made.signature] if made.signature is not None else [])]
    every = dict(house) | {name: one.data for name, one in own.items()}
    shown = {name: every[name] for root in roots for name in pictures_of(root) if name in every}
    return Filled(
        made.before, made.after, made.edges, made.signature, shown, made.house, says_address=made.says_address
    )


def _said(letter: Letter, paper: Paper) -> dict[str, list[str]]:
    """What stands at each place, in lines."""
    contact = signed_part(letter)
    lines = [one.text for one in contact.paragraphs[-1].sentences] if contact else []
    signs = lines[0] if lines and lines[0] != letter.sender else paper.who.in_language(letter.language).signatory
    with speaking(letter.language):
        day = bare_date(letter.day.isoformat())
    return {
        "letter": [],
        "date": [tied(day)],
        "number": [letter.number],
        "addressee": addressed(letter),
        "signatory": [signs],
    }


def signed_part(letter: Letter) -> Part | None:
    """The part that says who signs; a letter to one office greets it in a part of the same kind before."""
    found = (part for part in reversed(letter.parts) if part.kind is PartKind.CONTACT)
    return next((part for part in found if part.paragraphs[-1].style is Style.LINES), None)


def addressed(letter: Letter) -> list[str]:
    """To whom the letter goes, in lines: one office with its address, of several the name of each."""
    part = letter.part(PartKind.ADDRESSEES)
    blocks = [one for one in part.paragraphs if one.style is Style.LINES] if part else []
    large = [[said.text for said in one.sentences[: len(one.sentences) - one.small]] for one in blocks]
    return large[0] if len(large) == 1 else [lines[0] for lines in large]


class _Filling:
    """Puts what a letter says into the places of a letterhead. `met` are the places that it has."""

    def __init__(self, said: Mapping[str, list[str]], own: Mapping[str, Picture], draft: bool) -> None:
        self._said, self._own, self._draft = said, own, draft
        self.met: set[str] = set()

    def block(self, element: Element) -> Element:
        """A copy with its places filled."""
        made = copy(element)
        for one in [*made.iter(w("t"))]:
            if MARK.search(one.text or ""):
                self._fill(one)
        return made

    def _fill(self, one: Element) -> None:
        at, words = 0, one.text or ""
        for found in MARK.finditer(words):
            for sign in (*_lines([words[at : found.start()]]), *self._place(found[1].lower())):
                one.addprevious(sign)
            at = found.end()
        for sign in _lines([words[at:]]):
            one.addprevious(sign)
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)

    def _place(self, name: str) -> Iterator[Element]:
        self.met.add(name)
        if name in (LOGO, SIGNATURE):
            yield from self.picture(name)
        else:
            yield from _lines(self._said[name])

    def picture(self, name: str) -> Iterator[Element]:
        """Logo or signature; of a draft only the room that the signature will take."""
        if name not in self._own:
            return
        if name == SIGNATURE and self._draft:
            height = sized(self._own[name], name).height / EMU
            yield from _lines(["\u00a0"])
            yield from (el("br") for _ in range(round(height / 13) - 1))
        else:
            yield drawing(sized(self._own[name], name), name)


def _lines(lines: list[str]) -> Iterator[Element]:
    for at, line in enumerate(lines):
        if at:
            yield el("br")
        if line:
            yield text(line)


def sized(picture: Picture, name: str) -> Drawn:
    """The picture as large as its room."""
    width, height = size_of(picture.data)
    most = _ROOM[name]
    large = min(most[0] / width, most[1] / height)
    return Drawn(name, picture.words, round(width * large * EMU), round(height * large * EMU))


def styled(style: str, *runs: Element) -> Element:
    """A paragraph of the letterhead's own."""
    return el("p", el("pPr", el("pStyle", val=style)), *runs)


def _signature(fill: _Filling) -> Element:
    return styled(PREFIX, el("r", *fill.picture(SIGNATURE)))


def _block(letter: Letter, paper: Paper, logo: Picture) -> Element:
    """What stands above a letter where there is a logo and no letterhead made in Word: the logo, and who we are."""
    shown = sized(logo, LOGO)
    ours = paper.who.in_language(letter.language)
    lines = [line for line in ours.contact.split("\n") if line]
    who = styled(f"{PREFIX}Name", el("r", text(ours.name or letter.sender)))
    about = [styled(f"{PREFIX}Line", el("r", *_lines(lines)))] if lines else []
    left = max(round(shown.width / EMU * 20) + 340, 2_000)
    widths = (str(left), str(8618 - left))
    cells = ([styled(PREFIX, el("r", drawing(shown, LOGO)))], [who, *about])
    margins = el("tblCellMar", *(el(side, w="0", type="dxa") for side in ("top", "left", "bottom", "right")))
    row = [
        el("tc", el("tcPr", el("tcW", w=width, type="dxa"), el("vAlign", val="center")), *blocks)
        for width, blocks in zip(widths, cells, strict=True)
    ]
    look = el("tblPr", el("tblW", w="8618", type="dxa"), el("tblLayout", type="fixed"), margins)
    return el("tbl", look, el("tblGrid", *(el("gridCol", w=width) for width in widths)), el("tr", *row))
