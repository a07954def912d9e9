"""Which encoding a text is in: decided, with certainty or not at all.

In this order: a byte order mark; UTF-16 or UTF-32 without one; strict UTF-8; then the single-byte encodings of our
languages. A wrong one turns words into other letters without any error, so a decoding is taken only where its words
are such as people write (`alphabets.py` says what that means) and no other decoding gives another plausible text.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter

from tocsin.intake.alphabets import is_strange, likelihood, one_alphabet
from tocsin.intake.model import Reason, RefusedError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_CYRILLIC = ("cp1251", "koi8-u", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
_LATIN = ("cp1252", "cp1250", "iso8859-2", "iso8859-15")
_NOT_FOR_FILES = {"utf-7", "unicode_escape", "raw-unicode-escape", "idna", "punycode", "undefined"}
_SAMPLE = 200_000  # characters that are judged; the whole is decoded

_CONTROLS = "".join(map(chr, (*range(9), *range(14, 32), *range(127, 160))))
_CONTROL = re.compile(f"[{re.escape(_CONTROLS)}]")
_FEW_CONTROLS = 0.002  # above this share a file is not text
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f](?=[^\W\d_])")
_MAY_JOIN = frozenset("’‘–—―…·/\u00a0\u00ad\u2010\u2011")
_BEFORE_LETTER = re.compile(r"[^\x00-\x7f](?=[^\W\d_])")
_MAY_STAND_BEFORE = frozenset("–—―‒‘’‚‛“”„‟«»‹›…•·§№€£¿¡\u00a0\u00ad\u2010\u2011")
_PLAIN_SIGNS = frozenset("–—―‒‘’‚‛“”„‟«»‹›…•·§°№€£¥©®™†‡‰×±²³¹½¼¾¿¡ªº\u00a0\u00ad")
_CASE = re.compile(r"\A(?:[^\W\d_A-ZА-ЯЁІЇЄҐЎ]+|\w[^\W\d_A-ZА-ЯЁІЇЄҐЎ]*|[^\W\d_a-zа-яёіїєґў]+)\Z")
_BEYOND = re.compile(r"(?<!\w)[^\W\x00-\x7f]{3,}(?!\w)")  # words without one ASCII letter
_LATIN_SHARE = 0.3  # of letters beyond ASCII in any language written in Latin letters; Czech has a sixth
_ODD_WORDS = 0.03
_ENOUGH_LETTERS = 10
_PLAUSIBLE = -3.35  # mean natural logarithm of a letter's frequency; Russian and Ukrainian stand near -2.95
_MARGIN = 8.0  # the better of two decodings is at least three thousand times as likely
_CAPITALS = 12.0


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises RefusedError: not text, empty, or not certain."""
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            text = _strict(data, codec)
            if text is None:
                raise RefusedError(Reason.ENCODING)
            return _not_binary(text), name
    if b"\x00" in data:
        return _wide(data)
    text = _strict(data, "utf-8")
    if text is not None:
        return _not_binary(text), "UTF-8"
    if len(re.findall(rb"[\x00-\x08\x0e-\x1f\x7f]", data)) > len(data) * _FEW_CONTROLS:
        raise RefusedError(Reason.UNKNOWN)
    return _single_byte(data)


def decode_as(data: bytes, declared: str | None) -> tuple[str, str]:
    """Like `decode`, but believing what the file says of itself where its bytes allow it."""
    codec = _codec_named(declared)
    if codec is not None and not data.startswith(tuple(bom for bom, _codec, _name in _BOMS)):
        text = _strict(data, codec)
        if text is not None and not _CONTROL.search(text[:_SAMPLE]):
            return text, _shown(codec)
    return decode(data)


def _codec_named(declared: str | None) -> str | None:
    """Python's name of a declared encoding; the web's own rule: who says Latin-1 or ASCII writes Windows-1252."""
    try:
        codec = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    if codec in {"iso8859-1", "ascii"}:
        return "cp1252"
    return None if codec in _NOT_FOR_FILES else codec


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):  # a codec for something else than text is a LookupError
        return None


def _not_binary(text: str) -> str:
    if len(_CONTROL.findall(text)) > len(text) * _FEW_CONTROLS:
        raise RefusedError(Reason.UNKNOWN)
    return text


def _wide(data: bytes) -> tuple[str, str]:
    """UTF-16 or UTF-32 without a mark: the one in which nearly every character belongs to our alphabets."""
    texts = [(text, codec) for codec in _WIDE if (text := _strict(data, codec)) and _is_ours(text[:_SAMPLE])]
    if len(texts) != 1:
        raise RefusedError(Reason.UNKNOWN)
    text, codec = texts[0]
    return text, _shown(codec)


def _is_ours(text: str) -> bool:
    strange = sum(count for sign, count in Counter(text).items() if not _in_our_alphabets(sign))
    return strange <= len(text) * 0.03


def _in_our_alphabets(sign: str) -> bool:
    code = ord(sign)
    if code < 0x0180 or 0x0400 <= code < 0x0530:
        return sign in "\t\n\r\f\v" or unicodedata.category(sign) not in {"Cc", "Cn"}
    return 0x2000 <= code < 0x2200


def _single_byte(data: bytes) -> tuple[str, str]:
    found: dict[str, str] = {}
    for codec in _LATIN:
        text = _strict(data, codec)
        if text is not None and text not in found and _reads_as_latin(text[:_SAMPLE]):
            found[text] = codec
    if not found:
        found = _best_cyrillic(data)
    if len(found) != 1:
        raise RefusedError(Reason.ENCODING)
    ((text, codec),) = found.items()
    return text, _shown(codec)


def _best_cyrillic(data: bytes) -> dict[str, str]:
    """The most likely decoding, where it is far enough above the next that differs; else nothing."""
    scores: dict[str, tuple[float, str]] = {}
    for codec in _CYRILLIC:
        text = _strict(data, codec)
        if text is not None and text not in scores and _has_usual_words(text[:_SAMPLE]) and _has_usual_signs(text):
            scores[text] = (likelihood(text[:_SAMPLE]).total - _shouting(text), codec)
    ranked = sorted(scores.items(), key=lambda item: item[1], reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][1][0] - ranked[1][1][0] < _MARGIN):
        return {}
    text, (_score, codec) = ranked[0]
    best = likelihood(text[:_SAMPLE])
    return {text: codec} if best.letters >= _ENOUGH_LETTERS and best.mean >= _PLAUSIBLE else {}


def _shouting(text: str) -> float:
    """What speaks against a text all in capitals: small letters of one encoding are capitals of another."""
    letters = [sign for sign in text[:_SAMPLE] if sign.isalpha()]
    return _CAPITALS if sum(map(str.isupper, letters)) > len(letters) / 2 else 0.0


def _has_usual_signs(text: str) -> bool:
    """Whether what is neither a letter nor ASCII are signs that stand in texts."""
    return all(sign in _PLAIN_SIGNS or sign.isalpha() for sign in set(text[:_SAMPLE]) if not sign.isascii())


def _reads_as_latin(text: str) -> bool:
    """Whether its letters beyond ASCII belong to one language's alphabet and its signs are such as stand in texts."""
    beyond = {sign for sign in text if not sign.isascii()}
    letters = {sign for sign in beyond if sign.isalpha() and sign not in "ªºµ"}
    if not (_has_usual_signs(text) and one_alphabet(letters) and _has_usual_words(text)):
        return False
    counts = Counter(text)
    share = sum(counts[letter] for letter in letters) / max(1, sum(n for sign, n in counts.items() if sign.isalpha()))
    return share <= _LATIN_SHARE and not any(map(is_strange, _BEYOND.findall(text)))


def _has_usual_words(text: str) -> bool:
    """No sign where a letter should be, no word in two alphabets or with capitals in its middle, but for a few."""
    if _CONTROL.search(text):
        return False
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    odd = sum(1 for word in words if not _CASE.match(word) or _is_mixed(word))
    before = sum(1 for sign in _BEFORE_LETTER.findall(text) if not sign.isalpha() and sign not in _MAY_STAND_BEFORE)
    between = sum(1 for sign in _BETWEEN_LETTERS.findall(text) if not sign.isalpha() and sign not in _MAY_JOIN)
    return odd + before + between <= len(words) * _ODD_WORDS


def _is_mixed(word: str) -> bool:
    return any("Ѐ" <= sign <= "ӿ" for sign in word) and not all("Ѐ" <= sign <= "ӿ" for sign in word)


_SHOWN = {
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "iso8859-2": "ISO-8859-2",
    "iso8859-15": "ISO-8859-15",
    "iso8859-5": "ISO-8859-5",
    "cp866": "IBM866",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
}


def _shown(codec: str) -> str:
    return _SHOWN.get(codec, codec.upper())
