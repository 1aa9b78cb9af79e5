"""Loads what content/netzwerk.yaml says of the network: organisations, contact points, rankings, links, words."""

from collections.abc import Mapping

from hansenetz.demo.context import Demo
from hansenetz.demo.evidence import cite
from hansenetz.demo.records import Record
from hansenetz.demo.writing import put
from network.models import ContactPoint, IndexResult, IndexStudy, Link, Notice, Organisation


def load_organisations(demo: Demo, items: list[Record]) -> None:
    """Load the organisations."""
    for item in items:
        values = {name: item.text(name) for name in ("name", "type", "url", "note")}
        key = item.text("key")
        demo.organisations[key] = put(demo.tally, Organisation, {"code": key}, values)
        item.finish()


def load_contact_points(demo: Demo, items: list[Record]) -> None:
    """Load the units that answer requests."""
    for item in items:
        key, city, source = item.text("key"), item.text("city"), item.text("source")
        values = {
            "unit_de": item.text("unit"),
            "unit_state": item.text("unit_state"),
            "city": demo.cities[city] if city else None,
            "source": demo.sources[source] if source else None,
            "deadline_workdays": item.number("deadline_workdays"),
        }
        demo.contact_points[key] = put(demo.tally, ContactPoint, {"code": key}, values)
        item.finish()


def load_rankings(demo: Demo, studies: list[Record], results: list[Record]) -> None:
    """Load the rankings and the places of the cities in them."""
    known: dict[str, IndexStudy] = {}
    for item in studies:
        key, publisher, english = item.text("key"), item.text("publisher"), item.record("en")
        values = {
            "name_de": item.text("name"),
            "name_en": english.text("title"),
            "publisher": demo.organisations[publisher] if publisher else None,
            "categories": ", ".join(item.words("categories")),
            "covers_de": item.text("covers"),
            "covers_en": english.text("covers"),
            "caveat_de": item.text("caveat"),
            "caveat_en": english.text("caveat"),
        }
        known[key] = put(demo.tally, IndexStudy, {"code": key}, values)
        cite(demo.tally, known[key], item, demo.sources)
        english.finish()
        item.finish()
    for item in results:
        _result(demo, item, known)


def _result(demo: Demo, item: Record, studies: Mapping[str, IndexStudy]) -> None:
    english = item.record("en")
    place = {
        "study": studies[item.text("study")],
        "city": demo.cities[item.text("city")],
        "category": item.text("category"),
        "year": item.number("year"),
    }
    values = {
        **{name: item.number(name) for name in ("rank", "of", "change")},
        "score": item.decimal("score", 2),
        "score_unit": item.text("score_unit"),
        "is_covered": item.flag("covered"),
        "is_computed": item.flag("computed"),
        "note_de": item.text("note"),
        "note_en": english.text("note"),
    }
    english.finish()
    result = put(demo.tally, IndexResult, place, values)
    cite(demo.tally, result, item, demo.sources, rename=lambda name: {"covered": "is_covered"}.get(name, name))
    item.finish()


def load_links(demo: Demo, items: list[Record]) -> None:
    """Load the recommended addresses."""
    for position, item in enumerate(items):
        values = {"title_de": item.text("title"), "url": item.text("url"), "text_de": item.text("text")}
        made = put(demo.tally, Link, {"code": item.text("key")}, {**values, "position": position})
        cite(demo.tally, made, item, demo.sources)
        item.finish()


def load_notices(demo: Demo, items: list[Record]) -> None:
    """Load the words that the site uses everywhere."""
    for item in items:
        values = {"text_de": item.text("de"), "text_en": item.text("en")}
        values |= {name: item.text(name) for name in ("help_de", "help_en")}
        put(demo.tally, Notice, {"code": item.text("key")}, values)
        item.finish()
