"""Forms of Wagtail without what this site does not offer."""

from wagtail.admin.forms.pages import CopyForm


class PlainCopyForm(CopyForm):
    """Copies pages, never as aliases: an alias would be published without anybody's look."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Take the choice of an alias away."""
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
