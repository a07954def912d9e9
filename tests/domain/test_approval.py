"""Which approvals of a letter count: the digest of the list of files, two persons, and what stays marked."""

from __future__ import annotations

import hashlib
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.operations import digests
from support.record import digest_of, ident
from tocsin.domain.approval import Approval, Standing, Way, Withdrawal, list_digest, stand
from tocsin.domain.changesets import digest_text
from tocsin.domain.operations import LetterApproved

LETTER = ident(80)
FILES = (digest_of("the PDF"), digest_of("the Word file"))
WRITER, SECOND, THIRD = ident(4), ident(5), ident(6)


def said(member: str, way: Way, noted_by: str = "", files: tuple[str, ...] = FILES) -> tuple[LetterApproved, Approval]:
    operation = LetterApproved(intervention=LETTER, letters=list_digest(LETTER, files), member=member, way=str(way))
    return operation, Approval(member, way, 1, noted_by or member)


def standing(*approvals: tuple[LetterApproved, Approval]) -> Standing:
    return stand(LETTER, FILES, {WRITER}, approvals)


def test_the_digest_of_a_list_is_the_one_of_the_page() -> None:
    listed = ",".join(f'"{one}"' for one in sorted(FILES))
    body = f'tocsin:letters:1\0{{"intervention":"{LETTER}","letters":[{listed}]}}'
    assert list_digest(LETTER, FILES) == digest_text(hashlib.sha256(body.encode()).digest())


@given(st.lists(digests, min_size=1, max_size=4))
def test_the_order_of_files_says_nothing(files: list[str]) -> None:
    assert list_digest(LETTER, files) == list_digest(LETTER, [*reversed(files), files[0]])


@given(st.sets(digests, min_size=1, max_size=3), st.sets(digests, min_size=1, max_size=3))
def test_other_files_have_another_digest(one: set[str], other: set[str]) -> None:
    assert (list_digest(LETTER, one) == list_digest(LETTER, other)) == (one == other)
    assert list_digest(LETTER, one) != list_digest(ident(81), one)


@pytest.mark.parametrize(
    ("approval", "approved", "marked"),
    [
        (said(SECOND, Way.SIGNED), True, False),
        (said(WRITER, Way.SIGNED), False, False),
        (said(SECOND, Way.SIGNED, noted_by=WRITER), False, False),
        (said(SECOND, Way.VOICE, noted_by=WRITER), True, True),
        (said(SECOND, Way.VOICE, noted_by=THIRD), True, True),
        (said(SECOND, Way.VOICE), False, False),
        (said(WRITER, Way.VOICE, noted_by=SECOND), False, False),
        (said(WRITER, Way.URGENT), True, True),
        (said(SECOND, Way.URGENT), True, True),
        (said(SECOND, Way.URGENT, noted_by=WRITER), False, False),
        (said(SECOND, Way.SIGNED, files=FILES[:1]), False, False),
        (said(SECOND, Way.SIGNED, files=(*FILES, digest_of("one more"))), False, False),
    ],
)
def test_what_an_approval_does(approval: tuple[LetterApproved, Approval], approved: bool, marked: bool) -> None:
    found = standing(approval)
    assert (found.approved, found.marked, found.waits) == (approved, marked, not approved or marked)


def test_a_signature_ends_the_mark() -> None:
    found = standing(said(WRITER, Way.URGENT), said(SECOND, Way.SIGNED))
    assert (found.approved, found.marked, found.waits, len(found.approvals)) == (True, False, False, 2)


def test_nothing_stands_behind_what_has_no_files() -> None:
    found = stand(LETTER, (), {WRITER}, [said(SECOND, Way.SIGNED, files=())])
    assert (found.digest, found.approved, found.waits) == ("", False, False)


def test_of_what_was_withdrawn_nothing_is_told() -> None:
    taken_back = Withdrawal(WRITER, 2)
    found = stand(LETTER, FILES, {WRITER}, [said(SECOND, Way.SIGNED)], taken_back)
    assert found == Standing(LETTER, withdrawn=taken_back)
    assert (found.digest, found.approved, found.waits) == ("", False, False)


MEMBERS = (WRITER, SECOND, THIRD)
EVERY = [said(*one) for one in product(MEMBERS, Way, MEMBERS)]


@given(st.lists(st.sampled_from(EVERY), max_size=6), st.sets(st.sampled_from(MEMBERS), min_size=1))
def test_a_letter_that_leaves_unmarked_has_two_persons(
    approvals: list[tuple[LetterApproved, Approval]], composers: set[str]
) -> None:
    found = stand(LETTER, FILES, composers, approvals)
    own = {one.member for _, one in approvals if one.way is Way.SIGNED and one.noted_by == one.member}
    assert found.countersigned == bool(own - composers)
    assert not (found.approved and found.marked == found.countersigned)
