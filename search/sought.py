"""Says in words for people how a question was searched, so that nobody has to guess why something was found."""

from search.analysis import pieces
from search.entry import Sought
from search.ranking import Asked
from search.understanding import Understood
from search.vocabulary import Vocabulary

MOST_OTHERS = 8


def explained(understood: Understood, vocabulary: Vocabulary) -> tuple[Sought, ...]:
    """Return the parts and the other words by which each concept was searched; only words that visible entries use."""
    text = understood.query.text
    return tuple(
        Sought(text[each.words[0].start : each.words[-1].end], _parts(each, text), _others(each, vocabulary))
        for each in understood.concepts
    )


def _parts(concept: Asked, text: str) -> tuple[str, ...]:
    found = (part for word in concept.words for part in pieces(text[word.start : word.end]))
    return tuple(dict.fromkeys(_capital(noun) for noun, stem in found if stem in concept.used))


def _others(concept: Asked, vocabulary: Vocabulary) -> tuple[str, ...]:
    ranked = sorted(concept.alternatives, key=lambda pair: -pair[1])
    found = (vocabulary.written.get(stems, "") for stems, _ in ranked if concept.used.issuperset(stems))
    return tuple(filter(None, dict.fromkeys(found)))[:MOST_OTHERS]


def _capital(noun: str) -> str:
    return noun[:1].upper() + noun[1:]
