"""The network in figures: what is counted, what is not, and how it is drawn."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from network.models import City, CityPage, IndexResult, IndexStudy, NetworkPage, NewsPage, TextPage
from projects import charts
from reference.models import FieldOfAction, Goal, RecordCitation
from search import engine as doorway
from tests.network.pages import sign_in, staff
from tests.projects.entries import save, solution
from tests.projects.test_map import SilentEngine

ADDRESS = "/netzwerk/bilanz/"


def shown(client, path=ADDRESS):
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def chart(page, code):
    """Return what is drawn and written of one chart."""
    return page.find(id=code).find_parent("figure")


def table(page, code):
    rows = chart(page, code).find("table").find_all("tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])] for row in rows]


def sheet(client, code, path=ADDRESS):
    answer = client.get(f"{path}{code}.csv")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    delimiter = "," if path.startswith("/en/") else ";"
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=delimiter))


@pytest.fixture
def counted(cities):
    """Three solutions, one of them in two fields, one without a phase; and one invented example."""
    energy = FieldOfAction.objects.get(code="energie-umwelt")
    mobility = FieldOfAction.objects.get(code="mobilitaet")
    solution("luebeck", "Sensor", lifecycle="pilot")
    solution("luebeck", "Regen", lifecycle="regelbetrieb", fields=[energy, mobility])
    solution("rostock", "Ohne Phase", fields=[energy])
    solution("rostock", "Erfunden", lifecycle="pilot", is_example=True)
    return cities


@pytest.fixture
def ranked(counted):
    """Two studies: places with a gap, and scores of one city."""
    index = IndexStudy.objects.create(code="bitkom-index", name_de="Smart City Index", caveat_de="Nur große Städte.")
    online = IndexStudy.objects.create(code="haselhorst", name_de="Haselhorst-Studie", caveat_de="Nur was online ist.")
    luebeck, rostock = City.objects.get(code="luebeck"), City.objects.get(code="rostock")
    for year, rank in ((2020, 38), (2023, 19), (2024, 8)):
        IndexResult.objects.create(study=index, city=luebeck, year=year, rank=rank, of=81)
    IndexResult.objects.create(study=index, city=rostock, is_covered=False)
    IndexResult.objects.create(study=index, city=luebeck, year=2023, rank=37, change=-9, category="verwaltung")
    for year, share in ((2021, 9), (2022, 29)):
        IndexResult.objects.create(
            study=online, city=rostock, year=year, score=share, score_unit="%", rank=400 - year // 10
        )
    return counted


def test_solutions_are_counted_by_field_phase_and_city_with_what_they_are_a_part_of(counted, client):
    page = shown(client)
    assert ["Energie & Umwelt", "2", "3"] in table(page, "handlungsfelder")
    assert ["Gesundheit", "0", "3"] in table(page, "handlungsfelder")
    assert ["Pilot", "1", "3"] in table(page, "phasen")
    assert ["keine Angabe", "1", "3"] in table(page, "phasen")
    assert table(page, "staedte")[1:] == [["Lübeck", "2", "3"], ["Rostock", "1", "3"]]
    figures = [" ".join(each.get_text(" ").split()) for each in page.select(".figure")]
    assert figures[0] == "Lösungen im Register 3 aus 2 von 2 Städten"
    assert figures[2] == "Lösungen im Regelbetrieb 1 von 3 Lösungen"


def test_invented_examples_do_not_count_and_it_is_said(counted, client):
    assert "1 Beispiel (fiktiv) zählt nicht mit." in shown(client).get_text()


def test_each_chart_has_a_name_its_numbers_as_a_table_and_the_same_for_download(ranked, client):
    page = shown(client)
    drawings = page.select("main figure [role=img]")
    assert len(drawings) == 5
    assert all(drawing["aria-label"] for drawing in drawings)
    assert "von 3 Lösungen" in chart(page, "handlungsfelder").find(role="img")["aria-label"]
    for drawing in drawings:
        figure = drawing.find_parent("figure")
        assert figure.find("table")
        link = figure.find("a", download=True)["href"]
        assert sheet(client, link.rpartition("/")[2].removesuffix(".csv"))
    assert table(page, "phasen") == sheet(client, "phasen")
    assert not page.select("main [style]")


def test_solutions_are_counted_by_the_goals_that_they_serve_as_far_as_the_reader_may_see_them(counted, client):
    life, saving = (Goal.objects.create(code=code, text_de=code.title()) for code in ("leben", "sparen"))
    solution("luebeck", "Beides", goals=[life, saving])
    solution("rostock", "Eines", goals=[life])
    solution("rostock", "Intern", goals=[life], audience="network")
    solution("rostock", "Erfunden auch", goals=[life], is_example=True)
    rows = table(shown(client), "ziele")
    assert rows[1:] == [["Leben", "2", "5"], ["Sparen", "1", "5"]]
    assert sheet(client, "ziele") == rows


def test_a_bar_is_as_long_as_its_part_of_all(counted, client):
    bars = {
        bar.text.strip(): bar.find_next("rect", class_="chart__bar")["width"]
        for bar in shown(client).select(".bars__label")
    }
    assert bars["Lübeck"] == "56.00%"
    assert bars["Gesundheit"] == "0.00%"


def test_each_study_has_an_axis_of_its_own_and_prints_what_to_keep_in_mind(ranked, client):
    page = shown(client)
    index, online = chart(page, "studie-bitkom-index"), chart(page, "studie-haselhorst")
    assert "Nur große Städte." in index.get_text()
    assert "Nur was online ist." in online.get_text()
    assert {line.get_text() for line in index.select(".chart__name")} == {"LÜB"}
    assert {line.get_text() for line in online.select(".chart__name")} == {"ROS"}
    assert [each.get_text() for each in online.select(".chart__value")] == [
        "9\N{NO-BREAK SPACE}%",
        "29\N{NO-BREAK SPACE}%",
    ]
    assert index.select_one("text.chart__text").get_text() == "1"


def test_a_missing_year_is_a_dotted_gap_and_never_zero(ranked, client):
    page = shown(client)
    index = chart(page, "studie-bitkom-index")
    assert len(index.select("line.chart__gap")) == 1
    assert len(index.select("line.chart__line")) == 1
    assert len(index.select("circle")) == 3
    assert [row[:2] for row in table(page, "studie-bitkom-index")[1:]] == [
        ["2020", "Platz 38 von 81"],
        ["2021", "nicht gesehen"],
        ["2022", "nicht gesehen"],
        ["2023", "Platz 19 von 81"],
        ["2024", "Platz 8 von 81"],
    ]


def test_a_city_that_a_study_leaves_out_reads_not_covered(ranked, client):
    page = shown(client)
    assert {row[2] for row in table(page, "studie-bitkom-index")[1:]} == {"nicht erfasst"}
    assert "Rostock: nicht erfasst" in chart(page, "studie-bitkom-index").svg["aria-label"]


def test_how_sure_a_place_is_and_what_others_say_stands_beside_it(ranked, client):
    result = IndexResult.objects.get(year=2024)
    RecordCitation.objects.create(record=result, fields="rank", state="widerspruechlich", conflict_value="Platz 9")
    cell = table(shown(client), "studie-bitkom-index")[-1][1]
    assert cell == "Platz 8 von 81 widersprüchlich Andere Quelle: Platz 9"
    doubted, left_out = sheet(client, "studie-bitkom-index")[-2:]
    assert (doubted[2], doubted[-1]) == ("2024", "widersprüchlich")
    assert (left_out[1], left_out[-1]) == ("Rostock", "")


def test_the_parts_of_a_ranking_are_a_table_of_their_own(ranked, client):
    part = chart(shown(client), "studie-bitkom-index").find_all("table")[1]
    assert " ".join(part.tbody.get_text(" ").split()) == "LÜB Lübeck 2023 Verwaltung Platz 37 −9"


def test_the_download_of_a_study_has_every_value_in_a_column_of_its_own(ranked, client):
    head, *rows = sheet(client, "studie-haselhorst")
    assert head[:8] == ["Studie", "Stadt", "Jahr", "Bereich", "Platz", "von so vielen Städten", "Punkte", "Einheit"]
    assert rows[0][:3] == ["Haselhorst-Studie", "Rostock", "2021"]
    assert rows[0][6:8] == ["9", "%"]
    left_out = next(row for row in sheet(client, "studie-bitkom-index") if row[1] == "Rostock")
    assert left_out[2] == left_out[4] == ""
    assert left_out[9] == "nein"


def test_what_a_reader_may_not_see_is_not_counted(ranked, client):
    solution("rostock", "Intern", audience="network")
    hidden = CityPage.objects.get(city__code="luebeck", locale__language_code="de")
    hidden.audience = "city"
    save(hidden)
    page = shown(client)
    assert table(page, "staedte")[1:] == [["Rostock", "1", "1"]]
    assert "Lübeck" not in page.main.get_text()
    assert client.get(f"{ADDRESS}studie-bitkom-index.csv").content.decode().count("Lübeck") == 0
    answer = sign_in(client, staff(City.objects.get(code="luebeck"))).get(ADDRESS)
    assert "no-store" in answer["Cache-Control"]
    page = BeautifulSoup(answer.content, "html.parser")
    assert table(page, "staedte")[1:] == [["Lübeck", "2", "4"], ["Rostock", "2", "4"]]


def test_while_no_engine_answers_the_page_says_so_and_shows_the_rankings(ranked, client, monkeypatch):
    monkeypatch.setattr(doorway, "connect", lambda url: SilentEngine())
    page = shown(client)
    assert "lassen sich gerade nicht zählen" in page.select_one("[role=alert]").get_text()
    assert page.find(id="phasen") is None
    assert chart(page, "studie-haselhorst").svg
    assert client.get(f"{ADDRESS}phasen.csv").status_code == 503
    assert sheet(client, "studie-haselhorst")


def test_an_empty_register_has_figures_too(cities, client):
    page = shown(client)
    assert "Es ist noch keine Rangfolge eingetragen." in page.get_text()
    assert table(page, "staedte")[1:] == [["Lübeck", "0", "0"], ["Rostock", "0", "0"]]


@pytest.mark.parametrize("code", ["gibts-nicht", "studie-", "studie-unbekannt", "__x"])
def test_a_chart_that_does_not_exist_is_not_found(counted, client, code):
    assert client.get(f"{ADDRESS}{code}.csv").status_code == 404


def test_the_page_is_there_in_english_and_the_switch_stays_on_it(ranked, client):
    page = shown(client, f"/en{ADDRESS}")
    assert page.h1.get_text() == "The network in figures"
    assert table(page, "phasen")[0] == ["Phase", "Solutions", "of all solutions"]
    assert page.find("a", hreflang="de")["href"] == ADDRESS
    assert shown(client).find("a", hreflang="en")["href"] == f"/en{ADDRESS}"
    assert sheet(client, "phasen", f"/en{ADDRESS}")[0][1] == "Solutions"


def test_the_figures_cost_ten_queries_and_one_question_whatever_there_is(ranked, client, monkeypatch):
    asked = []
    monkeypatch.setattr(ranked, "find", lambda question, find=ranked.find: asked.append(question) or find(question))
    client.get(ADDRESS)
    asked.clear()
    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS)
    assert len(queries) <= 10, [query["sql"][:120] for query in queries]
    assert len(asked) == 1


def test_the_address_of_the_figures_cannot_be_taken_by_a_page(cities):
    above = NetworkPage.objects.get(locale__language_code="de")
    with pytest.raises(ValidationError, match="gehört dem Register"):
        above.add_child(instance=TextPage(title="Bilanz", slug="bilanz", locale=above.locale))
    city = CityPage.objects.get(city__code="luebeck", locale__language_code="de")
    assert city.add_child(instance=NewsPage(title="Bilanz", slug="bilanz", date="2023", locale=city.locale)).pk


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [((38, 19, 8), ["1", "10", "20", "30", "40"]), ((1,), ["1"]), ((362, 76), ["1", "100", "200", "300", "400"])],
)
def test_an_axis_of_places_begins_with_the_first_at_the_top(numbers, ticks):
    axis = charts.ranks(numbers)
    assert [axis.text(tick) for tick in axis.ticks] == ticks
    assert axis.y(1) == charts.TOP
    assert all(charts.TOP <= axis.y(number) <= charts.BOTTOM for number in numbers)


def test_an_axis_of_shares_begins_with_zero_at_the_bottom():
    axis = charts.shares((9, 29), "%")
    with translation.override("de"):
        written = [axis.text(tick) for tick in axis.ticks]
    assert written == [f"{share}\N{NO-BREAK SPACE}%" for share in (0, 10, 20, 30)]
    assert axis.y(0) == charts.BOTTOM


def test_a_single_value_is_a_dot_in_the_middle_and_no_line():
    series = charts.Series("HL", "1", (charts.Value(2023, 19, "19"),))
    drawn = charts.line_chart("Platz", (series,), charts.ranks([19]))
    assert drawn.lines[0].segments == ()
    assert len(drawn.lines[0].dots) == len(drawn.years) == 1


def test_numbers_of_two_cities_in_one_year_do_not_stand_on_each_other():
    series = [
        charts.Series(code, "1", (charts.Value(2023, rank, str(rank)),)) for code, rank in (("HL", 19), ("HRO", 20))
    ]
    drawn = charts.line_chart("Platz", series, charts.ranks([19, 20]))
    upper, lower = (float(line.dots[0].text_y) for line in drawn.lines)
    assert lower - upper > 24
