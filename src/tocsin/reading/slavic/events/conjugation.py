"""The forms of a verb from its infinitive. What the rules cannot know stands under `irregular` in the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

Parts = Mapping[str, str]
"""Of an irregular verb, by `past` (he, she), `present` (she, they), `passive` (he): its written forms."""


class Kind(StrEnum):
    """What a form of a verb is."""

    INFINITIVE = "infinitive"
    PAST = "past"
    PRESENT = "present"  # of a perfective verb: what will be
    SHORT = "short"  # "задержан", "zatrzymany": a passive that can be told of somebody
    IMPERSONAL = "impersonal"  # "затримано", "zatrzymano": it was done, nobody says by whom
    FULL = "full"  # "задержанный": a participle that goes with a noun
    ACTING = "acting"  # "избивший": a participle of the one who does it
    GERUND = "gerund"


class Shape(NamedTuple):
    """One written form: its kind, number, gender (m, f, n) where the ending tells them, whether it is reflexive.

    `first`: it is said by the one who tells ("złożyłam").
    """

    word: str
    kind: Kind
    plural: bool | None = None
    gender: str | None = None
    reflexive: bool = False
    first: bool = False


def conjugate(lemma: str, language: str, parts: Parts | None = None) -> list[Shape]:
    """All forms of an infinitive. A reflexive infinitive has reflexive forms only."""
    told = parts or {}
    if language == "pl":
        return [*_polish(lemma, told)]
    itself = lemma.endswith(("ся", "сь"))
    bare = lemma[:-2] if itself else lemma
    forms = [*(_russian(bare, told) if language == "ru" else _ukrainian(bare, told))]
    back = [_reflexive(shape, language) for shape in forms if shape.kind in _REFLEXIVE]
    return back if itself else [*forms, *back]


_REFLEXIVE = frozenset({Kind.INFINITIVE, Kind.PAST, Kind.PRESENT})
_VOWELS = "аеєиіїоуюяёыэ"
_GENDERS = (("m", False), ("f", False), ("n", False), (None, True))


def _reflexive(shape: Shape, language: str) -> Shape:
    vowel = shape.word[-1] in _VOWELS
    ending = "сь" if vowel and language == "ru" else "ся"
    if language == "uk" and shape.kind is Kind.PRESENT and shape.word.endswith(("є", "е")):
        ending = "ться"
    return Shape(shape.word + ending, shape.kind, shape.plural, shape.gender, reflexive=True)


def _past(words: tuple[str, str, str, str]) -> Iterator[Shape]:
    for word, (gender, plural) in zip(words, _GENDERS, strict=True):
        yield Shape(word, Kind.PAST, plural, gender)


def _present(words: tuple[str, str]) -> Iterator[Shape]:
    yield Shape(words[0], Kind.PRESENT, False)
    yield Shape(words[1], Kind.PRESENT, True)


_I = (
    ("ают", "аю"),
    ("яют", "яю"),
    ("уют", "ую"),
    ("ають", "аю"),
    ("яють", "яю"),
    ("ують", "ую"),
    ("ają", "am"),
    ("ują", "uję"),
)


def _first_person(they: str) -> Iterator[Shape]:
    """What an official writes of himself: "отказываю", "викликаю", "odmawiam"."""
    for ending, own in _I:
        if they.endswith(ending):
            yield Shape(they.removesuffix(ending) + own, Kind.PRESENT, plural=False, first=True)


_RU_FULL = {
    "ый": "m", "ая": "f", "ое": "n", "ого": None, "ому": None, "ым": None, "ом": None, "ой": "f", "ую": "f",
    "ые": "p", "ых": "p", "ыми": "p",
}  # fmt: skip
_RU_ACTING = {
    "ий": "m", "ая": "f", "ее": "n", "его": None, "ему": None, "им": None, "ем": None, "ей": "f", "ую": "f",
    "ие": "p", "их": "p", "ими": "p",
}  # fmt: skip


def _adjectival(stem: str, endings: Mapping[str, str | None], kind: Kind) -> Iterator[Shape]:
    for ending, gender in endings.items():
        yield Shape(stem + ending, kind, gender == "p", None if gender == "p" else gender)


def _russian(verb: str, told: Parts) -> Iterator[Shape]:
    yield Shape(verb, Kind.INFINITIVE)
    he, she = told["past"].split() if "past" in told else (f"{verb[:-2]}л", f"{verb[:-2]}ла")
    stem = she[:-2]
    yield from _past((he, she, f"{she[:-1]}о", f"{she[:-1]}и"))
    present = _pair(told, "present") or _russian_present(verb)
    yield from _present(present)
    yield from _first_person(present[1])
    yield from _adjectival(f"{stem}вш" if he.endswith("л") else f"{he}ш", _RU_ACTING, Kind.ACTING)
    yield Shape(f"{stem}в", Kind.GERUND)
    if verb.endswith(("ать", "ять")):
        yield Shape(f"{stem}я", Kind.GERUND)
        yield from _adjectival(f"{stem}ющ", _RU_ACTING, Kind.ACTING)
        yield from _adjectival(f"{stem}ем", _RU_FULL, Kind.FULL)
    for base in [told["passive"]] if "passive" in told else _russian_passives(verb):
        yield from _passive(base, ("", "а", "о", "ы"))
        yield from _adjectival(base if base.endswith("т") else f"{base}н", _RU_FULL, Kind.FULL)


def _passive(base: str, endings: tuple[str, str, str, str]) -> Iterator[Shape]:
    for ending, (gender, plural) in zip(endings, _GENDERS, strict=True):
        yield Shape(base + ending, Kind.SHORT, plural, gender)


def _pair(told: Parts, key: str) -> tuple[str, str] | None:
    if key not in told:
        return None
    one, many = told[key].split()
    return one, many


def _russian_present(verb: str) -> tuple[str, str]:
    stem = verb[:-3]
    if verb.endswith(("овать", "евать")) and len(verb) > 6:
        return f"{verb[:-5]}ует", f"{verb[:-5]}уют"
    if verb.endswith(("бить", "шить")) and len(verb) <= 8 and "у" not in stem[1:]:
        return f"{stem}ьет", f"{stem}ьют"
    if verb.endswith("ить"):
        return f"{stem}ит", f"{stem}{'ат' if stem[-1] in 'жчшщ' else 'ят'}"
    if verb.endswith("нуть"):
        return f"{stem}ет", f"{stem}ут"
    return f"{verb[:-2]}ет", f"{verb[:-2]}ют"


_RU_SOFT = (
    ("ст", ("щ",)), ("б", ("бл",)), ("п", ("пл",)), ("в", ("вл",)), ("м", ("мл",)), ("д", ("жд", "ж")),
    ("т", ("щ", "ч")), ("з", ("ж",)), ("с", ("ш",)),
)  # fmt: skip
_SHORT_ROOTS = ("бить", "крыть", "мыть", "шить", "рыть")


def _russian_passives(verb: str) -> list[str]:
    stem = verb[:-3]
    if verb.endswith(_SHORT_ROOTS) and not verb.endswith(("требить", "любить", "рубить", "грабить", "решить")):
        return [f"{verb[:-2]}т"]
    if verb.endswith("ить"):
        return [f"{soft}ен" for soft in _softened(stem, _RU_SOFT)]
    if verb.endswith("нуть"):
        return [f"{verb[:-2]}т"]
    return [f"{verb[:-2]}н"]


def _softened(stem: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> list[str]:
    for ending, softer in table:
        if stem.endswith(ending):
            return [stem[: -len(ending)] + soft for soft in softer]
    return [stem]


_UK_FULL = {
    "ий": "m", "а": "f", "е": "n", "ого": None, "ому": None, "им": None, "ої": "f", "ій": "f", "у": "f", "ою": "f",
    "і": "p", "их": "p", "ими": "p",
}  # fmt: skip
_UK_SOFT = (
    ("ст", ("щ",)), ("б", ("бл",)), ("п", ("пл",)), ("в", ("вл",)), ("м", ("мл",)), ("д", ("дж",)), ("т", ("ч",)),
    ("з", ("ж",)), ("с", ("ш",)),
)  # fmt: skip


def _ukrainian(verb: str, told: Parts) -> Iterator[Shape]:
    yield Shape(verb, Kind.INFINITIVE)
    he, she = told["past"].split() if "past" in told else (f"{verb[:-2]}в", f"{verb[:-2]}ла")
    stem = she[:-2]
    yield from _past((he, she, f"{she[:-1]}о", f"{she[:-1]}и"))
    one, many = _pair(told, "present") or _ukrainian_present(verb)
    yield from _present((one, many))
    yield from _first_person(many)
    yield Shape(f"{stem}вши", Kind.GERUND)
    yield Shape(f"{many[:-2]}чи", Kind.GERUND)
    for base in [told["passive"]] if "passive" in told else _ukrainian_passives(verb):
        yield Shape(f"{base}о", Kind.IMPERSONAL, None, None)
        yield from _adjectival(base, _UK_FULL, Kind.FULL)


def _ukrainian_present(verb: str) -> tuple[str, str]:
    stem = verb[:-3]
    if verb.endswith("ювати"):
        return f"{verb[:-5]}ює", f"{verb[:-5]}юють"
    if verb.endswith("увати"):
        return f"{verb[:-5]}ує", f"{verb[:-5]}ують"
    if verb.endswith(("бити", "шити")) and len(verb) <= 6:
        return f"{stem}'є", f"{stem}'ють"
    if verb.endswith("ити"):
        labial = "л" if stem[-1] in "бпвмф" else ""
        return f"{stem}ить", f"{stem}{labial}{'ать' if stem[-1] in 'жчшщ' else 'ять'}"
    if verb.endswith("нути"):
        return f"{stem}е", f"{stem}уть"
    return f"{verb[:-2]}є", f"{verb[:-2]}ють"


def _ukrainian_passives(verb: str) -> list[str]:
    stem = verb[:-3]
    if verb.endswith(("бити", "крити", "шити", "мити")) and not verb.endswith(("любити", "грабити", "рубити", "шити")):
        return [f"{verb[:-2]}т"]
    if verb.endswith("ити"):
        return [f"{soft}ен" for soft in _softened(stem, _UK_SOFT)]
    if verb.endswith("ювати"):
        return [f"{verb[:-5]}ьован", f"{verb[:-5]}йован", f"{verb[:-2]}н"]
    if verb.endswith("увати"):
        return [f"{verb[:-5]}ован", f"{verb[:-2]}н"]
    if verb.endswith("нути"):
        return [f"{verb[:-2]}т", f"{stem}ен"]
    return [f"{verb[:-2]}н"]


_PL_FULL = {
    "y": "m", "a": "f", "e": "n", "ego": None, "emu": None, "ym": None, "ej": "f", "ą": "f", "ych": "p", "ymi": "p",
}  # fmt: skip
_PL_SOFT = (
    ("ści", ("szcz",)), ("dzi", ("dz",)), ("ci", ("c",)), ("si", ("sz",)), ("zi", ("ż",)),
)  # fmt: skip


def _polish(verb: str, told: Parts) -> Iterator[Shape]:
    yield Shape(verb, Kind.INFINITIVE)
    he, she, they = _polish_past(verb, told)
    yield from _past((he, she, f"{she[:-1]}o", they))
    yield Shape(f"{she[:-1]}y", Kind.PAST, True)
    yield Shape(f"{she[:-1]}em", Kind.PAST, False, "m", first=True)
    yield Shape(f"{she}m", Kind.PAST, False, "f", first=True)
    one, many = _pair(told, "present") or _polish_present(verb)
    yield from _present((one, many))
    yield from _first_person(many)
    yield Shape(f"{many}c", Kind.GERUND)
    yield from _adjectival(f"{many}c", _PL_FULL, Kind.ACTING)
    base = told["passive"] if "passive" in told else _polish_passive(verb)
    yield Shape(f"{base}o", Kind.IMPERSONAL)
    yield from _adjectival(base, _PL_FULL, Kind.FULL)
    soft = f"{base[:-1]}ci" if base.endswith("t") else f"{base[:-2]}eni" if base.endswith("on") else f"{base}i"
    yield Shape(soft, Kind.FULL, True)


def _polish_past(verb: str, told: Parts) -> tuple[str, str, str]:
    if "past" in told:
        he, she, they = told["past"].split()
        return he, she, they
    stem = verb[:-1]
    if verb.endswith("ąć"):
        return f"{stem}ł", f"{verb[:-2]}ęła", f"{verb[:-2]}ęli"
    if verb.endswith("eć"):
        return f"{verb[:-2]}ał", f"{verb[:-2]}ała", f"{stem}li"
    return f"{stem}ł", f"{stem}ła", f"{stem}li"


def _polish_present(verb: str) -> tuple[str, str]:
    if verb.endswith(("ować", "ywać", "iwać")):
        return f"{verb[:-4]}{'i' if verb.endswith('iwać') and verb[-5] in 'kg' else ''}uje", f"{verb[:-4]}ują"
    if verb.endswith("nąć"):
        return f"{verb[:-3]}nie", f"{verb[:-3]}ną"
    if verb.endswith("ać"):
        return verb[:-1], f"{verb[:-1]}ją"
    if verb.endswith("eć"):
        return f"{verb[:-1]}je", f"{verb[:-1]}ją"
    return verb[:-1], f"{verb[:-1]}ą" if verb.endswith("ić") else f"{verb[:-2]}ą"


def _polish_passive(verb: str) -> str:
    if verb.endswith(("bić", "pić", "żyć", "kryć", "myć", "szyć")) and not verb.endswith(("robić", "rabić", "łożyć")):
        return f"{verb[:-1]}t"
    if verb.endswith("ąć"):
        return f"{verb[:-2]}ęt" if not verb.endswith("nąć") else f"{verb[:-3]}nięt"
    if verb.endswith("ić"):
        base = _softened(verb[:-1], _PL_SOFT)[0]
        hard = base[:-1] if base.endswith(("li", "rzi")) else base
        return f"{hard}on"
    if verb.endswith(("yć", "eć")):
        return f"{verb[:-2]}on"
    return f"{verb[:-1]}n"
