"""A brief that names no addressee goes to those who got the letter that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.composing.brief import ALL, AddresseeBlock, Brief
from tocsin.composing.letter import Gap, PartKind
from tocsin.composing.template import Template
from tocsin.domain.errors import BriefProblem, Cause


def with_who_got(brief: Brief, form: Template, blocks: Sequence[AddresseeBlock]) -> tuple[Brief, tuple[Gap, ...]]:
    """The brief, addressed to these, and a gap that says so; as it is where it names its addressees.

    Raises BriefProblem where nobody is known to have got that letter, and this one must be addressed to somebody.
    """
    about = brief.update_of or brief.regarding
    if brief.addressees or not about:
        return brief, ()
    if not brief.demands and all(part.kind is not PartKind.ADDRESSEES for part in form.parts):
        return brief, ()
    if not blocks:
        why = Cause("is needed: nothing says that {about} was sent to anybody (`tocsin deliver` says it)", about=about)
        raise BriefProblem(key="addressees", why=why)
    keys = tuple(block.key for block in blocks)
    demands = tuple(
        replace(demand, addressees=keys) if demand.addressees == (ALL,) else demand for demand in brief.demands
    )
    named = "; ".join(block.office for block in blocks)
    gap = Gap(
        Cause("It is addressed to those who got {about}: {named}. Is anybody missing?", about=about, named=named),
        "addressees",
    )
    return replace(brief, addressees=tuple(blocks), demands=demands), (gap,)
