"""Whether something like it exists already, asked while an editor types a title: dropped and failed entries included."""

import re
from dataclasses import dataclass

from django.utils.translation import get_language
from wagtail.models import Page

from network.visibility import still_shown
from search import labels, version
from search.engine import engine
from search.entry import Answer, Entry, Question
from search.findable import page_id
from search.labels import STATE, Book
from search.query import clean

KINDS = ("loesung", "erfahrung", "bedarf")
# Who plans something should read of these before all others.
SOBERING = {"beendet", "nicht-weiterverfolgt", "gescheitert", "zurueckgezogen"}
SHORTEST = 4  # letters
SHOWN = 5
ASKED = 12  # more than shown, because some may be gone since they were indexed
_SIGNS = re.compile(r'["„“”‟«»*|]|(?<!\S)-')  # signs of a question that mean nothing in a title


@dataclass(frozen=True, slots=True)
class Known:
    """An entry like the one that somebody begins to write."""

    title: str
    summary: str
    language: str  # of title and summary
    url: str
    kind: str
    city: str
    state: str
    is_sobering: bool  # it was dropped, ended or failed


def already(
    title: str, audiences: frozenset[str], language: str, leave_out: int | None = None
) -> tuple[Known, ...] | None:
    """Return at most five visible entries like a title; None for a title too short to ask.

    Raises:
        EngineDownError: no engine answers.
    """
    text = clean(_SIGNS.sub(" ", title))
    if len(text) < SHORTEST:
        return None
    answer = engine().find(Question(text, audiences, language, facets={"art": KINDS}, size=ASKED, exact=True))
    own = _versions(leave_out)
    entries = {found: entry for entry in _fitting(answer) if (found := page_id(entry.key)) not in own}
    shown = set(still_shown([pk for pk in entries if pk], audiences).values_list("pk", flat=True)) if entries else set()
    book = labels.book(get_language() or language, version.current())
    return tuple(_known(entry, book) for pk, entry in entries.items() if pk in shown)[:SHOWN]


def _versions(pk: int | None) -> frozenset[int | None]:
    """Return a page in every language: its translation is no double of it."""
    keys = Page.objects.filter(pk=pk).values("translation_key")
    return frozenset((None, pk, *Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True)))


def _fitting(answer: Answer) -> tuple[Entry, ...]:
    return tuple(hit.entry for hit in (*answer.hits, *answer.maybe) if not hit.is_vague)


def _known(entry: Entry, book: Book) -> Known:
    city = next(iter(entry.facets.get("stadt", ())), "")
    return Known(
        title=entry.title,
        summary=entry.summary,
        language=entry.language,
        url=entry.url,
        kind=book.label("art", entry.kind),
        city=book.label("stadt", city) if city else "",
        state=book.label("phase" if entry.kind == "loesung" else STATE, entry.state) if entry.state else "",
        is_sobering=entry.state in SOBERING,
    )
