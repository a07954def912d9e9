"""In which language a text of the record is written, so that none stands in a letter of another language unnoticed.

What the claim declares counts. Without that, a letter in English takes any text but one in letters that another of the
four has, as it did before anybody declared languages; a letter in another language takes it only where its letters
leave no doubt.
"""

from __future__ import annotations

import re

from tocsin.composing.wording import ENGLISH

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+")
_OWN = {
    "uk": re.compile("[іїєґ]", re.IGNORECASE),
    "ru": re.compile("[ыэъё]", re.IGNORECASE),
    "pl": re.compile("[ąćęłńśźż]", re.IGNORECASE),
}
_FOREIGN = {"uk": _OWN["ru"], "ru": _OWN["uk"], "pl": _CYRILLIC}


def is_written_in(text: str, declared: str, language: str) -> bool:
    """Whether a text can stand in a letter of this language as it is. `declared` is what the claim says, or ""."""
    if declared:
        return declared.split("-", maxsplit=1)[0] == language
    if not any(char.isalpha() for char in text):
        return True
    plain = " ".join(word for word in _WORD.findall(text) if word[0].islower())  # names prove no language
    if language == ENGLISH:
        return not (_CYRILLIC.search(plain) or _OWN["pl"].search(plain))
    return bool(_OWN[language].search(plain)) and not _FOREIGN[language].search(text)


def suits(name: str, language: str) -> bool:
    """Whether a name is written in the letters of this language: names are kept as they stand, letters are not guessed.

    A name of Cyrillic letters that Ukrainian and Russian share suits both.
    """
    cyrillic = bool(_CYRILLIC.search(name))
    if language not in ("uk", "ru"):
        return not cyrillic
    return cyrillic and not _FOREIGN[language].search(name)
