"""Beside the text of a DOCX: how its parts refer to one another, and its lists' marks (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from dataclasses import dataclass

from tocsin.intake import markup
from tocsin.intake.container import Package
from tocsin.intake.markup import Element

_LONGEST_CHAIN = 20  # of styles based on one another
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Relation:
    """One reference of a part: the last word of its type, and a part's name or, where external, an address."""

    type: str
    target: str
    external: bool


def local(element: Element) -> str:
    """The name of an element or attribute without its namespace (the strict and the usual form differ in that)."""
    return str(element.tag).rpartition("}")[2]


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    return next((str(words) for key, words in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def child(element: Element | None, *names: str) -> Element | None:
    """The first child by name, and of that one's children the next, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def is_on(element: Element | None) -> bool:
    """Whether a property is set: there, and not said to be false."""
    return element is not None and (value(element) or "true").lower() not in {"false", "0", "off", "none"}


def relations(package: Package, part: str) -> dict[str, Relation]:
    """The references of a part by id."""
    folder, name = posixpath.split(part)
    data = package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, Relation] = {}
    for entry in markup.parse_xml(data) if data else ():
        target = entry.get("Target", "")
        external = entry.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[entry.get("Id", "")] = Relation(entry.get("Type", "").rpartition("/")[2], target, external)
    return found


def part_of_type(package: Package, related: dict[str, Relation], type_: str) -> Element | None:
    """The root of the part that stands in this relation; None where there is none."""
    for relation in related.values():
        if relation.type == type_ and not relation.external:
            data = package.part(relation.target)
            if data:
                return markup.parse_xml(data)
    return None


class Numbering:
    """Gives each paragraph of a list its mark, counting as it goes: a dash, a number or a letter."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, str] = {}
        for entry in numbering if numbering is not None else ():
            if local(entry) == "abstractNum":
                self._abstract[value(entry, "abstractNumId") or ""] = entry
            elif local(entry) == "num":
                self._lists[value(entry, "numId") or ""] = value(child(entry, "abstractNumId")) or ""
        self._styles = {value(style, "styleId"): style for style in (styles if styles is not None else ())}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def mark(self, paragraph: Element) -> str | None:
        """The mark of this paragraph; None where it is in no list."""
        list_id, level = self._place(paragraph)
        if not list_id or list_id == "0":
            return None
        number = self._counted(self._lists.get(list_id, list_id), level)
        form = self._form(list_id, level)
        if form == "bullet":
            return "– "
        if form == "none":
            return ""
        if form in {"lowerLetter", "upperLetter"}:
            letter = _LETTERS[(number - 1) % len(_LETTERS)]
            return f"{letter if form == 'lowerLetter' else letter.upper()}. "
        return f"{number}. "

    def _place(self, paragraph: Element) -> tuple[str | None, int]:
        """List and level, of the paragraph itself or of its style or the styles that this one is based on."""
        holder: Element | None = paragraph
        level: str | None = None
        for _step in range(_LONGEST_CHAIN):
            settings = child(holder, "pPr", "numPr")
            level = level or value(child(settings, "ilvl"))
            list_id = value(child(settings, "numId"))
            if list_id is not None:
                return list_id, int(level) if level and level.isdecimal() else 0
            named = child(holder, "pPr", "pStyle") if holder is paragraph else child(holder, "basedOn")
            holder = self._styles.get(value(named)) if named is not None else None
            if holder is None:
                break
        return None, 0

    def _counted(self, list_id: str, level: int) -> int:
        counts = self._counts[list_id]
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        counts[level] = counts.get(level, self._start(list_id, level) - 1) + 1
        return counts[level]

    def _level(self, abstract_id: str, level: int) -> Element | None:
        for entry in self._abstract.get(abstract_id, ()):
            if local(entry) == "lvl" and value(entry, "ilvl") == str(level):
                return entry
        return None

    def _start(self, abstract_id: str, level: int) -> int:
        words = value(child(self._level(abstract_id, level), "start"))
        return int(words) if words and words.isdecimal() and len(words) < 7 else 1

    def _form(self, list_id: str, level: int) -> str:
        return value(child(self._level(self._lists.get(list_id, ""), level), "numFmt")) or "bullet"
