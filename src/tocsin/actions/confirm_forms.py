"""`confirm_forms`: somebody says how a name is declined in one language, and how a letter greets its bearer.

A machine may have proposed it; nothing of that is kept until a person says so here, and then it is that person's word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tocsin.access.dossier import get_entity
from tocsin.access.filter import entity_row
from tocsin.access.name_forms import BEARERS, list_name_forms
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.reason import reason
from tocsin.actions.writing import writing
from tocsin.composing.guard import legible
from tocsin.composing.people import every
from tocsin.composing.written import suits
from tocsin.domain.dossier import EntityView
from tocsin.domain.errors import BadValue, Cause, NoSuch
from tocsin.domain.name_forms import CASES, FIELDS, KIND, NOMINATIVE, SALUTATION, NameForms, is_confirmed
from tocsin.domain.operations import ClaimRetracted, Known
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.records.words import SCOPES, WORDS

_WHY = "the forms of the name were confirmed anew"


def confirm_forms(viewer: Viewer, bearer: str, language: str, forms: Mapping[str, str]) -> bool:
    """Keep the forms of a name (`NOMINATIVE`, the cases, `SALUTATION`); whether anything was new in it.

    A form that is left out or empty is not confirmed, and is taken back where it was. Of a person who has no such name
    yet, the nominative becomes one; of an office, the forms of whoever held it before are taken back. Raises NoSuch for
    what is neither person nor office, BadValue: nothing is written then.
    """
    row = entity_row(viewer, bearer)
    if WORDS.word(row.kind) not in BEARERS:
        raise NoSuch(what="person")
    wanted = _checked(language, forms)
    known = [one.forms for one in list_name_forms(viewer, bearer)]
    same = [one for one in known if one.language == language and one.nominative == wanted[NOMINATIVE]]
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    begun = len(entry.operations)
    if WORDS.word(row.kind) == "person":
        _name(entry, get_entity(viewer, bearer), language, wanted[NOMINATIVE])
    _forms(entry, bearer, language, wanted, same)
    gone = list(_taken_back(same, wanted))
    if WORDS.word(row.kind) == "addressee":  # somebody else held the office before
        gone += _taken_back([one for one in known if one.language == language and one not in same], {})
    if len(entry.operations) == begun and not gone:
        return False
    with writing(viewer) as said:
        said.say(SCOPES.word(row.scope), *entry.operations, *gone)
    return True


def _checked(language: str, forms: Mapping[str, str]) -> dict[str, str]:
    """The forms without those that are empty. Raises BadValue for one that cannot be a form of this name."""
    if language not in CASES:
        raise BadValue(
            property=f"{KIND}.language",
            why=Cause("“{language}” is none of {known}", language=language, known=", ".join(CASES)),
        )
    allowed = (NOMINATIVE, *CASES[language], SALUTATION)
    wanted = {field: text for field in FIELDS if (text := legible(forms.get(field, "")))}
    if NOMINATIVE not in wanted:
        raise BadValue(property=f"{KIND}.{NOMINATIVE}", why=Cause("it is needed: the forms are those of one name"))
    for field, text in wanted.items():
        if field not in allowed:
            raise BadValue(property=f"{KIND}.{field}", why=Cause("this language has no such form"))
        if not suits(text, language):
            raise BadValue(property=f"{KIND}.{field}", why=Cause("it is not written in the letters of this language"))
        if field != SALUTATION and len(text.split()) != len(wanted[NOMINATIVE].split()):
            raise BadValue(property=f"{KIND}.{field}", why=Cause("it has not as many words as the name"))
    return wanted


def _name(entry: Entry, view: EntityView, language: str, name: str) -> None:
    entry.kinds[view.id] = view.kind
    known = (*view.all("person.name"), *view.all("person.short_name"))
    if all(shown.value != name for shown in every(known)):
        entry.claim(view.id, "person.name", name, language=language)


def _forms(entry: Entry, bearer: str, language: str, wanted: Mapping[str, str], same: Sequence[NameForms]) -> None:
    """Claim what nobody has confirmed yet, of the record that is there, or of a new one."""
    if same:
        entity = same[0].view.id
        entry.kinds[entity] = KIND
    else:
        entity = entry.open(KIND)
        entry.claim(entity, f"{KIND}.of", bearer)
        entry.claim(entity, f"{KIND}.language", language)
    for field, text in wanted.items():
        shown = same[0].form(field) if same else None
        if shown is None or shown.value != text:
            entry.claim(entity, f"{KIND}.{field}", text)


def _taken_back(same: Sequence[NameForms], wanted: Mapping[str, str]) -> Iterator[Known]:
    """What these records say otherwise, or said without being sure."""
    for one in same:
        for field in FIELDS:
            for shown in every(one.view.all(f"{KIND}.{field}")):
                if shown.value == wanted.get(field, "") and is_confirmed(shown):
                    continue
                for claim in shown.claims:
                    yield ClaimRetracted(claim=claim)
                    yield reason(claim, _WHY)
