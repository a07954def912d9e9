"""Names without what spellings differ in, to compare them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """A name without case, accents and apostrophes, to compare spellings."""
    if name.isascii():
        return name.lower().replace("'", "").replace("`", "")
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l").replace("ø", "o").replace("ı", "i"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign) and sign not in "'’ʼ`")


def parts_of(name: str) -> tuple[str, ...]:
    """The folded words of a name; initials lose their stop."""
    return tuple(part for part in fold(name).replace(".", " ").split() if part)
