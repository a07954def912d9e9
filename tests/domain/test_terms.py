"""The thesauri: codes have their shape, references resolve, and no export says more than the record."""

from __future__ import annotations

import pytest

from support.event_types import TYPES
from tocsin.domain.errors import UnknownWord
from tocsin.domain.schema import schema
from tocsin.domain.terms import Term, Thesaurus, is_code, names, parent_code, thesaurus
from tocsin.domain.vocabulary import LANGUAGES

THESAURI = [thesaurus(name) for name in names()]
EACH = pytest.mark.parametrize("lexicon", THESAURI, ids=[lexicon.id for lexicon in THESAURI])
COLUMNS = {"sdg_classes", "coe_categories", "mapmf_groups"}  # what exports write, in English
NOT_IN_THE_SCHEMA = {
    "stances": "a claim has it, not a property",
    "information_grade": "an assessment has it",
    "reliability": "exports write it from the two grades",
    "sdg_classes": "a column of acts",
    "coe_categories": "a column of acts",
    "mapmf_groups": "a column of acts",
}


def act(term_id: str) -> Term:
    return thesaurus("acts").term(term_id)


def says_no_more(exported: str | None, code: str | None) -> bool:
    """Whether a code equals another or stands above it, pair by pair, worked out apart from `parent_code`."""
    assert exported
    assert code
    return code.startswith(exported.rstrip("0") + ("0" if len(exported.rstrip("0")) % 2 else ""))


@EACH
def test_a_row_has_an_english_label_and_a_key_that_is_text(lexicon: Thesaurus) -> None:
    for term in lexicon:
        assert isinstance(term.id, str)
        assert isinstance(term.labels["en"], str), term.id
        assert all(term.labels.values()), term.id


@EACH
def test_codes_have_their_shape(lexicon: Thesaurus) -> None:
    for term in lexicon:
        assert all(code is None or is_code(code) for code in (term.huridocs, term.nearest_huridocs)), term.id
        assert not is_code(term.id) or term.huridocs == term.id


@EACH
def test_parents_exist_and_never_run_in_a_circle(lexicon: Thesaurus) -> None:
    for term in lexicon:
        assert term.parent is None or term.parent in lexicon, term.id
        assert term.id not in lexicon.ancestors(term.id)


@EACH
def test_what_is_exported_never_says_more_than_the_row(lexicon: Thesaurus) -> None:
    for term in lexicon:
        if term.huridocs:
            assert says_no_more(term.exported, term.huridocs), term.id
            assert says_no_more(term.nearest_huridocs, term.huridocs), term.id


@pytest.mark.parametrize("name", ["acts", "perpetrator_types", "intervention_kinds", "source_grade"])
def test_every_extension_names_the_nearest_code(name: str) -> None:
    for term in thesaurus(name):
        assert term.huridocs or term.nearest_huridocs or (name == "acts" and not term.act), term.id


@pytest.mark.parametrize("name", ["acts", "perpetrator_types"])
def test_the_nearest_code_of_an_extension_is_a_row_of_the_list(name: str) -> None:
    codes = {term.huridocs for term in thesaurus(name)}
    for term in thesaurus(name):
        assert term.exported in codes | {None}, term.id


@pytest.mark.parametrize(
    ("term_id", "never"),
    [
        ("abduction.attempted", "030104000000"),
        ("killing.attempted", "010101000000"),
        ("summons", "030101000000"),
        ("interrogation", "030101000000"),
        ("charge", "350101000000"),
        ("conviction", "350101000000"),
        ("extradition.request", "330101000000"),
        ("extradition.decision", "330101000000"),
        ("extradition.surrender", "380101000000"),
        ("deportation", "380101000000"),
        ("threat.general", "020103020000"),
        ("threat.by-proxy", "020103020200"),
        ("disappearance", "030104000000"),
        ("smear", "140101000000"),
        ("doxxing", "020103040000"),
        ("arrest", "030101010000"),
    ],
)
def test_an_act_is_never_exported_as_something_worse(term_id: str, never: str) -> None:
    assert not (act(term_id).exported or "").startswith(never.rstrip("0"))
    assert not says_no_more(never, act(term_id).exported)


@pytest.mark.parametrize(
    ("term_id", "code"),
    [
        ("surveillance.physical", "020103030000"),
        ("surveillance.office", "120104000000"),
        ("surveillance.digital", "020103030000"),
        ("threat.general.self", "020103010100"),
        ("threat.death.colleague", "020103020300"),
        ("threat.by-proxy", "020103010200"),
        ("abduction.completed", "030104000000"),
        ("abduction.attempted", "030100000000"),
        ("killing.attempted", "010109000000"),
        ("assault", "020101000000"),
        ("disappearance", "030103000000"),
        ("arrest", "030101000000"),
        ("detention", "030102000000"),
        ("house-arrest", "030105000000"),
        ("summons", "020103000000"),
        ("search.home", "040101000000"),
        ("search.office", "120102000000"),
        ("charge", "350100000000"),
        ("extradition.request", "330100000000"),
        ("extradition.surrender", "330101000000"),
        ("interpol.notice", "050106000000"),
        ("passport.cancelled", "050106000000"),
        ("return.denied", "050107000000"),
        ("exile", "050102000000"),
        ("asylum.refused", "330103000000"),
        ("deportation", "330101000000"),
        ("refoulement", "380101000000"),
        ("property.confiscation", "130107000000"),
        ("defamation", "140101000000"),
        ("doxxing", "020103000000"),
        ("censorship", "100100000000"),
    ],
)
def test_the_crosswalk(term_id: str, code: str) -> None:
    assert act(term_id).exported == code


@pytest.mark.parametrize("term_id", ["arrest", "detention", "house-arrest", "disappearance", "torture"])
def test_a_grave_class_waits_for_a_person(term_id: str) -> None:
    assert act(term_id).sdg_condition


@pytest.mark.parametrize("term_id", ["abduction.attempted", "killing.attempted", "threat.death", "summons"])
def test_what_was_not_done_counts_as_other(term_id: str) -> None:
    assert act(term_id).sdg_class == "other"


def test_the_columns_of_acts_hold_terms_of_their_lists() -> None:
    for term in thesaurus("acts"):
        for name, value in [("sdg_classes", term.sdg_class), ("coe_categories", term.coe_category),
                            ("mapmf_groups", term.mapmf_group)]:  # fmt: skip
            assert value is None or value in thesaurus(name), term.id


def test_types_of_event_are_those_of_the_reading() -> None:
    assert sorted(thesaurus("event_types").terms) == sorted(TYPES)


@pytest.mark.parametrize("term", thesaurus("event_types").terms.values(), ids=lambda term: term.id)
def test_a_type_is_an_act_exactly_if_it_names_one(term: Term) -> None:
    assert term.act == (term.act_term is not None)
    if term.act_term:
        assert act(term.act_term).act


@pytest.mark.parametrize(
    "term_id",
    ["press_conference", "statement", "complaint_to_authorities", "trial", "appeal_court", "release",
     "asylum_application", "asylum_refusal", "asylum_recognition"],
)  # fmt: skip
def test_what_is_done_to_nobody_is_no_act(term_id: str) -> None:
    assert not thesaurus("event_types").term(term_id).act


def test_whatever_a_screen_can_show_is_labelled_in_four_languages() -> None:
    shown = [lexicon for lexicon in THESAURI if lexicon.id not in COLUMNS]
    assert [term.id for lexicon in shown for term in lexicon if set(term.labels) != set(LANGUAGES)] == []


@pytest.mark.parametrize("term_id", ["release", "trial", "asylum.granted", "press-conference", "complaint"])
def test_a_term_of_events_only_is_no_act_and_leaves_no_code(term_id: str) -> None:
    assert not act(term_id).act
    assert act(term_id).exported is None


def test_one_code_belongs_to_one_row() -> None:
    for lexicon in THESAURI:
        codes = [term.huridocs for term in lexicon if term.huridocs]
        assert len(codes) == len(set(codes)), lexicon.id


def test_labels_tell_rows_apart() -> None:
    for lexicon in THESAURI:
        english = [(term.label(), term.id.partition(".")[0] * (lexicon.id == "stages")) for term in lexicon]
        assert len(english) == len(set(english)), lexicon.id


def test_every_list_is_used_by_a_property_or_says_by_what() -> None:
    used = {prop.thesaurus for prop in schema().properties.values()} - {None}
    assert set(names()) - used == set(NOT_IN_THE_SCHEMA)


def test_other_not_applicable_and_unknown_stay_three_things() -> None:
    rows = [act(code) for code in ("900000000000", "980000000000", "990000000000")]
    assert len({row.label() for row in rows}) == 3
    assert all(row.parent is None for row in rows)


@pytest.mark.parametrize(
    ("code", "parent"),
    [
        ("020103020100", "020103020000"),
        ("020103020000", "020103000000"),
        ("010100000000", "010000000000"),
        ("010000000000", None),
        ("100000000000", None),
        ("101000000000", "100000000000"),
        ("111213141516", "111213141500"),
    ],
)
def test_the_parent_of_a_code(code: str, parent: str | None) -> None:
    assert parent_code(code) == parent


@pytest.mark.parametrize("text", ["", "0101", "01010000000x", "surveillance", "0101000000000", "٠١٠١٠٠٠٠٠٠٠٠"])
def test_what_is_no_code(text: str) -> None:
    assert not is_code(text)


def test_ancestors_come_nearest_first_and_nothing_is_below_itself() -> None:
    acts = thesaurus("acts")
    assert acts.ancestors("threat.death.self") == ("threat.death", "threat", "harassment", "020100000000")
    assert acts.is_below("threat.death.self", "threat")
    assert not acts.is_below("threat", "threat")
    assert not acts.is_below("threat", "threat.death")


@pytest.mark.parametrize(
    "course",
    [
        ["arrest", "detention", "charge", "trial", "conviction", "appeal_court", "release"],
        ["extradition_request", "extradition"],
        ["asylum_application", "asylum_refusal", "asylum_recognition"],
    ],
)
def test_a_course_of_events_has_its_order(course: list[str]) -> None:
    places = [thesaurus("event_types").term(term_id).order or 0 for term_id in course]
    assert places == sorted(places)
    assert len({place // 10 for place in places}) == 1


def test_stages_stand_in_the_order_of_their_course() -> None:
    for course in ("asylum", "extradition", "criminal"):
        places = [term.order for term in thesaurus("stages") if term.id.startswith(f"{course}.") and term.order]
        assert places == sorted(set(places))
        assert len({place // 100 for place in places}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("abduction.attempted", "abduction.completed"), ("killing.attempted", "killing")]
)
def test_an_attempt_does_not_stand_below_the_deed(one: str, other: str) -> None:
    assert not thesaurus("acts").is_below(one, other)
    assert not thesaurus("acts").is_below(other, one)


def test_unknown_words_say_so() -> None:
    with pytest.raises(UnknownWord, match="thesaurus called “colours”"):
        thesaurus("colours")
    with pytest.raises(UnknownWord, match="term in acts called “abduction”"):
        act("abduction")


def test_a_label_falls_back_to_english() -> None:
    assert act("arrest").label("uk") == "Затримання"
    assert thesaurus("sdg_classes").term("kidnapping").label("uk") == "Kidnapping"


def test_countries_keep_norway_and_ukraine() -> None:
    countries = thesaurus("countries")
    assert countries.term("NO").label() == "Norway"
    assert countries.term("UA").label("uk") == "Україна"
    assert len(countries.terms) > 240
    assert thesaurus("languages").term("no").label("pl") == "norweski"
