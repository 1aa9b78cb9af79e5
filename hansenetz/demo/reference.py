"""Loads the words and sources that every text refers to: content/quellen.yaml and the lists of content/netzwerk.yaml."""

from hansenetz.demo.context import Demo
from hansenetz.demo.evidence import cite
from hansenetz.demo.records import Record, read
from hansenetz.demo.writing import put
from reference.models import FieldOfAction, FundingDuty, FundingProgramme, Goal, Licence, Source, Term, Topic


def load_sources(demo: Demo) -> None:
    """Load the sources."""
    data = read("quellen.yaml")
    for key, values in data.items() if isinstance(data, dict) else ():
        item = Record(f"quellen[{key}]", values)
        seen = item.text("seen") or None
        plain = {name: item.text(name) for name in ("title", "publisher", "url", "address_note", "mark")}
        demo.sources[key] = put(
            demo.tally, Source, {"code": key}, {**plain, "date": item.date("date"), "seen_on": seen}
        )
        item.finish()


def load_lists(demo: Demo, network: Record) -> None:
    """Load goals, fields of action, topics and the glossary; find the licences."""
    for position, item in enumerate(network.records("goals")):
        key = item.text("key")
        demo.goals[key] = put(demo.tally, Goal, {"code": key}, _texts(item, position))
    for position, item in enumerate(network.records("handlungsfelder"), start=1):
        _field(demo, item, position)
    broader = dict(_topic(demo, item) for item in network.records("topics"))
    for key, above in broader.items():  # a topic may stand before the one it belongs to
        put(demo.tally, Topic, {"code": key}, {"broader": demo.topics[above] if above else None})
    for item in network.records("terms"):
        values = {"term_de": item.text("term"), "term_en": item.text("en")}
        values |= {"definition_de": item.text("definition"), "definition_en": item.text("definition_en")}
        put(demo.tally, Term, {"code": item.text("key")}, values)
        item.finish()
    demo.licences = {licence.code: licence for licence in Licence.objects.all()}


def _texts(item: Record, position: int) -> dict[str, object]:
    values: dict[str, object] = {"text_de": item.text("text"), "text_en": item.text("en"), "position": position}
    item.finish()
    return values


def _field(demo: Demo, item: Record, position: int) -> None:
    label, key = item.record("label"), item.text("key")
    values = {
        "label_de": label.text("de"),
        "label_en": label.text("en"),
        "index_category": item.text("index"),
        "eu_theme": item.text("eu_theme"),
        "position": position,
    }
    demo.fields[key] = put(demo.tally, FieldOfAction, {"code": key}, values)
    label.finish()
    item.finish()


def _topic(demo: Demo, item: Record) -> tuple[str, str]:
    """Load a topic; return its key and that of the topic it belongs to."""
    key, label, definition, synonyms = (
        item.text("key"),
        *(item.record(name) for name in ("label", "definition", "synonyms")),
    )
    values = {
        "label_de": label.text("de"),
        "label_en": label.text("en"),
        "definition_de": definition.text("de"),
        "definition_en": definition.text("en"),
        "synonyms_de": synonyms.lines("de"),
        "synonyms_en": synonyms.lines("en"),
    }
    demo.topics[key] = put(demo.tally, Topic, {"code": key}, values)
    above = item.text("broader")
    for record in (label, definition, synonyms, item):
        record.finish()
    return key, above


def load_programmes(demo: Demo, items: list[Record]) -> dict[str, list[Record]]:
    """Load the funding programmes; return what each city got, to be stored with the city."""
    grants: dict[str, list[Record]] = {}
    for item in items:
        key, english = item.text("key"), item.record("en")
        values = {
            "name_de": item.text("name"),
            "name_en": english.text("title"),
            "product": item.text("product"),
            "start": item.date("start"),
            "summary_de": item.text("summary"),
            "summary_en": english.text("summary"),
            "support_de": item.text("support"),
            "monitoring_de": item.text("monitoring"),
            "duties": [_duty(demo, duty) for duty in item.records("duties")],
        }
        demo.programmes[key] = put(demo.tally, FundingProgramme, {"code": key}, values)
        cite(demo.tally, demo.programmes[key], item, demo.sources)
        grants[key] = item.records("grants")
        if funder := item.text("funder"):
            demo.organisations[funder].programmes.add(demo.programmes[key])
        english.finish()
        item.finish()
    return grants


def _duty(demo: Demo, item: Record) -> FundingDuty:
    source = item.text("source")
    duty = FundingDuty(code=item.text("key"), text_de=item.text("text"), state=item.text("state"))
    duty.source = demo.sources[source] if source else None
    item.finish()
    return duty
