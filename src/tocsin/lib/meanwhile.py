"""Doing something in a thread while something else is waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread


@contextmanager
def meanwhile(work: Callable[[], object]) -> Iterator[None]:
    """Run `work` beside the block, and wait for it at the block's end; it must be something that can be left undone."""
    thread = Thread(target=work, daemon=True)
    thread.start()
    yield
    thread.join()
