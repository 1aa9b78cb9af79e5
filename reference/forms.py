"""Form fields for the values that only this project has."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from reference.partial_date import PartialDate


class PartialDateFormField(forms.CharField):
    """Reads a year, a month or a day as people write them; the cleaned value is a PartialDate or None."""

    default_error_messages = {
        "partial_date": _("Write a year, a month or a day, such as 2023, 09.2023 or 21.09.2023."),
    }

    def prepare_value(self, value: object) -> object:
        """Show a stored date as ``21.09.2023``."""
        if not isinstance(value, PartialDate):
            return value
        return ".".join(reversed(value.iso.split("-")))

    def clean(self, value: object) -> PartialDate | None:
        """Return the date.

        Raises:
            ValidationError: the text is no date, or it is missing and required.
        """
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            raise ValidationError(self.error_messages["partial_date"], code="partial_date") from error

    def has_changed(self, initial: object, data: object) -> bool:
        """Compare the date, not the way it is written."""
        return super().has_changed(self.prepare_value(initial), data)
