"""The form of a kind of letter: what a page ticks and types, as the TOML that a file of one says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language, gettext

from tocsin.composing.letter import PartKind
from tocsin.composing.template import REQUIRABLE, Template, TemplatePart, template, template_ids
from tocsin.composing.wording import ENGLISH, LANGUAGES
from tocsin.letters.naming import LANGUAGE_NAMES
from tocsin.web.sentences import field_of_the_form
from tocsin.web.words import term_label

WAYS = ("email", "post", "web_form", "web", "in_person", "social_media", "fax")
_TO_THE_UN = "special-procedures"
_LAST = 99  # the place of a part that was not there


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part as a row of the form: whether the letter has it, in which place, under which headings."""

    kind: str
    words: str
    place: int
    chosen: bool
    needed: bool
    headings: Sequence[tuple[str, str, str]]  # language, its name, the heading


def part_rows(form: Template) -> list[PartRow]:
    """The parts of a kind in their order, and behind them those that it could have."""
    have = {part.kind: part for part in form.parts}
    others = [kind for kind in PartKind if kind not in have and kind is not PartKind.CORRECTION]
    rows = [_row(part, place) for place, part in enumerate(form.parts, 1)]
    return [*rows, *(_row(TemplatePart(kind, {}, needed=False), 0) for kind in others)]


def _row(part: TemplatePart, place: int) -> PartRow:
    headings = [(one, LANGUAGE_NAMES[one], part.heading(one)) for one in LANGUAGES]
    return PartRow(part.kind.value, part_words(part.kind), place, bool(place), part.needed, headings)


def part_words(kind: PartKind) -> str:
    """What a part is called on the page: as the letters that ship head it, in its language."""
    own: Mapping[PartKind, Callable[[], str]] = {
        PartKind.SUMMARY: lambda: gettext("Summary, without a heading"),
        PartKind.REMEDIES: lambda: gettext("What was asked of authorities and courts"),
        PartKind.CONFIDENTIAL: lambda: gettext("What is to stay confidential"),
        PartKind.WITHDRAWAL: lambda: gettext("That an earlier letter no longer stands"),
    }
    if kind in own:
        return own[kind]()
    language = get_language() or "en"
    found = (part.heading(language) for name in template_ids() for part in template(name).parts if part.kind is kind)
    return next(filter(None, found), kind.value)


def ticks(words: Sequence[str], chosen: Sequence[str], called: Callable[[str], str]) -> list[tuple[str, str, bool]]:
    """Things to tick: value, words, whether it is ticked; what was ticked and is not among them stays."""
    return [(one, called(one), one in chosen) for one in (*words, *(one for one in chosen if one not in words))]


def ways_of(form: Template) -> list[tuple[str, str, bool]]:
    """By which ways such a letter goes."""
    return ticks(
        WAYS, form.channels, lambda way: gettext("On a website") if way == "web" else term_label("channels", way)
    )


def required_of(form: Template) -> list[tuple[str, str, bool]]:
    """What of a letter such a kind requires."""
    return ticks(REQUIRABLE, form.requires, field_of_the_form)


def form_of(fields: Mapping[str, str], several: Callable[[str], Sequence[str]], base: Template) -> Template:
    """What was typed, on the kind that it was begun from, which keeps what the form does not ask."""
    names = {one: fields.get(f"name-{one}", "").strip() for one in LANGUAGES}
    return replace(
        base,
        id=fields.get("key", "").strip(),
        names={one: words for one, words in names.items() if words},
        parts=tuple(_parts(fields, set(several("part")))),
        channels=tuple(several("channel")),
        requires=tuple(several("requires")),
        most_addressees=_whole(fields, "most_addressees"),
        most_demands=_whole(fields, "most_demands"),
        most_words=_whole(fields, "most_words"),
    )


def _whole(fields: Mapping[str, str], name: str) -> int:
    """0 where nothing was typed; less than nothing for what is no number, which no template takes."""
    words = fields.get(name, "").strip()
    return int(words or 0) if words.isdecimal() or not words else -1


def called(form: Template) -> str:
    """What a kind of letter is called, in the language of the page where it has words in it."""
    if form.id == _TO_THE_UN:  # there is such a letter in English only, and it has a name in every language
        return gettext("Communication to the UN Special Procedures")
    language = get_language() or ENGLISH
    return form.name(language if language in form.languages else form.languages[0])


def _parts(fields: Mapping[str, str], chosen: set[str]) -> Iterator[TemplatePart]:
    kinds = [kind for kind in PartKind if kind.value in chosen]
    for kind in sorted(kinds, key=lambda kind: _whole(fields, f"place-{kind}") or _LAST):
        named = {one: fields.get(f"heading-{kind}-{one}", "").strip() for one in LANGUAGES}
        headings = {one: words for one, words in named.items() if words and fields.get(f"name-{one}", "").strip()}
        yield TemplatePart(kind, headings, needed=bool(fields.get(f"needed-{kind}")))
