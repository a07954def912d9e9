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

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def with_offices(brief: Brief, offices: Collection[Office]) -> Brief:
    """The brief with each office that it names by its key filled in. Raises BriefProblem for a key that is nowhere."""
    by_key = {office.key: office for office in offices}
    blocks = tuple(_filled(block, by_key.get(block.directory), n) for n, block in enumerate(brief.addressees, 1))
    return _called(replace(brief, addressees=blocks), by_key)


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
