"""What the pages of the network show besides their own text, one module a family of pages."""

from network.front import about, cities, dates, start  # noqa: F401  each says what its own types show
from network.front.context import context_of

__all__ = ["context_of"]
