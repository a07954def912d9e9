"""What the desk says of an error whose own sentence sends somebody to the terminal: the act that helps here instead.

Whoever reads it has no terminal; what only a terminal can do is said to be for whoever looks after this machine.
`tools/messages.py` gathers these for the catalogues.
"""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.domain import errors

SENTENCES: Mapping[type[errors.TocsinError], str] = {
    errors.CannotUnlock: (
        "This passphrase does not open the workspace, or its header is damaged. Nothing was changed. Check the "
        "keyboard layout and try again; the words of the recovery sheet open it too."
    ),
    errors.NotAWorkspace: (
        "There is no workspace in that folder. Nothing was written. Give the folder that holds header.json."
    ),
    errors.PaperNotTaken: ("The file was not taken in: {why}. The letterhead stays as it was."),
    errors.NoSuchSlot: (
        "There is no passphrase in that place. Nothing was changed. Open the page anew; it shows what is in use."
    ),
    errors.KeyringFull: (
        "Passphrases of this workspace were removed more than a hundred times, and there is no room for further keys. "
        "Nothing was changed. Ask whoever looks after this machine to change that passphrase instead."
    ),
    errors.NotSettled: (
        "This workspace cannot be looked at as it is: {why}. Nothing was changed. Unlock it once, then do this again."
    ),
    errors.UnreadableRows: ("The rows cannot be taken in: {why}. Nothing was recorded. Mend them and give them again."),
    errors.UnknownWord: ("There is no {what} called “{word}”. Nothing was written. Choose one that the page offers."),
    errors.BadTable: (
        "The table of offices cannot be taken in. {why} Nothing was recorded. Mend it and give it again."
    ),
    errors.UploadTooLarge: (
        "The desk takes at most {most} at once. What was more is not kept. Give it in smaller parts."
    ),
    errors.VocabularyMissing: (
        "Tocsin's own word lists are missing ({package}). Nothing was read or written. Install Tocsin again."
    ),
    errors.NotABackup: (
        "There is no finished backup in that folder. Nothing was written. Give the folder that holds backup.json."
    ),
    errors.DamagedBackup: (
        "The backup is damaged: {why}. It was left as it is, and nothing was restored. Make a new one in an empty "
        "folder; whoever looks after this machine can save what is whole in this one."
    ),
    errors.DamagedRecord: (
        "The record of this workspace is damaged: {why}. Nothing was changed. Keep the folder as it is and work from a "
        "backup; whoever looks after this machine can save what is whole."
    ),
    errors.NoSuch: ("There is no such {what} here. Nothing was written."),
    errors.SeveralFit: (
        "More than one {what} fits those words. Nothing was written. Open its own page, and do it there."
    ),
    errors.Locked: ("No workspace is unlocked. Nothing was written. Unlock it, and do it again."),
    errors.NotDecided: ("That proposal has been decided already. What was decided is kept; the history shows it."),
    errors.ReasonMissing: ("Write why. Nothing was written yet; the reason is kept beside what you change."),
    errors.NothingToRead: (
        "That statement has no text: it is kept, not read. Nothing was written. Type its words on its page."
    ),
    errors.CannotSave: (
        "The file was not saved: {why}. Nothing was overwritten, and the workspace holds everything still. Choose "
        "another place."
    ),
    errors.NotConfirmed: ("“Confirmed” takes two independent sources and two persons: {why}. Nothing was written."),
    errors.NothingToMend: (
        "That finding proposes no change of anything recorded, and the words of a received text stay as they are. "
        "Nothing was written. Correct a value on its page, or settle the finding and write why it stays."
    ),
    errors.NoChannel: (
        "No mail can be made for “{office}”: no e-mail address of it is recorded. Nothing was saved, and nothing was "
        "sent. Add one in the directory, or let the letter leave another way."
    ),
    errors.NotASlip: (
        "That is no slip of typing any more: {why}. Nothing was erased. Correct the value, or take it back, with the "
        "reason."
    ),
    errors.NotInThisCase: (
        "The letter chooses something that this case does not hold ({key}: {id}). No letter was written. Choose from "
        "what the case holds."
    ),
    errors.BriefProblem: (
        "The letter cannot be written so: “{key}” {why}. No letter was written. Change it and write it again."
    ),
    errors.NotApproved: ("This letter cannot leave: {why}. Nothing was saved."),
    errors.CannotApprove: ("That cannot be done: {why}. Nothing was recorded."),
    errors.OtherCheckWords: (
        "These are not the four check words of this letter. Nothing was recorded. Make sure that both of you look at "
        "the same letter; its page shows the words."
    ),
    errors.NotForThisAddressee: (
        "“{who}” must not learn of {what} from this letter: {why}. No letter was written. Choose another office, or "
        "leave that out."
    ),
    errors.NoConsent: (
        "This letter cannot leave as it is: {why}. Nothing was recorded or saved. Ask, and record the answer on the "
        "page of that person."
    ),
    errors.NotAWordFile: (
        "This file is no Word document (DOCX), so no comment can be set in it. Nothing was written. Save it as a Word "
        "document and give it again."
    ),
    errors.LetterRefused: (
        "“{template}” refuses this letter: {why}. No letter was written. Change what is typed, or choose another kind "
        "of letter."
    ),
    errors.LetterNotTaken: ("It was not taken in: {why}. Nothing was recorded."),
    errors.CannotBeRedacted: ("No redacted copy was made: {why}. Nothing was recorded, and the document is as it was."),
    errors.CannotPass: ("That cannot be let pass: {why}. Nothing was recorded."),
    errors.MustNotLeave: (
        "The finished letter says what must not leave: {places}. Nothing was saved outside. Take it out of the words "
        "that the letter uses, and write the letter again; where it has to stay, two members may let it pass."
    ),
}

CAUSES: Mapping[str, str] = {
    "Merge this folder in a copy that is trusted, let somebody who knows who wrote here run `tocsin device vouch "
    "{device}` there, then merge that copy here": (
        "Ask whoever looks after your copies to vouch for this one ({device}) in a copy that is trusted"
    ),
    "No copy is trusted, because each was removed in another one: agree on the one that goes on, run `tocsin device "
    "vouch {device}` in it, then merge the others": (
        "No copy is trusted, because each was removed in another one: agree on the one that goes on, and ask whoever "
        "looks after your copies to vouch for it ({device})"
    ),
    "sentence {number} cannot rest on what it rested on before; say on what: --tie {number}=CLAIM": (
        "sentence {number} cannot rest on what it rested on before; choose what it rests on now"
    ),
    "it has no sentence {number}; --look lists them": ("it has no sentence {number}"),
    "it is not entered by hand; `tocsin confirm` asks a second person": (
        "it is not entered by hand; a second person has to agree"
    ),
    "nobody has proposed it; say why with --because": ("nobody has proposed it; write why, and propose it"),
    "something that it says has changed since it was written (`tocsin sent CASE`); compose it anew": (
        "something that it says has changed since it was written; look at what changed, and write it anew"
    ),
    "it takes two members, and you work here alone; take the words out and compose again, or let a second member in "
    "(`tocsin passphrase add --member`)": (
        "it takes two members, and you work here alone; take the words out and write the letter again"
    ),
    "there is a file of that name already, and it is none that `tocsin publish` saved": (
        "there is a file of that name already, and it is none that was published from here"
    ),
    "{count} of its sentences rest on nothing that is recorded (`tocsin show LETTER` lists them); tie each to what is "
    "recorded, or mark it as our own word, at the desk or with `tocsin revise`": (
        "some of its sentences ({count}) rest on nothing that is recorded; tie each to what is recorded, or call it "
        "our own word"
    ),
    "{count} of its sentences are our own word by what a member says, or were translated (`tocsin show LETTER` lists "
    "them); a second member reads them and approves with --as-listed": (
        "some of its sentences ({count}) are our own word by what a member says, or were translated; a second member "
        "reads the list on its page and ticks that it was read"
    ),
    "names “{directory}”, which the directory does not hold; `tocsin offices list` shows the keys": (
        "names “{directory}”, which the directory does not hold"
    ),
    "is needed: nothing says that {about} was sent to anybody (`tocsin deliver` says it)": (
        "is needed: nothing says that {about} was sent to anybody; record on its page that it was sent"
    ),
    "must be a day, written like 2026-12-04 without quotation marks": ("must be a day, written like 2026-12-04"),
    "it is an image, and the program that reads text in images is not installed (on Debian: apt install tesseract-ocr "
    "tesseract-ocr-rus tesseract-ocr-ukr tesseract-ocr-pol); what it says can be typed in": (
        "it is an image, and the program that reads text in images is not installed; what it says can be typed in"
    ),
    "It could tell, with `thread = true` in the brief: “{text}”": (
        "It could also tell: “{text}”; a box of the form is for it."
    ),
    "It has no contact of ours: give the brief of the appeal with --brief.": "It has no contact of ours.",
    "The brief gives no contact of ours.": "It has no contact of ours.",
    "The title is from the brief: make sure that it says no more than the record.": (
        "The title was typed: make sure that it says no more than the record."
    ),
    "not chosen in the brief": "not chosen for this letter",
}
