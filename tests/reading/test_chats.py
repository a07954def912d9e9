"""A chat is read message by message: on its own day, by its sender's word, and nothing of one runs into another."""

from __future__ import annotations

import pytest

from support.rows import spans_of
from tocsin.reading import as_json, read
from tocsin.reading.chats import is_chat
from tocsin.reading.model import Reading

CHAT = """Chat: Harbour friends (Telegram)

[2021-03-15 14:00:00]
Marta created the group

[2021-03-15 14:02:11 +02:00] Marta Velin
Two men followed me yesterday from the office to my flat.

[2021-03-16 09:00:00 +02:00] Ілва Мокк
› answers: [2021-03-15 14:02:11 +02:00] Marta Velin
› attachment: photos/photo_1.jpg
Учора мені погрожували телефоном.

[2021-03-17 09:00:00 +02:00] Tovan
› forwarded from: Lake News
On 10 March police arrested journalist Vera Molnar in Ostmere.

[2021-03-17 10:00:00 +02:00] +99 55 123
Wczoraj zatrzymano mnie w porcie.
"""


@pytest.fixture(scope="module")
def chat() -> Reading:
    return read(CHAT)


def test_every_message_has_its_sender_time_and_zone(chat: Reading) -> None:
    told = [(one.sender, one.day, one.time, one.zone) for one in chat.messages]
    assert told == [
        ("", "2021-03-15", "14:00:00", None),
        ("Marta Velin", "2021-03-15", "14:02:11", "+02:00"),
        ("Ілва Мокк", "2021-03-16", "09:00:00", "+02:00"),
        ("Tovan", "2021-03-17", "09:00:00", "+02:00"),
        ("+99 55 123", "2021-03-17", "10:00:00", "+02:00"),
    ]
    assert chat.messages[2].attachments == ("photos/photo_1.jpg",)
    assert chat.messages[2].answers == "[2021-03-15 14:02:11 +02:00] Marta Velin"
    assert (chat.title, chat.document_date) == ("Harbour friends", "2021-03-17")


def test_who_says_i_is_the_sender_and_yesterday_is_the_day_before_the_message(chat: Reading) -> None:
    told = {(event.type, event.victims, event.attribution, event.date) for event in chat.events}
    assert told == {
        ("surveillance", ("Marta Velin",), "Marta Velin", "2021-03-14"),
        ("threat", ("Ілва Мокк",), "Ілва Мокк", "2021-03-15"),
        ("arrest", ("Vera Molnar",), "Lake News", "2021-03-10"),
        ("arrest", ("+99 55 123",), "+99 55 123", "2021-03-16"),
    }


def test_every_span_is_where_it_says(chat: Reading) -> None:
    assert all(0 <= start < end <= len(CHAT) for start, end in spans_of(chat))
    assert all(CHAT[slice(*event.date_span)] == event.date_text for event in chat.events if event.date_span)
    assert [CHAT[slice(*one.span)].split("\n", maxsplit=1)[0] for one in chat.messages][1].endswith("Marta Velin")


def test_senders_are_people_by_the_name_that_was_shown(chat: Reading) -> None:
    senders = [person.name for person in chat.persons if "sender" in person.roles]
    assert senders == ["Marta Velin", "Ілва Мокк", "Tovan"]


def test_what_the_program_told_is_nobodys_word(chat: Reading) -> None:
    assert not any(start < CHAT.index("[2021-03-15 14:02:11") for start, _ in chat.passed_over)


def test_the_json_has_the_messages(chat: Reading) -> None:
    message = as_json(chat)["messages"][3]
    assert (message["sender"], message["forwarded_from"], message["day"]) == ("Tovan", "Lake News", "2021-03-17")


def test_a_statement_about_a_chat_is_none() -> None:
    assert not is_chat("Chat: the new way\n\nTwo men followed Marta Velin.")
    assert read("Two men followed Marta Velin.").messages == ()
