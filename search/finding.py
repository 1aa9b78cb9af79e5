"""From a question to an answer, the same for every engine: understand it, plan it, let the engine run it, mark the words."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from django.utils.timezone import localdate

from search import vocabulary
from search.analysis import folded, grams, normal
from search.analysis.words import WORD
from search.clauses import GRAMS, Beginning, Key, Plan, Term
from search.entry import FACETS, Answer, Entry, Hit, Question, Sought, Suggestion
from search.meaning.near import NOTHING, near, near_entry
from search.passage import Marker, passage, title
from search.query import SHORTEST_BEGINNING, clean
from search.ranking import Lexicon, like, pin, plan, words_of
from search.sought import explained
from search.understanding import Understood, understand

MOST_COMPLETED = 8
MOST_MAYBE = 3
CONSIDERED = 80  # entries among which completion looks for fitting titles
DEEPEST = 10_000  # hits that can be paged through


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine found: one page of entries, the number of all, and for each facet value how many a click would give."""

    entries: tuple[Entry, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    scores: tuple[float, ...] = ()  # of the entries, where they are ranked


class Index(Protocol):
    """One state of an engine's index, opened for questions."""

    def lexicon(self, question: Question) -> Lexicon:
        """Return the words of what the person may see."""
        ...

    def run(self, plan: Plan, question: Question, *, is_counted: bool = False) -> Found:
        """Run a plan under the question's audiences, filters, order and page; count facets only where asked to."""
        ...

    def entry(self, key: str, question: Question) -> Entry | None:
        """Return one entry, if the person may see it."""
        ...

    def remembered(self, asked: Hashable, answer: Callable[[], Answer]) -> Answer:
        """Return what this state of the index answered to the same before, where it remembers that, or the answer now."""
        ...


def find(index: Index, question: Question) -> Answer:
    """Answer a question from an index."""
    if question.like:
        return _similar(index, question)
    asked = understand(question, index.lexicon(question))
    sought = explained(asked, vocabulary.known()) if asked.concepts else ()
    if asked.is_hopeless and not question.pinned:
        nothing = {facet: dict[str, int]() for facet in FACETS}
        offered = _maybe(index, asked, question)
        return Answer((), 0, nothing, asked.correction, asked.unknown, sought, maybe=offered)
    wanted = planned(asked, question)
    everything = (asked, wanted, sought, *_narrowed(question))
    return index.remembered(everything, lambda: _answer(index, asked, wanted, sought, question))


def _answer(index: Index, asked: Understood, wanted: Plan, sought: tuple[Sought, ...], question: Question) -> Answer:
    found = index.run(wanted, question, is_counted=True)
    marker = Marker(words_of(asked.concepts, asked.query), asked.query.beginnings)
    hits = tuple(_judged(entry, marker, asked, question.pinned) for entry in found.entries)
    return Answer(hits, found.total, found.counts, asked.correction, asked.unknown, sought)


def _narrowed(question: Question) -> tuple[Hashable, ...]:
    """Return what decides beside the plan which entries a person is shown."""
    filters = (tuple(sorted(question.facets.items())), question.tags, question.year_from, question.year_to)
    page = (question.sort, question.start, question.size, question.pinned)
    return (question.audiences, question.language, *filters, *page)


def planned(asked: Understood, question: Question) -> Plan:
    """Return what an engine is asked for a question that was understood."""
    # Lists without words must not wait for the model.
    meant = near(asked.query.text, question.audiences, question.language) if asked.concepts else NOTHING
    wanted = plan(asked.query, asked.concepts, meant, year=localdate().year)
    return pin(wanted, question.pinned) if asked.concepts else wanted


def _maybe(index: Index, asked: Understood, question: Question) -> tuple[Hit, ...]:
    """Return the few entries that stand out by meaning where no word of a question is known: an offer, nothing found."""
    meant = near(asked.query.text, question.audiences, question.language)
    keys = tuple(Key(each.key, each.share) for each in meant.entries if each.stands_out)[:MOST_MAYBE]
    if not keys:
        return ()
    found = index.run(Plan(keys), replace(question, sort="relevanz", start=0, size=MOST_MAYBE))
    nothing = Marker(frozenset())
    return tuple(_hit(entry, nothing, is_vague=False) for entry in found.entries)


def complete(index: Index, text: str, audiences: frozenset[str], language: str) -> tuple[Suggestion, ...]:
    """Return visible titles and cities that have every word typed so far, the last one as a beginning."""
    *whole, last = typed = _pieces(text)
    if len(last) < SHORTEST_BEGINNING:
        return ()
    # Title's grams weigh most, so that of many entries with these words those with them in the title come first.
    small = tuple(Term(GRAMS, gram) for piece in typed for gram in grams(piece) if not gram.endswith("_"))
    wanted = Plan(matching=small, required=tuple(Beginning(folded(piece)) for piece in typed))
    found = index.run(wanted, Question("", audiences, language, size=CONSIDERED))
    fitting = [(name, entry) for entry in found.entries if (name := _begun(entry, text, language))]
    fitting.sort(key=lambda each: not folded(each[0]).startswith(folded(whole[0] if whole else last)))
    return tuple(Suggestion(_group(entry), name, entry.url) for name, entry in fitting[:MOST_COMPLETED])


def _begun(entry: Entry, text: str, language: str) -> str:
    """Return the title that was begun, the reader's rather than the entry's own; empty if it is none of them."""
    names = (entry.title_en, entry.title) if language == "en" else (entry.title,)
    return next((name for name in names if name and begins(name, text)), "")


def begins(title: str, text: str) -> bool:
    """Tell whether each typed word begins a word of the title, with or without umlauts."""
    typed = _pieces(text)
    names = [match.group() for match in WORD.finditer(title)]
    beginnings = {spelled for name in names for spelled in (normal(name), folded(name))}
    return bool(typed[0]) and all(
        any(name.startswith((piece, folded(piece))) for name in beginnings) for piece in typed
    )


def _pieces(text: str) -> list[str]:
    return [normal(match.group()) for match in WORD.finditer(clean(text))] or [""]


def _similar(index: Index, question: Question) -> Answer:
    entry = index.entry(question.like, question)
    if entry is None:
        return Answer((), 0)
    found = index.run(like(entry, near_entry(entry.key, question.audiences, question.language)), question)
    nothing = Marker(frozenset())
    return Answer(tuple(_hit(each, nothing, is_vague=False) for each in found.entries), found.total)


def _judged(entry: Entry, marker: Marker, asked: Understood, pinned: tuple[str, ...]) -> Hit:
    if entry.key in pinned:
        return replace(_hit(entry, marker, is_vague=False), is_pinned=True)
    return _hit(entry, marker, is_vague=asked.is_vague and asked.gist.is_missed_by(entry))


def _hit(entry: Entry, marker: Marker, *, is_vague: bool) -> Hit:
    best = passage(entry, marker)
    return Hit(entry, best.html if best else "", best.section if best else "", title(entry, marker), is_vague)


def _group(entry: Entry) -> str:
    return "stadt" if entry.kind == "seite" and entry.facets.get("stadt") else "titel"
