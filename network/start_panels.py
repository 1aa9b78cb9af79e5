"""Where rooms above say what the start page shows of them, so that it knows no kind of content."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class StartPanel:
    """A section of the start page: a template, and what it shows under the name ``panel``."""

    template: str
    values: Mapping[str, object]


Loader = Callable[[HttpRequest], Iterable[StartPanel]]
_loaders: dict[str, Loader] = {}


def register(name: str, loader: Loader) -> None:
    """Show on the start page what loader(request) returns; it must leave out what the person may not see."""
    _loaders[name] = loader


def panels(request: HttpRequest) -> list[StartPanel]:
    """Return the sections that rooms above have registered, in the order of registration."""
    return [panel for loader in _loaders.values() for panel in loader(request)]
