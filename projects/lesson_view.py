"""What the page of a lesson shows, computed once, so that its template holds no logic but if and for."""

from dataclasses import dataclass

from django.http import HttpRequest

from projects.evidence import Conflict, Mark, NumberedSource, Statement
from projects.linked import language_of_reader, solutions
from projects.links import PageLink
from projects.models import AdviceBy, LessonPage
from projects.reading import Freshness, read
from projects.similar import similar_for
from projects.terms import ids_of
from search.entry import Entry


@dataclass(frozen=True, slots=True)
class LessonView:
    """Everything that templates/projects/lesson_page.html shows, besides ``page`` itself (empty: not stated)."""

    city: str  # code, for the flag
    city_name: str
    polarity: str  # code: kind of components/badge.html
    polarity_label: str
    topic: str  # "Recht und Datenschutz"
    phase: str
    date: str  # "Oktober 2022"
    what_happened: str
    what_happened_marks: tuple[Mark, ...]
    conflicts: tuple[Conflict, ...]
    why: str
    why_marks: tuple[Mark, ...]
    advice: str
    is_advice_by_editors: bool
    solutions: tuple[PageLink, ...]
    fresh: Freshness
    restriction: str  # who alone may see the page; empty: everybody
    sources: tuple[NumberedSource, ...]
    statements: tuple[Statement, ...]
    similar: tuple[Entry, ...] | None  # None: no engine answers, leave the block out
    permalink: str
    citation: str
    updated: str


def view_of(page: LessonPage, request: HttpRequest, place: object = None) -> LessonView:
    """Return what a reader sees of a lesson."""
    reading = read(page, request, place)
    evidence = reading.evidence
    named = solutions(ids_of(reading.terms, "solutions"), reading.audiences)
    return LessonView(
        city=reading.place.city,
        city_name=reading.city_name,
        polarity=page.polarity,
        polarity_label=page.get_polarity_display(),
        topic=page.get_topic_display(),
        phase=page.get_phase_display(),
        date=page.date.human() if page.date else "",
        what_happened=page.what_happened,
        what_happened_marks=evidence.marks("what_happened"),
        conflicts=evidence.conflicts("what_happened", "why", "date", "title"),
        why=page.why,
        why_marks=evidence.marks("why"),
        advice=page.advice,
        is_advice_by_editors=page.advice_by == AdviceBy.EDITORS,
        solutions=tuple(dict.fromkeys(named.values())),
        fresh=reading.freshness(),
        restriction=reading.restriction,
        sources=evidence.sources,
        statements=evidence.statements,
        similar=similar_for(page, request, language_of_reader(), kind="erfahrung"),
        permalink=reading.permalink,
        citation=reading.citation,
        updated=reading.updated,
    )
