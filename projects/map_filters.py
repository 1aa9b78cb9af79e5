"""Reads from an address what the map counts: one kind of entry, of one field of action, in one phase."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from search import forms

SOLUTION = "loesung"
# Kinds that belong to a city, each with the address of its list.
LISTS: Mapping[str, str] = {SOLUTION: "/loesungen/", "erfahrung": "/erfahrungen/", "bedarf": "/bedarfe/"}
NAMES = ("art", "feld", "phase")


@dataclass(frozen=True, slots=True)
class MapFilters:
    """What is counted; empty: any. notices say what of the address was left out."""

    kind: str = SOLUTION
    field: str = ""
    phase: str = ""
    notices: tuple[str, ...] = ()

    @property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """The facets to ask the search for."""
        chosen = {"art": self.kind, "feld": self.field, "phase": self.phase}
        return {facet: (code,) for facet, code in chosen.items() if code}

    @property
    def query(self) -> str:
        """The filters as they stand in an address; empty when all solutions are counted."""
        return urlencode([(name, codes[0]) for name, codes in self.facets.items() if codes[0] != SOLUTION])

    @property
    def list_query(self) -> str:
        """The filters as the list of the kind understands them."""
        return urlencode([(name, codes[0]) for name, codes in self.facets.items() if name != "art"])


def read(data: QueryDict, is_known: forms.IsKnown) -> MapFilters:
    """Return the filters of an address; what cannot be obeyed is left out and said."""
    reading = forms.read(data, is_known)
    chosen = {name: reading.form.facets.get(name, ()) for name in NAMES}
    kinds = [kind for kind in chosen["art"] if kind in LISTS]
    kind = kinds[0] if kinds else SOLUTION
    field, phase = (next(iter(chosen[name]), "") for name in ("feld", "phase"))
    dropped = [(name, value) for name, value in reading.dropped if name in NAMES]
    dropped += [("art", value) for value in chosen["art"] if value != kind]
    dropped += [(name, value) for name in ("feld", "phase") for value in chosen[name][1:]]
    notices = [_left_out(dropped)] if dropped else []
    if phase and kind != SOLUTION:
        phase = ""
        notices.append(_("Only solutions have a phase. We left the phase out."))
    return MapFilters(kind, field, phase, tuple(notices))


def _left_out(dropped: list[tuple[str, str]]) -> str:
    shown = ", ".join(dict.fromkeys(f"{name}={value[:40]}" for name, value in dropped[:5]))
    return _("We left out what we could not understand: %(parts)s") % {"parts": shown}
