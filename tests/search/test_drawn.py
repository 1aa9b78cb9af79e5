"""A visitor's result page is drawn once for the same answer, and anew as soon as anything on it is another."""

from dataclasses import replace

import pytest
from wagtail.models import Page

from search import version
from search.findable import page_id

ASKED = "/suche/?q=Parkplatz"


@pytest.fixture
def asked(register, client):
    """The page as a visitor has been given it; to ask again is to call it: whether it was drawn, and its text."""

    def ask(address=ASKED, **headers):
        response = client.get(address, headers=headers)
        return bool(response.templates), response.content.decode()

    ask()
    return ask


def test_the_same_answer_gives_the_same_page_undrawn(asked):
    was_drawn, again = asked()
    assert not was_drawn
    assert "Parkplatz 00" in again


def test_an_entry_that_is_called_otherwise_now_is_shown_so(asked, register, public):
    register.put([replace(next(each for each in public if each.title == "Parkplatz 00"), title="Parkplatz neu")])
    was_drawn, page = asked()
    assert was_drawn
    assert "Parkplatz neu" in page
    assert "Parkplatz 00" not in page


def test_a_page_that_may_no_longer_be_shown_is_gone_though_the_index_still_has_it(asked, public):
    hidden = next(each for each in public if each.title == "Parkplatz 00")
    Page.objects.filter(pk=page_id(hidden.key)).update(live=False)
    assert "Parkplatz 00" not in asked()[1]


def test_a_change_of_the_site_draws_the_page_anew(asked):
    version.raise_()
    assert asked()[0]


def test_the_results_alone_and_other_languages_are_pages_of_their_own(asked):
    whole = asked()[1]
    drawn, part = asked(**{"HX-Request": "true", "HX-Target": "treffer"})
    assert drawn
    assert "<html" in whole
    assert "<html" not in part
    assert asked(**{"HX-Request": "true", "HX-Target": "treffer", "HX-History-Restore-Request": "true"}) == (
        False,
        whole,
    )
    assert asked(f"/en{ASKED}")[0]


def test_whoever_is_signed_in_is_drawn_a_page_every_time(asked, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("anna"))
    assert [asked()[0], asked()[0]] == [True, True]
