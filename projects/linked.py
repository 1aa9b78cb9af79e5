"""The solutions, lessons and needs that a page of this room names or that name it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q, TextChoices
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from projects.links import GERMAN, PageLink, best_of, link, links, rows_of
from projects.models import LessonPage, NeedPage, SolutionPage
from projects.models.choices import LessonPhase, Polarity, Urgency
from reference.choices import Reason
from reference.partial_date import PartialDate

SOLUTION: Final = {"summary": "summary", "state": "lifecycle", "title_en": "title_en", "summary_en": "summary_en"}
LESSON: Final = {"summary": "what_happened", "state": "polarity", "title_en": "title_en", "advice": "advice"}
NEED: Final = {"summary": "problem", "state": "status", "title_en": "title_en"}


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson in a list; ``entry`` has title, url, city, is_example."""

    entry: PageLink
    polarity: str
    polarity_label: str
    text: str
    advice: str
    date: str
    day: str  # the date as stored, which sorts
    note: str = ""  # reason and step, where they were asked for


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need in a list; ``entry`` has title, url, city, is_example."""

    entry: PageLink
    note: str  # how urgent, and by when


def solutions(ids: Iterable[int], audiences: frozenset[str]) -> dict[int, PageLink]:
    """Return links to solutions under the ids they were asked for."""
    return links(SolutionPage, ids, audiences, SOLUTION, "loesung")


def ids_of_all(named: Mapping[int, PageLink]) -> frozenset[int]:
    """Return the pages that were asked for and those shown in their place."""
    return frozenset(named) | {link.page_id for link in named.values()}


def lessons_of(page: SolutionPage, audiences: frozenset[str]) -> tuple[LessonRow, ...]:
    """Return the lessons about a solution or its translation, newest first."""
    about = Q(solutions__translation_key=page.translation_key)
    rows = best_of(
        rows_of(LessonPage, audiences, {**LESSON, "date": "date"}, pk__in=LessonPage.objects.filter(about).values("pk"))
    )
    return tuple(sorted(map(_lesson_row, rows), key=lambda row: (row.day, row.entry.title), reverse=True))


def lesson_rows(ids: Sequence[int], audiences: frozenset[str]) -> tuple[LessonRow, ...]:
    """Return those of the lessons that may be shown, in the order given."""
    columns = {**LESSON, "date": "date", "topic": "topic", "phase": "phase"}
    rows = {row["pk"]: row for row in rows_of(LessonPage, audiences, columns, pk__in=ids)}
    return tuple(_lesson_row(rows[pk]) for pk in ids if pk in rows)


def need_rows(ids: Sequence[int], audiences: frozenset[str]) -> tuple[NeedRow, ...]:
    """Return those of the needs that may be shown, in the order given."""
    columns = {**NEED, "urgency": "urgency", "horizon": "horizon"}
    rows = {row["pk"]: row for row in rows_of(NeedPage, audiences, columns, pk__in=ids)}
    return tuple(_need_row(rows[pk]) for pk in ids if pk in rows)


def needs_for(page: SolutionPage, audiences: frozenset[str]) -> tuple[PageLink, ...]:
    """Return the needs for which a solution is a candidate or which it covers."""
    key = page.translation_key
    about = Q(candidates__translation_key=key) | Q(covered_by__translation_key=key)
    rows = rows_of(NeedPage, audiences, NEED, pk__in=NeedPage.objects.filter(about).values("pk"))
    return tuple(link(row, NEED, "bedarf") for row in best_of(rows))


def language_of_reader() -> str:
    """Return the language of the interface: German or English."""
    return (get_language() or GERMAN)[:2]


def _lesson_row(row: Mapping[str, object]) -> LessonRow:
    polarity, date = str(row["polarity"]), row["date"]
    return LessonRow(
        entry=link(row, LESSON, "erfahrung"),
        polarity=polarity,
        polarity_label=str(Polarity(polarity).label),
        text=str(row["what_happened"]),
        advice=str(row["advice"]),
        date=date.human() if isinstance(date, PartialDate) else "",
        day=date.iso if isinstance(date, PartialDate) else "",
        note=", ".join(filter(None, (_label(Reason, row.get("topic")), _label(LessonPhase, row.get("phase"))))),
    )


def _need_row(row: Mapping[str, object]) -> NeedRow:
    urgency = _label(Urgency, row["urgency"])
    said = _("Urgency: %(urgency)s") % {"urgency": urgency} if urgency else ""
    return NeedRow(link(row, NEED, "bedarf"), ", ".join(filter(None, (said, str(row["horizon"])))))


def _label(choices: type[TextChoices], code: object) -> str:
    return next((str(each.label) for each in choices if each.value == code), "")
