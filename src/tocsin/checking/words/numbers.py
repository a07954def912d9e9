"""Numbers as a text writes them in words, in English, Russian, Ukrainian and Polish, in the forms that count people."""

from __future__ import annotations

import re

# each row: the forms of one number; what counts days stands beside what counts people (пять, пятеро, pięciu, pięcioro)
_ONES = {
    1: "one один одна одного одну одним одной однією jeden jedna jednego jedną jednym jednej",
    2: "two два две двух двум двумя двое двоих двоим двоими дві двох двом двома двоє dwa dwie dwóch dwaj dwu dwom "
    "dwoma dwoje dwojga",
    3: "three три трёх трех трём трем тремя трое троих троим троими трьох трьом трьома троє trzy trzech trzej trzem "
    "trzema troje trojga",
    4: "four четыре четырёх четырех четырём четырем четырьмя четверо четверых четверым чотири чотирьох чотирьом "
    "чотирма четверо cztery czterech czterej czterem czterema czworo czworga",
    5: "five пять пяти пятью пятеро пятерых пятерым п’ять п’яти п’ятьох п’ятьом п’ятьма п’ятеро pięć pięciu pięcioro "
    "pięciorga",
    6: "six шесть шести шестью шестеро шестерых шестерым шість шести шістьох шістьом шестеро sześć sześciu sześcioro",
    7: "seven семь семи семью семеро семерых семерым сім семи сімох сімом семеро siedem siedmiu siedmioro",
    8: "eight восемь восьми восемью восьмеро восьмерых вісім восьми вісьмох вісьмом восьмеро osiem ośmiu ośmioro",
    9: "nine девять девяти девятью девятеро девятерых дев’ять дев’яти дев’ятьох дев’ятеро dziewięć dziewięciu "
    "dziewięcioro",
    10: "ten десять десяти десятью десятеро десятерых десять десяти десятьох десятеро dziesięć dziesięciu dziesięcioro",
    11: "eleven одиннадцать одиннадцати одинадцять одинадцяти одинадцятьох jedenaście jedenastu jedenaścioro",
    12: "twelve двенадцать двенадцати дванадцять дванадцяти дванадцятьох dwanaście dwunastu dwanaścioro",
    13: "thirteen тринадцать тринадцати тринадцять тринадцяти тринадцятьох trzynaście trzynastu",
    14: "fourteen четырнадцать четырнадцати чотирнадцять чотирнадцяти чотирнадцятьох czternaście czternastu",
    15: "fifteen пятнадцать пятнадцати п’ятнадцять п’ятнадцяти п’ятнадцятьох piętnaście piętnastu",
    16: "sixteen шестнадцать шестнадцати шістнадцять шістнадцяти шістнадцятьох szesnaście szesnastu",
    17: "seventeen семнадцать семнадцати сімнадцять сімнадцяти сімнадцятьох siedemnaście siedemnastu",
    18: "eighteen восемнадцать восемнадцати вісімнадцять вісімнадцяти вісімнадцятьох osiemnaście osiemnastu",
    19: "nineteen девятнадцать девятнадцати дев’ятнадцять дев’ятнадцяти дев’ятнадцятьох dziewiętnaście dziewiętnastu",
}
_TENS = {
    20: "twenty двадцать двадцати двадцять двадцяти двадцятьох dwadzieścia dwudziestu",
    30: "thirty тридцать тридцати тридцять тридцяти тридцятьох trzydzieści trzydziestu",
    40: "forty сорок сорока czterdzieści czterdziestu",
    50: "fifty пятьдесят пятидесяти п’ятдесят п’ятдесяти п’ятдесятьох pięćdziesiąt pięćdziesięciu",
    60: "sixty шестьдесят шестидесяти шістдесят шістдесяти шістдесятьох sześćdziesiąt sześćdziesięciu",
    70: "seventy семьдесят семидесяти сімдесят сімдесяти сімдесятьох siedemdziesiąt siedemdziesięciu",
    80: "eighty восемьдесят восьмидесяти вісімдесят вісімдесяти вісімдесятьох osiemdziesiąt osiemdziesięciu",
    90: "ninety девяносто девяноста дев’яносто dziewięćdziesiąt dziewięćdziesięciu",
}


def _words(rows: dict[int, str]) -> dict[str, int]:
    return {word: number for number, forms in rows.items() for word in forms.split()}


_ONE_WORDS, _TEN_WORDS = _words(_ONES), _words(_TENS)


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted((word.replace("’", "[’'ʼ]") for word in words), key=len, reverse=True))


_SPELT = rf"(?:{_any_of(_TEN_WORDS)})(?:[-\s](?:{_any_of(_ONE_WORDS)}))?|{_any_of(_ONE_WORDS)}"
NUMBER = rf"(?<![\w.,:/–-])(?:\d{{1,4}}|{_SPELT})(?![\w/-]|[.,:]\d)"
"""A whole number from 0 to 9999 in figures, or from 1 to 99 in words; for a pattern that ignores capitals."""


def number_of(words: str) -> int | None:
    """What words that NUMBER matches mean; None for other words ("twelve five")."""
    if re.fullmatch(r"\d+", words, re.ASCII):
        return int(words)
    parts = [part.replace("'", "’").replace("ʼ", "’") for part in re.split(r"[-\s]+", words.casefold())]
    if len(parts) == 1:
        return _ONE_WORDS.get(parts[0], _TEN_WORDS.get(parts[0]))
    tens, ones = _TEN_WORDS.get(parts[0]), _ONE_WORDS.get(parts[1])
    return tens + ones if len(parts) == 2 and tens and ones and ones < 10 else None


def written_like(words: str, number: int) -> str | None:
    """The number as these words would give it: in figures, or in English words up to twenty; else None."""
    if words.isdecimal():
        return str(number)
    english = {value: forms.split()[0] for value, forms in (_ONES | {20: _TENS[20]}).items()}
    if words.casefold() not in english.values() or number not in english:
        return None
    return english[number].capitalize() if words[:1].isupper() else english[number]
