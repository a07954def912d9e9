"""Words behind which a full stop mostly belongs to the word, by language."""

from __future__ import annotations

from collections.abc import Mapping

ABBREVIATIONS: Mapping[str, str] = {
    "en": (
        "mr mrs ms dr prof st nos vs etc vol rev gen col lt sgt capt jr sr hon gov sen dept approx "
        "jan feb mar apr jun jul aug sep sept oct nov dec para tel"
    ),
    "ru": (
        "ул пр просп пер пл обл пос с д кв им ст ч п пп т тов гр проф доц акад св см ред тел напр о ген полк янв фев "
        "февр мар апр авг сент окт нояб дек тыс млн руб коп рис стр гор р-н"
    ),
    "uk": (
        "вул пр просп пров пл обл сел с м д кв ім ст ч п пп т тов гр проф доц акад св див ред тел напр о ген січ лют "
        "берез бер квіт трав черв лип серп верес вер жовт листоп груд тис млн грн коп рис стор р-н"
    ),
    "pl": (
        "ul pl os św prof dr prok red mec inż mgr hab ks płk mjr kpt por sierż asp insp kom podkom nadkom woj ur zm nr "
        "pkt ust np tzn tzw tj ww godz str zob im al dn sty stycz lut kwiec lip sierp wrz paź listop gru grudz tel"
    ),
}

YEARS = "г гг р рр r rr"
"""Words for a year that stand behind a figure; before one of the same sign a name follows (“г. Лугань”)."""

NIGHTS = "ночь ніч nocy noc"
"""Before a day: “В ночь на 5 июля 2018 г. …” opens with its date."""
