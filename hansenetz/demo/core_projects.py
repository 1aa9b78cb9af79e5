"""Loads the core projects that a city names, and projects of which only the name is known."""

from hansenetz.demo.context import Demo
from hansenetz.demo.evidence import cite
from hansenetz.demo.records import Record
from hansenetz.demo.writing import put
from projects.models import CoreProject, CoreProjectList, NamedProject


def load_core_projects(demo: Demo, item: Record) -> None:
    """Load the list of core projects of a city."""
    english = item.record("en")
    values = {
        "stated_count": item.number("stated_count"),
        "text": item.text("text"),
        "title_en": english.text("title"),
        "text_en": english.text("text"),
        "projects": [_project(demo, row) for name in ("found", "possible") for row in item.records(name)],
    }
    made = put(demo.tally, CoreProjectList, {"city": demo.cities[item.text("city")]}, values)
    cite(demo.tally, made, item, demo.sources)
    english.finish()
    item.finish()


def _project(demo: Demo, row: Record) -> CoreProject:
    solution = row.text("solution")
    project = CoreProject(
        name=row.text("name"),
        state=row.text("core_project"),
        note=row.text("note"),
        solution_id=demo.solutions[solution].pk if solution else None,
    )
    row.finish()
    return project


def load_named_projects(demo: Demo, items: list[Record]) -> None:
    """Load the projects of which only the name is known."""
    for item in items:
        values = {"city": demo.cities[item.text("city")], "name": item.text("name")}
        made = put(demo.tally, NamedProject, {"code": item.text("key")}, values)
        cite(demo.tally, made, item, demo.sources)
        item.finish()
