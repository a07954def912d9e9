"""A date with its weekday lies over a comma and belongs to the clause into which it reaches; courts by their kind."""

from __future__ import annotations

import pytest

from tocsin.reading import read

TEXTS = [
    ("ru", "Марфа Лужина рассказала, что в субботу, 12 октября 2013 года её избили неизвестные.", "assault"),
    ("ru", "Марфа Лужина рассказала, что в субботу, 12 октября 2013 года, её избили неизвестные.", "assault"),
    ("uk", "Марта Вербова розповіла, що у суботу, 12 жовтня 2013 року, її побили невідомі.", "assault"),
    ("pl", "Anna Walska powiedziała, że w sobotę, 12 października 2013 r., pobili ją nieznani sprawcy.", "assault"),
    ("pl", "12 października 2013 r. sąd rejonowy aresztował Annę Walską na dwa miesiące.", "arrest"),
    ("pl", "12 października 2013 r. sąd okręgowy skazał Annę Walską na dwa lata więzienia.", "conviction"),
]


@pytest.mark.parametrize(("language", "text", "kind"), TEXTS, ids=[text for _, text, _ in TEXTS])
def test_the_event_has_the_date_of_its_clause(language: str, text: str, kind: str) -> None:
    events = [event for event in read(text, language=language).events if event.type == kind]
    assert [event.date for event in events] == ["2013-10-12"]
