"""What the page of a solution shows, computed once, so that its template holds no logic but if and for."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from network.models import ContactPoint
from projects.evidence import Mark, NumberedSource, Statement
from projects.facts import Fact, FactBook, euros, person_days, span
from projects.linked import LessonRow, language_of_reader, lessons_of, needs_for, solutions
from projects.links import PageLink
from projects.models import Polarity, SolutionPage
from projects.pictures import Picture, picture
from projects.reading import Freshness, Located, Reading, read
from projects.similar import similar_for
from projects.solution_rows import DocumentRow, FundingRow, OrganisationRow, ResultRow, SolutionRows, rows_of
from projects.terms import Term, ids_of
from search.entry import Entry


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask; the mailbox is never shown."""

    unit: str
    city: str
    is_placeholder: bool


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
    brief: tuple[Fact, ...]  # the 30-second box
    problem: Fact
    target_groups: tuple[str, ...]
    target_groups_marks: tuple[Mark, ...]
    description: StreamValue
    description_marks: tuple[Mark, ...]
    technology: tuple[Fact, ...]  # technology, standards, source code, licences
    results: tuple[ResultRow, ...]
    results_marks: tuple[Mark, ...]
    results_conflicts: tuple[object, ...]
    reuse: tuple[Fact, ...]  # what another city needs
    documents: tuple[DocumentRow, ...]
    based_on: tuple[PageLink, ...]
    related: tuple[PageLink, ...]
    lessons: tuple[LessonRow, ...]
    needs: tuple[PageLink, ...]
    contact: Contact | None
    is_contact_hidden: bool
    organisations: tuple[OrganisationRow, ...]
    organisations_marks: tuple[Mark, ...]
    fundings: tuple[FundingRow, ...]
    fundings_marks: tuple[Mark, ...]
    amounts: tuple[Fact, ...]
    sources: tuple[NumberedSource, ...]
    statements: tuple[Statement, ...]  # each piece of evidence in full
    similar: tuple[Entry, ...] | None  # None: no engine answers, leave the block out
    permalink: str
    citation: str
    updated: str
    review_due: str


def view_of(page: SolutionPage, request: HttpRequest, place: Located | None = None) -> SolutionView:
    """Return what a reader sees of a solution."""
    reading = read(page, request, place)
    rows = rows_of(page)
    lessons = lessons_of(page, reading.audiences)
    contact = _contact(page, reading)
    named = solutions(ids_of(reading.terms, "based_on", "related"), reading.audiences)
    book = FactBook(reading.evidence, reading.hidden)
    shown = frozenset(named) | {link.page_id for link in named.values()}
    return SolutionView(
        **_profile(page, reading),  # type: ignore[arg-type]
        brief=_brief(page, book, rows, lessons, contact),
        problem=book.fact(_("Problem"), "problem", page.problem),
        target_groups=book.listed("", "target_groups", page.target_groups).texts,
        target_groups_marks=reading.evidence.marks("target_groups"),
        description=page.description,
        description_marks=reading.evidence.marks("description"),
        technology=_technology(page, reading, book),
        results=rows.results,
        results_marks=reading.evidence.marks("results"),
        results_conflicts=reading.evidence.conflicts("results"),
        reuse=_reuse(page, book),
        documents=rows.documents,
        based_on=_pick(named, ids_of(reading.terms, "based_on")),
        related=_pick(named, ids_of(reading.terms, "related")),
        lessons=lessons,
        needs=needs_for(page, reading.audiences),
        contact=contact,
        is_contact_hidden="contact_point" in reading.hidden,
        organisations=rows.organisations,
        organisations_marks=reading.evidence.marks("organisations"),
        fundings=() if "amount_total_eur" in reading.hidden else rows.fundings,
        fundings_marks=reading.evidence.marks("funding"),
        amounts=_amounts(page, book),
        similar=similar_for(page, request, language_of_reader(), leave_out=shown),
    )


def _profile(page: SolutionPage, reading: Reading) -> dict[str, object]:
    return {
        "city": reading.place.city,
        "city_name": reading.city_name,
        "kind": page.get_solution_type_display(),
        "phase": page.get_lifecycle_display(),
        "phase_code": page.lifecycle,
        "period": span(page.start, page.end),
        **{name: reading.terms.get(name, ()) for name in ("fields", "topics", "tags", "other_cities")},
        "goals": reading.labels("goals"),
        "core_project": _core_project(page),
        "picture": picture(page.image_id, page.image_alt),
        "fresh": reading.freshness(),
        "sources": reading.evidence.sources,
        "statements": reading.evidence.statements,
        "permalink": reading.permalink,
        "citation": reading.citation,
        "updated": reading.updated,
        "review_due": page.review_due.isoformat() if page.review_due else "",
    }


def _core_project(page: SolutionPage) -> str:
    if not page.core_project:
        return ""
    number = f" {page.core_project_no}" if page.core_project_no else ""
    return f"{_('Core project')}{number}: {page.get_core_project_display()}"


def _brief(
    page: SolutionPage, book: FactBook, rows: SolutionRows, lessons: tuple[LessonRow, ...], contact: Contact | None
) -> tuple[Fact, ...]:
    phase = ", ".join(filter(None, (page.get_lifecycle_display(), span(page.start, page.end))))
    first = rows.results[0] if rows.results else None
    effect = f"{first.indicator}: {_effect(first)}" if first else ""
    asked = f"{contact.unit}, {contact.city}" if contact else ""
    return (
        book.fact(_("What it is about"), "problem", _first_sentence(page.problem)),
        book.fact(_("Status"), ("lifecycle", "start", "end"), phase),
        book.fact(_("Effect"), "results", effect),
        _cost(page, book, _("Cost")),
        Fact(_("Lessons"), (_count(lessons),) if lessons else ()),
        book.fact(_("Contact point"), "contact_point", asked),
    )


def _effect(row: ResultRow) -> str:
    value = row.value or " → ".join(filter(None, (row.before, row.after)))
    return f"{value} ({row.date})" if row.date else value


def _first_sentence(text: str) -> str:
    head, mark, _rest = text.partition(". ")
    return f"{head}." if mark else text


def _count(lessons: tuple[LessonRow, ...]) -> str:
    """Return how many lessons there are of each kind: ``3 gelungen, 1 gemischt``."""
    counts = Counter(row.polarity for row in lessons)
    return ", ".join(f"{counts[each.value]} {str(each.label).lower()}" for each in Polarity if counts[each.value])


def _cost(page: SolutionPage, book: FactBook, label: str) -> Fact:
    once = euros(page.cost_invest_eur, page.cost_invest_eur_min, page.cost_invest_eur_max)
    year = euros(page.cost_year_eur)
    texts = (once and _("once %(amount)s") % {"amount": once}, year and _("%(amount)s a year") % {"amount": year})
    return book.fact(label, ("cost_invest_eur", "cost_invest_eur_min", "cost_invest_eur_max", "cost_year_eur"), texts)


def _technology(page: SolutionPage, reading: Reading, book: FactBook) -> tuple[Fact, ...]:
    facts = (
        book.listed(_("Technology"), "technologies", page.technologies),
        book.listed(_("Standards and interfaces"), "standards", page.standards),
        book.fact(_("Source code"), "software_url", page.software_url),
        book.fact(_("publiccode.yml"), "publiccode_url", page.publiccode_url),
        book.fact(_("Licence of the software"), "licence", str(page.licence) if page.licence_id else ""),
        book.fact(_("Licences of the data"), "data_licences", reading.labels("data_licences")),
    )
    return tuple(fact for fact in facts if fact.is_given) or facts[:1]


def _reuse(page: SolutionPage, book: FactBook) -> tuple[Fact, ...]:
    once = ("cost_invest_eur", "cost_invest_eur_min", "cost_invest_eur_max")
    return (
        book.listed(_("What you need"), "prerequisites", page.prerequisites, page.prerequisites_note),
        book.fact(
            _("Cost, once"), once, euros(page.cost_invest_eur, page.cost_invest_eur_min, page.cost_invest_eur_max)
        ),
        book.fact(_("Cost a year"), "cost_year_eur", euros(page.cost_year_eur)),
        *((book.fact(_("Note on cost"), "cost_note", page.cost_note),) if page.cost_note else ()),
        book.fact(_("Effort"), "effort_person_days", person_days(page.effort_person_days)),
        book.fact(_("Procurement"), "procurement", page.procurement),
        book.fact(_("Legal basis"), "legal_basis", page.legal_basis),
        book.fact(_("Data protection"), ("privacy", "privacy_note"), page.get_privacy_display(), page.privacy_note),
        book.fact(_("Operation after the funding"), "operation_after_funding", page.operation_after_funding),
    )


def _amounts(page: SolutionPage, book: FactBook) -> tuple[Fact, ...]:
    facts = (
        book.fact(_("Amount in all"), "amount_total_eur", euros(page.amount_total_eur)),
        book.fact(_("Of this funded"), "amount_funded_eur", euros(page.amount_funded_eur)),
        book.fact(_("Of this own funds"), "amount_own_eur", euros(page.amount_own_eur)),
    )
    return tuple(fact for fact in facts if fact.is_given)


def _contact(page: SolutionPage, reading: Reading) -> Contact | None:
    if not page.contact_point_id or "contact_point" in reading.hidden:
        return None
    point = ContactPoint.objects.filter(pk=page.contact_point_id).select_related("city").first()
    if point is None:
        return None
    city = (point.city.official_name or point.city.name) if point.city else ""
    return Contact(point.unit, city, point.unit_state == ContactPoint.UnitState.EXAMPLE)


def _pick(named: dict[int, PageLink], ids: list[int]) -> tuple[PageLink, ...]:
    return tuple(named[page_id] for page_id in ids if page_id in named)
