"""`tocsin consent`: three plain questions to somebody who is to be named; or how it stands with everybody of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from tocsin.access.clearance import list_clearances
from tocsin.access.dossier import get_dossier
from tocsin.access.handles import find_entity, handle
from tocsin.actions.consent import Answered, record_consent, record_ground
from tocsin.actions.letter_checks import today
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.labels import name_of
from tocsin.cli.terminal import complain, say, say_json
from tocsin.domain import values
from tocsin.domain.audience import Telling
from tocsin.domain.clearance import QUESTIONS, SCOPE_QUESTIONS, Answer, Cleared, Ground
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import BadDate, BadValue
from tocsin.domain.schema import schema
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer

_READ = {"addressees": "the offices that we write to", "public": "everybody"}
_GROUNDS = {"public-office": Ground.OFFICE, "own-publication": Ground.PUBLICATION}
_WORDS = {"yes": True, "y": True, "no": False, "n": False}


@click.command("consent")
@click.argument("case_words", metavar="CASE")
@click.argument("person", required=False)
@click.option(
    "--audience", type=click.Choice([term.id for term in thesaurus("consent_audiences")]), help="Who may see it."
)
@click.option(
    "--use", type=click.Choice([term.id for term in thesaurus("consent_uses")]), help="What for, if not for a letter."
)
@click.option("--answer", type=click.Choice(["yes", "no"]), help="What was answered. Without it you are asked.")
@click.option(
    "--may-tell",
    "scopes",
    multiple=True,
    type=click.Choice([str(one) for one in Telling]),
    help="What may be told beside the name.",
)
@click.option("--from", "since", default="", metavar="DATE", help="The first day on which it holds.")
@click.option("--until", default="", metavar="DATE", help="The last day on which it holds.")
@click.option("--form", type=click.Choice([term.id for term in thesaurus("consent_forms")]), help="How it was given.")
@click.option("--limits", default="", help="What is to be left out, in the person's own words.")
@click.option("--given-by", default="", metavar="PERSON", help="Who may lawfully speak for PERSON, and did.")
@click.option("--ground", type=click.Choice(list(_GROUNDS)), help="PERSON is named on this ground; needs --because.")
@click.option("--because", default="", help="Which office, or where it was published; kept beside it.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, /, case_words: str, person: str | None, as_json: bool, **given: Any) -> None:
    """Ask PERSON three questions, or record the answer that you name; without PERSON, list how it stands in CASE.

    What was not asked is no refusal, and no consent either. See docs/how-to/consent.md.
    """
    case = the_case(viewer, case_words)
    if person is None:
        _list(viewer, case, as_json)
        return
    subject = find_entity(viewer, person, "person")
    made = _record(viewer, case, subject, **given)
    stands = _stands(viewer, case)[subject]
    if as_json:
        say_json({"person": subject, "consents": list(made), "stands": _form(stands)})
        return
    say("Recorded " + ", ".join(handle("consent", one) for one in made) if made else "Nothing was recorded.")
    for line in _lines(get_dossier(viewer, case), stands):
        say(line)


def _record(viewer: Viewer, case: str, person: str, **given: Any) -> tuple[str, ...]:
    if given["ground"]:
        ground = _GROUNDS[given["ground"]]
        audience, until = given["audience"] or "", given["until"]
        return (record_ground(viewer, case, person, ground, given["because"], audience=audience, until=until),)
    if given["because"]:
        raise click.UsageError("--because belongs to --ground.")
    spoken = find_entity(viewer, given["given_by"]) if given["given_by"] else ""
    if given["answer"] is None:
        answers = tuple(_asked(spoken))
    elif given["audience"] is None:
        raise click.UsageError("Say to whom: --answer takes --audience.")
    else:
        answers = (_given(spoken, **given),)
    return record_consent(viewer, case, person, answers) if answers else ()


def _given(spoken: str, **given: Any) -> Answered:
    return Answered(
        audience=given["audience"],
        granted=given["answer"] == "yes",
        use=given["use"] or "",
        scopes=tuple(Telling(word) for word in given["scopes"]),
        since=given["since"],
        until=given["until"],
        form=given["form"] or "",
        limits=given["limits"],
        given_by=spoken,
    )


def _asked(given_by: str) -> Iterator[Answered]:
    """The three questions: to the offices, to everybody, and what else until when. Empty means: not asked yet."""
    complain("Ask in these words or in your own. Answer yes or no; leave empty what was not asked.")
    answers = {audience: _yes_or_no(f"{n}. {QUESTIONS[audience]}") for n, audience in enumerate(QUESTIONS, 1)}
    scopes: tuple[Telling, ...] = ()
    until = ""
    if any(answers.values()):
        complain("3. What else may they learn, and until when?")
        scopes = tuple(telling for telling, question in SCOPE_QUESTIONS.items() if _yes_or_no(f"   {question}"))
        until = _day("   Until which day? (Empty: until it is taken back)")
    for audience, granted in answers.items():
        if granted:
            yield Answered(audience, True, scopes=scopes, until=until, given_by=given_by)
        elif granted is False:
            yield Answered(audience, False, given_by=given_by)


def _yes_or_no(question: str) -> bool | None:
    while word := str(click.prompt(question, default="", show_default=False, err=True)).strip().casefold():
        if word in _WORDS:
            return _WORDS[word]
        complain("Answer yes or no, or leave it empty.")
    return None


def _day(question: str) -> str:
    while text := str(click.prompt(question, default="", show_default=False, err=True)).strip():
        try:
            values.parse(text, schema().property("consent.until"))
        except (BadDate, BadValue) as exc:
            complain(str(exc))
        else:
            return text
    return ""


def _list(viewer: Viewer, case: str, as_json: bool) -> None:
    dossier, stands = get_dossier(viewer, case), _stands(viewer, case)
    if as_json:
        say_json([{"person": one, "stands": _form(stands[one])} for one in stands])
        return
    for one in stands:
        say(f"{handle('person', one)}  {name_of(dossier, one)}")
        for line in _lines(dossier, stands[one]):
            say(line)


def _lines(dossier: Dossier, stands: Mapping[str, Cleared]) -> Iterator[str]:
    for audience, one in stands.items():
        yield f"  {_READ[audience]}: {answer_words(one)}"
        if one.answer is Answer.REFUSED:
            claims = (s.claims[-1] for uid in one.consents for s in dossier.entities[uid].all("consent.granted"))
            yield f"    It holds until somebody retracts it: {', '.join(handle('claim', claim) for claim in claims)}."


def answer_words(one: Cleared) -> str:
    """How it stands with one person, in words: the answer or the ground, and what else may be told."""
    if one.ground is Ground.OWN_WORD:
        words = str(one.answer)
    else:
        words = thesaurus("consent_grounds").term(str(one.ground)).label().lower()
    told = ", ".join(str(telling) for telling in Telling if telling in one.scopes)
    return f"{words}; may also tell: {told}" if told else words


def _stands(viewer: Viewer, case: str) -> dict[str, dict[str, Cleared]]:
    """How it stands with everybody of a case, by audience."""
    day = today()
    found: dict[str, dict[str, Cleared]] = {}
    for audience in QUESTIONS:
        for one in list_clearances(viewer, case, audience, day):
            found.setdefault(one.person, {})[audience] = one
    return found


def _form(stands: Mapping[str, Cleared]) -> dict[str, Any]:
    return {
        audience: {
            "answer": one.answer.name.lower(),
            "ground": str(one.ground),
            "consents": list(one.consents),
            "may_tell": sorted(one.scopes),
        }
        for audience, one in stands.items()
    }
