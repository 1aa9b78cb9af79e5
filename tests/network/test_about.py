"""The page of the network and its agreement: who agreed to what, how, and where sources differ."""

import re

from bs4 import BeautifulSoup

from network.models import AgreementPage, Organisation


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def words(element):
    return re.sub(r"\s+", " ", element.get_text(" ")).strip()


def block(shown, anchor):
    return words(shown.find(id=anchor).find_parent("section"))


def test_the_network_says_what_it_wants_what_was_agreed_and_how_the_register_works(demo_site, client):
    shown = page(client, "/netzwerk/")
    assert "Wirtschaftlich zusammenarbeiten" in block(shown, "ziele")
    agreed = block(shown, "vereinbarung")
    assert "23. Oktober 2023" in agreed and "Stralsund" in agreed and "Kiel" in agreed
    assert shown.find("a", href="/netzwerk/vereinbarung/")
    assert shown.find("a", href="/so-funktioniert-das-register/")
    assert "Geschäftsstelle der Smarten Hanse" in words(shown.aside)


def test_an_agreement_that_is_hidden_leaves_the_network_without_its_goals(demo_site, client):
    for agreement in AgreementPage.objects.all():
        agreement.unpublish()
    shown = page(client, "/netzwerk/")
    assert not shown.select("#vereinbarung")
    assert "keine Angabe" in block(shown, "ziele")


def test_partners_are_those_that_the_office_keeps_and_none_of_a_city(demo_site, client):
    from network.models import City

    Organisation.objects.create(
        code="geheim", name="Geheime Firma", type="unternehmen", city=City.objects.get(code="kiel")
    )
    partners = block(page(client, "/netzwerk/"), "partner")
    assert "EnergieCluster Digitales Lübeck" in partners
    assert "Geheime Firma" not in partners


def test_the_agreement_tells_who_signed_and_who_was_connected(demo_site, client):
    people = {
        words(person.h3): words(person) for person in page(client, "/netzwerk/vereinbarung/").select(".signatory")
    }
    assert "Bürgermeister" in people["Jan Lindenau"] and "vor Ort, unterschrieben" in people["Jan Lindenau"]
    assert "zugeschaltet, zugestimmt ohne Unterschrift" in people["Alexander Badrow"]


def test_oral_consent_does_not_count_as_a_signature(demo_site, client):
    assert "Vor Ort unterschrieben 3 von 4" in words(page(client, "/netzwerk/vereinbarung/").aside)


def test_cities_that_joined_at_the_same_time_are_one_step(demo_site, client):
    steps = [words(step) for step in page(client, "/netzwerk/vereinbarung/").select(".timeline li")]
    assert len(steps) == 2
    assert steps[1].startswith("Oktober 2024 3 Städte treten bei")


def test_every_point_on_which_sources_differ_is_printed_in_the_readers_language(demo_site, client):
    assert len(page(client, "/netzwerk/vereinbarung/").select("#abweichungen ~ .block__body .conflict")) == 6
    english = block(page(client, "/en/netzwerk/vereinbarung/"), "abweichungen")
    assert "Since October 2024 there have been seven." in english
    assert "Pressemitteilung" not in english


def test_contradicting_offices_stand_with_the_signatories(demo_site, client):
    assert "Oberbürgermeister in Lübeck, Bürgermeister in Stralsund" in block(
        page(client, "/netzwerk/vereinbarung/"), "unterzeichnende"
    )
