"""Where rooms above say which of their pages can be found, and as what."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.utils import timezone, translation
from wagtail.models import Page

from search.entry import Entry

P = TypeVar("P", bound=Page)
Describe = Callable[[P], Entry | None]
_describers: dict[type[Page], Callable[..., Entry | None]] = {}
_unfindable: dict[type[Page], str] = {}


def findable(model: type[P]) -> Callable[[Describe[P]], Describe[P]]:
    """Register the function below it as the one that turns a page of that model into its Entry."""

    def register(describer: Describe[P]) -> Describe[P]:
        _describers[model] = describer
        return describer

    return register


def unfindable(model: type[Page], why: str) -> None:
    """Say of a page type that it is never found, and why; a system check asks for one or the other."""
    _unfindable[model] = why


def is_declared(model: type[Page]) -> bool:
    """Tell whether somebody said how, or that not, pages of this type are found."""
    return model in _describers or model in _unfindable


def models() -> tuple[type[Page], ...]:
    """Return every page type that can be found."""
    return tuple(_describers)


def key(page_id: int) -> str:
    """Return the key of a page's entry."""
    return f"page-{page_id}"


def page_id(entry_key: str) -> int | None:
    """Return the page an entry's key stands for, or None for a key that no page has."""
    kind, _, number = entry_key.partition("-")
    return int(number) if kind == "page" and number.isdecimal() else None


def describe(page: Page) -> Entry | None:
    """Return the entry of a page as it is now, or None when nobody may find it (draft, expired, other kind).

    Language and time zone of whoever saved the page do not matter: the same page always gives the same entry.
    """
    specific = page.specific
    describer = _describers.get(type(specific))
    if describer is None or not is_live_now(specific):
        return None
    with translation.override(settings.LANGUAGE_CODE), timezone.override(timezone.get_default_timezone()):
        return describer(specific)


def is_live_now(page: Page) -> bool:
    """Tell whether a page is published and its times, if it has any, enclose this moment."""
    now = timezone.now()
    has_begun = page.go_live_at is None or page.go_live_at <= now
    has_ended = page.expire_at is not None and page.expire_at <= now
    return bool(page.live and has_begun and not has_ended)
