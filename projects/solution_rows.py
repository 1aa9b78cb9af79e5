"""Reads the rows of a solution (results, organisations, funding, documents, contact) in one query."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db.models import CharField, Expression, F, Manager, Model, QuerySet, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse

from network.models import ContactPoint
from projects.models.choices import Role
from projects.models.parts import Result, ReusableDocument, SolutionFunding, SolutionOrganisation
from projects.models.solution import SolutionPage
from projects.terms import Rows, in_memory
from reference.figures import euros
from reference.models import FundingDuty, Licence, in_language, language_shown
from reference.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One effect."""

    indicator: str
    value: str
    before: str
    after: str
    date: str
    day: str  # the date as stored, which sorts


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation with its role."""

    role: str
    name: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """What a programme asks of those it pays, how sure that is, and who says so."""

    text: str
    state: str
    source: str
    url: str
    language: str  # of the text


@dataclass(frozen=True, slots=True)
class FundingRow:
    """A funding programme with the amount, its duties, and until when it pays."""

    name: str
    summary: str
    summary_language: str
    amount: str
    note: str
    end: str
    end_day: str  # as stored, which sorts
    is_end_of_programme: bool  # the end is that of the whole programme, none is known of this solution
    duties: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document to reuse; without an address its file is gone."""

    title: str
    url: str
    form: str  # "PDF"; empty where it is not known
    licence: str
    licence_url: str


@dataclass(frozen=True, slots=True)
class ContactRow:
    """Whom to ask; the mailbox is never shown."""

    unit: str
    city: str
    is_placeholder: bool


@dataclass(frozen=True, slots=True)
class SolutionRows:
    """All rows of a solution, in the order in which editors put them."""

    results: tuple[ResultRow, ...]
    organisations: tuple[OrganisationRow, ...]
    fundings: tuple[FundingRow, ...]
    documents: tuple[DocumentRow, ...]
    contact: ContactRow | None
    licence: str


Cells = Sequence[str]
# What stands in the cells of each relation, as paths from its rows.
PATHS: Final[Mapping[str, tuple[str, ...]]] = {
    "results": ("indicator", "value", "before", "after", "date"),
    "organisation_roles": ("role", "organisation__name", "organisation__url", "organisation__note"),
    "fundings": (
        "programme_id",
        "programme__name_de",
        "programme__name_en",
        "programme__summary_de",
        "programme__summary_en",
        "amount_min_eur",
        "amount_max_eur",
        "note",
        "end",
        "programme__end",
    ),
    "duties": ("programme_id", "text_de", "text_en", "state", "source__title", "source__publisher", "source__url"),
    "reusable_documents": ("title", "url", "document__file", "licence__name", "licence__uri", "document_id"),
    "contact": ("unit_de", "unit_en", "city__name", "city__official_name", "unit_state"),
    "licence": ("name",),
}
WIDTH: Final = max(map(len, PATHS.values()))
OWN: Final[Mapping[str, Manager[Model]]] = {
    "results": Result.objects,
    "organisation_roles": SolutionOrganisation.objects,
    "fundings": SolutionFunding.objects,
    "reusable_documents": ReusableDocument.objects,
}


def rows_of(page: SolutionPage) -> SolutionRows:
    """Return the rows of a solution; a draft's rows come from the draft."""
    drafts = {relation: _drafted(page, relation) for relation in OWN if in_memory(page, relation)}
    legs = [
        _leg(relation, manager.filter(solution_id=page.pk), "sort_order")
        for relation, manager in OWN.items()
        if relation not in drafts
    ]
    cells = {**_ask([*legs, *_legs_beside(page, drafts.get("fundings"))]), **drafts}
    duties = [(each[0], _duty(each)) for each in cells.get("duties", ())]
    return SolutionRows(
        results=tuple(map(_result, cells.get("results", ()))),
        organisations=tuple(map(_organisation, cells.get("organisation_roles", ()))),
        fundings=tuple(_funding(each, duties) for each in cells.get("fundings", ())),
        documents=tuple(map(_document, cells.get("reusable_documents", ()))),
        contact=next(map(_contact, cells.get("contact", ())), None),
        licence=next((each[0] for each in cells.get("licence", ())), ""),
    )


def _legs_beside(page: SolutionPage, drafted: Iterable[Cells] | None) -> list[Rows]:
    """Return the rows of what the page and its funding point to."""
    programmes: object = [int(cells[0]) for cells in drafted or ()]
    if drafted is None:
        programmes = SolutionFunding.objects.filter(solution_id=page.pk).values("programme_id")
    return [
        _leg("duties", FundingDuty.objects.filter(programme_id__in=programmes), "sort_order"),
        _leg("contact", ContactPoint.objects.filter(pk=page.contact_point_id), "pk"),
        _leg("licence", Licence.objects.filter(pk=page.licence_id), "pk"),
    ]


def _leg(relation: str, records: "QuerySet[Model]", order: str) -> Rows:
    text = CharField()
    columns: dict[str, Expression] = {
        f"column_{number}": Coalesce(Cast(path, text), Value(""), output_field=text)
        if path
        else Value("", output_field=text)
        for number, path in enumerate(_padded(PATHS[relation]))
    }
    return (
        records.order_by()
        .annotate(relation=Value(relation, output_field=text), place=Coalesce(F(order), 0), **columns)
        .values_list("relation", "place", "pk", *columns)
    )


def _ask(legs: list[Rows]) -> dict[str, list[Cells]]:
    found: dict[str, list[Cells]] = {}
    for relation, _place, _pk, *values in sorted(legs[0].union(*legs[1:], all=True), key=_order):
        found.setdefault(str(relation), []).append([str(value) for value in values])
    return found


def _order(row: tuple[object, ...]) -> tuple[str, int, int]:
    return str(row[0]), int(str(row[1])), int(str(row[2]))


def _drafted(page: SolutionPage, relation: str) -> list[Cells]:
    return [[_cell(row, path) for path in _padded(PATHS[relation])] for row in getattr(page, relation).all()]


def _padded(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Give every relation as many cells: a union asks for it."""
    return paths + ("",) * (WIDTH - len(paths))


def _cell(row: object, path: str) -> str:
    value: object = row
    for name in path.split("__") if path else ():
        value = getattr(value, name, None)
    if isinstance(value, PartialDate):
        return value.iso
    return "" if value is None or value is row else str(value)


def _human(day: str) -> str:
    return PartialDate.parse(day).human() if day else ""


def _result(cells: Cells) -> ResultRow:
    indicator, value, before, after, day = cells[:5]
    return ResultRow(indicator, value, before, after, _human(day), day)


def _organisation(cells: Cells) -> OrganisationRow:
    return OrganisationRow(str(Role(cells[0]).label), cells[1], cells[2], cells[3])


def _funding(cells: Cells, duties: Iterable[tuple[str, DutyRow]]) -> FundingRow:
    programme, german, english, summary, summary_en, least, most, note, end, programme_end = cells
    day = end or programme_end
    return FundingRow(
        name=in_language(german, english),
        summary=in_language(summary, summary_en),
        summary_language=language_shown(summary_en),
        amount=euros(None, int(least) if least else None, int(most) if most else None),
        note=note,
        end=_human(day),
        end_day=day,
        is_end_of_programme=bool(day and not end),
        duties=tuple(duty for key, duty in duties if key == programme),
    )


def _duty(cells: Cells) -> DutyRow:
    _programme, german, english, state, title, publisher, url = cells[:7]
    text = in_language(german, english)
    return DutyRow(text, state, ", ".join(filter(None, (title, publisher))), url, language_shown(english))


def _document(cells: Cells) -> DocumentRow:
    title, url, file, licence, licence_url, document_id = cells[:6]
    address = reverse("wagtaildocs_serve", args=[int(document_id), Path(file).name]) if document_id and file else url
    return DocumentRow(title, address, Path(file).suffix.removeprefix(".").upper(), licence, licence_url)


def _contact(cells: Cells) -> ContactRow:
    german, english, name, official_name, state = cells[:5]
    return ContactRow(in_language(german, english), official_name or name, state == ContactPoint.UnitState.EXAMPLE)
