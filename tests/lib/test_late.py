"""An expression that waits: it finds what `re` finds, and is compiled no sooner than somebody looks for it."""

from __future__ import annotations

import re

import pytest

from tocsin.lib.late import Late

TEXT = "Velin, velin and VELIN"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("words", ["velin", "vel(in|on),?", "nobody", r"\bvelin$", ""])
@pytest.mark.parametrize("bounds", [(), (7,), (7, 12), (30,)])
def test_it_finds_what_the_expression_finds(words: str, flags: int, bounds: tuple[int, ...]) -> None:
    late, compiled = Late(words, flags), re.compile(words, flags)
    for look in ("search", "match", "fullmatch"):
        found, expected = getattr(late, look)(TEXT, *bounds), getattr(compiled, look)(TEXT, *bounds)
        assert (found and found.span()) == (expected and expected.span())
    spans = [found.span() for found in late.finditer(TEXT, *bounds)]
    assert spans == [found.span() for found in compiled.finditer(TEXT, *bounds)]


def test_it_is_compiled_when_somebody_looks_for_it_and_once() -> None:
    broken = Late("(")
    with pytest.raises(re.error):
        broken.search(TEXT)
    late = Late("velin")
    first = late.search(TEXT)
    again = late.match(TEXT, 7)
    assert first
    assert again
    assert first.re is again.re
