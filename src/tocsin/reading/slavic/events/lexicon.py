"""The lexicons of the three languages, loaded once: forms of verbs and nouns, patterns of acts, word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from tocsin.reading.slavic.events.conjugation import Shape, conjugate
from tocsin.reading.slavic.events.declension import NounForm, decline, written
from tocsin.reading.slavic.forms import Case
from tocsin.reading.vocabulary import lexicons

SUBJECT, WHERE = "subject", "where"
"""What a slot can be beside a case: the one who acts is concerned; whose home or office it happens at."""


class Sort(StrEnum):
    """What a noun of the word lists stands for."""

    PEOPLE = "people"
    DOER = "doers"
    POWER = "powers"
    KIN = "kin"
    THING = "things"
    HOME = "homes"
    BODY = "bodies"


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the one concerned stands: behind `preposition` ("" for none) in one of `cases`, as subject, at home."""

    preposition: str
    cases: frozenset[Case] = frozenset()
    special: str = ""


OBJECT = Slot("", frozenset({Case.ACCUSATIVE}))
COMPLEMENT = Slot("", frozenset({Case.GENITIVE}))

_OF = frozenset({Case.ACCUSATIVE, Case.GENITIVE})  # "кого" behind a noun is its genitive


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the lexicon: what kind of event its words tell, and what they need to be one (as in English)."""

    type: str
    term: str
    takes: str
    scene: bool
    needs_date: bool
    by_force: bool
    state: bool
    hedged: bool
    planned: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A way to tell an act: a head, the words that must stand in its clause, and the slots of who is concerned."""

    act: Act
    fixed: tuple[Words, ...]
    slots: tuple[Slot, ...]


class VerbForm(NamedTuple):
    """What a word can be of a verb: its shape, the verb, and whether it is perfective."""

    lemma: str
    shape: Shape
    perfective: bool


class Words:
    """A set of words; `arrest*` stands for all that begin so."""

    def __init__(self, words: Iterable[str]) -> None:
        low = [plain(str(word).lower()) for word in words]
        self.exact = frozenset(word for word in low if not word.endswith("*"))
        self._stems = frozenset(word[:-1] for word in low if word.endswith("*"))
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._known = lru_cache(maxsize=4096)(self._holds)

    def __contains__(self, low: str) -> bool:
        return self._known(low)

    def _holds(self, low: str) -> bool:
        return low in self.exact or any(low[:length] in self._stems for length in self._lengths)

    def any_of(self, lows: Iterable[str]) -> bool:
        """Whether one of the words is in the set."""
        return any(low in self for low in lows)


def plain(low: str) -> str:
    """Lower case as the lexicon compares it: ё and е are one letter."""
    return low.replace("ё", "е")


class Lexicon:
    """The lexicon of one language."""

    def __init__(self, language: str, data: dict[str, Any]) -> None:
        self.language = language
        self._data = data
        self._lists: dict[str, Words] = {}

    def words(self, key: str) -> Words:
        """A plain list of small words, or a table's keys. Raises KeyError where there is none."""
        if key not in self._lists:
            self._lists[key] = Words(self._data[key])
        return self._lists[key]

    def table(self, key: str) -> Mapping[str, Any]:
        """A table of the file as it stands. Raises KeyError where there is none."""
        found: dict[str, Any] = self._data[key]
        return found

    def phrases(self, key: str) -> tuple[str, ...]:
        """A list of words and phrases of the file, in its order. Raises KeyError where there is none."""
        return tuple(str(phrase) for phrase in self._data[key])

    @cached_property
    def prepositions(self) -> dict[tuple[str, ...], frozenset[Case]]:
        """The cases behind each preposition, by its words."""
        return {
            tuple(plain(words).split()): frozenset(Case(case) for case in str(cases).split())
            for words, cases in self._data["prepositions"].items()
        }

    @cached_property
    def pronouns(self) -> dict[str, tuple[str, frozenset[Case]]]:
        """Who each pronoun is (she, he, they, i, we, it) and the cases it can be in."""
        found: dict[str, tuple[str, frozenset[Case]]] = {}
        for who, forms in self._data["pronouns"].items():
            for form, cases in forms.items():
                before = found.get(form, (who, frozenset()))
                kind = who if form not in found else f"{before[0]}/{who}"
                found[form] = (kind, before[1] | {Case(case) for case in str(cases).split()})
        return found

    @cached_property
    def verb_cues(self) -> dict[str, tuple[Cue, ...]]:
        """Cues by their verb, those with more words first."""
        return self._cues("verbs", OBJECT)

    @cached_property
    def noun_cues(self) -> dict[str, tuple[Cue, ...]]:
        """Cues by their noun in the nominative."""
        return self._cues("nouns", COMPLEMENT)

    @cached_property
    def verbs(self) -> dict[str, tuple[VerbForm, ...]]:
        """What each word can be a form of: the verbs of acts and those that carry nouns or govern other verbs."""
        found: dict[str, list[VerbForm]] = {}
        irregular: dict[str, dict[str, str]] = self._data["irregular"]
        for lemma, perfective in sorted(self._aspects().items()):
            for shape in conjugate(lemma, self.language, _plain_parts(irregular.get(lemma))):
                found.setdefault(plain(shape.word), []).append(VerbForm(lemma, shape, perfective))
        return {word: tuple(forms) for word, forms in found.items()}

    @cached_property
    def act_nouns(self) -> dict[str, tuple[NounForm, ...]]:
        """The forms of the nouns that tell acts."""
        return _by_word(form for lemma in self.noun_cues for form in self._noun(lemma, living=False))

    @cached_property
    def nouns(self) -> dict[str, tuple[tuple[Sort, NounForm], ...]]:
        """The forms of nouns for people, doers, family, belongings, homes and bodies."""
        found: dict[str, list[tuple[Sort, NounForm]]] = {}
        for sort in Sort:
            living = sort in {Sort.PEOPLE, Sort.DOER, Sort.KIN}
            for lemma in str(self._data[sort.value]).split():
                for form in self._noun(plain(lemma), living=living):
                    found.setdefault(form.word, []).append((sort, form))
        return {word: tuple(forms) for word, forms in found.items()}

    @cached_property
    def channels(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """How a threat or message came: channel and the words that say so; `*` stands for any ending."""
        found = []
        for channel, phrases in self._data["channels"].items():
            inner = "|".join(re.escape(words).replace(r"\*", r"\w*") for words in phrases)
            found.append((channel, re.compile(rf"(?<!\w)(?:{inner})(?!\w)", re.IGNORECASE)))
        return tuple(found)

    def lemmas(self, key: str) -> frozenset[str]:
        """The verbs of a list such as `perform`, both of a pair."""
        return frozenset(lemma for lemma, _ in _pairs(self._data[key]))

    def _noun(self, lemma: str, *, living: bool) -> list[NounForm]:
        told = self._data["irregular_nouns"].get(lemma)
        if told is not None:
            gender, _, forms = str(told).partition(" ")
            return written(plain(forms), gender, living=living)
        return decline(lemma, self.language, living=living)

    def _aspects(self) -> dict[str, bool]:
        """Every verb of the file, with whether it is perfective."""
        heads = (str(pattern).split("|")[0].split()[0] for entry in self._data["events"] for pattern in entry["verbs"])
        found: dict[str, bool] = {}
        for key in ("perform", "happen", "undergo", "subject_to", "govern_verbs"):
            found.update(_pairs(self._data[key]))
        found.update(_pairs(heads))
        return found

    def _cues(self, key: str, default: Slot) -> dict[str, tuple[Cue, ...]]:
        found: dict[str, list[Cue]] = {}
        for entry in self._data["events"]:
            act = _act(entry)
            for pattern in entry[key]:
                first, *slots = (part.strip() for part in plain(str(pattern)).split("|"))
                head, *fixed = first.split()
                told = tuple(self._slot(slot, default) for slot in slots) or (default,)
                cue = Cue(act, tuple(Words(word.split("/")) for word in fixed), told)
                for lemma in head.split("/"):
                    found.setdefault(lemma, []).append(cue)
        found.pop("-", None)
        return {head: tuple(sorted(cues, key=lambda cue: -len(cue.fixed))) for head, cues in found.items()}

    def _slot(self, words: str, default: Slot) -> Slot:
        *preposition, question = words.split()
        meaning = str(self._data["questions"][question])
        if meaning in {SUBJECT, WHERE}:
            return Slot("", special=meaning)
        if preposition:
            return Slot(" ".join(preposition), self.prepositions[tuple(preposition)])
        return COMPLEMENT if default is COMPLEMENT and Case(meaning) in _OF else Slot("", frozenset({Case(meaning)}))


@lru_cache(maxsize=3)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, read from `lexicon/compiled.json` at first use."""
    return Lexicon(language, lexicons()[language])


def _act(entry: dict[str, Any]) -> Act:
    return Act(
        type=entry["type"],
        term=entry["term"],
        takes=entry.get("takes", "person"),
        scene=entry.get("scene", False),
        needs_date=entry.get("needs_date", False),
        by_force=entry.get("by_force", False),
        state=entry.get("state", False),
        hedged=entry.get("hedged", False),
        planned=entry.get("planned", False),
    )


def _pairs(heads: Iterable[Any]) -> Iterator[tuple[str, bool]]:
    """The verbs of "perfective/imperfective" pairs, each with its aspect; `-` stands for none."""
    for head in heads:
        for place, lemma in enumerate(plain(str(head)).split("/")):
            if lemma != "-":
                yield lemma, place == 0


def _plain_parts(parts: dict[str, str] | None) -> dict[str, str] | None:
    return None if parts is None else {key: plain(value) for key, value in parts.items()}


def _by_word(forms: Iterable[NounForm]) -> dict[str, tuple[NounForm, ...]]:
    found: dict[str, list[NounForm]] = {}
    for form in forms:
        found.setdefault(form.word, []).append(form)
    return {word: tuple(dict.fromkeys(several)) for word, several in found.items()}
