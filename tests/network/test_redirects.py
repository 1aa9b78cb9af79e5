"""Where a page used to be leads to where it is, for everybody who may see it there, in both languages."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from network.models import CityPage, NewsPage
from search import outbox
from tests.network.pages import city_page, news, sign_in, staff


@pytest.fixture
def rename(engine, django_capture_on_commit_callbacks):
    """Give a page another slug, as an editor does."""

    def change(page, slug):
        page = Page.objects.get(pk=page.pk).specific
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        outbox.drain(engine)
        return page

    return change


@pytest.fixture
def move(engine, django_capture_on_commit_callbacks):
    """Move a page below another one."""

    def change(page, target):
        with django_capture_on_commit_callbacks(execute=True):
            Page.objects.get(pk=page.pk).specific.move(Page.objects.get(pk=target.pk), pos="last-child")
        outbox.drain(engine)

    return change


def leads(client, path):
    """Follow an address to its end; return the way, at most five steps."""
    way = [path]
    for _step in range(5):
        answer = client.get(way[-1])
        if answer.status_code not in (301, 302):
            return way, answer.status_code
        way.append(answer["Location"])
    return way, "loop"


def test_a_new_slug_leads_on_from_the_old_one_below_both_languages(cities, client, rename):
    rename(news("luebeck", "Sensoren"), "neue-sensoren")
    assert leads(client, "/staedte/luebeck/sensoren/") == (
        ["/staedte/luebeck/sensoren/", "/staedte/luebeck/neue-sensoren/"],
        200,
    )
    assert leads(client, "/en/staedte/luebeck/sensoren/")[0][-1] == "/en/staedte/luebeck/neue-sensoren/"


def test_an_english_page_leads_on_as_well(cities, client, rename):
    page = news("luebeck", "Sensors", language="en")
    rename(page, "new-sensors")
    assert leads(client, "/en/staedte/luebeck/sensors/") == (
        ["/en/staedte/luebeck/sensors/", "/en/staedte/luebeck/new-sensors/"],
        200,
    )


def test_children_lead_on_when_a_page_above_gets_another_slug(cities, client, rename):
    news("luebeck", "Sensoren")
    rename(city_page("luebeck"), "hansestadt-luebeck")
    assert leads(client, "/staedte/luebeck/sensoren/") == (
        ["/staedte/luebeck/sensoren/", "/staedte/hansestadt-luebeck/sensoren/"],
        200,
    )


def test_a_page_and_its_children_lead_on_when_they_are_moved(cities, client, move):
    page = news("luebeck", "Sensoren")
    move(page, city_page("rostock"))
    assert leads(client, "/staedte/luebeck/sensoren/")[0][-1] == "/staedte/rostock/sensoren/"
    assert leads(client, "/en/staedte/luebeck/sensoren/")[0][-1] == "/en/staedte/rostock/sensoren/"


def test_two_changes_lead_on_in_one_step(cities, client, rename):
    page = news("luebeck", "Eins")
    for slug in ("zwei", "drei"):
        rename(page, slug)
    assert leads(client, "/staedte/luebeck/eins/")[0] == ["/staedte/luebeck/eins/", "/staedte/luebeck/drei/"]
    assert leads(client, "/staedte/luebeck/zwei/")[0] == ["/staedte/luebeck/zwei/", "/staedte/luebeck/drei/"]


def test_renaming_back_makes_no_loop(cities, client, rename):
    page = news("luebeck", "Eins")
    for slug in ("zwei", "eins", "zwei", "eins"):
        rename(page, slug)
    assert leads(client, "/staedte/luebeck/eins/") == (["/staedte/luebeck/eins/"], 200)
    assert leads(client, "/staedte/luebeck/zwei/") == (["/staedte/luebeck/zwei/", "/staedte/luebeck/eins/"], 200)
    page.refresh_from_db()
    page.unpublish()
    assert leads(client, "/staedte/luebeck/eins/")[1] == 404
    assert leads(client, "/staedte/luebeck/zwei/")[1] == 404


def test_two_pages_that_swap_their_addresses_make_no_loop(cities, client, rename):
    one, two = news("luebeck", "Eins"), news("luebeck", "Zwei")
    rename(one, "halt")
    rename(two, "eins")
    rename(one, "zwei")
    assert "<h1>Zwei</h1>" in client.get("/staedte/luebeck/eins/").content.decode()
    assert "<h1>Eins</h1>" in client.get("/staedte/luebeck/zwei/").content.decode()
    assert leads(client, "/staedte/luebeck/halt/")[0][-1] == "/staedte/luebeck/zwei/"


def test_a_new_page_at_an_old_address_is_shown_there(cities, client, rename):
    rename(news("luebeck", "Sensoren"), "alte-sensoren")
    news("luebeck", "Sensoren")
    assert leads(client, "/staedte/luebeck/sensoren/") == (["/staedte/luebeck/sensoren/"], 200)


def test_a_page_that_was_moved_out_of_sight_leads_only_those_who_may_see_it(cities, rename):
    page = rename(news("luebeck", "Sensoren"), "geheime-sensoren")
    page.audience = "network"
    page.save_revision().publish()
    assert Client().get("/staedte/luebeck/sensoren/").status_code == 404
    mine = sign_in(Client(), staff(cities["luebeck"]))
    assert leads(mine, "/staedte/luebeck/sensoren/")[0][-1] == "/staedte/luebeck/geheime-sensoren/"


def test_an_editors_own_redirect_from_an_expired_page_is_followed(cities, client):
    page, new = news("luebeck", "Befristet"), news("luebeck", "Nachfolge")
    NewsPage.objects.filter(pk=page.pk).update(expire_at=page.first_published_at)
    Redirect.objects.create(old_path="/staedte/luebeck/befristet", redirect_page=new)
    assert leads(client, "/staedte/luebeck/befristet/")[0][-1] == "/staedte/luebeck/nachfolge/"


def test_the_city_of_the_search_follows_a_renamed_city(cities, client, rename):
    rename(city_page("luebeck"), "hansestadt-luebeck")
    assert CityPage.objects.get(city__code="luebeck", locale__language_code="de").slug == "hansestadt-luebeck"
    assert leads(client, "/staedte/luebeck/")[0][-1] == "/staedte/hansestadt-luebeck/"
    assert client.get("/staedte/hansestadt-luebeck/feed/").status_code == 200
