"""Puts together what a page hands to its template; each type of page registers what it shows with ``own``."""

from functools import singledispatch

from django.http import HttpRequest
from wagtail.models import Page

from network import frame
from network.look_up import Place


def context_of(page: Page, request: HttpRequest, place: object = None) -> dict[str, object]:
    """Return the context values of a page: those of frame.frame, and those of its type (see own).

    place is what network.serve found at the address; None in previews.
    """
    served = place if isinstance(place, Place) else None
    return {**frame.frame(page, request, served), **own(page, request)}


@singledispatch
def own(page: Page, request: HttpRequest) -> dict[str, object]:
    """Return the context values of this type of page; of most there are none."""
    return {}
