"""What a page may cost, as far as it can be counted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network import page_cache
from network.models import City, ContactPoint
from projects.models import SolutionFunding
from reference.models import Citation, FundingDuty, FundingProgramme, Licence, Source
from search import labels, version
from tests.projects.entries import lesson, need, save, solution
from tests.projects.images import lead_picture

FIRST_VIEW = 15
LATER_VIEW = 2
LOST = 3  # looks for the page, for what is around its address, and for a redirect
ADDRESS = "/staedte/luebeck/sensor/"


def cite(page, times):
    """Give a page so many citations, each with a source of its own and a contradiction."""
    for number in range(times):
        code = f"{times}-{number}"
        one, other = (
            Source.objects.create(code=f"{name}-{code}", title=f"{name} {code}") for name in ("Eine", "Andere")
        )
        citation = Citation(fields="cost_invest_eur, problem", value=f"Wert {code}", conflict_value="anders")
        citation.sources.set([one])
        citation.conflict_sources.set([other])
        page.citations.add(citation)
    save(page)


def queries(client, address, status=200, **headers):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address, headers=headers).status_code == status
    return len(asked)


def first_view(client, address):
    """Count the queries of a page that is new in this version, in a process that has already answered something."""
    client.get("/impressum/")
    page_cache.pages.forget()
    labels.forget()
    return queries(client, address)


@pytest.fixture
def page(cities):
    return solution("luebeck", "Sensor", problem="Es wird falsch geparkt.", cost_invest_eur=1000)


def test_the_first_view_of_a_solution_costs_as_much_with_30_citations_as_with_one(page, client):
    cite(page, 1)
    first_view(client, ADDRESS)
    with_one = first_view(client, ADDRESS)
    cite(page, 29)
    first_view(client, ADDRESS)
    with_thirty = first_view(client, ADDRESS)
    assert with_thirty == with_one <= FIRST_VIEW
    assert "Andere 29-28" in client.get(ADDRESS).content.decode()


def test_the_first_view_of_a_solution_with_everything_on_it_is_within_the_budget(page, client):
    cite(page, 3)
    other = solution("rostock", "Anderer Sensor")
    page.based_on.set([other])
    page.contact_point = ContactPoint.objects.create(code="amt", unit_de="Amt", city=City.objects.get(code="luebeck"))
    page.licence = Licence.objects.create(code="frei", name="Freie Lizenz")
    page.image = lead_picture()
    programme = FundingProgramme.objects.create(code="topf", name_de="Topf")
    FundingDuty.objects.create(programme=programme, code="offen", text_de="Offener Quelltext")
    page.fundings.set([SolutionFunding(programme=programme)])
    save(page)
    need("rostock", "Bedarf", candidates=[page])
    for number in range(5):
        lesson("rostock", f"Erfahrung {number}", [page])
    first_view(client, ADDRESS)
    assert first_view(client, ADDRESS) <= FIRST_VIEW
    shown = client.get(ADDRESS).content.decode()
    assert all(word in shown for word in ("Offener Quelltext", "Freie Lizenz", "<img", "Bedarf", "Erfahrung 4"))


@pytest.mark.parametrize("address", [ADDRESS, "/", "/staedte/", "/staedte/luebeck/", f"/en{ADDRESS}", "/en/"])
def test_later_views_cost_at_most_two_queries(page, client, address):
    client.get(address)
    assert queries(client, address) <= LATER_VIEW


def test_an_unchanged_page_costs_at_most_two_queries_also_in_a_process_that_never_rendered_it(page, client):
    etag = client.get(ADDRESS)["ETag"]
    page_cache.pages.forget()
    assert queries(client, ADDRESS, status=304, if_none_match=etag) <= LATER_VIEW
    assert len(page_cache.pages) == 0


def test_a_page_that_does_not_exist_costs_as_many_queries_as_one_that_is_hidden(page, client):
    hidden = solution("luebeck", "Geheim", audience="city")
    queries(client, "/staedte/luebeck/gibts-nicht/", status=404)
    missing = queries(client, "/staedte/luebeck/gibtsnicht/", status=404)
    assert missing == queries(client, f"/staedte/luebeck/{hidden.slug}/", status=404) <= LOST


def test_a_new_version_costs_a_page_one_rendering_and_no_more(page, client):
    client.get(ADDRESS)
    version.raise_()
    client.get(ADDRESS)
    assert queries(client, ADDRESS) <= LATER_VIEW
