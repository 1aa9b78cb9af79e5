"""Turns solutions, lessons and needs into entries of the search."""

from collections.abc import Iterable

from django.db.models import Q

from network import pictures, places
from network.findable import page_entry, stream_text
from network.models import City
from network.visibility import shown_now
from projects.models import LessonPage, NeedPage, SolutionPage
from projects.sensitive import narrower_fields, place_of
from projects.solution_rows import SolutionRows, rows_of
from reference.models import Topic
from reference.partial_date import PartialDate
from search.entry import Entry
from search.findable import findable

MAX_LESSONS = 30


@findable(SolutionPage)
def solution_entry(page: SolutionPage) -> Entry | None:
    """Return the entry of a solution; text that fewer people may see than the page is in no entry."""
    place = place_of(page)
    left_out = narrower_fields(page, place.audience)
    rows, topics = rows_of(page), list(page.topics.all())
    lessons = [lesson for lesson in _lessons(page) if _is_as_open(lesson.page_audience.audience, place.audience)]
    tags = [item.tag for item in page.tagged_items.select_related("tag")]
    point = None if "contact_point" in left_out else page.contact_point
    return page_entry(
        page,
        kind="loesung",
        summary=page.summary,
        sections={
            "problem": _text(page.problem, page.target_groups),
            "loesung": _text(stream_text(page.description), page.technologies, page.standards),
            "wirkung": "\n".join(
                f"{row.indicator}: {row.value} {row.before} {row.after} {row.date}" for row in rows.results
            ),
            "nachnutzung": _reuse(page, rows, left_out),
            "erfahrungen": _text(*(text for lesson in lessons for text in _lesson_texts(lesson, page))),
            "kontakt": f"{point.unit_de} {point.unit_en}" if point else "",
        },
        labels=[page.title_en, page.summary_en, *(tag.name for tag in tags), *_words(topics)],
        names=[
            *(row.name for row in rows.organisations),
            *(row.name for row in rows.fundings),
            *_city_names(place.city),
        ],
        facets={
            "feld": page.fields.values_list("code", flat=True),
            "phase": [page.lifecycle],
            "thema": [topic.code for topic in topics],
            "stadt": page.other_cities.values_list("code", flat=True),
        },
        tags=[tag.slug for tag in tags],
        date=_newest([page.start, page.end, *(result.date for result in page.results.all())]),
        state=page.lifecycle,
        picture=pictures.make(page.image),
        picture_alt=page.image_alt or (page.image.alt_text if page.image else ""),
        title_en=page.title_en,
        summary_en=page.summary_en,
    )


@findable(LessonPage)
def lesson_entry(page: LessonPage) -> Entry | None:
    """Return the entry of a lesson; it belongs to the fields and topics of the solutions it is about."""
    place = place_of(page)
    about = [
        solution
        for solution in SolutionPage.objects.filter(shown_now(), lessons=page).select_related("page_audience")
        if _is_as_open(solution.page_audience.audience, place.audience)
    ]
    return page_entry(
        page,
        kind="erfahrung",
        summary=page.summary,
        sections={"geschehen": page.what_happened, "grund": page.why, "rat": page.advice},
        labels=[page.title_en, page.get_topic_display(), page.get_phase_display()],
        names=[*(solution.title for solution in about), *_city_names(place.city)],
        facets={
            "feld": [field.code for solution in about for field in solution.fields.all()],
            "thema": [topic.code for solution in about for topic in solution.topics.all()],
        },
        date=page.date,
        state=page.polarity,
        title_en=page.title_en,
    )


@findable(NeedPage)
def need_entry(page: NeedPage) -> Entry | None:
    """Return the entry of a need."""
    topics = list(page.topics.all())
    return page_entry(
        page,
        kind="bedarf",
        summary=page.summary,
        sections={"problem": page.problem, "zeitraum": page.horizon},
        labels=[page.title_en, *_words(topics)],
        names=_city_names(place_of(page).city),
        facets={"feld": page.fields.values_list("code", flat=True), "thema": [topic.code for topic in topics]},
        date=page.date,
        state=page.status,
        title_en=page.title_en,
    )


def _lessons(page: SolutionPage) -> Iterable[LessonPage]:
    """Return the lessons about a solution or its translation that are shown now, those in its language first."""
    about = Q(solutions__translation_key=page.translation_key)
    found = (
        LessonPage.objects.filter(shown_now(), about)
        .select_related("page_audience", "locale")
        .distinct()
        .order_by("pk")
    )
    lessons = {lesson.translation_key: lesson for lesson in found if lesson.locale_id != page.locale_id}
    lessons |= {lesson.translation_key: lesson for lesson in found if lesson.locale_id == page.locale_id}
    return list(lessons.values())[:MAX_LESSONS]


def _lesson_texts(lesson: LessonPage, page: SolutionPage) -> tuple[str, ...]:
    """Return what a lesson says in the language of a solution; of a lesson in the other one, only its title."""
    if lesson.locale_id != page.locale_id:
        return (lesson.title_en,)
    return (lesson.title, lesson.what_happened, lesson.why, lesson.advice)


def _is_as_open(audience: str, as_this: str) -> bool:
    """Tell whether everybody who may see a page of the second audience may see one of the first."""
    return places.narrower(audience, as_this) == as_this


def _reuse(page: SolutionPage, rows: SolutionRows, left_out: frozenset[str]) -> str:
    texts = {
        "prerequisites": page.prerequisites,
        "prerequisites_note": page.prerequisites_note,
        "cost_note": page.cost_note,
        "procurement": page.procurement,
        "legal_basis": page.legal_basis,
        "privacy": page.get_privacy_display(),
        "privacy_note": page.privacy_note,
        "operation_after_funding": page.operation_after_funding,
    }
    documents = (document.title for document in rows.documents)
    return _text(*(text for name, text in texts.items() if name not in left_out), *documents)


def _words(topics: Iterable[Topic]) -> list[str]:
    """Return the names of topics; their synonyms are the vocabulary's and looked up at question time."""
    return [name for topic in topics for name in (topic.label_de, topic.label_en)]


def _city_names(code: str) -> list[str]:
    """Return the names of the page's city, in which it may be searched for."""
    own = City.objects.filter(code=code)
    return [name for pair in own.values_list("name", "official_name") for name in pair]


def _newest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    return max((date for date in dates if date is not None), default=None)


def _text(*texts: object) -> str:
    return "\n".join(text for each in texts if (text := str(each).strip()))
