"""Sentences that came back, against ours: what is the same is bound wherever it stands, and what changed is not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.composing.rebinding import Checked, Returned, Written, cut, rebind, rebind_translated
from tocsin.composing.stated import as_set, clean, difference, says_the_same, stated
from tocsin.domain.bindings import Binding, Tie

NAMES = ("Marta Velin", "Ilona Varga", "Danylo Zięba", "Oleksa Marchuk", "Ada Lind", "Tomas Reed")
DEEDS = ("was threatened", "was arrested", "was followed", "was questioned", "was beaten", "was released")
PLACES = ("in Brod", "at the port of Velen", "in her flat", "near St. Anna's", "on the quay", "at No. 5 Mill Road")


def sentence(number: int) -> str:
    """A sentence that no other number gives."""
    name, deed, place = NAMES[number % 6], DEEDS[number // 6 % 6], PLACES[number // 36 % 6]
    return f"According to her lawyer, {name} {deed} {place} on {number % 27 + 1} July 2018."


def letter(numbers: list[int]) -> list[Written]:
    return [Written(f"events 1.{at}", sentence(one), (f"claim {one}",)) for at, one in enumerate(numbers, 1)]


def returned(ours: list[Written], *paragraphs: str) -> list[Returned]:
    """The sentences of these paragraphs, cut as those of a file."""
    found = []
    for number, paragraph in enumerate(paragraphs):
        text = clean(paragraph)
        spans = cut(text, [one.text for one in ours])
        found += [Returned(number, start, end, text[start:end]) for start, end in spans]
    return found


def ties(rows: list[Binding]) -> Counter[Tie]:
    return Counter(row.tie for row in rows)


LETTERS = st.lists(st.integers(0, 215), min_size=1, max_size=40, unique=True).map(letter)


@given(LETTERS)
def test_what_did_not_change_is_bound(ours: list[Written]) -> None:
    rows = rebind(ours, returned(ours, " ".join(one.text for one in ours)))
    assert [(row.tie, row.claims, row.text) for row in rows] == [(Tie.SAME, one.claims, one.text) for one in ours]


@given(LETTERS, st.randoms(use_true_random=False))
def test_in_another_order_all_is_bound(ours: list[Written], random: Random) -> None:
    mixed = list(ours)
    random.shuffle(mixed)
    rows = rebind(ours, returned(ours, *(one.text for one in mixed)))
    assert [(row.tie, row.claims) for row in rows] == [(Tie.SAME, one.claims) for one in mixed]


@given(LETTERS, st.data())
def test_of_one_edit_one_sentence_is_changed(ours: list[Written], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(ours) - 1))
    was, now = data.draw(
        st.sampled_from([("July", "May"), ("her lawyer", "a neighbour"), ("was", "was not"), ("2018", "2019")])
    )
    texts = [one.text.replace(was, now, 1) if place == at else one.text for place, one in enumerate(ours)]
    rows = rebind(ours, returned(ours, " ".join(texts)))
    assert ties(rows) == Counter({Tie.CHANGED: 1, Tie.SAME: len(ours) - 1}) - Counter()
    (row,) = [row for row in rows if row.tie is Tie.CHANGED]
    assert (row.was, row.was_claims, row.claims) == (ours[at].text, ours[at].claims, ())


@given(LETTERS, st.data())
def test_what_was_left_out_is_said(ours: list[Written], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.integers(0, len(ours) - 1)))
    kept = [one for at, one in enumerate(ours) if at not in gone]
    rows = rebind(ours, returned(ours, *(one.text for one in kept)))
    assert [row.was for row in rows if row.tie is Tie.LEFT_OUT] == [ours[at].text for at in sorted(gone)]
    assert [row.text for row in rows if row.tie is Tie.SAME] == [one.text for one in kept]


@given(LETTERS, st.integers(0, 40))
def test_what_is_new_rests_on_nothing(ours: list[Written], place: int) -> None:
    texts = [one.text for one in ours]
    texts.insert(min(place, len(texts)), "Nobody has told the family why.")
    rows = rebind(ours, returned(ours, " ".join(texts)))
    assert ties(rows) == Counter({Tie.NEW: 1, Tie.SAME: len(ours)})


@given(LETTERS, st.data())
def test_every_sentence_of_both_is_told_once(ours: list[Written], data: st.DataObject) -> None:
    """Whatever came back: no sentence is lost, and none of ours is bound twice."""
    words = st.lists(st.sampled_from([*(one.text for one in ours), "And so on.", "Dr. Reed left."]), max_size=30)
    now = returned(ours, *data.draw(words))
    rows = rebind(ours, now)
    assert [row.text for row in rows if row.number] == [one.text for one in now]
    assert Counter(row.was for row in rows if row.was) == Counter(one.text for one in ours)
    assert all(set(row.claims) <= set(row.was_claims) for row in rows)


@given(st.text(alphabet="ab. !?\n\"'A1(", max_size=60))
def test_cutting_loses_nothing(text: str) -> None:
    seen = clean(text)
    spans = cut(seen, [])
    assert "".join("".join(seen[start:end] for start, end in spans).split()) == "".join(seen.split())
    assert all(start < end for start, end in spans)


THE_SAME = [
    ("Marta Velin was threatened on 5 July 2018.", "On 5 July 2018, Marta Velin was threatened."),
    ("The police arrested her.", "Police arrested her."),
    ("5 липня 2018 року Марту Велін затримали.", "Марту Велін затримали 5 липня 2018 року."),
    ("5 июля 2018 года Марту Велин задержали.", "Марту Велин задержали 5 июля 2018 года."),
    ("5 lipca 2018 zatrzymano Martę Velin.", "Zatrzymano Martę Velin 5 lipca 2018."),
]
NOT_THE_SAME = [
    ("Marta Velin was threatened.", "Marta Velin threatened."),
    ("Ivo Dorn threatened Marta Velin.", "Marta Velin threatened Ivo Dorn."),
    ("Marta Velin was threatened.", "Marta Velin was not threatened."),
    ("Reportedly, she was beaten.", "She was beaten."),
    ("Two men tried to abduct her.", "Two men abducted her."),
    ("She was held on 5 July and freed on 9 July.", "She was held on 9 July and freed on 5 July."),
    ("Five men came on 5 July.", "Men came on 5 July."),
    ("5 men came on 7 July.", "7 men came on 5 July."),
    ("Міністр звинуватив адвоката.", "Міністра звинуватив адвокат."),
    ("Её не освободили.", "Её освободили."),
    ("Podobno ją pobito.", "Ją pobito."),
]


@pytest.mark.parametrize(("was", "now"), THE_SAME)
def test_articles_and_the_place_of_a_date_may_change(was: str, now: str) -> None:
    assert says_the_same(was, now)
    assert says_the_same(now, was)


@pytest.mark.parametrize(("was", "now"), NOT_THE_SAME)
def test_nothing_that_carries_something_may(was: str, now: str) -> None:
    assert not says_the_same(was, now)
    assert not says_the_same(now, was)


def test_how_it_is_set_is_no_change() -> None:
    assert as_set("“On 5\u00a0July” – she’s free...") == as_set('"On 5 July"-she\'s free…')
    assert as_set("Marta\u00ad Velin\u200b") == "Marta Velin"
    assert as_set("Ilona") != as_set("ilona")


def test_what_is_no_longer_there_is_named() -> None:
    was, now = stated("On 5 July Marta Velin left.", {"on"}), stated("On 6 July Marta Dorn left.", {"on"})
    assert difference(was, now) == "no longer there: 5, velin; not there before: 6, dorn"
    assert difference(was, was) == ""


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("Mr. T. Reed left. She stayed.", (), ["Mr. T. Reed left.", "She stayed."]),
        ("See art. 5 of it. Then go.", (), ["See art. 5 of it.", "Then go."]),
        ("We ask. that. It ends.", ("We ask. that. It ends.",), ["We ask. that. It ends."]),
        ("Office\nStreet 5\nVelen", (), ["Office", "Street 5", "Velen"]),
        ("It is not so: She left. Why?", ("She left.",), ["It is not so: She left.", "Why?"]),
        (
            "Її звільнили 5 липня 2018 р. у Броді. Далі невідомо.",
            (),
            ["Її звільнили 5 липня 2018 р. у Броді.", "Далі невідомо."],
        ),
    ],
)
def test_where_sentences_end(text: str, known: tuple[str, ...], expected: list[str]) -> None:
    assert [text[start:end] for start, end in cut(text, known)] == expected


def test_our_own_word_is_free_until_it_states_something_new() -> None:
    ours = [Written("", "We ask that the law be kept."), Written("demands 1", "Open an investigation.")]
    rows = rebind(ours, returned(ours, "We demand that the law be kept.", "Open an investigation into Colonel Dorn."))
    assert [row.tie for row in rows] == [Tie.OURS, Tie.NEW]


def test_what_nobody_tied_before_stays_loose() -> None:
    ours = [Written("", "Nobody knows why.", unbound=True)]
    (row,) = rebind(ours, returned(ours, "Nobody knows why."))
    assert (row.tie, row.unbound) == (Tie.NEW, True)


def test_a_long_letter_is_compared_in_bounds() -> None:
    ours = letter(list(range(200)))
    texts = [one.text.replace("lawyer", "sister") for one in ours]
    rows = rebind(ours, returned(ours, *texts))
    assert {row.tie for row in rows} == {Tie.CHANGED}
    assert [row.was for row in rows] == [one.text for one in ours]


def checked(dates: str = "", figures: str = "", named: str = "") -> Checked:
    return Checked(frozenset(dates.split()), tuple((one, 1) for one in figures.split()), frozenset(named.split()))


@pytest.mark.parametrize(
    ("ours", "theirs", "tie"),
    [
        (checked("2018-07-05", "5 2018", "marta"), checked("2018-07-05", "5 2018", "marta"), Tie.TRANSLATED),
        (checked("2018-07-05"), checked("2018-07-06"), Tie.CHANGED),
        (checked("2018-07-05"), checked(), Tie.CHANGED),
        (checked("", "5"), checked("", "6"), Tie.CHANGED),
        (checked("", "", "marta"), checked(), Tie.CHANGED),
        (checked(), checked("", "", "marta"), Tie.CHANGED),
    ],
)
def test_a_translation_keeps_dates_numbers_and_names(ours: Checked, theirs: Checked, tie: Tie) -> None:
    was, now = Written("events 1.1", "Ours.", ("c",)), Returned(0, 0, 7, "Theirs.")
    (row,) = rebind_translated([(was, now, ours, theirs)], [])
    assert (row.tie, row.claims, bool(row.why)) == (tie, ("c",) if tie is Tie.TRANSLATED else (), tie is Tie.CHANGED)


def test_what_stands_at_no_place_of_ours_is_new() -> None:
    rows = rebind_translated([(None, Returned(0, 0, 1, "x"), checked(), checked())], [Written("a", "gone", ("c",))])
    assert [(row.tie, row.claims) for row in rows] == [(Tie.NEW, ()), (Tie.LEFT_OUT, ())]


FREE = [
    ("Release Ilona Varga.", Tie.OURS),
    ("Nobody may follow her again, and not before the court.", Tie.OURS),
    ("Hear Colonel Dorn.", Tie.NEW),
    ("Free her by 4 May.", Tie.NEW),
    ("Pay 500 marks.", Tie.NEW),
]


@pytest.mark.parametrize(("words", "tie"), FREE)
def test_in_a_section_of_ours_is_free_what_tells_of_nothing_that_is_new(words: str, tie: Tie) -> None:
    ours = [*letter([1, 2]), Written("demands 1", "Open a case without delay.")]
    added = Returned(2, 0, len(words), words, free=True)
    kept = [*returned(ours, " ".join(one.text for one in ours)), added]
    assert rebind(ours, kept)[3].tie is tie
    assert rebind(ours, [*kept[:3], replace(added, free=False)])[3].tie is Tie.NEW
    loose = [*ours, Written("", words, unbound=True)]
    assert rebind(loose, kept)[3].tie is tie  # nor is it free the next time because it stands there now


def test_a_demand_is_changed_freely_and_a_sentence_of_claims_is_not() -> None:
    (told,), demand = letter([1]), Written("demands 1", "Open a case without delay.")
    told_now = told.text.replace("July", "May")
    now = [Returned(0, 0, 18, "Open a case today.", free=True), Returned(1, 0, len(told_now), told_now, free=True)]
    rows = rebind([demand, told], now)
    assert [row.tie for row in rows] == [Tie.OURS, Tie.CHANGED]
