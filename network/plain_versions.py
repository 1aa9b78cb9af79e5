"""Which page stands beside which in Leichte Sprache, read once for each state of the site in a process."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from network import languages
from network.models import PageAudience, TextPage
from network.visibility import shown_now
from search import labels
from search.entry import PUBLIC

ENTRANCE: Final = "/leichte-sprache/"  # what is offered on pages that have no version of their own


@dataclass(frozen=True, slots=True)
class PlainVersion:
    """Where this page, or else the site, is told in Leichte Sprache; usual_url: where a page in it is told as usual."""

    url: str = ENTRANCE
    usual_url: str = ""
    is_own: bool = False  # url is about this page and not about the site


@lru_cache(maxsize=4)
def usual_of_plain(site_version: int) -> Mapping[str, str]:
    """Return the path of the usual page for each public page in Leichte Sprache that has one."""
    rows = TextPage.objects.filter(
        shown_now(), variety=TextPage.Variety.PLAIN, usual_page__isnull=False, page_audience__audience=PUBLIC
    ).values_list("page_audience__path", "usual_page_id")
    public = PageAudience.objects.filter(
        shown_now("page__"), audience=PUBLIC, language=settings.LANGUAGE_CODE, pk__in=[usual for _path, usual in rows]
    )
    paths = dict(public.values_list("pk", "path"))
    return {path: paths[usual] for path, usual in rows if usual in paths}


def version_of(path: str) -> PlainVersion:
    """Return the version of the page at a path below the start page, such as ``so-funktioniert-die-suche/``."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    usual = usual_of_plain(labels.newest_book(language).version)
    if path in usual:
        return PlainVersion(f"/{path}", languages.address(usual[path]), is_own=True)
    own = (PlainVersion(f"/{plain}", is_own=True) for plain, told in usual.items() if told == path)
    return next(own, PlainVersion())


def context(request: HttpRequest) -> dict[str, object]:
    """Give every template ``plain`` (PlainVersion); it is read only where a template shows it."""
    prefix = languages.address("", languages.of_path(request.path))
    return {"plain": SimpleLazyObject(lambda: version_of(request.path.removeprefix(prefix)))}
