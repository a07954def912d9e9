"""Pasted rows on their way to entries: which column is which property, what each cell becomes, and what hinders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from tocsin.actions.enter_rows import CellValue
from tocsin.domain import values
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import BadDate, BadValue, UnknownWord
from tocsin.domain.names import fold_name
from tocsin.domain.schema import Property, ValueKind, schema
from tocsin.domain.terms import thesaurus
from tocsin.exchange.pasted_rows import Cell, Rows, name_parts, several, suggested
from tocsin.web.entry_form import rules_of
from tocsin.web.review_forms import date_of
from tocsin.web.sentences import said
from tocsin.web.words import property_label

KINDS = ("person", "group", "place", "source", "event")
NEEDED: Mapping[str, tuple[str, ...]] = {
    "person": ("person.name",),
    "group": ("group.name",),
    "place": ("place.name",),
    "source": ("source.name", "source.contact"),
    "event": ("event.date", "event.type", "event.title", "event.description"),
}
_YES = frozenset({"yes", "true", "1", "x", "+", "так", "да", "tak", "✓"})
_NO = frozenset({"no", "false", "0", "-", "ні", "нет", "nie"})
_LANGUAGES = ("en", "uk", "ru", "pl")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the property that it is, and those that it may be."""

    number: int
    heading: str
    chosen: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it would be recorded: its cells, what hinders, and whom of the case it may be."""

    number: int
    cells: tuple[str, ...]
    wrong: tuple[str, ...]
    known: tuple[tuple[str, str], ...]
    values: tuple[CellValue, ...]

    @property
    def onto(self) -> str:
        """Whom of the case the row is about, where only one bears its name."""
        return self.known[0][0] if len(self.known) == 1 else ""


def properties_of(kind: str) -> list[tuple[str, str]]:
    """What a column may be: every property whose value stands in the cell itself."""
    return [(rule.id, property_label(rule.id)) for rule in rules_of(kind) if rule.type is not ValueKind.ENTITY]


def columns(rows: Rows, kind: str, posted: Mapping[str, str]) -> list[Column]:
    """The columns as they were chosen, or as their headings suggest."""
    may_be = {property_id for property_id, _ in properties_of(kind)}
    guessed = [one if one in may_be else "" for one in suggested(rows.heading, kind)]
    chosen = [posted.get(f"c-{number}", guess) for number, guess in enumerate(guessed)]
    return [
        Column(number, heading, pick if pick in may_be else "")
        for number, (heading, pick) in enumerate(zip(rows.heading, chosen, strict=True))
    ]


def what_hinders(chosen: Sequence[Column], kind: str) -> str:
    """Why the columns cannot be taken so, or nothing."""
    together = joined(chosen, kind)[1:]
    picked = [column.chosen for column in chosen if column.chosen and column not in together]
    single = [one for one in picked if not schema().property(one).many]
    if len(single) > len(set(single)):
        twice = next(one for one in single if single.count(one) > 1)
        return gettext("Two columns are “%(label)s”, which holds one value.") % {"label": property_label(twice)}
    if not picked:
        return gettext(
            "No heading was recognised in the first line. If it is a row itself, put a line of headings above it."
        )
    if not set(picked) & set(NEEDED[kind]):
        return gettext("Say which column is: %(needed)s.") % {"needed": _needed(kind)}
    return ""


def joined(chosen: Sequence[Column], kind: str) -> list[Column]:
    """The columns of a first and a last name that are put together to one; none where it is in one column."""
    parts = [chosen[at] for at in name_parts([column.heading for column in chosen])]
    named = [column for column in parts if column.chosen == f"{kind}.name"]
    return named if len(named) > 1 else []


def left_out(rows: Rows, chosen: Sequence[Column]) -> list[str]:
    """The headings of the columns that are left out although something stands in them."""
    return [
        column.heading
        for column in chosen
        if not column.chosen and any(cells[column.number].text for _, cells in rows.rows if column.number < len(cells))
    ]


def _needed(kind: str) -> str:
    return " / ".join(property_label(one) for one in NEEDED[kind])


def lines(dossier: Dossier, rows: Rows, chosen: Sequence[Column], kind: str) -> list[Line]:
    """Every row, with what hinders it."""
    known = _names(dossier, kind)
    return [_line(number, cells, chosen, kind, known) for number, cells in rows.rows]


def _line(
    number: int,
    cells: Sequence[Cell],
    chosen: Sequence[Column],
    kind: str,
    known: Mapping[str, Sequence[tuple[str, str]]],
) -> Line:
    found: list[CellValue] = []
    wrong: list[str] = []
    together = joined(chosen, kind)
    for column, cell in _given(chosen, cells, together):
        if column.chosen and cell.text:
            try:
                found += _values(schema().property(column.chosen), cell)
            except UnknownWord:
                told = {"column": column.heading, "words": cell.text}
                wrong.append(gettext("%(column)s: “%(words)s” is none of the words that can be chosen there.") % told)
            except (BadDate, BadValue) as exc:
                wrong.append(f"{column.heading}: {said(exc).partition('. ')[0]}.")
    if not {one.property for one in found} & set(NEEDED[kind]) and not wrong:
        wrong.append(gettext("It does not say: %(needed)s.") % {"needed": _needed(kind)})
    names = [fold_name(one.value) for one in found if one.property == f"{kind}.name" and kind != "source"]
    alike = {uid: words for name in reversed(names) for uid, words in known.get(name, ())}
    texts = tuple(cell.text for cell in cells)[: len(chosen)]
    short = ("",) * (len(chosen) - len(texts))
    return Line(number, (*texts, *short), tuple(wrong), tuple(alike.items()), tuple(found))


def _given(
    chosen: Sequence[Column], cells: Sequence[Cell], together: Sequence[Column]
) -> Iterator[tuple[Column, Cell]]:
    """Each column with its cell; the parts of a name as one cell, in place of the first of them."""
    for column, cell in zip(chosen, cells, strict=False):
        if column not in together:
            yield column, cell
    parts = [cells[column.number] for column in together if column.number < len(cells) and cells[column.number].text]
    if parts:
        ends = min(part.start for part in parts), max(part.end for part in parts)
        yield together[0], Cell(" ".join(part.text for part in parts), *ends)


def _values(rule: Property, cell: Cell) -> Iterator[CellValue]:
    words = several(cell.text) if rule.many else [cell.text]
    for one in words:
        value = _value(rule, one)
        values.parse(value, rule)
        yield CellValue(rule.id, value, cell.start, cell.end)


def _value(rule: Property, text: str) -> str:
    match rule.type:
        case ValueKind.DATE:
            return date_of(text)
        case ValueKind.TERM:
            return _term(rule.thesaurus or "", text)
        case ValueKind.FLAG:
            folded = text.casefold()
            return "true" if folded in _YES else "false" if folded in _NO else text
        case _:
            return text


def _term(name: str, text: str) -> str:
    """The term that a cell names, by its id or by what it is called in any language of the desk. Raises UnknownWord."""
    if text in thesaurus(name):
        return text
    folded = text.casefold()
    for term in thesaurus(name):
        if any(term.label(language).casefold() == folded for language in _LANGUAGES):
            return term.id
    return thesaurus(name).term(text).id


def _names(dossier: Dossier, kind: str) -> Mapping[str, list[tuple[str, str]]]:
    """Who is in the case already, by folded name: the ids, and the name as each writes it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for view in dossier.of_kind(kind):
        for name in view.all(f"{kind}.name"):
            if name.value:
                found.setdefault(fold_name(name.value), []).append((view.id, name.value))
    return found
