"""The words of Polish dates."""

from __future__ import annotations

from tocsin.reading.dates.grammar import Grammar
from tocsin.reading.dates.slavic.build import build
from tocsin.reading.dates.slavic.distances import Distances
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
    of_a_month=r"dnia\s+miesiąca",
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
        "during": "(?:w ciągu|w trakcie|przez|podczas|za)(?: całego| cały)?",
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
        "last": r"(?:ubiegłego|zeszłego|minionego) roku|ub\.\s?r\.|ub\. roku",
        "same": "tego samego roku",
        "this": r"(?:tego|bieżącego|obecnego) roku|br\.|b\.\s?r\.",
        "next": "przyszłego roku",
        "turning": "(?:następnego|kolejnego) roku",
        "previous": "poprzedniego roku",
    },
    no_year=(
        "osób|osoby|ludzi|uczestnik|pracownik|mieszkań|euro|złot|zł\\b|dolar|tysi|tys\\b|km\\b|metr|razy\\b"
        "|rodzin|spraw\\b"
        "|egzempl|dni\\b|godzin|stron"
    ),
    again_words=r"każd\w+|ubiegł\w+|zeszł\w+|minion\w+|przyszł\w+|następn\w+|tym|tego|tej|samego|samej",
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
        r"|notatka(?: z rozmowy(?: telefonicznej)?)?|zapis rozmowy(?: telefonicznej)?|rozmowa telefoniczna|telefon"
    ),
    itself=(
        r"(?:wspólne |otwarte |oficjalne |pilne )?(?:oświadczen|list|apel|komunikat|raport|pismo|informacj"
        r"|stanowisk|notatk)"
        r"\w*\b.{0,80}(?<!\w)(?:z|z dnia|dnia)\s*"
    ),
    about_what="o|w sprawie|w związku|dotycząc[aey]",
    place_before=r"m\.",
    day_before="dniu|dnia|dn.",
)  # fmt: skip

_DISTANCES = Distances(
    units={
        "hour": "godzina godzinę godziny godzin godzinach godzinami godzinie",
        "day": "dzień dnia dni dniach dniami dniu doba dobę doby dób dobie",
        "week": "tydzień tygodnia tygodnie tygodni tygodniach tygodniami tygodniu",
        "month": "miesiąc miesiąca miesiące miesięcy miesiącach miesiącami miesiącu",
        "year": "rok roku lata lat latach latami",
    },
    ones={
        "hour": "godzinę godzinie", "day": "dzień dniu dobę dobie", "week": "tydzień tygodniu",
        "month": "miesiąc miesiącu",
        "year": "rok roku",
    },
    halves={"pół roku": 6},
    half_more="półtora półtorej",
    parts="rano wieczorem nocą przedpołudniem",
    beside=(
        ("D", "day", 0, "[dziś dzisiaj] PART?|[dziś dzisiaj] w nocy|przed chwilą|~dzisiejszego dnia"),
        ("D", "day", -1, "wczoraj PART?|wczoraj w nocy|[zeszłej ubiegłej minionej] nocy|~wczorajszego dnia"),
        ("D", "day", -2, "przedwczoraj PART?"),
        ("D", "day", 1, "jutro PART?|~jutra"),
        ("D", "day", 2, "pojutrze PART?"),
        ("P", "day", 0, "tego samego? [dnia wieczoru wieczora ranka popołudnia]|tej samej? nocy|w tym samym dniu"),
        ("P", "day", 1, "[następnego kolejnego] [dnia ranka wieczoru wieczora]|nazajutrz"),
        ("P", "day", 1, "następnej nocy|na drugi dzień"),
        ("P", "day", -1, "poprzedniego [dnia wieczoru wieczora ranka]|poprzedniej nocy"),
        ("N", "day", 1, "następnego dnia po"),
        ("N", "day", 0, "w dniu [jego jej ich]? [zatrzymania aresztowania porwania przeszukania rozprawy]"),
        ("D", "week", -1, "w [zeszłym ubiegłym minionym] tygodniu|[zeszłego ubiegłego minionego] tygodnia"),
        ("D", "week", 0, "w [tym bieżącym] tygodniu"),
        ("D", "week", 1, "w przyszłym tygodniu|przyszłego tygodnia"),
        ("T", "week", 1, "w [następnym kolejnym] tygodniu|[następnego kolejnego] tygodnia"),
        ("P", "week", 0, "w tym samym tygodniu|tego samego tygodnia"),
        ("P", "week", -1, "w poprzednim tygodniu|poprzedniego tygodnia"),
        ("D", "weekend", -1, "w [zeszły ubiegły miniony] weekend"),
        ("D", "weekend", 0, "w ten weekend"),
        ("D", "weekend", 1, "w [przyszły najbliższy] weekend"),
        ("T", "weekend", 1, "w następny weekend"),
        ("D", "month", -1, "w [zeszłym ubiegłym minionym] miesiącu|[zeszłego ubiegłego minionego] miesiąca"),
        ("D", "month", 0, "w [tym bieżącym] miesiącu|~tego miesiąca"),
        ("D", "month", 1, "w przyszłym miesiącu"),
        ("T", "month", 1, "w [następnym kolejnym] miesiącu"),
        ("P", "month", 0, "w tym samym miesiącu|tego samego miesiąca"),
        ("P", "month", -1, "w poprzednim miesiącu|poprzedniego miesiąca"),
        ("D", "year", -1, "w [zeszłym ubiegłym minionym] roku|[zeszłego ubiegłego minionego] roku"),
        ("D", "year", 0, "w [tym bieżącym obecnym] roku|~[tego bieżącego] roku"),
        ("D", "year", 1, "w przyszłym roku|~przyszłego roku"),
        ("T", "year", 1, "w [następnym kolejnym] roku|następnego roku"),
        ("P", "year", 0, "w tym samym roku|tego samego roku"),
        ("P", "year", -1, "w poprzednim roku|poprzedniego roku"),
    ),
    counted=(
        ("D", -1, "AMOUNT temu"),
        ("T", 1, "po AMOUNT|za AMOUNT"),
        ("P", 1, "[w po]? AMOUNT później|AMOUNT potem|AMOUNT po tym"),
        ("P", -1, "AMOUNT wcześniej|na? AMOUNT przed tym"),
        ("N", 1, "w? AMOUNT po"),
        ("N", -1, "na? AMOUNT przed"),
    ),
    until_now="[przez za] [ostatni ostatnią ostatnie] AMOUNT|w ciągu [ostatnich ostatniego ostatniej] AMOUNT",
    named=(
        ("D", 0, "[w we] DAY|[w we] [ten tę tą] DAY|~DAY"),
        ("D", -1, "[w we] [zeszły ubiegły miniony zeszłą ubiegłą minioną] DAY"),
        ("D", -1, "[zeszłej ubiegłej minionej zeszłego ubiegłego] DAY"),
        ("D", 1, "[w we] [przyszły przyszłą najbliższy najbliższą] DAY"),
        ("T", 1, "[w we] [następny następną kolejny kolejną] DAY"),
        ("P", 0, "[tego tej] samego? DAY"),
        ("D", -1, "w [zeszłym ubiegłym minionym] MONTH|[zeszłego ubiegłego] MONTH"),
        ("D", -1, "[zeszłej ubiegłej minionej zeszłego] SEASON"),
        ("D", 0, "[tej tego] SEASON"),
        ("D", 1, "[przyszłej przyszłego] SEASON"),
        ("T", 1, "[następnej następnego] SEASON"),
        ("P", 0, "[tej tego] [samej samego] SEASON"),
    ),
    since="od",
    until="do",
    pauses="w",
    not_days="x{9}",
    more_seasons={"lata": 22},
)  # fmt: skip


def grammar() -> Grammar:
    """Dates in Polish."""
    return build(_TABLE, _DISTANCES, cyrillic=False)
