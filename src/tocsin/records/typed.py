"""The properties of a type by id: of every claim of a record it is asked whether its property is one of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tocsin.domain.schema import Property, ValueKind, schema


@cache
def properties_of(*types: ValueKind) -> Mapping[str, Property]:
    """The properties whose values are of one of these types."""
    return {name: rule for name, rule in schema().properties.items() if rule.type in types}
