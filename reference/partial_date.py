"""Dates that are only as precise as their source: a year, a month or a day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.forms import Field as FormField
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    DateTextField = models.CharField["PartialDate | str | None", "PartialDate | None"]
else:
    DateTextField = models.CharField

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
GERMAN = re.compile(r"(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``2023``, ``2023-09``, ``2023-09-21``, ``09.2023`` or ``21.09.2023``.

        Raises:
            ValueError: the text is none of these, or such a day does not exist.
        """
        text = text.strip().replace(" ", "")
        if match := ISO.fullmatch(text):
            year, month, day = match.groups()
        elif match := GERMAN.fullmatch(text):
            day, month, year = match.groups()
        else:
            raise ValueError(text)
        parsed = cls(int(year), int(month) if month else None, int(day) if day else None)
        parsed.first_day()
        return parsed

    def first_day(self) -> date:
        """Return the earliest day that is meant."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """Return the latest day that is meant."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def human(self) -> str:
        """Return it as people of the active language write it, such as ``September 2023``."""
        if self.day:
            return date_format(self.first_day(), "DATE_FORMAT")
        if self.month:
            return f"{MONTHS[self.month]} {self.year}"
        return str(self.year)

    @property
    def iso(self) -> str:
        """The stored form, as precise as known: ``2023``, ``2023-09`` or ``2023-09-21``."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def __str__(self) -> str:
        """Return it as people write it, so that a template needs no filter."""
        return self.human()

    def __lt__(self, other: "PartialDate") -> bool:
        """Order by the first day that is meant; the less precise one comes first."""
        return self.iso < other.iso


class PartialDateField(DateTextField):
    """Stores a PartialDate as text that sorts by time; a missing one is stored as empty text and read as None."""

    default_error_messages = {
        "partial_date": _("Write a year, a month or a day, such as 2023, 09.2023 or 21.09.2023."),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Take the arguments of a CharField; blank means that the date may be unknown."""
        kwargs.update(max_length=10)
        if kwargs.get("blank"):
            kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> PartialDate | None:
        """Turn the stored text into a value."""
        return PartialDate.parse(value) if value else None

    def to_python(self, value: object) -> PartialDate | None:
        """Accept values, dates, years and texts.

        Raises:
            ValidationError: the text is no date.
        """
        if value in (None, "") or isinstance(value, PartialDate):
            return value or None  # type: ignore[return-value]
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(self.error_messages["partial_date"], code="partial_date") from error

    def get_prep_value(self, value: object) -> str:
        """Return the text to store."""
        parsed = self.to_python(value)
        return parsed.iso if parsed else ""

    def value_to_string(self, obj: models.Model) -> str:
        """Return the text for serialised revisions."""
        return self.get_prep_value(self.value_from_object(obj))

    def run_validators(self, value: object) -> None:
        """Skip the length check: the form of the text is checked in to_python."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Leave a proper value on the instance, also when it was given as text."""
        value = self.to_python(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return self.get_prep_value(value)

    def formfield(self, **kwargs: object) -> FormField:
        """Return a text field that shows the German form."""
        from reference.forms import PartialDateFormField

        return super().formfield(**{"form_class": PartialDateFormField, **kwargs})  # type: ignore[arg-type, return-value]
