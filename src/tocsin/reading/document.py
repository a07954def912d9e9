"""What a document says of itself at its head and its foot: place, publisher, and whom to ask for more.

Everything stands on words of the text; what is not written there stays unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.reading.layout import BlockKind, Layout
from tocsin.reading.model import ContactRead, NamedAt, OrganisationRead, PersonRead, Span

_HEAD, _TAIL = 8, 14  # lines of the document's beginning and end
_LONGEST_LINE = 300  # code points that are looked at
_LAST = 40  # lines in which a contact is offered
_SHORT = 80  # code points of a line that is only an offer
_REGION = 8  # lines below the words that offer a contact
_WORD = r"[^\W\d_a-zа-яёіїєґąćęłńóśźż][^\W\d_.]*(?:[-'’ʼ.][^\W\d_]+){0,2}"
_NAME = rf"{_WORD}(?:[ ](?:(?:de|la|of|the|над|на|nad)[ ])?{_WORD}){{0,3}}(?:,[ ]{_WORD}(?:[ ]{_WORD})?)?"
_TOWN = r"(?:(?:м|г|город|місто)\.?[ ])?"
_BEFORE = re.compile(rf"\W{{0,4}}{_TOWN}(?P<place>{_NAME})\W{{1,4}}\Z")
_BEHIND = re.compile(rf"(?:\s?(?:года?|г\.|року|р\.|roku|r\.))?[ ]?[,–—(-][ ]?{_TOWN}(?P<place>{_NAME})\)?\.?\Z")
_OPENING = re.compile(rf"\(?{_TOWN}(?P<place>{_NAME})\)?[ ]?(?:[–—]|--?(?=[ ]))")
_LABEL = re.compile(rf"(?i:place|location|место|місце|miejsce)[ ]?:[ ]?{_TOWN}(?P<place>{_NAME})")
_NO_PLACE = re.compile(
    r"(?:date|dated|published|publication|issued|posted|updated|released?|press|statement|sent|on|for|the|mon|tues|wednes"
    r"|thurs|fri|satur|sun|дата|опубликовано|опубліковано|от|від|пресс|прес|заявление|заява|data|opublikowano|dnia|wydano"
    r"|oświadczenie|komunikat|в|у|w)(?:day)?\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:for (?:more|further|additional|any) information|(?:media|press) (?:contacts?|inquiries|enquiries)|contacts?\b"
    r"|please contact|за (?:дополнительной|подробной) информацией|контакт|за (?:додатковою|детальною) інформацією"
    r"|(?:więcej|dodatkowych|bliższych) informacji|kontakt)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_PHONE = re.compile(r"(?:\+|(?<=tel)|(?<=тел)|(?<=[:.] )|(?<=[:.]))\(?\d[\d ()./-]{6,20}\d", re.IGNORECASE)
_PHONE_LINE = re.compile(
    r"\+|\b(?:tel|phone|telephone|mobile|mob|cell|fax|тел|телефон|моб|факс|telefon|kom|faks)\b", re.IGNORECASE
)
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]{3,300}")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[ ]?(?:\d{4}[ ,]*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heads:
    """What a document says of itself."""

    place: NamedAt | None
    publisher: NamedAt | None
    contacts: tuple[ContactRead, ...]


def find_heads(
    layout: Layout, day: Span | None, persons: Sequence[PersonRead], bodies: Sequence[OrganisationRead]
) -> Heads:
    """Place, publisher and contacts of a document. `day` is where its date stands."""
    lines = list(_lines(layout.text))
    offered, region = _region(layout, lines)
    return Heads(
        _place(layout.text, lines, day),
        _publisher(layout, lines, region if offered else (), bodies),
        tuple(_contacts(layout.text, region, _person_in(region, persons) if offered else None, offered=offered)),
    )


def _lines(text: str) -> Iterator[Span]:
    """Where the lines that hold something begin and end."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _place(text: str, lines: Sequence[Span], day: Span | None) -> NamedAt | None:
    head = lines[:_HEAD]
    for start, end in head:
        if found := _LABEL.match(text, start, min(end, start + _LONGEST_LINE)):
            return _named(found)
    if day is not None:
        start = text.rfind("\n", 0, day[0]) + 1
        end = text.find("\n", day[1])
        end = len(text) if end < 0 else end
        before = _BEFORE.match(text[max(start, day[0] - _LONGEST_LINE) : day[0]])
        if before and not _NO_PLACE.match(before["place"]):
            at = max(start, day[0] - _LONGEST_LINE)
            return NamedAt(before["place"], (at + before.start("place"), at + before.end("place")))
        behind = _BEHIND.match(text, day[1], min(end, day[1] + _LONGEST_LINE))
        if behind:
            return _named(behind)
    for start, end in head:
        found = _OPENING.match(text, start, min(end, start + _LONGEST_LINE))
        if found and found.end() < end and not _NO_PLACE.match(found["place"]) and found["place"].count(" ") < 3:
            return _named(found)
    return None


def _named(match: re.Match[str]) -> NamedAt:
    return NamedAt(match["place"], match.span("place"))


def _region(layout: Layout, lines: Sequence[Span]) -> tuple[bool, list[Span]]:
    """The lines that may say whom to ask, never notes: those below words that offer it, and whether there are such.

    Else the first and the last lines.
    """
    notes = [(block.start, block.end) for block in layout.blocks if block.kind is BlockKind.FOOTNOTE]
    starts = [start for start, _end in notes]
    told = [line for line in lines if not _inside(line, notes, starts)]
    tail = told[max(1, len(told) - _LAST) :]
    for place, (start, end) in enumerate(tail):
        if _offers(layout.text[start : min(end, start + _LONGEST_LINE)]):
            return True, tail[place : place + _REGION]
    return False, told[:_HEAD] + told[max(_HEAD, len(told) - _TAIL) :]


def _offers(line: str) -> bool:
    """Whether a line offers a contact: it is only that, or says whom to write to."""
    return _CUE.search(line) is not None and (len(line) <= _SHORT or "@" in line or line.rstrip().endswith(":"))


def _inside(line: Span, notes: Sequence[Span], starts: Sequence[int]) -> bool:
    place = bisect_right(starts, line[1] - 1) - 1
    return place >= 0 and line[0] < notes[place][1]


def _contacts(text: str, region: Sequence[Span], name: str | None, *, offered: bool) -> Iterator[ContactRead]:
    for start, end in region:
        stop = min(end, start + _LONGEST_LINE)
        for match in _MAIL.finditer(text, start, stop):
            yield ContactRead("email", match[0], name, match.span())
        if _PHONE_LINE.search(text, start, stop):
            for match in _PHONE.finditer(text, start, stop):
                yield ContactRead("phone", match[0], name, match.span())
        if offered:
            for match in _WEB.finditer(text, start, stop):
                address = match[0].rstrip(".,;:)]")
                yield ContactRead("web", address, name, (match.start(), match.start() + len(address)))


def _person_in(region: Sequence[Span], persons: Sequence[PersonRead]) -> str | None:
    """Who is named first in these lines."""
    first, last = region[0][0], region[-1][1]
    found = [(span, one.name) for one in persons for span in one.mentions if first <= span[0] < last]
    return min(found)[1] if found else None


def _publisher(
    layout: Layout, lines: Sequence[Span], region: Sequence[Span], bodies: Sequence[OrganisationRead]
) -> NamedAt | None:
    """A body that is the letterhead, or that the text calls its author, or that is to be asked, or has the rights."""
    mentions = sorted(((span, body) for body in bodies for span in body.mentions), key=lambda one: one[0])
    title = layout.title[0] if layout.title else None
    for span, body in mentions:
        line = next(((start, end) for start, end in lines[:_HEAD] if start <= span[0] < end), None)
        if line is not None and title != line[0] and layout.text[slice(*line)].strip() == layout.text[slice(*span)]:
            return NamedAt(body.name, span)
    author = next((body for body in bodies if "publisher" in body.roles and body.mentions), None)
    if author is not None:
        return NamedAt(author.name, author.mentions[0])
    if region:
        asked = [found for body in bodies for found in _written(layout.text, region, body)]
        if asked:
            return min(asked, key=lambda one: one.span)
    for start, end in lines[-_TAIL:]:
        rights = _COPYRIGHT.match(layout.text, start, min(end, start + _LONGEST_LINE))
        for span, body in mentions:
            if rights and rights.end() <= span[0] < end:
                return NamedAt(body.name, span)
    return None


def _written(text: str, region: Sequence[Span], body: OrganisationRead) -> Iterator[NamedAt]:
    """Where a body stands in these lines, by any of its names."""
    for name in (body.name, *body.aliases):
        at = text.find(name, region[0][0], region[-1][1]) if len(name) > 2 else -1
        if at >= 0:
            yield NamedAt(body.name, (at, at + len(name)))
