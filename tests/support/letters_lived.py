"""Letters in a life: written, changed in Word, passed, approved, sent, answered, published and taken back."""

from __future__ import annotations

import io

from hypothesis import strategies as st
from hypothesis.stateful import rule

from support.cases import Case
from support.letterheads import LOGO
from support.lived import COLLEAGUE, DATES, WHY, Lived
from support.office import PASSPHRASE
from support.word_edits import replaced_in_word
from tocsin.access.approvals import get_standing
from tocsin.access.dossier import get_dossier
from tocsin.access.in_clear import list_in_clear
from tocsin.actions.approve import approve
from tocsin.actions.came_back import Ties
from tocsin.actions.compose import compose
from tocsin.actions.confirm_pass import confirm_pass
from tocsin.actions.consent import Answered, record_consent
from tocsin.actions.deliver import Sent, deliver
from tocsin.actions.download import no_longer_clear, note_download, note_original
from tocsin.actions.draft_correction import draft_correction
from tocsin.actions.effect import Changed, record_effect, take_back_effect
from tocsin.actions.grant import name_grant
from tocsin.actions.hand_out import hand_out
from tocsin.actions.keep_letterhead import keep_letterhead
from tocsin.actions.keep_paper import keep_paper, leave_paper
from tocsin.actions.keep_template import drop_template, keep_template
from tocsin.actions.let_out import let_out
from tocsin.actions.letter_strikes import list_strikes
from tocsin.actions.mend import mend
from tocsin.actions.offices import keep_offices
from tocsin.actions.open_case import open_case
from tocsin.actions.pass_strike import pass_strike
from tocsin.actions.passphrases import add_passphrase, remove_passphrase
from tocsin.actions.publish import publish
from tocsin.actions.ready_to_send import ready_to_send
from tocsin.actions.release_urgently import release_urgently
from tocsin.actions.reply import Heard, reply
from tocsin.actions.retype import list_fields, retype
from tocsin.actions.revise import revise
from tocsin.actions.withdraw import withdraw
from tocsin.composing import parse_brief
from tocsin.composing.grounds import claims_picked
from tocsin.domain.effects import Impact
from tocsin.domain.facts import Finding, Repair, Severity
from tocsin.domain.letterhead import Letterhead, Piece
from tocsin.domain.offices import Office as Addressed
from tocsin.domain.viewer import Viewer

BRIEF = """
number = "UA 7/2020"
[organisation]
name = "Quay Centre"
[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
salutation = "Dear Prosecutor General"
[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor"]
"""
NOTE = """name = {{ en = "Note {}" }}

[[part]]
kind = "events"
heading = {{ en = "What we know" }}
needed = true
"""


class LettersLived(Lived):
    """Every verb of a letter."""

    cases = Lived.cases

    @rule(case=cases)
    def compose_a_letter(self, case: str) -> None:
        self.record_event(case, "Ilona Varga", "2018-07-05")
        composed = self.did("compose", compose, self.viewer, case, parse_brief(BRIEF))
        if composed is not None:
            path = self.home / f"{len(list(self.home.iterdir()))}.txt"
            self.did("let_out", let_out, self.viewer, path, composed.files["txt"], "letter")

    @rule(case=cases, pick=st.integers(0, 3))
    def write_and_hear(self, case: str, pick: int) -> None:
        """A letter goes to an office of the directory, an answer comes, and now and then the letter is taken back."""
        self.did("offices", keep_offices, self.viewer, [Addressed(f"port-{pick}", f"Port Authority {pick}")])
        ours = Letterhead(f"Quay Centre {pick}", signatory="Ada Lind" if pick else "")
        self.did("keep_letterhead", keep_letterhead, self.viewer, ours)
        self.did("keep_template", keep_template, self.viewer, "note-to-partners", NOTE.format(pick))
        if pick == 3:
            self.did("keep_template", drop_template, self.viewer, "note-to-partners")
        if pick == 3:
            self.did("keep_paper", keep_paper, self.viewer, Piece.LOGO, LOGO, "Two waves and a sun")
        elif pick == 2:
            self.did("keep_paper", leave_paper, self.viewer, Piece.LOGO)
        composed = self.did("compose", compose, self.viewer, case, parse_brief(BRIEF), each=pick < 2)
        if composed is None:
            return
        letter, sent = composed.intervention, Sent("post", "2020-01-02")
        gone = self.did("deliver", deliver, self.viewer, letter, "", sent, office="Prosecutor General")
        if gone is not None:
            heard = Heard("2020-01-03", words="We received your letter.", hearer="Ada Lind")
            self.did("reply", reply, self.viewer, gone.delivery, heard)
        for person in get_dossier(self.viewer, case).of_kind("person"):
            changed = Changed(Impact.A_LITTLE_BETTER, "2020-01-03", "A patrol passes.", confidential=pick == 1)
            made = self.did("effect", record_effect, self.viewer, letter, person.id, changed)
            if made is not None and pick == 2:
                self.did("effect", take_back_effect, self.viewer, made, WHY)
        self.did("grant", name_grant, self.viewer, letter if pick % 2 else case, "NF 2020")
        if pick == 0:
            self.did("withdraw", withdraw, self.viewer, letter, WHY)

    @rule(
        case=cases, was=st.sampled_from(["threatened", "Varga", "2018"]), now=st.sampled_from(["followed", "", "2019"])
    )
    def edit_a_letter_in_word(self, case: str, was: str, now: str) -> None:
        """A letter comes back with changes tracked, and once more, edited from its new version."""
        self.record_event(case, "Ilona Varga", "2018-07-05")
        composed = self.did("compose", compose, self.viewer, case, parse_brief(BRIEF))
        letter, file = (composed.intervention, composed.files["docx"]) if composed else ("", b"")
        for _ in range(2 if letter else 0):
            back = self.did("revise", revise, self.viewer, letter, io.BytesIO(replaced_in_word(file, was, now)))
            if back is None:
                return
            letter, file = back.intervention, back.files["docx"]

    @rule(case=cases, now=st.sampled_from(["", "She was followed on 9 July 2018.", "Nobody knows why."]))
    def type_over_a_letter(self, case: str, now: str) -> None:
        """Words are typed into a letter, and once it is there what rests on nothing is tied, or called our own word."""
        self.record_event(case, "Ilona Varga", "2018-07-05")
        composed = self.did("compose", compose, self.viewer, case, parse_brief(BRIEF), each=True)
        if composed is None:
            return
        told = [one for one in list_fields(self.viewer, composed.intervention) if "2018" in one.text]
        typed = self.did("retype", retype, self.viewer, composed.intervention, {told[-1].number: now}) if told else None
        loose = [row.number for row in typed.rows if row.unbound] if typed else []
        if typed:
            dossier = get_dossier(self.viewer, case)
            claims = claims_picked(dossier, [view.id for view in dossier.of_kind("event")])
            ties = Ties(dict.fromkeys(loose[:1], claims), loose[1:])
            self.did("retype", retype, self.viewer, typed.intervention, {}, ties)

    @rule(pick=st.integers(0, 3))
    def let_a_strike_pass(self, pick: int) -> None:
        """A letter says where somebody lives; one member proposes to let that pass, and now and then another agrees."""
        case = Case(self.office, str(self.did("open_case", open_case, self.viewer, "Strikes")))
        person = case.add("person", name="Ilona Varga", birth="1985-04-02")
        case.add("residence", person=person, place=case.add("place", name="Lisova 5, flat 12"))
        threat = case.add("event", type="threat", date="2018-07-05", completion="done")
        case.add("act", event=threat, victim=person, type="threat", completion="done")
        added = self.did("passphrases", add_passphrase, self.viewer, f"{PASSPHRASE} {pick} now", member_name="Ada Lind")
        brief = parse_brief(BRIEF.replace("without delay", "at Lisova 5, flat 12"))
        letter = compose(self.viewer, case.id, brief).intervention
        found = [one.digest for one in list_strikes(self.viewer, get_standing(self.viewer, letter))]
        self.did("pass_strike", pass_strike, self.viewer, letter, found[pick % len(found) :], WHY)
        if added is not None and pick % 2 == 0:
            self.did("confirm_pass", confirm_pass, Viewer(added.member), letter, found[pick % len(found) :])
        if added is not None:
            self.did("passphrases", remove_passphrase, self.viewer, added.place)

    @rule(way=st.sampled_from(["approved", "urgent"]), date=DATES)
    def let_a_letter_go(self, way: str, date: str) -> None:
        """A letter about somebody of age leaves in one of two ways; then a date is mended, and a correction drafted."""
        case = Case(self.office, str(self.did("open_case", open_case, self.viewer, "Letters")))
        person = case.add("person", name="Ilona Varga", birth="1985-04-02")
        answers = [Answered(audience, granted=True) for audience in ("addressees", "public")]
        self.did("consent", record_consent, self.viewer, case.id, person, answers)
        threat = case.add("event", type="threat", date="2018-07-05", completion="done")
        case.add("act", event=threat, victim=person, type="threat", completion="done")
        letter = compose(self.viewer, case.id, parse_brief(f"public = true\n{BRIEF}")).intervention
        if way == "approved":
            self.did("approve", approve, COLLEAGUE, letter)
            self.did("publish", publish, self.viewer, letter, self.home / "site")
        else:
            self.did("release_urgently", release_urgently, self.viewer, letter, WHY)
        self.did("hand_out", hand_out, self.viewer, letter, "pdf")
        self.did("ready_to_send", ready_to_send, self.viewer, letter)
        self.did("download", note_download, self.viewer, "events.csv", "list of events")
        self.did("download", note_original, self.viewer, "report.txt")
        for line in list_in_clear(self.viewer)[:1]:
            self.did("download", no_longer_clear, self.viewer, line.id)
        (claim,) = case.claims(threat, "event.date")
        repair = Repair(claim, None, "2018-07-05", date, value=date)
        finding = Finding("two-dates", 1, Severity.QUESTION, "Which?", (threat,), (claim,), (None,), (repair,))
        self.did("mend", mend, self.viewer, case.id, finding)
        self.did("draft_correction", draft_correction, self.viewer, case.id, letter)
