"""Templates of letters as data: parts in their order, headings by language, and what is refused.

An office adds its own: a TOML file of the same form, given by its path, or kept in the shared book
(`access.templates`). A key that no template has is refused by name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from tocsin.composing.letter import FREE, PartKind
from tocsin.composing.wording import ENGLISH, LANGUAGES
from tocsin.domain.errors import Cause, TemplateProblem, UnknownTemplate
from tocsin.domain.terms import thesaurus

_FOLDER = files("tocsin.composing") / "templates"
LIMITS = ("most_addressees", "most_demands", "most_words")
_KEYS = ("name", "title", "about", "kind", "channels", "requires", "readers_write", *LIMITS, "part")
_PART_KEYS = ("kind", "heading", "needed")
_OF_LETTERS = ("number", "reply_by", "reply_to", "law", "position", "courtesy", "regarding")
REQUIRABLE = (*_OF_LETTERS, "demands", "addressees", "contact")
EVENTS, APPEAL, CORRECTION = "events", "appeal", "correction"


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """One part. `needed`: a letter in which it comes out empty names that as a gap."""

    kind: PartKind
    headings: Mapping[str, str]
    needed: bool

    def heading(self, language: str = ENGLISH) -> str:
        """The heading in a language of the template; "" prints none."""
        return self.headings.get(language, "")


@dataclass(frozen=True, slots=True)
class Template:
    """`names` are the type of the letter as it is printed, by language; they say which languages it has.

    `about` says what it tells: events of the case, an appeal that went out (`regarding` of the brief), or what was
    wrong in one. `titles` stand over a letter about an appeal. `requires` are keys that the brief must hold. The limits
    are 0 where there is none. `channels` are the ways by which such a letter goes, for the officer. `kind` is the form
    of what we do, as the record keeps it. `readers_write`: it asks its readers to write to the addressees themselves,
    so it tells them how to greet each, in which language, and when the address was checked.
    """

    id: str
    names: Mapping[str, str]
    parts: tuple[TemplatePart, ...]
    about: str = EVENTS
    titles: Mapping[str, str] | None = None
    channels: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    most_addressees: int = 0
    most_demands: int = 0
    most_words: int = 0
    kind: str = ""
    readers_write: bool = False

    def name(self, language: str = ENGLISH) -> str:
        """What such a letter is called."""
        return self.names[language]

    @property
    def begins_with_the_office(self) -> bool:
        """Whether it opens like a letter, with whom it is addressed to."""
        return self.parts[0].kind is PartKind.ADDRESSEES

    @property
    def for_everybody(self) -> bool:
        """Whether it goes to the web and addresses no office: then everybody reads it, whatever the brief says."""
        return "web" in self.channels and all(row.kind is not PartKind.ADDRESSEES for row in self.parts)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it has words for."""
        return tuple(language for language in LANGUAGES if language in self.names)


@lru_cache(maxsize=16)
def template(name: str) -> Template:
    """The template of this id. Raises UnknownTemplate."""
    if name not in template_ids():
        raise UnknownTemplate(template=name, known=", ".join(template_ids()))
    return parse_template((_FOLDER / f"{name}.toml").read_text("utf-8"), name)


def template_ids() -> tuple[str, ...]:
    """The ids of the templates that ship with Tocsin."""
    names = sorted(entry.name for entry in _FOLDER.iterdir() if entry.name.endswith(".toml"))
    return tuple(name.removesuffix(".toml") for name in names if name != "example-brief.toml")


@cache
def free_headings() -> frozenset[str]:
    """What the sections are called, in every language, in which all that stands is ours: demands, position, law."""
    return headings_of_ours(map(template, template_ids()))


def headings_of_ours(forms: Iterable[Template]) -> frozenset[str]:
    """The same of these templates."""
    rows = (row for one in forms for row in one.parts)
    return frozenset(words for row in rows if row.kind in FREE for words in row.headings.values() if words)


def example_brief() -> str:
    """The example brief that ships with Tocsin, as TOML."""
    return (_FOLDER / "example-brief.toml").read_text("utf-8")


def parse_template(text: str, name: str) -> Template:
    """The template in this TOML. Raises TemplateProblem, one sentence that names the key."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as exc:
        raise TemplateProblem(key="the file", why=Cause("is not TOML ({fault})", fault=exc)) from None
    _only(table, _KEYS, "")
    names = _by_language(table, "name", LANGUAGES, "")
    if not names:
        raise TemplateProblem(key="name", why=Cause("is needed, in one language at least"))
    languages = tuple(names)
    rows = table.get("part")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise TemplateProblem(key="part", why=Cause("is needed, as one or more tables [[part]]"))
    parts = tuple(_part(row, languages, f"part[{number}]") for number, row in enumerate(rows, 1))
    made = Template(
        id=name,
        names=names,
        parts=parts,
        about=_one_of(table, "about", (EVENTS, APPEAL, CORRECTION), EVENTS),
        titles=_by_language(table, "title", languages, ""),
        channels=_texts(table, "channels"),
        requires=_texts(table, "requires"),
        kind=_one_of(table, "kind", ("", *(term.id for term in thesaurus("intervention_kinds"))), ""),
        readers_write=_flag(table, "readers_write", ""),
        **{key: _number(table, key) for key in LIMITS},
    )
    _agree(made)
    return made


def _agree(made: Template) -> None:
    """What must fit together across keys."""
    kinds = [part.kind for part in made.parts]
    twice = next((kind for kind in kinds if kinds.count(kind) > 1), None)
    if twice:
        raise TemplateProblem(key="part", why=Cause("names “{twice}” twice", twice=twice))
    unknown = next((key for key in made.requires if key not in REQUIRABLE), None)
    if unknown:
        raise TemplateProblem(
            key="requires",
            why=Cause("names “{unknown}”; known are {known}", unknown=unknown, known=", ".join(REQUIRABLE)),
        )
    if made.about == APPEAL and set(made.titles or ()) != set(made.names):
        raise TemplateProblem(key="title", why=Cause("is needed in every language of “name”"))


def _part(row: Mapping[str, Any], languages: tuple[str, ...], where: str) -> TemplatePart:
    _only(row, _PART_KEYS, f"{where}.")
    kind = row.get("kind")
    if kind not in set(PartKind):
        raise TemplateProblem(key=f"{where}.kind", why=Cause("must be one of {known}", known=", ".join(PartKind)))
    headings = _by_language(row, "heading", languages, f"{where}.")
    if headings and set(headings) != set(languages):
        missing = next(language for language in languages if language not in headings)
        raise TemplateProblem(
            key=f"{where}.heading", why=Cause("has no words in “{missing}”, which “name” has", missing=missing)
        )
    return TemplatePart(PartKind(kind), headings, _flag(row, "needed", f"{where}."))


def _flag(table: Mapping[str, Any], key: str, where: str) -> bool:
    found = table.get(key, False)
    if not isinstance(found, bool):
        raise TemplateProblem(key=where + key, why=Cause("must be true or false"))
    return found


def _only(table: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in keys:
            raise TemplateProblem(
                key=f"{where}{key}", why=Cause("is not a key of a template; known are {known}", known=", ".join(keys))
            )


def _by_language(table: Mapping[str, Any], key: str, languages: tuple[str, ...], where: str) -> dict[str, str]:
    found = table.get(key, {})
    if not isinstance(found, dict) or not all(isinstance(text, str) and text.strip() for text in found.values()):
        raise TemplateProblem(
            key=where + key, why=Cause('must be a table of words by language, like {{ en = "…", uk = "…" }}')
        )
    for language in found:
        if language not in languages:
            raise TemplateProblem(
                key=f"{where}{key}.{language}", why=Cause("is none of {known}", known=", ".join(languages))
            )
    return found


def _texts(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise TemplateProblem(key=key, why=Cause("must be a list of words in quotation marks"))
    return tuple(found)


def _number(table: Mapping[str, Any], key: str) -> int:
    found = table.get(key, 0)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise TemplateProblem(key=key, why=Cause("must be a whole number"))
    return found


def _one_of(table: Mapping[str, Any], key: str, known: tuple[str, ...], default: str) -> str:
    found = table.get(key, default)
    if found not in known:
        raise TemplateProblem(key=key, why=Cause("must be one of {known}", known=", ".join(known)))
    return str(found)
