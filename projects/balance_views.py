"""The balance of the network as a page, and each of its charts as a table for download."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network.frame import Crumb, frame_of_view
from network.languages import address
from projects.answers import for_reader
from projects.balance import COUNTED, balance_of
from projects.index_series import studies
from search.sheet import sheet


@require_safe
def balance_page(request: HttpRequest) -> HttpResponse:
    """Show what the register holds in numbers, and the places of the cities in published rankings."""
    balance = balance_of(request)
    context = {
        "balance": balance,
        "studies": studies(balance.cities),
        "crumbs": [Crumb(_("Network"), address("netzwerk/"))],
        **frame_of_view("netzwerk/bilanz/"),
    }
    return for_reader(request, render(request, "projects/balance.html", context))


@require_safe
def balance_sheet(request: HttpRequest, chart: str) -> HttpResponse:
    """Give the numbers of one chart.

    Raises: Http404 when there is no such chart.
    """
    balance = balance_of(request)
    charts = {table.code: table.sheet for table in balance.tables}
    charts |= {study.code: study.sheet for study in studies(balance.cities)}
    if chart in charts:
        return for_reader(request, sheet(f"bilanz-{chart}", charts[chart]))
    if balance.is_counted or chart not in COUNTED:
        raise Http404
    text = _("The entries cannot be counted at the moment")
    return for_reader(request, HttpResponse(text, status=503, content_type="text/plain; charset=utf-8"))
