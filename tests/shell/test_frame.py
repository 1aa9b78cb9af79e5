"""The frame around every page: it stands without a database and breaks no rule of the content security policy."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from hansenetz.templatetags import look

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
INLINE = re.compile(r'<style|<script(?![^>]*\ssrc=)|\sstyle="|\son[a-z]+="|javascript:|\|\s*safe\b')


def test_the_page_for_our_own_mistakes_needs_neither_request_nor_database():
    with translation.override("de"):
        page = render_to_string("500.html")
    assert "Bei uns ist etwas schiefgegangen" in page
    assert "css/site" in page


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_template_of_the_site_has_inline_styles_scripts_or_unescaped_text(path):
    if "wagtailadmin" not in path.parts:
        assert not INLINE.search(path.read_text(encoding="utf-8"))


def test_open_placeholders_stand_out_and_typed_text_stays_text():
    shown = look.placeholders("<b>Anschrift</b>: [[PLATZHALTER: Straße und Ort]]")
    assert shown == '&lt;b&gt;Anschrift&lt;/b&gt;: <mark class="placeholder">[Straße und Ort]</mark>'


@pytest.mark.parametrize(
    ("written", "shown"), [("2023", "2023"), ("2023-09", "September 2023"), ("bald", "bald"), ("", "")]
)
def test_a_date_is_shown_as_precisely_as_it_is_known(written, shown):
    with translation.override("de"):
        assert look.when(written) == shown


@pytest.mark.django_db
def test_the_other_language_is_one_link_away_and_keeps_the_question():
    page = Client().get("/suche/", {"q": "Sensor"}).content.decode()
    assert 'href="/en/suche/?q=Sensor" lang="en"' in page
    page = Client().get("/en/suche/", {"q": "Sensor"}).content.decode()
    assert 'href="/suche/?q=Sensor" lang="de"' in page


@pytest.mark.django_db
def test_an_unknown_address_gets_a_page_with_a_search_box_in_the_language_of_the_address():
    german, english = Client().get("/gibt-es-nicht/"), Client().get("/en/gibt-es-nicht/")
    assert german.status_code == english.status_code == 404
    assert "Diese Seite gibt es nicht" in german.content.decode()
    assert "This page does not exist" in english.content.decode()
    assert 'action="/en/suche/"' in english.content.decode()
