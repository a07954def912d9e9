"""What an officer wrote of a brief in other languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Office:
    """How an addressee is called and greeted in another language."""

    office: str = ""
    body: str = ""
    address: tuple[str, ...] = ()
    salutation: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of a brief in one language; `demands` in the order of the brief, `addressees` by their keys."""

    organisation: str = ""
    title: str = ""
    demands: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    link_to_work: tuple[str, ...] = ()
    courtesy: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    confidential: tuple[str, ...] = ()
    addressees: Mapping[str, Office] = field(default_factory=dict)
