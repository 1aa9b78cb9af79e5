"""Where page types say when something takes place, so that the calendar knows none of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time
from typing import TypeVar

from django.http import HttpRequest
from django.utils.functional import Promise
from wagtail.models import Page

from network.front.lines import best, in_language, shown
from network.models import EventPage
from reference.partial_date import PartialDate

P = TypeVar("P", bound=Page)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a calendar shows of a page; times are those of Berlin."""

    kind: str | Promise
    start: PartialDate | None
    end: PartialDate | None = None
    start_time: time | None = None
    end_time: time | None = None
    place: str = ""
    summary: str = ""
    note: str = ""


Describe = Callable[[P], Occasion]
_describers: dict[type[Page], Callable[..., Occasion]] = {}


def occasion(model: type[P]) -> Callable[[Describe[P]], Describe[P]]:
    """Register a function that says when a page of this type takes place."""

    def remember(describe: Describe[P]) -> Describe[P]:
        _describers[model] = describe
        return describe

    return remember


def occasions(request: HttpRequest, slug: str = "") -> Iterator[tuple[Page, Occasion]]:
    """Yield what takes place and may be seen by whoever sent the request, one page an address; slug names a single one."""
    for model, describe in _describers.items():
        pages = in_language(shown(model._default_manager.all(), request))
        for page in best(pages.filter(slug=slug) if slug else pages):
            yield page, describe(page)


@occasion(EventPage)
def _event(page: EventPage) -> Occasion:
    return Occasion(
        kind=page.get_type_display(),
        start=page.start,
        end=page.end,
        start_time=page.start_time,
        end_time=page.end_time,
        place=page.place,
        summary=page.summary,
        note=page.date_note,
    )
