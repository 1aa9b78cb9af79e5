import gzip
from datetime import timedelta

import brotli
import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from network import page_cache
from network.models import NewsPage, User
from search import outbox, version
from tests.network.pages import city_page, news, sign_in, staff

ADDRESS = "/staedte/luebeck/neue-sensoren/"


@pytest.fixture
def page(cities):
    return news("luebeck", "Neue Sensoren", summary="An drei Kreuzungen.")


def get(client, path, **headers):
    return client.get(path, headers=headers)


def test_a_page_is_found_by_its_address(page, client):
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    assert "An drei Kreuzungen." in answer.content.decode()


def test_the_second_visitor_costs_one_query(page, client, django_assert_num_queries):
    client.get(ADDRESS)
    with django_assert_num_queries(1):
        assert "Neue Sensoren" in client.get(ADDRESS).content.decode()


def test_start_and_lists_cost_one_query_from_the_second_visitor_on(page, client, django_assert_num_queries):
    for path in ("/", "/staedte/", "/staedte/luebeck/", "/netzwerk/", "/veranstaltungen/", "/aktuelles/", "/en/"):
        client.get(path)
        with django_assert_num_queries(1):
            assert client.get(path).status_code == 200, path


def test_an_unchanged_page_is_not_sent_again_and_costs_one_query(page, client, django_assert_num_queries):
    first = client.get(ADDRESS)
    with django_assert_num_queries(1):
        again = get(client, ADDRESS, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == first["Cache-Control"] == "public, no-cache"
    assert "Cookie" in again["Vary"]


def test_every_change_of_the_site_gives_a_new_etag(page, client):
    first = client.get(ADDRESS)
    version.raise_()
    again = get(client, ADDRESS, if_none_match=first["ETag"])
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def test_the_etag_is_of_the_page_the_language_the_release_and_the_day(page, client, monkeypatch):
    tags = {client.get(path)["ETag"] for path in (ADDRESS, "/staedte/luebeck/", f"/en{ADDRESS}")}
    monkeypatch.setattr(page_cache, "release", lambda: "the next one")
    tags.add(client.get(ADDRESS)["ETag"])
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *args: tomorrow)
    tags.add(client.get(ADDRESS)["ETag"])
    assert len(tags) == 5


@pytest.mark.parametrize(
    "change", [{"live": False}, {"expire_at": timezone.now()}, {"go_live_at": timezone.now() + timedelta(days=1)}]
)
def test_a_page_that_is_gone_is_not_found_even_by_its_etag(page, client, change):
    first = client.get(ADDRESS)
    # As when the worker is late: nothing was marked, the version is the same.
    NewsPage.objects.filter(pk=page.pk).update(**change)
    assert get(client, ADDRESS, if_none_match=first["ETag"]).status_code in (404, 410)


def test_a_page_that_was_hidden_is_not_found_even_by_its_etag(page, client):
    first = client.get(ADDRESS)
    page.audience = "network"
    page.save_revision().publish()
    assert get(client, ADDRESS, if_none_match=first["ETag"]).status_code == 404


def test_what_is_kept_shows_a_change_at_once(page, client, engine):
    client.get(ADDRESS)
    page.title = "Neuere Sensoren"
    page.save_revision().publish()
    assert "Neuere Sensoren" in client.get(ADDRESS).content.decode()


def test_a_draft_is_shown_to_nobody_at_its_address(page, cities):
    page.title = "Noch nicht fertig"
    page.save_revision()
    for client in (Client(), sign_in(Client(), staff(cities["luebeck"]))):
        assert "Noch nicht fertig" not in client.get(ADDRESS).content.decode()


def test_who_is_signed_in_gets_a_page_of_their_own_that_nobody_keeps(page, cities, client):
    client.get(ADDRESS)
    mine = sign_in(Client(), staff(cities["luebeck"])).get(ADDRESS)
    assert mine["Cache-Control"] == "private, no-store"
    assert "ETag" not in mine
    assert (
        get(
            sign_in(Client(), User.objects.create_user("b")), ADDRESS, if_none_match=client.get(ADDRESS)["ETag"]
        ).status_code
        == 200
    )
    assert len(page_cache.pages) == 1


def test_only_who_may_edit_a_page_is_led_to_its_form(page, cities, client):
    edit = f"/admin/pages/{page.pk}/edit/"
    editor = User.objects.create_superuser("verwaltung")
    assert edit in sign_in(Client(), editor).get(ADDRESS).content.decode()
    assert edit not in client.get(ADDRESS).content.decode()
    assert edit not in sign_in(Client(), staff(cities["rostock"])).get(ADDRESS).content.decode()


def test_words_added_to_an_address_neither_fill_the_cache_nor_reach_the_page(page, client):
    plain = client.get(ADDRESS)
    page_cache.pages.forget()
    for number in range(5):
        answer = client.get(f"{ADDRESS}?utm_source=brief-{number}&q=%3Cscript%3E")
        assert answer.content == plain.content
        assert answer["ETag"] == plain["ETag"]
    assert len(page_cache.pages) == 1


def test_pages_are_compressed_as_the_browser_reads(page, client):
    plain = client.get(ADDRESS)
    zipped, brotlied = get(client, ADDRESS, accept_encoding="gzip"), get(client, ADDRESS, accept_encoding="gzip, br")
    assert gzip.decompress(zipped.content) == brotli.decompress(brotlied.content) == plain.content
    assert len(brotlied.content) < len(plain.content) / 2
    assert "Accept-Encoding" in brotlied["Vary"]


def test_head_answers_like_get_and_other_methods_are_refused(page, client):
    assert client.head(ADDRESS).status_code == 200
    assert client.head("/gibt-es-nicht/").status_code == 404
    strict = Client(enforce_csrf_checks=True)
    assert {strict.post(path).status_code for path in (ADDRESS, "/gibt-es-nicht/")} == {405}


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(page, client):
    assert client.get(ADDRESS[:-1]).headers["Location"] == ADDRESS
    assert client.get("/en").headers["Location"] == "/en/"


def test_no_cookie_is_set_on_pages_for_visitors(page, client):
    for path in ("/", ADDRESS, "/staedte/", "/gibt-es-nicht/"):
        assert not client.get(path).cookies, path


def test_hostile_addresses_are_not_found(page, client):
    for path in ("/%00/", "/staedte/%22%3Cscript%3E/", "/" + "a/" * 3000, "/staedte/../admin-x/", "/%F0%9F%98%80/"):
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert b"<script>" not in answer.content


def test_while_no_engine_answers_every_page_stays_and_is_not_kept(page, client, engine):
    engine.is_down = True
    for path in ("/", "/staedte/", "/staedte/luebeck/", "/aktuelles/", "/netzwerk/"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "ETag" not in answer
    engine.is_down = False
    assert "ETag" in client.get("/")
    assert "Neue Sensoren" in client.get("/staedte/luebeck/").content.decode()


def test_lists_are_not_kept_while_changes_wait_for_the_engine(page, client, engine):
    client.get("/aktuelles/")
    outbox.mark([page.pk])
    assert "ETag" not in client.get("/aktuelles/")
    outbox.drain(engine)
    assert "ETag" in client.get("/aktuelles/")


def rename(page, slug, when_committed):
    """Give a page another address; Wagtail notes the old one after the commit."""
    with when_committed(execute=True):
        page.slug = slug
        page.save_revision().publish()


def test_a_new_slug_leads_from_the_old_address_to_the_new_one(page, client, django_capture_on_commit_callbacks):
    rename(page, "neuere-sensoren", django_capture_on_commit_callbacks)
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer["Location"]) == (301, "/staedte/luebeck/neuere-sensoren/")
    assert client.get(f"/en{ADDRESS}")["Location"] == "/en/staedte/luebeck/neuere-sensoren/"


def test_an_old_address_of_a_hidden_page_leads_nowhere(page, client, django_capture_on_commit_callbacks):
    rename(page, "geheimer-titel", django_capture_on_commit_callbacks)
    assert client.get(ADDRESS).status_code == 301
    page.audience = "network"
    page.save_revision().publish()
    assert client.get(ADDRESS).status_code == 404


def test_a_preview_shows_the_draft_and_is_not_kept(page, cities):
    editor = sign_in(Client(), User.objects.create_superuser("verwaltung"))
    page.title = "Entwurf der Vorschau"
    page.save_revision()
    answer = editor.get(f"/admin/pages/{page.pk}/view_draft/")
    assert "Entwurf der Vorschau" in answer.content.decode()
    assert len(page_cache.pages) == 0


def test_start_page_and_list_of_cities_count_what_the_engine_counts(page, client):
    assert "Lübeck" in client.get("/").content.decode()
    index = client.get("/staedte/").content.decode()
    assert "Lübeck" in index and "Rostock" in index


def test_a_city_that_is_added_appears_in_every_list(cities, client, engine):
    from network.cities import add_city

    client.get("/")
    add_city("kiel", "Kiel")
    outbox.drain(engine)
    for path in ("/", "/staedte/", "/netzwerk/"):
        assert "Kiel" in client.get(path).content.decode(), path


def test_a_page_below_the_city_names_the_city_as_the_way_up(page, client):
    assert '<a href="/staedte/luebeck/">Lübeck</a>' in client.get(ADDRESS).content.decode()


def test_no_page_is_lost_to_the_table_of_addresses(page):
    assert Page.objects.count() == Page.objects.filter(page_audience__isnull=False).count()
    assert city_page("luebeck").page_audience.path == "staedte/luebeck/"
