"""The exact strings by which an entry is filtered and counted, the same for every engine."""

import re

from search.entry import FACETS, Entry

TAG, AUDIENCE, SHOWN_IN = "schlagwort", "audience", "shown_in"
CODES = (*FACETS, TAG, AUDIENCE, SHOWN_IN)
CODE = re.compile(r"[a-z0-9:-]+")


def codes(entry: Entry) -> dict[str, list[str]]:
    """Return every field of codes with the entry's own; its kind is the facet ``art``.

    Raises:
        ValueError: one of them could not be filtered by.
    """
    found = {facet: list(entry.facets.get(facet, ())) for facet in FACETS} | {"art": [entry.kind]}
    found |= {AUDIENCE: [entry.audience], SHOWN_IN: list(entry.shown_in), TAG: list(entry.tags)}
    for field, values in found.items():
        for code in values:
            if not CODE.fullmatch(code):
                raise ValueError(f"{field}: {code!r} is not made of a-z, 0-9, colon and hyphen.")
    return found
