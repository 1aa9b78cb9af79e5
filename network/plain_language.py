"""Leichte Sprache: German by rules of its own, with a language tag of its own, in short sentences."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import HelpPanel
from wagtail.blocks.stream_block import StreamValue
from wagtail.rich_text import RichText

# BCP 47: German in the registered variant "simple". What knows only "de" reads it as German.
PLAIN_TAG: Final = "de-simple"
MOST_WORDS: Final = 12
BREAK = re.compile(r"<br\s*/?>|</(?:p|li|h\d)>")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def long_sentences(body: object) -> list[str]:
    """Return the sentences of a stream field that have more words than Leichte Sprache allows, in order."""
    lines = (line for piece in (body if isinstance(body, StreamValue) else ()) for line in _lines(piece))
    sentences = (sentence for line in lines for sentence in SENTENCE_END.split(line.strip()))
    return [sentence for sentence in sentences if len(sentence.split()) > MOST_WORDS]


def _lines(piece: StreamValue.StreamChild) -> Iterator[str]:
    """Yield what stands on lines of its own."""
    if isinstance(piece.value, RichText):
        yield from (strip_tags(line) for line in BREAK.split(piece.value.source))
    else:
        yield from map(str, piece.block.get_searchable_content(piece.value))


class LongSentencesPanel(HelpPanel):
    """Tells editors of a saved page in Leichte Sprache which sentences are too long; it stops nobody from saving."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"heading": _("Long sentences"), "template": "network/admin/long_sentences.html", **kwargs})

    class BoundPanel(HelpPanel.BoundPanel):
        """The panel of one page."""

        @property
        def most_words(self) -> int:
            """How many words a sentence may have."""
            return MOST_WORDS

        @property
        def sentences(self) -> list[str]:
            """The sentences that are too long."""
            return long_sentences(self.instance.body)

        def is_shown(self) -> bool:
            """Show it only where there is something to say."""
            return super().is_shown() and self.instance.is_plain and bool(self.sentences)
