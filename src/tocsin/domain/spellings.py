"""One name in many spellings and forms: what its writings in four alphabets' ways and all case endings share.

A name is brought to sounds (Olga and Olha, Жанара, Zhanara and Janara fall together) and to the stems that its forms
stand on; a word of a text is taken for a form of it when it is one of these stems with an ending that Ukrainian,
Russian or Polish names take. It would rather know a form too many than miss one; what a hit means is for `redaction`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tocsin.domain.names import fold_name

_ENDINGS = "a e i o u ou eu oi ei om em im ih imi ovi evi oho eho omu emu ze"
ENDINGS = frozenset(_ENDINGS.split()) | {""}
LONGEST_ENDING = max(map(len, ENDINGS))
SHORTEST_STEM = 2
CHANGED = "~"  # before a stem that never stands without an ending
_SOUNDS = (
    *(("szcz", "s"), ("shch", "s"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("sz", "s"), ("ts", "c")),
    *(("cz", "c"), ("tz", "c"), ("ch", "c"), ("kh", "h"), ("zh", "z"), ("ph", "f"), ("w", "v"), ("x", "ks")),
    *(("q", "k"), ("g", "h"), ("y", "i"), ("j", "i")),
)
_DOUBLE = re.compile(r"(.)\1+")
_SOFT = re.compile(r"(?<=.)i(?=[aeou])")
_LATE = re.compile(r"(?<=[oe])ff$")
_HARD_C = re.compile(r"c(?![hz])")
_OPEN = re.compile(r"[aeiou]$")
_GLIDE = re.compile(r"[aeo]i$")
# the vowel of the last syllable that other forms lose (Paweł, Pawła) or change (Федір, Федора)
_FLEETING = re.compile(r"[eo](?=[bchklnrstv]$)")
_CHANGING = re.compile(r"i(?=[^aeiou]$)")
_WANDERING = re.compile(r"^([^aeiou]+)([^aeiou])ec$")  # Швець, Шевця
_SOFTENED = (("h", ("z", "dz", "s")), ("k", ("c",)), ("t", ("c",)), ("at", ("ec",)))
_LONG = str.maketrans("ąĄ", "ęĘ")  # Gołąb, Gołębia
_YO = str.maketrans("ёЁ", "еЕ")
_JOTTED = re.compile("[ёЁ]")  # Пётр is Piotr, Ёнас is Jonas
_LATIN_LIKE = str.maketrans("aceiopxyABCEHIKMOPTX", "асеіорхуАВСЕНІКМОРТХ")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN = re.compile(r"[A-Za-z]")


@lru_cache(maxsize=1 << 15)
def sounds_of(word: str) -> frozenset[str]:
    """The sounds that a word can stand for, in Latin letters; several where a letter is read in several ways."""
    plain = word.translate(_YO)
    if _CYRILLIC.search(plain) and _LATIN.search(plain):  # letters that only look like those beside them
        plain = plain.translate(_LATIN_LIKE)
    folded = _folded(plain)
    readings = {folded, _folded(_JOTTED.sub("йо", word))} if _JOTTED.search(word) else {folded}
    if "ch" in folded:
        readings.add(folded.replace("ch", "kh"))
    if "c" in folded:
        readings |= {_HARD_C.sub("k", one) for one in readings}
    if folded.startswith("j"):
        readings.add(f"zh{folded[1:]}")
    return frozenset(filter(None, map(_sound, readings)))


def _folded(plain: str) -> str:
    return _LATE.sub("v", fold_name(plain).replace(" ", ""))


def _sound(folded: str) -> str:
    for written, sound in _SOUNDS:
        folded = folded.replace(written, sound)
    single = _DOUBLE.sub(r"\1", folded)
    if single.startswith("ie"):
        single = single[1:]
    return _DOUBLE.sub(r"\1", _SOFT.sub("", single))


def stems_of(name: str) -> frozenset[str]:
    """The stems that the forms of a word of a name stand on."""
    sounds = sounds_of(name) | sounds_of(name.translate(_LONG))
    return frozenset(stem for sound in sounds for stem in _stems(sound) if len(stem) >= SHORTEST_STEM)


def _stems(sound: str) -> Iterator[str]:
    yield sound
    bare = _OPEN.sub("", sound)
    if bare != sound:
        yield bare
        yield _GLIDE.sub("", sound)
    for ending, others in _SOFTENED:
        if bare.endswith(ending):
            yield from (f"{CHANGED}{bare.removesuffix(ending)}{other}" for other in others)
    if bare == sound:
        yield f"{CHANGED}{_FLEETING.sub('', sound)}"
        yield from (f"{CHANGED}{_CHANGING.sub(vowel, sound)}" for vowel in "oe")
        if sound.endswith("ec"):
            yield f"{CHANGED}{sound[:-2]}ic"
            yield CHANGED + _WANDERING.sub(r"\1e\2c", sound)
        if sound.endswith("ac"):
            yield f"{CHANGED}{sound[:-1]}ic"  # Заяц, Зайца


@lru_cache(maxsize=1 << 15)
def possible_stems(word: str) -> frozenset[str]:
    """The stems that a word of a text may stand on: the word without each ending that it may have."""
    return frozenset(
        f"{mark}{sound[: len(sound) - size]}"
        for sound in sounds_of(word)
        for size in range(min(LONGEST_ENDING, len(sound) - SHORTEST_STEM) + 1)
        if sound[len(sound) - size :] in ENDINGS
        for mark in (("", CHANGED) if size else ("",))
    )
