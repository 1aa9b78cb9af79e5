"""Works out where the marks of a chart lie, so that a template only has to write them down as SVG.

Across, places are percentages of the width and down they are pixels: so letters keep their size on every screen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reference.figures import measured, number

LONGEST_BAR = 84  # per cent; the rest is for the number
TOP, BOTTOM = 32, 232  # of the plot of lines
YEARS_BELOW = 26
FIRST_YEAR, LAST_YEAR = 16, 84  # per cent; before it stands the scale, after it the name of a line
MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; width is in per cent."""

    label: str
    value: str
    width: str
    tone: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars below each other."""

    name: str  # what a screen reader says instead
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """What a bar stands for."""

    label: str
    count: int
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a line."""

    year: int
    number: float
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one city; a year without one is a gap."""

    code: str  # written at the end of the line
    tone: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid."""

    text: str
    y: str


@dataclass(frozen=True, slots=True)
class YearMark:
    """A year below the plot."""

    year: int
    x: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight piece of a line; is_gap: years between its ends have no value."""

    x1: str
    y1: str
    x2: str
    y2: str
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """One value in the plot and where its number stands."""

    x: str
    y: str
    text: str
    text_y: str


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One line with its dots; its name stands beside the last one."""

    code: str
    tone: str
    segments: tuple[Segment, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over years, all on one axis."""

    name: str
    height: int
    ticks: tuple[Tick, ...]
    years: tuple[YearMark, ...]
    years_y: int
    lines: tuple[DrawnLine, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """Numbers from the top of the plot to its bottom."""

    at_top: float
    at_bottom: float
    ticks: tuple[float, ...]
    unit: str = ""

    def y(self, number: float) -> float:
        """Return where a number lies, in pixels."""
        return TOP + (number - self.at_top) / (self.at_bottom - self.at_top) * (BOTTOM - TOP)

    def text(self, number: float) -> str:
        """Return a number of the grid as people read it."""
        return measured(round(number), self.unit)


def bar_chart(name: str, amounts: Sequence[Amount], total: int) -> BarChart:
    """Return a chart in which a bar of full length would be the total."""
    bars = tuple(
        Bar(
            label=each.label,
            value=number(each.count),
            width=_percent(LONGEST_BAR * each.count / total if total else 0),
            tone=each.tone,
        )
        for each in amounts
    )
    return BarChart(name, bars)


def ranks(numbers: Iterable[float]) -> Axis:
    """Return an axis of places: the first is at the top."""
    ticks = _ticks(max(numbers, default=1))
    return Axis(1, max(ticks[-1], 2), tuple(dict.fromkeys((1, *ticks[1:]))))


def shares(numbers: Iterable[float], unit: str) -> Axis:
    """Return an axis that begins at zero, at the bottom."""
    ticks = _ticks(max(numbers, default=1))
    return Axis(ticks[-1], 0, ticks, unit)


def line_chart(name: str, series: Sequence[Series], axis: Axis) -> LineChart:
    """Return a chart of lines; the year of a missing value keeps its place, the line across it is a gap."""
    known = [value.year for each in series for value in each.values]
    years = range(min(known), max(known) + 1) if known else range(0)
    places = {year: _percent(_across(year, years)) for year in years}
    return LineChart(
        name=name,
        height=BOTTOM + YEARS_BELOW + 8,
        ticks=tuple(Tick(axis.text(number), _pixels(axis.y(number))) for number in axis.ticks),
        years=tuple(YearMark(year, place) for year, place in places.items()),
        years_y=BOTTOM + YEARS_BELOW,
        lines=tuple(_line(each, series, places, axis) for each in series if each.values),
    )


def _line(drawn: Series, series: Sequence[Series], places: dict[int, str], axis: Axis) -> DrawnLine:
    values = sorted(drawn.values, key=lambda value: value.year)
    dots = tuple(_dot(value, series, places, axis) for value in values)
    segments = tuple(
        Segment(dots[at].x, dots[at].y, dots[at + 1].x, dots[at + 1].y, second.year - first.year > 1)
        for at, (first, second) in enumerate(pairwise(values))
    )
    return DrawnLine(drawn.code, drawn.tone, segments, dots)


def _dot(value: Value, series: Sequence[Series], places: dict[int, str], axis: Axis) -> Dot:
    """Return a dot; its number stands above, below where another line has a dot above it."""
    y = axis.y(value.number)
    others = [axis.y(other.number) for each in series for other in each.values if other.year == value.year]
    text_y = y + 24 if min(others) < y else y - 12
    return Dot(places[value.year], _pixels(y), value.text, _pixels(text_y))


def _across(year: int, years: range) -> float:
    if len(years) < 2:
        return (FIRST_YEAR + LAST_YEAR) / 2
    return FIRST_YEAR + (year - years[0]) / (len(years) - 1) * (LAST_YEAR - FIRST_YEAR)


def _ticks(most: float) -> tuple[float, ...]:
    """Return round numbers from zero to just above the largest one."""
    step = next(
        step for power in range(12) for step in (10**power, 2 * 10**power, 5 * 10**power) if step * MOST_TICKS >= most
    )
    count = max(-(-most // step), 1)
    return tuple(float(step * number) for number in range(int(count) + 1))


def _percent(share: float) -> str:
    return f"{share:.2f}%"


def _pixels(place: float) -> str:
    return f"{place:.1f}"
