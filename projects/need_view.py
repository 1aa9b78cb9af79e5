"""What the page of a need shows, computed once, so that its template holds no logic but if and for."""

from dataclasses import dataclass

from django.http import HttpRequest

from projects.evidence import Mark, NumberedSource, Statement
from projects.linked import ids_of_all, language_of_reader, solutions
from projects.links import PageLink
from projects.models import NeedPage
from projects.reading import Freshness, read
from projects.similar import similar_for
from projects.terms import Term, ids_of
from search.entry import Entry


@dataclass(frozen=True, slots=True)
class NeedView:
    """Everything that templates/projects/need_page.html shows, besides ``page`` itself (empty: not stated)."""

    city: str  # code, for the flag
    city_name: str
    status: str  # code
    status_label: str
    urgency: str
    horizon: str
    date: str
    problem: str
    problem_marks: tuple[Mark, ...]
    fields: tuple[Term, ...]
    topics: tuple[Term, ...]
    candidates: tuple[PageLink, ...]
    candidates_marks: tuple[Mark, ...]
    covered_by: tuple[PageLink, ...]
    fresh: Freshness
    restriction: str  # who alone may see the page; empty: everybody
    sources: tuple[NumberedSource, ...]
    statements: tuple[Statement, ...]
    similar: tuple[Entry, ...] | None  # solutions like this need; None: no engine answers
    permalink: str
    citation: str
    updated: str


def view_of(page: NeedPage, request: HttpRequest, place: object = None) -> NeedView:
    """Return what a reader sees of a need."""
    reading = read(page, request, place)
    evidence = reading.evidence
    candidates, covered_by = (ids_of(reading.terms, name) for name in ("candidates", "covered_by"))
    named = solutions([*candidates, *covered_by], reading.audiences)
    return NeedView(
        city=reading.place.city,
        city_name=reading.city_name,
        status=page.status,
        status_label=page.get_status_display(),
        urgency=page.get_urgency_display(),
        horizon=page.horizon,
        date=page.date.human() if page.date else "",
        problem=page.problem,
        problem_marks=evidence.marks("problem"),
        fields=reading.terms.get("fields", ()),
        topics=reading.terms.get("topics", ()),
        candidates=tuple(named[page_id] for page_id in candidates if page_id in named),
        candidates_marks=evidence.marks("candidates"),
        covered_by=tuple(named[page_id] for page_id in covered_by if page_id in named),
        fresh=reading.freshness(),
        restriction=reading.restriction,
        sources=evidence.sources,
        statements=evidence.statements,
        similar=similar_for(page, request, language_of_reader(), leave_out=ids_of_all(named)),
        permalink=reading.permalink,
        citation=reading.citation,
        updated=reading.updated,
    )
