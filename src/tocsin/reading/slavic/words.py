"""The words that names are known by, in one of the three languages, in all their forms; read at first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.morphology import PLURAL, Form, agree, decline, plural_forms
from tocsin.reading.spelling import fold
from tocsin.reading.vocabulary import lexicons

_LONGEST_SHORT = 3  # code points of an abbreviation that is not declined

Forms = Mapping[str, tuple[Form, ...]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word of a list: nominative in small letters, gender, whether it is a thing."""

    nominative: str
    gender: str
    thing: bool = False


class NameWords:
    """The lexicon of names of one language."""

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        self.language, self._data = language, data

    @cached_property
    def given(self) -> Forms:
        """Every form of every given name."""
        entries = [
            *(_Entry(name.lower(), "m") for name in self._data["given_male"].split()),
            *(_Entry(name.lower(), "f") for name in self._data["given_female"].split()),
        ]
        found = self._declined(dict.fromkeys(entries))
        for form, nominative in self._data["irregular"].items():
            gender = next(
                (entry.gender for entry in entries if entry.nominative == nominative.lower()),
                "m",
            )
            cases = decline(nominative.lower(), self.language, gender).get(form.lower()) or _oblique(form.lower())
            found.setdefault(form.lower(), []).insert(0, Form(nominative.lower(), gender, cases, 4))
        return _frozen(_with_plain_letters(found) if self.language == "pl" else found)

    @cached_property
    def roles(self) -> Forms:
        """Every form of every word for what somebody does, also in the plural."""
        entries: list[_Entry] = []
        for line in self._data["roles"]:
            male, *female = str(line).split()
            if not female or female[0] != male:
                entries.append(_Entry(male, "m"))
            entries.extend(_Entry(word, "f") for word in female)
            if female and female[0] == male and not male.endswith(("ша", "ні", "са")):
                entries.append(_Entry(male, "m"))
        return self._of(entries, plural=True)

    @cached_property
    def role_pairs(self) -> Mapping[str, str]:
        """The feminine of each masculine role that has one."""
        pairs = (str(line).split() for line in self._data["roles"])
        return {pair[0]: pair[1] for pair in pairs if len(pair) > 1 and pair[0] != pair[1]}

    @cached_property
    def kin(self) -> Forms:
        """Words for those who are somebody's family or friends."""
        return self._of(
            [
                *(_Entry(word, "m") for word in (*self._list("kin_male"), *self._list("kin"))),
                *(_Entry(word, "f") for word in (*self._list("kin_female"), *self._list("kin"))),
            ],
            plural=True,
        )

    @cached_property
    def titles(self) -> Forms:
        """Forms of address."""
        both = self._list("titles")
        return self._of(
            [
                *(_Entry(word, "m") for word in (*self._list("titles_male"), *both)),
                *(_Entry(word, "f") for word in (*self._list("titles_female"), *both)),
            ]
        )

    @cached_property
    def heads(self) -> Forms:
        """Head nouns of bodies."""
        entries = [
            _Entry(word, gender, thing=True)
            for key in ("heads_civil", "heads_state")
            for gender, words in self._data[key].items()
            for word in words
        ]
        found = self._declined(entries)
        for form, nominative in self._data["irregular_heads"].items():
            gender = next(entry.gender for entry in entries if entry.nominative == nominative)
            found.setdefault(form, []).append(Form(nominative, gender, _oblique(form), 3))
        return _frozen(found)

    @cached_property
    def civil(self) -> frozenset[str]:
        """Head nouns, in the nominative, of bodies that bear a name in quotes."""
        return frozenset(word for words in self._data["heads_civil"].values() for word in words)

    @cached_property
    def state(self) -> frozenset[str]:
        """Head nouns, in the nominative, of bodies that are an office with a complement."""
        return frozenset(word for words in self._data["heads_state"].values() for word in words)

    @cached_property
    def offices(self) -> Forms:
        """Offices of one person that stand for a body."""
        return self._of(
            _Entry(word, "f" if word.endswith(("ka", "ni", "ка")) else "m") for word in self._list("offices")
        )

    @cached_property
    def powers(self) -> Forms:
        """Those whom demands go to, in every form; the plural ones have their plural for a nominative."""
        oblique = frozenset(Case) - {Case.NOMINATIVE, Case.VOCATIVE}
        found = self._declined(_Entry(word, gender) for gender, words in self._data["powers"].items() for word in words)
        for nominative, forms in self._data["powers_plural"].items():
            found.setdefault(nominative, []).append(
                Form(nominative, PLURAL, frozenset({Case.NOMINATIVE, Case.ACCUSATIVE}), 3)
            )
            for form in str(forms).split():
                found.setdefault(form, []).append(Form(nominative, PLURAL, oblique, 3))
        return _frozen(found)

    @cached_property
    def places(self) -> Forms:
        """Places and countries known by name."""
        names = [
            *self._list("places"),
            *(name.lower() for name in self._data["countries"]),
        ]
        return self._of(_Entry(name, gender, thing=True) for name in names for gender in _genders(name))

    @cached_property
    def place_heads(self) -> Forms:
        """Words for kinds of places."""
        return self._of(
            _Entry(word, gender, thing=True)
            for word in self._list("place_heads")
            for gender in (_genders(word) if len(word) > _LONGEST_SHORT else ("",))
        )

    @cached_property
    def quoted_nouns(self) -> Forms:
        """What an adjective with a capital letter may stand before beside places and bodies: cases, wars, laws."""
        return self._of(
            _Entry(word, gender, thing=True) for word in self._list("quoted_nouns") for gender in _genders(word)
        )

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """Countries by every form of their name and of their adjective."""
        found: dict[str, str] = {}
        for country, adjective in self._data["countries"].items():
            for gender in _genders(country.lower()):
                found |= dict.fromkeys(decline(country.lower(), self.language, gender, thing=True), country)
            for gender in ("m", "f", "n", PLURAL):
                nominative = agree(str(adjective), self.language, gender)
                found |= dict.fromkeys(decline(nominative, self.language, gender, adjective=True), country)
        return found

    @lru_cache(maxsize=64)  # noqa: B019 - one for each language, for the life of the program
    def plain(self, key: str) -> frozenset[str]:
        """A list of the file as it is, in small letters."""
        return frozenset(self._list(key))

    @lru_cache(maxsize=8)  # noqa: B019 - as above
    def plain_as_written(self, key: str) -> frozenset[str]:
        """A list of the file as it is, capitals kept."""
        return frozenset(str(word) for word in self._data[key])

    @cached_property
    def known_bodies(self) -> Mapping[tuple[str, ...], str]:
        """Bodies known by name, by their words in small letters."""
        return {tuple(name.lower().split()): name for name in self._data["known_bodies"]}

    @cached_property
    def known_words(self) -> Mapping[str, tuple[str, frozenset[Case]]]:
        """Bodies known by one word that is declined, by each of its forms."""
        found: dict[str, tuple[str, frozenset[Case]]] = {}
        for name in self._data["known_bodies"]:
            if " " in name or name.isupper() or name.isascii() != (self.language == "pl"):
                continue
            for gender in _genders(name.lower()):
                for form, cases in decline(name.lower(), self.language, gender, thing=True).items():
                    found.setdefault(form, (name, cases))
        return found

    def _list(self, key: str) -> list[str]:
        return [str(word).lower() for word in self._data[key]]

    def _of(self, entries: Iterable[_Entry], *, plural: bool = False) -> Forms:
        return _frozen(self._declined(entries, plural=plural))

    def _declined(self, entries: Iterable[_Entry], *, plural: bool = False) -> dict[str, list[Form]]:
        found: dict[str, list[Form]] = {}
        for entry in entries:
            for form, gender, cases in self._forms(entry, plural=plural):
                found.setdefault(form, []).append(Form(entry.nominative, gender, cases, 3))
        return found

    def _forms(self, entry: _Entry, *, plural: bool) -> Iterator[tuple[str, str, frozenset[Case]]]:
        adjectival = entry.nominative in decline_as_adjective(entry.nominative, self.language, entry.gender)
        declined = decline(
            entry.nominative,
            self.language,
            entry.gender,
            adjective=adjectival,
            thing=entry.thing,
        )
        for form, cases in declined.items():
            yield form, entry.gender, cases
        if plural:
            for form, cases in plural_forms(entry.nominative, self.language, adjective=adjectival).items():
                yield form, PLURAL, cases


def decline_as_adjective(word: str, language: str, gender: str) -> frozenset[str]:
    """The word itself where it is declined like an adjective ("обвиняемый", "слідча", "przewodniczący")."""
    ends = {
        ("ru", "m"): ("ый", "щий", "ский", "чий"),
        ("ru", "f"): ("ая",),
        ("uk", "m"): ("ий",),
        ("uk", "f"): ("ена", "ана", "ома", "ідча", "уча", "яча", "ана", "удна"),
        ("pl", "m"): ("ący", "ony", "any", "dczy", "wny", "omy"),
        ("pl", "f"): ("ąca", "ona", "ana", "dcza", "wna", "oma", "owa"),
    }
    return frozenset({word}) if word.endswith(ends.get((language, gender), ("\0",))) else frozenset()


def _genders(word: str) -> tuple[str, ...]:
    """The genders that a noun can have by its nominative."""
    if word.endswith(("а", "я", "a")):
        return ("f",)
    if word.endswith(("о", "е", "o", "e", "є")):
        return ("n",)
    if word.endswith(("и", "ы", "y", "i")):
        return (PLURAL,)
    return ("m", "f") if word.endswith(("ь", "ć", "ść", "ź", "ń", "ś", "ж", "ч")) else ("m",)


def _oblique(form: str) -> frozenset[Case]:
    """The cases of an irregular form, by its ending as that of a man's name."""
    by_ending = {
        ("ом", "ем", "ём", "єм", "em"): {Case.INSTRUMENTAL},
        ("у", "ю", "ові", "еві", "owi", "emu"): {Case.DATIVE, Case.LOCATIVE},
        ("u",): {Case.GENITIVE, Case.DATIVE, Case.LOCATIVE},
        ("а", "я", "a", "ego"): {Case.GENITIVE, Case.ACCUSATIVE},
        ("'ю", "ью"): {Case.INSTRUMENTAL},
        ("е", "і", "e", "ym", "im"): {Case.LOCATIVE, Case.INSTRUMENTAL},
    }
    return frozenset(
        next(
            (cases for ends, cases in by_ending.items() if form.endswith(ends)),
            set(Case),
        )
    )


def _with_plain_letters(found: dict[str, list[Form]]) -> dict[str, list[Form]]:
    """The names also without diacritics, as people type them: they stay without in the nominative."""
    for form in [*found]:
        plain = fold(form)
        if plain != form:
            bare = [Form(fold(one.nominative), one.gender, one.cases, one.weight) for one in found[form]]
            found.setdefault(plain, []).extend(bare)
    return found


def _frozen(found: Mapping[str, list[Form]]) -> Forms:
    return {form: tuple(dict.fromkeys(forms)) for form, forms in found.items()}


@lru_cache(maxsize=4)
def name_words(language: str) -> NameWords:
    """The lexicon of names of a language, from `lexicon/compiled.json`."""
    return NameWords(language, lexicons()[f"{language}_names"])
