"""The words of Polish dates."""

from __future__ import annotations

from tocsin.reading.dates.slavic.build import build
from tocsin.reading.dates.slavic.tongue import Tongue

_TABLE = Tongue(
    months=(
        "styczeń stycznia styczniu styczniowi styczniem",
        "luty lutego lutym lutemu",
        "marzec marca marcu marcowi marcem",
        "kwiecień kwietnia kwietniu kwietniowi kwietniem",
        "maj maja maju majowi majem",
        "czerwiec czerwca czerwcu czerwcowi czerwcem",
        "lipiec lipca lipcu lipcowi lipcem",
        "sierpień sierpnia sierpniu sierpniowi sierpniem",
        "wrzesień września wrześniu wrześniowi wrześniem",
        "październik października październiku październikowi październikiem",
        "listopad listopada listopadzie listopadowi listopadem",
        "grudzień grudnia grudniu grudniowi grudniem",
    ),
    months_short=(
        "stycz sty", "lut", "mar", "kwie kwi", "maj", "czerw cze", "lip", "sierp sie", "wrześ wrz", "paźdz paź",
        "listop list lis", "grudz gru",
    ),
    weekdays=(
        "poniedziałek poniedziałku poniedziałkowi",
        "wtorek wtorku wtorkowi",
        "środa środę środy środzie",
        "czwartek czwartku czwartkowi",
        "piątek piątku piątkowi",
        "sobota sobotę soboty sobocie",
        "niedziela niedzielę niedzieli",
    ),
    seasons={
        21: "wiosna wiosny wiośnie wiosnę wiosną",
        22: "lato lecie latem",
        23: "jesień jesieni jesienią",
        24: "zima zimy zimie zimę zimą",
    },
    season_adverbs="wiosną latem jesienią zimą",
    day_ordinals=(
        "pierwszego", "drugiego", "trzeciego", "czwartego", "piątego", "szóstego", "siódmego", "ósmego", "dziewiątego",
        "dziesiątego", "jedenastego", "dwunastego", "trzynastego", "czternastego", "piętnastego", "szesnastego",
        "siedemnastego", "osiemnastego", "dziewiętnastego", "dwudziestego", "", "", "", "", "", "", "", "", "",
        "trzydziestego",
    ),
    tens={20: "dwudziestego", 30: "trzydziestego"},
    ordinals=(
        "pierwszy pierwszego pierwszemu pierwszym pierwsze pierwszych",
        "drugi drugiego drugiemu drugim drugie",
        "trzeci trzeciego trzeciemu trzecim trzecie",
        "czwarty czwartego czwartemu czwartym czwarte",
    ),
    numbers={
        1: "jeden jedną jedna jednego jednej", 2: "dwa dwie dwóch dwoma dwu", 3: "trzy trzech trzema",
        4: "cztery czterech czterema", 5: "pięć pięciu", 6: "sześć sześciu", 7: "siedem siedmiu", 8: "osiem ośmiu",
        9: "dziewięć dziewięciu", 10: "dziesięć dziesięciu", 11: "jedenaście jedenastu", 12: "dwanaście dwunastu",
        13: "trzynaście trzynastu", 14: "czternaście czternastu", 15: "piętnaście piętnastu",
        16: "szesnaście szesnastu", 17: "siedemnaście siedemnastu", 18: "osiemnaście osiemnastu",
        19: "dziewiętnaście dziewiętnastu", 20: "dwadzieścia dwudziestu", 30: "trzydzieści trzydziestu",
        40: "czterdzieści czterdziestu", 50: "pięćdziesiąt pięćdziesięciu", 60: "sześćdziesiąt sześćdziesięciu",
        90: "dziewięćdziesiąt",
    },
    ordinal_ending="go|ego|tego|szego|ty|ym|y|szy",
    year_words=r"rokiem|roku|rok|lata|latach|rr?\.",
    short_year=r"r\.|roku",
    decade=(
        r"(?:lat|lata|latach|latami)\s+(?:(?P<decade>(?:19|20)[0-9])0(?:-?(?:te|tych|ych)(?!\w)|\.(?!\s?[-–—]|[0-9])))"
    ),
    quarter_words=r"kwartałem|kwartale|kwartału|kwartałowi|kwartał|kw\.",
    half_words="półrocze|półroczu|półrocza",
    first_words="pierwsze|pierwszych",
    last_words="ostatnie|ostatnich",
    month_words="miesiącach|miesięcy|miesiące",
    days_to="do|po",
    days_and="i|oraz|a",
    days_or="lub|albo|bądź|na",
    leads={
        "by": "nie później niż do|nie później niż|najpóźniej do|najpóźniej",
        "until": "aż do|do",
        "after": "nie wcześniej niż|po",
        "before": "przed",
        "from": "począwszy od|poczynając od|od",
        "between": "między|pomiędzy",
        "during": "w ciągu|w trakcie|przez|podczas|za",
        "in": "w roku|w latach|lata|w|we|na",
        "of": "z|ze",
    },
    forms={"from": "{}/..", "until": "../{}", "before": "[..{}]", "after": "[{}..]", "by": "[..{}]"},
    of_month="{}",
    about_words=r"około|ok\.|mniej więcej|gdzieś|w okolicach",
    part_words=(
        "(?:(?:w|na|pod|z) )?(?:samym |samego )?(?:początku|początkiem|początek|końcem|końcu|końca|koniec"
        "|połowie|połowy|połowę"
        "|(?:pierwszej|drugiej) połowie|(?:pierwszej|drugiej) połowy|(?:pierwszych|ostatnich) dniach)"
    ),
    night_of="(?:w nocy|nocą|noc)(?: (?:z|ze))?",
    night_into="(?:w nocy|w noc) (?:na|przed)",
    which_year={
        "last": r"(?:ubiegłego|zeszłego|minionego) roku|ub\. ?r\.|ub\. roku",
        "same": "tego samego roku",
        "this": r"(?:tego|bieżącego|obecnego) roku|br\.|b\. ?r\.|b\.r\.",
        "next": "przyszłego roku",
        "turning": "(?:następnego|kolejnego) roku",
        "previous": "poprzedniego roku",
    },
    no_year=(
        "osób|osoby|ludzi|uczestnik|pracownik|mieszkań|euro|złot|zł\\b|dolar|tysi|tys\\b|km\\b|metr|razy\\b"
        "|rodzin|spraw\\b"
        "|egzempl|dni\\b|godzin|stron"
    ),
    again_words=r"każd\w+|ubiegł\w+|zeszł\w+|minion\w+|przyszł\w+|następn\w+|tym|tego",
    alone=None,
    ahead=(
        r"będzie|będą|odbędzie|odbędą|zaplanowan|wyznaczon|planowan|nastąpi|oczekuje się|spodziewan"
        r"|ma się odbyć|mają się odbyć"
        r"|następn[ea] (?:posiedzenie|rozprawa)"
    ),
    asked=r"wzywa|żąda|apeluj|prosi(?:my|ą)?\b|domaga|powin(?:ien|na|no|ni|ny)|musi|muszą|należy",
    denied=r"nie\b|nikt\b|nigdy\b|tylko\b|dopiero\b",
    label=(
        r"data(?: (?:publikacji|wydania|utworzenia|wysłania|dodania|złożenia))?|opublikowan[oay]|dodano"
        r"|zamieszczono|zaktualizowano"
        r"|aktualizacja|wysłano|datowan[oay]|wydano"
    ),
    itself=(
        r"(?:wspólne |otwarte |oficjalne |pilne )?(?:oświadczen|list|apel|komunikat|raport|pismo|informacj"
        r"|stanowisk|notatk)"
        r"\w*\b.{0,80}(?<!\w)(?:z|z dnia|dnia)\s*"
    ),
    place_before=r"m\.",
    day_before="dniu|dnia|dn.",
)  # fmt: skip

POLISH = build(_TABLE, cyrillic=False)
