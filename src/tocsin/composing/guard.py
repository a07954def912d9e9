"""The name guard: free text of the record and of the brief passes through it before it stands in a letter.

A person who must not be named may still be named in a description, a title, an address on the web. The guard finds
every name of such a person in any alphabet, whole or in part, also bent by case endings, and puts the role in its
place. It would rather strike once too often: what it struck is listed for the officer (`Guard.struck`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import unquote

from tocsin.composing.wording import common_words, first_upper, pattern
from tocsin.domain.names import fold_name

# besides marks of direction and joiners also fillers and variation selectors: each of them parts a name unseen
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_WORD = re.compile(r"[^\W\d_][\u0300-\u036f]*(?:['’ʼ`´]?[^\W\d_][\u0300-\u036f]*)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_INITIAL = re.compile(r"(?:\b(?:[^\W\d_]\.|(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\b\.?)\s*)+$")
_INITIAL_AFTER = re.compile(r"(?:\s[^\W\d_]\.)+")
# what is written in one as an address or a call: https://…, …@…, @…, #…, www.…, name.example
_ADDRESS = re.compile(r"\S*(?:://|@|\bwww\.|#\w)\S*|[\w-]{4,}\.[a-z]{2,}\S*")
_ADDRESS_ENDS = ".,;:!?)]}>”’\"'»"
_BETWEEN = re.compile(r"[\s.,\-‐‑–_]{0,3}")
_BETWEEN_NAMES = re.compile(_BETWEEN.pattern + r"(?:[^\W\d_]\.\s*){0,2}")
_DIGRAPHS = (
    *(("shch", "s"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("sz", "s"), ("ch", "c"), ("cz", "c"), ("ts", "c")),
    *(("kh", "h"), ("zh", "z"), ("ph", "f"), ("w", "v"), ("y", "i"), ("j", "i"), ("x", "ks"), ("q", "k"), ("g", "h")),
    *(("ie", "e"), ("ia", "a"), ("iu", "u"), ("io", "o")),
)
_DOUBLE = re.compile(r"(.)\1+")
_LOOSE_FROM = 4  # shorter names are matched to the letter only
_INSIDE_FROM = 5  # shorter names are not looked for inside the run of letters of an address
_GLUED_FROM = 3  # parts of a name that are looked for within one word, two of them at least
_ENDING = 3  # a case ending has at most so many letters, and leaves three of the name
_ANYBODY = ""  # stands for the visible persons who bear a part of the same name
_PARTICLES = frozenset({"al", "bin", "da", "de", "del", "della", "der", "di", "du", "el", "la", "le", "van", "von"})


def legible(text: str) -> str:
    """Composed letters on one line, without control characters and what nobody sees (soft hyphens, turned writing)."""
    composed = unicodedata.normalize("NFC", _CONTROL.sub(" ", _UNSEEN.sub("", text)))
    return " ".join(composed.split())


@dataclass(frozen=True, slots=True)
class Hidden:
    """A person who is not named: every known form of the name, and the role that stands for it (“the journalist”)."""

    entity: str
    names: tuple[str, ...]
    role: str


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str
    written: str


@dataclass(slots=True)
class Guard:
    """Strikes the names of `hidden` persons. `visible` are the names of persons who are named in full."""

    hidden: tuple[Hidden, ...]
    visible: tuple[str, ...] = ()
    struck: set[str] = field(default_factory=set)
    _exact: dict[str, set[str]] = field(default_factory=dict)
    _loose: dict[str, set[str]] = field(default_factory=dict)
    _seen: frozenset[str] = frozenset()
    _whole: frozenset[tuple[str, ...]] = frozenset()

    def __post_init__(self) -> None:
        for person in self.hidden:
            for token in _name_tokens(person.names):
                self._exact.setdefault(token, set()).add(person.entity)
                if len(token) >= _LOOSE_FROM:
                    for form in _loose_forms(token):
                        self._loose.setdefault(form, set()).add(person.entity)
        whole = {tuple(fold_name(name).split()) for name in self.visible}
        self._whole = frozenset(name for name in whole if len(name) > 1)
        self._seen = frozenset(token for name in whole for token in name)

    def clean(self, text: str) -> str:
        """The text with every name of a hidden person replaced by the role, and without addresses that carry one."""
        text = _ADDRESS.sub(self._address, legible(text))
        for start, end, who in reversed(list(self._runs(text))):
            self.struck |= who - {_ANYBODY}
            text = text[:start] + self._put(text[:start], who) + text[end:]
        return text

    def clean_address(self, url: str) -> str:
        """A web address, or "" where it carries the name of a hidden person: a mended address leads nowhere."""
        url = legible(url)
        plain = _squeeze(fold_name(unquote(url)).replace(" ", "").replace("_", ""))
        inside = {
            entity
            for token, who in self._exact.items()
            if len(token) >= _INSIDE_FROM and _squeeze(token) in plain
            for entity in who
        }
        found = inside.union(*(who for _, _, who in self._runs(_humps(unquote(url)).title())))
        self.struck |= found
        return "" if found else url

    def _address(self, found: re.Match[str]) -> str:
        address = found.group().rstrip(_ADDRESS_ENDS)
        return (self.clean_address(address) or pattern("withheld", "address")) + found.group()[len(address) :]

    def _put(self, before: str, who: frozenset[str]) -> str:
        roles = [person.role for person in self.hidden if person.entity in who]
        role = roles[0] if len(roles) == 1 and _ANYBODY not in who else pattern("withheld", "name")
        return first_upper(role) if not before.strip() or before.rstrip()[-1] in ".!?“" else role

    def _runs(self, text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
        """Stretches that name somebody hidden, with whom they can mean; none where a visible name stands in full."""
        runs: list[tuple[int, int, frozenset[str]]] = []
        for word, who in self._hits(text):
            if runs and _BETWEEN_NAMES.fullmatch(text[runs[-1][1] : word.start]) and runs[-1][2] & who:
                runs[-1] = (runs[-1][0], word.end, runs[-1][2] & who)
            else:
                runs.append((_with_initials(text, word.start), word.end, who))
        for at, (start, end, who) in enumerate(runs):
            limit = runs[at + 1][0] if at + 1 < len(runs) else len(text)
            yield start, _with_later_initials(text[:limit], end), who

    def _hits(self, text: str) -> Iterator[tuple[_Word, frozenset[str]]]:
        found = list(_words(text))
        covered = self._covered(text, found)
        for at, word in enumerate(found):
            who = frozenset() if at in covered else self._who(word)
            if who:
                yield word, who

    def _covered(self, text: str, found: list[_Word]) -> set[int]:
        """The places of words that belong to a visible person's full name, written in one."""
        covered: set[int] = set()
        for name in self._whole:
            for at in range(len(found) - len(name) + 1):
                words_here = found[at : at + len(name)]
                if tuple(word.folded for word in words_here) == name and _in_one(text, words_here):
                    covered |= set(range(at, at + len(name)))
        return covered

    def _who(self, word: _Word) -> frozenset[str]:
        capital = word.written[:1].isupper() or not word.written[:1].islower()
        common = common_words()
        exact = self._exact.get(word.folded)
        if exact and (capital or word.folded not in common) and (capital or len(word.folded) > 2):
            # a name that a visible person bears too could mean either: nobody is named by it
            return frozenset(exact | ({_ANYBODY} if word.folded in self._seen else set()))
        glued = self._glued(word.folded)
        if glued or not capital or word.folded in self._seen or word.folded in common:
            return glued
        squeezed = _squeeze(word.folded)
        stems = (squeezed[: len(squeezed) - cut] for cut in range(_ENDING + 1) if len(squeezed) >= 2 * cut + 2)
        return frozenset(entity for stem in stems for entity in self._loose.get(stem, ()))

    def _glued(self, folded: str) -> frozenset[str]:
        """Whose names stand in one word without a space: “DanyloZieba”."""
        tokens = [token for token in self._exact if len(token) >= _GLUED_FROM]
        inside = Counter(
            entity for token in tokens for entity in self._exact[token] for _ in range(folded.count(token))
        )
        return frozenset(entity for entity, times in inside.items() if times > 1)


def _in_one(text: str, found: list[_Word]) -> bool:
    return all(_BETWEEN.fullmatch(text[one.end : other.start]) for one, other in pairwise(found))


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        written = _POSSESSIVE.sub("", match.group())
        for folded in fold_name(written).split()[:1]:
            yield _Word(match.start(), match.start() + len(written), folded, written)


def _name_tokens(names: Iterable[str]) -> set[str]:
    """The folded parts of names that can point to a person: not single letters, not “van” and “de”."""
    found = (word for name in names for word in _words(legible(name)))
    return {w.folded for w in found if len(w.folded) > 1 and not (w.folded in _PARTICLES and w.written.islower())}


def _squeeze(folded: str) -> str:
    """What is left of a name when the spellings of one sound fall together (Olga and Olha, Yuriy and Jurij)."""
    for written, sound in _DIGRAPHS:
        folded = folded.replace(written, sound)
    return _DOUBLE.sub(r"\1", folded)


def _loose_forms(token: str) -> set[str]:
    """The spellings of a name that end as it may be bent: Zhanara is also written Janara."""
    squeezed = {_squeeze(token), _squeeze(token.replace("zh", "j"))}
    return squeezed | {_stem(form) for form in squeezed}


def _stem(squeezed: str) -> str:
    return squeezed[:-1] if len(squeezed) >= _LOOSE_FROM and squeezed[-1] in "aeiou" else squeezed


def _humps(text: str) -> str:
    """“FreeDanyloKoval” as three words."""
    return "".join(f"{a} " if a.islower() and b.isupper() else a for a, b in zip(text, f"{text[1:]} ", strict=True))


def _with_initials(text: str, start: int) -> int:
    """Where a name begins if initials or a title stand before it: “D. Koval”, “Mr Koval”."""
    match = _INITIAL.search(text[:start])
    return match.start() if match else start


def _with_later_initials(text: str, end: int) -> int:
    """Where a name ends if initials stand behind it: “Koval D. O.”; the stop that ends a sentence stays."""
    match = _INITIAL_AFTER.match(text, end)
    if not match or match.group() != match.group().upper():
        return end
    rest = text[match.end() :].lstrip()
    return match.end() - 1 if not rest or rest[0].isupper() else match.end()
