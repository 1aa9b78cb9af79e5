"""Says in words for people how a question was searched, so that nobody has to guess why something was found."""

from search.analysis import pieces
from search.entry import Sought
from search.ranking import Asked
from search.understanding import Understood
from search.vocabulary import Stems, Vocabulary


def explained(understood: Understood, vocabulary: Vocabulary) -> tuple[Sought, ...]:
    """Return the parts and the other words by which each concept was searched; only words that visible entries use."""
    return tuple(_explained(each, understood.query.text, vocabulary) for each in understood.concepts)


def capital(noun: str) -> str:
    """Return a part of a compound as a noun is written."""
    return noun[:1].upper() + noun[1:]


def own_stems(concept: Asked) -> Stems:
    """Return the stems by which the vocabulary knows a concept."""
    return tuple(word.terms[0] for word in concept.words)


def _explained(concept: Asked, text: str, vocabulary: Vocabulary) -> Sought:
    typed = [text[word.start : word.end] for word in concept.words]
    taken = [(each, [part for part in pieces(each) if part[1] in concept.used]) for each in typed]
    parts = {capital(noun): stem for _, found in taken for noun, stem in found}
    own, asked = own_stems(concept), text[concept.words[0].start : concept.words[-1].end]
    is_part = {(stem,) for stem in parts.values()}
    ranked = [stems for stems, _ in sorted(concept.alternatives, key=lambda pair: -pair[1]) if stems not in is_part]
    names = {
        name: stems for stems in ranked if concept.used.issuperset(stems) and (name := vocabulary.name(own, stems))
    }
    return Sought(
        text=asked,
        compound=" ".join(each for each, found in taken if found),
        parts=tuple(parts),
        others=tuple(name for name, stems in names.items() if stems not in vocabulary.english),
        english=tuple(name for name, stems in names.items() if stems in vocabulary.english),
        is_english=own in vocabulary.english,
    )
