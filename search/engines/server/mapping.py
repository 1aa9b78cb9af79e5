"""What a server's index stores of an entry; the one place that names its fields and settings."""

import json
from collections.abc import Mapping
from typing import Any

from search import flat
from search.analysis import folded
from search.clauses import GRAMS, STEMS, SURFACES, WORDS
from search.codes import AUDIENCE, CODES, codes
from search.entry import Entry
from search.fingerprint import fingerprint as analysed

DAY, YEAR, TITLE, KEY, ENTRY, DIGEST = "day", "year", "title", "key", "entry", "digest"
STORED = [ENTRY, DIGEST, AUDIENCE]
LONGEST_WORD, LONGEST_TITLE = 200, 300  # characters that are looked up and sorted by
_KEYWORD: dict[str, Any] = {"type": "keyword"}
_KEPT: dict[str, Any] = {"type": "keyword", "index": False, "doc_values": False}
_TEXT: dict[str, Any] = {"type": "text", "analyzer": "whitespace"}

MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    "_source": {"includes": STORED},
    "properties": {
        KEY: _KEYWORD,
        WORDS: _TEXT | {"index_options": "freqs"},
        GRAMS: _TEXT | {"index_options": "freqs"},
        STEMS: _TEXT | {"index_options": "positions", "norms": False},
        SURFACES: _KEYWORD | {"ignore_above": LONGEST_WORD},
        **dict.fromkeys(CODES, _KEYWORD),
        TITLE: _KEYWORD,
        DAY: {"type": "integer"},
        YEAR: {"type": "integer"},
        ENTRY: _KEPT,
        DIGEST: _KEPT,
    },
}
SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,  # so that scores and counts are those of all entries
    "auto_expand_replicas": "0-1",
    "gc_deletes": "1h",  # as long a late write must find out that its entry was dropped since
}
WHILE_FILLED = {"refresh_interval": "-1"}
EVERY_DAY = {"refresh_interval": None}
# OpenSearch 3 leaves out BM25's factor k1 + 1, and constant scores beside it would weigh 2.2 times as much.
LEGACY = {"similarity": {"default": {"type": "LegacyBM25"}}}


def index_body(product: str, version: str) -> dict[str, Any]:
    """Return what makes an index on a server of that product and version."""
    is_changed = product == "opensearch" and int(version.partition(".")[0]) >= 3
    return {"mappings": MAPPINGS, "settings": SETTINGS | WHILE_FILLED | (LEGACY if is_changed else {})}


def document(entry: Entry) -> Mapping[str, Any]:
    """Return the entry as a document.

    Raises:
        ValueError: it cannot be stored as it is.
    """
    strings = flat.flatten(entry)
    fields: dict[str, Any] = codes(entry) | {
        KEY: entry.key,
        WORDS: strings.words,
        GRAMS: strings.grams,
        STEMS: strings.stems,
        SURFACES: strings.surfaces.split(),
        TITLE: folded(entry.title)[:LONGEST_TITLE],
        DAY: entry.date.toordinal() if entry.date else 0,
        ENTRY: flat.pack(entry).decode(),
        DIGEST: flat.digest(entry),
    }
    return fields | ({YEAR: entry.date.year} if entry.date else {})


def fingerprint() -> str:
    """Return a hash of everything that decides what is stored: an index of another one must be rebuilt."""
    return analysed(json.dumps([MAPPINGS, SETTINGS, LEGACY], sort_keys=True).encode())
