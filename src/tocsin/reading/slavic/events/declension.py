"""The forms of a noun from its nominative, with the cases that each can be; adjectives back to their nominative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tocsin.reading.slavic.forms import Case

_N, _G, _D, _A, _I, _L = (
    Case.NOMINATIVE,
    Case.GENITIVE,
    Case.DATIVE,
    Case.ACCUSATIVE,
    Case.INSTRUMENTAL,
    Case.LOCATIVE,
)
_ORDER = (_N, _G, _D, _A, _I, _L)
_LIKE_GENITIVE = frozenset({_G, _A})  # "журналіста", never "журналісту": the second variant is of things


class NounForm(NamedTuple):
    """One form of a noun: its lemma, whether plural, its case, its gender (m, f, n) and nominative in that number."""

    word: str
    lemma: str
    plural: bool
    case: Case
    gender: str
    nominative: str


@dataclass(frozen=True, slots=True)
class _Class:
    """Endings behind a stem, singular and plural: nominative, genitive, dative, (accusative), instrumental, locative.

    The accusative of the living and of plurals is made from the others. `/` divides variants, `-` is no ending.
    """

    ending: str
    gender: str
    cut: int
    singular: str
    plural: str


_RU = (
    _Class("ция", "f", 1, "я и и ю ей и", "и й ям ями ях"),
    _Class("ия", "f", 1, "я и и ю ей и", "и й ям ями ях"),
    _Class("ка", "f", 2, "ка ки ке ку кой/кою ке", "ки ок/ек/к кам ками ках"),
    _Class("ца", "f", 1, "а ы е у ей/ой е", "ы - ам ами ах"),
    _Class("ья", "f", 1, "я и е ю ей/ею е", "и й ям ями ях"),
    _Class("га", "f", 1, "а и е у ой е", "и - ам ами ах"),
    _Class("ша", "f", 1, "а и е у ей е", "и - ам ами ах"),
    _Class("ча", "f", 1, "а и е у ей е", "и - ам ами ах"),
    _Class("жа", "f", 1, "а и е у ей е", "и - ам ами ах"),
    _Class("ха", "f", 1, "а и е у ой е", "и - ам ами ах"),
    _Class("а", "f", 1, "а ы е у ой/ою е", "ы - ам ами ах"),
    _Class("я", "f", 1, "я и е ю ей/ею е", "и ь/ей ям ями ях"),
    _Class("ие", "n", 1, "е я ю - ем и", "я й ям ями ях"),
    _Class("ье", "n", 1, "е я ю - ем е", "я й ям ями ях"),
    _Class("ще", "n", 1, "е а у - ем е", "а - ам ами ах"),
    _Class("о", "n", 1, "о а у - ом е", "а - ам ами ах"),
    _Class("ость", "f", 1, "ь и и ь ью и", "и ей ям ями ях"),
    _Class("знь", "f", 1, "ь и и ь ью и", "и ей ям ями ях"),
    _Class("ель", "m", 1, "ь я ю - ем е", "и ей ям ями ях"),
    _Class("ь", "f", 1, "ь и и ь ью и", "и ей ям ями ях"),
    _Class("ец", "m", 2, "ец ца цу - цем/цом це", "цы цев/цов цам цами цах"),
    _Class("анин", "m", 2, "ин ина ину - ином ине", "е - ам ами ах"),
    _Class("й", "m", 1, "й я ю - ем е", "и ев ям ями ях"),
    _Class("к", "m", 0, "- а у - ом е", "и ов ам ами ах"),
    _Class("г", "m", 0, "- а у - ом е", "и ов ам ами ах"),
    _Class("х", "m", 0, "- а у - ом е", "и ов ам ами ах"),
    _Class("ч", "m", 0, "- а у - ом/ем е", "и ей ам ами ах"),
    _Class("ж", "m", 0, "- а у - ом/ем е", "и/ья ей ам ами ах"),
    _Class("", "m", 0, "- а у - ом е", "ы ов ам ами ах"),
)
_UK = (
    _Class("ія", "f", 1, "я ї ї ю єю ї", "ї й ям ями ях"),
    _Class("ка", "f", 2, "ка ки ці ку кою ці", "ки ок/к кам ками ках"),
    _Class("га", "f", 2, "га ги зі гу гою зі", "ги г гам гами гах"),
    _Class("ця", "f", 1, "я і і ю ею і", "і ь ям ями ях"),
    _Class("а", "f", 1, "а и і у ою і", "и - ам ами ах"),
    _Class("я", "f", 1, "я і і ю ею/єю і", "і ь ям ями ях"),
    _Class("ння", "n", 3, "ння ння нню ння нням нні", "ння нь нням ннями ннях"),
    _Class("ття", "n", 3, "ття ття ттю ття ттям тті", "ття ть ттям ттями ттях"),
    _Class("ще", "n", 1, "е а у - ем і", "а - ам ами ах"),
    _Class("о", "n", 1, "о а у - ом і", "а - ам ами ах"),
    _Class("ість", "f", 3, "ість ості ості ість істю ості", "ості остей остям остями остях"),
    _Class("ель", "m", 1, "ь я ю/еві - ем і/еві", "і ів ям ями ях"),
    _Class("ь", "f", 1, "ь і і ь ю і", "і ей ям ями ях"),
    _Class("ець", "m", 3, "ець ця цю/цеві - цем ці/цеві", "ці ців цям цями цях"),
    _Class("ій", "m", 1, "й я ю - єм ї", "ї їв ям ями ях"),
    _Class("ч", "m", 0, "- а у/еві - ем і/еві", "і ів ам ами ах"),
    _Class("ж", "m", 0, "- а у/еві - ем і", "і ів ам ами ах"),
    _Class("ар", "m", 0, "- я/а ю/у/еві - ем/ом і/еві", "і/и ів ям/ам ями/ами ях/ах"),
    _Class("к", "m", 0, "- а/у у/ові - ом у/ові/ці", "и ів ам ами ах"),
    _Class("", "m", 0, "- а/у у/ові - ом і/ові/у", "и ів ам ами ах"),
)
_PL = (
    _Class("ista", "m", 3, "sta sty ście stę stą ście", "ści stów stom stami stach"),
    _Class("ysta", "m", 3, "sta sty ście stę stą ście", "ści stów stom stami stach"),
    _Class("ca", "m", 1, "a y y ę ą y", "y ów om ami ach"),
    _Class("ka", "f", 2, "ka ki ce kę ką ce", "ki ek kom kami kach"),
    _Class("cja", "f", 1, "a i i ę ą i", "e i om ami ach"),
    _Class("ia", "f", 1, "a - - ę ą -", "e - om ami ach"),
    _Class("owa", "f", 1, "a y/ej ie/ej ę/ą ą ie/ej", "y - om ami ach"),
    _Class("ra", "f", 2, "ra ry rze rę rą rze", "ry r rom rami rach"),
    _Class("ta", "f", 2, "ta ty cie tę tą cie", "ty t tom tami tach"),
    _Class("da", "f", 2, "da dy dzie dę dą dzie", "dy d dom dami dach"),
    _Class("ga", "f", 2, "ga gi dze gę gą dze", "gi g gom gami gach"),
    _Class("a", "f", 1, "a y ie ę ą ie", "y - om ami ach"),
    _Class("anie", "n", 3, "nie nia niu - niem niu", "nia ń niom niami niach"),
    _Class("enie", "n", 3, "nie nia niu - niem niu", "nia ń niom niami niach"),
    _Class("cie", "n", 3, "cie cia ciu - ciem ciu", "cia ć ciom ciami ciach"),
    _Class("ie", "n", 1, "e a u - em u", "a - om ami ach"),
    _Class("stwo", "n", 1, "o a u - em ie", "a - om ami ach"),
    _Class("o", "n", 1, "o a u - em ie/u", "a - om ami ach"),
    _Class("ość", "f", 1, "ć ci ci ć cią ci", "ci ci ciom ciami ciach"),
    _Class("iec", "m", 3, "iec ca cowi - cem cu", "cy/ce ców com cami cach"),
    _Class("ec", "m", 2, "ec ca cowi - cem cu", "cy/ce ców com cami cach"),
    _Class("zek", "m", 2, "ek ku/ka kowi - kiem ku", "ki ków kom kami kach"),
    _Class("k", "m", 1, "k ka/ku kowi - kiem ku", "cy/ki ków kom kami kach"),
    _Class("nt", "m", 1, "t ta/tu towi - tem cie", "ci/ty tów tom tami tach"),
    _Class("t", "m", 1, "t ta/tu towi - tem cie", "ty/ci tów tom tami tach"),
    _Class("d", "m", 1, "d da/du dowi - dem dzie", "dzi/dy dów dom dami dach"),
    _Class("r", "m", 1, "r ra/ru rowi - rem rze", "rzy/ry rów rom rami rach"),
    _Class("rz", "m", 0, "- a owi - em u", "e y om ami ach"),
    _Class("cz", "m", 0, "- a owi - em u", "e y om ami ach"),
    _Class("sz", "m", 0, "- a owi - em u", "e y/ów om ami ach"),
    _Class("ż", "m", 0, "- a owi - em u", "e y/ów om ami ach"),
    _Class("el", "m", 0, "- a owi - em u", "e i om ami ach"),
    _Class("ń", "m", 1, "ń nia niowi - niem niu", "nie ni niom niami niach"),
    _Class("g", "m", 0, "- a/u owi - iem u", "i/dzy ów om ami ach"),
    _Class("", "m", 0, "- a/u owi - em ie/u", "y/owie ów om ami ach"),
)
_CLASSES = {"ru": _RU, "uk": _UK, "pl": _PL}


def decline(lemma: str, language: str, *, living: bool) -> list[NounForm]:
    """The forms of a noun by its ending. An adjective that stands for somebody is declined as one."""
    if is_adjective(lemma, language):
        return [*_as_adjective(lemma, language)]
    fitting = [kind for kind in _CLASSES[language] if lemma.endswith(kind.ending)]
    kind = max(fitting, key=lambda kind: len(kind.ending))
    stem = lemma[: len(lemma) - kind.cut]
    return [
        *_row(lemma, stem, kind.singular.split(), kind.gender, living=living, plural=False),
        *_row(lemma, stem, kind.plural.split(), kind.gender, living=living, plural=True),
    ]


def written(words: str, gender: str, *, living: bool) -> list[NounForm]:
    """The forms of an irregular noun as the lexicon writes them out: singular cases `|` plural cases, either may lack.

    The singular is nominative, genitive, dative, accusative, instrumental, locative; the plural lacks its accusative.
    `/` divides variants.
    """
    one, _, many = (half.strip() for half in words.partition("|"))
    lemma = (one or many).split()[0].split("/")[0]
    return [
        *(_row(lemma, "", one.split(), gender, living=living, plural=False) if one else ()),
        *(_row(lemma, "", many.split(), gender, living=living, plural=True) if many else ()),
    ]


def _row(lemma: str, stem: str, cells: list[str], gender: str, *, living: bool, plural: bool) -> Iterator[NounForm]:
    if plural:
        cells = [*cells[:3], cells[1] if living else cells[0], *cells[3:]]
    elif gender != "f" and cells[3] == "-":
        cells = [*cells[:3], cells[1] if living and gender == "m" else cells[0], *cells[4:]]
    nominative = stem + cells[0].split("/")[0].strip("-")
    for case, cell in zip(_ORDER, cells, strict=True):
        variants = cell.split("/")
        hard = living and gender == "m" and case in _LIKE_GENITIVE and not plural
        for ending in variants[:1] if hard else variants:
            yield NounForm(stem + ending.strip("-"), lemma, plural, case, gender, nominative)


_ADJECTIVES = {
    "ru": {
        "m": ("ый ого ому - ым ом", "ые ых ым ыми ых"),
        "ий": ("ий ого ому - им ом", "ие их им ими их"),
        "ой": ("ой ого ому - ым ом", "ые ых ым ыми ых"),
        "f": ("ая ой ой ую ой ой", "ые ых ым ыми ых"),
    },
    "uk": {"m": ("ий ого ому - им ому/ім", "і их им ими их"), "f": ("а ої ій у ою ій", "і их им ими их")},
    "pl": {"m": ("y ego emu - ym ym", "i ych ym ymi ych"), "f": ("a ej ej ą ą ej", "e ych ym ymi ych")},
}
_OF_PEOPLE = {"ru": ("ый", "ий", "ая"), "uk": ("ий",), "pl": ("y",)}


def is_adjective(lemma: str, language: str) -> bool:
    """Whether a word that stands for somebody has the endings of an adjective: "полицейский", "nieznany"."""
    return lemma.endswith(_OF_PEOPLE[language]) and not lemma.endswith("рий")


def _as_adjective(lemma: str, language: str) -> Iterator[NounForm]:
    tables = _ADJECTIVES[language]
    female = lemma.endswith("ая")
    key = "f" if female else lemma[-2:] if lemma[-2:] in tables else "m"
    stem = lemma[:-1] if language == "pl" else lemma[:-2]
    soft = language == "ru" and lemma[-3:-2] in "гкхжчшщ"
    for plural, cells in enumerate(tables[key]):
        row = [cell.replace("ы", "и") if soft else cell for cell in cells.split()]
        yield from _row(lemma, stem, row, "f" if female else "m", living=True, plural=bool(plural))
