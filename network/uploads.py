"""Makes an uploaded picture harmless: decoded within limits, turned upright, written anew without anything but its pixels."""

from io import BytesIO
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.files.base import ContentFile
from PIL import Image as Canvas
from PIL import ImageOps
from wagtail.images.models import AbstractImage

# What Pillow calls a format -> the ending of its files and how it is written.
FORMATS: Final[dict[str, tuple[str, dict[str, object]]]] = {
    "JPEG": (".jpg", {"quality": 92, "optimize": True}),
    "PNG": (".png", {"optimize": True}),
    "WEBP": (".webp", {"quality": 92, "method": 4}),
    "AVIF": (".avif", {"quality": 85}),
}
MODES: Final = {"JPEG": ("L", "RGB"), "PNG": ("L", "LA", "P", "RGB", "RGBA"), "WEBP": ("RGB", "RGBA")}
COLOURS: Final = "icc_profile"  # the one thing besides pixels that changes what people see


class UnreadablePictureError(ValueError):
    """The file is no picture that we take, is damaged, or is too large."""


class CleanPicture(ContentFile):  # type: ignore[type-arg]  # no parameters at run time
    """A picture that was written anew and needs it no second time."""


def cleaned(content: bytes, name: str) -> CleanPicture:
    """Return a picture without metadata; its content decides its ending.

    Raises:
        UnreadablePictureError: it cannot be decoded as one of FORMATS within WAGTAILIMAGES_MAX_IMAGE_PIXELS.
    """
    try:
        with Canvas.open(BytesIO(content), formats=tuple(FORMATS)) as opened:
            if opened.width * opened.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise UnreadablePictureError("too many pixels")
            form = str(opened.format)
            upright = ImageOps.exif_transpose(opened)
            return CleanPicture(_written(upright, form), name=f"{Path(name).stem}{FORMATS[form][0]}")
    except (OSError, SyntaxError, ValueError, Canvas.DecompressionBombError, Canvas.DecompressionBombWarning) as error:
        raise UnreadablePictureError(str(error)) from error


def clean_file_of(image: AbstractImage) -> None:
    """Put a clean file in the place of a new one, whichever way it came: form, list of uploads, command.

    Raises:
        UnreadablePictureError: as cleaned().
    """
    field = image.file
    is_new = image._state.adding if field and field._committed else field and not isinstance(field.file, CleanPicture)
    if not is_new:
        return
    with image.open_file() as file:
        clean = cleaned(file.read(), field.name)
    if field._committed:  # a form has stored it already
        field.close()
        field.storage.delete(field.name)
    image.file = clean
    image._set_image_file_metadata()


def _written(picture: Canvas.Image, form: str) -> bytes:
    """Write pixels and colours; what else the picture knows of itself stays behind."""
    known = {name: picture.info[name] for name in (COLOURS,) if picture.info.get(name)}
    if picture.mode not in MODES.get(form, ("RGB", "RGBA")):
        known = {} if picture.mode == "CMYK" else known  # a profile for ink does not fit light
        picture = picture.convert("RGBA" if picture.has_transparency_data and form != "JPEG" else "RGB")
    picture.info = {name: value for name, value in picture.info.items() if name == "transparency"}
    file = BytesIO()
    picture.save(file, form, **FORMATS[form][1], **known)
    return file.getvalue()
