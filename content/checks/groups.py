"""The entries by kind, the keys by which they name each other, and what holds for every kind."""

from checks.codes import REQUIRED, SLUG
from checks.complaints import complain, need, one_of
from checks.evidence import check_belege
from checks.facts import Facts
from checks.files import HERE, load


def read_groups(net: dict, pages: list[dict]) -> dict[str, list[dict]]:
    return {
        "city": load("staedte.yaml"),
        "solution": [
            item for path in sorted((HERE / "loesungen").glob("*.yaml")) for item in load(f"loesungen/{path.name}")
        ],
        "lesson": load("erfahrungen.yaml"),
        "need": load("bedarfe.yaml"),
        "adoption": load("uebernahmen.yaml"),
        "event": net["events"],
        "news": net["news"],
        "index": net["index_results"],
        "funding": net["funding_programmes"],
        "survey": net["surveys"],
        "topic": net["topics"],
        "term": net["terms"],
        "organisation": net["organisations"],
        "contact": net["contact_points"],
        "link": net["links"],
        "study": net["index_studies"],
        "named_only": net["named_only"],
        "correction": net["seed_corrections"],
        "agreement": [net["agreement"]],
        "core_projects": [{"key": "kernprojekte", **net["core_projects"]}],
        "page": pages,
    }


def keys_of(groups: dict, net: dict) -> dict[str, list[str]]:
    names = {
        "cities": "city",
        "lessons": "lesson",
        "topics": "topic",
        "organisations": "organisation",
        "contacts": "contact",
        "funding": "funding",
    }
    return {
        "solutions": [solution["slug"] for solution in groups["solution"]],
        "fields": [field["key"] for field in net["handlungsfelder"]],
        "goals": [goal["key"] for goal in net["goals"]],
        **{plural: [item["key"] for item in groups[kind]] for plural, kind in names.items()},
    }


def check_groups(groups: dict, known: dict, sources: dict, facts: Facts | None) -> None:
    for kind, items in groups.items():
        names = [
            item.get("slug") or item.get("key") or f"{item['city']}-{item.get('year')}-{item['category']}"
            for item in items
        ]
        if len(names) != len(set(names)):
            complain(kind, "a key is used twice")
        for name, item in zip(names, items, strict=True):
            where = f"{kind}/{name}"
            if kind in REQUIRED:
                need(where, item, kind)
            check_common(where, item, known)
            if kind not in ("topic", "term", "organisation", "contact"):
                if not item.get("belege") and not item.get("beispiel") and kind != "page":
                    complain(where, "neither evidence nor example")
                check_belege(where, item, sources, facts)


def check_common(where: str, item: dict, known: dict) -> None:
    one_of(where, item.get("city"), known["cities"], "city")
    one_of(where, item.get("cities", []), known["cities"], "city")
    one_of(where, item.get("topics", []), known["topics"], "topic")
    one_of(where, item.get("fields", []), known["fields"], "field")
    one_of(where, item.get("solutions", []) + item.get("candidates", []), known["solutions"], "solution")
    one_of(where, item.get("organiser"), known["organisations"], "organisation")
    for name in ("key", "slug"):
        if name in item and not SLUG.match(item[name]):
            complain(where, f"bad {name} {item[name]}")
