"""The value types of claims: what each accepts, how it is shown, when two can both be true, which is more exact.

One class a type (DESIGN 2.1). `parse` takes what a person typed or a reader proposed and gives the value as it stands
in an operation; `show` gives its one canonical text; `compatible` is symmetric and reflexive; `exactness` is greater
for the more exact of two compatible values.
"""

from __future__ import annotations

import math
import re
from typing import Protocol

from typing_extensions import override

from tocsin.domain import dates
from tocsin.domain.dates import Bounds
from tocsin.domain.errors import BadDate, BadValue, Cause, UnknownWord
from tocsin.domain.globe import metres_apart
from tocsin.domain.names import fold_name
from tocsin.domain.operations import LARGEST_VALUE, Sealed, Value
from tocsin.domain.schema import Property, ValueKind
from tocsin.domain.terms import thesaurus
from tocsin.lib import ids

_MICRO = 1_000_000  # places are kept in millionths of a degree: a changeset holds no floats


class ValueType(Protocol):
    """What every type answers."""

    def parse(self, text: str, rule: Property) -> Value:
        """The value of a typed text. Raises BadValue or BadDate."""
        ...

    def show(self, value: Value) -> str:
        """The canonical text of a value."""
        ...

    def compatible(self, one: Value, other: Value, rule: Property) -> bool:
        """Whether both can be true."""
        ...

    def exactness(self, value: Value, rule: Property) -> float:
        """Greater for the more exact."""
        ...


def words(text: str, property_id: str) -> str:
    """Shared bounds of all words: not empty, 16 KiB of UTF-8, no lone surrogate, no NUL. Raises BadValue."""
    cleaned = text.strip()
    if not cleaned:
        raise BadValue(property=property_id, why=Cause("it is empty"))
    try:
        size = len(cleaned.encode("utf-8"))
    except UnicodeEncodeError:
        raise BadValue(property=property_id, why=Cause("it holds characters that are no text")) from None
    if size > LARGEST_VALUE or "\x00" in cleaned:
        raise BadValue(
            property=property_id, why=Cause("it is longer than 16 KiB, or no text; keep it as a file instead")
        )
    return cleaned


class TextType(ValueType):
    """Free words. Two texts can always both be true; the later one is shown."""

    @override
    def parse(self, text: str, rule: Property) -> Value:
        """Any text of up to 16 KiB."""
        return words(text, rule.id)

    @override
    def show(self, value: Value) -> str:
        """The words."""
        return str(value)

    @override
    def compatible(self, one: Value, other: Value, rule: Property) -> bool:
        """Always."""
        return True

    @override
    def exactness(self, value: Value, rule: Property) -> float:
        """All the same."""
        return 0


class NameType(TextType):
    """A name as it is written. Two are compatible when they fold to the same letters (Жанара, Zhanara)."""

    @override
    def compatible(self, one: Value, other: Value, rule: Property) -> bool:
        """The same folded name."""
        return fold_name(str(one)) == fold_name(str(other))


class IdentifierType(TextType):
    """A number or digest that is right or wrong as a whole."""

    @override
    def compatible(self, one: Value, other: Value, rule: Property) -> bool:
        """The same characters."""
        return one == other


class EntityType(IdentifierType):
    """Another entity, by its id."""

    @override
    def parse(self, text: str, rule: Property) -> Value:
        """An id of 22 characters."""
        if not ids.is_id(text):
            raise BadValue(property=rule.id, why=Cause("it must name somebody or something in the record"))
        return text


class DateType(TextType):
    """EDTF, in its canonical text."""

    @override
    def parse(self, text: str, rule: Property) -> Value:
        """A strict EDTF text (docs/format/dates.md)."""
        return dates.parse(text.strip()).text

    @override
    def compatible(self, one: Value, other: Value, rule: Property) -> bool:
        """Whether one day or span can be both."""
        return dates.compatible(str(one), str(other), rule.date_kind)

    @override
    def exactness(self, value: Value, rule: Property) -> float:
        """The narrower, the greater."""
        return dates.exactness(str(value), rule.date_kind)


class TermType(TextType):
    """A term of the property's thesaurus; a narrower term can be true together with a wider one above it."""

    @override
    def parse(self, text: str, rule: Property) -> Value:
        """A term's id. Raises UnknownWord."""
        return thesaurus(rule.thesaurus or "").term(text.strip()).id

    @override
    def compatible(self, one: Value, other: Value, rule: Property) -> bool:
        """The same term, or one below the other."""
        terms = thesaurus(rule.thesaurus or "")
        return one == other or terms.is_below(str(one), str(other)) or terms.is_below(str(other), str(one))

    @override
    def exactness(self, value: Value, rule: Property) -> float:
        """The deeper in the thesaurus, the greater."""
        return len(thesaurus(rule.thesaurus or "").ancestors(str(value)))


class NumberType(TextType):
    """Least and most: `3`, `3..5`, `3..`, `..5`."""

    _FORM = re.compile(r"(?P<least>\d{1,15})?(?:(?P<range>\.\.)(?P<most>\d{1,15})?)?")

    @override
    def parse(self, text: str, rule: Property) -> Value:
        """Whole numbers."""
        found = self._FORM.fullmatch(text.strip())
        if not found or not (found["least"] or found["most"]):
            raise BadValue(property=rule.id, why=Cause("it must be a whole number, or a range like 3..5"))
        least = int(found["least"]) if found["least"] else None
        most = int(found["most"]) if found["most"] else (None if found["range"] else least)
        if least is not None and most is not None and least > most:
            raise BadValue(property=rule.id, why=Cause("the range runs backwards"))
        return (least, most)

    @override
    def show(self, value: Value) -> str:
        """`3`, `3..5`, `3..` or `..5`."""
        least, most = _pair(value)
        if least == most:
            return str(least)
        return f"{'' if least is None else least}..{'' if most is None else most}"

    @override
    def compatible(self, one: Value, other: Value, rule: Property) -> bool:
        """The ranges meet."""
        (low, high), (from_, to) = _span(one), _span(other)
        return low <= to and from_ <= high

    @override
    def exactness(self, value: Value, rule: Property) -> float:
        """The narrower, the greater."""
        low, high = _span(value)
        return low - high


class PlaceType(TextType):
    """A point with its radius in metres: `50.45,30.52,500`; kept in millionths of a degree."""

    @override
    def parse(self, text: str, rule: Property) -> Value:
        """Latitude, longitude, radius. Raises BadValue outside the globe."""
        try:
            latitude, longitude, radius = (float(part) for part in text.split(","))
        except ValueError:
            raise BadValue(property=rule.id, why=Cause("it must be latitude,longitude,radius in metres")) from None
        if not (abs(latitude) <= 90 and abs(longitude) <= 180 and 0 <= radius <= 20_100_000):
            raise BadValue(property=rule.id, why=Cause("it lies outside the globe"))
        return (round(latitude * _MICRO), round(longitude * _MICRO), round(radius))

    @override
    def show(self, value: Value) -> str:
        """`latitude,longitude,radius`."""
        latitude, longitude, radius = _triple(value)
        return f"{latitude / _MICRO:.6f},{longitude / _MICRO:.6f},{radius}"

    @override
    def compatible(self, one: Value, other: Value, rule: Property) -> bool:
        """The circles meet."""
        return _metres_apart(one, other) <= _triple(one)[2] + _triple(other)[2]

    @override
    def exactness(self, value: Value, rule: Property) -> float:
        """The smaller circle, the greater."""
        return -_triple(value)[2]


class FlagType(IdentifierType):
    """Yes or no."""

    @override
    def parse(self, text: str, rule: Property) -> Value:
        """`true` or `false`."""
        if text.strip().casefold() not in {"true", "false"}:
            raise BadValue(property=rule.id, why=Cause("it must be true or false"))
        return text.strip().casefold() == "true"

    @override
    def show(self, value: Value) -> str:
        """`true` or `false`."""
        return "true" if value is True else "false"


TYPES: dict[str, ValueType] = {
    "text": TextType(),
    "name": NameType(),
    "identifier": IdentifierType(),
    "entity": EntityType(),
    "date": DateType(),
    "term": TermType(),
    "number": NumberType(),
    "place": PlaceType(),
    "flag": FlagType(),
}


def parse(text: str, rule: Property) -> Value:
    """The value of a typed text for this property. Raises BadValue, BadDate or UnknownWord."""
    return TYPES[rule.type].parse(text, rule)


# another office, or a later version, may hold a term or a form that is not known here: it is kept and shown as it is
_NOT_KNOWN = (BadDate, UnknownWord, ValueError)


def show(value: Value | None, rule: Property) -> str:
    """The canonical text of a value; empty for one that only its compartment's key opens, and for none."""
    if value is None or isinstance(value, Sealed):
        return ""
    try:
        return TYPES[rule.type].show(value)
    except _NOT_KNOWN:
        return str(value)


def compatible(one: Value, other: Value, rule: Property) -> bool:
    """Whether both values can be true of one entity. What is sealed is compared with nothing.

    A value that this version cannot read is compatible with itself only.
    """
    if isinstance(one, Sealed) or isinstance(other, Sealed):
        return True
    try:
        return TYPES[rule.type].compatible(one, other, rule)
    except _NOT_KNOWN:
        return one == other


def exactness(value: Value, rule: Property) -> float:
    """Greater for the more exact of two compatible values; least for one that this version cannot read."""
    if isinstance(value, Sealed):
        return 0
    try:
        return TYPES[rule.type].exactness(value, rule)
    except _NOT_KNOWN:
        return -math.inf


def bounds_of(value: Value | None, rule: Property, *, told: str | None = None) -> Bounds | None:
    """The bounds of a date's value; None for any other, and for a date that this version cannot read."""
    if rule.type is not ValueKind.DATE or not isinstance(value, str):
        return None
    try:
        return dates.bounds(value, rule.date_kind, told=told)
    except BadDate:
        return None


def _pair(value: Value) -> tuple[int | None, int | None]:
    if not isinstance(value, tuple) or len(value) != 2:
        raise ValueError("not a number")
    return value


def _span(value: Value) -> tuple[float, float]:
    least, most = _pair(value)
    return (-math.inf if least is None else least, math.inf if most is None else most)


def _triple(value: Value) -> tuple[int, int, int]:
    if not isinstance(value, tuple) or len(value) != 3:
        raise ValueError("not a place")
    latitude, longitude, radius = value
    return (latitude or 0, longitude or 0, radius or 0)


def _metres_apart(one: Value, other: Value) -> float:
    (lat1, lon1, _), (lat2, lon2, _) = _triple(one), _triple(other)
    return metres_apart((lat1 / _MICRO, lon1 / _MICRO), (lat2 / _MICRO, lon2 / _MICRO))
