"""What people ask most, and what they ask in vain."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import F, Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_denied

from search.models import AskedWording
from search.sheet import sheet

TITLE = gettext_lazy("What people search for")
PERIODS = (
    (7, gettext_lazy("7 days")),
    (30, gettext_lazy("30 days")),
    (90, gettext_lazy("90 days")),
    (365, gettext_lazy("12 months")),
)
MOST = 100


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Show two tables for a period, or all of it as CSV."""
    if not request.user.has_perm("search.view_askedwording"):
        return permission_denied(request)
    days = _days(request.GET.get("tage", ""))
    asked = _asked(days)
    if request.GET.get("format") == "csv":
        return sheet(f"suchanfragen-{days}-tage", _rows(asked.order_by("-times", "wording")))
    context = {
        "title": TITLE,
        "days": days,
        "periods": [(number, name, number == days) for number, name in PERIODS],
        "most": asked.order_by("-times", "wording")[:MOST],
        "in_vain": asked.filter(in_vain__gt=0).order_by("-in_vain", "wording")[:MOST],
    }
    return render(request, "search/admin/report.html", context)


def _days(text: str) -> int:
    known = {str(number): number for number, _name in PERIODS}
    return known.get(text, 30)


def _asked(days: int) -> QuerySet[AskedWording, Any]:
    since = timezone.localdate() - timedelta(days=days - 1)
    rows = AskedWording.objects.filter(day__gte=since).exclude(wording="").values("wording")
    summed = rows.annotate(asked=Sum("times"), missed=Sum("in_vain"), last=Max("day"))
    return summed.values("wording", "last", times=F("asked"), in_vain=F("missed"))


def _rows(asked: Iterable[dict[str, object]]) -> Iterator[Sequence[object]]:
    yield [_("Question"), _("Asked"), _("Without result"), _("Last")]
    for row in asked:
        yield [row["wording"], row["times"], row["in_vain"], row["last"]]
