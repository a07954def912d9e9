"""Words of attribution and verdict in four languages, and the texts that use them rightly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.told_cases import told_case

from tocsin.checking import check
from tocsin.checking.words.attribution import addressed, all_named, attributes, naming_words, same_word
from tocsin.checking.words.verdicts import LABEL

FORMS = [
    ("спецслужбы", "спецслужбами", True),
    ("спецслужби", "спецслужб", True),
    ("służby", "służb", True),
    ("полиция", "полицией", True),
    ("агенти", "агентів", True),
    ("велин", "велина", True),
    ("редактор", "редакция", False),
    ("полиция", "политика", False),
    ("service", "services", False),
    ("суд", "суды", False),
]


@pytest.mark.parametrize(("one", "other", "same"), FORMS)
def test_forms_of_a_word(one: str, other: str, same: bool) -> None:
    assert same_word(one, other) is same
    assert same_word(other, one) is same


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_symmetric_and_everything_is_like_itself(one: str, other: str) -> None:
    assert same_word(one, other) == same_word(other, one)
    assert same_word(one, one)
    assert all_named(naming_words(one), naming_words(one))


@pytest.mark.parametrize(
    "words",
    [
        "The editors claim that it was the service",
        "She was allegedly followed",
        "Редакторы утверждают, что это служба",
        "По словам соседей, это были сотрудники",
        "Редактори стверджують, що це служба",
        "Це нібито була служба",
        "Imię zna redaktor, zdaniem którego to służby",
        "Podobno były to służby",
    ],
)
def test_a_sentence_that_gives_somebodys_word(words: str) -> None:
    assert attributes(words)


@pytest.mark.parametrize(
    "words",
    [
        "The service showed its cards.",
        "Сотрудники службы предъявили удостоверения.",
        "Агенти служби показали посвідчення.",
        "Agenci służb pokazali legitymacje.",
        "On 3 May 2031 two officers followed her.",
        "She reported the threat to the service.",
    ],
)
def test_a_sentence_that_states(words: str) -> None:
    assert not attributes(words)


@pytest.mark.parametrize(
    "words", ["murders", "criminal's", "убийство", "убили", "преступление", "ворота", "вбивство", "злочин", "шпигувати"]
)
def test_a_deed_is_no_label(words: str) -> None:
    assert not LABEL.fullmatch(words)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("She complained to the police.", True),
        ("She told the police about it.", True),
        ("Она пожаловалась в полицию.", True),
        ("Вона звернулася до поліції.", True),
        ("Złożyła skargę do policji.", True),
        ("She says that police beat her.", False),
        ("Её избила полиция, пожаловалась она в полицию.", False),
        ("Nobody came.", False),
    ],
)
def test_whom_somebody_tells_it_to(sentence: str, told: bool) -> None:
    assert addressed({"police", "полиция", "поліція", "policja"}, sentence) is told


HEADLINES = [
    (
        "Police threaten editor in Brod",
        "On 3 May 2031 two officers of the police threatened the editor Ilona Varga.",
        0,
    ),
    ("Police threaten editor in Brod", "Two men threatened the editor Ilona Varga. She complained to the police.", 0),
    ("Police threaten editor in Brod", "The editor Ilona Varga says that police threatened her on 3 May 2031.", 1),
    ("Ilona Varga says police threaten her", "The editor Ilona Varga says that police threatened her.", 0),
]


@pytest.mark.parametrize(("headline", "body", "asked"), HEADLINES)
def test_headlines_and_what_the_text_says(headline: str, body: str, asked: int) -> None:
    facts, texts = told_case((f"{headline}\n\n{body}",), "en", "2031-06-01")
    assert len(check(facts, texts, only={"allegation-told-as-fact"})) == asked


SILENT = [
    ("en", "The so-called terrorist Marta Velin is accused of arson. Marta Velin is under investigation."),
    ("en", "Marta Velin works in Brod. The criminal investigation against Marta Velin goes on."),
    ("en", "The editor Marta Velin wrote about the murderer Oren Halt. Marta Velin is accused of slander."),
    ("en", "Officials say the extremist Marta Velin fled. Marta Velin is wanted in Orvania."),
    ("en", "The extremist Marta Velin is in Brod."),
    ("en", "The murderer of Marta Velin is on trial. Marta Velin was killed; Oren Halt is accused of it."),
    ("ru", "Марту Велин внесли в список террористов. Марта Велин обвиняется в поджоге."),
    ("ru", "Убийцы Марты Велин не найдены. Марта Велин была убита 3 мая 2031 года."),
    ("ru", "Убийца Марты Велин в Броде. Марта Велин подозревалась в клевете."),
    ("ru", "Похититель Олега Брана в Броде. Олег Бран обвиняется в клевете."),
    ("uk", "Викрадач Марти Велін у Броді. Марта Велін підозрюється у наклепі."),
    ("pl", "Zabójca Marty Velin jest w Brodzie. Marta Velin jest podejrzana o zniesławienie."),
    ("ru", "Преступник угрожал. Марта Велин подозревается в клевете."),
    ("uk", "Влада оголосила, що терористка Марта Велін утекла. Марта Велін підозрюється у підпалі."),
    ("uk", "Вбивць Марти Велін не знайшли. Марту Велін убили 3 травня 2031 року."),
    ("pl", "Gazeta nazwała ją: terrorystka Marta Velin. Marta Velin jest podejrzana o podpalenie."),
    ("pl", "Morderców Marty Velin nie znaleziono. Martę Velin zabito 3 maja 2031 roku."),
]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_nobody_is_judged_here(language: str, text: str) -> None:
    facts, texts = told_case((f"Report from Brod\n\n{text}",), language, "2031-06-01")
    assert check(facts, texts, only={"verdict-told-of-suspicion"}) == ()


def test_one_text_may_judge_and_another_tell_of_the_judgment() -> None:
    label = "Report\n\nThe murderer Marta Velin will appeal. Marta Velin is accused of murder."
    judgment = "Report\n\nMarta Velin was convicted of murder on 3 May 2031."
    alone, both = told_case((label,), "en", "2031-06-01"), told_case((label, judgment), "en", "2031-06-01")
    assert len(check(*alone, only={"verdict-told-of-suspicion"})) == 1
    assert check(*both, only={"verdict-told-of-suspicion"}) == ()
