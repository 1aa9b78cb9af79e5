"""Records to fill a scratch site with: those of a corpus varied until there are enough, or made of the noun list alone."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NOUNS = Path(__file__).resolve().parent.parent / "search" / "data" / "nouns_de.tsv"
SEED = 20231023
BODY_WORDS = 120
COMMON = 4000  # nouns that made-up records draw from most


@dataclass(frozen=True, slots=True)
class Record:
    """What one scratch entry says."""

    title: str
    summary: str
    body: str


def records(number: int, corpus: Path | None = None) -> Iterator[Record]:
    """Yield that many records, the same ones for the same number and corpus."""
    chance = random.Random(SEED)
    nouns = _nouns()
    known = _read(corpus) if corpus else []
    for at in range(number):
        if at < len(known):
            yield known[at]
        elif known:
            yield _varied(known[at % len(known)], nouns, chance)
        else:
            yield _made_up(nouns, chance)


def questions(number: int, corpus: Path | None = None) -> list[str]:
    """Return wordings of one to four words from titles of records, no two alike."""
    chance = random.Random(SEED + 1)
    titles = [record.title.split() for record in records(2000, corpus)]
    found: dict[str, None] = {}
    while len(found) < number:
        words = chance.choice(titles) + chance.choice(titles)
        found[" ".join(chance.sample(words, min(len(words), chance.randint(1, 4))))] = None
    return list(found)


def _read(corpus: Path) -> list[Record]:
    rows = map(json.loads, corpus.read_text(encoding="utf-8").splitlines())
    return [Record(row["title"][:200], (row.get("summary") or "")[:150], row.get("body") or "") for row in rows]


def _nouns() -> list[str]:
    lines = NOUNS.read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[0].capitalize() for line in lines if not line.startswith("#")]


def _varied(record: Record, nouns: list[str], chance: random.Random) -> Record:
    """Return the record with a tenth of its words replaced, so that the number of different words grows too."""
    words = record.body.split()
    for at in chance.sample(range(len(words)), len(words) // 10):
        words[at] = chance.choice(nouns)
    return Record(f"{chance.choice(nouns)} {record.title}"[:200], record.summary, " ".join(words))


def _made_up(nouns: list[str], chance: random.Random) -> Record:
    often = nouns[:: max(1, len(nouns) // COMMON)]
    words = [chance.choice(often if chance.random() < 0.8 else nouns) for _ in range(BODY_WORDS)]
    return Record(" ".join(words[:4]), " ".join(words[4:14])[:150], " ".join(words))
