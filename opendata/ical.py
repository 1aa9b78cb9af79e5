"""Writes occasions as iCalendar (RFC 5545), with the summer time of Berlin spelled out."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone
from wagtail.models import Page

from network.languages import address
from network.occasions import Occasion
from opendata.delivery import absolute, language

BERLIN = ZoneInfo("Europe/Berlin")
# The rule of the European Union since 1996; icalendar's own starts in 1970, ends in 2037 and is an hour late in spring.
SUMMER_TIME = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
ASK_AGAIN = timedelta(days=1)


def is_datable(occasion: Occasion) -> bool:
    """Tell whether the day of the start is known; an event of some month is in nobody's calendar."""
    return occasion.start is not None and occasion.start.day is not None


def calendar(known: Iterable[tuple[Page, Occasion]], name: str) -> bytes:
    """Return a calendar of datable occasions; name is what a subscription is called, empty for a single event."""
    made = Calendar()
    made.add("prodid", f"-//Smarte Hanse//Hansenetz//{language().upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    if name:
        made.add("name", name)
        made.add("x-wr-calname", name)
        made.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
        made.add("x-published-ttl", "P1D")
    made.add_component(Timezone.from_ical(SUMMER_TIME))
    for page, occasion in known:
        made.add_component(_event(page, occasion))
    return cast("bytes", made.to_ical())


def _event(page: Page, occasion: Occasion) -> Event:
    event = Event()
    url = absolute(address(page.page_audience.path, language()))
    badge = f"{_('Example (fictional)')}: " if page.is_example else ""
    event.add("uid", f"{page.translation_key}@hansenetz")  # the same in both languages, whatever the address becomes
    event.add("dtstamp", page.last_published_at.astimezone(UTC))
    event.add("last-modified", page.last_published_at.astimezone(UTC))
    event.add("summary", f"{badge}{page.title}", parameters={"language": page.locale.language_code})
    _add_times(event, occasion)
    if occasion.place:
        event.add("location", occasion.place)
    event.add("description", "\n\n".join(filter(None, (occasion.summary, occasion.note, url))))
    event.add("categories", [str(occasion.kind)])
    event.add("url", url)
    return event


def _add_times(event: Event, occasion: Occasion) -> None:
    """Add a start and, where it is known to the day, an end; the end of whole days is the day after."""
    start = cast("date", occasion.start and occasion.start.first_day())
    last = occasion.end.first_day() if occasion.end and occasion.end.day else start
    if occasion.start_time is None:
        event.add("dtstart", start)
        event.add("dtend", last + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return
    event.add("dtstart", _in_berlin(start, occasion.start_time))
    if occasion.end_time is not None:
        event.add("dtend", _in_berlin(last, occasion.end_time))


def _in_berlin(day: date, hour: time) -> datetime:
    """Return the moment; an hour that the switch to summer time leaves out becomes the one after it."""
    return datetime.combine(day, hour, BERLIN).astimezone(UTC).astimezone(BERLIN)
