"""A letter changed in Word or at the desk, against the one we wrote: what its sentences rest on, and the letter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tocsin.access.approvals import get_standing
from tocsin.access.bindings import get_bindings, get_lines
from tocsin.access.claims import values_with
from tocsin.access.clearance import audience_of
from tocsin.access.dossier import get_dossier
from tocsin.access.form_changes import known_forms, names_of_all
from tocsin.access.letterhead import get_paper
from tocsin.access.scopes import case_of
from tocsin.access.statements import find_file, read_file
from tocsin.access.templates import own_forms
from tocsin.actions.case_names import CaseNames, dates_in
from tocsin.actions.letter_checks import WITHDRAWN
from tocsin.actions.letter_strikes import leaving_files
from tocsin.actions.letters_to_each import has_own_letters
from tocsin.actions.new_version import day_of, next_version
from tocsin.actions.sealed_letter import MEDIA, rendered
from tocsin.actions.search_letter import search_letter, searched
from tocsin.composing import Letter
from tocsin.composing.came_back import META, Block, Demanded, Head, demands_of, letter_of
from tocsin.composing.letter import Gap
from tocsin.composing.other_forms import other_forms
from tocsin.composing.rebinding import Checked
from tocsin.composing.stated import clean
from tocsin.composing.template import headings_of_ours, template, template_ids
from tocsin.composing.wording import LANGUAGES
from tocsin.domain.approval import Standing
from tocsin.domain.bindings import Binding, Tie
from tocsin.domain.clearance import PUBLIC
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import Cause, LetterNotTaken, NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.letters.naming import REGIONS, letter_name
from tocsin.letters.reading_back import IN_LETTERHEAD, REMARKS, WordLetter, read_back
from tocsin.letters.taken_apart import TakenApart, figures, our_sentences, take_apart, take_apart_translated
from tocsin.reading.dates.find import find_dates

LEAST = 0.25  # of our sentences that rest on claims: a file that holds fewer is another letter
_FOUND = frozenset({Tie.SAME, Tie.REWORDED, Tie.CHANGED, Tie.TRANSLATED})
NO_FORM = Cause("the letter that it would be a version of is not kept as a Word file")
OTHER = Cause("it holds too few of the sentences of this letter to be it")
NO_TITLE = Cause("no paragraph in it is set as a title")
BY_HAND = "a person says that it is our own word"
NONE_TO_EACH = Cause("No addressee has a letter of its own in this language: how each is greeted in it is not known.")


@dataclass(frozen=True, slots=True)
class Ties:
    """What a person says of sentences, by their numbers: the claims that they rest on (none: those from before), or
    that they are our own word. `translated` is the language that the letter came back in, where that is another one.
    """

    claims: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    ours: Collection[int] = ()
    translated: str = ""


@dataclass(frozen=True, slots=True)
class Revised:
    """A letter that came back, with the tie of each sentence. `intervention` is its new version once it is recorded."""

    letter: Letter
    rows: tuple[Binding, ...]
    comments: tuple[str, ...]
    name: str
    files: Mapping[str, bytes]
    demands: tuple[Demanded, ...] = ()
    translated: str = ""
    intervention: str = ""


def own_form(viewer: Viewer, dossier: Dossier, intervention: str) -> WordLetter:
    """The letter as we set it in Word. Raises LetterNotTaken, MissingFile, DamagedFile."""
    scope = f"case:{dossier.case}"
    for shown in dossier.entities[intervention].all("intervention.letters"):
        if shown.value and find_file(viewer, scope, shown.value).media_type == MEDIA["docx"]:
            return read_back(read_file(viewer, scope, shown.value))
    raise LetterNotTaken(why=NO_FORM)


def set_anew(viewer: Viewer, intervention: str, read: Revised) -> Revised:
    """What `read_as` gave, with its files, and those searched. Raises what `revise` raises."""
    files = rendered(read.letter, get_paper(viewer))
    named = {f"{read.name}.{ending}": made for ending, made in files.items()}
    _hold_strikes(viewer, get_standing(viewer, intervention), named)
    return replace(read, files=files)


def read_as(
    viewer: Viewer,
    intervention: str,
    changed: Callable[[WordLetter], WordLetter],
    ties: Ties,
    *,
    from_outside: bool = True,
) -> Revised:
    """The letter that these words make, without files. Raises LetterNotTaken, NoSuch, MissingFile, DamagedFile.

    `changed` gives its words as they are now for those that we set. What came `from_outside` may be another letter.
    """
    refuse_withdrawn(get_standing(viewer, intervention))
    dossier = get_dossier(viewer, case_of(viewer, intervention))
    ours = own_form(viewer, dossier, intervention)
    theirs = changed(ours)
    apart = _apart(viewer, dossier, intervention, (ours, theirs), ties.translated)
    if from_outside:
        _refuse_another(dossier, intervention, (ours, theirs), apart)
    rows = tuple(_tied(viewer, row, ties, dossier) for row in apart.rows)
    _refuse_unknown(rows, ties)
    head = _head(viewer, dossier, intervention, (ours, theirs), ties.translated)
    blocks = _blocks(apart, rows)
    letter = _letter(head, _remarks(ours, theirs), apart, blocks, rows, _unlooked(viewer, dossier, rows))
    view = dossier.entities[intervention]
    update = view.text("intervention.update")
    letter = replace(letter, public=audience_of(view) == PUBLIC, update=int(update) if update.isdecimal() else 0)
    if ties.translated and has_own_letters(dossier, intervention):
        letter = replace(letter, gaps=(*letter.gaps, Gap(NONE_TO_EACH)))
    demands = tuple(demands_of(blocks))
    return Revised(letter, rows, theirs.comments, letter_name(letter), {}, demands, ties.translated)


def refuse_withdrawn(standing: Standing) -> None:
    """Raises LetterNotTaken for a letter that was taken back."""
    if standing.withdrawn:
        raise LetterNotTaken(
            why=Cause("the letter cannot have a new version, because {withdrawn}", withdrawn=WITHDRAWN)
        )


def _hold_strikes(viewer: Viewer, standing: Standing, files: Mapping[str, bytes]) -> None:
    """Raises MustNotLeave for what must not leave and the letter before does not say of whom it says it here, too.

    What that letter says already, two members may let pass in this one as in that.
    """
    found = searched(viewer, standing.intervention, files).strikes
    if found:
        before = searched(viewer, standing.intervention, leaving_files(viewer, standing)).strikes
        known = {(strike.entity, strike.what) for strike in before}
        passed = [strike for strike in found if (strike.entity, strike.what) in known]
        search_letter(viewer, standing.intervention, files, passed=passed)


def _apart(
    viewer: Viewer, dossier: Dossier, intervention: str, words: tuple[WordLetter, WordLetter], translated: str
) -> TakenApart:
    ours, theirs = words
    before = get_bindings(viewer, intervention)
    loose = before.unbound if before else ()
    written = our_sentences(ours, get_lines(viewer, intervention)[0], loose, before.said_ours if before else ())
    if not translated:
        known, others = known_forms(dossier, _language(ours)), names_of_all(dossier)
        own = headings_of_ours(one.form for one in own_forms(viewer))
        return take_apart(theirs, written, lambda was, now: bool(other_forms(was, now, known, others)), own)
    if translated not in LANGUAGES or translated == _language(ours):
        raise LetterNotTaken(why=Cause("the language of a translation is another one of en, uk, ru and pl"))
    names, language = CaseNames(dossier), _language(ours)

    def check(text: str, is_translation: bool) -> Checked:
        dates = dates_in(text, translated if is_translation else language)
        return Checked(dates, figures(text), names.in_full(text))

    return take_apart_translated(theirs, written, check)


def _refuse_another(
    dossier: Dossier, intervention: str, words: tuple[WordLetter, WordLetter], apart: TakenApart
) -> None:
    """Raises LetterNotTaken where the file is another letter, of this case or of none."""
    ours, theirs = words
    own = dossier.entities[intervention].text("intervention.number")
    others = {view.text("intervention.number") for view in dossier.of_kind("intervention")} - {"", own}
    if ours.title != theirs.title and any(theirs.title.endswith(f" {number}") for number in others):
        raise LetterNotTaken(why=Cause("it says that it is another letter of this case"))
    rested = [row for row in apart.rows if row.was_claims]
    found = sum(row.tie in _FOUND for row in rested)
    if not rested or found < LEAST * len(rested):
        raise LetterNotTaken(why=OTHER)


def _tied(viewer: Viewer, row: Binding, ties: Ties, dossier: Dossier) -> Binding:
    """The row, as a person ties it. Raises LetterNotTaken, NoSuch."""
    if row.number in ties.ours and row.unbound:
        return replace(row, tie=Tie.OURS, claims=(), why=BY_HAND)
    if row.number not in ties.claims or not row.number:
        return row
    claims = ties.claims[row.number]
    if not claims and (row.why or not row.was_claims):
        why = Cause(
            "sentence {number} cannot rest on what it rested on before; say on what: --tie {number}=CLAIM",
            number=row.number,
        )
        raise LetterNotTaken(why=why)
    in_force = {claim for *_, shown in values_with(viewer, dossier, claims) for claim in shown.claims}
    if not in_force.issuperset(claims):
        raise NoSuch(what="claim in force of this case")
    return replace(row, tie=Tie.TIED, claims=claims or row.was_claims, why="")


def _refuse_unknown(rows: tuple[Binding, ...], ties: Ties) -> None:
    unknown = sorted({*ties.claims, *ties.ours} - {row.number for row in rows if row.number})
    if unknown:
        raise LetterNotTaken(why=Cause("it has no sentence {number}; --look lists them", number=unknown[0]))


def _head(
    viewer: Viewer, dossier: Dossier, intervention: str, words: tuple[WordLetter, WordLetter], translated: str
) -> Head:
    own = (one.form.names for one in own_forms(viewer))
    (ours, theirs), view = words, dossier.entities[intervention]
    number, language = view.text("intervention.number"), _language(ours)
    kind = ours.title.removesuffix(number).strip() if number else ours.title
    names = [*own, *(template(one).names for one in template_ids())]
    if translated:
        kind = next((row[translated] for row in names if row.get(language) == kind and translated in row), kind)
    version = next_version(dossier, intervention)
    first = dossier.entities.get(view.text("intervention.update_of"))
    before = first.text("intervention.date") if first else ""
    day = _day_on(theirs, translated or language, before) or day_of(view)
    return Head(kind, number, version, day, translated or language, ours.sender)


def _day_on(word: WordLetter, language: str, before: str) -> date | None:
    """The one day that stands under the title beside that of the letter `before`; None where there is no such one."""
    meta = next((paragraph.raw for paragraph in word.paragraphs if paragraph.style == META), "")
    found = {one.edtf for one in find_dates(clean(meta), language) if one.edtf} - {before}
    try:
        return date.fromisoformat(found.pop()) if len(found) == 1 else None
    except ValueError:
        return None


def _language(word: WordLetter) -> str:
    return next((language for language, region in REGIONS.items() if region == word.language), "en")


def _blocks(apart: TakenApart, rows: Sequence[Binding]) -> list[Block]:
    """The paragraphs, with what a person said of their sentences."""
    by_number = {row.number: row for row in rows}
    return [
        replace(block, sentences=tuple(replace(one, row=by_number[one.row.number]) for one in block.sentences))
        for block in apart.blocks
    ]


def _unlooked(viewer: Viewer, dossier: Dossier, rows: Iterable[Binding]) -> frozenset[str]:
    """The claims behind these sentences, as far as their values are some that nobody has looked at."""
    used = {claim for row in rows for claim in row.claims}
    values = values_with(viewer, dossier, used)
    return frozenset(claim for *_, shown in values if not shown.looked for claim in shown.claims)


def _remarks(ours: WordLetter, theirs: WordLetter) -> tuple[str, ...]:
    """What was not taken over, with what somebody wrote into the letterhead."""
    return (*theirs.remarks, *([IN_LETTERHEAD] if set(theirs.letterhead) - set(ours.letterhead) else []))


def _letter(
    head: Head,
    remarks: Sequence[str],
    apart: TakenApart,
    blocks: Sequence[Block],
    rows: Sequence[Binding],
    unlooked: Collection[str],
) -> Letter:
    by_number = {row.number: row for row in rows}
    notes = {note: by_number[row.number] for note, row in apart.notes.items()}
    letter = letter_of(head, blocks, notes, unlooked, [one for one in REMARKS if one in remarks])
    if letter is None:
        raise LetterNotTaken(why=NO_TITLE)
    return letter
