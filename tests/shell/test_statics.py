"""The one style sheet and the fonts come from packages and our own parts, without a copy in the repository."""

from pathlib import Path

import brotli
from django.contrib.staticfiles import finders

from hansenetz import statics


def test_the_joined_style_sheet_has_kern_in_a_layer_and_every_component_after_it():
    joined = statics.joined()
    kern, ours = joined.index("@layer kern"), joined.index("/* Hansenetz tokens")
    assert kern < ours
    for part in statics.parts():
        assert part.read_text(encoding="utf-8") in joined[ours:]


def test_the_finder_gives_the_joined_sheet_and_only_the_two_named_fonts():
    finder = statics.SiteFinder()
    fonts = [f"fonts/{name}" for name in statics.FONT_NAMES]
    assert [name for name, _ in finder.list(None)] == ["css/site.css", *fonts]
    assert Path(str(finders.find("css/site.css"))).read_text(encoding="utf-8") == statics.joined()
    assert finders.find("fonts/fira-sans-latin-900-normal.woff2") is None
    assert finders.find("@kern-ux/native/dist/kern.css") is None


def test_every_font_that_the_sheet_names_is_given():
    for name in statics.FONT_NAMES:
        assert f"../fonts/{name}" in statics.joined()
        assert finders.find(f"fonts/{name}")


def test_the_style_sheet_leaves_room_for_page_and_script_in_the_weight_budget():
    assert len(brotli.compress(statics.joined().encode(), quality=11)) <= 20_000
