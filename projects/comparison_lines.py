"""The lines of the comparison: which facts of a solution stand beside each other, in the six blocks of its page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.models import City
from projects.evidence import Mark
from projects.facts import Fact, FactBook, span
from projects.linked import LessonRow
from projects.links import PageLink
from projects.models import SolutionPage
from projects.reading import Reading
from projects.solution_rows import ResultRow, SolutionRows
from reference.figures import euros, number, person_days
from reference.models import lines

ONCE = ("cost_invest_eur", "cost_invest_eur_min", "cost_invest_eur_max")
PRECISE_BELOW = 10  # euros; above it nobody needs cents
Texts = str | Iterable[str]


@dataclass(frozen=True, slots=True)
class Subject:
    """One solution in the hands of a reader, with all that the lines tell of it."""

    link: PageLink
    page: SolutionPage
    reading: Reading
    rows: SolutionRows
    lessons: tuple[LessonRow, ...]
    city: City | None
    city_marks: tuple[Mark, ...] = ()  # how sure the number of inhabitants is


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is called, on which fields its evidence stands, what it says of a solution.

    ``texts_in`` and ``note_in`` tell the language of words that are the page's own and not the interface's.
    """

    label: str | Promise
    fields: tuple[str, ...]
    texts: Callable[[Subject], Texts]
    note: Callable[[Subject], str] = lambda subject: ""
    texts_in: Callable[[Subject], str] = lambda subject: ""
    note_in: Callable[[Subject], str] = lambda subject: ""

    def fact(self, subject: Subject) -> Fact:
        """Return what the line says of a solution, without what the reader may not see."""
        book = FactBook(subject.reading.evidence, subject.reading.hidden)
        fact = book.fact(self.label, self.fields, self.texts(subject), self.note(subject))
        return replace(fact, language=self.texts_in(subject), note_language=self.note_in(subject))


def _own(subject: Subject) -> str:
    return subject.reading.place.language


def _once(subject: Subject) -> str:
    page = subject.page
    return euros(page.cost_invest_eur, page.cost_invest_eur_min, page.cost_invest_eur_max)


def _per_thousand(subject: Subject) -> Iterable[str]:
    """Return the cost for each 1,000 inhabitants of the city, once and a year; nothing without both numbers."""
    page, inhabitants = subject.page, subject.city.population if subject.city else None
    if not inhabitants:
        return
    once = (page.cost_invest_eur, page.cost_invest_eur_min, page.cost_invest_eur_max)
    shares = [None if amount is None else _share(amount, inhabitants) for amount in once]
    if text := euros(*shares):
        yield _("once %(amount)s") % {"amount": text}
    if page.cost_year_eur is not None:
        yield _("%(amount)s a year") % {"amount": euros(_share(page.cost_year_eur, inhabitants))}


def _share(amount: int, inhabitants: int) -> Decimal:
    share = Decimal(amount) * 1000 / inhabitants
    return share.quantize(Decimal("0.01") if share < PRECISE_BELOW else Decimal(1), ROUND_HALF_UP)


def _basis(subject: Subject) -> str:
    """Say from which number of inhabitants the share was computed, or that it is missing."""
    if not any((_once(subject), subject.page.cost_year_eur is not None)):
        return ""
    if not _inhabitants(subject):
        return _("The number of inhabitants is not stated.")
    return _("computed with %(inhabitants)s inhabitants") % {"inhabitants": _inhabitants(subject)}


def _inhabitants(subject: Subject) -> str:
    """Return the number of inhabitants with its date: ``59.171 (31. Dezember 2021)``."""
    city = subject.city
    if city is None or not city.population:
        return ""
    as_of = city.population_as_of
    count = number(city.population)
    return f"{count} ({as_of.human()})" if as_of else _("%(count)s (date not stated)") % {"count": count}


def _result(row: ResultRow) -> str:
    value = row.value or " → ".join(filter(None, (row.before, row.after)))
    return f"{row.indicator}: {value} ({row.date})" if row.date else f"{row.indicator}: {value}"


def _documents(subject: Subject) -> Iterable[str]:
    return (f"{row.title} ({row.licence})" if row.licence else row.title for row in subject.rows.documents)


def _fundings(subject: Subject) -> Iterable[str]:
    return (f"{row.name}: {row.amount}" if row.amount else row.name for row in subject.rows.fundings)


def _lessons(subject: Subject) -> Iterable[str]:
    return (f"{row.polarity_label}: {row.entry.title}" for row in subject.lessons)


def _contact(subject: Subject) -> str:
    point = subject.page.contact_point
    return point.unit if point else ""


def _organisations(subject: Subject) -> Iterable[str]:
    return (f"{row.role}: {row.name}" for row in subject.rows.organisations)


def _labels(relation: str) -> Callable[[Subject], Texts]:
    return lambda subject: subject.reading.labels(relation)


BLOCKS: Mapping[str | Promise, tuple[Line, ...]] = {
    gettext_lazy("Problem"): (
        Line(
            gettext_lazy("In short"),
            ("summary",),
            lambda each: each.link.summary,
            texts_in=lambda each: each.link.summary_language,
        ),
        Line(gettext_lazy("Problem"), ("problem",), lambda each: each.page.problem, texts_in=_own),
        Line(gettext_lazy("For whom"), ("target_groups",), lambda each: lines(each.page.target_groups), texts_in=_own),
        Line(gettext_lazy("Fields of action"), ("fields",), _labels("fields")),
    ),
    gettext_lazy("Solution"): (
        Line(gettext_lazy("Kind"), ("solution_type",), lambda each: each.page.get_solution_type_display()),
        Line(gettext_lazy("Phase"), ("lifecycle",), lambda each: each.page.get_lifecycle_display()),
        Line(gettext_lazy("Period"), ("start", "end"), lambda each: span(each.page.start, each.page.end)),
        Line(gettext_lazy("Technology"), ("technologies",), lambda each: lines(each.page.technologies), texts_in=_own),
        Line(
            gettext_lazy("Standards and interfaces"),
            ("standards",),
            lambda each: lines(each.page.standards),
            texts_in=_own,
        ),
        Line(gettext_lazy("Source code"), ("software_url",), lambda each: each.page.software_url),
        Line(gettext_lazy("Licence of the software"), ("licence",), lambda each: str(each.page.licence or "")),
        Line(gettext_lazy("Licences of the data"), ("data_licences",), _labels("data_licences")),
    ),
    gettext_lazy("Effect"): (
        Line(gettext_lazy("Outcomes"), ("results",), lambda each: map(_result, each.rows.results), texts_in=_own),
    ),
    gettext_lazy("Reuse"): (
        Line(
            gettext_lazy("What you need"),
            ("prerequisites",),
            lambda each: lines(each.page.prerequisites),
            lambda each: each.page.prerequisites_note,
            texts_in=_own,
            note_in=_own,
        ),
        Line(gettext_lazy("One-off cost"), ONCE, _once),
        Line(gettext_lazy("Cost a year"), ("cost_year_eur",), lambda each: euros(each.page.cost_year_eur)),
        Line(gettext_lazy("Cost for each 1,000 inhabitants"), (*ONCE, "cost_year_eur"), _per_thousand, _basis),
        Line(gettext_lazy("Note on cost"), ("cost_note",), lambda each: each.page.cost_note, texts_in=_own),
        Line(gettext_lazy("Inhabitants of the city"), ("population",), _inhabitants),
        Line(gettext_lazy("Effort"), ("effort_person_days",), lambda each: person_days(each.page.effort_person_days)),
        Line(gettext_lazy("Funding"), ("funding", "amount_total_eur"), _fundings),
        Line(gettext_lazy("Procurement"), ("procurement",), lambda each: each.page.procurement, texts_in=_own),
        Line(gettext_lazy("Legal basis"), ("legal_basis",), lambda each: each.page.legal_basis, texts_in=_own),
        Line(
            gettext_lazy("Data protection"),
            ("privacy", "privacy_note"),
            lambda each: each.page.get_privacy_display(),
            lambda each: each.page.privacy_note,
            note_in=_own,
        ),
        Line(
            gettext_lazy("Operation after the funding"),
            ("operation_after_funding",),
            lambda each: each.page.operation_after_funding,
            texts_in=_own,
        ),
        Line(gettext_lazy("Documents to reuse"), ("reusable_documents",), _documents, texts_in=_own),
    ),
    gettext_lazy("Lessons"): (Line(gettext_lazy("What was learned"), ("lessons",), _lessons),),
    gettext_lazy("Contact"): (
        Line(gettext_lazy("Contact point"), ("contact_point",), _contact),
        Line(gettext_lazy("Organisations"), ("organisations",), _organisations),
    ),
}
