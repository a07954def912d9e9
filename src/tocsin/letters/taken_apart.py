"""The sentences of a letter in Word: of our own, as we wrote them, and of one that came back, against those."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.composing.came_back import HEADING, ITEM, META, NOTE, TITLE, Block, Said, parted
from tocsin.composing.rebinding import Alike, Checked, Returned, Written, cut, rebind, rebind_translated
from tocsin.composing.stated import as_set, clean
from tocsin.composing.template import free_headings
from tocsin.domain.bindings import Binding
from tocsin.domain.errors import Cause, LetterNotTaken
from tocsin.domain.sent import Line
from tocsin.letters.reading_back import WordLetter, WordParagraph

MOST_PARAGRAPHS = 2_000
MOST_SENTENCES = 5_000
_WHOLE = frozenset({META, TITLE, HEADING})
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class TakenApart:
    """A letter that came back: its paragraphs and notes with the ties of their sentences; all ties in order."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, Binding]
    rows: tuple[Binding, ...]


def our_sentences(
    word: WordLetter, lines: Sequence[Line], unbound: Iterable[Binding] = (), said_ours: Iterable[Binding] = ()
) -> list[list[Written]]:
    """The sentences of a letter of ours, paragraph by paragraph; its notes are the last one.

    `lines` say what they rest on; `unbound` are those that came back once and that nobody tied, `said_ours` those that
    are ours by somebody's word.
    """
    by_word = {as_set(row.text): row for row in said_ours}
    waiting: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        waiting[as_set(line.text)].append(line)
    loose = {as_set(row.text): row for row in unbound}
    by_place = {line.place: line.claims for line in lines}
    items, found = 0, list[list[Written]]()
    for paragraph in word.paragraphs:
        items += paragraph.style == ITEM
        place = f"demands {items}" if paragraph.style == ITEM else _CALLED.get(paragraph.style, "")
        own = []
        for words in _our_runs(paragraph):
            several = waiting.get(as_set(words))
            line = several.pop(0) if several else Line(place, words, ())
            made = Written(line.place, words, line.claims, paragraph.style, as_set(words) in loose)
            own.append(made if line.claims else _with_former(made, loose, by_word))
        found.append(own)
    numbers = {note: f"footnote {note.rpartition(' ')[2]}" for note in word.notes}
    notes = [
        Written(numbers[note], words, by_place.get(numbers[note], ()), NOTE, as_set(parted(words)[0]) in loose)
        for note, words in word.notes.items()
    ]
    return [*found, notes]


def _with_former(made: Written, loose: Mapping[str, Binding], by_word: Mapping[str, Binding]) -> Written:
    """A sentence that rests on nothing, with what the version before says of it."""
    words = as_set(made.text)
    row = loose.get(words) or by_word.get(words)
    if row is None:
        return made
    former = (row.was, row.was_claims) if row.was_claims else ("", ())
    return replace(made, word_of="" if words in loose else row.why, was=former[0], was_claims=former[1])


_CALLED = {META: "heading", TITLE: "title", HEADING: "heading"}


def _our_runs(paragraph: WordParagraph) -> list[str]:
    if paragraph.style in _WHOLE:
        return [clean(paragraph.raw)]
    return [words for run in paragraph.runs if (words := clean(run))]


def take_apart(
    word: WordLetter,
    ours: Sequence[Sequence[Written]],
    alike: Alike = lambda _was, _now: False,
    headings: Collection[str] = (),
) -> TakenApart:
    """What each sentence of a letter in the same language rests on; `alike` as for `rebind`.

    `headings` are those of the office's own kinds of letters under which all is ours. Raises LetterNotTaken.
    """
    known = [one.text for several in ours for one in several]
    free = _free(_bounded(word), {*free_headings(), *headings})
    pieces = [piece for at, one in enumerate(word.paragraphs) for piece in _pieces(at, one, known, is_free=free[at])]
    pieces += [Returned(-1, 0, len(words), words, NOTE) for words in word.notes.values()]
    _refuse_more(len(pieces))
    rows = rebind([one for several in ours for one in several], pieces, alike)
    return _put_together(word, pieces, rows)


def take_apart_translated(
    word: WordLetter, ours: Sequence[Sequence[Written]], check: Callable[[str, bool], Checked]
) -> TakenApart:
    """The same for a translation, by the places of paragraphs and sentences.

    `check` tells what is compared of a text; its second argument is whether the text is the translation. Raises
    LetterNotTaken.
    """
    theirs = [list(_pieces(at, one, ())) for at, one in enumerate(_bounded(word))]
    theirs.append([Returned(-1, 0, len(words), words, NOTE) for words in word.notes.values()])
    _refuse_more(sum(map(len, theirs)))
    pairs: list[tuple[Written | None, Returned]] = []
    met: set[int] = set()
    partners = _partners(ours, theirs)
    for at, several in enumerate(theirs):
        own = ours[partners[at]] if at in partners else ()
        met |= {id(one) for one in own} if len(own) == len(several) or len(own) == 1 else set()
        pairs += _paired(own, several)
    left = [one for several in ours for one in several if id(one) not in met]
    checked = [
        (was, now, check(was.text, False) if was else Checked(), check(now.text, True) if was else Checked())
        for was, now in pairs
    ]
    return _put_together(word, [now for _, now in pairs], rebind_translated(checked, left))


def _bounded(word: WordLetter) -> tuple[WordParagraph, ...]:
    if len(word.paragraphs) > MOST_PARAGRAPHS:
        raise LetterNotTaken(why=Cause("it has more than {most} paragraphs, which no letter has", most=MOST_PARAGRAPHS))
    return word.paragraphs


def _refuse_more(sentences: int) -> None:
    if sentences > MOST_SENTENCES:
        raise LetterNotTaken(why=Cause("it has more than {most} sentences, which no letter has", most=MOST_SENTENCES))


def _free(paragraphs: Iterable[WordParagraph], headings: Collection[str]) -> list[bool]:
    """Of each paragraph whether it stands under the heading of a section that is ours."""
    is_free, found = False, list[bool]()
    for one in paragraphs:
        if one.style == HEADING:
            is_free = clean(one.raw) in headings
        found.append(is_free and one.style not in _WHOLE)
    return found


def _pieces(at: int, paragraph: WordParagraph, known: Sequence[str], *, is_free: bool = False) -> list[Returned]:
    text = clean(paragraph.raw)
    spans = [(0, len(text))] if paragraph.style in _WHOLE else cut(text, known)
    return [Returned(at, start, end, text[start:end], paragraph.style, is_free) for start, end in spans]


def _partners(ours: Sequence[Sequence[Written]], theirs: Sequence[Sequence[Returned]]) -> dict[int, int]:
    """Which paragraph of ours each of theirs is: by the order of the styles in which they are set."""
    one, other = ([several[0].style if several else "" for several in side] for side in (ours, theirs))
    if one == other:
        return {at: at for at in range(len(other))}
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return {block.b + step: block.a + step for block in blocks for step in range(block.size)}


def _paired(own: Sequence[Written], several: Sequence[Returned]) -> list[tuple[Written | None, Returned]]:
    if len(own) == len(several):
        return list(zip(own, several, strict=True))
    if len(own) == 1 and several:
        first, last = several[0], several[-1]
        words = " ".join(one.text for one in several)
        return [(own[0], Returned(first.paragraph, first.start, last.end, words, first.style))]
    return [(None, one) for one in several]


def _put_together(word: WordLetter, pieces: Sequence[Returned], rows: Sequence[Binding]) -> TakenApart:
    by_paragraph: dict[int, list[tuple[Returned, Binding]]] = defaultdict(list)
    for piece, row in zip(pieces, rows, strict=False):  # behind them stands what was left out
        by_paragraph[piece.paragraph].append((piece, row))
    blocks = []
    for at, paragraph in enumerate(word.paragraphs):
        own = by_paragraph[at]
        cited = _cited(paragraph, [piece for piece, _ in own])
        blocks.append(Block(paragraph.style, tuple(Said(row, cited[place]) for place, (_, row) in enumerate(own))))
    notes = dict(zip(word.notes, (row for _, row in by_paragraph[-1]), strict=False))
    return TakenApart(tuple(block for block in blocks if block.sentences), notes, tuple(rows))


def _cited(paragraph: WordParagraph, pieces: Sequence[Returned]) -> list[tuple[str, ...]]:
    """The notes of each sentence: those that are cited in it or right behind it."""
    found: list[list[str]] = [[] for _ in pieces]
    for offset, note in paragraph.notes:
        at = len(clean(paragraph.raw[:offset]))
        place = max((number for number, piece in enumerate(pieces) if piece.start < at), default=0)
        if found:
            found[place].append(note)
    return [tuple(notes) for notes in found]


def figures(text: str) -> tuple[tuple[str, int], ...]:
    """The figures of a text with how often each stands in it."""
    return tuple(sorted(Counter(_FIGURES.findall(text)).items()))
