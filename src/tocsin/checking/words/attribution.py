"""Words by which a text leaves something to somebody's word, and words that name nobody; in four languages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tocsin.lib.late import Late

_SAYS = {
    "en": (
        r"claim(?:s|ed|ing)?|alleg(?:e|es|ed|edly|ing|ation|ations)|accus(?:e|es|ed|ing|ation|ations)|"
        r"believ(?:e|es|ed)|suspect(?:s|ed)?|suspicions?|reportedly|according to|say(?:s|ing)?|said|told|"
        r"assum(?:e|es|ed)|think(?:s)?|apparently|(?-i:may)|might|possibly|presumably|consider(?:s|ed)?|assert(?:s|ed)?|blam(?:e|es|ed)|"
        r"in (?:his|her|their) (?:view|opinion)|add(?:s|ed)? that|fear(?:s|ed)? that|report(?:s|ed)?(?= that\b)|"
        r"stat(?:e|es|ed)(?= that\b)|to (?:our|my) knowledge|den(?:y|ies|ied)"
    ),
    "ru": (
        r"утвержд\w+|заяв(?:ил|ля)\w*|заявлени\w+|сообщ(?:а|ил)\w*|по (?:словам|мнению|данным|сведениям|версии)|"
        r"со слов|якобы|предпол(?:ага|ожи)\w+|подозр\w+|счита(?:ет|ют|л|ла|ли)|полага\w+|обвин\w+|рассказ(?:а|ыва)\w+|"
        r"сказал\w*|говор(?:ит|ят|ил\w*)|вероятно|возможно|похоже|по[- ]видимому|видимо|может быть|уверен[аы]?|"
        r"убежден[аы]?|убеждён|опаса\w+|указ(?:ал|ыва)\w+|отме(?:тил|ча)\w+|согласно|приписыва\w+|связыва\w+"
    ),
    "uk": (
        r"стверд\w+|твердж\w+|заяв(?:ив|ил|ля)\w*|заяв(?:а|и|у|ою)|повідом(?:ля|ив|ил)\w*|"
        r"за (?:словами|даними|версією)|на думку|зі слів|нібито|буцімто|начебто|[йі]мовірно|можливо|мабуть|"
        r"припу[сщ]\w+|підозр\w+|вважа\w+|гада(?:є|ють|ла|ли|в)|(?:зв|об)инува\w+|розпові\w+|сказа(?:в|ла|ли)|каж(?:е|уть)|"
        r"говор(?:ить|ять|ив|ила|или)|переконан\w+|впевнен\w*|зазнач\w+|вказ(?:ал|ув|ав)\w+|схоже|очевидно|побою\w+|"
        r"згідно|пов[’'ʼ]яз[ау]\w+"
    ),
    "pl": (
        r"twierdz\w+|oświadcz\w+|(?:po)?informuj\w+|poinformowa\w+|według|zdaniem|w ocenie|rzekom\w+|podobno|"
        r"prawdopodobn\w+|być może|możliwe|przypuszcza\w*|podejrz\w+|uważa\w*|sądz(?:i|ą)|oskarż\w+|powiedzi\w+|"
        r"mówi\w*|opowi\w+|przekonan[ai]|zarzu[ct]\w*|domniema\w+|wskazuj\w+|obawia\w+|jak podaj\w+|przypisuj\w+"
    ),
}
_ATTRIBUTES = Late(rf"\b(?:{'|'.join(_SAYS.values())})\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“”„\"‘«»]|(?<!\w)'")
# "Editors: the service follows us", "The service follows us — editors", and what only asks
_BY_A_SIGN = re.compile(r":(?=\s)|\s[—–-]\s|\?")

# stems of words that say what somebody is like, or how many they are, and never who they are
_VAGUE = Late(
    r"(?:unknown|unidentified|masked|armed|plain|clothes|young|several|three|four|five|persons?|people|gunm[ae]n|"
    r"attackers?|assailants?|mob|crowd|group|gang|hooligans|wom[ae]n|individuals|strangers|others|"
    r"неизвестн|невстановлен|неустановлен|невідом|мужчин|чоловік|женщин|жінк|лиц|людей|люди|людьми|осіб|особи|особами|"
    r"человек|групп|груп|вооруж|озброєн|маск|напада|злоумышлен|зловмис|молод|штатск|цивільн|хулиган|хуліган|тро[еє]|"
    r"двое|двоє|четверо|пятеро|п[’'ʼ]ят|несколько|кілька|сотрудник|працівник|незнаком|толп|натовп|парн|хлопц|"
    r"nieznan|niezidentyf|mężczy|kobiet|osób|osoby|osobni|ludzi|ludzie|grup|uzbroj|zamask|napast|młod|cywil|chuligan|"
    r"trzech|czterech|kilk|sprawc|funkcjonarius|bandyt|tłum)\w*"
)
_NOT_DONE = Late(
    r"\b(?:attempt\w*|tr(?:y|ies|ied|ying)|threat\w*|plan(?:s|ned|ning)?|fail\w*|intend\w*|sought|nearly|almost|"
    r"was to be|were to be|would|попыт\w+|пыта\w+|покуш\w+|угро[жз]\w+|план\w+|намерева\w+|собира\w+|хотел\w*|едва|"
    r"чуть|готов\w+|спроб\w+|намага\w+|замах\w*|погро\w+|загро\w+|хоті\w+|збира\w+|мало не|ледь|"
    r"prób\w+|usiłowa\w+|gro[źz]\w*|groż\w+|zamierza\w+|chciał\w*|zamach\w*|niemal|omal)\b",
    re.IGNORECASE,
)
# before whom somebody speaks, and who therefore is not spoken of
_ADDRESSED = Late(
    r"\b(?:to|with|told|informed|asked|в|во|к|ко|до|у|do|na|w)\s+(?:(?:the|местн\w+|місцев\w+|miejscow\w+)\s+)?$",
    re.IGNORECASE,
)
_NAMING = re.compile(r"[^\W\d_]{4,}")
_ENDING = re.compile(r"(?:[аеиіїоуыэюяєaeiouyąęó]{0,3}(?:[йьхмв]|м[иуы]|го|ть|ch|mi|go|mu|[jmwć])?)?")
_SHORTEST = 4  # letters that two forms of a word share at least


def attributes(words: str) -> bool:
    """Whether a sentence says whose word it gives, or that it is not sure."""
    return _ATTRIBUTES.search(words) is not None


def quotes(words: str) -> bool:
    """Whether there is a quotation mark."""
    return _QUOTED.search(words) is not None


def attributes_by_a_sign(headline: str) -> bool:
    """Whether a headline leaves it to a colon, a dash or a question mark to say that the words are another's."""
    return _BY_A_SIGN.search(headline) is not None


def tells_of_no_deed(words: str) -> bool:
    """Whether a sentence tells of an attempt, a threat or a plan, and so of less than a deed."""
    return _NOT_DONE.search(words) is not None


def naming_words(words: str) -> frozenset[str]:
    """The words of four letters and more in small letters: by them somebody is known again."""
    return frozenset(word.casefold() for word in _NAMING.findall(words))


def names_nobody(words: Iterable[str]) -> bool:
    """Whether these words say at most what somebody is like, as “armed men” does."""
    return all(_VAGUE.fullmatch(word) for word in words)


def all_named(wanted: Iterable[str], words: Iterable[str]) -> bool:
    """Whether each of the wanted words stands among these, in any form that its endings give it."""
    held = tuple(words)
    return all(any(same_word(word, other) for other in held) for word in wanted)


def addressed(wanted: Iterable[str], sentence: str) -> bool:
    """Whether the first of these words stands for somebody who is told something, as “to the police” does."""
    words = tuple(wanted)
    found = (word for word in _NAMING.finditer(sentence) if any(same_word(one, word[0].casefold()) for one in words))
    first = next(found, None)
    return first is not None and _ADDRESSED.search(sentence[: first.start()]) is not None


def same_word(one: str, other: str) -> bool:
    """Whether two words in small letters may be forms of one: alike but for an ending, as службы and службами are."""
    if one == other:
        return True
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= _SHORTEST and all(_ENDING.fullmatch(word, shared) for word in (one, other))
