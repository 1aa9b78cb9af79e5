"""A server's index, asked: one request for the words of a question, one for its hits and counts."""

from collections.abc import Callable, Hashable
from typing import Any

from search import flat
from search.clauses import Key, Plan
from search.engines.server import compose
from search.engines.server import mapping as fields
from search.engines.server.client import Server
from search.engines.server.lexicon import VisibleWords
from search.entry import FACETS, Answer, Entry, Question
from search.finding import DEEPEST, Found

# The key last, so that pages divide what ranks alike without gap or repetition.
BY_KEY = {fields.KEY: "asc"}
ORDERS: dict[str, list[dict[str, str]]] = {
    "neu": [{fields.DAY: "desc"}, BY_KEY],
    "titel": [{fields.TITLE: "asc"}, BY_KEY],
}
RANKED = [{"_score": "desc"}, BY_KEY]


class Reader:
    """See search.finding.Index for what each method promises."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def lexicon(self, question: Question) -> VisibleWords:
        """Return the words of what the person may see."""
        return VisibleWords(self._server, question)

    def run(self, plan: Plan, question: Question, *, is_counted: bool = False) -> Found:
        """Run a plan, with the counts of facets in the same request."""
        is_ranked = bool(plan.matching) and question.sort not in ORDERS
        start = min(question.start, DEEPEST)
        body: dict[str, Any] = {
            "from": start,
            "size": max(0, min(question.size, DEEPEST - start)),
            "sort": RANKED if is_ranked else ORDERS.get(question.sort, ORDERS["neu"]),
            "track_total_hits": True,
            "_source": [fields.ENTRY],
        }
        filters = [compose.visible(question), *compose.narrowing(question)]
        chosen = compose.chosen(question)
        if is_counted and chosen:
            body["post_filter"] = compose.together(chosen).to_dict()
        body["query"] = compose.plan(plan, filters if is_counted else [*filters, *chosen]).to_dict()
        if is_counted:
            body["aggs"] = compose.counting(question)
        return self._server.search(self._server.place.index, body, _found)

    def entry(self, key: str, question: Question) -> Entry | None:
        """Return one entry, if the person may see it."""
        only = Plan(required=(Key(key),))
        found = self._server.search(
            self._server.place.index,
            {
                "size": 1,
                "track_total_hits": True,
                "query": compose.plan(only, [compose.visible(question)]).to_dict(),
                "_source": [fields.ENTRY],
            },
            _found,
        )
        return next(iter(found.entries), None)

    def remembered(self, asked: Hashable, answer: Callable[[], Answer]) -> Answer:
        """Return the answer now: nothing says without a request that the index is as it was."""
        return answer()


def _found(answer: Any) -> Found:
    entries = tuple(flat.unpack(hit["_source"][fields.ENTRY]) for hit in answer["hits"]["hits"])
    counted = answer.get("aggregations", {})
    return Found(
        entries,
        answer["hits"]["total"]["value"],
        {
            facet: {bucket["key"]: bucket["doc_count"] for bucket in counted[facet]["values"]["buckets"]}
            for facet in FACETS
            if facet in counted
        },
        tuple(float(hit["_score"]) for hit in answer["hits"]["hits"] if hit.get("_score") is not None),
    )
