"""Makes search/data/nouns_de.tsv, the nouns that the compound splitter knows: ``python -m search.analysis.make_nouns``.

A development tool; simplemma (MIT) is not needed at run time. A noun counts how many other nouns it starts or ends.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from search.analysis.compounds import LINKS, NOUNS

HEAD = (
    "# German noun forms and the number of compounds that their noun starts or ends. "
    "Source: dictionary of simplemma 2.0 (MIT), by search/analysis/make_nouns.py"
)
LETTERS = re.compile(r"[a-zäöü]{3,24}")
LONGEST_FORM = 20
FEWEST_COMPOUNDS = 2


def noun_forms() -> set[tuple[str, str]]:
    """Return pairs of form and noun, in lower case with ss for sharp s."""
    pairs = set()
    for form, noun in DefaultDictionaryFactory().get_dictionary("de").items():
        pair = tuple(str(word) for word in (form, noun))
        low = tuple(word.lower().replace("ß", "ss") for word in pair)
        if all(word[:1].isupper() for word in pair) and all(LETTERS.fullmatch(word) for word in low):
            pairs.add((low[0], low[1]))
    return pairs


def compound_counts(nouns: set[str]) -> Counter[str]:
    """Return how many nouns each noun starts or ends; a noun with several ways to split counts for the most even one."""
    counts: Counter[str] = Counter()
    for noun in nouns:
        halves = max(_halves(noun, nouns), key=lambda pair: min(map(len, pair)), default=())
        counts.update(halves)
    return counts


def _halves(noun: str, nouns: set[str]) -> Iterator[tuple[str, str]]:
    for at in range(3, len(noun) - 2):
        head, tail = noun[:at], noun[at:]
        if tail in nouns:
            heads = (head, *(head.removesuffix(link) for link in LINKS if head.endswith(link)))
            yield from ((short, tail) for short in heads if len(short) >= 3 and short in nouns)


def main() -> None:
    """Write the file."""
    forms = noun_forms()
    counts = compound_counts({noun for _, noun in forms})
    best: dict[str, int] = {}
    for form, noun in forms:
        if len(form) <= LONGEST_FORM:
            best[form] = max(best.get(form, 0), counts[noun])
    lines = [f"{form}\t{count}" for form, count in sorted(best.items()) if count >= FEWEST_COMPOUNDS]
    NOUNS.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(lines)} forms\n")


if __name__ == "__main__":
    main()
