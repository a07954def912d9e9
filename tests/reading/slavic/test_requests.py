"""What is asked of whom in three languages, and what is no request."""

from __future__ import annotations

import pytest

from tocsin.reading import read
from tocsin.reading.model import RequestRead

ASKED = [
    ("ru", "Мы требуем немедленно освободить Марфу Лужину.", "освободить Марфу Лужину", ()),
    ("ru", "Фонд «Волна» просит, чтобы суд отменил приговор.", "чтобы суд отменил приговор", ()),
    ("ru", "Фонд «Волна» призывает власти Орвании вернуть архив.", "вернуть архив", ("власти Орвании",)),
    ("ru", "Власти должны освободить активиста.", "освободить активиста", ("власти",)),
    ("ru", "Обращаемся к генеральному прокурору с требованием закрыть дело.", "закрыть дело",
     ("генеральный прокурор",)),
    ("uk", "Спілка «Хвиля» вимагає від уряду Ордавії звільнити Павла.", "звільнити Павла", ("уряд Ордавії",)),
    ("uk", "Уряд має розслідувати напад.", "розслідувати напад", ("уряд",)),
    ("uk", "Звертаємося до президента з вимогою скасувати указ.", "скасувати указ", ("президент",)),
    ("pl", "Wzywamy władze Orwanii do uwolnienia Anny Walskiej.", "do uwolnienia Anny Walskiej", ("władze Orwanii",)),
    ("pl", "Fundacja „Fala” żąda, aby prokuratura umorzyła sprawę.", "aby prokuratura umorzyła sprawę", ()),
    ("pl", "Rząd powinien uwolnić więźniów.", "uwolnić więźniów", ("rząd",)),
    ("ru", "Освободите Марфу Лужину!", "Освободите Марфу Лужину", ()),
]  # fmt: skip


def _requests(language: str, text: str) -> tuple[RequestRead, ...]:
    return read(text, date="2021-06-01", language=language).requests


@pytest.mark.parametrize(("language", "text", "asked", "addressees"), ASKED, ids=[row[1] for row in ASKED])
def test_a_request(language: str, text: str, asked: str, addressees: tuple[str, ...]) -> None:
    (request,) = _requests(language, text)
    assert request.text.removeprefix("немедленно ") == asked
    assert request.addressees == addressees
    assert text[request.start : request.end].strip()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Полиция потребовала от него подписать бумагу."),
        ("ru", "Следователь требует дать показания."),
        ("ru", "Он должен был явиться в суд."),
        ("ru", "Активист обратился в больницу."),
        ("uk", "Поліція вимагала від неї підписати папір."),
        ("uk", "Він мав з’явитися до суду."),
        ("pl", "Policja zażądała dokumentów."),
    ],
)
def test_no_request(language: str, text: str) -> None:
    assert _requests(language, text) == ()


def test_a_list_with_addressees_of_its_own() -> None:
    text = (
        "Фонд «Волна» требует:\n\n– от прокурора Довринска Степана Вельского — провести проверку;\n\n– вернуть архив.\n"
    )
    first, second = _requests("ru", text)
    assert first.addressees == ("Степан Вельский, прокурор Довринска",)
    assert (first.text, second.text) == ("провести проверку", "вернуть архив")


def test_the_lead_of_a_list_names_the_addressee_of_all() -> None:
    text = "Wzywamy władze Orwanii:\n\n1. do uwolnienia Anny Walskiej;\n\n2. zwrócić archiwum.\n"
    assert [request.addressees for request in _requests("pl", text)] == [("władze Orwanii",)] * 2


def test_a_deadline_is_the_day_by_which() -> None:
    text = "Влада Ордавії повинна звільнити Павла Сороку до 1 вересня 2022 року."
    (request,) = _requests("uk", text)
    assert request.deadline == "2022-09-01"
    assert request.deadline_span is not None
    assert "1 вересня 2022" in text[slice(*request.deadline_span)]
