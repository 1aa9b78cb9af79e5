"""The facts of a solution in groups: the 30-second box, technology, reuse, amounts, and what nobody has stated yet."""

import re
from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from projects.facts import Fact, FactBook, span
from projects.linked import LessonRow
from projects.models import Polarity, SolutionPage
from projects.reading import Reading
from projects.solution_rows import ContactRow, ResultRow, SolutionRows
from reference.figures import euros, person_days

SAYS_ENOUGH = 60  # characters
ONCE = ("cost_invest_eur", "cost_invest_eur_min", "cost_invest_eur_max")


def brief(
    page: SolutionPage, book: FactBook, rows: SolutionRows, lessons: tuple[LessonRow, ...], contact: ContactRow | None
) -> tuple[Fact, ...]:
    """Return the 30-second box."""
    phase = ", ".join(filter(None, (page.get_lifecycle_display(), span(page.start, page.end))))
    first = rows.results[0] if rows.results else None
    effect = f"{first.indicator}: {_effect(first)}" if first else ""
    asked = f"{contact.unit}, {contact.city}" if contact and contact.city else contact.unit if contact else ""
    return (
        book.said(_("What it is about"), "problem", _beginning(page.problem)),
        book.fact(_("Status"), ("lifecycle", "start", "end"), phase),
        book.said(_("Effect"), "results", effect),
        _cost(page, book),
        Fact(_("Lessons"), (_count(lessons),) if lessons else ()),
        book.fact(_("Contact point"), "contact_point", asked),
    )


def technology(page: SolutionPage, reading: Reading, book: FactBook, licence: str) -> tuple[Fact, ...]:
    """Return what it is made of; of what is not stated only the technology itself."""
    facts = (
        book.listed(_("Technology"), "technologies", page.technologies),
        book.listed(_("Standards and interfaces"), "standards", page.standards),
        book.fact(_("Source code"), "software_url", page.software_url),
        book.fact(_("publiccode.yml"), "publiccode_url", page.publiccode_url),
        book.fact(_("Licence of the software"), "licence", licence),
        book.fact(_("Licences of the data"), "data_licences", reading.labels("data_licences")),
    )
    return tuple(fact for fact in facts if fact.is_given) or facts[:1]


def reuse(page: SolutionPage, book: FactBook) -> tuple[Fact, ...]:
    """Return what another city needs to know before it takes this over."""
    once = euros(page.cost_invest_eur, page.cost_invest_eur_min, page.cost_invest_eur_max)
    return (
        book.listed(_("What you need"), "prerequisites", page.prerequisites, page.prerequisites_note),
        book.fact(_("One-off cost"), ONCE, once),
        book.fact(_("Cost a year"), "cost_year_eur", euros(page.cost_year_eur)),
        *((book.said(_("Note on cost"), "cost_note", page.cost_note),) if page.cost_note else ()),
        book.fact(_("Effort"), "effort_person_days", person_days(page.effort_person_days)),
        book.said(_("Procurement"), "procurement", page.procurement),
        book.said(_("Legal basis"), "legal_basis", page.legal_basis),
        book.fact(_("Data protection"), ("privacy", "privacy_note"), page.get_privacy_display(), page.privacy_note),
        book.said(_("Operation after the funding"), "operation_after_funding", page.operation_after_funding),
    )


def missing(facts: Iterable[Fact], rows: SolutionRows) -> tuple[str, ...]:
    """Return what another city would need and nobody has stated; what is hidden from the reader is not counted."""
    names = [fact.label for fact in facts if not fact.is_given and not fact.is_hidden]
    return (*names, *(() if rows.documents else (_("Documents to reuse"),)))


def amounts(page: SolutionPage, book: FactBook) -> tuple[Fact, ...]:
    """Return the amounts that are known."""
    facts = (
        book.fact(_("Amount in all"), "amount_total_eur", euros(page.amount_total_eur)),
        book.fact(_("Of this funded"), "amount_funded_eur", euros(page.amount_funded_eur)),
        book.fact(_("Of this own funds"), "amount_own_eur", euros(page.amount_own_eur)),
    )
    return tuple(fact for fact in facts if fact.is_given)


def _effect(row: ResultRow) -> str:
    value = row.value or " → ".join(filter(None, (row.before, row.after)))
    return f"{value} ({row.date})" if row.date else value


def _beginning(text: str) -> str:
    """Return the first sentence, and the next where the first says little."""
    sentences = re.split(r"(?<=[.!?])\s+", text.strip())
    return sentences[0] if len(sentences[0]) >= SAYS_ENOUGH else " ".join(sentences[:2])


def _count(lessons: tuple[LessonRow, ...]) -> str:
    """Return how many lessons there are of each kind: ``3 gelungen, 1 gemischt``."""
    counts = Counter(row.polarity for row in lessons)
    return ", ".join(f"{counts[each.value]} {str(each.label).lower()}" for each in Polarity if counts[each.value])


def _cost(page: SolutionPage, book: FactBook) -> Fact:
    once = euros(page.cost_invest_eur, page.cost_invest_eur_min, page.cost_invest_eur_max)
    year = euros(page.cost_year_eur)
    texts = (once and _("once %(amount)s") % {"amount": once}, year and _("%(amount)s a year") % {"amount": year})
    return book.fact(_("Cost"), (*ONCE, "cost_year_eur"), texts)
