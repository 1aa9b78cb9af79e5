from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Locale

from network.models import EventIndexPage, EventPage
from opendata import ical
from tests.network.conftest import cities, engine  # noqa: F401
from tests.network.pages import sign_in, staff

BERLIN = ZoneInfo("Europe/Berlin")


def event(title, start, *, language="de", **fields):
    index = EventIndexPage.objects.get(locale__language_code=language)
    page = EventPage(
        title=title,
        type="workshop",
        start=start,
        locale=Locale.objects.get(language_code=language),
        live=False,
        **fields,
    )
    index.add_child(instance=page)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def read(client, path="/veranstaltungen.ics"):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(answer.content)


def events(client, path="/veranstaltungen.ics"):
    return {str(each["summary"]): each for each in read(client, path).walk("VEVENT")}


@pytest.mark.parametrize(
    ("start", "end", "first", "after_last"),
    [
        ("2023-11-07", "", date(2023, 11, 7), date(2023, 11, 8)),
        ("2023-11-07", "2023-11-09", date(2023, 11, 7), date(2023, 11, 10)),
        ("2023-12-31", "", date(2023, 12, 31), date(2024, 1, 1)),
        ("2023-11-07", "2023-12", date(2023, 11, 7), date(2023, 11, 8)),
    ],
)
def test_whole_days_end_on_the_day_after(cities, client, start, end, first, after_last):  # noqa: F811
    event("Messe", start, end=end)
    found = events(client)["Messe"]
    assert (found["dtstart"].dt, found["dtend"].dt) == (first, after_last)


@pytest.mark.parametrize("start", ["2023", "2023-09", ""])
def test_an_event_of_which_no_day_is_known_is_in_no_calendar(cities, client, start):  # noqa: F811
    page = event("Irgendwann", start)
    assert events(client) == {}
    assert client.get(f"/veranstaltungen/{page.slug}.ics").status_code == 404
    assert f"{page.slug}.ics" not in client.get(f"/veranstaltungen/{page.slug}/").content.decode()


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        ("2025-03-29", time(10), datetime(2025, 3, 29, 9, tzinfo=UTC)),
        ("2025-03-30", time(10), datetime(2025, 3, 30, 8, tzinfo=UTC)),
        ("2025-03-30", time(2, 30), datetime(2025, 3, 30, 1, 30, tzinfo=UTC)),
        ("2025-10-25", time(10), datetime(2025, 10, 25, 8, tzinfo=UTC)),
        ("2025-10-26", time(10), datetime(2025, 10, 26, 9, tzinfo=UTC)),
        ("2044-07-01", time(10), datetime(2044, 7, 1, 8, tzinfo=UTC)),
    ],
)
def test_a_time_of_day_is_berlins_on_both_sides_of_both_switches(cities, client, day, hour, moment):  # noqa: F811
    event("Treffen", day, start_time=hour)
    start = events(client)["Treffen"]["dtstart"]
    assert start.params["TZID"] == "Europe/Berlin"
    assert start.dt.replace(tzinfo=BERLIN).astimezone(UTC) == moment


@pytest.mark.parametrize(
    ("winter", "summer"),
    [
        (datetime(2025, 3, 30, 1, 59), datetime(2025, 3, 30, 3, 1)),
        (datetime(2025, 10, 26, 3, 1), datetime(2025, 10, 26, 1, 59)),
    ],
)
def test_the_time_zone_in_the_file_switches_when_berlin_does(winter, summer):
    zone = icalendar.Timezone.from_ical(ical.SUMMER_TIME).to_tz()
    for local in (winter, summer):
        assert local.replace(tzinfo=zone).utcoffset() == local.replace(tzinfo=BERLIN).utcoffset()


def test_an_event_across_the_switch_lasts_as_long_as_it_does(cities, client):  # noqa: F811
    event("Nacht der Daten", "2025-03-29", end="2025-03-30", start_time=time(22), end_time=time(6))
    found = events(client)["Nacht der Daten"]
    start, end = (found[name].dt.replace(tzinfo=BERLIN).astimezone(UTC) for name in ("dtstart", "dtend"))
    assert (end - start).total_seconds() == 7 * 3600


def test_commas_umlauts_and_line_breaks_survive(cities, client):  # noqa: F811
    words = "Größe, Maß; und \\ so"
    event(words, "2023-11-07", place="Haus 1, Saal; 2", summary="Zeile eins\nZeile zwei " + "ä" * 100)
    content = client.get("/veranstaltungen.ics").content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    found = events(client)[words]
    assert str(found["location"]) == "Haus 1, Saal; 2"
    assert str(found["description"]).startswith("Zeile eins\nZeile zwei ää")


def test_an_event_keeps_its_uid_when_it_changes_and_tells_when_it_did(cities, client):  # noqa: F811
    page = event("Messe", "2023-11-07", is_example=True)
    before = events(client)["Beispiel (fiktiv): Messe"]
    page.title, page.slug = "Große Messe", "grosse-messe"
    page.save_revision().publish()
    after = events(client)["Beispiel (fiktiv): Große Messe"]
    page.refresh_from_db()
    assert after["uid"] == before["uid"]
    assert after["last-modified"].dt == page.last_published_at.replace(microsecond=0)
    assert str(after["url"]) == "http://localhost:8000/veranstaltungen/grosse-messe/"


def test_both_languages_tell_of_an_event_once_and_under_one_uid(cities, client):  # noqa: F811
    german = event("Messe", "2023-11-07")
    assert list(events(client, "/en/veranstaltungen.ics")) == ["Messe"]
    event("Fair", "2023-11-07", language="en", slug="messe", translation_key=german.translation_key)
    english = events(client, "/en/veranstaltungen.ics")
    assert list(english) == ["Fair"]
    assert english["Fair"]["uid"] == events(client)["Messe"]["uid"]
    assert str(english["Fair"]["url"]).endswith("/en/veranstaltungen/messe/")


def test_an_event_for_fewer_people_is_in_their_calendar_only(cities):  # noqa: F811
    page = event("Internes Treffen", "2023-11-07", audience="network")
    mine = sign_in(Client(), staff(cities["luebeck"]))
    assert "Internes Treffen" in events(mine)
    assert mine.get("/veranstaltungen.ics")["Cache-Control"] == "private, no-store"
    assert events(Client()) == {}
    assert Client().get(f"/veranstaltungen/{page.slug}.ics").status_code == 404


def test_one_event_is_a_file_to_keep(cities, client):  # noqa: F811
    event("Messe", "2023-11-07")
    event("Anderes", "2023-11-08")
    answer = client.get("/veranstaltungen/messe.ics")
    assert answer["Content-Disposition"] == 'attachment; filename="messe.ics"'
    assert list(events(client, "/veranstaltungen/messe.ics")) == ["Messe"]
    assert 'href="/veranstaltungen/messe.ics"' in client.get("/veranstaltungen/messe/").content.decode()


def test_the_list_of_events_offers_the_calendar_and_an_unchanged_one_is_not_sent_again(cities, client):  # noqa: F811
    event("Messe", "2023-11-07")
    body = client.get("/veranstaltungen/").content.decode()
    assert '<link rel="alternate" type="text/calendar"' in body
    first = client.get("/veranstaltungen.ics")
    again = client.get("/veranstaltungen.ics", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "times",
    [
        {"start": "2023-09", "start_time": time(10)},
        {"start": "2023-09-01", "end_time": time(10)},
        {"start": "2023-09-01", "start_time": time(10), "end_time": time(9)},
    ],
)
def test_times_that_cannot_be_are_refused(cities, times):  # noqa: F811
    with pytest.raises(ValidationError):
        event("Unmöglich", **times)
