"""Tells whether this release can go on with an index that another one wrote."""

import hashlib
from pathlib import Path

from search import analysis, codes, flat
from search.analysis import compounds, exceptions


def fingerprint(*schema: bytes) -> str:
    """Return a hash of the analyser and of what an engine says of its schema: an index of another one must be rebuilt."""
    sources = [Path(module.__file__) for module in (flat, codes) if module.__file__]
    sources += [*sorted(Path(analysis.__path__[0]).glob("*.py")), compounds.NOUNS, exceptions.FILE]
    state = hashlib.blake2b(digest_size=6)
    for part in (*(source.read_bytes() for source in sources), *schema):
        state.update(part)
    return state.hexdigest()
