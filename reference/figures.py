"""How numbers are written: in the active language, with its separators, in one place for pages, charts and tables."""

from decimal import Decimal
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

UNGROUPED = 1000  # below it no language needs a separator
MINUS: Final = "\N{MINUS SIGN}"
SPACE: Final = "\N{NO-BREAK SPACE}"
TIGHT: Final = frozenset({("en", "%")})  # units that stand close to their number in a language


def number(value: float | Decimal) -> str:
    """Return a number as people read it, such as ``211.655`` or ``65,6``; zeros after the comma that say nothing are left out."""
    if isinstance(value, int) and 0 <= value < UNGROUPED:
        return str(value)
    digits = f"{value:f}"
    places = len(digits.rstrip("0").partition(".")[2])
    return str(number_format(round(Decimal(digits), places), decimal_pos=places, use_l10n=True, force_grouping=True))


def measured(value: float | Decimal, unit: str) -> str:
    """Return a number with its unit: ``9 %`` in German, ``9%`` in English; never broken at the end of a line."""
    if not unit:
        return number(value)
    gap = "" if ((get_language() or "")[:2], unit) in TIGHT else SPACE
    return f"{number(value)}{gap}{unit}"


def signed(value: int) -> str:
    """Return a change with its sign: ``+31``, ``-11`` with a minus sign, ``0``."""
    return f"+{number(value)}" if value > 0 else f"{MINUS}{number(-value)}" if value < 0 else "0"


def euros(amount: int | Decimal | None, least: int | Decimal | None = None, most: int | Decimal | None = None) -> str:
    """Return an amount or a range as people read it: ``50.000 bis 60.000 Euro``; empty when nothing is known."""
    if amount is not None:
        return _("%(amount)s euros") % {"amount": _money(amount)}
    if least is not None and most is not None:
        return _("%(least)s to %(most)s euros") % {"least": _money(least), "most": _money(most)}
    if least is not None:
        return _("at least %(amount)s euros") % {"amount": _money(least)}
    if most is not None:
        return _("at most %(amount)s euros") % {"amount": _money(most)}
    return ""


def _money(amount: int | Decimal) -> str:
    """Return an amount with as many places as it is precise: ``5,00`` is not ``5``."""
    places = max(-int(Decimal(amount).as_tuple().exponent), 0)
    return str(number_format(amount, decimal_pos=places, use_l10n=True, force_grouping=True))


def person_days(days: int | None) -> str:
    """Return an effort as people read it."""
    return (
        "" if days is None else ngettext("%(days)s person day", "%(days)s person days", days) % {"days": number(days)}
    )
