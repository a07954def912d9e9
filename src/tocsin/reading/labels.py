"""Short wordings of events for people: "the arrest of Ilona Varga"."""

from __future__ import annotations

from tocsin.domain.terms import thesaurus
from tocsin.reading.model import EventRead
from tocsin.reading.tongues import UNKNOWN

_NOUNS = {
    "surveillance": "surveillance",
    "threat": "threat",
    "intimidation_harassment": "intimidation",
    "attempted_abduction": "attempted abduction",
    "abduction": "abduction",
    "enforced_disappearance": "disappearance",
    "arrest": "arrest",
    "detention": "detention",
    "release": "release",
    "charge": "charge",
    "trial": "trial",
    "conviction": "conviction",
    "search_seizure": "search or seizure",
    "extradition_request": "extradition request",
    "extradition": "extradition",
    "deportation": "deportation",
    "asylum_application": "asylum application",
    "asylum_refusal": "refusal of asylum",
    "asylum_recognition": "recognition as a refugee",
    "appeal_court": "court appeal",
    "assault": "assault",
    "torture": "torture or ill-treatment",
    "killing": "killing",
    "smear": "smear",
    "cyberattack": "cyberattack",
    "restriction": "restriction",
    "press_conference": "press conference",
    "statement": "publication",
    "complaint_to_authorities": "complaint to the authorities",
    "other": "event",
}
_TO = {"threat": "to", "asylum_refusal": "to"}
_BY = frozenset({"press_conference", "statement", "complaint_to_authorities", "asylum_application", "appeal_court"})


def type_label(event_type: str) -> str:
    """A type as plain words, without an article."""
    return _NOUNS.get(event_type, event_type.replace("_", " "))


def event_label(event: EventRead) -> str:
    """The event with its article and, where named, the first of those concerned."""
    noun = type_label(event.type)
    if event.completion == "attempted" and not noun.startswith("attempted"):
        noun = f"attempted {noun}"
    if event.completion == "threatened":
        noun = f"threatened {noun}"
    if not event.victims:
        return f"the {noun}"
    link = "by" if event.type in _BY else _TO.get(event.type, "of")
    others = " and others" if len(event.victims) > 1 else ""
    return f"the {noun} {link} {event.victims[0]}{others}"


def language_label(code: str) -> str:
    """The name of a language by its code."""
    terms = thesaurus("languages").terms
    return terms[code].label() if code in terms else "unknown" if code == UNKNOWN else code


def reader_label(reader: str) -> str:
    """Who read, of `Reading.reader`: the rules alone, or with which models."""
    _, *models = reader.split("+")
    return f"by its rules and {' and '.join(models)}" if models else "by its rules alone"
