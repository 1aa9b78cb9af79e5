"""The addresses of all public pages, for search engines: an index, and below it parts of one language each."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from network.languages import address
from network.models import PageAudience
from network.visibility import shown_now
from opendata.delivery import absolute, deliver
from reference.models import Topic
from search.entry import PUBLIC

MEDIA_TYPE = "application/xml"
LANGUAGES = ("de", "en")
PART = 20_000  # addresses; the format allows 50,000
# What is no page of the tree and exists in both languages; topics come on top.
LISTS = ("loesungen/", "erfahrungen/", "bedarfe/", "kernprojekte/", "karte/", "netzwerk/bilanz/", "themen/", "glossar/")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Name the parts."""
    parts = [
        reverse("sitemap_part", kwargs={"code": code, "number": number})
        for code in LANGUAGES
        for number in range(1, -(-_public().filter(language=code).count() // PART) + 1)
    ]
    return _rendered(request, "opendata/sitemap_index.xml", {"parts": [absolute(part) for part in parts]})


@require_safe
def part(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """List public pages of one language that are shown now, each with its other language beside it."""
    if code not in LANGUAGES or not number:
        raise Http404
    rows = _public().filter(language=code).order_by("path")[(number - 1) * PART : number * PART]
    pages: list[tuple[str, date | None]] = [
        (path, changed.date() if changed else None)
        for path, changed in rows.values_list("path", "page__last_published_at")
    ]
    if not pages:
        raise Http404
    languages = _languages(path for path, _changed in pages)
    lists = [] if number > 1 else [_line(path, code, None, LANGUAGES) for path in _lists()]
    lines = [_line(path, code, changed, languages[path]) for path, changed in pages]
    return _rendered(request, "opendata/sitemap.xml", {"pages": [*lines, *lists]})


def _lists() -> list[str]:
    topics = Topic.objects.order_by("code").values_list("code", flat=True)
    return [*LISTS, *(f"themen/{code}/" for code in topics)]


def _public() -> QuerySet[PageAudience]:
    """Whoever asks, the sitemap is the public's."""
    return PageAudience.objects.filter(shown_now("page__"), audience=PUBLIC, language__in=LANGUAGES)


def _languages(paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    wanted = set(paths)
    for path, code in _public().order_by("language").values_list("path", "language"):
        if path in wanted:
            found[path] += (code,)
    return found


def _line(path: str, code: str, changed: date | None, languages: Iterable[str]) -> dict[str, object]:
    addresses = [(other, absolute(address(path, other))) for other in languages]
    alternates = [*addresses, ("x-default", addresses[0][1])] if len(addresses) > 1 else []
    return {"url": absolute(address(path, code)), "changed": changed, "alternates": alternates}


def _rendered(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return deliver(request, render_to_string(template, context).encode(), MEDIA_TYPE)
