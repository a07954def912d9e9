"""A strike passes when two members said so of exactly it, in exactly these files."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.record import digest_of, ident
from tocsin.domain.passing import Said, passes, strike_digest
from tocsin.domain.redaction import Strike, What

FILES, STRIKE = digest_of("the files"), digest_of("a strike")
ADA, JONAS = ident(1), ident(2)


def said(member: str, **more: str) -> Said:
    return Said(**({"strike": STRIKE, "letters": FILES, "member": member, "noted_by": member} | more))


@pytest.mark.parametrize(
    ("spoken", "holds"),
    [
        ([], None),
        ([said(ADA)], False),
        ([said(ADA), said(ADA)], False),
        ([said(ADA), said(JONAS)], True),
        ([said(ADA), said(JONAS, noted_by=ADA)], False),
        ([said(ADA), said(JONAS, letters=digest_of("other files"))], False),
        ([said(ADA, letters=digest_of("other files"))], None),
    ],
    ids=str,
)
def test_what_counts(spoken: list[Said], holds: bool | None) -> None:
    assert [one.holds for one in passes(FILES, spoken)] == ([] if holds is None else [holds])


def test_one_strike_lets_no_other_pass() -> None:
    found = passes(FILES, [said(ADA, why="she is the minister"), said(JONAS, strike=digest_of("another"))])
    assert [(one.members, one.why, one.holds) for one in found] == [
        ((ADA,), "she is the minister", False),
        ((JONAS,), "", False),
    ]


def test_of_a_letter_without_files_nothing_passes() -> None:
    assert passes("", [said(ADA, letters=""), said(JONAS, letters="")]) == ()


ANY = st.builds(
    Said,
    strike=st.sampled_from([STRIKE, digest_of("another")]),
    letters=st.sampled_from([FILES, digest_of("other files")]),
    member=st.sampled_from([ADA, JONAS]),
    noted_by=st.sampled_from([ADA, JONAS]),
)


@given(st.lists(ANY, max_size=8))
def test_nothing_passes_without_two_who_signed_it_themselves(spoken: list[Said]) -> None:
    for one in passes(FILES, spoken):
        own = {s.member for s in spoken if (s.strike, s.letters, s.noted_by) == (one.strike, FILES, s.member)}
        assert set(one.members) == own
        assert one.holds is (len(own) == 2)


def test_every_part_of_a_strike_is_in_its_digest() -> None:
    strike = Strike("PDF, page 2", What.NAME, ident(5), ("ilona varga",))
    others = [
        (ident(9), FILES, strike),
        (ident(8), digest_of("other files"), strike),
        *(
            (ident(8), FILES, replace(strike, **change))
            for change in (
                {"place": "PDF, page 3"},
                {"what": What.PART},
                {"entity": ident(6)},
                {"forms": ("ilona varga", "varga ilona")},
                {"forms": ()},
            )
        ),
    ]
    own = strike_digest(ident(8), FILES, strike)
    assert len({own, *(strike_digest(*other) for other in others)}) == 1 + len(others)
    assert own == strike_digest(ident(8), FILES, replace(strike))
