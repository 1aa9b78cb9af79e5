"""What of solutions, lessons and needs is found, by whom, and how soon."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from network.models import User
from projects.models import LessonPage, SolutionPage
from reference.models import Topic
from search.entry import NETWORK, PUBLIC, Question, city_audience
from tests.projects import entries
from tests.projects.entries import drain, lesson, need, save, solution

EVERYBODY = frozenset({PUBLIC})
STAFF = frozenset({PUBLIC, NETWORK, city_audience("luebeck")})


def titles(engine, asked, audiences=EVERYBODY, **more):
    return {hit.entry.title for hit in engine.find(Question(asked, audiences, **more)).hits if not hit.is_vague}


@pytest.fixture
def sensor(cities):
    return solution(
        "luebeck", "Sensor", problem="Falsch geparkte Lieferwagen in der Feuerwehrzufahrt.", procurement="Direktauftrag"
    )


def test_a_solution_is_found_by_a_part_of_a_compound(cities, sensor):
    assert titles(cities, "Zufahrt") == {"Sensor"}


def test_the_text_of_a_lesson_is_found_on_the_solution_too(cities, sensor):
    lesson("rostock", "Gelernt", [sensor], what_happened="Der Winterfrost leerte die Akkus.")
    assert titles(cities, "Winterfrost") == {"Sensor", "Gelernt"}
    hit = next(hit for hit in cities.find(Question("Winterfrost", EVERYBODY)).hits if hit.entry.kind == "loesung")
    assert hit.section == "erfahrungen"


def test_a_lesson_taken_off_a_solution_is_found_there_no_more(cities, sensor):
    told = lesson("rostock", "Gelernt", [sensor], what_happened="Winterfrost")
    told.solutions.set([])
    save(told)
    assert titles(cities, "Winterfrost") == {"Gelernt"}


def test_a_lesson_put_on_another_solution_is_found_there(cities, sensor):
    told = lesson("rostock", "Gelernt", [sensor], what_happened="Winterfrost")
    other = solution("rostock", "Andere")
    told.solutions.set([other])
    save(told)
    assert titles(cities, "Winterfrost") == {"Gelernt", "Andere"}


WAYS_TO_HIDE = {
    "unpublish": lambda page: page.unpublish(),
    "unpublish as a plain page": lambda page: Page.objects.get(pk=page.pk).unpublish(),
    "delete": lambda page: Page.objects.get(pk=page.pk).delete(),
    "restrict": lambda page: (setattr(page, "audience", "city"), save(page)),
    "unpublish the city": lambda page: _unpublish_all(entries.city_page("rostock")),
    "restrict the city": lambda page: _restrict(entries.city_page("rostock")),
}


def _unpublish_all(page):
    office = User.objects.create_superuser("verwaltung")
    UnpublishPageAction(page, user=office, include_descendants=True).execute()


def _restrict(page):
    page.audience = "network"
    save(page)


@pytest.mark.parametrize("way", WAYS_TO_HIDE)
def test_a_hidden_lesson_is_found_nowhere(cities, sensor, way):
    told = lesson("rostock", "Gelernt", [sensor], what_happened="Winterfrost")
    WAYS_TO_HIDE[way](told)
    drain()
    assert titles(cities, "Winterfrost") == set()


def test_an_expired_lesson_is_found_nowhere(cities, sensor):
    told = lesson("rostock", "Gelernt", [sensor], what_happened="Winterfrost")
    told.expire_at = timezone.now() + timedelta(seconds=5)
    save(told)
    Page.objects.filter(pk=told.pk).update(expire_at=timezone.now() - timedelta(seconds=5))
    call_command("publish_scheduled")
    drain()
    assert titles(cities, "Winterfrost") == set()


def test_an_older_revision_brings_its_words_back(cities, sensor):
    old = sensor.save_revision()
    sensor.problem = "Ganz etwas anderes."
    save(sensor)
    assert titles(cities, "Lieferwagen") == set()
    old.publish()
    drain()
    assert titles(cities, "Lieferwagen") == {"Sensor"}


def test_a_draft_is_found_nowhere(cities):
    solution("luebeck", "Entwurf", live=False, problem="Lieferwagen")
    assert titles(cities, "Lieferwagen") == set()


def test_text_narrower_than_its_page_is_in_no_entry(cities, sensor):
    assert titles(cities, "Direktauftrag") == {"Sensor"}
    sensor.procurement_audience = "network"
    save(sensor)
    assert titles(cities, "Direktauftrag") == titles(cities, "Direktauftrag", STAFF) == set()


def test_text_as_narrow_as_its_page_is_found_by_those_who_may_see_it(cities, sensor):
    sensor.audience = sensor.procurement_audience = "network"
    save(sensor)
    assert titles(cities, "Direktauftrag", STAFF) == {"Sensor"}
    assert titles(cities, "Direktauftrag") == set()


def test_a_solution_is_counted_under_its_city_field_phase_and_topic(cities):
    topic = Topic.objects.create(code="parken", label_de="Parken", label_en="Parking")
    solution("luebeck", "Sensor", lifecycle="pilot", topics=[topic])
    counts = cities.find(Question("", EVERYBODY)).counts
    assert counts["stadt"]["luebeck"] >= 1 and counts["feld"] == {"mobilitaet": 1}
    assert counts["phase"] == {"pilot": 1} and counts["thema"] == {"parken": 1}


def test_a_new_name_of_a_topic_is_found_at_once(cities):
    topic = Topic.objects.create(code="parken", label_de="Parken")
    solution("luebeck", "Sensor", topics=[topic])
    topic.label_de = "Stellflächen"
    topic.save()
    drain()
    assert "Sensor" in titles(cities, "Stellflächen")


def test_a_lesson_belongs_to_the_topics_of_its_solution(cities):
    topic = Topic.objects.create(code="parken", label_de="Parken")
    about = solution("luebeck", "Sensor", topics=[topic])
    told = lesson("rostock", "Gelernt", [about])
    asked = Question("", EVERYBODY, facets={"thema": ("parken",), "art": ("erfahrung",)})
    assert [hit.entry.title for hit in cities.find(asked).hits] == ["Gelernt"]
    about.topics.set([])
    save(about)
    assert cities.find(asked).total == 0
    assert LessonPage.objects.get(pk=told.pk).live


def test_needs_are_found_with_their_status(cities):
    need("rostock", "Gesucht", problem="Ein Mängelmelder fehlt.", status="in-klaerung")
    (hit,) = [hit for hit in cities.find(Question("Mängelmelder", EVERYBODY)).hits if hit.entry.kind == "bedarf"]
    assert hit.entry.state == "in-klaerung"


def test_an_english_title_is_found_in_english(cities):
    solution("luebeck", "Sensor", title_en="Keep the junction clear")
    assert titles(cities, "junction", language="en") == {"Sensor"}


def test_an_english_page_takes_the_place_of_the_german_one_in_english(cities, sensor):
    page = SolutionPage(title="Sensor (en)", translation_key=sensor.translation_key, slug=sensor.slug)
    entries.publish(
        page, "luebeck", language="en", summary="Short.", solution_type="pilotprojekt", problem="Lieferwagen"
    )
    assert titles(cities, "Lieferwagen", language="en") == {"Sensor (en)"}
    assert titles(cities, "Lieferwagen", language="de") == {"Sensor"}
