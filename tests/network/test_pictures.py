"""Pictures come in every size and form a browser may want, without anything but their pixels, and never dangerous."""

import json
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Canvas
from PIL import features
from wagtail.images.forms import get_image_form

from network import pictures, uploads
from network.cities import give_role
from network.models import City, Image, Rendition, User
from network.rights import Role
from tests.projects.entries import save, solution
from tests.projects.images import lead_picture, picture_file

PLACE = b"GPS Marquardstrasse 53.87"
pytestmark = pytest.mark.django_db


def told_file(form="JPEG", **options):
    """Return a picture that tells where and by whom it was taken."""
    exif = Canvas.Exif()
    exif[0x013B] = "Fotografin Muster"
    exif[0x010E] = PLACE.decode()
    exif.get_ifd(0x8825)[1] = "N"
    return picture_file(form, exif=exif, **options)


def editor(city, client):
    user = User.objects.create_user("redaktion", password="x")
    give_role(user, city, Role.EDITOR)
    client.force_login(user)
    return user


def form_for(content, name="bild.jpg", **data):
    city = City.objects.get(code="luebeck")
    user = User.objects.create_superuser("admin", password="x")
    values = {"title": "Bild", "alt_text": "Was zu sehen ist", "collection": 1, "city": city.pk, **data}
    return get_image_form(Image)(values, {"file": SimpleUploadedFile(name, content)}, user=user)


def said(form):
    return " ".join(message for messages in form.errors.values() for message in messages)


def assert_tells_nothing(content):
    assert b"Fotografin" not in content and PLACE not in content and b"Exif" not in content
    with Canvas.open(BytesIO(content)) as opened:
        assert not opened.getexif()
        assert not {"exif", "xmp", "comment", "photoshop"} & set(opened.info)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_neither_the_original_nor_any_rendition_tells_where_it_was_taken(form):
    if form == "AVIF" and not features.check("avif"):
        form = "WEBP"
    content = told_file(form)
    assert b"Fotografin" in content
    image = Image(title="Bild", alt_text="Etwas", file=ContentFile(content, name=f"bild.{form.lower()}"))
    image.save()
    pictures.make(image)
    with image.open_file() as file:
        assert_tells_nothing(file.read())
    renditions = Rendition.objects.filter(image=image)
    assert renditions.count() == 2 + len(pictures.LEAD) * len(pictures.forms())
    for rendition in renditions:
        with rendition.file.open() as file:
            assert_tells_nothing(file.read())


def test_a_comment_and_whatever_follows_the_picture_is_dropped():
    content = picture_file("JPEG", comment=b"geheim") + b"<script>alert(1)</script>"
    clean = uploads.cleaned(content, "bild.jpg").read()
    assert b"geheim" not in clean and b"<script>" not in clean


def test_a_picture_taken_sideways_stands_upright():
    exif = Canvas.Exif()
    exif[0x0112] = 6
    image = lead_picture(size=(400, 200), exif=exif)
    assert (image.width, image.height) == (200, 400)


def test_the_content_decides_the_ending_of_a_file():
    image = Image(title="Bild", alt_text="Etwas", file=ContentFile(picture_file("PNG"), name="bild.jpg"))
    image.save()
    assert image.file.name.endswith(".png")


def test_a_file_that_is_no_picture_is_refused_whichever_way_it_comes():
    image = Image(
        title="Bild", alt_text="Etwas", file=ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>", name="a.png")
    )
    with pytest.raises(uploads.UnreadablePictureError):
        uploads.clean_file_of(image)


def test_a_browser_is_offered_each_form_in_each_size_and_told_the_space_it_takes(cities, client):
    page = solution("luebeck", "Sensor", image=lead_picture(is_illustration=True))
    shown = BeautifulSoup(client.get("/staedte/luebeck/sensor/").content, "html.parser").find("figure")
    offered = {source["type"]: source["srcset"] for source in shown.find_all("source")}
    assert list(offered) == [f"image/{form}" for form in pictures.forms()]
    assert all([size.split()[1] for size in srcset.split(", ")] == ["640w", "1280w"] for srcset in offered.values())
    image = shown.find("img")
    assert (image["width"], image["height"], image["loading"]) == ("640", "360", "lazy")
    assert image["alt"] == page.image.alt_text
    assert "Illustration, kein Foto: Hansestadt, 2023" in shown.text
    for srcset in offered.values():
        response = client.get(srcset.split()[0])
        assert response.status_code == 200
        assert response.getvalue()


def test_where_pillow_cannot_write_avif_pictures_come_as_webp(cities, client, monkeypatch):
    monkeypatch.setattr(pictures.features, "check", lambda name: name != "avif")
    solution("luebeck", "Sensor", image=lead_picture())
    shown = BeautifulSoup(client.get("/staedte/luebeck/sensor/").content, "html.parser").find("figure")
    assert [source["type"] for source in shown.find_all("source")] == ["image/webp"]
    assert not Rendition.objects.filter(filter_spec__contains="avif").exists()


def test_a_small_picture_is_never_blown_up(cities):
    image = lead_picture(size=(900, 600))
    pictures.make(image)
    assert [size.split()[1] for size in pictures.picture(image.pk).kinds[0].srcset.split(", ")] == ["640w", "900w"]


def test_the_focal_point_decides_what_is_cut_away(cities):
    image = lead_picture()
    pictures.make(image)
    before = pictures.picture(image.pk).url
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 100, 100, 50, 50
    image.save()
    pictures.make(image)
    assert pictures.picture(image.pk).url != before


def test_a_page_without_a_picture_or_whose_picture_is_gone_is_shown(cities, client):
    image = lead_picture()
    page = solution("luebeck", "Sensor", image=image)
    image.delete()
    page.refresh_from_db()
    save(page)
    response = client.get("/staedte/luebeck/sensor/")
    assert response.status_code == 200
    assert "<figure" not in response.content.decode()


def test_a_reader_does_not_make_pictures(cities, client):
    solution("luebeck", "Sensor", image=lead_picture())
    made = Rendition.objects.count()
    client.get("/staedte/luebeck/sensor/")
    assert Rendition.objects.count() == made


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bild.svg", "Nicht unterstütztes Bildformat"),
        (picture_file("PNG", size=(9, 9)), "bild.jpg", "Die Erweiterung stimmt nicht mit dem Dateiformat überein"),
        (b"kein Bild", "bild.jpg", "Bild"),
        (picture_file("JPEG")[:4000], "bild.jpg", "beschädigt"),
        (picture_file("GIF", size=(9, 9)), "bild.gif", "Nicht unterstütztes Bildformat"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_plain_german(cities, content, name, message):
    form = form_for(content, name)
    assert not form.is_valid()
    assert message in said(form)


def test_a_picture_with_too_many_pixels_is_refused(cities, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    form = form_for(picture_file(size=(100, 100)))
    assert "zu viele Pixel" in said(form)


def test_a_file_that_is_too_big_is_refused(cities, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    assert "zu groß" in said(form_for(picture_file()))


def test_a_picture_without_alternative_text_is_refused(cities):
    form = form_for(picture_file(), alt_text="")
    assert "alt_text" in form.errors


def test_an_uploaded_picture_is_written_anew_once_and_known_by_its_new_hash(cities):
    form = form_for(told_file())
    assert form.is_valid(), form.errors
    image = form.save()
    with image.open_file() as file:
        content = file.read()
    assert_tells_nothing(content)
    assert image.file_size == len(content)
    hashed = image.file_hash
    image._set_file_hash()
    assert image.file_hash == hashed


def test_the_list_of_uploads_asks_for_the_alternative_text_and_cleans_too(cities, client):
    client.force_login(User.objects.create_superuser("admin", password="x"))
    upload = SimpleUploadedFile("bild.jpg", told_file(), content_type="image/jpeg")
    address = reverse("wagtailimages:add_multiple")
    answer = json.loads(client.post(address, {"title": "Bild", "files[]": upload, "collection": 1}).content)
    assert not Image.objects.exists()
    number = answer["uploaded_file_id"]
    values = {"title": "Bild", "alt_text": "Etwas", "collection": 1}
    sent = {f"uploaded-image-{number}-{name}": value for name, value in values.items()}
    client.post(reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number]), sent)
    image = Image.objects.get()
    with image.open_file() as file:
        assert_tells_nothing(file.read())
