"""Boxes to tick in the order of the words beside them, whatever the order of the database is."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.text import slugify


class SortedBoxes(CheckboxSelectMultiple):
    """One box a choice, sorted as readers of the active language look for it: Ö stands beside O."""

    def optgroups(
        self, name: str, value: list[str], attrs: dict[str, Any] | None = None
    ) -> list[tuple[str | None, list[dict[str, Any]], int | None]]:
        """Return the choices by their words."""
        return sorted(super().optgroups(name, value, attrs), key=lambda group: slugify(str(group[1][0]["label"])))
