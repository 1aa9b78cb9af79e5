"""Places of the cities in published rankings over the years, one study at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from network.front.cities import CityLine
from network.models import IndexCategory, IndexResult, IndexStudy
from projects.charts import LineChart, Series, Value, line_chart, ranks, shares
from projects.evidence import ORDER
from reference.choices import EvidenceState
from reference.figures import measured, signed
from reference.models import RecordCitation

OVERALL: Final = IndexCategory.OVERALL
NOT_COVERED, NOT_SEEN = gettext_lazy("not covered"), gettext_lazy("not seen")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a study says of a city in a year: a text, or in its place why there is none; states are codes."""

    text: str
    missing: str = ""
    notes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # values that other sources name, in their words
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure a result is: states of evidence from sure to unsure, and what other sources say."""

    states: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of a table, a cell for each city."""

    year: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class PartRow:
    """A place in one part of a study."""

    city: CityLine
    year: int | None
    category: str
    cell: Cell
    change: str


@dataclass(frozen=True, slots=True)
class StudyPart:
    """One study: its chart, the same numbers as a table, and what must be kept in mind."""

    code: str
    name: str
    measure: str  # what the axis shows
    covers: str
    caveat: str
    chart: LineChart
    cities: tuple[CityLine, ...]
    rows: tuple[YearRow, ...]
    parts: tuple[PartRow, ...]
    sheet: tuple[tuple[object, ...], ...]


def studies(cities: Sequence[CityLine]) -> tuple[StudyPart, ...]:
    """Return every study that tells of one of these cities; three queries."""
    by_code = {city.code: city for city in cities}
    results = list(
        IndexResult.objects.filter(city__code__in=by_code)
        .select_related("study", "city")
        .order_by("study__name_de", "study", F("year").asc(nulls_last=True), "city__name", "category")
    )
    sure = _sureness(results)
    found = dict.fromkeys(result.study for result in results)
    return tuple(_study(study, [each for each in results if each.study == study], by_code, sure) for study in found)


def _sureness(results: Sequence[IndexResult]) -> Mapping[int, Sureness]:
    kind = ContentType.objects.get_for_model(IndexResult)
    rows = RecordCitation.objects.filter(content_type=kind, object_id__in=[result.pk for result in results])
    found: dict[int, list[tuple[str, str]]] = {}
    for object_id, state, other in rows.values_list("object_id", "state", "conflict_value"):
        found.setdefault(object_id, []).append((state, other))
    return {
        pk: Sureness(
            tuple(each.value for each in ORDER if each.value in {state for state, _other in pairs}),
            tuple(other for _state, other in pairs if other),
        )
        for pk, pairs in found.items()
    }


def _study(
    study: IndexStudy,
    results: Sequence[IndexResult],
    by_code: Mapping[str, CityLine],
    sure: Mapping[int, Sureness],
) -> StudyPart:
    overall = [each for each in results if each.category == OVERALL]
    cities = tuple(city for code, city in by_code.items() if any(each.city.code == code for each in results))
    unit = _unit(overall)
    return StudyPart(
        code=f"studie-{study.code}",
        name=study.name,
        measure=_("place; the first is at the top") if unit is None else _("score in %(unit)s") % {"unit": unit},
        covers=study.covers,
        caveat=study.caveat,
        chart=_chart(study, overall, unit, cities),
        cities=cities,
        rows=tuple(_rows(overall, cities, sure)),
        parts=tuple(_parts(results, by_code, sure)),
        sheet=tuple(_sheet(results, sure)),
    )


def _unit(overall: Sequence[IndexResult]) -> str | None:
    """Return the unit of the scores if every result has one, all in the same unit; None: places are compared."""
    dated = [each for each in overall if each.year is not None and each.is_covered]
    units = {each.score_unit if each.score is not None else None for each in dated}
    return next(iter(units)) if len(units) == 1 else None


def _chart(
    study: IndexStudy, overall: Sequence[IndexResult], unit: str | None, cities: Sequence[CityLine]
) -> LineChart:
    series = tuple(
        Series(
            code=city.sign.code if city.sign else city.name,
            tone=city.sign.tone if city.sign else "",
            values=tuple(_values([each for each in overall if each.city.code == city.code], unit)),
        )
        for city in cities
    )
    numbers = [value.number for each in series for value in each.values]
    told = [
        f"{city.name}: {', '.join(f'{value.year} {value.text}' for value in each.values) or NOT_COVERED}"
        for city, each in zip(cities, series, strict=True)
    ]
    name = _("%(study)s. %(values)s. All values are in the table below.") % {
        "study": study.name,
        "values": "; ".join(told),
    }
    return line_chart(name, series, ranks(numbers) if unit is None else shares(numbers, unit))


def _values(results: Sequence[IndexResult], unit: str | None) -> Iterator[Value]:
    for each in results:
        number = each.rank if unit is None else each.score
        if each.year is not None and number is not None:
            yield Value(each.year, float(number), measured(number, unit or ""))


def _rows(
    overall: Sequence[IndexResult], cities: Sequence[CityLine], sure: Mapping[int, Sureness]
) -> Iterator[YearRow]:
    left_out = {each.city.code for each in overall if not each.is_covered and each.year is None}
    years = [each.year for each in overall if each.year is not None]
    for year in range(min(years), max(years) + 1) if years else ():
        known = {each.city.code: each for each in overall if each.year == year}
        cells = (_cell(known.get(city.code), sure, is_left_out=city.code in left_out) for city in cities)
        yield YearRow(year, tuple(cells))


def _cell(result: IndexResult | None, sure: Mapping[int, Sureness], *, is_left_out: bool = False) -> Cell:
    if result is None:
        return Cell("", str(NOT_COVERED if is_left_out else NOT_SEEN))
    return Cell(
        text=_place(result),
        missing="" if result.is_covered else str(NOT_COVERED),
        notes=tuple(filter(None, (_("computed") if result.is_computed else "", result.note))),
        others=sure.get(result.pk, Sureness()).others,
        states=sure.get(result.pk, Sureness()).states,
    )


def _place(result: IndexResult) -> str:
    """Return what is known, to be broken after a comma only: ``Platz 19 von 81``, ``9 %``."""
    place = ""
    if result.rank is not None and result.of is not None:
        place = _("place %(rank)s of %(of)s") % {"rank": result.rank, "of": result.of}
    elif result.rank is not None:
        place = _("place %(rank)s") % {"rank": result.rank}
    score = measured(result.score, result.score_unit or _("points")) if result.score is not None else ""
    return ", ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in (place, score) if part)


def _parts(
    results: Sequence[IndexResult], by_code: Mapping[str, CityLine], sure: Mapping[int, Sureness]
) -> Iterator[PartRow]:
    for each in results:
        if each.category != OVERALL:
            change = signed(each.change) if each.change is not None else ""
            cell = _cell(each, sure)
            yield PartRow(by_code[each.city.code], each.year, each.get_category_display(), cell, change)


def _sheet(results: Sequence[IndexResult], sure: Mapping[int, Sureness]) -> Iterator[tuple[object, ...]]:
    yield (
        *(
            _("Study"),
            _("City"),
            _("Year"),
            _("Category"),
            pgettext("ranking", "Place"),
            _("of so many cities"),
            _("score"),
            _("Unit"),
        ),
        *(_("places gained or lost"), _("Covered"), _("Computed by us"), _("Note"), _("Evidence")),
    )
    for each in results:
        flags = (
            pgettext("answer", "yes") if value else pgettext("answer", "no")
            for value in (each.is_covered, each.is_computed)
        )
        yield (
            *(each.study.name, each.city.name, each.year, each.get_category_display()),
            *(each.rank, each.of, each.score, each.score_unit, each.change, *flags, each.note),
            ", ".join(str(EvidenceState(state).label) for state in sure.get(each.pk, Sureness()).states),
        )
