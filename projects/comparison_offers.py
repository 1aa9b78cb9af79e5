"""What else could be compared: found by words, similar to the first solution, or the newest ones."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page

from network import listing
from network.visibility import audiences_of_request
from projects.comparison import Comparison
from projects.linked import language_of_reader, solutions
from projects.links import PageLink
from projects.map_filters import SOLUTION
from projects.similar import similar_for
from search.entry import Entry
from search.findable import page_id

OFFERED = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """A solution that can be added; query is the question of the address with it."""

    link: PageLink
    query: str


def offers(comparison: Comparison, request: HttpRequest) -> tuple[Offer, ...] | None:
    """Return what can be added to a comparison; None while no engine answers, nothing when it is full."""
    if comparison.is_full:
        return ()
    entries = _entries(comparison, request)
    if entries is None:
        return None
    taken = {column.link.page_id for column in comparison.columns}
    ids = [pk for entry in entries if (pk := page_id(entry.key)) is not None]
    found = solutions(ids, audiences_of_request(request))
    links = dict.fromkeys(found[pk] for pk in ids if pk in found and found[pk].page_id not in taken)
    return tuple(Offer(link, comparison.choice.with_(link.page_id).query) for link in links)[:OFFERED]


def _entries(comparison: Comparison, request: HttpRequest) -> tuple[Entry, ...] | None:
    text = comparison.choice.text
    if not text and comparison.columns:
        first = Page(pk=comparison.columns[0].link.page_id)
        if similar := similar_for(first, request, language_of_reader()):
            return similar
    sort = "relevanz" if text else "neu"
    found = listing.ask(
        request, facets={"art": (SOLUTION,)}, text=text, sort=sort, size=OFFERED + len(comparison.columns)
    )
    return found.entries if found else None
