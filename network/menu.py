"""The main menu as data, read once for each state of the site and language in a process."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from network.languages import address
from network.models import PageAudience
from search import labels
from search.entry import PUBLIC

PAGES = ("staedte/", "netzwerk/", "veranstaltungen/")


@dataclass(frozen=True, slots=True)
class Item:
    """One link of a menu."""

    title: str
    url: str


@lru_cache(maxsize=8)
def menu(language: str, site_version: int) -> tuple[Item, ...]:
    """Return the main menu in a language: lists and figures, and those index pages that everybody may see."""
    rows = PageAudience.objects.filter(
        path__in=PAGES, audience=PUBLIC, page__live=True, language__in=(language, settings.LANGUAGE_CODE)
    )
    shown = {"loesungen/", "erfahrungen/", "netzwerk/bilanz/", *rows.values_list("path", flat=True)}
    with translation.override(language):
        titles = {
            "loesungen/": _("Solutions"),
            "erfahrungen/": _("Lessons"),
            "staedte/": _("Cities"),
            "netzwerk/": _("Network"),
            "veranstaltungen/": _("Events"),
            "netzwerk/bilanz/": _("In figures"),
        }
        return tuple(Item(title, address(path)) for path, title in titles.items() if path in shown)


def context(request: HttpRequest) -> dict[str, object]:
    """Give every template the ``menu``; it is read only where a template shows it."""
    return {"menu": SimpleLazyObject(_current)}


def _current() -> tuple[Item, ...]:
    language = translation.get_language() or settings.LANGUAGE_CODE
    return menu(language, labels.newest_book(language).version)
