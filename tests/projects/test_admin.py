"""The forms in which editors write solutions, lessons and needs."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from network.models import User
from projects.models import SolutionPage
from tests.projects.entries import city_page


@pytest.fixture
def editor(demo_site, client):
    client.force_login(User.objects.get(username="redaktion-luebeck"))
    return client


def form(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("kind", ["solutionpage", "lessonpage", "needpage"])
def test_a_form_has_at_most_four_tabs_and_german_words(editor, kind):
    page = form(editor, reverse("wagtailadmin_pages:add", args=["projects", kind, city_page("luebeck").pk]))
    tabs = [
        tab.get_text(strip=True).removesuffix("()")
        for tab in page.select('[role="tab"]')
        if "tab-label-" in tab.get("id", "")
    ]
    named = {"Inhalt", "Wirkung & Nachnutzung", "Belege & Organisation", "Sichtbarkeit & Stand"}
    assert named & set(tabs) and len([tab for tab in tabs if tab in named]) <= 4
    assert "short text" not in page.get_text()


def test_an_entry_with_evidence_opens_for_its_editors_only(editor):
    mine = SolutionPage.objects.get(slug="kreuzung-frei", locale__language_code="de")
    page = form(editor, reverse("wagtailadmin_pages:edit", args=[mine.pk]))
    assert page.find(id="id_citations-TOTAL_FORMS")["value"] == "10"
    other = SolutionPage.objects.get(slug="hafensport")
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[other.pk])).status_code == 302
