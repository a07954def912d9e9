"""What a changeset can say. The canonical bytes of an operation are stored once, for ever (docs/format/record.md).

Each operation names itself in `op` and its version in `v`. A field that has its default is not written. A new version
of an operation gets a class of its own; `lift` brings every older one to the newest, for ever.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta, Struct

from tocsin.domain.facts import Stance
from tocsin.domain.passages import InRecording, InTable, InText, OnPage, Passage

LARGEST_VALUE = 16 * 1024  # bytes of UTF-8; a longer value is sealed in the vault and named by its digest
LARGEST_SEALED = (LARGEST_VALUE + 28) * 4 // 3 + 1  # the same with nonce and tag, in base64url
MOST_OPERATIONS = 1000  # in one changeset; a longer import is many changesets with one batch

Id: TypeAlias = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{21}[AQgw]\Z")]
Digest: TypeAlias = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]\Z")]
Text: TypeAlias = Annotated[str, Meta(max_length=LARGEST_VALUE)]
Whole: TypeAlias = Annotated[int, Meta(ge=-(2**53 - 1), le=2**53 - 1)]
# closed lists: another word needs another version of the operation
AbsentWord: TypeAlias = Annotated[str, Meta(pattern=r"^(unknown|not_asked|withheld|not_applicable)\Z")]
RankWord: TypeAlias = Annotated[str, Meta(pattern=r"^(preferred|normal|deprecated)\Z")]
HoldsWord: TypeAlias = Annotated[str, Meta(pattern=r"^(supported|unassessed|unsure|contradicted)\Z")]
SourceGrade: TypeAlias = Annotated[str, Meta(pattern=r"^[A-F]\Z")]
InformationGrade: TypeAlias = Annotated[str, Meta(pattern=r"^[1-6]\Z")]
FileRole: TypeAlias = Annotated[str, Meta(pattern=r"^(original|text|transcript|letter)\Z")]
GroundWord: TypeAlias = Annotated[
    str, Meta(pattern=r"^(asked|consent_withdrawn|danger|expired|ordered|slip|unlawful)\Z")
]
WayWord: TypeAlias = Annotated[str, Meta(pattern=r"^(signed|voice|urgent)\Z")]
Natural: TypeAlias = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Place: TypeAlias = tuple[Digest, Annotated[int, Meta(ge=0, lt=MOST_OPERATIONS)]]


class Sealed(Struct, frozen=True, forbid_unknown_fields=True):
    """A value that only its compartment's key opens: base64url of nonce and ciphertext."""

    sealed: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{38,}\Z", max_length=LARGEST_SEALED)]


# text, date, name, term, identifier and entity are strings; a flag is a boolean; a number is [least, most], where null
# is open; a place point is [latitude, longitude, radius] in millionths of a degree and metres
Numbers: TypeAlias = Annotated[tuple[Whole | None, ...], Meta(min_length=2, max_length=3)]
Value: TypeAlias = Text | bool | Numbers | Sealed
PackedPassage: TypeAlias = tuple[str | Whole, ...]  # see pack


class Operation(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="op", kw_only=True):
    """Base of all operations. `v` is the version of this one's form."""

    v: int = 0


class EntityOpened(Operation, tag="entity.opened", frozen=True):
    """An entity begins: its kind, and by the changeset its scope. It keeps both."""

    entity: Id
    kind: str


class ClaimMade(Operation, tag="claim.made", frozen=True):
    """A statement says something about an entity (DESIGN 2.1). Either `value` or `absent` is there, never both.

    Its bounds are those of `_CheckedClaim`.
    """

    claim: str
    entity: str
    property: str
    statement: str
    value: Value | None = None
    absent: str | None = None
    stance: Stance = Stance.ASSERTS  # an enum, because a default is left out by identity
    original: str | Sealed | None = None
    language: str | None = None
    passages: tuple[PackedPassage, ...] = ()
    said_by: str | None = None
    said_by_entity: str | None = None


class _CheckedClaim(ClaimMade, tag="claim.made", frozen=True):
    """A claim as it comes in. Nine in ten operations are claims, and to try each again at every reading doubles it."""

    claim: Id
    entity: Id
    statement: Id
    absent: AbsentWord | None = None
    original: Text | Sealed | None = None
    said_by: Text | None = None
    said_by_entity: Id | None = None


class ClaimRetracted(Operation, tag="claim.retracted", frozen=True):
    """A claim is out of force; nothing concurrent brings it back, only a new claim does."""

    claim: Id


class ClaimRanked(Operation, tag="claim.ranked", frozen=True):
    """`preferred`, `normal` or `deprecated`: the last set in the order holds."""

    claim: Id
    rank: RankWord


class ClaimAssessed(Operation, tag="claim.assessed", frozen=True):
    """What one assessor holds of a claim; grades after the Admiralty code (A-F, 1-6), shown and ordering nothing."""

    claim: Id
    assessor: Id
    holds: HoldsWord
    source_grade: SourceGrade | None = None
    information_grade: InformationGrade | None = None


class ReasonGiven(Operation, tag="reason.given", frozen=True):
    """Why: free text about people, so an operation that can be erased alone.

    `about` is a claim, an entity, a join or an erasure.
    """

    about: Id
    text: Text


class EntitiesJoined(Operation, tag="entities.joined", frozen=True):
    """Two entities are the same; nothing is merged, and parting undoes it exactly."""

    join: Id
    one: Id
    other: Id


class EntitiesParted(Operation, tag="entities.parted", frozen=True):
    """A join is undone."""

    join: Id


class FileSealed(Operation, tag="file.sealed", frozen=True):
    """A sealed file of the vault with its key: erasing this operation erases the file.

    `role` is original, text, transcript or letter; a text names the original it was made from, by what (extractor and
    version), and the pages as [offset, page].
    """

    digest: Digest
    size: Natural
    key: Digest
    role: FileRole
    media_type: str | None = None
    made_from: Digest | None = None
    made_by: str | None = None
    map: tuple[tuple[Natural, Natural], ...] = ()

    def key_bytes(self) -> bytes:
        """The file's own key, 32 bytes."""
        return base64.urlsafe_b64decode(self.key + "=")


class StatementReviewed(Operation, tag="statement.reviewed", frozen=True):
    """A review is finished: what the reader proposed, what was decided, how many a person looked at."""

    statement: Id
    reader: str
    accepted: Natural
    rejected: Natural
    looked: Natural


class ClaimsUnlooked(Operation, tag="claims.unlooked", frozen=True):
    """Claims that were accepted as a block: nobody looked. A letter that uses one cannot be approved."""

    claims: tuple[Id, ...]


class ClaimsLooked(Operation, tag="claims.looked", frozen=True):
    """A person has looked at these claims after all."""

    claims: tuple[Id, ...]


class FindingSettled(Operation, tag="finding.settled", frozen=True):
    """A person's answer to a finding, by digest of rule and subjects, and of rule version and claims."""

    finding: Digest
    basis: Digest


class FindingReopened(Operation, tag="finding.reopened", frozen=True):
    """The answer to a finding on this basis holds no longer: it is asked again."""

    finding: Digest
    basis: Digest


class LetterComposed(Operation, tag="letter.composed", frozen=True):
    """These sealed letters of an intervention use these claims; a later change of one lists the letter."""

    intervention: Id
    letters: tuple[Digest, ...]
    claims: tuple[Id, ...]


class LetterApproved(Operation, tag="letter.approved", frozen=True):
    """A member stands behind these very files of an intervention; `letters` is the digest of their list.

    `signed` and `urgent` are of the member who signs this; `voice` is of one who read the check words by telephone.
    """

    intervention: Id
    letters: Digest
    member: Id
    way: WayWord


class LetterWithdrawn(Operation, tag="letter.withdrawn", frozen=True):
    """An intervention is taken back: nothing of it leaves any more, whatever is concurrent."""

    intervention: Id


class StrikePassed(Operation, tag="strike.passed", frozen=True):
    """A member lets one strike of the search pass, in these very files alone; it takes two members.

    `letters` is the digest of their list, `strike` that of the place, what struck, the entity and its forms there.
    """

    intervention: Id
    letters: Digest
    strike: Digest
    member: Id


class SourceOpened(Operation, tag="source.opened", frozen=True):
    """A member opened what identifies a source; the reason stands beside it."""

    source: Id
    member: Id


class MemberAdded(Operation, tag="member.added", frozen=True):
    """Somebody who works here."""

    member: Id
    name: Text


class RoleGranted(Operation, tag="role.granted", frozen=True):
    """A member's role in the scope of this changeset."""

    member: Id
    role: str


class MemberRemoved(Operation, tag="member.removed", frozen=True):
    """Somebody works here no longer; what this member recorded stands."""

    member: Id


class DeviceAdded(Operation, tag="device.added", frozen=True):
    """A copy of the workspace that signs: its Ed25519 public key, 43 characters of base64url.

    `replaces` is the device that this copy signed as before: its folder was copied, or somebody who knew its key left.
    """

    device: Id
    key: Digest
    replaces: Id | None = None


class DeviceRemoved(Operation, tag="device.removed", frozen=True):
    """A device is trusted no longer: said in the book and in every scope where it has a chain.

    Of what it signed in a scope, only that counts which this changeset stands on (see `domain.devices`).
    """

    device: Id


class ContentErased(Operation, tag="content.erased", frozen=True):
    """Operations of this scope lose salt and body for good; their commitments stay, and so does this.

    `places` are (changeset, place within); the reason in words, if one is given, is `reason.given` about `erasure`.
    """

    erasure: Id
    ground: GroundWord
    places: Annotated[tuple[Place, ...], Meta(min_length=1)]


class WorkspaceOpened(Operation, tag="workspace.opened", frozen=True):
    """The first operation of the shared book: the scopes that every workspace has."""

    book: Id
    links: Id
    inbox: Id


_ButClaims: TypeAlias = (
    EntityOpened
    | ClaimRetracted
    | ClaimRanked
    | ClaimAssessed
    | ReasonGiven
    | EntitiesJoined
    | EntitiesParted
    | FileSealed
    | StatementReviewed
    | ClaimsUnlooked
    | ClaimsLooked
    | FindingSettled
    | FindingReopened
    | LetterComposed
    | LetterApproved
    | LetterWithdrawn
    | StrikePassed
    | SourceOpened
    | MemberAdded
    | MemberRemoved
    | RoleGranted
    | DeviceAdded
    | DeviceRemoved
    | ContentErased
    | WorkspaceOpened
)
Known: TypeAlias = ClaimMade | _ButClaims

# an erasure that names one of these says nothing of it: without them nobody could tell what counts, and who erased what
KEPT_FOR_GOOD = (WorkspaceOpened, DeviceAdded, DeviceRemoved, ContentErased)

VERSION = 1  # of every operation above

_ENCODER = msgspec.json.Encoder(order="sorted")
_CHECKING: msgspec.json.Decoder[Known] = msgspec.json.Decoder(_CheckedClaim | _ButClaims)
_TRUSTING: msgspec.json.Decoder[Known] = msgspec.json.Decoder(Known)


def encode(operation: Known) -> bytes:
    """The canonical bytes (RFC 8785). Raises ValueError for what has no canonical form or breaks a bound."""
    try:
        body = _ENCODER.encode(msgspec.structs.replace(operation, v=VERSION))
        decode(body)
    except (msgspec.MsgspecError, UnicodeEncodeError) as exc:
        raise ValueError("an operation outside its bounds") from exc
    return body


def decode(body: bytes) -> Known:
    """The operation of canonical bytes, lifted to the newest version. Raises ValueError for anything else."""
    try:
        operation = _CHECKING.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError) as exc:
        raise ValueError("not an operation that this version knows") from exc
    if _ENCODER.encode(operation) != body:
        raise ValueError("an operation that is not canonical")
    operation = lift(_TRUSTING.decode(body))
    # canonical bytes are never shorter than a text within: most operations are too short to hold one that is too long
    if len(body) > LARGEST_VALUE:
        _check_texts(operation)
    if b"\\u0000" in body:
        _refuse_nul(operation)
    if isinstance(operation, ClaimMade):
        _check_claim(operation)
    return operation


def decode_trusted(body: bytes) -> Known:
    """The operation of bytes that were checked when they came into the record."""
    return lift(_TRUSTING.decode(body))


def lift(operation: Known) -> Known:
    """Bring an operation of an older version to the newest. There is one version so far."""
    if operation.v != VERSION:
        raise ValueError("an operation of a version that this Tocsin does not know")
    return operation


def _refuse_nul(operation: Known) -> None:
    # whoever types these six characters means them; the character itself is no text, and PostgreSQL keeps none
    if any("\x00" in text for text in _texts(msgspec.to_builtins(operation))):
        raise ValueError("a text that holds NUL")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _check_texts(operation: Known) -> None:
    texts = (getattr(operation, name) for name in operation.__struct_fields__)
    if any(isinstance(text, str) and len(text.encode("utf-8")) > LARGEST_VALUE for text in texts):
        raise ValueError("a text longer than 16 KiB")


def _check_claim(claim: ClaimMade) -> None:
    if (claim.value is None) == (claim.absent is None):
        raise ValueError("a claim has either a value or the reason why there is none")
    for packed in claim.passages:
        unpack(packed)


def pack(passage: Passage) -> PackedPassage:
    """A passage as it stands in an operation."""
    match passage:
        case InText(text, start, end):
            return ("text", text, start, end)
        case InTable(file, row, column):
            return ("cell", file, row, column)
        case InRecording(file, begin, end):
            return ("time", file, begin, end)
        case OnPage(file, page, box):
            return ("page", file, page, *box)


def in_words(packed: PackedPassage) -> bool:
    """Whether a passage lies in the words of a text, told without unpacking it."""
    return packed[:1] == ("text",)


def unpack(packed: PackedPassage) -> Passage:
    """The passage that `pack` made. Raises ValueError for another form."""
    match packed:
        case ("text", str(text), int(start), int(end)):
            return InText(text, start, end)
        case ("cell", str(file), int(row), int(column)):
            return InTable(file, row, column)
        case ("time", str(file), int(begin), int(end)):
            return InRecording(file, begin, end)
        case ("page", str(file), int(page), int(left), int(top), int(right), int(bottom)):
            return OnPage(file, page, (left, top, right, bottom))
        case _:
            raise ValueError("not a passage")
