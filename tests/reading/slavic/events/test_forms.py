"""Forms of verbs and nouns from their dictionary form."""

from __future__ import annotations

import pytest

from tocsin.reading.slavic.events.conjugation import Kind, conjugate
from tocsin.reading.slavic.events.declension import decline, written
from tocsin.reading.slavic.events.lexicon import Words, lexicon
from tocsin.reading.slavic.forms import Case


@pytest.mark.parametrize(
    ("language", "verb", "word", "kind", "gender", "plural"),
    [
        ("ru", "арестовать", "арестовали", Kind.PAST, None, True),
        ("ru", "арестовать", "арестована", Kind.SHORT, "f", False),
        ("ru", "арестовать", "арестует", Kind.PRESENT, None, False),
        ("ru", "похитить", "похищенный", Kind.FULL, "m", False),
        ("ru", "избить", "избит", Kind.SHORT, "m", False),
        ("ru", "избить", "избившие", Kind.ACTING, None, True),
        ("uk", "катувати", "катовано", Kind.IMPERSONAL, None, None),
        ("uk", "засудити", "засуджено", Kind.IMPERSONAL, None, None),
        ("uk", "побити", "побито", Kind.IMPERSONAL, None, None),
        ("uk", "погрожувати", "погрожує", Kind.PRESENT, None, False),
        ("uk", "викликати", "викликаю", Kind.PRESENT, None, False),
        ("uk", "викликатися", "викликається", Kind.PRESENT, None, False),
        ("ru", "отказывать", "отказываю", Kind.PRESENT, None, False),
        ("pl", "odmawiać", "odmawiam", Kind.PRESENT, None, False),
        ("pl", "zakazować", "zakazuję", Kind.PRESENT, None, False),
        ("pl", "przesłuchać", "przesłuchano", Kind.IMPERSONAL, None, None),
        ("pl", "przesłuchiwać", "przesłuchuje", Kind.PRESENT, None, False),
        ("pl", "uprowadzić", "uprowadzeni", Kind.FULL, None, True),
        ("pl", "pobić", "pobita", Kind.FULL, "f", False),
        ("pl", "wszcząć", "wszczęto", Kind.IMPERSONAL, None, None),
    ],
)
def test_a_form_of_a_verb(
    language: str, verb: str, word: str, kind: Kind, gender: str | None, plural: bool | None
) -> None:
    shapes = [shape for shape in conjugate(verb, language) if shape.word == word]
    assert any((shape.kind, shape.gender, shape.plural) == (kind, gender, plural) for shape in shapes), shapes


def test_a_reflexive_verb_has_reflexive_forms_only() -> None:
    assert all(shape.word.endswith(("ся", "сь")) for shape in conjugate("освободиться", "ru"))


@pytest.mark.parametrize(
    ("language", "noun", "word", "case", "plural"),
    [
        ("ru", "журналистка", "журналисток", Case.ACCUSATIVE, True),
        ("ru", "полицейский", "полицейскими", Case.INSTRUMENTAL, True),
        ("ru", "журналист", "журналиста", Case.ACCUSATIVE, False),
        ("uk", "журналістка", "журналістці", Case.DATIVE, False),
        ("uk", "затримання", "затримань", Case.GENITIVE, True),
        ("uk", "невідомий", "невідомі", Case.NOMINATIVE, True),
        ("pl", "aktywista", "aktywiści", Case.NOMINATIVE, True),
        ("pl", "policjant", "policjanci", Case.NOMINATIVE, True),
        ("pl", "dziennikarka", "dziennikarce", Case.DATIVE, False),
        ("pl", "porwanie", "porwań", Case.GENITIVE, True),
    ],
)
def test_a_form_of_a_noun(language: str, noun: str, word: str, case: Case, plural: bool) -> None:
    forms = decline(noun, language, living=True)
    assert any((form.word, form.case, form.plural) == (word, case, plural) for form in forms)


def test_an_irregular_noun_is_written_out() -> None:
    forms = written("брат брата брату брата братом брате | братья братьев братьям братьями братьях", "m", living=True)
    assert ("братьев", Case.ACCUSATIVE) in {(form.word, form.case) for form in forms}
    assert {form.nominative for form in forms} == {"брат", "братья"}


def test_a_stem_stands_for_all_that_begins_so() -> None:
    words = Words(["обыск*", "суд"])
    assert "обысками" in words
    assert "суд" in words
    assert "судно" not in words


def test_a_slot_takes_the_cases_of_its_preposition() -> None:
    (cue,) = [cue for cue in lexicon("ru").noun_cues["обыск"] if cue.act.type == "search_seizure"]
    assert cue.slots[0].preposition == "у"
    assert cue.slots[0].cases == {Case.GENITIVE}
