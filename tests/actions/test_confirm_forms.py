"""Name forms are confirmed once, by a person, and are that person's word; what cannot be a form is refused."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest

from support.cases import Case, new_case
from support.record import ident
from support.word_edits import replaced_in_word
from tocsin.access.dossier import get_dossier, get_entity
from tocsin.access.envelopes import list_envelopes
from tocsin.access.form_changes import list_form_changes
from tocsin.access.name_forms import list_name_forms
from tocsin.access.offices import get_directory
from tocsin.access.protected import get_protected
from tocsin.access.sent import list_changes
from tocsin.actions.came_back import Ties
from tocsin.actions.compose import compose
from tocsin.actions.confirm_forms import confirm_forms
from tocsin.actions.correct import correct
from tocsin.actions.draft_correction import draft_correction
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.letter_checks import today
from tocsin.actions.offices import keep_offices
from tocsin.actions.revise import look_at, revise
from tocsin.composing import parse_brief
from tocsin.domain.bindings import Tie
from tocsin.domain.changed import for_readers
from tocsin.domain.errors import BadValue, NoSuch
from tocsin.domain.name_forms import confirmed
from tocsin.domain.offices import Office as Institution
from tocsin.domain.redaction import Layer, Search, What

FORMS = {
    "nominative": "Марта Велін",
    "genitive": "Марти Велін",
    "accusative": "Марту Велін",
    "salutation": "Шановна пані Марто",
}


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


@pytest.fixture
def marta(case: Case) -> str:
    return case.add("person", name="Marta Velin", birth="1985")


def forms(case: Case, person: str, language: str = "uk") -> dict[str, str]:
    found = confirmed((one.forms for one in list_name_forms(case.viewer, person)), language)
    return {field: shown.value for each in found.values() for field, shown in each.items()}


def test_what_somebody_confirms_is_kept_with_who_and_when(case: Case, marta: str) -> None:
    assert confirm_forms(case.viewer, marta, "uk", FORMS)
    [kept] = list_name_forms(case.viewer, marta)
    assert forms(case, marta) == FORMS
    assert (kept.by, kept.day) == ((case.viewer.member,), today().isoformat())
    assert {name.value for name in get_entity(case.viewer, marta).all("person.name")} == {"Marta Velin", "Марта Велін"}


def test_confirmed_again_nothing_is_new(case: Case, marta: str) -> None:
    assert confirm_forms(case.viewer, marta, "uk", FORMS)
    assert not confirm_forms(case.viewer, marta, "uk", FORMS)
    assert len(list_name_forms(case.viewer, marta)) == 1


def test_a_form_is_put_right_and_one_is_taken_back(case: Case, marta: str) -> None:
    confirm_forms(case.viewer, marta, "uk", FORMS)
    changed = {**FORMS, "genitive": "Марти Веліної", "accusative": ""}
    assert confirm_forms(case.viewer, marta, "uk", changed)
    assert forms(case, marta) == {field: text for field, text in changed.items() if text}
    assert len(list_name_forms(case.viewer, marta)) == 1


def test_another_name_and_another_language_have_forms_of_their_own(case: Case, marta: str) -> None:
    confirm_forms(case.viewer, marta, "uk", FORMS)
    confirm_forms(case.viewer, marta, "pl", {"nominative": "Marta Velin", "genitive": "Marty Velin"})
    assert forms(case, marta) == FORMS
    assert forms(case, marta, "pl")["genitive"] == "Marty Velin"
    assert len(list_name_forms(case.viewer, marta)) == 2


@pytest.mark.parametrize(
    ("language", "changed", "why"),
    [
        ("uk", {"nominative": ""}, "the forms are those of one name"),
        ("uk", {"genitive": "Marty Velin"}, "not written in the letters"),
        ("uk", {"genitive": "Марти"}, "not as many words"),
        ("ru", {"nominative": "Марта Велин", "vocative": "Марта Велин"}, "no such form"),
        ("en", {"nominative": "Marta Velin", "genitive": "Marta Velin"}, "no such form"),
        ("pl", {}, "not written in the letters"),
        ("de", {}, "is none of"),
    ],
)
def test_what_cannot_be_a_form_is_refused_and_nothing_is_kept(
    case: Case, marta: str, language: str, changed: Mapping[str, str], why: str
) -> None:
    typed = {**FORMS, **changed} if language in {"uk", "pl", "de"} else changed
    with pytest.raises(BadValue) as refused:
        confirm_forms(case.viewer, marta, language, typed)
    assert why in str(refused.value)
    assert list_name_forms(case.viewer, marta) == ()


def test_an_event_has_no_name_to_decline(case: Case) -> None:
    event = case.add("event", type="threat")
    for nobody in (event, ident(9_999)):
        with pytest.raises(NoSuch):
            confirm_forms(case.viewer, nobody, "uk", FORMS)


def test_whoever_holds_an_office_is_greeted_by_a_confirmed_form(case: Case) -> None:
    keep_offices(case.viewer, [Institution("interior", "Minister of the Interior")])
    office = get_directory(case.viewer).find("interior").view.id
    confirm_forms(case.viewer, office, "uk", {"nominative": "Олена Вердан", "salutation": "Шановна пані Олено"})
    assert forms(case, office)["salutation"] == "Шановна пані Олено"
    confirm_forms(case.viewer, office, "uk", {"nominative": "Павло Білий", "salutation": "Шановний пане Павле"})
    assert forms(case, office) == {"nominative": "Павло Білий", "salutation": "Шановний пане Павле"}


@pytest.mark.parametrize(
    ("languages", "language", "typed", "greeting"),
    [
        ('["uk"]', "uk", "", "Шановна пані Олено"),
        ('["en", "uk"]', "uk", "", "Шановна пані Олено"),
        ('["en", "uk"]', "en", "", "Dear Minister"),
        ('["uk"]', "uk", 'salutation = "Шановна пані Міністерко"', "Шановна пані Міністерко"),
    ],
)
def test_a_letter_greets_as_the_brief_says_then_as_was_confirmed_then_as_the_directory_does(
    case: Case, marta: str, languages: str, language: str, typed: str, greeting: str
) -> None:
    keep_offices(case.viewer, [Institution("interior", "Minister of the Interior", salutation="Dear Minister")])
    office = get_directory(case.viewer).find("interior").view.id
    confirm_forms(case.viewer, office, "uk", {"nominative": "Олена Вердан", "salutation": "Шановна пані Олено"})
    event = case.add("event", type="assault", date="2020-05-03", completion="done")
    case.add("act", event=event, victim=marta)
    words = 'number = "UA 7/2020"\nreply_by = 2020-10-01' + BRIEF.replace('["uk"]', languages).replace(
        'office = "Генеральний прокурор"', f'directory = "interior"\n{typed}'
    )
    made = compose(case.viewer, case.id, parse_brief(words), template="office-appeal", language=language)
    assert any(greeting in sentence.text for _, sentence in made.letter.sentences())
    [envelope] = list_envelopes(case.viewer, case.id, made.intervention)
    assert envelope.salutation == greeting


def test_the_search_of_a_letter_knows_the_forms_of_who_is_protected(case: Case) -> None:
    """A form that no ending tells: what was confirmed strikes all the same."""
    child = case.add("person", name="Лев Вовк", minor="true")
    layers = [Layer("text", "Ми писали про Лівонька Вовченя вчора.")]
    assert not struck(case, layers)
    confirm_forms(case.viewer, child, "uk", {"nominative": "Лев Вовк", "accusative": "Лівонька Вовченя"})
    assert struck(case, layers) == {(What.NAME, child)}


def struck(case: Case, layers: list[Layer]) -> set[tuple[What, str]]:
    found = Search(get_protected(case.viewer, case.id, today())).strikes(layers)
    return {(one.what, one.entity) for one in found}


def test_what_is_erased_of_somebody_takes_the_forms_of_the_name_with_it(case: Case, marta: str) -> None:
    confirm_forms(case.viewer, marta, "uk", FORMS)
    erase(case.viewer, marta, "asked")
    assert not list(get_dossier(case.viewer, case.id).of_kind("name_form"))


BRIEF = """
languages = ["uk"]
[organisation]
name = "Світло Гавані"
[[addressees]]
key = "prosecutor"
office = "Генеральний прокурор"
[[demands]]
text = "Розслідуйте це."
addressees = ["prosecutor"]
"""


def test_a_later_change_of_a_form_marks_the_sentence_that_holds_it(case: Case, marta: str) -> None:
    confirm_forms(case.viewer, marta, "uk", FORMS)
    event = case.add("event", type="assault", date="2020-05-03", completion="done")
    case.add("act", event=event, victim=marta)
    letter = compose(case.viewer, case.id, parse_brief(BRIEF))
    assert letter.letter.title.text.startswith("Напад на Марту Велін")
    assert not list_changes(case.viewer, case.id, letter.intervention, today())
    [kept] = list_name_forms(case.viewer, marta)
    form = kept.forms.form("accusative")
    assert form is not None
    correct(case.viewer, form.claims[0], "Марту Веліну", "the person says so")
    [change] = list_changes(case.viewer, case.id, letter.intervention, today())
    assert change.property == "name_form.accusative"
    assert letter.letter.title.text in {line.text for line in change.lines}
    assert not for_readers(change)
    with pytest.raises(NoSuch):  # nobody is written to because of an ending
        draft_correction(case.viewer, case.id, letter.intervention)


def test_a_case_ending_corrected_in_word_keeps_the_claims_of_its_sentence_and_is_offered(
    case: Case, marta: str
) -> None:
    """Confirmed, it is the form of the letters that follow, and nothing is offered any more."""
    confirm_forms(case.viewer, marta, "uk", FORMS)
    event = case.add("event", type="assault", date="2020-05-03", completion="done")
    case.add("act", event=event, victim=marta)
    letter = compose(case.viewer, case.id, parse_brief(BRIEF))
    edited = replaced_in_word(letter.files["docx"], "на Марту Велін", "на Марту Веліну")
    back = revise(case.viewer, letter.intervention, io.BytesIO(edited))
    [row] = [row for row in back.rows if "Веліну" in row.text]
    assert (row.tie, bool(row.claims), row.claims) == (Tie.REWORDED, True, row.was_claims)
    [offered] = list_form_changes(case.viewer, back.intervention)
    assert offered.forms == {**FORMS, "accusative": "Марту Веліну"}
    confirm_forms(case.viewer, marta, "uk", offered.forms)
    assert list_form_changes(case.viewer, back.intervention) == ()
    [change] = list_changes(case.viewer, case.id, letter.intervention, today())
    assert change.property == "name_form.accusative"
    assert all("Веліну" not in line.text for line in change.lines)
    marked = list_changes(case.viewer, case.id, back.intervention, today())  # but for the sentences that hold it now
    assert {line.text for one in marked for line in one.lines}.isdisjoint({row.text})
    assert "на Марту Веліну" in compose(case.viewer, case.id, parse_brief(BRIEF)).letter.title.text


def test_a_name_put_in_the_place_of_another_is_unbound_as_ever(case: Case, marta: str) -> None:
    confirm_forms(case.viewer, marta, "uk", FORMS)
    event = case.add("event", type="assault", date="2020-05-03", completion="done")
    case.add("act", event=event, victim=marta)
    letter = compose(case.viewer, case.id, parse_brief(BRIEF))
    edited = replaced_in_word(letter.files["docx"], "на Марту Велін", "на Олену Велін")
    back = revise(case.viewer, letter.intervention, io.BytesIO(edited))
    assert [row.tie for row in back.rows if "Олену" in row.text] == [Tie.CHANGED]
    assert list_form_changes(case.viewer, back.intervention) == ()


def test_a_translation_names_the_bearer_of_a_form_by_another_one(case: Case) -> None:
    """A confirmed form that no ending tells is found again as the person's name in the other language."""
    lev = case.add("person", name="Лев Вовк", birth="1985")
    confirm_forms(case.viewer, lev, "uk", {"nominative": "Лев Вовк", "accusative": "Лівонька Вовченя"})
    event = case.add("event", type="assault", date="2020-05-03", completion="done")
    case.add("act", event=event, victim=lev)
    letter = compose(case.viewer, case.id, parse_brief(BRIEF))
    title = "Напад на Лівонька Вовченя — за повідомленнями"
    assert letter.letter.title.text == title
    translated = replaced_in_word(letter.files["docx"], title, "Нападение, по сообщениям, пережил Лев Вовк")
    back = look_at(case.viewer, letter.intervention, io.BytesIO(translated), Ties(translated="ru"))
    assert [row.tie for row in back.rows if row.place == "title"] == [Tie.TRANSLATED]
