"""Words that count people, in four languages: who is counted, and what makes a number less than certain."""

from __future__ import annotations

from collections.abc import Mapping, Set

from tocsin.lib.late import Late

# stems of one word; a stem that ends in “$” is the whole word
_PEOPLE = """
people$ persons$ men$ women$ boys$ girls$ children$ adults$ minors$ teenagers$ activists$ defenders$ journalists$
lawyers$ reporters$ bloggers$ editors$ correspondents$ students$ teachers$ protesters$ protestors$ demonstrators$
detainees$ prisoners$ volunteers$ members$ colleagues$ employees$ workers$ doctors$ refugees$ relatives$ friends$
residents$ observers$ monitors$ leaders$ unionists$ writers$ poets$ artists$ musicians$ photographers$ suspects$
defendants$ victims$ witnesses$ candidates$ politicians$ campaigners$ environmentalists$ brothers$ sisters$ sons$
daughters$ participants$ supporters$ defenders$
человек$ людей$ лиц$ лица$ мужчин женщин мальчик девоч детей$ дети$ ребён ребен активист
правозащитни журналист адвокат юрист блогер блоггер редактор корреспондент студент преподавател учител
протестующ демонстрант задержанн заключённ
заключенн волонтёр волонтер член коллег сотрудни работни врач беженц родственни друз подозреваем обвиняем
пострадавш потерпевш свидетел кандидат участни сторонни брат сест местных$ жител наблюдател
осіб$ особи$ особу$ людей$ чоловік жін хлоп дівч дітей$ діт активіст правозахисни журналіст юрист адвокат блогер
редактор кореспондент студент викладач учител вчител протестувальни демонстрант затриман ув’язнен волонтер член
колег співробітни працівни лікар біженц родич друз підозрюван обвинувачен постраждал потерпіл свідк кандидат
учасни прихильни брат сест мешкан спостерігач
osób$ osoby$ ludzi$ mężczyzn kobiet chłopc dziewcz dzieci$ działacz aktywist obrońc dziennikar prawni adwokat
blogger bloger redaktor korespondent student nauczyciel protestując demonstrant zatrzyman więzi wolontariusz człon
koleg pracowni lekar uchodźc krewn przyjaci podejrzan oskarżon poszkodowan świadk kandydat uczestni zwolenni
brac siostr mieszka obserwator
"""
PEOPLE = "(?:{})(?![\\w'’ʼ])".format(
    "|".join(
        stem.replace("$", "") if stem.endswith("$") else rf"{stem}\w{{0,8}}"
        for stem in dict.fromkeys(_PEOPLE.replace("’", "[’'ʼ]").split())
    )
)
"""One word for people who are counted, for a pattern that ignores capitals."""

OWNED_BEFORE = Late(
    rf"(?i)(?<!\w)(?!\w+(?:[nt]o|[нт]о)\s)(?:{PEOPLE}|(?:мат[еі]р|жен[аыеу]|жён|отц|родител|сем[ье]|батьк|дружин|родин|сім|żon|matk|ojc|rodzic|rodzin)\w*)\s+$"
)
"""Somebody else right before a number in the genitive: “адвокаты двух активистов” may be listed themselves."""

_SEXES: Mapping[str, str] = {
    "man": "man men мужчин мужчина мужчины мужчину чоловік чоловіка чоловіки чоловіків mężczyzna mężczyznę mężczyzn "
    "mężczyźni",
    "woman": "woman women женщина женщину женщины женщин жінка жінку жінки жінок kobieta kobietę kobiety kobiet",
    "boy": "boy boys мальчик мальчика мальчики мальчиков хлопець хлопця хлопці хлопців chłopiec chłopca chłopcy "
    "chłopców",
    "girl": "girl girls девочка девочку девочки девочек дівчинка дівчинку дівчинки дівчаток dziewczynka dziewczynkę "
    "dziewczynki dziewczynek",
    "child": "child children ребёнок ребенок ребёнка ребенка дети детей дитина дитину дитини дітей dziecko dziecka "
    "dzieci",
    "adult": "adult adults взрослый взрослых взрослого взрослые дорослий дорослих дорослого дорослі dorosły dorosłego "
    "dorosłych dorośli",
}
_SEX_OF = {word: sex for sex, words in _SEXES.items() for word in words.split()}
_SINGLE_WORDS = (
    "мужчина мужчину женщина женщину мальчик мальчика девочка девочку ребёнок ребенок ребёнка ребенка чоловік чоловіка "
    "жінка жінку хлопець хлопця дівчинка дівчинку дитина дитину mężczyzna mężczyznę kobieta kobietę chłopiec chłopca "
    "dziewczynka dziewczynkę dziecko"
)
_SINGLE = frozenset(_SINGLE_WORDS.split())
_ALL = ({"man", "woman"}, {"boy", "girl"}, {"adult", "child"})
_OVERLAP = ({"child", "boy"}, {"child", "girl"}, {"adult", "man"}, {"adult", "woman"})

_LOOSE = (
    r"at least|at most|no less than|not less than|no fewer than|more than|over|above|less than|fewer than|about|around|"
    r"some|nearly|almost|roughly|approximately|up to|of|of the|of these|of those|out of|out of the|among|the other|"
    r"to|or|"
    r"по меньшей мере|по крайней мере|не менее|не меньше|минимум|более|больше|свыше|около|почти|примерно|порядка|"
    r"до|из|или|"
    r"среди|щонайменше|принаймні|не менше|мінімум|понад|більше|близько|майже|приблизно|до|з|із|зі|серед|або|чи|"
    r"co najmniej|przynajmniej|nie mniej niż|ponad|więcej niż|około|ok\.|blisko|prawie|niemal|do|z|ze|spośród|wśród|"
    r"lub|albo|czy"
)
LOOSE_BEFORE = Late(rf"(?i)(?<!\w)(?:{_LOOSE})(?:\s+(?:the|these|those|этих|цих|tych))?\s+$")
"""What stands before a number that may be more or less, or is a part of another one."""

_GENERAL = frozenset(("people", "persons", "человек", "людей", "лиц", "осіб", "особи", "osób", "osoby", "ludzi"))
LONGEST_GENERAL = max(map(len, _GENERAL))


def is_general(word: str) -> bool:
    """Whether a word says people and nothing more of them."""
    return word.casefold() in _GENERAL


def sex_of(word: str) -> str | None:
    """man, woman, boy, girl, child or adult; None for a word that says none of them."""
    return _SEX_OF.get(word.casefold())


def is_one(word: str) -> bool:
    """Whether a word without a number counts one: “трое мужчин и женщина”."""
    return word.casefold() in _SINGLE


def apart(kinds: Set[str | None]) -> bool:
    """Whether nobody can be two of these at once: a man and a woman, not a child and a girl; None is anybody."""
    return None not in kinds and not any(pair <= kinds for pair in _OVERLAP)


def exhaust(kinds: Set[str | None]) -> bool:
    """Whether these can be all that there are: men and women, not women and children."""
    return any(pair <= kinds for pair in _ALL)
