"""`retype`: words of a letter are changed by hand, at the desk, or only tied, and it is a new version of it.

It is what `revise` is for a file from a word processor, by the same rules; there is no file that came back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tocsin.access.approvals import get_standing
from tocsin.access.bindings import get_lines
from tocsin.access.dossier import get_dossier
from tocsin.access.scopes import case_of
from tocsin.actions.came_back import Revised, Ties, own_form, read_as, refuse_withdrawn, set_anew
from tocsin.actions.case_names import CaseNames, dates_in
from tocsin.actions.taken_in import take_in
from tocsin.composing.grounds import Ground, Told, grounds_of, ranked
from tocsin.composing.stated import words_of
from tocsin.domain.bindings import Binding
from tocsin.domain.errors import Cause, LetterNotTaken
from tocsin.domain.viewer import Viewer
from tocsin.letters.typed import Field, fields_of, typed_over

NOTHING = Ties()
MOST_TYPED = 100_000  # characters
Typed = Mapping[int, str]


def list_fields(viewer: Viewer, intervention: str) -> list[Field]:
    """The paragraphs of a letter that somebody may change. Raises LetterNotTaken, NoSuch, MissingFile, DamagedFile."""
    refuse_withdrawn(get_standing(viewer, intervention))
    return fields_of(own_form(viewer, get_dossier(viewer, case_of(viewer, intervention)), intervention))


def read_typed(viewer: Viewer, intervention: str, typed: Typed, ties: Ties = NOTHING) -> Revised:
    """What it would be with these words, sentence by sentence, before its files are made and searched.

    Raises LetterNotTaken, NoSuch, MissingFile, DamagedFile.
    """
    _refuse_more(typed)
    return read_as(viewer, intervention, lambda ours: typed_over(ours, typed), ties, from_outside=False)


def list_grounds(
    viewer: Viewer, intervention: str, rows: Iterable[Binding], whole: Iterable[Binding], language: str
) -> dict[int, list[tuple[int, Ground]]]:
    """What each sentence could rest on, by its number, with how much both share: dates, names and words.

    What it rested on counts, too, or what the sentence before it among the `whole` letter's rests on. Raises NoSuch.
    """
    asked = list(rows)
    if not asked:
        return {}
    standing = {row.number: row.claims for row in whole}
    dossier = get_dossier(viewer, case_of(viewer, intervention))
    used = {claim for line in get_lines(viewer, intervention)[0] for claim in line.claims}
    grounds, names = grounds_of(dossier), CaseNames(dossier)

    def told(row: Binding) -> Told:
        words = frozenset(words_of(row.text))
        before = frozenset(row.was_claims or standing.get(row.number - 1, ()))
        return Told(dates_in(row.text, language), names.in_part(row.text), words, before)

    return {row.number: ranked(grounds, told(row), used) for row in asked}


def look_typed(viewer: Viewer, intervention: str, typed: Typed, ties: Ties = NOTHING) -> Revised:
    """What the letter would be with these words in its paragraphs, by their numbers, sentence by sentence.

    Nothing is recorded. Raises what `retype` raises.
    """
    return set_anew(viewer, intervention, read_typed(viewer, intervention, typed, ties))


def retype(viewer: Viewer, intervention: str, typed: Typed, ties: Ties = NOTHING) -> Revised:
    """Keep them as the next version of this letter; the versions before it stay.

    Raises LetterNotTaken, which says why; MustNotLeave and CannotBeSearched where its words must not leave as they are;
    NoSuch, MissingFile, DamagedFile, LetterNotSet, DiskFull. Nothing is recorded then.
    """
    return take_in(viewer, intervention, look_typed(viewer, intervention, typed, ties))


def _refuse_more(typed: Typed) -> None:
    if sum(map(len, typed.values())) > MOST_TYPED:
        raise LetterNotTaken(why=Cause("it has more than {most} characters, which no letter has", most=MOST_TYPED))
