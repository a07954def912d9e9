"""What came of letters on one page for a donor report, as PDF and as HTML: counts, unknowns, and how they were counted.

It names letters and cases by their numbers, and no person. Both forms are made from one plain table of words.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import Any

import typst

from tocsin.domain.correspondence import Asked, Outcome
from tocsin.domain.dates import phrase
from tocsin.domain.effects import CODES, Effect, Impact
from tocsin.domain.errors import Cause, LetterNotSet
from tocsin.domain.names import fold_name
from tocsin.domain.outcomes import NO_GRANT, NOT_KNOWN, By, Count, count, plain_names, whole
from tocsin.domain.terms import thesaurus
from tocsin.letters.glyphs import printable
from tocsin.letters.naming import PAGE
from tocsin.letters.pdf import shipped_fonts

_FOLDER = files("tocsin.letters")
_NUMBERS = ("asked", "answered", "holding_only", "overdue", "waiting")
_HEADINGS = {
    By.APPEAL: "appeal",
    By.INSTITUTION: "institution",
    By.CASE: "case",
    By.GRANT: "by_grant",
    By.YEAR: "by_year",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what is counted, its numbers, and what else there is to say of it."""

    name: str
    cells: tuple[str, ...]
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Counts under one heading; `columns` name the cells."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The page as words, in one language. `figures` are the numbers that stand large, each with its label."""

    language: str
    title: str
    meta: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    lists: tuple[Table, ...]
    tables: tuple[Table, ...]
    nothing: str
    how: str
    notes: tuple[str, ...]


def outcome_report(
    rows: Sequence[Asked],
    effects: Iterable[Effect],
    *,
    today: date,
    language: str = "en",
    grant: str = "",
    year: str = "",
) -> Report:
    """The page about these rows, from which what must not go out was left out before."""
    said, effects = _words(language), tuple(effects)
    every = whole(rows, effects)
    names = plain_names(rows, said["letter_without_number"], said["case_without_number"])
    kinds = [by for by in By if not (by is By.GRANT and grant) and not (by is By.YEAR and year)]
    found = [(by, count(rows, by, effects)) for by in kinds]
    as_of = f"{said['as_of']} {phrase(today.isoformat(), language=language)}"
    spelt = names[By.GRANT].get(fold_name(grant), grant)
    narrow = [f"{said['grant']}: {spelt}"] if grant else []
    narrow += [f"{said['year']} {year}"] if year else []
    return Report(
        language=language,
        title=said["title"],
        meta=(*narrow, as_of),
        figures=tuple((said[name], _number(every, name)) for name in (*_NUMBERS, "median_days")) if every.asked else (),
        lists=tuple(_lists(every, said, language)) if every.asked else (),
        tables=tuple(_table(by, several, names[by], said, language) for by, several in found if several),
        nothing="" if every.asked else said["nothing"],
        how=said["how"],
        notes=tuple(said["notes"]),
    )


def to_report_pdf(report: Report) -> bytes:
    """The page as PDF, tagged after PDF/UA-1. Raises LetterNotSet where the typesetter refuses."""
    data = json.dumps(_printable(asdict(report) | {"page": PAGE[report.language]}), ensure_ascii=False)
    try:
        made = typst.compile(
            (_FOLDER / "report.typ").read_bytes(),
            font_paths=shipped_fonts(),
            pdf_standards=["ua-1"],
            sys_inputs={"report": data},
            timestamp=0,
        )
    except typst.TypstError:
        raise LetterNotSet(why=Cause("the typesetter refused it")) from None
    return bytes(made)


def to_report_html(report: Report) -> bytes:
    """The page as one HTML file that asks nobody for anything, to be opened or copied from."""
    style = (_FOLDER / "report.css").read_text("utf-8")
    body = "\n".join(_html(report))
    title = escape(report.title)
    return (
        f'<!doctype html>\n<html lang="{report.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


def _lists(every: Count, said: Mapping[str, Any], language: str) -> Iterator[Table]:
    for heading, pairs in (("demands", _demands(every, said, language)), ("effects", _effects(every, said, language))):
        yield Table(said[heading], (), tuple(Row(label, (str(number),)) for label, number in pairs))


def _table(by: By, several: Iterable[Count], names: Mapping[str, str], said: Mapping[str, Any], language: str) -> Table:
    own = {**names, NOT_KNOWN: said["not_known"], NO_GRANT: said["no_grant"]}
    rows = tuple(
        Row(
            own.get(one.key) or one.key,
            tuple(_number(one, name) for name in (*_NUMBERS, "median_days")),
            (
                _line(said["demands_short"], _demands(one, said, language)),
                _line(said["effects_short"], _effects(one, said, language)),
            ),
        )
        for one in several
    )
    return Table(said[_HEADINGS[by]], tuple(said[name] for name in (*_NUMBERS, "median_days")), rows)


def _line(label: str, pairs: Iterable[tuple[str, int]]) -> str:
    told = ", ".join(f"{words.lower()}\u00a0{number}" for words, number in pairs if number)
    return f"{label}: {told}" if told else ""


def _demands(one: Count, said: Mapping[str, Any], language: str) -> list[tuple[str, int]]:
    terms = thesaurus("demand_outcomes")
    return [
        (said["not_known"] if outcome is Outcome.UNKNOWN else terms.term(str(outcome)).label(language), number)
        for outcome, number in one.demands.items()
    ]


def _effects(one: Count, said: Mapping[str, Any], language: str) -> list[tuple[str, int]]:
    terms, codes = thesaurus("impacts"), {impact: code for code, impact in CODES.items()}
    return [
        (said["not_known"] if impact is Impact.UNKNOWN else terms.term(codes[impact]).label(language), number)
        for impact, number in one.effects.items()
    ]


def _number(one: Count, name: str) -> str:
    number = getattr(one, name)
    return "–" if number is None else f"{number:g}"


def _html(report: Report) -> Iterator[str]:
    yield f"<h1>{escape(report.title)}</h1>"
    yield f'<p class="meta">{" · ".join(map(escape, report.meta))}</p>'
    if report.nothing:
        yield f"<p>{escape(report.nothing)}</p>"
    if report.figures:
        pairs = "".join(
            f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in report.figures
        )
        yield f'<dl class="figures">{pairs}</dl>'
    for table in (*report.lists, *report.tables):
        yield f"<h2>{escape(table.heading)}</h2>\n<table>"
        if table.columns:
            heads = "".join(f'<th scope="col">{escape(words)}</th>' for words in table.columns)
            yield f"<thead><tr><td></td>{heads}</tr></thead>"
        yield "<tbody>"
        for row in table.rows:
            more = "".join(f"<small>{escape(words)}</small>" for words in row.more if words)
            cells = "".join(f"<td>{escape(cell)}</td>" for cell in row.cells)
            yield f'<tr><th scope="row">{escape(row.name)}{more}</th>{cells}</tr>'
        yield "</tbody></table>"
    yield f"<h2>{escape(report.how)}</h2>\n<ul>"
    yield from (f"<li>{escape(note)}</li>" for note in report.notes)
    yield "</ul>"


@lru_cache(maxsize=4)
def _words(language: str) -> Mapping[str, Any]:
    table = tomllib.loads((_FOLDER / "report.toml").read_text("utf-8"))
    return {key: by_language[language] for key, by_language in table.items()}


def _printable(found: Any) -> Any:
    """The same, in characters that the shipped fonts hold."""
    if isinstance(found, str):
        return printable(found)
    if isinstance(found, Mapping):
        return {key: _printable(value) for key, value in found.items()}
    return [_printable(value) for value in found] if isinstance(found, list | tuple) else found
