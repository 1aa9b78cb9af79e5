"""Reads the content files, and looks through them as text: addresses, phones, names, paths, sources nobody uses."""

import re
from pathlib import Path

import yaml

from checks.complaints import complain
from checks.facts import Facts

HERE = Path(__file__).parents[1]
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.I)
PHONE = re.compile(r"\+49|(?<!B )(?<!AN )\b0\d{2,5}[ /-]\d{3,}\b")
URL = re.compile(r"https?://[^\s\"')>\]]+")
LOCAL_PATH = re.compile(r"(?<![\w./:])/(?!en/|themen/)(?:[\w.-]+/)+[\w.-]+")


def load(name: str):
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def check_texts(facts: Facts | None, mayors: list[str]) -> None:
    """Look through the files as text: addresses, phones, names, local paths, web addresses."""
    names = facts.forbidden_names() if facts else []
    for path in sorted([*HERE.rglob("*.yaml"), *HERE.rglob("*.md")]):
        text = path.read_text(encoding="utf-8")
        for pattern, what in ((EMAIL, "e-mail address"), (PHONE, "phone number"), (LOCAL_PATH, "local path")):
            for hit in pattern.finditer(text):
                complain(path.name, f"{what}: {hit[0]}")
        for name in names + ([] if path.name == "netzwerk.yaml" else mayors):
            if re.search(rf"\b{re.escape(name)}\b", text):
                complain(path.name, "the name of a person")
        for url in URL.findall(text) if facts else []:
            if not facts.knows(url):
                complain(path.name, f"address is not in the facts: {url}")


def check_sources(sources: dict) -> None:
    texts_of_all = " ".join(
        path.read_text(encoding="utf-8") for path in HERE.rglob("*.yaml") if path.name != "quellen.yaml"
    )
    used = set(re.findall(r"[\w-]+", texts_of_all))
    for key, source in sources.items():
        if not ("url" in source or "address_note" in source):
            complain(f"quellen/{key}", "neither url nor address_note")
        if key not in used:
            complain(f"quellen/{key}", "never used")
