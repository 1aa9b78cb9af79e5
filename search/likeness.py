"""Which used word was meant by a typed one that nobody uses, the same for every engine."""

from collections.abc import Iterable

from search.analysis import folded

ALIKE = 0.65  # from here on a word may be the one that was meant
ONE_SLIP = 0.8  # a letter lost, doubled, changed or swapped: trigrams of short words do not show how near that is
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
    best, rank = None, (ALIKE, 0, False)
    for word, count in used:
        if count and abs(len(word) - len(typed)) <= REACH:
            alike = likeness(typed, folded(word))
            # Of equals the more frequent, and of one word's spellings the one with umlauts.
            if (alike, count, not word.isascii()) > rank:
                best, rank = word, (alike, count, not word.isascii())
    return best


def likeness(typed: str, used: str) -> float:
    """Return 0 to 1 for two folded words: the Dice coefficient of their trigrams, or more when one slip parts them."""
    first, second = _trigrams(typed), _trigrams(used)
    dice = 2 * len(first & second) / (len(first) + len(second))
    return ONE_SLIP if dice < ONE_SLIP and is_one_slip(typed, used) else dice


def is_one_slip(typed: str, used: str) -> bool:
    """Tell whether one letter is missing, too many, another one, or changed places with its neighbour."""
    if typed == used or abs(len(typed) - len(used)) > 1:
        return False
    start = 0
    while start < min(len(typed), len(used)) and typed[start] == used[start]:
        start += 1
    left, right = typed[start:], used[start:]
    if len(left) != len(right):
        return left[1:] == right or left == right[1:]
    is_short = len(typed) <= SHORTEST  # of four letters another one is mostly another word
    is_changed = not is_short and left[1:] == right[1:]
    return is_changed or (left[1::-1] == right[:2] and left[2:] == right[2:])


def _trigrams(word: str) -> frozenset[str]:
    marked = f"__{word}_"
    return frozenset(marked[at : at + 3] for at in range(len(marked) - 2))
