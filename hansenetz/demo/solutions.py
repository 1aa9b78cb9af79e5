"""Loads content/loesungen/: what the cities have built, with the evidence for every figure."""

from dataclasses import dataclass
from typing import Final

from wagtail.models import Locale

from hansenetz.demo.context import Demo
from hansenetz.demo.evidence import citations_of
from hansenetz.demo.pictures import lead_picture
from hansenetz.demo.records import Record, read_folder
from hansenetz.demo.streams import stream_of
from hansenetz.demo.writing import put_page
from projects.models import Result, SolutionFunding, SolutionOrganisation, SolutionPage

PLAIN: Final = (
    "title",
    "summary",
    "lifecycle",
    "core_project",
    "problem",
    "prerequisites_note",
    "cost_note",
    "procurement",
    "legal_basis",
    "privacy",
    "privacy_note",
    "operation_after_funding",
    "software_url",
    "publiccode_url",
    "owner_unit",
    "data_theme",
)
LINES: Final = ("target_groups", "technologies", "standards", "prerequisites")
NUMBERS: Final = (
    "core_project_no",
    "effort_person_days",
    "cost_invest_eur",
    "cost_invest_eur_min",
    "cost_invest_eur_max",
    "cost_year_eur",
    "amount_total_eur",
    "amount_funded_eur",
    "amount_own_eur",
)
PAGES: Final = ("based_on", "related")
# An English page is made where the whole text is there; otherwise title and short text stay on the German page.
FULL_ENGLISH: Final = frozenset({"title", "summary", "problem", "description"})
Values = dict[str, object]


@dataclass(slots=True)
class Draft:
    """An entry of the content files before it is a page."""

    slug: str
    city: str
    values: Values
    links: dict[str, list[str]]
    lessons: list[str]
    english: Values


def load(demo: Demo) -> dict[str, list[str]]:
    """Load the solutions; return for each the lessons that its file names."""
    drafts = [_draft(demo, item) for item in read_folder("loesungen")]
    new: set[str] = set()
    for draft in drafts:  # entries name each other, so all must be there before the links are set
        page = _there(demo, draft)
        if page is None:
            page = _publish(demo, draft, demo.german, draft.values)
            new.add(draft.slug)
        demo.solutions[draft.slug] = demo.mentionable[draft.slug] = page
    for draft in drafts:
        links = {name: [demo.solutions[other] for other in draft.links[name]] for name in PAGES}
        if draft.slug not in new or any(links.values()):
            _publish(demo, draft, demo.german, {**draft.values, **links})
        if draft.english:
            _publish(demo, draft, demo.english, {**draft.values, **draft.english, **links})
    return {draft.slug: draft.lessons for draft in drafts}


def _draft(demo: Demo, item: Record) -> Draft:
    english = item.record("en")
    is_complete = all(name in english for name in FULL_ENGLISH)
    words: Values = {"title_en": english.peek("title"), "summary_en": english.peek("summary")}
    if not is_complete:
        english.drop("title", "summary")
    draft = Draft(
        slug=item.text("slug"),
        city=item.text("city"),
        links={name: item.words(name) for name in PAGES},
        lessons=item.words("lessons"),
        values={**_values(demo, item), **words},
        english=_english(english) if is_complete else {},
    )
    english.finish()
    item.finish()
    return draft


def _values(demo: Demo, item: Record) -> Values:
    """Take everything that a German entry says of itself."""
    return {
        **{name: item.text(name) for name in PLAIN},
        **{name: item.lines(name) for name in LINES},
        **{name: item.number(name) for name in NUMBERS},
        "solution_type": item.text("kind"),
        "start": item.date("start"),
        "end": item.date("end"),
        "sdg": ", ".join(item.words("sdg")),
        "is_example": item.flag("beispiel"),
        "review_due": item.text("review_due") or None,
        "contact_point": demo.contact_points[item.text("contact_point")],
        "description": stream_of(item.records("description")),
        "tags": item.words("tags"),
        "fields": [demo.fields[key] for key in item.words("fields")],
        "topics": [demo.topics[key] for key in item.words("topics")],
        "goals": [demo.goals[key] for key in item.words("goals")],
        "other_cities": [demo.cities[key] for key in item.words("other_cities")],
        "data_licences": [demo.licences[key] for key in item.words("data_licences")],
        "results": [_result(row) for row in item.records("results")],
        "organisation_roles": [_role(demo, row) for row in item.records("organisations")],
        "fundings": [SolutionFunding(programme=demo.programmes[key]) for key in item.words("funding")],
        "citations": citations_of(item, demo.sources),
    }


def _english(english: Record) -> Values:
    """Take everything that an English text says otherwise."""
    values: Values = {name: english.text(name) for name in PLAIN if name in english}
    values |= {name: english.lines(name) for name in LINES if name in english}
    values |= {"description": stream_of(english.records("description"))}
    values |= {"results": [_result(row) for row in english.records("results")]} if "results" in english else {}
    values |= {"tags": english.words("tags")} if "tags" in english else {}
    return values


def _there(demo: Demo, draft: Draft) -> SolutionPage | None:
    parent = demo.city_page(draft.city, demo.german)
    return SolutionPage.objects.child_of(parent).filter(slug=draft.slug).first()


def _publish(demo: Demo, draft: Draft, locale: Locale, values: Values) -> SolutionPage:
    new = SolutionPage(slug=draft.slug, locale=locale)
    if locale != demo.german:
        new.translation_key = demo.solutions[draft.slug].translation_key
    picture = lead_picture(demo, draft.slug, draft.city)
    alt = f"Pattern from the flag of {demo.cities[draft.city].name}" if picture and locale == demo.english else ""
    return put_page(demo.tally, demo.city_page(draft.city, locale), new, {**values, "image": picture, "image_alt": alt})


def _result(row: Record) -> Result:
    values = {name: row.text(name) for name in ("indicator", "value", "before", "after")}
    result = Result(**values, date=row.date("date"))
    row.finish()
    return result


def _role(demo: Demo, row: Record) -> SolutionOrganisation:
    role = SolutionOrganisation(organisation=demo.organisations[row.text("organisation")], role=row.text("role"))
    row.finish()
    return role
