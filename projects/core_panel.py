"""The core projects on the start page, with an honest count: how many a city names, and how many names were found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from network.start_panels import StartPanel
from network.visibility import audiences_of_request
from projects.linked import solutions
from projects.links import PageLink
from projects.models import CoreProject, CoreProjectList
from reference.models import in_language

TEMPLATE = "projects/core_panel.html"


@dataclass(frozen=True, slots=True)
class CoreName:
    """A name that was found, how sure it is that it is a core project, and its entry as far as it may be seen."""

    name: str
    state: str
    entry: PageLink | None


@dataclass(frozen=True, slots=True)
class CoreCount:
    """The core projects of one city."""

    city: str
    stated: int | None
    text: str
    names: tuple[CoreName, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """One item for each core project whose name nobody has found."""
        return tuple(range(len(self.names), self.stated or 0))


def panels(request: HttpRequest) -> Iterable[StartPanel]:
    """Return a section for each city that says how many core projects it has."""
    lists = list(CoreProjectList.objects.select_related("city").prefetch_related("projects").order_by("city__name"))
    rows = {found.pk: _named(found) for found in lists}
    ids = [row.solution_id for named in rows.values() for row in named if row.solution_id]
    entries = solutions(ids, audiences_of_request(request))
    return [StartPanel(TEMPLATE, {"core": _count(found, rows[found.pk], entries)}) for found in lists if rows[found.pk]]


def _named(found: CoreProjectList) -> list[CoreProject]:
    """Return the projects that a source calls core projects, or that are likely to be one."""
    return [project for project in found.projects.all() if project.state]


def _count(found: CoreProjectList, rows: Sequence[CoreProject], entries: dict[int, PageLink]) -> CoreCount:
    return CoreCount(
        city=found.city.name,
        stated=found.stated_count,
        text=in_language(found.text, found.text_en),
        names=tuple(CoreName(row.name, row.state, entries.get(row.solution_id or 0)) for row in rows),
    )
