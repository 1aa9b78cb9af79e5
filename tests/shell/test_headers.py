"""What the head of each answer promises a browser."""

from pathlib import Path

import pytest
import wagtail
from django.test import Client
from django.urls import reverse

from hansenetz.editing import mark

INLINE_SCRIPTS = {
    "wagtailadmin/panels/inline_panel.html",
    "wagtailadmin/panels/multiple_chooser_panel.html",
    "wagtailadmin/widgets/date_input.html",
    "wagtailadmin/widgets/datetime_input.html",
    "wagtailadmin/widgets/time_input.html",
}
NOT_INSTALLED = "wagtailsearchpromotions/"
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/anmelden/", "/suche/", "/gibt-es-nicht/"])
def test_public_pages_load_nothing_from_elsewhere_and_nothing_inline(client: Client, settings, path):
    settings.DEBUG = False
    response = client.get(path)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "geolocation=()" in response["Permissions-Policy"]
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.django_db
def test_the_admin_may_set_styles_but_runs_no_inline_script(admin_client: Client):
    policy = admin_client.get(reverse("wagtailadmin_home"))["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert "frame-src 'self'" in policy


def test_every_template_of_wagtail_with_an_inline_script_is_replaced_by_ours():
    found = set()
    for path in Path(wagtail.__file__).parent.rglob("templates/**/*.html"):
        name = str(path).split("/templates/", 1)[1]
        tags = path.read_text().split("<script")[1:]
        inline = [
            tag for tag in tags if "src=" not in tag.split(">")[0] and "application/json" not in tag.split(">")[0]
        ]
        if inline and "/test" not in str(path) and not name.startswith(NOT_INSTALLED):
            found.add(name)
    assert found == INLINE_SCRIPTS
    for name in INLINE_SCRIPTS:
        assert "<script" not in (TEMPLATES / name).read_text()


def test_a_chooser_s_script_becomes_a_mark_that_our_script_starts():
    html = mark('new PageChooser("id_page", {"modalUrl": "/admin/choose-page/"});')
    assert 'data-hn-start-what-value="PageChooser"' in html
    assert "&quot;id_page&quot;" in html
    assert "<script" not in html


def test_anything_but_one_call_is_refused():
    with pytest.raises(ValueError, match="not a single call"):
        mark("alert(1); alert(2)")
