"""Names in other cases than the nominative: as somebody confirmed them, or else the sentence keeps its other pattern.

A pattern that bends a name asks for it by the case, “напад на {accusative}”. It is taken only where every name that
would stand there has a confirmed form of that case (`domain.name_forms`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.composing.guard import legible
from tocsin.composing.wording import fill, listed, pattern, spoken, words
from tocsin.domain.dossier import Shown
from tocsin.domain.name_forms import NOMINATIVE, OBLIQUE

_CASE = re.compile(rf"\{{({'|'.join(OBLIQUE)})\}}")
_ROLE = re.compile(r"(?P<role>.+?)(?P<letter> \(?[A-Z]\d*\)?)?")
_VOWEL = re.compile("[аеєиіїоуюяэыё]", re.IGNORECASE)
_ABOUT_ON_A_VOWEL = re.compile("^[аоуэи]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """Words, and what they rest on beside the claims of the name."""

    text: str
    grounds: tuple[Shown, ...] = ()


Forms = Mapping[str, Form]
NO_FORMS: Forms = {}


def forms_by_case(confirmed: Mapping[str, Shown]) -> Forms:
    """The cases of one name, each with its own claim and that of the name which it declines."""
    name = confirmed[NOMINATIVE]
    return {case: Form(legible(one.value), (name, one)) for case in OBLIQUE if (one := confirmed.get(case))}


def forms_of_all(several: Sequence[Forms]) -> Forms:
    """The cases in which every one of several names has a form, as a list in words."""
    shared = [case for case in OBLIQUE if several and all(case in forms for forms in several)]
    return {
        case: Form(
            listed(list(dict.fromkeys(forms[case].text for forms in several))),
            tuple(dict.fromkeys(shown for forms in several for shown in forms[case].grounds)),
        )
        for case in shared
    }


def forms_of_role(text: str) -> Forms:
    """The cases of a role, “журналіст (A)”: a word of ours, which needs nobody's confirmation."""
    parts = _ROLE.fullmatch(text)
    declined: Mapping[str, Sequence[str]] = words()["roles"].get("declined", {})
    forms = declined.get(parts["role"], ()) if parts else ()
    return {case: Form(f"{form}{parts['letter'] or ''}") for case, form in zip(OBLIQUE, forms, strict=False) if parts}


def bent(template: str, forms: Forms, **values: str) -> Form | None:
    """A pattern that asks for a case, filled; None where it asks for none, or where that case is not confirmed."""
    found = _CASE.search(template)
    form = forms.get(found.group(1)) if found else None
    if found is None or form is None:
        return None
    smooth = _smooth(template, found.group(), form.text)
    return Form(fill(smooth, **{found.group(1): form.text}, **values), form.grounds)


def worded(key: str, name: str, forms: Forms, **values: str) -> Form:
    """The pattern `table.key` with a confirmed form where there is one, else with the name as {person}."""
    table, _, inner = key.partition(".")
    patterns: Mapping[str, str] = words().get("bent", {})
    return bent(patterns.get(key, ""), forms, **values) or Form(fill(pattern(table, inner), person=name, **values))


def _smooth(template: str, slot: str, name: str) -> str:
    """A preposition as it sounds before this name: “об Илоне”, “в Ілони”."""
    if spoken() == "ru" and _ABOUT_ON_A_VOWEL.match(name):
        return re.sub(rf"(?<!\w)о {re.escape(slot)}", f"об {slot}", template)
    if spoken() == "uk" and _VOWEL.match(name):
        return re.sub(rf"(?<!\w)у {re.escape(slot)}", f"в {slot}", template)
    return template
