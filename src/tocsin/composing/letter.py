"""A letter as data: parts, paragraphs, sentences, and under each sentence what it rests on (DESIGN 2.5).

A sentence that says something about a person or an event rests on claims; what asks, thinks, greets or gives an
address is ours. `Part` refuses a sentence whose basis its kind does not allow: a letter that breaks the rule cannot be
built.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tocsin.domain.errors import Cause


class OursKind(StrEnum):
    """What a sentence of our own is for."""

    DEMAND = "demand"
    POSITION = "position"
    LAW = "law"
    COURTESY = "courtesy"
    CONTACT = "contact"  # numbers, dates, addresses: what makes a sheet of paper a letter


@dataclass(frozen=True, slots=True)
class Claims:
    """Rests on these claims of the record, each named once, in the order of use. Raises ValueError for none."""

    ids: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.ids or not all(self.ids):
            raise ValueError("a sentence that states something names its claims")


@dataclass(frozen=True, slots=True)
class Ours:
    """Said by us, in our own name."""

    kind: OursKind


@dataclass(frozen=True, slots=True)
class CameBack:
    """Words of a letter that came back from a word processor: they rest on these claims, or on none.

    Whether they may rest on none is no question of the form: what does is one list at approval (`domain.bindings`).
    """

    ids: tuple[str, ...] = ()


Basis = Claims | Ours | CameBack


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and what they rest on. `notes` are footnote numbers; `looked` is false if nobody looked at a claim."""

    text: str
    basis: Basis
    notes: tuple[int, ...] = ()
    looked: bool = True

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a sentence has words")


class Style(StrEnum):
    """How a paragraph is set."""

    TEXT = "text"
    LEAD = "lead"  # the summary
    LINES = "lines"  # each sentence on a line of its own: an address, a signature
    ITEM = "item"  # one numbered demand
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together.

    `number` counts the items of a part from 1, and is 0 elsewhere; the last `small` sentences are set small: whom a
    demand is addressed to, how an addressee is greeted and when the address was checked.
    """

    sentences: tuple[Sentence, ...]
    style: Style = Style.TEXT
    number: int = 0
    small: int = 0

    def __post_init__(self) -> None:
        if not self.sentences:
            raise ValueError("an empty paragraph is left out, not built")


class PartKind(StrEnum):
    """The parts of an appeal (STANDARDS 3.8). A template says which, in what order, under what heading."""

    SUMMARY = "summary"
    EVENTS = "events"
    LINK = "link"
    RISK = "risk"
    BACKGROUND = "background"
    UNKNOWN = "unknown"
    LAW = "law"
    POSITION = "position"
    DEMANDS = "demands"
    ADDRESSEES = "addressees"
    REPLY = "reply"
    PREVIOUS = "previous"
    CONSENT = "consent"
    ANNEXES = "annexes"
    CONTACT = "contact"
    REMEDIES = "remedies"  # what was tried at home, and before other bodies
    CONFIDENTIAL = "confidential"  # of a submission: what is to stay so
    CORRECTION = "correction"  # of an appeal that went out; no appeal has it
    WITHDRAWAL = "withdrawal"  # of one that no longer stands


_OURS: dict[PartKind, frozenset[OursKind]] = {
    PartKind.LINK: frozenset({OursKind.POSITION}),
    PartKind.LAW: frozenset({OursKind.LAW}),
    PartKind.POSITION: frozenset({OursKind.POSITION}),
    PartKind.DEMANDS: frozenset({OursKind.DEMAND, OursKind.COURTESY}),
    PartKind.ADDRESSEES: frozenset({OursKind.CONTACT}),
    PartKind.REPLY: frozenset({OursKind.CONTACT, OursKind.COURTESY}),
    PartKind.PREVIOUS: frozenset({OursKind.CONTACT}),
    PartKind.ANNEXES: frozenset({OursKind.CONTACT}),
    PartKind.CONTACT: frozenset({OursKind.CONTACT, OursKind.COURTESY}),
    PartKind.CONFIDENTIAL: frozenset({OursKind.CONTACT}),
}
_BOTH = frozenset({PartKind.LINK, PartKind.PREVIOUS, PartKind.ANNEXES})
FREE = frozenset(_OURS) - _BOTH  # what stands there is ours, whoever writes it
_STATES = frozenset(PartKind) - frozenset(_OURS) | _BOTH


def _allowed(kind: PartKind, basis: Basis) -> bool:
    if isinstance(basis, CameBack):
        return True
    if isinstance(basis, Claims):
        return kind in _STATES
    return basis.kind in _OURS.get(kind, frozenset())


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the letter. Raises ValueError for a sentence whose basis has no place in such a part."""

    kind: PartKind
    heading: str
    paragraphs: tuple[Paragraph, ...]

    def __post_init__(self) -> None:
        for paragraph in self.paragraphs:
            for sentence in paragraph.sentences:
                if not _allowed(self.kind, sentence.basis):
                    raise ValueError(f"a sentence of the part “{self.kind}” rests on the wrong ground")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A published document behind a sentence: title, publisher, date, address. Only what is marked publishable."""

    number: int
    text: str
    basis: Claims | CameBack
    url: str = ""
    looked: bool = True

    @property
    def lead(self) -> str:
        """The words with the stop that parts them from the address; some end in one already (“12 września 2026 r.”)."""
        return f"{self.text}." if self.text and self.url and not self.text.endswith(".") else self.text


@dataclass(frozen=True, slots=True)
class Gap:
    """What the officer should know before this leaves; never printed. `entity` is "" for the brief or the whole."""

    message: Cause
    property: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True)
class BasisRow:
    """Where a sentence stands, its words, and what it rests on: claim ids, or the kind of `ours`."""

    place: str
    text: str
    claims: tuple[str, ...]
    ours: str
    looked: bool


NOT_CLEARED = "DRAFT, NOT CLEARED"
NOBODY_LOOKED = "contains what nobody has looked at"
_MARKS = {
    "en": (NOT_CLEARED, NOBODY_LOOKED),
    "uk": ("ЧЕРНЕТКА, НЕ СХВАЛЕНО", "містить те, чого ніхто не переглядав"),
    "ru": ("ЧЕРНОВИК, НЕ ОДОБРЕНО", "содержит то, чего никто не просматривал"),
    "pl": ("PROJEKT, NIEZATWIERDZONY", "zawiera to, czego nikt nie przejrzał"),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """A composed letter. `kind` is its type in words, `meta` the lines under the title (type, number, date).

    Its pages say that it is a draft, but for those that leave once it is approved (`draft` is false). One that is
    `public` may stand on our own site, too; `update` counts the letters of one number after the first. Raises
    ValueError for one that leaves where nobody looked at something.
    """

    kind: str
    number: str
    version: int
    day: date
    language: str
    sender: str
    title: Sentence
    meta: tuple[Sentence, ...]
    parts: tuple[Part, ...]
    footnotes: tuple[Footnote, ...] = ()
    gaps: tuple[Gap, ...] = ()
    draft: bool = True
    public: bool = False
    update: int = 0

    def __post_init__(self) -> None:
        if not self.draft and self.nobody_looked:
            raise ValueError("what nobody has looked at is never more than a draft")
        ours = isinstance(self.title.basis, Ours)
        if ours:
            raise ValueError("a title states something: it names its claims")

    def sentences(self) -> Iterator[tuple[str, Sentence]]:
        """Every sentence with its place: `title`, `meta 1`, `events 2.1` (part, paragraph, sentence)."""
        yield "title", self.title
        yield from ((f"meta {number}", line) for number, line in enumerate(self.meta, 1))
        for part in self.parts:
            for at, paragraph in enumerate(part.paragraphs, 1):
                for place, sentence in enumerate(paragraph.sentences, 1):
                    yield f"{part.kind} {at}.{place}", sentence

    def part(self, kind: PartKind) -> Part | None:
        """The part of this kind, if the letter has it."""
        return next((part for part in self.parts if part.kind is kind), None)

    @property
    def nobody_looked(self) -> bool:
        """Whether anything used was accepted without a person looking at it."""
        return not all(sentence.looked for _, sentence in self.sentences()) or not all(n.looked for n in self.footnotes)

    @property
    def may_be_approved(self) -> bool:
        """Whether the letter may go on to clearing and a second person."""
        return not self.nobody_looked

    @property
    def marks(self) -> tuple[str, ...]:
        """What every page says; nothing on those that leave."""
        if not self.draft:
            return ()
        marks = _MARKS[self.language]
        return marks if self.nobody_looked else marks[:1]

    def basis_table(self) -> tuple[BasisRow, ...]:
        """Each sentence and footnote with what it rests on. Claim ids are for us; no rendered letter carries one."""
        rows = [_row(place, sentence.text, sentence.basis, sentence.looked) for place, sentence in self.sentences()]
        rows += [_row(f"footnote {note.number}", note.text, note.basis, note.looked) for note in self.footnotes]
        return tuple(rows)


def _row(place: str, text: str, basis: Basis, looked: bool) -> BasisRow:
    if not isinstance(basis, Ours):
        return BasisRow(place, text, basis.ids, "", looked)
    return BasisRow(place, text, (), str(basis.kind), looked)
