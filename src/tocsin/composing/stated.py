"""What a sentence states, as far as it can be counted, and whether two wordings say the same.

They are held to say the same only where every word that carries something is the same, in the same order; a single date
may have moved. “A  B” is not “B  A”, nor “A was  by B”: this is strict on purpose. Where
other words stand, a person looks, and is told whether each number, name and month still stands there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache

from tocsin.domain.dates.tongues import TONGUES

_ONE_SIGN = str.maketrans(
    "“”„‟«»″’‘‚‛ʼ′`´‐‑‒–—―−\u00a0\u2007\u2009\u200a\u202f\t", '"' * 7 + "'" * 8 + "-" * 7 + " " * 6
)
_SPACES = re.compile(r"[ \n]+")
_DASH = re.compile(r" ?-+ ?")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_FIGURE = re.compile(r"\d")
_MONTHS_EN = "january february march april may june july august september october november december"
_DAYS = """
monday tuesday wednesday thursday friday saturday sunday
понеділок понеділка вівторок вівторка середа середу середи четвер четверга п'ятниця п'ятницю п'ятниці субота суботу
суботи неділя неділю неділі
понедельник понедельника вторник вторника среда среду среды четверг четверга пятница пятницу пятницы суббота субботу
субботы воскресенье воскресенья
poniedziałek poniedziałku wtorek wtorku środa środę środy czwartek czwartku piątek piątku sobota sobotę soboty niedziela
niedzielę niedzieli
"""
_YEARS = "року рік році р года год году г roku rok r"
_COUNTS = """
one two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand once twice both several
один одна одне двоє два дві троє три четверо чотири п'ять шість сім вісім дев'ять десять двадцять тридцять сто тисяча
обидва
обидві
одно двое две четыре пять шесть семь восемь девять двадцать тридцать тысяча оба обе
jeden jedna jedno dwa dwie dwaj dwóch dwoje trzy trzej trzech troje cztery czterej czterech pięć pięciu sześć siedem
osiem
dziewięć dziesięć dwadzieścia trzydzieści sto tysiąc obaj obie oboje
"""
_EMPTY_WORDS = "the a an and that which also of in on at і й та що який яка які у в и что который которая i oraz że"
_EMPTY = frozenset(_EMPTY_WORDS.split())
# what takes a statement back, limits it, or gives it as somebody's word
_GUARDING = """
not no never none nobody nothing neither nor without cannot isn't wasn't weren't didn't doesn't don't hasn't haven't
reportedly allegedly alleged alleges alleging apparently possibly probably perhaps presumably suspected unconfirmed
unknown
according says say said states stated claims claimed reports reported told tells may might could would attempt attempted
attempts attempting tried tries trying  threatens planned about around before after until since by
не ні ніхто ніколи нічого без немає імовірно ймовірно можливо нібито начебто мабуть заявою словами повідомляє
повідомляють
повідомив повідомила повідомили каже кажуть стверджує стверджують підозрюваний підозрювана спроба спробу спроби
намагався
намагалася намагалися замах невідомо близько до після від
нет никто никогда ничего вероятно возможно якобы предположительно по словам сообщает сообщают сообщил сообщила сообщили
говорит говорят утверждает утверждают подозреваемый подозреваемая попытка попытку попытки пытался пыталась пытались
покушение
неизвестно около после
nie nikt nigdy nic bez brak rzekomo podobno prawdopodobnie możliwe możliwie zapewne ponoć według twierdzi twierdzą mówi
mówią podaje podają powiedział powiedziała powiedzieli podejrzany podejrzana próba próbę próby próbował próbowała
próbowali
usiłowanie usiłował usiłowali nieznane około przed po
"""


def clean(text: str) -> str:
    """The text as it is read: composed letters, no sign that is not seen, single blanks."""
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(sign for sign in composed if sign == "\n" or unicodedata.category(sign) not in {"Cf", "Cc"})
    return "\n".join(" ".join(line.split()) for line in seen.split("\n")).strip()


def plain(text: str) -> str:
    """As long as the text: quotation marks, apostrophes, dashes and blanks each as one sign."""
    return text.translate(_ONE_SIGN)


def as_set(text: str) -> str:
    """What two texts have in common that differ only in how they are set."""
    joined = plain(clean(text.replace("...", "…")))
    return _DASH.sub("-", _SPACES.sub(" ", joined)).strip()


@cache
def _months() -> frozenset[str]:
    written = (form for tongue in TONGUES.values() for month in tongue.months for form in (month.when, month.of))
    named = (form for tongue in TONGUES.values() for month in tongue.months for form in (month.named, month.to))
    return frozenset(_MONTHS_EN.split()) | {form.split()[-1].casefold() for form in (*written, *named)}


@cache
def _guarding() -> frozenset[str]:
    return frozenset(_GUARDING.split())


@cache
def _counted() -> frozenset[str]:
    return _months() | frozenset(" ".join((_DAYS, _COUNTS, _GUARDING)).split())


def says_the_same(was: str, now: str) -> bool:
    """Whether both have the same words in the same order, but for articles and the like, and one date that moved."""
    one, other = _carried(was), _carried(now)
    if one == other:
        return bool(one)
    return _date_apart(one) == _date_apart(other) is not None


def _carried(text: str) -> list[str]:
    return [word for word in words_of(text) if word not in _EMPTY]


def _date_apart(words: list[str]) -> tuple[list[str], list[str]] | None:
    """The words without their date, and the date; None where there is none, or more than one."""
    dated = [at for at, word in enumerate(words) if word in _dated() or word.isdigit()]
    if not dated or dated[-1] - dated[0] >= len(dated) or not any(words[at] in _dated() for at in dated):
        return None
    return words[: dated[0]] + words[dated[-1] + 1 :], words[dated[0] : dated[-1] + 1]


@cache
def _dated() -> frozenset[str]:
    return _months() | frozenset((_DAYS + _YEARS).split())


def words_of(text: str) -> list[str]:
    """The words and figures of a text, in small letters."""
    return [word.casefold() for word in _WORD.findall(plain(text))]


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand somewhere in small letters: at the beginning of a sentence they are no name."""
    return frozenset(word for text in texts for word in _WORD.findall(plain(text)) if word.islower())


def numbers_in(text: str) -> Counter[str]:
    """The figures of a text."""
    return Counter(_NUMBER.findall(text))


def stated(text: str, small: Collection[str] = ()) -> Counter[str]:
    """What the sentence states: numbers, names, months, days, and the words that deny, doubt or attribute.

    The first word counts as a name unless it is one of the `small` words.
    """
    found = numbers_in(text)
    for place, word in enumerate(_WORD.findall(plain(text))):
        folded = word.casefold()
        if _FIGURE.search(word):
            if not word.isdigit():
                found[folded] += 1
        elif folded in _counted() or (word[0].isupper() and (place or folded not in small)):
            found[folded.removesuffix("'s")] += 1
    return found


def told_of(text: str) -> Counter[str]:
    """What a sentence of a free section tells beyond what we think or ask: names, figures, months and days.

    Its first word is not taken for a name: “Release her.”
    """
    written = _WORD.findall(plain(text))
    found = stated(text, {word.casefold() for word in written[:1]})
    months = _months() - ({"may"} - {word.casefold() for word in written if word == "May"})  # “nobody may”
    return Counter({word: count for word, count in found.items() if word in months or word not in _guarding()})


def difference(was: Counter[str], now: Counter[str]) -> str:
    """What is not there any more, and what was not there before; empty where there is nothing."""
    gone, come = sorted((was - now).elements()), sorted((now - was).elements())
    told = [f"no longer there: {', '.join(gone)}"] if gone else []
    return "; ".join([*told, *([f"not there before: {', '.join(come)}"] if come else [])])
