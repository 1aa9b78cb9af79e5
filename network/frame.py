"""What every page hands to the frame around it: language of its text, where it lies, its address, the way to edit it."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from network import languages
from network.look_up import Place
from network.models import PageAudience
from network.plain_language import PLAIN_TAG
from network.plain_versions import PlainVersion, version_of
from network.visibility import audiences_of_request, is_anonymous, shown_now
from search.entry import PUBLIC

FIRST_CRUMB_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above this one."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Title and short text of a page, each in the language the reader asked for where the page has it."""

    title: str
    title_language: str
    summary: str
    summary_language: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language, for search engines of others."""

    language: str
    url: str


def frame(page: Page, request: HttpRequest, place: Place | None) -> dict[str, object]:
    """Return the context values that every page has, for base.html and the trail; place is None in previews.

    content_language: of the page's text; another one than the interface's when a German page stands in for an English one
    words: its title and short text; English ones of a German page that has some, when the reader asked for English
    crumbs: pages above, without the start page (title, url)
    canonical_url: the lasting address, in the language of the text
    plain_alternates: the page in Leichte Sprache, or beside it (language, url)
    alternates: the languages in which the page exists, when there are several (language, url)
    edit_url: where the person who is signed in may edit the page; empty for everybody else
    site_version: at which the page was looked up; None in previews
    """
    row = place or (PageAudience.objects.filter(pk=page.pk).first() if page.pk else None)
    language = row.language if row and row.language else str(page.locale.language_code)
    path = row.path if row else ""
    return {
        "content_language": PLAIN_TAG if getattr(page, "is_plain", False) else language,
        "words": _words(page, language),
        "crumbs": _crumbs(page, request),
        "canonical_url": _absolute(path, language),
        "alternates": _alternates(path, place.languages) if place and place.audience == PUBLIC else [],
        "plain_alternates": _plain_alternates(version_of(path)) if place and place.audience == PUBLIC else [],
        "edit_url": _edit_url(page, request),
        "site_version": place.version if place else None,
    }


def frame_of_view(path: str) -> dict[str, object]:
    """Return the context values of a page that is no page of the tree and exists in every language."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "canonical_url": _absolute(path, language),
        "alternates": _alternates(path, frozenset(code for code, _name in settings.LANGUAGES)),
    }


def _words(page: Page, language: str) -> OwnWords:
    def said(name: str) -> tuple[str, str]:
        translated = getattr(page, f"{name}_{get_language()}", "") if language != get_language() else ""
        return (translated, get_language() or language) if translated else (getattr(page, name, ""), language)

    return OwnWords(*said("title"), *said("summary"))


def _crumbs(page: Page, request: HttpRequest) -> list[Crumb]:
    """Return the pages above, each with its title in the reader's language where it has one."""
    steps = range(FIRST_CRUMB_DEPTH * Page.steplen, len(page.path or ""), Page.steplen)
    if not steps:
        return []
    above = PageAudience.objects.filter(page__path__in=[page.path[:end] for end in steps])
    rows = PageAudience.objects.filter(
        shown_now("page__"),
        path__in=above.values("path"),
        language__in=(get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE),
        audience__in=audiences_of_request(request),
    ).values_list("path", "language", "page__title")
    ordered = sorted(rows, key=lambda row: (row[0], row[1] != settings.LANGUAGE_CODE))  # German first: it is replaced
    return [Crumb(title, languages.address(path)) for path, title in {row[0]: row[2] for row in ordered}.items()]


def _absolute(path: str, language: str) -> str:
    return f"{settings.BASE_URL.rstrip('/')}{languages.address(path, language)}"


def _alternates(path: str, shown_in: frozenset[str]) -> list[Alternate]:
    return (
        [Alternate(language, _absolute(path, language)) for language in sorted(shown_in)] if len(shown_in) > 1 else []
    )


def _plain_alternates(plain: PlainVersion) -> list[Alternate]:
    """Return the counterpart of a page that is told in Leichte Sprache, or in it; the entrance is nobody's counterpart."""
    if plain.usual_url:
        return [Alternate(settings.LANGUAGE_CODE, f"{settings.BASE_URL.rstrip('/')}{plain.usual_url}")]
    return [Alternate(PLAIN_TAG, f"{settings.BASE_URL.rstrip('/')}{plain.url}")] if plain.is_own else []


def _edit_url(page: Page, request: HttpRequest) -> str:
    if not page.pk or is_anonymous(request) or not page.permissions_for_user(request.user).can_edit():
        return ""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
