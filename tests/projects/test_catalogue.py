"""Lessons are chosen by how it went, why and in which step; needs by where they stand."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.cities import give_role
from network.models import City, User
from network.rights import Role
from projects.models import LessonPage
from search import engine as doorway
from tests.projects.entries import city_page, lesson, need, publish, save


class Shown:
    def __init__(self, response):
        assert response.status_code == 200
        self.tree = BeautifulSoup(response.content, "html.parser")
        results = self.tree.select_one("#treffer")
        self.total = int(results["data-total"])
        self.titles = [heading.get_text(strip=True) for heading in results.select("h3")]
        self.counts = {
            (line["data-facet"], line["data-value"]): int(line["data-count"])
            for line in self.tree.select("[data-facet]")
        }
        self.chips = {chip.contents[0].strip(): chip["href"] for chip in self.tree.select("a.chip")}
        self.text = self.tree.main.get_text(" ")


@pytest.fixture
def shown(client):
    return lambda path: Shown(client.get(path))


@pytest.fixture
def lessons(cities):
    """Five lessons, two of them failures."""
    for number, (code, polarity, topic, phase, date) in enumerate(
        (
            ("luebeck", "gelungen", "technik", "prototyp", "2021"),
            ("luebeck", "gemischt", "technik", "konzept", "2022-05"),
            ("luebeck", "gescheitert", "vergabe", "konzept", "2023"),
            ("rostock", "gescheitert", "technik", "prototyp", "2024-01-03"),
            ("rostock", "gelungen", "", "", ""),
        )
    ):
        lesson(code, f"Erfahrung {number}", [], polarity=polarity, topic=topic, phase=phase, date=date)


def test_failures_can_be_asked_for(lessons, shown):
    page = shown("/erfahrungen/?verlauf=gescheitert")
    assert page.total == 2
    assert page.titles == ["Erfahrung 3", "Erfahrung 2"]


def test_choices_of_one_kind_add_up_and_of_several_kinds_narrow(lessons, shown):
    assert shown("/erfahrungen/?verlauf=gescheitert&verlauf=gemischt").total == 3
    assert shown("/erfahrungen/?verlauf=gescheitert&verlauf=gemischt&grund=technik").titles == [
        "Erfahrung 3",
        "Erfahrung 1",
    ]
    assert shown("/erfahrungen/?verlauf=gescheitert&grund=technik&stufe=konzept").total == 0
    assert shown("/erfahrungen/?verlauf=gescheitert&stadt=rostock").titles == ["Erfahrung 3"]


def test_each_number_is_what_a_click_would_give(lessons, shown):
    chosen = {"verlauf": ("gelungen", "gescheitert"), "grund": ("technik",)}
    query = "&".join(f"{name}={code}" for name, codes in chosen.items() for code in codes)
    for (facet, code), number in shown(f"/erfahrungen/?{query}").counts.items():
        others = {name: codes for name, codes in chosen.items() if name != facet}
        clicked = "&".join(f"{name}={each}" for name, codes in {**others, facet: (code,)}.items() for each in codes)
        if facet in {"verlauf", "grund", "stufe"} or "verlauf" in others:
            assert shown(f"/erfahrungen/?{clicked}").total == number, (facet, code)


def test_a_chip_takes_its_filter_back(lessons, shown):
    page = shown("/erfahrungen/?verlauf=gescheitert&grund=technik&von=2020")
    assert list(page.chips) == ["Wie es lief: Gescheitert", "Woran es lag: Technik", "Jahr: 2020–…"]
    assert page.chips["Woran es lag: Technik"] == "/erfahrungen/?verlauf=gescheitert&von=2020"


def test_years_include_what_is_known_less_precisely_and_leave_out_what_has_no_date(lessons, shown):
    assert shown("/erfahrungen/?verlauf=gescheitert&verlauf=gelungen&von=2023").titles == ["Erfahrung 3", "Erfahrung 2"]
    assert shown("/erfahrungen/?verlauf=gescheitert&verlauf=gelungen&bis=2023").titles == ["Erfahrung 2", "Erfahrung 0"]


def test_the_order_can_be_by_title(lessons, shown):
    assert shown("/erfahrungen/?verlauf=gescheitert&sort=titel").titles == ["Erfahrung 2", "Erfahrung 3"]


@pytest.mark.parametrize(
    "query",
    ["verlauf=%00", "verlauf=x'%22%3E", "verlauf=gelungen&seite=99999999", "stufe=a&von=20x", "verlauf=gelungen&q=x"],
)
def test_what_cannot_be_understood_is_left_out_and_said(lessons, shown, query):
    page = shown(f"/erfahrungen/?{query}")
    assert page.tree.select_one(".notice") or "q=" in query
    assert "'\">" not in str(page.tree.select_one(".chips"))


def test_words_are_still_searched_for(lessons, client):
    page = BeautifulSoup(client.get("/erfahrungen/?q=erfahrung").content, "html.parser")
    assert page.select_one("#q")["value"] == "erfahrung"


def test_the_list_tells_how_many_there_are_of_each_kind(lessons, client):
    page = BeautifulSoup(client.get("/erfahrungen/").content, "html.parser").select_one(".tally")
    links = {link.get_text(): (link["href"], link.find_next("span").get_text()) for link in page.select("a")}
    assert links["Gescheitert"] == ("/erfahrungen/?verlauf=gescheitert", "2")
    assert links["Technik"] == ("/erfahrungen/?grund=technik", "3")
    assert "Personal" not in links
    assert not BeautifulSoup(client.get("/loesungen/").content, "html.parser").select_one(".tally")


def test_no_list_offers_a_filter_that_says_nothing_of_its_kind(lessons, client):
    def filters(path):
        page = BeautifulSoup(client.get(path).content, "html.parser")
        return {legend.get_text() for legend in page.select("#filter legend")}

    assert "Phase" in filters("/suche/") and "Phase" not in filters("/erfahrungen/")
    assert "Stadt" in filters("/erfahrungen/")
    assert "Phase" in filters("/erfahrungen/?phase=pilot")  # what is chosen can be taken back


def test_needs_are_chosen_by_status_and_field(cities, shown):
    need("luebeck", "Offen", status="offen", urgency="hoch", horizon="bald")
    need("rostock", "Gedeckt", status="gedeckt")
    page = shown("/bedarfe/?stand=offen")
    assert page.titles == ["Offen"]
    assert "Dringlichkeit: Hoch, bald" in page.text
    assert page.counts["stand", "gedeckt"] == 1
    assert page.counts["feld", "mobilitaet"] == 1
    assert shown("/bedarfe/?stand=gedeckt&feld=bildung").total == 0


def test_an_empty_list_says_that_nobody_may_have_entered_it(cities, shown):
    page = shown("/bedarfe/?stand=gedeckt")
    assert page.total == 0
    assert "Vielleicht hat es noch niemand eingetragen" in page.text


def test_what_a_reader_may_not_see_is_neither_listed_nor_counted(lessons, client, shown):
    hidden = lesson("luebeck", "Geheim", [], polarity="gescheitert", topic="personal", audience="city")
    page = shown("/erfahrungen/?verlauf=gescheitert")
    assert page.total == 2 and page.counts["grund", "personal"] == 0
    assert "Personal" not in client.get("/erfahrungen/").content.decode().split("tally")[1].split("</section>")[0]
    user = User.objects.create_user("mitarbeit", password="x")
    give_role(user, City.objects.get(code="luebeck"), Role.STAFF)
    client.force_login(user)
    response = client.get("/erfahrungen/?verlauf=gescheitert")
    assert Shown(response).total == 3
    assert "no-store" in response["Cache-Control"]
    client.force_login(User.objects.create_user("andere", password="x"))
    assert shown("/erfahrungen/?verlauf=gescheitert").total == 2
    client.logout()
    page = city_page("luebeck")
    page.audience = "network"
    save(page)
    assert shown("/erfahrungen/?verlauf=gescheitert").titles == ["Erfahrung 3"]
    assert hidden.pk


def test_drafts_are_not_listed(cities, shown):
    lesson("luebeck", "Entwurf", [], live=False)
    assert shown("/erfahrungen/?verlauf=gemischt").total == 0


def test_a_translated_lesson_is_listed_once_in_the_language_of_the_reader(lessons, shown):
    german = LessonPage.objects.get(title="Erfahrung 3")
    values = {"polarity": "gescheitert", "what_happened": "It happened.", "advice": "Think.", "slug": german.slug}
    publish(LessonPage(title="Lesson three"), "rostock", language="en", **values)
    assert sorted(shown("/en/erfahrungen/?verlauf=gescheitert").titles) == ["Erfahrung 2", "Lesson three"]
    assert shown("/erfahrungen/?verlauf=gescheitert").total == 2


def test_many_lessons_are_paged_and_cost_no_more(lessons, client, shown):
    def asked():
        client.get("/erfahrungen/?verlauf=gemischt")
        with CaptureQueriesContext(connection) as queries:
            client.get("/erfahrungen/?verlauf=gemischt")
        return len(queries)

    few = asked()
    for number in range(24):
        lesson("rostock", f"Weitere {number:02}", [], date="2020")
    assert asked() == few
    page = shown("/erfahrungen/?verlauf=gemischt&seite=2")
    assert page.total == 25 and len(page.titles) == 5
    assert page.tree.select_one(".pager [rel=prev]")["href"] == "/erfahrungen/?verlauf=gemischt"


def test_while_no_engine_answers_the_choice_works(lessons, shown, monkeypatch):
    monkeypatch.setattr(doorway, "connect", lambda url: None)
    assert shown("/erfahrungen/?verlauf=gescheitert").total == 2


def test_the_demo_tells_failures(demo_site, shown):
    assert "Eine Park-App lohnte sich für Stralsund nicht" in shown("/erfahrungen/?verlauf=gescheitert").titles
    assert shown("/en/erfahrungen/?verlauf=gescheitert").tree.h1.get_text() == "Lessons"
