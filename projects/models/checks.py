"""What must hold of values that people type, with a plain sentence for each mistake."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reference.partial_date import PartialDate

Complaints = dict[str, list[str | Promise]]


def check_order(complaints: Complaints, start: PartialDate | None, end: PartialDate | None) -> None:
    """Complain when a thing ended before it began; dates are compared as precisely as both are known."""
    if start and end and end.last_day() < start.first_day():
        complaints.setdefault("end", []).append(_("The end lies before the start."))


def check_past(complaints: Complaints, dates: Iterable[tuple[str, PartialDate | None]]) -> None:
    """Complain about days that cannot have come yet."""
    today = timezone.localdate()
    for name, date in dates:
        if date and date.first_day() > today:
            complaints.setdefault(name, []).append(_("This day has not come yet."))


def check_range(complaints: Complaints, name: str, least: int | None, most: int | None) -> None:
    """Complain when the smaller figure is above the larger one."""
    if least is not None and most is not None and least > most:
        complaints.setdefault(name, []).append(_("The larger amount is below the smaller one."))


def complain(complaints: Complaints) -> None:
    """Refuse the form when there is anything to complain about.

    Raises:
        ValidationError: there is.
    """
    if complaints:
        raise ValidationError({name: list(texts) for name, texts in complaints.items()})
