"""When Python looks for memory that only circles keep."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """No such search within the block: where hundreds of thousands of rows are made at once that hold no circles.

    Each search reads all of them anew; measured, a third of a rebuild's time. What is freed by count is freed as ever.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
