"""Lets editors name the fields that a piece of evidence supports as the form calls them; stored are the code's names."""

from collections.abc import Mapping

from django import forms
from django.apps import apps
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Field
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.text import capfirst

SHOWN_SEPARATOR = "; "  # names of fields may have commas in them


class FieldNames(forms.TextInput):
    """Shows ``cost_invest_eur, results`` as ``Kosten einmalig (Euro); Wirkung``, and reads both."""

    def __init__(self, model: str, others: Mapping[str, str | Promise]) -> None:
        """Take a model as ``app.Name``, and the names of what stands in rows of its own."""
        super().__init__()
        self.model, self.others = model, others

    def labels(self) -> dict[str, str]:
        """Return what the fields are called, by their name in the code."""
        fields = apps.get_model(self.model)._meta.get_fields()
        named = {field.name: capfirst(str(field.verbose_name)) for field in fields if isinstance(field, Field)}
        return {**named, **{name: str(label) for name, label in self.others.items()}}

    def format_value(self, value: object) -> str | None:
        """Return the names as the form calls them."""
        if not value:
            return None
        labels = self.labels()
        names = [name.strip() for name in str(value).split(",") if name.strip()]
        return SHOWN_SEPARATOR.join(labels.get(name, name) for name in names)

    def value_from_datadict(
        self, data: Mapping[str, object], files: "MultiValueDict[str, UploadedFile[bytes]]", name: str
    ) -> str:
        """Return the names in the code; what nobody knows stays as it was typed."""
        typed = str(data.get(name) or "").strip()
        names = {label.casefold(): field for field, label in self.labels().items()}
        separator = ";" if ";" in typed or typed.casefold() in names else ","
        parts = [part.strip() for part in typed.split(separator)]
        return ", ".join(dict.fromkeys(names.get(part.casefold(), part) for part in parts if part))
