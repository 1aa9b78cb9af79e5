"""A stream field whose blocks stay out of migrations, so that changing a block is no migration."""

from wagtail import fields


class StreamField(fields.StreamField):
    """Wagtail's StreamField; data migrations see its text, but no blocks."""

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        """Describe the field without its blocks."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        kwargs.pop("verbose_name", None)
        kwargs.pop("help_text", None)
        return name, path, [[]], kwargs
