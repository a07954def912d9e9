"""World time: EDTF (ISO 8601-2) as bounds with doubt, compared in three values. Never padded to an invented day."""

from tocsin.domain.dates.bounds import OPEN_FUTURE, OPEN_PAST, Bounds, Kind

__all__ = ["OPEN_FUTURE", "OPEN_PAST", "Bounds", "Kind"]
