"""The page tree: addresses, languages, reserved words, checks."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Locale, Page, Site, Workflow

from network.models import EventIndexPage, EventPage, HomePage, NewsPage, TextPage
from network.models.visible import RESERVED_SLUGS
from tests.network.pages import city_page

pytestmark = pytest.mark.django_db


def home(language="de"):
    return HomePage.objects.get(locale__language_code=language)


def text_page(slug, language="de", parent=None):
    page = TextPage(title=slug, slug=slug, locale=Locale.objects.get(language_code=language))
    (parent or home(language)).add_child(instance=page)
    return page


def test_the_tree_stands_in_both_languages_and_nothing_of_wagtail_is_left():
    assert Site.objects.get().root_page.specific == home()
    for language in ("de", "en"):
        slugs = home(language).get_children().values_list("slug", flat=True)
        assert list(slugs) == ["staedte", "netzwerk", "veranstaltungen", "aktuelles"]
    assert Page.objects.count() == 11
    assert not Group.objects.exists()
    assert not Workflow.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_pages_of_both_trees_are_translations_of_each_other():
    for german in home().get_children():
        english = german.get_translation(Locale.objects.get(language_code="en"))
        assert english.slug == german.slug


@pytest.mark.parametrize("slug", ["suche", "loesungen", "anmelden", "admin", "themen", "karte", "mein", "en"])
def test_addresses_of_the_registry_itself_are_refused(slug):
    with translation.override("de"):
        with pytest.raises(ValidationError) as refused:
            text_page(slug)
        assert refused.value.messages == [f"Die Adresse „{slug}“ gehört dem Register selbst. Wählen Sie eine andere."]


def test_the_same_word_is_free_further_down():
    parent = home().get_children().get(slug="netzwerk").specific
    assert text_page("karte", parent=parent).slug in RESERVED_SLUGS


def test_an_english_page_at_the_address_of_a_german_one_becomes_its_translation():
    german, english = text_page("impressum"), text_page("impressum", "en")
    assert german.translation_key == english.translation_key
    assert text_page("about", "en").translation_key != german.translation_key


def test_an_automatic_address_keeps_umlauts_as_letters(cities):
    page = NewsPage(title="Grüne Straße", date="2023")
    city_page("luebeck").add_child(instance=page)
    assert page.slug == "gruene-strasse"


def test_an_event_cannot_end_before_it_starts():
    parent = EventIndexPage.objects.first()
    with translation.override("de"):
        with pytest.raises(ValidationError) as refused:
            parent.add_child(instance=EventPage(title="Messe", type="messe", start="2023-11-07", end="2023-11-06"))
        assert refused.value.message_dict["end"] == ["Das Ende liegt vor dem Beginn."]


def test_a_month_may_end_in_itself():
    parent = EventIndexPage.objects.first()
    parent.add_child(instance=EventPage(title="Messe", type="messe", start="2023-11-07", end="2023-11"))
