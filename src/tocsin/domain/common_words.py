"""Words that are names too, in four languages: alone they say nothing about anybody (Надія is also hope)."""

from __future__ import annotations

from functools import cache

from tocsin.domain.names import fold_name
from tocsin.domain.terms import thesaurus

_LANGUAGES = ("en", "uk", "ru", "pl")
_WORDS = """
hope faith grace joy rose mark will bill may june april august art long young king law general summer dawn
mercy patience victory victor constant pat don chase earnest rich guy
lily daisy iris ivy hazel olive ruby pearl amber melody harmony angel christian duke earl prince bishop
pope baker butcher carpenter cook cooper farmer fisher hunter mason miller shepherd smith taylor turner walker weaver
black brown gray green white stone wood woods hill field ford lake rivers brook bush banks church temple park street
north south east west winter day page price sharp short strong swift wise best love power noble freeman newman
надія віра любов мир слава злата зоря роза лілія калина весна зима літо мороз сніг вітер сонце воля
перемога доля мрія лев вовк ведмідь заєць лис соловей орел сокіл голуб горобець коваль кравець мельник гончар ткач
швець бондар козак гетьман король князь піп дяк лікар писар мова рука голова білий чорний сірий новий старий
малий великий добрий гарний лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
надежда вера любовь мир слава роза лилия весна зима лето мороз снег ветер солнце воля победа доля мечта
лев волк медведь заяц лис соловей орел сокол голубь воробей кузнец мельник гончар ткач бондарь казак король князь поп
лекарь писарь рука голова белый черный серый новый старый малый большой добрый март май август свет ясный
nadzieja wiara miłość róża jagoda kalina malina wiosna zima lato mróz śnieg wiatr słońce wola wygrana lew wilk
niedźwiedź
zając lis słowik orzeł sokół gołąb wróbel kowal krawiec młynarz garncarz tkacz szewc kozak król książę pop lekarz pisarz
ręka głowa biały czarny szary nowy stary mały duży dobry maj marzec kwiecień czerwiec lipiec sierpień wrzesień listopad
grudzień dudek dąb lipa sosna jasna boży święty pan pani
"""


@cache
def common_words() -> frozenset[str]:
    """The words and the names of countries, folded."""
    countries = (label for term in thesaurus("countries") for label in map(term.label, _LANGUAGES))
    return frozenset(fold_name(" ".join((_WORDS, *countries))).split())
