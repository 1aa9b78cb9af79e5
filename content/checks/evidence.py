"""Evidence has its shape, its sources exist, and its state goes with where it comes from."""

from checks.complaints import complain
from checks.facts import Facts
from checks.numbers import check_numbers, fields_of

BELEG_STATES = {
    "A": {"belegt", "widerspruechlich", "unbestaetigt"},
    "P": {"belegt", "widerspruechlich", "unbestaetigt"},
    "S": {"selbstauskunft", "widerspruechlich", "unbestaetigt"},
    "U": {"unbestaetigt"},
}
BELEG_KEYS = {"field", "value", "sources", "mark", "state", "fact", "note", "conflict"}


def check_belege(where: str, entry: dict, sources: dict, facts: "Facts | None") -> None:
    belege = entry.get("belege") or []
    if entry.get("beispiel"):
        if belege:
            complain(where, "an example carries no evidence")
        shown = [entry["title"]] if "title" in entry else [event["note"] for event in entry["events"]]
        if not all("fiktiv" in text.lower() for text in shown):
            complain(where, "an example must say so in its text")
        return
    for number, beleg in enumerate(belege):
        spot = f"{where}.belege[{number}]"
        for key in set(beleg) - BELEG_KEYS:
            complain(spot, f"unknown key {key!r}")
        for key in BELEG_KEYS - {"note", "conflict"} - set(beleg):
            complain(spot, f"{key} is missing")
        if beleg.get("state") not in BELEG_STATES.get(beleg.get("mark"), ()):
            complain(spot, f"mark {beleg.get('mark')} does not go with state {beleg.get('state')}")
        conflict = beleg.get("conflict") or {}
        if (beleg.get("state") == "widerspruechlich") != bool(conflict.get("value")) and "says" not in entry:
            complain(spot, "a contradiction needs the other value, and only a contradiction has one")
        for source in [*beleg.get("sources", []), *conflict.get("sources", [])]:
            if source not in sources:
                complain(spot, f"unknown source {source}")
        if facts:
            facts.check(spot, beleg)
        for field in fields_of(beleg):
            if field not in entry:
                complain(spot, f"evidence for a field that is not there: {field}")
    check_numbers(where, entry)
