"""`consent`: what somebody answered, or the other ground on which the person may be named.

Kept for this person, purpose, audience, scope and period, as claims of an entry. What was not asked is not recorded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.access.filter import row_within, scope_of
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.reason import reason
from tocsin.actions.writing import writing
from tocsin.domain.audience import Telling
from tocsin.domain.clearance import USES, WITHOUT_A_WORD, Ground
from tocsin.domain.errors import BadValue, Cause
from tocsin.domain.operations import Known
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.records.words import WORDS


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer, yes or no. `use` is that of the audience where none is given; `given_by` is who spoke for the person.

    Days are EDTF, empty for none; `form` is oral, written or recorded; `limits` are the person's own words.
    """

    audience: str
    granted: bool
    use: str = ""
    scopes: tuple[Telling, ...] = ()
    since: str = ""
    until: str = ""
    form: str = ""
    limits: str = ""
    given_by: str = ""


def record_consent(viewer: Viewer, case: str, person: str, answers: Sequence[Answered]) -> tuple[str, ...]:
    """Record what somebody answered; the consents in the order of the answers.

    Raises NoSuch, BadValue, BadDate, UnknownWord: nothing is written then.
    """
    scope = scope_of(viewer, case)
    row_within(viewer, scope, person, "person")
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    made = tuple(_consent(entry, person, _values(viewer, scope, one)) for one in answers)
    _say(viewer, scope, *entry.operations)
    return made


def record_ground(
    viewer: Viewer, case: str, person: str, ground: Ground, because: str, *, audience: str = "", until: str = ""
) -> str:
    """Record that somebody may be named without a word of the person: why, and until when.

    Raises NoSuch, ReasonMissing, BadValue, BadDate, UnknownWord: nothing is written then.
    """
    if ground not in WITHOUT_A_WORD:
        raise BadValue(property="consent.ground", why=Cause("somebody must have agreed; record who did"))
    scope = scope_of(viewer, case)
    row_within(viewer, scope, person, "person")
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    made = _consent(entry, person, {"ground": str(ground), "audience": audience, "until": until})
    _say(viewer, scope, *entry.operations, reason(made, because))
    return made


def _values(viewer: Viewer, scope: str, one: Answered) -> Mapping[str, str]:
    if not one.use and one.audience not in USES:
        raise BadValue(
            property="consent.use", why=Cause("say for what; only for letters it follows from who reads them")
        )
    if one.given_by:
        kind = WORDS.word(row_within(viewer, scope, one.given_by).kind)
        if kind not in schema().property("consent.given_by").targets:
            raise BadValue(property="consent.given_by", why=Cause("it cannot point at a {kind}", kind=kind))
    return {
        "given_by": one.given_by,
        "ground": str(Ground.REPRESENTATIVE) if one.given_by else "",
        "use": one.use or USES[one.audience][0],
        "audience": one.audience,
        "granted": "true" if one.granted else "false",
        "from": one.since,
        "until": one.until,
        "form": one.form,
        "limits": one.limits,
        **{f"scope {telling}": str(telling) for telling in one.scopes},
    }


def _consent(entry: Entry, person: str, values: Mapping[str, str]) -> str:
    consent = entry.open("consent")
    entry.claim(consent, "consent.subject", person)
    for name, text in values.items():
        if text:
            entry.claim(consent, f"consent.{name.partition(' ')[0]}", text)
    return consent


def _say(viewer: Viewer, scope: str, *operations: Known) -> None:
    with writing(viewer) as said:
        said.say(scope, *operations)
