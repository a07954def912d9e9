"""Letters and what came back, as plain values: one row for each delivery."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tocsin.domain.follow_up import Due, Reply, State
from tocsin.domain.names import fold_name

SILENCE = "06"  # how the code of MT27 for “none” begins: it is computed and never typed in


class Outcome(StrEnum):
    """What came of a demand, as a person judges; nothing recorded is `UNKNOWN`."""

    MET = "met"
    PARTLY = "partly"
    REFUSED = "refused"
    REVERSED = "reversed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Came:
    """A response. `day` is EDTF, empty where unknown; `outcomes` pair demands with what it means for them.

    `statement` holds its words, empty where none is recorded.
    """

    id: str
    day: str
    type: str
    reply: Reply
    confidential: bool = False
    forwarded_to: str = ""
    outcomes: tuple[tuple[str, Outcome], ...] = ()
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One letter to one office. `closed`: nobody waits any more. `demands` are those that it was asked, by id, and
    `numbers` those that they have in the letter.

    `language` is that of the letter; `update` says which update of the first it is, `corrects` what it corrects.

    `grants` are those of the letter, else those of its case. `delivery` is empty where nothing says that the letter was
    sent to an office that it addresses, or to which a reply sends us (`sent_on_by` is the delivery that this answers).
    """

    case: str
    case_title: str
    case_reference: str
    intervention: str
    number: str
    title: str
    delivery: str
    addressee: str
    office: str
    channel: str
    sent: str
    state: State
    due: Due | None = None
    came: tuple[Came, ...] = ()
    demands: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    came_back: str = ""
    closed: bool = False
    proven: bool = False
    sent_on_by: str = ""
    grants: tuple[str, ...] = ()
    language: str = ""
    update: str = ""
    corrects: str = ""

    @property
    def letter(self) -> tuple[str, ...]:
        """The same for the languages and versions of one letter: an office that has two of them was asked once."""
        return (self.appeal, self.update, self.corrects) if self.number else (self.intervention,)

    @property
    def appeal(self) -> str:
        """The same for letters of one number in one case: one appeal, in however many languages it went."""
        return f"{self.case} {fold_name(self.number)}" if self.number else self.intervention

    @property
    def confidential(self) -> bool:
        """Whether something about it was answered in confidence."""
        return any(came.confidential for came in self.came)

    def outcome(self, demand: str) -> Outcome:
        """What the latest response that speaks of a demand says of it."""
        said = [outcome for came in self.came for about, outcome in came.outcomes if about == demand]
        return said[-1] if said else Outcome.UNKNOWN
