"""Making the English page of a German one, as editors do it in their area."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from network.admin import translation
from network.cities import give_role
from network.models import NewsPage, User
from network.rights import Role
from tests.network.pages import city_page, news


@pytest.fixture
def page(cities):
    return news("luebeck", "Neue Sensoren", summary="An drei Kreuzungen.")


def english(page):
    return NewsPage.objects.filter(translation_key=page.translation_key, locale__language_code="en").first()


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def make(page):
    return reverse("translate_page", args=[page.pk])


def test_one_click_and_one_confirmation_make_a_draft_at_the_same_address(page, editor, client):
    assert make(page) in client.get(edit(page)).content.decode()
    asked = client.get(make(page))
    assert asked.status_code == 200
    assert english(page) is None
    made = client.post(make(page))
    assert made["Location"] == edit(english(page))
    assert not english(page).live
    assert english(page).alias_of is None
    assert english(page).slug == page.slug
    assert english(page).get_parent().specific == city_page("luebeck", "en")
    assert client.get("/en/staedte/luebeck/neue-sensoren/").content.decode().count("not available in English") == 1


def test_making_it_twice_makes_one_page(page, editor, client):
    client.post(make(page))
    again = client.post(make(page))
    assert again["Location"] == edit(english(page))
    assert Page.objects.filter(translation_key=page.translation_key).count() == 2


def test_english_words_that_the_german_page_has_are_taken_along(cities, editor, client):
    from tests.projects.entries import solution

    page = solution("luebeck", "Kreuzung frei", title_en="Junction clear", summary_en="Sensors report parked cars.")
    client.post(make(page))
    made = type(page).objects.get(translation_key=page.translation_key, locale__language_code="en")
    draft = made.get_latest_revision_as_object()
    assert (draft.title, draft.summary) == ("Junction clear", "Sensors report parked cars.")


def test_nobody_makes_pages_of_another_city(page, cities, client):
    stranger = User.objects.create_user("redaktion-rostock", password="hansenetz-demo")
    give_role(stranger, cities["rostock"], Role.EDITOR)
    client.force_login(stranger)
    client.post(make(page))
    assert english(page) is None


def test_the_list_of_pages_says_how_the_english_page_stands(page, editor, client):
    def shown():
        answer = client.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
        return answer.content.decode()

    assert "fehlt" in shown()
    client.post(make(page))
    assert translation.state_of(page) == "draft"
    english(page).save_revision().publish()
    assert translation.state_of(page) == "there"
    Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now() + timedelta(minutes=1))
    assert translation.state_of(Page.objects.get(pk=page.pk)) == "older"
    assert "älter als die deutsche" in shown()


def test_the_list_of_pages_asks_no_query_for_each_page(page, editor, client, django_assert_max_num_queries):
    url = reverse("wagtailadmin_explore", args=[page.get_parent().pk])

    def count():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    client.get(url)
    before = count()
    for number in range(3):
        news("luebeck", f"Weitere {number}")
    assert count() - before <= 3 * 5


def test_wagtails_own_ways_to_aliases_are_not_offered(page, editor, client):
    copy = client.get(reverse("wagtailadmin_pages:copy", args=[page.pk])).content.decode()
    assert "id_alias" not in copy
    assert "submit/page" not in client.get(edit(page)).content.decode()
