"""Mends typing errors of a question with the words of what the person may see."""

from collections.abc import Iterable, Iterator, Mapping

from search.analysis import Word, folded, normal
from search.analysis.dictionary import is_noun, is_word
from search.likeness import is_one_slip
from search.query import Query
from search.ranking import Asked, Lexicon, Standing

WEAK = (Standing.PARTLY, Standing.UNKNOWN)
SHORTEST_PART = 5  # letters of a part of a compound that may be a typing error


def corrected(query: Query, concepts: Iterable[Asked], lexicon: Lexicon) -> str:
    """Return the question with each mistyped word replaced by the nearest used one; empty where nothing was mended."""
    weak = [word for each in concepts if each.standing in WEAK for word in each.words]
    typed = {word: normal(query.text[word.start : word.end]) for word in weak}
    wrong = {word: text for word, text in typed.items() if not is_word(text)}
    near = _near(tuple(wrong.values()), lexicon)
    text = query.text
    for word in sorted(wrong, key=lambda word: word.start, reverse=True):
        if meant := near.get(wrong[word]):
            text = text[: word.start] + _as_typed(meant, query.text, word) + text[word.end :]
    return text if text != query.text else ""


def _near(typed: tuple[str, ...], lexicon: Lexicon) -> Mapping[str, str]:
    """Return for each mistyped word the one that was meant; where none is near, one with its mistyped part mended."""
    found = {word: near for word, near in lexicon.nearest(typed).items() if _is_meant(word, near)}
    left = [word for word in typed if word not in found and not is_noun(word)]
    parts = {word: tuple(_parts(word)) for word in left}
    if any(parts.values()):
        near = lexicon.nearest(part for ways in parts.values() for _, part, _ in ways)
        for word, ways in parts.items():
            meant = (f"{head}{near[part]}{tail}" for head, part, tail in ways if part in near)
            found.update((word, each) for each in [next(meant, "")] if each)
    return found


def _is_meant(typed: str, near: str) -> bool:
    """Tell whether the nearest word can be meant: for a word made of nouns, only when one slip parts the two."""
    return near != typed and (not is_noun(typed) or is_one_slip(folded(typed), folded(near)))


def _parts(word: str) -> Iterator[tuple[str, str, str]]:
    """Yield head, mistyped part and tail of each way in which the rest of a compound is a noun, longest noun first."""
    ways = [(at, word[:at], word[at:]) for at in range(SHORTEST_PART - 1, len(word) - SHORTEST_PART + 2)]
    tails = [(head, tail, "") for _, head, tail in reversed(ways) if len(tail) >= SHORTEST_PART and is_noun(head)]
    heads = [("", head, tail) for _, head, tail in ways if len(head) >= SHORTEST_PART and is_noun(tail)]
    yield from (way for way in (*tails, *heads) if not is_word(way[1]))


def _as_typed(meant: str, text: str, word: Word) -> str:
    return meant[:1].upper() + meant[1:] if text[word.start].isupper() else meant
