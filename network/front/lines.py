"""Pages as the lines of a list, as far as whoever asks may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from network import languages
from network.visibility import audiences_of_request, shown_now

P = TypeVar("P", bound=Page)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page in a list; its names are those of an Entry."""

    title: str
    url: str
    summary: str = ""
    kind: str = ""
    city: str = ""
    is_example: bool = False
    date_text: str = ""
    state: str = ""
    language: str = settings.LANGUAGE_CODE


def shown(pages: "models.QuerySet[P]", request: HttpRequest) -> "models.QuerySet[P]":
    """Keep the pages that whoever sent the request may see now."""
    return pages.filter(shown_now(), page_audience__audience__in=audiences_of_request(request))


def in_language(pages: "models.QuerySet[P]") -> "models.QuerySet[P]":
    """Keep the pages in the reader's language and the German ones, each with where it lies."""
    wanted = (get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE)
    return pages.filter(page_audience__language__in=wanted).select_related("page_audience")


def best(pages: Iterable[P]) -> list[P]:
    """Return of the pages at one path the one in the reader's language, else the German one."""
    found: dict[str, P] = {}
    for page in pages:
        row = page.page_audience
        if row.path not in found or row.language == get_language():
            found[row.path] = page
    return list(found.values())


def lines_of(pages: "models.QuerySet[Page]", request: HttpRequest) -> dict[int, PageLine]:
    """Return under the ids of these pages what the reader finds at their addresses, as far as it may be seen."""
    paths = dict(pages.values_list("pk", "page_audience__path"))
    found = best(in_language(shown(Page.objects.filter(page_audience__path__in=paths.values()), request)))
    lines = {page.page_audience.path: _line(page) for page in found}
    return {pk: lines[path] for pk, path in paths.items() if path in lines}


def _line(page: Page) -> PageLine:
    place = page.page_audience
    url = languages.address(place.path)
    return PageLine(page.title, url, page.search_description, city=place.city, language=place.language)
