"""Keeps visitors' result pages as they were drawn: for the same answer each is drawn once a process."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import get_language

MOST_KEPT = 250  # pages of some 40 kB
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page, and all it shows that an address does not say."""

    shows: tuple[object, ...]
    content: bytes


_pages: dict[Key, Drawn] = {}


def once(
    request: HttpRequest, shows: tuple[object, ...], draw: Callable[[], HttpResponse], *, is_part: bool
) -> HttpResponse:
    """Return the page of an address, or the part of it that replaces another, as it was drawn when it showed the same.

    shows holds the answer and whatever else of the page depends neither on the address nor on the site's version.
    """
    # While somebody works on templates, what they look like must not be remembered.
    if settings.DEBUG or request.user.is_authenticated:
        return draw()
    key = (request.get_full_path(), get_language(), is_part)
    shows = (*shows, localdate())
    drawn = _pages.get(key)
    if drawn is None or drawn.shows != shows:
        if len(_pages) >= MOST_KEPT:
            _pages.clear()
        drawn = _pages[key] = Drawn(shows, draw().content)
    return HttpResponse(drawn.content)


def forget() -> None:
    """Drop every page, as when a test rolls the site's version back."""
    _pages.clear()
