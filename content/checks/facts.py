"""The fact sheet and the press release, with which evidence, addresses and names are compared."""

import re
from pathlib import Path

from checks.complaints import complain
from checks.numbers import digits, spoken


class Facts:
    """The fact sheet and the press release, as far as a machine can compare with them."""

    def __init__(self, path: Path, seed: Path) -> None:
        self.text = path.read_text(encoding="utf-8")
        self.seed = "".join(file.read_text(encoding="utf-8") for file in sorted(seed.glob("*.txt")))
        self.numbers = {n.lstrip("0") or "0" for n in digits(self.text) + digits(self.seed)}
        self.plain = self.bare(self.text)
        rows = re.findall(r"^\|\s*\**(\d\.\d+|[A-Z]\d+[a-z]?\??)\**\s*\|", self.text, re.M)
        self.ids = {*rows, "HafenSport", "Seed", "§3", "§4", "§9"}

    @staticmethod
    def bare(text: str) -> str:
        return re.sub(r"https?://|www\.", "", text)

    def check(self, where: str, beleg: dict) -> None:
        if beleg.get("fact") not in self.ids:
            complain(where, f"no such fact: {beleg.get('fact')}")
        if "berechnung" in beleg.get("sources", []):
            return
        for number in digits(spoken(beleg)):
            short = number[:-3] if number.endswith("000") else number
            if not {number.lstrip("0") or "0", short} & self.numbers:
                complain(where, f"number {number} is not in the facts")

    def knows(self, url: str) -> bool:
        """Tell whether an address stands in the fact sheet, there often written as host, path or number only."""
        bare = self.bare(url).rstrip("/")
        host, _, path = bare.partition("/")
        tail = path.rpartition("=")[2] if "?" in path else "/" + path
        return bare in self.plain or (host in self.plain and (not path or tail in self.plain))

    def forbidden_names(self) -> list[str]:
        """Names of staff that the press release mentions, and of people who only speak in it."""
        contact = self.seed.rpartition("Ansprechpartner:")[2].strip().splitlines()[0]
        others = re.findall(r"([A-ZÄÖÜ][\w-]+ [A-ZÄÖÜ]\w+), Staatssekret", self.seed)
        return [part for name in [contact, *others] for part in (name, name.split()[-1])]
