"""Words that tell how somebody who is held may yet be seen outside, or is arrested once more, in four languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

# anywhere in the text: nobody was in a cell throughout
_LOOSE: Mapping[str, str] = {
    "en": (
        r"escap\w+|fled|house arrest|bail|parole\w*|furlough\w*|(?:on|short|brief|medical) leave|re-?arrest\w*"
        r"|(?:temporar|conditional|provisional)\w* releas\w+|transferr?\w*|undertaking|probation|hospital\w*"
        r"|suspended|open prison|released (?:and|but) (?:again|then|soon)|on and off"
    ),
    "ru": (
        r"побег\w*|бежал\w*|сбежал\w*|домашн\w+ арест\w*|под залог|залог\w*|подписк\w+|услови?е?-?досрочн\w+|отпуск\w*"
        r"|увольнительн\w+|перев[её](?:л|д)\w*|этап\w*|повторно задерж\w+|снова задерж\w+|больниц\w*|с перерывами"
    ),
    "uk": (
        r"втеч\w+|втік\w*|утік\w*|домашн\w+ арешт\w*|під заставу|застав[аиуою]\w*|зобов[’'ʼ]язанн\w+|умовно\w*"
        r"|відпустк\w*|перев(?:ели|едено|ез\w+)|етап\w*|повторно затрим\w+|знову затрим\w+|лікарн\w+|з перервами"
    ),
    "pl": (
        r"uciek\w+|uciecz\w+|zbieg\w+|areszt\w* domow\w+|kaucj\w+|poręczeni\w+|przepustk\w+|warunkow\w+|przenies\w+"
        r"|przewiez\w+|dozor\w+|ponownie zatrzym\w+|znów zatrzym\w+|szpital\w*|z przerwami"
    ),
}
# in the sentence of the act: it can be done from a cell, or is a step of the same case
_FROM_THE_CELL: Mapping[str, str] = {
    "en": (
        r"lawyers?|counsel|through|behalf|video\w*|online|(?:tele)?phone\w*|prison\w*|jail\w*|custody|detention|cells?"
        r"|courts?|trials?|hearings?|judge\w*|escort\w*|convoy|guard\w*|releas\w+|charg\w+|formal\w*|warrants?|again"
        r"|prosecut\w+|remand\w*|extradit\w+|would|was to|planned|name of|former"
    ),
    "ru": (
        r"адвокат\w*|через|видео\w*|онлайн|по телефон\w+|тюрьм\w+|сизо|колони\w+|страж\w+|камер\w+|суд\w*|заседани\w+"
        r"|конво\w+|освобо\w+|обвин\w+|арест\w*|формальн\w+|официальн\w+|ордер\w*|снова|опять|вновь|повторн\w+|прокур\w+"
        r"|следоват\w+|экстради\w+|от имени|бывш\w+"
    ),
    "uk": (
        r"адвокат\w*|через|відео\w*|онлайн|по телефон\w+|телефоном|в.язниц\w+|сізо|коло?ні\w+|варт\w+|камер\w+|суд\w*"
        r"|засіданн\w+|конво\w+|звільн\w+|обвинувач\w+|арешт\w*|формальн\w+|офіційн\w+|ордер\w*|знову|вкотре|повторн\w+"
        r"|прокур\w+|слідч\w+|екстради\w+|від імені|колишн\w+"
    ),
    "pl": (
        r"adwokat\w*|pełnomocni\w+|poprzez|wideo\w*|online|telefon\w*|więzien\w+|areszt\w*|cel[aięą]|sąd\w*|rozpraw\w+"
        r"|konw[oó]j\w*|zwoln\w+|zarzut\w*|oskarż\w+|formaln\w+|nakaz\w*|znów|znowu|ponown\w+|prokurat\w+|ekstrady\w+"
        r"|w imieniu|był(?:y|a|ego|ej)"
    ),
}


@cache
def _any_of(*tables: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(tables)})(?!\w)", re.IGNORECASE)


def may_have_been_out(text: str) -> bool:
    """Whether a text tells of an escape, house arrest, bail, a leave or a transfer."""
    return _any_of(*_LOOSE.values()).search(text) is not None


def is_from_the_cell(sentence: str) -> bool:
    """Whether a sentence tells of something that goes on in prison or before a court, or through somebody else."""
    return _any_of(*_FROM_THE_CELL.values()).search(sentence) is not None
