"""The words of letters, as data (`words/LANGUAGE.toml`), and the small grammar that puts values into patterns.

A letter is written in one language from its first word to its last: `speaking` says which, and everything below it
takes the words of that language. English bends articles, verbs and plurals; the other languages keep every value as it
stands, because their patterns ask for the nominative alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tocsin.domain import phrasebook, vocabulary
from tocsin.domain.dates import Kind, bare_phrase, phrase
from tocsin.domain.names import fold_name
from tocsin.domain.terms import names, thesaurus

ENGLISH, LANGUAGES = phrasebook.ENGLISH, vocabulary.LANGUAGES
_BOOK = phrasebook.Phrasebook("tocsin.composing", "words")
speaking, spoken, words = _BOOK.speaking, _BOOK.spoken, _BOOK.words
_SPACES = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r"\s+([,.;:])")
_HEAD_ENDS = re.compile(r" (?:of|from|in|at|near|who|with|for|on)\b| \(")
_ENDS = (".", "!", "?", "…", ".”", "!”", "?”", ".»", "!»", "?»")


def pattern(table: str, key: str) -> str:
    """One pattern: `pattern("phrases", "further")`."""
    found: str = words()[table][key]
    return found


def event_types() -> tuple[str, ...]:
    """The types of event that there are patterns for, the gravest first."""
    return tuple(words()["type"])


def type_words(event_type: str, term: str = "") -> Mapping[str, str]:
    """The patterns of a closer term, else of a type of event; those of `other` where neither is listed."""
    types: Mapping[str, Mapping[str, str]] = words()["type"]
    terms: Mapping[str, Mapping[str, str]] = words()["term"]
    return terms.get(term) or types.get(event_type, types["other"])


def fill(text: str, /, **values: str) -> str:
    """A pattern with its values; what is empty leaves no hole behind. Values are never read as patterns."""
    filled = text.format_map(values)
    plain = _BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", filled)).strip()
    return plain.replace(" r..", " r.")  # a Polish date ends in a stop of its own


def sentence(text: str) -> str:
    """With a capital at the start and a stop at the end."""
    text = text.strip()
    return first_upper(text if text.endswith(_ENDS) else f"{text}.")


def first_upper(text: str) -> str:
    """The first letter as a capital."""
    return text[:1].upper() + text[1:]


def first_lower(text: str) -> str:
    """The first word in small letters where it is an article or a pronoun, so that it can stand within a sentence."""
    word = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if word in words()["grammar"]["small_words"] else text


def listed(items: Sequence[str], word: str = "and") -> str:
    """“a”, “a and b”, “a, b and c”; `word` is “and” or “or”, in whichever language.

    Where one of them has an “and” of its own, another word joins them: “a and b as well as c”.
    """
    if len(items) < 2:
        return "".join(items)
    joins = pattern("joining", word)
    if word == "and" and any(f" {joins} " in item for item in items):
        joins = pattern("joining", "also")
    return f"{', '.join(items[:-1])}{'' if joins.startswith(',') else ' '}{joins} {items[-1]}"


def when(value: str, kind: Kind = Kind.MOMENT) -> str:
    """A date as it stands in a sentence: “in October 2017”."""
    return phrase(value, kind, spoken())


def bare_date(value: str) -> str:
    """A date as it stands in a list: “October 2017”."""
    return bare_phrase(value, spoken())


def common_words() -> frozenset[str]:
    """Words that are names too, folded: those of English and of the language that is spoken."""
    return _common(spoken())


@lru_cache(maxsize=len(LANGUAGES))
def _common(language: str) -> frozenset[str]:
    return frozenset(
        folded
        for name in (ENGLISH, language)
        for word in words(name)["grammar"]["common_words"]
        for folded in fold_name(word).split()
    )


@lru_cache(maxsize=1)
def address_words() -> frozenset[str]:
    """Words that make a place finer than a town, in every language: a record may name places in any of them."""
    return frozenset(word for language in LANGUAGES for word in words(language)["grammar"]["addresses"])


def number_word(number: int) -> str:
    """Small numbers in words."""
    small: list[str] = words()["grammar"]["numbers"]
    return small[number] if 0 <= number < len(small) else str(number)


def bounded(value: str) -> str:
    """A number of the record in words: “three”, “at least three”, “at most five”, “between 3 and 5”; "" for no number.

    Raises nothing: what is no number (another version may know more forms) gives "".
    """
    least, dots, most = value.partition("..")
    if not all(part.isdigit() for part in (least, most) if part) or not (least or most):
        return ""
    if not dots or least == most:
        return number_word(int(least))
    if least and most:
        return pattern("numbers", "between").format(least=least, most=most)
    return pattern("numbers", "least" if least else "most").format(number=number_word(int(least or most)))


def is_one(number: str) -> bool:
    """Whether a number in words counts one alone (“at least one”)."""
    return spoken() == ENGLISH and number.endswith("one")


def is_plural(who: str) -> bool:
    """Whether a phrase takes a plural verb, by its head: “the activists from Brod”, “A and B”, “the police”."""
    if spoken() != ENGLISH:
        return False
    head = _HEAD_ENDS.split(who, maxsplit=1)[0].casefold()
    if re.search(r"\band\b", head):
        return True
    last = head.split(" ")[-1] if head else ""
    proper = not head.startswith(("the ", "two ", "three ", "several ", "some ", "many ", "unidentified ", "unknown "))
    ends = last.endswith("s") and not last.endswith(("ss", "us", "is")) and not proper
    return ends or last in {"people", "police", "men", "women"}


def with_article(name: str) -> str:
    """The name of a group as it stands within a sentence: “the Ministry of …”; other names stay as they are."""
    if spoken() != ENGLISH:
        return name
    head = _HEAD_ENDS.split(name, maxsplit=1)[0].split()
    grammar = words()["grammar"]
    determined = bool(head) and head[0].casefold() in grammar["determiners"]
    institution = bool(head) and head[-1].casefold() in grammar["institutions"]
    return f"the {name}" if institution and not determined else first_lower(name)


def country_name(name: str, *, within: bool = True) -> str:
    """The name of a country within a sentence: “the Netherlands”, “Orvania”."""
    return f"the {name}" if within and spoken() == ENGLISH and name in words()["grammar"]["with_the"] else name


def placed(name: str) -> str:
    """A place with its preposition: “in Brod”, “at 14 Mole Street”; words that bring one keep it.

    Other languages name it as it stands: “місце: Дубрава”.
    """
    if spoken() != ENGLISH:
        return fill(pattern("phrases", "place"), place=name)
    grammar = words()["grammar"]
    tokens = re.findall(r"\w+", name.casefold())
    if tokens and tokens[0] in grammar["prepositions"]:
        return name[:1].lower() + name[1:]
    at = name[:1].isdigit() or not set(tokens).isdisjoint(grammar["addresses"])
    return f"{'at' if at else 'in'} {name}"


def with_indefinite(noun: str) -> str:
    """“a journalist”, “an editor”; what has an article or a capital keeps as it is."""
    if spoken() != ENGLISH:
        return noun
    first = noun.split(" ", 1)[0]
    if first.casefold() in {"a", "an", "the", "one", "former"} and first.casefold() != "former":
        return first_lower(noun)
    return f"{'an' if noun[:1].casefold() in 'aeiou' else 'a'} {noun}"


def term_label(thesaurus_name: str, term: str) -> str:
    """The label of a term; the words themselves where the list does not have them (a term that an office added).

    "" where the list has the term and no label in this language: English is never left standing in its place.
    """
    return _label(thesaurus_name, term, spoken())


@lru_cache(maxsize=1024)
def _label(thesaurus_name: str, term: str, language: str) -> str:
    known = thesaurus_name in names() and term in thesaurus(thesaurus_name)
    return thesaurus(thesaurus_name).term(term).labels.get(language, "") if known else term
