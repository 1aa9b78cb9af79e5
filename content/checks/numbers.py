"""Every number in a text of the content has a piece of evidence that says it."""

import re

from checks.codes import NO_CLAIM
from checks.complaints import complain

NUMBER = re.compile(r"\d[\d.,]*\d|\d")
DOTTED_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
ISO_DATE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
WORDS = re.compile(r"\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|fünfzig\w*|hundert|tausend)\b", re.I)
MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]


def digits(text: str) -> list[str]:
    """Return the numbers in a text without separators: 25.836,64 becomes 2583664, 19.04.2016 becomes 19, 04, 2016."""
    return [re.sub(r"[.,]", "", number) for number in NUMBER.findall(DOTTED_DATE.sub(r"\1 \2 \3", text))]


def texts(value) -> list[str]:
    """Return every scalar below a value as text; dates as ISO."""
    if isinstance(value, dict):
        return [text for key, item in value.items() if key not in NO_CLAIM for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [] if value is None or isinstance(value, bool) else [str(value)]


def fields_of(beleg: dict) -> list[str]:
    field = beleg.get("field", [])
    return [name.split(".")[0] for name in ([field] if isinstance(field, str) else field)]


def spoken(beleg: dict) -> str:
    conflict = beleg.get("conflict") or {}
    return " ".join(str(part) for part in (beleg.get("value", ""), conflict.get("value", "")))


def check_numbers(where: str, entry: dict) -> None:
    """Every number of a field stands in a piece of evidence for that field."""
    belege = entry.get("belege") or []
    rules = " ".join(entry.get("rules", []))
    for field, value in entry.items():
        if field in NO_CLAIM:
            continue
        said = rules + " " + " ".join(spoken(beleg) for beleg in belege if field in fields_of(beleg))
        for text in texts(value):
            check_text(f"{where}.{field}", text, said)
    everything = rules + " " + " ".join(spoken(beleg) for beleg in belege)
    for text in texts(entry.get("en", {})):
        check_text(f"{where}.en", text, everything)


def check_text(where: str, text: str, said: str) -> None:
    date = ISO_DATE.match(text)
    if date and 1900 < int(date[1]) < 2100:
        wanted = [date[1], *([str(int(date[3]))] if date[3] else [])]
        if date[2] and MONTHS[int(date[2]) - 1] not in said and f".{date[2]}." not in said:
            complain(where, f"month of {text} has no evidence")
    else:
        wanted = digits(text)
    known = {number.lstrip("0") or "0" for number in digits(said)}
    if re.fullmatch(r"\d+\.\d+", text):  # YAML reads 53.90 as 53.9
        known |= {number.rstrip("0") for number in digits(said)}
    for number in wanted:
        if not ({number, number.lstrip("0") or "0"} & known):
            complain(where, f"number {number} has no evidence ({text[:50]})")
    if WORDS.search(text) and not said.strip():
        complain(where, f"number word '{WORDS.search(text)[0]}' has no evidence ({text[:50]})")
