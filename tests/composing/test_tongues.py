"""Letters in Ukrainian, Russian and Polish: names as they stand, nothing in another language, nothing gained."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.composing.test_properties import DATES, cases

from support.dossiers import DENIES, HEDGES, TODAY, Case, brief, everything, told
from support.tongues import WORDS, case_in
from tocsin.composing.composition import compose
from tocsin.composing.letter import Letter, PartKind
from tocsin.composing.wording import event_types, pattern, speaking, spoken, words
from tocsin.composing.written import is_written_in, suits
from tocsin.domain.dates import phrase
from tocsin.domain.errors import NothingToSay
from tocsin.domain.names import fold_name

OTHERS = ("uk", "ru", "pl")
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def in_language(case: Case, language: str, **changes: Any) -> Letter:
    return compose(case.dossier, brief(languages=(language,), **changes), today=TODAY)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_words_for_all_that_english_has(language: str) -> None:
    english = words()
    bent = {"article", "of", "done", "to", "to_none", "nominal"}
    with speaking(language):
        for table in set(english) - {"grammar", "type", "term", "completion"}:
            assert set(english[table]) <= set(words()[table]), table
        assert list(words()["type"]) == list(english["type"])  # the order is that of gravity
        for kind in ("type", "term"):
            for key, row in english[kind].items():
                assert set(row) - bent <= set(words()[kind][key])


@pytest.mark.parametrize("language", OTHERS)
def test_a_participle_has_all_its_forms_and_they_differ(language: str) -> None:
    with speaking(language):
        for row in (*words()["type"].values(), *words()["term"].values()):
            forms = row.get("passive")
            if forms:
                assert set(forms) == {"f", "m", "fs", "ms"}
                assert forms["f"] != forms["m"] != forms["ms"]


def test_words_go_back_to_what_they_were() -> None:
    with speaking("ru"), speaking("pl"):
        assert spoken() == "pl"
    assert (spoken(), pattern("joining", "and")) == ("en", "and")


def arrested(*sexes: str, **values: Any) -> Case:
    case = Case()
    for number, sex in enumerate(sexes):
        name = ("Марта Лужина", "Павло Хмара")[number]
        case.add("person", f"p{number}", name=name, age_group="30_to_59", **({"sex": sex} if sex else {}))
    case.event("e", "arrest", *(f"p{number}" for number in range(len(sexes))), **values)
    return case


@pytest.mark.parametrize(
    ("language", "sexes", "sentence"),
    [
        ("ru", ["female"], "Марта Лужина была задержана 3 мая 2020 года"),
        ("ru", ["male"], "Марта Лужина был задержан 3 мая 2020 года"),
        ("ru", [""], "произошло задержание 3 мая 2020 года (кого касается: Марта Лужина)"),
        ("ru", ["other"], "произошло задержание 3 мая 2020 года (кого касается: Марта Лужина)"),
        ("ru", ["female", "male"], "Марта Лужина и Павло Хмара были задержаны 3 мая 2020 года"),
        ("ru", ["female", ""], "произошло задержание 3 мая 2020 года (кого касается: Марта Лужина и Павло Хмара)"),
        ("uk", ["female"], "Марта Лужина була затримана 3 травня 2020 року"),
        ("uk", [""], "відбулося затримання 3 травня 2020 року (кого стосується: Марта Лужина)"),
        ("pl", ["female"], "Марта Лужина została zatrzymana 3 maja 2020 r."),
        ("pl", ["female", "female"], "Марта Лужина i Павло Хмара zostały zatrzymane 3 maja 2020 r."),
        ("pl", ["female", "male"], "Марта Лужина i Павло Хмара zostali zatrzymani 3 maja 2020 r."),
        ("pl", [""], "doszło do zatrzymania 3 maja 2020 r. (kogo dotyczy: Марта Лужина)"),
    ],
)
def test_names_stay_as_they_are_and_participles_agree_where_the_sex_is_known(
    language: str, sexes: list[str], sentence: str
) -> None:
    [paragraph] = told(in_language(arrested(*sexes, date="2020-05-03"), language))
    assert sentence in paragraph


@pytest.mark.parametrize(
    ("language", "completion", "clause"),
    [
        ("ru", "attempted", "была предпринята попытка задержания"),
        ("ru", "threatened", "прозвучала угроза, её содержание: задержание"),
        ("uk", "planned", "існував план затримання"),
        ("pl", "attempted", "doszło do próby zatrzymania"),
    ],
)
def test_what_was_not_done_is_not_told_as_done(language: str, completion: str, clause: str) -> None:
    letter = in_language(arrested("female", completion=completion), language)
    assert clause in told(letter)[0]
    with speaking(language):
        done = words()["type"]["arrest"]["passive"]["f"]
    assert done not in everything(letter)


@pytest.mark.parametrize("language", OTHERS)
def test_hedges_and_denials_are_kept(language: str) -> None:
    case = Case()
    case.grown("a", WORDS[language][0])
    case.event("e", "arrest", "a", completion=case.say("done", stance=HEDGES))
    case.add("event", "f", type=[case.say("threat"), case.say("threat", stance=DENIES)])
    letter = in_language(case, language)
    with speaking(language):
        assert pattern("phrases", "hedge") in told(letter)[0]


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_in_another_language_is_left_out_and_named(language: str) -> None:
    case = case_in(language)
    case.event("more", "arrest", "marta", description="a white van came twice", attribution="two neighbours")
    letter = in_language(case, language)
    for text in ("a white van came twice", "two neighbours"):
        assert text not in everything(letter)
        assert any(text in gap.message for gap in letter.gaps)


@pytest.mark.parametrize("language", OTHERS)
def test_who_is_only_described_in_another_language_is_left_out_and_named(language: str) -> None:
    case = case_in(language)
    case.add("group", "men", name="two men")
    arrest = case.event("more", "arrest", "marta", date="2017-12")
    case.add("involvement", "part", act=f"{arrest}-marta", actor="men")
    letter = in_language(case, language)
    assert "two men" not in everything(letter)
    assert any("“two men” is left out" in gap.message for gap in letter.gaps)


@pytest.mark.parametrize(
    ("text", "declared", "language", "fits"),
    [
        ("the activists", "", "en", True),
        ("активісти", "uk", "en", False),
        ("журналістка", "", "en", False),
        ("Марта Велін", "", "en", True),
        ("działacz związkowy", "", "en", False),
        ("a teacher of Łódź", "", "en", True),
        ("активісти", "", "uk", True),
        ("активисты", "", "ru", True),
        ("активисты", "", "uk", False),
        ("родина", "", "uk", False),  # both languages have the word: what it means nobody has said
        ("родина", "uk", "uk", True),
        ("Danylo Zięba took photographs", "", "pl", False),
        ("Danylo Zięba zrobił zdjęcia", "", "pl", True),
        ("12:40", "", "ru", True),
    ],
)
def test_which_language_a_text_is_in(text: str, declared: str, language: str, fits: bool) -> None:
    assert is_written_in(text, declared, language) is fits


def test_names_suit_the_letters_of_a_language() -> None:
    assert suits("Марта Велин", "ru")
    assert suits("Марта Велин", "uk")
    assert not suits("Ілона Варга", "ru")
    assert not suits("Ilona Varga", "uk")
    assert suits("Łucja Zięba", "pl")


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("date", DATES)
def test_no_date_gains_precision(language: str, date: str) -> None:
    letter = in_language(arrested("female", date=date), language)
    assert phrase(date, language=language) in told(letter)[0]
    assert re.findall("[0-9]+", told(letter)[0]) == re.findall("[0-9]+", phrase(date, language=language))


def composed(case: Case, language: str) -> Letter | None:
    try:
        return in_language(case, language)
    except NothingToSay:
        return None


@FEW
@given(cases(), st.sampled_from(OTHERS))
def test_every_sentence_has_its_ground(made: tuple[Case, list[str]], language: str) -> None:
    case, _ = made
    letter = composed(case, language)
    for row in letter.basis_table() if letter else ():
        assert bool(row.claims) is not bool(row.ours)
        assert set(row.claims) <= case.claims


@FEW
@given(cases(), st.sampled_from(OTHERS))
def test_no_part_of_a_hidden_name_is_anywhere(made: tuple[Case, list[str]], language: str) -> None:
    case, hidden = made
    letter = composed(case, language)
    text = everything(letter) if letter else ""
    tokens = {
        token
        for person in hidden
        for shown in case.entities[person].all("person.name")
        for token in fold_name(shown.value).split()
    }
    for key in set(case.entities) - set(hidden):
        for name in case.entities[key].all("person.name"):
            text = text.replace(name.value, "")
    assert set(fold_name(text).split()).isdisjoint(tokens)


@FEW
@given(cases(), st.sampled_from(OTHERS))
def test_no_hole_and_no_english_pattern_is_left(made: tuple[Case, list[str]], language: str) -> None:
    case, _ = made
    letter = composed(case, language)
    for place, sentence in letter.sentences() if letter else ():
        assert not re.search(r"\{(who|date|place|text|what|person|hedge|people|gen|noun|event|day)\}", sentence.text)
        assert not re.search(r"(?i)\b(according to|reported|the|was|were|event|sources)\b", sentence.text) or (
            place.startswith(("demands", "addressees"))
        )


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", event_types())
def test_every_type_of_event_is_told_and_titled(language: str, kind: str) -> None:
    case = Case()
    case.grown("a", WORDS[language][0])
    case.event("e", kind, "a")
    letter = in_language(case, language)
    assert WORDS[language][0] in told(letter)[0]
    assert WORDS[language][0] in letter.title.text
    assert letter.part(PartKind.UNKNOWN) is None
