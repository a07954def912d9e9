"""The time of day beside a date."""

from __future__ import annotations

import pytest

from tocsin.checking.words.clock import time_beside


@pytest.mark.parametrize(
    ("text", "date", "minutes"),
    [
        ("On 10 May 2030 at 14:00 she", "10 May 2030", 840),
        ("On 10 May 2030, at 2 p.m., she", "10 May 2030", 840),
        ("On 10 May 2030 at 12.15 am she", "10 May 2030", 15),
        ("At 6.40 a.m. on 10 May 2030 they", "10 May 2030", 400),
        ("at 9 o'clock on the 10 May they", "10 May", 540),
        ("10 мая 2030 года в 14:00 её", "10 мая 2030", 840),
        ("10 мая 2030 г. в 9 часов её", "10 мая 2030 г.", 540),
        ("10 травня 2030 року о 14.30 її", "10 травня 2030 року", 870),
        ("10 травня о 9 годині її", "10 травня", 540),
        ("10 maja 2030 r. o godz. 15 Ilonę", "10 maja 2030 r.", 900),
        ("10 maja 2030 roku o 15:05 Ilonę", "10 maja 2030", 905),
        ("o godz. 15 dnia 10 maja Ilonę", "10 maja", 900),
    ],
)
def test_a_time_is_read(text: str, date: str, minutes: int) -> None:
    start = text.index(date)
    assert time_beside(text, start, start + len(date)) == minutes


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On 10 May 2030 at about 14:00 she", "10 May 2030"),
        ("On 10 May 2030 around 14:00 she", "10 May 2030"),
        ("On 10 May 2030 at 14 Mill Street she", "10 May 2030"),
        ("On 10 May 2030 at 25:00 she", "10 May 2030"),
        ("On 10 May 2030 at 24:00 she", "10 May 2030"),
        ("On 10 May 2030 at 13 p.m. she", "10 May 2030"),
        ("On 10 May 2030 she left; at 14:00 they came", "10 May 2030"),
        ("At 9 a.m. on 10 May 2030 at 14:00 she", "10 May 2030"),
        ("10 мая 2030 года в 14 домах", "10 мая 2030 года"),
        ("10 мая 2030 года около 14:00", "10 мая 2030 года"),
        ("10 maja 2030 r. o 3 osobach", "10 maja 2030 r."),
        ("10 May 2030", "10 May 2030"),
    ],
)
def test_no_time_is_made_up(text: str, date: str) -> None:
    start = text.index(date)
    assert time_beside(text, start, start + len(date)) is None
