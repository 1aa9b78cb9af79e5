"""Two to four solutions side by side, as a reader may see them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.models import City
from network.visibility import audiences_of_request, shown_now
from projects.comparison_choice import FEWEST, MOST, Choice
from projects.comparison_lines import BLOCKS, Line, Subject
from projects.evidence import Conflict, Mark
from projects.facts import Fact
from projects.linked import lessons_of, solutions
from projects.links import PageLink
from projects.models import SolutionPage
from projects.reading import read
from projects.solution_rows import rows_of
from reference.models import Citation

INHABITANTS = "population"


@dataclass(frozen=True, slots=True)
class Column:
    """One solution; without is the question of the address without it."""

    link: PageLink
    city_name: str
    without: str

    @property
    def address(self) -> str:
        """The full address of the solution, for paper and files."""
        return f"{settings.BASE_URL.rstrip('/')}{self.link.url}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, a fact for each column."""

    label: str
    facts: tuple[Fact, ...]

    @property
    def is_different(self) -> bool:
        """Whether the columns do not all say the same."""
        return len({(fact.texts, fact.note, fact.is_hidden, fact.conflicts) for fact in self.facts}) > 1


@dataclass(frozen=True, slots=True)
class Block:
    """One of the six blocks of a solution."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the page and the table for download show; choice holds only what may be seen."""

    choice: Choice
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    alike: tuple[Fact, ...]  # what all say the same, once
    notices: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """Whether no solution fits in any more."""
        return len(self.columns) >= MOST


def compare(choice: Choice, request: HttpRequest) -> Comparison:
    """Return the comparison of the chosen solutions; one that is hidden counts as one that does not exist."""
    audiences = audiences_of_request(request)
    found = solutions(choice.ids, audiences)
    first = {link.page_id: page_id for page_id in reversed(choice.ids) if (link := found.get(page_id))}
    kept = [page_id for page_id in choice.ids if page_id in first.values()]
    links = [found[page_id] for page_id in kept[:MOST]]
    shown = replace(choice, ids=tuple(kept[:MOST]))
    cities = {city.code: city for city in City.objects.filter(code__in={link.city for link in links})}
    subjects = _subjects(links, cities, request) if len(links) >= FEWEST else ()
    blocks = tuple(_blocks(subjects))
    rows = [row for block in blocks for row in block.rows]
    return Comparison(
        choice=shown,
        columns=tuple(
            Column(link, cities[link.city].name if link.city in cities else "", shown.without(page_id).query)
            for page_id, link in zip(shown.ids, links, strict=True)
        ),
        blocks=tuple(_different(blocks)) if choice.is_differences_only else blocks,
        alike=tuple(replace(row.facts[0], marks=()) for row in rows if not row.is_different),
        notices=tuple(_notices(choice, missing=len(choice.ids) - len(found), chosen=len(kept), known=len(found))),
    )


def _subjects(links: Sequence[PageLink], cities: Mapping[str, City], request: HttpRequest) -> tuple[Subject, ...]:
    ids = [link.page_id for link in links]
    related = ("page_audience", "licence", "contact_point")
    pages = SolutionPage.objects.select_related(*related).in_bulk(ids)
    marks = _marks_of(cities, request)
    return tuple(
        Subject(
            link=link,
            page=pages[link.page_id],
            reading=read(pages[link.page_id], request, pages[link.page_id].page_audience),
            rows=rows_of(pages[link.page_id]),
            lessons=lessons_of(pages[link.page_id], audiences_of_request(request)),
            city=cities.get(link.city),
            city_marks=marks.get(link.city, ()),
        )
        for link in links
        if link.page_id in pages
    )


def _marks_of(cities: Mapping[str, City], request: HttpRequest) -> dict[str, tuple[Mark, ...]]:
    """Return for each city how sure its number of inhabitants is, as its own page says it."""
    cited = Citation.objects.filter(
        shown_now("page__"),
        page__page_audience__city__in=cities,
        page__page_audience__language=settings.LANGUAGE_CODE,
        page__page_audience__audience__in=audiences_of_request(request),
        fields__contains=INHABITANTS,
    ).select_related("page__page_audience")
    marks: dict[str, tuple[Mark, ...]] = {}
    for citation in cited:
        if INHABITANTS in citation.field_names:
            code = citation.page.page_audience.city
            marks[code] = tuple(dict.fromkeys((*marks.get(code, ()), Mark(citation.state, ()))))
    return marks


def _blocks(subjects: Sequence[Subject]) -> Iterator[Block]:
    if subjects:
        for title, lines in BLOCKS.items():
            yield Block(str(title), tuple(_row(line, subjects) for line in lines))


def _row(line: Line, subjects: Sequence[Subject]) -> Row:
    facts = tuple(_cell(line, subject) for subject in subjects)
    return Row(str(line.label), facts)


def _cell(line: Line, subject: Subject) -> Fact:
    """Return a fact whose evidence names no numbers of sources: the list of sources is on the solution's page."""
    fact = line.fact(subject)
    marks = subject.city_marks if INHABITANTS in line.fields else fact.marks
    return replace(
        fact,
        marks=tuple(Mark(mark.state, ()) for mark in marks),
        conflicts=tuple(map(_plain, fact.conflicts)),
    )


def _plain(conflict: Conflict) -> Conflict:
    return replace(conflict, rows=tuple(replace(row, numbers=()) for row in conflict.rows))


def _different(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if rows := tuple(row for row in block.rows if row.is_different):
            yield Block(block.title, rows)


def _notices(choice: Choice, *, missing: int, chosen: int, known: int) -> Iterator[str]:
    unknown = missing + choice.unreadable
    if unknown:
        yield ngettext(
            "%(count)s chosen solution was not found.", "%(count)s chosen solutions were not found.", unknown
        ) % {"count": unknown}
    if choice.has_repeated or chosen < known:
        yield _("A solution that was chosen twice is shown once.")
    if choice.is_cut or chosen > MOST:
        yield _("At most four solutions can be compared. We show the first four.")
