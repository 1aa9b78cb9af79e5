"""Which pages of a list are offered below it: the first, the last and those around the current one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

NEIGHBOURS: Final = 2  # on each side of the current page


@dataclass(frozen=True, slots=True)
class PageLink:
    """One number of the pager; number 0 is a gap."""

    number: int
    url: str = ""
    is_current: bool = False


def pager(current: int, last: int, url_of: Callable[[int], str]) -> Iterator[PageLink]:
    """Yield the links below a list of several pages; url_of gives the address of a page."""
    near = range(max(1, current - NEIGHBOURS), min(last, current + NEIGHBOURS) + 1)
    before = 0
    for number in sorted({1, last, *near}) if last > 1 else ():
        if number > before + 1:
            yield PageLink(0)
        yield PageLink(number, url_of(number), number == current)
        before = number
