"""Indices of one name on a server: an alias names the one that answers, another alias the one being filled."""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from search.engine import EngineDownError
from search.engines.server.client import NoIndexError, Server


@dataclass(frozen=True, slots=True)
class Standing:
    """Which indices there are at one moment."""

    indices: frozenset[str]
    current: tuple[str, ...]  # behind the alias; anything but one is wrong
    filling: tuple[str, ...]  # behind the alias of the next one
    is_blocked: bool  # a real index has the name that the alias needs


class Generations:
    """All indices of a name; each is called by a time and the fingerprint of mapping and analyser."""

    def __init__(self, server: Server, fingerprint: str) -> None:
        self._server, self.fingerprint = server, fingerprint
        self.name = server.place.index
        self.next = f"{self.name}-next"
        self._ours = re.compile(rf"{re.escape(self.name)}-\d{{19}}-[0-9a-f]{{12}}")

    def standing(self) -> Standing:
        """Look at the server."""
        try:
            aliases = self._server.aliases(f"{self.name}*")
        except NoIndexError:
            aliases = {}
        return Standing(
            indices=frozenset(filter(self._ours.fullmatch, aliases)),
            current=tuple(sorted(index for index, names in aliases.items() if self.name in names)),
            filling=tuple(sorted(index for index, names in aliases.items() if self.next in names)),
            is_blocked=self.name in aliases,
        )

    def current(self, standing: Standing) -> str:
        """Return the one index that answers and takes writes.

        Raises:
            EngineDownError: there is none, more than one, or one that this release cannot go on with.
        """
        if standing.is_blocked:
            raise EngineDownError(_("An index is called %s, where an alias of ours must be: delete it.") % self.name)
        if len(standing.current) > 1:
            raise EngineDownError(_("The alias %s names more than one index.") % self.name)
        if not standing.current:
            raise NoIndexError(_("The search server has no index for us."))
        if not standing.current[0].endswith(f"-{self.fingerprint}"):
            raise EngineDownError(_("The index was made by another version; search_rebuild makes it anew."))
        return standing.current[0]

    def fresh(self) -> str:
        """Return a name for the next index."""
        return f"{self.name}-{time.time_ns():019}-{self.fingerprint}"

    def switch(self, index: str, standing: Standing) -> None:
        """Let readers ask this index from one moment to the next."""
        actions: list[dict[str, Any]] = [
            {"remove": {"index": old, "alias": self.name}} for old in standing.current if old != index
        ]
        actions += [
            {"add": {"index": index, "alias": self.name}},
            {"remove": {"index": index, "alias": self.next}},
        ]
        self._server.switch(actions)

    def sweep(self, keep: Iterable[str]) -> None:
        """Delete what former rebuilds left, finished or not; never what readers ask at this moment."""
        standing = self.standing()
        self._server.delete(sorted(standing.indices - set(standing.current) - set(keep)))
