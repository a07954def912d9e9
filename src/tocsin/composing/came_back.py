"""A letter made anew from what came back of it: the same words in the same order, and under each what it rests on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, zip_longest

from tocsin.composing.letter import CameBack, Footnote, Gap, Letter, Paragraph, Part, PartKind, Sentence, Style
from tocsin.composing.wording import LANGUAGES, fill, pattern, speaking
from tocsin.domain.bindings import Binding
from tocsin.domain.errors import Cause

META, TITLE, HEADING, NOTE = "Meta", "Title", "Heading1", "note"
ITEM = "ListNumber"
_STYLES = {"Lead": Style.LEAD, "ListBullet": Style.BULLET, ITEM: Style.ITEM, "Address": Style.LINES}
_SMALL = {"Addressed": Style.ITEM, "AddressNote": Style.LINES}
_URL = re.compile(r"^(?P<text>.*?)\.?\s*(?P<url>https?://\S+)$", re.DOTALL)
BETWEEN = "·"


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence that came back, and the notes that it cites, by their ids in the file."""

    row: Binding
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph that came back."""

    style: str
    sentences: tuple[Said, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(one.row.text for one in self.sentences)


@dataclass(frozen=True, slots=True)
class Head:
    """What a letter is called, its version, day and language, and who sends it."""

    kind: str
    number: str
    version: int
    day: date
    language: str
    sender: str


def version_words(language: str, version: int) -> str:
    """“Version 2”, as it stands under the title."""
    with speaking(language):
        return fill(pattern("phrases", "version"), number=str(version))


def letter_of(
    head: Head,
    blocks: Sequence[Block],
    notes: Mapping[str, Binding],
    unlooked: Collection[str],
    gaps: Sequence[Cause] = (),
) -> Letter | None:
    """The letter of these paragraphs and notes; None where none of them is set as a title.

    `unlooked` are claims that nobody has looked at, `gaps` what was not taken over.
    """
    made = _Maker(notes, unlooked)
    title = next((block for block in blocks if block.style == TITLE), None)
    if title is None:
        return None
    meta = next((block for block in blocks if block.style == META), None)
    body = [block for block in blocks if block is not title and block is not meta]
    heading = made.whole(title)
    parts = tuple(made.parts(body))
    return Letter(
        kind=head.kind,
        number=head.number,
        version=head.version,
        day=head.day,
        language=head.language,
        sender=head.sender,
        title=heading,
        meta=tuple(_meta_lines(meta, head)),
        parts=parts,
        footnotes=tuple(made.footnotes),
        gaps=tuple(Gap(message) for message in gaps),
    )


def _meta_lines(meta: Block | None, head: Head) -> Iterator[Sentence]:
    """Kind and number, version, day; the version is the new one, whatever stands there."""
    version = version_words(head.language, head.version)
    lines = [line.strip() for line in (meta.text if meta else "").split(BETWEEN) if line.strip()]
    numbered = re.compile("|".join(re.escape(version_words(one, 0)).replace("0", r"\d+") for one in LANGUAGES))
    lines = [version if numbered.fullmatch(line) else line for line in lines]
    if version not in lines:
        lines.insert(min(1, len(lines)), version)
    yield from (Sentence(line, CameBack()) for line in dict.fromkeys(lines))


@dataclass
class _Maker:
    """Makes parts, and footnotes in the order in which a reader meets them."""

    notes: Mapping[str, Binding]
    unlooked: Collection[str]
    footnotes: list[Footnote] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def parts(self, blocks: Sequence[Block]) -> Iterator[Part]:
        """A part from each heading to the next."""
        section = 0

        def counted(block: Block) -> int:
            nonlocal section
            section += block.style == HEADING
            return section

        for _, several in groupby(blocks, counted):
            own = list(several)
            heading = own.pop(0).text if own[0].style == HEADING else ""
            paragraphs = tuple(self._paragraphs(own))
            if heading or paragraphs:
                yield Part(_kind_of(own), heading, paragraphs)

    def whole(self, block: Block) -> Sentence:
        """All sentences of a block as one: a title."""
        claims = dict.fromkeys(claim for one in block.sentences for claim in one.row.claims)
        return Sentence(block.text, CameBack(tuple(claims)), (), self._looked(tuple(claims)))

    def _paragraphs(self, blocks: Sequence[Block]) -> Iterator[Paragraph]:
        waiting: list[Block] = []
        number = 0
        for block in blocks:
            if waiting and _SMALL.get(block.style) is _STYLES.get(waiting[0].style, Style.TEXT):
                waiting.append(block)
                continue
            if waiting:
                yield self._paragraph(waiting, number)
            number = number + 1 if block.style == ITEM else 0 if block.style != "Addressed" else number
            waiting = [block]
        if waiting:
            yield self._paragraph(waiting, number)

    def _paragraph(self, blocks: Sequence[Block], number: int) -> Paragraph:
        style = _STYLES.get(blocks[0].style, Style.TEXT)
        sentences = tuple(self._sentence(one) for block in blocks for one in block.sentences)
        small = sum(len(block.sentences) for block in blocks[1:])
        return Paragraph(sentences, style, number if style is Style.ITEM else 0, small)

    def _sentence(self, said: Said) -> Sentence:
        row = said.row
        cited = tuple(dict.fromkeys(self._number(note) for note in said.notes if note in self.notes))
        return Sentence(row.text, CameBack(row.claims), cited, self._looked(row.claims))

    def _number(self, note: str) -> int:
        if note not in self.numbers:
            row = self.notes[note]
            self.numbers[note] = len(self.numbers) + 1
            text, url = parted(row.text)
            looked = self._looked(row.claims)
            self.footnotes.append(Footnote(self.numbers[note], text, CameBack(row.claims), url, looked))
        return self.numbers[note]

    def _looked(self, claims: tuple[str, ...]) -> bool:
        return not any(claim in self.unlooked for claim in claims)


def parted(note: str) -> tuple[str, str]:
    """The words of a footnote, and its address."""
    found = _URL.match(note)
    return (found["text"].strip(), found["url"]) if found else (note, "")


def _kind_of(blocks: Sequence[Block]) -> PartKind:
    """The kind of the part that its sentences stood in; for what never stood in one, by how it is set."""
    places = (one.row.place.partition(" ")[0] for block in blocks for one in block.sentences)
    known = next((place for place in places if place in set(PartKind)), None)
    if known:
        return PartKind(known)
    if blocks and all(block.style in {"Address", "AddressNote"} for block in blocks):
        return PartKind.ADDRESSEES
    return PartKind.POSITION


@dataclass(frozen=True, slots=True)
class Demanded:
    """One numbered demand: its sentences, and the words below it that say of whom it is asked."""

    rows: tuple[Binding, ...]
    of: str = ""


def demands_of(blocks: Sequence[Block]) -> list[Demanded]:
    """The numbered demands, in their order."""
    return [
        Demanded(tuple(one.row for one in block.sentences), below.text if below and below.style == "Addressed" else "")
        for block, below in zip_longest(blocks, blocks[1:])
        if block and block.style == ITEM
    ]
