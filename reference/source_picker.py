"""Lets editors pick sources by typing a few letters of their title instead of scrolling through all of them."""

import re
from collections.abc import Mapping
from typing import Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from wagtail.admin.panels import HelpPanel

from reference.models.sources import Source

MORE: Final = "-more"  # behind the name of the field: the one that is typed and not yet picked
CODE = re.compile(r"\(([a-z0-9-]+)\)$")


def named(source: Source) -> str:
    """Return a source as the list offers it; its code makes it different from all others."""
    return f"{source} ({source.code})"


class SourcePicker(forms.SelectMultiple):
    """Shows the picked sources, each with a box to take it out, and a field with suggestions for one more.

    Without a script the field takes one source each time the page is saved. The suggestions stand once on the page
    (SourceList), because evidence has many rows.
    """

    template_name = "reference/source_picker.html"

    class Media:
        js = ("js/sources.js",)

    def use_required_attribute(self, initial: object) -> bool:
        """Leave it to the server: what is typed may be empty when sources are picked."""
        return False

    def render(
        self, name: str, value: object, attrs: dict[str, object] | None = None, renderer: object = None
    ) -> SafeString:
        """Render with the templates of the site, which those of forms do not know."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        """Return the widget with picked (pairs of key and name), more (the name of the field) and typed."""
        values = [str(each) for each in (value if isinstance(value, list | tuple) else [])]
        found = {str(source.pk): named(source) for source in Source.objects.filter(pk__in=filter(str.isdigit, values))}
        typed = next((each for each in values if each not in found), "")
        widget = {"name": name, "more": name + MORE, "attrs": self.build_attrs(self.attrs, attrs), "typed": typed}
        return {"widget": {**widget, "picked": [(pk, found[pk]) for pk in values if pk in found]}}

    def value_from_datadict(
        self, data: Mapping[str, object], files: "MultiValueDict[str, UploadedFile[bytes]]", name: str
    ) -> list[str]:
        """Return the keys of all sources; what is typed and not known comes as it is, so that the form refuses it."""
        picked = data.getlist(name) if isinstance(data, MultiValueDict) else list(data.get(name) or [])  # type: ignore[call-overload]
        typed = str(data.get(name + MORE) or "").strip()
        return list(dict.fromkeys([*map(_key, map(str, picked)), *([_key(typed)] if typed else [])]))

    def value_omitted_from_data(
        self, data: Mapping[str, object], files: "MultiValueDict[str, UploadedFile[bytes]]", name: str
    ) -> bool:
        """Say that nothing is ever left out: no box at all means no source."""
        return False

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the id of the field in which one types."""
        return id_


def _key(typed: str) -> str:
    """Return the key of a source that is given by its key, its code, its title, or as the list names it."""
    if typed.isdigit():
        return typed
    code = CODE.search(typed)
    by_code = Source.objects.filter(code=code[1] if code else typed).first()
    if by_code:
        return str(by_code.pk)
    titled = list(Source.objects.filter(title__iexact=typed)[:2])
    return str(titled[0].pk) if len(titled) == 1 else typed


class SourceList(HelpPanel):
    """The sources that the fields below suggest, once on a page; nothing is to be seen of it."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"template": "reference/source_list.html", **kwargs})

    class BoundPanel(HelpPanel.BoundPanel):
        """The list of one form."""

        @cached_property
        def sources(self) -> list[str]:
            """All sources, as the fields take them."""
            return [named(source) for source in Source.objects.all()]
