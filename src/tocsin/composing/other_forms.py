"""A sentence that came back with nothing changed but the ending of a name whose forms somebody confirmed.

A director who corrects a case ending has corrected us, not the record: the sentence keeps its claims, and the form that
stands there now is offered to be confirmed. It is taken for a form of the name only where each of its words can stand
on a stem of that name, and where nobody else of the case is called so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tocsin.composing.stated import plain
from tocsin.domain.name_forms import NOMINATIVE
from tocsin.domain.names import fold_name
from tocsin.domain.spellings import possible_stems, stems_of

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class KnownForms:
    """The confirmed forms of one name, by their fields, with the nominative."""

    bearer: str
    language: str
    forms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OtherForm:
    """A form that stands in the place of a confirmed one: `cases` are those that the confirmed one is the form of."""

    known: KnownForms
    was: str
    now: str
    cases: tuple[str, ...]


def other_forms(
    was: str, now: str, known: Sequence[KnownForms], others: Mapping[str, Collection[str]]
) -> tuple[OtherForm, ...]:
    """Which names stand in other forms, where that is all that changed; nothing where something else did, too.

    `others` has by their bearers every name and form of everybody.
    """
    one, two = _words(was), _words(now)
    apart = {at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b}
    if len(one) != len(two) or not apart or _between(was) != _between(now):
        return ()
    found: list[OtherForm] = []
    for name in known:
        for at, form, cases in _places(one, name):
            size = len(form)
            held = apart & set(range(at, at + size))
            if held and _may_be(name, two[at : at + size], others):
                found.append(OtherForm(name, " ".join(form), " ".join(two[at : at + size]), cases))
                apart -= held
    return tuple(found) if not apart else ()


def _words(text: str) -> list[str]:
    return [found.group() for found in _WORD.finditer(plain(text))]


def _between(text: str) -> list[str]:
    return ["".join(piece.split()) for piece in _WORD.split(plain(text))]


def _places(words: Sequence[str], name: KnownForms) -> list[tuple[int, list[str], tuple[str, ...]]]:
    """Where a confirmed form of the name stands, the longest first, with its cases. The nominative is no such form."""
    by_form: dict[tuple[str, ...], list[str]] = {}
    for case, form in name.forms.items():
        by_form.setdefault(tuple(_words(form)), []).append(case)
    return [
        (at, list(form), tuple(cases))
        for form, cases in by_form.items()
        if NOMINATIVE not in cases
        for at in range(len(words) - len(form) + 1)
        if tuple(words[at : at + len(form)]) == form
    ]


def _may_be(name: KnownForms, words: Sequence[str], others: Mapping[str, Collection[str]]) -> bool:
    """Whether these words can be a form of the name, and are nobody else's."""
    written = fold_name(" ".join(words))
    if any(bearer != name.bearer and written in map(fold_name, names) for bearer, names in others.items()):
        return False
    rows = [_words(form) for form in name.forms.values()]
    return all(
        not possible_stems(word).isdisjoint({stem for row in rows if at < len(row) for stem in stems_of(row[at])})
        for at, word in enumerate(words)
    )
