"""Events for people's own calendars: one of them, or all as a subscription."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network.occasions import Occasion, occasions
from opendata import ical
from opendata.delivery import deliver

MEDIA_TYPE = "text/calendar"


@require_safe
def subscription(request: HttpRequest) -> HttpResponse:
    """Return every event of which the day is known and that whoever asks may see."""
    known = [(page, each) for page, each in occasions(request) if ical.is_datable(each)]
    known.sort(key=_order)
    return deliver(request, ical.calendar(known, _("Events of the Smarte Hanse")), MEDIA_TYPE)


@require_safe
def single(request: HttpRequest, slug: str) -> HttpResponse:
    """Return one event; 404 when its day is not known, or when whoever asks may not see it."""
    known = [(page, each) for page, each in occasions(request, slug) if ical.is_datable(each)]
    if not known:
        raise Http404
    response = deliver(request, ical.calendar(known, ""), MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return response


def _order(known: tuple[object, Occasion]) -> str:
    return known[1].start.iso if known[1].start else ""
