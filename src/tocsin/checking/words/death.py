"""Words that stand where a sentence tells of somebody dead: the death itself, the mourners, the case about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_DEATH: Mapping[str, str] = {
    "en": (
        r"kill\w*|murder\w*|dead|death\w*|die[ds]?|dying|shot|body|bodies|corpse|remains|funerals?|bur(?:y|ied|ial)\w*"
        r"|grave\w*|mourn\w*|memor\w*|commemorat\w*|anniversary|late|posthum\w*|widow\w*|in honou?r|named after"
        r"|exhum\w*|autops\w*|assassin\w*|fatal\w*|perished|prize|foundation|in absentia|suspects?|victims?"
    ),
    "ru": (
        r"убий\w+|убит\w*|убива\w+|м[её]ртв\w+|смерт\w+|умер\w*|умира\w+|поги[бш]\w*|гибел\w+|тело|тела|телу|труп\w*"
        r"|остан(?:ки|ков|кам)|похорон\w*|погреб\w+|могил\w*|кладбищ\w*|траур\w*|поминк\w*|памят\w+|годовщин\w*"
        r"|покойн\w+|посмертн\w+|вдов\w+|имени|скончал\w+|вскрыти\w+|заочн\w+|застрел\w+|преми\w+|фонд\w*|подозрева\w+"
    ),
    "uk": (
        r"вбив\w+|убив\w+|вбит\w*|убит\w*|м[е’'ʼ]+ртв\w+|мертв\w+|смерт\w+|помер\w*|загин\w*|загиб\w+|тіло|тіла|труп\w*"
        r"|останк\w+|похорон\w*|похован\w*|могил\w*|кладовищ\w*|цвинтар\w*|жалоб\w+|траур\w*|пам[’'ʼ]?ят\w+|річниц\w+"
        r"|небіж\w+|покійн\w+|посмертн\w+|вдов\w+|імені|розтин\w*|заочн\w+|застрел\w+|премі\w+|фонд\w*|підозрюван\w+"
    ),
    "pl": (
        r"zabi(?:t\w*|ć|ł\w*|li|ci\w*|j\w+)|zabój\w+|zamordowan\w*|morder\w+|zmar\w+|śmier\w+|zgin\w+|ciał[oau]|zwłok\w*"
        r"|szcząt\w+|pogrzeb\w*|pochow\w+|grób\w*|grob\w+|cmentar\w+|żałob\w+|pamię\w+|rocznic\w+|pośmiertn\w+|wdow\w+"
        r"|imienia|im\.|sekcj\w+|zaoczn\w+|zastrzel\w+|nagrod\w+|fundacj\w+|podejrzan\w+"
    ),
}


# what is theirs, and who is close to them: a sentence may tell of these and only name the dead
_OTHERS: Mapping[str, str] = {
    "en": (
        r"homes?|houses?|flat|apartment|offices?|car|newsroom|website|accounts?|case|committee|famil(?:y|ies)|relatives?"
        r"|parents?|mother|father|brothers?|sisters?|sons?|daughters?|husband|wife|children|colleagues?|friends?|lawyers?"
        r"|supporters?|neighbou?rs?|witness\w*|house-?mates?|assistants?|partner"
    ),
    "ru": (
        r"дом(?:а|у|е|ом)?|квартир\w+|офис\w*|автомоби\w+|машин\w+|редакци\w+|сайт\w*|дел[оаеу]|комитет\w*|семь\w+"
        r"|родственни\w+|родител\w+|мат(?:ь|ер\w+)|от(?:ец|ц\w+)|брат\w*|с[её]стр\w+|сын\w*|доч\w+|муж\w*|жен[аыуе]"
        r"|супруг\w*|дет(?:и|ей|ям)|коллег\w*|друз\w+|друг|друга|подруг\w+|адвокат\w*|сторонни\w+|сосед\w*|свидетел\w+"
    ),
    "uk": (
        r"дім|дом(?:у|і|ом)|будин\w+|квартир\w+|офіс\w*|автомобі\w+|машин\w+|редакці\w+|сайт\w*|справ[аиіу]|комітет\w*"
        r"|сім[’'ʼ]\w+|род(?:ина|ини|ину|ичів|ичі|ич\w+)|батьк\w+|мат(?:и|ір|ер\w+)|брат\w*|сестр\w+|син\w*|доньк\w+"
        r"|доч\w+|чоловік\w*|дружин\w+|діт\w+|колег\w*|друз\w+|друг|друга|подруг\w+|адвокат\w*|сусід\w*|свід(?:ок|к\w+)"
    ),
    "pl": (
        r"dom(?:u|em|owi)?|mieszkani\w+|biur\w+|samoch\w+|redakcj\w+|stron\w+|spraw(?:a|y|ie|ę)|komitet\w*|rodzin\w+"
        r"|krewn\w+|rodzic\w+|matk\w+|ojc\w+|ojciec|brat\w*|siostr\w+|syn\w*|córk\w+|mąż|męż\w+|żon\w+|dzieci\w*"
        r"|koleg\w+|koleżan\w+|przyjaci\w+|adwokat\w*|prawni\w+|sąsiad\w*|świadk\w+"
    ),
}


@cache
def _any_of(*tables: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(tables)})(?!\w)", re.IGNORECASE)


def mourns(sentence: str) -> bool:
    """Whether a sentence has a word of death, mourning or of the case about a death."""
    return _any_of(*_DEATH.values()).search(sentence) is not None


def tells_of_others(sentence: str) -> bool:
    """Whether a sentence has a word for what somebody owned, or for those who are close to them."""
    return _any_of(*_OTHERS.values()).search(sentence) is not None
