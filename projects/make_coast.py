"""Makes static/img/coast.svg, the coast behind every map: ``python -m projects.make_coast FOLDER``.

A development tool; FOLDER is npm's world-atlas (``npm install --no-save world-atlas``, then node_modules/world-atlas),
which is not needed at run time.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
Line = list[Point]

COAST = Path(__file__).resolve().parent.parent / "static" / "img" / "coast.svg"
BOX = (-260.0, -430.0, 1060.0, 771.0)  # left, top, right, bottom, in units of the drawing
NEIGHBOURS = {"276", "208", "616"}  # ISO 3166-1: Germany, Denmark, Poland
TOLERANCE = 0.5  # units of the drawing, of which a degree of longitude has 212
HEAD = (
    "<!-- Coast and borders of the western Baltic Sea. Source: Natural Earth 1:10m (public domain), by way of npm "
    "world-atlas 2, made by projects/make_coast.py. Maps show 9.8 to 14.5 E and 53.35 to 54.95 N; the land goes on "
    "around that for wide windows. x = 212.1 * longitude - 2076.2, y = 363.2 * (54.32 - latitude) + 228.9 -->"
)


class Atlas:
    """One TopoJSON file, its lines in units of the drawing."""

    def __init__(self, path: Path) -> None:
        topology = json.loads(path.read_text(encoding="utf-8"))
        self.objects = topology["objects"]
        transform = topology["transform"]
        self.arcs = [list(_unpacked(arc, transform["scale"], transform["translate"])) for arc in topology["arcs"]]

    def line(self, numbers: Iterable[int]) -> Line:
        """Return arcs joined to one line; the number of an arc that is walked backwards is its complement."""
        points: Line = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points

    def rings(self) -> Iterator[Line]:
        """Yield the outlines of all land."""
        for geometry in self.objects["land"]["geometries"]:
            for polygon in geometry["arcs"]:
                yield from (self.line(ring) for ring in polygon)

    def borders(self) -> Iterator[Line]:
        """Yield the lines between the neighbours at the western Baltic Sea, and between them and others."""
        countries = [each for each in self.objects["countries"]["geometries"] if each.get("id") in NEIGHBOURS]
        uses = Counter(number if number >= 0 else ~number for each in countries for number in _numbers(each["arcs"]))
        yield from (self.line([number]) for number, times in uses.items() if times > 1)


def _unpacked(arc: list[list[int]], scale: list[float], shift: list[float]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        longitude, latitude = x * scale[0] + shift[0], y * scale[1] + shift[1]
        yield 212.1 * longitude - 2076.2, 363.2 * (54.32 - latitude) + 228.9


def _numbers(arcs: list[object]) -> Iterator[int]:
    for each in arcs:
        if isinstance(each, list):
            yield from _numbers(each)
        elif isinstance(each, int):
            yield each


def clipped(ring: Line) -> Line:
    """Return the part of an outline inside the box (Sutherland and Hodgman)."""
    left, top, right, bottom = BOX
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        ring = list(_cut(ring, axis, lambda value, limit=limit, sign=sign: (value - limit) * sign))  # type: ignore[misc]
    return ring


def _cut(ring: Line, axis: int, depth: Callable[[float], float]) -> Iterator[Point]:
    """Yield what lies on the inner side of one edge, where depth is not negative."""
    for before, point in zip([*ring[-1:], *ring], ring, strict=False):
        first, second = depth(before[axis]), depth(point[axis])
        if (first < 0) != (second < 0):
            share = first / (first - second)
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if second >= 0:
            yield point


def inside(line: Line) -> Iterator[Line]:
    """Yield the pieces of a line that lie in the box, each to the first point outside."""
    left, top, right, bottom = BOX
    piece: Line = []
    for x, y in line:
        is_inside = left <= x <= right and top <= y <= bottom
        if is_inside or piece:
            piece.append((x, y))
        if not is_inside and piece:
            yield piece
            piece = []
    if piece:
        yield piece


def simplified(line: Line) -> Line:
    """Return the line without points that lie within the tolerance of the rest (Douglas and Peucker)."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        start, end = spans.pop()
        distances = [_distance(line[at], line[start], line[end]) for at in range(start + 1, end)]
        if distances and max(distances) > TOLERANCE:
            middle = start + 1 + distances.index(max(distances))
            kept.add(middle)
            spans += [(start, middle), (middle, end)]
    return [line[at] for at in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if not length:
        return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
    return float(abs((y2 - y1) * x - (x2 - x1) * y + x2 * y1 - y2 * x1) / length)


def drawn(line: Line, *, is_closed: bool) -> str:
    """Return a line as path data, in steps of half a unit."""
    points = [(round(2 * x), round(2 * y)) for x, y in simplified(line)]
    steps = [(x - x1, y - y1) for (x1, y1), (x, y) in pairwise(points)]
    if not any(steps):
        return ""
    start = f"M{points[0][0] / 2:g} {points[0][1] / 2:g}"
    return start + "".join(f"l{_pair(x / 2, y / 2)}" for x, y in steps if x or y) + ("z" if is_closed else "")


def _pair(x: float, y: float) -> str:
    return f"{x:g}{y:g}" if y < 0 else f"{x:g} {y:g}"


def main(folder: str) -> None:
    """Write the file."""
    land = [clipped(ring) for ring in Atlas(Path(folder) / "land-10m.json").rings()]
    borders = [piece for line in Atlas(Path(folder) / "countries-10m.json").borders() for piece in inside(line)]
    land_path = "".join(drawn(ring, is_closed=True) for ring in land if ring)
    border_path = "".join(drawn(piece, is_closed=False) for piece in borders)
    COAST.write_text(
        f'{HEAD}\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="26 -66 800 690">'
        f'<path id="land" d="{land_path}"/><path id="border" d="{border_path}"/></svg>\n',
        encoding="utf-8",
    )
    sys.stdout.write(f"{COAST.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1])
