"""An entry as the flat strings that an engine stores, the same for every engine."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date

from search.analysis import folded, grams, normal, words
from search.analysis.words import WORD
from search.entry import Entry, Section

# Text repeated by weight is BM25F without needing it from the engine; see docs/search.md.
TITLE, LABELS, REST = 6, 2, 1
LONGEST_TEXT = 20_000  # characters of all sections together
GAP = "|"  # parts of an entry: no phrase reaches across it


@dataclass(frozen=True, slots=True)
class Flat:
    """Strings that only need splitting at spaces."""

    words: str
    grams: str
    stems: str
    surfaces: str


def flatten(entry: Entry) -> Flat:
    """Return the entry's text as flat strings: repeated by weight for ranking, once and in order for phrases."""
    weighed = [
        (entry.title, TITLE),
        (entry.summary, LABELS),
        (" ".join(entry.labels), LABELS),
        (" ".join(entry.names), REST),
        (body(entry), REST),
    ]
    flat: list[str] = []
    small: list[str] = []
    ordered: list[str] = []
    surfaces: set[str] = set()
    for text, weight in weighed:
        known = words(text, entry.language)
        flat += [term for word in known for term in word.terms] * weight
        small += grams(text) * weight
        ordered += [*(word.terms[0] for word in known), GAP]
        for match in WORD.finditer(text):
            surfaces |= {normal(match.group()), folded(match.group())}
    return Flat(" ".join(flat), " ".join(small), " ".join(ordered), " ".join(sorted(surfaces)))


def body(entry: Entry) -> str:
    """Return the text of all sections, cut to what an entry may hold."""
    return "\n".join(section.text for section in entry.sections)[:LONGEST_TEXT]


def pack(entry: Entry) -> bytes:
    """Return the entry as bytes from which unpack() makes it again."""
    fields = asdict(entry) | {"date": entry.date.isoformat() if entry.date else None}
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def unpack(packed: bytes | str) -> Entry:
    """Return the entry that pack() made this of."""
    fields = json.loads(packed)
    listed = ("shown_in", "labels", "names", "tags")
    return Entry(
        **fields
        | {name: tuple(fields[name]) for name in listed}
        | {
            "sections": tuple(Section(**section) for section in fields["sections"]),
            "facets": {facet: tuple(codes) for facet, codes in fields["facets"].items()},
            "date": date.fromisoformat(fields["date"]) if fields["date"] else None,
        }
    )


def digest(entry: Entry) -> str:
    """Return a hash of all that the entry says, so that index and database can be compared."""
    return hashlib.blake2b(pack(entry), digest_size=12).hexdigest()
