"""Whoever has set English in their account is spoken to in English while editing; what they edit stays as it is."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page, get_page_models
from wagtail.users.models import UserProfile

from network.models import User
from tests.tongues import GERMAN, NAMES, foreign

# What the interface says; the values of fields and the titles of pages are content.
SAID = (
    "label:not(.hn-sources label), legend, .help, .w-panel__heading, [role=tab], th, .help-block, "
    "main h1, main h2, main button, caption"
)
VIEWS = [
    reverse("wagtailadmin_home"),
    "/admin/suche/",
    "/admin/suche/anfragen/",
    "/admin/suche/warum/?q=Sensor&eintrag=page-1",
    "/admin/gibt-es-das-schon/?titel=Sensor",
    "/admin/vocabulary/new/",
    "/admin/recommendations/new/",
]
EXAMPLE = re.compile(r"“.*?”|Example: .*")
NOT_WORDS = ("Deutsch", "Kfz")


@pytest.fixture
def editor(demo_site, client):
    user = User.objects.create_superuser("english", password="x")
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return client


def said(answer):
    page = BeautifulSoup(answer.content, "html.parser")
    return [" ".join(element.get_text(" ").split()) for element in page.select(SAID) if not element.has_attr("lang")]


def german(answer, title=""):
    """Return what is said in German; help texts show German examples, because entries are German."""
    texts = [EXAMPLE.sub("", text.replace(title, "")) for text in said(answer)]
    return [text for text in texts if foreign(text, GERMAN, [*NAMES, *NOT_WORDS])]


@pytest.mark.parametrize("address", VIEWS)
def test_a_view_of_our_own_speaks_english_to_an_english_editor(editor, address):
    answer = editor.get(address)
    assert answer.status_code == 200
    assert '<html lang="en"' in answer.content.decode()
    assert said(answer)
    assert german(answer) == []


def kinds():
    return [model for model in get_page_models() if model is not Page]


@pytest.mark.parametrize("model", kinds(), ids=lambda model: model.__name__)
def test_every_form_for_a_page_speaks_english_to_an_english_editor(editor, model):
    page = model.objects.first()
    assert page, f"the demo content has no {model.__name__}"
    answer = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    assert german(answer, page.title) == []
