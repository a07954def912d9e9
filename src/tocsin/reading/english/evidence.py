"""What speaks for and against a run of capitalised words being a person. Pure counting, no training.

Weights are whole points, set by hand on news and statements; a name of two words needs `ENOUGH`, one word `SURE`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tocsin.reading.english.runs import Run
from tocsin.reading.english.words import English, english, small_words
from tocsin.reading.layout import Word

ENOUGH, SURE = 3, 5
_SURNAME = re.compile(
    r"(?:ov|ova|ev|eva|ova|sky|skyi|skiy|ski|ska|skaya|skaia|enko|shvili|dze|yan|ian|chuk|uk|yuk|ych|ich|ić|ović|oğlu|oglu|zade|pour|poor|nejad|"
    r"czyk|wicz|dóttir|dottir|sson|sen|escu|opoulos|idis|akis|ez|ães|inho|ullah|uddin|bekov|bayev|baev|ulu|uly|qizi|ovna|evna|ovych|ivna|in|ina)$"
)
_AGE = re.compile(r"\d{1,2}$")
_MINE = frozenset({"mine", "his", "hers", "ours", "theirs"})
_SMALL_DIRECTIONS = small_words("evidence.small_directions")
_DONE_TO_PEOPLE = small_words("evidence.done_to_people")
_PLACE_STARTS = small_words("evidence.place_starts")


def points_for_person(run: Run, words: Sequence[Word], lower: frozenset[str]) -> int:
    """How strongly the run looks like a person where it stands. `lower` are words that the text also writes small."""
    lexicon = english()
    return _inside(run, lexicon, lower) + _before(run, words, lexicon) + _after(run, words, lexicon)


def _inside(run: Run, lexicon: English, lower: frozenset[str]) -> int:
    lows = [word.low for word in run.words if word.text[0].isalpha()]
    points = 0
    if lexicon.is_given_name(lows[0]):
        points += 3
    elif any(lexicon.is_given_name(low) for low in lows):
        points += 2
    if 2 <= len(lows) <= 5:
        points += 1
    if len(lows) > 1 and _SURNAME.search(lows[-1]) and len(lows[-1]) > 4:
        points += 1
    if run.words[0].text.isupper() and len(run.words[0].text) > 1 and len(lows) == 1:
        points -= 4
    small = lexicon.names("particles")
    own = [low for low in lows if not lexicon.is_given_name(low) and low not in small]
    plain = sum(low in lexicon.names("not_names") or low in lower for low in own)
    points -= 3 * plain
    points -= 3 * sum(low in lexicon.countries or low in lexicon.names("continents") for low in lows[:2])
    points -= 4 * (run.name.lower() in lexicon.places)
    points -= 3 * (lows[0] in _PLACE_STARTS) + 3 * (lows[-1] in lexicon.names("place_words"))
    points -= 4 * any(low in lexicon.names("org_strong") for low in lows)
    return points - 2 * (len(lows) > 1 and lows[-1] in lexicon.names("org_heads"))


def _before(run: Run, words: Sequence[Word], lexicon: English) -> int:
    points = 0
    cut = [word.low for word in run.before]
    ahead = [word.low for word in words[max(0, run.first - len(run.before) - 4) : run.first - len(run.before)]]
    near = cut[-1] if cut else (ahead[-1] if ahead else "")
    if near == "." and len(cut) > 1:
        near = cut[-2]
    if near.split("-")[0] in lexicon.names("titles") or _introduces([*ahead, *cut]):
        points += 4
    elif near in lexicon.names("roles") or near in lexicon.names("people"):
        points += 3
    elif near in lexicon.names("kin") or (near == "," and _kin_ahead(ahead, lexicon)):
        points += 5
    elif near == "," and _office(words, run, lexicon):
        points += 3
    elif near == "to" and ahead[-2:-1] == ["according"]:
        points += 1
    elif near in _SMALL_DIRECTIONS and not cut:
        points -= 1 if lexicon.is_given_name(run.words[0].low) else 3
    elif near in {"against", "told"} or _done_to(near, ahead[-2] if len(ahead) > 1 else "", lexicon):
        points += 2
    return points - 2 * (near in {"from", "from the"} and not cut)


def _kin_ahead(ahead: Sequence[str], lexicon: English) -> bool:
    """Whether a relative or friend stands before the comma: "his spouse, X", "a friend of mine, X"."""
    before = ahead[-4:-1]
    of_mine = before[1:] and before[-2] == "of" and before[-1] in _MINE
    return bool(before) and (before[0] if of_mine else before[-1]) in lexicon.names("kin")


def _introduces(ahead: Sequence[str]) -> bool:
    """Whether somebody gives the name as his or her own: "I am X", "my name is X"."""
    return ahead[-2:] in (["i", "am"], ["name", "is"]) or ahead[-1:] == ["i'm"]


def _done_to(near: str, before: str, lexicon: English) -> bool:
    """Whether an act is done to what stands here: "arrested X", "the arrest of X"."""
    if near == "of":
        return before in lexicon.noun_cues or before in {"death", "case", "body", "whereabouts", "family"}
    return any(form.kind != "s" and _is_done_to_people(form.lemma, lexicon) for form in lexicon.forms.get(near, ()))


def _is_done_to_people(lemma: str, lexicon: English) -> bool:
    return lemma in _DONE_TO_PEOPLE or any(cue.act.takes == "person" for cue in lexicon.verb_cues.get(lemma, ()))


def _office(words: Sequence[Word], run: Run, lexicon: English) -> bool:
    """Whether an office stands before the comma ahead: "the Ombudswoman of Kelmark, X", "its vice-chair, X"."""
    for word in reversed(words[max(0, run.first - 7) : run.first - 1]):
        if word.low in lexicon.names("roles"):
            return True
        if not (word.capital or word.low in {"of", "the", "for", "'s", "and"}):
            return False
    return False


def _after(run: Run, words: Sequence[Word], lexicon: English) -> int:
    rest = [word.low for word in words[run.last : run.last + 8]]
    if not rest:
        return 0
    if rest[0] == "(" and len(rest) > 2:
        return 2 if rest[1] in lexicon.countries or _AGE.match(rest[1]) else 0
    if rest[0] in {",", "–", "—", "-"}:
        return _apposition(rest[1:], lexicon)
    if rest[0] in {"who", "whose", "himself", "herself"}:
        return 3
    if rest[0] in {"is", "was"} and _has_calling(rest[1:], lexicon):
        return 3
    if rest[0] in lexicon.names("person_verbs"):
        if rest[0] not in {"was", "is", "has", "had", "were"}:
            return 2
        acted = any(
            form.kind == "participle" and _is_done_to_people(form.lemma, lexicon)
            for low in rest[1:4]
            for form in lexicon.forms.get(low, ())
        ) or ("under" in rest and "surveillance" in rest)
        return 2 if acted else 1
    if rest[0] in {"'s", "'"} and len(rest) > 1:
        return 2 if rest[1] in lexicon.names("kin") or rest[1] in lexicon.names("things") else 0
    return 0


def _has_calling(rest: Sequence[str], lexicon: English) -> bool:
    """Whether somebody is said to be something: "is a journalist from …"."""
    if rest[:1] not in (["a"], ["an"], ["one"], ["the"]):
        return False
    for low in rest[1:6]:
        if low in lexicon.names("org_classes") or low in {",", ".", "and", "of", "for"}:
            return False
        if low in lexicon.names("roles"):
            return True
    return False


def _apposition(rest: Sequence[str], lexicon: English) -> int:
    """What follows a comma: an age, "who", an office ("a reporter with …")."""
    if not rest:
        return 0
    if _AGE.match(rest[0]) or rest[0] in {"aged", "who", "whose", "whom"}:
        return 3
    for low in rest[:6]:
        if low in lexicon.names("org_classes") and low not in {"group", "news", "party", "media"}:
            return -3
        if low in lexicon.names("roles"):
            return 3
        if low in {",", ".", "and", "said", "of", "with", "in"} and low != rest[0]:
            break
    return 2 if rest[0] in {"said", "told"} else 0
