"""What "should be done" to somebody is asked, also where nobody is named who should do it."""

from __future__ import annotations

import pytest

from tocsin.reading import read

ASKED = [
    ("Irena Vantor should be released.", "Irena Vantor should be released"),
    ("Irena Vantor must be immediately released.", "Irena Vantor must be immediately released"),
    ("The union says that the charges must be dropped by 30 June 2021.", "the charges must be dropped by 30 June 2021"),
    ("Irena Vantor must not be extradited.", "Irena Vantor must not be extradited"),
    ("It rained, and the attackers should be brought to justice.", "the attackers should be brought to justice"),
]


@pytest.mark.parametrize(("text", "ask"), ASKED)
def test_asked_of_nobody_by_name(text: str, ask: str) -> None:
    (request,) = read(text, date="2021-06-01").requests
    assert (request.text, request.addressees) == (ask, ())


def test_its_deadline_is_read() -> None:
    (request,) = read("The charges must be dropped by 30 June 2021.", date="2021-06-01").requests
    assert request.deadline == "2021-06-30"


def test_it_is_no_event() -> None:
    assert read("Irena Vantor should be released.", date="2021-06-01").events == ()


@pytest.mark.parametrize(
    "text", ["The house should be painted.", "It should be noted that it rained.", "Irena Vantor was to be released."]
)
def test_what_asks_for_nothing(text: str) -> None:
    assert read(text, date="2021-06-01").requests == ()
