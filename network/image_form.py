"""The form of a picture: what is uploaded is decoded at once, so that an editor learns here what is wrong with it."""

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from network.uploads import UnreadablePictureError, cleaned


class PictureField(WagtailImageField):
    """Takes pixels, and nothing that hides in their files."""

    def to_python(self, data: object) -> "File[bytes] | None":
        """Return the picture without metadata.

        Raises:
            ValidationError: it is no picture that we take, is too large, or is damaged.
        """
        damaged = _("This picture is damaged and cannot be opened. Save it again as JPEG, PNG or WebP and upload that.")
        try:
            file: File[bytes] | None = super().to_python(data)
            if file is None:
                return None
            file.seek(0)
            return cleaned(file.read(), file.name or "")
        except (UnreadablePictureError, OSError, SyntaxError) as error:
            raise ValidationError(damaged, code="damaged") from error


class ImageForm(BaseImageForm):
    """Decodes what is uploaded."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Let our field read the file."""
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureField(label=given.label, required=given.required, widget=given.widget)
