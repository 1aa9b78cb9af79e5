"""What the lists and pages of events and news show."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from network import languages, listing
from network.findable import stream_text
from network.front.context import own
from network.front.lines import best, in_language, lines_of, shown
from network.models import City, EventIndexPage, EventPage, NewsIndexPage, NewsPage
from reference.partial_date import PartialDate
from search import labels

NEWS = 50
OF_A_CITY = 6


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in a list."""

    title: str
    url: str
    when: str
    place: str
    text: str
    is_example: bool
    sign: labels.Sign | None
    city: str
    last_day: object
    language: str


@own.register
def _events(page: EventIndexPage, request: HttpRequest) -> dict[str, object]:
    """Return coming and past (EventLine), the next one first, the last one first."""
    events = in_language(shown(EventPage.objects.all(), request)).prefetch_related("cities")
    today = timezone.localdate()
    lines = sorted((_event(event) for event in best(events)), key=lambda line: str(line.last_day))
    coming = [line for line in lines if str(line.last_day) >= today.isoformat()]
    return {"coming": coming, "past": [line for line in reversed(lines) if line not in coming]}


@own.register
def _news_index(page: NewsIndexPage, request: HttpRequest) -> dict[str, object]:
    """Return news (entries; None while no engine answers)."""
    news = listing.ask(request, facets={"art": ("meldung",)}, size=NEWS)
    return {"news": news.entries if news else None}


@own.register(EventPage)
@own.register(NewsPage)
def _mentioning(page: EventPage | NewsPage, request: HttpRequest) -> dict[str, object]:
    """Return mentions (PageLine): the pages it is about, as far as they may be seen; topics; when; lead.

    lead is the summary, unless the text begins with it.
    """
    ids = [mention.target_id for mention in page.mentions.all()]
    lines = lines_of(Page.objects.filter(pk__in=ids), request)
    text = stream_text(page.body)
    return {
        "mentions": [lines[pk] for pk in ids if pk in lines],
        "topics": [(topic.label, languages.address(f"themen/{topic.code}/")) for topic in page.topics.all()],
        "when": span(page.start, page.end) if isinstance(page, EventPage) else "",
        "lead": "" if text.startswith(page.summary) else page.summary,
    }


def events_of(city: City, request: HttpRequest) -> list[EventLine]:
    """Return the events of a city that whoever sent the request may see, the latest first."""
    events = in_language(shown(EventPage.objects.filter(cities=city), request)).prefetch_related("cities")
    lines = sorted((_event(event) for event in best(events)), key=lambda line: str(line.last_day), reverse=True)
    return lines[:OF_A_CITY]


def _event(event: EventPage) -> EventLine:
    book = labels.newest_book(get_language() or settings.LANGUAGE_CODE)
    city = next(iter(event.cities.all()), None)
    day = event.end or event.start
    return EventLine(
        title=event.title,
        url=languages.address(event.page_audience.path),
        when=span(event.start, event.end) or event.date_note or _("date not known"),
        place=event.place,
        text=event.summary,
        is_example=event.is_example,
        sign=book.sign(city.code) if city else None,
        city=city.name if city else "",
        last_day=day.last_day().isoformat() if day else "",
        language=event.page_audience.language,
    )


def span(start: PartialDate | None, end: PartialDate | None) -> str:
    """Return from when to when: ``7. bis 9. November 2023``; empty when neither is known."""
    if start is None or end is None or start == end:
        known = start or end
        return known.human() if known else ""
    first = start.human()
    days = len("2023-11-07")
    is_one_month = len(start.iso) == len(end.iso) == days and start.iso[:7] == end.iso[:7]
    if is_one_month:
        first = date_format(start.last_day(), "j." if get_language() == settings.LANGUAGE_CODE else "j")
    return _("%(start)s to %(end)s") % {"start": first, "end": end.human()}
