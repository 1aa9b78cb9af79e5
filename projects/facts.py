"""Single facts of a page as a template shows them: label, text or "not stated", evidence, contradictions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from projects.evidence import Conflict, Evidence, Mark
from reference.models import lines
from reference.partial_date import PartialDate

Label = str | Promise


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list of facts; without texts the template shows "not stated".

    ``language``: of the texts, where they are the page's own words and not the interface's; ``note_language`` likewise.
    ``is_hidden``: the reader may not see it; the template leaves the line out or says "for staff only".
    """

    label: str
    texts: tuple[str, ...] = ()
    note: str = ""
    marks: tuple[Mark, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    is_hidden: bool = False
    language: str = ""
    note_language: str = ""

    @property
    def text(self) -> str:
        """All texts in one line; empty when nothing is known."""
        return "; ".join(self.texts)

    @property
    def is_given(self) -> bool:
        """Whether anything is known."""
        return bool(self.texts or self.note)


@dataclass(frozen=True, slots=True)
class FactBook:
    """Makes facts with their evidence, and without what the reader may not see; language is that of the page's texts."""

    evidence: Evidence
    hidden: frozenset[str] = frozenset()
    language: str = ""

    def fact(self, label: Label, names: str | tuple[str, ...], texts: str | Iterable[str], note: str = "") -> Fact:
        """Return a fact on these fields in words of the interface, with a note in the page's; empty texts are left out."""
        fields = (names,) if isinstance(names, str) else names
        if self.hidden & set(fields):
            return Fact(str(label), is_hidden=True)
        found = (texts,) if isinstance(texts, str) else tuple(texts)
        return Fact(
            str(label),
            tuple(text for text in found if text),
            note,
            self.evidence.marks(*fields),
            self.evidence.conflicts(*fields),
            note_language=self.language,
        )

    def said(self, label: Label, names: str | tuple[str, ...], texts: str | Iterable[str], note: str = "") -> Fact:
        """Return a fact on these fields in the page's own words."""
        return replace(self.fact(label, names, texts, note), language=self.language)

    def listed(self, label: Label, name: str, text: str, note: str = "") -> Fact:
        """Return a fact whose text is the page's own and has one item a line."""
        return self.said(label, name, lines(text), note)


def span(start: PartialDate | None, end: PartialDate | None) -> str:
    """Return from when to when: ``seit Oktober 2022``, ``Januar 2023 bis April 2023``; empty when nothing is known."""
    if start and end:
        return (
            start.human() if start == end else _("%(start)s to %(end)s") % {"start": start.human(), "end": end.human()}
        )
    if start:
        return _("since %(start)s") % {"start": start.human()}
    return _("until %(end)s") % {"end": end.human()} if end else ""
