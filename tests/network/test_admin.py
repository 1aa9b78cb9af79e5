"""The editors' area as people see it: through its real views."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from network.models import City, CityPage, ContactPoint, Organisation, User
from network.rights import OFFICE, found_office
from reference.models import Source, VocabularyGroup
from tests.network.pages import city_page, news

CITY_FORM = {
    "code": "greifswald",
    "name": "Greifswald",
    "membership": "gast",
    "grants-TOTAL_FORMS": "0",
    "grants-INITIAL_FORMS": "0",
}
ORGANISATION = {"name": "Stadtwerke", "code": "stadtwerke", "type": "stadtwerk"}


@pytest.fixture
def office(cities, client):
    user = User.objects.create_user("geschaeftsstelle")
    user.groups.add(found_office())
    client.force_login(user)
    return user


@pytest.fixture
def admin(cities, client):
    client.force_login(User.objects.create_superuser("verwaltung"))


def body(response):
    assert response.status_code == 200, response.get("Location", response.status_code)
    return response.content.decode()


def organisations(cities):
    return [
        Organisation.objects.create(code=f"amt-{code}", name=f"Amt {city.name}", city=city)
        for code, city in cities.items()
    ]


def test_an_editor_sees_and_changes_the_organisations_of_her_city_only(editor, cities, client):
    own, foreign = organisations(cities)
    page = body(client.get(reverse("organisations:index")))
    assert "Amt Lübeck" in page
    assert "Amt Rostock" not in page
    assert client.get(reverse("organisations:edit", args=[own.pk])).status_code == 200
    for view in ("edit", "history", "usage", "delete"):
        assert client.get(reverse(f"organisations:{view}", args=[foreign.pk])).status_code in (302, 404)
    client.post(reverse("organisations:edit", args=[foreign.pk]), ORGANISATION | {"city": cities["luebeck"].pk})
    foreign.refresh_from_db()
    assert foreign.name == "Amt Rostock"


def test_an_editor_adds_an_organisation_for_her_city_but_not_for_another(editor, cities, client):
    add = reverse("organisations:add")
    client.post(add, ORGANISATION | {"city": cities["rostock"].pk})
    assert not Organisation.objects.exists()
    client.post(add, ORGANISATION | {"city": cities["luebeck"].pk})
    assert Organisation.objects.get().city == cities["luebeck"]


def test_an_editor_meets_no_contact_point_of_another_city(editor, cities, client):
    for code, city in cities.items():
        ContactPoint.objects.create(code=code, unit_de=f"Stelle {city.name}", city=city, mailbox=f"{code}@example.org")
    page = body(client.get(reverse("contact_points:index")))
    assert "Stelle Lübeck" in page
    assert "Stelle Rostock" not in page


def test_the_office_sees_all_cities_records(office, cities, client):
    organisations(cities)
    page = body(client.get(reverse("organisations:index")))
    assert "Amt Lübeck" in page
    assert "Amt Rostock" in page


def test_the_office_adds_a_city_by_a_form(office, client):
    response = client.post(reverse("cities:add"), CITY_FORM)
    assert response.status_code == 302, response.context["form"].errors
    assert CityPage.objects.filter(city__code="greifswald").count() == Locale.objects.count()
    assert client.get("/staedte/greifswald/").status_code == 200


def test_the_code_of_a_city_cannot_be_changed_later(office, cities, client):
    city = cities["luebeck"]
    client.post(reverse("cities:edit", args=[city.pk]), CITY_FORM | {"code": "anders", "name": "Lübeck an der Trave"})
    city.refresh_from_db()
    assert (city.code, city.name) == ("luebeck", "Lübeck an der Trave")


def test_a_malformed_figure_is_refused_with_a_german_sentence(office, client):
    page = body(client.post(reverse("cities:add"), CITY_FORM | {"ags": "123", "website": "keine adresse", "lat": "3"}))
    assert "Der Gemeindeschlüssel (AGS) hat 8 Ziffern" in page
    assert "Deutschland liegt zwischen 47 und 55,1 Grad" in page
    assert not City.objects.filter(code="greifswald").exists()


@pytest.mark.parametrize("address", ["cities", "topics", "sources", "vocabulary", "index_results", "notices"])
def test_an_editor_has_no_hand_in_what_all_cities_share(editor, client, address):
    response = client.get(reverse(f"{address}:index"))
    assert response.status_code == (200 if address == "sources" else 302)


@pytest.mark.parametrize(
    "address",
    [
        "cities", "organisations", "contact_points", "index_studies", "index_results", "links", "notices",
        "topics", "vocabulary", "terms", "fields_of_action", "sources", "record_citations", "funding_programmes",
        "goals", "licences", "tags",
    ],
)  # fmt: skip
def test_every_list_and_form_of_the_office_opens(office, client, address):
    body(client.get(reverse(f"{address}:index")))
    body(client.get(reverse(f"{address}:add")))


@pytest.mark.parametrize("typed", ['"', '"Straße', "Müll*", "(", "a AND", "\\", "%", "' OR 1=1"])
def test_what_people_type_into_a_list_never_breaks_it(admin, cities, client, typed):
    news("luebeck", "Müllabfuhr in der Straße")
    Source.objects.create(code="x", title="Straße")
    for address in (
        reverse("sources:index"),
        reverse("vocabulary:index"),
        reverse("organisations:index"),
        reverse("cities:index"),
        reverse("wagtailadmin_pages:search"),
        reverse("wagtailadmin_choose_page_search"),
        reverse("wagtailadmin_explore", args=[city_page("luebeck").pk]),
        reverse("wagtailimages:index"),
        reverse("wagtaildocs:index"),
        reverse("wagtailimages_chooser:choose_results"),
    ):
        assert client.get(address, {"q": typed}).status_code == 200, (address, typed)


def test_a_list_finds_words_with_umlauts(office, client):
    VocabularyGroup.objects.create(terms_de="Müllabfuhr\nAbfallentsorgung")
    VocabularyGroup.objects.create(terms_de="Ampel")
    page = body(client.get(reverse("vocabulary:index"), {"q": "müllabfuhr"}))
    assert "Abfallentsorgung" in page
    assert "Ampel" not in page


def test_page_lists_show_city_kind_and_day_of_change(admin, cities, client):
    news("luebeck", "Neue Sensoren")
    page = body(client.get(reverse("wagtailadmin_explore", args=[city_page("luebeck").pk])))
    for heading in ("Stadt", "Art", "Phase oder Verlauf", "Geändert"):
        assert heading in page
    row = page[page.index("Neue Sensoren") :]
    assert row.index("Lübeck") < row.index("Meldung")


def test_the_menu_shows_what_a_person_may_use(editor, client):
    menu = body(client.get(reverse("wagtailadmin_home")))
    assert "Ansprechstellen" in menu
    assert "Handlungsfelder" not in menu


def test_a_copy_is_never_an_alias(admin, cities, client):
    page = news("luebeck", "Neue Sensoren")
    assert 'name="alias"' not in body(client.get(reverse("wagtailadmin_pages:copy", args=[page.pk])))


def test_pages_have_no_second_kind_of_privacy(admin, cities, client):
    page = news("luebeck", "Neue Sensoren")
    form = body(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    assert reverse("wagtailadmin_pages:set_privacy", args=[page.pk]) not in form
    assert "Wer es sehen darf" in form


def test_the_browser_writes_umlauts_of_an_address_as_german_letters(admin, cities, client):
    form = body(client.get(reverse("wagtailadmin_pages:edit", args=[city_page("luebeck", "en").pk])))
    assert 'data-w-slug-locale-value="de"' in form


def test_the_title_fills_in_the_address_while_it_is_typed(admin, cities, client):
    form = body(client.get(reverse("wagtailadmin_pages:add", args=["network", "newspage", city_page("luebeck").pk])))
    assert 'data-w-sync-target-value="#id_slug"' in form


@pytest.mark.parametrize("code", ["staedte", "netzwerk", "veranstaltungen", "aktuelles"])
def test_forms_of_index_pages_have_at_most_four_tabs(admin, cities, client, code):
    page = city_page("luebeck").get_parent().get_siblings().get(slug=code)
    form = body(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    assert 0 < form.count('role="tab"') <= 5  # with the tab bar itself


def test_the_name_of_the_offices_group_is_the_one_that_visibility_knows():
    from network import visibility

    assert visibility.OFFICE == OFFICE


def test_the_dashboard_offers_what_an_editor_may_write_for_the_own_city_and_nothing_of_another(editor, client):
    for code in ("luebeck", "rostock"):
        city_page(code)
    page = body(client.get(reverse("wagtailadmin_home")))
    own, other = (CityPage.objects.get(city__code=code, locale__language_code="de") for code in ("luebeck", "rostock"))
    for room, model in (("projects", "solutionpage"), ("projects", "lessonpage"), ("network", "newspage")):
        offered = reverse("wagtailadmin_pages:add", args=[room, model, own.pk])
        assert offered in page
        assert client.get(offered).status_code == 200
        assert reverse("wagtailadmin_pages:add", args=[room, model, other.pk]) not in page


def test_who_writes_for_nobody_is_offered_nothing(office, client):
    city_page("luebeck")
    assert "Was möchten Sie schreiben?" not in body(client.get(reverse("wagtailadmin_home")))
