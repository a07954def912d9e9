"""A template as the TOML that says it: to look at, to change, to keep."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from tocsin.composing.template import LIMITS, Template, TemplatePart


def template_text(form: Template) -> str:
    """The TOML of a template; `parse_template` makes the same of it."""
    return "\n".join(_lines(form)) + "\n"


def _lines(form: Template) -> Iterator[str]:
    yield f"name = {_table(form.names)}"
    yield f"about = {_quoted(form.about)}"
    if form.titles:
        yield f"title = {_table(form.titles)}"
    if form.kind:
        yield f"kind = {_quoted(form.kind)}"
    for name, words in (("channels", form.channels), ("requires", form.requires)):
        yield f"{name} = {_quoted(words)}"
    yield from (f"{name} = {most}" for name in LIMITS if (most := getattr(form, name)))
    if form.readers_write:
        yield "readers_write = true"
    for part in form.parts:
        yield from _part(part)


def _part(part: TemplatePart) -> Iterator[str]:
    yield ""
    yield "[[part]]"
    yield f"kind = {_quoted(part.kind.value)}"
    if part.headings:
        yield f"heading = {_table(part.headings)}"
    yield f"needed = {'true' if part.needed else 'false'}"


def _table(words: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f"{language} = {_quoted(text)}" for language, text in words.items()) + " }"


def _quoted(value: str | Sequence[str]) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
