"""Which date belongs to which act of a sentence: the one of its clause, else of the bare pieces beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tocsin.reading.draft import When
from tocsin.reading.layout import Word
from tocsin.reading.slavic.events.clause import Clause
from tocsin.reading.slavic.events.clauses import Opening
from tocsin.reading.slavic.events.cues import Hit, Voice

_CLOSE = 60
_CHAIN = 3  # words from one verb to the next that shares its date
_OPEN_BEFORE = ("../", "[..")
_LASTING = frozenset(
    {
        "surveillance",
        "threat",
        "intimidation_harassment",
        "detention",
        "asylum_application",
        "restriction",
        "smear",
        "enforced_disappearance",
        "appeal_court",
    }
)
_SEQUELS = frozenset({"charge", "conviction", "release", "trial", "detention", "appeal_court"})


@dataclass(slots=True)
class Timing:
    """The dates of one sentence beside its hits. What was found is kept: a chain of acts asks back along itself."""

    clause: Clause
    dates: Sequence[When]
    said: tuple[int, ...] = field(init=False)  # the places of verbs of saying
    _told: dict[int, When | None] = field(default_factory=dict)
    _bare_pieces: frozenset[int] = field(init=False)
    _limits: frozenset[int] = field(init=False)  # where the dates begin that only end a time: "до 3 мая"
    _verbs: list[tuple[int, int]] = field(init=False)
    _by_head: dict[int, Hit] = field(init=False)

    def __post_init__(self) -> None:
        said = self.clause.lexicon.words("said")
        self.said = tuple(place for place, low in enumerate(self.clause.lows) if low in said)
        ends = [word.end for word in self.words]
        before = {date.span[0]: bisect_right(ends, date.span[0]) - 1 for date in self.dates}
        limits = self.clause.lexicon.words("limits")
        self._limits = frozenset(s for s, place in before.items() if place >= 0 and self.clause.lows[place] in limits)
        self._verbs = sorted((hit.verb, hit.head) for hit in self.clause.hits if hit.voice is not Voice.NOUN)
        self._by_head = {hit.head: hit for hit in self.clause.hits}
        told = {h.piece for h in self.clause.hits if h.voice is not Voice.NOUN or h.support is not None}
        plainly = (at for at, piece in enumerate(self.clause.pieces) if piece.opening is Opening.PLAIN)
        self._bare_pieces = frozenset(plainly) - told

    @property
    def words(self) -> Sequence[Word]:
        return self.clause.words

    def date_of(self, hit: Hit, *, weak: bool) -> When | None:
        """The date of one hit. A mere mention (`weak`) has one only close behind it, or straight ahead."""
        if weak and hit.act.type != "press_conference":
            usable = [date for date in self.dates if self._usable(date, hit)]
            return next((date for date in usable if self._close(date, hit)), None)
        if not self._told:  # in order, so that no chain is climbed from its end
            for other in sorted(self.clause.hits, key=lambda other: other.verb):
                self._told[other.head] = self._strong(other)
            self._share_back()
        return self._told[hit.head]

    def _share_back(self) -> None:
        """In "была задержана и избита 3 мая" the date belongs to both."""
        for (_, head), (_, after) in reversed([*zip(self._verbs, self._verbs[1:], strict=False)]):
            hit, other = self._by_head[head], self._by_head[after]
            same = hit.piece == other.piece and hit.voice is other.voice and other.verb - hit.verb <= _CHAIN
            if same and self._told[head] is None:
                self._told[head] = self._told[after]

    def _strong(self, hit: Hit) -> When | None:
        usable = [date for date in self.dates if self._usable(date, hit)]
        own = self._of_domain(hit, usable) or self._behind(hit, usable)
        if own is None and not self._later(hit):
            own = self._ahead(hit, usable)
        return own or self._of_chain(hit)

    def _usable(self, date: When, hit: Hit) -> bool:
        if date.edtf.startswith(_OPEN_BEFORE) or (hit.act.type not in _LASTING and date.edtf.endswith("/..")):
            return False
        return date.span[0] not in self._limits or hit.act.type == "trial" or hit.act.planned

    def _close(self, date: When, hit: Hit) -> bool:
        """Within a few words behind a noun, or the last thing ahead of it, in one piece."""
        piece = self.clause.pieces[hit.piece]
        inside = self.words[piece.first].start <= date.span[0] and date.span[1] <= self.words[piece.last - 1].end
        head = self.words[hit.head]
        if not inside or any(
            o is not hit and o.voice is not Voice.NOUN and o.piece == hit.piece for o in self.clause.hits
        ):
            return False
        return 0 <= date.span[0] - head.end <= _CLOSE or 0 <= head.start - date.span[1] <= _CLOSE // 2

    def _of_domain(self, hit: Hit, usable: Sequence[When]) -> When | None:
        """The date that reaches into the clause: “…, что в среду, 3 мая 2019 года его избили” cuts it at its comma."""
        first, last = self.clause.domain(hit)
        start, end = self.words[first].start, self.words[last - 1].end
        inside = [date for date in usable if date.span[0] < end and start < date.span[1]]
        head = self.words[hit.verb].start
        return min(inside, key=lambda date: abs(date.span[0] - head)) if inside else None

    def _behind(self, hit: Hit, usable: Sequence[When]) -> When | None:
        """The date in the bare pieces straight behind: "его похитили в пятницу, 4 марта 2022 года, у дома"."""
        for number in range(hit.piece + 1, len(self.clause.pieces)):
            if not self.is_bare(number) or self._joined(number):
                return None
            found = self._in_piece(number, usable)
            if found:
                return found[0]
        return None

    def _ahead(self, hit: Hit, usable: Sequence[When]) -> When | None:
        """The last date ahead of the clause, through bare pieces; clauses that hang on these are passed by."""
        pieces = self.clause.pieces
        told = pieces[hit.piece].opening is Opening.SUBORDINATE and self._after_said(hit.piece)
        if told:
            return None
        for number in range(hit.piece - 1, -1, -1):
            piece = pieces[number]
            if piece.opening is not Opening.PLAIN or self._describes(number):
                if pieces[hit.piece].opening is not Opening.PLAIN:
                    return None
                continue
            found = self._in_piece(number, usable)
            if found:
                return self._following(found[-1], hit, number)
            if not self.is_bare(number):
                return None
        return None

    def _describes(self, number: int) -> bool:
        """ "X, задержанный 1 апреля,": the piece only says more of somebody."""
        return any(h.piece == number and h.voice in {Voice.FULL, Voice.ACTING} for h in self.clause.hits)

    def _following(self, date: When, hit: Hit, number: int) -> When:
        """ "После акции 18 января, …, было возбуждено дело": some time from that day on."""
        piece = self.clause.pieces[number]
        opening = self.clause.lows[piece.first]
        later = opening in self.clause.lexicon.words("after_words") and self.words[piece.first].start < date.span[0]
        return _from(date) if later and hit.act.type in _SEQUELS and len(date.edtf) == 10 else date

    def _after_said(self, number: int) -> bool:
        before = self.clause.pieces[number - 1] if number else None
        return before is not None and any(before.first <= place < before.last for place in self.said)

    def _of_chain(self, hit: Hit) -> When | None:
        """In "суд признал её виновной и назначил штраф" the date is that of the verb before, or of the one behind."""
        at = bisect_left(self._verbs, (hit.verb, -1)) - 1
        if at < 0:
            return None
        last = self._by_head[self._verbs[at][1]]
        sequel = self._later(hit)
        together = last.piece == hit.piece or self._joined(hit.piece) or sequel
        plainly = self.clause.pieces[hit.piece].opening is Opening.PLAIN
        if not together and not (plainly and hit.piece - last.piece == 1):
            return None
        date = self._told.get(last.head)
        if date is None:
            return None
        return _from(date) if sequel and len(date.edtf) == 10 else date

    def _later(self, hit: Hit) -> bool:
        """Whether the clause opens with a word such as "впоследствии"."""
        first, _ = self.clause.domain(hit)
        opening = self.clause.lows[first : first + 3]
        return self.clause.lexicon.words("sequels").any_of(opening)

    def _in_piece(self, number: int, usable: Sequence[When]) -> list[When]:
        piece = self.clause.pieces[number]
        start, end = self.words[piece.first].start, self.words[piece.last - 1].end
        return [date for date in usable if date.span[0] < end and start < date.span[1]]

    def is_bare(self, number: int) -> bool:
        """Whether a piece belongs to the clause beside it: plain, and without an act of its own."""
        return number in self._bare_pieces

    def _joined(self, number: int) -> bool:
        first = self.clause.lows[self.clause.pieces[number].first]
        return first in self.clause.lexicon.words("conjunctions")


def _from(date: When) -> When:
    return replace(date, edtf=f"{date.edtf}/..", basis="relative")
