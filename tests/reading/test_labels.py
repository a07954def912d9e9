"""Short wordings of events for people."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.event_types import TYPES
from tocsin.domain.facts import Stance
from tocsin.reading.labels import event_label, type_label
from tocsin.reading.model import EventRead


def _event(event_type: str, *victims: str, completion: str = "done") -> EventRead:
    rest: dict[str, Any] = dict.fromkeys(
        (
            "term",
            "date",
            "date_text",
            "date_span",
            "date_basis",
            "place",
            "perpetrator",
            "attribution",
            "channel",
            "count",
        )
    )
    return EventRead(
        type=event_type,
        victims=victims,
        completion=completion,
        stance=Stance.ASSERTS,
        start=0,
        end=1,
        passages=((0, 1),),
        **rest,
    )


LABELS = [
    ("arrest", ("Marta Velin",), "the arrest of Marta Velin"),
    ("arrest", ("Marta Velin", "Tovan Orrel"), "the arrest of Marta Velin and others"),
    ("arrest", (), "the arrest"),
    ("detention", ("Marta Velin",), "the detention of Marta Velin"),
    ("release", ("Marta Velin",), "the release of Marta Velin"),
    ("charge", ("Marta Velin",), "the charge of Marta Velin"),
    ("trial", ("Marta Velin",), "the trial of Marta Velin"),
    ("conviction", ("Marta Velin",), "the conviction of Marta Velin"),
    ("surveillance", ("Marta Velin",), "the surveillance of Marta Velin"),
    ("threat", ("Marta Velin",), "the threat to Marta Velin"),
    ("threat", ("Marta Velin", "Tovan Orrel"), "the threat to Marta Velin and others"),
    ("intimidation_harassment", ("Marta Velin",), "the intimidation of Marta Velin"),
    ("abduction", ("Marta Velin",), "the abduction of Marta Velin"),
    ("enforced_disappearance", ("Marta Velin",), "the disappearance of Marta Velin"),
    ("search_seizure", ("Marta Velin",), "the search or seizure of Marta Velin"),
    ("extradition", ("Marta Velin",), "the extradition of Marta Velin"),
    ("deportation", ("Marta Velin",), "the deportation of Marta Velin"),
    ("asylum_application", ("Marta Velin",), "the asylum application by Marta Velin"),
    ("asylum_refusal", ("Marta Velin",), "the refusal of asylum to Marta Velin"),
    ("asylum_recognition", ("Marta Velin",), "the recognition as a refugee of Marta Velin"),
    ("appeal_court", ("Marta Velin",), "the court appeal by Marta Velin"),
    ("assault", ("Marta Velin",), "the assault of Marta Velin"),
    ("torture", ("Marta Velin",), "the torture or ill-treatment of Marta Velin"),
    ("killing", ("Marta Velin",), "the killing of Marta Velin"),
    ("press_conference", (), "the press conference"),
    ("press_conference", ("the union",), "the press conference by the union"),
    ("statement", (), "the publication"),
    ("complaint_to_authorities", ("Marta Velin",), "the complaint to the authorities by Marta Velin"),
    ("other", (), "the event"),
]


@pytest.mark.parametrize(("event_type", "victims", "label"), LABELS)
def test_an_event_with_whom_it_concerns(event_type: str, victims: tuple[str, ...], label: str) -> None:
    assert event_label(_event(event_type, *victims)) == label


COMPLETIONS = [
    ("abduction", "done", "the abduction of Marta Velin"),
    ("abduction", "attempted", "the attempted abduction of Marta Velin"),
    ("attempted_abduction", "attempted", "the attempted abduction of Marta Velin"),
    ("attempted_abduction", "done", "the attempted abduction of Marta Velin"),
    ("killing", "attempted", "the attempted killing of Marta Velin"),
    ("killing", "threatened", "the threatened killing of Marta Velin"),
    ("arrest", "threatened", "the threatened arrest of Marta Velin"),
    ("trial", "planned", "the trial of Marta Velin"),
]


@pytest.mark.parametrize(("event_type", "completion", "label"), COMPLETIONS)
def test_an_attempt_is_never_called_a_deed(event_type: str, completion: str, label: str) -> None:
    assert event_label(_event(event_type, "Marta Velin", completion=completion)) == label


@pytest.mark.parametrize("event_type", TYPES)
def test_every_type_of_the_design_has_words_of_its_own(event_type: str) -> None:
    words = type_label(event_type)
    assert words
    assert "_" not in words
    assert [other for other in TYPES if type_label(other) == words] == [event_type]


@given(st.text(alphabet="abc_", min_size=1, max_size=12))
def test_an_unknown_type_is_its_own_words(event_type: str) -> None:
    assert type_label(event_type) == event_type.replace("_", " ")


@given(
    st.sampled_from(TYPES),
    st.lists(st.text(min_size=1, max_size=20), max_size=4),
    st.sampled_from(["done", "attempted"]),
)
def test_a_label_names_only_the_first_of_those_concerned(event_type: str, victims: list[str], completion: str) -> None:
    label = event_label(_event(event_type, *victims, completion=completion))
    assert label.startswith("the ")
    assert label.endswith(" and others") or len(victims) < 2
    assert not victims or victims[0] in label
