"""What a form says of a redacted copy: what is taken out, from where, and whom its pictures show."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from tocsin.access.redacting import Document
from tocsin.actions.redact import NOBODY, SOMEBODY, Wanted
from tocsin.domain.redacting import FULL, Area, Cut, Kind, Proposal, merged, places_of
from tocsin.letters.naming import LANGUAGE_NAMES
from tocsin.web.words import term_label

TEXT, PICTURES = "text", "pictures"
MOST = 2_000  # rows of one form
_CUT = re.compile(r"(\d{1,7})-(\d{1,7})")
_AREA = re.compile(r"(\d{1,3}):(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5}):([a-z_]{1,20})")
_PER_CENT = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Row:
    """Something that may be taken out of a text: the words with what stands around them, and its kind."""

    key: str
    before: str
    words: str
    after: str
    kind: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """An area of a page as a form carries it, in ten-thousandths of the page; `kind` is what its kind is called."""

    key: str
    page: int
    left: int
    top: int
    width: int
    height: int
    kind: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Hint:
    """What was found in the text that was read of a page: where to look, the words, what they are."""

    page: int
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a form says; `missing` are words that it asked for and the text does not hold.

    `hints` are what was found in the text, for whoever draws on the pages.
    """

    wanted: Wanted
    rows: tuple[Row, ...]
    spots: tuple[Spot, ...]
    missing: tuple[str, ...]
    hints: tuple[Hint, ...]


def said_by(form: QueryDict, document: Document, proposals: Sequence[Proposal]) -> Said:
    """What a form says of this document, or, where none was sent, what is proposed."""
    text = document.text
    shown = [_as_cut(key, form) for key in form.getlist("row")[:MOST]] if "way" in form else [p.cut for p in proposals]
    ticked = set(form.getlist("take")) if "way" in form else {_key(cut) for cut in shown if cut}
    cuts = [cut for cut in shown if cut is not None and cut.end <= len(text)]
    added, missing = list[Cut](), list[str]()
    for words in filter(None, (line.strip() for line in form.get("also", "").splitlines())):
        places = places_of(text, words)
        added += [Cut(start, end, _kind(form.get("also_kind", ""))) for start, end in places]
        missing += [] if places else [words]
    added = [one for one in merged(text, added) if _key(one) not in {_key(cut) for cut in cuts}]
    taken = [cut for cut in cuts if _key(cut) in ticked] + added
    areas, spots = _areas(form)
    shows = tuple(dict.fromkeys(one for one in form.getlist("shows") if one not in {NOBODY, SOMEBODY}))
    unnamed = next((one for one in (SOMEBODY, NOBODY) if one in form.getlist("shows")), "")
    language = form.get("language", "")
    wanted = Wanted(
        language if language in LANGUAGE_NAMES else "en",
        form.get("office", ""),
        tuple(taken),
        form.get("way") == PICTURES,
        areas,
        shows,
        unnamed,
    )
    rows = tuple(_row(text, cut, taken=cut in taken) for cut in sorted({*cuts, *added}))
    return Said(wanted, rows, spots, tuple(missing), tuple(_hints(document, proposals)))


def _hints(document: Document, proposals: Sequence[Proposal]) -> Iterator[Hint]:
    """What to look for in the pages, in their order; `page` is 0 where the text has none."""
    starts = [start for start, _ in document.pages]
    for one in proposals:
        at = bisect(starts, one.cut.start)
        page = document.pages[at - 1][1] if at else 0
        words = " ".join(document.text[one.cut.start : one.cut.end].split())
        yield Hint(page, words, term_label("redaction_kinds", one.cut.kind))


def kinds() -> list[tuple[str, str]]:
    """Every kind, with what it is called."""
    return [(str(kind), term_label("redaction_kinds", kind)) for kind in Kind]


def _as_cut(key: str, form: QueryDict) -> Cut | None:
    found = _CUT.fullmatch(key)
    if found is None or not int(found[1]) < int(found[2]):
        return None
    return Cut(int(found[1]), int(found[2]), _kind(form.get(f"kind-{key}", "")))


def _areas(form: QueryDict) -> tuple[tuple[Area, ...], tuple[Spot, ...]]:
    """The areas that are taken out, and all that the form lists; one that was typed in per cent is listed once."""
    listed, ticked = form.getlist("spot")[:MOST], form.getlist("area")[:MOST]
    known = {key: area for key in dict.fromkeys((*listed, *ticked)) if (area := _as_area(key))}
    typed = _typed_area(form)
    if typed is not None and _area_key(typed) not in known:
        known[_area_key(typed)] = typed
        ticked = [*ticked, _area_key(typed)]
    taken = tuple(area for key, area in known.items() if key in ticked)
    return taken, tuple(_spot(key, area, taken=key in ticked) for key, area in known.items())


def _as_area(key: str) -> Area | None:
    found = _AREA.fullmatch(key)
    if found is None:
        return None
    page, left, top, right, bottom = (int(found[place]) for place in range(1, 6))
    return Area(page, left, top, right, bottom, _kind(found[6]))


def _typed_area(form: QueryDict) -> Area | None:
    typed = [form.get(name, "").strip().replace(",", ".") for name in ("page", "left", "top", "right", "bottom")]
    if not all(_PER_CENT.fullmatch(one) for one in typed):
        return None
    left, top, right, bottom = (round(float(side) * FULL / 100) for side in typed[1:])
    return Area(int(float(typed[0])), left, top, right, bottom, _kind(form.get("area_kind", "")))


def _kind(word: str) -> Kind:
    return Kind(word) if word in list(Kind) else Kind.OTHER


def _key(cut: Cut) -> str:
    return f"{cut.start}-{cut.end}"


def _row(text: str, cut: Cut, *, taken: bool) -> Row:
    before, after = text[max(0, cut.start - _AROUND) : cut.start], text[cut.end : cut.end + _AROUND]
    before, after = before.split("\n")[-1], after.split("\n")[0]
    if len(before) == _AROUND:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == _AROUND:
        after = f"{after.rpartition(' ')[0]} …"
    return Row(_key(cut), before, text[cut.start : cut.end], after, str(cut.kind), taken)


def _area_key(area: Area) -> str:
    return f"{area.page}:{area.left},{area.top},{area.right},{area.bottom}:{area.kind}"


def _spot(key: str, area: Area, *, taken: bool) -> Spot:
    width, height = area.right - area.left, area.bottom - area.top
    kind = term_label("redaction_kinds", area.kind)
    return Spot(key, area.page, area.left, area.top, width, height, kind, taken)
