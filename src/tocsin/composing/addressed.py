"""Addressees of a brief that name an office of the directory: what the brief leaves out comes from there."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tocsin.composing.brief import AddresseeBlock, Brief
from tocsin.composing.translated import Office as Spoken
from tocsin.composing.translated import Translation
from tocsin.domain.errors import BriefProblem, Cause
from tocsin.domain.names import fold_name
from tocsin.domain.offices import LANGUAGE_COLUMNS, Office
from tocsin.domain.terms import thesaurus

Greetings = Mapping[str, Mapping[str, str]]
"""How the holders of offices are greeted, by key and language."""
NO_GREETINGS: Greetings = {}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def with_offices(brief: Brief, offices: Collection[Office], greetings: Greetings = NO_GREETINGS) -> Brief:
    """The brief with each office that it names by its key filled in.

    Whoever holds an office is greeted as the brief says, else as was confirmed in that language (`greetings`), else as
    the directory says of the office. Raises BriefProblem for a key that is nowhere.
    """
    by_key = {office.key: office for office in offices}
    greeted = _greeted(brief, greetings)
    blocks = tuple(_filled(block, by_key.get(block.directory), n) for n, block in enumerate(greeted.addressees, 1))
    return _called(replace(greeted, addressees=blocks), by_key)


def _greeted(brief: Brief, greetings: Greetings) -> Brief:
    first, *_ = brief.languages
    known = {block.key: greetings.get(block.directory, {}) for block in brief.addressees if block.directory}
    blocks = tuple(
        replace(block, salutation=block.salutation or known.get(block.key, {}).get(first, ""))
        for block in brief.addressees
    )
    translations = dict(brief.translations)
    for key, said in known.items():
        for language in said.keys() - {first}:
            words = translations.get(language, Translation())
            office = words.addressees.get(key, Spoken())
            if not office.salutation:
                told = {**words.addressees, key: replace(office, salutation=said[language])}
                translations[language] = replace(words, addressees=told)
    return replace(brief, addressees=blocks, translations=translations)


def only_to(brief: Brief, offices: Sequence[str]) -> Brief:
    """The brief addressed to these offices alone, those first of which it has details.

    One that addresses none of them stays as it is: whoever wrote it means somebody else.
    """
    wanted = {fold_name(office): office for office in offices if office}
    known = tuple(block for block in brief.addressees if wanted.pop(fold_name(block.office), None))
    if not known and brief.addressees:
        return brief
    return replace(brief, addressees=(*known, *(AddresseeBlock(office, office) for office in wanted.values())))


def _called(brief: Brief, offices: Mapping[str, Office]) -> Brief:
    """With what the directory calls its offices in other languages, where the brief does not say it."""
    translations = dict(brief.translations)
    for column, language in LANGUAGE_COLUMNS.items():
        words = translations.get(language, Translation())
        told = dict(words.addressees)
        for block in brief.addressees:
            known = offices.get(block.directory)
            name = getattr(known, column) if known and known.office == block.office else ""
            if name and not told.get(block.key, Spoken()).office:
                told[block.key] = replace(told.get(block.key, Spoken()), office=name)
        if told:
            translations[language] = replace(words, addressees=told)
    return replace(brief, translations=translations)


def _filled(block: AddresseeBlock, office: Office | None, number: int) -> AddresseeBlock:
    if not block.directory:
        return block
    if office is None:
        why = Cause(
            "names “{directory}”, which the directory does not hold; `tocsin offices list` shows the keys",
            directory=block.directory,
        )
        raise BriefProblem(key=f"addressees[{number}].directory", why=why)
    lines = tuple(office.postal.split("\n")) if office.postal else ()
    return replace(
        block,
        office=block.office or office.office,
        body=block.body or office.body,
        address=block.address or lines,
        email=block.email or office.email,
        salutation=block.salutation or office.salutation,
        language=block.language or ", ".join(thesaurus("languages").term(one).label() for one in office.languages),
        checked=block.checked or _day(office.checked),
        country=block.country or office.country,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if _DAY.fullmatch(text) else None
