"""What the result page says about a search beside its hits: what was left out, what nobody uses, how it was searched."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from search import query
from search.entry import Answer, Sought
from search.forms import Reading

MOST_DROPPED = 5
MOST_OTHERS = 8
SHOWN_VALUE = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One line of "How we searched": components/sought.html."""

    label: str
    lines: tuple[str, ...]


def announcement(total: int, correction: str) -> str:
    """Return what a screen reader says after the results were replaced."""
    found = ngettext("%(total)s result", "%(total)s results", total) % {
        "total": number_format(total, force_grouping=True)
    }
    return _("%(found)s for “%(text)s”") % {"found": found, "text": correction} if correction else found


def notices(reading: Reading, answer: Answer, total: int, last: int) -> Iterator[str]:
    """Yield a sentence for each thing that was not done as the address asks."""
    if answer.is_degraded:
        yield _(
            "Our search server does not answer at the moment. A smaller one stands in; the newest changes may be missing."
        )
    if reading.is_cut:
        yield _("Your question was longer than 200 characters. We searched for its beginning.")
    if reading.dropped:
        named = dict.fromkeys(f"{name}={_shortened(value)}" for name, value in reading.dropped[:MOST_DROPPED])
        yield _("We left out what we could not understand: %(parts)s") % {"parts": ", ".join(named)}
    if total and answer.unknown:
        yield _("Nobody uses these words: %(words)s") % {"words": ", ".join(answer.unknown)}
    if total and reading.form.page > last:
        yield _("This page does not exist. The results end on page %(last)s.") % {"last": last}


def sought(reading: Reading, answer: Answer) -> tuple[Row, ...]:
    """Return how the question was searched; nothing where every word was searched as it is."""
    return tuple(row for row in _rows(reading, answer) if row.lines)


def _rows(reading: Reading, answer: Answer) -> Iterator[Row]:
    if answer.correction:
        mended = _("%(typed)s was read as %(meant)s") % {"typed": reading.form.text, "meant": answer.correction}
        yield Row(_("Mended"), (mended,))
    taken = (f"{each.compound}: {', '.join(each.parts)}" for each in answer.sought if each.parts)
    yield Row(_("Taken apart"), tuple(taken))
    named = ((each.text, _others(each)) for each in answer.sought)
    yield Row(_("Also searched"), tuple(f"{text}: {others}" for text, others in named if others))
    yield Row(_("In no entry"), _listed(answer.unknown))
    asked = query.parse(reading.form.text)
    yield Row(_("Without small words"), _listed(asked.small_words))
    if asked.phrases:
        yield Row(_("In exactly this order"), (_("The words between quotation marks"),))
    if asked.without:
        yield Row(_("Left out"), (_("Entries with the words after the minus sign"),))


def _listed(words: tuple[str, ...]) -> tuple[str, ...]:
    return (", ".join(dict.fromkeys(words)),) if words else ()


def _others(each: Sought) -> str:
    """Return the other words in the reader's language, and how many more there are.

    Entries are German nearly all: whoever reads English sees by which German words they are found, after the English ones.
    """
    german_first = (*each.others, *(each.english if each.is_english else ()))
    told = (*each.english, *each.others) if get_language() == "en" else german_first
    english = len(each.others) + len(each.english) - len(told)
    listed, rest = ", ".join(told[:MOST_OTHERS]), _rest(len(told[MOST_OTHERS:]), english)
    return _("%(first)s and %(last)s") % {"first": listed, "last": rest} if listed and rest else listed or rest


def _rest(more: int, english: int) -> str:
    if more and english:
        return _("%(count)s more, %(english)s of them English") % {"count": more + english, "english": english}
    if english:
        return ngettext("%(count)s English word", "%(count)s English words", english) % {"count": english}
    return _("%(count)s more") % {"count": more} if more else ""


def _shortened(value: str) -> str:
    printable = "".join(char for char in value if char.isprintable())
    return printable if len(printable) <= SHOWN_VALUE else f"{printable[:SHOWN_VALUE]}…"
