"""The collector rests within the block and goes on behind it, whatever happens inside."""

from __future__ import annotations

import gc

import pytest

from tocsin.lib.memory import no_collection


def test_it_rests_and_goes_on() -> None:
    with no_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="inside"), no_collection():
        raise ValueError("inside")
    assert gc.isenabled()


def test_blocks_lie_within_one_another() -> None:
    with no_collection():
        with no_collection():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
