"""What stands between two lines of print: a hyphen that is the word's own, one that is the printer's, nothing at all.

A hyphen at the end of a line is the word's own where the word has one elsewhere in the document, where it goes on with
a capital or a figure, or where the two parts are of a kind that the four languages write with one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_LAST = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*\Z")
_FIRST = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_COMPOUND = re.compile(r"\w+-\w+")
_LONGEST_WORD = 60  # code points
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]*\Z")
_GOES_ON = re.compile(r"[/?&=#_%~+.-]\Z")
_PART_OF_ADDRESS = re.compile(r"\S*[/=?&%#_]\S*|[\w-]+(?:\.[\w-]+)+/?|[\w-]+(?=[\s.,;)\]]*\Z)|\d+\b")

_ALWAYS = re.compile(
    "self|well|non|semi|quasi|cross|vice|half|ill|long|short|state|so|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    "|ninety|веб|онлайн|интернет|інтернет|медиа|медіа|вице|віце|премьер|прем['’ʼ]єр|генерал|штаб|аудио|аудіо|видео"
    "|відео|мини|міні|бизнес|бізнес|кое|кой|будь|казна|хтозна"
)
_NEVER_ALONE = re.compile(
    "related|based|led|run|owned|backed|elect|general|year|old|in|off|up|то|либо|нибудь|небудь|таки"
)
# first part, second part: whole parts, in small letters
_PAIRS = (
    ("eye|by", r"(?:witness|stander|election)\w*"),
    ("из|із|з", "за|под|під|над"),
    ("по", r"(?!(?:тому|чему|этому|цьому)\Z)\w+(?:ски|ськи|цки|цьки|ому|ему|єму)"),
    ("пресс?", r"(?:конф|секр|служ|центр|релиз|реліз|тур|бюро|атташе|аташе)\w*"),
)
_ADJECTIVES = (  # of two parts: Russian and Ukrainian, Polish
    (
        r"\w*(?:ско|цко|сько|цько|зько|ально|льно|енно|ично|ічно)",
        r"\w{3,}(?:ый|ий|ая|ое|ые|ого|ому|ой|ою|ых|ым|ыми|ими|их|им|ій|ої|а|е|і|у|ую)",
    ),
    (
        r"\w+(?:sko|cko|dzko|czno)",
        r"\w{2,}(?:sk|ck|dzk|n|ow)(?:i|y|a|ą|e|iego|iej|ich|im|imi|iemu|ego|ej|ych|ym|ymi|emu)",
    ),
)
_KINDS = tuple((re.compile(first), re.compile(second)) for first, second in (*_PAIRS, *_ADJECTIVES))
_LONG = 12  # letters of both parts of an adjective: a shorter one is one word, divided


def hyphened(lines: Iterable[str]) -> frozenset[str]:
    """Words that stand with a hyphen within a line, and all others, in small letters."""
    found: set[str] = set()
    for line in lines:
        found.update(word.lower() for word in _COMPOUND.findall(line))
        found.update(word.lower() for word in line.split() if word.isalpha())
    return frozenset(found)


def division(above: str, below: str, words: Collection[str]) -> str:
    """What joins the halves of a word that a line's end divides: a hyphen of its own, or nothing.

    `words` are those of `hyphened`. Where the next line begins with the hyphen again, as Polish print does, that one
    is kept and none is added.
    """
    if below[:1] in "-‐":
        return ""
    first, second = _LAST.search(above[-_LONGEST_WORD:]), _FIRST.match(below[:_LONGEST_WORD])
    if first is None or second is None or not second[0][0].islower() or first[0][-1].isdecimal():
        return "-"
    if _ADDRESS.search(above):
        return "-"
    left, right = first[0].lower(), second[0].lower()
    if f"{left}-{right}" in words:
        return "-"
    if left + right in words:
        return ""
    return "-" if _has_own(left, right) else ""


def _has_own(left: str, right: str) -> bool:
    """Whether the four languages write two such parts with a hyphen."""
    if (_ALWAYS.fullmatch(left) and len(right) > 2) or (_NEVER_ALONE.fullmatch(right) and len(left) > 1):
        return True
    kinds = [place for place, (one, two) in enumerate(_KINDS) if one.fullmatch(left) and two.fullmatch(right)]
    return any(place < len(_PAIRS) or len(left + right) >= _LONG for place in kinds)


def is_one_address(above: str, below: str) -> bool:
    """Whether a line's end divides the address of a page: it stops at one of its signs, and such signs follow."""
    address = _ADDRESS.search(above)
    if address is None:
        return False
    goes_on = _PART_OF_ADDRESS.match(below) is not None and not below[:1].isupper()
    if _GOES_ON.search(address[0]):
        return goes_on
    token = below.split(maxsplit=1)[0] if below.split() else ""
    return goes_on and any(sign in token for sign in "/=?&%#_") and not token.startswith(("http", "www."))
