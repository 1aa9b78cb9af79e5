"""What the embedded engine stores of an entry; the one place that names its fields."""

import hashlib
import re
from importlib.metadata import version
from pathlib import Path

import tantivy

from search import analysis, flat
from search.analysis import compounds, exceptions
from search.analysis.grams import folded
from search.clauses import GRAMS, STEMS, SURFACES, WORDS
from search.entry import FACETS, Entry

CODES = (*FACETS, "schlagwort", "audience", "shown_in")  # exact strings, filtered and counted
CODE = re.compile(r"[a-z0-9:-]+")
DAY, YEAR, TITLE, KEY, ENTRY, DIGEST = "day", "year", "title", "key", "entry", "digest"
FLAT = {WORDS: "freq", GRAMS: "freq", STEMS: "position", SURFACES: "basic"}


def build() -> tantivy.Schema:
    """Return the schema."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(KEY, stored=True, tokenizer_name="raw", index_option="basic")
    for field, option in FLAT.items():
        builder.add_text_field(field, tokenizer_name="flat", index_option=option)
    for field in CODES:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field(TITLE, tokenizer_name="raw", index_option="basic", fast=True)
    # Integers, never unsigned ones: an int for an unsigned field kills the writer at commit.
    for field in (DAY, YEAR):
        builder.add_integer_field(field, indexed=True, fast=True)
    builder.add_bytes_field(ENTRY, stored=True)
    builder.add_text_field(DIGEST, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def register(index: tantivy.Index) -> tantivy.Index:
    """Give an index that was just opened its tokenizer, which it does not remember."""
    index.register_tokenizer("flat", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


def document(entry: Entry) -> tantivy.Document:
    """Return the entry as a document.

    Raises:
        ValueError: a code of it could not be filtered by.
    """
    codes = {facet: list(codes_of(entry, facet)) for facet in FACETS}
    codes |= {"audience": [entry.audience], "shown_in": list(entry.shown_in), "schlagwort": list(entry.tags)}
    for field, values in codes.items():
        for code in values:
            if not CODE.fullmatch(code):
                raise ValueError(f"{field}: {code!r} is not made of a-z, 0-9, colon and hyphen.")
    strings = flat.flatten(entry)
    day = entry.date.toordinal() if entry.date else 0
    document = tantivy.Document(
        **{KEY: entry.key, DIGEST: flat.digest(entry), ENTRY: flat.pack(entry), DAY: day, TITLE: folded(entry.title)},
        **{WORDS: strings.words, GRAMS: strings.grams, STEMS: strings.stems, SURFACES: strings.surfaces},
        **codes,
    )
    if entry.date:
        document.add_integer(YEAR, entry.date.year)
    return document


def codes_of(entry: Entry, facet: str) -> tuple[str, ...]:
    """Return the entry's codes of a facet; its kind is the facet ``art``."""
    return (entry.kind,) if facet == "art" else tuple(entry.facets.get(facet, ()))


def fingerprint() -> str:
    """Return a hash of everything that decides what is stored: an index of another one must be rebuilt."""
    sources = [Path(module.__file__) for module in (analysis, compounds, flat) if module.__file__]
    sources += [*sorted(sources[0].parent.glob("*.py")), Path(__file__), compounds.NOUNS, exceptions.FILE]
    state = hashlib.blake2b(version("tantivy").encode(), digest_size=6)
    for source in sources:
        state.update(source.read_bytes())
    return state.hexdigest()
