"""The tables of name forms on the page of a person or an office: what is confirmed, and what is proposed to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from tocsin.access.form_changes import list_form_changes
from tocsin.access.members import member_names
from tocsin.access.name_forms import KeptForms, list_name_forms
from tocsin.composing.people import best_name
from tocsin.composing.wording import speaking
from tocsin.composing.written import suits
from tocsin.domain.dossier import EntityView
from tocsin.domain.name_forms import CASES, KIND, NOMINATIVE, SALUTATION
from tocsin.domain.viewer import Viewer
from tocsin.reading.slavic.declining import FEMALE, MALE, forms_to_confirm
from tocsin.web.languages import offered
from tocsin.web.letters import called
from tocsin.web.outdated import seen_of
from tocsin.web.words import date_words, listed, property_label

_SEXES = frozenset({FEMALE, MALE})


@dataclass(frozen=True, slots=True)
class Cell:
    """One form: its field, what it is called, and what stands in it."""

    field: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """The forms of one name in one language, and how they stand: in words, and in their tone. `key` tells it apart."""

    key: str
    language: str
    called: str
    name: str
    cells: tuple[Cell, ...]
    state: str
    tone: str
    sex: str
    is_open: bool = False

    @property
    def asks(self) -> bool:
        """Whether nobody said of whom the name is, so that nothing could be proposed."""
        return not self.sex


def told_of_names(viewer: Viewer, bearer: EntityView, typed: Mapping[str, str] | None = None) -> dict[str, object]:
    """What a page says of them: a table for each language of letters, and in short what it was made from.

    `typed` is what somebody sent for one of the tables. Raises NoSuch.
    """
    kept = list_name_forms(viewer, bearer.id)
    members = member_names(viewer)
    tables = tuple(
        table
        for language in sorted(CASES, key=_cases, reverse=True)
        for table in _tables(bearer, language, _of(kept, language), members, typed or {})
    )
    return {"name_tables": tables, "names_seen": _seen(kept)}


@dataclass(frozen=True, slots=True)
class OtherForm:
    """A form that came back from Word in the place of a confirmed one, with all that confirming it says."""

    bearer: str
    language: str
    was: str
    now: str
    seen: str
    forms: tuple[tuple[str, str], ...]


def offered_forms(viewer: Viewer, letter: str) -> tuple[OtherForm, ...]:
    """The forms that a letter offers to confirm. Raises NoSuch."""
    return tuple(
        OtherForm(
            one.change.known.bearer,
            one.change.known.language,
            one.change.was,
            one.change.now,
            seen(viewer, one.change.known.bearer),
            tuple(one.forms.items()),
        )
        for one in list_form_changes(viewer, letter)
    )


def seen(viewer: Viewer, bearer: str) -> str:
    """What is confirmed of somebody's name, in short. Raises NoSuch."""
    return _seen(list_name_forms(viewer, bearer))


def _seen(kept: Sequence[KeptForms]) -> str:
    return seen_of(one.forms.view for one in kept)


def _cases(language: str) -> int:
    return len(CASES[language])


def _of(kept: Sequence[KeptForms], language: str) -> list[KeptForms]:
    return [one for one in kept if one.forms.language == language and one.forms.nominative]


def _tables(
    bearer: EntityView,
    language: str,
    kept: Sequence[KeptForms],
    members: Mapping[str, str],
    typed: Mapping[str, str],
) -> Iterator[Table]:
    """One for the name that letters use, and one for the short name where it is another."""
    for number, name in enumerate(_names(bearer, language, kept), 1):
        key = language if number == 1 else f"{language}-{number}"
        yield _table(bearer, (language, key, name), kept, members, typed if typed.get("table") == key else {})


def _table(
    bearer: EntityView,
    which: tuple[str, str, str],
    kept: Sequence[KeptForms],
    members: Mapping[str, str],
    sent: Mapping[str, str],
) -> Table:
    language, key, recorded = which
    name = sent.get(NOMINATIVE) or recorded
    sex = sent.get("sex", "") or bearer.text("person.sex")
    forms = forms_to_confirm((one.forms for one in kept), name, language, sex) if name else {}
    if sent.get("do") == "confirm":
        forms = dict(sent)
    state, tone = _state(kept, members, name, proposed=len(forms) > 1)
    cells = (Cell(field, property_label(f"{KIND}.{field}"), forms.get(field, "")) for field in _fields(language))
    words = offered().get(language, language)
    return Table(key, language, words, name, tuple(cells), state, tone, sex if sex in _SEXES else "", bool(sent))


def _fields(language: str) -> tuple[str, ...]:
    return (NOMINATIVE, *CASES[language], SALUTATION)


def _names(bearer: EntityView, language: str, kept: Sequence[KeptForms]) -> list[str]:
    """The names that letters in this language use, as far as they are written in its letters; at least one place."""
    confirmed = [one.forms.nominative for one in kept]
    if bearer.kind != "person":
        return confirmed[-1:] or [""]
    names = [one for one in bearer.all("person.name") if one.value]
    with speaking(language):
        best = best_name(names)
    full = next((one.value for one in names if one.value in confirmed), best.value if best else "")
    short = bearer.text("person.short_name")
    known = dict.fromkeys(name for name in (full, short) if name and suits(name, language))
    return list(known) or [""]


def _state(kept: Sequence[KeptForms], members: Mapping[str, str], name: str, *, proposed: bool) -> tuple[str, str]:
    for one in kept:
        if one.forms.nominative == name:
            who = listed(called(dict(members), member) for member in one.by)
            words = gettext("confirmed by %(who)s, %(day)s")
            return words % {"who": who, "day": date_words(one.day) if one.day else ""}, "done"
    return (gettext("proposed, not confirmed"), "read") if proposed else (gettext("not confirmed"), "")
