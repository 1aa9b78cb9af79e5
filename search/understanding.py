"""What a question means before any engine runs it: its concepts, what is known of each, and its typing errors."""

from dataclasses import dataclass

from search import vocabulary
from search.analysis import normal
from search.analysis.dictionary import is_noun
from search.closeness import Gist
from search.entry import Question
from search.mending import corrected
from search.query import Query, clean, parse
from search.ranking import Asked, Lexicon, Standing, asked


@dataclass(frozen=True, slots=True)
class Understood:
    """A question taken apart, its typing errors mended."""

    query: Query
    concepts: tuple[Asked, ...]
    correction: str  # the whole question mended; empty where nothing had to be
    is_hopeless: bool  # something was typed and no word of it is known: grams alone would always find something
    gist: Gist

    @property
    def is_vague(self) -> bool:
        """Tell whether hits must prove that they speak of what was asked."""
        return self.gist.is_vague and not self.query.phrases

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the typed words that nobody uses."""
        concepts = (each for each in self.concepts if each.standing is Standing.UNKNOWN)
        return tuple(self.query.text[each.words[0].start : each.words[-1].end] for each in concepts)


def understand(question: Question, lexicon: Lexicon) -> Understood:
    """Take a question apart with the words of what the person may see."""
    query = parse(question.text, question.language)
    # Lists without words must not wait for the vocabulary, which a new process makes in some seconds.
    known = vocabulary.known() if query.words else vocabulary.Vocabulary()
    concepts = asked(query, known, lexicon)
    correction = "" if question.exact else corrected(query, concepts, lexicon)
    if correction:
        query = parse(correction, question.language)
        concepts = asked(query, known, lexicon)
    return Understood(query, concepts, correction, _is_hopeless(question, query, concepts), _gist(query, concepts))


def _gist(query: Query, concepts: tuple[Asked, ...]) -> Gist:
    """Leave out words such as "verlängern" of "Reisepass verlängern", which many entries use of anything."""
    return Gist(query, tuple(each for each in concepts if _has_noun(query, each)) or concepts)


def _has_noun(query: Query, concept: Asked) -> bool:
    """Tell a noun by its capital where capitals are used, else by the dictionary."""
    is_written = any(each.islower() for each in query.text.split()) and any(
        each[:1].isupper() for each in query.text.split()
    )
    typed = [query.text[word.start : word.end] for word in concept.words]
    return any(each[:1].isupper() if is_written else is_noun(normal(each)) for each in typed)


def _is_hopeless(question: Question, query: Query, concepts: tuple[Asked, ...]) -> bool:
    if query.is_empty and not query.without:
        return bool(clean(question.text))
    has_more = bool(query.phrases or query.beginnings)
    return bool(concepts) and not has_more and all(each.standing is Standing.UNKNOWN for each in concepts)
