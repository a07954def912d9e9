"""Which language a text is in, by its letters and its small words."""

from __future__ import annotations

import re

_POLISH = re.compile(r"\b(?:się|został[aoy]?|przez|jest|oraz|który|która)\b")
_ENGLISH = re.compile(r"\b(?:the|was|were|and)\b")


def guess_language(text: str) -> str:
    """`uk` or `ru` for Cyrillic, by the letters that only one of them has; `pl` by its small words; else `en`."""
    sample = text[:20_000].lower()
    cyrillic = sum("а" <= sign <= "я" or sign in "іїєґё" for sign in sample)
    if cyrillic <= sum("a" <= sign <= "z" for sign in sample):
        return "pl" if _POLISH.search(sample) and not _ENGLISH.search(sample) else "en"
    return "uk" if sum(sign in "іїєґ" for sign in sample) > sum(sign in "ыэъё" for sign in sample) else "ru"
