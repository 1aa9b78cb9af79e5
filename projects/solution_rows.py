"""Reads the rows of a solution (results, organisations, funding, documents) in one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db.models import CharField, Expression, F, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse

from projects.facts import euros
from projects.models.choices import Role
from projects.models.parts import Result, ReusableDocument, SolutionFunding, SolutionOrganisation
from projects.models.solution import SolutionPage
from projects.terms import Rows, in_memory
from reference.models import in_language
from reference.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One effect."""

    indicator: str
    value: str
    before: str
    after: str
    date: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation with its role."""

    role: str
    name: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class FundingRow:
    """A funding programme with the amount."""

    name: str
    amount: str
    note: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document to reuse; without an address its file is gone."""

    title: str
    url: str
    licence: str


@dataclass(frozen=True, slots=True)
class SolutionRows:
    """All rows of a solution, in the order in which editors put them."""

    results: tuple[ResultRow, ...]
    organisations: tuple[OrganisationRow, ...]
    fundings: tuple[FundingRow, ...]
    documents: tuple[DocumentRow, ...]


Cells = tuple[str, ...]
# Relation -> model, paths of its cells, the same cells of a draft's row.
SHAPES: Mapping[str, tuple[type, tuple[str, ...]]] = {
    "results": (Result, ("indicator", "value", "before", "after", "date")),
    "organisation_roles": (
        SolutionOrganisation,
        ("role", "organisation__name", "organisation__url", "organisation__note", ""),
    ),
    "fundings": (
        SolutionFunding,
        ("programme__name_de", "programme__name_en", "amount_min_eur", "amount_max_eur", "note"),
    ),
    "reusable_documents": (ReusableDocument, ("title", "url", "document__file", "licence__name", "document_id")),
}


def rows_of(page: SolutionPage) -> SolutionRows:
    """Return the rows of a solution; a draft's rows come from the draft."""
    cells: dict[str, list[Cells]] = {relation: [] for relation in SHAPES}
    legs: list[Rows] = []
    for relation, (model, paths) in SHAPES.items():
        if in_memory(page, relation):
            cells[relation] = [tuple(_cell(row, path) for path in paths) for row in getattr(page, relation).all()]
        else:
            legs.append(_leg(page, relation, model, paths))
    if legs:
        found = legs[0].union(*legs[1:], all=True)
        for relation, _order, _pk, *values in sorted(found, key=lambda row: row[:3]):  # type: ignore[assignment]
            cells[str(relation)].append(tuple(map(str, values)))
    return SolutionRows(
        tuple(map(_result, cells["results"])),
        tuple(map(_organisation, cells["organisation_roles"])),
        tuple(map(_funding, cells["fundings"])),
        tuple(map(_document, cells["reusable_documents"])),
    )


def _leg(page: SolutionPage, relation: str, model: type, paths: tuple[str, ...]) -> Rows:
    text = CharField()
    columns: dict[str, Expression] = {
        f"column_{number}": Coalesce(Cast(path, text), Value(""), output_field=text)
        if path
        else Value("", output_field=text)
        for number, path in enumerate(paths)
    }
    rows: Rows = (
        model.objects.filter(solution_id=page.pk)  # type: ignore[attr-defined]
        .order_by()
        .annotate(relation=Value(relation, output_field=text), place=Coalesce(F("sort_order"), 0), **columns)
        .values_list("relation", "place", "pk", *columns)
    )
    return rows


def _cell(row: object, path: str) -> str:
    value: object = row
    for name in path.split("__") if path else ():
        value = getattr(value, name, None)
    if isinstance(value, PartialDate):
        return value.iso
    return "" if value is None or value is row else str(value)


def _result(cells: Cells) -> ResultRow:
    date = PartialDate.parse(cells[4]).human() if cells[4] else ""
    return ResultRow(*cells[:4], date)  # type: ignore[call-arg]


def _organisation(cells: Cells) -> OrganisationRow:
    return OrganisationRow(str(Role(cells[0]).label), cells[1], cells[2], cells[3])


def _funding(cells: Cells) -> FundingRow:
    least, most = (int(cell) if cell else None for cell in cells[2:4])
    return FundingRow(in_language(cells[0], cells[1]), euros(None, least, most), cells[4])


def _document(cells: Cells) -> DocumentRow:
    title, url, file, licence, document_id = cells
    address = reverse("wagtaildocs_serve", args=[int(document_id), Path(file).name]) if document_id and file else url
    return DocumentRow(title, address, licence)
