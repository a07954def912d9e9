"""What a text in one of the three languages asks of whom: calls, duties, lists of demands, calls in headlines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.reading.draft import When
from tocsin.reading.layout import Block, BlockKind
from tocsin.reading.model import RequestRead, Span
from tocsin.reading.slavic.addressees import Found, addressees
from tocsin.reading.slavic.asking import BULLET, Asking, asking
from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.morphology import Form
from tocsin.reading.slavic.scan import Line

_LONGEST_ASK = 600
_NEAR, _BEHIND_NAME = 60, 170  # code points
_SUBJECT = frozenset({Case.NOMINATIVE})
_DASHES = ("—", "–", " - ", ":")


@dataclass(frozen=True, slots=True)
class _Page:
    """What all rules of requests look at."""

    found: Found
    asking: Asking
    whens: Sequence[When]
    starts: Sequence[int]
    civil: frozenset[int]
    """Where sentences begin that name a body of civil society."""

    @property
    def text(self) -> str:
        return self.found.scan.layout.text

    def named(self, start: int, end: int, cases: frozenset[Case] | None = None) -> tuple[str, ...]:
        """The addressees between two places of the text, which lie in one sentence."""
        number = max(0, bisect_left(self.starts, start + 1) - 1)
        if number >= len(self.found.scan.lines):
            return ()
        tokens = self.found.scan.lines[number].tokens
        places = [token.start for token in tokens]
        first, last = bisect_left(places, start), bisect_left(places, end)
        return addressees(self.found, number, first, last, *([cases] if cases else []))


def find_requests(found: Found, whens: Sequence[When]) -> list[RequestRead]:
    """The requests of a text, in order."""
    scan = found.scan
    starts = [line.sentence.start for line in scan.lines]
    civil = frozenset(starts[place.line] for body in found.bodies.all if body.quoted for place in body.mentions)
    page = _Page(found, asking(scan.language), whens, starts, civil)
    requests: list[RequestRead] = []
    lead: Span | None = None
    by_block = _lines_by_block(scan.lines)
    for number, block in enumerate(scan.layout.blocks):
        if lead is not None and _is_item(page, block):
            requests.append(_item(page, block, lead))
            continue
        lead = _lead(page, block, number)
        for line in by_block.get(number, []):
            last = lead is not None and line.sentence.end >= block.end
            if block.kind is not BlockKind.FOOTNOTE and not last:
                requests.extend(_in_line(page, line))
    return requests


def _lines_by_block(lines: Sequence[Line]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = {}
    for line in lines:
        found.setdefault(line.sentence.block, []).append(line)
    return found


def _lead(page: _Page, block: Block, number: int) -> Span | None:
    """The last sentence of a block that announces a list of demands ("Центр требует:"), if items follow."""
    blocks = page.found.scan.layout.blocks
    if page.text[block.end - 1] != ":" or number + 1 >= len(blocks) or not _is_item(page, blocks[number + 1]):
        return None
    place = bisect_left(page.starts, block.end) - 1
    start = max(block.start, page.starts[place])
    return (start, block.end) if page.asking.announces.search(page.text, start, block.end) else None


def _is_item(page: _Page, block: Block) -> bool:
    return block.kind is BlockKind.ITEM or BULLET.match(page.text, block.start, block.end) is not None


def _item(page: _Page, block: Block, lead: Span) -> RequestRead:
    """One demand of a list: with its own addressee ahead, or with those of the lead."""
    bullet = BULLET.match(page.text, block.start, block.end)
    start = bullet.end() if bullet else block.start
    end = start + len(page.text[start : block.end].rstrip(" ;.,"))
    asked, own = _own_addressee(page, start, end)
    names = own or _of_lead(page, lead)
    return _made(page, (asked, end), (start, max(end, start + 1)), names)


def _own_addressee(page: _Page, start: int, end: int) -> tuple[int, tuple[str, ...]]:
    """Where what is asked begins in an item, and whom its first words name ("прокурору — провести")."""
    window = min(end, start + _BEHIND_NAME)
    for sign in _DASHES:
        dash = page.text.find(sign, start, window)
        if dash > 0:
            names = page.named(start, dash)
            if names:
                return dash + len(sign), names
    patterns = (page.asking.doing, page.asking.aim if page.asking.polish else page.asking.doing)
    begins = [one for pattern in patterns if (one := pattern.search(page.text, start + 1, window)) is not None]
    doing = min(begins, key=lambda one: one.start(), default=None)
    if doing is not None:
        must = page.asking.must.search(page.text, start, doing.start())
        owing = page.named(start, must.start(), _SUBJECT) if must is not None else ()
        names = owing or page.named(start, doing.start())
        if names:
            return doing.start(), names
    return start, ()


def _of_lead(page: _Page, lead: Span) -> tuple[str, ...]:
    must = page.asking.must.search(page.text, *lead)
    if must is not None:
        return page.named(lead[0], must.start(), _SUBJECT)
    call = page.asking.announces.search(page.text, *lead)
    return page.named(call.end(), lead[1] - 1) if call else ()


def _in_line(page: _Page, line: Line) -> Iterator[RequestRead]:
    span = (line.sentence.start, line.sentence.end)
    if page.asking.imperative.match(page.text, *span):
        yield _made(page, span, span, ())
        return
    calls = [*page.asking.call.finditer(page.text, *span)]
    ends = [call.start() for call in calls[1:]] + [span[1]]
    asked: list[RequestRead] = []
    for call, end in zip(calls, ends, strict=False):
        if not _told_of_others(page, line, call.start(), call[0]):
            start = span[0] if not asked else call.start()
            if not (page.asking.turns.match(call[0]) and not _aims(page, call.end(), end)):
                asked.extend(_asked(page, call.end(), (start, end)))
    yield from asked or _owed(page, span)


def _aims(page: _Page, start: int, end: int) -> bool:
    """Whether somebody who turns to an office says what for: "обратился к суду" alone asks nothing."""
    patterns = (page.asking.aim, page.asking.doing, page.asking.clause)
    return any(pattern.search(page.text, start, min(end, start + _BEHIND_NAME)) for pattern in patterns)


def _told_of_others(page: _Page, line: Line, at: int, verb: str) -> bool:
    """Whether it only tells that police or a court asked for something, or that somebody once did."""
    words = page.found.scan.words
    ahead = [token for token in line.tokens if token.end <= at][-4:]
    state = any(
        form.nominative in words.plain("state_askers") for token in ahead for form in _nominatives(page, token.low)
    )
    ours = page.asking.ours.search(page.text, line.sentence.start, at) is not None
    bodies = line.sentence.start in page.civil
    past = page.asking.past.search(verb) is not None
    return (state and not ours) or (past and not (ours or bodies))


def _nominatives(page: _Page, low: str) -> Sequence[Form]:
    words = page.found.scan.words
    return (*words.heads.get(low, ()), *words.roles.get(low, ()), *words.powers.get(low, ()))


def _asked(page: _Page, begin: int, span: Span) -> Iterator[RequestRead]:
    """The requests of one call from `begin`: whom up to what is to be done; then "…, а X — …" for the next one."""
    if len(page.text[begin : span[1]].strip(" :.")) < 8:
        return
    start, end = _doing(page, begin, span[1])
    names = page.named(begin, end)
    following = _next(page, start, span[1])
    close = following[0] if following else span[1]
    yield _made(page, (start, close), (span[0], close), names)
    while following:
        _, first, stop = following
        after = _next(page, stop, span[1])
        until = after[0] if after else span[1]
        yield _made(page, (stop, until), (first, until), page.named(first, stop))
        following = after


def _doing(page: _Page, begin: int, end: int) -> tuple[int, int]:
    """Where what is asked begins, and where the words for those asked end."""
    asking, text = page.asking, page.text
    aim = asking.aim.search(text, begin, min(end, begin + _BEHIND_NAME))
    clause = asking.clause.search(text, begin, min(end, begin + _BEHIND_NAME))
    infinitive = asking.doing.search(text, begin, min(end, begin + _BEHIND_NAME))
    found = sorted((one.start(), one.end()) for one in (clause, infinitive) if one is not None)
    if aim is not None and (not found or aim.start() < found[0][0]) and text[begin : aim.start()].strip():
        return aim.end() if not asking.polish else aim.start(), aim.start()
    if not found:
        return begin, end
    return found[0][0], found[0][0]


def _next(page: _Page, begin: int, end: int) -> tuple[int, int, int] | None:
    """A further addressee of the same call, behind a comma: where it is cut, where its name begins and ends."""
    for joint in page.asking.further.finditer(page.text, begin, end):
        window = min(end, joint.end() + _BEHIND_NAME)
        dash = min((at for sign in _DASHES[:3] if (at := page.text.find(sign, joint.end(), window)) > 0), default=-1)
        doing = page.asking.doing.search(page.text, joint.end(), window)
        stops = [at for at in (dash, doing.start() if doing else -1) if at > joint.end()]
        if doing is not None and stops and page.named(joint.end(), min(stops)):
            return joint.start(), joint.end(), doing.start()
    return None


def _owed(page: _Page, span: Span) -> Iterator[RequestRead]:
    """ "Влада має звільнити": what an office must do."""
    begin = span[0]
    for must in page.asking.must.finditer(page.text, *span):
        doing = page.asking.doing.search(page.text, must.end(), min(span[1], must.end() + _NEAR))
        clause = max(page.text.rfind(sign, begin, must.start()) for sign in (",", ";", ":", "("))
        start = clause + 1 if clause >= 0 else begin
        if doing is None or page.asking.was.match(page.text, must.end(), span[1]):
            continue
        names = page.named(start, must.start(), _SUBJECT) or page.named(must.end(), doing.start())
        if names:
            yield _made(page, (doing.start(), span[1]), span, names)
            begin = doing.end()


def _made(page: _Page, ask: Span, span: Span, names: tuple[str, ...]) -> RequestRead:
    words = " ".join(page.text[ask[0] : ask[1]].split()).strip(" ,.;:–—-“”«»!")[:_LONGEST_ASK]
    request = RequestRead(words or page.text[span[0] : span[1]].strip()[:_LONGEST_ASK], names, None, *span)
    deadline = next((when for when in page.whens if _limits(page, when, span)), None)
    if deadline is None:
        return request
    return replace(request, deadline=_last_day(deadline.edtf), deadline_span=deadline.span)


def _limits(page: _Page, when: When, span: Span) -> bool:
    """Whether a day of the request is one by which it must be done."""
    if not span[0] <= when.span[0] < span[1]:
        return False
    ahead = page.text[max(span[0], when.span[0] - 20) : when.span[0]]
    return page.asking.deadline.match(when.text) is not None or page.asking.deadline_ahead.search(ahead) is not None


def _last_day(edtf: str) -> str:
    """The day by which: "до 17 августа" ends on it."""
    return edtf.strip("[]").removeprefix("..").removeprefix("/")
