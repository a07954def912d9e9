"""Runs of capitalised words: what may be a name of a person, a body or a place."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.reading.english.words import English, english, small_words
from tocsin.reading.layout import MONTH_OF_MAY, BlockKind, Layout, Sentence, Word

_QUOTES = frozenset("\"“”‘’'«»")
_OPENING, _CLOSING = frozenset('"“„«'), frozenset('"”“»')
_LONGEST_QUOTED = 5  # words of a name in quotation marks behind its noun: Foundation “Free Word”
_ARTICLES = frozenset({"al-", "el-", "ar-", "as-", "ad-", "at-", "an-", "az-", "ul-"})  # "al-Hallaj" within a name
_SMALL_FRONTS = small_words("runs.small_fronts")
FIRST_HEADS = frozenset({"radio", "tv"})  # nouns that lead a body's name: "Radio Harbour"


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last` (excluded) of a sentence. `before` are titles and offices that were cut off its front."""

    sentence: int
    first: int
    last: int
    words: tuple[Word, ...]
    before: tuple[Word, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words[-1].end

    @property
    def name(self) -> str:
        """The words as a name."""
        return joined(self.words)


def joined(words: Sequence[Word]) -> str:
    """Words with the white space between them folded to one space."""
    parts = [words[0].text]
    for before, word in itertools.pairwise(words):
        parts.append(word.text if word.start == before.end else f" {word.text}")
    return "".join(parts)


def shouts(sentence: Sentence) -> bool:
    """Whether a sentence is written in capitals, so that capitals say nothing."""
    words = [word.text for word in sentence.words if len(word.text) > 2 and word.text.isalpha()]
    return len(words) > 1 and sum(word.isupper() for word in words) > 0.6 * len(words)


def runs_of(layout: Layout) -> list[Run]:
    """Every run of the text that is not shouted, in order; bodies with their complements ("Ministry of Ports")."""
    found: list[Run] = []
    for number, sentence in enumerate(layout.sentences):
        if sentence.kind is not BlockKind.FOOTNOTE and not shouts(sentence):
            found.extend(_runs(number, sentence.words, english()))
    return found


def _runs(number: int, words: Sequence[Word], lexicon: English) -> Iterator[Run]:
    place = 0
    while place < len(words):
        if not _may_begin(words[place]):
            place += 1
            continue
        last = _stretch(words, place, lexicon)
        yield from _parts(number, words, place, last, lexicon)
        place = last


def _may_begin(word: Word) -> bool:
    capital = word.capital or (word.low[:3] in _ARTICLES and word.text[3:4].isupper())
    return capital and word.text[0].isalpha() and "@" not in word.text and "://" not in word.text


def _stretch(words: Sequence[Word], place: int, lexicon: English) -> int:
    """Where the run that begins at `place` ends."""
    last = place + 1
    while last < len(words):
        follows = _may_begin(words[last]) and not _apart(words[last - 1], words[last])
        if follows:
            last += 1
            continue
        step = _bridge(words, place, last, lexicon)
        if step == 0:
            break
        last += step
    return last


def _apart(before: Word, word: Word) -> bool:
    """Whether two capitalised words stand in different lines or with a wide gap."""
    return word.start - before.end > 1


def _bridge(words: Sequence[Word], place: int, last: int, lexicon: English) -> int:
    """How many small words ahead belong to the run, because a capital follows them."""
    rest = words[last : last + 4]
    ahead = next((step for step, word in enumerate(rest) if _may_begin(word)), None)
    if not ahead:
        return 0
    between = [word.low for word in rest[:ahead]]
    head = [word.low for word in words[place:last]]
    if ahead == 1 and between[0] == "." and (len(words[last - 1].text) == 1 or head[-1] in lexicon.names("titles")):
        return 1
    if all(low in lexicon.names("particles") for low in between) and ahead <= 3:
        return ahead
    if len(between) == 1 and between[0] in _OPENING and head[-1] in lexicon.names("org_heads"):
        closed = next((spot for spot in range(ahead, len(words) - last) if words[last + spot].text in _CLOSING), None)
        return closed + 1 if closed is not None and closed - ahead <= _LONGEST_QUOTED else 0
    if between in (["'s"], ["'"]) or (between and between[0] in _QUOTES and len(between) == 1):
        owner = words[last - 1].low
        plain = owner in lexicon.names("people") or owner in lexicon.names("roles") or owner.endswith("s")
        return 1 if between[0] in {"'", "'s", "’"} and plain and rest[ahead].low in lexicon.names("org_heads") else 0
    capitals = list(itertools.takewhile(_may_begin, words[last + ahead :]))
    return ahead if _complement(between, head, capitals, lexicon) else 0


def _complement(between: list[str], head: list[str], capitals: Sequence[Word], lexicon: English) -> bool:
    """Whether "of", "for the", "and" carry a body's name on to the next capitals, which are no body of their own."""
    if not all(low in lexicon.names("org_tails") for low in between):
        return False
    heads = lexicon.names("org_strong") | {
        "office",
        "house",
        "centre",
        "center",
        "rapporteur",
        "union",
        "group",
        "fund",
        "mothers",
        "reporters",
        "ombudsman",
    }
    strong = lexicon.names("org_strong")
    another = "the" in between and (capitals[0].low in strong or (between[0] == "and" and capitals[-1].low in strong))
    if another or not any(low in heads for low in head):
        return False
    if between[0] in {"and", "&"}:
        return bool({"of", "for", "to"} & {*head}) or capitals[0].low in {
            "justice",
            "human",
            "democracy",
            "research",
            "information",
        }
    if between == ["against"] and head[-1] in lexicon.names("org_heads"):
        return True  # "League against Torture"
    if between[0] in {"in", "on", "with", "from", "against", "without", "to"}:
        return (between[0] == "to" and "committee" in head) or (
            between[0] == "on" and bool({"commission", "committee", "rapporteur"} & {*head})
        )
    return True


def _parts(number: int, words: Sequence[Word], first: int, last: int, lexicon: English) -> Iterator[Run]:
    """A run without the titles and plain words at its front; a body followed by its officer's name is two."""
    cut = _front(words, first, last, lexicon)
    if cut >= last:
        return
    split = _officer(words, cut, last, lexicon)
    before = tuple(words[first:cut])
    if split:
        yield Run(number, cut, split, tuple(words[cut:split]), before)
        yield Run(number, split, last, tuple(words[split:last]), tuple(words[first:split]))
    else:
        yield Run(number, cut, last, tuple(words[cut:last]), before)


def _front(words: Sequence[Word], first: int, last: int, lexicon: English) -> int:
    """Where the name itself begins, behind titles, offices, plain words and words of nationality."""
    heads = lexicon.names("org_heads")
    body = any(word.low in heads for word in words[first + 1 : last]) or _heads_a_body(words, first, last, lexicon)
    cut = first
    while cut < last:
        low = words[cut].low
        if body and not (_is_article(low) or (cut == first and low in _SMALL_FRONTS and low not in heads)):
            break
        if low in lexicon.countries and (cut + 1 >= last or (not body and last - cut <= 1)):
            break
        if not _droppable(words[cut], lexicon) and not (cut == first and low in lexicon.names("person_verbs")):
            break
        cut += 1
    return cut


def _is_article(low: str) -> bool:
    return low in {"the", "a", "an"}


def _droppable(word: Word, lexicon: English) -> bool:
    """Whether a word ahead of a name is none of it."""
    low = word.low
    if _is_article(low) or low in {".", MONTH_OF_MAY} or low in lexicon.countries:
        return True
    if low in lexicon.names("particles"):
        return not word.capital
    callings = lexicon.names("titles") | lexicon.names("roles") | lexicon.names("people") | lexicon.names("kin")
    if "-" in low and (low.split("-")[0] in callings or low.endswith(("-born", "-based", "-elect", "-old"))):
        return True
    return low in callings or (low in lexicon.names("not_names") and not lexicon.is_given_name(low))


def _heads_a_body(words: Sequence[Word], first: int, last: int, lexicon: English) -> bool:
    """Whether the first word is a body's noun that goes on ("Ministry of …"), not a calling ahead of a name."""
    if words[first].low not in lexicon.names("org_heads") or last - first < 2:
        return False
    leads = words[first].low in lexicon.names("org_strong") | FIRST_HEADS
    return leads or words[first + 1].low in lexicon.names("org_tails")


def _officer(words: Sequence[Word], first: int, last: int, lexicon: English) -> int | None:
    """Where a person's name follows a body's without a comma ("… Security Committee Ilva Mokk")."""
    for place in range(first + 1, last - 1):
        head = words[place - 1].low in lexicon.names("org_strong")
        if head and lexicon.is_given_name(words[place].low) and words[place + 1].capital:
            return place
    return None
