"""Each page speaks one language, and says where a text is in the other one."""

import re

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from network.models import City, ContactPoint, Organisation, PageAudience
from projects.models import SolutionPage
from reference.models import FundingProgramme
from search.entry import PUBLIC
from tests.tongues import ENGLISH, GERMAN, NAMES, foreign, strays

# One page of each kind and state; what the list lacks is found below by its type.
PAGES = [
    "",
    "suche/?q=wasser",
    "suche/?q=parking&stadt=luebeck&art=loesung&von=2019&bis=2024&sort=neu",
    "suche/?q=hochwasser&ansicht=tabelle",
    "suche/?q=parksensorn",
    "suche/?q=qxzvkj",
    "suche/?stadt=atlantis&von=abc&seite=900",
    "loesungen/",
    "erfahrungen/",
    "bedarfe/?stadt=luebeck",
    "karte/",
    "karte/?art=erfahrung&phase=pilot",
    "kernprojekte/",
    "vergleich/",
    "vergleich/?id=1&id=2",
    "netzwerk/bilanz/",
    "themen/",
    "themen/ostsee-wasser/",
    "glossar/",
    "kontakt/",
    "kontakt/?zu=1",
    "barrierefreiheit/",
    "anmelden/",
    "gibt-es-nicht/",
    "staedte/kiel/",
    "staedte/schwerin/",
    "staedte/luebeck/kreuzung-frei/",
    "staedte/luebeck/lorawan-luebeck/",
    "staedte/stralsund/park-app-stralsund/",
    "staedte/rostock/hafensport/",
    "so-funktioniert-die-suche/",
    "leichte-sprache/",
    "gebaerdensprache/",
    "impressum/",
    "datenschutz/",
]


@pytest.fixture
def names(demo_site):
    """Names of cities, organisations, units and programmes, which are the same in every language; the long ones first."""
    known = [
        *City.objects.values_list("official_name", flat=True),
        *Organisation.objects.values_list("name", flat=True),
        *ContactPoint.objects.values_list("unit_de", flat=True),
        *FundingProgramme.objects.values_list("name_de", flat=True),
    ]
    return sorted({*known, *NAMES} - {""}, key=len, reverse=True)


def paths():
    """Return the list above, and a page of each type that editors can make."""
    rows = PageAudience.objects.filter(audience=PUBLIC, language="de", page__live=True).exclude(path="")
    by_type = dict(rows.order_by("-path").values_list("page__content_type__model", "path"))
    return [*PAGES, *by_type.values()]


@pytest.mark.parametrize("prefix", ["/en/", "/"])
def test_no_page_has_words_of_the_other_language_that_do_not_say_so(client, names, prefix):
    some = SolutionPage.objects.filter(locale__language_code="de", live=True).values_list("pk", flat=True)[:2]
    compared = "vergleich/?" + "&".join(f"id={pk}" for pk in some)
    found = {}
    for path in [*paths(), compared]:
        answer = client.get(prefix + path)
        assert answer.status_code in (200, 404), path
        found |= dict.fromkeys(strays(answer.content.decode(), names), path)
    assert found == {}


@pytest.mark.parametrize(
    "path",
    ["impressum/", "datenschutz/", "barrierefreiheit/", "kontakt/", "gebaerdensprache/", "so-funktioniert-die-suche/"],
)
def test_what_the_law_and_the_reader_ask_for_is_english_from_title_to_foot(demo_site, client, path):
    page = BeautifulSoup(client.get(f"/en/{path}").content, "html.parser")
    german = [element for element in page.main.select("[lang]") if element["lang"].startswith("de")]
    assert german == []
    assert foreign(page.main.get_text(" "), GERMAN, NAMES) == set()


@pytest.mark.parametrize("prefix", ["/en/", "/"])
def test_a_form_that_was_sent_with_errors_speaks_one_language(client, names, prefix):
    assert strays(client.post(f"{prefix}kontakt/", {"email": "keine"}).content.decode(), names) == []
    assert (
        strays(client.post(f"{prefix}anmelden/", {"login": "wer", "password": "falsch"}).content.decode(), names) == []
    )


def test_the_words_in_the_lists_tell_the_languages_apart():
    assert GERMAN.isdisjoint(ENGLISH)
    assert foreign("Keine Treffer für diese Suche", GERMAN, ()) == {"keine", "treffer", "für", "diese", "suche"}
    assert strays('<html lang="en"><p>Suche nach <span lang="de">Treffer</span></p>') == [
        "en: Suche nach <- nach, suche"
    ]
    assert strays('<html lang="de"><p>Treffer <b lang="en">of the day</b></p>') == []
    assert strays('<html lang="en"><p lang="de">Search</p><img alt="Bild und Ton">') == [
        "de: Search <- search",
        "en: Bild und Ton <- bild, und",
    ]


def test_every_text_of_the_interface_in_english_is_english():
    from tests.house.test_words import messages

    with translation.override("en"):
        texts = [translation.gettext(msgid) for _context, msgid in messages()]
    quoted = re.compile(r"“.*?”|Example: .*")  # help texts show German examples: entries are German
    assert [text for text in texts if foreign(quoted.sub("", text), GERMAN, NAMES)] == []
