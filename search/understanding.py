"""What a question means before any engine runs it: its concepts, what is known of each, and its typing errors."""

from dataclasses import dataclass

from search import vocabulary
from search.entry import Question
from search.query import Query, clean, parse
from search.ranking import Asked, Lexicon, Standing, asked, corrected


@dataclass(frozen=True, slots=True)
class Understood:
    """A question taken apart, its typing errors mended."""

    query: Query
    concepts: tuple[Asked, ...]
    correction: str  # the whole question mended; empty where nothing had to be
    is_hopeless: bool  # something was typed and no word of it is known: grams alone would always find something
    is_vague: bool  # no word is known whole

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the typed words that nobody uses."""
        concepts = (each for each in self.concepts if each.standing is Standing.UNKNOWN)
        return tuple(self.query.text[each.words[0].start : each.words[-1].end] for each in concepts)


def understand(question: Question, lexicon: Lexicon) -> Understood:
    """Take a question apart with the words of what the person may see."""
    query = parse(question.text, question.language)
    # Lists without words must not wait for the vocabulary, which a new process makes in some seconds.
    known = vocabulary.current() if query.words else vocabulary.Vocabulary()
    concepts = asked(query, known, lexicon)
    correction = "" if question.exact else corrected(query, concepts, lexicon)
    if correction:
        query = parse(correction, question.language)
        concepts = asked(query, known, lexicon)
    is_vague = bool(concepts) and not query.phrases and all(each.standing is not Standing.KNOWN for each in concepts)
    return Understood(query, concepts, correction, _is_hopeless(question, query, concepts), is_vague)


def _is_hopeless(question: Question, query: Query, concepts: tuple[Asked, ...]) -> bool:
    if query.is_empty and not query.without:
        return bool(clean(question.text))
    has_more = bool(query.phrases or query.beginnings)
    return bool(concepts) and not has_more and all(each.standing is Standing.UNKNOWN for each in concepts)
