"""What the page of a solution shows, computed once, so that its template holds no logic but if and for."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from network.pictures import Picture, picture
from projects import solution_facts
from projects.course import Step, course_of
from projects.evidence import Conflict, Mark, NumberedSource, Statement
from projects.facts import Fact, FactBook, span
from projects.linked import LessonRow, ids_of_all, language_of_reader, lessons_of, needs_for, solutions
from projects.links import PageLink
from projects.models import SolutionPage, SolutionType
from projects.reading import Freshness, read
from projects.similar import similar_for
from projects.solution_rows import (
    ContactRow,
    DocumentRow,
    FundingRow,
    OrganisationRow,
    ResultRow,
    SolutionRows,
    rows_of,
)
from projects.terms import Term, ids_of
from search.entry import Entry


@dataclass(frozen=True, slots=True)
class SolutionView:
    """Everything that templates/projects/solution_page.html shows, besides ``page`` itself.

    Texts are finished words in the reader's language; empty means "not stated". ``*_marks`` go to
    components/evidence.html (state, numbers), ``sources`` to components/sources.html, ``fresh`` to
    components/fresh.html, ``similar`` and links to lists of entries.
    """

    city: str  # code, for the flag
    city_name: str
    kind: str  # "Pilotprojekt"
    phase: str  # "Regelbetrieb"; empty: not stated
    phase_code: str
    period: str  # "seit Oktober 2022"
    fields: tuple[Term, ...]
    topics: tuple[Term, ...]
    tags: tuple[Term, ...]  # code is the slug: /suche/?schlagwort=<code>
    goals: tuple[str, ...]
    other_cities: tuple[Term, ...]
    core_project: str  # "Kernprojekt, belegt" in words; empty: is none
    picture: Picture | None
    fresh: Freshness
    restriction: str  # who alone may see the page; empty: everybody
    brief: tuple[Fact, ...]  # the 30-second box
    problem: Fact
    target_groups: tuple[str, ...]
    target_groups_marks: tuple[Mark, ...]
    description: StreamValue
    description_marks: tuple[Mark, ...]
    technology: tuple[Fact, ...]  # technology, standards, source code, licences
    results: tuple[ResultRow, ...]
    results_marks: tuple[Mark, ...]
    results_conflicts: tuple[Conflict, ...]
    course: tuple[Step, ...]
    reuse: tuple[Fact, ...]  # what another city needs
    missing: tuple[str, ...]  # of that, what nobody has stated yet
    documents: tuple[DocumentRow, ...]
    based_on: tuple[PageLink, ...]
    related: tuple[PageLink, ...]
    lessons: tuple[LessonRow, ...]
    needs: tuple[PageLink, ...]
    contact: ContactRow | None
    is_contact_hidden: bool
    organisations: tuple[OrganisationRow, ...]
    organisations_marks: tuple[Mark, ...]
    fundings: tuple[FundingRow, ...]
    fundings_marks: tuple[Mark, ...]
    amounts: tuple[Fact, ...]
    is_amount_hidden: bool
    sources: tuple[NumberedSource, ...]
    statements: tuple[Statement, ...]  # each piece of evidence in full
    similar: tuple[Entry, ...] | None  # None: no engine answers, leave the block out
    permalink: str
    citation: str
    updated: str
    review_due: str


def view_of(page: SolutionPage, request: HttpRequest, served: object = None) -> SolutionView:
    """Return what a reader sees of a solution; served is what network.serve found at the address."""
    reading = read(page, request, served)
    evidence, terms = reading.evidence, reading.terms
    rows = rows_of(page)
    lessons = lessons_of(page, reading.audiences)
    is_contact_hidden, is_amount_hidden = (name in reading.hidden for name in ("contact_point", "amount_total_eur"))
    contact = None if is_contact_hidden else rows.contact
    fundings = _fundings(rows, is_amount_hidden)
    named = solutions(ids_of(terms, "based_on", "related"), reading.audiences)
    book = FactBook(evidence, reading.hidden, reading.place.language)
    reuse = solution_facts.reuse(page, book)
    return SolutionView(
        city=reading.place.city,
        city_name=reading.city_name,
        kind=page.get_solution_type_display(),
        phase=page.get_lifecycle_display(),
        phase_code=page.lifecycle,
        period=span(page.start, page.end),
        fields=terms.get("fields", ()),
        topics=terms.get("topics", ()),
        tags=terms.get("tags", ()),
        goals=reading.labels("goals"),
        other_cities=terms.get("other_cities", ()),
        core_project=_core_project(page),
        picture=picture(page.image_id, page.image_alt),
        fresh=reading.freshness(),
        restriction=reading.restriction,
        brief=solution_facts.brief(page, book, rows, lessons, contact),
        problem=book.said(_("Problem"), "problem", page.problem),
        target_groups=book.listed("", "target_groups", page.target_groups).texts,
        target_groups_marks=evidence.marks("target_groups"),
        description=page.description,
        description_marks=evidence.marks("description"),
        technology=solution_facts.technology(page, reading, book, rows.licence),
        results=rows.results,
        results_marks=evidence.marks("results"),
        results_conflicts=evidence.conflicts("results"),
        course=course_of(page, rows, fundings, lessons, evidence, reading.place.language),
        reuse=reuse,
        missing=solution_facts.missing(reuse, rows),
        documents=rows.documents,
        based_on=_pick(named, ids_of(terms, "based_on")),
        related=_pick(named, ids_of(terms, "related")),
        lessons=lessons,
        needs=needs_for(page, reading.audiences),
        contact=contact,
        is_contact_hidden=is_contact_hidden,
        organisations=rows.organisations,
        organisations_marks=evidence.marks("organisations"),
        fundings=fundings,
        fundings_marks=evidence.marks("funding"),
        amounts=solution_facts.amounts(page, book),
        is_amount_hidden=is_amount_hidden,
        sources=evidence.sources,
        statements=evidence.statements,
        similar=similar_for(page, request, language_of_reader(), leave_out=ids_of_all(named)),
        permalink=reading.permalink,
        citation=reading.citation,
        updated=reading.updated,
        review_due=page.review_due.isoformat() if page.review_due else "",
    )


def _core_project(page: SolutionPage) -> str:
    if not page.core_project:
        return ""
    if page.solution_type == SolutionType.CORE and not page.core_project_no:
        return page.get_core_project_display()  # the kind says the rest
    number = f" {page.core_project_no}" if page.core_project_no else ""
    return f"{_('Core project')}{number}: {page.get_core_project_display()}"


def _fundings(rows: SolutionRows, is_amount_hidden: bool) -> tuple[FundingRow, ...]:
    """Return who pays, without amounts for those who may not see the cost."""
    if not is_amount_hidden:
        return rows.fundings
    return tuple(replace(row, amount="", note="") for row in rows.fundings)


def _pick(named: dict[int, PageLink], ids: list[int]) -> tuple[PageLink, ...]:
    return tuple(named[page_id] for page_id in ids if page_id in named)
