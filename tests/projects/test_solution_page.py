"""What helps a reader to take a solution over: funding with its duties, course, next steps, and honest gaps."""

import re

import pytest
from bs4 import BeautifulSoup

from network.cities import give_role
from network.models import City, User
from network.rights import Role
from projects.models import Result, ReusableDocument, SolutionFunding
from reference.models import FundingDuty, FundingProgramme, Licence, Source
from tests.projects.entries import lesson, save, solution

ADDRESS = "/staedte/luebeck/sensor/"


def page_of(client, path=ADDRESS):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def words(element):
    return re.sub(r"\s+", " ", element.get_text(" "))


def block(client, name, path=ADDRESS):
    return page_of(client, path).find(id=name).find_parent("section")


def programme(**fields):
    made = FundingProgramme(code="topf", name_de="Fördertopf", name_en="Funding pot", **fields)
    source = Source.objects.create(code="richtlinie", title="Richtlinie", publisher="Bund", url="https://example.org/r")
    made.duties.set([FundingDuty(code="offen", text_de="Der Quelltext ist offen.", state="belegt", source=source)])
    made.save()
    return made


def test_funding_names_its_duties_each_with_source_and_when_it_ends(cities, client):
    page = solution("luebeck", "Sensor")
    page.fundings.set([SolutionFunding(programme=programme(), amount_min_eur=5000, amount_max_eur=5000, end="2027-12")])
    save(page)
    text = words(block(client, "nachnutzung"))
    for said in ("Fördertopf", "5.000", "Dezember 2027", "Der Quelltext ist offen.", "belegt", "Richtlinie, Bund"):
        assert said in text, said
    assert block(client, "nachnutzung").find("a", href="https://example.org/r")


def test_the_end_of_a_programme_is_not_passed_off_as_that_of_the_solution(cities, client):
    page = solution("luebeck", "Sensor")
    page.fundings.set([SolutionFunding(programme=programme(end="2030"))])
    save(page)
    text = words(block(client, "nachnutzung"))
    assert "2030" in text and "Ende des ganzen Programms" in text


def test_two_shares_of_one_programme_show_each_duty_once(cities, client):
    page, pot = solution("luebeck", "Sensor"), programme()
    page.fundings.set([SolutionFunding(programme=pot, note="Teil 1"), SolutionFunding(programme=pot, note="Teil 2")])
    save(page)
    assert words(block(client, "nachnutzung")).count("Der Quelltext ist offen.") == 2


def test_who_may_not_see_the_cost_sees_the_programme_without_its_amount(cities, client):
    page = solution("luebeck", "Sensor", cost_audience="network")
    page.fundings.set([SolutionFunding(programme=programme(), amount_max_eur=4711, note="davon 4711 für Geräte")])
    save(page)
    text = words(page_of(client))
    assert "Fördertopf" in text and "nur für Mitarbeitende der Städte" in text
    assert "4.711" not in text and "4711" not in text


def test_a_document_to_reuse_names_its_licence(cities, client):
    licence = Licence.objects.create(code="frei", name="Freie Lizenz", uri="https://example.org/frei")
    page = solution("luebeck", "Sensor")
    page.reusable_documents.set(
        [
            ReusableDocument(title="Leistungsbeschreibung", url="https://example.org/l.pdf", licence=licence),
            ReusableDocument(title="Plan", url="https://example.org/plan"),
        ]
    )
    save(page)
    part = block(client, "nachnutzung")
    assert part.find("a", href="https://example.org/l.pdf").text == "Leistungsbeschreibung"
    assert part.find("a", href="https://example.org/frei").text == "Freie Lizenz"
    assert "Lizenz: keine Angabe" in words(part)


def test_the_course_is_in_order_of_time_with_each_date_once(cities, client):
    page = solution("luebeck", "Sensor", start="2022-10", end="2024")
    page.results.set([Result(indicator="Sensoren", value="18", date="2022-10"), Result(indicator="Ohne Datum")])
    save(page)
    lesson("luebeck", "Gelernt", [page], date="2023-05")
    steps = [words(item).strip() for item in block(client, "wirkung").select(".timeline li")]
    assert steps == ["Oktober 2022 Beginn", "Sensoren: 18", "Mai 2023 Gelernt Gemischt", "2024 Ende"]


def test_one_date_is_no_course(cities, client):
    solution("luebeck", "Sensor", start="2022")
    assert not page_of(client).select(".timeline")


def test_next_steps_name_the_solution(cities, client):
    page = solution("luebeck", "Sensor")
    links = [link["href"] for link in page_of(client).select(".actions a")]
    assert f"/kontakt/?zu={page.pk}#nachricht" in links
    assert f"/vergleich/?id={page.pk}" in links
    assert f"http://localhost:8000{ADDRESS}" in links
    button = page_of(client).select_one(".actions button")
    assert button.has_attr("hidden")  # a script shows it; the hint beside it does without


def test_the_text_to_quote_names_city_title_date_and_address(cities, client):
    solution("luebeck", "Sensor.")
    quote = page_of(client).select_one(".quote")
    quoted = words(quote)
    assert "Lübeck: „Sensor.“, in: Hansenetz" in quoted
    assert "Stand:" in quoted and "http://localhost:8000/staedte/luebeck/sensor/" in quote.get_text()


def test_adoptions_and_readiness_have_a_place_and_no_figures(cities, client):
    solution("luebeck", "Sensor", procurement="Direktauftrag", cost_year_eur=5)
    text = words(block(client, "nachnutzung"))
    assert "heißt nicht, dass sie niemand nutzt" in text
    gaps = text.split("fehlen noch diese Angaben:")[1].split(".")[0]
    assert "Kosten einmalig" in gaps and "Unterlagen zum Nachnutzen" in gaps
    assert "Vergabeweg" not in gaps and "Kosten im Jahr" not in gaps


def test_what_a_reader_may_not_see_is_not_called_missing(cities, client):
    solution("luebeck", "Sensor", cost_year_eur=5, cost_audience="network")
    gaps = words(block(client, "nachnutzung")).split("fehlen noch diese Angaben:")[1].split(".")[0]
    assert "Kosten" not in gaps


@pytest.mark.parametrize(("audience", "said"), [("network", "der Städte"), ("city", "von Lübeck")])
def test_staff_are_told_that_a_page_is_not_for_everybody(cities, client, audience, said):
    solution("luebeck", "Sensor", audience=audience)
    user = User.objects.create_user("mitarbeit", password="x")
    give_role(user, City.objects.get(code="luebeck"), Role.STAFF)
    client.force_login(user)
    assert f"nur angemeldete Mitarbeitende {said}" in words(page_of(client))


def test_a_thin_page_has_all_six_blocks_and_says_what_is_missing(cities, client):
    solution("luebeck", "Sensor")
    page = page_of(client)
    for name in ("problem", "loesung", "wirkung", "nachnutzung", "erfahrungen", "kontakt"):
        assert re.search("keine Angabe|Noch keine", words(page.find(id=name).find_parent("section"))), name


def test_a_preview_shows_what_is_not_saved_yet(cities, rf):
    page = solution("luebeck", "Sensor")
    page.fundings.set([SolutionFunding(programme=programme(), end="2028")])
    from projects.solution_view import view_of

    view = view_of(page, rf.get("/"))
    assert [row.end for row in view.funding.rows] == ["2028"]
    assert [duty.text for duty in view.funding.rows[0].duties] == ["Der Quelltext ist offen."]


def test_a_very_long_entry_is_shown_whole_and_an_outdated_one_says_so(cities, client):
    word = "Feuerwehrzufahrtsüberwachungssensordatenverarbeitungsanlage"
    page = solution(
        "luebeck", f"{word} {word}"[:200], slug="sensor", problem=f"{word}. " * 200, review_due="2020-01-31"
    )
    page.results.set([Result(indicator=word, value=word, date="2022") for _ in range(40)])
    save(page)
    for number in range(12):
        lesson("rostock", f"{word} {number}", [page])
    shown = page_of(client)
    assert words(shown).count(word) > 250
    assert len(shown.select("#wirkung ~ .block__body tbody tr")) == 40
    assert len(shown.select(".lesson-row")) == 12
    assert shown.select_one(".fresh--due").get_text(strip=True) == "Die Wiedervorlage war am 31. Januar 2020 fällig."
