"""The words of requests in the three languages, as patterns: who calls, who must, what begins the thing asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache


@dataclass(frozen=True, slots=True)
class Asking:
    """`call` is a verb that asks, `must` one that says what an office owes, `doing` an infinitive, `clause` "so that".

    `turns` begins a verb that asks only with its aim, `aim` are words that begin what is asked where no infinitive
    does, `deadline` words before a day by which, `imperative` a call at the beginning of a line.
    """

    call: re.Pattern[str]
    must: re.Pattern[str]
    doing: re.Pattern[str]
    clause: re.Pattern[str]
    aim: re.Pattern[str]
    deadline: re.Pattern[str]
    imperative: re.Pattern[str]
    further: re.Pattern[str]
    ours: re.Pattern[str]
    past: re.Pattern[str]
    was: re.Pattern[str]
    turns: re.Pattern[str]
    announces: re.Pattern[str]
    polish: bool = False

    @property
    def deadline_ahead(self) -> re.Pattern[str]:
        """The words of a deadline right before the day."""
        return _at_the_end(self.deadline.pattern)


@lru_cache(maxsize=4)
def _at_the_end(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + r"\s*$", re.IGNORECASE)


BULLET = re.compile(r"[-–—•*·▪●○◦►➢✓]\s*|\(?\d{1,2}[.)]\s+|[^\W\d_]\)\s+")


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])(?:{pattern})(?![\w’'-])", re.IGNORECASE)


_RUSSIAN_CALL = (
    r"требу(?:ет|ем|ют|я)|призыва(?:ет|ем|ют|я)|прос(?:ит|им|ят)|настаива(?:ет|ем|ют)|добива(?:ется|емся|ются)|рекоменду(?:ет|ем|ют)"
    r"|обраща(?:ется|емся|ются|юсь)|обратил(?:ся|ась|ось|ись)|предлага(?:ет|ем|ют)|ожида(?:ет|ем|ют)|потребовал[аи]?|призвал[аи]?|попросил[аи]?|требую|призываю|прошу"
)


def _russian() -> Asking:
    return Asking(
        call=_words(_RUSSIAN_CALL),
        must=_words(r"должн[аыо]?|должен|обязан[аыо]?|следует|необходимо|вправе"),
        doing=_words(
            r"(?:не\s+)?(?!\w{0,20}(?:ость|есть|асть|ости|власти|области|части|сети|дети|смерти|памяти|пути|почти)\b)[а-яё]{2,20}(?:ать|ять|ить|еть|уть|оть|ыть|ти|сть|зть|чь)(?:ся)?"
        ),
        clause=_words(r"чтобы"),
        aim=_words(r"с\s+(?:требовани\w+|призыв\w+|просьб\w+)"),
        deadline=_words(r"до|не\s+позднее|к|не\s+позже"),
        imperative=_words(r"освободите|прекратите|остановите|верните|расследуйте|отмените|отпустите|свободу|нет"),
        further=re.compile(r",\s+(?:а\s+также|а|и)\s+", re.IGNORECASE),
        ours=_words(
            r"мы|центр|фонд|союз|организация|организации|правозащитники|комитет|движение|ассоциация|семья|родные|адвокат|адвокаты"
        ),
        past=re.compile(r"л[аио]?(?:ся|сь)?$", re.IGNORECASE),
        was=re.compile(r"\s+(?:был[аои]?|будет|будут)\b", re.IGNORECASE),
        turns=re.compile("обра", re.IGNORECASE),
        announces=_words(_RUSSIAN_CALL + r"|требовани[яе]|рекомендации|призыв[ы]?|должн[аыо]?|должен|обязан[аыо]?"),
    )


_UKRAINIAN_CALL = (
    r"вимага(?:є|ємо|ють|ючи)|заклика(?:є|ємо|ють|ючи)|прос(?:ить|имо|ять)|наполяга(?:є|ємо|ють)|домага(?:ється|ємося|ються)"
    r"|рекоменду(?:є|ємо|ють)|зверта(?:ється|ємося|ються|юся)|звернул(?:ася|ися|ося)|звернувся|пропону(?:є|ємо|ють)|очіку(?:є|ємо|ють)|закликал[аи]|закликав|вимагаю|закликаю|прошу"
)


def _ukrainian() -> Asking:
    return Asking(
        call=_words(_UKRAINIAN_CALL),
        must=_words(r"повин(?:ен|на|ні|но)|має|мають|мусить|мусять|слід|необхідно|зобов['’ʼ]язан(?:ий|а|і)"),
        doing=_words(
            r"(?:не\s+)?(?!діти\b|мати\b|статті\b|частини\b|пам['’ʼ]яті\b)[а-яіїєґ'’ʼ]{2,20}(?:ати|яти|ити|іти|їти|ути|ти)(?:ся|сь)?"
        ),
        clause=_words(r"щоби?|аби"),
        aim=_words(r"з[іі]?\s+(?:вимог\w+|заклик\w+|прохання\w*)|із\s+(?:вимог\w+|заклик\w+|прохання\w*)"),
        deadline=_words(r"до|не\s+пізніше"),
        imperative=_words(r"звільніть|припиніть|зупиніть|поверніть|розслідуйте|скасуйте|відпустіть|свободу|ні"),
        further=re.compile(r",\s+(?:а\s+також|а|та|і|й)\s+", re.IGNORECASE),
        ours=_words(
            r"ми|центр|фонд|спілка|організація|організації|правозахисники|комітет|рух|асоціація|родина|рідні|адвокат|адвокати"
        ),
        past=re.compile(r"(?:в|ла|ли|ло)(?:ся|сь)?$", re.IGNORECASE),
        was=re.compile(r"\s+(?:бу[лв][аои]?|буде|будуть)\b", re.IGNORECASE),
        turns=re.compile("звер", re.IGNORECASE),
        announces=_words(_UKRAINIAN_CALL + r"|вимоги|рекомендації|заклики|повин(?:ен|на|ні)|мають|має"),
    )


_POLISH_CALL = (
    r"wzywa(?:my|ją|jąc)?|żąda(?:my|ją|jąc)?|zada(?:my|ja)?|apeluj(?:e|emy|ą|a|ę)|domaga(?:my|ją)?\s+się|domaga(?:my)?\s+sie|pros(?:i|imy|zą|zę)"
    r"|zwraca(?:my|ją)?\s+się|zwrócił[ao]?\s+się|zaleca(?:my|ją)?|oczekuj(?:e|emy|ą)|wezwał[ay]?|wezwali|zaapelował[ay]?|zaapelowali"
)


def _polish() -> Asking:
    return Asking(
        call=_words(_POLISH_CALL),
        must=_words(r"powin(?:ien|na|no|ni|ny)|musi|muszą|należy|trzeba"),
        doing=_words(
            r"(?:nie\s+)?(?!\w{0,20}(?:ość|mierć|zęść|eść|ięć|wność)\b)[a-ząćęłńóśźż]{2,20}(?:ać|eć|ić|yć|uć|ąć|ść|źć|óc|ec)(?:\s+się)?"
        ),
        clause=_words(r"aby|by|żeby"),
        aim=_words(
            r"do(?=\s+(?:[^\W\d_]{2,20}\s+){0,2}[^\W\d_]{2,20}(?:nia|cia)\b)|o(?=\s+[^\W\d_])"
            r"|z\s+(?:apelem|wnioskiem|prośbą|żądaniem)"
        ),
        deadline=_words(r"do|najpóźniej|nie\s+później\s+niż|przed"),
        imperative=_words(r"uwolnijcie|uwolnić|zaprzestańcie|zatrzymajcie|zwróćcie|stop|wolność"),
        further=re.compile(r",\s+(?:a\s+także|a|oraz|i)\s+|\s+oraz\s+", re.IGNORECASE),
        ours=_words(
            r"my|centrum|fundacja|stowarzyszenie|komitet|ruch|organizacja|organizacje|obrońcy|związek|rodzina|adwokat"
        ),
        past=re.compile(r"(?:ł|ła|ło|li|ły)(?:\s+się)?$", re.IGNORECASE),
        was=re.compile(r"\s+(?:był[aoy]?|byli)\b", re.IGNORECASE),
        turns=re.compile("zwr", re.IGNORECASE),
        announces=_words(_POLISH_CALL + r"|żądania|postulaty|rekomendacje|zalecenia|apel[e]?|powin(?:ien|na|no|ni|ny)"),
        polish=True,
    )


_ASKING = {"ru": _russian, "uk": _ukrainian, "pl": _polish}


@cache
def asking(language: str) -> Asking:
    """The patterns of one language, made when its first text comes: making all would slow every start."""
    return _ASKING[language]()
