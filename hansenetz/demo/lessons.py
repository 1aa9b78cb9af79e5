"""Loads content/erfahrungen.yaml and content/bedarfe.yaml: what cities learned, and what they still look for."""

from collections.abc import Mapping

from hansenetz.demo.context import Demo
from hansenetz.demo.evidence import citations_of
from hansenetz.demo.records import LeftoverError, Record, read_list
from hansenetz.demo.writing import put_page
from projects.models import LessonPage, NeedPage

LESSON = ("title", "polarity", "topic", "phase", "what_happened", "why", "advice", "advice_by")
NEED = ("title", "problem", "status", "urgency", "horizon")


def load_lessons(demo: Demo, named: Mapping[str, list[str]]) -> None:
    """Load the lessons; named says which of them each solution names.

    Raises:
        LeftoverError: a solution names a lesson that does not name it.
    """
    about: dict[str, list[str]] = {}
    for item in read_list("erfahrungen.yaml"):
        slug = item.text("key")
        about[slug] = item.words("solutions")
        values: dict[str, object] = {name: item.text(name) for name in LESSON}
        values |= {"solutions": [demo.solutions[key] for key in about[slug]]}
        _publish(demo, LessonPage(slug=slug), item, values)
    for solution, lessons in named.items():
        for lesson in lessons:
            if solution not in about[lesson]:
                raise LeftoverError(f"{solution}: Die Erfahrung {lesson} nennt diese Lösung nicht.")


def load_needs(demo: Demo) -> None:
    """Load the needs."""
    for item in read_list("bedarfe.yaml"):
        slug = item.text("key")
        values: dict[str, object] = {name: item.text(name) for name in NEED}
        values |= {
            "fields": [demo.fields[key] for key in item.words("fields")],
            "topics": [demo.topics[key] for key in item.words("topics")],
            "candidates": [demo.solutions[key] for key in item.words("candidates")],
            "covered_by": [demo.solutions[key] for key in item.words("covered_by")],
        }
        _publish(demo, NeedPage(slug=slug), item, values)


def _publish(demo: Demo, new: LessonPage | NeedPage, item: Record, values: dict[str, object]) -> None:
    """Take what lessons and needs have in common, and publish the page in its city."""
    english = item.record("en")
    values |= {
        "date": item.date("date"),
        "is_example": item.flag("beispiel"),
        "title_en": english.text("title"),
        "citations": citations_of(item, demo.sources),
    }
    new.locale = demo.german
    put_page(demo.tally, demo.city_page(item.text("city"), demo.german), new, values)
    english.finish()
    item.finish()
