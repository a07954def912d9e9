"""Every type of operation: one fixed example of each, and a strategy that builds any."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from support.record import claim, digest_of, ident
from tocsin.domain import operations as ops
from tocsin.domain.facts import Stance
from tocsin.domain.operations import Known, Sealed
from tocsin.lib import ids

EXAMPLES: tuple[Known, ...] = (
    ops.WorkspaceOpened(book=ident(1), links=ident(2), inbox=ident(3)),
    ops.MemberAdded(member=ident(4), name="Mira Halven"),
    ops.RoleGranted(member=ident(4), role="lead"),
    ops.DeviceAdded(device=ident(5), key=digest_of("a public key")),
    ops.DeviceAdded(device=ident(6), key=digest_of("another public key"), replaces=ident(5)),
    ops.DeviceRemoved(device=ident(5)),
    ops.MemberRemoved(member=ident(4)),
    ops.ContentErased(erasure=ident(90), ground="asked", places=((digest_of("a changeset"), 0), (digest_of("b"), 999))),
    ops.EntityOpened(entity=ident(20), kind="event"),
    ops.ClaimMade(
        claim=ident(60),
        entity=ident(20),
        property="event.date",
        statement=ident(40),
        value="2018-07-05",
        stance=Stance.HEDGES,
        original="вроде бы 5 июля",
        language="ru",
        passages=(("text", digest_of("a text"), 120, 135), ("page", digest_of("a scan"), 2, 100, 200, 300, 400)),
        said_by="her lawyer",
        said_by_entity=ident(21),
    ),
    ops.ClaimMade(claim=ident(61), entity=ident(20), property="event.count", statement=ident(40), value=(3, None)),
    ops.ClaimMade(claim=ident(62), entity=ident(20), property="person.minor", statement=ident(40), value=False),
    ops.ClaimMade(claim=ident(63), entity=ident(20), property="person.birth", statement=ident(40), absent="withheld"),
    claim(64, (-33_900_000, 18_400_000, 50), entity=22, property_id="place.point"),
    claim(65, Sealed(sealed="A" * 44), entity=23, property_id="source.name"),
    ops.ClaimRetracted(claim=ident(60)),
    ops.ClaimRanked(claim=ident(60), rank="deprecated"),
    ops.ClaimAssessed(claim=ident(60), assessor=ident(4), holds="unsure", source_grade="B", information_grade="3"),
    ops.ReasonGiven(about=ident(60), text="the date stands on the envelope:\t“5.7.”\n"),
    ops.EntitiesJoined(join=ident(70), one=ident(20), other=ident(21)),
    ops.EntitiesParted(join=ident(70)),
    ops.FileSealed(
        digest=digest_of("a text"),
        size=1234,
        key=digest_of("a key"),
        role="text",
        media_type="text/plain",
        made_from=digest_of("a scan"),
        made_by="pdf 1",
        map=((0, 1), (980, 2)),
    ),
    ops.StatementReviewed(statement=ident(40), reader="rules-en 1", accepted=7, rejected=2, looked=9),
    ops.ClaimsUnlooked(claims=(ident(60), ident(61))),
    ops.ClaimsLooked(claims=(ident(60),)),
    ops.FindingSettled(finding=digest_of("a finding"), basis=digest_of("its claims")),
    ops.FindingReopened(finding=digest_of("a finding"), basis=digest_of("its claims")),
    ops.LetterComposed(intervention=ident(80), letters=(digest_of("a letter"),), claims=(ident(60),)),
    ops.LetterApproved(intervention=ident(80), letters=digest_of("a list"), member=ident(4), way="signed"),
    ops.LetterWithdrawn(intervention=ident(80)),
    ops.StrikePassed(intervention=ident(80), letters=digest_of("a list"), strike=digest_of("a name"), member=ident(4)),
    ops.SourceOpened(source=ident(23), member=ident(4)),
)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
ids_ = st.binary(min_size=16, max_size=16).map(ids.short)
digests = st.text(max_size=5).map(digest_of)
wholes = st.integers(-(2**53) + 1, 2**53 - 1)
naturals = st.integers(0, 2**53 - 1)
sealed = st.binary(min_size=29, max_size=60).map(lambda raw: Sealed(sealed=raw.hex()))
bounds = st.tuples(st.none() | wholes, st.none() | wholes)
values = st.one_of(texts, st.booleans(), bounds, st.tuples(wholes, wholes, wholes), sealed)
passages = st.one_of(
    st.tuples(st.just("text"), digests, naturals, naturals),
    st.tuples(st.just("cell"), digests, naturals, naturals),
    st.tuples(st.just("time"), digests, naturals, naturals),
    st.tuples(st.just("page"), digests, naturals, naturals, naturals, naturals, naturals),
)
absences = st.sampled_from(["unknown", "not_asked", "withheld", "not_applicable"])
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("text", "name", "reader", "kind", "property"), texts),
    **dict.fromkeys(("digest", "key", "finding", "basis", "strike"), digests),
    **dict.fromkeys(("accepted", "rejected", "looked", "size"), naturals),
    "way": st.sampled_from(["signed", "voice", "urgent"]),
    "role": st.sampled_from(["original", "text", "transcript", "letter"]),
    "media_type": st.none() | texts,
    "made_from": st.none() | digests,
    "made_by": st.none() | texts,
    "map": st.lists(st.tuples(naturals, naturals), max_size=3).map(tuple),
    "letters": st.lists(digests, max_size=3).map(tuple),
    "claims": st.lists(ids_, max_size=3).map(tuple),
    "passages": st.lists(passages, max_size=3).map(tuple),
    "stance": st.sampled_from(Stance),
    "rank": st.sampled_from(["preferred", "normal", "deprecated"]),
    "holds": st.sampled_from(["supported", "unassessed", "unsure", "contradicted"]),
    "source_grade": st.none() | st.sampled_from("ABCDEF"),
    "information_grade": st.none() | st.sampled_from("123456"),
    "original": st.none() | texts | sealed,
    "language": st.none() | st.sampled_from(["en", "uk", "ru"]),
    "said_by": st.none() | texts,
    "said_by_entity": st.none() | ids_,
    "replaces": st.none() | ids_,
    "ground": st.sampled_from(["asked", "consent_withdrawn", "danger", "expired", "ordered", "slip", "unlawful"]),
    "places": st.lists(st.tuples(digests, st.integers(0, 999)), min_size=1, max_size=3).map(tuple),
}


@st.composite
def any_operation(draw: st.DrawFn) -> Known:
    """An operation of any type with any fields."""
    kind = type(draw(st.sampled_from(EXAMPLES)))
    names = [name for name in kind.__struct_fields__ if name not in ("v", "value", "absent")]
    given = {name: draw(FIELDS.get(name, ids_)) for name in names}
    if kind in (ops.LetterApproved, ops.StrikePassed):
        given["letters"] = draw(digests)
    if kind is ops.ClaimMade:
        value = draw(st.none() | values)
        given |= {"value": value, "absent": draw(absences) if value is None else None}
    return kind(**given)
