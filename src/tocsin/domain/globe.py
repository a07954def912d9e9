"""Distances on the globe, taken for a sphere of 6,371 km."""

from __future__ import annotations

import math

_METRES_PER_DEGREE = 111_195.0


def metres_apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great circle between two points of (latitude, longitude) in degrees, by the haversine formula."""
    a, b = math.radians(one[0]), math.radians(other[0])
    across = math.sin(math.radians(one[1] - other[1]) / 2) ** 2
    half = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * across
    return 2 * math.degrees(math.asin(math.sqrt(min(1.0, half)))) * _METRES_PER_DEGREE
