"""Plain functions that make solutions, lessons and needs as an editor does."""

from wagtail.models import Locale

from network.models import CityPage
from projects.models import LessonPage, NeedPage, SolutionPage
from reference.models import FieldOfAction
from search import outbox
from search.engine import engine


def city_page(code, language="de"):
    return CityPage.objects.get(city__code=code, locale__language_code=language)


def solution(code, title, *, live=True, **fields):
    """Publish a solution below a city's page, and let the engine know."""
    values = {"summary": "Kurz gesagt.", "solution_type": "pilotprojekt", **fields}
    return publish(SolutionPage(title=title), code, live=live, **values)


def lesson(code, title, about, *, live=True, **fields):
    values = {"polarity": "gemischt", "what_happened": "Etwas geschah.", "advice": "Ein Rat.", "solutions": about}
    return publish(LessonPage(title=title), code, live=live, **{**values, **fields})


def need(code, title, **fields):
    return publish(NeedPage(title=title), code, **{"problem": "Es fehlt etwas.", **fields})


def publish(page, code, *, live=True, language="de", **fields):
    page.locale = Locale.objects.get(language_code=language)
    if not isinstance(page, LessonPage):
        fields.setdefault("fields", [FieldOfAction.objects.get(code="mobilitaet")])
    for name, value in fields.items():
        if isinstance(value, list):
            getattr(page, name).set(value)
        else:
            setattr(page, name, value)
    page.live = False
    city_page(code, language).add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    drain()
    return type(page).objects.get(pk=page.pk)


def save(page):
    page.save_revision().publish()
    drain()


def drain():
    outbox.drain(engine())
