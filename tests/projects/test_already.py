"""Editors see while they write a title whether something like it exists."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.users.models import UserProfile

from network.models import User
from projects.models import SolutionPage
from search.engine import EngineDownError
from tests.projects.entries import city_page, save

ADDRESS = "/admin/gibt-es-das-schon/"


@pytest.fixture
def editor(demo_site, client):
    client.force_login(User.objects.get(username="redaktion-luebeck"))
    return client


def titles(client, title, **asked):
    answer = client.get(ADDRESS, {"titel": title, "form": "json", **asked}).json()
    return [each["title"] for each in answer["found"]]


def test_what_a_city_dropped_is_shown_and_marked(editor):
    found = editor.get(ADDRESS, {"titel": "App zum Parken", "form": "json"}).json()["found"]
    dropped = next(each for each in found if each["title"].startswith("Park-App"))
    assert dropped["is_sobering"] and dropped["state"] == "Nicht weiterverfolgt"
    part = BeautifulSoup(editor.get(ADDRESS, {"titel": "App zum Parken", "form": "teil"}).content, "html.parser")
    assert "Nicht weiterverfolgt" in [mark.get_text() for mark in part.select("strong")]


def test_solutions_lessons_and_needs_of_every_city_are_asked_but_no_news(editor):
    found = editor.get(ADDRESS, {"titel": "Parken Feuerwehr", "form": "json"}).json()["found"]
    assert 1 < len(found) <= 5
    assert {each["kind"] for each in found} <= {"Lösung", "Erfahrung", "Bedarf"}


def test_the_page_that_is_being_written_is_not_its_own_double(editor):
    page = SolutionPage.objects.get(slug="kreuzung-frei", locale__language_code="de")
    assert page.title in titles(editor, page.title)
    assert page.title not in titles(editor, page.title, seite=page.pk)
    english = SolutionPage.objects.get(translation_key=page.translation_key, locale__language_code="en")
    assert page.title not in titles(editor, page.title, seite=english.pk)


def test_what_another_city_keeps_to_itself_is_no_answer(editor):
    hidden = SolutionPage.objects.get(slug="hafensport", locale__language_code="de")
    assert hidden.title in titles(editor, "HafenSport")
    hidden.audience = "city"
    save(hidden)
    assert hidden.title not in titles(editor, "HafenSport")


@pytest.mark.parametrize("title", ["", "Par", '"""', "\x00" * 9, "x" * 5000, "Quietscheentchen"])
def test_short_strange_and_unknown_titles_have_no_answer_and_no_error(editor, title):
    assert titles(editor, title, seite="nicht eine Zahl", sprache="xx") == []


def test_signs_of_a_question_mean_nothing_in_a_title(editor):
    assert titles(editor, 'Parken "für" alle -Feuerwehr') == titles(editor, "Parken für alle Feuerwehr") != []


def test_a_search_that_is_down_says_nothing_and_the_form_stays(editor, demo_site, monkeypatch):
    def down(question):
        raise EngineDownError("down")

    monkeypatch.setattr(demo_site, "find", down)
    assert editor.get(ADDRESS, {"titel": "Parken", "form": "json"}).json() == {"asked": False, "found": []}
    assert editor.get(ADDRESS, {"titel": "Parken"}).status_code == 200


def test_who_is_not_signed_in_is_asked_to(demo_site, client):
    assert client.get(ADDRESS, {"titel": "Parken"}).status_code == 302


@pytest.mark.parametrize("kind", ["solutionpage", "lessonpage", "needpage"])
def test_the_form_has_the_panel_with_a_link_that_works_without_its_script(editor, kind):
    address = reverse("wagtailadmin_pages:add", args=["projects", kind, city_page("luebeck").pk])
    form = BeautifulSoup(editor.get(address).content, "html.parser")
    assert any("js/already" in script.get("src", "") for script in form.select("script"))
    link = form.select_one("[data-already] a")["href"]
    page = BeautifulSoup(editor.get(link + "Parken").content, "html.parser")
    assert page.select_one('input[name="titel"]')["value"] == "Parken"
    assert page.select("main li a, .nice-padding li a")


def test_kind_and_state_are_named_in_the_language_of_the_editor(editor):
    user = User.objects.get(username="redaktion-luebeck")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    found = editor.get(ADDRESS, {"titel": "App zum Parken", "form": "json"}).json()["found"]
    dropped = next(each for each in found if each["title"].startswith("Park-App"))
    assert (dropped["kind"], dropped["state"]) == ("Solution", "Not pursued further")
