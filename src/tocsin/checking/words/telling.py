"""Words that tell whether a sentence looks ahead or back, by language; pieces of patterns, apart by bars."""

from __future__ import annotations

from collections.abc import Mapping

# What is to come.
AHEAD: Mapping[str, str] = {
    "en": (
        r"will|shall|would|scheduled|expected to|plan(?:s|ned|ning)?|set (?:for|to)|(?:due|is|are|was|were) to be"
        r"|upcoming|forthcoming|deadline|expires?|valid|no later than|next (?:hearing|session)"
    ),
    "ru": (
        r"буд(?:ет|ут|ем|у)|состо(?:ится|ятся)|пройд(?:ёт|ет|ут)|назначен\w*|намечен\w*|запланирован\w*|планиру\w+"
        r"|предсто\w+|ожида(?:ется|ются)|вступ(?:ит|ает|ят|ают) в силу|истека(?:ет|ют)|истеч(?:ёт|ет|ут)"
        r"|не позднее|не позже|действ(?:ует|уют|ителен|ительна|ительны)|рассмотр(?:ит|ят)|вынес(?:ет|ут)"
        r"|нач(?:нётся|нется|нутся)|заверш(?:ится|атся)|продл(?:ится|ятся)|долж(?:ен|на|но|ны)"
        r"|следующ(?:ее|ая|его|ей) (?:заседание|слушание|сессия|заседания|слушания)|крайний срок"
    ),
    "uk": (
        r"буд(?:е|уть|емо|у)|відбу(?:деться|дуться)|призначен\w*|запланован\w*|плану(?:є|ють|ється|ються)"
        r"|очіку(?:ється|ються)|ма(?:є|ють) (?:відбутися|бути|набути|набрати|розглянути|розпочатися|прибути)"
        r"|наб(?:уде|уває|ере|ирає) чинності|(?:с|за)плива(?:є|ють)|закінч(?:ується|иться|аться)|не пізніше|ді(?:є|ють)"
        r"|чинн(?:ий|а|е|і) до|розгля(?:не|нуть|датиме)|почне(?:ться)?|розпочне(?:ться)?|заверш(?:иться|аться)"
        r"|трива(?:тиме|тимуть)|наступн(?:е|а|ого|ої) (?:засідання|слухання|сесія|сесії)|кінцевий (?:строк|термін)"
    ),
    "pl": (
        r"będ(?:zie|ą|ziemy|ę)|odbęd(?:zie|ą) się|wyznacz(?:on\w*|ył\w*)|(?:za)?planowan\w+|zaplanował\w*|planuj\w+"
        r"|ma(?:ją)? (?:się )?(?:odbyć|zostać|rozpocząć|stawić|rozpatrzyć|zakończyć|być)|spodziewan\w+|oczekuje się"
        r"|(?:wejdzie|wejdą|wchodzi|wchodzą) w życie|upływ(?:a|ają|ie)|wygas(?:a|ają|ną|nie)|ważn[aey] do"
        r"|obowiąz(?:uje|ują)|nie później niż|najpóźniej|rozpatrzy|rozpozna|rozpocznie|zakończy się|potrwa"
        r"|następn(?:e|a|ego|ej) (?:posiedzenie|rozprawa|posiedzenia|rozprawy|sesja)|termin(?:u|em)? (?:mija|upływa)"
    ),
}

# What stands right before a date that is a limit: “until 2 May”, “by 17 April”. A night “into” a day is none; the two
# Cyrillic languages share the word.
LIMITS: Mapping[str, str] = {
    "en": "by|before|until|till|through|than|due|for|from|to",
    "ru": "до|к|ко|с|со|(?<!ночь )(?<!ніч )на|(?<!ночь )под|позднее|позже|ранее|раньше|перед",
    "uk": "до|з|із|зі|(?<!ночь )(?<!ніч )на|пізніше|раніше|перед",
    "pl": "do|od|przed|(?<!noc )(?<!nocy )na|niż|najpóźniej",
}
LIMITS_BEHIND: Mapping[str, str] = {"en": "the", "pl": "dnia|dniem"}

# What sets a date apart from those told around it.
BACK: Mapping[str, str] = {
    "en": (
        r"had|previous|previously|earlier|formerly|before that|in the past|again|once more|another|separate|different"
        r"|anniversary|ago|since|background|first time|second|third|years? (?:before|later|earlier)"
    ),
    "ru": (
        r"ранее|раньше|прежде|прежн\w+|до (?:этого|того)|перед (?:этим|тем)|в прошлом|предыдущ\w+|снова|опять|вновь"
        r"|повторн\w+|ещ[её] (?:раз|в|до)|друг(?:ой|ая|ое|ие|ого|ому|им|ом|ую|их)|отдельн\w+|годовщин\w+"
        r"|(?:лет|года?|месяц\w*|недел\w+) (?:тому )?назад|с тех пор|впервые|перв(?:ый|ого) раз|вторично"
        r"|втор(?:ой|ая|ое|ого|ую|ом)|трет(?:ий|ья|ье|ьего|ью|ьем)|предыстори\w+"
        r"|(?:год|лет|года|годом) (?:спустя|до|раньше|позже|позднее)"
    ),
    "uk": (
        r"раніше|попередн\w+|до (?:цього|того)|перед (?:цим|тим)|у минулому|колись|знову|вкотре|повторн\w+"
        r"|ще (?:раз|[ву]|до)|інш(?:ий|а|е|і|ого|ому|им|ої|у|их)|окрем\w+|річниц\w+|відтоді|відколи"
        r"|(?:років|роки|рік|місяц\w+|тижн\w+) тому"
        r"|[ву]перше|перш(?:ий|ого) раз|вдруге|друг(?:ий|а|е|ого|у|ому|ої)|трет(?:ій|я|є|ього|ю|ьому)"
        r"|(?:рік|років|роки|роком) (?:по тому|до|раніше|пізніше)|передісторі\w+"
    ),
    "pl": (
        r"wcześniej|wcześniejsz\w+|uprzednio|poprzedni\w*|przedtem|w przeszłości|dawniej|niegdyś|ponown\w+|znów|znowu"
        r"|jeszcze (?:raz|w)|po raz|inn(?:y|a|e|i|ego|ej|ym|ą|ych)|odrębn\w+|osobn\w+|rocznic\w+"
        r"|(?:lat|lata|rok|miesi\w+|tygodni\w*) temu|odtąd|drug(?:i|a|ie|iego|iej|im|ą)|trzec(?:i|ia|ie|iego|iej|im|ią)"
        r"|(?:rok|lata|lat) (?:później|przed)"
    ),
}
