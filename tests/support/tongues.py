"""One invented case whose words are in the language of the letter, and a brief that has them in all four."""

from __future__ import annotations

from collections.abc import Mapping

from support.dossiers import HEDGES, Case
from tocsin.composing.brief import Brief, parse_brief
from tocsin.domain.dossier import Shown
from tocsin.reading.slavic.declining import propose_forms

WORDS = {
    "en": ("Marta Velin", "Danylo Koren", "Dubrava", "the activists", "a grey car stood before the newsroom",
           "she has left her flat", "journalist", "Harbour Watch", "Orvania"),
    "uk": ("Марта Велін", "Данило Корень", "Дубрава", "активісти", "біля редакції стояв сірий автомобіль",
           "вона залишила свою квартиру", "журналістка", "Варта Гавані", "Орванія"),
    "ru": ("Марта Велин", "Данила Корень", "Дубрава", "активисты", "у редакции стоял серый автомобиль",
           "она покинула свою квартиру", "журналистка", "Стража Гавани", "Орвания"),
    "pl": ("Marta Velin", "Danylo Koren", "Dubrawa", "aktywiści", "przed redakcją stał szary samochód",
           "opuściła swoje mieszkanie", "dziennikarka", "Straż Portu", "Orwania"),
}  # fmt: skip

_AT_HOME = {
    "en": "a complaint to the prosecutor of Dubrava was not answered",
    "uk": "на скаргу до прокурора Дубрави відповіді не було",
    "ru": "на жалобу прокурору Дубравы ответа не было",
    "pl": "na skargę do prokuratora w Dubrawie nie było odpowiedzi",
}
BRIEF = """
number = "UA 4/2026"
languages = ["en"]
reply_by = 2026-12-11
regarding = "UA 3/2026"
position = ["Nobody should be arrested for reporting the news."]
law = ["Article 9 of the Covenant protects everyone's liberty."]
courtesy = ["We thank you for your attention."]

[organisation]
name = "Harbour Light"
contact = ["appeals@harbourlight.example"]

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
salutation = "Dear Prosecutor General"
checked = 2026-11-16

[[demands]]
text = "Release her, and tell us the day."
addressees = ["prosecutor"]

[translations.uk]
organisation = "Світло Гавані"
position = ["Нікого не можна арештовувати за журналістську роботу."]
law = ["Стаття 9 Пакту захищає свободу кожної людини."]
courtesy = ["Дякуємо за увагу."]
demands = ["Звільніть її та повідомте нам день звільнення."]
addressees.prosecutor = { office = "Генеральний прокурор", salutation = "Шановний пане прокуроре" }

[translations.ru]
organisation = "Свет Гавани"
position = ["Никого нельзя арестовывать за журналистскую работу."]
law = ["Статья 9 Пакта защищает свободу каждого человека."]
courtesy = ["Благодарим за внимание."]
demands = ["Освободите её и сообщите нам день освобождения."]
addressees.prosecutor = { office = "Генеральный прокурор", salutation = "Уважаемый господин прокурор" }

[translations.pl]
organisation = "Światło Portu"
position = ["Nikogo nie wolno aresztować za pracę dziennikarską."]
law = ["Artykuł 9 Paktu chroni wolność każdego człowieka."]
courtesy = ["Dziękujemy za uwagę."]
demands = ["Prosimy ją zwolnić i podać nam dzień zwolnienia."]
addressees.prosecutor = { office = "Prokurator Generalny", salutation = "Szanowny Panie Prokuratorze" }
"""


def brief_in_four() -> Brief:
    """The brief, with words in four languages."""
    return parse_brief(BRIEF)


def case_in(language: str) -> Case:
    """An arrest in a month, a hedged threat, an attempt whose date is disputed, and an appeal that went out."""
    marta, danylo, dubrava, activists, car, flat, trade, watch, country = WORDS[language]
    case = Case()
    case.statement = "s"
    case.add("statement", "s", source="source-1", publishable="false")
    case.add(
        "person", "marta", name=marta, sex="female", age_group="30_to_59",
        occupation=case.say(trade, language=language), present_risk=case.say(flat, language=language, by=activists),
    )  # fmt: skip
    case.grown("danylo", danylo)
    case.add("group", "watch", name=watch)
    case.add("role", "role", person="marta", group="watch", type="journalist", period="2019-03/..")
    case.add("place", "dubrava", name=dubrava, precision="settlement", country=country)
    by = case.say(activists, language=language)
    case.event("arrest", "arrest", "marta", date="2017-10", place="dubrava", attribution=by, completion="done",
               description=case.say(car, language=language, by=activists), count="3..5")  # fmt: skip
    case.event("threat", "threat", "danylo", date=case.say("2017-11-02", stance=HEDGES), channel="phone",
               completion=case.say("done", stance=HEDGES), attribution=by)  # fmt: skip
    dates = case.disputed(case.say("2018-07-05"), case.say("2018-07-06"))
    case.event("attempt", "abduction", "marta", date=dates, completion="attempted", attribution=by)
    case.event("search", "search_seizure", "danylo", date=case.absent(), completion="planned", attribution=by)
    case.add("intervention", "sent", number="UA 3/2026", date="2026-10-02", kind="urgent_appeal")
    case.add("case", "case", remedies=case.say(_AT_HOME[language], language=language, by=activists))
    return case


SEX = {"marta": "female", "danylo": "male"}


def with_forms(case: Case, language: str) -> Case:
    """The same case, where the forms of both names are confirmed in a language."""
    for person, sex in SEX.items():
        [name] = case.entities[person].all("person.name")
        declined(case, person, language, propose_forms(name.value, language, sex))
    return case


def declined(case: Case, person: str, language: str, forms: Mapping[str, str | Shown]) -> str:
    """Somebody's name forms; their key."""
    key = f"{person}-{language}"
    return case.add("name_form", key, of=person, language=language, **forms)
