"""What the embedded engine stores of an entry; the one place that names its fields."""

from importlib.metadata import version
from pathlib import Path

import tantivy

from search import flat
from search.analysis.grams import folded
from search.clauses import GRAMS, STEMS, SURFACES, WORDS
from search.codes import CODES, codes
from search.entry import Entry
from search.fingerprint import fingerprint as analysed

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
    strings = flat.flatten(entry)
    day = entry.date.toordinal() if entry.date else 0
    document = tantivy.Document(
        **{KEY: entry.key, DIGEST: flat.digest(entry), ENTRY: flat.pack(entry), DAY: day, TITLE: folded(entry.title)},
        **{WORDS: strings.words, GRAMS: strings.grams, STEMS: strings.stems, SURFACES: strings.surfaces},
        **codes(entry),
    )
    if entry.date:
        document.add_integer(YEAR, entry.date.year)
    return document


def fingerprint() -> str:
    """Return a hash of everything that decides what is stored: an index of another one must be rebuilt."""
    return analysed(version("tantivy").encode(), Path(__file__).read_bytes())
