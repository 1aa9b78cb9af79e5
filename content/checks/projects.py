"""What holds for solutions, lessons and adoptions alone."""

from checks.codes import ADOPTION_STATES, KINDS, LIFECYCLES, PHASES, POLARITIES, PRIVACY, REASONS, ROLES
from checks.complaints import complain, need, one_of
from checks.numbers import texts


def check_solution(where: str, item: dict, known: dict) -> None:
    need(where, item, "solution")
    for language in (item, item.get("en", {})):
        if not 0 < len(language.get("summary", "")) <= 150:
            complain(where, f"summary has {len(language.get('summary', ''))} characters")
    one_of(where, item.get("kind"), KINDS, "kind")
    one_of(where, item.get("lifecycle"), LIFECYCLES, "lifecycle")
    one_of(where, item.get("privacy"), PRIVACY, "privacy")
    one_of(where, item.get("goals", []), known["goals"], "goal")
    one_of(where, item.get("lessons", []), known["lessons"], "lesson")
    one_of(where, item.get("funding", []), known["funding"], "funding programme")
    one_of(where, item.get("based_on", []) + item.get("related", []), known["solutions"], "solution")
    one_of(where, item.get("contact_point"), known["contacts"], "contact point")
    for part in item.get("organisations", []):
        one_of(where, part["organisation"], known["organisations"], "organisation")
        one_of(where, part["role"], ROLES, "role")
    words = len(" ".join(texts([item.get("problem"), item.get("description")])).split())
    if words > 250:
        complain(where, f"{words} words are too many")


def check_adoption(where: str, item: dict, known: dict) -> None:
    need(where, item, "adoption")
    one_of(where, item.get("solution"), known["solutions"], "solution")
    one_of(where, item.get("related_solution"), known["solutions"], "solution")
    one_of(where, item["adopter"].get("city"), known["cities"], "city")
    one_of(where, item.get("state"), ADOPTION_STATES, "state")
    for event in item["events"]:
        one_of(where, [event["state_from"], event["state_to"]], ADOPTION_STATES, "state")
        one_of(where, event.get("reason"), REASONS, "reason")
        if event["state_to"] in {"abgelehnt", "eingestellt"} and not event.get("reason"):
            complain(where, "a rejection needs a reason")
    if item["events"][-1]["state_to"] != item.get("state"):
        complain(where, "the last event does not lead to the state")


def check_lessons(lessons: list[dict], solutions: list[dict]) -> None:
    named = {lesson["key"]: lesson["solutions"] for lesson in lessons}
    for lesson in lessons:
        where = f"lesson/{lesson['key']}"
        one_of(where, lesson["polarity"], POLARITIES, "polarity")
        one_of(where, lesson["topic"], REASONS, "reason")
        one_of(where, lesson["phase"], PHASES, "phase")
    for solution in solutions:
        for key in solution.get("lessons", []):
            if solution["slug"] not in named.get(key, []):
                complain(f"solution/{solution['slug']}", f"lesson {key} does not name the solution")
