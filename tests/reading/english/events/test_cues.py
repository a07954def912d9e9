"""Where the words of acts stand, in which voice, and which words of a sentence belong to them."""

from __future__ import annotations

import itertools

import pytest

from tocsin.reading.english.events.cues import Hit, Voice, hits_of
from tocsin.reading.layout import words_of


def _hits(text: str) -> list[Hit]:
    return hits_of(words_of(text, 0, len(text)))


def _told(text: str) -> list[tuple[str, str]]:
    return [(hit.act.type, str(hit.voice)) for hit in _hits(text)]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Police arrested Nadia Okrent.", Voice.ACTIVE),
        ("Police have arrested Nadia Okrent.", Voice.ACTIVE),
        ("Police did arrest Nadia Okrent.", Voice.ACTIVE),
        ("Police will arrest Nadia Okrent.", Voice.ACTIVE),
        ("Police are arresting students.", Voice.ACTIVE),
        ("Nadia Okrent was arrested.", Voice.PASSIVE),
        ("Nadia Okrent has been arrested.", Voice.PASSIVE),
        ("Nadia Okrent was later brutally arrested.", Voice.PASSIVE),
        ("Nadia Okrent got arrested.", Voice.PASSIVE),
        ("Three writers arrested in Karsk went home.", Voice.REDUCED),
        ("A writer beaten by guards went home.", Voice.REDUCED),
        ("Police tried to arrest Nadia Okrent.", Voice.INFINITIVE),
        ("Officers came, arresting two writers.", Voice.ING),
        ("Gunmen arrest Nadia Okrent", Voice.BASE),
        ("The arrest of Nadia Okrent was a mistake.", Voice.NOUN),
        ("Her arrest was a mistake.", Voice.NOUN),
        ("There were several arrests.", Voice.NOUN),
        ("He spoke of the beating by guards.", Voice.NOUN),
    ],
)
def test_the_voice_of_a_hit(text: str, voice: Voice) -> None:
    (hit,) = _hits(text)
    assert hit.voice is voice


@pytest.mark.parametrize(
    ("text", "helpers"),
    [
        ("Nadia Okrent was arrested.", {"was"}),
        ("Nadia Okrent has not been arrested.", {"has", "not", "been"}),
        ("Nadia Okrent was twice arrested.", {"was", "twice"}),
        ("Police may soon arrest Nadia Okrent.", {"may", "soon"}),
        ("Police never arrested Nadia Okrent.", {"never"}),
        ("Police arrested Nadia Okrent.", set()),
        ("Nadia Okrent was, they say, arrested.", set()),
    ],
)
def test_the_small_words_of_a_verb_group(text: str, helpers: set[str]) -> None:
    (hit,) = _hits(text)
    assert hit.helpers == helpers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Guards took her umbrella.", []),
        ("Guards took her into custody.", ["arrest"]),
        ("Guards took the young teacher from Karsk into custody.", ["arrest"]),
        ("Guards held a meeting.", []),
        ("She was held in a cell.", ["detention"]),
        ("The court set a date.", []),
        ("The court set the two young men free.", ["release"]),
        ("They set fire to the hut.", ["assault"]),
        ("They broke into the flat.", ["intimidation_harassment"]),
        ("They broke into the union's office.", ["search_seizure"]),
        ("They shot the goose.", ["assault"]),
        ("They shot the writer dead.", ["killing"]),
        ("He went home.", []),
        ("He went missing.", ["enforced_disappearance"]),
        ("He went on trial.", ["trial"]),
        ("She filed her nails.", []),
        ("She filed a long and careful complaint.", ["complaint_to_authorities"]),
        ("Orvania requested a loan.", []),
        ("Orvania requested her immediate extradition.", ["extradition_request"]),
    ],
)
def test_a_head_needs_its_other_words(text: str, told: list[str]) -> None:
    assert [hit.act.type for hit in _hits(text)] == told


def test_a_gap_is_at_most_eight_words() -> None:
    eight = "one two three four five six seven eight"
    assert _told(f"Guards took {eight} into custody.") == [("arrest", "active")]
    assert _told(f"Guards took {eight} nine into custody.") == []


@pytest.mark.parametrize("stop", [";", ", who went", "while going", "because he went"])
def test_a_gap_does_not_leave_the_clause(stop: str) -> None:
    assert _told(f"Guards took her {stop} into custody.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She received death threats.", ["threat"]),
        ("They demanded the extradition of Nadia Okrent.", ["extradition_request"]),
        ("The request for her extradition was late.", ["extradition_request"]),
        ("He escaped an assassination attempt.", ["killing"]),
        ("He was beaten to death.", ["killing"]),
        ("A smear campaign was launched.", ["smear"]),
    ],
)
def test_the_longer_words_take_the_shorter(text: str, told: list[str]) -> None:
    assert [hit.act.type for hit in _hits(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "Nadia Okrent was arrested and beaten.",
        "Nadia Okrent was arrested, beaten and robbed.",
        "A writer arrested, then beaten in Karsk, went home.",
    ],
)
def test_joined_verbs_stand_in_one_voice(text: str) -> None:
    voices = {hit.voice for hit in _hits(text)}
    assert len(voices) == 1
    assert voices <= {Voice.PASSIVE, Voice.REDUCED}


def test_a_negation_is_not_handed_on() -> None:
    first, second = _hits("Nadia Okrent was not arrested but beaten.")
    assert "not" in first.helpers
    assert "not" not in second.helpers


def test_a_verb_with_its_own_helper_keeps_its_voice() -> None:
    first, second = _hits("Nadia Okrent was arrested and has complained to the police.")
    assert (first.voice, second.voice) == (Voice.PASSIVE, Voice.ACTIVE)


@pytest.mark.parametrize(
    "text",
    [
        "The banned website is read by many.",
        "His stolen car was found.",
        "Another detained writer is well.",
        "The harvest was good.",
        "",
        "“ ” — , ; .",
    ],
)
def test_no_hit(text: str) -> None:
    assert _hits(text) == []


def test_hits_stand_in_order_and_apart() -> None:
    text = "Police searched the flat, seized a laptop, arrested Nadia Okrent and beat her brother."
    hits = _hits(text)
    assert [hit.act.type for hit in hits] == ["search_seizure", "search_seizure", "arrest", "assault"]
    assert all(one.head < other.head for one, other in itertools.pairwise(hits))


def test_a_hit_knows_its_places() -> None:
    words = words_of("Guards have taken Nadia Okrent into custody.", 0, 44)
    (hit,) = hits_of(words)
    assert [words[place].low for place in (hit.group, hit.head, *hit.tail)] == ["have", "taken", "into", "custody"]
    assert hit.last == hit.head + 1
