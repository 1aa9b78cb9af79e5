"""Which texts stand for an entry and for a group of words when they become vectors.

Source: measured on judged queries; three views of an entry, averaged, beat any one of them (docs/search.md).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from search.entry import Entry
from search.flat import body
from search.vocabulary import Group

TITLE, OPENING, GROUP = 200, 500, 400  # characters
CHUNK, CHUNKS, CHUNK_TITLE, CHUNK_LABELS, LONGEST_CHUNK = 600, 4, 120, 150, 800


@dataclass(frozen=True, slots=True)
class Texts:
    """The views of an entry: its title, its title with the summary, and pieces of its body."""

    title: str
    opening: str
    chunks: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Return title, opening and pieces, in this order."""
        return (self.title, self.opening, *self.chunks)


def of_entry(entry: Entry) -> Texts:
    """Return the texts of an entry."""
    return Texts(entry.title[:TITLE], f"{entry.title}. {entry.summary}"[:OPENING], tuple(_chunks(entry)))


def of_group(group: Group) -> str:
    """Return the text of a group of words."""
    return "; ".join(dict.fromkeys(group.everyday + group.terms))[:GROUP]


def _chunks(entry: Entry) -> Iterator[str]:
    """Give the title with the labels before the first piece of the body, the title before each further one."""
    text, labels = body(entry)[: CHUNK * CHUNKS], ", ".join(entry.labels)[:CHUNK_LABELS]
    for start in range(0, max(1, len(text)), CHUNK):
        before = f"{labels}. " if labels and not start else ""
        yield f"{entry.title[:CHUNK_TITLE]}. {before}{text[start : start + CHUNK]}"[:LONGEST_CHUNK]
