"""Every way in which an editor changes what is found, through the real views of the editors' area: found or gone at once."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from network.models import City, Organisation, User
from reference.models import Topic
from search.entry import PUBLIC, Question
from tests.projects.entries import city_page, lesson, save, solution

EVERYBODY = frozenset({PUBLIC})
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def found(cities):
    """Titles of what everybody finds."""

    def titles(asked):
        return {hit.entry.title for hit in cities.find(Question(asked, EVERYBODY)).hits if not hit.is_vague}

    return titles


@pytest.fixture
def editing(cities, client, django_capture_on_commit_callbacks):
    """Open a form of the editors' area, change some of its fields, and send it as a browser does."""
    client.force_login(User.objects.create_superuser("verwaltung"))

    def send(address, *arguments, query="", target="", **changes):
        url = reverse(address, args=arguments) + query
        page = client.get(url)
        assert page.status_code == 200, page.get("Location")
        data = sent_by(page.content.decode()) | changes
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(reverse(target, args=arguments[:1]) if target else url, data)
        assert answer.status_code == 302, answer.content.decode()[:3000]

    return send


def sent_by(html):
    """Return what a browser would send of the page's main form; scripts fill an empty description's count."""
    forms = [
        form for form in BeautifulSoup(html, "html.parser").find_all("form") if form.get("method", "").lower() == "post"
    ]
    form = next((form for form in forms if form.get("id") == "page-edit-form"), forms[-1])
    return {"description-count": "0", **dict(querydict_from_html(str(form)).lists())}


@pytest.fixture
def pole(cities):
    return solution("luebeck", "Laternenmast", problem="Strom an der Straße.")


def publish(editing, page, **changes):
    editing("wagtailadmin_pages:edit", page.pk, **PUBLISH, **changes)


def test_a_changed_text_is_found_and_the_old_one_is_not(editing, found, pole):
    publish(editing, pole, problem="Nachts steht ein Bagger davor.")
    assert found("Bagger") == {"Laternenmast"}
    assert found("Strom") == set()


def test_a_draft_changes_nothing(editing, found, pole):
    editing("wagtailadmin_pages:edit", pole.pk, problem="Bagger")
    assert found("Bagger") == set()
    assert found("Strom") == {"Laternenmast"}


def test_a_new_title_and_address_are_those_of_the_hit(cities, editing, found, pole):
    publish(editing, pole, title="Ladepunkt", slug="ladepunkt")
    assert found("Ladepunkt") == {"Ladepunkt"}
    assert found("Laternenmast") == set()
    (hit,) = cities.find(Question("Ladepunkt", EVERYBODY)).hits
    assert hit.entry.url == "/staedte/luebeck/ladepunkt/"


def test_a_page_for_the_network_only_is_found_by_nobody_else(editing, found, pole):
    publish(editing, pole, audience="network")
    assert found("Laternenmast") == set()


def test_unpublishing_hides(editing, found, pole):
    editing("wagtailadmin_pages:unpublish", pole.pk)
    assert found("Laternenmast") == set()


def test_deleting_removes(editing, found, pole):
    editing("wagtailadmin_pages:delete", pole.pk)
    assert found("Laternenmast") == set()


def test_a_moved_page_belongs_to_the_other_city(cities, editing, pole):
    editing("wagtailadmin_pages:move_confirm", pole.pk, city_page("rostock").pk)
    (hit,) = cities.find(Question("Laternenmast", EVERYBODY)).hits
    assert (hit.entry.facets["stadt"], hit.entry.url) == (("rostock",), "/staedte/rostock/laternenmast/")


def test_a_restored_revision_is_found_again(editing, found, pole):
    first = pole.latest_revision
    publish(editing, pole, problem="Bagger")
    editing("wagtailadmin_pages:revisions_revert", pole.pk, first.pk, target="wagtailadmin_pages:edit", **PUBLISH)
    assert found("Strom") == {"Laternenmast"}
    assert found("Bagger") == set()


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_many_pages_at_once_are_gone_at_once(editing, found, pole, action):
    other = solution("luebeck", "Laternenpfahl")
    query = f"?id={pole.pk}&id={other.pk}"
    editing("wagtail_bulk_action", "wagtailcore", "page", action, query=query)
    assert found("Laternenmast Laternenpfahl") == set()


def test_many_pages_moved_at_once_belong_to_the_other_city(cities, editing, pole):
    query, target = f"?id={pole.pk}", city_page("rostock")
    editing("wagtail_bulk_action", "wagtailcore", "page", "move", query=query, chooser=str(target.pk))
    (hit,) = cities.find(Question("Laternenmast", EVERYBODY)).hits
    assert hit.entry.facets["stadt"] == ("rostock",)


def test_what_is_scheduled_is_found_from_its_time_on_and_until_its_end(
    editing, found, cities, django_capture_on_commit_callbacks
):
    later = solution("luebeck", "Laternenmast", live=False)
    start = timezone.localtime() + timedelta(days=1)
    end = start + timedelta(days=1)
    times = {"go_live_at": f"{start:%Y-%m-%d %H:%M}", "expire_at": f"{end:%Y-%m-%d %H:%M}"}
    publish(editing, later, **times)
    assert found("Laternenmast") == set()
    for moment, expected in ((start, {"Laternenmast"}), (end, set())):
        with time_machine.travel(moment + timedelta(minutes=2)), django_capture_on_commit_callbacks(execute=True):
            call_command("publish_scheduled", verbosity=0)
        assert found("Laternenmast") == expected


def test_the_text_of_a_lesson_is_found_on_its_solution(editing, found, pole):
    told = lesson("rostock", "Gelernt", [pole], what_happened="Es war kalt.")
    publish(editing, told, what_happened="Der Winterfrost leerte die Akkus.")
    assert found("Winterfrost") == {"Gelernt", "Laternenmast"}


def test_a_new_synonym_of_a_topic_is_found(editing, found, pole):
    topic = Topic.objects.create(code="laden", label_de="Laden", label_en="Charging")
    pole.topics.set([topic])
    save(pole)
    editing("topics:edit", topic.pk, synonyms_de="Stromzapfsäule")
    assert "Laternenmast" in found("Stromzapfsäule")


def test_the_new_name_of_an_organisation_is_found(editing, found, pole):
    works = Organisation.objects.create(
        code="werke", name="Werke", type="stadtwerk", city=City.objects.get(code="luebeck")
    )
    pole.organisation_roles.create(organisation=works, role="betreiber")
    save(pole)
    editing("organisations:edit", works.pk, name="Trave Netzgesellschaft")
    assert found("Netzgesellschaft") == {"Laternenmast"}


def test_the_new_name_of_a_city_is_found(editing, found, pole):
    city = City.objects.get(code="luebeck")
    editing("cities:edit", city.pk, name="Lübeck an der Trave")
    assert "Laternenmast" in found("Trave")


def test_a_copied_page_is_found_beside_the_first(editing, found, pole):
    editing("wagtailadmin_pages:copy", pole.pk, new_title="Laternenmast zwei", new_slug="zwei", publish_copies="on")
    assert Page.objects.filter(slug="zwei", live=True).exists()
    assert found("Laternenmast") == {"Laternenmast", "Laternenmast zwei"}
