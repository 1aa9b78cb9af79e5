"""Reads the content files and insists that nothing in them is left over."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import cast

import yaml
from django.conf import settings

from reference.partial_date import PartialDate

Value = object
# The same loader in C where PyYAML was built with it: ten times as fast.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LeftoverError(Exception):
    """A content file says something for which nobody has a place."""


class Record:
    """One entry of a content file; every key is taken exactly once, and what remains is an error."""

    def __init__(self, where: str, data: Mapping[str, Value]) -> None:
        self.where = where
        self._data = dict(data)

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def drop(self, *keys: str) -> None:
        """Take keys that say the same as others or are kept for a later part of the registry."""
        for key in keys:
            self._data.pop(key, None)

    def peek(self, key: str) -> str:
        """Return a text and leave it where it is."""
        return str(self._data.get(key, ""))

    def text(self, key: str, default: str = "") -> str:
        """Take a text; numbers and dates come as they are written."""
        value = self._data.pop(key, default)
        return default if value is None else str(value).strip()

    def number(self, key: str) -> int | None:
        """Take a whole number."""
        value = self._data.pop(key, None)
        return None if value is None else int(str(value))

    def decimal(self, key: str, places: int) -> Decimal | None:
        """Take a number with so many places after the point."""
        value = self._data.pop(key, None)
        return None if value is None else Decimal(str(value)).quantize(Decimal(1).scaleb(-places))

    def flag(self, key: str) -> bool:
        """Take yes or no; missing is no."""
        return bool(self._data.pop(key, False))

    def date(self, key: str) -> PartialDate | None:
        """Take a date that is as precise as its source."""
        value = self.text(key)
        return PartialDate.parse(value) if value else None

    def words(self, key: str) -> list[str]:
        """Take a list of texts."""
        value = self._data.pop(key, None) or []
        return [str(item).strip() for item in (value if isinstance(value, list) else [value])]

    def lines(self, key: str) -> str:
        """Take a list of texts as one text with a line for each."""
        return "\n".join(self.words(key))

    def record(self, key: str) -> "Record":
        """Take a nested mapping; a missing one is empty."""
        return Record(f"{self.where}.{key}", cast("Mapping[str, Value]", self._data.pop(key, None) or {}))

    def records(self, key: str) -> list["Record"]:
        """Take a list of nested mappings."""
        return as_records(f"{self.where}.{key}", self._data.pop(key, None) or [])

    def finish(self) -> None:
        """Insist that everything was taken.

        Raises:
            LeftoverError: it was not.
        """
        if self._data:
            raise LeftoverError(f"{self.where}: Für {', '.join(sorted(self._data))} gibt es keinen Platz.")


def as_records(where: str, items: Value) -> list[Record]:
    """Return a record for each mapping of a list, named by its key where it has one."""
    found = cast("list[Mapping[str, Value]]", items)
    return [
        Record(f"{where}[{item.get('slug') or item.get('key') or number}]", item) for number, item in enumerate(found)
    ]


def read(name: str) -> Value:
    """Return what a content file says."""
    with (directory() / name).open(encoding="utf-8") as file:
        return cast("Value", yaml.load(file, Loader=LOADER))  # noqa: S506 (both are safe loaders)


def read_list(name: str) -> list[Record]:
    """Return the records of a content file that is a list."""
    return as_records(name.removesuffix(".yaml"), read(name))


def read_map(name: str) -> Record:
    """Return the record of a content file that is a mapping."""
    return Record(name.removesuffix(".yaml"), cast("Mapping[str, Value]", read(name)))


def read_folder(name: str) -> Iterator[Record]:
    """Return the records of every content file in a folder."""
    for path in sorted((directory() / name).glob("*.yaml")):
        yield from read_list(f"{name}/{path.name}")


def directory() -> Path:
    """Return where the content files lie."""
    return Path(settings.ROOT) / "content"
