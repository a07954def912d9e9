"""Letters with confirmed name forms, word for word as agreed (tests/golden/forms), and no form that is not confirmed.

`TOCSIN_GOLDEN=1` writes the files anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.composing.test_properties import FEW

from support.dossiers import TODAY, Case, brief, everything, told
from support.tongues import brief_in_four, case_in, declined, with_forms
from tocsin.composing.composition import compose
from tocsin.composing.letter import Letter
from tocsin.composing.wording import event_types, speaking, words
from tocsin.domain.dossier import EntityView, Shown
from tocsin.domain.facts import Stance
from tocsin.domain.name_forms import CASES, NOMINATIVE, OBLIQUE
from tocsin.letters.text import to_text
from tocsin.reading.slavic.declining import propose_forms

GOLDEN = Path(__file__).parent.parent / "golden" / "forms"
SLAVIC = ("uk", "ru", "pl")
KINDS = ("urgent-appeal", "one-page-brief", "office-appeal")
NAMES = {"uk": "Марта Велін", "ru": "Марта Велин", "pl": "Marta Velin"}


def letter(case: Case, language: str, name: str = "urgent-appeal", **changes: Any) -> Letter:
    asked = replace(brief_in_four(), **changes)
    return compose(case.dossier, asked, name, today=TODAY, language=language)


@pytest.mark.parametrize("language", SLAVIC)
@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_with_confirmed_forms_is_word_for_word_as_agreed(kind: str, language: str) -> None:
    path = GOLDEN / f"{kind}.{language}.txt"
    text = to_text(letter(with_forms(threaded(language), language), language, kind, thread=True)) + "\n"
    if os.environ.get("TOCSIN_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


WITNESS = "AYkAAAAAcACAAAAAAAAAAQ"  # an id: whoever is named by one speaks in person
WITNESSES = {"uk": "Ілона Варга", "ru": "Илона Варга", "pl": "Ilona Varga"}
DOUBTS = ("confirmed", "not looked at", "hedged", "denied", "disputed", "absent")


def threaded(language: str) -> Case:
    """The case in this language, with a second threat by the word of a witness, what is not known, and a consent."""
    case = case_in(language)
    case.grown(WITNESS, WITNESSES[language])
    forms = propose_forms(WITNESSES[language], language, "female")
    declined(case, WITNESS, language, forms)
    case.event("again", "threat", "danylo", date="2018-02-11", completion="done", attribution=WITNESS)
    risk = case.absent()
    danylo = case.entities["danylo"]
    case.entities["danylo"] = EntityView("danylo", "person", {**danylo.values, "person.present_risk": (risk,)})
    case.add("consent", "yes", subject="marta", use="share", granted="true", audience="addressees")
    return case


@pytest.mark.parametrize("language", SLAVIC)
def test_a_letter_without_confirmed_forms_asks_for_the_nominative_alone(language: str) -> None:
    bare = everything(letter(case_in(language), language))
    forms = propose_forms(NAMES[language], language, "female")
    for case in OBLIQUE:
        assert forms[case] not in bare
    assert forms["genitive"] in everything(letter(with_forms(case_in(language), language), language))


@pytest.mark.parametrize(
    ("language", "kind", "words_of_it"),
    [
        ("uk", "assault", "стався напад на Марту Велін"),
        ("uk", "surveillance", "велося стеження за Мартою Велін"),
        ("uk", "threat", "пролунала погроза на адресу Марти Велін"),
        ("uk", "asylum_refusal", "було відмовлено в притулку Марті Велін"),
        ("ru", "assault", "произошло нападение на Марту Велин"),
        ("ru", "surveillance", "велась слежка за Мартой Велин"),
        ("ru", "smear", "распространялись порочащие сведения о Марте Велин"),
        ("ru", "threat", "прозвучала угроза в адрес Марты Велин"),
        ("pl", "assault", "doszło do napaści na Martę Velin"),
        ("pl", "charge", "postawiono zarzut przeciwko Marcie Velin"),
        ("pl", "smear", "doszło do oczerniania Marty Velin"),
        ("pl", "surveillance", "prowadzono inwigilację Marty Velin"),
    ],
)
def test_each_noun_asks_for_its_case(language: str, kind: str, words_of_it: str) -> None:
    assert words_of_it in told(of_one(language, kind))[0]


def of_one(language: str, kind: str, name: str = "", **changes: Any) -> Letter:
    """A letter on one event of somebody whose sex is not recorded, and whose forms are confirmed."""
    case, name = Case(), name or NAMES[language]
    case.grown("marta", name)
    case.event("e", kind, "marta", date="2020-05-03")
    declined(case, "marta", language, propose_forms(name, language, "female"))
    return compose(case.dossier, brief(languages=(language,), **changes), today=TODAY)


@pytest.mark.parametrize(
    ("language", "kind", "words_of_it"),
    [
        ("uk", "search_seizure", "обшук або вилучення в Ілони Варги"),
        ("ru", "smear", "порочащие сведения об Илоне Варге"),
        ("ru", "search_seizure", "обыск или произведено изъятие у Илоны Варги"),
    ],
)
def test_a_preposition_sounds_as_it_does_before_a_vowel(language: str, kind: str, words_of_it: str) -> None:
    assert words_of_it in told(of_one(language, kind, WITNESSES[language]))[0]


def test_one_name_without_a_form_keeps_all_of_them_in_the_nominative() -> None:
    case = Case()
    case.grown("marta", "Марта Велін")
    case.grown("danylo", "Данило Корень")
    case.event("e", "assault", "marta", "danylo")
    declined(case, "marta", "uk", propose_forms("Марта Велін", "uk", "female"))
    [paragraph] = told(compose(case.dossier, brief(languages=("uk",)), today=TODAY))
    assert "(кого стосується: Марта Велін та Данило Корень)" in paragraph
    declined(case, "danylo", "uk", {"nominative": "Данило Корень", "accusative": "Данила Кореня"})
    [paragraph] = told(compose(case.dossier, brief(languages=("uk",)), today=TODAY))
    assert "стався напад на Марту Велін та Данила Кореня" in paragraph


def test_who_is_a_role_is_never_declined_by_name() -> None:
    case = Case()
    case.add("person", "marta", name="Марта Велін", minor="true")
    case.event("e", "assault", "marta", description=case.say("бачили Марту Велін", language="uk"))
    declined(case, "marta", "uk", propose_forms("Марта Велін", "uk", "female"))
    made = everything(compose(case.dossier, brief(languages=("uk",)), today=TODAY))
    assert "Март" not in made
    assert "Велін" not in made


@pytest.mark.parametrize(
    ("language", "occupation", "words_of_it"),
    [
        ("uk", "журналістка", "стався напад на Марту Велін та журналіста"),
        ("uk", "", "стався напад на Марту Велін та особу"),
        ("ru", "врач", "произошло нападение на Марту Велин и врача"),
        ("ru", "", "(кого касается: Марта Велин и лицо)"),  # “и лицо” would be a face
        ("pl", "lekarz", "doszło do napaści na Martę Velin i lekarza"),
    ],
)
def test_a_role_is_declined_beside_a_confirmed_name(language: str, occupation: str, words_of_it: str) -> None:
    case = Case()
    case.grown("marta", NAMES[language])
    case.add("person", "child", name="Хмара", minor="true", **({"occupation": occupation} if occupation else {}))
    case.event("e", "assault", "marta", "child")
    declined(case, "marta", language, propose_forms(NAMES[language], language, "female"))
    assert words_of_it in told(compose(case.dossier, brief(languages=(language,)), today=TODAY))[0]


def test_a_role_alone_stays_as_it_was() -> None:
    case = Case()
    case.add("person", "child", name="Хмара", minor="true", occupation="журналістка")
    case.event("e", "assault", "child")
    assert "(кого стосується: журналіст)" in told(compose(case.dossier, brief(languages=("uk",)), today=TODAY))[0]


def test_two_roles_keep_their_letters() -> None:
    case = Case()
    case.grown("marta", "Марта Велін")
    for key in ("one", "two"):
        case.add("person", key, name=f"Хмара {key}", minor="true", occupation="журналістка")
    case.event("e", "assault", "marta", "one", "two")
    declined(case, "marta", "uk", propose_forms("Марта Велін", "uk", "female"))
    [paragraph] = told(compose(case.dossier, brief(languages=("uk",)), today=TODAY))
    assert "напад на Марту Велін, журналіста A та журналіста B" in paragraph


@pytest.mark.parametrize("language", SLAVIC)
def test_every_role_but_a_face_has_its_cases(language: str) -> None:
    with speaking(language):
        roles = words()["roles"]
        wanted = {*roles["common"].values(), roles["person"], roles["another"]} - {"лицо", "другое лицо"}
        assert wanted == set(roles["declined"])
        assert all(len(forms) == len(OBLIQUE) for forms in roles["declined"].values())


@pytest.mark.parametrize("changed", ["Марта Вербова", "Марта Велин"])
def test_forms_hold_for_the_name_that_they_decline_and_for_no_other(changed: str) -> None:
    case = Case()
    case.grown("marta", changed)
    case.event("e", "assault", "marta")
    declined(case, "marta", "uk", propose_forms("Марта Велін", "uk", "female"))
    assert "на Марту" not in everything(compose(case.dossier, brief(languages=("uk",)), today=TODAY))


def test_a_name_whose_forms_are_confirmed_is_the_one_that_a_letter_uses() -> None:
    case = Case()
    case.add("person", "marta", name=["Марта Вербова", "Марта Велін"], age="40")
    case.event("e", "assault", "marta")
    declined(case, "marta", "uk", propose_forms("Марта Велін", "uk", "female"))
    assert "на Марту Велін" in told(compose(case.dossier, brief(languages=("uk",)), today=TODAY))[0]


def test_two_records_that_decline_a_name_differently_leave_that_case_out() -> None:
    case = Case()
    case.grown("marta", "Марта Велін")
    case.event("e", "assault", "marta")
    case.event("f", "killing", "marta")
    declined(case, "marta", "uk", propose_forms("Марта Велін", "uk", "female"))
    case.add("name_form", "other", of="marta", language="uk", nominative="Марта Велін", accusative="Марту Веліну")
    words_of_it = everything(compose(case.dossier, brief(languages=("uk",)), today=TODAY))
    assert "напад (кого стосується: Марта Велін)" in words_of_it
    assert "вбивство Марти Велін" in words_of_it


def test_a_threat_in_brackets_is_not_declined_into_a_threat_of_somebody() -> None:
    case = Case()
    case.grown("marta", "Марта Велін")
    case.event("e", "arrest", "marta", completion="threatened")
    declined(case, "marta", "uk", propose_forms("Марта Велін", "uk", "female"))
    made = compose(case.dossier, brief(languages=("uk",)), today=TODAY)
    assert "огроза (затримання) (кого стосується: Марта Велін)" in made.title.text
    assert "пролунала погроза, її зміст: затримання Марти Велін" in told(made)[0]


@FEW
@given(
    st.sampled_from(SLAVIC),
    st.lists(st.sampled_from(DOUBTS), min_size=7, max_size=7),
    st.lists(st.sampled_from(event_types()), min_size=1, max_size=4, unique=True),
    st.sampled_from(["", "female"]),
)
def test_a_form_that_is_not_confirmed_is_in_no_letter(
    language: str, doubts: list[str], kinds: list[str], sex: str
) -> None:
    """And a sentence that holds a confirmed one rests on its claim."""
    case = Case()
    case.add(
        "person", "marta", name=NAMES[language], age="40", present_risk=case.absent(), **({"sex": sex} if sex else {})
    )
    for number, kind in enumerate(kinds):
        case.event(f"e{number}", kind, "marta")
    fields = (NOMINATIVE, *OBLIQUE, "language")
    said = {name: language if name == "language" else NAMES[language] for name in ("language", NOMINATIVE)}
    said |= {name: f"{NAMES[language]} {name.upper()}" for name in OBLIQUE}
    forms = {name: doubted(case, said[name], doubt) for name, doubt in zip(fields, doubts, strict=True)}
    case.add("name_form", "forms", of="marta", **forms)
    made = compose(case.dossier, brief(languages=(language,)), today=TODAY)
    whole = forms[NOMINATIVE].value and doubts[0] == doubts[-1] == "confirmed"
    usable = {name for name, doubt in zip(OBLIQUE, doubts[1:-1], strict=True) if whole and doubt == "confirmed"}
    for row in made.basis_table():
        for name in OBLIQUE:
            if name.upper() in row.text:
                assert name in usable
                assert {*forms[name].claims, *forms[NOMINATIVE].claims} <= set(row.claims)


def doubted(case: Case, value: str, doubt: str) -> Shown:
    more: dict[str, dict[str, Any]] = {
        "not looked at": {"looked": False},
        "hedged": {"stance": Stance.HEDGES},
        "denied": {"stance": Stance.DENIES},
    }
    if doubt == "absent":
        return case.absent()
    one = case.say(value, **more.get(doubt, {}))
    return case.disputed(one, case.say(f"{value} X")) if doubt == "disputed" else one


@pytest.mark.parametrize("language", SLAVIC)
def test_every_pattern_that_bends_stands_beside_one_that_does_not(language: str) -> None:
    with speaking(language):
        for key, text in words()["bent"].items():
            table, _, inner = key.partition(".")
            other = words()[table][inner]
            plain = other[0] if isinstance(other, list) else other
            slots = {
                name for name in ("which", "span", "dates", "uses", "source", "text", "lead") if f"{{{name}}}" in plain
            }
            assert all(f"{{{name}}}" in text for name in slots), key
            assert sum(text.count(f"{{{case}}}") for case in OBLIQUE) == 1, key
        for row in (*words()["type"].values(), *words()["term"].values()):
            assert sum(row.get("about", "{genitive}").count(f"{{{case}}}") for case in OBLIQUE) == 1


def test_english_bends_nothing() -> None:
    case = case_in("en")
    before = letter(case, "en")
    declined(case, "marta", "en", {"nominative": "Marta Velin", "salutation": "Dear Ms Velin"})
    assert letter(case, "en") == before
    assert CASES["en"] == ()
