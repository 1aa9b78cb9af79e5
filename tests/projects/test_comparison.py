"""Solutions side by side: what stands there, for whom, and what a strange address gives."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.models import City
from projects.comparison_choice import MOST
from projects.models import SolutionPage
from reference.models import Citation, Source
from search import engine as doorway
from tests.network.pages import sign_in, staff
from tests.projects.entries import lesson, publish, save, solution
from tests.projects.test_map import SilentEngine


def address(*pages, path="/vergleich/", more=""):
    ids = "&".join(f"id={getattr(page, 'pk', page)}" for page in pages)
    return f"{path}?{ids}{more}"


def shown(client, *pages, more="", path="/vergleich/"):
    answer = client.get(address(*pages, path=path, more=more))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def cells(page, label):
    """Return the texts of one line of the table; None when it is not there."""
    head = next((head for head in page.select("tbody th[scope=row]") if head.get_text(strip=True) == label), None)
    return None if head is None else [_text(cell) for cell in head.find_next_siblings("td")]


def titles(page):
    return [link.get_text(strip=True) for link in page.select(".compare__title")]


def notices(page):
    return [_text(notice) for notice in page.select("main .notice")]


def _text(element):
    return " ".join(element.get_text(" ").split())


def sheet(client, *pages, more="", path="/vergleich.csv"):
    answer = client.get(address(*pages, path=path, more=more))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    delimiter = "," if path.startswith("/en/") else ";"
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter))


@pytest.fixture
def pair(cities):
    """Two solutions that differ in phase and cost, but not in kind."""
    City.objects.filter(code="luebeck").update(population=216_530, population_as_of="2022-12-31")
    return (
        solution("luebeck", "Sensor", lifecycle="pilot", cost_invest_eur=50_000, problem="Es wird falsch geparkt."),
        solution("rostock", "Regen", lifecycle="regelbetrieb"),
    )


def test_two_solutions_stand_side_by_side_in_one_table_with_its_heads(pair, client):
    page = shown(client, *pair)
    assert len(page.find_all("table")) == 1
    assert titles(page) == ["Sensor", "Regen"]
    assert cells(page, "Phase") == ["Pilot", "Regelbetrieb"]
    blocks = [_text(head) for head in page.select("th[scope=rowgroup]")]
    assert blocks == ["Problem", "Lösung", "Wirkung", "Nachnutzung", "Erfahrungen", "Kontakt"]
    assert all(len(row.find_all("td")) == 2 for row in page.select("tbody tr:not(.compare__block)"))
    region = page.select_one(".compare-scroll")
    assert (region["role"], region["tabindex"]) == ("region", "0")
    assert page.find(id=region["aria-labelledby"]).name == "h1"


def test_what_is_missing_reads_not_stated(pair, client):
    assert cells(shown(client, *pair), "Problem") == ["Es wird falsch geparkt.", "keine Angabe"]


def test_the_cost_for_each_1000_inhabitants_names_the_number_it_was_computed_with(pair, client):
    assert cells(shown(client, *pair), "Kosten je 1.000 Einwohner") == [
        "einmalig 231 Euro berechnet mit der Einwohnerzahl 216.530 (31. Dezember 2022)",
        "keine Angabe",
    ]
    assert "once 231 euros" in cells(shown(client, *pair, path="/en/vergleich/"), "Cost for each 1,000 inhabitants")[0]


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        ({"cost_invest_eur_min": 40_000, "cost_invest_eur_max": 60_000}, "einmalig 200 bis 300 Euro"),
        ({"cost_invest_eur_min": 40_000}, "einmalig mindestens 200 Euro"),
        ({"cost_year_eur": 1_000}, "5,00 Euro im Jahr"),
        ({"cost_invest_eur": 0}, "einmalig 0,00 Euro"),
    ],
)
def test_the_share_of_every_kind_of_cost_is_computed(pair, client, costs, said):
    City.objects.filter(code="rostock").update(population=200_000)
    page = shown(client, pair[0], solution("rostock", "Teuer", **costs))
    assert cells(page, "Kosten je 1.000 Einwohner")[1].startswith(said)


def test_without_a_number_of_inhabitants_nothing_is_computed_and_it_is_said(pair, client):
    page = shown(client, pair[0], solution("rostock", "Teuer", cost_invest_eur=10))
    assert cells(page, "Kosten je 1.000 Einwohner")[1] == "keine Angabe Zur Einwohnerzahl gibt es keine Angabe."


def test_only_differences_folds_what_all_say_alike_below_the_table(pair, client):
    everything, differences = shown(client, *pair), shown(client, *pair, more="&unterschiede=1")
    assert cells(everything, "Art") == ["Pilotprojekt", "Pilotprojekt"]
    assert cells(differences, "Art") is None
    assert cells(differences, "Phase") == ["Pilot", "Regelbetrieb"]
    equal = len(everything.select("tbody th[scope=row]")) - len(differences.select("tbody th[scope=row]"))
    folded = differences.select_one("details.compare__alike")
    assert folded.summary.get_text() == f"Gleich bei allen: {equal} Zeilen"
    assert len(folded.select("dt")) == equal
    assert folded.find("dt", string="Art").find_next("dd").get_text().strip() == "Pilotprojekt"
    assert everything.select_one("details.compare__alike") is None
    assert "unterschiede=1" in everything.find("span", string="Nur Unterschiede").find_parent("a")["href"]
    assert "unterschiede" not in differences.find("span", string="Alle Zeilen zeigen").find_parent("a")["href"]


def test_how_sure_each_value_is_stands_beside_it(pair, client):
    citation = Citation(fields="lifecycle", value="Pilot", state="unbestaetigt")
    citation.sources.set([Source.objects.create(code="amt", title="Auskunft")])
    pair[0].citations.set([citation])
    save(pair[0])
    page = shown(client, *pair)
    assert cells(page, "Phase") == ["Pilot unbestätigt", "Regelbetrieb"]
    assert not page.select('a[href^="#quelle-"]')


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        ([], "Wählen Sie zwei bis vier Lösungen"),
        (["999999"], "1 gewählte Lösung haben wir nicht gefunden."),
        (["x"], "1 gewählte Lösung haben wir nicht gefunden."),
        (["-1", "1e3", "٣", "9" * 400], "4 gewählte Lösungen haben wir nicht gefunden."),
        (["0"] * 500, "Höchstens vier Lösungen"),
        (["%00", "%22%3E%3Cscript%3E"], "2 gewählte Lösungen haben wir nicht gefunden."),
    ],
)
def test_an_address_without_solutions_gives_a_plain_hint(pair, client, ids, said):
    page = shown(client, *ids)
    assert any(said in notice for notice in notices(page)), notices(page)
    assert page.find("table") is None
    assert sheet(client, *ids)[0] == ["Block", "Zeile"]


def test_one_solution_alone_is_named_and_another_one_asked_for(pair, client):
    page = shown(client, pair[0])
    assert "mindestens eine weitere Lösung" in notices(page)[0]
    assert page.find("table") is None
    assert "Sensor" in page.select_one(".chosen").get_text()


def test_a_solution_chosen_twice_or_in_two_languages_is_shown_once(pair, client):
    english = publish(
        SolutionPage(title="Sensor in English", slug="sensor"),
        "luebeck",
        language="en",
        summary="Short.",
        solution_type="dienst",
    )
    for ids in ((pair[0], pair[0], pair[1]), (pair[0], english, pair[1])):
        page = shown(client, *ids)
        assert titles(page) == ["Sensor", "Regen"]
        assert "nur einmal" in notices(page)[0]
    assert titles(shown(client, *pair, path="/en/vergleich/")) == ["Sensor in English", "Regen"]


def test_the_first_four_of_too_many_are_compared(pair, client):
    more = [solution("rostock", f"Weitere {number}") for number in range(4)]
    page = shown(client, *pair, *more)
    assert titles(page) == ["Sensor", "Regen", "Weitere 0", "Weitere 1"]
    assert len(titles(page)) == MOST
    assert "Höchstens vier" in notices(page)[0]
    assert page.find(id="weitere") is None


def test_a_hidden_solution_and_a_draft_are_the_same_as_one_that_does_not_exist(pair, client):
    hidden = solution("luebeck", "Geheim", audience="city")
    draft = solution("luebeck", "Entwurf", live=False)
    unknown = client.get(address(pair[0], 999_999)).content.decode().replace("999999", "N")
    for page in (hidden, draft):
        answer = client.get(address(pair[0], page)).content.decode()
        assert answer.replace(f"id={page.pk}", "id=N") == unknown.replace("id=999999", "id=N")
        assert sheet(client, *pair, page) == sheet(client, *pair, 999_999)
    sign_in(client, staff(City.objects.get(code="luebeck")))
    assert titles(shown(client, pair[0], hidden)) == ["Sensor", "Geheim"]


def test_cost_procurement_and_contact_keep_to_their_own_audience(pair, client):
    secret = solution(
        "luebeck",
        "Vertraulich",
        cost_invest_eur=77_777,
        cost_note="Nur Geräte.",
        cost_audience="network",
        procurement="Freihändig vergeben",
        procurement_audience="city",
    )
    for text in (client.get(address(pair[0], secret)).content.decode(), str(sheet(client, pair[0], secret))):
        for word in ("77.777", "359", "Nur Geräte", "Freihändig"):
            assert word not in text, word
    page = shown(client, pair[0], secret)
    for label in ("Kosten einmalig", "Kosten je 1.000 Einwohner", "Vergabeweg"):
        assert cells(page, label)[1] == "nur für Mitarbeitende der Städte", label
    answer = sign_in(client, staff(City.objects.get(code="rostock"))).get(address(pair[0], secret))
    assert "no-store" in answer["Cache-Control"]
    page = BeautifulSoup(answer.content, "html.parser")
    assert cells(page, "Kosten einmalig")[1] == "77.777 Euro"
    assert cells(page, "Vergabeweg")[1] == "nur für Mitarbeitende der Städte"


def test_a_hidden_lesson_is_in_no_column(pair, client):
    lesson("rostock", "Nur unter uns", [pair[0]], audience="city")
    lesson("rostock", "Für alle", [pair[0]])
    assert cells(shown(client, *pair), "Was gelernt wurde") == ["Gemischt: Für alle", "keine Angabe"]


def test_each_column_can_be_removed_and_another_solution_be_found_and_added(pair, client):
    third = solution("rostock", "Badewasser messen")
    page = shown(client, *pair, more="&unterschiede=1&q=Badewasser")
    removed = page.select_one(".compare__remove")["href"]
    assert removed == f"/vergleich/?id={pair[1].pk}&unterschiede=1"
    added = page.select_one(".offer__add")["href"]
    assert added == f"/vergleich/?id={pair[0].pk}&id={pair[1].pk}&id={third.pk}&unterschiede=1"
    assert titles(BeautifulSoup(client.get(added).content, "html.parser")) == ["Sensor", "Regen", "Badewasser messen"]


def test_what_is_compared_already_is_not_offered_again(pair, client):
    offered = shown(client, pair[0], more="&q=Sensor").select(".offer__add")
    assert all(f"id={pair[0].pk}&id={pair[0].pk}" not in link["href"] for link in offered)


def test_hits_can_be_chosen_in_the_search_and_on_the_page_of_a_solution(pair, client):
    page = BeautifulSoup(client.get("/loesungen/").content, "html.parser")
    form = page.find("form", action="/vergleich/")
    boxes = page.select(f'input[type=checkbox][form="{form["id"]}"]')
    assert {box["value"] for box in boxes} == {str(each.pk) for each in pair}
    assert {box["name"] for box in boxes} == {"id"}
    link = BeautifulSoup(client.get("/staedte/luebeck/sensor/").content, "html.parser").select_one(
        'main a[href^="/vergleich/"]'
    )
    assert link["href"] == f"/vergleich/?id={pair[0].pk}"
    assert "Sensor" in shown(client, link["href"].partition("=")[2]).select_one(".chosen").get_text()


def test_the_table_for_download_says_the_same_as_the_page_and_how_sure_it_is(pair, client):
    rows = sheet(client, *pair)
    assert rows[0] == [
        "Block",
        "Zeile",
        "Sensor, Lübeck",
        "Belege: Sensor, Lübeck",
        "Regen, Rostock",
        "Belege: Regen, Rostock",
    ]
    assert rows[1][2].endswith("/staedte/luebeck/sensor/")
    assert ["Lösung", "Phase", "Pilot", "", "Regelbetrieb", ""] in rows
    assert ["Nachnutzung", "Kosten einmalig", "50.000 Euro", "", "keine Angabe", ""] in rows
    fewer = sheet(client, *pair, more="&unterschiede=1")
    assert ["Lösung", "Art", "Pilotprojekt", "", "Pilotprojekt", ""] in rows
    assert not [row for row in fewer if row[1] == "Art"]
    assert sheet(client, *pair, path="/en/vergleich.csv")[0][:2] == ["Block", "Line"]


def test_what_a_spreadsheet_would_compute_stays_text(pair, client):
    evil = solution("luebeck", "=1+1", problem="@SUM(A1)")
    cell = {cell for row in sheet(client, pair[0], evil) for cell in row}
    assert "'=1+1, Lübeck" in cell
    assert "'@SUM(A1)" in cell


def test_while_no_engine_answers_the_comparison_stays(pair, client, monkeypatch):
    monkeypatch.setattr(doorway, "connect", lambda url: SilentEngine())
    page = shown(client, *pair)
    assert cells(page, "Phase") == ["Pilot", "Regelbetrieb"]
    assert "Die Suche antwortet" in page.select_one("[role=alert]").get_text()


def test_the_language_switch_keeps_what_is_compared(pair, client):
    page = shown(client, *pair, more="&unterschiede=1")
    assert page.find("a", hreflang="en")["href"] == address(*pair, path="/en/vergleich/", more="&unterschiede=1")


def test_a_column_costs_five_queries_whatever_stands_in_it(pair, client):
    other = [solution("rostock", f"Weitere {number}") for number in range(2)]

    def asked(*pages):
        client.get(address(*pages, path="/vergleich.csv"))
        with CaptureQueriesContext(connection) as queries:
            client.get(address(*pages, path="/vergleich.csv"))
        return len(queries)

    two = asked(*pair)
    assert two <= 4 + 5 * 2
    assert asked(*pair, *other) - two == 5 * 2
    for number in range(6):
        lesson("luebeck", f"Erfahrung {number}", [pair[0]])
        citation = Citation(fields="problem", value=f"Wert {number}")
        citation.sources.set([Source.objects.create(code=f"q-{number}", title=f"Quelle {number}")])
        pair[0].citations.add(citation)
    save(pair[0])
    assert asked(*pair) == two


def test_the_page_with_its_offers_asks_a_bounded_number_of_times(pair, client):
    client.get(address(*pair))
    with CaptureQueriesContext(connection) as queries:
        client.get(address(*pair))
    assert len(queries) <= 22


def test_words_of_a_german_page_say_so_on_an_english_one(pair, client):
    page = shown(client, *pair, path="/en/vergleich/")
    assert page.find(string="Es wird falsch geparkt.").find_parent(lang=True)["lang"] == "de"
    phase = page.find("td", string=lambda text: text and text.strip() == "Pilot")
    assert phase.find_parent(lang=True).name == "html"
