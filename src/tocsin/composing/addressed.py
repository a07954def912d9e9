"""Addressees of a brief that name an office of the directory: what the brief leaves out comes from there."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from tocsin.composing.brief import AddresseeBlock, Brief
from tocsin.domain.errors import BriefProblem
from tocsin.domain.offices import Office
from tocsin.domain.terms import thesaurus

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def with_offices(brief: Brief, offices: Collection[Office]) -> Brief:
    """The brief with each office that it names by its key filled in. Raises BriefProblem for a key that is nowhere."""
    by_key = {office.key: office for office in offices}
    blocks = tuple(_filled(block, by_key.get(block.directory), n) for n, block in enumerate(brief.addressees, 1))
    return replace(brief, addressees=blocks)


def _filled(block: AddresseeBlock, office: Office | None, number: int) -> AddresseeBlock:
    if not block.directory:
        return block
    if office is None:
        why = f"names “{block.directory}”, which the directory does not hold; `tocsin offices list` shows the keys"
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
