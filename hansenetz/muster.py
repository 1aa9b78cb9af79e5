"""Show every component with its examples at `/muster/`, so that nobody builds one twice."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from search.entry import PUBLIC, Entry

COMPONENTS = Path(__file__).resolve().parent.parent / "templates" / "components"
HEADER = re.compile(
    r"\{# (?P<what>.+?) needs: (?P<needs>.+?)\.(?: optional: (?P<optional>.+?)\.)?"
    r" css: (?P<css>components/[a-z]+\.css) #\}"
)
FRAMES = {  # where a component is only a part of a table or a list
    "body-row": '<div class="scroll"><table class="table"><tbody>{}</tbody></table></div>',
    "hit-row": '<div class="hit-table"><table><tbody>{}</tbody></table></div>',
    "entry": '<ul class="entries">{}</ul>',
    "event": '<ol class="events">{}</ol>',
    "hit": '<ol class="hits">{}</ol>',
    "log": '<ul class="log">{}</ul>',
    "fact": '<dl class="pairs">{}</dl>',
    "pair": '<dl class="pairs">{}</dl>',
}
TONES = ("paper", "fog", "fog-deep", "ink", "ink-soft", "line", "sea", "sea-wash", "brick", "brick-wash", "light")


class _Loader(yaml.SafeLoader):
    """Plain values, `!html` for text that is safe HTML, `!entry` for an entry of the search."""


def _entry(loader: yaml.SafeLoader, node: yaml.MappingNode) -> Entry:
    values = loader.construct_mapping(node, deep=True)
    return Entry(shown_in=("de", "en"), audience=PUBLIC, **{str(name): value for name, value in values.items()})


_Loader.add_constructor("!entry", _entry)
_Loader.add_constructor("!html", lambda loader, node: mark_safe(str(node.value)))  # noqa: S308  # our own file


@dataclass(frozen=True, slots=True)
class Sample:
    """One component as the gallery shows it."""

    name: str
    what: str
    needs: str
    optional: str
    css: str
    shown: tuple[SafeString, ...]


def names() -> list[str]:
    """List every component there is a template of."""
    return sorted(path.stem for path in COMPONENTS.glob("*.html"))


def examples() -> Mapping[str, Sequence[Mapping[str, object]]]:
    """Read the inputs of all examples."""
    text = (COMPONENTS / "examples.yaml").read_text(encoding="utf-8")
    read: Mapping[str, Sequence[Mapping[str, object]]] = yaml.load(text, Loader=_Loader)  # noqa: S506  # a safe loader
    return read


def sample(name: str, inputs: Sequence[Mapping[str, object]], request: HttpRequest | None = None) -> Sample:
    """Read what a component says of itself in line one and render its examples.

    Raises: ValueError when line one lacks a part.
    """
    line = (COMPONENTS / f"{name}.html").read_text(encoding="utf-8").split("\n", 1)[0]
    header = HEADER.fullmatch(line)
    if header is None:
        raise ValueError(f"components/{name}.html: line one must say what it is, needs: …, optional: …, css: …")
    shown = tuple(
        framed(name, render_to_string(f"components/{name}.html", dict(example), request)) for example in inputs
    )
    return Sample(name, header["what"], header["needs"], header["optional"] or "", header["css"], shown)


def framed(name: str, shown: SafeString) -> SafeString:
    """Put what is only a part of a table or a list into one, so that it looks as on a page."""
    return format_html(FRAMES.get(name, "{}"), shown)


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component with its examples; only while DEBUG is on.

    Raises: Http404 when it is off.
    """
    if not settings.DEBUG:
        raise Http404
    inputs = examples()
    samples = [sample(name, inputs[name], request) for name in names()]
    return render(request, "muster.html", {"samples": samples, "tones": TONES})
