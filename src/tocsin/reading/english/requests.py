"""What a text asks of whom: "calls on X to …", "X should …", lists behind "calls on:", blocks of addressees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.reading.draft import When
from tocsin.reading.english.words import english, small_words
from tocsin.reading.layout import Block, BlockKind, Layout, Sentence, words_of
from tocsin.reading.model import RequestRead, Span

_CALL = re.compile(
    r"(?<!\ba )(?<!phone )(?<!video )\b"
    r"(?:[Cc]all(?:s|ed|ing)?\s+(?:up)?on|[Uu]rg(?:e|es|ed|ing)|[Aa]sk(?:s|ed|ing)?|demand(?:s|ed|ing)?\s+that|appeal(?:s|ed|ing)?\s+to|"
    r"request(?:s|ed|ing)?|calls?\s+for|called\s+for|demand(?:s|ed|ing)?|insist(?:s|ed|ing)?\s+that|recommend(?:s|ed|ing)?\s+(?:that|to))(?=[\s:])"
)
_TO_DO = re.compile(
    r",?\s+(?:not to|to|and to)\s+(?!the\b|a\b|an\b|all\b|its\b|their\b|his\b|her\b|be\s+held|[A-Z])"
    r"(?:\w+ly\s+(?:and\s+\w+ly\s+)?)?[a-z]+"
)
_SHOULD = re.compile(
    r"\b(?:should|must|needs?\s+to|ought\s+to)\s+(?:\w+ly,?\s+(?:and\s+\w+ly\s+)?)?(?!be\s+remembered|not\s+forget|have\b|also\s+be\s+noted)"
)
_UNDERGO = re.compile(
    r"be\s+(?:\w+ly\s+(?:and\s+\w+ly\s+)?)?(?:released|freed|set\s+free|dropped|protected|investigated|prosecuted|punished|"
    r"brought\s+to|held\s+(?:accountable|to\s+account)|quashed|overturned|annulled|lifted|ended|stopped|closed|returned|"
    r"compensated|withdrawn|reinstated|repealed|granted|allowed|given)\b"
    r"|not\s+be\s+(?:extradited|deported|returned|expelled|harassed|prosecuted|arrested|detained|threatened)\b"
)
_SEND = re.compile(
    r"(?i)\b(?:send|address|direct)\b.{0,40}\b(?:appeals?|letters?)\b.{0,60}\bto\b|\bappeals?\s+to\s*:|contact\s+details|^addressees?\b|^address(?:es)?\s*:|^please\s+write\s+to\b"
)
_LIMIT = r"(?:before|by|until|till|up\s+to|prior\s+to|not later than|no later than)"
_LIMITED = re.compile(rf"(?i){_LIMIT}\b")
_LIMIT_AHEAD = re.compile(rf"(?i)\b{_LIMIT}\s+$")
_LABEL = re.compile(
    r"(?i)^(?:e-?mail|fax|tel|phone|salutation|address|website|twitter|facebook|copies|cc|preferred|http|www|\+?\d|p\.?\s?o\.?\s?box)"
)
_OURS = frozenset({"we", "i", "our"})
_GENERIC = re.compile(
    r"(?i)^(?:the\s+)?(?:\w+\s+)?(?:authorities|them|him|her|officials|government)(?:\s+(?:of|in)\s+(?:the\s+)?\w+(?:\s+\w+)?)?$"
)
_THAT = re.compile(r"(?:[Tt]hat\s+)?(?:[Tt]he\s+)?")
_LABELLED = re.compile(
    r"(?i)[,;]?\s*\b(?:e-?mail|fax|tel|phone|twitter|x|facebook|website|salutation)\b\s*:?.*|[,;]?\s*\S+@.*"
)
_POWERS = small_words("requests.powers")
_FILLERS = re.compile(
    r"(?i)^(?:representatives?\s+of\s+the\s+|the\s+|all\s+|a\s+|an\s+|relevant\s+|also\s+|on\s+|upon\s+)+"
)
_SHORT_FORM = re.compile(r"(?<=\w)\s+\([A-Z][\w-]*[A-Z][\w-]*\)$")
_AGAIN = re.compile(
    r",?\s+and\s+(?:we\s+)?(?:also\s+|further\s+)?(?:calls?\s+(?:up)?on|urges?|asks?|requests?|appeals?\s+to|up?on)(?=\s+(?:the\s+|all\s+)?[A-Z])"
)
_CLAUSE_CUT = re.compile(r"[,;:“”(]|\b(?:that|and|but|said)\b")
_LONGEST_ASK, _MOST_ADDRESSEES = 600, 12
_ITEM = BlockKind.ITEM
_DEMANDS = re.compile(r"(?i)\b(?:demand|ask|request|recommend|urge|insist)")
_LINKS = frozenset({"of", "the", "on", "for", "and", "in", "to", "'s", "de", "la"})
_OFFICES = frozenset(
    {"commissioner", "rapporteur", "secretary", "representative", "minister", "president", "envoy", "ombudsman"}
)
_SHORTEST, _LONGEST_SUBJECT = 3, 12  # code points of a name; words of who "should"
_TAKEN_UP = frozenset({"them", "him", "her", "you"})


@dataclass(frozen=True, slots=True)
class _Desk:
    """A block of addressees: "PLEASE SEND APPEALS BEFORE 1 MAY TO:" and the lines below it."""

    addressees: tuple[str, ...]
    deadline: When | None
    span: Span


def find_requests(layout: Layout, dates: Sequence[When]) -> list[RequestRead]:
    """The requests in order. Where the text names its addressees in a block, "the authorities" are they."""
    desks = list(_desks(layout, dates))
    found: list[RequestRead] = []
    leading: str | None = None
    for number, block in enumerate(layout.blocks):
        if block.kind is _ITEM and leading is not None:
            request = _item(layout, block, leading, dates)
            if request is not None:
                found.append(request)
            continue
        leading = _lead(layout.text, block)
        listed = leading is not None and number + 1 < len(layout.blocks) and layout.blocks[number + 1].kind is _ITEM
        sentences = layout.by_block[number][:-1] if listed else layout.by_block[number]  # the items say what is asked
        for sentence in sentences:
            asks = layout.text[sentence.end - 1] != "?"
            if asks and sentence.kind not in {BlockKind.HEADING, BlockKind.FOOTNOTE}:
                found.extend(_in_sentence(layout.text, sentence, dates))
    return [_addressed(request, desks, dates, layout) for request in found]


def _lead(text: str, block: Block) -> str | None:
    """What a block says ahead of a list ("The centre calls on:"), or None where no list of requests follows."""
    words = text[block.start : block.end]
    asks = _CALL.search(words + " ") or re.search(
        r"(?i)\b(?:please\s+write|should|recommendations?|must|demands?|urges?)\b", words
    )
    return words if words.endswith((":", "to", "on")) and asks else None


def _item(layout: Layout, block: Block, leading: str, dates: Sequence[When]) -> RequestRead | None:
    words = layout.text[block.start : block.end].rstrip(";.,")
    marks = re.match(r"\W*(?:\(?\w{1,3}[.)]\s+)?", words)
    start = block.start + (marks.end() if marks else 0)
    span = (start, block.start + len(words))
    call = _CALL.search(layout.text, *span)
    if call is not None and call.start() - span[0] < 25:
        return _asked(layout.text, call.end(), span, dates)
    asked_of = _that(layout, span) if _DEMANDS.search(leading) else None
    if asked_of is not None:
        return _made(layout.text, (asked_of[1], span[1]), span, _names(layout.text[slice(*asked_of)]), dates)
    inner = _TO_DO.search(layout.text, *span)
    ahead = layout.text[span[0] : inner.start()] if inner else ""
    if (
        inner is not None
        and len(ahead) < 160
        and any(
            word.lower() in _POWERS or (place and word[0].isupper())
            for place, word in enumerate(ahead.split(), len(ahead.split()) < 3)
        )
    ):
        return _made(layout.text, (inner.start(), span[1]), span, _names(ahead), dates)
    outer = _CALL.search(leading + " ")
    given = leading[outer.end() :].strip(" :") if outer else ""
    return _made(layout.text, span, span, _names(re.sub(r"\s+to$", "", given)), dates)


def _that(layout: Layout, span: Span) -> Span | None:
    """Whom "that the European Parliament raise the case" asks: the capitals and offices ahead of the verb."""
    begin = _THAT.match(layout.text, *span)
    start = begin.end() if begin else span[0]
    end, named = start, False
    for word in words_of(layout.text, start, span[1]):
        if word.text in {",", ";", "."} or not (word.capital or word.low in _POWERS or word.low in _LINKS):
            break
        named = named or word.low in _POWERS or word.low in english().names("org_heads") or word.low in _OFFICES
        end = word.end if word.low not in _LINKS else end
    return (start, end) if named and end - start > _SHORTEST and begin and begin[0].strip() else None


def _in_sentence(text: str, sentence: Sentence, dates: Sequence[When]) -> Iterator[RequestRead]:
    span = (sentence.start, sentence.end)
    call = _CALL.search(text, *span)
    should = _SHOULD.search(text, *span)
    if call is not None and should is not None and should.start() < call.start():
        call = None
    if call is not None and not _told_of_others(text, sentence, call):
        requests = [one for one in _calls(text, span, call, dates) if one is not None]
        if requests:
            yield from requests
            return
    begin = span[0]
    while should is not None:
        subject = _subject(text, begin, should.start())
        if subject:
            yield _made(text, (should.end(), span[1]), span, (subject,), dates)
        elif _UNDERGO.match(text, should.end()):  # "X should be released": asked of nobody by name
            yield _made(text, (_clause(text, begin, should.start()), span[1]), span, (), dates)
        begin = should.end()
        should = _SHOULD.search(text, begin, span[1])


def _calls(text: str, span: Span, call: re.Match[str], dates: Sequence[When]) -> Iterator[RequestRead | None]:
    """The calls of a sentence: "we urge X to …, and we call on Y to …"."""
    again = _AGAIN.search(text, call.end(), span[1])
    end = again.start() if again else span[1]
    yield _asked(text, call.end(), (span[0], end), dates)
    if again:
        yield _asked(text, again.end(), (again.start(), span[1]), dates)


def _told_of_others(text: str, sentence: Sentence, call: re.Match[str]) -> bool:
    """Whether it only tells that somebody asked ("requesting comment", "he asked the guard for water")."""
    words = call[0].lower()
    if words.startswith(("request", "ask", "demand")) and not words.endswith("that"):
        ahead = text[sentence.start : call.start()].lower()
        return not any(re.search(rf"\b{word}\b", ahead) for word in _OURS) and not re.search(
            r"(?:foundation|centre|organi[sz]ation|network|committee|watch|union)\b.{0,30}$", ahead
        )
    return False


def _asked(text: str, begin: int, span: Span, dates: Sequence[When]) -> RequestRead | None:
    """A call from `begin`: its addressees up to "to do", and what is to be done."""
    rest = text[begin : span[1]]
    if len(rest.strip(" :")) < 8:
        return None
    doing = _TO_DO.search(text, begin, span[1])
    addressees = (
        _names(text[begin : doing.start()]) if doing is not None and doing.start() - begin < _LONGEST_ASK else ()
    )
    if "call" in text[max(span[0], begin - 9) : begin] and text[begin - 3 : begin] == "for":
        addressees = _names(text[begin : doing.start()]) if doing is not None and doing.start() - begin < 80 else ()
    named = bool(addressees) or (doing is not None and text[begin : doing.start()].strip().lower() in _TAKEN_UP)
    return _made(text, (doing.start() if doing and named else begin, span[1]), span, addressees, dates)


def _made(text: str, ask: Span, span: Span, addressees: tuple[str, ...], dates: Sequence[When]) -> RequestRead:
    words = " ".join(text[ask[0] : ask[1]].split()).strip(" ,.;:–-“”")
    deadline = next(
        (
            date
            for date in dates
            if ask[0] <= date.span[0] < ask[1]
            and (_LIMITED.match(date.text) or _LIMIT_AHEAD.search(text[span[0] : date.span[0]]))
        ),
        None,
    )
    asked = words.removeprefix("and ").removeprefix("to ")[:_LONGEST_ASK]
    return _until(RequestRead(asked, addressees, None, *span), deadline)


def _until(request: RequestRead, deadline: When | None) -> RequestRead:
    """The request with its deadline, and the words that set it."""
    if deadline is None:
        return request
    return replace(request, deadline=_last_day(deadline.edtf), deadline_span=deadline.span)


def _clause(text: str, start: int, end: int) -> int:
    """Where the clause that ends at `end` begins."""
    cuts = [cut.end() for cut in _CLAUSE_CUT.finditer(text, start, end)]
    return cuts[-1] if cuts else start


def _subject(text: str, start: int, end: int) -> str | None:
    """Who "should": the powers that be, at the end of the words ahead."""
    words = text[_clause(text, start, end) : end].strip()
    words = _FILLERS.sub("", words)
    lows = words.lower().replace("’", "'").split()
    if (
        not lows
        or len(lows) > _LONGEST_SUBJECT
        or not any(low.rstrip("'s") in _POWERS or low in _POWERS for low in lows)
    ):
        return None
    return re.sub(r"\s+(?:also|now|immediately)$", "", words)


def _names(words: str) -> tuple[str, ...]:
    """The addressees of a list, without articles; those in brackets stand for the words that they explain."""
    words = " ".join(words.split()).strip(" ,:;")
    outer, inner = words, ""
    bracket = re.search(r"\(([^()]*,[^()]*)\)", words)
    if bracket:
        before = words[: bracket.start()]
        outer = before[: max(before.rfind(","), before.rfind(" and "), 0)] + ", " + words[bracket.end() :]
        inner = bracket[1]
    pieces = [*_pieces(outer), *_pieces(inner)]
    return tuple(dict.fromkeys(piece for piece in pieces if piece))[:_MOST_ADDRESSEES]


_ONE_NAME = r"Human\s+Rights\b(?!\s+[A-Z])|Security\s+Policy\b|Expression\b|Association\b"
_PARTING = (
    rf",|;|\bas well as\b|\band\b(?!\s+(?:{_ONE_NAME}))(?=\s+(?:the|representatives|all|its|[A-Z]))"
    r"|\bsuch as\b|\bincluding\b"
)


def _pieces(words: str) -> Iterator[str]:
    for part in re.split(_PARTING, words):
        piece = _FILLERS.sub("", re.sub(r"^(?:and|also|of)\s+", "", part.strip())).strip(" .")
        piece = _SHORT_FORM.sub("", piece)
        if piece.startswith("as "):
            continue
        if not re.match(r"(?i)representatives? of", piece) and re.match(
            r"(?i)\s*representatives? of", part.strip().removeprefix("and ")
        ):
            piece = part.strip().removeprefix("and ").strip()
        if 2 < len(piece) < 120 and piece.lower() not in english().act_words("adverbs") | {
            "you",
            "that",
            "for",
            "him",
            "her",
            "them",
            "readers",
            "who",
        }:
            yield piece


def _desks(layout: Layout, dates: Sequence[When]) -> Iterator[_Desk]:
    for number, block in enumerate(layout.blocks):
        words = layout.text[block.start : block.end]
        if len(words) > 140 or not _SEND.search(words):
            continue
        deadline = next((date for date in dates if block.start <= date.span[0] < block.end), None)
        lines = _lines_below(layout, number)
        if lines:
            yield _Desk(tuple(_line(layout, line) for line in lines), deadline, (block.start, lines[-1].end))


def _lines_below(layout: Layout, number: int) -> list[Block]:
    """The lines that name somebody: the first of each group, offices and names, no postal or electronic address."""
    found: list[Block] = []
    before = layout.blocks[number]
    for block in layout.blocks[number + 1 : number + 14]:
        words = layout.text[block.start : block.end]
        if block.kind is BlockKind.PROSE and len(words) > 140:
            break
        gap = layout.text[before.end : block.start].count("\n") > 1
        before = block
        if gap and found and len(found) > 1 and not _office(words):
            break
        words = _line(layout, block)
        if words and not _LABEL.match(words) and "@" not in words and _office(words):
            found.append(block)
    return found


def _line(layout: Layout, block: Block) -> str:
    """The words of a line of addressees without its mark and without the addresses behind."""
    words = layout.text[block.start : block.end]
    return _LABELLED.sub("", re.sub(r"^[-–—•*·▪●○]\s+", "", words)).strip(" ,;")


def _office(words: str) -> bool:
    lexicon = english()
    lows = words.lower().replace(",", " ").split()
    offices = lexicon.names("titles") | lexicon.names("roles") | _POWERS | lexicon.names("org_strong")
    return len(lows) <= 14 and bool({*lows} & offices) and not any(sign.isdigit() for sign in words)


def _last_day(edtf: str) -> str:
    """The day by which: "before 17 August" ends on it."""
    return edtf.strip("[]").removeprefix("..").removeprefix("/")


def _addressed(request: RequestRead, desks: Sequence[_Desk], dates: Sequence[When], layout: Layout) -> RequestRead:
    """Fill in the block's addressees and the deadline where the request itself has none."""
    desk = next((desk for desk in desks if desk.span[1] > request.start), desks[-1] if desks else None)
    notice = desk.deadline if desk else None
    if notice is None and desk is not None:
        notice = next(
            (
                date
                for date in dates
                if re.search(r"(?i)deadline[^\n]{0,30}$", layout.text[max(0, date.span[0] - 40) : date.span[0]])
            ),
            None,
        )
    if desk is None:
        return request
    plain = not request.addressees or all(_GENERIC.match(name) for name in request.addressees)
    served = replace(request, addressees=desk.addressees) if plain else request
    return served if served.deadline else _until(served, notice)
