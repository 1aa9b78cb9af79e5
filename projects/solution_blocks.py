"""The blocks of a solution's page, each made of what was read of the solution once."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from network.pictures import Picture, picture
from projects import solution_facts
from projects.course import Step, course_of
from projects.evidence import Conflict, Mark
from projects.facts import Fact, FactBook, span
from projects.linked import LessonRow
from projects.links import PageLink
from projects.models import SolutionPage
from projects.reading import Reading
from projects.solution_rows import ContactRow, DocumentRow, FundingRow, OrganisationRow, ResultRow, SolutionRows
from projects.terms import Term, ids_of


@dataclass(frozen=True, slots=True)
class Material:
    """A solution as the reader may read it, with all that other tables tell of it."""

    page: SolutionPage
    reading: Reading
    rows: SolutionRows
    lessons: tuple[LessonRow, ...]
    needs: tuple[PageLink, ...]
    named: dict[int, PageLink]  # the solutions that it names
    book: FactBook

    @property
    def is_amount_hidden(self) -> bool:
        """Tell whether the reader may not see what was paid."""
        return "amount_total_eur" in self.reading.hidden

    @property
    def fundings(self) -> tuple[FundingRow, ...]:
        """Who pays, without amounts for those who may not see the cost."""
        if not self.is_amount_hidden:
            return self.rows.fundings
        return tuple(replace(row, amount="", note="") for row in self.rows.fundings)

    def solutions(self, relation: str) -> tuple[PageLink, ...]:
        """Return the solutions behind a relation that the reader may see."""
        return tuple(self.named[number] for number in ids_of(self.reading.terms, relation) if number in self.named)


@dataclass(frozen=True, slots=True)
class Problem:
    """What was wrong, and for whom."""

    text: Fact
    target_groups: tuple[str, ...]
    target_groups_marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What was built, of what, and by whom."""

    picture: Picture | None
    body: StreamValue
    marks: tuple[Mark, ...]
    technology: tuple[Fact, ...]  # technology, standards, source code, licences
    organisations: tuple[OrganisationRow, ...]
    organisations_marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What came of it, and its course through time."""

    results: tuple[ResultRow, ...]
    marks: tuple[Mark, ...]
    conflicts: tuple[Conflict, ...]
    course: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Funding:
    """Who pays; amounts are left out where they are hidden."""

    rows: tuple[FundingRow, ...]
    marks: tuple[Mark, ...]
    amounts: tuple[Fact, ...]
    is_amount_hidden: bool


@dataclass(frozen=True, slots=True)
class Reuse:
    """What another city needs."""

    facts: tuple[Fact, ...]
    missing: tuple[str, ...]  # of that, what nobody has stated yet
    documents: tuple[DocumentRow, ...]
    based_on: tuple[PageLink, ...]
    related: tuple[PageLink, ...]
    needs: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Which unit answers; row is empty where it is hidden or not stated."""

    row: ContactRow | None
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What it belongs to."""

    period: str  # "seit Oktober 2022"
    fields: tuple[Term, ...]
    topics: tuple[Term, ...]
    tags: tuple[Term, ...]  # code is the slug: /suche/?schlagwort=<code>
    goals: tuple[str, ...]
    other_cities: tuple[Term, ...]


def problem(of: Material) -> Problem:
    """Return the block "Problem"."""
    return Problem(
        text=of.book.said(_("Problem"), "problem", of.page.problem),
        target_groups=of.book.listed("", "target_groups", of.page.target_groups).texts,
        target_groups_marks=of.reading.evidence.marks("target_groups"),
    )


def description(of: Material) -> Description:
    """Return the block "Solution"."""
    return Description(
        picture=picture(of.page.image_id, of.page.image_alt),
        body=of.page.description,
        marks=of.reading.evidence.marks("description"),
        technology=solution_facts.technology(of.page, of.reading, of.book, of.rows.licence),
        organisations=of.rows.organisations,
        organisations_marks=of.reading.evidence.marks("organisations"),
    )


def effect(of: Material) -> Effect:
    """Return the block "Effect"."""
    evidence = of.reading.evidence
    return Effect(
        results=of.rows.results,
        marks=evidence.marks("results"),
        conflicts=evidence.conflicts("results"),
        course=course_of(of.page, of.rows, of.fundings, of.lessons, evidence, of.reading.place.language),
    )


def funding(of: Material) -> Funding:
    """Return who pays how much."""
    marks = of.reading.evidence.marks("funding")
    return Funding(of.fundings, marks, solution_facts.amounts(of.page, of.book), of.is_amount_hidden)


def reuse(of: Material) -> Reuse:
    """Return the block "Reuse"."""
    facts = solution_facts.reuse(of.page, of.book)
    return Reuse(
        facts=facts,
        missing=solution_facts.missing(facts, of.rows),
        documents=of.rows.documents,
        based_on=of.solutions("based_on"),
        related=of.solutions("related"),
        needs=of.needs,
    )


def contact(of: Material) -> Contact:
    """Return the block "Contact"."""
    is_hidden = "contact_point" in of.reading.hidden
    return Contact(None if is_hidden else of.rows.contact, is_hidden)


def key_facts(of: Material) -> KeyFacts:
    """Return what stands in the side column."""
    terms = of.reading.terms
    return KeyFacts(
        period=span(of.page.start, of.page.end),
        fields=terms.get("fields", ()),
        topics=terms.get("topics", ()),
        tags=terms.get("tags", ()),
        goals=of.reading.labels("goals"),
        other_cities=terms.get("other_cities", ()),
    )
