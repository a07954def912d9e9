"""Letters and proofreading: codes 100 to 119."""

from __future__ import annotations

from tocsin.domain.errors.base import TocsinError


class BriefProblem(TocsinError):
    """A brief cannot be used: a key is missing, misspelt, or holds the wrong thing."""

    sentence = "The brief cannot be used: {key} {why}. No letter was written. Mend that key and compose again."
    exit_code = 100


class UnknownTemplate(TocsinError):
    """No letter template has this name."""

    sentence = "There is no letter template called “{template}”. No letter was written. Known are: {known}."
    exit_code = 101


class NotInThisCase(TocsinError):
    """A brief chooses a person or an event that the case does not hold, or that the member may not see."""

    sentence = "The brief chooses under “{key}” something that this case does not hold ({id}). No letter was written. `tocsin show` lists what it holds."
    exit_code = 102


class NothingToSay(TocsinError):
    """The chosen events of a case hold no claim that a letter could state."""

    sentence = "The chosen events hold nothing that a letter could say. No letter was written. Record at least what happened, and by whose word."
    exit_code = 103


class LetterNotSet(TocsinError):
    """A letter could not be set as PDF."""

    sentence = "The letter could not be set as PDF ({why}). Nothing was written. Save it as DOCX or text instead."
    exit_code = 104


class NotApproved(TocsinError):
    """A letter was to leave that nobody, or not enough of us, stands behind, or that was withdrawn."""

    sentence = "This letter cannot leave: {why}. Nothing was saved. docs/how-to/approve.md says what it takes."
    exit_code = 105


class CannotApprove(TocsinError):
    """A letter cannot be approved, released urgently or withdrawn as it was asked."""

    sentence = "That cannot be done: {why}. Nothing was recorded. docs/how-to/approve.md says what it takes."
    exit_code = 106


class OtherCheckWords(TocsinError):
    """The four words that were read back over the telephone are not those of this letter."""

    sentence = "These are not the four check words of this letter. Nothing was recorded. Make sure that both of you look at the same letter: `tocsin show LETTER` gives its words."
    exit_code = 107


class NotForThisAddressee(TocsinError):
    """A letter would tell asylum, residence or relatives where the country of origin, or one close to it, learns of it."""

    sentence = "“{who}” must not learn of {what} from this letter: {why}. No letter was written. docs/how-to/institutions.md says what may be ticked."
    exit_code = 108


class NoConsent(TocsinError):
    """A letter names somebody, or tells of somebody, without a consent in force or another ground for its audience."""

    sentence = "This letter cannot leave as it is: {why}. Nothing was recorded or saved. docs/how-to/consent.md says what to ask, and how to record the answer."
    exit_code = 109


class LetterNotTaken(TocsinError):
    """A file that came back, or words that were typed, are not taken in as a letter: none of ours, or no letter."""

    sentence = (
        "It was not taken in: {why}. Nothing was recorded. docs/how-to/word.md says how words of a letter are changed."
    )
    exit_code = 119


class PaperNotTaken(TocsinError):
    """A logo, a signature or a letterhead made in Word is not taken in: it is of no kind that is taken, or not safe."""

    sentence = "The file was not taken in: {why}. The letterhead stays as it was. docs/how-to/letterhead.md says what is taken."
    exit_code = 91


class NoChannel(TocsinError):
    """A mail is asked for to an office of which neither the letter nor the directory has an e-mail address."""

    sentence = "No mail can be made for “{office}”: no e-mail address of it is recorded. Nothing was saved, and nothing was sent. Give it one with `tocsin offices`, or let the letter leave without --mail."
    exit_code = 92


class NotAWordFile(TocsinError):
    """`proofread` was given something that is no Word document (DOCX)."""

    sentence = "This file is no Word document (DOCX), so no comment can be set in it. Nothing was written. `tocsin read FILE` shows the findings for any file."
    exit_code = 110


class LockedWordFile(TocsinError):
    """A Word document is protected with a password."""

    sentence = "This Word document is protected with a password. Nothing was written. Save it without the password and proofread it again."
    exit_code = 111


class BrokenWordFile(TocsinError):
    """A Word document is damaged, or built as none is."""

    sentence = "This Word document cannot be read: {why}. Nothing was written. Open it in a word processor, save it anew and proofread it again."
    exit_code = 112


class OversizedWordFile(TocsinError):
    """A Word document, or a part of it, unpacks to more than is safe."""

    sentence = "This Word document unpacks to more than {limit} MiB, which no draft does. Nothing was written. Copy the text into a new document and proofread that."
    exit_code = 113


class StrictWordFile(TocsinError):
    """A Word document is saved in the strict form of the format."""

    sentence = "This is a “Strict Open XML” document. Nothing was written. Save it as an ordinary Word document (.docx) and proofread it again."
    exit_code = 114


class WouldOverwrite(TocsinError):
    """A file that would be written exists already, or is the draft itself."""

    sentence = "“{file}” exists already. Nothing was written. Give another name with --out, or --force to replace a file other than the draft."
    exit_code = 115


class CannotWriteCopy(TocsinError):
    """The system refuses to write a file where a person wants it."""

    sentence = "“{file}” cannot be written: {why}. The draft is unchanged. Give another place with --out."
    exit_code = 116
