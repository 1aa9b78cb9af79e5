"""Checks of values that people type, each with a sentence that says what to write instead."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

from reference.partial_date import PartialDate

STATE_PREFIXES = frozenset(f"{number:02d}" for number in range(1, 17))

validate_code = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use lower-case letters, digits and hyphens only, such as “ostsee-wasser”.")
)
validate_latitude = [
    MinValueValidator(47, _("Germany lies between 47 and 55.1 degrees north.")),
    MaxValueValidator(55.1, _("Germany lies between 47 and 55.1 degrees north.")),
]
validate_longitude = [
    MinValueValidator(5.8, _("Germany lies between 5.8 and 15.1 degrees east.")),
    MaxValueValidator(15.1, _("Germany lies between 5.8 and 15.1 degrees east.")),
]
validate_not_negative = MinValueValidator(0, _("This number must not be negative."))


def validate_ags(value: str) -> None:
    """Accept a municipality key of 8 digits that begins with a German state.

    Raises:
        ValidationError: it cannot be one.
    """
    if len(value) != 8 or not value.isascii() or not value.isdigit():
        raise ValidationError(_("The municipality key (AGS) has 8 digits, such as 01003000."), code="ags")
    _check_state(value)


def validate_ars(value: str) -> None:
    """Accept a regional key of 12 digits that begins with a German state.

    Raises:
        ValidationError: it cannot be one.
    """
    if len(value) != 12 or not value.isascii() or not value.isdigit():
        raise ValidationError(_("The regional key (ARS) has 12 digits, such as 130030000000."), code="ars")
    _check_state(value)


def _check_state(value: str) -> None:
    if value[:2] not in STATE_PREFIXES:
        raise ValidationError(_("A municipality key begins with the state, 01 to 16."), code="state")


def check_order(start: PartialDate | None, end: PartialDate | None, *, end_field: str = "end") -> None:
    """Accept an end that can lie after the start.

    Raises:
        ValidationError: the end is certainly before the start; keyed by ``end_field``.
    """
    if start and end and end.last_day() < start.first_day():
        raise ValidationError({end_field: _("The end is before the start.")})
