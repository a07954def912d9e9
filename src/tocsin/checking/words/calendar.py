"""Months and days of the week by language, a row for each form in which dates use them.

The form that stands first is the one that a date uses most: a word that is alike in two forms is taken for it. Short
forms stand last, and only there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

ENGLISH = "en"


def _rows(*names: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.split()) for row in names)


# genitive, nominative, locative, dative, instrumental
MONTHS: Mapping[str, Sequence[Sequence[str]]] = {
    ENGLISH: _rows("january february march april may june july august september october november december"),
    "ru": _rows(
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
        "январю февралю марту апрелю маю июню июлю августу сентябрю октябрю ноябрю декабрю",
        "январём февралём мартом апрелем маем июнем июлем августом сентябрём октябрём ноябрём декабрём",
    ),
    "uk": _rows(
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
        "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
        "січню лютому березню квітню травню червню липню серпню вересню жовтню листопаду грудню",
        "січнем лютим березнем квітнем травнем червнем липнем серпнем вереснем жовтнем листопадом груднем",
    ),
    "pl": _rows(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
        "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
        "styczniowi lutemu marcowi kwietniowi majowi czerwcowi lipcowi sierpniowi wrześniowi październikowi "
        "listopadowi grudniowi",
        "styczniem lutym marcem kwietniem majem czerwcem lipcem sierpniem wrześniem październikiem listopadem grudniem",
    ),
}  # fmt: skip
DATED_FORMS = 2  # the first two forms stand behind a day: “5 июля”, and in tables “5 июль”

SHORT_MONTHS: Mapping[str, Sequence[Sequence[str]]] = {
    ENGLISH: _rows(
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "jan feb mar apr may jun jul aug sept oct nov dec",
    ),
    "ru": _rows(
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
        "янв февр мар апр мая июн июл авг сент окт нояб дек",
    ),
    "uk": _rows(
        "січ лют бер квіт трав черв лип серп вер жовт лист груд",
        "січ лют берез квіт трав черв лип серп верес жовт листоп груд",
        "січ лют бер кві трав черв лип серп вер жовт лист груд",
    ),
    "pl": _rows(
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "stycz lut mar kwie maj czerw lip sierp wrześ paźdz listop grudz",
        "stycz lut mar kwie maj czerw lip sierp wrześ paźdz list grudz",
    ),
}
ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

# accusative (as after “on”), nominative, genitive, dative, locative, instrumental
WEEKDAYS: Mapping[str, Sequence[Sequence[str]]] = {
    ENGLISH: _rows("monday tuesday wednesday thursday friday saturday sunday"),
    "ru": _rows(
        "понедельник вторник среду четверг пятницу субботу воскресенье",
        "понедельник вторник среда четверг пятница суббота воскресенье",
        "понедельника вторника среды четверга пятницы субботы воскресенья",
        "понедельнику вторнику среде четвергу пятнице субботе воскресенью",
        "понедельнике вторнике среде четверге пятнице субботе воскресенье",
        "понедельником вторником средой четвергом пятницей субботой воскресеньем",
    ),
    "uk": _rows(
        "понеділок вівторок середу четвер п’ятницю суботу неділю",
        "понеділок вівторок середа четвер п’ятниця субота неділя",
        "понеділка вівторка середи четверга п’ятниці суботи неділі",
        "понеділку вівторку середі четвергу п’ятниці суботі неділі",
        "понеділком вівторком середою четвергом п’ятницею суботою неділею",
    ),
    "pl": _rows(
        "poniedziałek wtorek środę czwartek piątek sobotę niedzielę",
        "poniedziałek wtorek środa czwartek piątek sobota niedziela",
        "poniedziałku wtorku środy czwartku piątku soboty niedzieli",
        "poniedziałkowi wtorkowi środzie czwartkowi piątkowi sobocie niedzieli",
        "poniedziałkiem wtorkiem środą czwartkiem piątkiem sobotą niedzielą",
    ),
}

YEAR_WORDS: Mapping[str, str] = {
    "ru": "года году годом год гг. г.",
    "uk": "року році роком рік рр. р.",
    "pl": "roku rokiem rok r.",
}
ON: Mapping[str, str] = {"ru": "в во", "uk": "у в", "pl": "w we"}
DAY_ENDINGS: Mapping[str, str] = {ENGLISH: "st nd rd th", "ru": "го ого е ое", "uk": "го ого е", "pl": "go ego"}
THE_DAY: Mapping[str, str] = {ENGLISH: "the", "pl": "dnia"}

# Months that a hand or an eye exchanges, by the language of their names.
CONFUSED: Mapping[str, Sequence[frozenset[int]]] = {
    ENGLISH: tuple(map(frozenset, ({1, 6, 7}, {3, 5}, {4, 8}, {9, 11, 12}, {10, 12}))),
    "ru": tuple(map(frozenset, ({6, 7}, {3, 5}, {1, 2}, {9, 10, 11, 12}))),
    "uk": tuple(map(frozenset, ({3, 9}, {6, 7, 8}, {1, 8}, {7, 11}))),
    "pl": tuple(map(frozenset, ({3, 5}, {6, 7}, {7, 11}, {4, 6}, {9, 10}))),
}
