"""Where rooms above say which of their pages can be found, and as what."""

from collections.abc import Callable
from typing import TypeVar

from wagtail.models import Page

from search.entry import Entry

P = TypeVar("P", bound=Page)
Describe = Callable[[P], Entry | None]
_describers: dict[type[Page], Callable[..., Entry | None]] = {}


def findable(model: type[P]) -> Callable[[Describe[P]], Describe[P]]:
    """Register the function below it as the one that turns a page of that model into its Entry."""

    def register(describer: Describe[P]) -> Describe[P]:
        _describers[model] = describer
        return describer

    return register


def models() -> tuple[type[Page], ...]:
    """Return every page type that can be found."""
    return tuple(_describers)


def key(page_id: int) -> str:
    """Return the key of a page's entry."""
    return f"page-{page_id}"


def describe(page: Page) -> Entry | None:
    """Return the entry of a page as it is now, or None when nobody may find it (draft, expired, other kind)."""
    specific = page.specific
    describer = _describers.get(type(specific))
    if describer is None or not specific.live:
        return None
    return describer(specific)
