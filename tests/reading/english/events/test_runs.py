"""Runs of capitals: where a name begins and ends, what is cut off its front, and which small words carry it on."""

from __future__ import annotations

import pytest

from tocsin.reading.english.runs import joined, runs_of, shouts
from tocsin.reading.layout import lay_out


def _names(text: str) -> list[str]:
    return [run.name for run in runs_of(lay_out(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Nadia Okrent left.", ["Nadia Okrent"]),
        ("They met Nadia Okrent and Ruben Breel there.", ["Nadia Okrent", "Ruben Breel"]),
        ("They met Nadia Okrent, Ruben Breel and Lena Sorran.", ["Nadia Okrent", "Ruben Breel", "Lena Sorran"]),
        ("They met Lena Sorran-Vell there.", ["Lena Sorran-Vell"]),
        ("They met Ruben van der Breel there.", ["Ruben van der Breel"]),
        ("They met Omar al-Karski there.", ["Omar al-Karski"]),
        ("They met J. P. Breel there.", ["J. P. Breel"]),
        ("They met Nadia O’Krent there.", ["Nadia O’Krent"]),
        ("It rained all day.", []),
        ("https://union.example/Okrent", []),
    ],
)
def test_names_of_people(text: str, names: list[str]) -> None:
    assert [name for name in _names(text) if name != "They"] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They wrote to the Ministry of Ports.", "Ministry of Ports"),
        ("They wrote to the Ministry of Internal Affairs.", "Ministry of Internal Affairs"),
        ("They wrote to the Karsk District Court.", "Karsk District Court"),
        ("They wrote to the Office of the Prosecutor General.", "Office of the Prosecutor General"),
        ("They wrote to the Union of Sailors and Pilots.", "Union of Sailors and Pilots"),
        ("They wrote to the Committee for the Defence of Readers.", "Committee for the Defence of Readers"),
        ("They wrote to the Women's Union.", "Women's Union"),
        ("They wrote to the Lakeside Union in Port Havrel.", "Lakeside Union"),
        ("They wrote to the Lakeside Union with joy.", "Lakeside Union"),
    ],
)
def test_names_of_bodies(text: str, name: str) -> None:
    assert name in _names(text)


@pytest.mark.parametrize(
    ("text", "name", "before"),
    [
        ("They met Judge Ruben Breel.", "Ruben Breel", ["Judge"]),
        ("They met Ms Okrent.", "Okrent", ["Ms"]),
        ("They met Dr. Okrent.", "Okrent", ["Dr", "."]),
        ("On Tuesday Nadia Okrent left.", "Nadia Okrent", ["On", "Tuesday"]),
        ("On 3 May Nadia Okrent left.", "Nadia Okrent", ["May"]),
        ("Journalist Nadia Okrent left.", "Nadia Okrent", ["Journalist"]),
        ("Prominent Journalist Nadia Okrent left.", "Nadia Okrent", ["Prominent", "Journalist"]),
    ],
)
def test_what_is_cut_off_the_front(text: str, name: str, before: list[str]) -> None:
    run = next(run for run in runs_of(lay_out(text)) if run.name == name)
    assert [word.text for word in run.before] == before


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("THREE WRITERS ARRESTED IN SARDOVIA", True),
        ("Three Writers Arrested In Sardovia", False),
        ("The OSCE wrote to the UN.", False),
        ("SARDOVIA", False),
    ],
)
def test_shouting(text: str, shouted: bool) -> None:
    (sentence,) = lay_out(text).sentences
    assert shouts(sentence) is shouted


def test_a_shouted_line_has_no_runs() -> None:
    assert _names("NADIA OKRENT ARRESTED IN PORT HAVREL\n\nIt rained there.") == []


def test_a_footnote_has_no_runs() -> None:
    assert "Nadia Okrent" not in _names("It rained.¹\n\n¹ They met Nadia Okrent there.")


@pytest.mark.parametrize("gap", ["\n\n", "  ", ", ", ". ", " met "])
def test_a_run_does_not_cross(gap: str) -> None:
    assert "Nadia Okrent Ruben Breel" not in _names(f"They met Nadia Okrent{gap}Ruben Breel there.")


def test_a_run_knows_its_place() -> None:
    text = "They met Nadia Okrent and Ruben van der Breel of the Ministry of Ports."
    for run in runs_of(lay_out(text)):
        assert text[run.start : run.end] == run.name == joined(run.words)
        assert run.last - run.first == len(run.words)
