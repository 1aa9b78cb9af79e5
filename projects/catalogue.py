"""Lessons and needs by what the search does not know of them: how it went, why, in which step, where a need stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db.models import Count, Model, Q, QuerySet, TextChoices
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from network.visibility import shown_now
from projects.models import LessonPage, LessonPhase, NeedPage, NeedStatus, Polarity, Urgency
from reference.choices import Reason
from search.labels import Book

Names = Callable[[Book], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What people may choose by: a parameter of the address and a column of the pages."""

    name: str
    label: str | Promise
    column: str
    names: Names  # of all codes, in their order


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All pages of one kind, and what they can be chosen by."""

    kind: str  # as in search.entry.Entry
    model: type[Page]
    path: str
    heading: str | Promise
    every: str | Promise  # leads to all of them
    choices: tuple[Choice, ...]
    overview: tuple[str, ...]  # the choices that stand above the list


@dataclass(frozen=True, slots=True)
class Filters:
    """What was chosen, as the address says it."""

    codes: Mapping[str, tuple[str, ...]]
    year_from: int | None = None
    year_to: int | None = None


def _of(choices: type[TextChoices]) -> Names:
    return lambda book: {str(each.value): str(each.label) for each in choices}


_CITY: Final = Choice("stadt", _("City"), "page_audience__city", lambda book: book.labels("stadt"))
LESSONS: Final = Catalogue(
    kind="erfahrung",
    model=LessonPage,
    path="/erfahrungen/",
    heading=_("Lessons"),
    every=_("All lessons"),
    choices=(
        Choice("verlauf", _("How it went"), "polarity", _of(Polarity)),
        Choice("grund", _("Why it went so"), "topic", _of(Reason)),
        Choice("stufe", _("Step of the project"), "phase", _of(LessonPhase)),
        _CITY,
    ),
    overview=("verlauf", "grund", "stufe"),
)
NEEDS: Final = Catalogue(
    kind="bedarf",
    model=NeedPage,
    path="/bedarfe/",
    heading=_("Needs"),
    every=_("All needs"),
    choices=(
        Choice("stand", _("Status"), "status", _of(NeedStatus)),
        Choice("dringlichkeit", _("Urgency"), "urgency", _of(Urgency)),
        _CITY,
        Choice("feld", _("Field of action"), "fields__code", lambda book: book.labels("feld")),
    ),
    overview=("stand", "dringlichkeit"),
)
CATALOGUES: Final = {catalogue.path: catalogue for catalogue in (LESSONS, NEEDS)}


def own_parameters(catalogue: Catalogue) -> frozenset[str]:
    """Return the parameters that the search does not understand."""
    return frozenset(catalogue.overview)


def pages(catalogue: Catalogue, audiences: frozenset[str], filters: Filters, *, besides: str = "") -> "QuerySet[Model]":
    """Return the pages that a reader may see and that meet the filters; besides names one that is not applied."""
    found = _readable(catalogue.model, audiences)
    for choice in catalogue.choices:
        if choice.name != besides and (codes := filters.codes.get(choice.name)):
            chosen = catalogue.model.objects.filter(**{f"{choice.column}__in": codes})
            found = found.filter(pk__in=chosen.values("pk"))
    if filters.year_from:
        found = found.filter(date__gte=str(filters.year_from))
    if filters.year_to:
        found = found.filter(date__lt=str(filters.year_to + 1)).exclude(date="")
    return found


def counts(catalogue: Catalogue, audiences: frozenset[str], filters: Filters, choice: Choice) -> Mapping[str, int]:
    """Return how many pages a click on each code of a choice would give, under the other filters."""
    found = pages(catalogue, audiences, filters, besides=choice.name)
    rows = found.order_by().values_list(choice.column).annotate(number=Count("pk", distinct=True))
    return {str(code): number for code, number in rows if code}


def _readable(model: type[Page], audiences: frozenset[str]) -> "QuerySet[Model]":
    """Return the pages that may be shown: each in the reader's language, else in German."""
    german = settings.LANGUAGE_CODE
    language = get_language() or german
    shown = model.objects.filter(shown_now(), page_audience__audience__in=audiences)
    if language == german:
        return shown.filter(page_audience__language=german)
    translated = shown.filter(page_audience__language=language)
    in_german = Q(page_audience__language=german) & ~Q(translation_key__in=translated.values("translation_key"))
    return shown.filter(Q(page_audience__language=language) | in_german)
