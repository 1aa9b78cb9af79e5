"""What the search box offers while somebody types: titles and cities from the engine, topics from their labels."""

from collections.abc import Iterator

from django.urls import reverse

from search import address, labels, version
from search.engine import engine
from search.entry import Question, Suggestion
from search.finding import MOST_COMPLETED, begins
from search.forms import SearchForm
from search.resultpage import url_for

MOST_TOPICS = 3
TOPIC = "thema"


def suggestions(text: str, audiences: frozenset[str], language: str) -> tuple[Suggestion, ...]:
    """Return at most eight lines, each with its address in the reader's language.

    Raises:
        EngineDownError: the engine cannot be reached.
    """
    topics = tuple(_topics(text, audiences, language))
    titles = engine().complete(text, audiences, language)[: MOST_COMPLETED - len(topics)]
    return (*(Suggestion(each.group, each.text, url_for(each.url, language)) for each in titles), *topics)


def _topics(text: str, audiences: frozenset[str], language: str) -> Iterator[Suggestion]:
    """Yield topics whose name begins with what was typed; one that no visible entry has does not exist."""
    named = labels.book(language, version.current()).labels(TOPIC)
    fitting = {code: label for code, label in named.items() if begins(label, text)}
    if not fitting:
        return
    counted = engine().find(Question("", audiences, language, facets={TOPIC: tuple(fitting)}, size=1)).counts
    shown = [code for code in fitting if counted.get(TOPIC, {}).get(code)]
    for code in shown[:MOST_TOPICS]:
        form = SearchForm(facets={TOPIC: (code,)})
        yield Suggestion(TOPIC, fitting[code], address.of(reverse("search"), form))
