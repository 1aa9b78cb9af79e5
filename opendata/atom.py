"""Writes entries of the search as an Atom feed, each with a lasting id, its language and its city as author."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from network.visibility import still_shown
from opendata.delivery import absolute, language, readers_address
from search import labels, version
from search.entry import Entry
from search.findable import page_id

MOST_TOLD = 50
MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Told:
    """An entry that may be shown, and when its page was published first and last."""

    entry: Entry
    published: datetime
    updated: datetime


class RegisterFeed(Atom1Feed):
    """Django's Atom feed; each entry says its language, and a feed without entries its own date."""

    def item_attributes(self, item: Mapping[str, str]) -> dict[str, str]:
        """Name the language of the entry's text."""
        return {"xml:lang": item["language"]}

    def latest_post_date(self) -> datetime:
        """Return when the newest entry changed, else when the site last did."""
        changed = (item["updateddate"] for item in self.items)
        return max(changed, default=datetime.fromtimestamp(version.current() / MICROSECONDS, UTC))


def told(entries: Iterable[Entry], audiences: frozenset[str]) -> list[Told]:
    """Return the entries that may be shown now, those changed last first, at most MOST_TOLD."""
    by_page = {number: entry for entry in entries if (number := page_id(entry.key)) is not None}
    rows = still_shown(list(by_page), audiences).values_list("pk", "first_published_at", "last_published_at")
    dated = [Told(by_page[pk], first, last or first) for pk, first, last in rows if first]
    return sorted(dated, key=lambda each: (each.updated, each.entry.key), reverse=True)[:MOST_TOLD]


def feed(entries: Iterable[Told], *, title: str, page: str, own_address: str) -> bytes:
    """Return the feed as XML; page is the full address of the page that shows the same to people."""
    name = settings.WAGTAIL_SITE_NAME
    made = RegisterFeed(
        title=_plain(f"{name}: {title}"),
        link=page,
        description=_("What is new in the knowledge register of the Smarte Hanse."),
        language=language(),
        author_name=name,
        feed_url=own_address,
        feed_guid=own_address,
    )
    book = labels.newest_book(language())
    for each in entries:
        _add(made, each, book)
    return made.writeString("utf-8").encode()


def _add(made: RegisterFeed, each: Told, book: labels.Book) -> None:
    entry = each.entry
    cities = [book.label("stadt", code) for code in entry.facets.get("stadt", ())]
    badge = f"{_('Example (fictional)')}: " if entry.is_example else ""
    made.add_item(
        title=_plain(f"{badge}{entry.title}"),
        link=absolute(readers_address(entry.url)),
        description=escape(_plain(entry.summary)),
        author_name=", ".join(cities) or _("Smarte Hanse"),
        unique_id=_lasting_id(each),
        pubdate=each.published,
        updateddate=each.updated,
        categories=[book.label("art", entry.kind)],
        language=entry.language,
    )


def _lasting_id(each: Told) -> str:
    """Return a tag URI, which stays when title and address change."""
    host = urlsplit(settings.BASE_URL).hostname
    return f"tag:{host},{each.published.date().isoformat()}:{each.entry.key}"


def _plain(text: str) -> str:
    """Leave out control characters, which XML cannot hold."""
    return "".join(char for char in text if char.isprintable() or char == "\n")
