from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from network import page_cache, places
from network.models import NewsPage, PageAudience, User
from network.visibility import OFFICE, audiences_of, effective_audience, still_shown
from search import outbox
from search.entry import Question
from tests.network.pages import city_page, news, sign_in, staff

YESTERDAY = timezone.now() - timedelta(days=1)


def rows():
    return {
        row.page_id: (row.own, row.audience, row.city, row.language, row.path) for row in PageAudience.objects.all()
    }


def assert_in_step():
    """The rows must be what a fresh look at the whole tree gives."""
    kept = rows()
    PageAudience.objects.all().delete()
    places.refresh_all()
    assert kept == rows()


def test_the_row_of_a_page_tells_its_address_language_city_and_audience(cities):
    page = news("luebeck", "Neue Sensoren", audience="network")
    row = PageAudience.objects.get(pk=page.pk)
    assert (row.path, row.language, row.city, row.audience) == (
        "staedte/luebeck/neue-sensoren/",
        "de",
        "luebeck",
        "network",
    )
    assert_in_step()


def test_a_page_is_never_wider_than_the_pages_above_it(cities):
    page = news("luebeck", "Neue Sensoren")
    above = city_page("luebeck")
    above.audience = "city"
    above.save()
    assert effective_audience(page) == "city:luebeck"
    above.audience = "network"
    above.save()
    assert effective_audience(page) == "network"
    assert_in_step()


def test_a_draft_with_another_audience_changes_nothing_before_it_is_published(cities):
    page = news("luebeck", "Neue Sensoren", audience="city")
    page.audience = "public"
    revision = page.save_revision()
    assert effective_audience(page) == "city:luebeck"
    revision.publish()
    assert effective_audience(page) == "public"


def test_moving_a_page_to_another_city_changes_whose_staff_see_it(cities):
    page = news("luebeck", "Neue Sensoren", audience="city")
    page.move(city_page("rostock"), "last-child")
    assert effective_audience(page) == "city:rostock"
    assert PageAudience.objects.get(pk=page.pk).path == "staedte/rostock/neue-sensoren/"
    assert_in_step()


def test_a_move_below_a_restricted_page_restricts_the_whole_branch(cities):
    news("luebeck", "Neue Sensoren")
    index = Page.objects.get(slug="staedte", locale__language_code="de").specific
    index.audience = "network"
    index.save()
    assert set(
        PageAudience.objects.filter(path__startswith="staedte/", language="de").values_list("audience", flat=True)
    ) == {"network"}
    assert_in_step()


def test_copies_translations_and_new_slugs_have_rows_of_their_own(cities):
    page = news("luebeck", "Neue Sensoren", audience="network")
    copied = page.copy(update_attrs={"slug": "kopie"})
    assert effective_audience(copied) == "network"
    above = city_page("luebeck")
    above.slug = "hansestadt-luebeck"
    above.save()
    assert PageAudience.objects.get(pk=page.pk).path == "staedte/hansestadt-luebeck/neue-sensoren/"
    assert_in_step()


def test_a_page_outside_any_city_that_is_for_its_city_only_is_for_nobody(cities):
    index = Page.objects.get(slug="aktuelles", locale__language_code="de")
    page = index.add_child(instance=NewsPage(title="Von niemandem", date="2023", audience="city"))
    everybody = [staff(city) for city in cities.values()]
    assert all(effective_audience(page) not in audiences_of(user) for user in everybody)
    assert effective_audience(page) in audiences_of(User(is_superuser=True, is_active=True, username="verwaltung"))


@pytest.mark.parametrize(
    ("first", "second", "narrowest"),
    [
        ("public", "network", "network"),
        ("city:luebeck", "network", "city:luebeck"),
        ("public", "public", "public"),
        ("city:luebeck", "city:luebeck", "city:luebeck"),
        ("city:luebeck", "city:rostock", places.NOBODY),
    ],
)
def test_the_narrower_of_two_audiences_holds(first, second, narrowest):
    assert places.narrower(first, second) == places.narrower(second, first) == narrowest


def test_people_belong_to_the_audiences_of_their_cities(cities):
    office = User.objects.create_user("geschaeftsstelle")
    office.groups.add(Group.objects.get_or_create(name=OFFICE)[0])
    stranger = User.objects.create_user("fremd")
    assert audiences_of(AnonymousUser()) == audiences_of(stranger) == {"public"}
    assert audiences_of(staff(cities["luebeck"])) == {"public", "network", "city:luebeck"}
    assert audiences_of(office) == {"public", "network"}


def test_a_person_whose_account_is_closed_sees_what_visitors_see(cities):
    user = staff(cities["luebeck"])
    user.is_active = False
    assert audiences_of(user) == {"public"}


def test_what_may_still_be_shown_is_one_query(cities, django_assert_num_queries):
    shown = news("luebeck", "Öffentlich")
    hidden = [news("luebeck", "Netz", audience="network"), news("luebeck", "Entwurf", live=False)]
    expired = news("luebeck", "Abgelaufen")
    NewsPage.objects.filter(pk=expired.pk).update(expire_at=YESTERDAY)
    with django_assert_num_queries(1):
        ids = set(
            still_shown([shown.pk, expired.pk, *(page.pk for page in hidden)], frozenset({"public"})).values_list(
                "pk", flat=True
            )
        )
    assert ids == {shown.pk}


@pytest.fixture
def leaks(cities, engine):
    """Pages that not everybody may see, each with a word of its own; and who may."""
    expired = news("luebeck", "Abgelaufen Dorschgrund")
    future = news("luebeck", "Verfrüht Heringshai")
    NewsPage.objects.filter(pk=expired.pk).update(expire_at=YESTERDAY)
    NewsPage.objects.filter(pk=future.pk).update(go_live_at=timezone.now() + timedelta(days=1))
    outbox.mark([expired.pk, future.pk])
    outbox.drain(engine)
    return {
        news("luebeck", "Netzintern Klabauter", audience="network").pk: {"luebeck", "rostock"},
        news("luebeck", "Stadtintern Quallenzaun", audience="city").pk: {"luebeck"},
        news("luebeck", "Entwurf Muschelkai", live=False).pk: set(),
        expired.pk: set(),
        future.pk: set(),
    }


@pytest.fixture
def readers(cities):
    """A visitor and a member of staff of each city, with their clients."""
    found = {code: sign_in(Client(), staff(city)) for code, city in cities.items()}
    return {"": Client(), **found}


def test_whoever_may_not_see_a_page_gets_the_answer_for_a_page_that_does_not_exist(leaks, readers, engine):
    for page_id, may_see in leaks.items():
        page = Page.objects.get(pk=page_id)
        path = f"/{PageAudience.objects.get(pk=page_id).path}"
        before = {reader: client.get(path) for reader, client in readers.items()}
        assert all(before[reader].status_code == 200 for reader in may_see), path
        page.specific.delete()
        outbox.drain(engine)
        if page.title.startswith("Abgelaufen"):
            assert {answer.status_code for answer in before.values()} == {410}  # everybody saw it once
            continue
        for reader in readers.keys() - may_see:
            missing = readers[reader].get(path)
            assert before[reader].status_code == missing.status_code == 404, (reader, path)
            assert before[reader].content == missing.content
            assert before[reader].headers == missing.headers


def test_a_hidden_page_leaves_no_trace_in_results_counts_and_completion(leaks, readers):
    words = ("Klabauter", "Quallenzaun", "Muschelkai", "Dorschgrund", "Heringshai")
    pages = dict(zip(words, (Page.objects.get(title__contains=word) for word in words), strict=True))
    for word, page in pages.items():
        for reader, client in readers.items():
            found = client.get("/suche/", {"q": word}).content.decode()
            unknown = client.get("/suche/", {"q": "Xyzzyx"}).content.decode()
            completed = client.get("/suche/vorschlaege/", {"q": word}).content.decode()
            if reader in leaks[page.pk]:
                assert page.title.split()[0] in found
            else:
                assert found.replace(word, "Xyzzyx").replace(word.lower(), "xyzzyx") == unknown, (reader, word)
                assert page.title not in completed


def test_a_page_whose_time_is_over_is_no_hit_although_the_worker_is_late(cities, client):
    page = news("luebeck", "Abgelaufen Dorschgrund")
    assert page.title in client.get("/aktuelles/").content.decode()
    NewsPage.objects.filter(pk=page.pk).update(expire_at=YESTERDAY)
    assert "data-key" not in client.get("/suche/", {"q": "Dorschgrund"}).content.decode()
    page_cache.pages.forget()
    assert page.title not in client.get("/aktuelles/").content.decode()


def test_a_list_with_a_page_that_ends_soon_is_not_kept(cities, client):
    news("luebeck", "Endet bald", expire_at=timezone.now() + timedelta(minutes=1))
    assert "ETag" not in client.get("/aktuelles/")


def test_no_question_reaches_the_engine_without_the_readers_audiences(leaks, readers, engine):
    engine.questions.clear()
    readers["rostock"].get("/suche/", {"q": "Klabauter"})
    readers[""].get("/")
    asked = {question.audiences for question in engine.questions}
    assert asked == {frozenset({"public", "network", "city:rostock"}), frozenset({"public"})}
    assert all(isinstance(question, Question) for question in engine.questions)


def test_lists_on_pages_hold_only_what_the_reader_may_see(leaks, readers):
    visitor, colleague = (
        readers[""].get("/staedte/luebeck/").content.decode(),
        readers["luebeck"].get("/staedte/luebeck/").content.decode(),
    )
    assert "Klabauter" not in visitor and "Quallenzaun" not in visitor and "Dorschgrund" not in visitor
    assert "Klabauter" in colleague and "Quallenzaun" in colleague and "Dorschgrund" not in colleague


def test_hiding_a_city_hides_what_lies_below_it_at_once(cities, client, engine):
    page = news("luebeck", "Neue Sensoren")
    address = f"/{PageAudience.objects.get(pk=page.pk).path}"
    assert client.get(address).status_code == 200
    above = city_page("luebeck")
    above.audience = "city"
    above.save_revision().publish()
    outbox.drain(engine)
    assert client.get(address).status_code == client.get("/staedte/luebeck/").status_code == 404
    assert "Neue Sensoren" not in client.get("/suche/", {"q": "Sensoren"}).content.decode()
