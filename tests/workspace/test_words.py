"""Words that are drawn, and words that are mistyped."""

from __future__ import annotations

import pytest
from mnemonic import Mnemonic

from tocsin.workspace import passphrases, words
from tocsin.workspace.keyring import Kind
from tocsin.workspace.words import Typo, TypoKind

LIST = Mnemonic("english").wordlist
GOOD = "legal winner thank year wave sausage worth useful legal winner thank yellow"


def test_the_list_is_plain_and_has_no_word_twice() -> None:
    assert len(set(LIST)) == 2048
    assert all(word.isascii() and word.islower() for word in LIST)


def test_a_new_passphrase_is_six_words_of_the_list_and_will_do() -> None:
    drawn = [words.new_passphrase() for _ in range(50)]
    assert len(set(drawn)) == 50
    for text in drawn:
        assert len(text.split(" ")) == 6
        assert set(text.split(" ")) <= set(LIST)
        passphrases.check_new(text, Kind.PASSPHRASE)


def test_new_recovery_words_are_twelve_and_fit() -> None:
    drawn = [words.new_recovery() for _ in range(20)]
    assert len(set(drawn)) == 20
    for text in drawn:
        assert len(text.split(" ")) == 12
        assert words.recovery_typo(text) is None
        passphrases.check_new(text, Kind.RECOVERY)


@pytest.mark.parametrize(
    ("text", "typo"),
    [
        (GOOD, None),
        (f"  {GOOD.replace(' ', '  ')}\n", None),
        (GOOD.replace("sausage", "sausages"), Typo(TypoKind.NOT_ON_LIST, 6)),
        (GOOD.replace("legal", "Legal"), Typo(TypoKind.NOT_ON_LIST, 1)),
        (GOOD.replace(" wave", ""), Typo(TypoKind.COUNT)),
        (f"{GOOD} wave", Typo(TypoKind.COUNT)),
        ("", Typo(TypoKind.COUNT)),
        (GOOD.replace("year wave", "wave year"), Typo(TypoKind.CHECKSUM)),
        (GOOD.replace("yellow", "year"), Typo(TypoKind.CHECKSUM)),
    ],
)
def test_a_typo_is_said_as_what_it_is(text: str, typo: Typo | None) -> None:
    assert words.recovery_typo(text) == typo


def test_what_is_said_never_holds_a_word() -> None:
    said = [str(Typo(kind, 6)) for kind in TypoKind]
    assert said[1] == "word 6 is not on the list of words"
    assert len(set(said)) == 3
    assert not any("sausages" in text for text in said)


@pytest.mark.parametrize(
    ("digest", "read"),
    [
        (bytes(32), "abandon abandon abandon abandon"),
        (b"\xff" * 32, "zoo zoo zoo zoo"),
        (bytes([0, 32, 4, 0, 128, 16]) + bytes(26), "ability ability ability ability"),
    ],
)
def test_check_words_are_the_first_44_bits(digest: bytes, read: str) -> None:
    assert words.check_words(digest) == read


def test_the_last_of_the_44_bits_is_read_and_the_next_is_not() -> None:
    assert words.check_words(bytes(5) + b"\x10" + bytes(26)) == "abandon abandon abandon ability"
    assert words.check_words(bytes(5) + b"\x0f" + bytes(26)) == "abandon abandon abandon abandon"
