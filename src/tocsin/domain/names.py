"""Names across alphabets and spellings: the folded key under which they are found. Matches are only ever suggested."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

_NOT_WORD = re.compile(r"[^\w]+")


def fold_name(name: str) -> str:
    """A name in lower-case Latin letters without marks, words in their order.

    Cyrillic and other scripts go through anyascii (Жанара and Zhanara fold alike), apostrophes and hyphens fall away.
    """
    latin = anyascii(unicodedata.normalize("NFKC", name)).casefold().replace("'", "").replace("`", "")
    return _NOT_WORD.sub(" ", latin).strip()
