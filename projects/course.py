"""The course of a solution through time: its start, what was measured and learned, the end of funding, its end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from projects.evidence import Evidence, Mark
from projects.linked import LessonRow
from projects.models import SolutionPage
from projects.solution_rows import FundingRow, SolutionRows

FEWEST = 2  # one date is no course


@dataclass(frozen=True, slots=True)
class Step:
    """One point in time; its fields are those of a step in components/timeline.html."""

    day: str  # as stored, which sorts
    when: str  # empty: the same as of the step before
    title: str
    text: str = ""
    url: str = ""
    language: str = ""  # of the title, where it is not the interface's
    is_key: bool = False
    marks: tuple[Mark, ...] = ()


def course_of(
    page: SolutionPage,
    rows: SolutionRows,
    fundings: tuple[FundingRow, ...],
    lessons: tuple[LessonRow, ...],
    evidence: Evidence,
    language: str,
) -> tuple[Step, ...]:
    """Return the dated steps in order of time; none where fewer than two are known. language is the page's own."""
    found = sorted(
        (*_own(page, evidence), *_results(rows, language), *_lessons(lessons), *_fundings(fundings)),
        key=lambda step: step.day,
    )
    return _dated_once(found) if len(found) >= FEWEST else ()


def _dated_once(steps: list[Step]) -> tuple[Step, ...]:
    """Leave a date out where the step before has the same."""
    days = ["", *(step.day for step in steps)]
    return tuple(
        replace(step, when="") if step.day == before else step for step, before in zip(steps, days, strict=False)
    )


def _own(page: SolutionPage, evidence: Evidence) -> Iterator[Step]:
    if page.start:
        marks = evidence.marks("start")
        yield Step(
            page.start.iso, page.start.human(), pgettext("course of a solution", "Start"), is_key=True, marks=marks
        )
    if page.end:
        yield Step(
            page.end.iso,
            page.end.human(),
            pgettext("course of a solution", "End"),
            is_key=True,
            marks=evidence.marks("end"),
        )


def _results(rows: SolutionRows, language: str) -> Iterator[Step]:
    for row in rows.results:
        if row.day:
            value = row.value or " → ".join(filter(None, (row.before, row.after)))
            yield Step(row.day, row.date, f"{row.indicator}: {value}" if value else row.indicator, language=language)


def _lessons(lessons: tuple[LessonRow, ...]) -> Iterator[Step]:
    for row in lessons:
        if row.day:
            yield Step(
                row.day,
                row.date,
                row.entry.title,
                text=row.polarity_label,
                url=row.entry.url,
                language=row.entry.language,
            )


def _fundings(fundings: tuple[FundingRow, ...]) -> Iterator[Step]:
    for row in fundings:
        if row.end_day and not row.is_end_of_programme:
            yield Step(row.end_day, row.end, _("End of the funding"), text=row.name, is_key=True)
