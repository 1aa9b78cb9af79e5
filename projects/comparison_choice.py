"""Reads from an address which solutions are compared, and writes the addresses of every next step."""

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.http import urlencode

MOST = 4  # columns that a page and a sheet of paper can hold
FEWEST = 2
LOOKED_AT = 20  # ids of an address
LONGEST_ID = 9
LONGEST_QUESTION = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """What an address says: ids of pages in their order, and how many there were that cannot be ids."""

    ids: tuple[int, ...] = ()
    unreadable: int = 0
    has_repeated: bool = False
    is_cut: bool = False
    is_differences_only: bool = False
    text: str = ""  # searched for another solution

    @property
    def query(self) -> str:
        """The question of an address that says the same, without what is searched."""
        pairs = [("id", str(page_id)) for page_id in self.ids]
        return urlencode([*pairs, ("unterschiede", "1")] if self.is_differences_only else pairs)

    def with_(self, page_id: int) -> "Choice":
        """Return the choice with one more solution."""
        return replace(self, ids=(*self.ids, page_id))

    def without(self, page_id: int) -> "Choice":
        """Return the choice with one solution less."""
        return replace(self, ids=tuple(each for each in self.ids if each != page_id))


def read(data: QueryDict) -> Choice:
    """Return what an address says; a second mention of an id counts once."""
    values = data.getlist("id")
    ids = [int(value) for value in values[:LOOKED_AT] if _is_id(value)]
    return Choice(
        ids=tuple(dict.fromkeys(ids)),
        unreadable=sum(bool(value) and not _is_id(value) for value in values[:LOOKED_AT]),
        has_repeated=len(set(ids)) < len(ids),
        is_cut=len(values) > LOOKED_AT,
        is_differences_only=data.get("unterschiede") == "1",
        text=" ".join(data.get("q", "").split())[:LONGEST_QUESTION],
    )


def _is_id(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= LONGEST_ID
