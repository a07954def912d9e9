"""Templates of letters as data: which parts, in what order, under what heading."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from tocsin.composing.letter import PartKind
from tocsin.domain.errors import UnknownTemplate

_FOLDER = files("tocsin.composing") / "templates"


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """One part. `needed`: a letter in which it comes out empty names that as a gap."""

    kind: PartKind
    heading: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Template:
    """`name` is the type of the letter as it is printed."""

    id: str
    name: str
    parts: tuple[TemplatePart, ...]


@lru_cache(maxsize=8)
def template(name: str) -> Template:
    """The template of this id. Raises UnknownTemplate."""
    if name not in template_ids():
        raise UnknownTemplate(template=name, known=", ".join(template_ids()))
    table = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
    parts = tuple(TemplatePart(PartKind(row["kind"]), row["heading"], row["needed"]) for row in table["part"])
    return Template(name, table["name"], parts)


def template_ids() -> tuple[str, ...]:
    """The ids of the templates that ship with Tocsin."""
    names = sorted(entry.name for entry in _FOLDER.iterdir() if entry.name.endswith(".toml"))
    return tuple(name.removesuffix(".toml") for name in names if name != "example-brief.toml")


def example_brief() -> str:
    """The example brief that ships with Tocsin, as TOML."""
    return (_FOLDER / "example-brief.toml").read_text("utf-8")
