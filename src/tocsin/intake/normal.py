"""The normal form of every text: `\\n` between lines, no control characters, no spaces at the end of a line.

Nothing else is altered: no Unicode normalisation, no other quotation marks, no other spaces. A word is evidence.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TRAILING = re.compile("[ \t]+(?=\n|$)")


def tidy(text: str) -> str:
    """The text in its normal form; the same again when it is applied again."""
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text.removeprefix("\ufeff")))
    return _TRAILING.sub("", text).strip("\n")


def raised(words: str) -> str:
    """A number set high (a note's mark) in the digits made for it, so that “held.1” does not become a number."""
    return words.translate(_RAISED) if words.strip().isdecimal() and words.isascii() else words
