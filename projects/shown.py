"""Which pages tell something of a lesson or a solution, so that they are looked at again when it changes."""

from django.db.models import Model, QuerySet
from wagtail.models import Page

from network.models import CityIndexPage, CityPage, HomePage
from projects.models import CoreProject, CoreProjectList, LessonPage, NamedProject, SolutionPage
from search import version
from search.shown_on import exempt, shown_on

About = LessonPage.solutions.through


def pages_telling_of(page: Page) -> set[int]:
    """Return the solutions that tell of lessons at or below a page, and the lessons about solutions there.

    Below, because hiding or moving a city hides or moves what it tells elsewhere.
    """
    solutions = set(_below(page, "lessonpage").values_list("solutionpage_id", flat=True))
    lessons = set(_below(page, "solutionpage").values_list("lessonpage_id", flat=True))
    if isinstance(page, LessonPage):  # what it is about from now on is not yet in the database
        solutions |= {solution.pk for solution in page.solutions.all()}
    if not solutions:
        return lessons
    keys = SolutionPage.objects.filter(pk__in=solutions).order_by().values("translation_key")
    return lessons | solutions | set(SolutionPage.objects.filter(translation_key__in=keys).values_list("pk", flat=True))


def register() -> None:
    """Tell the search; a plain Page is what moves, bulk actions and expiry save."""
    for model in (Page, HomePage, CityIndexPage, CityPage, LessonPage, SolutionPage):
        shown_on(model, pages=pages_telling_of)
    exempt(CoreProject, "is in no entry; a change raises the version of the site")
    version.raised_by(CoreProjectList, CoreProject, NamedProject)


def _below(page: Page, side: str) -> "QuerySet[Model]":
    return About.objects.filter(**{f"{side}__path__startswith": page.path})
