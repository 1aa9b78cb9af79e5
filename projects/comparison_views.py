"""The comparison of solutions at its two addresses: as a page, and as a table for download."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network.frame import frame_of_view
from projects import comparison_choice
from projects.answers import for_reader
from projects.comparison import Comparison, compare
from projects.comparison_offers import offers
from projects.facts import Fact
from reference.choices import EvidenceState
from search.sheet import sheet


@require_safe
def comparison_page(request: HttpRequest) -> HttpResponse:
    """Show the chosen solutions side by side, and how to choose others."""
    comparison = compare(comparison_choice.read(request.GET), request)
    context = {
        "comparison": comparison,
        "offers": offers(comparison, request),
        **frame_of_view("vergleich/"),
        "every_line": replace(comparison.choice, is_differences_only=False).query,
    }
    return for_reader(request, render(request, "projects/comparison.html", context))


@require_safe
def comparison_sheet(request: HttpRequest) -> HttpResponse:
    """Give the comparison as a table, the evidence of each value in a column of its own."""
    comparison = compare(comparison_choice.read(request.GET), request)
    return for_reader(request, sheet("vergleich", _rows(comparison)))


def _rows(comparison: Comparison) -> Iterator[Sequence[str]]:
    titles = [f"{column.link.title}, {column.city_name}" for column in comparison.columns]
    yield [_("Block"), _("Line"), *(cell for title in titles for cell in (title, _("Evidence: %s") % title))]
    yield ["", _("Address"), *(cell for column in comparison.columns for cell in (column.address, ""))]
    for block in comparison.blocks:
        for row in block.rows:
            yield [block.title, row.label, *(cell for fact in row.facts for cell in (_value(fact), _evidence(fact)))]


def _value(fact: Fact) -> str:
    if fact.is_hidden:
        return _("for staff of the cities only")
    others = [each.value for conflict in fact.conflicts for each in conflict.rows[1:]]
    said = [*fact.texts, *([fact.note] if fact.note else []), *(_("other value: %s") % each for each in others)]
    return "\n".join(said) or _("not stated")


def _evidence(fact: Fact) -> str:
    return ", ".join(str(EvidenceState(mark.state).label) for mark in fact.marks)
