"""What the cities say of their core projects, counted honestly: how many there are, how many names were found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import get_language

from network.front import cities as city_lines
from network.start_panels import StartPanel
from network.visibility import audiences_of_request
from projects.evidence import Evidence, numbered_record
from projects.linked import solutions
from projects.links import PageLink
from projects.models import CoreProject, CoreProjectList, CoreProjectState


@dataclass(frozen=True, slots=True)
class CoreLine:
    """One name; without a state nobody knows whether it is a core project."""

    name: str
    state: str  # code
    state_label: str
    note: str
    solution: PageLink | None  # None: there is no entry, or none that the reader may see


@dataclass(frozen=True, slots=True)
class CityCores:
    """The core projects of one city."""

    city: city_lines.CityLine
    stated: int | None  # how many the city says it has
    text: str
    language: str  # of the text
    found: tuple[CoreLine, ...]
    possible: tuple[CoreLine, ...]  # named somewhere, but perhaps no core project
    evidence: Evidence

    @property
    def documented(self) -> int:
        """How many of the names a source calls core projects."""
        return sum(line.state == CoreProjectState.DOCUMENTED for line in self.found)

    @property
    def missing(self) -> int:
        """How many names are still to be found; 0 where the city states no number."""
        return max((self.stated or 0) - len(self.found), 0)

    @property
    def gaps(self) -> range:
        """One item for each name that is still to be found."""
        return range(self.missing)


def core_projects(request: HttpRequest) -> tuple[CityCores, ...]:
    """Return the core projects of the cities whose pages whoever sent the request may see."""
    lists = list(CoreProjectList.objects.select_related("city").prefetch_related("projects").order_by("city__name"))
    if not lists:
        return ()
    lines = {line.code: line for line in city_lines.cities(request, None)}
    ids = {project.solution_id for each in lists for project in each.projects.all() if project.solution_id}
    links = solutions(ids, audiences_of_request(request))
    found: list[CityCores] = []
    for each in lists:
        if each.city.code in lines:
            after = sum(len(before.evidence.sources) for before in found)
            found.append(_of_city(each, lines[each.city.code], links, after))
    return tuple(found)


def start_panels(request: HttpRequest) -> Iterator[StartPanel]:
    """Yield a section of the start page for each city that names core projects."""
    for cores in core_projects(request):
        yield StartPanel("projects/core_panel.html", {"cores": cores})


def _of_city(each: CoreProjectList, city: city_lines.CityLine, links: Mapping[int, PageLink], after: int) -> CityCores:
    is_english = get_language() == "en" and bool(each.text_en)
    rows = [_line(project, links) for project in each.projects.all()]
    return CityCores(
        city=city,
        stated=each.stated_count,
        text=each.text_en if is_english else each.text,
        language="en" if is_english else "de",
        found=tuple(row for row in rows if row.state),
        possible=tuple(row for row in rows if not row.state),
        evidence=numbered_record(each, after),
    )


def _line(project: CoreProject, links: Mapping[int, PageLink]) -> CoreLine:
    label = str(CoreProjectState(project.state).label) if project.state else ""
    return CoreLine(project.name, project.state, label, project.note, links.get(project.solution_id or 0))
