"""One vector an entry: the mean of its title's, its opening's and its pieces' vectors.

A question's cosine with it is the mean of its cosines with them, and a hundred thousand entries need only 38 MB.
"""

from collections.abc import Mapping

import numpy as np

from search.meaning.model import Model
from search.meaning.texts import Texts
from search.meaning.vectors import Small, packed, text_hash, unpacked

RULE = 2  # raise it when texts, mean or what has a vector change: every entry's row is then made anew


def rule(model: Model) -> str:
    """Return the name of what an entry's vector was made by; those of two rules are never compared."""
    return f"{model.name}/{RULE}"


def mean(of: Texts, known: Mapping[bytes, Small]) -> tuple[Small | None, bool]:
    """Return the vector of an entry's texts, None without title and opening, and whether all pieces are in it."""
    title, opening, *chunks = (known.get(text_hash(text)) for text in of.all)
    if title is None or opening is None:
        return None, False
    pieces = [unpacked(chunk) for chunk in chunks if chunk is not None]
    parts = [unpacked(title), unpacked(opening), *([np.mean(pieces, axis=0)] if pieces else [])]
    return packed(np.mean(parts, axis=0)), len(pieces) == len(chunks)
