"""What somebody agreed to, purpose by purpose and audience by audience, and the answer that a form records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils.translation import gettext

from tocsin.access.dossier import get_dossier
from tocsin.actions.consent import Answered, record_consent
from tocsin.actions.retract import retract
from tocsin.composing.people import every, is_of_age
from tocsin.domain.audience import Telling
from tocsin.domain.clearance import ADDRESSEES, NAMED, SHARED, Answer, answer_for
from tocsin.domain.clearance import USES as OF_READERS
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import NoSuch
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer
from tocsin.web.entry_form import entries_of
from tocsin.web.review_forms import date_of
from tocsin.web.values import Line, Reader
from tocsin.web.words import term_label

USES, AUDIENCES, FORMS, SCOPES = "consent_uses", "consent_audiences", "consent_forms", "consent_scopes"
FIELDS = ("use", "audience", "granted", "since", "until", "form", "limits", "given_by")
OF_LETTERS = frozenset({SHARED, NAMED, "publish_anonymously"})
MARKS: Mapping[Answer, str] = {
    Answer.NOT_ASKED: "?",
    Answer.REFUSED: "✗",
    Answer.ENDED: "–",
    Answer.GUARDIAN: "!",
    Answer.YES: "✓",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """The answer about one use for one audience: a sign, the words for it, and the tone of a pill."""

    use: str
    audience: str
    mark: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    """One use with its answers. `weighty` is what letters need, and what anybody was asked about."""

    label: str
    cells: tuple[Cell, ...]
    weighty: bool


@dataclass(frozen=True, slots=True)
class Given:
    """One answer that was recorded, with its values; `stands` while nobody took it back."""

    id: str
    lines: tuple[Line, ...]
    stands: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """The form that records an answer: what can be chosen in it, and what is."""

    uses: tuple[tuple[str, str], ...]
    audiences: tuple[tuple[str, str], ...]
    forms: tuple[tuple[str, str], ...]
    scopes: tuple[tuple[str, str], ...]
    speakers: tuple[tuple[str, str], ...]
    typed: Mapping[str, str]
    ticked: frozenset[str]


def answer_words(answer: Answer) -> tuple[str, str]:
    """An answer in words, and its tone."""
    return {
        Answer.NOT_ASKED: (gettext("not yet asked"), ""),
        Answer.REFUSED: (gettext("refused"), "look"),
        Answer.ENDED: (gettext("ended, or not begun"), "look"),
        Answer.GUARDIAN: (gettext("nobody who may speak for a child has agreed"), "look"),
        Answer.YES: (gettext("agreed"), "done"),
    }[answer]


def today() -> date:
    """The day on which a consent has to hold."""
    return datetime.now(UTC).date()


def matrix(dossier: Dossier, person: EntityView) -> list[Row]:
    """Every use and audience. Whoever is not known to be of age counts as a child, as for a letter."""
    answers = consents_only(dossier)
    return [_row(label, use, tuple(_cells(answers, person, use))) for use, label in _terms(USES)]


def consents_only(dossier: Dossier) -> Dossier:
    """What was answered in a case and nothing else, so that many questions about it are quick."""
    return Dossier(dossier.case, {view.id: view for view in dossier.of_kind("consent")})


def audiences() -> tuple[tuple[str, str], ...]:
    """Every audience, by what it is called."""
    return _terms(AUDIENCES)


def legend() -> list[tuple[str, str, str]]:
    """Each sign with its words and tone."""
    return [(MARKS[answer], *answer_words(answer)) for answer in Answer]


def given(reader: Reader, dossier: Dossier, person: str) -> list[Given]:
    """Every answer that was recorded of somebody, the earliest first."""
    found = dossier.pointing("consent.subject", person)
    hide = frozenset({"consent.subject"})
    return [Given(one.id, tuple(reader.lines(dossier, one, hide)), bool(one.all("consent.granted"))) for one in found]


def asking(dossier: Dossier, person: str, posted: Mapping[str, str], ticked: frozenset[str]) -> Asking:
    """The form; without a choice it asks what letters need most."""
    typed = {name: posted.get(name, "").strip() for name in FIELDS}
    typed["use"] = typed["use"] if typed["use"] in thesaurus(USES) else SHARED
    typed["audience"] = typed["audience"] if typed["audience"] in thesaurus(AUDIENCES) else ADDRESSEES
    speakers = [pair for pair in entries_of(dossier, ("person", "source")) if pair[0] != person]
    uses, read_by, forms, scopes = (_terms(name) for name in (USES, AUDIENCES, FORMS, SCOPES))
    return Asking(uses, read_by, forms, scopes, tuple(speakers), typed, ticked)


def record_answer(
    viewer: Viewer, case: str, person: str, posted: Mapping[str, str], ticked: frozenset[str], child: bool
) -> str:
    """Record what a form says; what hinders, in words, or nothing. Raises what `record_consent` raises."""
    typed = {name: posted.get(name, "").strip() for name in FIELDS}
    if typed["granted"] not in {"yes", "no"}:
        return gettext("Was it agreed to, or refused? What was not asked is not recorded.")
    granted = typed["granted"] == "yes"
    dossier = get_dossier(viewer, case)
    stands = answer_for(dossier, person, typed["use"], typed["audience"], today(), child=child)
    if granted and stands is Answer.REFUSED:
        return gettext(
            "This was refused, and a refusal holds until it is taken back. Take it back below, with the reason."
        )
    record_consent(viewer, case, person, [_answered(typed, ticked, granted=granted)])
    return ""


def record_questions(
    viewer: Viewer, case: str, person: str, posted: Mapping[str, str], ticked: frozenset[str], child: bool
) -> str:
    """Record what somebody answered to the questions for letters, all of it or nothing; what hinders, in words.

    Raises what `record_consent` raises.
    """
    said = {audience: posted.get(f"answer-{audience}", "") for audience in OF_READERS}
    told = {audience: answer == "yes" for audience, answer in said.items() if answer in {"yes", "no"}}
    if not told:
        return gettext("Was it agreed to, or refused? What was not asked is not recorded.")
    dossier = get_dossier(viewer, case)
    stands = {one: answer_for(dossier, person, OF_READERS[one][0], one, today(), child=child) for one in told}
    if any(granted and stands[one] is Answer.REFUSED for one, granted in told.items()):
        return gettext(
            "This was refused, and a refusal holds until it is taken back. Take it back below, with the reason."
        )
    shared = {name: posted.get(name, "").strip() for name in FIELDS}
    several = ((shared | {"audience": one, "use": OF_READERS[one][0]}, granted) for one, granted in told.items())
    record_consent(viewer, case, person, [_answered(typed, ticked, granted=granted) for typed, granted in several])
    return ""


def take_back(viewer: Viewer, dossier: Dossier, person: str, consent: str, because: str) -> None:
    """Put an answer out of force; it stays in the history. Raises NoSuch, ReasonMissing."""
    one = next((view for view in dossier.pointing("consent.subject", person) if view.id == consent), None)
    claims = [claim for shown in every(one.all("consent.granted")) for claim in shown.claims] if one else []
    if not claims:
        raise NoSuch(what="consent")
    for claim in dict.fromkeys(claims):
        retract(viewer, claim, because)


def is_child_today(person: EntityView) -> bool:
    """Whether somebody is not known to be of age."""
    return not is_of_age(person, today())


def _answered(typed: Mapping[str, str], ticked: frozenset[str], *, granted: bool) -> Answered:
    return Answered(
        audience=typed["audience"],
        granted=granted,
        use=typed["use"],
        scopes=tuple(one for one in Telling if one in ticked) if granted else (),
        since=date_of(typed["since"]) if typed["since"] else "",
        until=date_of(typed["until"]) if typed["until"] else "",
        form=typed["form"],
        limits=typed["limits"],
        given_by=typed["given_by"],
    )


def _row(label: str, use: str, cells: tuple[Cell, ...]) -> Row:
    return Row(label, cells, use in OF_LETTERS or any(cell.mark != MARKS[Answer.NOT_ASKED] for cell in cells))


def _cells(dossier: Dossier, person: EntityView, use: str) -> Iterator[Cell]:
    child = is_child_today(person)
    for audience, _ in audiences():
        answer = answer_for(dossier, person.id, use, audience, today(), child=child)
        yield Cell(use, audience, MARKS[answer], *answer_words(answer))


def _terms(name: str) -> tuple[tuple[str, str], ...]:
    return tuple((term.id, term_label(name, term.id)) for term in thesaurus(name))
