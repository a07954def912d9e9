"""A list as `access` hands it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Items, where the next page begins (None at the end), and how many the viewer may see in all."""

    items: tuple[Item, ...]
    next: int | None
    total: int


MOST = 200  # items on one page
