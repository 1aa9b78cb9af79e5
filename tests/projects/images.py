"""Plain functions that make pictures as an editor uploads them."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image as Canvas

from network.models import Image


def picture_file(form="JPEG", size=(1600, 900), colour="#1f4e79", **options):
    """Return the bytes of a picture."""
    file = BytesIO()
    Canvas.new("RGB", size, colour).save(file, form, **options)
    return file.getvalue()


def lead_picture(size=(1600, 900), exif=None, **fields):
    values = {"title": "Bild", "alt_text": "Eine blaue Fläche", "rights": "Hansestadt, 2023", **fields}
    options = {"exif": exif} if exif else {}
    image = Image(file=ContentFile(picture_file(size=size, **options), name="bild.jpg"), **values)
    image.save()
    return image
