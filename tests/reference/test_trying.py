"""Editors see what a group of words would change before they save it; a saved one works at once."""

import pytest
from django.urls import reverse

from reference.models import VocabularyGroup
from tests.search.result import Result


@pytest.fixture
def office(demo_site, client, django_user_model):
    client.force_login(django_user_model.objects.get(username="geschaeftsstelle"))
    return client


def form(**values):
    texts = {"kind": "synonym", "theme": "", "terms_de": "", "terms_en": "", "everyday_terms": "", "official_terms": ""}
    return {**texts, "is_active": "on", **values}


def numbers(page):
    return [int(heading.get_text().split(":")[1].split()[0]) for heading in page.tree.select("main h2")[:2]]


def test_a_new_group_is_tried_without_being_saved(office):
    typed = form(terms_de="Quastenflosser\nBadewasser", probe="Quastenflosser")
    page = Result(office.post(reverse("try_vocabulary_group"), typed))
    before, after = numbers(page)
    assert before == 0 < after
    assert "neu dabei" in page.words
    assert not VocabularyGroup.objects.filter(terms_de__contains="Quastenflosser").exists()
    assert Result(office.get("/suche/?q=Quastenflosser")).total == 0


def test_a_saved_group_is_tried_as_it_would_be_after_the_change(office, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        group = VocabularyGroup.objects.create(terms_de="Quastenflosser\nBadewasser")
    office.get("/suche/?q=x")
    changed = form(terms_de="Quastenflosser\nFeuerwehr", group=group.pk, probe="Quastenflosser")
    page = Result(office.post(reverse("try_vocabulary_group"), changed))
    before, after = numbers(page)
    assert before == 0 < after
    off = form(terms_de="Quastenflosser\nFeuerwehr", group=group.pk, probe="Quastenflosser", is_active="")
    assert numbers(Result(office.post(reverse("try_vocabulary_group"), off))) == [0, 0]


def test_saving_works_at_once_without_a_rebuild(office, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        office.post(reverse("vocabulary:add"), form(terms_de="Quastenflosser\nBadewasser"))
    office.get("/suche/?q=x")
    assert Result(office.get("/suche/?q=Quastenflosser")).total > 0


def test_both_forms_offer_the_trial_without_a_script(office):
    group = VocabularyGroup.objects.first()
    for address in (reverse("vocabulary:add"), reverse("vocabulary:edit", args=[group.pk])):
        tree = Result(office.get(address)).tree
        assert tree.select_one(f'form button[formaction="{reverse("try_vocabulary_group")}"]')
        assert tree.select_one("form input[name=probe]")


@pytest.mark.parametrize("group", ["", "x", "-1", "9" * 40, "٣"])
def test_whatever_is_sent_gives_a_page(office, group):
    sent = form(terms_de='"' * 900, group=group, probe="(" * 500)
    assert office.post(reverse("try_vocabulary_group"), sent).status_code == 200


def test_editors_of_a_city_may_not(demo_site, client, django_user_model):
    client.force_login(django_user_model.objects.get(username="redaktion-luebeck"))
    assert client.post(reverse("try_vocabulary_group"), form(probe="x")).status_code in (302, 403)


@pytest.mark.parametrize("typed", ["öffnungszeit", "ÖFFNUNGSZEIT", "Öffnungszeit quasten", "QUASTEN"])
def test_the_list_finds_words_however_they_are_written(office, typed):
    VocabularyGroup.objects.create(terms_de="Öffnungszeit\nQuastenzeit")
    assert "Quastenzeit" in office.get(reverse("vocabulary:index"), {"q": typed}).content.decode()


def test_the_list_is_narrowed_by_what_editors_changed(office):
    group = VocabularyGroup.objects.filter(origin="datei").first()
    group.theme = "geändert"
    group.save()
    page = office.get(reverse("vocabulary:index"), {"is_edited": "true"}).content.decode()
    assert str(group).split(",")[0] in page
