"""The letterhead: who we are, as our letters say it, and the paper that they are set on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tocsin.domain.errors import Cause

LARGEST = 8 << 20  # of a file that is taken in
LARGEST_PICTURE = 5 << 20
FIELDS = ("name", "line", "registration", "signatory")
_AFTER_NAME = re.compile(r"\s*[,;(\n–—]")
_NAME = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """`line` holds address and contact, each line as it is printed. What is not recorded is empty."""

    name: str = ""
    line: str = ""
    registration: str = ""
    signatory: str = ""

    @property
    def contact(self) -> str:
        """What stands under the name: address, contact, registration, a line each."""
        return "\n".join(part for part in (self.line, self.registration) if part)

    @property
    def signatory_name(self) -> str:
        """Who signs, without the office; empty where that is no name of two words."""
        name = _AFTER_NAME.split(self.signatory.strip(), maxsplit=1)[0]
        words = [word for word in name.split() if _NAME.search(word)]
        return name if len(words) > 1 else ""


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
