"""For any case: no sentence without a ground, no empty field in words, no hidden name anywhere."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.dossiers import TODAY, Case, brief, everything
from tocsin.composing.composition import compose
from tocsin.composing.letter import Letter
from tocsin.composing.wording import event_types
from tocsin.domain.dossier import Shown
from tocsin.domain.errors import NothingToSay
from tocsin.domain.facts import Stance
from tocsin.domain.names import fold_name

FIRST = ("Ilona", "Олекса", "Danylo", "Łucja", "Жанара", "Mirela")
LAST = ("Varga", "Марчук", "Zięba", "Żak", "Ахметкан", "Toth")
DATES = ("2018-07-05", "2018-07", "2017-03/..", "[2018-07-05,2018-07-06]", "2018~", "201X")
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
REASONS = ("unknown", "not_asked", "withheld", "not_applicable")


@st.composite
def shown(draw: st.DrawFn, case: Case, texts: st.SearchStrategy[str]) -> Shown:
    if draw(st.integers(0, 5)) == 0:
        return case.absent(draw(st.sampled_from(REASONS)))
    more: dict[str, Any] = {"stance": draw(st.sampled_from(Stance)), "looked": draw(st.booleans())}
    by = draw(st.sampled_from(("", "the activists", "the police", f"{FIRST[0]} {LAST[0]}")))
    one = case.say(draw(texts), by=by or (), **more)
    return case.disputed(one, case.say(draw(texts))) if draw(st.integers(0, 4)) == 0 else one


def free_text() -> st.SearchStrategy[str]:
    words_in_it = st.sampled_from((*FIRST, *LAST, "two men", "a car", "{victims}", "#read(1)", "(", "«", "\n", "x.y"))
    return st.lists(words_in_it, min_size=1, max_size=5).map(" ".join)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Case, list[str]]:
    """A case of up to three persons and three events, and the ids of the persons who must not be named."""
    case, hidden = Case(), []
    names = draw(
        st.lists(st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)), min_size=1, max_size=3, unique=True)
    )
    case.add("statement", "s", publishable="true", title=draw(free_text()), url="https://news.example/danylo-zieba")
    for number, (first, last) in enumerate(names):
        values: dict[str, Any] = {"name": f"{first} {last}"}
        if draw(st.booleans()):
            values["age"] = "40"
        else:
            values |= draw(st.sampled_from(({}, {"minor": "true"}, {"age": "40", "anonymise": "true"})))
            hidden.append(f"p{number}")
        for key in draw(st.sets(st.sampled_from(("background", "present_risk", "occupation")))):
            values[key] = draw(shown(case, free_text()))
        case.add("person", f"p{number}", **values)
    case.statement = "s"
    for number in range(draw(st.integers(0, 3))):
        _event(draw, case, f"e{number}", len(names))
    return case, hidden


def _event(draw: st.DrawFn, case: Case, key: str, persons: int) -> None:
    values: dict[str, Any] = {"type": draw(shown(case, st.sampled_from(event_types())))}
    fields = {
        "date": st.sampled_from(DATES),
        "place_words": free_text(),
        "description": free_text(),
        "instrument": free_text(),
        "attribution": free_text(),
        "link_to_work": free_text(),
        "completion": st.sampled_from(("done", "attempted", "threatened", "planned")),
        "channel": st.sampled_from(("phone", "x.own")),
        "count": st.sampled_from(("1", "3..5", "30")),
    }
    for name in draw(st.sets(st.sampled_from(sorted(fields)))):
        values[name] = draw(shown(case, fields[name]))
    case.add("event", key, **values)
    for number in range(draw(st.integers(0, persons))):
        act = case.add("act", f"{key}-{number}", event=key, victim=f"p{number}")
        if draw(st.booleans()):
            case.add("involvement", f"{act}-i", act=act, actor=draw(shown(case, st.just(f"p{persons - 1}"))))


def composed(case: Case) -> Letter | None:
    try:
        return compose(case.dossier, brief(position=(f"We stand by {FIRST[2]}.",)), today=TODAY)
    except NothingToSay:
        return None


@FEW
@given(cases())
def test_every_sentence_has_its_ground_and_every_claim_exists(made: tuple[Case, list[str]]) -> None:
    case, _ = made
    letter = composed(case)
    for row in letter.basis_table() if letter else ():
        assert bool(row.claims) is not bool(row.ours)
        assert set(row.claims) <= case.claims


@FEW
@given(cases())
def test_no_part_of_a_hidden_name_is_anywhere(made: tuple[Case, list[str]]) -> None:
    case, hidden = made
    letter = composed(case)
    tokens = {
        token
        for person in hidden
        for shown in case.entities[person].all("person.name")
        for token in fold_name(shown.value).split()
    }
    text = everything(letter) if letter else ""
    for key in set(case.entities) - set(hidden):
        for name in case.entities[key].all("person.name"):
            text = text.replace(name.value, "")  # somebody who is named in full may bear the same name in part
    assert set(fold_name(text).split()).isdisjoint(tokens)


@FEW
@given(cases())
def test_no_hole_and_no_pattern_is_left_in_the_words(made: tuple[Case, list[str]]) -> None:
    case, _ = made
    letter = composed(case)
    slots = {f"{{{name}}}" for name in ("who", "date", "place", "text", "what", "person", "hedge", "was", "sg")}
    for _, sentence in letter.sentences() if letter else ():
        assert not any(slot in sentence.text for slot in slots)
        assert "  " not in sentence.text
        assert " ," not in sentence.text.replace(" , ", "")
        assert sentence.text == sentence.text.strip()


@FEW
@given(cases())
def test_an_empty_field_never_becomes_a_sentence(made: tuple[Case, list[str]]) -> None:
    case, _ = made
    letter = composed(case)
    absent = {c for v in case.entities.values() for vs in v.values.values() for s in vs if s.absent for c in s.claims}
    for row in letter.basis_table() if letter else ():
        if row.text.endswith(("not known to us.", "is withheld.")):
            assert set(row.claims) & absent


@FEW
@given(cases())
def test_a_letter_is_a_function_of_its_case(made: tuple[Case, list[str]]) -> None:
    case, _ = made
    assert composed(case) == composed(case)


@pytest.mark.long
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_all_of_it_for_very_many_cases(made: tuple[Case, list[str]]) -> None:
    for check in ALL:
        check.hypothesis.inner_test(made)  # type: ignore[attr-defined] # hypothesis adds it


ALL = (
    test_every_sentence_has_its_ground_and_every_claim_exists,
    test_no_part_of_a_hidden_name_is_anywhere,
    test_no_hole_and_no_pattern_is_left_in_the_words,
    test_an_empty_field_never_becomes_a_sentence,
)
