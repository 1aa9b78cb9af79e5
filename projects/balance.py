"""What the register holds, counted by field of action, phase, city and goal; invented examples never count."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models import Count as CountOf
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from network import listing
from network.front.cities import CityLine, cities
from network.visibility import audiences_of_request, shown_now
from projects.charts import Amount, BarChart, bar_chart
from projects.links import best_of, rows_of
from projects.map_filters import SOLUTION
from projects.models import Lifecycle, SolutionPage
from reference.figures import number
from reference.models import Goal
from search import labels

COUNTED = FIELDS, PHASES, CITIES, GOALS = (
    "handlungsfelder",
    "phasen",
    "staedte",
    "ziele",
)  # the charts, as addresses name them
RUNNING = (Lifecycle.OPERATION, Lifecycle.SUSTAINED)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of all solutions."""

    code: str
    label: str
    count: int
    tone: str = ""


@dataclass(frozen=True, slots=True)
class CountTable:
    """One way to count: its chart and the same numbers as a table."""

    code: str
    title: str
    head: str
    note: str
    counts: tuple[Count, ...]
    total: int

    @property
    def chart(self) -> BarChart:
        """The numbers as bars."""
        told = ", ".join(f"{each.label} {number(each.count)}" for each in self.counts)
        name = _("%(title)s: of %(total)s solutions %(values)s.") % {
            "title": self.title,
            "total": number(self.total),
            "values": told,
        }
        return bar_chart(name, [Amount(each.label, each.count, each.tone) for each in self.counts], self.total)

    @property
    def sheet(self) -> tuple[tuple[object, ...], ...]:
        """The numbers as rows for download."""
        head = (self.head, _("Solutions"), _("of all solutions"))
        return (head, *((each.label, each.count, self.total) for each in self.counts))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it is a part of; the names are those of components/figures.html."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Balance:
    """All that is counted; cities are those that the reader may see."""

    cities: tuple[CityLine, ...]
    figures: tuple[Figure, ...] = ()
    tables: tuple[CountTable, ...] = ()
    examples: int = 0
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class _Counted:
    """How often each code occurs, by facet, without examples."""

    total: int
    examples: int
    by_facet: Mapping[str, Mapping[str, int]]

    def of(self, facet: str, code: str) -> int:
        """Return how many solutions have this code."""
        return self.by_facet.get(facet, {}).get(code, 0)


def balance_of(request: HttpRequest) -> Balance:
    """Return what whoever sent the request may see, counted; asks the engine once."""
    counted = listing.ask(request, facets={"art": (SOLUTION,)}, size=0)
    lines = tuple(cities(request, counted))
    if counted is None:
        return Balance(lines, is_counted=False)
    real = _without_examples(counted, request)
    lines = tuple(replace(line, count=real.of("stadt", line.code)) for line in lines)
    tables = (*_tables(real, lines), *_goals(real, request))
    return Balance(lines, tuple(_figures(real, lines)), tables, real.examples)


def _without_examples(counted: listing.Listing, request: HttpRequest) -> _Counted:
    """Take the invented entries, which the engine counts too, out of its numbers."""
    columns = {"state": "lifecycle", "field": "fields__code", "other": "other_cities__code"}
    rows = rows_of(SolutionPage, audiences_of_request(request), columns, is_example=True)
    shown = {row["pk"] for row in best_of(rows)}
    kept = [row for row in rows if row["pk"] in shown]
    taken = {
        "feld": _each(kept, "fields__code"),
        "phase": _each(kept, "lifecycle"),
        "stadt": _each(kept, "page_audience__city", "other_cities__code"),
    }
    by_facet = {
        facet: {code: max(count - taken.get(facet, Counter())[code], 0) for code, count in counts.items()}
        for facet, counts in counted.counts.items()
    }
    return _Counted(max(counted.total - len(shown), 0), len(shown), by_facet)


def _each(rows: Sequence[Mapping[str, object]], *columns: str) -> Counter[str]:
    """Count every code of a page once, however many rows the page has."""
    pairs = {(row["pk"], str(row[column])) for row in rows for column in columns if row[column]}
    return Counter(code for _pk, code in pairs)


def _figures(counted: _Counted, lines: Sequence[CityLine]) -> Iterable[Figure]:
    giving = sum(bool(line.count) for line in lines)
    yield Figure(
        _("Solutions in the register"),
        number(counted.total),
        _("from %(count)s of %(total)s cities") % {"count": giving, "total": len(lines)},
    )
    fields = _names("feld")
    yield Figure(
        _("Fields of action with a solution"),
        number(sum(bool(counted.of("feld", code)) for code in fields)),
        _("of %(total)s fields of action") % {"total": len(fields)},
    )
    yield Figure(
        _("Solutions in regular operation"),
        number(sum(counted.of("phase", phase) for phase in RUNNING)),
        _("of %(total)s solutions") % {"total": number(counted.total)},
    )


def _tables(counted: _Counted, lines: Sequence[CityLine]) -> Iterable[CountTable]:
    fields = [Count(code, label, counted.of("feld", code)) for code, label in _names("feld").items()]
    yield CountTable(
        code=FIELDS,
        title=_("Solutions by field of action"),
        head=_("Field of action"),
        note=_("A solution can belong to several fields; so the numbers add up to more than all solutions."),
        counts=tuple(sorted(fields, key=lambda each: -each.count)),
        total=counted.total,
    )
    phases = [Count(code, label, counted.of("phase", code)) for code, label in _names("phase").items()]
    unknown = max(counted.total - sum(each.count for each in phases), 0)
    yield CountTable(
        code=PHASES,
        title=_("Solutions by phase"),
        head=_("Phase"),
        note=_("Each solution is in one phase, or its phase is not stated."),
        counts=(*phases, Count("", _("not stated"), unknown)),
        total=counted.total,
    )
    yield CountTable(
        code=CITIES,
        title=_("Solutions by city"),
        head=_("City"),
        note=_("What several cities do together counts for each of them."),
        counts=tuple(
            Count(line.code, line.name, line.count or 0, line.sign.tone if line.sign else "") for line in lines
        ),
        total=counted.total,
    )


def _goals(counted: _Counted, request: HttpRequest) -> Iterable[CountTable]:
    """Count the solutions that serve a goal; the engine does not know goals, the database does."""
    goals = list(Goal.objects.all())
    solutions = SolutionPage.objects.filter(
        shown_now(), page_audience__audience__in=audiences_of_request(request), is_example=False
    )
    serving = dict(
        solutions.order_by().values_list("goals__code").annotate(count=CountOf("translation_key", distinct=True))
    )
    if goals:
        yield CountTable(
            code=GOALS,
            title=_("Solutions by goal of the agreement"),
            head=_("Goal"),
            note=_("Which goals a solution serves is the editors’ judgement; it can serve several."),
            counts=tuple(Count(goal.code, goal.text, serving.get(goal.code, 0)) for goal in goals),
            total=counted.total,
        )


def _names(facet: str) -> Mapping[str, str]:
    return labels.newest_book(get_language() or settings.LANGUAGE_CODE).labels(facet)
