"""The core projects on the start page: an honest count, and nothing that is hidden."""

from bs4 import BeautifulSoup

from projects.models import CoreProjectList, SolutionPage


def panel(client, path="/"):
    return BeautifulSoup(client.get(path).content, "html.parser").select_one(".cores")


def test_the_start_page_counts_the_names_that_were_found(demo_site, client):
    shown = panel(client)
    assert "5 von 7 Namen gefunden" in shown.get_text(" ")
    assert len(shown.select("li.is-open")) == 2
    assert [link.get_text() for link in shown.select("ol li h3 a")][:2] == ["Rostock App", "Wasser. Warnow. Wir."]


def test_the_count_is_there_in_english(demo_site, client):
    shown = panel(client, "/en/")
    assert "5 of 7 names found" in shown.get_text(" ")
    assert shown.select_one("li h3 a")["href"].startswith("/en/")


def test_a_core_project_whose_entry_is_hidden_keeps_its_name_and_loses_its_link(demo_site, client):
    page = SolutionPage.objects.get(slug="rostock-app", locale__language_code="de")
    for each in SolutionPage.objects.filter(translation_key=page.translation_key):
        each.unpublish()
    first = panel(client).select("ol > li")[0]
    assert first.h3.get_text() == "Rostock App"
    assert first.a is None


def test_without_core_projects_the_start_page_does_not_speak_of_them(demo_site, client):
    CoreProjectList.objects.all().delete()
    assert panel(client) is None
