"""What browsers, phones and finders of holes look for, each from our own address."""

import json
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from PIL import Image

from hansenetz import marks
from network.models import Rendition
from tests.network.conftest import cities, engine  # noqa: F401

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
HOST = "http://localhost:8000"
VIEWS = [
    *("suche/?q=Sensor", "loesungen/", "erfahrungen/", "bedarfe/?stand=offen", "karte/", "vergleich/"),
    *("netzwerk/bilanz/", "kernprojekte/", "themen/", "themen/parken/", "glossar/"),
]


@pytest.mark.parametrize(("prefix", "language"), [("", "de"), ("/en", "en")])
def test_a_browser_can_add_the_search(db, client, prefix, language):
    answer = client.get(f"{prefix}/opensearch.xml")
    tree = ElementTree.fromstring(answer.content)
    assert answer["Content-Type"].startswith("application/opensearchdescription+xml")
    assert len(tree.findtext(f"{OPENSEARCH}ShortName")) <= 16
    assert tree.findtext(f"{OPENSEARCH}Language") == language
    templates = {url.get("type"): url.get("template") for url in tree.findall(f"{OPENSEARCH}Url")}
    assert templates["text/html"] == f"{HOST}{prefix}/suche/?q={{searchTerms}}"
    assert templates["application/atom+xml"] == f"{HOST}{prefix}/suche/feed/?q={{searchTerms}}"
    assert (
        '<link rel="search" type="application/opensearchdescription+xml" title="'
        in client.get(f"{prefix}/suche/").content.decode()
    )


def test_every_mark_that_is_named_is_there_in_its_size(db, client):
    manifest = json.loads(client.get("/manifest.webmanifest").content)
    assert (manifest["start_url"], manifest["lang"]) == ("/", "de")
    assert json.loads(client.get("/en/manifest.webmanifest").content)["start_url"] == "/en/"
    for icon in manifest["icons"]:
        with Image.open(finders.find(icon["src"].removeprefix("/static/"))) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
    assert client.get("/favicon.ico")["Location"] == "/static/img/icon-32.png"


def test_the_pictures_are_those_that_the_script_draws(tmp_path):
    if not marks.TYPE.is_file():
        pytest.fail("npm ci has not run")
    for drawn in marks.draw(tmp_path):
        with Image.open(drawn) as new, Image.open(Path(marks.PICTURES) / drawn.name) as kept:
            assert (new.size, new.convert("RGBA").tobytes()) == (kept.size, kept.convert("RGBA").tobytes()), drawn.name


def test_a_shared_page_is_shown_with_words_and_a_picture_of_our_own(cities, client):  # noqa: F811
    body = client.get("/staedte/luebeck/").content.decode()
    assert '<meta property="og:title" content="Lübeck">' in body
    assert f'<meta property="og:url" content="{HOST}/staedte/luebeck/">' in body
    assert f'<meta property="og:image" content="{HOST}/static/img/preview.png">' in body
    assert '<meta property="og:locale" content="de_DE">' in body
    assert 'content="en_GB"' in client.get("/en/staedte/luebeck/").content.decode()


def shared(client, address):
    """Return what others show of a page: property -> content."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return {meta["property"]: meta["content"] for meta in page.select('meta[property^="og:"]')}


@pytest.mark.parametrize("prefix", ["/", "/en/"])
@pytest.mark.parametrize("path", VIEWS)
def test_a_view_is_shared_with_title_words_and_picture(demo_site, client, prefix, path):
    told = shared(client, f"{prefix}{path}")
    assert all(told[f"og:{name}"] for name in ("title", "description", "image", "image:alt"))
    assert told["og:locale"] == ("en_GB" if prefix == "/en/" else "de_DE")


def test_a_page_with_a_picture_of_its_own_is_shared_with_it(demo_site, client):
    told = shared(client, "/staedte/luebeck/kreuzung-frei/")
    assert told["og:image"].startswith(f"{HOST}/media/")
    assert (told["og:image:type"], told["og:image:width"]) == ("image/jpeg", "1200")
    assert told["og:image:alt"] == Rendition.objects.get(file=told["og:image"].partition("/media/")[2]).image.alt_text


def test_security_txt_names_the_contact_that_is_set_and_expires_in_the_future(db, client, settings):
    settings.SECURITY_CONTACT = "mailto:sicherheit@example.org"
    text = client.get("/.well-known/security.txt").content.decode()
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:sicherheit@example.org"
    assert timedelta(days=30) < parse_datetime(fields["Expires"]) - timezone.now() < timedelta(days=366)
    assert fields["Canonical"] == f"{HOST}/.well-known/security.txt"


def test_security_txt_is_honest_when_nobody_is_named(db, client, settings):
    settings.SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404
