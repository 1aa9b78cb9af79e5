"""What the page of a solution shows, computed once, so that its template holds no logic but if and for."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from projects import solution_blocks, solution_facts
from projects.evidence import NumberedSource, Statement
from projects.facts import Fact, FactBook
from projects.linked import LessonRow, ids_of_all, language_of_reader, lessons_of, needs_for, solutions
from projects.models import SolutionPage, SolutionType
from projects.reading import Freshness, Reading, read
from projects.similar import similar_for
from projects.solution_blocks import Contact, Description, Effect, Funding, KeyFacts, Material, Problem, Reuse
from projects.solution_rows import rows_of
from projects.terms import ids_of
from search.entry import Entry


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the title."""

    city: str  # code, for the flag
    city_name: str
    kind: str  # "Pilotprojekt"
    phase: str  # "Regelbetrieb"; empty: not stated
    core_project: str  # "Kernprojekt, belegt" in words; empty: is none


@dataclass(frozen=True, slots=True)
class SolutionView:
    """Everything that templates/projects/solution_page.html shows, besides ``page`` itself, by its blocks.

    Texts are finished words in the reader's language; empty means "not stated". ``marks`` go to
    components/evidence.html (state, numbers), ``sources`` to components/sources.html, ``fresh`` to
    components/fresh.html, ``similar`` and links to lists of entries.
    """

    head: Head
    fresh: Freshness
    restriction: str  # who alone may see the page; empty: everybody
    brief: tuple[Fact, ...]  # the 30-second box
    problem: Problem
    description: Description
    effect: Effect
    reuse: Reuse
    funding: Funding
    lessons: tuple[LessonRow, ...]
    contact: Contact
    key_facts: KeyFacts
    sources: tuple[NumberedSource, ...]
    statements: tuple[Statement, ...]  # each piece of evidence in full
    similar: tuple[Entry, ...] | None  # None: no engine answers, leave the block out
    permalink: str
    citation: str
    updated: str


def view_of(page: SolutionPage, request: HttpRequest, served: object = None) -> SolutionView:
    """Return what a reader sees of a solution; served is what network.serve found at the address."""
    reading = read(page, request, served)
    of = _material(page, reading)
    contact = solution_blocks.contact(of)
    return SolutionView(
        head=_head(page, reading),
        fresh=reading.freshness(),
        restriction=reading.restriction,
        brief=solution_facts.brief(page, of.book, of.rows, of.lessons, contact.row),
        problem=solution_blocks.problem(of),
        description=solution_blocks.description(of),
        effect=solution_blocks.effect(of),
        reuse=solution_blocks.reuse(of),
        funding=solution_blocks.funding(of),
        lessons=of.lessons,
        contact=contact,
        key_facts=solution_blocks.key_facts(of),
        sources=reading.evidence.sources,
        statements=reading.evidence.statements,
        similar=similar_for(page, request, language_of_reader(), leave_out=ids_of_all(of.named)),
        permalink=reading.permalink,
        citation=reading.citation,
        updated=reading.updated,
    )


def _material(page: SolutionPage, reading: Reading) -> Material:
    return Material(
        page=page,
        reading=reading,
        rows=rows_of(page),
        lessons=lessons_of(page, reading.audiences),
        needs=needs_for(page, reading.audiences),
        named=solutions(ids_of(reading.terms, "based_on", "related"), reading.audiences),
        book=FactBook(reading.evidence, reading.hidden, reading.place.language),
    )


def _head(page: SolutionPage, reading: Reading) -> Head:
    return Head(
        city=reading.place.city,
        city_name=reading.city_name,
        kind=page.get_solution_type_display(),
        phase=page.get_lifecycle_display(),
        core_project=_core_project(page),
    )


def _core_project(page: SolutionPage) -> str:
    if not page.core_project:
        return ""
    if page.solution_type == SolutionType.CORE and not page.core_project_no:
        return page.get_core_project_display()  # the kind says the rest
    number = f" {page.core_project_no}" if page.core_project_no else ""
    return f"{_('Core project')}{number}: {page.get_core_project_display()}"
