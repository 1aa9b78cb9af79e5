"""What robots and finders of security holes look for at agreed addresses."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from network.languages import PREFIXED
from network.look_up import look_up
from opendata.delivery import absolute, deliver
from search.entry import PUBLIC

TEXT = "text/plain"
CLOSED = ("suche/vorschlaege/", "suche/feed/", "anmelden/", "abmelden/")
VALID_DAYS = 180
CONTACT = "kontakt/"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep robots from the editors' area and from what is a page twice, and name the sitemap."""
    prefixes = ("/", *(f"/{code}/" for code in PREFIXED))
    closed = ["/admin/", *(f"{prefix}{path}" for prefix in prefixes for path in CLOSED)]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "", f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return deliver(request, "\n".join(lines).encode(), TEXT)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say where to report a security hole: SECURITY_CONTACT, else the contact page; 404 when there is neither."""
    contact = str(settings.SECURITY_CONTACT)
    note = []
    if not contact:
        if look_up(CONTACT, settings.LANGUAGE_CODE, frozenset({PUBLIC})) is None:
            raise Http404
        contact = absolute(f"/{CONTACT}")
        note = ["# There is no mailbox for security reports yet; the form reaches the office of the network."]
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=VALID_DAYS)
    lines = [
        *note,
        f"Contact: {contact}",
        f"Expires: {expires.strftime('%Y-%m-%dT%H:%M:%SZ')}",
        "Preferred-Languages: de, en",
        f"Canonical: {absolute(request.path)}",
        "",
    ]
    return deliver(request, "\n".join(lines).encode(), TEXT)
