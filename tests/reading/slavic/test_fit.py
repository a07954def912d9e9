"""How well the case of a name goes with the words around it."""

from __future__ import annotations

import pytest

from tocsin.reading.slavic.context import Context
from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.persons import fit


@pytest.mark.parametrize("case", [case for case in Case if case is not Case.LOCATIVE])
def test_without_a_preposition_the_locative_is_the_least_likely(case: Case) -> None:
    assert fit(frozenset({Case.LOCATIVE}), "m", Context()) < fit(frozenset({case}), "m", Context())


def test_behind_a_preposition_that_takes_it_the_locative_is_likely() -> None:
    behind = Context(cases=frozenset({Case.LOCATIVE}), governed=True)
    assert fit(frozenset({Case.LOCATIVE}), "m", behind) > fit(frozenset({Case.GENITIVE}), "m", behind)
