"""The English lexicon, loaded once: plain word sets, forms of verbs, compiled patterns of acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from tocsin.reading.vocabulary import lexicons

_COMPLEMENT = frozenset({"of", "for", "to", "on", "against", "as"})
GAP = "…"
_SHORTEST_NOUN = 4


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words after a head: each a set of alternatives; `gaps` says whether words may stand before each."""

    tail: tuple[frozenset[str], ...]
    gaps: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the lexicon: what kind of event its words tell, and what they need to be one."""

    type: str
    term: str
    takes: str
    scene: bool
    needs_date: bool
    by_force: bool
    doer_is_victim: bool
    doer_may_be_victim: bool
    state: bool
    hedged: bool
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """A way to tell an act: a pattern behind a head word."""

    act: Act
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb: `base`, `s`, `past`, `participle`, `ing` (past and participle may be one word)."""

    lemma: str
    kind: str


class English:
    """The lexicon of English."""

    def __init__(self, acts: dict[str, Any], names: dict[str, Any], given: dict[str, Any]) -> None:
        self._acts, self._names = acts, names
        self._given = frozenset(name.lower() for name in given["given"].split())
        self._female = frozenset(name.lower() for name in given["female"].split())
        self._either = frozenset(name.lower() for name in given["either"].split())

    def is_given_name(self, word: str) -> bool:
        """Whether a word is a known given name, in any case, with or without a hyphen's second half."""
        low = word.lower().replace("’", "'")
        return low in self._given or low.split("-")[0] in self._given

    def is_female_name(self, word: str) -> bool | None:
        """Whether a given name is a woman's (True), a man's (False), or neither for sure."""
        low = word.lower().replace("’", "'")
        low = low if low in self._given else low.split("-")[0]
        return None if low not in self._given or low in self._either else low in self._female

    @lru_cache(maxsize=256)  # noqa: B019 - one English for the life of the program
    def act_words(self, key: str) -> frozenset[str]:
        """A plain word list of `en.yaml`."""
        return frozenset(str(word).lower() for word in self._acts[key])

    @lru_cache(maxsize=256)  # noqa: B019 - as above
    def names(self, key: str) -> frozenset[str]:
        """A plain word list of `en_names.yaml`, in lower case."""
        return frozenset(str(word).lower() for word in self._names[key])

    @cached_property
    def channels(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """How a threat or message came: channel and the words that say so."""
        return tuple(
            (channel, re.compile(rf"\b(?:{'|'.join(re.escape(words) for words in phrases)})\b", re.IGNORECASE))
            for channel, phrases in self._acts["channels"].items()
        )

    @cached_property
    def known_bodies(self) -> frozenset[str]:
        """Bodies known by name, as they are written."""
        return frozenset(str(name) for name in self._names["known_bodies"])

    @cached_property
    def countries(self) -> dict[str, str]:
        """Country by its name and by the words for what or who is from it, all in lower case."""
        found = {}
        for country, adjectives in self._names["countries"].items():
            for word in (country, *adjectives.split()):
                found[word.lower()] = country
                found.setdefault(word.lower() + "s", country)
        return found

    @cached_property
    def places(self) -> frozenset[str]:
        """Countries, continents, cities and the words for their people, in lower case."""
        return frozenset(self.countries) | self.names("continents") | self.names("cities")

    @cached_property
    def short_classes(self) -> dict[str, str]:
        """Nouns that take up a body ("the newspaper"), with the class of bodies that each may mean."""
        return dict(self._names["short_class"])

    @cached_property
    def verb_cues(self) -> dict[str, tuple[Cue, ...]]:
        """Cues by the base form of their head verb."""
        return _cues(self._acts["events"], "verbs")

    @cached_property
    def noun_cues(self) -> dict[str, tuple[Cue, ...]]:
        """Cues by their head noun, in the singular and in the plural."""
        return _cues(self._acts["events"], "nouns", _numbers)

    @cached_property
    def forms(self) -> dict[str, tuple[Form, ...]]:
        """What each word can be a form of, for the verbs of the lexicon."""
        irregular = {base: str(line).split() for base, line in self._acts["irregular"].items()}
        lemmas = {
            *self.verb_cues,
            *irregular,
            *self.act_words("undergo"),
            *self.act_words("perform"),
            *self.act_words("happen"),
        }
        found: dict[str, list[Form]] = {}
        for lemma in sorted(lemmas):
            for word, kind in _conjugate(lemma, irregular.get(lemma)):
                found.setdefault(word, []).append(Form(lemma, kind))
        return {word: tuple(forms) for word, forms in found.items()}


@lru_cache(maxsize=1)
def english() -> English:
    """The English lexicon, read from `lexicon/compiled.json` at first use."""
    data = lexicons()
    return English(data["en"], data["en_names"], data["en_given"])


def small_words(key: str) -> frozenset[str]:
    """A list of `en_small.yaml`: the small words that one rule leans on. Raises KeyError where there is none."""
    return frozenset(lexicons()["en_small"][key])


def plural(noun: str) -> str:
    """The regular plural of a noun or of the last word of a phrase."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _numbers(phrase: str) -> tuple[str, str]:
    """A noun phrase in the singular and in the plural; a word with its complement ("request for") turns itself."""
    head, *tail = phrase.split()
    if tail and not _COMPLEMENT & {*tail}:
        return phrase, " ".join([head, *tail[:-1], plural(tail[-1])])
    return phrase, " ".join([plural(head), *tail])


def _cues(
    entries: Iterable[dict[str, Any]], key: str, forms: Callable[[str], tuple[str, ...]] = lambda words: (words,)
) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for entry in entries:
        act = Act(
            type=entry["type"],
            term=entry["term"],
            takes=entry.get("takes", "person"),
            scene=entry.get("scene", False),
            needs_date=entry.get("needs_date", False),
            by_force=entry.get("by_force", False),
            doer_is_victim=entry.get("doer") == "victim",
            doer_may_be_victim=entry.get("doer") == "may",
            state=entry.get("state", False),
            hedged=entry.get("hedged", False),
            near=frozenset(entry.get("near", ())),
        )
        for words in (form for phrase in entry[key] for form in forms(str(phrase).lower())):
            head, *tail = words.split()
            found.setdefault(head, []).append(Cue(act, _pattern(tail)))
    return {head: tuple(sorted(cues, key=lambda cue: -len(cue.pattern.tail))) for head, cues in found.items()}


def _pattern(tail: list[str]) -> Pattern:
    words, gaps = [], []
    gap = False
    for word in tail:
        if word == GAP:
            gap = True
            continue
        words.append(frozenset(form for other in word.split("/") for form in _forms_in_tail(other)))
        gaps.append(gap)
        gap = False
    return Pattern(tuple(words), tuple(gaps))


def _forms_in_tail(word: str) -> tuple[str, ...]:
    """A word behind a head, with its plural where it is long enough to be a noun: "dismiss … appeal(s)"."""
    return (word, plural(word)) if len(word) >= _SHORTEST_NOUN else (word,)


def _conjugate(lemma: str, irregular: list[str] | None) -> Iterable[tuple[str, str]]:
    yield lemma, "base"
    yield plural(lemma), "s"
    yield _ing(lemma, irregular), "ing"
    if irregular:
        yield irregular[0], "past"
        yield irregular[-1], "participle"
    else:
        past = _past(lemma)
        yield past, "past"
        yield past, "participle"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _ing(lemma: str, irregular: list[str] | None) -> str:
    if irregular and irregular[0].endswith(lemma[-1] * 2 + "ed"):
        return lemma + lemma[-1] + "ing"
    if lemma in {"hit", "set", "put", "let", "shut", "run", "get"}:
        return lemma + lemma[-1] + "ing"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + "ing"
