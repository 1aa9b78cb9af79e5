"""Entries that editors put first for a question."""

import pytest
from wagtail.models import Page

from search.findable import page_id
from search.models import Recommendation
from tests.search.result import Result


@pytest.fixture
def ask(demo_site, client):
    return lambda query: Result(client.get(f"/suche/?{query}"))


def pin(title, wording, **values):
    return Recommendation.objects.create(
        wording=wording, page=Page.objects.get(title=title, locale__language_code="de"), **values
    )


@pytest.fixture(autouse=True)
def committed(django_capture_on_commit_callbacks):
    """What is done on commit is done at once."""
    with django_capture_on_commit_callbacks(execute=True):
        yield


def test_a_recommended_entry_stands_first_and_says_so(ask, django_capture_on_commit_callbacks):
    before = ask("q=Wasser")
    last = before.tree.select("article[data-key]")[-1]
    title = " ".join(last.h3.get_text().split())
    with django_capture_on_commit_callbacks(execute=True):
        pin(title, "das Wasser")
    ask("q=x")
    after = ask("q=Wasser")
    assert after.keys[0] == last["data-key"]
    assert "Empfohlen" in after.tree.select_one("article").get_text()
    assert after.total == before.total
    assert len(set(after.keys)) == len(after.keys)


def test_one_that_has_none_of_the_words_is_found_and_counted_once(ask, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        pin("HafenSport", "Quastenflosser")
    ask("q=x")
    found = ask("q=Quastenflossern")
    assert (found.total, len(found.keys)) == (1, 1)
    assert found.counts["art"]["loesung"] == 1
    assert ask("q=Quastenflosser&stadt=luebeck").total == 0


def test_audience_and_switch_are_obeyed(ask, demo_site, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        pinned = pin("HafenSport", "Quastenflosser")
    ask("q=x")
    page = pinned.page.specific
    page.audience = "network"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert ask("q=Quastenflosser").total == 0
    page.audience = "public"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
        pinned.is_active = False
        pinned.save()
    ask("q=x")
    assert ask("q=Quastenflosser").total == 0


def test_english_readers_see_the_translation_or_the_german_entry(demo_site, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        pin("HafenSport", "cog railway")
    client.get("/en/suche/?q=x")
    found = Result(client.get("/en/suche/?q=cog+railway"))
    assert found.keys and page_id(found.keys[0])
    assert "Recommended" in found.tree.select_one("article").get_text()


def test_the_office_edits_the_list_and_a_question_without_words_is_refused(demo_site, client, django_user_model):
    client.force_login(django_user_model.objects.get(username="geschaeftsstelle"))
    assert client.get("/admin/recommendations/").status_code == 200
    page = Page.objects.get(title="HafenSport", locale__language_code="de")
    form = {"wording": "und die", "page": page.pk, "position": 1, "is_active": "on", "reason": ""}
    refused = client.post("/admin/recommendations/new/", form)
    assert "Schreiben Sie mindestens ein Wort" in refused.content.decode()
    client.post("/admin/recommendations/new/", {**form, "wording": "Hafen"})
    assert Recommendation.objects.get().wording == "Hafen"
