"""Makes search/data/others_de.txt, which tells a word from a typing error: ``python -m search.analysis.make_others``.

A development tool; simplemma (MIT) is not needed at run time. Nouns stand in nouns_de.tsv.
"""

import re
import sys

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from search.analysis.dictionary import OTHERS
from search.analysis.words import stem

HEAD = (
    "# Stems of German verbs, adjectives and other words that are no nouns. "
    "Source: dictionary of simplemma 2.0 (MIT), by search/analysis/make_others.py"
)
LETTERS = re.compile(r"[a-zäöüß]{4,12}")


def main() -> None:
    """Write the file."""
    lemmas = {str(lemma) for lemma in DefaultDictionaryFactory().get_dictionary("de").values()}
    stems = sorted({stem(lemma) for lemma in lemmas if LETTERS.fullmatch(lemma)})
    OTHERS.write_text("\n".join([HEAD, *stems]) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(stems)} stems\n")


if __name__ == "__main__":
    main()
