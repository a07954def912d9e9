"""The letterhead: who we are, as our letters say it, and the paper that they are set on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tocsin.domain.errors import Cause

LARGEST = 8 << 20  # of a file that is taken in
LARGEST_PICTURE = 5 << 20
FIELDS = ("name", "line", "registration", "signatory")
SPOKEN = ("name", "line", "signatory")  # what can be said in each language
TONGUES = ("en", "uk", "ru", "pl")
EVERY_FIELD = (*FIELDS, *(f"{name}_{tongue}" for tongue in TONGUES for name in SPOKEN))
_AFTER_NAME = re.compile(r"\s*[,;(\n–—]")
_NAME = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """`line` holds address and contact, each line as it is printed. What is not recorded is empty.

    `spoken` is what is said in a language, by fields like `signatory_uk`; the others hold for every language.
    """

    name: str = ""
    line: str = ""
    registration: str = ""
    signatory: str = ""
    spoken: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, said: Mapping[str, str]) -> Letterhead:
        """The letterhead of these fields; empty ones count as not said."""
        spoken = {name: said[name] for name in EVERY_FIELD if name not in FIELDS and said.get(name)}
        return cls(**{name: said.get(name, "") for name in FIELDS}, spoken=spoken)

    def said(self, name: str) -> str:
        """A field by its name, those of a language too."""
        return str(getattr(self, name)) if name in FIELDS else self.spoken.get(name, "")

    def in_language(self, tongue: str) -> Letterhead:
        """What letters in this language say."""
        own = {name: words for name in SPOKEN if (words := self.spoken.get(f"{name}_{tongue}"))}
        return replace(self, **own, spoken={}) if own else replace(self, spoken={})

    @property
    def contact(self) -> str:
        """What stands under the name: address, contact, registration, a line each."""
        return "\n".join(part for part in (self.line, self.registration) if part)

    @property
    def signatory_names(self) -> tuple[str, ...]:
        """Who signs, in each language, without the office; none where that is no name of two words."""
        several = (self.signatory, *(self.spoken.get(f"signatory_{tongue}", "") for tongue in TONGUES))
        names = dict.fromkeys(_AFTER_NAME.split(one.strip(), maxsplit=1)[0] for one in several)
        return tuple(name for name in names if sum(bool(_NAME.search(word)) for word in name.split()) > 1)


class Piece(StrEnum):
    """A file of the paper."""

    LOGO = "logo"
    SIGNATURE = "signature"
    DOCUMENT = "document"  # the office's own letterhead, made in Word


PICTURES = (Piece.LOGO, Piece.SIGNATURE)


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and what it shows in words: what a screen reader says."""

    data: bytes
    words: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What letters are set on. `document` is the letterhead that was made in Word, as it was taken in."""

    who: Letterhead = Letterhead()
    logo: Picture | None = None
    signature: Picture | None = None
    document: bytes = b""

    @property
    def is_plain(self) -> bool:
        """Whether a letter is set as it is without any."""
        return not (self.logo or self.signature or self.document)


class LeftOut(StrEnum):
    """What of a letterhead made in Word is not carried over."""

    BOXES = "boxes"
    SHAPES = "shapes"
    PICTURES = "pictures"
    UNDESCRIBED = "undescribed"
    FLOWS = "flows"
    NESTED = "nested"
    MERGED = "merged"
    FIELDS = "fields"
    LINKS = "links"
    LISTS = "lists"
    NOTES = "notes"
    FRAMES = "frames"
    SECTIONS = "sections"
    EVEN = "even"
    FONTS = "fonts"
    NO_PLACE = "no-place"


LEFT_OUT_WORDS = {
    LeftOut.BOXES: Cause("Text boxes are left out with their words; set the words as paragraphs or in a table."),
    LeftOut.SHAPES: Cause("Drawn shapes, charts and old kinds of pictures are left out; give them as PNG or JPEG."),
    LeftOut.PICTURES: Cause("A picture that is not PNG or JPEG, or is damaged, is left out."),
    LeftOut.UNDESCRIBED: Cause("A picture has no description; a screen reader passes it over (Word: Edit Alt Text)."),
    LeftOut.FLOWS: Cause("Words do not flow around a picture; they are set as if it were not there."),
    LeftOut.NESTED: Cause("A table within a table is left out."),
    LeftOut.MERGED: Cause("Cells that are merged downwards are set one below the other."),
    LeftOut.FIELDS: Cause("Fields other than page numbers stay as the words that they last showed."),
    LeftOut.LINKS: Cause("Links stay as words; a letter follows none."),
    LeftOut.LISTS: Cause("Bullets and numbers of lists are left out; their words stay."),
    LeftOut.NOTES: Cause("Footnotes and remarks of the letterhead itself are left out."),
    LeftOut.FRAMES: Cause("Frames around paragraphs are left out; their words stay in the text."),
    LeftOut.SECTIONS: Cause("Of several sections the page, header and footer of the last one hold."),
    LeftOut.EVEN: Cause("A header or footer for even pages is left out."),
    LeftOut.FONTS: Cause("The PDF sets each typeface in one of two: Liberation Sans (like Arial) or Source Serif."),
    LeftOut.NO_PLACE: Cause("No place for the letter is marked: letters are put after what stands in the body."),
}
