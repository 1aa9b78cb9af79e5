"""The addresses of all public pages, for search engines."""

from collections import defaultdict
from xml.sax.saxutils import escape, quoteattr

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from network.models import PageAudience
from network.visibility import shown_now
from search.entry import PUBLIC

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
PREFIX = {"de": "/", "en": "/en/"}


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List each public page that is shown now, with its other language beside it."""
    rows = PageAudience.objects.filter(shown_now("page__"), audience=PUBLIC, language__in=PREFIX).order_by("path")
    languages: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for path, language, changed in rows.values_list("path", "language", "page__last_published_at"):
        languages[path][language] = changed.date().isoformat() if changed else ""
    parts = [_url(request, path, language, dates) for path, dates in languages.items() for language in dates]
    return HttpResponse([HEAD, *parts, "</urlset>\n"], content_type="application/xml; charset=utf-8")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep robots from the editors' area and name the sitemap."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /anmelden/", "Disallow: /suche/vorschlaege/"]
    lines += ["", f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _url(request: HttpRequest, path: str, language: str, dates: dict[str, str]) -> str:
    def address(code: str) -> str:
        return request.build_absolute_uri(f"{PREFIX[code]}{path}")

    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(address(code))}/>' for code in dates
    )
    changed = f"<lastmod>{dates[language]}</lastmod>" if dates[language] else ""
    return f"<url><loc>{escape(address(language))}</loc>{changed}{alternates if len(dates) > 1 else ''}</url>\n"
