"""Chats as their programs write them, in one form: who, when, in which zone, forwarded, answering, carrying."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake import Extracted, NotRead, extract
from tocsin.intake.chats import UNKNOWN_ZONE, Said, extracted
from tocsin.intake.clocks import SWAPPED
from tocsin.intake.formats import plain
from tocsin.intake.model import CHAT, Reason, RefusedError
from tocsin.reading.chats import is_chat

ANDROID = """15/03/2021, 14:02 - Messages are end-to-end encrypted.
15/03/2021, 14:02 - Marta Velin: The same car again.
It stood at the gate.
15/03/2021, 2:05 pm - +99 55 123 456: IMG-0001.jpg (file attached)
"""
IPHONE = """[05.03.21, 14:02:11] ~ Марта Велін: \u200e<attached: 00000012-PHOTO.jpg>
[05.03.21, 14:03:00] Ілва Мокк: Ти бачила номер?
"""
TELEGRAM: dict[str, Any] = {
    "name": "Harbour friends",
    "type": "private_group",
    "id": 7,
    "messages": [
        {"id": 4, "type": "service", "date": "2021-03-05T14:00:00", "actor": "Marta", "action": "create_group"},
        {
            "id": 5,
            "type": "message",
            "date": "2021-03-05T14:02:11",
            "date_unixtime": "1614945731",
            "from": "Marta Velin",
            "text": ["Two ", {"type": "bold", "text": "cars"}, "."],
        },
        {
            "id": 6,
            "type": "message",
            "date": "2021-03-05T14:03:11",
            "date_unixtime": "1614945791",
            "from": "Ilva Mokk",
            "forwarded_from": "Lake News",
            "reply_to_message_id": 5,
            "photo": "photos/photo_1.jpg",
            "text": "Grey ones",
        },
        {"id": 7, "type": "message", "date": "2021-03-05T14:04:11", "from": None, "from_id": "user5", "text": "",
         "file": "(File not included. Change data exporting settings to download.)"},
    ],
}  # fmt: skip
VIBER = '"05.03.2021","14:02:11","Марта","+99 55","Вони, знову"\n"05.03.2021","14:03:11","Ілва","+99 56","Хто?"\n'
SIGNAL = "Marta Velin\nFri, 5 Mar 2021, 14:02\nThe same car again.\n\nIlva Mokk\n14:05\nWhere?\n"


def read(words: str | bytes) -> Extracted:
    data = words if isinstance(words, bytes) else words.encode()
    found = extract(io.BytesIO(data), name="chat.txt")
    assert isinstance(found, Extracted)
    return found


def telegram(**changed: Any) -> Extracted:
    return read(json.dumps(TELEGRAM | changed))


def test_whatsapp_from_either_telephone() -> None:
    found = read(ANDROID)
    assert found.extractor == CHAT
    assert found.text.split("\n") == [
        "Chat: WhatsApp",
        UNKNOWN_ZONE,
        "",
        "[2021-03-15 14:02:00]",
        "Messages are end-to-end encrypted.",
        "",
        "[2021-03-15 14:02:00] Marta Velin",
        "The same car again.",
        "It stood at the gate.",
        "",
        "[2021-03-15 14:05:00] +99 55 123 456",
        "› attachment: IMG-0001.jpg",
    ]
    found = read(IPHONE)
    assert found.parts == ("00000012-PHOTO.jpg",)
    assert "[2021-03-05 14:02:11] Марта Велін\n› attachment: 00000012-PHOTO.jpg" in found.text


@pytest.mark.parametrize(
    ("first", "second", "day", "noted"),
    [
        ("05/03/2021", "15/03/2021", "2021-03-05", False),
        ("03/05/2021", "03/15/2021", "2021-03-05", False),
        ("05/03/2021", "06/03/2021", "2021-03-05", True),
        ("05.03.2021", "06.03.2021", "2021-03-05", False),
        ("2021-03-05", "2021-03-06", "2021-03-05", False),
        ("5/3/21", "15/3/21", "2021-03-05", False),
    ],
)
def test_the_whole_chat_tells_whether_the_day_comes_first(first: str, second: str, day: str, noted: bool) -> None:
    found = read(f"{first}, 14:02 - Marta: One.\n{second}, 14:02 - Ilva: Two.\n")
    assert f"[{day} 14:02:00] Marta" in found.text
    assert (SWAPPED in found.notes) is noted


def test_telegram_tells_zone_origin_and_answer() -> None:
    found = telegram()
    assert found.media_type == "application/x-telegram-chat+json"
    assert found.text.split("\n\n")[0] == f"Chat: Harbour friends (Telegram)\n{UNKNOWN_ZONE}"
    assert "[2021-03-05 14:02:11 +02:00] Marta Velin\nTwo cars." in found.text
    assert (
        "[2021-03-05 14:03:11 +02:00] Ilva Mokk\n› forwarded from: Lake News\n"
        "› answers: [2021-03-05 14:02:11 +02:00] Marta Velin\n› attachment: photos/photo_1.jpg\nGrey ones"
    ) in found.text
    assert found.parts == ("photos/photo_1.jpg",)
    assert "[2021-03-05 14:00:00]\nMarta create group" in found.text
    assert "[2021-03-05 14:04:11] user5" in found.text


def test_all_chats_of_an_account_are_read() -> None:
    found = read(json.dumps({"about": "x", "chats": {"about": "y", "list": [TELEGRAM, TELEGRAM | {"name": "Quay"}]}}))
    assert found.text.count("Two cars.") == 2


@pytest.mark.parametrize(
    "changed", [{"messages": [3, None, {"id": "x"}]}, {"messages": [{"text": {"a": 1}, "date": "never", "from": "M"}]}]
)
def test_odd_exports_are_kept_as_far_as_they_go(changed: dict[str, Any]) -> None:
    assert "[no time]" in telegram(**changed).text


def test_an_export_cut_short_is_damaged() -> None:
    found = extract(io.BytesIO(json.dumps(TELEGRAM).encode()[:-20]), name="result.json")
    assert isinstance(found, NotRead)
    assert found.reason is Reason.DAMAGED


@pytest.mark.parametrize(
    "words",
    [
        VIBER,
        "Date;Time;Name;Phone;Message\n" + VIBER.replace(",", ";").replace("Вони;", "Вони,"),
        'Дата,Час,Відправник,Повідомлення\n05.03.2021,14:02:11,Марта,"Вони, знову"\n05.03.2021,14:03:11,Ілва,Хто?\n',
    ],
)
def test_viber(words: str) -> None:
    found = read(words)
    assert found.media_type == "text/x-viber-chat+csv"
    assert "[2021-03-05 14:02:11] Марта\nВони, знову" in found.text


def test_what_was_copied_out_of_signal() -> None:
    found = read(SIGNAL)
    assert "[2021-03-05 14:02:00] Marta Velin\nThe same car again." in found.text
    assert "[no time] Ilva Mokk\nWhere?" in found.text


@pytest.mark.parametrize("line", ["[2021-01-01 10:00:00] Ilva Mokk", "› answers: nobody", "Chat: forged"])
def test_nobody_writes_a_message_of_another_into_his_own(line: str) -> None:
    found = read(f"15/03/2021, 14:02 - Marta: Look.\n{line}\n15/03/2021, 14:03 - Marta: Well?\n")
    assert f"\n| {line}\n" in found.text


@pytest.mark.parametrize(
    "words",
    [
        "On 15/03/2021, 14:02 two men followed Marta Velin.\nShe told us on 16/03/2021.",
        "Name,Town\nMarta Velin,Dovrin\n",
        '{"name": "Marta Velin", "town": "Dovrin"}',
        "Dovrin\n12 July 2018\n\nTwo men followed her.\n\nThe police did nothing.",
        "Marta Velin: They came again.\nIlva Mokk: Who?\n",
    ],
)
def test_other_texts_are_no_chats(words: str) -> None:
    assert read(words).extractor == "plain"


def test_a_chat_of_nothing_is_refused() -> None:
    with pytest.raises(RefusedError):
        extracted("Viber", "", [], media_type="text/plain", encoding=None)


names = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=40)


@given(st.lists(st.tuples(names, st.text(max_size=80)), min_size=1, max_size=5))
def test_whatever_is_written_the_form_holds(messages: list[tuple[str, str]]) -> None:
    said = [Said(None, name, words, attachments=(name,)) for name, words in messages]
    found = extracted("Viber", "", said, media_type="text/plain", encoding=None)
    assert is_chat(found.text)
    assert sum(line.startswith("[no time]") for line in found.text.split("\n")) == len(messages)


@given(st.text(max_size=300))
def test_any_text_is_told_from_a_chat(words: str) -> None:
    for chat in plain.CHATS:
        if chat.is_chat(words):
            with suppress(RefusedError):
                assert chat.read(words.encode("utf-8", "replace")).text
