"""A kept component looks as an included one, whatever was kept before it."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from hansenetz.templatetags import kept


@pytest.fixture(autouse=True)
def nothing_is_kept_yet():
    kept._looks.clear()


def flag(name: str | SafeString) -> str:
    shown = Template('{% load kept %}{% kept "components/flag.html" with name=name only %}')
    return shown.render(Context({"name": name}))


def test_the_same_inputs_are_rendered_once():
    first = flag("Lübeck")
    assert "Lübeck" in first
    assert [flag("Lübeck"), len(kept._looks)] == [first, 1]


def test_plain_text_is_escaped_though_the_same_letters_were_kept_as_safe_html():
    assert "<b>Wismar</b>" in flag(mark_safe("<b>Wismar</b>"))
    assert "&lt;b&gt;Wismar&lt;/b&gt;" in flag("<b>Wismar</b>")


def test_a_number_is_not_taken_for_a_yes():
    ticked = Template(
        '{% load kept %}{% kept "components/facet.html" with facet="stadt" code="x" label="X" count=count only %}'
    )
    assert [ticked.render(Context({"count": count})).count("True") for count in (1, True)] == [0, 2]


def test_each_language_is_kept_for_itself():
    foot = Template('{% load kept %}{% kept "components/footer.html" only %}')
    with override("de"):
        assert "Rechtliches" in foot.render(Context())
    with override("en"):
        assert "Legal matters" in foot.render(Context())


def test_a_component_that_may_look_around_cannot_be_kept():
    with pytest.raises(TemplateSyntaxError, match="`only` is missing"):
        Template('{% load kept %}{% kept "components/flag.html" with name=name %}')
