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


@dataclass(frozen=True, slots=True)
class Slice(Generic[Item]):
    """Items of a list that may be very long: a deep page costs what the first one does.

    `next` is what to give as `after` for the page behind it, None at the end. `total` counts what the viewer may see;
    with `more` there is more than that. It is None where counting would have taken longer than reading.
    """

    items: tuple[Item, ...]
    next: str | None
    total: int | None
    more: bool


MOST = 200  # items on one page
