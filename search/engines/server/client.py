"""The one module that speaks to a server through the client's library, and turns all that can go wrong into our errors."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from elastic_transport import (
    ApiResponse,
    ConnectionTimeout,
    HttpHeaders,
    NodeConfig,
    TlsError,
    TransportError,
    Urllib3HttpNode,
)
from elastic_transport._node import NodeApiResponse
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError

from search.engine import EngineDownError
from search.engines.server import wire
from search.engines.server.breaker import Breaker, ServerFaultError
from search.engines.server.place import Place

WRITE_SECONDS, PATIENT_SECONDS = 5.0, 60.0
CONNECTIONS = 16  # kept open
BUSY = 429
CLIENT_TYPES = (
    ("application/vnd.elasticsearch+x-ndjson; compatible-with=8", "application/x-ndjson"),
    (
        "application/vnd.elasticsearch+json; compatible-with=8",
        "application/json",
    ),
)

T = TypeVar("T")
Body = Mapping[str, Any]
Action = Callable[[Elasticsearch], ApiResponse[Any]]
logging.getLogger("elastic_transport").setLevel(logging.ERROR)  # a line for every request; ours says what failed


class BusyServerError(ServerFaultError):
    """The server has too much to do or is not well; the same request may succeed a moment later."""


class NoIndexError(EngineDownError):
    """There is no index under that name."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one entry of a bulk request."""

    status: int
    trouble: str  # empty where there was none


class PunctualNode(Urllib3HttpNode):
    """A node that keeps to deadlines."""

    def __init__(self, config: NodeConfig) -> None:
        super().__init__(config)
        wire.keep_to_deadlines(self.pool)

    def perform_request(
        self, method: str, target: str, body: Any = None, headers: Any = None, request_timeout: Any = None
    ) -> NodeApiResponse:
        """Send a request that has request_timeout seconds in all."""
        with wire.within(request_timeout) as limits:
            answer = super().perform_request(method, target, body, headers, limits)  # type: ignore[arg-type]
        told = HttpHeaders({name: value for name, value in answer.meta.headers.items() if name.lower() != "warning"})
        return NodeApiResponse(replace(answer.meta, headers=told), answer.body)


class OpenSearchNode(PunctualNode):
    """The same for OpenSearch, which knows neither the client's media types nor the header by which it knows its server."""

    def perform_request(
        self, method: str, target: str, body: Any = None, headers: Any = None, request_timeout: Any = None
    ) -> NodeApiResponse:
        """Send a request that has request_timeout seconds in all."""
        plain = HttpHeaders({name: _plain(value) for name, value in (headers or {}).items()})
        answer = super().perform_request(method, target, body, plain, request_timeout)
        told = HttpHeaders({**answer.meta.headers, "x-elastic-product": "Elasticsearch"})
        return NodeApiResponse(replace(answer.meta, headers=told), answer.body)


class Server:
    """What the engine asks a server; every method raises EngineDownError when it is not to be had."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.breaker = Breaker()
        node = NodeConfig(
            scheme="https" if place.is_encrypted else "http",
            host=place.host,
            port=place.port,
            connections_per_node=CONNECTIONS,
            ca_certs=place.authorities or None,
        )
        self._clients: dict[float, Elasticsearch] = {}
        self._client = Elasticsearch(
            [node],
            node_class=OpenSearchNode if place.product == "opensearch" else PunctualNode,
            basic_auth=(place.user, place.password) if place.user and not place.api_key else None,
            api_key=place.api_key or None,
            max_retries=0,
            retry_on_timeout=False,
            retry_on_status=(),
        )

    def search(self, index: str, body: Body, read: Callable[[Any], T], seconds: float | None = None) -> T:
        """Return what read finds in a server's whole answer; half of one counts as none."""

        def whole(answer: Any) -> T:
            if answer["timed_out"]:
                raise ServerFaultError(_("The search server did not finish in time."))
            return read(answer)

        return self._ask(
            seconds or wire.QUICK_SECONDS,
            lambda es: es.search(index=index, allow_partial_search_results=False, body=dict(body)),
            whole,
        )

    def bulk(self, target: str, lines: Sequence[Any], *, is_seen_at_once: bool, seconds: float) -> list[Written]:
        """Write through an alias and return what became of each line's entry."""
        return self._ask(
            seconds,
            lambda es: es.bulk(index=target, operations=lines, refresh=is_seen_at_once, require_alias=True),
            lambda answer: [_written(next(iter(item.values()))) for item in answer["items"]],
        )

    def documents(self, index: str, keys: Sequence[str], fields: Sequence[str]) -> list[Body]:
        """Return what is stored under keys."""
        return self._ask(
            PATIENT_SECONDS,
            lambda es: es.mget(index=index, ids=keys, source_includes=fields),
            lambda answer: list(answer["docs"]),
        )

    def count(self, index: str) -> int:
        """Return the number of entries."""
        return self._ask(wire.QUICK_SECONDS, lambda es: es.count(index=index), lambda answer: int(answer["count"]))

    def written(self, index: str) -> tuple[int, int]:
        """Return how many entries were ever put into an index and how many dropped from it."""

        def numbers(answer: Any) -> tuple[int, int]:
            told = answer["_all"]["primaries"]["indexing"]
            return int(told["index_total"]), int(told["delete_total"])

        return self._ask(PATIENT_SECONDS, lambda es: es.indices.stats(index=index, metric="indexing"), numbers)

    def aliases(self, pattern: str) -> dict[str, set[str]]:
        """Return the aliases of every index that the pattern names."""
        return self._ask(
            wire.QUICK_SECONDS,
            lambda es: es.indices.get_alias(index=pattern, allow_no_indices=True),
            lambda answer: {index: set(facts["aliases"]) for index, facts in answer.items()},
        )

    def blocks(self, index: str) -> frozenset[str]:
        """Return why an index takes no writes, such as ``read_only_allow_delete`` when the disk is full."""

        def names(answer: Any) -> frozenset[str]:
            given = (pair for facts in answer.values() for pair in facts["settings"].items())
            return frozenset(name.removeprefix("index.blocks.") for name, on in given if str(on) == "true")

        return self._ask(
            wire.QUICK_SECONDS,
            lambda es: es.indices.get_settings(index=index, name="index.blocks.*", flat_settings=True),
            names,
        )

    def version(self) -> tuple[str, str]:
        """Return product and version number, as the server says them."""

        def told(answer: Any) -> tuple[str, str]:
            return str(answer["version"].get("distribution", "elasticsearch")), str(answer["version"]["number"])

        return self._ask(wire.QUICK_SECONDS, lambda es: es.info(), told)

    def create(self, index: str, body: Body, alias: str) -> None:
        """Make an empty index that has an alias from its first moment."""
        self._do(lambda es: es.indices.create(index=index, aliases={alias: {}}, **body))

    def set(self, index: str, settings: Body) -> None:
        """Change settings of an index."""
        self._do(lambda es: es.indices.put_settings(index=index, settings=settings))

    def refresh(self, index: str) -> None:
        """Let everything that was written be found."""
        self._do(lambda es: es.indices.refresh(index=index))

    def switch(self, actions: Iterable[Body]) -> None:
        """Change aliases in one step."""
        self._do(lambda es: es.indices.update_aliases(actions=list(actions)))

    def delete(self, indices: Iterable[str]) -> None:
        """Delete indices; one that is gone already is no error."""
        for index in indices:
            self._delete(index)

    def _delete(self, index: str) -> None:
        self._do(lambda es: es.indices.delete(index=index, ignore_unavailable=True))

    def _do(self, action: Action) -> None:
        self._ask(PATIENT_SECONDS, action, lambda answer: None)

    def _ask(self, seconds: float, action: Action, read: Callable[[Any], T]) -> T:
        """Let the library ask and return what read finds in the answer."""
        with self.breaker.guarding():
            try:
                answer = action(self._within(seconds)).body
            except (ApiError, TransportError, UnsupportedProductError) as error:
                raise self._told(error) from error
            try:
                return read(answer)
            except (KeyError, TypeError, ValueError, AttributeError, StopIteration) as error:
                told = _("What answers at %s is not a search server.") % self.place.address
                raise ServerFaultError(told) from error

    def _within(self, seconds: float) -> Elasticsearch:
        if seconds not in self._clients:
            self._clients[seconds] = self._client.options(request_timeout=seconds)
        return self._clients[seconds]

    def _told(self, error: Exception) -> EngineDownError:
        """Return our error for the library's."""
        where = self.place.address
        if isinstance(error, UnsupportedProductError):
            return ServerFaultError(
                _("What answers at %s is not Elasticsearch (opensearch:// names OpenSearch).") % where
            )
        if isinstance(error, ApiError):
            return _refusal(error, where)
        if isinstance(error, TlsError):
            return ServerFaultError(_("%s cannot be trusted: its certificate is not valid for us (SEARCH_CA).") % where)
        if isinstance(error, ConnectionTimeout):
            return ServerFaultError(_("The search server at %s did not answer in time.") % where)
        return ServerFaultError(_("The search server at %s cannot be reached or breaks off.") % where)


def _refusal(error: ApiError, where: str) -> EngineDownError:
    kind = str(error.message)
    if error.status_code in {401, 403} and "block" not in kind:
        return EngineDownError(_("The search server at %s does not let us in (SEARCH_USER, SEARCH_API_KEY).") % where)
    if error.status_code == 404:
        return NoIndexError(_("The search server has no index for us."))
    if "block" in kind:
        return EngineDownError(_("The index takes no changes (%s); is the server's disk full?") % kind)
    if error.status_code == BUSY or error.status_code >= 500:
        return BusyServerError(
            _("The search server at %(where)s is not well: %(kind)s") % {"where": where, "kind": kind}
        )
    return EngineDownError(_("The search server refuses the request: %s") % _reason(error.body))


def _written(item: Any) -> Written:
    return Written(int(item["status"]), _reason(item) if item.get("error") else "")


def _reason(body: Any) -> str:
    """Return in one line why a server refused something."""
    told = body.get("error", body) if isinstance(body, dict) else body
    if isinstance(told, dict):
        deepest: Any = told.get("caused_by") or next(iter(told.get("root_cause") or ()), {})
        parts = (told.get("type"), told.get("reason"), deepest.get("reason") if isinstance(deepest, dict) else "")
        told = ": ".join(dict.fromkeys(str(part) for part in parts if part))
    return " ".join(str(told).split())[:300]


def _plain(value: str) -> str:
    for theirs, usual in CLIENT_TYPES:
        value = value.replace(theirs, usual)
    return value
