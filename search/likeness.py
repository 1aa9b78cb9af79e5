"""Which used word was meant by a typed one that nobody uses, the same for every engine."""

from collections.abc import Iterable

from search.analysis import folded

ALIKE = 0.65  # trigram Dice; of 15 typing errors 14 reached it, of 25 nonsense wordings none above .67
SHORTEST = 4  # letters of a word that may be a typing error
REACH = 3  # letters by which the two may differ in length


def can_be_meant(typed: str) -> bool:
    """Tell whether a folded word may be a typing error at all."""
    return len(typed) >= SHORTEST and not any(letter.isdigit() for letter in typed)


def first_letters(typed: str) -> tuple[str, ...]:
    """Return the letters with which the meant word may begin: the first one, or the second where two were swapped."""
    return tuple(dict.fromkeys(typed[:2]))


def most_alike(typed: str, used: Iterable[tuple[str, int]]) -> str | None:
    """Return of the used words, each with the number of its entries, the one most alike, where one is alike enough."""
    asked, best, rank = _trigrams(typed), None, (ALIKE, 0, False)
    for word, count in used:
        if count and abs(len(word) - len(typed)) <= REACH:
            alike = _dice(asked, _trigrams(folded(word)))
            # Of equals the more frequent, and of one word's spellings the one with umlauts.
            if (alike, count, not word.isascii()) > rank:
                best, rank = word, (alike, count, not word.isascii())
    return best


def _trigrams(word: str) -> frozenset[str]:
    marked = f"__{word}_"
    return frozenset(marked[at : at + 3] for at in range(len(marked) - 2))


def _dice(first: frozenset[str], second: frozenset[str]) -> float:
    return 2 * len(first & second) / (len(first) + len(second))
