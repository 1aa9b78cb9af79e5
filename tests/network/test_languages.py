import pytest
from django.utils import translation

from network.models import NewsPage, PageAudience
from reference.figures import euros
from reference.partial_date import PartialDate
from search import findable, outbox
from tests.network.pages import city_page, news

GERMAN = "/staedte/luebeck/neue-sensoren/"
ENGLISH = f"/en{GERMAN}"


@pytest.fixture
def page(cities):
    return news("luebeck", "Neue Sensoren", summary="An drei Kreuzungen.")


def translate(page, title, engine, **fields):
    """Publish an English page in the German one's stead, with the same slug."""
    translated = NewsPage(
        title=title,
        slug=page.slug,
        date="2023-09",
        locale=city_page("luebeck", "en").locale,
        translation_key=page.translation_key,
        **fields,
    )
    city_page("luebeck", "en").add_child(instance=translated)
    translated.save_revision().publish()
    outbox.drain(engine)
    return translated


@pytest.mark.parametrize(
    "headers", [{"accept-language": "en"}, {"accept-language": "en-GB,en;q=0.9", "cookie": "django_language=en"}]
)
def test_addresses_without_prefix_are_german_whatever_the_browser_asks(page, client, headers):
    client.cookies["django_language"] = "en"
    for path in ("/", GERMAN, "/suche/", "/gibt-es-nicht/"):
        answer = client.get(path, headers=headers)
        assert '<html lang="de">' in answer.content.decode(), path
        assert "accept-language" not in answer.get("Vary", "").lower()
        assert answer["Content-Language"] == "de"


def test_a_german_page_stands_in_for_an_english_one_that_does_not_exist(page, client):
    answer = client.get(ENGLISH)
    body = answer.content.decode()
    assert '<html lang="en">' in body
    assert '<h1 lang="de">Neue Sensoren</h1>' in body
    assert "This page is not available in English yet" in body
    assert f'<link rel="canonical" href="http://localhost:8000{GERMAN}">' in body


def test_a_live_english_page_is_shown_instead(page, client, engine):
    translate(page, "New sensors", engine)
    body = client.get(ENGLISH).content.decode()
    assert "<h1>New sensors</h1>" in body
    assert "not available in English" not in body
    assert f'<link rel="canonical" href="http://localhost:8000{ENGLISH}">' in body
    german = client.get(GERMAN).content.decode()
    assert "<h1>Neue Sensoren</h1>" in german
    for language, path in (("de", GERMAN), ("en", ENGLISH)):
        link = f'<link rel="alternate" hreflang="{language}" href="http://localhost:8000{path}">'
        assert link in body and link in german


def test_an_english_draft_or_hidden_page_does_not_replace_the_german_one(page, client, engine):
    translated = translate(page, "New sensors", engine, audience="network")
    assert "Neue Sensoren" in client.get(ENGLISH).content.decode()
    translated.unpublish()
    assert "Neue Sensoren" in client.get(ENGLISH).content.decode()


def test_a_hidden_german_page_stands_in_for_nothing(page, client):
    page.audience = "network"
    page.save_revision().publish()
    assert client.get(ENGLISH).status_code == 404


def test_switching_the_language_keeps_the_place(page, client):
    assert f'href="{ENGLISH}" lang="en"' in client.get(GERMAN).content.decode()
    assert f'href="{GERMAN}" lang="de"' in client.get(ENGLISH).content.decode()
    assert "/en/suche/?q=sensoren" in client.get("/suche/?q=sensoren").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "suche/?q=a&stadt=luebeck",
        "karte/?art=bedarf",
        "vergleich/?id=1",
        "themen/",
        "anmelden/?next=/mein/",
        "fehlt/?q=a",
    ],
)
def test_the_switch_keeps_address_question_and_filters(cities, client, path):
    shown = path.replace("&", "&amp;")
    assert f'href="/en/{shown}" lang="en"' in client.get(f"/{path}").content.decode()
    assert f'href="/{shown}" lang="de"' in client.get(f"/en/{path}").content.decode()


def test_a_german_entry_is_shown_in_english_only_while_no_english_page_is_live(page, engine):
    assert findable.describe(page).shown_in == ("de", "en")
    translated = translate(page, "New sensors", engine)
    assert engine.entries[findable.key(page.pk)].shown_in == ("de",)
    assert engine.entries[findable.key(translated.pk)].shown_in == ("en",)
    translated.unpublish()
    outbox.drain(engine)
    assert engine.entries[findable.key(page.pk)].shown_in == ("de", "en")


def test_deleting_the_english_page_brings_the_german_one_back(page, engine):
    translated = translate(page, "New sensors", engine)
    NewsPage.objects.get(pk=translated.pk).delete()
    outbox.drain(engine)
    assert engine.entries[findable.key(page.pk)].shown_in == ("de", "en")


def test_an_english_page_for_fewer_people_leaves_the_german_one_in_english_results(page, engine):
    translate(page, "New sensors", engine, audience="network")
    assert engine.entries[findable.key(page.pk)].shown_in == ("de", "en")


def test_both_trees_hold_the_same_addresses(cities):
    paths = {
        language: set(PageAudience.objects.filter(language=language).values_list("path", flat=True))
        for language in ("de", "en")
    }
    assert paths["de"] == paths["en"] != set()


def test_the_admin_is_german_for_an_english_browser(db, client):
    assert client.get("/admin/", headers={"accept-language": "en"}, follow=True)["Content-Language"] == "de"


def test_a_page_that_is_there_in_english_only_leads_to_the_german_start_page(demo_site, client):
    page = client.get("/en/about/").content.decode()
    assert '<a href="/" lang="de"' in page and 'href="/about/"' not in page


@pytest.mark.parametrize(
    ("language", "day", "month", "amount"),
    [
        ("de", "21. September 2023", "September 2023", "55.000 Euro"),
        ("en", "21 September 2023", "September 2023", "55,000 euros"),
    ],
)
def test_dates_and_amounts_are_written_as_in_the_language(language, day, month, amount):
    with translation.override(language):
        assert PartialDate.parse("2023-09-21").human() == day
        assert PartialDate.parse("2023-09").human() == month
        assert euros(55000) == amount
