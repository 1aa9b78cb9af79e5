"""What a reader sees on the pages of solutions, lessons and needs."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from network import page_cache
from network.cities import give_role
from network.models import City, ContactPoint, User
from network.rights import Role
from projects.models import SolutionPage
from projects.similar import similar_to
from reference.models import Citation, Source
from tests.projects.entries import lesson, need, save, solution


def text_of(response):
    assert response.status_code == 200
    return re.sub(r"\s+", " ", BeautifulSoup(response.content, "html.parser").main.get_text(" "))


def staff(code):
    user = User.objects.create_user(f"mitarbeit-{code}", password="x")
    give_role(user, City.objects.get(code=code), Role.STAFF)
    return user


def warm_up(client, path):
    """Let the process learn menu and labels of this version of the site, but no finished page."""
    for _ in range(2):
        client.get(path)
        page_cache.pages.forget()


def test_the_flagship_says_what_was_done_who_runs_it_and_what_was_learned(demo_site, client):
    text = text_of(client.get("/staedte/luebeck/kreuzung-frei/"))
    for words in (
        "In dicht bebauten Wohngebieten",
        "Marquardstraße",
        "Ausgestattete Kreuzungen",
        "Ordnungsamt",
        "Standorte kommen aus der Liste der Feuerwehr",
        "Stadtwerke Lübeck Digital GmbH",
        "seit Oktober 2022",
    ):
        assert words in text, words


def test_what_is_missing_reads_not_stated(demo_site, client):
    page = BeautifulSoup(client.get("/staedte/luebeck/kreuzung-frei/").content, "html.parser")
    reuse = page.find(id="nachnutzung").find_parent("section")
    assert reuse.get_text(" ").count("keine Angabe") >= 4


def test_sources_are_numbered_once_and_named_where_they_are_used(demo_site, client):
    page = BeautifulSoup(client.get("/staedte/luebeck/kreuzung-frei/").content, "html.parser")
    numbers = [item["id"] for item in page.select("ol.sources > li")]
    assert numbers == [f"quelle-{number}" for number in range(1, len(numbers) + 1)]
    used = {link["href"].removeprefix("#") for link in page.select('a[href^="#quelle-"]')}
    assert used and used <= set(numbers)


def test_contradicting_values_stand_side_by_side(demo_site, client):
    page = BeautifulSoup(client.get("/staedte/stralsund/nur-was-im-netz-steht-zaehlt/").content, "html.parser")
    assert "von 405" in page.select_one(".conflict").get_text(" ")


@pytest.mark.parametrize(
    "path",
    [
        "/staedte/wismar/beispiel-umfrage-mit-papier/",
        "/staedte/wismar/beispiel-maengelmelder/",
        "/en/staedte/luebeck/kreuzung-frei/",
        "/en/staedte/luebeck/heavyrain/",
        "/staedte/stralsund/park-app-stralsund/",
    ],
)
def test_every_kind_of_page_is_shown(demo_site, client, path):
    assert client.get(path).status_code == 200


def test_every_entry_of_the_demo_is_shown(demo_site, client):
    for slug, city in SolutionPage.objects.live().values_list("slug", "page_audience__city"):
        assert client.get(f"/staedte/{city}/{slug}/").status_code == 200, slug


def test_a_fictional_entry_says_so(demo_site, client):
    assert "Beispiel (fiktiv)" in text_of(client.get("/staedte/kiel/beispiel-digitale-hilfe/"))


def test_the_cost_is_shown_to_those_who_may_see_it(cities, client):
    solution("luebeck", "Sensor", cost_invest_eur=50_000, cost_note="Nur Geräte.", cost_audience="network")
    path = "/staedte/luebeck/sensor/"
    assert "50.000" not in text_of(client.get(path))
    assert "Nur Geräte" not in text_of(client.get(path))
    client.force_login(staff("rostock"))
    assert "50.000 Euro" in text_of(client.get(path))


def test_evidence_on_a_hidden_field_is_hidden_with_it(cities, client):
    page = solution("luebeck", "Sensor", cost_invest_eur=50_000, cost_audience="city")
    source = Source.objects.create(code="rechnung", title="Rechnung der Firma")
    citation = Citation(fields="cost_invest_eur", value="50.000 Euro")
    citation.sources.set([source])
    page.citations.set([citation])
    save(page)
    assert "Rechnung" not in text_of(client.get("/staedte/luebeck/sensor/"))
    client.force_login(staff("luebeck"))
    assert "Rechnung" in text_of(client.get("/staedte/luebeck/sensor/"))


def test_the_contact_point_can_be_for_staff_only(cities, client):
    unit = ContactPoint.objects.create(code="amt", unit_de="Leuchtturmamt", city=City.objects.get(code="luebeck"))
    solution("luebeck", "Sensor", contact_point=unit, contact_audience="network")
    assert "Leuchtturmamt" not in client.get("/staedte/luebeck/sensor/").content.decode()
    client.force_login(staff("luebeck"))
    assert "Leuchtturmamt" in client.get("/staedte/luebeck/sensor/").content.decode()


def test_a_hidden_lesson_is_not_on_the_page_of_its_solution(cities, client):
    about = solution("luebeck", "Sensor")
    lesson("rostock", "Nur unter uns", [about], audience="city")
    assert "Nur unter uns" not in text_of(client.get("/staedte/luebeck/sensor/"))


def test_a_missed_check_is_said(cities, client):
    solution("luebeck", "Sensor", review_due=timezone.localdate() - timedelta(days=3))
    assert "Wiedervorlage" in text_of(client.get("/staedte/luebeck/sensor/"))


def test_an_entry_without_a_source_says_so(cities, client):
    solution("luebeck", "Sensor")
    assert "Ohne Quelle" in text_of(client.get("/staedte/luebeck/sensor/"))


def test_similar_entries_come_from_the_engine(demo_site):
    page = SolutionPage.objects.get(slug="kreuzung-frei", locale__language_code="de")
    found = similar_to(page, frozenset({"public"}), "de")
    assert found and all(entry.kind == "loesung" and entry.title != page.title for entry in found)


def test_first_view_of_a_solution_asks_the_database_at_most_15_times(demo_site, client):
    page = SolutionPage.objects.get(slug="kreuzung-frei", locale__language_code="de")
    path = "/staedte/luebeck/kreuzung-frei/"
    warm_up(client, path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    sources = list(Source.objects.all()[:5])
    for number in range(30):
        citation = Citation(fields="description", value=f"Wert {number}")
        citation.sources.set(sources)
        page.citations.add(citation)
    save(page)
    warm_up(client, path)
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    asked = [[re.sub(r"\d+", "0", query["sql"])[:200] for query in each] for each in (few, many)]
    assert len(asked[0]) <= 15, asked[0]
    assert len(asked[0]) == len(asked[1]), sorted(set(asked[1]) ^ set(asked[0]))


def test_the_editors_preview_shows_the_draft_with_its_rows(demo_site, rf):
    page = SolutionPage.objects.get(slug="kreuzung-frei", locale__language_code="de")
    page.results.set([page.results.model(indicator="Nur im Entwurf", value="99", date="2024")])
    page.tags.set(["Entwurfswort"])
    page.save_revision()
    draft = page.get_latest_revision_as_object()
    request = rf.get("/")
    request.user = AnonymousUser()
    view = draft.get_context(request)["solution"]
    assert [row.indicator for row in view.effect.results] == ["Nur im Entwurf"]
    assert [tag.label for tag in view.key_facts.tags] == ["Entwurfswort"]


@pytest.mark.parametrize("kind", ["solution", "lesson", "need"])
def test_a_german_entry_with_an_english_title_shows_it_on_its_english_page(cities, client, kind):
    made = {
        "solution": lambda: solution("luebeck", "Sensoren", title_en="Sensors", summary_en="Short."),
        "lesson": lambda: lesson("luebeck", "Sensoren", [solution("rostock", "Parken")], title_en="Sensors"),
        "need": lambda: need("luebeck", "Sensoren", title_en="Sensors"),
    }[kind]()
    shown = BeautifulSoup(client.get(f"/en{made.url}").content, "html.parser")
    assert shown.h1.get_text() == "Sensors" and not shown.h1.get("lang")
    assert shown.title.get_text().startswith("Sensors") and not shown.title.get("lang")
    assert "You see the German text" in shown.get_text()
    assert ("Short." in shown.get_text()) == (kind == "solution")
    assert "Sensors" not in client.get(made.url).text
